/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims and evidence. See tln-articles.h for threads and acts. */
#pragma once

#include "tln-claim.h"
#include "tln-db.h"

G_BEGIN_DECLS

/* Keeps a quoted span of an article's text. Returns the id, 0 on error. */
gint64 tln_claims_add (TlnDb *db, gint64 article, const TlnQuote *quote, GError **error);

/* A highlight made elsewhere. */
typedef struct {
  const TlnQuote *quote;
  gboolean orphan; /* its words have no place in the text: only exact counts */
  const char *note; /* or NULL */
  gint64 created_at; /* ms; 0: now */
  const char *colour; /* as tln-colour.h keeps it, or NULL */
} TlnClaimDraft;
/* Returns the id, 0 on error. */
gint64 tln_claims_keep (TlnDb *db, gint64 article, const TlnClaimDraft *draft, GError **error);

TlnClaim *tln_claims_get (TlnDb *db, gint64 id, GError **error);
GPtrArray *tln_claims_get_many (TlnDb *db, const gint64 *ids, guint n, GError **error);
/* Element TlnClaim: of an article by place; of a thesis by day of the evidence, newest first. */
GPtrArray *tln_claims_get_of_article (TlnDb *db, gint64 article, GError **error);
GPtrArray *tln_claims_get_of_thesis (TlnDb *db, gint64 thesis, GError **error);
/* Claims that are evidence for a thesis or stage this instrument is linked to, or that stand in
 * articles that mention it; newest first. For the marks of its chart. */
GPtrArray *tln_claims_get_of_instrument (TlnDb *db, gint64 instrument, GError **error);

/* field: speaker, relayed_by, kind, hedge, note, colour; NULL or "" empties it. "" of the first
 * four is remembered as wanted, see TlnClaim.emptied. */
gboolean
tln_claims_set (TlnDb *db, gint64 id, const char *field, const char *value, GError **error);
gboolean tln_claims_delete (TlnDb *db, gint64 id, GError **error);

typedef struct {
  gint64 thesis; /* 0: none */
  gint64 stage; /* 0: none; one of the two, a stance or a day must be said */
  TlnStance stance;
  int strength; /* 0: as it was, 2 when new */
  TlnDay day; /* TLN_DAY_NONE: as it was, the article's when new */
  gint64 evidence; /* of several it is for that thesis, after a merge; 0: the first */
} TlnEvidenceDraft;

/* Makes a claim evidence, or changes the evidence it already is for that thesis. Returns its id. */
gint64
tln_claims_set_evidence (TlnDb *db, gint64 claim, const TlnEvidenceDraft *draft, GError **error);
gboolean tln_claims_remove_evidence (TlnDb *db, gint64 evidence, GError **error);

/* Gives a claim another place in the present text of its article: one that was lost, or words that
 * fit better. Its words become those of the place. */
gboolean tln_claims_reattach (TlnDb *db, gint64 id, const TlnQuote *quote, GError **error);

/* Looks every claim of an article up in its present text again; changes anchors and offsets. */
gboolean tln_claims_reanchor (TlnDb *db, gint64 article, GError **error);

G_END_DECLS

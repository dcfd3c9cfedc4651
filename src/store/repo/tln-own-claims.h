/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims of the user that no article makes: what was seen or heard on a day. Each has a source all
 * the same, an article of its words alone that says it is the user's own; so it can be read,
 * quoted, exported and verified as any other. See tln-articles.h for threads and acts. */
#pragma once

#include "tln-claim.h"
#include "tln-day.h"
#include "tln-db.h"

G_BEGIN_DECLS

typedef struct {
  const char *words; /* the claim, and all that its source says */
  const char *site; /* what stands as the publisher: "Own note" in the user's language */
  TlnDay day; /* of the world: where it stands on charts and boards */
  gint64 instrument; /* on whose chart it is; 0: none */
  gint64 thesis; /* 0: none */
  gint64 stage; /* 0: none */
  TlnStance stance;
  int strength; /* 0: as evidence begins */
} TlnOwnClaim;

/* Keeps one: an article (read and out of the inbox), its claim, and the evidence with the day. The
 * same words another time are another claim of the same article. The article is dated by today,
 * when it was written, never by the day: what was not known then is not shown as known. Returns the
 * id of the claim; 0 on error: TLN_IMPORT_ERROR for no words, TLN_DB_ERROR_CONSTRAINT without a
 * day. */
gint64 tln_own_claims_add (TlnDb *db, const TlnOwnClaim *claim, GError **error);

/* What an article says is better than one's own words: those dated within three days of a day, the
 * instrument's (0: none) first, then the nearest; at most n, none from the Trash. Element
 * TlnArticle; NULL on error. */
GPtrArray *tln_own_claims_near (TlnDb *db, TlnDay day, gint64 instrument, guint n, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims (quoted spans) and the evidence they are for theses. */
#pragma once

#include "tln-anchor.h"
#include "tln-day.h"
#include "tln-record.h"

G_BEGIN_DECLS

typedef enum {
  TLN_STANCE_NEUTRAL,
  TLN_STANCE_FOR,
  TLN_STANCE_AGAINST,
} TlnStance;

/* "neutral", "for", "against". */
const char *tln_stance_name (TlnStance stance);
gboolean tln_stance_from_name (const char *name, TlnStance *stance);

typedef struct {
  gint64 id;
  gint64 claim_id;
  gint64 thesis_id; /* 0: none */
  gint64 stage_id; /* 0: none */
  TlnStance stance;
  int strength; /* 1 to 3 */
  TlnDay day; /* of the world */
  gint64 created_at;
  gboolean repeated; /* an earlier article, of which this one is a reprint, says it: not counted */
} TlnEvidence;
#define TLN_TYPE_EVIDENCE (tln_evidence_get_type ())
TLN_DECLARE_RECORD (TlnEvidence, tln_evidence)

/* What somebody may want to be empty. */
typedef enum {
  TLN_CLAIM_SPEAKER = 1 << 0,
  TLN_CLAIM_RELAY = 1 << 1,
  TLN_CLAIM_KIND = 1 << 2,
  TLN_CLAIM_HEDGE = 1 << 3,
} TlnClaimField;

typedef struct {
  gint64 id;
  gint64 article_id;
  char *exact;
  char *prefix;
  char *suffix;
  guint32 start;
  guint32 end;
  char *text_sha256;
  guint page; /* on which it begins, from 1; 0: its text has no pages */
  TlnAnchorState anchor;
  char *speaker; /* or NULL */
  char *relayed_by; /* from the speaker outwards, "; " between; or NULL */
  char *kind; /* or NULL */
  char *hedge; /* words that make it less than certain, "; " between; or NULL */
  char *note; /* "" for none */
  char *colour; /* of the tool it came from, see tln-colour.h; or NULL */
  guint emptied; /* TlnClaimField: NULL because somebody wants nothing there, not even a guess */
  gint64 created_at;
  /* Of the article, to show it without another look-up. */
  char *article_title;
  char *site; /* or NULL */
  TlnDate published;
  TlnDay captured; /* when it came in, in the user's zone */
  GPtrArray *evidence; /* TlnEvidence, oldest first; empty for a plain highlight */
} TlnClaim;
#define TLN_TYPE_CLAIM (tln_claim_get_type ())
TLN_DECLARE_RECORD (TlnClaim, tln_claim)

/* The article has no date, and this day of evidence is only that of its capture. */
gboolean tln_claim_day_is_capture (const TlnClaim *claim, TlnDay day);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person thinks of a thesis, and why. The values are columns of the thesis, and their
 * history is read from the change log: it holds every version since the thesis was made, older than
 * the reasons, and nothing is ever taken from it. What no version can say, the reason, is a row of
 * "judgement" in the same act, which is only ever added. An act that was undone was never there.
 * See tln-articles.h for threads and acts. */
#pragma once

#include "tln-db.h"
#include "tln-thesis.h"

G_BEGIN_DECLS

#define TLN_CONVICTION_KEEP (-2)

/* The states a thesis can have, as stored, NULL-terminated; static. "refuted_for_now" has a day on
 * which it is looked at again. */
const char *const *tln_thesis_statuses (void);

typedef struct {
  const char *status; /* NULL: as it was */
  TlnDay recheck; /* with refuted_for_now; TLN_DAY_NONE otherwise */
  int conviction; /* 0 to 100, -1: none, TLN_CONVICTION_KEEP */
  const char *reason; /* NULL or "": none given */
  gint64 against; /* the claim shown as the strongest against, 0: none */
  const char *doubt; /* what would change one's mind; "": passed over; NULL: not asked */
} TlnJudgementDraft;

/* Changes conviction and status of a thesis and writes down why. TLN_DB_ERROR_CONSTRAINT: another
 * conviction than the one it has without a reason; no such status; refuted for now without a day.
 */
gboolean
tln_theses_judge (TlnDb *db, gint64 thesis, const TlnJudgementDraft *draft, GError **error);

typedef struct {
  gint64 time; /* ms, of the act */
  int conviction; /* -1: taken away */
  char *reason; /* NULL: none */
  char *doubt; /* see above */
} TlnConviction;

/* Every conviction a thesis had, oldest first. Element TlnConviction; caller unrefs. */
GArray *tln_theses_get_convictions (TlnDb *db, gint64 thesis, GError **error);

G_END_DECLS

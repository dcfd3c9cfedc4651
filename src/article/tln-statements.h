/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences that may be worth keeping as claims: forecasts, what somebody is said to say, and what
 * joins a stage with a number or a reason. Found by hand-written rules in Chinese and English; each
 * with the rule that found it. What they say is read from their words only. */
#pragma once

#include "tln-day.h"
#include "tln-figures.h"

G_BEGIN_DECLS

typedef struct {
  guint32 start; /* code points of the text */
  guint32 end;
  gint64 stage_id; /* that most of its cues speak of, as in the detection; 0: none */
  char *speaker; /* who says it, where that is clear, or NULL */
  char *relay; /* who passed it on, or NULL */
  char *hedge; /* the words that make it less than certain, with "; " between, or NULL */
  const char *kind; /* static: fact, number … as in a claim, or NULL */
  const char *rule; /* static: "forecast", "speaker", "stage and number", "stage and reason",
                       "hearsay"; NULL for words somebody chose */
} TlnStatement;

void tln_statement_free (TlnStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnStatement, tln_statement_free)

/* Those of a text by start, without overlap; freed with the array. detection is what tln_detect
 * found in it: what stands in boilerplate is left out. figures are those of the text. Pure; any
 * thread. Linear in the text. */
GPtrArray *
tln_statements_find (const char *text, const TlnDetection *detection, const TlnFigures *figures);

/* What the code points [start, end) of a text say, whatever they are: the speaker is looked for in
 * the sentences they touch and, where those begin with "he" or "他", in the one before. No stage.
 * Never NULL. */
TlnStatement *tln_statement_of (const char *text, guint32 start, guint32 end);

G_END_DECLS

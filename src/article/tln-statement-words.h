/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that say how something is said. Private to tln-statement*.c. */
#pragma once

#include "tln-cues.h"

typedef enum {
  TLN_STATEMENT_HEDGE, /* less than certain */
  TLN_STATEMENT_HEARSAY, /* nobody in particular says it */
  TLN_STATEMENT_OPINION, /* somebody thinks so */
  TLN_STATEMENT_REASON, /* one thing brings about another */
  TLN_STATEMENT_ADVICE, /* tells somebody what to do */
  TLN_STATEMENT_VOID, /* looks like one of these and is none */
  TLN_N_STATEMENT_WORDS,
} TlnStatementWord;

/* The words of each class; the id of a list is its class. */
extern const TlnCueList tln_statement_words[TLN_N_STATEMENT_WORDS];

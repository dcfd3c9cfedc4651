/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terms one text has given to the index already. Lives on the stack, has a fixed size and may
 * forget: then a term counts as new once more. Never takes a new one for known. */
#pragma once

#include "tln-han.h"

G_BEGIN_DECLS

#define TLN_TERM_SET_PAIRS 8192 /* a power of two, as the next */
#define TLN_TERM_SET_WORDS 2048
#define TLN_TERM_SET_BYTES 16384

typedef struct {
  guint8 chars[(TLN_HAN_LAST - TLN_HAN_FIRST) / 8 + 1];
  guint32 pairs[TLN_TERM_SET_PAIRS]; /* 0: free */
  guint16 words[TLN_TERM_SET_WORDS]; /* where in bytes, 0: free */
  guint n_pairs;
  guint n_words;
  guint used;
  char bytes[TLN_TERM_SET_BYTES]; /* a length, then the word, from 1 on */
} TlnTermSet;

void tln_term_set_clear (TlnTermSet *set);
/* Each: FALSE when it was there. */
gboolean tln_term_set_add_char (TlnTermSet *set, gunichar c);
gboolean tln_term_set_add_pair (TlnTermSet *set, gunichar first, gunichar second);
/* number: of a pair of words (tln_unit_pair). */
gboolean tln_term_set_add_number (TlnTermSet *set, guint32 number);
/* length: 255 at most. */
gboolean tln_term_set_add (TlnTermSet *set, const char *term, guint length);

G_END_DECLS

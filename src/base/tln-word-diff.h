/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between two versions of a text, by words; Han and the like by characters. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  TLN_DIFF_SAME,
  TLN_DIFF_REMOVED,
  TLN_DIFF_ADDED,
} TlnDiffKind;

typedef struct {
  TlnDiffKind kind;
  char *text; /* not empty */
} TlnDiffPart;

/* The parts in order, no two neighbours of one kind; of a place that changed, what was removed
 * stands before what was added. SAME and REMOVED joined are before, SAME and ADDED joined are
 * after, byte for byte. A longest common subsequence of words (Hunt and McIlroy's problem, solved
 * by its table) between the common beginning and end; where that is longer than some thousand words
 * on both sides it is said to have changed as a whole. Blanks alone between two changes belong to
 * them. Both texts valid UTF-8. Element TlnDiffPart; caller unrefs. */
GArray *tln_word_diff (const char *before, const char *after);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cue words of stages in running text: all of them in one pass (Aho-Corasick). Blind to case, to
 * width, to invisible characters and to blanks between Han and Latin letters; a hyphen inside a
 * Latin word is a blank. A cue that begins or ends with a Latin letter matches whole words. */
#pragma once

#include "tln-detect.h"

G_BEGIN_DECLS

#define TLN_CUES_N_BUILTIN 4

/* Words that stand for one thing. */
typedef struct {
  gint64 id;
  const char *key;
  const char *const *cues; /* NULL-terminated */
} TlnCueList;

/* The four built-in stages in the order of the chain. */
extern const TlnCueList tln_cues_builtin[TLN_CUES_N_BUILTIN];

typedef struct _TlnCues TlnCues;

/* Prepares the cues of some stages; NULL for the built-in ones. Empty cues are left out. The stages
 * are not needed afterwards. Immutable, so any number of threads may use it. */
TlnCues *tln_cues_new (const TlnStageCues *stages, guint n_stages);
/* The same from static lists. */
TlnCues *tln_cues_new_lists (const TlnCueList *lists, guint n_lists);
void tln_cues_free (TlnCues *cues);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnCues, tln_cues_free)

/* Every occurrence, by start. Where occurrences overlap the longest stays (of equal ones the
 * first); one word that is a cue of two stages counts for both. A cue never goes over a line's end.
 * Elements are TlnFoundStage, freed with the array. Linear in the text. */
GPtrArray *tln_cues_find (const TlnCues *cues, const char *text);

void tln_found_stage_free (TlnFoundStage *found);

G_END_DECLS

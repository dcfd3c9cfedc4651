/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one scanner: whether and where a text holds what is looked for. Match, snippet and highlight
 * all come from here, so what is marked is exactly what matched. Pure; any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is looked for: folded, a run of blanks is one blank, none at the ends. A blank between a CJK
 * character and a word counts nowhere, so "AI 大模型" and "AI大模型" are the same. */
typedef struct {
  char *text; /* UTF-8 */
  gsize length;
  gboolean word_first; /* begins with a word: no part of a word may stand before it */
  gboolean word_last; /* ends with a word, */
  gboolean prefix; /* which may go on */
  gboolean han; /* CJK only: found by its bytes in the text as it is */
  gboolean initials; /* may also be those of characters of a title; set by who made it */
} TlnNeedle;

/* NULL when nothing can be looked for in it (only blanks and invisible characters). */
TlnNeedle *tln_needle_new (const char *text, gboolean prefix);
void tln_needle_free (TlnNeedle *needle);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnNeedle, tln_needle_free)

/* One text made ready; the buffers are used again for the next. */
typedef struct {
  const char *source; /* borrowed */
  char *folded; /* NULL until needed */
  gsize length;
  gsize room;
  GArray *places; /* guint32 pairs: code points [start, end) of each folded character, or NULL */
} TlnScan;

TlnScan *tln_scan_new (void);
void tln_scan_free (TlnScan *scan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnScan, tln_scan_free)

/* Takes up a text, which must stay until the next; nothing is computed yet. */
void tln_scan_set (TlnScan *scan, const char *text);
gboolean tln_scan_has (TlnScan *scan, const TlnNeedle *needle);
/* Whether Chinese characters in a row have the needle's letters as initials, if it may be such. */
gboolean tln_scan_has_initials (TlnScan *scan, const TlnNeedle *needle);
/* Occurrences, for ranking: where there are some in simplified characters, others do not count. */
guint tln_scan_count (TlnScan *scan, const TlnNeedle *needle);
/* Appends where its initials stand, as tln_scan_find does with the needle. */
void tln_scan_find_initials (TlnScan *scan, const TlnNeedle *needle, GArray *marks);
/* Appends where the needle stands: guint32 pairs of code points [start, end) of the text, in order;
 * those of a needle of a few words may overlap. */
void tln_scan_find (TlnScan *scan, const TlnNeedle *needle, GArray *marks);

/* Sorts pairs and makes one of those that overlap. */
void tln_marks_merge (GArray *marks);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranges of an article's text, found by place however many there are and however they overlap. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TlnReaderRanges TlnReaderRanges;

TlnReaderRanges *tln_reader_ranges_new (void);
void tln_reader_ranges_free (TlnReaderRanges *ranges);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnReaderRanges, tln_reader_ranges_free)

/* Adds [start, end), code points, for a thing that is the caller's. In any order; an empty range is
 * left out. */
void
tln_reader_ranges_add (TlnReaderRanges *ranges, guint32 start, guint32 end, gconstpointer thing);
/* Once all are added, before anything is asked. */
void tln_reader_ranges_sort (TlnReaderRanges *ranges);

/* Calls func for all that touch [from, to), by start; FALSE ends it. */
typedef gboolean (*TlnReaderRangeFunc) (gconstpointer thing,
                                        guint32 start,
                                        guint32 end,
                                        gpointer data);
void tln_reader_ranges_foreach (const TlnReaderRanges *ranges,
                                guint32 from,
                                guint32 to,
                                TlnReaderRangeFunc func,
                                gpointer data);

/* The thing of the shortest range round a place, the last of equals; NULL: none. */
gconstpointer tln_reader_ranges_at (const TlnReaderRanges *ranges, guint32 place);
/* Whether any touches [from, to). */
gboolean tln_reader_ranges_touch (const TlnReaderRanges *ranges, guint32 from, guint32 to);

G_END_DECLS

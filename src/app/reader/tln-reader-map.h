/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a place of an article's text stands in the reader's buffer and back. The buffer holds more
 * (bullets, fold lines) and less (what is folded) than the text. All offsets are code points. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TlnReaderMap TlnReaderMap;

TlnReaderMap *tln_reader_map_new (void);
void tln_reader_map_free (TlnReaderMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnReaderMap, tln_reader_map_free)

/* The text from text_start on stands at buffer_start; pieces are added in order of both. */
void
tln_reader_map_add (TlnReaderMap *map, guint32 text_start, guint32 buffer_start, guint32 length);

/* Place in the buffer; for text that is folded away the nearest place before it. */
guint32 tln_reader_map_to_buffer (const TlnReaderMap *map, guint32 text);
/* A range of the buffer as a range of the text: what is not text at its ends is left out. FALSE
 * when no text is in it. */
gboolean tln_reader_map_to_text (const TlnReaderMap *map,
                                 guint32 buffer_start,
                                 guint32 buffer_end,
                                 guint32 *text_start,
                                 guint32 *text_end);

/* Calls func for every stretch of the buffer that shows a range of the text. */
typedef void (*TlnReaderMapFunc) (guint32 buffer_start, guint32 buffer_end, gpointer data);
void tln_reader_map_foreach (const TlnReaderMap *map,
                             guint32 text_start,
                             guint32 text_end,
                             TlnReaderMapFunc func,
                             gpointer data);

G_END_DECLS

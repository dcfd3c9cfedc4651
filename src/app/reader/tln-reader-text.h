/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills a text buffer with an article. */
#pragma once

#include "tln-reader-map.h"
#include "tln-reading.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a fold line says (*text, taken): how many characters of what kind; and its button. */
typedef GtkWidget *(*TlnFoldFunc) (const TlnBoilerplate *passage, char **text, gpointer data);

/* What is painted where a picture stands. The caller of it takes what it returns. */
typedef GdkPaintable *(*TlnPictureFunc) (TlnImage *image, gpointer data);

typedef struct {
  TlnFoldFunc fold;
  TlnPictureFunc picture;
  gpointer data;
} TlnTextParts;

/* The tags of text, made once for a buffer. */
void tln_reader_text_make_tags (GtkTextBuffer *buffer);

/* Fills the buffer of a view block by block: the text, the pictures that are here and a line for
 * each foldable passage. Making one empties the buffer. The map, which gets what stands where, must
 * live as long; freeing a filler ends the filling where it is. */
typedef struct _TlnReaderFiller TlnReaderFiller;
TlnReaderFiller *tln_reader_filler_new (GtkTextView *view,
                                        TlnReading *reading,
                                        TlnReaderMap *map,
                                        const TlnTextParts *parts);
void tln_reader_filler_free (TlnReaderFiller *filler);
/* Goes on at least to the place `least` of the text, then until a time (g_get_monotonic_time) is
 * reached, by lines of the buffer. FALSE once all is there. */
gboolean tln_reader_filler_run (TlnReaderFiller *filler, guint32 least, gint64 until);
/* All of the text before this place is there; G_MAXUINT32: all of it. */
guint32 tln_reader_filler_reached (const TlnReaderFiller *filler);

/* The words between two places of a buffer as they are copied: lines of folds are left out, what
 * was one paragraph is one line again. Caller frees. */
char *
tln_reader_text_copy (GtkTextBuffer *buffer, const GtkTextIter *start, const GtkTextIter *end);

/* The address of the link at a place of the text, or NULL. Borrowed. */
const char *tln_reader_text_link (const TlnReading *reading, guint32 place);

G_END_DECLS

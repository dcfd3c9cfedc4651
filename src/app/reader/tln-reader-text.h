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

/* Empties the buffer of a view and fills it with the text, the pictures that are here and a line
 * for each foldable passage. Returns the map of what stands where. */
TlnReaderMap *
tln_reader_text_fill (GtkTextView *view, const TlnReading *reading, const TlnTextParts *parts);

/* The address of the link at a place of the text, or NULL. Borrowed. */
const char *tln_reader_text_link (const TlnReading *reading, guint32 place);

G_END_DECLS

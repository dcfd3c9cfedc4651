/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One picture in the text: as wide as the column at most, decoded when it is to be seen. */
#pragma once

#include "tln-image.h"
#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_READER_PICTURE (tln_reader_picture_get_type ())
G_DECLARE_FINAL_TYPE (TlnReaderPicture, tln_reader_picture, TLN, READER_PICTURE, GObject)

/* A GdkPaintable of the size of the picture in a column of that many px; "invalidate-contents" is
 * emitted once it is decoded. Main thread. */
TlnReaderPicture *tln_reader_picture_new (TlnStore *store, TlnImage *image, int column);

/* TRUE when its size has changed by it. */
gboolean tln_reader_picture_set_column (TlnReaderPicture *self, int column);

G_END_DECLS

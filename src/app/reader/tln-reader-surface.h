/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The surface one reads on: the text on its paper, the bar that finds words, how far one has read
 * and where a link leads. */
#pragma once

#include "tln-reader-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_READER_SURFACE (tln_reader_surface_get_type ())
G_DECLARE_FINAL_TYPE (TlnReaderSurface, tln_reader_surface, TLN, READER_SURFACE, AdwBin)

/* Once, before it is used. */
void tln_reader_surface_connect (TlnReaderSurface *self, TlnStore *store, GSettings *settings);

/* Its text; borrowed. */
TlnReaderView *tln_reader_surface_get_view (TlnReaderSurface *self);
/* What scrolls it; borrowed. */
GtkAdjustment *tln_reader_surface_get_scroll (TlnReaderSurface *self);

/* The view shows this now; NULL: nothing. */
void tln_reader_surface_set_reading (TlnReaderSurface *self, TlnReading *reading);
/* Opens the bar that finds words in the article. */
void tln_reader_surface_find (TlnReaderSurface *self);

G_END_DECLS

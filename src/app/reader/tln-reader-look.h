/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How text is set in the reader: size, width, line height, font and paper. */
#pragma once

#include "tln-reader-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Percent; a step of zooming is 10. */
#define TLN_READER_SIZE_MIN 70
#define TLN_READER_SIZE_MAX 200

/* The popover; it binds the settings. */
GtkWidget *tln_reader_look_new (GSettings *settings);

/* Sets the text of a view as the settings say and keeps it so; paper is what stands behind it. The
 * settings live as long as the view. */
void tln_reader_look_connect (GSettings *settings,
                              TlnReaderView *view,
                              AdwClampScrollable *clamp,
                              GtkWidget *paper);

/* Larger by one step (by > 0), smaller (by < 0) or as delivered (0). */
void tln_reader_look_zoom (GSettings *settings, int by);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be let go over a column of the board: a card or a claim becomes evidence there, articles
 * are assigned, files are imported and assigned. Each is an act with its toast. Main thread. */
#pragma once

#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A controller for the widget of a column. stage 0: what is dropped belongs to the whole thesis. A
 * claim that is no evidence for the thesis yet asks for its stance. */
GtkEventController *tln_board_drop_new (TlnStore *store, gint64 thesis, gint64 stage);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board of a thesis: a column for each stage side by side, or one at a time where it is narrow
 * (property "narrow", boolean). The day of the bundle is told before it (property "day", TlnDay).
 */
#pragma once

#include "tln-bundle.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_BOARD (tln_board_get_type ())
G_DECLARE_FINAL_TYPE (TlnBoard, tln_board, TLN, BOARD, AdwBin)

GtkWidget *tln_board_new (TlnStore *store);
/* Asks for the states of the stages of a thesis, which stand in the columns from when they are
 * known; beside the reading of its bundle. An error is a toast. */
void tln_board_ask (TlnBoard *self, gint64 thesis);
/* Shows another state, of which it keeps a reference; the focused card keeps the focus. */
void tln_board_set_bundle (TlnBoard *self, TlnBundle *bundle);

G_END_DECLS

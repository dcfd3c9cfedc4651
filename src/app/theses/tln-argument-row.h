/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the argument: a claim with what is known of it, a gap, numbers side by side. Actions
 * "argument.open", "argument.link", "argument.change", "argument.unlink", and for numbers
 * "argument.open-other", "argument.conflict". */
#pragma once

#include "tln-argument-item.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_ARGUMENT_ROW (tln_argument_row_get_type ())
G_DECLARE_FINAL_TYPE (TlnArgumentRow, tln_argument_row, TLN, ARGUMENT_ROW, AdwBin)

GtkWidget *tln_argument_row_new (TlnStore *store);
/* item NULL: empty. */
void tln_argument_row_set_item (TlnArgumentRow *self, TlnArgumentItem *item);
TlnArgumentItem *tln_argument_row_get_item (TlnArgumentRow *self);
/* Whether it is of an earlier day, so that no link is changed; before its item is set. */
void tln_argument_row_set_locked (TlnArgumentRow *self, gboolean locked);
/* Opens its menu, if it has one. */
void tln_argument_row_popup (TlnArgumentRow *self);
/* What a screen reader says of it; caller frees. */
char *tln_argument_row_words (TlnArgumentItem *item);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quiet line for each article the one being read repeats, or is repeated by: which it is, how
 * alike the two are, and the question whether they are the same. */
#pragma once

#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_REPRINT_BOX (tln_reprint_box_get_type ())
G_DECLARE_FINAL_TYPE (TlnReprintBox, tln_reprint_box, TLN, REPRINT_BOX, GtkBox)

GtkWidget *tln_reprint_box_new (TlnStore *store);
/* reprints: TlnReprint, see tln_reprints_of; empty: the box hides. */
void tln_reprint_box_set_reprints (TlnReprintBox *self, gint64 article, GPtrArray *reprints);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to links of claims: each an act with its toast. Main thread; from is any widget
 * inside the window. */
#pragma once

#include "tln-arguments.h"
#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes or changes a link; what the draft points at is copied. */
void tln_argument_act_set (GtkWidget *from, TlnStore *store, const TlnArgumentDraft *draft);
void tln_argument_act_remove (GtkWidget *from, TlnStore *store, gint64 link);

G_END_DECLS

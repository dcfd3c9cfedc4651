/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what a claim is to another one, or to a thesis: a relation, a note, the other one by search.
 * Each choice is one act with its toast. */
#pragma once

#include "tln-argument.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* thesis: whose claims are offered before anything is searched for; 0: the newest of all. Enter in
 * the search takes the first that is shown. from is where toasts appear. */
AdwDialog *tln_argue_dialog_new (TlnStore *store, gint64 claim, gint64 thesis, GtkWidget *from);
/* Another relation or note for a link that is there. */
AdwDialog *
tln_argue_dialog_new_change (TlnStore *store, const TlnArgumentLink *link, GtkWidget *from);

G_END_DECLS

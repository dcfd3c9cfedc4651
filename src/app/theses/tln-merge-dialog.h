/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks which thesis another one goes into, and merges them as one act. */
#pragma once

#include "tln-store.h"
#include "tln-thesis.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* from is any widget of the window. Main thread. */
void tln_merge_dialog_present (GtkWidget *from, TlnStore *store, const TlnThesis *thesis);

G_END_DECLS

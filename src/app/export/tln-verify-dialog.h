/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks an exported folder against the library and lists what became of each claim. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for the folder, beginning in this one, checks it and shows the answer over the parent. */
void tln_verify_dialog_choose (TlnStore *store, const char *folder, GtkWidget *parent);
/* The dialog for results of tln_verify. */
AdwDialog *tln_verify_dialog_new (GPtrArray *results);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an import comes from: file chooser, clipboard, drag and drop, an address. Main thread. */
#pragma once

#include "tln-imports.h"

#include <adwaita.h>

G_BEGIN_DECLS

void tln_import_choose_files (GtkWindow *parent, TlnImports *imports);
void tln_import_choose_folder (GtkWindow *parent, TlnImports *imports);

/* Takes what the clipboard of the widget has: files, an address, a part of a page, text. */
void tln_import_paste (GtkWidget *widget, TlnImports *imports);

/* A drop target for files, addresses and text. */
GtkEventController *tln_import_drop_target (TlnImports *imports);

/* Asks for an address; text (may be NULL) is what it begins with. */
AdwDialog *tln_address_dialog_new (TlnImports *imports, const char *text);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an import comes from: file chooser, clipboard, drag and drop, an address. Main thread. */
#pragma once

#include "tln-imports.h"

#include <adwaita.h>

G_BEGIN_DECLS

void tln_import_choose_files (GtkWindow *parent, TlnImports *imports);
void tln_import_choose_folder (GtkWindow *parent, TlnImports *imports);

/* Takes what the clipboard of the widget has: files, an address, a part of a page, text. stub: the
 * article whose text it is; 0: a new one. */
void tln_import_paste (GtkWidget *widget, TlnImports *imports, gint64 stub);

/* A drop target for the same. */
GtkEventController *tln_import_drop_target (TlnImports *imports);

/* Keeps what a browser handed over ("throughline:save?…") as a stub in the Inbox, and shows it.
 * Nothing is fetched. from is any widget of the window, which says what was wrong with it. */
void tln_import_save (GtkWidget *from, TlnStore *store, const char *uri);

/* Asks for an address; text (may be NULL) is what it begins with. */
AdwDialog *tln_address_dialog_new (TlnImports *imports, const char *text);

G_END_DECLS

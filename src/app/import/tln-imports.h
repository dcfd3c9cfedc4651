/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports of the window: one after the other in the background, with progress. Main thread. */
#pragma once

#include "tln-importer.h"

G_BEGIN_DECLS

#define TLN_TYPE_IMPORTS (tln_imports_get_type ())
G_DECLARE_FINAL_TYPE (TlnImports, tln_imports, TLN, IMPORTS, GObject)

TlnImports *tln_imports_new (TlnStore *store);

/* Queues an import. source: files, folder, drop. files is a model of GFile; among them may be links
 * that were dragged from a browser, which are fetched. */
void tln_imports_add_files (TlnImports *self, GListModel *files, const char *source);
/* source: paste, drop. hints are copied. */
void
tln_imports_add_bytes (TlnImports *self, GBytes *bytes, const TlnHints *hints, const char *source);
/* Fetches an address a person gave, then imports what came. */
void tln_imports_add_address (TlnImports *self, const char *address);
/* Stops what runs and forgets what waits; what is stored stays. */
void tln_imports_cancel (TlnImports *self);

/* TRUE when the text is one http or https address and nothing else. */
gboolean tln_imports_is_address (const char *text);

/* Properties: "active" (boolean), "title" (string), "fraction" (double, -1: not known).
 * Signals: "finished" (GPtrArray of TlnImportResult, gint64 act);
 * "failed" (GError boxed, char *address or NULL): the import as a whole did not work. */

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports of the window: one after the other in the background, with progress. Main thread. */
#pragma once

#include "tln-importer.h"
#include "tln-progress.h"

G_BEGIN_DECLS

#define TLN_TYPE_IMPORTS (tln_imports_get_type ())
G_DECLARE_FINAL_TYPE (TlnImports, tln_imports, TLN, IMPORTS, TlnProgress)

TlnImports *tln_imports_new (TlnStore *store);

/* Queues an import. source: files, folder, drop, watch. files is a model of GFile; among them may
 * be links that were dragged from a browser, which are fetched. */
void tln_imports_add_files (TlnImports *self, GListModel *files, const char *source);
/* What is imported is assigned to the target, in the same act; so is what is there already. */
#define TLN_IMPORT_BOARD "board" /* the source of these */
void tln_imports_add_files_to (TlnImports *self, GListModel *files, const TlnTarget *target);
/* One file again, in an encoding a person chose. */
void tln_imports_add_file_as (TlnImports *self, GFile *file, const char *charset);
/* source: paste, drop. hints are copied. */
void
tln_imports_add_bytes (TlnImports *self, GBytes *bytes, const TlnHints *hints, const char *source);
/* Fetches an address a person typed (tln_imports_is_address), then imports what came; what does not
 * come is kept as a stub. */
void tln_imports_add_address (TlnImports *self, const char *address);
/* The same for the address of a stub. typed: TlnArticle.stub_typed. */
void tln_imports_retry (TlnImports *self, gint64 stub, const char *address, TlnTyped typed);
/* The same for several (element TlnArticle), as one import; what is no stub, or is tried already,
 * is left out. Cancelled, it imports what has come. */
void tln_imports_retry_all (TlnImports *self, GPtrArray *stubs);
/* Puts a text that came by paste in the place of a stub. hints are copied. */
void tln_imports_fill (TlnImports *self, gint64 stub, GBytes *bytes, const TlnHints *hints);
/* TRUE when the text is one address of a page and nothing else; https:// may be missing. */
gboolean tln_imports_is_address (const char *text);

/* Cancelled, what runs stops and what waits is forgotten; what is stored stays.
 * Signals: "finished" (GPtrArray of TlnImportResult, gint64 act, char *source);
 * "failed" (GError boxed): the import as a whole did not work;
 * "prices" (GFile): among the files was one of prices, which is no article;
 * "plain" (char *address): a page was fetched without encryption, for want of anything better;
 * "feed" (char *address): there is a feed at the address, which is no article. */

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import in the background: files are read and parsed on a pool, stored by the writer in small
 * transactions that are one act. Main thread. */
#pragma once

#include "tln-articles-bulk.h"
#include "tln-import-scan.h"
#include "tln-reprint.h"
#include "tln-store.h"

G_BEGIN_DECLS

/* One line of the report. */
typedef struct {
  char *path; /* or address, or NULL for a paste */
  gint64 id; /* the article; 0: refused; with an error: the stub that keeps its address */
  TlnAdded added;
  char *title; /* or NULL */
  TlnReprint *reprint; /* what it repeats, when added says so */
  GError *error; /* why it was refused, or NULL */
} TlnImportResult;
void tln_import_result_free (TlnImportResult *result);

#define TLN_TYPE_IMPORTER (tln_importer_get_type ())
G_DECLARE_FINAL_TYPE (TlnImporter, tln_importer, TLN, IMPORTER, GObject)

TlnImporter *tln_importer_new (TlnStore *store);
/* What is to be imported; before it is run. Folders recurse in order of name. */
void tln_importer_add_file (TlnImporter *self, GFile *file);
/* A file in an encoding a person chose (a label as tln_decode takes it). */
void tln_importer_add_file_as (TlnImporter *self, GFile *file, const char *charset);
void tln_importer_add_bytes (TlnImporter *self, GBytes *bytes, const TlnHints *hints);
/* bytes and hints NULL where asked->error says why; all is copied. */
void tln_importer_add_asked (TlnImporter *self,
                             GBytes *bytes,
                             const TlnHints *hints,
                             const TlnAsked *asked);
/* What every document is assigned to, also one that is there already; before it is run. A tag
 * (word) is left out. */
void tln_importer_set_target (TlnImporter *self, const TlnTarget *target);

/* Runs it, once. Documents that are refused are results, not errors. Cancelling stops after the
 * document at hand: what was stored stays, as one act; finish says G_IO_ERROR_CANCELLED. */
void tln_importer_run_async (TlnImporter *self,
                             const char *source,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean tln_importer_run_finish (TlnImporter *self, GAsyncResult *result, GError **error);

/* Element TlnImportResult, in order; borrowed; complete when it has finished. */
GPtrArray *tln_importer_get_results (TlnImporter *self);
/* The act it made, 0 when nothing was stored. */
gint64 tln_importer_get_act (TlnImporter *self);
/* Properties: "fraction" (double 0 to 1, -1 while folders are counted), "done", "total" (guint). */

/* The same without threads or a main loop, for the command line and tests: one act around all of
 * it, a transaction for each document. paths are files or folders. */
/* FALSE only when the library itself fails; what was stored until then stays. */
typedef void (*TlnImportFunc) (const TlnImportResult *result, gpointer data);
gboolean tln_import_paths (TlnDb *db,
                           const char *const *paths,
                           const char *source,
                           TlnImportFunc func,
                           gpointer data,
                           GError **error);
gboolean tln_import_bytes (TlnDb *db,
                           GBytes *bytes,
                           const TlnHints *hints,
                           const char *source,
                           TlnImportFunc func,
                           gpointer data,
                           GError **error);
gboolean tln_import_asked (TlnDb *db,
                           GBytes *bytes,
                           const TlnHints *hints,
                           const TlnAsked *asked,
                           TlnImportFunc func,
                           gpointer data,
                           GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of an import: a sentence, and a dialog with a line for each thing. */
#pragma once

#include "tln-imports.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How many of a report's lines are of each kind. */
typedef struct {
  guint added;
  guint reprints; /* stored too */
  guint duplicates;
  guint refused;
} TlnImportTally;
TlnImportTally tln_import_tally (GPtrArray *results);

/* "3 new articles, 1 reprint, 1 already here, 2 not imported"; caller frees. */
char *tln_import_summary (GPtrArray *results);

/* Element of results: TlnImportResult; kept, they do not change any more. Rows of articles open
 * them; a file whose encoding was not found out can be tried again through imports. */
AdwDialog *tln_import_report_new (GPtrArray *results, TlnImports *imports);
/* Whether a line has something to be done in the report. */
gboolean tln_import_wants_charset (const TlnImportResult *line);

G_END_DECLS

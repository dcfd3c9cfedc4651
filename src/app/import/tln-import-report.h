/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of an import: a sentence, and a dialog with a line for each thing. */
#pragma once

#include "tln-importer.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How many of a report's lines are of each kind. */
typedef struct {
  guint added;
  guint duplicates;
  guint refused;
} TlnImportTally;
TlnImportTally tln_import_tally (GPtrArray *results);

/* "3 new, 1 duplicate, 2 not imported"; caller frees. */
char *tln_import_summary (GPtrArray *results);

/* Element of results: TlnImportResult; copied as text. Rows of articles open them. */
AdwDialog *tln_import_report_new (GPtrArray *results);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An event study as a table: its events with the sums at some sessions, their mean and median, the
 * random windows. Takes the place of the picture on the same key. Main thread. */
#pragma once

#include "tln-evidence-study.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_STUDY_TABLE (tln_study_table_get_type ())
G_DECLARE_FINAL_TYPE (TlnStudyTable, tln_study_table, TLN, STUDY_TABLE, GtkWidget)

GtkWidget *tln_study_table_new (void);
/* What is shown (ref'd); NULL: nothing. */
void tln_study_table_set_study (TlnStudyTable *self, TlnEvidenceStudy *study);

/* Action "table.copy" (Ctrl+C): all of it as CSV. Signal "case-activated" (int64): the place of
 * this claim is wanted. */

G_END_DECLS

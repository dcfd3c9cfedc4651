/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evidence below the picture of an event study: what is in it with its numbers, what is not
 * with the reason. Main thread. */
#pragma once

#include "tln-evidence-study.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_STUDY_ROWS 200u

/* Fills a list with the cases that are shown (or those that are not), at most TLN_STUDY_ROWS of
 * them. Returns how many there are. Each row opens its place. */
guint tln_study_rows_fill (GtkListBox *list, const TlnEvidenceStudy *study, gboolean shown);

/* The path of a row of shown ones; TLN_STUDY_NO_PATH for any other widget. */
guint tln_study_row_get_path (GtkWidget *row);

G_END_DECLS

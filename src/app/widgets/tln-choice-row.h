/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a form in which one thesis or one stage is chosen, or none. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Fills a row with "None" and all theses of the library (stages, with their shapes) and chooses the
 * one with that id; 0, or one that is not there: none. Main thread. */
void tln_choice_row_fill_theses (AdwComboRow *row, TlnStore *store, gint64 chosen);
void tln_choice_row_fill_stages (AdwComboRow *row, TlnStore *store, gint64 chosen);
/* New rows with their titles, filled. Floating. */
AdwComboRow *tln_choice_row_new_thesis (TlnStore *store, gint64 chosen);
AdwComboRow *tln_choice_row_new_stage (TlnStore *store, gint64 chosen);
/* Id of the one that is chosen; 0: none. */
gint64 tln_choice_row_get (AdwComboRow *row);

G_END_DECLS

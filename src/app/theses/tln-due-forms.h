/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small dialogs: another probability of one's own, a falsifier. Main thread. */
#pragma once

#include "tln-forecast.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

void tln_due_form_believe (GtkWidget *from, TlnStore *store, const TlnForecast *forecast);
/* falsifier NULL: a new one of the thesis. */
void tln_due_form_falsifier (GtkWidget *from,
                             TlnStore *store,
                             gint64 thesis,
                             const TlnFalsifier *falsifier);

/* A choice of 0 %, 5 % … 100 % after "Not said"; percent -1: that. And what is chosen. */
GtkWidget *tln_percent_row_new (const char *title, int percent);
int tln_percent_row_get (GtkWidget *row);

/* Reads a day as 2025-03-10; an empty text is TLN_DAY_NONE. FALSE for anything else. */
gboolean tln_due_read_day (GtkEditable *editable, TlnDay *day);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to forecasts and falsifiers: each an act with its toast. Main thread;
 * from is any widget inside the window and may be gone before the answer comes; a dialog is a form
 * that is closed when it is done and stays where it failed. */
#pragma once

#include "tln-forecast-rows.h"
#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keeps a new forecast (id 0) or what was changed of one; of the record counts what is stated.
 * percent is one's own probability of a new one, -1: not said. */
void tln_due_act_save (GtkWidget *from, TlnStore *store, TlnForecast *forecast, int percent);
void tln_due_act_believe (GtkWidget *from,
                          TlnStore *store,
                          gint64 forecast,
                          int percent,
                          const char *reason);
void tln_due_act_resolve (GtkWidget *from,
                          TlnStore *store,
                          gint64 forecast,
                          const TlnResolution *resolution);
void tln_due_act_reopen (GtkWidget *from, TlnStore *store, gint64 forecast);
void tln_due_act_delete (GtkWidget *from, TlnStore *store, gint64 forecast);

/* id 0: a new one of the thesis. */
void tln_due_act_falsifier (GtkWidget *from, TlnStore *store, const TlnFalsifier *falsifier);
/* proof may be NULL. */
void tln_due_act_state (GtkWidget *from,
                        TlnStore *store,
                        gint64 falsifier,
                        TlnFalsifierState state,
                        const TlnProof *proof);
void tln_due_act_drop (GtkWidget *from, TlnStore *store, gint64 falsifier);

G_END_DECLS

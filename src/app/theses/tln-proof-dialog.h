/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks by what a forecast is resolved or a falsifier triggered: a claim found by its words, or the
 * close of an instrument on a day. Enter takes what is chosen. */
#pragma once

#include "tln-forecast.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The outcome is yes or no. */
void tln_proof_dialog_resolve (GtkWidget *from,
                               TlnStore *store,
                               TlnForecast *forecast,
                               TlnOutcome outcome);
void tln_proof_dialog_trigger (GtkWidget *from, TlnStore *store, TlnFalsifier *falsifier);

G_END_DECLS

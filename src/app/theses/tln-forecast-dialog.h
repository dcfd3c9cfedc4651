/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a forecast or changes what is stated of one. Main thread. */
#pragma once

#include "tln-forecast.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* forecast with id 0: a new one that begins like this. */
void tln_forecast_dialog_present (GtkWidget *from, TlnStore *store, TlnForecast *forecast);
/* A new one of this thesis (0: none), from nothing. */
void tln_forecast_dialog_present_new (GtkWidget *from, TlnStore *store, gint64 thesis);
/* A new one from what a claim says; the claim is read first. */
void tln_forecast_dialog_present_claim (GtkWidget *from, TlnStore *store, gint64 claim);

G_END_DECLS

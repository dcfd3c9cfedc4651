/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart of 300 days in a window of its own, and hands for it. */
#pragma once

#include "tln-chart.h"

#include <adwaita.h>

#define DAY 86400
#define START (19700 * (gint64) DAY)

typedef struct {
  GtkWidget *window;
  TlnChart *chart;
  gint64 activated;
  guint tables;
  guint spans;
} Fixture;

TlnSeries *make_series (guint n);
void set_up (Fixture *f, gconstpointer data);
/* Nothing may hold the chart any more. */
void tear_down (Fixture *f, gconstpointer data);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

void count_cb (TlnChart *chart, guint *count);
GtkEventController *find_controller (TlnChart *chart, GType type);
/* Presses a key; whether the chart took it. */
gboolean press (TlnChart *chart, guint key, GdkModifierType state);
/* Until what changed is drawn. */
void settle (Fixture *f);
void assert_says (Fixture *f, const char *words);
/* On the days 20, 100 and 200: for, against, neutral; ids 1 to 3. */
void set_three_marks (Fixture *f);

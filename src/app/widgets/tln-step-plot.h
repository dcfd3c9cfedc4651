/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small plot of values that stay until they change: a conviction, sums of evidence. A picture to
 * assistive tools, with its text. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_STEP_PLOT (tln_step_plot_get_type ())
G_DECLARE_FINAL_TYPE (TlnStepPlot, tln_step_plot, TLN, STEP_PLOT, GtkWidget)

typedef enum {
  TLN_INK_ACCENT,
  TLN_INK_FOR,
  TLN_INK_AGAINST, /* dashed, so that colour is not all */
} TlnInk;

/* Natural size in px. */
GtkWidget *tln_step_plot_new (int width, int height);
/* Takes all lines away; what follows is drawn between these values. text: what the picture shows,
 * in words; also its tooltip. */
void tln_step_plot_start (TlnStepPlot *self, const graphene_rect_t *range, const char *text);
/* n points by x, copied; the last value goes on to the end. */
void tln_step_plot_add (TlnStepPlot *self, TlnInk ink, const graphene_point_t *points, guint n);

G_END_DECLS

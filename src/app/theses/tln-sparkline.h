/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attention of one stage as a row of small bars, a bar a week, in the colour of the stage. The last
 * week, which is not over, is only outlined. Says in a sentence what it shows. */
#pragma once

#include "tln-attention.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_SPARKLINE (tln_sparkline_get_type ())
G_DECLARE_FINAL_TYPE (TlnSparkline, tln_sparkline, TLN, SPARKLINE, GtkWidget)

/* position: of the stage in its chain. */
GtkWidget *tln_sparkline_new (int position);
void tln_sparkline_set_position (TlnSparkline *self, int position);
/* Shows the last weeks of a stage. The numbers are copied. */
void tln_sparkline_set (TlnSparkline *self, const TlnAttention *attention, guint stage);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One small shape as a widget: the dot of a stage or a stance. Always stands beside its words. */
#pragma once

#include "tln-shape.h"

G_BEGIN_DECLS

#define TLN_TYPE_MARK (tln_mark_get_type ())
G_DECLARE_FINAL_TYPE (TlnMark, tln_mark, TLN, MARK, GtkWidget)

GtkWidget *tln_mark_new (void);
GtkWidget *tln_mark_new_stage (int position);
GtkWidget *tln_mark_new_stance (TlnStance stance);
/* position -1: nothing is drawn and no room is taken. */
void tln_mark_set_stage (TlnMark *self, int position);
void tln_mark_set_stance (TlnMark *self, TlnStance stance);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rotation on the screen: one week of it is looked at, and weeks can be played. An image to
 * assistive tools, with a sentence; the week is told when it changes by the keys. */
#pragma once

#include "tln-rotation-draw.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_ROTATION_CHART (tln_rotation_chart_get_type ())
G_DECLARE_FINAL_TYPE (TlnRotationChart, tln_rotation_chart, TLN, ROTATION_CHART, GtkWidget)

/* Properties: "week" (uint, index in the rotation) is looked at; "playing" (boolean) goes on to the
 * next week by itself and stops at the last, or by a click. Signal "opened": Enter was pressed. */
TlnRotationChart *tln_rotation_chart_new (void);
/* What is shown; of the view its weeks, base and measure are taken. The week stays where it is
 * seen, else it becomes the last one that has attention. NULL: nothing. */
void tln_rotation_chart_set (TlnRotationChart *self,
                             TlnRotation *rotation,
                             const TlnRotationFrame *view);
guint tln_rotation_chart_get_week (TlnRotationChart *self);
/* Stops playing; one that is not seen becomes the nearest that is. */
void tln_rotation_chart_set_week (TlnRotationChart *self, guint week);
/* Plays from the week on, from the first again when it is the last; or stops. */
void tln_rotation_chart_play (TlnRotationChart *self, gboolean play);
gboolean tln_rotation_chart_is_playing (TlnRotationChart *self);

G_END_DECLS

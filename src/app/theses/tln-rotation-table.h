/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weeks of a rotation as a table, newest first, for who wants numbers or cannot see the
 * picture. */
#pragma once

#include "tln-rotation-draw.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_ROTATION_TABLE (tln_rotation_table_get_type ())
G_DECLARE_FINAL_TYPE (TlnRotationTable, tln_rotation_table, TLN, ROTATION_TABLE, GtkWidget)

/* Signal "opened" (uint): a week was activated. */
TlnRotationTable *tln_rotation_table_new (void);
/* Refers the rotation; of the view its weeks, base and measure are taken. */
void tln_rotation_table_set (TlnRotationTable *self,
                             TlnRotation *rotation,
                             const TlnRotationFrame *view);
/* Scrolls to a week, selects it and gives it the keys. */
void tln_rotation_table_reveal (TlnRotationTable *self, guint week);

G_END_DECLS

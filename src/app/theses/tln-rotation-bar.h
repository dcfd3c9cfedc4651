/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above a rotation: playing and stepping, how many weeks, picture or table, the menu.
 * Everything acts by the group "rotation": play (boolean state), step (i), range, form and count (a
 * string state each), base, base-first, save-picture, save-weeks, save-lags, copy. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *tln_rotation_bar_new (GActionGroup *actions);

G_END_DECLS

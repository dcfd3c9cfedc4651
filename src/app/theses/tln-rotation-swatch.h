/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small sample of how a stage or an instrument looks in a rotation. Always stands beside its
 * words, and says nothing to assistive tools. */
#pragma once

#include "tln-rotation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *tln_rotation_swatch_new_stage (guint stage);
/* Refers the rotation. */
GtkWidget *tln_rotation_swatch_new_line (TlnRotation *rotation, guint line);

G_END_DECLS

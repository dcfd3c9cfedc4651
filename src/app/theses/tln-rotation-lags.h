/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Correlation of attention and prices with one moved against the other, as a table with its
 * sentence. */
#pragma once

#include "tln-rotation.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Of the weeks [first, last). Nothing is to be seen where there is no instrument. */
GtkWidget *tln_rotation_lags_new (const TlnRotation *rotation, guint first, guint last);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend of a rotation on the screen: stages and instruments with their values in the week that
 * is looked at; the stage that has the most attention then is lit, and an instrument opens. */
#pragma once

#include "tln-rotation-draw.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_ROTATION_CHIPS (tln_rotation_chips_get_type ())
G_DECLARE_FINAL_TYPE (TlnRotationChips, tln_rotation_chips, TLN, ROTATION_CHIPS, AdwBin)

TlnRotationChips *tln_rotation_chips_new (void);
/* Builds them anew. */
void tln_rotation_chips_set (TlnRotationChips *self, TlnRotation *rotation);
/* Shows the values of a week. */
void tln_rotation_chips_show (TlnRotationChips *self, const TlnRotationFrame *view, guint week);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was written in a week, stage by stage: exactly what the stack of that week counts. */
#pragma once

#include "tln-rotation.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_ROTATION_WEEK (tln_rotation_week_get_type ())
G_DECLARE_FINAL_TYPE (TlnRotationWeek, tln_rotation_week, TLN, ROTATION_WEEK, AdwBin)

TlnRotationWeek *tln_rotation_week_new (TlnStore *store);
/* Names the week at once and reads its articles (or claims) once weeks stop following one another.
 */
void tln_rotation_week_set (TlnRotationWeek *self, TlnRotation *rotation, guint week);
/* The day from which on it reads as known then (tln-past.h); TLN_DAY_NONE: the present. */
void tln_rotation_week_set_day (TlnRotationWeek *self, TlnDay day);
/* The keys go to the first of them; FALSE: there is none, or it is not read yet (then they go there
 * once it is). */
gboolean tln_rotation_week_focus (TlnRotationWeek *self);

G_END_DECLS

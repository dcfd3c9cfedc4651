/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rotation in words. Callers free. */
#pragma once

#include "tln-rotation-draw.h"

G_BEGIN_DECLS

/* "10–16 March 2025 (2025-W11)": the days of a week. */
char *tln_rotation_say_week (const TlnRotation *self, guint week);
/* "12 %", "3.5" or "–" of a part of a stack. */
char *tln_rotation_say_part (double part, TlnRotationMeasure measure);
/* "103.2" or "–". */
char *tln_rotation_say_index (double value);
/* "0.31" with a true minus sign, or "–". */
char *tln_rotation_say_correlation (double r);

/* A week with all its numbers, for who cannot see it. */
char *tln_rotation_say_all (const TlnRotation *self, const TlnRotationFrame *view, guint week);
/* What the picture shows: weeks, who led when, what the instruments did. */
char *tln_rotation_summary (const TlnRotation *self, const TlnRotationFrame *view);
/* What is left out of it, and what its prices are; "" for nothing to say. */
char *tln_rotation_caption (const TlnRotation *self, const TlnRotationFrame *view);
/* What is missing in the picture; "" for nothing; static. */
const char *tln_rotation_hint (const TlnRotation *self);
/* Why there is nothing to show, where there is nothing: in short (static), and what to do. */
const char *tln_rotation_empty_title (const TlnRotation *self);
char *tln_rotation_say_empty (const TlnRotation *self);
/* Above the stacks; static. */
const char *tln_rotation_measure_title (const TlnRotation *self, TlnRotationMeasure measure);

G_END_DECLS

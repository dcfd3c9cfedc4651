/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of a rotation as separated values (RFC 4180), with names of columns in English that
 * stay the same. Any thread. */
#pragma once

#include "tln-rotation.h"

G_BEGIN_DECLS

/* A line for each of the weeks [first, last): week (2025-W11), its Monday, all articles (or
 * claims), for each stage how many are about it and their share of all (0 to 1), and what it has in
 * the stack, where an item about k stages counts 1/k; for each instrument its close and that with
 * 100 at the week base. What is not known is empty. Caller frees. */
char *tln_rotation_csv (const TlnRotation *self, guint first, guint last, guint base);

/* A line for each instrument, stage and lag in weeks: the correlation and the number of pairs.
 * Caller frees. */
char *tln_rotation_lags_csv (const TlnRotation *self, guint first, guint last);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of a thesis's log in words. Main thread; callers free. */
#pragma once

#include "tln-thesis-log.h"

G_BEGIN_DECLS

/* One line: "Conviction 60 → 70", "Evidence added: For". */
char *tln_thesis_log_title (const TlnLogEntry *entry);
/* What differs as Pango markup: removed words struck through, added ones underlined; a quote; the
 * reason. NULL: nothing to add. */
char *tln_thesis_log_markup (const TlnLogEntry *entry);
/* The field of tln_theses_set that can be given its value before again, or NULL. */
const char *tln_thesis_log_field (const TlnLogEntry *entry);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of the program. Main thread. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* NULL where their schema is not installed, as in a test. Caller unrefs. */
GSettings *tln_settings_open (void);

G_END_DECLS

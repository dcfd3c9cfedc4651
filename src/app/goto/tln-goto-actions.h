/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the palette can do and where it can go, apart from what is in the library. Main thread. */
#pragma once

#include "tln-name-index.h"
#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds the actions that can be done now, and the places. */
void tln_goto_add_actions (TlnNameIndex *index, TlnStore *store);

/* The detailed name of the n-th action, for TLN_GOTO_ACTION. */
const char *tln_goto_action_name (gint64 n);
/* Its keys as people read them, "Ctrl+E"; caller frees; NULL when it has none. */
char *tln_goto_action_keys (gint64 n);

G_END_DECLS

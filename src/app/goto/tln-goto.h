/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command palette: every action, thesis, stage, instrument, feed and article by a few letters
 * of its name. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_GOTO (tln_goto_get_type ())
G_DECLARE_FINAL_TYPE (TlnGoto, tln_goto, TLN, GOTO, AdwDialog)

/* What is chosen runs an action of the window it is presented in (tln-navigator.h). Main thread. */
AdwDialog *tln_goto_new (TlnStore *store);

G_END_DECLS

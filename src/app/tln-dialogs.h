/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogs every application has. Each call makes a new one, to be presented. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *tln_about_dialog_new (void);
AdwDialog *tln_preferences_dialog_new (void);
AdwDialog *tln_shortcuts_dialog_new (void);

G_END_DECLS

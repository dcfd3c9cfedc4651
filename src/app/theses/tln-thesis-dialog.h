/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a new thesis: its title, and what would prove it wrong. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes the thesis and shows it. */
AdwDialog *tln_thesis_dialog_new (TlnStore *store);

G_END_DECLS

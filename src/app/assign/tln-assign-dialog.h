/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assigns articles to stages, theses and instruments: a list to search, a check for each. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* ids: gint64 of articles; the checks show what all of them are assigned to, a dash what
 * some are. */
AdwDialog *tln_assign_dialog_new (TlnStore *store, GArray *ids);

G_END_DECLS

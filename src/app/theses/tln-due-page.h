/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that is due today, as cards to be answered. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_DUE_PAGE (tln_due_page_get_type ())
G_DECLARE_FINAL_TYPE (TlnDuePage, tln_due_page, TLN, DUE_PAGE, AdwNavigationPage)

AdwNavigationPage *tln_due_page_new (TlnStore *store);

G_END_DECLS

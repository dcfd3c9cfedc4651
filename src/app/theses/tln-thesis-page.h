/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thesis: its statement, its board of stages, its evidence. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_THESIS_PAGE (tln_thesis_page_get_type ())
G_DECLARE_FINAL_TYPE (TlnThesisPage, tln_thesis_page, TLN, THESIS_PAGE, AdwNavigationPage)

/* Shows nothing until its property "thesis-id" (int64) is set. The window makes one for each visit.
 */
AdwNavigationPage *tln_thesis_page_new (TlnStore *store);

/* Shows one of its views by that name; another name changes nothing. */
void tln_thesis_page_show_view (TlnThesisPage *self, const char *name);

G_END_DECLS

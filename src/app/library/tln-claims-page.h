/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All claims of the library: a table where there is room, rows where there is not. A claim that is
 * opened is shown by win.show-claim. */
#pragma once

#include "tln-query.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_CLAIMS_PAGE (tln_claims_page_get_type ())
G_DECLARE_FINAL_TYPE (TlnClaimsPage, tln_claims_page, TLN, CLAIMS_PAGE, AdwNavigationPage)

AdwNavigationPage *tln_claims_page_new (TlnStore *store);
/* Opens the search. */
void tln_claims_page_search (TlnClaimsPage *self);
/* What is shown. Borrowed. */
const TlnQuery *tln_claims_page_get_query (TlnClaimsPage *self);
/* Searches for these words. */
void tln_claims_page_show_text (TlnClaimsPage *self, const char *text);

G_END_DECLS

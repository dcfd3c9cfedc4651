/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekly reviews: the facts of this week with what the user writes about them, and past ones as
 * they were kept. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_REVIEWS_PAGE (tln_reviews_page_get_type ())
G_DECLARE_FINAL_TYPE (TlnReviewsPage, tln_reviews_page, TLN, REVIEWS_PAGE, AdwNavigationPage)

/* Begins with this week. What was written is kept when the page is left. */
AdwNavigationPage *tln_reviews_page_new (TlnStore *store);

G_END_DECLS

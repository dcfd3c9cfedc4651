/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a list of articles. */
#pragma once

#include "tln-found.h"
#include "tln-list-item.h"
#include "tln-row-paint.h"
#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_ARTICLE_ROW (tln_article_row_get_type ())
G_DECLARE_FINAL_TYPE (TlnArticleRow, tln_article_row, TLN, ARTICLE_ROW, GtkWidget)

GtkWidget *tln_article_row_new (TlnStore *store);
/* What a search marks in it from now on. */
void tln_article_row_set_found (TlnArticleRow *self, TlnFound *found);
/* Shows an item and follows it; NULL: none. */
void tln_article_row_set_item (TlnArticleRow *self, TlnListItem *item);
void tln_article_row_set_density (TlnArticleRow *self, TlnRowDensity density);

/* What a screen reader says of an article beside its title: whether it is unread and starred, its
 * publisher, date and chips, and the place a search has found (found may be NULL). Caller frees. */
char *tln_article_row_describe (TlnStore *store, TlnFound *found, const TlnArticle *article);

G_END_DECLS

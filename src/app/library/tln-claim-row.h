/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a list of claims: the quote, where it stands, what it is evidence for. */
#pragma once

#include "tln-list-item.h"
#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_CLAIM_ROW (tln_claim_row_get_type ())
G_DECLARE_FINAL_TYPE (TlnClaimRow, tln_claim_row, TLN, CLAIM_ROW, GtkWidget)

GtkWidget *tln_claim_row_new (TlnStore *store);
/* Shows an item and follows it; NULL: none. */
void tln_claim_row_set_item (TlnClaimRow *self, TlnListItem *item);
TlnListItem *tln_claim_row_get_item (TlnClaimRow *self);

G_END_DECLS

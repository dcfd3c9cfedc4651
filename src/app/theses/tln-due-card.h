/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A forecast, a falsifier or a review as a row that can be answered: by its buttons, its menu, or
 * by the keys Y, N and V while it has the focus. */
#pragma once

#include "tln-due.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_DUE_CARD (tln_due_card_get_type ())
G_DECLARE_FINAL_TYPE (TlnDueCard, tln_due_card, TLN, DUE_CARD, GtkListBoxRow)

typedef enum {
  TLN_CARD_STATES, /* only says what it is */
  TLN_CARD_ASKS, /* its answers stand on it as buttons */
  TLN_CARD_ALONE, /* likewise, and its thesis, as it is not on the page of that */
} TlnCardLook;

/* The records are ref'd. */
GtkWidget *tln_due_card_new_forecast (TlnStore *store, TlnForecast *forecast, TlnCardLook look);
GtkWidget *tln_due_card_new_falsifier (TlnStore *store, TlnFalsifier *falsifier, TlnCardLook look);
GtkWidget *tln_due_card_new_review (TlnStore *store, TlnThesisReview *review);
/* Of the forecast, falsifier or thesis. */
gint64 tln_due_card_get_id (TlnDueCard *self);

/* It is of an earlier day: it leads to its claim and its thesis, nothing of it is changed. */
void tln_due_card_lock (TlnDueCard *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of a list holds: an id at once, its record when it has been fetched. Main thread. */
#pragma once

#include "tln-article.h"
#include "tln-claim.h"

G_BEGIN_DECLS

#define TLN_TYPE_LIST_ITEM (tln_list_item_get_type ())
G_DECLARE_FINAL_TYPE (TlnListItem, tln_list_item, TLN, LIST_ITEM, GObject)

gint64 tln_list_item_get_id (TlnListItem *self);
/* The record or NULL while it is loading; borrowed. Property "record" notifies when it changes. */
TlnArticle *tln_list_item_get_article (TlnListItem *self);
TlnClaim *tln_list_item_get_claim (TlnListItem *self);

G_END_DECLS

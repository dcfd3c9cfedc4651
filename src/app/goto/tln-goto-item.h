/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the palette: what it is called and the action of the window it runs. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In the order they are shown when they fit equally well. */
typedef enum {
  TLN_GOTO_PLACE,
  TLN_GOTO_THESIS,
  TLN_GOTO_ACTION,
  TLN_GOTO_STAGE,
  TLN_GOTO_INSTRUMENT,
  TLN_GOTO_FEED,
  TLN_GOTO_ARTICLE,
} TlnGotoKind;

#define TLN_TYPE_GOTO_ITEM (tln_goto_item_get_type ())
G_DECLARE_FINAL_TYPE (TlnGotoItem, tln_goto_item, TLN, GOTO_ITEM, GObject)

/* id: of the thing; of a place its TlnPlaceKind, of an action its number. */
TlnGotoItem *tln_goto_item_new (TlnGotoKind kind, gint64 id, const char *name);
TlnGotoKind tln_goto_item_get_kind (TlnGotoItem *self);
gint64 tln_goto_item_get_id (TlnGotoItem *self);
const char *tln_goto_item_get_name (TlnGotoItem *self);
const char *tln_goto_item_get_icon (TlnGotoItem *self);
/* What it is, for people: "Thesis"; NULL for an action. */
const char *tln_goto_item_get_word (TlnGotoItem *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which item has a card, and where that stands among the rows. When cards are made, and where the
 * list stands on the page, is not known here. */
#include "tln-board-cards.h"

#include "tln-evidence-card.h"
#include "tln-past-lock.h"

#include <glib/gi18n.h>

/* Cards below more new ones than this are made anew: those above them come first. */
#define MOST_HOLES 16

typedef struct {
  TlnClaim *claim;
  TlnEvidence *evidence;
  TlnEvidenceCard *card; /* a row of the list; NULL: not made yet */
} Item;

struct _TlnBoardCards {
  GObject parent_instance;
  TlnStore *store;
  GtkListBox *list;
  GtkWidget *none; /* what it shows without items */
  GPtrArray *stages; /* TlnStage */
  GArray *items; /* Item, newest first */
  guint hole; /* all before it have their cards */
  guint asked; /* so many are made in any case */
  guint n_made;
  int focus; /* item whose card gets the focus once it is made; -1: none */
  GPtrArray *gone; /* TlnEvidenceCard of no item: hidden rows, to be taken out */
  gboolean locked;
};

G_DEFINE_FINAL_TYPE (TlnBoardCards, tln_board_cards, G_TYPE_OBJECT)

static void
item_clear (gpointer data)
{
  Item *item = data;

  tln_claim_unref (item->claim);
  tln_evidence_unref (item->evidence);
}

static GArray *
new_items (void)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  g_array_set_clear_func (items, item_clear);
  return items;
}

static Item *
get_item (TlnBoardCards *self, guint i)
{
  return &g_array_index (self->items, Item, i);
}

static void
tln_board_cards_finalize (GObject *object)
{
  TlnBoardCards *self = TLN_BOARD_CARDS (object);

  g_clear_object (&self->store);
  g_clear_object (&self->list);
  g_clear_object (&self->none);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->gone, g_ptr_array_unref);
  G_OBJECT_CLASS (tln_board_cards_parent_class)->finalize (object);
}

static void
tln_board_cards_class_init (TlnBoardCardsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tln_board_cards_finalize;
}

static GtkWidget *
build_placeholder (void)
{
  GtkWidget *label = gtk_label_new (
      _ ("No evidence yet. Highlight a sentence in an article and press its stage number."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_margin_top (label, 18);
  gtk_widget_set_margin_bottom (label, 18);
  return label;
}

static void
tln_board_cards_init (TlnBoardCards *self)
{
  self->items = new_items ();
  self->gone = g_ptr_array_new ();
  self->focus = -1;
  self->list = g_object_ref_sink (GTK_LIST_BOX (gtk_list_box_new ()));
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  self->none = g_object_ref_sink (build_placeholder ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "board-list");
}

TlnBoardCards *
tln_board_cards_new (TlnStore *store)
{
  TlnBoardCards *self = g_object_new (TLN_TYPE_BOARD_CARDS, NULL);

  self->store = g_object_ref (store);
  return self;
}

GtkListBox *
tln_board_cards_get_list (TlnBoardCards *self)
{
  return self->list;
}

/* Another state. */

/* The cards there are, by the id of their evidence, which stays with the items. */
static GHashTable *
index_cards (TlnBoardCards *self)
{
  GHashTable *cards = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->items->len; i++)
    if (get_item (self, i)->card != NULL)
      g_hash_table_insert (cards, &get_item (self, i)->evidence->id, get_item (self, i)->card);
  return cards;
}

/* A list of assistive tools counts the rows it finds; of so many more there is no row yet. */
static void
number_card (TlnBoardCards *self, guint i)
{
  tln_evidence_card_set_place (get_item (self, i)->card, i + 1, self->items->len);
}

static void
number_cards (TlnBoardCards *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (get_item (self, i)->card != NULL)
      number_card (self, i);
}

/* Hands cards to the items they are of. */
static void
hand_over (TlnBoardCards *self, GArray *items, GHashTable *cards)
{
  TlnDay today = tln_day_today ();
  guint holes = 0;

  self->n_made = 0;
  self->asked = 0;
  for (guint i = 0; i < items->len && holes <= MOST_HOLES; i++) {
    Item *item = &g_array_index (items, Item, i);

    item->card = g_hash_table_lookup (cards, &item->evidence->id);
    if (item->card == NULL) {
      holes++;
      continue;
    }
    g_hash_table_remove (cards, &item->evidence->id);
    tln_evidence_card_set (item->card, item->claim, item->evidence, self->stages, today);
    self->n_made++;
    self->asked = i + 1;
  }
}

/* They are not seen from now on; what it takes to take them down is spread over time. */
static void
hide_rest (TlnBoardCards *self, GHashTable *cards)
{
  GHashTableIter iter;
  gpointer card;

  g_hash_table_iter_init (&iter, cards);
  while (g_hash_table_iter_next (&iter, NULL, &card)) {
    gtk_widget_set_visible (card, FALSE);
    g_ptr_array_add (self->gone, card);
  }
}

/* Puts the rows that are seen in the order of the items. */
static void
order_rows (TlnBoardCards *self)
{
  int at = 0;

  for (guint i = 0; i < self->items->len; i++) {
    GtkWidget *card = GTK_WIDGET (get_item (self, i)->card);
    GtkListBoxRow *row;

    if (card == NULL)
      continue;
    while ((row = gtk_list_box_get_row_at_index (self->list, at)) != NULL &&
           !gtk_widget_get_visible (GTK_WIDGET (row)))
      at++;
    if (GTK_WIDGET (row) != card) {
      g_object_ref (card);
      gtk_list_box_remove (self->list, card);
      gtk_list_box_insert (self->list, card, at);
      g_object_unref (card);
    }
    at++;
  }
}

void
tln_board_cards_set (TlnBoardCards *self, const GArray *items, GPtrArray *stages)
{
  g_autoptr (GHashTable) cards = index_cards (self);
  g_autoptr (GArray) before = self->items;
  GArray *own = new_items ();

  for (guint i = 0; i < items->len; i++) {
    const TlnBoardItem *given = &g_array_index (items, TlnBoardItem, i);
    Item item = { tln_claim_ref (given->claim), tln_evidence_ref (given->evidence), NULL };

    g_array_append_val (own, item);
  }
  g_ptr_array_ref (stages);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  self->stages = stages;
  self->focus = -1;
  self->hole = 0;
  hand_over (self, own, cards);
  self->items = own;
  hide_rest (self, cards);
  order_rows (self);
  number_cards (self);
  self->asked = MAX (self->asked, MIN (own->len, 1));
  /* Not for as long as its cards are to come. */
  if ((own->len == 0) != (gtk_widget_get_parent (self->none) != NULL))
    gtk_list_box_set_placeholder (self->list, own->len == 0 ? self->none : NULL);
}

void
tln_board_cards_begin (TlnBoardCards *self)
{
  if (self->n_made == 0)
    tln_board_cards_grow (self, TRUE);
}

void
tln_board_cards_set_locked (TlnBoardCards *self, gboolean locked)
{
  self->locked = locked;
  for (guint i = 0; i < self->items->len; i++)
    if (get_item (self, i)->card != NULL)
      tln_evidence_card_set_locked (get_item (self, i)->card, locked);
}

guint
tln_board_cards_get_n (TlnBoardCards *self)
{
  return self->items->len;
}

guint
tln_board_cards_get_missing (TlnBoardCards *self)
{
  return self->items->len - self->n_made;
}

/* Growing. */

static void
make_card (TlnBoardCards *self, guint i)
{
  Item *item = get_item (self, i);
  int at = 0;

  if (i > 0)
    at = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (get_item (self, i - 1)->card)) + 1;
  item->card = TLN_EVIDENCE_CARD (tln_evidence_card_new (self->store));
  tln_evidence_card_set (item->card, item->claim, item->evidence, self->stages, tln_day_today ());
  tln_evidence_card_set_locked (item->card, self->locked);
  number_card (self, i);
  gtk_list_box_insert (self->list, GTK_WIDGET (item->card), at);
  self->n_made++;
}

gboolean
tln_board_cards_grow (TlnBoardCards *self, gboolean seen)
{
  while (self->hole < self->items->len && get_item (self, self->hole)->card != NULL)
    self->hole++;
  if (self->hole < self->items->len && (seen || self->hole < self->asked)) {
    make_card (self, self->hole);
    if (self->focus == (int) self->hole) {
      self->focus = -1;
      gtk_widget_grab_focus (GTK_WIDGET (get_item (self, self->hole)->card));
    }
    return TRUE;
  }
  if (self->gone->len == 0)
    return FALSE;
  gtk_list_box_remove (self->list, g_ptr_array_steal_index (self->gone, self->gone->len - 1));
  return TRUE;
}

/* The focus. */

gboolean
tln_board_cards_focus (TlnBoardCards *self, guint n)
{
  self->focus = -1;
  if (self->items->len == 0)
    return FALSE;
  n = MIN (n, self->items->len - 1);
  if (get_item (self, n)->card != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (get_item (self, n)->card));
  self->asked = MAX (self->asked, n + 1);
  self->focus = (int) n;
  return TRUE;
}

int
tln_board_cards_get_awaited (TlnBoardCards *self)
{
  return self->focus;
}

int
tln_board_cards_find (TlnBoardCards *self, gint64 claim)
{
  for (guint i = 0; i < self->items->len; i++)
    if (get_item (self, i)->claim->id == claim)
      return (int) i;
  return -1;
}

int
tln_board_cards_find_card (TlnBoardCards *self, const TlnEvidenceCard *card)
{
  for (guint i = 0; i < self->items->len; i++)
    if (get_item (self, i)->card == card)
      return (int) i;
  return -1;
}

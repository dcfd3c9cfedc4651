/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column of the board. */
#include "tln-board-column.h"

#include "tln-balance.h"
#include "tln-board-cards.h"
#include "tln-board-drop.h"
#include "tln-chart-words.h"
#include "tln-date-label.h"
#include "tln-evidence-card.h"
#include "tln-instruments.h"
#include "tln-mark.h"
#include "tln-navigator.h"
#include "tln-pill.h"
#include "tln-stage-head.h"
#include "tln-tip.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _TlnBoardColumn {
  GtkWidget parent_instance;
  TlnStore *store;
  gint64 thesis;
  gint64 stage;
  TlnBundle *bundle; /* what it shows; NULL: nothing yet */
  gboolean locked;
  GtkWidget *content; /* NULL until it is its turn */
  TlnMark *mark;
  GtkLabel *name;
  GtkLabel *tally;
  GtkWidget *warning;
  GtkWidget *head; /* TlnStageHead; NULL: no stage */
  AdwWrapBox *pills;
  GPtrArray *pill_words; /* what each pill says */
  TlnBoardCards *cards;
  GtkListBox *list; /* of cards */
  GtkWidget *rest; /* as high as the cards that are not made yet will be */
  int card_height; /* about; 0: not known */
  GtkEventController *drop; /* NULL: nothing is taken */
};

G_DEFINE_FINAL_TYPE (TlnBoardColumn, tln_board_column, GTK_TYPE_WIDGET)

static guint asked_signal;

static void
card_activated_cb (GtkListBox *list, GtkListBoxRow *row, TlnBoardColumn *self)
{
  if (TLN_IS_EVIDENCE_CARD (row))
    tln_navigator_show_claim (GTK_WIDGET (self),
                              tln_evidence_card_get_claim (TLN_EVIDENCE_CARD (row))->id);
}

static gboolean
is_revealed (TlnBoardColumn *self)
{
  return self->content != NULL;
}

/* Before the keys go into it, something that takes them. */
static void
begin (TlnBoardColumn *self)
{
  tln_board_column_reveal (self);
  if (is_revealed (self))
    tln_board_cards_begin (self->cards);
}

/* Where one column is shown at a time, it is this one from now on. */
static void
come_forward (TlnBoardColumn *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (ADW_IS_CAROUSEL (parent))
    adw_carousel_scroll_to (ADW_CAROUSEL (parent), GTK_WIDGET (self), TRUE);
}

gboolean
tln_board_column_focus_nth (TlnBoardColumn *self, guint n)
{
  gboolean found;

  begin (self);
  found = tln_board_cards_focus (self->cards, n);
  come_forward (self);
  g_signal_emit (self, asked_signal, 0);
  return found || gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* The list knows only the cards that are made. */
static gboolean
go_down (TlnBoardColumn *self, TlnEvidenceCard *card, guint key)
{
  guint n = tln_board_cards_get_n (self->cards);
  int awaited = tln_board_cards_get_awaited (self->cards);
  int at = awaited >= 0 ? awaited : tln_board_cards_find_card (self->cards, card);

  if (key == GDK_KEY_End || key == GDK_KEY_KP_End)
    return tln_board_column_focus_nth (self, n - 1);
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return FALSE;
  return at >= 0 && (guint) at + 1 < n && tln_board_column_focus_nth (self, (guint) at + 1);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint keyval,
                guint code,
                GdkModifierType state,
                TlnBoardColumn *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, TLN_TYPE_EVIDENCE_CARD) : NULL;
  gboolean left = keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left;
  gboolean right = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right;

  if (card == focus && card != NULL && (state & gtk_accelerator_get_default_mod_mask ()) == 0 &&
      tln_board_cards_get_missing (self->cards) > 0 &&
      go_down (self, TLN_EVIDENCE_CARD (card), keyval))
    return GDK_EVENT_STOP;
  if ((!left && !right) || card == NULL)
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    left = !left;
  if (state & GDK_CONTROL_MASK) {
    tln_evidence_card_shift (TLN_EVIDENCE_CARD (card), left ? -1 : 1);
    return GDK_EVENT_STOP;
  }
  GtkWidget *next = left ? gtk_widget_get_prev_sibling (GTK_WIDGET (self))
                         : gtk_widget_get_next_sibling (GTK_WIDGET (self));
  int at = tln_board_cards_find_card (self->cards, TLN_EVIDENCE_CARD (card));
  if (!TLN_IS_BOARD_COLUMN (next) || at < 0)
    return GDK_EVENT_PROPAGATE;
  return tln_board_column_focus_nth (TLN_BOARD_COLUMN (next), (guint) at);
}

/* The keys get into a column before it was its turn. */
static gboolean
tln_board_column_focus (GtkWidget *widget, GtkDirectionType direction)
{
  begin (TLN_BOARD_COLUMN (widget));
  return GTK_WIDGET_CLASS (tln_board_column_parent_class)->focus (widget, direction);
}

static void
tln_board_column_dispose (GObject *object)
{
  TlnBoardColumn *self = TLN_BOARD_COLUMN (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->bundle, tln_bundle_unref);
  g_clear_object (&self->cards);
  g_clear_pointer (&self->pill_words, g_ptr_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_board_column_parent_class)->dispose (object);
}

static void
tln_board_column_class_init (TlnBoardColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tln_board_column_dispose;
  widget_class->focus = tln_board_column_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "boardcolumn");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  asked_signal = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
tln_board_column_init (TlnBoardColumn *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

/* What is said above the cards. */

static GtkLabel *
build_label (const char *class_name)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, class_name);
  return GTK_LABEL (label);
}

/* Name with the stage's shape, and how many for and against. */
static GtkWidget *
build_header (TlnBoardColumn *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sums = adw_wrap_box_new ();

  self->mark = TLN_MARK (tln_mark_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->mark), self->stage != 0);
  self->name = build_label ("heading");
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->name));
  self->tally = build_label ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->tally), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->tally), "numeric");
  gtk_widget_set_hexpand (GTK_WIDGET (self->tally), TRUE);
  self->warning = GTK_WIDGET (build_label ("caption"));
  gtk_label_set_label (GTK_LABEL (self->warning), _ ("⚠ One-sided"));
  gtk_widget_add_css_class (self->warning, "warning");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (sums), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (sums), GTK_WIDGET (self->tally));
  adw_wrap_box_append (ADW_WRAP_BOX (sums), self->warning);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), sums);
  return box;
}

/* One-sided by the rule of the whole thesis. weighed: TlnWeighed. */
static void
show_balance (TlnBoardColumn *self, const GArray *weighed)
{
  TlnBalance balance;
  guint n_for = 0;
  guint n_against = 0;

  for (guint i = 0; i < weighed->len; i++) {
    const TlnWeighed *item = &g_array_index (weighed, TlnWeighed, i);
    n_for += item->stance == TLN_STANCE_FOR && !item->repeated;
    n_against += item->stance == TLN_STANCE_AGAINST && !item->repeated;
  }
  tln_balance_sum ((const TlnWeighed *) (const void *) weighed->data, weighed->len, &balance);
  g_autofree char *counts = g_strdup_printf (_ ("%u for · %u against"), n_for, n_against);
  g_autofree char *tip =
      g_strdup_printf (_ ("By weight %u for and %u against. What would the other side say?"),
                       balance.weight_for, balance.weight_against);
  gtk_label_set_label (self->tally, counts);
  gtk_widget_set_visible (self->warning, tln_balance_is_one_sided (&balance));
  tln_tip_set (self->warning, tip);
}

static const char *
stage_name (const TlnStage *stage)
{
  return stage != NULL ? stage->name : _ ("Whole Thesis");
}

static void
show_stage (TlnBoardColumn *self, const TlnStage *stage)
{
  const char *name = stage_name (stage);

  if (stage != NULL) {
    tln_mark_set_stage (self->mark, stage->position);
    tln_stage_head_set_stage (TLN_STAGE_HEAD (self->head), stage);
  }
  if (g_str_equal (gtk_label_get_label (self->name), name))
    return;
  gtk_label_set_label (self->name, name);
}

/* The instruments. */

/* "515050 +3.2 %", or without a price the code alone. Caller frees. */
static char *
pill_text (const TlnBundle *bundle, const TlnLink *link)
{
  const TlnPriceMove *move = g_hash_table_lookup (bundle->moves, &link->instrument_id);

  if (move == NULL)
    return g_strdup (link->code);
  g_autofree char *change = tln_chart_say_signed ((move->last / move->first - 1) * 100, 1);
  /* Translators: the code of an instrument and how much it went up or down */
  return g_strdup_printf (_ ("%s %s %%"), link->code, change);
}

/* Why it is linked, and from which close to which it went; invented prices say so. Caller frees. */
static char *
pill_tip (const TlnBundle *bundle, const TlnLink *link)
{
  const TlnPriceMove *move = g_hash_table_lookup (bundle->moves, &link->instrument_id);
  const TlnPriceBatch *batch = g_hash_table_lookup (bundle->batches, &link->instrument_id);
  const char *why = *link->reason != '\0' ? link->reason : link->name;
  g_autofree char *tip = g_strdup_printf ("%s – %s", link->name, why);

  if (move == NULL)
    return g_steal_pointer (&tip);
  g_autofree char *from = tln_day_label (move->from);
  g_autofree char *to = tln_day_label (move->to);
  /* Translators: a close, its day, a later close, its day */
  g_autofree char *closes =
      g_strdup_printf (_ ("%.3f (%s) → %.3f (%s)"), move->first, from, move->last, to);
  return batch != NULL && g_str_equal (batch->source, "invented")
             ? g_strdup_printf ("%s\n%s, %s", tip, closes, _ ("Invented data"))
             : g_strdup_printf ("%s\n%s", tip, closes);
}

/* Takes away the pills from the n-th on. */
static void
cut_pills (TlnBoardColumn *self, guint n)
{
  GtkWidget *last;

  for (; self->pill_words->len > n;
       g_ptr_array_set_size (self->pill_words, (int) self->pill_words->len - 1))
    if ((last = gtk_widget_get_last_child (GTK_WIDGET (self->pills))) != NULL)
      adw_wrap_box_remove (self->pills, last);
}

static void
show_instruments (TlnBoardColumn *self, const TlnBundle *bundle)
{
  guint n = 0;

  for (guint i = 0; i < bundle->links->len; i++) {
    const TlnLink *link = g_ptr_array_index (bundle->links, i);
    if (link->stage_id != self->stage)
      continue;
    g_autofree char *text = pill_text (bundle, link);
    g_autofree char *tip = pill_tip (bundle, link);
    char *words = g_strdup_printf ("%" G_GINT64_FORMAT "\n%s\n%s", link->instrument_id, text, tip);

    if (n < self->pill_words->len && g_str_equal (self->pill_words->pdata[n], words)) {
      g_free (words);
    } else {
      GtkWidget *pill = tln_pill_new (text, tip);

      cut_pills (self, n);
      tln_navigator_bind (GTK_ACTIONABLE (pill), TLN_SHOW_INSTRUMENT, link->instrument_id);
      adw_wrap_box_append (self->pills, pill);
      g_ptr_array_add (self->pill_words, words);
    }
    n++;
  }
  cut_pills (self, n);
  gtk_widget_set_visible (GTK_WIDGET (self->pills), n > 0);
}

/* The evidence. */

gint64
tln_board_column_stage_of (const TlnBundle *bundle, const TlnEvidence *evidence)
{
  const TlnStage *stage = tln_bundle_stage (bundle, evidence->stage_id);

  return stage != NULL ? stage->id : 0;
}

/* Adds a card, and what it weighs. */
static void
add_item (TlnBoardColumn *self,
          TlnClaim *claim,
          TlnEvidence *evidence,
          GArray *items,
          GArray *weighed)
{
  const TlnBoardItem item = { claim, evidence };
  const TlnWeighed weight = { .claim = claim->id,
                              .stage = self->stage,
                              .day = evidence->day,
                              .stance = evidence->stance,
                              .strength = evidence->strength,
                              .speaker = claim->speaker,
                              .relayed = claim->relayed_by != NULL && *claim->relayed_by != '\0',
                              .repeated = evidence->repeated };

  g_array_append_val (items, item);
  g_array_append_val (weighed, weight);
}

/* Newest first: of a claim that is for and against, by a merge, one each. */
static void
add_items (TlnBoardColumn *self, const TlnBundle *bundle, GArray *items, GArray *weighed)
{
  for (guint i = bundle->claims->len; i > 0; i--) {
    TlnClaim *claim = g_ptr_array_index (bundle->claims, i - 1);
    for (guint k = 0; k < claim->evidence->len; k++) {
      TlnEvidence *evidence = g_ptr_array_index (claim->evidence, k);
      if (evidence->thesis_id == self->thesis &&
          tln_board_column_stage_of (bundle, evidence) == self->stage)
        add_item (self, claim, evidence, items, weighed);
    }
  }
}

static void
show (TlnBoardColumn *self)
{
  const TlnBundle *bundle = self->bundle;
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (TlnBoardItem));
  g_autoptr (GArray) weighed = g_array_new (FALSE, FALSE, sizeof (TlnWeighed));

  show_stage (self, tln_bundle_stage (bundle, self->stage));
  add_items (self, bundle, items, weighed);
  show_balance (self, weighed);
  show_instruments (self, bundle);
  tln_board_cards_set (self->cards, items, bundle->stages);
}

/* Its name is told at once, for assistive tools and for what is dropped on it. */
void
tln_board_column_set_bundle (TlnBoardColumn *self, TlnBundle *bundle)
{
  const TlnStage *stage = tln_bundle_stage (bundle, self->stage);

  tln_bundle_ref (bundle);
  g_clear_pointer (&self->bundle, tln_bundle_unref);
  self->bundle = bundle;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  stage_name (stage), -1);
  if (!is_revealed (self))
    return;
  show (self);
  tln_board_cards_begin (self->cards);
}

static GtkWidget *
build_cards (TlnBoardColumn *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cards = tln_board_cards_new (self->store);
  self->list = tln_board_cards_get_list (self->cards);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (card_activated_cb), self);
  self->rest =
      g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->rest);
  return box;
}

static GtkWidget *
build_content (TlnBoardColumn *self)
{
  const TlnStage *stage = tln_bundle_stage (self->bundle, self->stage);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), build_header (self));
  if (stage != NULL) {
    self->head = tln_stage_head_new (self->store, stage);
    gtk_box_append (GTK_BOX (box), self->head);
  }
  self->pills = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->pills, 6);
  adw_wrap_box_set_line_spacing (self->pills, 6);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->pills));
  gtk_box_append (GTK_BOX (box), build_cards (self));
  return box;
}

static void
lock_content (TlnBoardColumn *self)
{
  tln_board_cards_set_locked (self->cards, self->locked);
  if (self->head != NULL)
    tln_stage_head_set_locked (TLN_STAGE_HEAD (self->head), self->locked);
}

GtkWidget *
tln_board_column_new (TlnStore *store, gint64 thesis, gint64 stage)
{
  TlnBoardColumn *self = g_object_new (TLN_TYPE_BOARD_COLUMN, NULL);

  self->store = g_object_ref (store);
  self->thesis = thesis;
  self->stage = stage;
  self->pill_words = g_ptr_array_new_with_free_func (g_free);
  tln_board_column_set_locked (self, FALSE);
  return GTK_WIDGET (self);
}

gboolean
tln_board_column_reveal (TlnBoardColumn *self)
{
  if (is_revealed (self) || self->bundle == NULL)
    return FALSE;
  self->content = build_content (self);
  lock_content (self);
  show (self);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
  return TRUE;
}

void
tln_board_column_set_locked (TlnBoardColumn *self, gboolean locked)
{
  self->locked = locked;
  if (is_revealed (self))
    lock_content (self);
  if (locked == (self->drop == NULL))
    return;
  if (locked) {
    gtk_widget_remove_controller (GTK_WIDGET (self), self->drop);
    self->drop = NULL;
    return;
  }
  self->drop = tln_board_drop_new (self->store, self->thesis, self->stage);
  gtk_widget_add_controller (GTK_WIDGET (self), self->drop);
}

void
tln_board_column_set_report (TlnBoardColumn *self, const TlnChainReport *report)
{
  if (self->head != NULL)
    tln_stage_head_set_report (TLN_STAGE_HEAD (self->head), report);
}

gint64
tln_board_column_get_stage (TlnBoardColumn *self)
{
  return self->stage;
}

/* Growing. */

/* How high a card is about; 0: not known. It only follows what is far from it, or all below would
 * move with each card. */
static int
guess_height (TlnBoardColumn *self)
{
  guint made = tln_board_cards_get_n (self->cards) - tln_board_cards_get_missing (self->cards);
  int high = made > 0 ? gtk_widget_get_height (GTK_WIDGET (self->list)) / (int) made : 0;

  if (ABS (high - self->card_height) > self->card_height / 4)
    self->card_height = high;
  return self->card_height;
}

/* Whether what comes below the last card is on the page, or not further than a page below it. */
static gboolean
is_near (TlnBoardColumn *self, GtkWidget *page)
{
  graphene_rect_t list;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (self->list), page, &list))
    return FALSE;
  return list.origin.y + list.size.height < (float) (2 * gtk_widget_get_height (page));
}

gboolean
tln_board_column_grow (TlnBoardColumn *self, GtkWidget *page)
{
  if (!is_revealed (self))
    return FALSE;
  int high = guess_height (self);
  gboolean grown = tln_board_cards_grow (self->cards, is_near (self, page));

  /* What is below the board stays in reach. */
  gtk_widget_set_size_request (self->rest, -1,
                               (int) tln_board_cards_get_missing (self->cards) * high);
  return grown;
}

gboolean
tln_board_column_is_awaited (TlnBoardColumn *self)
{
  return is_revealed (self) && tln_board_cards_get_awaited (self->cards) >= 0;
}

/* The focus. */

gboolean
tln_board_column_focus_head (TlnBoardColumn *self)
{
  tln_board_column_reveal (self);
  return self->head != NULL && gtk_widget_child_focus (self->head, GTK_DIR_TAB_FORWARD);
}

int
tln_board_column_find (TlnBoardColumn *self, gint64 claim)
{
  tln_board_column_reveal (self);
  return self->content != NULL ? tln_board_cards_find (self->cards, claim) : -1;
}

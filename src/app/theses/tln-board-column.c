/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column of the board. */
#include "tln-board-column.h"

#include "tln-balance.h"
#include "tln-board-drop.h"
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
  GtkListBox *list;
  GtkWidget *head; /* TlnStageHead; NULL: no stage */
  guint n_cards;
  GtkEventController *drop; /* NULL: nothing is taken */
};

G_DEFINE_FINAL_TYPE (TlnBoardColumn, tln_board_column, GTK_TYPE_WIDGET)

static void
card_activated_cb (GtkListBox *list, GtkListBoxRow *row, TlnBoardColumn *self)
{
  if (TLN_IS_EVIDENCE_CARD (row))
    tln_navigator_show_claim (GTK_WIDGET (self),
                              tln_evidence_card_get_claim (TLN_EVIDENCE_CARD (row))->id);
}

/* Where one column is shown at a time, it is this one from now on. */
static void
come_forward (TlnBoardColumn *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (ADW_IS_CAROUSEL (parent))
    adw_carousel_scroll_to (ADW_CAROUSEL (parent), GTK_WIDGET (self), TRUE);
}

/* The card at the same height, or the last one; a column without cards takes the focus above. */
static gboolean
focus_nth (TlnBoardColumn *self, int n)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, n);

  if (row == NULL && self->n_cards > 0)
    row = gtk_list_box_get_row_at_index (self->list, (int) self->n_cards - 1);
  come_forward (self);
  return row != NULL ? gtk_widget_grab_focus (GTK_WIDGET (row))
                     : gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
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
  if (!TLN_IS_BOARD_COLUMN (next))
    return GDK_EVENT_PROPAGATE;
  return focus_nth (TLN_BOARD_COLUMN (next), gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (card)));
}

static void
tln_board_column_dispose (GObject *object)
{
  TlnBoardColumn *self = TLN_BOARD_COLUMN (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_board_column_parent_class)->dispose (object);
}

static void
tln_board_column_class_init (TlnBoardColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tln_board_column_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "boardcolumn");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
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

static GtkWidget *
build_warning (const TlnBalance *balance)
{
  GtkWidget *warning = gtk_label_new (_ ("⚠ One-sided"));
  g_autofree char *tip =
      g_strdup_printf (_ ("By weight %u for and %u against. What would the other side say?"),
                       balance->weight_for, balance->weight_against);

  gtk_label_set_xalign (GTK_LABEL (warning), 0);
  gtk_widget_add_css_class (warning, "caption");
  gtk_widget_add_css_class (warning, "warning");
  tln_tip_set (warning, tip);
  return warning;
}

/* Name with the stage's shape, and how many for and against; one-sided by the rule of the whole
 * thesis. items: TlnWeighed. */
static GtkWidget *
build_header (const TlnStage *stage, const GArray *items)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sums = adw_wrap_box_new ();
  GtkWidget *name = gtk_label_new (stage != NULL ? stage->name : _ ("Whole Thesis"));
  TlnBalance balance;
  guint n_for = 0;
  guint n_against = 0;

  for (guint i = 0; i < items->len; i++) {
    const TlnWeighed *item = &g_array_index (items, TlnWeighed, i);
    n_for += item->stance == TLN_STANCE_FOR && !item->repeated;
    n_against += item->stance == TLN_STANCE_AGAINST && !item->repeated;
  }
  tln_balance_sum ((const TlnWeighed *) (const void *) items->data, items->len, &balance);
  g_autofree char *counts = g_strdup_printf (_ ("%u for · %u against"), n_for, n_against);
  GtkWidget *tally = gtk_label_new (counts);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "heading");
  if (stage != NULL)
    gtk_box_append (GTK_BOX (line), tln_mark_new_stage (stage->position));
  gtk_box_append (GTK_BOX (line), name);
  gtk_label_set_xalign (GTK_LABEL (tally), 0);
  gtk_widget_add_css_class (tally, "caption");
  gtk_widget_add_css_class (tally, "dim-label");
  gtk_widget_add_css_class (tally, "numeric");
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_hexpand (tally, TRUE);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (sums), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (sums), tally);
  if (tln_balance_is_one_sided (&balance))
    adw_wrap_box_append (ADW_WRAP_BOX (sums), build_warning (&balance));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), sums);
  return box;
}

/* "515050 +3.2 %", and in the tooltip from which close to which; invented prices say so. */
static GtkWidget *
build_pill (const TlnBundle *bundle, const TlnLink *link)
{
  const TlnPriceMove *move = g_hash_table_lookup (bundle->moves, &link->instrument_id);
  const TlnPriceBatch *batch = g_hash_table_lookup (bundle->batches, &link->instrument_id);
  const char *why = *link->reason != '\0' ? link->reason : link->name;
  g_autofree char *tip = g_strdup_printf ("%s – %s", link->name, why);

  if (move == NULL)
    return tln_pill_new (link->code, tip);
  g_autofree char *from = tln_day_label (move->from);
  g_autofree char *to = tln_day_label (move->to);
  /* Translators: a close, its day, a later close, its day */
  g_autofree char *closes =
      g_strdup_printf (_ ("%.3f (%s) → %.3f (%s)"), move->first, from, move->last, to);
  g_autofree char *all = batch != NULL && g_str_equal (batch->source, "invented")
                             ? g_strdup_printf ("%s\n%s, %s", tip, closes, _ ("Invented data"))
                             : g_strdup_printf ("%s\n%s", tip, closes);
  /* Translators: the code of an instrument and how much it went up or down */
  g_autofree char *text =
      g_strdup_printf (_ ("%s %+.1f %%"), link->code, (move->last / move->first - 1) * 100);
  return tln_pill_new (text, all);
}

static GtkWidget *
build_instruments (const TlnBundle *bundle, gint64 stage)
{
  GtkWidget *wrap = adw_wrap_box_new ();
  guint n = 0;

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  for (guint i = 0; i < bundle->links->len; i++) {
    const TlnLink *link = g_ptr_array_index (bundle->links, i);
    if (link->stage_id != stage)
      continue;
    GtkWidget *pill = build_pill (bundle, link);
    tln_navigator_bind (GTK_ACTIONABLE (pill), TLN_SHOW_INSTRUMENT, link->instrument_id);
    adw_wrap_box_append (ADW_WRAP_BOX (wrap), pill);
    n++;
  }
  gtk_widget_set_visible (wrap, n > 0);
  return wrap;
}

/* Adds a card, and what it weighs. */
static void
add_card (TlnBoardColumn *self,
          const TlnBundle *bundle,
          TlnClaim *claim,
          TlnEvidence *evidence,
          GArray *items)
{
  const TlnStage *at = tln_bundle_stage (bundle, evidence->stage_id);

  if (evidence->thesis_id != bundle->thesis->id || (at != NULL ? at->id : 0) != self->stage)
    return;
  TlnWeighed item = { .claim = claim->id,
                      .stage = self->stage,
                      .day = evidence->day,
                      .stance = evidence->stance,
                      .strength = evidence->strength,
                      .speaker = claim->speaker,
                      .relayed = claim->relayed_by != NULL && *claim->relayed_by != '\0',
                      .repeated = evidence->repeated };
  g_array_append_val (items, item);
  gtk_list_box_append (self->list,
                       tln_evidence_card_new (self->store, claim, evidence, bundle->stages));
  self->n_cards++;
}

/* The cards, newest first: of a claim that is for and against, by a merge, one each. */
static void
add_cards (TlnBoardColumn *self, const TlnBundle *bundle, GArray *items)
{
  for (guint i = bundle->claims->len; i > 0; i--) {
    TlnClaim *claim = g_ptr_array_index (bundle->claims, i - 1);
    for (guint k = 0; k < claim->evidence->len; k++)
      add_card (self, bundle, claim, g_ptr_array_index (claim->evidence, k), items);
  }
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

GtkWidget *
tln_board_column_new (TlnStore *store, const TlnBundle *bundle, const TlnStage *stage)
{
  TlnBoardColumn *self = g_object_new (TLN_TYPE_BOARD_COLUMN, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (TlnWeighed));

  self->store = g_object_ref (store);
  self->thesis = bundle->thesis->id;
  self->stage = stage != NULL ? stage->id : 0;
  self->drop = tln_board_drop_new (store, self->thesis, self->stage);
  gtk_widget_add_controller (GTK_WIDGET (self), self->drop);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->list, build_placeholder ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "board-list");
  g_signal_connect (self->list, "row-activated", G_CALLBACK (card_activated_cb), self);
  add_cards (self, bundle, items);
  gtk_box_append (GTK_BOX (box), build_header (stage, items));
  if (stage != NULL) {
    self->head = tln_stage_head_new (store, stage);
    gtk_box_append (GTK_BOX (box), self->head);
  }
  gtk_box_append (GTK_BOX (box), build_instruments (bundle, self->stage));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  stage != NULL ? stage->name : _ ("Whole Thesis"), -1);
  return GTK_WIDGET (self);
}

void
tln_board_column_lock (TlnBoardColumn *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    tln_evidence_card_lock (TLN_EVIDENCE_CARD (row));
  if (self->head != NULL)
    tln_stage_head_lock (TLN_STAGE_HEAD (self->head));
  if (self->drop != NULL)
    gtk_widget_remove_controller (GTK_WIDGET (self), self->drop);
  self->drop = NULL;
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

gboolean
tln_board_column_focus_head (TlnBoardColumn *self)
{
  return self->head != NULL && gtk_widget_child_focus (self->head, GTK_DIR_TAB_FORWARD);
}

guint
tln_board_column_get_n_cards (TlnBoardColumn *self)
{
  return self->n_cards;
}

gboolean
tln_board_column_focus_claim (TlnBoardColumn *self, gint64 claim)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (tln_evidence_card_get_claim (TLN_EVIDENCE_CARD (row))->id == claim) {
      come_forward (self);
      return gtk_widget_grab_focus (GTK_WIDGET (row));
    }
  return FALSE;
}

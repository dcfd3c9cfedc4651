/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Built anew for each item: a list holds only the rows that are seen. */
#include "tln-argument-row.h"

#include "tln-argue-dialog.h"
#include "tln-argument-act.h"
#include "tln-argument-words.h"
#include "tln-lazy-menu.h"
#include "tln-mark.h"
#include "tln-navigator.h"
#include "tln-tip.h"

#include <glib/gi18n.h>

#define INDENT 24
#define INDENT_MOST 5 /* steps; deeper ones say how deep they are */

struct _TlnArgumentRow {
  AdwBin parent_instance;
  TlnStore *store;
  TlnArgumentItem *item;
  GtkMenuButton *menu; /* or NULL */
};

G_DEFINE_FINAL_TYPE (TlnArgumentRow, tln_argument_row, ADW_TYPE_BIN)

static const TlnNumberPair *
pair_of (TlnArgumentRow *self)
{
  if (self->item == NULL || self->item->kind != TLN_ARGUMENT_NUMBERS)
    return NULL;
  return g_ptr_array_index (self->item->tree->numbers, self->item->index);
}

/* The first claim it is about, or NULL. */
static const TlnClaim *
claim_of (TlnArgumentRow *self)
{
  const TlnArgumentNode *node = self->item != NULL ? tln_argument_item_node (self->item) : NULL;
  const TlnNumberPair *pair = pair_of (self);

  if (pair != NULL)
    node = tln_argument_tree_get (self->item->tree, pair->a);
  return node != NULL ? node->claim : NULL;
}

static const TlnArgumentLink *
link_of (TlnArgumentRow *self)
{
  const TlnArgumentNode *node = self->item != NULL ? tln_argument_item_node (self->item) : NULL;
  const TlnNumberPair *pair = pair_of (self);

  return pair != NULL ? pair->link : node != NULL ? node->link : NULL;
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const TlnClaim *claim = claim_of (TLN_ARGUMENT_ROW (widget));

  if (claim != NULL)
    tln_navigator_show_claim (widget, claim->id);
}

static void
open_other_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnArgumentRow *self = TLN_ARGUMENT_ROW (widget);
  const TlnNumberPair *pair = pair_of (self);

  if (pair != NULL)
    tln_navigator_show_claim (widget, tln_argument_tree_get (self->item->tree, pair->b)->claim->id);
}

static void
link_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnArgumentRow *self = TLN_ARGUMENT_ROW (widget);
  const TlnClaim *claim = claim_of (self);

  if (claim != NULL)
    adw_dialog_present (
        tln_argue_dialog_new (self->store, claim->id, self->item->tree->argument->thesis, widget),
        widget);
}

static void
change_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnArgumentRow *self = TLN_ARGUMENT_ROW (widget);
  const TlnArgumentLink *link = link_of (self);

  if (link != NULL)
    adw_dialog_present (tln_argue_dialog_new_change (self->store, link, widget), widget);
}

static void
unlink_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnArgumentRow *self = TLN_ARGUMENT_ROW (widget);
  const TlnArgumentLink *link = link_of (self);

  if (link != NULL)
    tln_argument_act_remove (widget, self->store, link->id);
}

static void
conflict_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnArgumentRow *self = TLN_ARGUMENT_ROW (widget);
  const TlnNumberPair *pair = pair_of (self);

  if (pair == NULL)
    return;
  TlnArgumentDraft draft = { .from = tln_argument_tree_get (self->item->tree, pair->a)->claim->id,
                             .claim = tln_argument_tree_get (self->item->tree, pair->b)->claim->id,
                             .relation = TLN_RELATION_CONFLICTS_WITH };
  tln_argument_act_set (widget, self->store, &draft);
}

static void
tln_argument_row_dispose (GObject *object)
{
  TlnArgumentRow *self = TLN_ARGUMENT_ROW (object);

  self->menu = NULL;
  g_clear_object (&self->item);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_argument_row_parent_class)->dispose (object);
}

static void
tln_argument_row_class_init (TlnArgumentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tln_argument_row_dispose;
  gtk_widget_class_install_action (widget_class, "argument.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "argument.open-other", NULL, open_other_cb);
  gtk_widget_class_install_action (widget_class, "argument.link", NULL, link_cb);
  gtk_widget_class_install_action (widget_class, "argument.change", NULL, change_cb);
  gtk_widget_class_install_action (widget_class, "argument.unlink", NULL, unlink_cb);
  gtk_widget_class_install_action (widget_class, "argument.conflict", NULL, conflict_cb);
}

void
tln_argument_row_set_locked (TlnArgumentRow *self, gboolean locked)
{
  static const char *const acts[] = { "argument.link", "argument.change", "argument.unlink",
                                      "argument.conflict" };

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), acts[i], !locked);
}

static void
tln_argument_row_init (TlnArgumentRow *self)
{
}

/* Parts. */

static GtkWidget *
build_label (const char *text, const char *css_class, int lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (lines > 0) {
    gtk_label_set_lines (GTK_LABEL (label), lines);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  }
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_note (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = build_label (text, "caption", 2);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

/* "✕ Rebuts it · Against · •••": what it is to the claim above and to the thesis. */
static GtkWidget *
build_head (const TlnArgumentNode *node)
{
  static const char *const dots[] = { "", "•", "••", "•••" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *relation = tln_argument_relation_words (node);
  g_autofree char *words = NULL;

  gtk_box_append (GTK_BOX (box), tln_mark_new_stance (node->stance));
  if (relation != NULL)
    words = g_strdup_printf ("%s %s · %s", tln_argument_relation_glyph (node), relation,
                             tln_stance_label (node->stance));
  GtkWidget *label =
      build_label (words != NULL ? words : tln_stance_label (node->stance), "caption-heading", 1);
  gtk_box_append (GTK_BOX (box), label);
  if (node->derived) {
    gtk_widget_add_css_class (label, "guess");
    tln_tip_set (label, _ ("The stance follows from the links"));
  }
  if (node->evidence != NULL) {
    GtkWidget *strength =
        build_label (dots[CLAMP (node->evidence->strength, 0, 3)], "dim-label", 1);
    g_autofree char *tip = g_strdup_printf (_ ("Strength %d of 3"), node->evidence->strength);

    tln_tip_set (strength, tip);
    gtk_box_append (GTK_BOX (box), strength);
  }
  return box;
}

static GtkWidget *
build_body (const TlnArgumentNode *node)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *caption = tln_argument_caption (node->claim);
  g_autofree char *interest = tln_argument_interest (node->source);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), build_head (node));
  gtk_box_append (GTK_BOX (box), build_label (node->claim->exact, NULL, 3));
  add_note (box, caption, "dim-label");
  if (node->link != NULL && *node->link->note != '\0')
    add_note (box, node->link->note, "dim-label");
  if (interest != NULL) {
    g_autofree char *marked = g_strdup_printf ("⚠ %s", interest);

    add_note (box, marked, "warning");
    tln_tip_set (gtk_widget_get_last_child (box), node->source->interest);
  }
  if (node->loop)
    add_note (box, _ ("↻ Stands above already: a loop, cut here"), "dim-label");
  else if (node->again)
    add_note (box, _ ("Stands in full further up"), "dim-label");
  else if (node->repeated)
    add_note (box, _ ("Counts once with another claim"), "dim-label");
  return box;
}

static GMenuModel *
build_node_menu (const TlnArgumentNode *node)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) links = g_menu_new ();

  g_menu_append (menu, _ ("_Open in Its Article"), "argument.open");
  g_menu_append (links, _ ("_Link to Another Claim…"), "argument.link");
  if (node->link != NULL) {
    g_menu_append (links, _ ("_Change the Link…"), "argument.change");
    g_menu_append (links, _ ("_Remove the Link"), "argument.unlink");
  }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (links));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static GMenuModel *
build_pair_menu (const TlnNumberPair *pair)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) links = g_menu_new ();

  g_menu_append (menu, _ ("Open the _First"), "argument.open");
  g_menu_append (menu, _ ("Open the _Second"), "argument.open-other");
  if (pair->link == NULL) {
    g_menu_append (links, _ ("Link as _Conflicting"), "argument.conflict");
  } else {
    g_menu_append (links, _ ("_Change the Link…"), "argument.change");
    g_menu_append (links, _ ("_Remove the Link"), "argument.unlink");
  }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (links));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
pressed_cb (TlnArgumentRow *self)
{
  tln_argument_row_popup (self);
}

static GtkWidget *
build_menu_button (TlnArgumentRow *self, GMenuModel *model)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), model);
  tln_lazy_menu_take (GTK_MENU_BUTTON (button));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Claim Menu"));
  self->menu = GTK_MENU_BUTTON (button);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (press, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (adw_bin_get_child (ADW_BIN (self)), GTK_EVENT_CONTROLLER (press));
  return button;
}

static GtkWidget *
build_fold (TlnArgumentItem *item)
{
  const TlnArgumentNode *node = tln_argument_item_node (item);
  GtkWidget *button;

  if (node->n_below == 0) {
    button = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
    gtk_widget_set_size_request (button, 24, -1);
    return button;
  }
  button = gtk_button_new_from_icon_name (item->folded ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "argument-fold");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_tooltip_text (button, item->folded ? _ ("Unfold") : _ ("Fold"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", item->index);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "tree.fold");
  return button;
}

/* Rows. */

static void
show_node (TlnArgumentRow *self)
{
  const TlnArgumentNode *node = tln_argument_item_node (self->item);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GMenuModel) model = build_node_menu (node);

  gtk_widget_set_margin_start (box, INDENT * (int) MIN (node->depth, INDENT_MOST));
  gtk_box_append (GTK_BOX (box), build_fold (self->item));
  gtk_box_append (GTK_BOX (box), build_body (node));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_box_append (GTK_BOX (box), build_menu_button (self, model));
}

static void
show_heading (TlnArgumentRow *self)
{
  GtkWidget *label = build_label (self->item->text, "heading", 1);

  gtk_widget_set_margin_top (label, 18);
  adw_bin_set_child (ADW_BIN (self), label);
}

static void
show_gap (TlnArgumentRow *self)
{
  const TlnGap *gap = g_ptr_array_index (self->item->tree->gaps, self->item->index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), build_label (tln_gap_title (gap->kind), NULL, 0));
  gtk_box_append (GTK_BOX (box), build_label (tln_gap_words (gap->kind), "dim-label", 0));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
show_gap_node (TlnArgumentRow *self)
{
  const TlnArgumentNode *node = tln_argument_item_node (self->item);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_margin_start (box, INDENT);
  gtk_box_append (GTK_BOX (box), tln_mark_new_stance (node->stance));
  gtk_box_append (GTK_BOX (box), build_label (node->claim->exact, "dim-label", 1));
  adw_bin_set_child (ADW_BIN (self), box);
}

static GtkWidget *
build_number (TlnArgumentRow *self, guint at, const char *number)
{
  const TlnArgumentNode *node = tln_argument_tree_get (self->item->tree, at);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *caption = tln_argument_caption (node->claim);

  /* Translators: where claims conflict but no number of theirs differs */
  gtk_box_append (GTK_BOX (box), build_label (number != NULL ? number : "≠", "title-3", 1));
  gtk_box_append (GTK_BOX (box), build_label (node->claim->exact, NULL, 4));
  add_note (box, caption, "dim-label");
  return box;
}

static void
show_numbers (TlnArgumentRow *self)
{
  const TlnNumberPair *pair = pair_of (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (GMenuModel) model = build_pair_menu (pair);

  gtk_box_set_homogeneous (GTK_BOX (both), TRUE);
  gtk_box_append (GTK_BOX (both), build_number (self, pair->a, pair->of_a));
  gtk_box_append (GTK_BOX (both), build_number (self, pair->b, pair->of_b));
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column), both);
  add_note (column,
            pair->link != NULL ? _ ("Linked as conflicting") : _ ("Told by the words around them"),
            "dim-label");
  if (pair->link != NULL && *pair->link->note != '\0')
    add_note (column, pair->link->note, "dim-label");
  gtk_box_append (GTK_BOX (box), column);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_box_append (GTK_BOX (box), build_menu_button (self, model));
}

GtkWidget *
tln_argument_row_new (TlnStore *store)
{
  TlnArgumentRow *self = g_object_new (TLN_TYPE_ARGUMENT_ROW, NULL);

  self->store = g_object_ref (store);
  gtk_widget_add_css_class (GTK_WIDGET (self), "argument-row");
  return GTK_WIDGET (self);
}

void
tln_argument_row_set_item (TlnArgumentRow *self, TlnArgumentItem *item)
{
  static void (*const show[]) (TlnArgumentRow *) = {
    [TLN_ARGUMENT_NODE] = show_node,       [TLN_ARGUMENT_HEADING] = show_heading,
    [TLN_ARGUMENT_GAP] = show_gap,         [TLN_ARGUMENT_GAP_NODE] = show_gap_node,
    [TLN_ARGUMENT_NUMBERS] = show_numbers,
  };

  self->menu = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_set_object (&self->item, item);
  if (item != NULL)
    show[item->kind](self);
}

TlnArgumentItem *
tln_argument_row_get_item (TlnArgumentRow *self)
{
  return self->item;
}

void
tln_argument_row_popup (TlnArgumentRow *self)
{
  if (self->menu != NULL)
    gtk_menu_button_popup (self->menu);
}

static char *
number_words (TlnArgumentItem *item)
{
  const TlnNumberPair *pair = g_ptr_array_index (item->tree->numbers, item->index);
  const TlnClaim *a = tln_argument_tree_get (item->tree, pair->a)->claim;
  const TlnClaim *b = tln_argument_tree_get (item->tree, pair->b)->claim;
  g_autofree char *of_a = tln_argument_caption (a);
  g_autofree char *of_b = tln_argument_caption (b);

  /* Translators: two numbers that differ: number, claim and source of each */
  return g_strdup_printf (_ ("%s: %s (%s). But %s: %s (%s)"), pair->of_a != NULL ? pair->of_a : "≠",
                          a->exact, of_a, pair->of_b != NULL ? pair->of_b : "≠", b->exact, of_b);
}

static char *
node_words (TlnArgumentItem *item)
{
  const TlnArgumentNode *node = tln_argument_item_node (item);
  g_autofree char *words = tln_argument_node_words (item->tree, item->index);
  g_autofree char *level = g_strdup_printf (_ ("level %u"), node->depth + 1);

  if (node->n_below == 0)
    return g_strdup_printf (_ ("%s, %s"), words, level);
  return g_strdup_printf ("%s, %s, %s", words, level, item->folded ? _ ("folded") : _ ("unfolded"));
}

char *
tln_argument_row_words (TlnArgumentItem *item)
{
  const TlnGap *gap;

  switch (item->kind) {
  case TLN_ARGUMENT_NODE:
    return node_words (item);
  case TLN_ARGUMENT_NUMBERS:
    return number_words (item);
  case TLN_ARGUMENT_GAP:
    gap = g_ptr_array_index (item->tree->gaps, item->index);
    return g_strdup_printf ("%s. %s", tln_gap_title (gap->kind), tln_gap_words (gap->kind));
  case TLN_ARGUMENT_GAP_NODE:
    return g_strdup (tln_argument_item_node (item)->claim->exact);
  case TLN_ARGUMENT_HEADING:
  default:
    return g_strdup (item->text);
  }
}

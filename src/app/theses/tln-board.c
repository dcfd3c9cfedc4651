/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns in a row, or in a carousel with dots. */
#include "tln-board.h"

#include "tln-board-column.h"
#include "tln-evidence-card.h"

struct _TlnBoard {
  AdwBin parent_instance;
  TlnStore *store;
  GtkWidget *stack;
  GtkWidget *row; /* box of columns */
  GtkWidget *carousel;
  GPtrArray *columns; /* TlnBoardColumn, ref'd; in row or carousel */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (TlnBoard, tln_board, ADW_TYPE_BIN)

typedef enum {
  PROP_NARROW = 1
} BoardProperty;
static GParamSpec *properties[PROP_NARROW + 1];

static void
tln_board_finalize (GObject *object)
{
  g_clear_object (&TLN_BOARD (object)->store);
  g_clear_pointer (&TLN_BOARD (object)->columns, g_ptr_array_unref);
  G_OBJECT_CLASS (tln_board_parent_class)->finalize (object);
}

/* Takes the columns out of where they are. */
static void
take_columns (TlnBoard *self)
{
  for (guint i = 0; i < self->columns->len; i++) {
    GtkWidget *column = g_ptr_array_index (self->columns, i);
    if (self->narrow)
      adw_carousel_remove (ADW_CAROUSEL (self->carousel), column);
    else
      gtk_box_remove (GTK_BOX (self->row), column);
  }
}

static void
put_columns (TlnBoard *self)
{
  for (guint i = 0; i < self->columns->len; i++) {
    GtkWidget *column = g_ptr_array_index (self->columns, i);
    gtk_widget_set_hexpand (column, TRUE);
    if (self->narrow)
      adw_carousel_append (ADW_CAROUSEL (self->carousel), column);
    else
      gtk_box_append (GTK_BOX (self->row), column);
  }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->narrow ? "narrow" : "wide");
}

static void
set_narrow (TlnBoard *self, gboolean narrow)
{
  if (narrow == self->narrow)
    return;
  take_columns (self);
  self->narrow = narrow;
  put_columns (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
tln_board_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if ((BoardProperty) id == PROP_NARROW)
    set_narrow (TLN_BOARD (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tln_board_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if ((BoardProperty) id == PROP_NARROW)
    g_value_set_boolean (value, TLN_BOARD (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tln_board_class_init (TlnBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = tln_board_set_property;
  object_class->get_property = tln_board_get_property;
  object_class->finalize = tln_board_finalize;
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static GtkWidget *
build_wide (TlnBoard *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_set_homogeneous (GTK_BOX (self->row), TRUE);
  gtk_widget_add_css_class (self->row, "board-row");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->row);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  return scrolled;
}

static GtkWidget *
build_narrow (TlnBoard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *dots = adw_carousel_indicator_dots_new ();

  self->carousel = adw_carousel_new ();
  adw_carousel_set_spacing (ADW_CAROUSEL (self->carousel), 12);
  adw_carousel_set_allow_scroll_wheel (ADW_CAROUSEL (self->carousel), FALSE);
  gtk_widget_add_css_class (self->carousel, "board-row");
  gtk_widget_set_vexpand (self->carousel, TRUE);
  adw_carousel_indicator_dots_set_carousel (ADW_CAROUSEL_INDICATOR_DOTS (dots),
                                            ADW_CAROUSEL (self->carousel));
  gtk_box_append (GTK_BOX (box), dots);
  gtk_box_append (GTK_BOX (box), self->carousel);
  return box;
}

static void
tln_board_init (TlnBoard *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), build_wide (self), "wide");
  gtk_stack_add_named (GTK_STACK (self->stack), build_narrow (self), "narrow");
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

GtkWidget *
tln_board_new (TlnStore *store)
{
  TlnBoard *self = g_object_new (TLN_TYPE_BOARD, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/* The claim whose card has the focus; 0: none of ours. */
static gint64
focused_claim (TlnBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return 0;
  GtkWidget *card = gtk_widget_get_ancestor (focus, TLN_TYPE_EVIDENCE_CARD);
  return card != NULL ? tln_evidence_card_get_claim (TLN_EVIDENCE_CARD (card))->id : 0;
}

void
tln_board_set_bundle (TlnBoard *self, const TlnBundle *bundle)
{
  gint64 focus = focused_claim (self);
  double page = adw_carousel_get_position (ADW_CAROUSEL (self->carousel));
  GPtrArray *columns = self->columns;

  take_columns (self);
  g_ptr_array_set_size (columns, 0);
  for (guint i = 0; i < bundle->stages->len; i++)
    g_ptr_array_add (columns, g_object_ref_sink (tln_board_column_new (
                                  self->store, bundle, g_ptr_array_index (bundle->stages, i))));
  g_autoptr (GtkWidget) rest = g_object_ref_sink (tln_board_column_new (self->store, bundle, NULL));
  if (tln_board_column_get_n_cards (TLN_BOARD_COLUMN (rest)) > 0 || bundle->stages->len == 0)
    g_ptr_array_add (columns, g_object_ref (rest));
  put_columns (self);
  if (self->narrow && page >= 1 && page < columns->len)
    adw_carousel_scroll_to (ADW_CAROUSEL (self->carousel),
                            g_ptr_array_index (columns, (guint) page), FALSE);
  for (guint i = 0; focus != 0 && i < columns->len; i++)
    if (tln_board_column_focus_claim (g_ptr_array_index (columns, i), focus))
      break;
}

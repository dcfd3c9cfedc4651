/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of the board and its menu. Moving and changing is done by tln-thesis-act.c. */
#include "tln-evidence-card.h"

#include "tln-date-label.h"
#include "tln-lazy-menu.h"
#include "tln-mark.h"
#include "tln-past-lock.h"
#include "tln-thesis-act.h"
#include "tln-thesis.h"
#include "tln-tip.h"

#include <glib/gi18n.h>

struct _TlnEvidenceCard {
  GtkListBoxRow parent_instance;
  TlnStore *store;
  TlnClaim *claim;
  TlnEvidence *evidence;
  GPtrArray *stages; /* TlnStage */
  GtkWidget *menu;
  GtkEventController *drag; /* NULL: it stays where it is */
};

G_DEFINE_FINAL_TYPE (TlnEvidenceCard, tln_evidence_card, GTK_TYPE_LIST_BOX_ROW)

static void
move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnEvidenceCard *self = TLN_EVIDENCE_CARD (widget);
  gint64 stage = g_variant_get_int64 (parameter);
  const char *name = _ ("Whole Thesis");

  for (guint i = 0; i < self->stages->len; i++) {
    const TlnStage *candidate = g_ptr_array_index (self->stages, i);
    if (candidate->id == stage)
      name = candidate->name;
  }
  if (stage != self->evidence->stage_id)
    tln_thesis_act_move (widget, self->store, self->evidence, stage, name);
}

static void
stance_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnEvidenceCard *self = TLN_EVIDENCE_CARD (widget);
  TlnStance stance;

  if (tln_stance_from_name (g_variant_get_string (parameter, NULL), &stance))
    tln_thesis_act_stance (widget, self->store, self->evidence, stance);
}

static void
strength_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnEvidenceCard *self = TLN_EVIDENCE_CARD (widget);

  tln_thesis_act_strength (widget, self->store, self->evidence, g_variant_get_int32 (parameter));
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnEvidenceCard *self = TLN_EVIDENCE_CARD (widget);

  tln_thesis_act_remove (widget, self->store, self->evidence);
}

static GMenuModel *
build_menu (TlnEvidenceCard *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) move = g_menu_new ();
  g_autoptr (GMenu) stance = g_menu_new ();
  g_autoptr (GMenu) strength = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  for (guint i = 0; i < self->stages->len; i++) {
    const TlnStage *stage = g_ptr_array_index (self->stages, i);
    g_autofree char *action = g_strdup_printf ("card.move(int64 %" G_GINT64_FORMAT ")", stage->id);
    g_autofree char *label =
        g_strdup_printf ("%s  %s", tln_shape_glyph (tln_stage_shape ((int) i)), stage->name);
    g_menu_append (move, label, action);
  }
  g_menu_append (move, _ ("Whole Thesis"), "card.move(int64 0)");
  g_menu_append (stance, _ ("▲ For"), "card.stance('for')");
  g_menu_append (stance, _ ("▼ Against"), "card.stance('against')");
  g_menu_append (stance, _ ("● Neutral"), "card.stance('neutral')");
  g_menu_append (strength, _ ("Weak"), "card.strength(1)");
  g_menu_append (strength, _ ("Medium"), "card.strength(2)");
  g_menu_append (strength, _ ("Strong"), "card.strength(3)");
  g_menu_append_submenu (menu, _ ("_Move to Stage"), G_MENU_MODEL (move));
  g_menu_append_submenu (menu, _ ("_Stance"), G_MENU_MODEL (stance));
  g_menu_append_submenu (menu, _ ("S_trength"), G_MENU_MODEL (strength));
  g_menu_append (last, _ ("_Take off the Board"), "card.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, TlnEvidenceCard *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (TLN_TYPE_CLAIM, self->claim);
}

static void
tln_evidence_card_finalize (GObject *object)
{
  TlnEvidenceCard *self = TLN_EVIDENCE_CARD (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->claim, tln_claim_unref);
  g_clear_pointer (&self->evidence, tln_evidence_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  G_OBJECT_CLASS (tln_evidence_card_parent_class)->finalize (object);
}

static void
tln_evidence_card_class_init (TlnEvidenceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tln_evidence_card_finalize;
  gtk_widget_class_install_action (widget_class, "card.move", "x", move_cb);
  gtk_widget_class_install_action (widget_class, "card.stance", "s", stance_cb);
  gtk_widget_class_install_action (widget_class, "card.strength", "i", strength_cb);
  gtk_widget_class_install_action (widget_class, "card.remove", NULL, remove_cb);
}

static void
tln_evidence_card_init (TlnEvidenceCard *self)
{
  GtkDragSource *drag = gtk_drag_source_new ();

  g_signal_connect (drag, "prepare", G_CALLBACK (drag_prepare_cb), self);
  self->drag = GTK_EVENT_CONTROLLER (drag);
  gtk_widget_add_controller (GTK_WIDGET (self), self->drag);
  gtk_widget_add_css_class (GTK_WIDGET (self), "evidence-card");
}

/* "Speaker, 9 March 2025". */
static char *
caption_text (const TlnClaim *claim, const TlnEvidence *evidence)
{
  const char *who =
      claim->speaker != NULL && *claim->speaker != '\0' ? claim->speaker : claim->site;
  g_autofree char *plain = tln_day_label (evidence->day);
  /* Translators: the day an article without a date came in: "captured 9 March 2025" */
  g_autofree char *day = tln_claim_day_is_capture (claim, evidence->day)
                             ? g_strdup_printf (_ ("captured %s"), plain)
                             : g_strdup (plain);

  if (who == NULL || *who == '\0')
    return g_steal_pointer (&day);
  /* Translators: who said it, when */
  return g_strdup_printf (_ ("%s, %s"), who, day);
}

/* A reprint says that it is one, since it does not count. */
static GtkWidget *
build_caption_label (TlnEvidenceCard *self)
{
  g_autofree char *plain = caption_text (self->claim, self->evidence);
  g_autofree char *text = self->evidence->repeated
                              ? g_strdup_printf ("%s · %s", plain, _ ("Reprint"))
                              : g_strdup (plain);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  if (self->evidence->repeated)
    tln_tip_set (label, _ ("Counts once with the other one; both are kept"));
  return label;
}

static GtkWidget *
build_caption (TlnEvidenceCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GMenuModel) menu = build_menu (self);
  GtkWidget *strength = gtk_label_new (NULL);
  GtkWidget *button = gtk_menu_button_new ();
  static const char *const dots[] = { "", "•", "••", "•••" };

  gtk_label_set_label (GTK_LABEL (strength), dots[CLAMP (self->evidence->strength, 0, 3)]);
  gtk_widget_add_css_class (strength, "dim-label");
  g_autofree char *tip = g_strdup_printf (_ ("Strength %d of 3"), self->evidence->strength);
  tln_tip_set (strength, tip);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  tln_lazy_menu_take (GTK_MENU_BUTTON (button));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, _ ("Evidence Menu"));
  self->menu = button;
  gtk_box_append (GTK_BOX (box), tln_mark_new_stance (self->evidence->stance));
  gtk_box_append (GTK_BOX (box), build_caption_label (self));
  gtk_box_append (GTK_BOX (box), strength);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
build_content (TlnEvidenceCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *quote = gtk_label_new (self->claim->exact);

  gtk_label_set_wrap (GTK_LABEL (quote), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (quote), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (quote), 3);
  gtk_label_set_ellipsize (GTK_LABEL (quote), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (quote), 0);
  tln_tip_set (quote, self->claim->article_title);
  gtk_box_append (GTK_BOX (box), quote);
  gtk_box_append (GTK_BOX (box), build_caption (self));
  if (*self->claim->note != '\0') {
    GtkWidget *note = gtk_label_new (self->claim->note);
    gtk_label_set_ellipsize (GTK_LABEL (note), PANGO_ELLIPSIZE_END);
    gtk_label_set_xalign (GTK_LABEL (note), 0);
    gtk_widget_add_css_class (note, "caption");
    gtk_box_append (GTK_BOX (box), note);
  }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  g_autofree char *name =
      g_strdup_printf ("%s: %s", tln_stance_label (self->evidence->stance), self->claim->exact);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
tln_evidence_card_new (TlnStore *store, TlnClaim *claim, TlnEvidence *evidence, GPtrArray *stages)
{
  TlnEvidenceCard *self = g_object_new (TLN_TYPE_EVIDENCE_CARD, NULL);

  self->store = g_object_ref (store);
  self->claim = tln_claim_ref (claim);
  self->evidence = tln_evidence_ref (evidence);
  self->stages = g_ptr_array_ref (stages);
  build_content (self);
  return GTK_WIDGET (self);
}

TlnClaim *
tln_evidence_card_get_claim (TlnEvidenceCard *self)
{
  return self->claim;
}

void
tln_evidence_card_lock (TlnEvidenceCard *self)
{
  static const char *const acts[] = { "card.move", "card.stance", "card.strength", "card.remove",
                                      NULL };

  tln_past_lock (GTK_WIDGET (self), acts);
  tln_past_explain (self->menu);
  if (self->drag != NULL)
    gtk_widget_remove_controller (GTK_WIDGET (self), self->drag);
  self->drag = NULL;
}

void
tln_evidence_card_shift (TlnEvidenceCard *self, int by)
{
  for (guint i = 0; i < self->stages->len; i++) {
    const TlnStage *stage = g_ptr_array_index (self->stages, i);
    int to = (int) i + by;
    if (stage->id != self->evidence->stage_id || to < 0 || to >= (int) self->stages->len)
      continue;
    const TlnStage *next = g_ptr_array_index (self->stages, (guint) to);
    tln_thesis_act_move (GTK_WIDGET (self), self->store, self->evidence, next->id, next->name);
    return;
  }
}

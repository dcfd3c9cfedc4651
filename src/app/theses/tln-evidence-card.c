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

#include <adwaita.h>
#include <glib/gi18n.h>

struct _TlnEvidenceCard {
  GtkListBoxRow parent_instance;
  TlnStore *store;
  TlnClaim *claim;
  TlnEvidence *evidence;
  GPtrArray *stages; /* TlnStage */
  TlnDay today; /* that its words are of */
  gboolean locked; /* it shows an earlier day */
  guint place; /* in its column, from 1; 0: none is said */
  guint of;
  GtkLabel *quote;
  TlnMark *mark;
  GtkLabel *who;
  GtkLabel *day;
  GtkLabel *strength;
  GtkWidget *menu;
  GtkLabel *note;
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
build_menu (gpointer data)
{
  TlnEvidenceCard *self = data;
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
  g_autoptr (GdkPaintable) picture = NULL;

  if (self->locked)
    return NULL;
  picture = gtk_widget_paintable_new (GTK_WIDGET (self));
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
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_css_class (GTK_WIDGET (self), "evidence-card");
}

/* Of one piece: what stands before it and behind it may go to other lines. */
static char *
whole_day (TlnDay day)
{
  g_autofree char *plain = tln_day_label_short (day);
  g_auto (GStrv) words = g_strsplit (plain, " ", -1);

  return g_strjoinv ("\302\240", words);
}

/* "9 Mar 2025 · Reprint": a reprint says that it is one, since it does not count. */
static char *
day_text (const TlnClaim *claim, const TlnEvidence *evidence)
{
  g_autofree char *plain = whole_day (evidence->day);
  /* Translators: the day an article without a date came in: "captured 9 Mar 2025" */
  g_autofree char *day = tln_claim_day_is_capture (claim, evidence->day)
                             ? g_strdup_printf (_ ("captured %s"), plain)
                             : g_strdup (plain);

  return evidence->repeated ? g_strdup_printf ("%s · %s", day, _ ("Reprint"))
                            : g_steal_pointer (&day);
}

/* Who said it, or where; NULL where neither is known. */
static const char *
speaker (const TlnClaim *claim)
{
  const char *who =
      claim->speaker != NULL && *claim->speaker != '\0' ? claim->speaker : claim->site;

  return who != NULL && *who != '\0' ? who : NULL;
}

/* Who said it, before the day; "" where that is not known. */
static char *
who_text (const TlnClaim *claim)
{
  const char *who = speaker (claim);

  if (who == NULL)
    return g_strdup ("");
  /* Translators: who said it; the day stands behind it or below it */
  return g_strdup_printf (_ ("%s,"), who);
}

/* The content. */

static GtkLabel *
build_label (const char *class_name)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);
  return GTK_LABEL (label);
}

/* The day goes below a long name in a narrow column, the dots of its strength with it or below it;
 * only the name is ever cut off. */
static GtkWidget *
build_words (TlnEvidenceCard *self)
{
  GtkWidget *wrap = adw_wrap_box_new ();

  self->who = build_label ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->who), "dim-label");
  self->day = build_label ("caption");
  gtk_label_set_ellipsize (self->day, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (self->day, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->day), "dim-label");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 3);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), GTK_WIDGET (self->who));
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), GTK_WIDGET (self->day));
  self->strength = build_label ("caption");
  gtk_label_set_ellipsize (self->strength, PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->strength), "dim-label");
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), GTK_WIDGET (self->strength));
  gtk_widget_set_hexpand (wrap, TRUE);
  gtk_widget_set_valign (wrap, GTK_ALIGN_CENTER);
  return wrap;
}

static GtkWidget *
build_caption (TlnEvidenceCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->mark = TLN_MARK (tln_mark_new ());
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  tln_lazy_menu_build (GTK_MENU_BUTTON (self->menu), build_menu, self);
  gtk_widget_add_css_class (self->menu, "flat");
  gtk_widget_add_css_class (self->menu, "circular");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Evidence Menu"), -1);
  tln_tip_set (self->menu, _ ("Evidence Menu"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (box), build_words (self));
  gtk_box_append (GTK_BOX (box), self->menu);
  return box;
}

static void
build_content (TlnEvidenceCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->quote = build_label (NULL);
  gtk_label_set_wrap (self->quote, TRUE);
  gtk_label_set_wrap_mode (self->quote, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->quote, 3);
  self->note = build_label ("caption");
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->quote));
  gtk_box_append (GTK_BOX (box), build_caption (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

static void
show_caption (TlnEvidenceCard *self)
{
  g_autofree char *who = who_text (self->claim);
  g_autofree char *day = day_text (self->claim, self->evidence);

  gtk_label_set_label (self->who, who);
  gtk_widget_set_visible (GTK_WIDGET (self->who), *who != '\0');
  tln_tip_set (GTK_WIDGET (self->who), speaker (self->claim));
  gtk_label_set_label (self->day, day);
  tln_tip_set (GTK_WIDGET (self->day), self->evidence->repeated
                                           ? _ ("Counts once with the other one; both are kept")
                                           : NULL);
}

static void
show (TlnEvidenceCard *self)
{
  static const char *const dots[] = { "", "•", "••", "•••" };
  g_autofree char *tip = g_strdup_printf (_ ("Strength %d of 3"), self->evidence->strength);
  g_autofree char *name =
      g_strdup_printf ("%s: %s", tln_stance_label (self->evidence->stance), self->claim->exact);

  gtk_label_set_label (self->quote, self->claim->exact);
  tln_tip_set (GTK_WIDGET (self->quote), self->claim->article_title);
  tln_mark_set_stance (self->mark, self->evidence->stance);
  show_caption (self);
  gtk_label_set_label (self->strength, dots[CLAMP (self->evidence->strength, 0, 3)]);
  tln_tip_set (GTK_WIDGET (self->strength), tip);
  gtk_label_set_label (self->note, self->claim->note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *self->claim->note != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
tln_evidence_card_new (TlnStore *store)
{
  TlnEvidenceCard *self = g_object_new (TLN_TYPE_EVIDENCE_CARD, NULL);

  self->store = g_object_ref (store);
  build_content (self);
  return GTK_WIDGET (self);
}

/* Whether a card of the one is a card of the other. */
static gboolean
looks_same (const TlnClaim *claim, const TlnClaim *other)
{
  return g_str_equal (claim->exact, other->exact) && g_str_equal (claim->note, other->note) &&
         g_strcmp0 (claim->speaker, other->speaker) == 0 &&
         g_strcmp0 (claim->site, other->site) == 0 &&
         g_strcmp0 (claim->article_title, other->article_title) == 0 &&
         claim->captured == other->captured && claim->published.day == other->published.day;
}

static gboolean
weighs_same (const TlnEvidence *evidence, const TlnEvidence *other)
{
  return evidence->day == other->day && evidence->stance == other->stance &&
         evidence->strength == other->strength && evidence->repeated == other->repeated;
}

void
tln_evidence_card_set (TlnEvidenceCard *self,
                       TlnClaim *claim,
                       TlnEvidence *evidence,
                       GPtrArray *stages,
                       TlnDay today)
{
  gboolean same = self->claim != NULL && today == self->today && looks_same (claim, self->claim) &&
                  weighs_same (evidence, self->evidence);

  tln_claim_ref (claim);
  tln_evidence_ref (evidence);
  g_ptr_array_ref (stages);
  g_clear_pointer (&self->claim, tln_claim_unref);
  g_clear_pointer (&self->evidence, tln_evidence_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  self->claim = claim;
  self->evidence = evidence;
  self->stages = stages;
  self->today = today;
  if (!same)
    show (self);
}

TlnClaim *
tln_evidence_card_get_claim (TlnEvidenceCard *self)
{
  return self->claim;
}

void
tln_evidence_card_set_place (TlnEvidenceCard *self, guint place, guint of)
{
  if (place == self->place && of == self->of)
    return;
  self->place = place;
  self->of = of;
  /* Translators: which card of a column, and how many it has; read out */
  g_autofree char *words = g_strdup_printf (_ ("Card %u of %u"), place, of);
  /* GTK 4.18 tells AT-SPI nothing of the relations. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  (int) place, GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) of, -1);
}

void
tln_evidence_card_set_locked (TlnEvidenceCard *self, gboolean locked)
{
  static const char *const acts[] = { "card.move", "card.stance", "card.strength", "card.remove",
                                      NULL };

  if (locked == self->locked)
    return;
  self->locked = locked;
  tln_past_lock (GTK_WIDGET (self), acts, locked);
  gtk_widget_set_sensitive (self->menu, !locked);
  tln_tip_set (self->menu, locked ? tln_past_reason () : _ ("Evidence Menu"));
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row and its answers. What has to be said besides is asked by dialogs of their own; what
 * changes is written by tln-due-act.c. */
#include "tln-due-card.h"

#include "tln-date-label.h"
#include "tln-due-act.h"
#include "tln-due-forms.h"
#include "tln-due-words.h"
#include "tln-forecast-dialog.h"
#include "tln-lazy-menu.h"
#include "tln-navigator.h"
#include "tln-past-lock.h"
#include "tln-proof-dialog.h"
#include "tln-theses.h"
#include "tln-thesis-act.h"
#include "tln-thesis-words.h"

#include <glib/gi18n.h>
#include <math.h>

struct _TlnDueCard {
  GtkListBoxRow parent_instance;
  TlnStore *store;
  TlnForecast *forecast; /* one of the three */
  TlnFalsifier *falsifier;
  TlnThesisReview *review;
};

G_DEFINE_FINAL_TYPE (TlnDueCard, tln_due_card, GTK_TYPE_LIST_BOX_ROW)

/* Answers. */

static gboolean
is_open (TlnDueCard *self)
{
  if (self->forecast != NULL)
    return self->forecast->outcome == TLN_OUTCOME_OPEN;
  return self->falsifier == NULL || self->falsifier->state == TLN_FALSIFIER_WATCHING;
}

/* It may be resolved as yes or no. */
static gboolean
is_decidable (TlnDueCard *self)
{
  return is_open (self) && (self->forecast == NULL || self->forecast->due != TLN_DAY_NONE);
}

static int
review_days (const TlnThesisReview *review)
{
  return review->review_days > 0 ? review->review_days : TLN_REVIEW_AGAIN;
}

static void
yes_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnDueCard *self = TLN_DUE_CARD (widget);

  if (self->forecast != NULL)
    tln_proof_dialog_resolve (widget, self->store, self->forecast, TLN_OUTCOME_YES);
  else if (self->falsifier != NULL)
    tln_proof_dialog_trigger (widget, self->store, self->falsifier);
  else
    tln_thesis_act_reviewed (widget, self->store, self->review->thesis_id, self->review->title,
                             review_days (self->review));
}

/* Not yet: the falsifier is looked at again. */
static void
postpone (TlnDueCard *self)
{
  g_autoptr (TlnFalsifier) later = g_atomic_rc_box_new0 (TlnFalsifier);

  later->id = self->falsifier->id;
  later->thesis_id = self->falsifier->thesis_id;
  later->text = g_strdup (self->falsifier->text);
  later->check_day = tln_day_today () + TLN_REVIEW_AGAIN;
  tln_due_act_falsifier (GTK_WIDGET (self), self->store, later);
}

static void
no_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnDueCard *self = TLN_DUE_CARD (widget);

  if (self->forecast != NULL)
    tln_proof_dialog_resolve (widget, self->store, self->forecast, TLN_OUTCOME_NO);
  else if (self->falsifier != NULL)
    postpone (self);
}

static void
void_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnDueCard *self = TLN_DUE_CARD (widget);
  const TlnResolution resolution = { TLN_OUTCOME_VOID, (double) NAN, TLN_PROOF_NONE, NULL };

  if (self->forecast != NULL)
    tln_due_act_resolve (widget, self->store, self->forecast->id, &resolution);
  else if (self->falsifier != NULL)
    tln_due_act_state (widget, self->store, self->falsifier->id, TLN_FALSIFIER_DISMISSED, NULL);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnDueCard *self = TLN_DUE_CARD (widget);

  if (self->forecast != NULL)
    tln_forecast_dialog_present (widget, self->store, self->forecast);
  else if (self->falsifier != NULL)
    tln_due_form_falsifier (widget, self->store, self->falsifier->thesis_id, self->falsifier);
}

static void
believe_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnDueCard *self = TLN_DUE_CARD (widget);

  tln_due_form_believe (widget, self->store, self->forecast);
}

static void
reopen_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnDueCard *self = TLN_DUE_CARD (widget);

  if (self->forecast != NULL)
    tln_due_act_reopen (widget, self->store, self->forecast->id);
  else
    tln_due_act_state (widget, self->store, self->falsifier->id, TLN_FALSIFIER_WATCHING, NULL);
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnDueCard *self = TLN_DUE_CARD (widget);

  if (self->forecast != NULL)
    tln_due_act_delete (widget, self->store, self->forecast->id);
  else
    tln_due_act_drop (widget, self->store, self->falsifier->id);
}

static gint64
thesis_of (TlnDueCard *self)
{
  return self->forecast != NULL    ? self->forecast->thesis_id
         : self->falsifier != NULL ? self->falsifier->thesis_id
                                   : self->review->thesis_id;
}

static void
show_thesis_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tln_navigator_show_thesis (widget, thesis_of (TLN_DUE_CARD (widget)));
}

static void
show_claim_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tln_navigator_show_claim (widget, TLN_DUE_CARD (widget)->forecast->claim_id);
}

/* Looks. */

static GtkWidget *
build_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GMenuModel *
build_menu (TlnDueCard *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) answers = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  gboolean forecast = self->forecast != NULL;

  g_menu_append (menu, _ ("_Edit…"), "card.edit");
  if (forecast)
    g_menu_append (menu, _ ("My _Probability…"), "card.believe");
  if (forecast && self->forecast->claim_id != 0)
    g_menu_append (menu, _ ("Show the _Claim"), "card.show-claim");
  g_menu_append (answers, forecast ? _ ("Resolve as _Yes…") : _ ("_Triggered…"), "card.yes");
  if (forecast)
    g_menu_append (answers, _ ("Resolve as _No…"), "card.no");
  g_menu_append (answers, forecast ? _ ("Set Aside as _Void") : _ ("_Dismiss"), "card.void");
  g_menu_append (answers, _ ("Open _Again"), "card.reopen");
  g_menu_append (last, _ ("_Remove"), "card.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (answers));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static GtkWidget *
build_answer (const char *label, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  return button;
}

static GtkWidget *
build_answers (TlnDueCard *self)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  if (self->review != NULL) {
    guint days = (guint) review_days (self->review);
    g_autofree char *again = g_strdup_printf (
        ngettext ("Reviewed; again in %u day (Y)", "Reviewed; again in %u days (Y)", days), days);

    adw_wrap_box_append (ADW_WRAP_BOX (box),
                         build_answer (_ ("_Open the Thesis"), "card.show-thesis", NULL));
    adw_wrap_box_append (ADW_WRAP_BOX (box), build_answer (_ ("Re_viewed"), "card.yes", again));
    return box;
  }
  if (self->forecast != NULL) {
    adw_wrap_box_append (ADW_WRAP_BOX (box),
                         build_answer (_ ("_Yes…"), "card.yes", _ ("It came true (Y)")));
    adw_wrap_box_append (ADW_WRAP_BOX (box),
                         build_answer (_ ("_No…"), "card.no", _ ("It did not come true (N)")));
    adw_wrap_box_append (
        ADW_WRAP_BOX (box),
        build_answer (_ ("_Void"), "card.void", _ ("It cannot be decided any more (V)")));
    return box;
  }
  adw_wrap_box_append (ADW_WRAP_BOX (box),
                       build_answer (_ ("_Triggered…"), "card.yes", _ ("It has come about (Y)")));
  adw_wrap_box_append (ADW_WRAP_BOX (box), build_answer (_ ("_Not Yet"), "card.no",
                                                         _ ("Look at it again in 30 days (N)")));
  adw_wrap_box_append (ADW_WRAP_BOX (box),
                       build_answer (_ ("_Dismiss"), "card.void", _ ("It proves nothing (V)")));
  return box;
}

static GtkWidget *
build_thesis_link (TlnDueCard *self, const char *title)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = build_label (title, "caption");

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "card.show-thesis");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/* The words at the start, the menu at the end. */
static GtkWidget *
build_head (TlnDueCard *self, GtkWidget *words)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button;

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (head), words);
  if (self->review != NULL)
    return head;
  g_autoptr (GMenuModel) menu = build_menu (self);
  button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  tln_lazy_menu_take (GTK_MENU_BUTTON (button));
  gtk_widget_set_tooltip_text (button,
                               self->forecast != NULL ? _ ("Forecast Menu") : _ ("Falsifier Menu"));
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (head), button);
  return head;
}

static void
fill (TlnDueCard *self, const char *title, const char *const *lines, TlnCardLook look)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *thesis = self->forecast != NULL    ? self->forecast->thesis_title
                       : self->falsifier != NULL ? self->falsifier->thesis_title
                                                 : NULL;
  g_autofree char *said = g_strdup_printf ("%s. %s", title, lines[0]);

  gtk_box_append (GTK_BOX (words), build_label (title, NULL));
  for (guint i = 0; lines[i] != NULL; i++) {
    GtkWidget *line = build_label (lines[i], "caption");

    gtk_widget_add_css_class (line, "dim-label");
    gtk_widget_add_css_class (line, "numeric");
    gtk_box_append (GTK_BOX (words), line);
  }
  gtk_box_append (GTK_BOX (box), build_head (self, words));
  if (look == TLN_CARD_ALONE && thesis != NULL)
    gtk_box_append (GTK_BOX (box), build_thesis_link (self, thesis));
  if (look != TLN_CARD_STATES)
    gtk_box_append (GTK_BOX (box), build_answers (self));
  gtk_widget_add_css_class (box, "due-card");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.yes", is_decidable (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.no", is_decidable (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.void", is_open (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.reopen", !is_open (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.edit",
                                 self->forecast == NULL || is_open (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.believe", is_open (self));
}

static void
tln_due_card_dispose (GObject *object)
{
  TlnDueCard *self = TLN_DUE_CARD (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->forecast, tln_forecast_unref);
  g_clear_pointer (&self->falsifier, tln_falsifier_unref);
  g_clear_pointer (&self->review, tln_thesis_review_unref);
  G_OBJECT_CLASS (tln_due_card_parent_class)->dispose (object);
}

static void
tln_due_card_class_init (TlnDueCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tln_due_card_dispose;
  gtk_widget_class_install_action (widget_class, "card.yes", NULL, yes_cb);
  gtk_widget_class_install_action (widget_class, "card.no", NULL, no_cb);
  gtk_widget_class_install_action (widget_class, "card.void", NULL, void_cb);
  gtk_widget_class_install_action (widget_class, "card.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "card.believe", NULL, believe_cb);
  gtk_widget_class_install_action (widget_class, "card.reopen", NULL, reopen_cb);
  gtk_widget_class_install_action (widget_class, "card.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "card.show-thesis", NULL, show_thesis_cb);
  gtk_widget_class_install_action (widget_class, "card.show-claim", NULL, show_claim_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, 0, "card.yes", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "card.no", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, 0, "card.void", NULL);
}

static void
tln_due_card_init (TlnDueCard *self)
{
}

GtkWidget *
tln_due_card_new_forecast (TlnStore *store, TlnForecast *forecast, TlnCardLook look)
{
  TlnDueCard *self = g_object_new (TLN_TYPE_DUE_CARD, NULL);
  g_autofree char *state = tln_forecast_state_words (forecast);
  g_autofree char *source = tln_forecast_source_words (forecast);

  self->store = g_object_ref (store);
  self->forecast = tln_forecast_ref (forecast);
  fill (self, forecast->proposition, (const char *[]) { state, source, forecast->rule, NULL },
        look);
  return GTK_WIDGET (self);
}

GtkWidget *
tln_due_card_new_falsifier (TlnStore *store, TlnFalsifier *falsifier, TlnCardLook look)
{
  TlnDueCard *self = g_object_new (TLN_TYPE_DUE_CARD, NULL);
  g_autofree char *state = tln_falsifier_words (falsifier);

  self->store = g_object_ref (store);
  self->falsifier = tln_falsifier_ref (falsifier);
  fill (self, falsifier->text, (const char *[]) { state, NULL }, look);
  return GTK_WIDGET (self);
}

GtkWidget *
tln_due_card_new_review (TlnStore *store, TlnThesisReview *review)
{
  TlnDueCard *self = g_object_new (TLN_TYPE_DUE_CARD, NULL);
  g_autofree char *day = tln_day_label (review->day);
  g_autofree char *state =
      g_strdup_printf ("%s · %s", tln_thesis_status_label (review->status), day);

  self->store = g_object_ref (store);
  self->review = tln_thesis_review_ref (review);
  fill (self, review->title, (const char *[]) { state, NULL }, TLN_CARD_ALONE);
  return GTK_WIDGET (self);
}

gint64
tln_due_card_get_id (TlnDueCard *self)
{
  return self->forecast != NULL    ? self->forecast->id
         : self->falsifier != NULL ? self->falsifier->id
                                   : self->review->thesis_id;
}

void
tln_due_card_lock (TlnDueCard *self)
{
  static const char *const acts[] = { "card.yes",     "card.no",     "card.void",   "card.edit",
                                      "card.believe", "card.reopen", "card.delete", NULL };

  tln_past_lock (GTK_WIDGET (self), acts, TRUE);
}

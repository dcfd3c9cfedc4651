/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form of the limits, in the groups of the states they belong to. */
#include "tln-limits-dialog.h"

#include "tln-chain-act.h"
#include "tln-stage-words.h"

#include <glib/gi18n.h>

struct _TlnLimitsDialog {
  AdwDialog parent_instance;
  TlnStore *store;
  gint64 chain;
  AdwSpinRow *rows[TLN_N_LIMITS];
};

G_DEFINE_FINAL_TYPE (TlnLimitsDialog, tln_limits_dialog, ADW_TYPE_DIALOG)

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnLimitsDialog *self = TLN_LIMITS_DIALOG (widget);
  double limits[TLN_N_LIMITS];

  for (guint i = 0; i < TLN_N_LIMITS; i++) {
    adw_spin_row_update (self->rows[i]);
    limits[i] = adw_spin_row_get_value (self->rows[i]);
  }
  tln_chain_act_limits (widget, self->store, self->chain, limits);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
usual_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnLimitsDialog *self = TLN_LIMITS_DIALOG (widget);

  for (guint i = 0; i < TLN_N_LIMITS; i++)
    adw_spin_row_set_value (self->rows[i], tln_limits[i].usual);
}

static void
tln_limits_dialog_dispose (GObject *object)
{
  g_clear_object (&TLN_LIMITS_DIALOG (object)->store);
  G_OBJECT_CLASS (tln_limits_dialog_parent_class)->dispose (object);
}

static void
tln_limits_dialog_class_init (TlnLimitsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tln_limits_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "limits.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "limits.usual", NULL, usual_cb);
}

/* Limits from one to another under the name of a state. */
static void
add_limits (TlnLimitsDialog *self,
            AdwPreferencesPage *page,
            const char *title,
            TlnLimit from,
            TlnLimit to)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = from; i <= to; i++) {
    const TlnLimitInfo *info = &tln_limits[i];
    GtkWidget *row = adw_spin_row_new_with_range (info->least, info->most, 1);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tln_stage_limit_label (i));
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
    adw_spin_row_set_value (ADW_SPIN_ROW (row), info->usual);
    self->rows[i] = ADW_SPIN_ROW (row);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  }
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

static GtkWidget *
build_page (TlnLimitsDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *last = adw_preferences_group_new ();
  GtkWidget *usual = adw_button_row_new ();

  adw_preferences_page_set_description (
      ADW_PREFERENCES_PAGE (page),
      _ ("The rule proposes a state from these numbers alone; you confirm or reject it."));
  add_limits (self, ADW_PREFERENCES_PAGE (page), tln_stage_state_label (TLN_STAGE_EMERGING),
              TLN_LIMIT_SPEAKERS, TLN_LIMIT_QUIET_ITEMS);
  add_limits (self, ADW_PREFERENCES_PAGE (page), tln_stage_state_label (TLN_STAGE_RISING),
              TLN_LIMIT_RISES, TLN_LIMIT_RISES_WEEKS);
  add_limits (self, ADW_PREFERENCES_PAGE (page), tln_stage_state_label (TLN_STAGE_CROWDED),
              TLN_LIMIT_PERCENTILE, TLN_LIMIT_OPPOSING_WEEKS);
  add_limits (self, ADW_PREFERENCES_PAGE (page), tln_stage_state_label (TLN_STAGE_FADING),
              TLN_LIMIT_FALLEN, TLN_LIMIT_FALLEN_WEEKS);
  add_limits (self, ADW_PREFERENCES_PAGE (page), _ ("Too Little to Say"), TLN_LIMIT_ITEMS,
              TLN_LIMIT_HISTORY);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (usual), _ ("Usual Numbers"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (usual), "limits.usual");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (last), usual);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (last));
  return page;
}

static void
tln_limits_dialog_init (TlnLimitsDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "limits.save");
  gtk_widget_add_css_class (save, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), save);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), build_page (self));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->rows[0]));
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Rule of States"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 460);
  adw_dialog_set_content_height (ADW_DIALOG (self), 600);
}

AdwDialog *
tln_limits_dialog_new (TlnStore *store, gint64 chain, const double *limits)
{
  TlnLimitsDialog *self = g_object_new (TLN_TYPE_LIMITS_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->chain = chain;
  for (guint i = 0; i < TLN_N_LIMITS; i++)
    adw_spin_row_set_value (self->rows[i], limits[i]);
  return ADW_DIALOG (self);
}

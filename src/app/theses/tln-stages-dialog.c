/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every applied row is an act of its own, so that each can be undone. */
#include "tln-stages-dialog.h"

#include "tln-catalog.h"
#include "tln-chain-act.h"
#include "tln-cues-dialog.h"
#include "tln-mark.h"
#include "tln-stages-edit.h"

#include <glib/gi18n.h>

struct _TlnStagesDialog {
  AdwDialog parent_instance;
  TlnStore *store;
  TlnCatalog *catalog;
  AdwPreferencesPage *page;
  GPtrArray *groups; /* AdwPreferencesGroup on the page */
};

G_DEFINE_FINAL_TYPE (TlnStagesDialog, tln_stages_dialog, ADW_TYPE_DIALOG)

static gint64
row_id (AdwEntryRow *row)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (row), "id");
}

/* What was typed, or NULL where that is nothing. Caller frees. */
static char *
dup_name (AdwEntryRow *row)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *name != '\0' ? g_steal_pointer (&name) : NULL;
}

static void
rename_apply_cb (AdwEntryRow *row, TlnStagesDialog *self)
{
  g_autofree char *name = dup_name (row);

  if (name != NULL)
    tln_chain_act_rename_stage (GTK_WIDGET (self), self->store, row_id (row), name);
}

static void
rename_chain_apply_cb (AdwEntryRow *row, TlnStagesDialog *self)
{
  g_autofree char *name = dup_name (row);

  if (name != NULL)
    tln_chain_act_rename (GTK_WIDGET (self), self->store, row_id (row), name);
}

static void
add_stage_apply_cb (AdwEntryRow *row, TlnStagesDialog *self)
{
  g_autofree char *name = dup_name (row);

  if (name != NULL)
    tln_chain_act_add_stage (GTK_WIDGET (self), self->store, row_id (row), name);
}

static void
add_chain_apply_cb (AdwEntryRow *row, TlnStagesDialog *self)
{
  g_autofree char *name = dup_name (row);

  if (name != NULL)
    tln_chain_act_add (GTK_WIDGET (self), self->store, name);
}

static void
cues_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnStagesDialog *self = TLN_STAGES_DIALOG (widget);
  TlnStage *stage = tln_catalog_stage (self->catalog, g_variant_get_int64 (parameter));

  if (stage != NULL)
    adw_dialog_present (tln_cues_dialog_new (self->store, stage), widget);
}

static void
move (TlnStagesDialog *self, gint64 id, int by)
{
  TlnStage *stage = tln_catalog_stage (self->catalog, id);

  if (stage != NULL)
    tln_chain_act_move_stage (GTK_WIDGET (self), self->store, stage, by);
}

static void
earlier_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move (TLN_STAGES_DIALOG (widget), g_variant_get_int64 (parameter), -1);
}

static void
later_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move (TLN_STAGES_DIALOG (widget), g_variant_get_int64 (parameter), 1);
}

static void
delete_stage_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnStagesDialog *self = TLN_STAGES_DIALOG (widget);
  TlnStage *stage = tln_catalog_stage (self->catalog, g_variant_get_int64 (parameter));

  if (stage != NULL)
    tln_chain_ask_delete_stage (widget, self->store, stage, tln_catalog_get_stages (self->catalog));
}

static void
delete_chain_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnStagesDialog *self = TLN_STAGES_DIALOG (widget);
  GPtrArray *chains = tln_catalog_get_chains (self->catalog);

  for (guint i = 0; i < chains->len; i++) {
    const TlnChain *chain = g_ptr_array_index (chains, i);
    if (chain->id == g_variant_get_int64 (parameter)) {
      tln_chain_act_delete (widget, self->store, chain);
      return;
    }
  }
}

static void
template_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tln_chain_act_template (widget, TLN_STAGES_DIALOG (widget)->store,
                          (guint) g_variant_get_int32 (parameter));
}

static void
add_item (GMenu *menu, const char *label, const char *action, gint64 id)
{
  g_autofree char *detailed = g_strdup_printf ("%s(int64 %" G_GINT64_FORMAT ")", action, id);

  g_menu_append (menu, label, detailed);
}

static GtkWidget *
build_menu_button (GMenu *menu, const char *name)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
build_stage_menu (gint64 stage)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  add_item (menu, _ ("_Cue Words…"), "stages.cues", stage);
  add_item (menu, _ ("Move _Earlier"), "stages.earlier", stage);
  add_item (menu, _ ("Move _Later"), "stages.later", stage);
  add_item (menu, _ ("_Delete Stage"), "stages.delete", stage);
  return build_menu_button (menu, _ ("Stage Menu"));
}

static GtkWidget *
build_chain_menu (gint64 chain)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  add_item (menu, _ ("_Delete Chain"), "stages.delete-chain", chain);
  return build_menu_button (menu, _ ("Chain Menu"));
}

static GtkWidget *
build_row (gint64 id, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  return row;
}

static void
add_group (TlnStagesDialog *self, GtkWidget *group)
{
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (self->groups, group);
}

static void
add_chain_group (TlnStagesDialog *self, const TlnChain *chain)
{
  GtkWidget *group = adw_preferences_group_new ();
  GPtrArray *stages = tln_catalog_get_stages (self->catalog);

  GtkWidget *name = build_row (chain->id, _ ("Chain"), chain->name);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (name), build_chain_menu (chain->id));
  gtk_widget_add_css_class (name, "chain-name");
  g_signal_connect (name, "apply", G_CALLBACK (rename_chain_apply_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), name);
  for (guint i = 0; i < stages->len; i++) {
    const TlnStage *stage = g_ptr_array_index (stages, i);
    if (stage->chain_id != chain->id)
      continue;
    g_autofree char *title = g_strdup_printf (_ ("Stage %d"), stage->position + 1);
    GtkWidget *row = build_row (stage->id, title, stage->name);
    adw_entry_row_add_prefix (ADW_ENTRY_ROW (row), tln_mark_new_stage (stage->position));
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), build_stage_menu (stage->id));
    g_signal_connect (row, "apply", G_CALLBACK (rename_apply_cb), self);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  }
  GtkWidget *add = build_row (chain->id, _ ("Add a Stage"), "");
  g_signal_connect (add, "apply", G_CALLBACK (add_stage_apply_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), add);
  add_group (self, group);
}

/* What each of them is made of stands below its name. */
static void
add_templates (TlnStagesDialog *self)
{
  gboolean zh = g_str_has_prefix (g_get_language_names ()[0], "zh");
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("From a Template"));
  for (guint i = 0; i < TLN_N_CHAIN_TEMPLATES; i++) {
    const TlnChainTemplate *template = &tln_chain_templates[i];
    g_autoptr (GString) stages = g_string_new (NULL);
    GtkWidget *row = adw_action_row_new ();

    for (guint s = 0; s < template->n_stages; s++)
      g_string_append_printf (stages, "%s%s", s > 0 ? " → " : "",
                              zh ? template->stages[s].zh : template->stages[s].en);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), zh ? template->zh : template->en);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), stages->str);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("list-add-symbolic"));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "stages.template");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "i", (int) i);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  }
  add_group (self, group);
}

static void
rebuild (TlnStagesDialog *self)
{
  GPtrArray *chains = tln_catalog_get_chains (self->catalog);
  GtkWidget *last = adw_preferences_group_new ();
  GtkWidget *add = build_row (0, _ ("New Chain"), "");

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < chains->len; i++)
    add_chain_group (self, g_ptr_array_index (chains, i));
  g_signal_connect (add, "apply", G_CALLBACK (add_chain_apply_cb), self);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (last),
      _ ("A chain is the order in which an argument unfolds. A new stage is found in articles by "
         "its name."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (last), add);
  add_group (self, last);
  add_templates (self);
  /* The row that had the focus is gone: keys must go on reaching the dialog. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD);
}

static void
catalog_changed_cb (TlnCatalog *catalog, TlnStagesDialog *self)
{
  rebuild (self);
}

static void
tln_stages_dialog_dispose (GObject *object)
{
  TlnStagesDialog *self = TLN_STAGES_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  G_OBJECT_CLASS (tln_stages_dialog_parent_class)->dispose (object);
}

static void
tln_stages_dialog_class_init (TlnStagesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tln_stages_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "stages.cues", "x", cues_cb);
  gtk_widget_class_install_action (widget_class, "stages.earlier", "x", earlier_cb);
  gtk_widget_class_install_action (widget_class, "stages.later", "x", later_cb);
  gtk_widget_class_install_action (widget_class, "stages.delete", "x", delete_stage_cb);
  gtk_widget_class_install_action (widget_class, "stages.delete-chain", "x", delete_chain_cb);
  gtk_widget_class_install_action (widget_class, "stages.template", "i", template_cb);
}

static void
tln_stages_dialog_init (TlnStagesDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  self->groups = g_ptr_array_new ();
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->page));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Chains and Stages"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 460);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
}

AdwDialog *
tln_stages_dialog_new (TlnStore *store)
{
  TlnStagesDialog *self = g_object_new (TLN_TYPE_STAGES_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->catalog = tln_catalog_of (store);
  g_signal_connect_object (self->catalog, "changed", G_CALLBACK (catalog_changed_cb), self, 0);
  rebuild (self);
  return ADW_DIALOG (self);
}

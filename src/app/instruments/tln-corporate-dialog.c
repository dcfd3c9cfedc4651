/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a split or dividend. */
#include "tln-corporate-dialog.h"

#include "tln-corporate.h"
#include "tln-edits.h"
#include "tln-number.h"
#include "tln-unsaved.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

typedef struct {
  TlnStore *store;
  gint64 instrument;
  TlnCorporateAction before; /* as it is kept, or as it was filled in */
  AdwDialog *dialog;
  AdwComboRow *kind;
  GtkEditable *day;
  GtkWidget *from;
  GtkWidget *to;
  GtkWidget *cash;
  GtkWidget *save;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->store);
  g_free (form);
}

/* What is written. */

typedef struct {
  gint64 instrument;
  TlnCorporateAction action;
  gboolean remove;
} Edit;

static gpointer
edit_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Edit *edit = data;

  if (edit->remove)
    tln_corporate_delete (db, edit->action.id, error);
  else
    tln_corporate_set (db, edit->instrument, &edit->action, error);
  return NULL;
}

static void
write_edit (Form *form, const Edit *edit, const char *sentence)
{
  TlnJob job = { .run = edit_job, .data = g_memdup2 (edit, sizeof *edit), .data_free = g_free };

  tln_edit_run_form (form->dialog, form->store, TLN_ACT_CORPORATE, &job, g_strdup (sentence));
}

/* What is in the fields. */

static gboolean
read_number (GtkWidget *row, double *value)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  return tln_number_parse (text, tln_number_point (), value) && *value > 0;
}

static void
mark (GtkWidget *row, gboolean good)
{
  if (good)
    gtk_widget_remove_css_class (row, "error");
  else
    gtk_widget_add_css_class (row, "error");
}

/* FALSE where it cannot be kept; what is wrong is marked. */
static gboolean
read_form (Form *form, TlnCorporateAction *action)
{
  gboolean dividend = adw_combo_row_get_selected (form->kind) == TLN_CORPORATE_DIVIDEND;
  double from = 0;
  double to = 0;
  double cash = 0;
  gboolean day = tln_day_parse (gtk_editable_get_text (form->day), &action->day);
  gboolean shares = read_number (form->from, &from);
  gboolean new_shares = read_number (form->to, &to) && to != from;
  gboolean money = read_number (form->cash, &cash);

  action->id = form->before.id;
  action->kind = dividend ? TLN_CORPORATE_DIVIDEND : TLN_CORPORATE_SPLIT;
  action->from = dividend ? 0 : from;
  action->to = dividend ? 0 : to;
  action->cash = dividend ? cash : 0;
  mark (GTK_WIDGET (form->day), day);
  mark (form->from, shares);
  mark (form->to, new_shares);
  mark (form->cash, money);
  return day && (dividend ? money : shares && new_shares);
}

static gboolean
is_same (const TlnCorporateAction *a, const TlnCorporateAction *b)
{
  return a->kind == b->kind && a->day == b->day && a->from == b->from && a->to == b->to &&
         a->cash == b->cash;
}

static void
changed_cb (Form *form)
{
  TlnCorporateAction now;
  gboolean dividend = adw_combo_row_get_selected (form->kind) == TLN_CORPORATE_DIVIDEND;
  gboolean good = read_form (form, &now);
  gboolean differs = !is_same (&now, &form->before);

  gtk_widget_set_visible (form->from, !dividend);
  gtk_widget_set_visible (form->to, !dividend);
  gtk_widget_set_visible (form->cash, dividend);
  gtk_widget_set_sensitive (form->save, good && (differs || form->before.id == 0));
  tln_unsaved_set (form->dialog, good && differs, GTK_BUTTON (form->save));
}

static void
save_cb (Form *form)
{
  Edit edit = { .instrument = form->instrument };

  if (read_form (form, &edit.action))
    write_edit (form, &edit,
                edit.action.kind == TLN_CORPORATE_SPLIT ? _ ("Split kept") : _ ("Dividend kept"));
}

static void
remove_cb (Form *form)
{
  Edit edit = { .instrument = form->instrument, .action = form->before, .remove = TRUE };

  write_edit (form, &edit, _ ("Removed; the prices are as before"));
}

static void
none_cb (Form *form)
{
  Edit edit = { .instrument = form->instrument,
                .action = { .kind = TLN_CORPORATE_NONE, .day = form->before.day } };

  write_edit (form, &edit, _ ("Kept as no split"));
}

/* Making it. */

static GtkWidget *
add_entry (Form *form, GtkWidget *group, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), form);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
add_number (Form *form, GtkWidget *group, const char *title, double value)
{
  g_autofree char *text = tln_number_format (value > 0 ? value : (double) NAN, tln_number_point ());

  return add_entry (form, group, title, text);
}

static void
add_button (Form *form, GtkWidget *page, const char *title, GCallback callback)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_swapped (row, "activated", callback, form);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
}

static GtkWidget *
make_fields (Form *form)
{
  const char *kinds[] = { _ ("Split"), _ ("Dividend"), NULL };
  const TlnCorporateAction *action = &form->before;
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *kind = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (kinds);
  g_autofree char *day = action->day != TLN_DAY_NONE ? tln_day_format (action->day) : NULL;

  form->kind = ADW_COMBO_ROW (kind);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (kind), _ ("Kind"));
  adw_combo_row_set_model (form->kind, G_LIST_MODEL (model));
  adw_combo_row_set_selected (form->kind, action->kind == TLN_CORPORATE_DIVIDEND);
  g_signal_connect_swapped (kind, "notify::selected", G_CALLBACK (changed_cb), form);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), kind);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("The prices stay as they were printed. Earlier ones are shown in today’s shares."));
  form->day = GTK_EDITABLE (
      add_entry (form, group, _ ("First Day at the New Price (2026-05-13)"), day ? day : ""));
  form->from = add_number (form, group, _ ("Old Shares"), action->from);
  form->to = add_number (form, group, _ ("New Shares"), action->to);
  form->cash = add_number (form, group, _ ("Cash for a Share"), action->cash);
  return group;
}

static GtkWidget *
make_page (Form *form, gboolean suspected)
{
  GtkWidget *page = adw_preferences_page_new ();

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (make_fields (form)));
  if (suspected)
    add_button (form, page, _ ("It Is No Split"), G_CALLBACK (none_cb));
  if (form->before.id != 0)
    add_button (form, page, _ ("Remove"), G_CALLBACK (remove_cb));
  return page;
}

AdwDialog *
tln_corporate_dialog_new (TlnStore *store,
                          gint64 instrument,
                          const TlnCorporateAction *action,
                          gboolean suspected)
{
  Form *form = g_new0 (Form, 1);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();

  form->store = g_object_ref (store);
  form->instrument = instrument;
  form->before = *action;
  form->dialog = adw_dialog_new ();
  form->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (form->save, "suggested-action");
  g_signal_connect_swapped (form->save, "clicked", G_CALLBACK (save_cb), form);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), form->save);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_page (form, suspected));
  adw_dialog_set_child (form->dialog, view);
  adw_dialog_set_title (form->dialog, suspected ? _ ("Is It a Split?") : _ ("Split or Dividend"));
  adw_dialog_set_content_width (form->dialog, 440);
  adw_dialog_set_default_widget (form->dialog, form->save);
  g_object_set_data_full (G_OBJECT (form->dialog), "form", form, form_free);
  changed_cb (form);
  return form->dialog;
}

char *
tln_corporate_words (const TlnCorporateAction *action)
{
  switch (action->kind) {
  case TLN_CORPORATE_SPLIT:
    /* Translators: so many old shares became so many new ones: "Split 1 to 3" */
    return g_strdup_printf (_ ("Split %g to %g"), action->from, action->to);
  case TLN_CORPORATE_DIVIDEND:
    return g_strdup_printf (_ ("Dividend of %g for a Share"), action->cash);
  case TLN_CORPORATE_NONE:
  default:
    return g_strdup (_ ("No split, though it looked like one"));
  }
}

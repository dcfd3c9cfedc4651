/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer of verify as a list: what needs a look first, then what is exact. */
#include "tln-verify-dialog.h"

#include "tln-toast.h"
#include "tln-verify.h"

#include <glib/gi18n.h>

/* Rows beyond this are only counted. */
#define MAX_ROWS 200

/* A check on its way. */
typedef struct {
  TlnStore *store;
  GtkWidget *parent;
} Check;

static void
check_free (Check *check)
{
  g_object_unref (check->store);
  g_object_unref (check->parent);
  g_free (check);
}

static gpointer
verify_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  tln_db_note_long (db);
  return tln_verify (db, data, error);
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Check *check = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = tln_store_finish (TLN_STORE (source), result, &error);

  if (results == NULL)
    tln_toast_error (check->parent, error);
  else
    adw_dialog_present (tln_verify_dialog_new (results), check->parent);
  check_free (check);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Check *check = user_data;
  g_autoptr (GFile) folder =
      gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  char *path = folder != NULL ? g_file_get_path (folder) : NULL;

  if (path == NULL) {
    check_free (check);
    return;
  }
  TlnJob job = { verify_job, path, g_free, (GDestroyNotify) g_ptr_array_unref };
  tln_store_read_async (check->store, &job, NULL, verified_cb, check);
}

void
tln_verify_dialog_choose (TlnStore *store, const char *folder, GtkWidget *parent)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) initial = g_file_new_for_path (folder);
  Check *check = g_new0 (Check, 1);

  check->store = g_object_ref (store);
  check->parent = g_object_ref (parent);
  gtk_file_dialog_set_title (dialog, _ ("Choose an Exported Folder"));
  gtk_file_dialog_set_initial_folder (dialog, initial);
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (parent)), NULL,
                                 folder_chosen_cb, check);
}

static const char *
state_title (TlnVerifyState state)
{
  switch (state) {
  case TLN_VERIFY_EXACT:
    return _ ("Exact");
  case TLN_VERIFY_MOVED:
    return _ ("Moved within Its Source");
  case TLN_VERIFY_ALTERED:
    return _ ("Words Altered");
  case TLN_VERIFY_MISSING:
    return _ ("Source Missing from the Library");
  }
  return "";
}

static GtkWidget *
build_row (const TlnVerified *verified)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_filename_display_basename (verified->path);
  g_autofree char *place = g_strdup_printf (_ ("%s, line %u"), name, verified->line);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), verified->quote);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  return row;
}

/* The claims in one state as a group; NULL when there are none. */
static GtkWidget *
build_group (GPtrArray *results, TlnVerifyState state)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GtkWidget *group = NULL;
  guint n = 0;

  /* A vault quotes a claim in several notes: one row each. */
  for (guint i = 0; i < results->len; i++) {
    TlnVerified *verified = g_ptr_array_index (results, i);
    if (verified->state != state || !g_hash_table_add (seen, &verified->claim) || n++ >= MAX_ROWS)
      continue;
    if (group == NULL)
      group = adw_preferences_group_new ();
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), build_row (verified));
  }
  if (group != NULL) {
    g_autofree char *title = g_strdup_printf ("%s (%u)", state_title (state), n);
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  }
  return group;
}

AdwDialog *
tln_verify_dialog_new (GPtrArray *results)
{
  static const TlnVerifyState order[] = { TLN_VERIFY_MISSING, TLN_VERIFY_ALTERED, TLN_VERIFY_MOVED,
                                          TLN_VERIFY_EXACT };
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    GtkWidget *group = build_group (results, order[i]);
    if (group != NULL)
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  }
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_title (dialog, _ ("Export Checked"));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_content_height (dialog, 560);
  return dialog;
}

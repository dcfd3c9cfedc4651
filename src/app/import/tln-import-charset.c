/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The button of a file whose encoding was not found out. What an encoding means stands in
 * article/tln-encoding.c. */
#include "tln-import-charset.h"

#include "tln-error-text.h"

#include <glib/gi18n.h>

/* The first one is the button, the others its menu; these are names, not words. */
static const char *const charsets[] = { "GB18030", "UTF-8", "UTF-16", "Big5", "Shift_JIS" };

typedef struct {
  TlnImports *imports;
  char *path;
  AdwActionRow *row; /* owns this */
  GtkWidget *button;
  const char *charset; /* tried now, or NULL */
} Offer;

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_clear_object (&offer->imports);
  g_free (offer->path);
  g_free (offer);
}

static void
try_charset (Offer *offer, const char *charset)
{
  g_autoptr (GFile) file = g_file_new_for_path (offer->path);
  /* Translators: %s is an encoding: "Reading it as GB18030…" */
  g_autofree char *text = g_strdup_printf (_ ("Reading it as %s…"), charset);

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    if (g_str_equal (charsets[i], charset))
      offer->charset = charsets[i];
  gtk_widget_set_sensitive (offer->button, FALSE);
  adw_action_row_set_subtitle (offer->row, text);
  tln_imports_add_file_as (offer->imports, file, charset);
}

static void
button_clicked_cb (AdwSplitButton *button, Offer *offer)
{
  try_charset (offer, charsets[0]);
}

static void
action_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  try_charset (data, g_variant_get_string (parameter, NULL));
}

static void
show_outcome (Offer *offer, const TlnImportResult *result)
{
  /* Translators: %s is an encoding: "Imported as GB18030" */
  g_autofree char *text = result->error ? tln_error_text (result->error)
                                        : g_strdup_printf (_ ("Imported as %s"), offer->charset);

  adw_action_row_set_subtitle (offer->row, text);
  gtk_widget_set_sensitive (offer->button, result->error != NULL);
  gtk_widget_set_visible (offer->button, result->error != NULL);
  offer->charset = NULL;
}

/* Signature given by the signal. */
static void
imports_finished_cb (AdwActionRow *row,
                     GPtrArray *results,
                     gint64 act,
                     const char *source,
                     TlnImports *imports)
{
  Offer *offer = g_object_get_data (G_OBJECT (row), "offer");

  for (guint i = 0; i < results->len; i++) {
    const TlnImportResult *result = g_ptr_array_index (results, i);

    if (offer->charset && g_strcmp0 (result->path, offer->path) == 0)
      show_outcome (offer, result);
  }
}

static GMenuModel *
build_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 1; i < G_N_ELEMENTS (charsets); i++) {
    /* In a label of a menu one underscore marks the next letter. */
    g_auto (GStrv) parts = g_strsplit (charsets[i], "_", -1);
    g_autofree char *name = g_strjoinv ("__", parts);
    g_autofree char *label = g_strdup_printf (_ ("Try as %s"), name);
    g_autofree char *action = g_strdup_printf ("charset.try::%s", charsets[i]);

    g_menu_append (menu, label, action);
  }
  return G_MENU_MODEL (menu);
}

void
tln_import_charset_offer (AdwActionRow *row, TlnImports *imports, const char *path)
{
  Offer *offer = g_new0 (Offer, 1);
  g_autoptr (GMenuModel) menu = build_menu ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("try", G_VARIANT_TYPE_STRING);
  /* Translators: %s is an encoding: "Try as GB18030" */
  g_autofree char *label = g_strdup_printf (_ ("Try as %s"), charsets[0]);

  offer->imports = g_object_ref (imports);
  offer->path = g_strdup (path);
  offer->row = row;
  offer->button = adw_split_button_new ();
  adw_split_button_set_label (ADW_SPLIT_BUTTON (offer->button), label);
  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (offer->button), menu);
  adw_split_button_set_dropdown_tooltip (ADW_SPLIT_BUTTON (offer->button), _ ("Other encodings"));
  gtk_widget_set_valign (offer->button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (row), "offer", offer, offer_free);
  g_signal_connect (offer->button, "clicked", G_CALLBACK (button_clicked_cb), offer);
  g_signal_connect_data (action, "activate", G_CALLBACK (action_activate_cb), offer, NULL, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (offer->button, "charset", G_ACTION_GROUP (group));
  adw_action_row_add_suffix (row, offer->button);
  g_signal_connect_object (imports, "finished", G_CALLBACK (imports_finished_cb), row,
                           G_CONNECT_SWAPPED);
}

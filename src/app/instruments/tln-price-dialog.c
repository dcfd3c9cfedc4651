/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import of a price file: read it off the main thread, show how it was understood, store it as one
 * act. Nothing is stored before Import is pressed. */
#include "tln-price-dialog.h"

#include "tln-aside.h"
#include "tln-corporate.h"
#include "tln-error-text.h"
#include "tln-instruments.h"
#include "tln-navigator.h"
#include "tln-price-preview.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

struct _TlnPriceDialog {
  AdwDialog parent_instance;
  TlnStore *store;
  TlnInstrument *instrument; /* NULL: it is asked for */
  char *file_name;
  TlnPriceFile *file; /* NULL until it was read */
  GCancellable *cancellable;
  GtkWidget *presenter; /* shows the toast after the dialog is gone; weak */

  AdwBanner *mismatch;
  GtkWidget *import_button;
  GtkStack *stack;
  AdwStatusPage *error_page;
  AdwActionRow *file_row;
  AdwActionRow *range_row;
  AdwActionRow *columns_row;
  AdwActionRow *volume_row;
  AdwActionRow *actions_row;
  AdwComboRow *adjustment;
  AdwPreferencesGroup *instrument_group;
  AdwEntryRow *instrument_row;
  GtkScrolledWindow *rows;
  AdwPreferencesGroup *warnings;
};

G_DEFINE_FINAL_TYPE (TlnPriceDialog, tln_price_dialog, ADW_TYPE_DIALOG)

static const char *const adjustments[] = { "raw", "forward", "backward", "splits", "unknown" };

/* What the writer thread needs. */
typedef struct {
  char *code; /* NULL: the batch knows its instrument */
  char *exchange;
  char *name; /* of a new instrument, or NULL */
  TlnPriceBatch batch;
  TlnSeries *series;
  GArray *actions; /* TlnCorporateAction, or NULL */
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->code);
  g_free (draft->exchange);
  g_free (draft->name);
  g_free (draft->batch.file_name);
  g_free (draft->batch.format);
  g_free (draft->batch.volume_unit);
  tln_series_unref (draft->series);
  g_clear_pointer (&draft->actions, g_array_unref);
  g_free (draft);
}

/* Returns the id of the instrument in a box. */
static gpointer
add_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Draft *draft = data;
  gint64 *id = &draft->batch.instrument_id;
  guint n_added;

  if (draft->code)
    *id = tln_instruments_ensure (db, draft->code, draft->exchange, draft->name, NULL, error);
  if (*id == 0 || tln_prices_add (db, *id, &draft->batch, draft->series, error) == 0)
    return NULL;
  if (draft->actions && !tln_corporate_add_new (db, *id, draft->actions, &n_added, error))
    return NULL;
  return g_memdup2 (id, sizeof *id);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnPriceDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n = self->file->series->n;
  g_autofree char *sentence =
      g_strdup_printf (ngettext ("%'u bar imported", "%'u bars imported", n), n);
  GtkWidget *from = self->presenter ? self->presenter : GTK_WIDGET (self);

  g_autofree gint64 *id = tln_store_finish (TLN_STORE (source), result, &error);
  if (error)
    tln_toast_error (from, error);
  else
    tln_toast_act (from, sentence, tln_store_finish_act (TLN_STORE (source), result));
  if (id && !self->instrument)
    tln_navigator_show_instrument (from, *id);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* The instrument that is written in the entry. */
static gboolean
read_instrument (TlnPriceDialog *self, char **code, char **exchange)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->instrument_row))));

  return tln_instruments_parse_code (text, code, exchange);
}

static void
instrument_changed_cb (TlnPriceDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->instrument_row));
  g_autofree char *code = NULL;
  g_autofree char *exchange = NULL;
  gboolean good = self->instrument || read_instrument (self, &code, &exchange);

  if (good || *text == '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self->instrument_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->instrument_row), "error");
  gtk_widget_set_sensitive (self->import_button, good && self->file && self->file->series->n > 0);
}

static void
import_clicked_cb (TlnPriceDialog *self)
{
  Draft *draft = g_new0 (Draft, 1);
  TlnJob job = { add_job, draft, draft_free, g_free };
  guint chosen =
      MIN (adw_combo_row_get_selected (self->adjustment), G_N_ELEMENTS (adjustments) - 1);

  gtk_widget_set_sensitive (self->import_button, FALSE);
  if (!self->instrument && read_instrument (self, &draft->code, &draft->exchange))
    draft->name = g_strdup (self->file->name);
  draft->series = tln_series_ref (self->file->series);
  draft->actions = self->file->actions ? g_array_ref (self->file->actions) : NULL;
  draft->batch = (TlnPriceBatch) { .instrument_id = self->instrument ? self->instrument->id : 0,
                                   .intraday = self->file->series->intraday,
                                   .source = (char *) "file",
                                   .file_name = g_strdup (self->file_name),
                                   .format = g_strdup (self->file->format),
                                   .adjustment = (char *) adjustments[chosen],
                                   .volume_unit = g_strdup (self->file->volume_unit) };
  tln_store_write_async (self->store, TLN_ACT_PRICES, &job, NULL, added_cb, g_object_ref (self));
}

static void
cancel_clicked_cb (TlnPriceDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
show_error (TlnPriceDialog *self, const GError *error)
{
  g_autofree char *text = tln_error_text (error);

  adw_status_page_set_title (self->error_page, _ ("No Prices Found in This File"));
  adw_status_page_set_description (self->error_page, text);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
show_warnings (TlnPriceDialog *self)
{
  GPtrArray *warnings = self->file->warnings;
  guint n = warnings ? warnings->len : 0;

  gtk_widget_set_visible (GTK_WIDGET (self->warnings), n > 0 || self->file->skipped > 0);
  if (self->file->skipped > 0) {
    guint skipped = self->file->skipped;
    g_autofree char *text = g_strdup_printf (
        ngettext ("%u row was left out.", "%u rows were left out.", skipped), skipped);

    adw_preferences_group_set_description (self->warnings, text);
  }
  for (guint i = 0; i < n; i++) {
    GtkWidget *row = adw_action_row_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), g_ptr_array_index (warnings, i));
    adw_preferences_group_add (self->warnings, row);
  }
}

/* The file says of itself that it is another instrument's. */
static void
check_code (TlnPriceDialog *self)
{
  const TlnInstrument *own = self->instrument;
  const TlnPriceFile *file = self->file;
  g_autofree char *text = NULL;

  if (!own || !file->code ||
      (g_str_equal (file->code, own->code) &&
       (!file->exchange || g_str_equal (file->exchange, own->exchange))))
    return;
  text = g_strdup_printf (_ ("This file seems to be of %s, not of %s."), file->code, own->code);
  adw_banner_set_title (self->mismatch, text);
  adw_banner_set_revealed (self->mismatch, TRUE);
}

/* Of which one the file is, as far as it says so itself. */
static void
ask_instrument (TlnPriceDialog *self)
{
  const TlnPriceFile *file = self->file;
  g_autofree char *known =
      file->code && file->exchange ? g_strconcat (file->code, ".", file->exchange, NULL) : NULL;

  if (self->instrument)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->instrument_group), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->instrument_row),
                         known ? known : (file->code ? file->code : ""));
}

static void
set_row (AdwActionRow *row, char *text)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (row, text);
  gtk_widget_set_visible (GTK_WIDGET (row), *text != '\0');
  g_free (text);
}

static void
show_file (TlnPriceDialog *self)
{
  GtkWidget *table = tln_price_preview_table (self->file->series);
  guint chosen = G_N_ELEMENTS (adjustments) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (adjustments); i++)
    if (g_strcmp0 (self->file->adjustment, adjustments[i]) == 0)
      chosen = i;
  set_row (self->file_row, g_strdup (self->file_name));
  set_row (self->range_row, tln_price_preview_range (self->file));
  set_row (self->columns_row, tln_price_preview_columns (self->file));
  set_row (self->volume_row, tln_price_preview_volume (self->file));
  set_row (self->actions_row, tln_price_preview_actions (self->file));
  adw_combo_row_set_selected (self->adjustment, chosen);
  gtk_widget_set_margin_top (table, 12);
  gtk_widget_set_margin_bottom (table, 12);
  gtk_widget_set_margin_start (table, 12);
  gtk_widget_set_margin_end (table, 12);
  gtk_scrolled_window_set_child (self->rows, table);
  show_warnings (self);
  check_code (self);
  ask_instrument (self);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  instrument_changed_cb (self);
  gtk_widget_grab_focus (gtk_widget_is_sensitive (self->import_button)
                             ? self->import_button
                             : GTK_WIDGET (self->instrument_row));
}

/* What is parsed on a thread. */
typedef struct {
  GBytes *bytes;
  char *name;
} Parsing;

static void
parsing_free (gpointer data)
{
  Parsing *parsing = data;

  g_bytes_unref (parsing->bytes);
  g_free (parsing->name);
  g_free (parsing);
}

static gpointer
parse_aside (gpointer data, GCancellable *cancellable, GError **error)
{
  const Parsing *parsing = data;

  return tln_price_file_parse (parsing->bytes, parsing->name, error);
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TlnPriceDialog *self = TLN_PRICE_DIALOG (source);
  g_autoptr (GError) error = NULL;
  TlnPriceFile *file = tln_aside_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!file) {
    show_error (self, error);
    return;
  }
  self->file = file;
  show_file (self);
}

static void
bytes_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnPriceDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  TlnAside job = { parse_aside, NULL, parsing_free,
                   (GDestroyNotify) (void (*) (void)) tln_price_file_free };
  Parsing *parsing = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!bytes) {
    show_error (self, error);
    return;
  }
  parsing = g_new (Parsing, 1);
  *parsing = (Parsing) { bytes, g_strdup (self->file_name) };
  job.data = parsing;
  tln_aside_async (self, &job, self->cancellable, parsed_cb, NULL);
}

static void
tln_price_dialog_map (GtkWidget *widget)
{
  TlnPriceDialog *self = TLN_PRICE_DIALOG (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (tln_price_dialog_parent_class)->map (widget);
  g_set_weak_pointer (&self->presenter, root ? GTK_WIDGET (root) : NULL);
}

static void
tln_price_dialog_dispose (GObject *object)
{
  TlnPriceDialog *self = TLN_PRICE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->presenter);
  gtk_widget_dispose_template (GTK_WIDGET (self), TLN_TYPE_PRICE_DIALOG);
  G_OBJECT_CLASS (tln_price_dialog_parent_class)->dispose (object);
}

static void
tln_price_dialog_finalize (GObject *object)
{
  TlnPriceDialog *self = TLN_PRICE_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->file, tln_price_file_free);
  g_clear_pointer (&self->instrument, tln_instrument_unref);
  g_clear_object (&self->store);
  g_free (self->file_name);
  G_OBJECT_CLASS (tln_price_dialog_parent_class)->finalize (object);
}

static void
tln_price_dialog_class_init (TlnPriceDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tln_price_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = tln_price_dialog_finalize;
  widget_class->map = tln_price_dialog_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/throughline/Throughline/tln-price-dialog.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, TlnPriceDialog, name)
  CHILD (mismatch);
  CHILD (import_button);
  CHILD (stack);
  CHILD (error_page);
  CHILD (file_row);
  CHILD (range_row);
  CHILD (columns_row);
  CHILD (volume_row);
  CHILD (actions_row);
  CHILD (adjustment);
  CHILD (instrument_group);
  CHILD (instrument_row);
  CHILD (rows);
  CHILD (warnings);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, instrument_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
tln_price_dialog_init (TlnPriceDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
tln_price_dialog_new (TlnStore *store, const TlnInstrument *instrument, GFile *file)
{
  TlnPriceDialog *self = g_object_new (TLN_TYPE_PRICE_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->instrument = instrument ? tln_instrument_ref ((TlnInstrument *) instrument) : NULL;
  self->file_name = g_file_get_basename (file);
  g_file_load_bytes_async (file, self->cancellable, bytes_read_cb, g_object_ref (self));
  return ADW_DIALOG (self);
}

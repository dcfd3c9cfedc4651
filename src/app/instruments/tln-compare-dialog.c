/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of switches, one for each instrument with prices, and the reading of those prices. */
#include "tln-compare-dialog.h"

#include "tln-instruments.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

typedef struct {
  TlnStore *store;
  TlnChart *chart;
  GPtrArray *chosen; /* char *: "515050.SSE" */
  gint64 own;
} Picker;

static void
picker_free (gpointer data)
{
  Picker *picker = data;

  g_object_unref (picker->store);
  g_object_unref (picker->chart);
  g_ptr_array_unref (picker->chosen);
  g_free (picker);
}

/* The others, read: their names and their series. */
typedef struct {
  GPtrArray *codes;
  GPtrArray *names;
  GPtrArray *series;
} Others;

static void
others_free (gpointer data)
{
  Others *others = data;

  g_ptr_array_unref (others->codes);
  g_ptr_array_unref (others->names);
  g_ptr_array_unref (others->series);
  g_free (others);
}

static gboolean
read_one (TlnDb *db, const char *code, Others *others, GError **error)
{
  g_autofree char *number = NULL;
  g_autofree char *exchange = NULL;
  g_autoptr (TlnInstrument) instrument = NULL;
  g_autoptr (TlnSeries) series = NULL;

  if (!tln_instruments_parse_code (code, &number, &exchange))
    return TRUE;
  instrument = tln_instruments_find (db, number, exchange, error);
  /* Gone meanwhile: one less. */
  if (!instrument)
    return *error == NULL;
  series = tln_prices_load_on (db, instrument->id, TLN_BASIS_SPLITS, error);
  if (!series)
    return FALSE;
  if (series->n == 0)
    return TRUE;
  g_ptr_array_add (others->codes, g_strdup (code));
  g_ptr_array_add (others->names, g_strdup (instrument->name));
  g_ptr_array_add (others->series, g_steal_pointer (&series));
  return TRUE;
}

static gpointer
read_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *codes = data;
  Others *others = g_new0 (Others, 1);
  g_autoptr (GError) problem = NULL;

  others->codes = g_ptr_array_new_with_free_func (g_free);
  others->names = g_ptr_array_new_with_free_func (g_free);
  others->series = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_series_unref);
  for (guint i = 0; i < codes->len; i++) {
    if (read_one (db, g_ptr_array_index (codes, i), others, &problem))
      continue;
    others_free (others);
    g_propagate_error (error, g_steal_pointer (&problem));
    return NULL;
  }
  return others;
}

static gpointer
copy_code (gconstpointer code, gpointer data)
{
  return g_strdup (code);
}

static GPtrArray *
copy_codes (GPtrArray *codes)
{
  GPtrArray *copy = g_ptr_array_copy (codes, copy_code, NULL);

  g_ptr_array_set_free_func (copy, g_free);
  return copy;
}

/* A reading under way. */
typedef struct {
  TlnChart *chart;
  GPtrArray *chosen;
  GPtrArray *asked; /* what was chosen then */
} Applying;

static gboolean
find_code (GPtrArray *codes, const char *code, guint *at)
{
  return g_ptr_array_find_with_equal_func (codes, code, g_str_equal, at);
}

/* What is not there any more is not chosen any more. */
static void
forget_lost (const Applying *applying, GPtrArray *found)
{
  for (guint i = 0; i < applying->asked->len; i++) {
    const char *code = g_ptr_array_index (applying->asked, i);
    guint at;

    if (!find_code (found, code, &at) && find_code (applying->chosen, code, &at))
      g_ptr_array_remove_index (applying->chosen, at);
  }
}

static void
applying_free (Applying *applying)
{
  g_object_unref (applying->chart);
  g_ptr_array_unref (applying->chosen);
  g_ptr_array_unref (applying->asked);
  g_free (applying);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Applying, applying_free)

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Applying) applying = user_data;
  g_autoptr (GError) error = NULL;
  Others *others = tln_store_finish (TLN_STORE (source), result, &error);
  g_autofree TlnChartOther *given = NULL;

  if (!others) {
    tln_toast_error (GTK_WIDGET (applying->chart), error);
    return;
  }
  given = g_new (TlnChartOther, others->series->len + 1);
  for (guint i = 0; i < others->series->len; i++)
    given[i] = (TlnChartOther) { g_ptr_array_index (others->series, i),
                                 g_ptr_array_index (others->names, i) };
  forget_lost (applying, others->codes);
  tln_chart_set_others (applying->chart, given, others->series->len);
  others_free (others);
}

void
tln_compare_apply (TlnStore *store, TlnChart *chart, GPtrArray *chosen)
{
  Applying *applying = g_new (Applying, 1);
  TlnJob job = { .run = read_job,
                 .data = copy_codes (chosen),
                 .data_free = (GDestroyNotify) g_ptr_array_unref,
                 .result_free = others_free };
  static const char newest[] = "tln-compared"; /* GCancellable of the last reading for a chart */
  GCancellable *cancellable = g_cancellable_new ();

  *applying = (Applying) { g_object_ref (chart), g_ptr_array_ref (chosen), copy_codes (chosen) };
  g_cancellable_cancel (g_object_get_data (G_OBJECT (chart), newest));
  g_object_set_data_full (G_OBJECT (chart), newest, cancellable, g_object_unref);
  tln_store_read_async (store, &job, cancellable, read_cb, applying);
}

static void
switched_cb (AdwSwitchRow *row, GParamSpec *pspec, Picker *picker)
{
  const char *code = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
  guint at = 0;

  if (find_code (picker->chosen, code, &at))
    g_ptr_array_remove_index (picker->chosen, at);
  if (adw_switch_row_get_active (row))
    g_ptr_array_add (picker->chosen, g_strdup (code));
  tln_compare_apply (picker->store, picker->chart, picker->chosen);
}

static GtkWidget *
make_row (Picker *picker, const TlnInstrument *instrument)
{
  GtkWidget *row = adw_switch_row_new ();
  g_autofree char *code = g_strdup_printf ("%s.%s", instrument->code, instrument->exchange);
  guint at;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), instrument->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), code);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), find_code (picker->chosen, code, &at));
  g_signal_connect (row, "notify::active", G_CALLBACK (switched_cb), picker);
  return row;
}

static gpointer
list_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_instruments_get_all (db, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = tln_store_finish (TLN_STORE (source), result, &error);
  Picker *picker = g_object_get_data (G_OBJECT (dialog), "picker");
  AdwPreferencesGroup *group = g_object_get_data (G_OBJECT (dialog), "group");
  guint n = 0;

  if (!all) {
    tln_toast_error (GTK_WIDGET (picker->chart), error);
    adw_dialog_close (dialog);
    return;
  }
  for (guint i = 0; i < all->len; i++) {
    const TlnInstrument *instrument = g_ptr_array_index (all, i);

    if (!instrument->priced || instrument->id == picker->own)
      continue;
    adw_preferences_group_add (group, make_row (picker, instrument));
    n++;
  }
  adw_preferences_group_set_description (
      group, n > 0 ? _ ("All lines are 100 where the chart begins, or on the day chosen in it.")
                   : _ ("No other instrument has prices yet."));
}

AdwDialog *
tln_compare_dialog_new (TlnStore *store, TlnChart *chart, gint64 own, GPtrArray *chosen)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  TlnJob job = { .run = list_job, .result_free = (GDestroyNotify) g_ptr_array_unref };
  Picker *picker = g_new0 (Picker, 1);

  picker->store = g_object_ref (store);
  picker->chart = g_object_ref (chart);
  picker->chosen = g_ptr_array_ref (chosen);
  picker->own = own;
  g_object_set_data_full (G_OBJECT (dialog), "picker", picker, picker_free);
  g_object_set_data (G_OBJECT (dialog), "group", group);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Compare With"));
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_content_width (dialog, 420);
  adw_dialog_set_content_height (dialog, 480);
  tln_store_read_async (store, &job, NULL, listed_cb, g_object_ref (dialog));
  return dialog;
}

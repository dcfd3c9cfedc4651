/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is copied from the table of a chart is made when it is pasted, on a thread. Needs a
 * display. */
#include "tln-chart-table.h"
#include "tln-text-provider.h"

#include <gtk/gtk.h>
#include <string.h>

typedef struct {
  GThread *made_on;
  GThread *freed_on;
  guint made;
  guint freed;
} Counts;

static char *
make_text (gpointer data)
{
  Counts *counts = data;

  counts->made_on = g_thread_self ();
  counts->made++;
  return g_strnfill (300000, 'x');
}

static void
count_freed (gpointer data)
{
  Counts *counts = data;

  counts->freed_on = g_thread_self ();
  counts->freed++;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object ((GAsyncResult **) data, result);
}

/* As the window system asks for it. */
static char *
paste (GdkContentProvider *provider, const char *mime_type, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;

  gdk_content_provider_write_mime_type_async (provider, mime_type, stream, G_PRIORITY_DEFAULT, NULL,
                                              done_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  if (!gdk_content_provider_write_mime_type_finish (provider, result, error))
    return NULL;
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_made_on_a_thread (void)
{
  Counts counts = { 0 };
  GdkContentProvider *provider = tln_text_provider_new (make_text, &counts, count_freed, FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (counts.made, ==, 0);
  g_autofree char *text = paste (provider, "text/plain;charset=utf-8", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (text), ==, 300000);
  g_assert_cmpuint (counts.made, ==, 1);
  g_assert_true (counts.made_on != g_thread_self ());
  g_assert_null (paste (provider, "text/csv", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_cmpuint (counts.made, ==, 1);
  g_object_unref (provider);
  g_assert_cmpuint (counts.freed, ==, 1);
  g_assert_true (counts.freed_on == g_thread_self ());
}

static TlnSeries *
make_series (guint n)
{
  g_autofree TlnBar *bars = g_new0 (TlnBar, n);

  for (guint i = 0; i < n; i++)
    bars[i] = (TlnBar) { .t = 86400 * (gint64) i, .close = 1 + i * 0.25 };
  return tln_series_new (bars, n);
}

/* What was copied is what was there then. */
static void
test_table (void)
{
  GtkWidget *window = gtk_window_new ();
  TlnChartTable *table = tln_chart_table_new ();
  g_autoptr (TlnSeries) series = make_series (3);
  g_autoptr (GError) error = NULL;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (table));
  tln_chart_table_set_series (table, series);
  g_autofree char *csv = tln_chart_table_to_csv (table);
  gtk_widget_activate_action (GTK_WIDGET (table), "table.copy", NULL);
  tln_chart_table_set_series (table, NULL);
  GdkContentProvider *copied =
      gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (table)));
  g_autofree char *text = paste (copied, "text/csv", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, csv);
  g_assert_nonnull (strstr (csv, "1970-01-03,0,0,0,1.5,0,0\n"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/chart-clipboard/made-on-a-thread", test_made_on_a_thread);
  g_test_add_func ("/chart-clipboard/table", test_table);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Price files in the chart widget, to look at and to try: chart-window [--candles] [--log]
 * [--red-up] [--rtl] [--marks N] FILE… (several are one series; .gz is unpacked). The frames of a
 * pan of 200 steps through half of it are timed with --pan and printed as one JSON line; "cpu" is
 * what they took of the processor, whoever else wanted it meanwhile. */
#include "tln-chart.h"
#include "tln-price-file.h"

#include <adwaita.h>
#include <math.h>
#include <time.h>

#define STEPS 200

static gboolean candles;
static gboolean log_scale;
static gboolean red_up;
static gboolean pan;
static gboolean rtl;
static int n_marks = 12;
static char **files;

static const GOptionEntry options[] = {
  { "candles", 0, 0, G_OPTION_ARG_NONE, &candles, "Candles", NULL },
  { "log", 0, 0, G_OPTION_ARG_NONE, &log_scale, "Logarithmic scale", NULL },
  { "red-up", 0, 0, G_OPTION_ARG_NONE, &red_up, "Rising prices red", NULL },
  { "rtl", 0, 0, G_OPTION_ARG_NONE, &rtl, "From right to left", NULL },
  { "pan", 0, 0, G_OPTION_ARG_NONE, &pan, "Time a pan", NULL },
  { "marks", 0, 0, G_OPTION_ARG_INT, &n_marks, "Invented marks", "N" },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, "FILE…" },
  { NULL },
};

static GBytes *
read_bytes (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) packed = g_file_load_bytes (file, NULL, NULL, &error);
  g_autoptr (GInputStream) memory = NULL;
  g_autoptr (GInputStream) plain = NULL;
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_assert_no_error (error);
  if (!g_str_has_suffix (path, ".gz"))
    return g_steal_pointer (&packed);
  g_autoptr (GConverter) unpacker =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  memory = g_memory_input_stream_new_from_bytes (packed);
  plain = g_converter_input_stream_new (memory, unpacker);
  g_output_stream_splice (out, plain, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static void
append_file (GArray *bars, const char *path)
{
  g_autoptr (GBytes) bytes = read_bytes (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnPriceFile) file = tln_price_file_parse (bytes, path, &error);
  const TlnSeries *s;

  g_assert_no_error (error);
  s = file->series;
  for (guint i = 0; i < s->n; i++) {
    TlnBar bar = { s->t[i],     s->open[i],   s->high[i],  s->low[i],
                   s->close[i], s->volume[i], s->amount[i] };

    g_array_append_val (bars, bar);
  }
}

static void
add_marks (TlnChart *chart, const TlnSeries *series)
{
  g_autofree TlnChartMark *marks = g_new0 (TlnChartMark, MAX (n_marks, 1));

  for (int i = 0; i < n_marks; i++) {
    double place = (i * 0.618034 - floor (i * 0.618034)) * (series->n - 1.0);

    marks[i] = (TlnChartMark) { .t = series->t[(guint) place],
                                .id = i + 1,
                                .stance = (TlnEventStance) (i % TLN_EVENT_STANCES),
                                .label = "An invented quote that says what somebody held to be "
                                         "so\n— an invented source" };
  }
  tln_chart_set_marks (chart, marks, (guint) n_marks);
}

static void
mark_cb (TlnChart *chart, gint64 id, GtkWindow *window)
{
  g_autofree char *title = g_strdup_printf ("mark %d", (int) id);

  gtk_window_set_title (window, title);
}

typedef struct {
  TlnChart *chart;
  gint64 begun;
  double cpu_begun;
  double times[STEPS];
  double cpu[STEPS];
  guint n;
} Pan;

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000.0 + (double) now.tv_nsec / 1e6;
}

static void
before_paint_cb (GdkFrameClock *clock, Pan *run)
{
  run->begun = g_get_monotonic_time ();
  run->cpu_begun = cpu_ms ();
}

static void
after_paint_cb (GdkFrameClock *clock, Pan *run)
{
  if (run->n == STEPS)
    return;
  run->cpu[run->n] = cpu_ms () - run->cpu_begun;
  run->times[run->n++] = (double) (g_get_monotonic_time () - run->begun) / 1000.0;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Pan *run = data;
  double n = tln_chart_get_series (run->chart)->n;
  double first = run->n / (STEPS - 1.0) * n * 0.5;

  tln_chart_show_range (run->chart, first, first + n * 0.5 - 1);
  return run->n < STEPS;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
time_pan (GtkWindow *window, TlnChart *chart)
{
  Pan run = { .chart = chart };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (chart));
  guint late = 0;
  guint late_cpu = 0;

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &run);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), &run);
  gtk_widget_add_tick_callback (GTK_WIDGET (chart), tick_cb, &run, NULL);
  while (run.n < STEPS)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (clock, &run);
  for (guint i = 0; i < STEPS; i++)
    late += run.times[i] > 8.3;
  for (guint i = 0; i < STEPS; i++)
    late_cpu += run.cpu[i] > 8.3;
  qsort (run.times, STEPS, sizeof *run.times, compare);
  qsort (run.cpu, STEPS, sizeof *run.cpu, compare);
  g_print ("{\"bench\":\"window\",\"renderer\":\"%s\",\"n\":%u,\"frames\":%u,\"min_ms\":%.2f,"
           "\"median_ms\":%.2f,\"p99_ms\":%.2f,\"over_8_3_ms\":%u,\"cpu_median_ms\":%.2f,"
           "\"cpu_max_ms\":%.2f,\"cpu_over_8_3_ms\":%u}\n",
           G_OBJECT_TYPE_NAME (gtk_native_get_renderer (GTK_NATIVE (window))),
           tln_chart_get_series (chart)->n, STEPS, run.times[0], run.times[STEPS / 2],
           run.times[STEPS * 99 / 100], late, run.cpu[STEPS / 2], run.cpu[STEPS - 1], late_cpu);
}

static TlnSeries *
read_series (void)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (TlnBar));

  for (guint i = 0; files && files[i]; i++)
    append_file (bars, files[i]);
  return tln_series_new ((const TlnBar *) (gpointer) bars->data, bars->len);
}

static gboolean
closed_cb (GtkWindow *window, gboolean *open)
{
  *open = FALSE;
  return FALSE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (TlnSeries) series = NULL;
  TlnChart *chart;
  GtkWidget *window;
  gboolean open = TRUE;

  g_option_context_add_main_entries (context, options, NULL);
  g_option_context_parse (context, &argc, &argv, NULL);
  adw_init ();
  if (rtl)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  series = read_series ();
  chart = tln_chart_new ();
  tln_chart_set_series (chart, series);
  tln_chart_set_options (chart, &(TlnChartOptions) { candles ? TLN_PLOT_CANDLES : TLN_PLOT_LINE,
                                                     log_scale, TRUE, red_up });
  tln_chart_set_name (chart, files ? files[0] : "nothing");
  tln_chart_set_caption (chart, "unadjusted");
  if (series->n > 0)
    add_marks (chart, series);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 600);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (chart));
  g_signal_connect (chart, "mark-activated", G_CALLBACK (mark_cb), window);
  g_signal_connect (window, "close-request", G_CALLBACK (closed_cb), &open);
  gtk_window_present (GTK_WINDOW (window));
  if (pan) {
    gtk_test_widget_wait_for_draw (window);
    time_pan (GTK_WINDOW (window), chart);
    open = FALSE;
  }
  while (open)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a frame of the real chart widget costs: first draw, 200 pan steps, 200 zoom steps, from the
 * change of the view to a finished image in memory. One JSON line for each case, with the fields of
 * the other chart measurements. Usage: bench-widget [RENDERER [N...]]; needs a display. With
 * SHOT=DIR it writes the last frame of each case. */
#include "bench-series.h"
#include "tln-chart.h"

#include <adwaita.h>
#include <math.h>

#define WIDTH 1200
#define HEIGHT 600
#define STEPS 200
#define MARKS 10000
#define FEW_MARKS 100
#define FRAME_MS 8.3

typedef struct {
  GskRenderer *renderer;
  GtkWidget *window;
  TlnSeries *series;
  TlnChartOptions options;
  guint n_marks;
  const char *name;
  guchar *pixels;
  double build; /* ms of the last frame until its nodes were made */
} Case;

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
render (Case *c, TlnChart *chart, const char *shot)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderNode *node;
  double start = now ();

  GTK_WIDGET_GET_CLASS (chart)->snapshot (GTK_WIDGET (chart), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  c->build = now () - start;
  texture =
      gsk_renderer_render_texture (c->renderer, node, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
  gdk_texture_download (texture, c->pixels, WIDTH * 4);
  gsk_render_node_unref (node);
  if (shot)
    gdk_texture_save_to_png (texture, shot);
}

static void
add_marks (Case *c, TlnChart *chart)
{
  g_autofree TlnChartMark *marks = g_new0 (TlnChartMark, c->n_marks);

  for (guint i = 0; i < c->n_marks; i++)
    marks[i] = (TlnChartMark) { .t = c->series->t[(guint64) i * c->series->n / c->n_marks],
                                .id = i + 1,
                                .stance = i % TLN_EVENT_STANCES,
                                .label = "invented" };
  tln_chart_set_marks (chart, marks, c->n_marks);
}

/* In a window that is never shown, so that it has the window's style. */
static TlnChart *
make_chart (Case *c)
{
  TlnChart *chart = tln_chart_new ();

  gtk_window_set_child (GTK_WINDOW (c->window), GTK_WIDGET (chart));
  tln_chart_set_options (chart, &c->options);
  tln_chart_set_series (chart, c->series);
  if (c->n_marks > 0)
    add_marks (c, chart);
  gtk_widget_measure (GTK_WIDGET (chart), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (chart), WIDTH, HEIGHT, -1, NULL);
  return chart;
}

static void
print_stats (const char *name, double *times, guint n)
{
  qsort (times, n, sizeof *times, compare);
  g_print (",\"%s\":{\"steps\":%u,\"min_ms\":%.3f,\"median_ms\":%.3f,\"p99_ms\":%.3f,"
           "\"max_ms\":%.3f}",
           name, n, times[0], times[n / 2], times[MIN (n - 1, (guint) ceil (n * 0.99) - 1)],
           times[n - 1]);
}

static void
measure_pan (Case *c, TlnChart *chart)
{
  double times[STEPS];
  double builds[STEPS];
  double n = c->series->n;

  for (guint i = 0; i < STEPS; i++) {
    double first = i / (STEPS - 1.0) * n * 0.5;
    double start = now ();

    tln_chart_show_range (chart, first, first + n * 0.5 - 1);
    render (c, chart, NULL);
    times[i] = now () - start;
    builds[i] = c->build;
  }
  print_stats ("pan", times, STEPS);
  print_stats ("pan_build", builds, STEPS);
}

static void
measure_zoom (Case *c, TlnChart *chart)
{
  double times[STEPS];
  double n = c->series->n;

  for (guint i = 0; i < STEPS; i++) {
    double width = n * pow (200.0 / n, i / (STEPS - 1.0));
    double first = MAX (0.0, 0.6 * n - 0.6 * width);
    double start = now ();

    tln_chart_show_range (chart, first, MIN (n, first + width));
    render (c, chart, NULL);
    times[i] = now () - start;
  }
  print_stats ("zoom", times, STEPS);
}

static void
shoot (Case *c, TlnChart *chart)
{
  const char *folder = g_getenv ("SHOT");
  g_autofree char *path = NULL;

  if (!folder)
    return;
  path = g_strdup_printf ("%s/widget-%s-%u-%u.png", folder, c->name, c->series->n, c->n_marks);
  tln_chart_show_range (chart, 0, c->series->n);
  render (c, chart, path);
}

static void
run (Case *c)
{
  double first[3];
  TlnChart *chart = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (first); i++) {
    double start = now ();

    chart = make_chart (c);
    render (c, chart, NULL);
    first[i] = now () - start;
  }
  g_print ("{\"peer\":\"throughline\",\"version\":\"gtk %u.%u.%u\",\"renderer\":\"%s\","
           "\"case\":\"%s\",\"n\":%u,\"marks\":%u,\"last\":%.17g,\"first_cold_ms\":%.2f,"
           "\"first_warm_ms\":%.2f",
           gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
           G_OBJECT_TYPE_NAME (c->renderer), c->name, c->series->n, c->n_marks,
           c->series->close[c->series->n - 1], first[0], MIN (first[1], first[2]));
  measure_pan (c, chart);
  measure_zoom (c, chart);
  g_print ("}\n");
  shoot (c, chart);
  gtk_window_set_child (GTK_WINDOW (c->window), NULL);
}

typedef struct {
  TlnChart *chart;
  double n;
  double start;
  double times[STEPS];
  guint step;
} Pan;

static gboolean
pan_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Pan *pan = data;
  double first = pan->step / (STEPS - 1.0) * pan->n * 0.5;

  tln_chart_show_range (pan->chart, first, first + pan->n * 0.5 - 1);
  return G_SOURCE_CONTINUE;
}

static void
before_paint_cb (GdkFrameClock *clock, Pan *pan)
{
  pan->start = now ();
}

static void
after_paint_cb (GdkFrameClock *clock, Pan *pan)
{
  if (pan->step < STEPS)
    pan->times[pan->step++] = now () - pan->start;
}

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/* The first frame of a window styles and lays out all of it: it is no step of a pan. */
static void
wait_for_paint (GdkFrameClock *clock)
{
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

/* Two hundred steps, one each frame of a window that is on the screen. */
static void
run_window (Case *c)
{
  g_autofree Pan *pan = g_new0 (Pan, 1);
  GdkFrameClock *clock;
  guint late = 0;
  guint tick;
  gulong handlers[2];

  pan->chart = make_chart (c);
  pan->n = c->series->n;
  gtk_window_set_default_size (GTK_WINDOW (c->window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (c->window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (pan->chart)))
    g_main_context_iteration (NULL, TRUE);
  clock = gtk_widget_get_frame_clock (c->window);
  wait_for_paint (clock);
  tick = gtk_widget_add_tick_callback (GTK_WIDGET (pan->chart), pan_tick_cb, pan, NULL);
  handlers[0] = g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), pan);
  handlers[1] = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), pan);
  while (pan->step < STEPS)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (GTK_WIDGET (pan->chart), tick);
  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_handler_disconnect (clock, handlers[i]);
  for (guint i = 0; i < STEPS; i++)
    late += pan->times[i] > FRAME_MS;
  g_print ("{\"peer\":\"throughline\",\"renderer\":\"%s\",\"case\":\"%s in a window\",\"n\":%u,"
           "\"marks\":%u,\"late\":%u",
           G_OBJECT_TYPE_NAME (gtk_native_get_renderer (GTK_NATIVE (c->window))), c->name,
           c->series->n, c->n_marks, late);
  print_stats ("pan", pan->times, STEPS);
  g_print ("}\n");
  gtk_window_set_child (GTK_WINDOW (c->window), NULL);
}

static void
run_case (Case *c)
{
  if (c->renderer)
    run (c);
  else
    run_window (c);
}

static void
run_size (Case *c, guint n)
{
  c->series = bench_series_new (n);
  c->options = (TlnChartOptions) { .kind = TLN_PLOT_LINE };
  c->name = "line";
  c->n_marks = 0;
  run_case (c);
  c->n_marks = FEW_MARKS;
  run_case (c);
  c->n_marks = MARKS;
  run_case (c);
  c->n_marks = 0;
  c->name = "line+volume";
  c->options.volume = TRUE;
  run_case (c);
  c->name = "candle";
  c->options = (TlnChartOptions) { .kind = TLN_PLOT_CANDLES };
  run_case (c);
  tln_series_unref (c->series);
}

/* NULL: what the window has. */
static GskRenderer *
make_renderer (const char *name)
{
  if (g_strcmp0 (name, "window") == 0)
    return NULL;
  if (g_strcmp0 (name, "gl") == 0)
    return gsk_gl_renderer_new ();
  return gsk_cairo_renderer_new ();
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 10000, 100000, 1000000, 10000000 };
  g_autoptr (GError) error = NULL;
  Case c = { 0 };

  adw_init ();
  c.renderer = make_renderer (argc > 1 ? argv[1] : NULL);
  if (c.renderer &&
      !gsk_renderer_realize_for_display (c.renderer, gdk_display_get_default (), &error)) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  c.window = gtk_window_new ();
  gtk_widget_realize (c.window);
  c.pixels = g_malloc ((gsize) WIDTH * HEIGHT * 4);
  for (guint i = 0; argc <= 2 && i < G_N_ELEMENTS (sizes); i++)
    run_size (&c, sizes[i]);
  for (int i = 2; i < argc; i++)
    run_size (&c, (guint) g_ascii_strtod (argv[i], NULL));
  gtk_window_destroy (GTK_WINDOW (c.window));
  if (c.renderer)
    gsk_renderer_unrealize (c.renderer);
  g_clear_object (&c.renderer);
  g_free (c.pixels);
  return 0;
}

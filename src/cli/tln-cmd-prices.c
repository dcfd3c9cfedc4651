/* SPDX-License-Identifier: GPL-3.0-or-later */
/* prices: read, import, list; chart. */
#include "tln-act.h"
#include "tln-chart-picture.h"
#include "tln-claims.h"
#include "tln-cli.h"
#include "tln-day.h"
#include "tln-id.h"
#include "tln-instruments.h"
#include "tln-price-file.h"

#include <stdio.h>
#include <string.h>

#define DAY_SECONDS 86400

static char *
format_time (gint64 t, gboolean intraday)
{
  g_autofree char *day = tln_day_format ((TlnDay) (t / DAY_SECONDS));
  int second = (int) (t % DAY_SECONDS);

  if (!intraday)
    return g_steal_pointer (&day);
  return g_strdup_printf ("%sT%02d:%02d", day, second / 3600, second / 60 % 60);
}

static void
add_bar (JsonBuilder *object, const char *name, const TlnSeries *series, guint i)
{
  json_builder_set_member_name (object, name);
  json_builder_begin_object (object);
  tln_cli_add_double (object, "o", series->open[i]);
  tln_cli_add_double (object, "h", series->high[i]);
  tln_cli_add_double (object, "l", series->low[i]);
  tln_cli_add_double (object, "c", series->close[i]);
  tln_cli_add_double (object, "v", series->volume[i]);
  json_builder_end_object (object);
}

static void
print_price_file (const char *path, const TlnPriceFile *file)
{
  JsonBuilder *object = tln_cli_object ();
  const TlnSeries *series = file->series;
  g_autofree char *first = format_time (series->t[0], series->intraday);
  g_autofree char *last = format_time (series->t[series->n - 1], series->intraday);

  tln_cli_add_text (object, "path", path);
  tln_cli_add_text (object, "format", file->format);
  tln_cli_add_int (object, "bars", series->n);
  tln_cli_add_text (object, "first", first);
  tln_cli_add_text (object, "last", last);
  add_bar (object, "first_bar", series, 0);
  add_bar (object, "last_bar", series, series->n - 1);
  tln_cli_add_text (object, "volume_unit", file->volume_unit);
  tln_cli_add_text (object, "adjustment", file->adjustment);
  tln_cli_add_text (object, "code", file->code);
  tln_cli_add_text (object, "exchange", file->exchange);
  json_builder_set_member_name (object, "warnings");
  json_builder_begin_array (object);
  for (guint i = 0; i < file->warnings->len; i++)
    json_builder_add_string_value (object, g_ptr_array_index (file->warnings, i));
  json_builder_end_array (object);
  tln_cli_print (object);
}

static void
show_price_file (const char *path, const TlnPriceFile *file)
{
  const TlnSeries *series = file->series;
  g_autofree char *first = format_time (series->t[0], series->intraday);
  g_autofree char *last = format_time (series->t[series->n - 1], series->intraday);

  printf ("%s: %s, %u bars, %s – %s, last close %g, volume in %s, %s\n", path, file->format,
          series->n, first, last, series->close[series->n - 1], file->volume_unit,
          file->adjustment);
  for (guint i = 0; i < file->warnings->len; i++)
    printf ("    %s\n", (const char *) g_ptr_array_index (file->warnings, i));
}

static TlnPriceFile *
parse_price_file (TlnCli *cli, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = tln_cli_read_bytes (path, &error);
  TlnPriceFile *file = bytes != NULL ? tln_price_file_parse (bytes, path, &error) : NULL;

  if (file == NULL)
    tln_cli_refuse_error (cli, path, g_steal_pointer (&error));
  return file;
}

static int
prices_read (TlnCli *cli, int argc, char **argv)
{
  if (argc < 2)
    return tln_cli_usage ("prices read: a path is missing");
  for (int i = 1; i < argc; i++) {
    g_autoptr (TlnPriceFile) file = parse_price_file (cli, argv[i]);
    if (file != NULL && cli->json)
      print_price_file (argv[i], file);
    else if (file != NULL)
      show_price_file (argv[i], file);
  }
  return TLN_CLI_DONE;
}

static int
prices_import (TlnCli *cli, int argc, char **argv)
{
  GError *error = NULL;
  gint64 id = 0;

  if (argc != 3)
    return tln_cli_usage ("prices import: CODE.EXCHANGE and a path are wanted");
  g_autoptr (TlnPriceFile) file = parse_price_file (cli, argv[2]);
  if (file == NULL || !tln_cli_begin (cli, TLN_ACT_PRICES))
    return TLN_CLI_REFUSED;
  gint64 instrument = tln_cli_instrument (cli, argv[1], TRUE);
  g_autofree char *name = g_path_get_basename (argv[2]);
  TlnPriceBatch batch = { .intraday = file->series->intraday,
                          .source = (char *) "file",
                          .file_name = name,
                          .format = file->format,
                          .adjustment = file->adjustment,
                          .volume_unit = file->volume_unit };
  if (instrument != 0)
    id = tln_prices_add (cli->db, instrument, &batch, file->series, &error);
  if (!tln_cli_end (cli, argv[1], id == 0, error))
    return TLN_CLI_REFUSED;
  for (guint i = 0; i < file->warnings->len; i++)
    g_printerr ("throughline-cli: %s: %s\n", argv[2],
                (const char *) g_ptr_array_index (file->warnings, i));
  tln_cli_print_id (cli, id);
  return TLN_CLI_DONE;
}

/* Daily bars, or minute bars where there are no others. NULL after a refusal. */
static TlnSeries *
load_series (TlnCli *cli, gint64 instrument, const char *about)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnSeries) series = tln_prices_load (cli->db, instrument, FALSE, &error);

  if (series != NULL && series->n == 0) {
    g_clear_pointer (&series, tln_series_unref);
    series = tln_prices_load (cli->db, instrument, TRUE, &error);
  }
  if (series == NULL)
    tln_cli_refuse_error (cli, about, g_steal_pointer (&error));
  else if (series->n == 0)
    tln_cli_refuse (cli, "%s: no prices", about);
  return series != NULL && series->n > 0 ? g_steal_pointer (&series) : NULL;
}

static int
prices_list (TlnCli *cli, int argc, char **argv)
{
  if (argc != 2)
    return tln_cli_usage ("prices list: CODE.EXCHANGE is wanted");
  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  gint64 instrument = tln_cli_instrument (cli, argv[1], FALSE);
  g_autoptr (TlnSeries) series = instrument != 0 ? load_series (cli, instrument, argv[1]) : NULL;
  if (series == NULL)
    return TLN_CLI_REFUSED;
  for (guint i = 0; i < series->n; i++) {
    g_autofree char *time = format_time (series->t[i], series->intraday);
    if (!cli->json) {
      printf ("%s\t%g\t%g\t%g\t%g\t%.0f\n", time, series->open[i], series->high[i], series->low[i],
              series->close[i], series->volume[i]);
      continue;
    }
    JsonBuilder *object = tln_cli_object ();
    tln_cli_add_text (object, "t", time);
    tln_cli_add_double (object, "o", series->open[i]);
    tln_cli_add_double (object, "h", series->high[i]);
    tln_cli_add_double (object, "l", series->low[i]);
    tln_cli_add_double (object, "c", series->close[i]);
    tln_cli_add_double (object, "v", series->volume[i]);
    tln_cli_print (object);
  }
  return TLN_CLI_DONE;
}

static int
run_prices (TlnCli *cli, int argc, char **argv)
{
  const char *what = argc > 1 ? argv[1] : "";

  if (strcmp (what, "read") == 0)
    return prices_read (cli, argc - 1, argv + 1);
  if (strcmp (what, "import") == 0)
    return prices_import (cli, argc - 1, argv + 1);
  if (strcmp (what, "list") == 0)
    return prices_list (cli, argc - 1, argv + 1);
  return tln_cli_usage ("prices: read, import or list is wanted");
}

/* The evidence of an instrument as events of its chart. Element TlnPlotEvent. */
static GArray *
load_events (TlnCli *cli, gint64 instrument)
{
  GArray *events = g_array_new (FALSE, TRUE, sizeof (TlnPlotEvent));
  g_autoptr (GPtrArray) claims = tln_claims_get_of_instrument (cli->db, instrument, NULL);

  for (guint i = 0; claims != NULL && i < claims->len; i++) {
    const TlnClaim *claim = g_ptr_array_index (claims, i);
    for (guint k = 0; k < claim->evidence->len; k++) {
      const TlnEvidence *evidence = g_ptr_array_index (claim->evidence, k);
      TlnPlotEvent event = { .t = (gint64) evidence->day * DAY_SECONDS, .id = claim->id };
      event.stance = evidence->stance == TLN_STANCE_FOR       ? TLN_EVENT_FOR
                     : evidence->stance == TLN_STANCE_AGAINST ? TLN_EVENT_AGAINST
                                                              : TLN_EVENT_NEUTRAL;
      g_array_append_val (events, event);
    }
  }
  return events;
}

typedef struct {
  char *output;
  char *from;
  char *to;
  char *kind;
  gboolean log;
  gboolean dark;
  gboolean red_up;
} ChartOptions;

static void
chart_options_clear (ChartOptions *options)
{
  g_free (options->output);
  g_free (options->from);
  g_free (options->to);
  g_free (options->kind);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChartOptions, chart_options_clear)

/* Where the bars come from and what they are, for the line under the chart. */
static char *
chart_caption (TlnCli *cli, gint64 instrument)
{
  g_autoptr (GPtrArray) batches = tln_prices_get_batches (cli->db, instrument, NULL);

  if (batches == NULL || batches->len == 0)
    return NULL;
  const TlnPriceBatch *batch = g_ptr_array_index (batches, 0);
  if (strcmp (batch->source, "invented") == 0)
    return g_strdup ("invented data");
  if (strcmp (batch->adjustment, "unknown") == 0)
    return g_strdup (batch->file_name != NULL ? batch->file_name : batch->source);
  return g_strdup_printf ("%s, %s", batch->file_name != NULL ? batch->file_name : batch->source,
                          strcmp (batch->adjustment, "raw") == 0 ? "unadjusted"
                                                                 : batch->adjustment);
}

static gboolean
chart_range (const ChartOptions *options, const TlnSeries *series, TlnChartPicture *picture)
{
  TlnDay day;

  picture->from = series->t[0];
  picture->to = series->t[series->n - 1] + 1;
  if (options->from != NULL) {
    if (!tln_day_parse (options->from, &day))
      return FALSE;
    picture->from = (gint64) day * DAY_SECONDS;
  }
  if (options->to != NULL) {
    if (!tln_day_parse (options->to, &day))
      return FALSE;
    picture->to = (gint64) (day + 1) * DAY_SECONDS;
  }
  return TRUE;
}

static int
draw_chart (TlnCli *cli, const char *code, const ChartOptions *options)
{
  TlnChartPicture picture = { .axis = options->log ? TLN_SCALE_LOG : TLN_SCALE_LINEAR,
                              .style = { options->dark, options->red_up },
                              .hollow = TRUE };
  g_autoptr (GError) error = NULL;
  gboolean png = g_str_has_suffix (options->output, ".png");

  if (!png && !g_str_has_suffix (options->output, ".svg"))
    return tln_cli_usage ("chart: -o wants a name that ends in .svg or .png");
  if (options->kind != NULL && strcmp (options->kind, "candles") == 0)
    picture.kind = TLN_PLOT_CANDLES;
  else if (options->kind != NULL && strcmp (options->kind, "line") != 0)
    return tln_cli_usage ("chart: --kind is line or candles");
  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  gint64 id = tln_cli_instrument (cli, code, FALSE);
  g_autoptr (TlnInstrument) instrument = id != 0 ? tln_instruments_get (cli->db, id, NULL) : NULL;
  g_autoptr (TlnSeries) series = instrument != NULL ? load_series (cli, id, code) : NULL;
  if (series == NULL)
    return TLN_CLI_REFUSED;
  if (!chart_range (options, series, &picture))
    return tln_cli_usage ("chart: --from and --to want days as YYYY-MM-DD");
  g_autofree char *title =
      g_strdup_printf ("%s.%s %s", instrument->code, instrument->exchange, instrument->name);
  g_autofree char *caption = chart_caption (cli, id);
  g_autoptr (TlnPlotData) data = tln_plot_data_new (series);
  g_autoptr (GArray) events = load_events (cli, id);
  tln_plot_data_set_events (data, (const TlnPlotEvent *) (gpointer) events->data, events->len);
  picture.title = title;
  picture.caption = caption;
  g_autoptr (GBytes) bytes = png ? tln_chart_picture_png (data, &picture, &error)
                                 : tln_chart_picture_svg (data, &picture, &error);
  if (bytes == NULL || !g_file_set_contents (options->output, g_bytes_get_data (bytes, NULL),
                                             (gssize) g_bytes_get_size (bytes), &error))
    tln_cli_refuse_error (cli, options->output, g_steal_pointer (&error));
  return TLN_CLI_DONE;
}

static int
run_chart (TlnCli *cli, int argc, char **argv)
{
  g_auto (ChartOptions) o = { 0 };
  const GOptionEntry entries[] = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output, NULL,
                                     NULL },
                                   { "from", 0, 0, G_OPTION_ARG_STRING, &o.from, NULL, NULL },
                                   { "to", 0, 0, G_OPTION_ARG_STRING, &o.to, NULL, NULL },
                                   { "kind", 0, 0, G_OPTION_ARG_STRING, &o.kind, NULL, NULL },
                                   { "log", 0, 0, G_OPTION_ARG_NONE, &o.log, NULL, NULL },
                                   { "dark", 0, 0, G_OPTION_ARG_NONE, &o.dark, NULL, NULL },
                                   { "red-up", 0, 0, G_OPTION_ARG_NONE, &o.red_up, NULL, NULL },
                                   { NULL } };

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 2 || o.output == NULL)
    return tln_cli_usage ("chart: CODE.EXCHANGE and -o FILE are wanted");
  return draw_chart (cli, argv[1], &o);
}

const TlnCommand tln_commands_prices[] = {
  { "prices", "read PATH…: parse only | import CODE.EXCHANGE PATH | list CODE.EXCHANGE", run_prices,
    TRUE },
  { "chart",
    "CODE.EXCHANGE -o FILE.svg|.png [--from DAY] [--to DAY] [--kind line|candles]\n"
    "         [--log] [--dark] [--red-up]",
    run_chart, TRUE },
  { NULL },
};

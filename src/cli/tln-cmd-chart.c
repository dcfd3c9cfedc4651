/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart: an instrument's prices as a picture, without a display. */
#include "tln-chart-notes.h"
#include "tln-chart-picture.h"
#include "tln-claims.h"
#include "tln-cli.h"
#include "tln-corporate.h"
#include "tln-day.h"
#include "tln-instrument-events.h"
#include "tln-instrument-weeks.h"
#include "tln-instruments.h"
#include "tln-plot-clock.h"
#include "tln-price-splits.h"
#include "tln-resample.h"

#include <string.h>

#define DAY_SECONDS 86400

/* Day and stance of each piece of evidence. */
static void
add_evidence (const TlnClaim *claim, GArray *events)
{
  for (guint k = 0; k < claim->evidence->len; k++) {
    const TlnEvidence *evidence = g_ptr_array_index (claim->evidence, k);
    TlnPlotEvent event = { .t = (gint64) evidence->day * DAY_SECONDS, .id = claim->id };

    event.stance = evidence->stance == TLN_STANCE_FOR       ? TLN_EVENT_FOR
                   : evidence->stance == TLN_STANCE_AGAINST ? TLN_EVENT_AGAINST
                                                            : TLN_EVENT_NEUTRAL;
    g_array_append_val (events, event);
  }
}

static void
add_happened (TlnCli *cli, gint64 instrument, GArray *events)
{
  g_autoptr (GPtrArray) happened = tln_instruments_get_events (cli->db, instrument, NULL);

  for (guint i = 0; happened != NULL && i < happened->len; i++) {
    const TlnInstrumentEvent *one = g_ptr_array_index (happened, i);
    TlnPlotEvent event = { .t = (gint64) one->day * DAY_SECONDS,
                           .id = one->id,
                           .stance = TLN_EVENT_NEUTRAL,
                           .kind = one->what == TLN_HAPPENED_CONVICTION ? TLN_EVENT_CONVICTION
                                                                        : TLN_EVENT_FORECAST };
    g_array_append_val (events, event);
  }
}

static void
add_splits (TlnCli *cli, const TlnInstrument *instrument, const TlnSeries *series, GArray *events)
{
  g_autoptr (GPtrArray) batches = tln_prices_get_batches (cli->db, instrument->id, NULL);
  g_autoptr (GArray) actions = tln_corporate_get (cli->db, instrument->id, NULL);
  g_autoptr (GArray) splits =
      batches != NULL && actions != NULL
          ? tln_price_splits_find (cli->db, series, batches, actions,
                                   tln_split_limit (instrument->code, instrument->exchange), NULL)
          : NULL;

  for (guint i = 0; actions != NULL && i < actions->len; i++) {
    const TlnCorporateAction *action = &g_array_index (actions, TlnCorporateAction, i);
    TlnPlotEvent event = { .t = (gint64) action->day * DAY_SECONDS,
                           .id = action->id,
                           .stance = TLN_EVENT_NEUTRAL,
                           .kind = TLN_EVENT_SPLIT };
    if (action->kind != TLN_CORPORATE_NONE)
      g_array_append_val (events, event);
  }
  for (guint i = 0; splits != NULL && i < splits->len; i++) {
    const TlnSplit *split = &g_array_index (splits, TlnSplit, i);
    TlnPlotEvent event = { .t = split->t, .stance = TLN_EVENT_NEUTRAL, .kind = TLN_EVENT_SPLIT };
    g_array_append_val (events, event);
  }
}

static void
add_notes (TlnCli *cli, gint64 instrument, GArray *events)
{
  g_autoptr (GPtrArray) notes = tln_chart_notes_get (cli->db, instrument, NULL);

  for (guint i = 0; notes != NULL && i < notes->len; i++) {
    const TlnNote *note = g_ptr_array_index (notes, i);
    TlnPlotEvent event = { .t = (gint64) note->day * DAY_SECONDS,
                           .id = note->id,
                           .stance = TLN_EVENT_NEUTRAL,
                           .kind = TLN_EVENT_NOTE };
    g_array_append_val (events, event);
  }
}

static void
set_levels (TlnCli *cli, gint64 instrument, TlnPlotData *data)
{
  g_autoptr (GPtrArray) levels = tln_price_levels_get (cli->db, instrument, NULL);
  g_autoptr (GArray) given = g_array_new (FALSE, FALSE, sizeof (TlnPlotLevel));

  for (guint i = 0; levels != NULL && i < levels->len; i++) {
    const TlnPriceLevel *level = g_ptr_array_index (levels, i);
    TlnPlotLevel one = { level->price, level->note };
    g_array_append_val (given, one);
  }
  tln_plot_data_set_levels (data, (const TlnPlotLevel *) (gpointer) given->data, given->len);
}

static void
set_weeks (TlnCli *cli, gint64 instrument, TlnPlotData *data)
{
  g_autoptr (GArray) weeks = tln_instruments_get_weeks (cli->db, instrument, NULL);
  g_autoptr (GArray) given = g_array_new (FALSE, TRUE, sizeof (TlnPlotWeek));

  for (guint i = 0; weeks != NULL && i < weeks->len; i++) {
    const TlnInstrumentWeek *week = &g_array_index (weeks, TlnInstrumentWeek, i);
    TlnPlotWeek one = { .t = (gint64) tln_week_monday (week->week) * DAY_SECONDS,
                        .count = week->n_articles };
    g_array_append_val (given, one);
  }
  tln_plot_data_set_weeks (data, (const TlnPlotWeek *) (gpointer) given->data, given->len);
}

/* What happened around an instrument, of the kinds that are wanted (bits 1 << TlnEventKind).
 * Element TlnPlotEvent. */
static GArray *
load_events (TlnCli *cli, const TlnInstrument *instrument, const TlnSeries *series, guint kinds)
{
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (TlnPlotEvent));
  GArray *events = g_array_new (FALSE, TRUE, sizeof (TlnPlotEvent));
  g_autoptr (GPtrArray) claims = tln_claims_get_of_instrument (cli->db, instrument->id, NULL);

  for (guint i = 0; claims != NULL && i < claims->len; i++)
    add_evidence (g_ptr_array_index (claims, i), all);
  add_happened (cli, instrument->id, all);
  add_notes (cli, instrument->id, all);
  add_splits (cli, instrument, series, all);
  for (guint i = 0; i < all->len; i++) {
    if (kinds & 1u << g_array_index (all, TlnPlotEvent, i).kind)
      g_array_append_val (events, g_array_index (all, TlnPlotEvent, i));
  }
  return events;
}

typedef struct {
  char *output;
  char *from;
  char *to;
  char *kind;
  char *period;
  char *values;
  char *marks;
  char *prices;
  char **sma;
  char **compare;
  double width;
  double height;
  double scale;
  char *base;
  char *ema;
  char *bollinger;
  gboolean log;
  gboolean relative;
  gboolean true_time;
  gboolean attention;
  gboolean drawdown;
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
  g_free (options->period);
  g_free (options->values);
  g_free (options->prices);
  g_free (options->marks);
  g_free (options->base);
  g_free (options->ema);
  g_free (options->bollinger);
  g_strfreev (options->sma);
  g_strfreev (options->compare);
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
  const char *adjustment = batch->adjustment;
  if (strcmp (adjustment, "raw") == 0)
    adjustment = "unadjusted";
  else if (strcmp (adjustment, "splits") == 0)
    adjustment = "splits taken out";
  return g_strdup_printf ("%s, %s", batch->file_name != NULL ? batch->file_name : batch->source,
                          adjustment);
}

/* Position of a word among others; FALSE when it is none of them. A word that was not given is the
 * first. */
static gboolean
choose (const char *word, const char *const *words, guint *choice)
{
  *choice = 0;
  if (word == NULL)
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++) {
    if (strcmp (words[i], word) != 0)
      continue;
    *choice = i;
    return TRUE;
  }
  return FALSE;
}

static gboolean
read_day (const char *text, gint64 *t)
{
  TlnDay day;

  if (text == NULL)
    return TRUE;
  if (!tln_day_parse (text, &day))
    return FALSE;
  *t = (gint64) day * DAY_SECONDS;
  return TRUE;
}

/* "none", or kinds of marks with commas between. */
static gboolean
read_marks (const char *text, guint *kinds)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", ",", -1);

  *kinds = text != NULL ? 0 : G_MAXUINT;
  if (text == NULL || strcmp (text, "none") == 0)
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++) {
    TlnEventKind kind;

    if (!tln_event_kind_from_name (words[i], &kind))
      return FALSE;
    *kinds |= 1u << kind;
  }
  return TRUE;
}

/* Bars of an average: a whole number from 1 on. */
static gboolean
read_bars (const char *text, guint *bars)
{
  guint64 value = 0;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &value, NULL))
    return FALSE;
  *bars = (guint) value;
  return TRUE;
}

/* 0, or what to exit with. */
static int
read_averages (const ChartOptions *options, TlnPlotAverages *averages)
{
  if (options->sma != NULL && g_strv_length (options->sma) > G_N_ELEMENTS (averages->sma))
    return tln_cli_usage ("chart: --sma may be given twice");
  for (guint i = 0; options->sma != NULL && options->sma[i] != NULL; i++) {
    if (!read_bars (options->sma[i], &averages->sma[i]))
      return tln_cli_usage ("chart: --sma wants a number of bars from 1 on, as in --sma 20; \"%s\" "
                            "is none",
                            options->sma[i]);
  }
  if (options->ema != NULL && !read_bars (options->ema, &averages->ema))
    return tln_cli_usage ("chart: --ema wants a number of bars from 1 on, as in --ema 12; \"%s\" "
                          "is none",
                          options->ema);
  if (options->bollinger != NULL && !read_bars (options->bollinger, &averages->bollinger))
    return tln_cli_usage ("chart: --bollinger wants a number of bars from 1 on, as in --bollinger "
                          "20; \"%s\" is none",
                          options->bollinger);
  return 0;
}

/* 0, or what to exit with. */
static int
read_basis (const char *text, TlnPriceBasis *basis)
{
  static const char *const words[] = { "splits", "printed", "total", NULL };
  static const TlnPriceBasis meant[] = { TLN_BASIS_SPLITS, TLN_BASIS_PRINTED,
                                         TLN_BASIS_TOTAL_RETURN };
  guint choice;

  if (!choose (text, words, &choice))
    return tln_cli_usage ("chart: --prices is printed, splits or total");
  *basis = meant[choice];
  return 0;
}

/* What of the options does not depend on the prices; 0 or what to exit with. */
static int
read_options (const ChartOptions *options,
              TlnChartPicture *picture,
              TlnPeriod *period,
              TlnPlotAverages *averages)
{
  static const char *const kinds[] = { "line", "area", "step", "candles", "hollow", "bars", NULL };
  static const char *const values[] = { "prices", "hundred", "percent", NULL };
  static const char *const periods[] = { "as-is", "day", "week", "month", NULL };
  guint choice;
  guint marks;

  if (!choose (options->kind, kinds, &choice))
    return tln_cli_usage ("chart: --kind is line, area, step, candles, hollow or bars");
  picture->kind = (TlnPlotKind) choice;
  if (!choose (options->values, values, &choice))
    return tln_cli_usage ("chart: --values is prices, hundred or percent");
  picture->rebase = (TlnRebase) choice;
  if (!choose (options->period, periods, &choice))
    return tln_cli_usage ("chart: --period is as-is, day, week or month");
  *period = (TlnPeriod) choice;
  if (!read_marks (options->marks, &marks))
    return tln_cli_usage ("chart: --marks is none or some of evidence, forecast, conviction, split "
                          "and note with commas between");
  if (tln_chart_picture_for_name (options->output) == NULL)
    return tln_cli_usage ("chart: -o wants a name that ends in .svg, .pdf or .png");
  if (!read_day (options->from, &picture->from) || !read_day (options->to, &picture->to) ||
      !read_day (options->base, &picture->base))
    return tln_cli_usage ("chart: --from, --to and --base want days as YYYY-MM-DD");
  return read_averages (options, averages);
}

static void
set_range (const ChartOptions *options, const TlnSeries *series, TlnChartPicture *picture)
{
  if (options->from == NULL)
    picture->from = series->t[0];
  picture->to = options->to == NULL ? series->t[series->n - 1] + 1 : picture->to + DAY_SECONDS;
}

/* The others in longer bars, or NULL when one of them has no prices. */
static GPtrArray *
load_others (TlnCli *cli, const ChartOptions *options, TlnPeriod period)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_series_unref);

  for (guint i = 0; options->compare != NULL && options->compare[i] != NULL; i++) {
    gint64 id = tln_cli_instrument (cli, options->compare[i], FALSE);
    g_autoptr (TlnSeries) series =
        id != 0 ? tln_cli_load_series (cli, id, TLN_BASIS_SPLITS, options->compare[i]) : NULL;

    if (series == NULL)
      return NULL;
    g_ptr_array_add (others, tln_series_resample (series, period));
  }
  return g_steal_pointer (&others);
}

static TlnPlotData *
make_data (const ChartOptions *options,
           TlnSeries *series,
           GPtrArray *others,
           TlnPeriod period,
           const TlnPlotAverages *averages)
{
  g_autoptr (TlnTogether) together = NULL;
  g_autoptr (TlnSeries) relative = NULL;

  if (options->relative && others->len > 0)
    relative = tln_series_relative (series, g_ptr_array_index (others, 0));
  else
    together = tln_together_new (series, (TlnSeries *const *) others->pdata, others->len);
  TlnPlotData *data = tln_plot_data_new (relative != NULL ? relative : together->series);
  tln_plot_data_add_averages (data, averages);
  for (guint i = 0; together != NULL && i < together->n_columns; i++)
    tln_plot_data_add_other (data, options->compare[i], g_steal_pointer (&together->columns[i]), i);
  if (options->true_time)
    data = tln_plot_data_on_clock (data, period, g_strcmp0 (options->kind, "step") == 0);
  return data;
}

/* Draws and writes; the bars are as they are to be shown. */
static void
write_picture (TlnCli *cli, const char *output, TlnPlotData *data, const TlnChartPicture *picture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = tln_chart_picture_for_name (output) (data, picture, &error);

  if (bytes == NULL || !g_file_set_contents (output, g_bytes_get_data (bytes, NULL),
                                             (gssize) g_bytes_get_size (bytes), &error))
    tln_cli_refuse_error (cli, output, g_steal_pointer (&error));
}

static int
draw_chart (TlnCli *cli, const char *code, const ChartOptions *options)
{
  TlnChartPicture picture = { .axis = options->log ? TLN_SCALE_LOG : TLN_SCALE_LINEAR,
                              .style = { options->dark, options->red_up },
                              .hollow = TRUE,
                              .drawdown = options->drawdown,
                              .attention = options->attention,
                              .width = options->width,
                              .height = options->height,
                              .scale = options->scale };
  TlnPeriod period = TLN_PERIOD_AS_IS;
  TlnPlotAverages averages = { 0 };
  TlnPriceBasis basis = TLN_BASIS_SPLITS;
  int usage = read_options (options, &picture, &period, &averages);

  if (usage == 0)
    usage = read_basis (options->prices, &basis);
  if (usage != 0)
    return usage;
  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  gint64 id = tln_cli_instrument (cli, code, FALSE);
  g_autoptr (TlnInstrument) instrument = id != 0 ? tln_instruments_get (cli->db, id, NULL) : NULL;
  g_autoptr (TlnSeries) raw =
      instrument != NULL ? tln_cli_load_series (cli, id, basis, code) : NULL;
  g_autoptr (GPtrArray) others = raw != NULL ? load_others (cli, options, period) : NULL;
  if (others == NULL)
    return TLN_CLI_REFUSED;
  g_autoptr (TlnSeries) series = tln_series_resample (raw, period);
  g_autoptr (TlnPlotData) data = make_data (options, series, others, period, &averages);
  if (data->series->n > 0)
    set_range (options, data->series, &picture);
  if (others->len > 0 && !options->relative && picture.rebase == TLN_REBASE_NONE)
    picture.rebase = TLN_REBASE_HUNDRED;
  g_autofree char *title = g_strdup_printf ("%s.%s %s%s%s", instrument->code, instrument->exchange,
                                            instrument->name, options->relative ? " / " : "",
                                            options->relative ? options->compare[0] : "");
  g_autofree char *caption = chart_caption (cli, id);
  guint marks = G_MAXUINT;
  read_marks (options->marks, &marks);
  g_autoptr (GArray) events = load_events (cli, instrument, raw, marks);
  tln_plot_data_set_events (data, (const TlnPlotEvent *) (gpointer) events->data, events->len);
  if (!options->relative)
    set_levels (cli, id, data);
  if (options->attention)
    set_weeks (cli, id, data);
  picture.title = title;
  picture.caption = caption;
  write_picture (cli, options->output, data, &picture);
  return TLN_CLI_DONE;
}

static int
run_chart (TlnCli *cli, int argc, char **argv)
{
  g_auto (ChartOptions) o = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &o.from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &o.to, NULL, NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &o.kind, NULL, NULL },
    { "period", 0, 0, G_OPTION_ARG_STRING, &o.period, NULL, NULL },
    { "values", 0, 0, G_OPTION_ARG_STRING, &o.values, NULL, NULL },
    { "base", 0, 0, G_OPTION_ARG_STRING, &o.base, NULL, NULL },
    { "prices", 0, 0, G_OPTION_ARG_STRING, &o.prices, NULL, NULL },
    { "marks", 0, 0, G_OPTION_ARG_STRING, &o.marks, NULL, NULL },
    { "compare", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.compare, NULL, NULL },
    { "attention", 0, 0, G_OPTION_ARG_NONE, &o.attention, NULL, NULL },
    { "true-time", 0, 0, G_OPTION_ARG_NONE, &o.true_time, NULL, NULL },
    { "relative", 0, 0, G_OPTION_ARG_NONE, &o.relative, NULL, NULL },
    { "sma", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.sma, NULL, NULL },
    { "ema", 0, 0, G_OPTION_ARG_STRING, &o.ema, NULL, NULL },
    { "bollinger", 0, 0, G_OPTION_ARG_STRING, &o.bollinger, NULL, NULL },
    { "drawdown", 0, 0, G_OPTION_ARG_NONE, &o.drawdown, NULL, NULL },
    { "width", 0, 0, G_OPTION_ARG_DOUBLE, &o.width, NULL, NULL },
    { "height", 0, 0, G_OPTION_ARG_DOUBLE, &o.height, NULL, NULL },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &o.scale, NULL, NULL },
    { "log", 0, 0, G_OPTION_ARG_NONE, &o.log, NULL, NULL },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &o.dark, NULL, NULL },
    { "red-up", 0, 0, G_OPTION_ARG_NONE, &o.red_up, NULL, NULL },
    { NULL }
  };

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 2 || o.output == NULL)
    return tln_cli_usage ("chart: CODE.EXCHANGE and -o FILE are wanted");
  if (o.relative && o.compare == NULL)
    return tln_cli_usage ("chart: --relative wants --compare CODE.EXCHANGE");
  return draw_chart (cli, argv[1], &o);
}

const TlnCommand tln_commands_chart[] = {
  { "chart",
    "CODE.EXCHANGE -o FILE.svg|.pdf|.png [--from DAY] [--to DAY] [--period day|week|month]\n"
    "         [--kind line|area|step|candles|hollow|bars] [--values prices|hundred|percent]\n"
    "         [--base DAY] [--compare CODE.EXCHANGE]… [--relative] [--true-time] [--sma N]… [--ema "
    "N]\n"
    "         [--bollinger N] [--drawdown] [--attention] [--log] [--width PX] [--height PX] "
    "[--scale X]\n"
    "         [--prices printed|splits|total] [--marks none|KIND,KIND…] [--dark] [--red-up]",
    run_chart, TRUE },
  { NULL },
};

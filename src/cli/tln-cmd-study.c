/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study: what an instrument's prices did around its evidence, as lines, JSON, a table of separated
 * values or a picture; without a display. */
#include "tln-cli.h"
#include "tln-instruments.h"
#include "tln-study-picture.h"

#include <stdio.h>
#include <string.h>

#define DAY_SECONDS 86400

typedef struct {
  char *output;
  char *benchmark;
  char *expect;
  char *stance;
  char *stage;
  char *seed;
  int before;
  int after;
  int placebo;
  double width;
  double height;
  double scale;
  gboolean dark;
} StudyOptions;

static void
study_options_clear (StudyOptions *options)
{
  g_free (options->output);
  g_free (options->benchmark);
  g_free (options->expect);
  g_free (options->stance);
  g_free (options->stage);
  g_free (options->seed);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StudyOptions, study_options_clear)

static gboolean
read_stances (const char *text, guint *stances)
{
  TlnStance stance;

  *stances = 0;
  if (text == NULL || strcmp (text, "all") == 0)
    return TRUE;
  if (!tln_stance_from_name (text, &stance))
    return FALSE;
  *stances = 1u << stance;
  return TRUE;
}

/* Whether the benchmark and the model fit together. */
static gboolean
read_model (const StudyOptions *options, gboolean *model)
{
  const char *expect = options->expect;
  gboolean benchmark = options->benchmark != NULL;

  *model = g_strcmp0 (expect, "market-model") == 0 || g_strcmp0 (expect, "mean") == 0;
  if (expect == NULL)
    return TRUE;
  if (strcmp (expect, "benchmark") == 0 || strcmp (expect, "market-model") == 0)
    return benchmark;
  return !benchmark && (strcmp (expect, "none") == 0 || strcmp (expect, "mean") == 0);
}

static gboolean
read_seed (const char *text, guint32 *seed)
{
  guint64 value = TLN_STUDY_SEED;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &value, NULL))
    return FALSE;
  *seed = (guint32) value;
  return TRUE;
}

/* What does not depend on the library; 0 or what to exit with. */
static int
read_options (const StudyOptions *options, TlnStudyQuery *query)
{
  TlnSheetFormat format;

  if (options->before < 0 || options->before > TLN_STUDY_WINDOW_MAX || options->after < 0 ||
      options->after > TLN_STUDY_WINDOW_MAX)
    return tln_cli_usage ("study: --before and --after want 0 to %d sessions",
                          TLN_STUDY_WINDOW_MAX);
  if (options->placebo < 0 || options->placebo > 100000)
    return tln_cli_usage ("study: --placebo wants 0 to 100000 windows");
  if (!read_stances (options->stance, &query->stances))
    return tln_cli_usage ("study: --stance is for, against, neutral or all");
  if (!read_model (options, &query->options.market_model))
    return tln_cli_usage ("study: --expect is none or mean, or with --benchmark benchmark or "
                          "market-model");
  if (!read_seed (options->seed, &query->options.seed))
    return tln_cli_usage ("study: --seed wants a number");
  if (options->output != NULL && !g_str_has_suffix (options->output, ".csv") &&
      !tln_sheet_format_for_name (options->output, &format))
    return tln_cli_usage ("study: -o wants a name that ends in .svg, .pdf, .png or .csv");
  query->options.before = (guint) options->before;
  query->options.after = (guint) options->after;
  query->options.n_placebo = (guint) options->placebo;
  return 0;
}

static char *
describe_expected (const TlnEvidenceStudy *study)
{
  if (study->benchmark == NULL)
    return g_strdup (study->options.market_model ? "minus the mean return before" : "returns");
  return g_strdup_printf ("%s %s.%s", study->options.market_model ? "market model on" : "minus",
                          study->benchmark->code, study->benchmark->exchange);
}

/* "; looks like a split in the window of 2: 515050.SSE 1:3 2021-03-10", each once; or nothing. */
static void
append_splits (GString *text, const TlnEvidenceStudy *study, gboolean estimation)
{
  guint n;
  g_autoptr (GArray) splits = tln_evidence_study_splits (study, estimation, &n);

  if (n > 0)
    g_string_append_printf (
        text, "; looks like a split in the %s of %u:", estimation ? "estimation" : "window", n);
  for (guint i = 0; i < splits->len; i++) {
    const TlnStudySplit *found = &g_array_index (splits, TlnStudySplit, i);
    const TlnInstrument *of = found->benchmark ? study->benchmark : study->instrument;
    g_autofree char *day = tln_day_format ((TlnDay) (found->split->t / DAY_SECONDS));

    g_string_append_printf (text, "%s %s.%s %u:%u %s", i > 0 ? "," : "", of->code, of->exchange,
                            found->split->from, found->split->to, day);
  }
}

/* What the prices are, and what looks like a split in them. */
static char *
describe_prices (const TlnEvidenceStudy *study)
{
  static const char *const caveats[] = { [TLN_CAVEAT_NONE] = "",
                                         [TLN_CAVEAT_INVENTED] = "; invented data",
                                         [TLN_CAVEAT_UNADJUSTED] = "; unadjusted",
                                         [TLN_CAVEAT_DIVIDENDS] = "; splits taken out" };
  GString *text = g_string_new (caveats[tln_prices_caveat (study->batches)]);

  append_splits (text, study, FALSE);
  append_splits (text, study, TRUE);
  return g_string_free_and_steal (text);
}

static char *
describe (const TlnEvidenceStudy *study)
{
  const TlnStudy *numbers = study->study;
  g_autofree char *expected = describe_expected (study);
  g_autofree char *prices = describe_prices (study);

  return g_strdup_printf ("%u events of %u on %u days (%u overlap), %s, sessions %d to +%u; "
                          "placebo of %u random windows, seed "
                          "%u%s\nA handful of events proves nothing.",
                          numbers->n, study->cases->len, numbers->n_windows, numbers->n_overlapping,
                          expected, -(int) numbers->before, numbers->after, numbers->n_placebo,
                          study->options.seed, prices);
}

static void
write_file (TlnCli *cli, const StudyOptions *options, const TlnEvidenceStudy *study)
{
  static const TlnStudyWords words = { "Mean", "Median", "Random windows", "Single events",
                                       "Sessions from the evidence" };
  const TlnInstrument *instrument = study->instrument;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  TlnSheetFormat format;

  if (g_str_has_suffix (options->output, ".csv")) {
    char *csv = tln_study_csv (study);
    bytes = g_bytes_new_take (csv, strlen (csv));
  } else if (tln_sheet_format_for_name (options->output, &format)) {
    g_autofree char *title =
        g_strdup_printf ("%s.%s %s", instrument->code, instrument->exchange, instrument->name);
    g_autofree char *caption = describe (study);
    const TlnSheet sheet = { options->width,           options->height, options->scale,
                             { options->dark, FALSE }, title,           caption };
    bytes = tln_study_picture (study, &words, &sheet, format, &error);
  }
  if (bytes == NULL || !g_file_set_contents (options->output, g_bytes_get_data (bytes, NULL),
                                             (gssize) g_bytes_get_size (bytes), &error))
    tln_cli_refuse_error (cli, options->output, g_steal_pointer (&error));
}

static void
add_values (JsonBuilder *object, const char *name, const double *values, guint length)
{
  json_builder_set_member_name (object, name);
  json_builder_begin_array (object);
  for (guint k = 0; values != NULL && k < length; k++) {
    if (values[k] != values[k])
      json_builder_add_null_value (object);
    else
      json_builder_add_double_value (object, values[k]);
  }
  json_builder_end_array (object);
}

static void
add_path (JsonBuilder *object, const TlnStudyPath *path, guint length)
{
  g_autofree char *session =
      tln_study_path_has_session (path) ? tln_day_format ((TlnDay) (path->session / 86400)) : NULL;

  tln_cli_add_text (object, "session", session);
  tln_cli_add_int (object, "shift_days", path->shift_days);
  tln_cli_add_text (object, "shift", tln_study_shift_name (path->shift));
  tln_cli_add_int (object, "n_estimation", path->n_estimation);
  if (path->state != TLN_STUDY_OK)
    return;
  tln_cli_add_double (object, "alpha", path->alpha);
  tln_cli_add_double (object, "beta", path->beta);
  json_builder_set_member_name (object, "overlapping");
  json_builder_add_boolean_value (object, path->overlapping);
  add_values (object, "ar", path->ar, length);
  add_values (object, "car", path->car, length);
}

/* What looks like a split in the window or where its model is estimated, or null. */
static void
add_split (JsonBuilder *object, const TlnEvidenceStudy *study, const TlnStudyCase *event)
{
  TlnStudySplit found;
  gboolean there = tln_evidence_study_split (study, event, &found);
  gboolean estimation = there && found.estimation;

  json_builder_set_member_name (object, "split");
  if (there) {
    const TlnInstrument *of = found.benchmark ? study->benchmark : study->instrument;
    g_autofree char *code = g_strdup_printf ("%s.%s", of->code, of->exchange);

    tln_cli_add_split (object, code, found.split);
  } else {
    json_builder_add_null_value (object);
  }
  json_builder_set_member_name (object, "split_in_estimation");
  json_builder_add_boolean_value (object, estimation);
}

static void
print_case (const TlnEvidenceStudy *study, const TlnStudyCase *event)
{
  const TlnStudy *numbers = study->study;
  JsonBuilder *object = tln_cli_object ();
  g_autofree char *day = tln_day_format (event->day);
  gboolean is_event = event->state == TLN_CASE_EVENT;

  tln_cli_add_id (object, "claim", event->claim->id);
  tln_cli_add_text (object, "quote", event->claim->exact);
  tln_cli_add_text (object, "stance", tln_stance_name (event->stance));
  tln_cli_add_text (object, "day", day);
  tln_cli_add_text (object, "state",
                    is_event ? tln_study_state_name (numbers->paths[event->path].state)
                             : tln_case_state_name (event->state));
  if (is_event)
    add_path (object, &numbers->paths[event->path], numbers->before + 1 + numbers->after);
  add_split (object, study, event);
  tln_cli_print (object);
}

static void
print_json (const TlnEvidenceStudy *study)
{
  const TlnStudy *numbers = study->study;
  guint length = numbers->before + 1 + numbers->after;

  for (guint i = 0; i < study->cases->len; i++)
    print_case (study, &g_array_index (study->cases, TlnStudyCase, i));
  JsonBuilder *object = tln_cli_object ();
  tln_cli_add_int (object, "n", numbers->n);
  tln_cli_add_int (object, "n_windows", numbers->n_windows);
  tln_cli_add_int (object, "n_overlapping", numbers->n_overlapping);
  tln_cli_add_int (object, "n_placebo", numbers->n_placebo);
  tln_cli_add_int (object, "seed", study->options.seed);
  tln_cli_add_int (object, "before", numbers->before);
  tln_cli_add_int (object, "after", numbers->after);
  add_values (object, "mean", numbers->mean, length);
  add_values (object, "median", numbers->median, length);
  add_values (object, "placebo", numbers->placebo, length);
  tln_cli_print (object);
}

static void
print_line (const TlnStudy *study, const char *name, const double *values)
{
  guint last = study->before + study->after;
  char at_event[TLN_LABEL];
  char at_end[TLN_LABEL];

  tln_study_label (at_event, values[study->before]);
  tln_study_label (at_end, values[last]);
  printf ("%10s %10s  %s\n", at_event, at_end, name);
}

/* CAR on the day of the event and at the end of the window. */
static void
print_text (const TlnEvidenceStudy *study)
{
  const TlnStudy *numbers = study->study;
  g_autofree char *summary = describe (study);

  printf ("%10s %+10d\n", "0", (int) numbers->after);
  for (guint i = 0; i < study->cases->len; i++) {
    const TlnStudyCase *event = &g_array_index (study->cases, TlnStudyCase, i);
    const TlnStudyPath *path = event->state == TLN_CASE_EVENT ? &numbers->paths[event->path] : NULL;
    g_autofree char *day = tln_day_format (event->day);
    g_autofree char *name = g_strdup_printf ("%s %s: %s", day != NULL ? day : "no day",
                                             tln_stance_name (event->stance), event->claim->exact);

    if (path != NULL && path->state == TLN_STUDY_OK)
      print_line (numbers, name, path->car);
    else
      printf ("%21s  %s\n",
              path != NULL ? tln_study_state_name (path->state)
                           : tln_case_state_name (event->state),
              name);
  }
  print_line (numbers, "mean", numbers->mean);
  print_line (numbers, "median", numbers->median);
  print_line (numbers, "placebo", numbers->placebo);
  printf ("%s\n", summary);
}

/* The ids the options name. FALSE: refused. */
static gboolean
find_ids (TlnCli *cli, const char *code, const StudyOptions *options, TlnStudyQuery *query)
{
  query->instrument = tln_cli_instrument (cli, code, FALSE);
  if (query->instrument != 0 && options->benchmark != NULL)
    query->benchmark = tln_cli_instrument (cli, options->benchmark, FALSE);
  if (query->instrument != 0 && options->stage != NULL)
    query->stage = tln_cli_stage (cli, options->stage);
  return query->instrument != 0 && (options->benchmark == NULL || query->benchmark != 0) &&
         (options->stage == NULL || query->stage != 0);
}

static int
make_study (TlnCli *cli, const char *code, const StudyOptions *options)
{
  TlnStudyQuery query = { 0 };
  int usage = read_options (options, &query);
  g_autoptr (GError) error = NULL;

  if (usage != 0)
    return usage;
  if (!tln_cli_open (cli) || !find_ids (cli, code, options, &query))
    return TLN_CLI_REFUSED;
  g_autoptr (TlnEvidenceStudy) study = tln_evidence_study_run (cli->db, &query, &error);
  if (study == NULL) {
    tln_cli_refuse_error (cli, code, g_steal_pointer (&error));
    return TLN_CLI_REFUSED;
  }
  if (study->series->n == 0)
    tln_cli_refuse (cli, "%s: no prices", code);
  else if (study->benchmark_series != NULL && study->benchmark_series->n == 0)
    tln_cli_refuse (cli, "%s: no prices", options->benchmark);
  else if (options->output != NULL)
    write_file (cli, options, study);
  else if (cli->json)
    print_json (study);
  else
    print_text (study);
  return TLN_CLI_DONE;
}

static int
run_study (TlnCli *cli, int argc, char **argv)
{
  g_auto (StudyOptions) o = { .before = 5, .after = 20, .placebo = TLN_STUDY_PLACEBO };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output, NULL, NULL },
    { "benchmark", 0, 0, G_OPTION_ARG_STRING, &o.benchmark, NULL, NULL },
    { "expect", 0, 0, G_OPTION_ARG_STRING, &o.expect, NULL, NULL },
    { "before", 0, 0, G_OPTION_ARG_INT, &o.before, NULL, NULL },
    { "after", 0, 0, G_OPTION_ARG_INT, &o.after, NULL, NULL },
    { "stance", 0, 0, G_OPTION_ARG_STRING, &o.stance, NULL, NULL },
    { "stage", 0, 0, G_OPTION_ARG_STRING, &o.stage, NULL, NULL },
    { "placebo", 0, 0, G_OPTION_ARG_INT, &o.placebo, NULL, NULL },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &o.seed, NULL, NULL },
    { "width", 0, 0, G_OPTION_ARG_DOUBLE, &o.width, NULL, NULL },
    { "height", 0, 0, G_OPTION_ARG_DOUBLE, &o.height, NULL, NULL },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &o.scale, NULL, NULL },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &o.dark, NULL, NULL },
    { NULL }
  };

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 2)
    return tln_cli_usage ("study: CODE.EXCHANGE is wanted");
  return make_study (cli, argv[1], &o);
}

const TlnCommand tln_commands_study[] = {
  { "study",
    "CODE.EXCHANGE [-o FILE.svg|.pdf|.png|.csv] [--benchmark CODE.EXCHANGE]\n"
    "         [--expect none|mean|benchmark|market-model] [--before N] [--after N]\n"
    "         [--stance for|against|neutral|all] [--stage STAGE] [--placebo N] [--seed N]\n"
    "         [--width PX] [--height PX] [--scale X] [--dark]",
    run_study, TRUE },
  { NULL },
};

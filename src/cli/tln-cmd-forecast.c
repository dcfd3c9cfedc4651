/* SPDX-License-Identifier: GPL-3.0-or-later */
/* forecast: list, add, resolve. */
#include "tln-act.h"
#include "tln-cli.h"
#include "tln-forecast-rows.h"
#include "tln-id.h"
#include "tln-ids.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void
add_number (JsonBuilder *object, const char *name, double value)
{
  if (!isnan (value))
    tln_cli_add_double (object, name, value);
}

static void
print_json (const TlnForecast *forecast)
{
  JsonBuilder *object = tln_cli_object ();
  const char *outcome = tln_outcome_name (forecast->outcome);
  g_autofree char *due = tln_day_format (forecast->due);
  int percent = tln_forecast_percent (forecast);

  tln_cli_add_id (object, "id", forecast->id);
  tln_cli_add_text (object, "text", forecast->proposition);
  tln_cli_add_text (object, "thesis", forecast->thesis_title);
  if (forecast->claim_id != 0)
    tln_cli_add_id (object, "claim", forecast->claim_id);
  tln_cli_add_text (object, "who", forecast->who);
  tln_cli_add_text (object, "relayed_by", forecast->relayed_by);
  tln_cli_add_text (object, "metric", forecast->metric);
  add_number (object, "value", forecast->value);
  add_number (object, "low", forecast->low);
  add_number (object, "high", forecast->high);
  tln_cli_add_text (object, "unit", forecast->unit);
  add_number (object, "multiple", forecast->multiple);
  tln_cli_add_text (object, "horizon", forecast->horizon);
  tln_cli_add_text (object, "due", due);
  tln_cli_add_text (object, "rule", forecast->rule);
  if (percent >= 0)
    tln_cli_add_int (object, "probability", percent);
  if (forecast->source_percent >= 0)
    tln_cli_add_int (object, "source_probability", forecast->source_percent);
  tln_cli_add_text (object, "outcome", outcome != NULL ? outcome : "open");
  add_number (object, "actual", forecast->actual);
  tln_cli_add_text (object, "proof", forecast->proof_words);
  tln_cli_print (object);
}

static void
print_forecast (TlnCli *cli, const TlnForecast *forecast)
{
  g_autofree char *id = tln_id_to_string (forecast->id);
  g_autofree char *due = tln_day_format (forecast->due);
  const char *outcome = tln_outcome_name (forecast->outcome);
  int percent = tln_forecast_percent (forecast);

  if (cli->json) {
    print_json (forecast);
    return;
  }
  printf ("%s  %s  %s", id, due != NULL ? due : "no date   ", outcome != NULL ? outcome : "open");
  if (percent >= 0)
    printf (" %d%%", percent);
  printf ("  %s%s%s\n", forecast->proposition, forecast->thesis_title != NULL ? "  — " : "",
          forecast->thesis_title != NULL ? forecast->thesis_title : "");
}

/* list [--thesis THESIS] */
static int
forecast_list (TlnCli *cli, int argc, char **argv)
{
  g_autofree char *thesis_name = NULL;
  const GOptionEntry entries[] = {
    { "thesis", 0, 0, G_OPTION_ARG_STRING, &thesis_name, NULL, NULL }, { NULL }
  };
  g_autoptr (GError) error = NULL;
  gint64 thesis = 0;

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 1)
    return tln_cli_usage ("forecast list: nothing is wanted behind it but --thesis");
  if (!tln_cli_open (cli) ||
      (thesis_name != NULL && (thesis = tln_cli_thesis (cli, thesis_name)) == 0))
    return TLN_CLI_REFUSED;
  g_autoptr (GPtrArray) forecasts = tln_forecasts_get_all (cli->db, thesis, &error);
  if (forecasts == NULL) {
    tln_cli_refuse_error (cli, NULL, g_steal_pointer (&error));
    return TLN_CLI_REFUSED;
  }
  for (guint i = 0; i < forecasts->len; i++)
    print_forecast (cli, g_ptr_array_index (forecasts, i));
  return TLN_CLI_DONE;
}

/* What the options of add hold. */
typedef struct {
  char *thesis;
  char *who;
  char *due;
  char *rule;
  int percent;
} Added;

static void
added_clear (Added *added)
{
  g_free (added->thesis);
  g_free (added->who);
  g_free (added->due);
  g_free (added->rule);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Added, added_clear)

/* add TEXT [--thesis THESIS] [--due DAY] [--who NAME] [--rule TEXT] [--probability PERCENT] */
static int
forecast_add (TlnCli *cli, int argc, char **argv)
{
  g_auto (Added) added = { .percent = -1 };
  const GOptionEntry entries[] = {
    { "thesis", 0, 0, G_OPTION_ARG_STRING, &added.thesis, NULL, NULL },
    { "due", 0, 0, G_OPTION_ARG_STRING, &added.due, NULL, NULL },
    { "who", 0, 0, G_OPTION_ARG_STRING, &added.who, NULL, NULL },
    { "rule", 0, 0, G_OPTION_ARG_STRING, &added.rule, NULL, NULL },
    { "probability", 0, 0, G_OPTION_ARG_INT, &added.percent, NULL, NULL },
    { NULL },
  };
  TlnForecastDraft draft = TLN_FORECAST_DRAFT_NONE;
  GError *error = NULL;

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 2 || (added.due != NULL && !tln_day_parse (added.due, &draft.due)))
    return tln_cli_usage ("forecast add: what will be is wanted, --due takes a day as 2025-03-10");
  if (!tln_cli_open_to_write (cli, FALSE) ||
      (added.thesis != NULL && (draft.thesis = tln_cli_thesis (cli, added.thesis)) == 0) ||
      !tln_cli_begin (cli, TLN_ACT_FORECAST_NEW))
    return TLN_CLI_REFUSED;
  draft.proposition = argv[1];
  draft.who = added.who;
  draft.rule = added.rule;
  draft.percent = added.percent;
  gint64 id = tln_forecasts_add (cli->db, &draft, &error);
  if (tln_cli_end (cli, argv[1], id == 0, error))
    tln_cli_print_id (cli, id);
  return TLN_CLI_DONE;
}

/* The row of a table of that id or its end; 0 after a refusal. */
static gint64
find_row (TlnCli *cli, const char *table, const char *text)
{
  GError *error = NULL;
  gint64 id = 0;

  if (!tln_ids_find (cli->db, table, text, &id, &error))
    tln_cli_refuse_error (cli, text, error);
  else if (id == 0)
    tln_cli_refuse (cli, "%s: no such %s", text, table);
  return id;
}

/* resolve ID yes|no|void [--claim CLAIM] [--note TEXT] */
static int
forecast_resolve (TlnCli *cli, int argc, char **argv)
{
  g_autofree char *claim = NULL;
  g_autofree char *note = NULL;
  const GOptionEntry entries[] = { { "claim", 0, 0, G_OPTION_ARG_STRING, &claim, NULL, NULL },
                                   { "note", 0, 0, G_OPTION_ARG_STRING, &note, NULL, NULL },
                                   { NULL } };
  TlnResolution resolution = { .actual = (double) NAN, .proof = TLN_PROOF_NONE };
  GError *error = NULL;

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 3 || !tln_outcome_from_name (argv[2], &resolution.outcome))
    return tln_cli_usage ("forecast resolve: an id and yes, no or void are wanted");
  if (!tln_cli_open_to_write (cli, FALSE))
    return TLN_CLI_REFUSED;
  gint64 id = find_row (cli, "forecast", argv[1]);
  if (id == 0 ||
      (claim != NULL && (resolution.proof.claim = find_row (cli, "claim", claim)) == 0) ||
      !tln_cli_begin (cli, TLN_ACT_FORECAST_RESOLVE))
    return TLN_CLI_REFUSED;
  resolution.note = note;
  gboolean done = tln_forecasts_resolve (cli->db, id, &resolution, &error);
  tln_cli_end (cli, argv[1], !done, error);
  return TLN_CLI_DONE;
}

static int
run_forecast (TlnCli *cli, int argc, char **argv)
{
  const char *what = argc > 1 ? argv[1] : "";

  if (strcmp (what, "list") == 0)
    return forecast_list (cli, argc - 1, argv + 1);
  if (strcmp (what, "add") == 0)
    return forecast_add (cli, argc - 1, argv + 1);
  if (strcmp (what, "resolve") == 0)
    return forecast_resolve (cli, argc - 1, argv + 1);
  return tln_cli_usage ("forecast: list, add or resolve is wanted");
}

const TlnCommand tln_commands_forecast[] = {
  { "forecast",
    "list [--thesis THESIS] | add TEXT [--thesis THESIS] [--due DAY] [--who NAME] [--rule TEXT]\n"
    "         [--probability PERCENT] | resolve ID yes|no|void [--claim CLAIM] [--note TEXT]",
    run_forecast },
  { NULL },
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* prices: read, import, list, export. */
#include "tln-act.h"
#include "tln-cli.h"
#include "tln-corporate.h"
#include "tln-csv.h"
#include "tln-id.h"
#include "tln-instruments.h"
#include "tln-price-export.h"
#include "tln-price-file.h"

#include <stdio.h>
#include <string.h>

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

/* The splits and dividends of a file, or null where it has no columns for them. */
static void
add_actions (JsonBuilder *object, const GArray *actions)
{
  json_builder_set_member_name (object, "actions");
  if (actions == NULL) {
    json_builder_add_null_value (object);
    return;
  }
  json_builder_begin_array (object);
  for (guint i = 0; i < actions->len; i++) {
    json_builder_begin_object (object);
    tln_cli_add_action (object, &g_array_index (actions, TlnCorporateAction, i));
    json_builder_end_object (object);
  }
  json_builder_end_array (object);
}

static void
print_price_file (const char *path, const TlnPriceFile *file)
{
  JsonBuilder *object = tln_cli_object ();
  const TlnSeries *series = file->series;
  g_autofree char *first = tln_series_format_time (series, 0);
  g_autofree char *last = tln_series_format_time (series, series->n - 1);

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
  add_actions (object, file->actions);
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
  g_autofree char *first = tln_series_format_time (series, 0);
  g_autofree char *last = tln_series_format_time (series, series->n - 1);

  printf ("%s: %s, %u bars, %s – %s, last close %g, volume in %s, %s\n", path, file->format,
          series->n, first, last, series->close[series->n - 1], file->volume_unit,
          file->adjustment);
  if (file->actions != NULL && file->actions->len > 0)
    printf ("    %u splits and dividends\n", file->actions->len);
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
  guint n_actions = 0;

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
  if (id != 0 && file->actions != NULL &&
      !tln_corporate_add_new (cli->db, instrument, file->actions, &n_actions, &error))
    id = 0;
  if (!tln_cli_end (cli, argv[1], id == 0, error))
    return TLN_CLI_REFUSED;
  if (n_actions > 0)
    g_printerr ("throughline-cli: %s: %u splits and dividends recorded\n", argv[2], n_actions);
  for (guint i = 0; i < file->warnings->len; i++)
    g_printerr ("throughline-cli: %s: %s\n", argv[2],
                (const char *) g_ptr_array_index (file->warnings, i));
  tln_cli_print_id (cli, id);
  return TLN_CLI_DONE;
}

/* Daily bars, or minute bars where there are no others. NULL after a refusal. */
TlnSeries *
tln_cli_load_series (TlnCli *cli, gint64 instrument, TlnPriceBasis basis, const char *about)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnSeries) series = tln_prices_load_on (cli->db, instrument, basis, &error);

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
  g_autoptr (TlnSeries) series =
      instrument != 0 ? tln_cli_load_series (cli, instrument, TLN_BASIS_PRINTED, argv[1]) : NULL;
  if (series == NULL)
    return TLN_CLI_REFUSED;
  for (guint i = 0; i < series->n; i++) {
    g_autofree char *time = tln_series_format_time (series, i);
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

/* The prices as they were printed, with the splits and dividends that are recorded: what import
 * reads back. */
static int
prices_export (TlnCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  guint n_outside;

  if (argc != 3)
    return tln_cli_usage ("prices export: CODE.EXCHANGE and a path are wanted");
  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  gint64 instrument = tln_cli_instrument (cli, argv[1], FALSE);
  if (instrument == 0)
    return TLN_CLI_REFUSED;
  g_autoptr (GBytes) csv = tln_price_csv (cli->db, instrument, &n_outside, &error);
  if (csv == NULL && error == NULL) {
    tln_cli_refuse (cli, "%s: no prices", argv[1]);
    return TLN_CLI_REFUSED;
  }
  gsize size = 0;
  const char *text = csv != NULL ? g_bytes_get_data (csv, &size) : NULL;
  if (text != NULL && g_file_set_contents (argv[2], text, (gssize) size, &error) && n_outside > 0)
    g_printerr ("throughline-cli: %s: %u splits and dividends lie outside of the prices and are "
                "not in it\n",
                argv[2], n_outside);
  if (error != NULL)
    tln_cli_refuse_error (cli, argv[2], g_steal_pointer (&error));
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
  if (strcmp (what, "export") == 0)
    return prices_export (cli, argc - 1, argv + 1);
  return tln_cli_usage ("prices: read, import, list or export is wanted");
}

const TlnCommand tln_commands_prices[] = {
  { "prices",
    "read PATH…: parse only | import CODE.EXCHANGE PATH | list CODE.EXCHANGE\n"
    "         export CODE.EXCHANGE FILE.csv: with splits and dividends, as import reads it",
    run_prices, TRUE },
  { NULL },
};

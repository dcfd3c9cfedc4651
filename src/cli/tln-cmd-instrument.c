/* SPDX-License-Identifier: GPL-3.0-or-later */
/* instrument: add, list, show, link. */
#include "tln-act.h"
#include "tln-chart-notes.h"
#include "tln-cli.h"
#include "tln-csv.h"
#include "tln-id.h"
#include "tln-instruments.h"

#include <stdio.h>
#include <string.h>

static JsonBuilder *
describe (const TlnInstrument *instrument)
{
  JsonBuilder *object = tln_cli_object ();

  tln_cli_add_id (object, "id", instrument->id);
  tln_cli_add_text (object, "code", instrument->code);
  tln_cli_add_text (object, "exchange", instrument->exchange);
  tln_cli_add_text (object, "name", instrument->name);
  tln_cli_add_text (object, "kind", instrument->kind);
  tln_cli_add_text (object, "index", instrument->index_name);
  tln_cli_add_int (object, "articles", instrument->n_mentions);
  json_builder_set_member_name (object, "priced");
  json_builder_add_boolean_value (object, instrument->priced);
  json_builder_set_member_name (object, "invented");
  json_builder_add_boolean_value (object, instrument->invented);
  return object;
}

static void
print_instrument (TlnCli *cli, const TlnInstrument *instrument)
{
  g_autofree char *id = tln_id_to_string (instrument->id);

  if (cli->json)
    tln_cli_print (describe (instrument));
  else
    printf ("%s  %s.%s  %s%s\n", id, instrument->code, instrument->exchange, instrument->name,
            instrument->invented ? "  (invented data)" : "");
}

/* An instrument with what it is linked to and what a person put on its chart. */
typedef struct {
  GPtrArray *links; /* TlnLink */
  GPtrArray *notes; /* TlnNote */
  GPtrArray *levels; /* TlnPriceLevel */
} Details;

static void
details_clear (Details *details)
{
  g_clear_pointer (&details->links, g_ptr_array_unref);
  g_clear_pointer (&details->notes, g_ptr_array_unref);
  g_clear_pointer (&details->levels, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Details, details_clear)

static gboolean
read_details (TlnDb *db, gint64 id, Details *details, GError **error)
{
  details->links = tln_instruments_get_links (db, id, 0, 0, error);
  if (details->links != NULL)
    details->notes = tln_chart_notes_get (db, id, error);
  if (details->notes != NULL)
    details->levels = tln_price_levels_get (db, id, error);
  return details->levels != NULL;
}

static void
print_lines (const Details *details)
{
  for (guint i = 0; i < details->links->len; i++) {
    const TlnLink *link = g_ptr_array_index (details->links, i);
    g_autofree char *owner =
        tln_id_to_string (link->thesis_id != 0 ? link->thesis_id : link->stage_id);

    printf ("    linked to %s  %s\n", owner, link->reason);
  }
  for (guint i = 0; i < details->notes->len; i++) {
    const TlnNote *note = g_ptr_array_index (details->notes, i);
    g_autofree char *day = tln_day_format (note->day);
    g_autofree char *body = g_strdelimit (g_strchomp (g_strdup (note->body)), "\n\t", ' ');

    printf ("    note of %s  %s\n", day, body);
  }
  for (guint i = 0; i < details->levels->len; i++) {
    const TlnPriceLevel *level = g_ptr_array_index (details->levels, i);
    g_autoptr (GString) price = g_string_new (NULL);

    tln_csv_append_number (price, level->price);
    printf ("    line at %s  %s\n", price->str, level->note);
  }
}

static void
add_links (JsonBuilder *object, const GPtrArray *links)
{
  json_builder_set_member_name (object, "links");
  json_builder_begin_array (object);
  for (guint i = 0; i < links->len; i++) {
    const TlnLink *link = g_ptr_array_index (links, i);

    json_builder_begin_object (object);
    if (link->thesis_id != 0)
      tln_cli_add_id (object, "thesis", link->thesis_id);
    if (link->stage_id != 0)
      tln_cli_add_id (object, "stage", link->stage_id);
    tln_cli_add_text (object, "reason", link->reason);
    json_builder_end_object (object);
  }
  json_builder_end_array (object);
}

static void
print_object (const TlnInstrument *instrument, const Details *details)
{
  JsonBuilder *object = describe (instrument);

  add_links (object, details->links);
  json_builder_set_member_name (object, "notes");
  json_builder_begin_array (object);
  for (guint i = 0; i < details->notes->len; i++) {
    const TlnNote *note = g_ptr_array_index (details->notes, i);
    g_autofree char *day = tln_day_format (note->day);

    json_builder_begin_object (object);
    tln_cli_add_id (object, "id", note->id);
    tln_cli_add_text (object, "day", day);
    tln_cli_add_text (object, "text", note->body);
    json_builder_end_object (object);
  }
  json_builder_end_array (object);
  json_builder_set_member_name (object, "lines");
  json_builder_begin_array (object);
  for (guint i = 0; i < details->levels->len; i++) {
    const TlnPriceLevel *level = g_ptr_array_index (details->levels, i);

    json_builder_begin_object (object);
    tln_cli_add_id (object, "id", level->id);
    tln_cli_add_double (object, "price", level->price);
    tln_cli_add_text (object, "text", level->note);
    json_builder_end_object (object);
  }
  json_builder_end_array (object);
  tln_cli_print (object);
}

static int
instrument_add (TlnCli *cli, int argc, char **argv)
{
  g_autofree char *name = NULL;
  g_autofree char *index = NULL;
  g_autofree char *code = NULL;
  g_autofree char *exchange = NULL;
  const GOptionEntry entries[] = { { "name", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
                                   { "index", 0, 0, G_OPTION_ARG_STRING, &index, NULL, NULL },
                                   { NULL } };
  GError *error = NULL;

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 2)
    return tln_cli_usage ("instrument add: CODE.EXCHANGE is wanted");
  if (!tln_instruments_parse_code (argv[1], &code, &exchange)) {
    tln_cli_refuse (cli, "%s: not a code with its exchange (515050.SSE)", argv[1]);
    return TLN_CLI_REFUSED;
  }
  if (!tln_cli_begin (cli, TLN_ACT_INSTRUMENT))
    return TLN_CLI_REFUSED;
  gint64 id = tln_instruments_ensure (cli->db, code, exchange, name, NULL, &error);
  gboolean done = id != 0 &&
                  (name == NULL || tln_instruments_set (cli->db, id, "name", name, &error)) &&
                  (index == NULL || tln_instruments_set (cli->db, id, "index_name", index, &error));
  if (tln_cli_end (cli, argv[1], !done, error))
    tln_cli_print_id (cli, id);
  return TLN_CLI_DONE;
}

static int
instrument_list (TlnCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 1)
    return tln_cli_usage ("instrument list: nothing is wanted behind it");
  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  g_autoptr (GPtrArray) all = tln_instruments_get_all (cli->db, &error);
  if (all == NULL) {
    tln_cli_refuse_error (cli, NULL, g_steal_pointer (&error));
    return TLN_CLI_REFUSED;
  }
  for (guint i = 0; i < all->len; i++)
    print_instrument (cli, g_ptr_array_index (all, i));
  return TLN_CLI_DONE;
}

static int
instrument_show (TlnCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    return tln_cli_usage ("instrument show: CODE.EXCHANGE is wanted");
  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  gint64 id = tln_cli_instrument (cli, argv[1], FALSE);
  g_autoptr (TlnInstrument) instrument = id != 0 ? tln_instruments_get (cli->db, id, &error) : NULL;
  g_auto (Details) details = { 0 };
  if (instrument == NULL || !read_details (cli->db, id, &details, &error)) {
    if (error != NULL)
      tln_cli_refuse_error (cli, argv[1], g_steal_pointer (&error));
    return TLN_CLI_REFUSED;
  }
  if (cli->json) {
    print_object (instrument, &details);
    return TLN_CLI_DONE;
  }
  print_instrument (cli, instrument);
  print_lines (&details);
  return TLN_CLI_DONE;
}

static int
instrument_link (TlnCli *cli, int argc, char **argv)
{
  g_autofree char *thesis_text = NULL;
  g_autofree char *stage_text = NULL;
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = { { "thesis", 0, 0, G_OPTION_ARG_STRING, &thesis_text, NULL,
                                     NULL },
                                   { "stage", 0, 0, G_OPTION_ARG_STRING, &stage_text, NULL, NULL },
                                   { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
                                   { NULL } };
  GError *error = NULL;
  gint64 thesis = 0, stage = 0;

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 2 || (thesis_text == NULL && stage_text == NULL))
    return tln_cli_usage ("instrument link: CODE.EXCHANGE and --thesis or --stage are wanted");
  if (!tln_cli_open_to_write (cli, FALSE) ||
      (thesis_text != NULL && (thesis = tln_cli_thesis (cli, thesis_text)) == 0) ||
      (stage_text != NULL && (stage = tln_cli_stage (cli, stage_text)) == 0) ||
      !tln_cli_begin (cli, TLN_ACT_LINK))
    return TLN_CLI_REFUSED;
  gint64 instrument = tln_cli_instrument (cli, argv[1], TRUE);
  gint64 link = instrument != 0 ? tln_instruments_link (cli->db, instrument, thesis, stage,
                                                        reason != NULL ? reason : "", &error)
                                : 0;
  if (tln_cli_end (cli, argv[1], link == 0, error))
    tln_cli_print_id (cli, link);
  return TLN_CLI_DONE;
}

/* Ends the act that made something on the chart of an instrument. */
static int
end_made (TlnCli *cli, const char *code, gint64 made, GError *error)
{
  if (tln_cli_end (cli, code, made == 0, error))
    tln_cli_print_id (cli, made);
  return TLN_CLI_DONE;
}

static int
instrument_note (TlnCli *cli, int argc, char **argv)
{
  g_autofree char *day_text = NULL;
  const GOptionEntry entries[] = { { "day", 0, 0, G_OPTION_ARG_STRING, &day_text, NULL, NULL },
                                   { NULL } };
  GError *error = NULL;
  gint64 made = 0;
  TlnDay day;

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 3 || day_text == NULL)
    return tln_cli_usage ("instrument note: CODE.EXCHANGE, --day DAY and a text are wanted");
  if (!tln_day_parse (day_text, &day))
    return tln_cli_usage ("instrument note: --day wants a day as YYYY-MM-DD");
  if (!tln_cli_open_to_write (cli, FALSE) || !tln_cli_begin (cli, TLN_ACT_NOTE))
    return TLN_CLI_REFUSED;
  gint64 instrument = tln_cli_instrument (cli, argv[1], FALSE);
  if (instrument != 0)
    made = tln_chart_notes_add (cli->db, instrument, day, argv[2], &error);
  return end_made (cli, argv[1], made, error);
}

static int
instrument_line (TlnCli *cli, int argc, char **argv)
{
  g_autofree char *note = NULL;
  const GOptionEntry entries[] = { { "note", 0, 0, G_OPTION_ARG_STRING, &note, NULL, NULL },
                                   { NULL } };
  GError *error = NULL;
  gint64 made = 0;
  char *end = NULL;

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  double price = argc == 3 ? g_ascii_strtod (argv[2], &end) : 0;
  if (argc != 3 || end == argv[2] || *end != '\0')
    return tln_cli_usage ("instrument line: CODE.EXCHANGE and a price are wanted");
  if (!tln_cli_open_to_write (cli, FALSE) || !tln_cli_begin (cli, TLN_ACT_PRICE_LEVEL))
    return TLN_CLI_REFUSED;
  gint64 instrument = tln_cli_instrument (cli, argv[1], FALSE);
  if (instrument != 0)
    made = tln_price_levels_add (cli->db, instrument, price, note, &error);
  return end_made (cli, argv[1], made, error);
}

static int
run_instrument (TlnCli *cli, int argc, char **argv)
{
  const char *what = argc > 1 ? argv[1] : "";

  if (strcmp (what, "add") == 0)
    return instrument_add (cli, argc - 1, argv + 1);
  if (strcmp (what, "list") == 0)
    return instrument_list (cli, argc - 1, argv + 1);
  if (strcmp (what, "show") == 0)
    return instrument_show (cli, argc - 1, argv + 1);
  if (strcmp (what, "link") == 0)
    return instrument_link (cli, argc - 1, argv + 1);
  if (strcmp (what, "note") == 0)
    return instrument_note (cli, argc - 1, argv + 1);
  if (strcmp (what, "line") == 0)
    return instrument_line (cli, argc - 1, argv + 1);
  return tln_cli_usage ("instrument: add, list, show, link, note or line is wanted");
}

const TlnCommand tln_commands_instrument[] = {
  { "instrument",
    "add CODE.EXCHANGE [--name NAME] [--index NAME] | list | show CODE.EXCHANGE\n"
    "         | link CODE.EXCHANGE --thesis T|--stage S [--reason TEXT]\n"
    "         | note CODE.EXCHANGE --day DAY TEXT | line CODE.EXCHANGE PRICE [--note TEXT]",
    run_instrument },
  { NULL },
};

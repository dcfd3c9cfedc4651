/* SPDX-License-Identifier: GPL-3.0-or-later */
/* instrument: add, list, show, link. */
#include "tln-act.h"
#include "tln-cli.h"
#include "tln-id.h"
#include "tln-instruments.h"

#include <stdio.h>
#include <string.h>

static void
print_instrument (TlnCli *cli, const TlnInstrument *instrument)
{
  g_autofree char *id = tln_id_to_string (instrument->id);

  if (!cli->json) {
    printf ("%s  %s.%s  %s%s\n", id, instrument->code, instrument->exchange, instrument->name,
            instrument->invented ? "  (invented data)" : "");
    return;
  }
  JsonBuilder *object = tln_cli_object ();
  tln_cli_add_text (object, "id", id);
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
  g_autoptr (GPtrArray) links =
      instrument != NULL ? tln_instruments_get_links (cli->db, id, 0, 0, &error) : NULL;
  if (links == NULL) {
    if (error != NULL)
      tln_cli_refuse_error (cli, argv[1], g_steal_pointer (&error));
    return TLN_CLI_REFUSED;
  }
  print_instrument (cli, instrument);
  for (guint i = 0; !cli->json && i < links->len; i++) {
    const TlnLink *link = g_ptr_array_index (links, i);
    g_autofree char *owner =
        tln_id_to_string (link->thesis_id != 0 ? link->thesis_id : link->stage_id);
    printf ("    linked to %s  %s\n", owner, link->reason);
  }
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
  return tln_cli_usage ("instrument: add, list, show or link is wanted");
}

const TlnCommand tln_commands_instrument[] = {
  { "instrument",
    "add CODE.EXCHANGE [--name NAME] [--index NAME] | list | show CODE.EXCHANGE\n"
    "         | link CODE.EXCHANGE --thesis T|--stage S [--reason TEXT]",
    run_instrument },
  { NULL },
};

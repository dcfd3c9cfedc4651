/* SPDX-License-Identifier: GPL-3.0-or-later */
/* corporate: splits and dividends of an instrument. */
#include "tln-act.h"
#include "tln-cli.h"
#include "tln-corporate.h"
#include "tln-instruments.h"
#include "tln-number.h"

#include <stdio.h>
#include <string.h>

void
tln_cli_add_action (JsonBuilder *object, const TlnCorporateAction *action)
{
  g_autofree char *day = tln_day_format (action->day);

  tln_cli_add_text (object, "kind", tln_corporate_kind_key (action->kind));
  tln_cli_add_text (object, "day", day);
  if (action->kind == TLN_CORPORATE_SPLIT) {
    tln_cli_add_double (object, "old", action->from);
    tln_cli_add_double (object, "new", action->to);
  } else if (action->kind == TLN_CORPORATE_DIVIDEND) {
    tln_cli_add_double (object, "cash", action->cash);
  }
}

static int
print_actions (TlnCli *cli, const char *code)
{
  g_autoptr (GError) error = NULL;

  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  gint64 instrument = tln_cli_instrument (cli, code, FALSE);
  g_autoptr (GArray) actions =
      instrument != 0 ? tln_corporate_get (cli->db, instrument, &error) : NULL;
  if (error != NULL)
    tln_cli_refuse_error (cli, code, g_steal_pointer (&error));
  for (guint i = 0; actions != NULL && i < actions->len; i++) {
    const TlnCorporateAction *action = &g_array_index (actions, TlnCorporateAction, i);
    g_autofree char *day = tln_day_format (action->day);
    const char *kind = tln_corporate_kind_key (action->kind);

    if (cli->json) {
      JsonBuilder *object = tln_cli_object ();
      tln_cli_add_id (object, "id", action->id);
      tln_cli_add_action (object, action);
      tln_cli_print (object);
    } else if (action->kind == TLN_CORPORATE_SPLIT) {
      printf ("%s  %s %g to %g\n", day, kind, action->from, action->to);
    } else if (action->kind == TLN_CORPORATE_DIVIDEND) {
      printf ("%s  %s %g\n", day, kind, action->cash);
    } else {
      printf ("%s  %s\n", day, kind);
    }
  }
  return TLN_CLI_DONE;
}

/* The numbers behind the day. */
static gboolean
read_numbers (int argc, char **argv, TlnCorporateAction *action)
{
  switch (action->kind) {
  case TLN_CORPORATE_SPLIT:
    return argc == 6 && tln_number_parse (argv[4], '.', &action->from) &&
           tln_number_parse (argv[5], '.', &action->to);
  case TLN_CORPORATE_DIVIDEND:
    return argc == 5 && tln_number_parse (argv[4], '.', &action->cash);
  case TLN_CORPORATE_NONE:
  default:
    return argc == 4;
  }
}

/* 0 where there is none. */
static gint64
find_action (TlnCli *cli, gint64 instrument, const TlnCorporateAction *wanted)
{
  g_autoptr (GArray) actions = tln_corporate_get (cli->db, instrument, NULL);

  for (guint i = 0; actions != NULL && i < actions->len; i++) {
    const TlnCorporateAction *action = &g_array_index (actions, TlnCorporateAction, i);

    if (action->kind == wanted->kind && action->day == wanted->day)
      return action->id;
  }
  return 0;
}

static int
write_action (TlnCli *cli, const char *code, const TlnCorporateAction *action, gboolean remove)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  if (!tln_cli_open_to_write (cli, FALSE) || !tln_cli_begin (cli, TLN_ACT_CORPORATE))
    return TLN_CLI_REFUSED;
  gint64 instrument = tln_cli_instrument (cli, code, !remove);
  if (instrument != 0)
    id = remove ? find_action (cli, instrument, action)
                : tln_corporate_set (cli->db, instrument, action, &error);
  if (remove && instrument != 0 && id == 0)
    tln_cli_refuse (cli, "%s: there is none on that day", code);
  if (tln_cli_end (cli, code, id == 0 || (remove && !tln_corporate_delete (cli->db, id, &error)),
                   g_steal_pointer (&error)) &&
      !remove)
    tln_cli_print_id (cli, id);
  return TLN_CLI_DONE;
}

static int
run_corporate (TlnCli *cli, int argc, char **argv)
{
  TlnCorporateAction action = { 0 };
  gboolean remove = argc > 1 && strcmp (argv[1], "remove") == 0;

  if (argc == 3 && strcmp (argv[1], "list") == 0)
    return print_actions (cli, argv[2]);
  if (argc < 4 || !tln_day_parse (argv[3], &action.day))
    return tln_cli_usage ("corporate: list, split, dividend, none or remove, CODE.EXCHANGE and the "
                          "first day at the new price as YYYY-MM-DD are wanted");
  if (remove ? argc != 5 || !tln_corporate_kind_from_key (argv[4], &action.kind)
             : !tln_corporate_kind_from_key (argv[1], &action.kind) ||
                   !read_numbers (argc, argv, &action))
    return tln_cli_usage ("corporate: a split wants the old and the new number of shares, a "
                          "dividend the cash for a share, remove the kind");
  return write_action (cli, argv[2], &action, remove);
}

const TlnCommand tln_commands_corporate[] = {
  { "corporate",
    "list CODE.EXCHANGE\n"
    "         split CODE.EXCHANGE DAY OLD NEW | dividend CODE.EXCHANGE DAY CASH\n"
    "         none CODE.EXCHANGE DAY | remove CODE.EXCHANGE DAY split|dividend|none",
    run_corporate, FALSE },
  { NULL },
};

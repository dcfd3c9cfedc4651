/* SPDX-License-Identifier: GPL-3.0-or-later */
/* undo, redo, history, check, sample. */
#include "tln-act.h"
#include "tln-cli.h"
#include "tln-id.h"
#include "tln-sample-rows.h"
#include "tln-sample.h"

#include <stdio.h>
#include <string.h>

static void
print_act (TlnCli *cli, const TlnAct *act)
{
  g_autofree char *id = tln_id_to_string (act->id);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (act->time / 1000);
  g_autofree char *when = g_date_time_format_iso8601 (time);

  if (!cli->json) {
    printf ("%s  %s  %-6s  %s%s%s (%u)\n", id, when, act->state, act->kind,
            act->subject != NULL ? ": " : "", act->subject != NULL ? act->subject : "", act->count);
    return;
  }
  JsonBuilder *object = tln_cli_object ();
  tln_cli_add_text (object, "id", id);
  tln_cli_add_text (object, "time", when);
  tln_cli_add_text (object, "state", act->state);
  tln_cli_add_text (object, "kind", act->kind);
  tln_cli_add_text (object, "subject", act->subject);
  tln_cli_add_int (object, "count", act->count);
  tln_cli_print (object);
}

static int
run_undo_redo (TlnCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 1)
    return tln_cli_usage ("%s: nothing is wanted behind it", argv[0]);
  if (!tln_cli_open_to_write (cli, FALSE))
    return TLN_CLI_REFUSED;
  g_autoptr (TlnAct) act = strcmp (argv[0], "undo") == 0 ? tln_act_undo (cli->db, &error)
                                                         : tln_act_redo (cli->db, &error);
  if (act == NULL)
    tln_cli_refuse_error (cli, NULL, g_steal_pointer (&error));
  else
    print_act (cli, act);
  return TLN_CLI_DONE;
}

static int
run_history (TlnCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  gint64 row = 0;

  if (argc > 2)
    return tln_cli_usage ("history: at most one id is wanted");
  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  if (argc == 2 && !tln_id_parse (argv[1], &row) && (row = tln_cli_article (cli, argv[1])) == 0)
    return TLN_CLI_REFUSED;
  g_autoptr (GPtrArray) acts = tln_act_history (cli->db, row, 0, &error);
  if (acts == NULL) {
    tln_cli_refuse_error (cli, NULL, g_steal_pointer (&error));
    return TLN_CLI_REFUSED;
  }
  for (guint i = 0; i < acts->len; i++)
    print_act (cli, g_ptr_array_index (acts, i));
  return TLN_CLI_DONE;
}

static int
run_check (TlnCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 1)
    return tln_cli_usage ("check: nothing is wanted behind it");
  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  g_autoptr (GPtrArray) wrong = tln_db_check (cli->db, &error);
  if (wrong == NULL) {
    tln_cli_refuse_error (cli, NULL, g_steal_pointer (&error));
    return TLN_CLI_REFUSED;
  }
  for (guint i = 0; i < wrong->len; i++)
    tln_cli_refuse (cli, "%s", (const char *) g_ptr_array_index (wrong, i));
  if (cli->json) {
    JsonBuilder *object = tln_cli_object ();
    json_builder_set_member_name (object, "sound");
    json_builder_add_boolean_value (object, wrong->len == 0);
    tln_cli_print (object);
  } else if (wrong->len == 0) {
    printf ("sound\n");
  }
  return TLN_CLI_DONE;
}

static int
run_sample (TlnCli *cli, int argc, char **argv)
{
  gboolean remove = FALSE;
  g_autofree char *language = NULL;
  const GOptionEntry entries[] = { { "remove", 0, 0, G_OPTION_ARG_NONE, &remove, NULL, NULL },
                                   { "language", 0, 0, G_OPTION_ARG_STRING, &language, NULL, NULL },
                                   { NULL } };
  GError *error = NULL;

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 1)
    return tln_cli_usage ("sample: only --remove or --language is wanted behind it");
  if (!tln_cli_begin (cli, remove ? TLN_ACT_SAMPLE_REMOVE : TLN_ACT_SAMPLE))
    return TLN_CLI_REFUSED;
  const char *tongue = language != NULL ? language : g_get_language_names ()[0];
  gboolean done =
      remove ? tln_sample_remove (cli->db, &error) : tln_sample_create (cli->db, tongue, &error);
  tln_cli_end (cli, NULL, !done, error);
  return TLN_CLI_DONE;
}

const TlnCommand tln_commands_act[] = {
  { "undo", ": take the last act back", run_undo_redo },
  { "redo", ": do the act last taken back again", run_undo_redo },
  { "history", "[ID]: what was done, newest first", run_history },
  { "check", ": sound, or what is wrong", run_check },
  { "sample", "[--language LANG] [--remove]: the sample notebook", run_sample },
  { NULL },
};

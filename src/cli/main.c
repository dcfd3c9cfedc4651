/* SPDX-License-Identifier: GPL-3.0-or-later */
/* throughline-cli: finds the command and runs it. The commands stand in tln-cmd-*.c. */
#include "config.h"

#include "tln-cli.h"
#include "tln-search-index.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

static const TlnCommand *const groups[] = {
  tln_commands_read,     tln_commands_import,    tln_commands_list,       tln_commands_act,
  tln_commands_thesis,   tln_commands_claim,     tln_commands_instrument, tln_commands_prices,
  tln_commands_export,   tln_commands_reprints,  tln_commands_feeds,      tln_commands_searches,
  tln_commands_chart,    tln_commands_due,       tln_commands_study,      tln_commands_rotation,
  tln_commands_forecast, tln_commands_corporate,
};

static void
print_help (void)
{
  printf ("Usage: throughline-cli [--library FILE] [--json] COMMAND …\n\n"
          "  --library FILE   the library (default: $XDG_DATA_HOME/throughline/library.db)\n"
          "  --json           one JSON object a line\n"
          "  --version        print the version\n\nCommands:\n");
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (const TlnCommand *command = groups[g]; command->name != NULL; command++)
      printf ("  %s %s\n", command->name, command->usage);
  printf ("\nIds may be shortened to an unambiguous end. Exit status: 0 done, 1 something was "
          "refused,\n"
          "2 usage.\n");
}

static const TlnCommand *
find_command (const char *name)
{
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (const TlnCommand *command = groups[g]; command->name != NULL; command++)
      if (strcmp (command->name, name) == 0)
        return command;
  return NULL;
}

/* Takes the global options wherever they stand before "--"; what stays is the command's. */
static gboolean
take_globals (TlnCli *cli, int *argc, char **argv)
{
  int kept = 1;

  for (int i = 1; i < *argc; i++) {
    if (strcmp (argv[i], "--") == 0) {
      while (i < *argc)
        argv[kept++] = argv[i++];
      break;
    }
    if (strcmp (argv[i], "--json") == 0) {
      cli->json = TRUE;
    } else if (strcmp (argv[i], "--library") == 0) {
      if (++i >= *argc)
        return FALSE;
      if (*argv[i] == '\0')
        return FALSE;
      g_free (cli->library);
      cli->library = g_strdup (argv[i]);
    } else if (g_str_has_prefix (argv[i], "--library=")) {
      if (argv[i][strlen ("--library=")] == '\0')
        return FALSE;
      g_free (cli->library);
      cli->library = g_strdup (argv[i] + strlen ("--library="));
    } else {
      argv[kept++] = argv[i];
    }
  }
  *argc = kept;
  argv[kept] = NULL;
  return TRUE;
}

/* What is stored is UTF-8; only names of files may be any bytes. */
static gboolean
check_text (const TlnCommand *command, int argc, char **argv)
{
  for (int i = 1; !command->takes_files && i < argc; i++)
    if (!g_utf8_validate (argv[i], -1, NULL))
      return FALSE;
  return TRUE;
}

static int
run (TlnCli *cli, int argc, char **argv)
{
  if (!take_globals (cli, &argc, argv) || argc < 2)
    return tln_cli_usage (argc < 2 ? "a command is missing" : "--library needs a file");
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 ||
      strcmp (argv[1], "help") == 0) {
    print_help ();
    return TLN_CLI_DONE;
  }
  if (strcmp (argv[1], "--version") == 0) {
    printf ("throughline-cli %s\n", PACKAGE_VERSION);
    return TLN_CLI_DONE;
  }
  const TlnCommand *command = find_command (argv[1]);
  if (command == NULL)
    return tln_cli_usage ("no command “%s”", argv[1]);
  if (!check_text (command, argc, argv))
    return tln_cli_usage ("%s: what stands behind it is not UTF-8", command->name);
  int status = command->run (cli, argc - 1, argv + 1);
  return status != TLN_CLI_DONE ? status : cli->status;
}

int
main (int argc, char *argv[])
{
  TlnCli cli = { 0 };

  setlocale (LC_ALL, "");
  /* Files are local here; GVfs would be started over the session bus and asked about each. */
  g_setenv ("GIO_USE_VFS", "local", TRUE);
  cli.library = g_build_filename (g_get_user_data_dir (), "throughline", "library.db", NULL);
  int status = run (&cli, argc, argv);
  if (cli.writable && tln_db_take_index_damage (cli.db) && tln_search_index_restart (cli.db, NULL))
    g_printerr ("note: the search index was damaged, it is empty now; see index\n");
  g_clear_pointer (&cli.db, tln_db_close);
  g_free (cli.library);
  if (fflush (stdout) != 0 && status == TLN_CLI_DONE)
    status = TLN_CLI_REFUSED;
  return status;
}

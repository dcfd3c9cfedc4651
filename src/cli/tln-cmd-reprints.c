/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reprints: pairs of articles that may be one, and what is said of them. */
#include "tln-act.h"
#include "tln-cli.h"
#include "tln-fingerprints.h"
#include "tln-id.h"
#include "tln-reprints.h"

#include <stdio.h>
#include <string.h>

/* Articles of one transaction. */
#define AT_ONCE 20

static void
print_reprint (TlnCli *cli, const TlnReprint *reprint)
{
  g_autofree char *id = tln_id_to_string (reprint->article_id);
  g_autofree char *of = tln_id_to_string (reprint->of_id);

  if (!cli->json) {
    printf ("%-9s  %3.0f %%  %s  %s\n                  %s  %s\n",
            tln_reprint_state_name (reprint->state), reprint->similarity * 100, id, reprint->title,
            of, reprint->of_title);
    return;
  }
  JsonBuilder *object = tln_cli_object ();
  tln_cli_add_text (object, "id", id);
  tln_cli_add_text (object, "reprint_of", of);
  tln_cli_add_text (object, "title", reprint->title);
  tln_cli_add_text (object, "of_title", reprint->of_title);
  tln_cli_add_double (object, "similarity", reprint->similarity);
  tln_cli_add_text (object, "found", reprint->found);
  tln_cli_add_text (object, "state", tln_reprint_state_name (reprint->state));
  tln_cli_print (object);
}

static int
list_reprints (TlnCli *cli)
{
  g_autoptr (GError) error = NULL;

  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  g_autoptr (GPtrArray) reprints = tln_reprints_list (cli->db, &error);
  if (reprints == NULL) {
    tln_cli_refuse_error (cli, NULL, g_steal_pointer (&error));
    return TLN_CLI_REFUSED;
  }
  for (guint i = 0; i < reprints->len; i++)
    print_reprint (cli, reprints->pdata[i]);
  return TLN_CLI_DONE;
}

static int
decide (TlnCli *cli, char **argv)
{
  GError *error = NULL;

  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  gint64 a = tln_cli_article (cli, argv[2]);
  gint64 b = a != 0 ? tln_cli_article (cli, argv[3]) : 0;
  if (b == 0 || !tln_cli_begin (cli, TLN_ACT_REPRINT))
    return TLN_CLI_REFUSED;
  gboolean done = tln_reprints_decide (cli->db, a, b, strcmp (argv[1], "same") == 0, &error);
  tln_cli_end (cli, NULL, !done, error);
  return cli->status;
}

/* What the window does in idle time, now. */
static int
compare (TlnCli *cli)
{
  g_autoptr (GError) error = NULL;
  gint64 compared = 0;
  int n;

  if (!tln_cli_open_to_write (cli, FALSE))
    return TLN_CLI_REFUSED;
  do
    n = tln_fingerprints_build (cli->db, AT_ONCE, &error);
  while (n > 0);
  while (n == 0 && (n = tln_reprints_compare (cli->db, AT_ONCE, &error)) > 0) {
    compared += n;
    n = 0;
  }
  if (n < 0) {
    tln_cli_refuse_error (cli, NULL, g_steal_pointer (&error));
    return TLN_CLI_REFUSED;
  }
  if (!cli->json) {
    printf ("compared %" G_GINT64_FORMAT "\n", compared);
    return TLN_CLI_DONE;
  }
  JsonBuilder *object = tln_cli_object ();
  tln_cli_add_int (object, "compared", compared);
  tln_cli_print (object);
  return TLN_CLI_DONE;
}

static int
run_reprints (TlnCli *cli, int argc, char **argv)
{
  if (argc == 1 || (argc == 2 && strcmp (argv[1], "list") == 0))
    return list_reprints (cli);
  if (argc == 4 && (strcmp (argv[1], "same") == 0 || strcmp (argv[1], "different") == 0))
    return decide (cli, argv);
  if (argc == 2 && strcmp (argv[1], "compare") == 0)
    return compare (cli);
  return tln_cli_usage ("reprints: list, compare, or same or different with two articles");
}

const TlnCommand tln_commands_reprints[] = {
  { "reprints", "[list|compare|same ID ID|different ID ID]: articles that may be one",
    run_reprints },
  { NULL },
};

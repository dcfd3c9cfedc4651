/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thesis: new, list, show, set, merge. */
#include "tln-act.h"
#include "tln-claims.h"
#include "tln-cli.h"
#include "tln-id.h"
#include "tln-ids.h"
#include "tln-past.h"
#include "tln-theses.h"
#include "tln-thesis-merge.h"

#include <stdio.h>
#include <string.h>

/* The chain of that name or id; 0 after a refusal. */
static gint64
find_chain (TlnCli *cli, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) chains = tln_theses_get_chains (cli->db, &error);
  gint64 id = 0;

  for (guint i = 0; chains != NULL && i < chains->len; i++) {
    const TlnChain *chain = g_ptr_array_index (chains, i);
    if (strcmp (chain->name, text) == 0)
      return chain->id;
  }
  if (chains == NULL || !tln_ids_find (cli->db, "chain", text, &id, &error))
    tln_cli_refuse_error (cli, text, g_steal_pointer (&error));
  else if (id == 0)
    tln_cli_refuse (cli, "%s: no such chain", text);
  return id;
}

static int
thesis_new (TlnCli *cli, int argc, char **argv)
{
  g_autofree char *chain_name = NULL;
  const GOptionEntry entries[] = { { "chain", 0, 0, G_OPTION_ARG_STRING, &chain_name, NULL, NULL },
                                   { NULL } };
  GError *error = NULL;
  gint64 chain = 0;

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 2 || *argv[1] == '\0')
    return tln_cli_usage ("thesis new: a title is wanted");
  if (!tln_cli_open_to_write (cli, TRUE) ||
      (chain_name != NULL && (chain = find_chain (cli, chain_name)) == 0) ||
      !tln_cli_begin (cli, TLN_ACT_THESIS_NEW))
    return TLN_CLI_REFUSED;
  gint64 id = tln_theses_add (cli->db, argv[1], chain, &error);
  if (tln_cli_end (cli, argv[1], id == 0, error))
    tln_cli_print_id (cli, id);
  return TLN_CLI_DONE;
}

static void
print_thesis (TlnCli *cli, const TlnThesis *thesis)
{
  g_autofree char *id = tln_id_to_string (thesis->id);

  if (!cli->json) {
    printf ("%s  %s  [%s] for %u, against %u\n", id, thesis->title, thesis->status, thesis->n_for,
            thesis->n_against);
    return;
  }
  JsonBuilder *object = tln_cli_object ();
  tln_cli_add_text (object, "id", id);
  tln_cli_add_text (object, "title", thesis->title);
  tln_cli_add_text (object, "statement", thesis->statement);
  tln_cli_add_text (object, "falsifier", thesis->falsifier);
  tln_cli_add_text (object, "status", thesis->status);
  tln_cli_add_int (object, "conviction", thesis->conviction);
  tln_cli_add_int (object, "for", thesis->n_for);
  tln_cli_add_int (object, "against", thesis->n_against);
  tln_cli_add_int (object, "neutral", thesis->n_neutral);
  tln_cli_print (object);
}

static int
thesis_list (TlnCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 1)
    return tln_cli_usage ("thesis list: nothing is wanted behind it");
  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  g_autoptr (GPtrArray) theses = tln_theses_get_all (cli->db, &error);
  if (theses == NULL) {
    tln_cli_refuse_error (cli, NULL, g_steal_pointer (&error));
    return TLN_CLI_REFUSED;
  }
  for (guint i = 0; i < theses->len; i++)
    print_thesis (cli, g_ptr_array_index (theses, i));
  return TLN_CLI_DONE;
}

/* From here on the library is as it was known at the end of a day; FALSE: refused. */
static gboolean
look_back (TlnCli *cli, TlnDay day)
{
  g_autoptr (GError) error = NULL;

  if (tln_db_begin (cli->db, &error) && tln_past_enter (cli->db, day, &error))
    return TRUE;
  tln_cli_refuse_error (cli, NULL, g_steal_pointer (&error));
  return FALSE;
}

static void
show_thesis (TlnCli *cli, gint64 id, const char *about)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnThesis) thesis = tln_theses_get (cli->db, id, &error);

  if (error != NULL) {
    tln_cli_refuse_error (cli, about, g_steal_pointer (&error));
  } else if (thesis == NULL) {
    tln_cli_refuse (cli, "%s: not known yet on that day", about);
  } else {
    print_thesis (cli, thesis);
    if (!cli->json && *thesis->statement != '\0')
      printf ("\n%s\n", thesis->statement);
  }
}

static int
thesis_show (TlnCli *cli, int argc, char **argv)
{
  g_autofree char *as_of = NULL;
  TlnDay day = TLN_DAY_NONE;
  const GOptionEntry entries[] = { { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, NULL, NULL },
                                   { NULL } };

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 2)
    return tln_cli_usage ("thesis show: one id or title is wanted");
  if (as_of != NULL && !tln_day_parse (as_of, &day))
    return tln_cli_usage ("thesis show: --as-of wants a day as 2026-03-05");
  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  gint64 id = tln_cli_thesis (cli, argv[1]);
  if (id != 0 && (as_of == NULL || look_back (cli, day)))
    show_thesis (cli, id, argv[1]);
  tln_db_rollback (cli->db);
  return TLN_CLI_DONE;
}

/* set ID FIELD VALUE [FIELD VALUE …]. */
static int
thesis_set (TlnCli *cli, int argc, char **argv)
{
  GError *error = NULL;
  gboolean done = TRUE;

  if (argc < 4 || argc % 2 != 0)
    return tln_cli_usage ("thesis set: an id, then pairs of field and value are wanted");
  if (!tln_cli_open_to_write (cli, FALSE))
    return TLN_CLI_REFUSED;
  gint64 id = tln_cli_thesis (cli, argv[1]);
  if (id == 0 || !tln_cli_begin (cli, TLN_ACT_THESIS_EDIT))
    return TLN_CLI_REFUSED;
  for (int i = 2; done && i < argc; i += 2)
    done = tln_theses_set (cli->db, id, argv[i], argv[i + 1], &error);
  tln_cli_end (cli, argv[1], !done, error);
  return TLN_CLI_DONE;
}

static int
thesis_merge (TlnCli *cli, int argc, char **argv)
{
  GError *error = NULL;

  if (argc != 3)
    return tln_cli_usage ("thesis merge: two ids or titles are wanted");
  if (!tln_cli_open_to_write (cli, FALSE))
    return TLN_CLI_REFUSED;
  gint64 id = tln_cli_thesis (cli, argv[1]);
  gint64 into = id != 0 ? tln_cli_thesis (cli, argv[2]) : 0;
  if (into == 0 || !tln_cli_begin (cli, TLN_ACT_THESIS_EDIT))
    return TLN_CLI_REFUSED;
  gboolean done = tln_theses_merge (cli->db, id, into, &error);
  tln_cli_end (cli, argv[1], !done, error);
  return TLN_CLI_DONE;
}

static int
run_thesis (TlnCli *cli, int argc, char **argv)
{
  const char *what = argc > 1 ? argv[1] : "";

  if (strcmp (what, "new") == 0)
    return thesis_new (cli, argc - 1, argv + 1);
  if (strcmp (what, "list") == 0)
    return thesis_list (cli, argc - 1, argv + 1);
  if (strcmp (what, "show") == 0)
    return thesis_show (cli, argc - 1, argv + 1);
  if (strcmp (what, "set") == 0)
    return thesis_set (cli, argc - 1, argv + 1);
  if (strcmp (what, "merge") == 0)
    return thesis_merge (cli, argc - 1, argv + 1);
  return tln_cli_usage ("thesis: new, list, show, set or merge is wanted");
}

const TlnCommand tln_commands_thesis[] = {
  { "thesis",
    "new TITLE [--chain CHAIN] | list | show ID [--as-of DAY] | set ID FIELD VALUE … | merge ID "
    "INTO\n"
    "         (fields: title statement falsifier status conviction horizon next_review review_days "
    "recheck)",
    run_thesis },
  { NULL },
};

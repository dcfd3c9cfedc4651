/* SPDX-License-Identifier: GPL-3.0-or-later */
/* searches: those that are kept; search --saved runs one. */
#include "tln-act.h"
#include "tln-cli.h"

#include <stdio.h>
#include <string.h>

static void
print_search (TlnCli *cli, const TlnSavedSearch *search)
{
  const char *list = tln_searches_list_name (search->query->kind);

  if (!cli->json) {
    printf ("%s: %s (%s)\n", search->name, search->query->text, list);
    return;
  }
  JsonBuilder *object = tln_cli_object ();
  tln_cli_add_id (object, "id", search->id);
  tln_cli_add_text (object, "name", search->name);
  tln_cli_add_text (object, "query", search->query->text);
  tln_cli_add_text (object, "list", list);
  tln_cli_add_text (object, "sort", tln_searches_sort_name (search->query->sort));
  json_builder_set_member_name (object, "reverse");
  json_builder_add_boolean_value (object, search->query->reverse);
  tln_cli_print (object);
}

static int
list_searches (TlnCli *cli)
{
  g_autoptr (GError) error = NULL;

  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  g_autoptr (GPtrArray) searches = tln_searches_get_all (cli->db, &error);
  if (searches == NULL) {
    tln_cli_refuse_error (cli, NULL, g_steal_pointer (&error));
    return TLN_CLI_REFUSED;
  }
  for (guint i = 0; i < searches->len; i++)
    print_search (cli, g_ptr_array_index (searches, i));
  return TLN_CLI_DONE;
}

static int
keep_search (TlnCli *cli, const char *name, const TlnQuery *query)
{
  g_autoptr (TlnSavedSearch) search = tln_saved_search_new (name, query);
  GError *error = NULL;

  if (!tln_cli_begin (cli, TLN_ACT_SEARCH))
    return TLN_CLI_REFUSED;
  gboolean done = tln_searches_save (cli->db, search, &error);
  if (tln_cli_end (cli, search->name, !done, error))
    tln_cli_print_id (cli, search->id);
  return cli->status;
}

/* add NAME QUERY [--list …] [--sort …] [--reverse] */
static int
add_search (TlnCli *cli, int argc, char **argv)
{
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  g_autofree char *list = NULL;
  g_autofree char *sort = NULL;
  gboolean reverse = FALSE;
  const GOptionEntry entries[] = { { "list", 0, 0, G_OPTION_ARG_STRING, &list, NULL, NULL },
                                   { "sort", 0, 0, G_OPTION_ARG_STRING, &sort, NULL, NULL },
                                   { "reverse", 0, 0, G_OPTION_ARG_NONE, &reverse, NULL, NULL },
                                   { NULL } };

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 3)
    return tln_cli_usage ("searches add: a name and a query are wanted");
  if (list != NULL && !tln_searches_list_from_name (list, &query->kind))
    return tln_cli_usage ("searches add: --list is inbox, library, trash or claims");
  if (sort != NULL && !tln_searches_sort_from_name (sort, &query->sort))
    return tln_cli_usage ("searches add: --sort is date, added, title, site, length or best, of "
                          "claims also quote, speaker, stance, stage or thesis");
  query->text = g_strdup (argv[2]);
  query->reverse = reverse;
  return keep_search (cli, argv[1], query);
}

static int
remove_search (TlnCli *cli, const char *name)
{
  GError *error = NULL;

  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  g_autoptr (TlnSavedSearch) search = tln_cli_search (cli, name);
  if (search == NULL || !tln_cli_begin (cli, TLN_ACT_SEARCH))
    return TLN_CLI_REFUSED;
  gboolean done = tln_searches_remove (cli->db, search->id, &error);
  tln_cli_end (cli, search->name, !done, error);
  return cli->status;
}

TlnSavedSearch *
tln_cli_search (TlnCli *cli, const char *name)
{
  GError *error = NULL;
  TlnSavedSearch *search = tln_searches_find (cli->db, name, &error);

  if (error != NULL)
    tln_cli_refuse_error (cli, NULL, error);
  else if (search == NULL)
    tln_cli_refuse (cli, "%s: no saved search of that name", name);
  return search;
}

static int
run_searches (TlnCli *cli, int argc, char **argv)
{
  if (argc == 1 || (argc == 2 && strcmp (argv[1], "list") == 0))
    return list_searches (cli);
  if (argc >= 2 && strcmp (argv[1], "add") == 0)
    return add_search (cli, argc - 1, argv + 1);
  if (argc == 3 && strcmp (argv[1], "remove") == 0)
    return remove_search (cli, argv[2]);
  return tln_cli_usage ("searches: list, add with a name and a query, or remove with a name");
}

const TlnCommand tln_commands_searches[] = {
  { "searches",
    "[list|add NAME QUERY [--list LIST] [--sort ORDER]|remove NAME]: searches that are kept",
    run_searches },
  { NULL },
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* searches: those that are kept; search --saved runs one. */
#include "tln-act.h"
#include "tln-cli.h"

#include <stdio.h>
#include <string.h>

static void
print_search (TlnCli *cli, const TlnSavedSearch *search)
{
  if (!cli->json) {
    printf ("%s: %s\n", search->name, search->query->text);
    return;
  }
  JsonBuilder *object = tln_cli_object ();
  tln_cli_add_id (object, "id", search->id);
  tln_cli_add_text (object, "name", search->name);
  tln_cli_add_text (object, "query", search->query->text);
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
add_search (TlnCli *cli, const char *name, const char *text)
{
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  g_autoptr (TlnSavedSearch) search = NULL;
  GError *error = NULL;

  query->text = g_strdup (text);
  search = tln_saved_search_new (name, query);
  if (!tln_cli_begin (cli, TLN_ACT_SEARCH))
    return TLN_CLI_REFUSED;
  gboolean done = tln_searches_save (cli->db, search, &error);
  if (tln_cli_end (cli, search->name, !done, error))
    tln_cli_print_id (cli, search->id);
  return cli->status;
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
  if (argc == 4 && strcmp (argv[1], "add") == 0)
    return add_search (cli, argv[2], argv[3]);
  if (argc == 3 && strcmp (argv[1], "remove") == 0)
    return remove_search (cli, argv[2]);
  return tln_cli_usage ("searches: list, add with a name and a query, or remove with a name");
}

const TlnCommand tln_commands_searches[] = {
  { "searches", "[list|add NAME QUERY|remove NAME]: searches that are kept", run_searches },
  { NULL },
};

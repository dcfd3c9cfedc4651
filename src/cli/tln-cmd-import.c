/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import: files, folders, addresses and standard input into the library, as one act. */
#include "tln-address.h"
#include "tln-cli.h"
#include "tln-fetcher.h"
#include "tln-id.h"
#include "tln-importer.h"

#include <stdio.h>
#include <string.h>

static const char *
status_name (const TlnImportResult *result)
{
  if (result->error != NULL)
    return "refused";
  switch (result->added) {
  case TLN_ADDED_NEW:
    return "new";
  case TLN_ADDED_DUPLICATE:
    return "duplicate";
  }
  return "refused";
}

static void
print_result_cb (const TlnImportResult *result, gpointer data)
{
  TlnCli *cli = data;
  const char *path = result->path != NULL ? result->path : "-";

  if (result->error != NULL)
    tln_cli_refuse (cli, "%s: %s", path, result->error->message);
  if (cli->json) {
    JsonBuilder *object = tln_cli_object ();
    tln_cli_add_text (object, "path", path);
    tln_cli_add_id (object, "id", result->id);
    tln_cli_add_text (object, "status", status_name (result));
    tln_cli_add_text (object, "title", result->title);
    tln_cli_add_text (object, "reason", result->error != NULL ? result->error->message : NULL);
    tln_cli_print (object);
  } else if (result->error == NULL) {
    g_autofree char *id = tln_id_to_string (result->id);
    printf ("%-9s %s  %s\n", status_name (result), id,
            result->title != NULL ? result->title : path);
  }
  fflush (stdout);
}

static void
import_address (TlnCli *cli, const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnFetcher) fetcher = tln_fetcher_new (NULL);
  g_autoptr (TlnFetched) fetched =
      tln_fetcher_fetch (fetcher, &(TlnFetchRequest) { .address = address, .typed = TRUE }, &error);

  if (fetched != NULL) {
    TlnHints hints = { .url = fetched->url,
                       .content_type = fetched->content_type,
                       .charset = fetched->charset };
    if (tln_import_bytes (cli->db, fetched->bytes, &hints, "address", print_result_cb, cli, &error))
      return;
  }
  tln_cli_refuse_error (cli, NULL, g_steal_pointer (&error));
}

static void
import_stdin (TlnCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = tln_cli_read_bytes ("-", &error);
  TlnHints hints = { 0 };

  if (!tln_import_bytes (cli->db, bytes, &hints, "stdin", print_result_cb, cli, &error))
    tln_cli_refuse_error (cli, "-", g_steal_pointer (&error));
}

static int
run_import (TlnCli *cli, int argc, char **argv)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  if (argc < 2)
    return tln_cli_usage ("import: a path or address is missing");
  if (!tln_cli_open_to_write (cli, TRUE))
    return TLN_CLI_REFUSED;
  for (int i = 1; i < argc; i++) {
    g_autofree char *address =
        strstr (argv[i], "://") != NULL ? tln_address_from_text (argv[i]) : NULL;
    if (address != NULL)
      import_address (cli, address);
    else if (strcmp (argv[i], "-") == 0)
      import_stdin (cli);
    else
      g_ptr_array_add (paths, argv[i]);
  }
  if (paths->len == 0)
    return TLN_CLI_DONE;
  g_ptr_array_add (paths, NULL);
  if (!tln_import_paths (cli->db, (const char *const *) paths->pdata, "files", print_result_cb, cli,
                         &error))
    tln_cli_refuse_error (cli, NULL, g_steal_pointer (&error));
  return TLN_CLI_DONE;
}

const TlnCommand tln_commands_import[] = {
  { "import", "PATH…|URL|-: files, folders, an address or standard input", run_import, TRUE },
  { NULL },
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import: files, folders, addresses and standard input into the library; addresses whose page could
 * not be had, again. */
#include "tln-act.h"
#include "tln-address.h"
#include "tln-cli.h"
#include "tln-feed.h"
#include "tln-fetcher.h"
#include "tln-fingerprints.h"
#include "tln-id.h"
#include "tln-images.h"
#include "tln-importer.h"
#include "tln-picture.h"
#include "tln-pictures.h"

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
  case TLN_ADDED_REPRINT:
    return "reprint";
  }
  return "refused";
}

typedef struct {
  TlnCli *cli;
  gboolean images; /* the pictures are wanted as well */
  const char *beside; /* the address that was typed, or NULL */
} Wish;

static GPtrArray *
list_pictures (TlnCli *cli, gint64 article)
{
  g_autoptr (TlnBody) body = tln_articles_get_body (cli->db, article, NULL);
  g_autoptr (TlnRich) rich = body != NULL ? tln_document_rich (body->text, body->markdown) : NULL;

  return rich != NULL ? tln_rich_pictures (rich) : NULL;
}

/* Returns how many are there now. */
static guint
fetch_pictures (const Wish *wish, gint64 article)
{
  g_autoptr (TlnFetcher) fetcher = tln_fetcher_new (NULL);
  g_autoptr (GPtrArray) urls = list_pictures (wish->cli, article);
  g_autoptr (GPtrArray) pictures = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (urls == NULL || urls->len == 0)
    return 0;
  pictures = tln_pictures_fetch (fetcher, urls, wish->beside);
  if (!tln_cli_begin (wish->cli, TLN_ACT_PICTURES))
    return 0;
  for (guint i = 0; i < pictures->len && error == NULL; i++) {
    const TlnFetchedPicture *picture = pictures->pdata[i];

    if (picture->error != NULL)
      tln_cli_refuse (wish->cli, "%s: %s", picture->url, picture->error->message);
    else if (tln_images_add (wish->cli->db, article, picture->url, picture->bytes, &error) != 0)
      n++;
  }
  return tln_cli_end (wish->cli, NULL, error != NULL, g_steal_pointer (&error)) ? n : 0;
}

/* Why it is refused, or what it is like; NULL: neither. Caller frees. */
static char *
write_reason (const TlnImportResult *result)
{
  const TlnReprint *reprint = result->reprint;
  char similarity[8];

  if (result->error != NULL)
    return g_strdup (result->error->message);
  if (reprint == NULL)
    return NULL;
  g_autofree char *id = tln_id_to_string (reprint->of_id);
  g_ascii_formatd (similarity, sizeof similarity, "%.2f", reprint->similarity);
  if (strcmp (reprint->found, "address") == 0)
    return g_strdup_printf ("same address as %s, %s alike", id, similarity);
  return g_strdup_printf ("%s like %s%s", similarity, id,
                          strcmp (reprint->found, "excerpt") == 0 ? ", a part of it" : "");
}

/* An error of the network names its address itself. */
static void
refuse_path (TlnCli *cli, const char *path, const GError *error)
{
  gboolean named = g_str_has_prefix (error->message, path);

  tln_cli_refuse (cli, "%s%s%s", named ? "" : path, named ? "" : ": ", error->message);
}

static void
print_result_cb (const TlnImportResult *result, gpointer data)
{
  const Wish *wish = data;
  TlnCli *cli = wish->cli;
  const char *path = result->path != NULL ? result->path : "-";
  guint images = wish->images && result->error == NULL ? fetch_pictures (wish, result->id) : 0;
  g_autofree char *reason = write_reason (result);

  if (result->error != NULL)
    refuse_path (cli, path, result->error);
  if (cli->json) {
    JsonBuilder *object = tln_cli_object ();
    tln_cli_add_text (object, "path", path);
    tln_cli_add_id (object, "id", result->id);
    tln_cli_add_text (object, "status", status_name (result));
    tln_cli_add_text (object, "title", result->title);
    tln_cli_add_text (object, "reason", reason);
    if (wish->images)
      tln_cli_add_int (object, "images", images);
    tln_cli_print (object);
  } else if (result->error == NULL) {
    g_autofree char *id = tln_id_to_string (result->id);
    printf ("%-9s %s  %s%s%s%s\n", status_name (result), id,
            result->title != NULL ? result->title : path, reason != NULL ? " (" : "",
            reason != NULL ? reason : "", reason != NULL ? ")" : "");
  }
  fflush (stdout);
}

/* Nothing is kept in a cache: a command asks once. */
static void
import_request (const Wish *wish, const TlnFetchRequest *request, gint64 stub)
{
  Wish beside = { wish->cli, wish->images, request->typed ? request->address : NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) failed = NULL;
  g_autoptr (TlnFetcher) fetcher = tln_fetcher_new (NULL);
  g_autoptr (TlnFetched) fetched = tln_fetcher_fetch (fetcher, request, &failed);
  TlnHints hints = { .url = request->address };
  const TlnAsked asked = { .url = request->address,
                           .stub = stub,
                           .typed = request->plain != NULL ? TLN_TYPED_BARE
                                    : request->typed       ? TLN_TYPED
                                                           : TLN_TYPED_NOT,
                           .error = failed };

  if (fetched != NULL && tln_feed_is (fetched->bytes)) {
    tln_cli_refuse (wish->cli, "%s: a feed, not an article (feeds add follows it)",
                    request->address);
    return;
  }
  if (fetched != NULL) {
    hints.url = fetched->url;
    hints.content_type = fetched->content_type;
    hints.charset = fetched->charset;
    if (fetched->plain)
      g_printerr ("throughline-cli: %s: nothing answers by https, fetched without encryption\n",
                  fetched->url);
  }
  if (!tln_import_asked (wish->cli->db, fetched != NULL ? fetched->bytes : NULL, &hints, &asked,
                         print_result_cb, &beside, &error))
    tln_cli_refuse_error (wish->cli, NULL, g_steal_pointer (&error));
}

static void
import_address (const Wish *wish, const char *text)
{
  g_autofree char *address = tln_address_from_text (text);
  g_autofree char *plain = tln_address_plain (text);

  import_request (wish, &(TlnFetchRequest) { .address = address, .plain = plain, .typed = TRUE },
                  0);
}

static void
retry_stub (const Wish *wish, const TlnArticle *article)
{
  g_autofree char *plain =
      article->stub_typed == TLN_TYPED_BARE ? tln_address_with_http (article->url) : NULL;
  const TlnFetchRequest request = { .address = article->url,
                                    .plain = plain,
                                    .typed = article->stub_typed != TLN_TYPED_NOT };

  import_request (wish, &request, article->id);
}

static void
retry (const Wish *wish, const char *text)
{
  TlnCli *cli = wish->cli;
  g_autoptr (GError) error = NULL;
  gint64 id = tln_cli_article (cli, text);
  g_autoptr (TlnArticle) article = id != 0 ? tln_articles_get (cli->db, id, &error) : NULL;

  if (error != NULL)
    tln_cli_refuse_error (cli, text, g_steal_pointer (&error));
  else if (article != NULL && !tln_article_is_stub (article))
    tln_cli_refuse (cli, "%s: its page is there", text);
  else if (article != NULL)
    retry_stub (wish, article);
}

static void
import_stdin (const Wish *wish)
{
  TlnCli *cli = wish->cli;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = tln_cli_read_bytes ("-", &error);
  TlnHints hints = { 0 };

  if (!tln_import_bytes (cli->db, bytes, &hints, "stdin", print_result_cb, (gpointer) wish, &error))
    tln_cli_refuse_error (cli, "-", g_steal_pointer (&error));
}

/* With a scheme it is an address; a bare name only when there is no such file. */
static gboolean
is_address (const char *text)
{
  g_autofree char *address = g_utf8_validate (text, -1, NULL) ? tln_address_from_text (text) : NULL;

  return address != NULL &&
         (strstr (text, "://") != NULL || !g_file_test (text, G_FILE_TEST_EXISTS));
}

static void
import_all (const Wish *wish, int argc, char **argv)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  for (int i = 1; i < argc; i++) {
    if (is_address (argv[i]))
      import_address (wish, argv[i]);
    else if (strcmp (argv[i], "-") == 0)
      import_stdin (wish);
    else
      g_ptr_array_add (paths, argv[i]);
  }
  if (paths->len == 0)
    return;
  g_ptr_array_add (paths, NULL);
  if (!tln_import_paths (wish->cli->db, (const char *const *) paths->pdata, "files",
                         print_result_cb, (gpointer) wish, &error))
    tln_cli_refuse_error (wish->cli, NULL, g_steal_pointer (&error));
}

/* Of what came before this version: what is imported next is compared with it too. */
static gboolean
complete_fingerprints (TlnCli *cli)
{
  GError *error = NULL;
  int n;

  while ((n = tln_fingerprints_build (cli->db, 200, &error)) > 0)
    continue;
  if (n < 0)
    tln_cli_refuse_error (cli, NULL, error);
  return n == 0;
}

static int
run_import (TlnCli *cli, int argc, char **argv)
{
  g_auto (GStrv) stubs = NULL;
  Wish wish = { .cli = cli };
  const GOptionEntry entries[] = {
    { "images", 0, 0, G_OPTION_ARG_NONE, &wish.images, NULL, NULL },
    { "retry", 0, 0, G_OPTION_ARG_STRING_ARRAY, &stubs, NULL, NULL },
    { NULL },
  };

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc < 2 && stubs == NULL)
    return tln_cli_usage ("import: a path or address is missing");
  if (!tln_cli_open_to_write (cli, argc > 1) || !complete_fingerprints (cli))
    return TLN_CLI_REFUSED;
  for (guint i = 0; stubs != NULL && stubs[i] != NULL; i++)
    retry (&wish, stubs[i]);
  import_all (&wish, argc, argv);
  return TLN_CLI_DONE;
}

const TlnCommand tln_commands_import[] = {
  { "import",
    "[--images] PATH…|URL|-|--retry ID: files, folders, an address, standard input, a kept address "
    "again; --images: with their pictures",
    run_import, TRUE },
  { NULL },
};

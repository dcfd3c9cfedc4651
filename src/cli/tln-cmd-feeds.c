/* SPDX-License-Identifier: GPL-3.0-or-later */
/* feeds: the list of what is followed. What goes over the network stands in tln-cmd-feeds-net.c. */
#include "tln-cmd-feeds.h"

#include "tln-act.h"
#include "tln-feeds.h"
#include "tln-id.h"
#include "tln-ids.h"
#include "tln-opml.h"

#include <stdio.h>
#include <string.h>

TlnSubscription *
tln_cli_feed (TlnCli *cli, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = tln_feeds_get_all (cli->db, &error);
  gint64 id = 0;

  for (guint i = 0; feeds != NULL && i < feeds->len; i++) {
    TlnSubscription *feed = g_ptr_array_index (feeds, i);
    if (strcmp (feed->url, text) == 0 || strcmp (feed->title, text) == 0)
      return tln_subscription_ref (feed);
  }
  if (feeds == NULL || !tln_ids_find (cli->db, "feed", text, &id, &error)) {
    tln_cli_refuse_error (cli, text, g_steal_pointer (&error));
    return NULL;
  }
  TlnSubscription *feed = id != 0 ? tln_feeds_get (cli->db, id, NULL) : NULL;
  if (feed == NULL)
    tln_cli_refuse (cli, "%s: no such feed", text);
  return feed;
}

static void
print_feed (TlnCli *cli, const TlnSubscription *feed)
{
  g_autofree char *id = tln_id_to_string (feed->id);

  if (!cli->json) {
    printf ("%s  %s%s%s  (%u, %u unread)\n    %s\n", id, feed->folder != NULL ? feed->folder : "",
            feed->folder != NULL ? ": " : "", feed->title, feed->n_articles, feed->n_unread,
            feed->url);
    if (feed->error != NULL)
      printf ("    %s\n", feed->error->message);
    return;
  }
  JsonBuilder *object = tln_cli_object ();
  tln_cli_add_text (object, "id", id);
  tln_cli_add_text (object, "url", feed->url);
  tln_cli_add_text (object, "title", feed->title);
  tln_cli_add_text (object, "siteUrl", feed->site_url);
  tln_cli_add_text (object, "folder", feed->folder);
  tln_cli_add_int (object, "articles", feed->n_articles);
  tln_cli_add_int (object, "unread", feed->n_unread);
  tln_cli_add_int (object, "checked", feed->checked_at);
  tln_cli_add_text (object, "error", feed->error != NULL ? feed->error->message : NULL);
  tln_cli_print (object);
}

static int
feeds_list (TlnCli *cli, int argc, char **argv)
{
  GError *error = NULL;

  if (argc != 1)
    return tln_cli_usage ("feeds list: nothing may stand behind it");
  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  g_autoptr (GPtrArray) feeds = tln_feeds_get_all (cli->db, &error);
  if (feeds == NULL)
    tln_cli_refuse_error (cli, NULL, error);
  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    print_feed (cli, g_ptr_array_index (feeds, i));
  return TLN_CLI_DONE;
}

static int
feeds_remove (TlnCli *cli, int argc, char **argv)
{
  if (argc < 2)
    return tln_cli_usage ("feeds remove: a feed is missing");
  if (!tln_cli_open_to_write (cli, FALSE))
    return TLN_CLI_REFUSED;
  for (int i = 1; i < argc; i++) {
    g_autoptr (TlnSubscription) feed = tln_cli_feed (cli, argv[i]);
    GError *error = NULL;
    if (feed == NULL || !tln_cli_begin (cli, TLN_ACT_FEED))
      continue;
    gboolean done = tln_feeds_remove (cli->db, feed->id, &error);
    tln_cli_end (cli, feed->title, !done, error);
  }
  return TLN_CLI_DONE;
}

static void
print_outline (TlnCli *cli, const TlnOutline *outline, gint64 id, gboolean added)
{
  if (!cli->json) {
    printf ("%-5s %s\n", added ? "new" : "known", outline->url);
    return;
  }
  JsonBuilder *object = tln_cli_object ();
  tln_cli_add_id (object, "id", id);
  tln_cli_add_text (object, "url", outline->url);
  tln_cli_add_text (object, "title", outline->title);
  tln_cli_add_text (object, "folder", outline->folder);
  tln_cli_add_text (object, "status", added ? "new" : "known");
  tln_cli_print (object);
}

/* One list, one act. Nothing is fetched. */
static void
import_opml (TlnCli *cli, const char *path, const TlnOpml *opml)
{
  GError *error = NULL;
  gboolean good = tln_cli_begin (cli, TLN_ACT_FEED);

  if (!good)
    return;
  for (guint i = 0; good && i < opml->outlines->len; i++) {
    const TlnOutline *outline = g_ptr_array_index (opml->outlines, i);
    TlnFeedDraft draft = { outline->url, outline->title, outline->site_url, outline->folder,
                           FALSE };
    gboolean added;
    if (outline->kind != TLN_OUTLINE_FEED) {
      tln_cli_refuse (cli, "%s: %s is no feed", path, outline->url);
      continue;
    }
    gint64 id = tln_feeds_add (cli->db, &draft, &added, &error);
    good = id != 0;
    if (good)
      print_outline (cli, outline, id, added);
  }
  tln_cli_end (cli, opml->title, !good, error);
}

static int
feeds_import (TlnCli *cli, int argc, char **argv)
{
  if (argc < 2)
    return tln_cli_usage ("feeds import: a list of feeds (OPML) is missing");
  if (!tln_cli_open_to_write (cli, TRUE))
    return TLN_CLI_REFUSED;
  for (int i = 1; i < argc; i++) {
    GError *error = NULL;
    g_autoptr (GBytes) bytes = tln_cli_read_bytes (argv[i], &error);
    g_autoptr (TlnOpml) opml = bytes != NULL ? tln_opml_parse (bytes, NULL, &error) : NULL;
    if (opml == NULL)
      tln_cli_refuse_error (cli, argv[i], error);
    else
      import_opml (cli, argv[i], opml);
  }
  return TLN_CLI_DONE;
}

static int
feeds_export (TlnCli *cli, int argc, char **argv)
{
  GError *error = NULL;

  if (argc != 2)
    return tln_cli_usage ("feeds export: a file is wanted");
  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  g_autoptr (GPtrArray) feeds = tln_feeds_get_all (cli->db, &error);
  if (feeds == NULL) {
    tln_cli_refuse_error (cli, NULL, error);
    return TLN_CLI_REFUSED;
  }
  g_autoptr (GPtrArray) outlines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tln_outline_free);
  for (guint i = 0; i < feeds->len; i++) {
    const TlnSubscription *feed = g_ptr_array_index (feeds, i);
    g_ptr_array_add (outlines,
                     tln_outline_new (feed->title, feed->url, feed->site_url, feed->folder));
  }
  g_autofree char *text = tln_opml_write ("Throughline", outlines);
  if (strcmp (argv[1], "-") == 0)
    fputs (text, stdout);
  else if (!g_file_set_contents (argv[1], text, -1, &error))
    tln_cli_refuse_error (cli, NULL, error);
  return TLN_CLI_DONE;
}

static int
run_feeds (TlnCli *cli, int argc, char **argv)
{
  static const struct {
    const char *word;
    TlnCommandFunc run;
  } words[] = {
    { "read", tln_cli_feeds_read },     { "add", tln_cli_feeds_add },   { "list", feeds_list },
    { "update", tln_cli_feeds_update }, { "remove", feeds_remove },     { "import", feeds_import },
    { "export", feeds_export },         { "text", tln_cli_feeds_text },
  };

  for (gsize i = 0; argc > 1 && i < G_N_ELEMENTS (words); i++)
    if (strcmp (argv[1], words[i].word) == 0)
      return words[i].run (cli, argc - 1, argv + 1);
  return tln_cli_usage ("feeds: read, add, list, update, remove, import, export or text is wanted");
}

const TlnCommand tln_commands_feeds[] = {
  { "feeds",
    "read PATH…|- [--content-type TYPE] [--address URL]: parse only | add URL… | list\n"
    "         | update [FEED…] | remove FEED… | import OPML… | export FILE|-\n"
    "         | text ARTICLE…: the full text in place of what the feed had",
    run_feeds, TRUE },
  { NULL },
};

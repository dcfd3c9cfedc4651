/* SPDX-License-Identifier: GPL-3.0-or-later */
/* feeds read: what a feed or a list of feeds holds, without any library. Moments are in UTC; a date
 * without a time is its first second, so that all of them compare. */
#include "tln-cmd-feeds.h"
#include "tln-error.h"
#include "tln-feed.h"
#include "tln-opml.h"

#include <stdio.h>

static void
begin_list (JsonBuilder *object, const char *name)
{
  json_builder_set_member_name (object, name);
  json_builder_begin_array (object);
}

static void
add_strings (JsonBuilder *object, const char *name, GStrv values)
{
  begin_list (object, name);
  for (guint i = 0; values[i] != NULL; i++) {
    g_autofree char *valid = g_utf8_make_valid (values[i], -1);
    json_builder_add_string_value (object, valid);
  }
  json_builder_end_array (object);
}

static char *
moment (const TlnDate *date)
{
  gint64 key = tln_date_sort_key (date);
  g_autoptr (GDateTime) time = key != G_MININT64 ? g_date_time_new_from_unix_utc (key) : NULL;

  return time != NULL ? g_date_time_format_iso8601 (time) : NULL;
}

static void
add_date (JsonBuilder *object, const char *name, const TlnDate *date)
{
  g_autofree char *text = moment (date);

  tln_cli_add_text (object, name, text);
}

static void
add_entry (JsonBuilder *object, const TlnFeedEntry *entry)
{
  json_builder_begin_object (object);
  tln_cli_add_text (object, "id", entry->id);
  tln_cli_add_text (object, "title", entry->title);
  add_strings (object, "links", entry->links);
  tln_cli_add_text (object, "url", entry->url);
  add_date (object, "published", &entry->published);
  add_date (object, "updated", &entry->updated);
  add_strings (object, "authors", entry->authors);
  tln_cli_add_text (object, "language", entry->language);
  tln_cli_add_text (object, "summary", entry->summary);
  tln_cli_add_text (object, "content", entry->content);
  json_builder_end_object (object);
}

static void
print_feed (const char *path, const TlnFeed *feed)
{
  JsonBuilder *object = tln_cli_object ();

  tln_cli_add_text (object, "path", path);
  tln_cli_add_text (object, "type", tln_feed_type_name (feed->type));
  tln_cli_add_text (object, "encoding", feed->encoding);
  json_builder_set_member_name (object, "damaged");
  json_builder_add_boolean_value (object, feed->damaged);
  tln_cli_add_text (object, "title", feed->title);
  tln_cli_add_text (object, "description", feed->description);
  add_strings (object, "links", feed->links);
  tln_cli_add_text (object, "url", feed->url);
  add_date (object, "published", &feed->published);
  add_date (object, "updated", &feed->updated);
  tln_cli_add_text (object, "language", feed->language);
  add_strings (object, "authors", feed->authors);
  begin_list (object, "entries");
  for (guint i = 0; i < feed->entries->len; i++)
    add_entry (object, g_ptr_array_index (feed->entries, i));
  json_builder_end_array (object);
  tln_cli_print (object);
}

static void
show_feed (const TlnFeed *feed)
{
  printf ("%s %s, %u entries%s\n", tln_feed_type_name (feed->type),
          feed->title != NULL ? feed->title : "", feed->entries->len,
          feed->damaged ? " (damaged)" : "");
  for (guint i = 0; i < feed->entries->len; i++) {
    const TlnFeedEntry *entry = g_ptr_array_index (feed->entries, i);
    const TlnDate *date =
        entry->published.day != TLN_DAY_NONE ? &entry->published : &entry->updated;
    g_autofree char *when = tln_date_format (date);
    printf ("  %s %s\n    %s\n", when != NULL ? when : "-",
            entry->title != NULL ? entry->title : "", entry->url != NULL ? entry->url : "");
  }
}

static const char *
kind_name (TlnOutlineKind kind)
{
  return kind == TLN_OUTLINE_FEED ? "feed" : kind == TLN_OUTLINE_LIST ? "list" : "page";
}

static void
print_opml (const char *path, const TlnOpml *opml)
{
  JsonBuilder *object = tln_cli_object ();

  tln_cli_add_text (object, "path", path);
  tln_cli_add_text (object, "type", "OPML");
  json_builder_set_member_name (object, "damaged");
  json_builder_add_boolean_value (object, opml->damaged);
  tln_cli_add_text (object, "title", opml->title);
  begin_list (object, "feeds");
  for (guint i = 0; i < opml->outlines->len; i++) {
    const TlnOutline *outline = g_ptr_array_index (opml->outlines, i);
    json_builder_begin_object (object);
    tln_cli_add_text (object, "kind", kind_name (outline->kind));
    tln_cli_add_text (object, "title", outline->title);
    tln_cli_add_text (object, "url", outline->url);
    tln_cli_add_text (object, "siteUrl", outline->site_url);
    tln_cli_add_text (object, "folder", outline->folder);
    json_builder_end_object (object);
  }
  json_builder_end_array (object);
  tln_cli_print (object);
}

static void
show_opml (const TlnOpml *opml)
{
  printf ("OPML %s, %u outlines%s\n", opml->title != NULL ? opml->title : "", opml->outlines->len,
          opml->damaged ? " (damaged)" : "");
  for (guint i = 0; i < opml->outlines->len; i++) {
    const TlnOutline *outline = g_ptr_array_index (opml->outlines, i);
    printf ("  %s %s%s%s\n    %s\n", kind_name (outline->kind),
            outline->folder != NULL ? outline->folder : "", outline->folder != NULL ? ": " : "",
            outline->title != NULL ? outline->title : "", outline->url);
  }
}

/* A feed, or else a list of feeds; the reason given is that of the feed. */
static void
read_path (TlnCli *cli, const char *path, const TlnHints *hints)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = tln_cli_read_bytes (path, &error);
  g_autoptr (TlnFeed) feed = bytes != NULL ? tln_feed_parse (bytes, hints, &error) : NULL;
  g_autoptr (TlnOpml) opml =
      feed == NULL && g_error_matches (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_NOT_FEED)
          ? tln_opml_parse (bytes, hints, NULL)
          : NULL;

  if (feed != NULL && cli->json)
    print_feed (path, feed);
  else if (feed != NULL)
    show_feed (feed);
  else if (opml != NULL && cli->json)
    print_opml (path, opml);
  else if (opml != NULL)
    show_opml (opml);
  else
    tln_cli_refuse_error (cli, path, g_steal_pointer (&error));
}

int
tln_cli_feeds_read (TlnCli *cli, int argc, char **argv)
{
  g_autofree char *content_type = NULL;
  g_autofree char *address = NULL;
  const GOptionEntry entries[] = { { "content-type", 0, 0, G_OPTION_ARG_STRING, &content_type, NULL,
                                     NULL },
                                   { "address", 0, 0, G_OPTION_ARG_STRING, &address, NULL, NULL },
                                   { NULL } };

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc < 2)
    return tln_cli_usage ("feeds read: a path is missing");
  for (int i = 1; i < argc; i++) {
    TlnHints hints = { .name = argv[i], .content_type = content_type, .url = address };
    read_path (cli, argv[i], &hints);
  }
  return TLN_CLI_DONE;
}

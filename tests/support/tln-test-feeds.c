/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds of a few items, followed and updated as the program does it. */
#include "tln-test-feeds.h"

#include "tln-act.h"
#include "tln-test-store.h"

#include <string.h>

TlnFeed *
tln_test_feed (const char *items)
{
  TlnHints hints = { .url = "https://a.example/feed" };
  g_autofree char *text = g_strconcat (
      "<rss version='2.0'><channel><title>Weekly</title><link>https://a.example/</link>", items,
      "</channel></rss>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  TlnFeed *feed = tln_feed_parse (bytes, &hints, &error);

  g_assert_no_error (error);
  return feed;
}

gint64
tln_test_follow (TlnDb *db, const char *url)
{
  TlnFeedDraft draft = { .url = url, .typed = TRUE };
  g_autoptr (GError) error = NULL;

  tln_test_begin (db, TLN_ACT_FEED);
  gint64 id = tln_feeds_add (db, &draft, NULL, &error);
  tln_test_end (db);
  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
  return id;
}

TlnFeedStored
tln_test_feed_update (TlnDb *db, gint64 id, const char *items)
{
  g_autoptr (TlnFeed) feed = tln_test_feed (items);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnFeedNews) news = tln_feeds_prepare (db, id, feed, &error);
  TlnFeedStored stored = { 99, 99, 99 };

  g_assert_no_error (error);
  tln_test_begin (db, TLN_ACT_FEED_UPDATE);
  g_assert_true (tln_feeds_store (db, id, news, NULL, &stored, &error));
  tln_test_end (db);
  g_assert_no_error (error);
  return stored;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a feed, and each entry of it as a document; or as a page that names feeds. */
#include "fuzz-check.h"
#include "fuzz.h"
#include "tln-feed-document.h"

static void
check_entry (const TlnFeed *feed, const TlnFeedEntry *entry)
{
  g_autoptr (GBytes) page = tln_feed_entry_page (entry);
  g_autofree char *hash = tln_feed_entry_hash (entry);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDocument) document = tln_feed_entry_document (feed, entry, &error);

  g_assert_nonnull (entry->id);
  g_assert_nonnull (hash);
  fuzz_check_text (entry->id);
  fuzz_check_text (entry->title);
  fuzz_check_text (entry->summary);
  fuzz_check_text (entry->content);
  fuzz_check_address (entry->url);
  g_assert_true ((document == NULL) == (error != NULL));
  fuzz_check_error (error);
  if (document != NULL)
    fuzz_check_document (document);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  TlnHints hints = { .url = "https://a.example/feed" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnFeed) feed = tln_feed_parse (bytes, &hints, &error);
  g_auto (GStrv) links = tln_feed_links_of_page (bytes, &hints);

  for (guint i = 0; links != NULL && links[i] != NULL; i++)
    fuzz_check_address (links[i]);
  g_assert_true ((feed == NULL) == (error != NULL));
  if (feed == NULL)
    return 0;
  fuzz_check_address (feed->url);
  fuzz_check_text (feed->title);
  g_assert_cmpuint (feed->entries->len, <=, TLN_FEED_MAX_ENTRIES);
  for (guint i = 0; i < feed->entries->len; i++)
    check_entry (feed, feed->entries->pdata[i]);
  return 0;
}

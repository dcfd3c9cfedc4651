/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a feed. */
#include "fuzz.h"
#include "tln-feed.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  TlnHints hints = { .url = "https://a.example/feed" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnFeed) feed = tln_feed_parse (bytes, &hints, &error);

  g_assert_true ((feed == NULL) == (error != NULL));
  return 0;
}

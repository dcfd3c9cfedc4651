/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds for tests of the library. */
#pragma once

#include "tln-feeds.h"

G_BEGIN_DECLS

/* A feed of https://a.example/ with these items, as RSS 2.0 writes them. */
TlnFeed *tln_test_feed (const char *items);

/* Follows the feed at that address, which was typed. Returns its id. */
gint64 tln_test_follow (TlnDb *db, const char *url);

/* One update somebody asked for, which finds these items. */
TlnFeedStored tln_test_feed_update (TlnDb *db, gint64 id, const char *items);

G_END_DECLS

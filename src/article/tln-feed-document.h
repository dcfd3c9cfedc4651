/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of a feed as a document like any other. */
#pragma once

#include "tln-feed.h"

G_BEGIN_DECLS

/* What is kept as the original of an entry: its HTML in a page of our own with its title, language
 * and base; transfer full. */
GBytes *tln_feed_entry_page (const TlnFeedEntry *entry);

/* The document: the content (or the summary, or the title where there is neither) as our own
 * structure, which has no place for scripts, styles, forms and frames; the title, the first author
 * list that is there, the title of the feed as the site, the address and the date with its
 * precision, all with the origin "feed". Pure; any thread. Errors: TLN_IMPORT_ERROR_NO_TEXT. */
TlnDocument *
tln_feed_entry_document (const TlnFeed *feed, const TlnFeedEntry *entry, GError **error);

/* SHA-256 of what an entry says: the same entry under another id is known by it. Caller frees. */
char *tln_feed_entry_hash (const TlnFeedEntry *entry);

/* The feeds a page names in its head (link rel=alternate with a type of a feed), whole, in order;
 * base is the address of the page. Caller frees. */
GStrv tln_feed_links_of_page (GBytes *bytes, const TlnHints *hints);

G_END_DECLS

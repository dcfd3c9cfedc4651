/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of the formats share. */
#pragma once

#include "tln-feed.h"
#include "tln-xml.h"

G_BEGIN_DECLS

/* FALSE with TLN_IMPORT_ERROR_EMPTY or _TOO_LARGE for what is no use reading, feed or OPML. */
gboolean tln_feed_check_size (GBytes *bytes, GError **error);

TlnFeedEntry *tln_feed_entry_new (void);
void tln_feed_entry_free (TlnFeedEntry *entry);
/* Makes an id where there is none, and a page out of the links. */
void tln_feed_entry_finish (TlnFeedEntry *entry);

/* The readers: FALSE when the text is nothing of theirs. */
gboolean tln_feed_read_xml (TlnFeed *feed, const char *text, const char *address, GError **error);
gboolean tln_feed_read_json (TlnFeed *feed, const char *text, const char *address, GError **error);

/* The characters inside an element, with the marks of the elements in it left out. */
char *tln_feed_characters (const TlnNode *node);
/* An element that holds HTML, written in one of the ways there are (escaped, as elements, in base
 * 64, plain text), as HTML. NULL when there is nothing in it. */
char *tln_feed_html (const TlnNode *node);
/* The same as plain text on one line, with the element's own rules for what is markup. */
char *tln_feed_plain (const TlnNode *node);
/* HTML to plain text on one line; NULL for nothing. */
char *tln_feed_plain_html (const char *html);

G_END_DECLS

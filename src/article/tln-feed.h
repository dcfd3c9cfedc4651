/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds: RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0, JSON Feed 1. */
#pragma once

#include "tln-document.h"

G_BEGIN_DECLS

/* Feeds above this are refused before they are parsed. */
#define TLN_FEED_MAX_BYTES (16 * 1024 * 1024)
/* Entries past this many are left out. */
#define TLN_FEED_MAX_ENTRIES 5000

typedef enum {
  TLN_FEED_RSS0, /* 0.90 to 0.94 */
  TLN_FEED_RSS1, /* RDF */
  TLN_FEED_RSS2,
  TLN_FEED_ATOM,
  TLN_FEED_JSON,
} TlnFeedType;

typedef struct {
  char *id; /* what the feed calls it; never NULL */
  gboolean made_id; /* the feed gives none: made of address, title and text */
  char *title; /* plain text on one line, or NULL */
  char *url; /* its page, or NULL */
  GStrv links; /* every address it names, the page among them, in order; whole */
  TlnDate published;
  TlnDate updated;
  GStrv authors; /* names; an e-mail address where there is no name */
  char *summary; /* HTML as the feed has it, scripts and all, or NULL */
  char *content; /* likewise */
  char *base; /* what relative addresses in them are meant against, or NULL */
  char *language; /* BCP 47, or NULL */
} TlnFeedEntry;

typedef struct {
  TlnFeedType type;
  const char *encoding; /* static */
  gboolean damaged; /* not well formed, or not what it was served as: what could be read was */
  char *title;
  char *description; /* plain text on one line, or NULL */
  char *url; /* the page it belongs to, or NULL */
  GStrv links;
  TlnDate published;
  TlnDate updated;
  char *language;
  GStrv authors;
  GPtrArray *entries; /* TlnFeedEntry, in the order of the feed */
} TlnFeed;

/* Parses the bytes of a feed. Used of the hints: url (the address it came from, for relative ones),
 * charset and the charset in content_type. Pure: nothing is loaded; any thread. Errors:
 * TLN_IMPORT_ERROR_EMPTY, _TOO_LARGE, _NOT_FEED (a page, a list of feeds, other XML, no XML),
 * _MALFORMED (JSON that ends early). */
TlnFeed *tln_feed_parse (GBytes *bytes, const TlnHints *hints, GError **error);
void tln_feed_free (TlnFeed *feed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnFeed, tln_feed_free)

/* Whether bytes look like a feed by their beginning, without reading them; a page never does. */
gboolean tln_feed_is (GBytes *bytes);

/* "RSS0", "RSS1", "RSS2", "Atom", "JSON". */
const char *tln_feed_type_name (TlnFeedType type);

/* A date of a feed: RFC 822 with the years, zones and orders that are in use, RFC 3339, the W3C
 * form, dates in numbers with 年月日, "/" or ".". FALSE for anything else. */
gboolean tln_feed_date_parse (const char *text, TlnDate *date);

/* The text of a feed in UTF-8, by RFC 7303: byte order mark, then the charset of the reply, then
 * the declaration in the file; but text that is valid UTF-8 is UTF-8 whatever they say, and what
 * fits none of them is read with U+FFFD in it (*damaged). Caller frees. */
char *
tln_feed_decode (GBytes *bytes, const TlnHints *hints, const char **encoding, gboolean *damaged);

G_END_DECLS

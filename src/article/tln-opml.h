/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of feeds: OPML 1 and 2 (opml.org/spec2.opml), and RDF with FOAF as planets publish it. */
#pragma once

#include "tln-document.h"

G_BEGIN_DECLS

/* Outlines past this many are left out. */
#define TLN_OPML_MAX_OUTLINES 20000

typedef enum {
  TLN_OUTLINE_FEED,
  TLN_OUTLINE_LIST, /* another list of feeds; nothing fetches it */
  TLN_OUTLINE_PAGE, /* only a page: it may have a feed */
} TlnOutlineKind;

typedef struct {
  TlnOutlineKind kind;
  char *title; /* or NULL */
  char *url; /* of the feed, the list or the page; as written, but never one that runs something */
  char *site_url; /* its page, or NULL */
  char *folder; /* the outlines around it, joined by "/"; NULL at the top */
} TlnOutline;

typedef struct {
  char *title; /* or NULL */
  gboolean damaged; /* not well formed: what could be read was */
  GPtrArray *outlines; /* TlnOutline, in the order of the file, each address once */
} TlnOpml;

/* Parses the bytes of a list. Pure; any thread. Errors: TLN_IMPORT_ERROR_EMPTY, _TOO_LARGE,
 * _NOT_FEED when it is no such list. */
TlnOpml *tln_opml_parse (GBytes *bytes, const TlnHints *hints, GError **error);
void tln_opml_free (TlnOpml *opml);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnOpml, tln_opml_free)

/* A list as OPML 2.0, folders (of one level) as outlines around their feeds; caller frees. The
 * elements are TlnOutline and sorted by folder. */
char *tln_opml_write (const char *title, GPtrArray *outlines);

TlnOutline *
tln_outline_new (const char *title, const char *url, const char *site_url, const char *folder);
void tln_outline_free (TlnOutline *outline);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes to a document: what an import knows of an article before it is stored. */
#pragma once

#include "tln-day.h"
#include "tln-rich.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files above this are refused before they are parsed. */
#define TLN_DOCUMENT_MAX_BYTES (32 * 1024 * 1024)

/* A piece of metadata and how it was found. */
typedef struct {
  char *value; /* NULL: not found */
  const char *origin; /* static, e.g. "og:title", "json-ld", "first line", "file name" */
  gboolean guess; /* found by a rule of thumb: shown with "?" */
} TlnField;

/* What is known beside the bytes; every member may be NULL. */
typedef struct {
  const char *name; /* file name or path, for the kind, a title, a date */
  const char *url; /* address it came from */
  const char *content_type; /* of the HTTP reply or the clipboard */
  const char *charset; /* of the HTTP reply, or the user's choice */
} TlnHints;

typedef struct {
  const char *kind; /* static: "text", "html", "mhtml", "epub", "markdown", "pdf", "stub" (no text
                     * but what is known of an address, see tln-tool.h) */
  const char *encoding; /* static: "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", …, "PDF" */
  TlnField title;
  TlnField byline;
  TlnField site_name; /* publisher */
  TlnField url; /* canonical address */
  TlnField language; /* BCP 47 */
  TlnField dir; /* "ltr", "rtl" */
  TlnDate published;
  const char *published_origin; /* static */
  gboolean published_guess;
  TlnDate captured; /* when the page was saved, where the file says so */
  char **tags; /* words somebody gave it, or NULL */
  char *published_text; /* as it was written where it was found, or NULL */
  TlnRich *rich;
  char *markdown; /* of rich; NULL where that came out of plain text: kind is "text", "stub" or that
                   * of an archive whose page is such a text */
  GArray *pages; /* guint32: the code point of the text each page begins at; NULL: no pages */
  GPtrArray *pictures; /* TlnPagePicture: those of rich that came with the bytes */
} TlnDocument;

/* Parses bytes of any supported kind. No files, no network; safe on any thread. A PDF is read by
 * another program meanwhile, until the thread's current cancellable (g_cancellable_push_current) is
 * cancelled. Errors: TLN_IMPORT_ERROR (all but unreadable), G_IO_ERROR_CANCELLED. */
TlnDocument *tln_document_parse (GBytes *bytes, const TlnHints *hints, GError **error);
void tln_document_free (TlnDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnDocument, tln_document_free)

/* The rich text of a stored article again: from its Markdown, or its text where there is none. */
TlnRich *tln_document_rich (const char *text, const char *markdown);

G_END_DECLS

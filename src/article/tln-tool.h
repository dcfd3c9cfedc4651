/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports of other tools: one file that holds many articles, with what somebody did with them
 * there. Recognised by what is in the file, never by its name; columns and members are found by
 * their names, never by their place. Pure: no files, no network; any thread. */
#pragma once

#include "tln-document.h"

G_BEGIN_DECLS

/* Larger files are not read, longer lists are refused. */
#define TLN_TOOL_MAX_BYTES (128 * 1024 * 1024)
#define TLN_TOOL_MAX_ITEMS 100000

/* Words somebody marked in an article. */
typedef struct {
  char *quote; /* plain text */
  char *note; /* or NULL; tags of the highlight stand in it as "#word", a page as "p. 3" */
  char *colour; /* as tln-colour.h keeps it, or NULL */
  TlnDate created;
} TlnToolHighlight;

/* A file beside the export that has the text of an article. */
typedef struct {
  char *path; /* below the folder of the export; as it was written: not checked */
  char *type; /* MIME type, or NULL */
  char *charset; /* or NULL */
} TlnToolFile;

/* One article as the tool had it; what it did not say is NULL, FALSE or no date. */
typedef struct {
  char *url; /* as it was written: not checked */
  char *title;
  char *author; /* several: "A, B" */
  char *site;
  char *language;
  TlnDate published;
  TlnDate saved;
  char *note; /* of the person, plain text or Markdown */
  char *summary; /* of the article: an abstract, a description */
  char *content; /* HTML or plain text */
  gboolean content_html;
  gboolean read;
  gboolean starred;
  gboolean archived;
  GPtrArray *tags; /* char *, as they were written, each once; folders and collections too */
  GPtrArray *highlights; /* TlnToolHighlight */
  GPtrArray *files; /* TlnToolFile, the one most likely to be the article first */
} TlnToolItem;

typedef struct {
  const char *tool; /* static: pocket omnivore wallabag readwise instapaper matter raindrop zotero
                     * csl-json bookmarks clipper; the origin of what it says */
  const char *rule; /* static: what it was recognised by */
  GPtrArray *items; /* TlnToolItem, in the order of the file */
} TlnToolExport;

/* NULL without an error: not an export that is known. Errors: TLN_IMPORT_ERROR_MALFORMED,
 * _TOO_LARGE, _UNSUPPORTED (an encrypted archive), _NO_TEXT (an export with nothing in it). */
TlnToolExport *tln_tool_read (GBytes *bytes, const TlnHints *hints, GError **error);
void tln_tool_export_free (TlnToolExport *export);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnToolExport, tln_tool_export_free)
void tln_tool_item_free (TlnToolItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnToolItem, tln_tool_item_free)

/* The item as a document: its content, whole and as it is; where there is none a "stub" whose text
 * is title, address, summary and note. *bytes are what is kept as the original. Errors:
 * TLN_IMPORT_ERROR_UNSUPPORTED for an address that is of no page (a bookmarklet), _NO_TEXT. */
TlnDocument *
tln_tool_document (const TlnToolItem *item, const char *tool, GBytes **bytes, GError **error);

/* Gives a document that was read from a file of the item what the tool knew of it, which goes
 * before what the file says of itself. */
void tln_tool_document_adopt (TlnDocument *document, const TlnToolItem *item, const char *tool);

/* A line for people: the title, else the address, else the first words; caller frees. */
char *tln_tool_item_label (const TlnToolItem *item);

G_END_DECLS

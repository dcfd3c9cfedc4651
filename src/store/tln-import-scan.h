/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what somebody wants to import to single documents, and from a document's file to its draft.
 * No library; any thread. */
#pragma once

#include "tln-articles.h"
#include "tln-tool.h"

G_BEGIN_DECLS

/* Where a document belongs that somebody asked for by its address, or that takes the place of a
 * stub (tln-stubs.h). What goes wrong with it is kept with the address. */
typedef struct {
  const char *url; /* as it was asked for; NULL: it came another way */
  gint64 stub; /* the article it is to become; 0: the stub of url, or a new one */
  TlnTyped typed; /* url */
  const GError *error; /* why there are no bytes; NULL: there are */
} TlnAsked;

/* One document on its way. */
typedef struct {
  char *path; /* or address; NULL for a paste */
  GFile *file; /* NULL: bytes are there already */
  GBytes *bytes;
  char *name; /* hints, each may be NULL */
  char *url;
  char *content_type;
  char *charset;
  char *asked; /* TlnAsked.url, or NULL */
  gint64 stub; /* TlnAsked.stub */
  TlnTyped typed; /* TlnAsked.typed */
  char *title; /* of a page without its text, or NULL */
  const char *title_origin; /* static */
  gboolean maybe; /* an archive in a folder: nothing is said of it unless it is an export */
  const char *tool; /* static; NULL: a document of its own */
  TlnToolItem *entry; /* what it is in the export of that tool */
  char *folder; /* where the files of that export lie, or NULL */
  GPtrArray *parts; /* TlnImportItem: it is an export (or nothing at all) and these stand for it */
  TlnDraft *draft; /* when it has been parsed */
  GError *error; /* why it cannot be */
} TlnImportItem;
TlnImportItem *tln_import_item_new_file (GFile *file);
TlnImportItem *tln_import_item_new_bytes (GBytes *bytes, const TlnHints *hints);
/* bytes and hints NULL where asked->error says why. */
TlnImportItem *
tln_import_item_new_asked (GBytes *bytes, const TlnHints *hints, const TlnAsked *asked);
void tln_import_item_free (TlnImportItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnImportItem, tln_import_item_free)

/* Takes item apart into out: a folder into what is in it and below, in order of name, without
 * hidden files, without what its name says is a picture, a program and the like, without the files
 * of an export (tln-import-attachment.h), and without following links to folders; anything else is
 * passed on. Takes item. */
void tln_import_scan (TlnImportItem *item, GPtrArray *out, GCancellable *cancellable);

/* FALSE for what a folder is not searched for: hidden files and what the name says is a picture, a
 * program and the like. */
gboolean tln_import_wants (const char *name);

/* Reads and parses: draft, error or parts is set afterwards; parts are to be parsed themselves, in
 * the place of the item. Files above TLN_TOOL_MAX_BYTES are not read; a page that was asked for by
 * its address and is but a wall (tln-page-wall.h) is refused. */
void tln_import_item_parse (TlnImportItem *item, const TlnDetectContext *context);

G_END_DECLS

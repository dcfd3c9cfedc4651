/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses whose page is not there: articles of the kind "stub" that can be tried again, or filled
 * with a text that came another way (tln_articles_fill). See tln-articles.h for threads and acts.
 */
#pragma once

#include "tln-articles.h"

G_BEGIN_DECLS

typedef struct {
  const char *url; /* as it was asked for */
  const char *title; /* what is known, or NULL: host and path */
  const char *title_origin; /* how; NULL: the browser said so */
  const char *quote; /* words somebody selected on the page, or NULL: kept as a claim */
  const char *reason; /* why it is not there (tln_error_name), or NULL: it was not tried */
  TlnTyped typed; /* the url */
} TlnStubDraft;

/* Keeps an address. One that is kept already stays the same article and gets what is new about it:
 * a better title, the quote. Its text is the title, the address and the quote. Returns the id, 0 on
 * error. */
gint64 tln_stubs_keep (TlnDb *db, gint64 batch, const TlnStubDraft *draft, GError **error);

/* The stub of this address, however it is written (tln_page_address_key), that is not in the Trash;
 * 0: none. */
gint64 tln_stubs_find (TlnDb *db, const char *url, GError **error);

/* Whether one of these articles (gint64 ids, in any order) is a stub. FALSE on error. */
gboolean tln_stubs_among (TlnDb *db, const GArray *ids, gboolean *some, GError **error);

/* Notes that it was tried again in vain. Nothing to be undone: to be called without an act. */
gboolean tln_stubs_tried (TlnDb *db, gint64 stub, const char *reason, GError **error);

/* What people call an address: host and path, decoded. Caller frees. */
char *tln_stub_title (const char *url);

G_END_DECLS

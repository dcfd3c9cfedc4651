/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked for, and what a reply, or the want of one, means to somebody who asked for a page.
 * Pure. */
#pragma once

#include <libsoup/soup.h>

#include "tln-error.h"
#include "tln-fetcher.h"

G_BEGIN_DECLS

/* Says what is wanted, and how it may be packed. */
void tln_reply_accept (SoupMessageHeaders *headers, TlnFetchKind kind);

/* The body without its packing, which is what a reply of these headers says; body itself when it
 * has none. Caller unrefs. NULL: it is packed in a way that was not asked for, or twice. */
GInputStream *tln_reply_unpack (SoupMessageHeaders *headers, GInputStream *body);

/* The code for a status that is neither success nor a redirect. */
TlnNetError tln_reply_status_code (guint status);

/* Of RFC 9110, those that lead elsewhere. */
gboolean tln_reply_redirects (guint status);

/* The Content-Type in lower case without parameters, or NULL; *charset as it was said, or NULL.
 * Caller frees both. */
char *tln_reply_content_type (SoupMessage *message, char **charset);

/* Something that can be read as an article; NULL: the server does not say, so it is looked at. */
gboolean tln_reply_readable (const char *type);

/* Whether a reply of that type is what was asked for. */
gboolean tln_reply_wanted (const char *type, TlnFetchKind kind);

/* Errors of resolver, TLS and sockets as TLN_NET_ERROR; a cancelled one stays what it is. */
GError *tln_reply_map_error (const GError *error, const char *address);

/* Nothing answered: no connection was made at all. */
gboolean tln_reply_no_connection (const GError *error);

G_END_DECLS

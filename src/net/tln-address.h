/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses: what may be fetched. How they are compared stands in base/tln-web-address.h. */
#pragma once

#include "tln-web-address.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The one address a text is, for a paste: an http or https address, or a bare host name with a path
 * ("example.com/a"), without blanks around it. NULL when the text is anything else. A bare one gets
 * https. Caller frees. */
char *tln_address_from_text (const char *text);

/* What to try when nobody answers at the address of tln_address_from_text: the same by http when
 * the text did not say https itself, else NULL. Caller frees. */
char *tln_address_plain (const char *text);
/* An https address with http instead; NULL: it is none. Caller frees. */
char *tln_address_with_http (const char *address);

/* Both lead to one server: the same host and port, or the step from http to https on it. */
gboolean tln_address_same_server (const char *from, const char *to);

/* What can be said of a name without looking it up: private by number, localhost, .local, or one
 * without a dot, as only a local network has. */
gboolean tln_address_private_name (const char *address);

/* Host without "www."; caller frees. NULL when there is none. */
char *tln_address_host (const char *address);

/* Loopback, link-local, site-local, private, multicast and unspecified addresses. */
gboolean tln_address_private (GInetAddress *address);

G_END_DECLS

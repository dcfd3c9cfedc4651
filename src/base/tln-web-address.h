/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses of the web as text: which they are, and which are the same. Nothing here opens a
 * connection. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a name can be that of a server. GUri decodes hosts, so that "a.example%2Fb" becomes a
 * host and a path when it is written again. */
gboolean tln_web_host_good (const char *host);

/* NULL when it is not http or https or has no host, or one that cannot be. Caller frees. */
GUri *tln_web_address_parse (const char *address);

/* The address in the form it is kept and compared: no fragment, no default port, host in lower
 * case, without the parameters that only follow people (utm_*, fbclid, gclid, spm …).
 * Caller frees; NULL when it is not http or https. */
char *tln_address_canonical (const char *address);

G_END_DECLS

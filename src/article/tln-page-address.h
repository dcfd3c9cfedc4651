/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses in pages. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The address made whole by a base (which may be NULL); as it is where that cannot be done.
 * Caller frees. */
char *tln_page_address_resolve (const char *base, const char *address);

/* What two addresses of the same page have in common: host in lower case without "www.", path
 * without a slash at its end, query without the parameters that only follow people (utm_*, fbclid,
 * gclid, spm and the like); no scheme, no fragment. NULL when it is not http or https. To compare
 * by, not to be fetched. Caller frees. */
char *tln_page_address_key (const char *address);

/* Relative, or of a scheme that only points somewhere: http, https, ftp, mailto. */
gboolean tln_page_address_safe (const char *address);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses in pages. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The address made whole by a base (which may be NULL); as it is where that cannot be done.
 * Caller frees. */
char *tln_page_address_resolve (const char *base, const char *address);

/* Relative, or of a scheme that only points somewhere: http, https, ftp, mailto. */
gboolean tln_page_address_safe (const char *address);

G_END_DECLS

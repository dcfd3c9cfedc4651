/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that came and are not the page: a form to log in, or a shell that scripts would fill.
 * Whether a page with words says "not found" is not guessed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  TLN_WALL_NONE,
  TLN_WALL_SCRIPTS, /* next to no text, but scripts */
  TLN_WALL_LOGIN, /* next to no text, but a field for a password */
} TlnWall;

/* Looks at the bytes of a page as they came; charset is that of the reply, or NULL. Bytes that are
 * no HTML are no wall. Pure; any thread. */
TlnWall tln_page_wall (GBytes *bytes, const char *charset);

/* The title such a page has all the same, and how it was found; NULL: none. Caller frees. */
char *tln_page_wall_title (GBytes *bytes, const char *charset, const char **origin);

G_END_DECLS

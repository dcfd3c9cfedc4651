/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of highlights, as tools of all kinds write them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As it is kept: one of the basic names ("yellow"), or "#rrggbb". NULL for what is neither, nor
 * "#rgb", "#rrggbbaa" or another word for a basic one ("grey"). Caller frees. */
char *tln_colour_tidy (const char *written);

/* Red, green and blue of a colour as it is kept, from 0 to 1; FALSE when it is none. */
gboolean tln_colour_rgb (const char *colour, double rgb[3]);

/* The basic name that comes nearest to a colour as it is kept, static: yellow, orange, red, pink,
 * purple, blue, cyan, green, brown, gray, black, white. NULL when it is none. */
const char *tln_colour_name (const char *colour);

G_END_DECLS

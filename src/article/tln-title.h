/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles without the names of sites around them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The title out of a page's title element, which often holds the site, a section and more.
 * headings: texts of the h1 and h2 elements, in order; n_h1 of them are h1. After
 * Mozilla's Readability. Caller frees. */
char *tln_title_from_element (const char *title, const GPtrArray *headings, guint n_h1);

/* Cuts a site's name off a title that was stated: at "_", "|", "-" and the like, where what is left
 * is a heading of the page or what is cut is the site's name. Caller frees. */
char *tln_title_without_site (const char *title, const GPtrArray *headings, const char *site);

G_END_DECLS

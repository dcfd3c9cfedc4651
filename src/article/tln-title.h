/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles without the names of sites around them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The title out of a page's title element, which often holds the site, a section and more.
 * headings: texts of the h1 and h2 elements, in order; n_h1 of them are h1. After
 * Mozilla's Readability. Caller frees. */
char *tln_title_from_element (const char *title, const GPtrArray *headings, guint n_h1);

/* What a page tells about where a title ends and the site's name begins. */
typedef struct {
  const GPtrArray *headings; /* texts of the headings */
  const GPtrArray *named; /* texts of elements that are named titles, or NULL */
  const char *site; /* the site's name, or NULL */
  const char *address; /* of the page, or NULL: the host is a name, too */
} TlnTitleClues;

/* Cuts a site's name off a title that was stated: at "_", "|", "-" and the like, where what is left
 * is a heading of the page or what is cut is the site's name. Caller frees. */
char *tln_title_without_site (const char *title, const TlnTitleClues *clues);
/* Nothing but case, punctuation and white space differs. */
gboolean tln_title_same_letters (const char *a, const char *b);

G_END_DECLS

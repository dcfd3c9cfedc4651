/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What short lines around an article say; for tln-extract*.c and their tests only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  TLN_LINE_STAYS,
  TLN_LINE_ANYWHERE, /* the line goes wherever it stands */
  TLN_LINE_HEAD, /* among the first lines */
  TLN_LINE_TAIL, /* it and all that follows, near the end */
} TlnLinePlace;

/* Where a line of that many characters is no part of an article; linked: it is mostly a link. */
TlnLinePlace tln_line_place (const char *text, guint length, gboolean linked);

/* A line that tells who wrote the article, as it stands below one. byline may be NULL. */
gboolean tln_line_about_author (const char *text, const char *byline);

/* A line that only holds the byline, a date or how long reading takes, as it stands above an
 * article. */
gboolean tln_line_about_article (const char *text, const char *byline);

G_END_DECLS

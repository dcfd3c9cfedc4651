/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of an article, put right by hand: it counts as found by "user" and is no guess from
 * then on. */
#pragma once

#include "tln-articles.h"

G_BEGIN_DECLS

/* An empty title is TLN_DB_ERROR_CONSTRAINT. */
gboolean tln_articles_set_title (TlnDb *db, gint64 id, const char *title, GError **error);
/* The day it is of: as it was published, else as it came in; today where there is none. */
gboolean tln_articles_get_day (TlnDb *db, gint64 id, TlnDay *day, GError **error);
/* After the day of an article has changed: evidence whose day was that of the article goes along.
 */
gboolean tln_articles_move_evidence (TlnDb *db, gint64 id, TlnDay from, GError **error);
/* date NONE removes it. Evidence that has its day from the article goes along. */
gboolean tln_articles_set_published (TlnDb *db, gint64 id, const TlnDate *date, GError **error);
/* An empty one removes it; so with the two below. */
gboolean tln_articles_set_site (TlnDb *db, gint64 id, const char *site, GError **error);
gboolean tln_articles_set_author (TlnDb *db, gint64 id, const char *author, GError **error);
/* BCP 47. */
gboolean tln_articles_set_language (TlnDb *db, gint64 id, const char *language, GError **error);

G_END_DECLS

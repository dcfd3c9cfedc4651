/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles for finding articles by a few letters. See tln-articles.h for threads. */
#pragma once

#include "tln-db.h"
#include "tln-name-index.h"

G_BEGIN_DECLS

/* An index of the titles of the newest at most limit articles outside the Trash, newest first, each
 * with this kind. About 150 bytes an article. NULL on error: TLN_DB_ERROR, G_IO_ERROR_CANCELLED. */
TlnNameIndex *tln_names_of_articles (TlnDb *db, int kind, guint limit, GError **error);

G_END_DECLS

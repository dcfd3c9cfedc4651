/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences that were offered as claims and passed over. See tln-articles.h for threads and acts.
 */
#pragma once

#include "tln-db.h"

G_BEGIN_DECLS

/* Remembers that a sentence (its words) of an article is not wanted; again changes nothing. */
gboolean tln_passed_add (TlnDb *db, gint64 article, const char *exact, GError **error);
/* The words of all of them, a set of strings. Caller unrefs. */
GHashTable *tln_passed_of (TlnDb *db, gint64 article, GError **error);

G_END_DECLS

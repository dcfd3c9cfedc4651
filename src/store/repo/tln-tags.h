/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags: words a person gives articles. See tln-articles.h for threads and acts. */
#pragma once

#include "tln-db.h"

G_BEGIN_DECLS

/* Not the TlnTag of tln-dom.h. */
typedef struct {
  gint64 id;
  char *name;
  guint count; /* articles that have it and are not in the Trash */
} TlnWordTag;
void tln_word_tag_free (TlnWordTag *tag);

/* Gives an article a tag, made when it is new; a second time does nothing. White space is squeezed,
 * a "#" before the word goes, case of Latin letters makes no difference. TLN_DB_ERROR_CONSTRAINT
 * for an empty name. */
gboolean tln_tags_add (TlnDb *db, gint64 article, const char *name, GError **error);
/* Takes it off; a tag that no article has any more goes too. *removed (may be NULL): it was there.
 */
gboolean
tln_tags_remove (TlnDb *db, gint64 article, const char *name, gboolean *removed, GError **error);
/* Element TlnWordTag, by name; of one article or, with 0, all. */
GPtrArray *tln_tags_get (TlnDb *db, gint64 article, GError **error);
/* Another name for a tag; one that has that name already takes its articles over. Searches that are
 * kept are for the new name then. */
gboolean tln_tags_rename (TlnDb *db, gint64 tag, const char *name, GError **error);
/* Gives all articles of a tag another one and removes it; searches that are kept are for the other
 * one then. */
gboolean tln_tags_merge (TlnDb *db, gint64 tag, gint64 into, GError **error);
/* Takes a tag off all its articles. A search that is kept for it stays as it is and says that there
 * is no such tag: without its filter it would find what nobody looked for. */
gboolean tln_tags_delete (TlnDb *db, gint64 tag, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches a person keeps. See tln-articles.h for threads and acts. */
#pragma once

#include "tln-db.h"
#include "tln-query.h"

G_BEGIN_DECLS

typedef struct {
  gint64 id; /* 0: not stored yet */
  char *name;
  TlnQuery *query; /* its kind is Inbox, Library, Trash or Claims; its text is not NULL */
} TlnSavedSearch;
/* Both are copied; white space around the name goes. */
TlnSavedSearch *tln_saved_search_new (const char *name, const TlnQuery *query);
void tln_saved_search_free (TlnSavedSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnSavedSearch, tln_saved_search_free)

/* Element TlnSavedSearch, in the person's order. */
GPtrArray *tln_searches_get_all (TlnDb *db, GError **error);
/* The first of that name, case of Latin letters makes no difference; NULL without error: none. */
TlnSavedSearch *tln_searches_find (TlnDb *db, const char *name, GError **error);

/* Names of the lists that can be searched and kept, and of orders: "inbox", "best". NULL, or FALSE:
 * it is none. */
const char *tln_searches_list_name (TlnListKind kind);
gboolean tln_searches_list_from_name (const char *name, TlnListKind *kind);
const char *tln_searches_sort_name (TlnSort sort);
gboolean tln_searches_sort_from_name (const char *name, TlnSort *sort);

/* Keeps one at the end (id 0; it is set) or changes the one of that id. TLN_DB_ERROR_CONSTRAINT: no
 * name, nothing to search for, a list that is of one thing only, a query that does not parse is
 * TLN_SEARCH_ERROR. */
gboolean tln_searches_save (TlnDb *db, TlnSavedSearch *search, GError **error);
gboolean tln_searches_remove (TlnDb *db, gint64 id, GError **error);
/* Moves one to a place from 0; beyond the end is the end, an id that is gone changes nothing. */
gboolean tln_searches_move (TlnDb *db, gint64 id, guint place, GError **error);

/* In all that are kept a tag goes by another name (tln_search_rename_value); one that is called
 * like what it searches for is called like it again. */
gboolean tln_searches_rename_tag (TlnDb *db, const char *from, const char *to, GError **error);
/* The same before a thesis or a stage is called something else. Nothing changes for a name that
 * another one has, too. */
gboolean tln_searches_follow_thesis (TlnDb *db, gint64 thesis, const char *to, GError **error);
gboolean tln_searches_follow_stage (TlnDb *db, gint64 stage, const char *to, GError **error);

/* How many a search of one of the lists that can be kept finds; of articles at most
 * TLN_SEARCH_COUNT_MAX, *more then says that there are more. Errors as of tln_search. */
gboolean
tln_searches_count (TlnDb *db, const TlnQuery *query, guint *count, gboolean *more, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of saved_search. Nothing of what a search finds is kept. */
#include "tln-searches.h"

#include "tln-error.h"
#include "tln-id.h"
#include "tln-search-query.h"
#include "tln-search-rename.h"
#include "tln-search-run.h"
#include "tln-search.h"
#include "tln-stmt.h"
#include "tln-text.h"

#include <string.h>

static const char *const list_names[] = {
  [TLN_LIST_INBOX] = "inbox",
  [TLN_LIST_LIBRARY] = "library",
  [TLN_LIST_TRASH] = "trash",
  [TLN_LIST_CLAIMS] = "claims",
};

static const char *const sort_names[] = {
  [TLN_SORT_DATE] = "date",       [TLN_SORT_ADDED] = "added",   [TLN_SORT_TITLE] = "title",
  [TLN_SORT_SITE] = "site",       [TLN_SORT_LENGTH] = "length", [TLN_SORT_QUOTE] = "quote",
  [TLN_SORT_SPEAKER] = "speaker", [TLN_SORT_STANCE] = "stance", [TLN_SORT_STAGE] = "stage",
  [TLN_SORT_THESIS] = "thesis",   [TLN_SORT_BEST] = "best",
};

/* The index of a name; n for one that is not there. */
static guint
index_of (const char *const *names, guint n, const char *name)
{
  guint i = 0;

  while (i < n && (name == NULL || g_strcmp0 (names[i], name) != 0))
    i++;
  return i;
}

const char *
tln_searches_list_name (TlnListKind kind)
{
  return kind < G_N_ELEMENTS (list_names) ? list_names[kind] : NULL;
}

gboolean
tln_searches_list_from_name (const char *name, TlnListKind *kind)
{
  guint i = index_of (list_names, G_N_ELEMENTS (list_names), name);

  *kind = (TlnListKind) i;
  return i < G_N_ELEMENTS (list_names);
}

const char *
tln_searches_sort_name (TlnSort sort)
{
  return sort < G_N_ELEMENTS (sort_names) ? sort_names[sort] : NULL;
}

gboolean
tln_searches_sort_from_name (const char *name, TlnSort *sort)
{
  guint i = index_of (sort_names, G_N_ELEMENTS (sort_names), name);

  *sort = (TlnSort) i;
  return i < G_N_ELEMENTS (sort_names);
}

TlnSavedSearch *
tln_saved_search_new (const char *name, const TlnQuery *query)
{
  TlnSavedSearch *self = g_new0 (TlnSavedSearch, 1);

  self->name = tln_text_squeeze (name);
  self->query = tln_query_copy (query);
  return self;
}

void
tln_saved_search_free (TlnSavedSearch *self)
{
  g_free (self->name);
  tln_query_free (self->query);
  g_free (self);
}

static gpointer
read_search (TlnStmt *stmt)
{
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  TlnSavedSearch *self;

  /* The table lets in no other names. */
  if (!tln_searches_list_from_name (tln_stmt_column_text (stmt, 3), &query->kind))
    query->kind = TLN_LIST_LIBRARY;
  if (!tln_searches_sort_from_name (tln_stmt_column_text (stmt, 4), &query->sort))
    query->sort = TLN_SORT_DATE;
  query->text = tln_stmt_column_dup (stmt, 2);
  query->reverse = tln_stmt_column_int (stmt, 5) != 0;
  self = tln_saved_search_new (tln_stmt_column_text (stmt, 1), query);
  self->id = tln_stmt_column_int (stmt, 0);
  return self;
}

#define SELECT "SELECT id, name, query, list, sort, reverse FROM saved_search "
#define ORDER "ORDER BY position, id"

GPtrArray *
tln_searches_get_all (TlnDb *db, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, SELECT ORDER);

  return tln_stmt_all (stmt, read_search, (GDestroyNotify) (void (*) (void)) tln_saved_search_free,
                       error);
}

TlnSavedSearch *
tln_searches_find (TlnDb *db, const char *name, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, SELECT "WHERE name = ?1 COLLATE NOCASE " ORDER " LIMIT 1");
  g_autofree char *clean = tln_text_squeeze (name);

  tln_stmt_bind_text (stmt, 1, clean);
  return tln_stmt_one (stmt, read_search, error);
}

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, message);
  return FALSE;
}

/* Orders of claims are not all those of articles. */
static gboolean
has_order (const TlnQuery *query)
{
  gboolean of_claims = query->sort >= TLN_SORT_QUOTE && query->sort <= TLN_SORT_THESIS;

  return tln_query_of_claims (query) ? query->sort != TLN_SORT_BEST : !of_claims;
}

static gboolean
is_sound (const TlnSavedSearch *search, GError **error)
{
  const TlnQuery *query = search->query;
  g_autofree char *text = tln_text_squeeze (query->text != NULL ? query->text : "");

  if (*search->name == '\0')
    return refuse ("a saved search needs a name", error);
  if (*text == '\0')
    return refuse ("a saved search needs something to search for", error);
  if (tln_searches_list_name (query->kind) == NULL)
    return refuse ("only searches of Inbox, Library, Trash and Claims can be saved", error);
  if (!has_order (query))
    return refuse ("this list has no such order", error);
  g_autoptr (TlnSearchQuery) parsed = tln_search_query_new (text, error);
  return parsed != NULL;
}

gboolean
tln_searches_save (TlnDb *db, TlnSavedSearch *search, GError **error)
{
  const TlnQuery *query = search->query;
  gboolean fresh = search->id == 0;
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, fresh ? "INSERT INTO saved_search (id, name, query, list, sort, reverse, position) "
                  "SELECT ?1, ?2, ?3, ?4, ?5, ?6, coalesce (max (position), -1) + 1 "
                  "FROM saved_search"
                : "UPDATE saved_search SET name = ?2, query = ?3, list = ?4, sort = ?5, "
                  "reverse = ?6 WHERE id = ?1");

  if (!is_sound (search, error))
    return FALSE;
  if (fresh)
    search->id = tln_id_new ();
  tln_stmt_bind_int (stmt, 1, search->id);
  tln_stmt_bind_text (stmt, 2, search->name);
  tln_stmt_bind_text (stmt, 3, query->text);
  tln_stmt_bind_text (stmt, 4, list_names[query->kind]);
  tln_stmt_bind_text (stmt, 5, sort_names[query->sort]);
  tln_stmt_bind_int (stmt, 6, query->reverse ? 1 : 0);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_searches_remove (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "DELETE FROM saved_search WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_run (stmt, error);
}

static gboolean
set_place (TlnDb *db, gint64 id, guint place, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "UPDATE saved_search SET position = ?2 WHERE id = ?1 AND position <> ?2");

  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, place);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_searches_move (TlnDb *db, gint64 id, guint place, GError **error)
{
  g_autoptr (GPtrArray) all = tln_searches_get_all (db, error);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++) {
    TlnSavedSearch *search = g_ptr_array_index (all, i);

    if (search->id != id)
      continue;
    g_ptr_array_steal_index (all, i);
    g_ptr_array_insert (all, (int) MIN (place, all->len), search);
    break;
  }
  for (guint i = 0; i < all->len; i++)
    if (!set_place (db, ((TlnSavedSearch *) g_ptr_array_index (all, i))->id, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
set_words (TlnDb *db, const TlnSavedSearch *search, const char *text, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "UPDATE saved_search SET query = ?2, name = iif (name = query, ?2, name) WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, search->id);
  tln_stmt_bind_text (stmt, 2, text);
  return tln_stmt_run (stmt, error);
}

static gboolean
rename_in_all (TlnDb *db, TlnFilterKind kind, const char *from, const char *to, GError **error)
{
  g_autoptr (GPtrArray) all = tln_searches_get_all (db, error);

  for (guint i = 0; all != NULL && i < all->len; i++) {
    const TlnSavedSearch *search = g_ptr_array_index (all, i);
    g_autofree char *text = tln_search_rename_value (search->query->text, kind, from, to);

    if (text != NULL && !set_words (db, search, text, error))
      return FALSE;
  }
  return all != NULL;
}

gboolean
tln_searches_rename_tag (TlnDb *db, const char *from, const char *to, GError **error)
{
  return rename_in_all (db, TLN_FILTER_TAG, from, to, error);
}

/* sql: what a row (?1) is called now; nothing where another one is called so, too. */
static gboolean
read_name (TlnDb *db, const char *sql, gint64 id, char **name, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, sql);
  gboolean found;

  tln_stmt_bind_int (stmt, 1, id);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *name = found ? tln_stmt_column_dup (stmt, 0) : NULL;
  return TRUE;
}

gboolean
tln_searches_follow_thesis (TlnDb *db, gint64 thesis, const char *to, GError **error)
{
  g_autofree char *from = NULL;

  if (!read_name (
          db,
          "SELECT t.title FROM thesis t WHERE t.id = ?1 AND NOT EXISTS "
          "(SELECT 1 FROM thesis o WHERE o.title = t.title COLLATE NOCASE AND o.id <> t.id)",
          thesis, &from, error))
    return FALSE;
  return from == NULL || strcmp (from, to) == 0 ||
         rename_in_all (db, TLN_FILTER_THESIS, from, to, error);
}

gboolean
tln_searches_follow_stage (TlnDb *db, gint64 stage, const char *to, GError **error)
{
  g_autofree char *from = NULL;

  if (!read_name (db,
                  "SELECT s.name FROM stage s WHERE s.id = ?1 AND NOT EXISTS "
                  "(SELECT 1 FROM stage o WHERE o.name = s.name COLLATE NOCASE AND o.id <> s.id)",
                  stage, &from, error))
    return FALSE;
  return from == NULL || strcmp (from, to) == 0 ||
         rename_in_all (db, TLN_FILTER_STAGE, from, to, error);
}

typedef struct {
  guint count;
  gboolean more;
} Counted;

static void
take_count (const TlnSearchPart *part, gpointer data)
{
  Counted *counted = data;

  counted->count = part->count;
  counted->more = part->more;
}

gboolean
tln_searches_count (TlnDb *db, const TlnQuery *query, guint *count, gboolean *more, GError **error)
{
  Counted counted = { 0 };

  if (query->kind == TLN_LIST_CLAIMS || query->kind == TLN_LIST_TRASH) {
    g_autoptr (GArray) ids = query->kind == TLN_LIST_CLAIMS
                                 ? tln_search_claim_ids (db, query->text, error)
                                 : tln_search_trash_ids (db, query->text, error);
    if (ids == NULL)
      return FALSE;
    counted.count = ids->len;
  } else {
    g_autofree char *text =
        g_strconcat (query->kind == TLN_LIST_INBOX ? "is:inbox " : "", query->text, NULL);
    if (!tln_search_run (db, text, TLN_SEARCH_COUNT, take_count, &counted, error))
      return FALSE;
  }
  *count = counted.count;
  *more = counted.more;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One SQL query per kind and order, all of it constant text. A search that only has filters narrows
 * the query itself; one for words is laid over it. */
#include "tln-spine.h"

#include "tln-claim-spine.h"
#include "tln-id.h"
#include "tln-search-filter.h"
#include "tln-search-run.h"
#include "tln-search.h"
#include "tln-stmt.h"

#include <string.h>

typedef struct {
  const char *select;
  gboolean by_id; /* ?1 */
} Kind;

/* How all of them begin, but for the letter of claims; and those of articles go on. */
#define SELECT "SELECT a.id"
#define FROM " FROM article a"

static const Kind KINDS[] = {
  [TLN_LIST_INBOX] = { "SELECT a.id FROM article a WHERE a.archived = 0 AND a.trashed_at IS NULL",
                       FALSE },
  [TLN_LIST_LIBRARY] = { "SELECT a.id FROM article a WHERE a.trashed_at IS NULL", FALSE },
  [TLN_LIST_TRASH] = { "SELECT a.id FROM article a WHERE a.trashed_at IS NOT NULL", FALSE },
  [TLN_LIST_ARTICLES_OF_THESIS] = { "SELECT a.id FROM article a WHERE a.trashed_at IS NULL"
                                    " AND a.id IN (SELECT article_id FROM mention"
                                    " WHERE thesis_id = ?1 UNION SELECT c.article_id"
                                    " FROM evidence e JOIN claim c ON c.id = e.claim_id"
                                    " WHERE e.thesis_id = ?1)",
                                    TRUE },
  [TLN_LIST_ARTICLES_OF_STAGE] = { "SELECT a.id FROM article a WHERE a.trashed_at IS NULL"
                                   " AND a.id IN (SELECT article_id FROM mention"
                                   " WHERE stage_id = ?1 UNION SELECT c.article_id"
                                   " FROM evidence e JOIN claim c ON c.id = e.claim_id"
                                   " WHERE e.stage_id = ?1)",
                                   TRUE },
  [TLN_LIST_ARTICLES_OF_INSTRUMENT] = { "SELECT a.id FROM article a WHERE a.trashed_at IS NULL"
                                        " AND a.id IN (SELECT article_id FROM mention"
                                        " WHERE instrument_id = ?1)",
                                        TRUE },
  [TLN_LIST_ARTICLES_OF_FEED] = { "SELECT a.id FROM article a WHERE a.trashed_at IS NULL"
                                  " AND a.id IN (SELECT article_id FROM feed_entry"
                                  " WHERE feed_id = ?1)",
                                  TRUE },
  [TLN_LIST_CLAIMS] = { "SELECT q.id FROM claim q JOIN article a ON a.id = q.article_id"
                        " WHERE a.trashed_at IS NULL",
                        FALSE },
  [TLN_LIST_CLAIMS_OF_THESIS] = { "SELECT q.id FROM claim q JOIN article a ON a.id = q.article_id"
                                  " WHERE a.trashed_at IS NULL AND q.id IN"
                                  " (SELECT claim_id FROM evidence WHERE thesis_id = ?1)",
                                  TRUE },
};

/* Forwards and reversed: an index read backwards turns every column round. */
typedef struct {
  const char *order[2];
} Order;

static const Order ARTICLES[] = {
  [TLN_SORT_DATE] = { { "a.published_sort DESC, a.id DESC", "a.published_sort, a.id" } },
  [TLN_SORT_ADDED] = { { "a.id DESC", "a.id" } },
  [TLN_SORT_TITLE] = { { "a.title COLLATE NOCASE, a.id",
                         "a.title COLLATE NOCASE DESC, a.id DESC" } },
  [TLN_SORT_SITE] = { { "a.site IS NULL, a.site COLLATE NOCASE, a.published_sort DESC, a.id DESC",
                        "a.site IS NULL DESC, a.site COLLATE NOCASE DESC, a.published_sort,"
                        " a.id" } },
  [TLN_SORT_LENGTH] = { { "a.length, a.id", "a.length DESC, a.id DESC" } },
  [TLN_SORT_BEST] = { { "a.published_sort DESC, a.id DESC", "a.published_sort, a.id" } },
};
static const Order CLAIMS[] = {
  [TLN_SORT_DATE] = { { "a.published_sort DESC, q.id DESC", "a.published_sort, q.id" } },
  [TLN_SORT_ADDED] = { { "q.id DESC", "q.id" } },
  [TLN_SORT_TITLE] = { { "a.title COLLATE NOCASE, q.id",
                         "a.title COLLATE NOCASE DESC, q.id DESC" } },
  [TLN_SORT_SITE] = { { "a.site IS NULL, a.site COLLATE NOCASE, a.published_sort DESC, q.id DESC",
                        "a.site IS NULL DESC, a.site COLLATE NOCASE DESC, a.published_sort,"
                        " q.id" } },
  [TLN_SORT_LENGTH] = { { "a.length, q.id", "a.length DESC, q.id DESC" } },
};
static const Order THROWN_AWAY = { { "a.trashed_at DESC, a.id DESC", "a.trashed_at, a.id" } };
static const Order OF_EVIDENCE = {
  { "(SELECT max (day) FROM evidence WHERE claim_id = q.id AND thesis_id = ?1) DESC, q.id DESC",
    "(SELECT max (day) FROM evidence WHERE claim_id = q.id AND thesis_id = ?1), q.id" }
};

static const Order *
choose_order (const TlnQuery *query)
{
  gboolean by_time = query->sort == TLN_SORT_DATE || query->sort == TLN_SORT_ADDED;

  if (query->kind == TLN_LIST_TRASH && by_time)
    return &THROWN_AWAY;
  if (query->kind == TLN_LIST_CLAIMS_OF_THESIS && query->sort == TLN_SORT_DATE)
    return &OF_EVIDENCE;
  const Order *orders = tln_query_of_claims (query) ? CLAIMS : ARTICLES;
  guint n = tln_query_of_claims (query) ? G_N_ELEMENTS (CLAIMS) : G_N_ELEMENTS (ARTICLES);
  /* One that only other lists have. */
  if (query->sort >= n || orders[query->sort].order[0] == NULL)
    return &orders[TLN_SORT_DATE];
  return &orders[query->sort];
}

/* What groups are made by: a date and what it is sorted by, or a moment in milliseconds, or an id.
 * NULL: no groups. */
static const char *
group_column (const TlnQuery *query)
{
  gboolean by_time = query->sort == TLN_SORT_DATE || query->sort == TLN_SORT_ADDED;

  if (query->grouping == TLN_GROUP_NONE || !by_time || tln_query_of_claims (query))
    return NULL;
  if (query->kind == TLN_LIST_TRASH)
    return "a.trashed_at";
  return query->sort == TLN_SORT_DATE ? "a.published, a.published_sort" : "a.id";
}

/* Articles that other rows point at are looked up one by one: by the small index, which has all
 * that is asked of them, where SQLite would take the table. */
static const char *
choose_from (const TlnQuery *query, const char *where)
{
  gboolean by_time = query->sort == TLN_SORT_DATE || query->sort == TLN_SORT_ADDED;

  return KINDS[query->kind].by_id && by_time && *where == '\0' ? FROM " INDEXED BY article_added"
                                                               : FROM;
}

/* where: more conditions, or "". */
static char *
make_sql (const TlnQuery *query, const char *where)
{
  const Order *order = choose_order (query);
  const char *column = group_column (query);
  const char *rest = KINDS[query->kind].select + strlen (SELECT);
  gboolean of_claims = tln_query_of_claims (query);

  return g_strconcat (of_claims ? "SELECT q.id" : SELECT, column != NULL ? ", " : "",
                      column != NULL ? column : "", of_claims ? "" : choose_from (query, where),
                      of_claims ? rest : rest + strlen (FROM), where, " ORDER BY ",
                      order->order[query->reverse ? 1 : 0], NULL);
}

char *
tln_spine_sql (TlnDb *db, const TlnQuery *query, GError **error)
{
  g_autoptr (GString) where = g_string_new (NULL);
  g_autoptr (TlnSearchQuery) search = NULL;

  if (query->text != NULL) {
    search = tln_search_query_new (query->text, error);
    if (search == NULL ||
        !tln_search_filter_sql (db, search, tln_query_of_claims (query), where, error))
      return NULL;
  }
  return make_sql (query, where->str);
}

/* YYYY-MM-DD, what dates to the day or finer begin with, see tln_date_format. */
#define DAY_LENGTH 10

/* Rows of one day follow each other, so that nearly all have the day of the one before. */
typedef struct {
  char text[DAY_LENGTH];
  TlnDay day;
} LastDay;

/* By the calendar of its place; for a coarse date the first day, for none the one it came. */
static TlnDay
read_published (TlnStmt *stmt, LastDay *last)
{
  const char *published = tln_stmt_column_text (stmt, 1);
  gsize length = published != NULL ? strlen (published) : 0;
  TlnDate date;

  if (length >= DAY_LENGTH && memcmp (published, last->text, DAY_LENGTH) == 0)
    return last->day;
  if (published == NULL || !tln_date_parse (published, &date) || date.day == TLN_DAY_NONE)
    return (TlnDay) (tln_stmt_column_int (stmt, 2) / 86400);
  if (length >= DAY_LENGTH) {
    memcpy (last->text, published, DAY_LENGTH);
    last->day = date.day;
  }
  return date.day;
}

/* days (TlnDay, may be NULL) gets that of each row, where it has groups. */
static GArray *
load_all (TlnDb *db, const TlnQuery *query, const char *where, GArray *days, GError **error)
{
  g_autofree char *sql = make_sql (query, where);
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, sql);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;
  gboolean grouped = days != NULL && group_column (query) != NULL;
  gboolean by_date = query->sort == TLN_SORT_DATE && query->kind != TLN_LIST_TRASH;
  gboolean by_id = !by_date && query->kind != TLN_LIST_TRASH;
  LastDay last = { 0 };
  g_auto (TlnDayFinder) finder = { 0 };

  if (KINDS[query->kind].by_id)
    tln_stmt_bind_int (stmt, 1, query->id);
  while (tln_stmt_step (stmt, &local)) {
    gint64 id = tln_stmt_column_int (stmt, 0);
    g_array_append_val (ids, id);
    if (!grouped)
      continue;
    gint64 moment = by_date ? 0 : by_id ? tln_id_time (id) : tln_stmt_column_int (stmt, 1);
    TlnDay day = by_date ? read_published (stmt, &last) : tln_day_finder_find (&finder, moment);
    g_array_append_val (days, day);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&ids);
}

static GArray *
find_hits (TlnDb *db, const TlnQuery *query, GError **error)
{
  if (tln_query_of_claims (query))
    return tln_search_claim_ids (db, query->text, error);
  if (query->kind == TLN_LIST_TRASH)
    return tln_search_trash_ids (db, query->text, error);
  if (query->sort == TLN_SORT_BEST)
    return tln_search_best_ids (db, query->text, error);
  return tln_search_ids (db, query->text, 0, error);
}

/* Keeps of ids those that are also among others, in the order of ids, and of days, if there are
 * any, theirs. */
static void
keep_common (GArray *ids, GArray *days, GArray *others)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint kept = 0;

  for (guint i = 0; i < others->len; i++)
    g_hash_table_add (found, &g_array_index (others, gint64, i));
  for (guint i = 0; i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);
    if (!g_hash_table_contains (found, &id))
      continue;
    if (days->len > 0)
      g_array_index (days, TlnDay, kept) = g_array_index (days, TlnDay, i);
    g_array_index (ids, gint64, kept++) = id;
  }
  g_array_set_size (ids, kept);
  if (days->len > 0)
    g_array_set_size (days, kept);
}

static void
turn_round (GArray *ids)
{
  for (guint i = 0; i < ids->len / 2; i++) {
    gint64 *first = &g_array_index (ids, gint64, i);
    gint64 *last = &g_array_index (ids, gint64, ids->len - 1 - i);
    gint64 id = *first;
    *first = *last;
    *last = id;
  }
}

/* Those of the list in the order of the hits. */
static GArray *
order_by_hits (TlnDb *db, const TlnQuery *query, GArray *hits, GError **error)
{
  /* A search finds in the whole Library anyway. */
  g_autoptr (GArray) ids =
      query->kind == TLN_LIST_LIBRARY ? g_array_ref (hits) : load_all (db, query, "", NULL, error);

  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (TlnDay));

  if (ids == NULL)
    return NULL;
  if (ids != hits)
    keep_common (hits, none, ids);
  if (query->reverse)
    turn_round (hits);
  return g_array_ref (hits);
}

static GArray *
load (TlnDb *db, const TlnQuery *query, GArray *days, GError **error)
{
  g_autoptr (TlnSearchQuery) search = NULL;
  g_autoptr (GString) where = g_string_new (NULL);
  g_autoptr (GArray) hits = NULL;

  if (query->text != NULL && query->text[0] != '\0') {
    search = tln_search_query_new (query->text, error);
    if (search == NULL)
      return NULL;
  }
  if (search != NULL && search->terms->len == 0 && query->kind != TLN_LIST_CLAIMS) {
    if (!tln_search_filter_sql (db, search, tln_query_of_claims (query), where, error))
      return NULL;
  } else if (search != NULL) {
    hits = find_hits (db, query, error);
    if (hits == NULL)
      return NULL;
  }
  if (hits != NULL && query->sort == TLN_SORT_BEST)
    return order_by_hits (db, query, hits, error);
  GArray *ids = query->kind == TLN_LIST_CLAIMS ? tln_claim_spine_load (db, query, error)
                                               : load_all (db, query, where->str, days, error);
  if (ids != NULL && hits != NULL)
    keep_common (ids, days, hits);
  return ids;
}

GArray *
tln_spine_load_grouped (TlnDb *db, const TlnQuery *query, GArray **groups, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TlnDay));
  GArray *ids = load (db, query, days, error);

  *groups = NULL;
  if (ids != NULL && days->len > 0)
    *groups = tln_spine_groups (days, query->grouping, !query->reverse);
  return ids;
}

GArray *
tln_spine_load (TlnDb *db, const TlnQuery *query, GError **error)
{
  g_autoptr (GArray) groups = NULL;

  return tln_spine_load_grouped (db, query, &groups, error);
}

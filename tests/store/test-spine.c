/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows are in which list and in which order; that the long lists come straight from an index.
 */
#include "tln-error.h"
#include "tln-id.h"
#include "tln-query.h"
#include "tln-spine.h"
#include "tln-stmt.h"
#include "tln-test-search.h"
#include "tln-test-store.h"

#include <stdlib.h>
#include <string.h>

/* Articles 1 to 6, so that their order can be written down. */
static TlnDb *
library (void)
{
  TlnDb *db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  const char *sql =
      "INSERT INTO content (sha256, text) VALUES ('h', '算力 the gpu');"
      "INSERT INTO article (id, kind, title, title_origin, site, published_sort,"
      " published_precision, captured_at, original_sha256, text_sha256, length, excerpt, archived)"
      " VALUES (1, 'text', 'beta', 'x', 'B', 30, 'day', 0, 'h', 'h', 0, '', 0),"
      " (2, 'text', 'Alpha', 'x', NULL, 10, 'day', 0, 'h', 'h', 0, '', 1),"
      " (3, 'text', '银', 'x', 'a', 20, 'day', 0, 'h', 'h', 0, '', 0),"
      " (4, 'text', 'gamma', 'x', 'A', 40, 'day', 0, 'h', 'h', 0, '', 0),"
      " (5, 'text', 'delta', 'x', 'C', 50, 'day', 0, 'h', 'h', 0, '', 0),"
      " (6, 'text', 'zeta', 'x', NULL, 30, 'day', 0, 'h', 'h', 0, '', 1);"
      "UPDATE article SET trashed_at = 9 WHERE id = 5; UPDATE article SET trashed_at = 8 WHERE id "
      "= 4;"
      "INSERT INTO chain (id, name, position) VALUES (1, 'c', 0);"
      "INSERT INTO stage (id, chain_id, position, key, name) VALUES (1, 1, 0, 'k', 's');"
      "INSERT INTO thesis (id, title, created_at) VALUES (1, 't', 0);"
      "INSERT INTO instrument (id, code, exchange, name, created_at) VALUES"
      " (1, '515050', 'SSE', 'n', 0);"
      "INSERT INTO mention (id, article_id, stage_id, rule) VALUES (1, 1, 1, 'hand'),"
      " (2, 5, 1, 'hand');"
      "INSERT INTO mention (id, article_id, thesis_id, rule) VALUES (3, 2, 1, 'hand');"
      "INSERT INTO mention (id, article_id, instrument_id, rule) VALUES (4, 6, 1, 'hand'),"
      " (5, 6, 1, 'hand'), (6, 3, 1, 'hand');"
      "INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end, text_sha256, "
      "created_at)"
      " VALUES (1, 6, 'gpu', '', '', 0, 1, 'h', 0), (2, 3, '算力', '', '', 0, 1, 'h', 0),"
      " (3, 5, 'gpu', '', '', 0, 1, 'h', 0);"
      "INSERT INTO evidence (id, claim_id, thesis_id, stage_id, day, created_at) VALUES"
      " (1, 1, 1, 1, 5, 0), (2, 2, 1, NULL, 7, 0), (3, 3, 1, 1, 9, 0)";

  tln_db_exec (db, sql, &error);
  g_assert_no_error (error);
  return db;
}

static void
assert_spine (TlnDb *db, const TlnQuery *query, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = tln_spine_load (db, query, &error);
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (out, "%d", (int) g_array_index (ids, gint64, i));
  g_assert_cmpstr (out->str, ==, expected);
}

static void
assert_list (TlnDb *db, TlnListKind kind, TlnSort sort, const char *text, const char *expected)
{
  TlnQuery query = { .kind = kind, .id = 1, .sort = sort, .text = (char *) text };
  g_autofree char *reversed = g_utf8_strreverse (expected, -1);

  assert_spine (db, &query, expected);
  query.reverse = TRUE;
  assert_spine (db, &query, reversed);
}

/* The better match first, whenever it was published; without a search by date. */
static void
test_best (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 weak = tln_test_add_text (db, "Loom", "The weaver of the loom went to see the sea.");
  gint64 strong = tln_test_add_text (db, "The weaver", "The weaver is a weaver. A weaver weaves.");
  gint64 none = tln_test_add_text (db, "Sea", "Nothing of it.");
  TlnQuery query = { .kind = TLN_LIST_LIBRARY, .sort = TLN_SORT_BEST, .text = (char *) "weaver" };
  const TlnListKind kinds[] = { TLN_LIST_LIBRARY, TLN_LIST_INBOX };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    query.kind = kinds[i];
    g_autoptr (GArray) ids = tln_spine_load (db, &query, &error);
    g_assert_no_error (error);
    g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), ((gint64[]) { strong, weak }),
                     2 * sizeof (gint64));
  }
  query.reverse = TRUE;
  g_autoptr (GArray) turned = tln_spine_load (db, &query, &error);
  g_assert_cmpint (g_array_index (turned, gint64, 0), ==, weak);
  query.reverse = FALSE;
  tln_db_exec (db, "UPDATE article SET archived = 1 WHERE title = 'Loom'", &error);
  g_autoptr (GArray) inbox = tln_spine_load (db, &query, &error);
  g_assert_cmpuint (inbox->len, ==, 1);
  g_assert_cmpint (g_array_index (inbox, gint64, 0), ==, strong);
  query.text = NULL;
  query.kind = TLN_LIST_LIBRARY;
  g_autoptr (GArray) all = tln_spine_load (db, &query, &error);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpint (g_array_index (all, gint64, 0), ==, none);
}

static void
test_orders (void)
{
  g_autoptr (TlnDb) db = library ();

  assert_list (db, TLN_LIST_LIBRARY, TLN_SORT_DATE, NULL, "6132");
  assert_list (db, TLN_LIST_LIBRARY, TLN_SORT_ADDED, NULL, "6321");
  assert_list (db, TLN_LIST_LIBRARY, TLN_SORT_TITLE, NULL, "2163");
  /* Where the site is not known: last. */
  assert_list (db, TLN_LIST_LIBRARY, TLN_SORT_SITE, NULL, "3162");
  g_assert_true (tln_db_exec (db,
                              "UPDATE article SET length = CASE id WHEN 3 THEN 7 WHEN 2 THEN 90 "
                              "ELSE 50 END",
                              NULL));
  assert_list (db, TLN_LIST_LIBRARY, TLN_SORT_LENGTH, NULL, "3162");
  assert_list (db, TLN_LIST_INBOX, TLN_SORT_DATE, NULL, "13");
  assert_list (db, TLN_LIST_INBOX, TLN_SORT_ADDED, NULL, "31");
  assert_list (db, TLN_LIST_TRASH, TLN_SORT_DATE, NULL, "54");
  assert_list (db, TLN_LIST_TRASH, TLN_SORT_TITLE, NULL, "54");
}

static void
test_kinds (void)
{
  g_autoptr (TlnDb) db = library ();

  assert_list (db, TLN_LIST_ARTICLES_OF_THESIS, TLN_SORT_DATE, NULL, "632");
  assert_list (db, TLN_LIST_ARTICLES_OF_STAGE, TLN_SORT_DATE, NULL, "61");
  assert_list (db, TLN_LIST_ARTICLES_OF_INSTRUMENT, TLN_SORT_TITLE, NULL, "63");
  /* Claims of what is in the Trash are not shown. */
  assert_list (db, TLN_LIST_CLAIMS, TLN_SORT_DATE, NULL, "12");
  assert_list (db, TLN_LIST_CLAIMS, TLN_SORT_ADDED, NULL, "21");
  /* In the list of claims what is not known is last both ways. */
  assert_spine (db, &(TlnQuery) { .kind = TLN_LIST_CLAIMS, .sort = TLN_SORT_SITE }, "21");
  assert_spine (db, &(TlnQuery) { .kind = TLN_LIST_CLAIMS, .sort = TLN_SORT_SITE, .reverse = TRUE },
                "21");
  assert_list (db, TLN_LIST_CLAIMS, TLN_SORT_TITLE, NULL, "12");
  assert_list (db, TLN_LIST_CLAIMS_OF_THESIS, TLN_SORT_DATE, NULL, "21");
  TlnQuery other = { .kind = TLN_LIST_ARTICLES_OF_THESIS, .id = 77 };
  assert_spine (db, &other, "");
}

static void
test_text (void)
{
  g_autoptr (TlnDb) db = library ();

  assert_list (db, TLN_LIST_LIBRARY, TLN_SORT_DATE, "算力 GP", "6132");
  assert_list (db, TLN_LIST_LIBRARY, TLN_SORT_TITLE, "a", "2");
  assert_list (db, TLN_LIST_LIBRARY, TLN_SORT_DATE, "", "6132");
  assert_list (db, TLN_LIST_INBOX, TLN_SORT_DATE, "beta", "1");
  assert_list (db, TLN_LIST_INBOX, TLN_SORT_DATE, "zeta", "");
  assert_list (db, TLN_LIST_TRASH, TLN_SORT_DATE, "gamma", "4");
  assert_list (db, TLN_LIST_CLAIMS, TLN_SORT_DATE, "算力", "2");
  assert_list (db, TLN_LIST_CLAIMS_OF_THESIS, TLN_SORT_DATE, "gpu", "1");

  TlnQuery wrong = { .text = (char *) "is:green" };
  g_autoptr (GError) error = NULL;
  g_assert_null (tln_spine_load (db, &wrong, &error));
  g_assert_error (error, TLN_SEARCH_ERROR, TLN_SEARCH_ERROR_FLAG);
}

/* Lists that may have a million rows are read from one covering index, without sorting. */
static void
check_plan (TlnDb *db, const TlnQuery *query)
{
  g_autofree char *sql = tln_spine_sql (db, query, NULL);
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, explain);

  g_assert_true (tln_stmt_step (stmt, NULL));
  const char *plan = tln_stmt_column_text (stmt, 3);
  if (strstr (plan, "COVERING INDEX") == NULL)
    g_error ("%s: %s", sql, plan);
  g_assert_false (tln_stmt_step (stmt, NULL));
}

/* Lists of articles that something points at look them up in the small index. */
static void
check_lookup (TlnDb *db, const TlnQuery *query)
{
  g_autofree char *sql = tln_spine_sql (db, query, NULL);
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, explain);

  g_assert_true (tln_stmt_step (stmt, NULL));
  g_assert_cmpstr (tln_stmt_column_text (stmt, 3), ==,
                   "SEARCH a USING COVERING INDEX article_added (id=?)");
}

static void
test_plans (void)
{
  static const TlnListKind NAMED[] = { TLN_LIST_ARTICLES_OF_THESIS, TLN_LIST_ARTICLES_OF_STAGE,
                                       TLN_LIST_ARTICLES_OF_INSTRUMENT, TLN_LIST_ARTICLES_OF_FEED };
  static const TlnListKind LONG[] = { TLN_LIST_INBOX, TLN_LIST_LIBRARY };
  static const char *const FILTERS[] = { "is:unread", "is:starred" };
  g_autoptr (TlnDb) db = library ();

  for (guint i = 0; i < G_N_ELEMENTS (LONG) * 10; i++) {
    TlnQuery query = { .kind = LONG[i / 10], .sort = (TlnSort) (i % 5), .reverse = i % 10 >= 5 };
    check_plan (db, &query);
    query.grouping = TLN_GROUP_WEEK;
    check_plan (db, &query);
  }
  for (guint i = 0; i < G_N_ELEMENTS (NAMED) * 8; i++) {
    TlnQuery query = { .kind = NAMED[i / 8],
                       .id = 1,
                       .sort = i & 1 ? TLN_SORT_ADDED : TLN_SORT_DATE,
                       .reverse = i & 2,
                       .grouping = i & 4 ? TLN_GROUP_DAY : TLN_GROUP_NONE };
    check_lookup (db, &query);
  }
  for (guint i = 0; i < G_N_ELEMENTS (FILTERS) * 4; i++) {
    TlnQuery query = { .kind = LONG[i % 2], .text = (char *) FILTERS[i / 4], .reverse = i & 2 };
    check_plan (db, &query);
  }
}

static void
assert_groups (const char *days, TlnGrouping grouping, gboolean falling, const char *expected)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (TlnDay));
  g_auto (GStrv) parts = g_strsplit (days, " ", -1);
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++) {
    TlnDay day = (TlnDay) atoi (parts[i]);
    g_array_append_val (all, day);
  }
  g_autoptr (GArray) groups = tln_spine_groups (all, grouping, falling);
  for (guint i = 0; i < groups->len; i++) {
    const TlnSpineGroup *group = &g_array_index (groups, TlnSpineGroup, i);
    g_string_append_printf (got, "%s%u:%d", i > 0 ? " " : "", group->start, group->day);
    g_assert_cmpuint (tln_spine_groups_find (groups, group->start), ==, i);
    g_assert_cmpuint (tln_spine_groups_find (groups, all->len - 1), ==, groups->len - 1);
  }
  g_assert_cmpstr (got->str, ==, expected);
}

/* 20000 is 2024-10-04, a Friday. */
static void
test_groups (void)
{
  assert_groups ("20000 20000 19999 19990", TLN_GROUP_DAY, TRUE, "0:20000 2:19999 3:19990");
  assert_groups ("19990 19999 20000 20000", TLN_GROUP_DAY, FALSE, "0:19990 1:19999 2:20000");
  assert_groups ("20003 20002 19996 19995", TLN_GROUP_WEEK, TRUE, "0:20003 1:19996 3:19989");
  /* Around midnight, where zones differ: no day comes twice. */
  assert_groups ("20001 20000 20001 20000 19999", TLN_GROUP_DAY, TRUE, "0:20001 1:20000 4:19999");
  assert_groups ("-4 -10 -11", TLN_GROUP_WEEK, TRUE, "0:-10 2:-17");
}

/* A day by the calendar of its publisher, a month by its first, none by when it came. */
static void
test_grouped (void)
{
  g_autoptr (TlnDb) db = library ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) groups = NULL;
  TlnQuery query = { .kind = TLN_LIST_LIBRARY, .grouping = TLN_GROUP_DAY };

  g_assert_true (tln_db_exec (
      db,
      "UPDATE article SET published = '2024-10-04T01:00+08:00', published_sort = 1727974800;"
      "UPDATE article SET published = '2024-10', published_sort = 1727740800 WHERE id = "
      "(SELECT min (id) FROM article WHERE trashed_at IS NULL)",
      &error));
  g_autoptr (GArray) ids = tln_spine_load_grouped (db, &query, &groups, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 2);
  g_assert_cmpint (g_array_index (groups, TlnSpineGroup, 0).day, ==, 20000);
  g_assert_cmpint (g_array_index (groups, TlnSpineGroup, 1).day, ==, 19997);
  g_assert_cmpuint (g_array_index (groups, TlnSpineGroup, 1).start, ==, ids->len - 1);
  query.sort = TLN_SORT_TITLE;
  g_clear_pointer (&groups, g_array_unref);
  g_autoptr (GArray) by_title = tln_spine_load_grouped (db, &query, &groups, &error);
  g_assert_cmpuint (by_title->len, ==, ids->len);
  g_assert_null (groups);
  /* By when they were saved, and thrown away. */
  query.sort = TLN_SORT_ADDED;
  g_autoptr (GArray) added = tln_spine_load_grouped (db, &query, &groups, &error);
  g_assert_nonnull (groups);
  g_assert_cmpint (g_array_index (groups, TlnSpineGroup, 0).day, ==,
                   tln_day_from_time (tln_id_time (g_array_index (added, gint64, 0))));
  g_clear_pointer (&groups, g_array_unref);
  query.kind = TLN_LIST_TRASH;
  g_assert_true (
      tln_db_exec (db, "UPDATE article SET trashed_at = 1728000000000 + id % 2", &error));
  g_autoptr (GArray) trash = tln_spine_load_grouped (db, &query, &groups, &error);
  g_assert_cmpuint (trash->len, >, ids->len);
  g_assert_cmpuint (groups->len, ==, 1);
  g_assert_cmpint (g_array_index (groups, TlnSpineGroup, 0).day, ==,
                   tln_day_from_time (1728000000000));
}

static void
test_day_finder (void)
{
  static const char *const zones[] = { "UTC", "Asia/Shanghai", "America/New_York",
                                       "Australia/Lord_Howe" };
  g_autofree char *own = g_strdup (g_getenv ("TZ"));

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++) {
    g_auto (TlnDayFinder) finder = { 0 };

    g_setenv ("TZ", zones[i], TRUE);
    for (gint64 time = 1700000000000; time < 1740000000000; time += 7 * 3600 * 1000 + 12345)
      g_assert_cmpint (tln_day_finder_find (&finder, time), ==, tln_day_from_time (time));
    for (int j = 0; j < 2000; j++) {
      gint64 time = g_test_rand_int_range (0, G_MAXINT32) * G_GINT64_CONSTANT (1000);
      g_assert_cmpint (tln_day_finder_find (&finder, time), ==, tln_day_from_time (time));
    }
  }
  if (own != NULL)
    g_setenv ("TZ", own, TRUE);
  else
    g_unsetenv ("TZ");
}

static void
test_query (void)
{
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_CLAIMS_OF_THESIS, 7);
  query->text = g_strdup ("银");
  g_autoptr (TlnQuery) copy = g_boxed_copy (TLN_TYPE_QUERY, query);

  g_assert_true (tln_query_equal (query, copy));
  g_assert_true (tln_query_of_claims (copy));
  copy->reverse = TRUE;
  g_assert_false (tln_query_equal (query, copy));
  copy->reverse = FALSE;
  g_clear_pointer (&copy->text, g_free);
  g_assert_false (tln_query_equal (query, copy));
  g_autoptr (TlnQuery) inbox = tln_query_new (TLN_LIST_INBOX, 0);
  g_assert_false (tln_query_of_claims (inbox));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/spine/orders", test_orders);
  g_test_add_func ("/store/spine/best", test_best);
  g_test_add_func ("/store/spine/kinds", test_kinds);
  g_test_add_func ("/store/spine/text", test_text);
  g_test_add_func ("/store/spine/plans", test_plans);
  g_test_add_func ("/store/spine/groups", test_groups);
  g_test_add_func ("/store/spine/grouped", test_grouped);
  g_test_add_func ("/store/spine/day-finder", test_day_finder);
  g_test_add_func ("/store/spine/query", test_query);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of all claims: its orders, its filters, and how long ten thousand take. */
#include "tln-claim-spine.h"
#include "tln-error.h"
#include "tln-spine.h"
#include "tln-test-store.h"

/* Articles 1 to 3 (3 in the Trash), claims 1 to 6, so that their order can be written down. */
static TlnDb *
library (void)
{
  TlnDb *db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  const char *sql =
      "INSERT INTO content (sha256, text) VALUES ('h', 'text');"
      "INSERT INTO article (id, kind, title, title_origin, site, published_sort,"
      " published_precision, captured_at, original_sha256, text_sha256, length, excerpt)"
      " VALUES (1, 'text', 'beta', 'x', NULL, 30, 'day', 0, 'h', 'h', 0, ''),"
      " (2, 'text', 'Alpha', 'x', 'B', 10, 'day', 0, 'h', 'h', 0, ''),"
      " (3, 'text', 'gone', 'x', 'B', 10, 'day', 0, 'h', 'h', 0, '');"
      "UPDATE article SET trashed_at = 9 WHERE id = 3;"
      "INSERT INTO chain (id, name, position) VALUES (1, 'c', 0);"
      "INSERT INTO stage (id, chain_id, position, key, name) VALUES (1, 1, 1, 'k', 's'),"
      " (2, 1, 0, 'l', 'r');"
      "INSERT INTO thesis (id, title, created_at) VALUES (1, 'zeal', 0), (2, 'Art', 0);"
      "INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end, text_sha256,"
      " created_at, anchor, speaker) VALUES"
      " (1, 1, 'b rose', '', '', 0, 1, 'h', 0, 'exact', 'Voss'),"
      " (2, 1, 'A fell', '', '', 0, 1, 'h', 0, 'orphan', NULL),"
      " (3, 2, 'b\nrose', '', '', 0, 1, 'h', 0, 'exact', 'ada'),"
      " (4, 2, 'c', '', '', 0, 1, 'h', 0, 'moved', 'Li'),"
      " (5, 3, 'c', '', '', 0, 1, 'h', 0, 'orphan', 'Li'),"
      " (6, 2, 'c', '', '', 0, 1, 'h', 0, 'exact', NULL);"
      "INSERT INTO evidence (id, claim_id, thesis_id, stage_id, stance, day, created_at) VALUES"
      " (1, 1, 1, 1, 'against', 5, 0), (2, 3, 2, 2, 'for', 7, 0), (3, 4, NULL, 1, 'neutral', 9, 0),"
      " (4, 1, 2, NULL, 'for', 5, 0)";

  tln_db_exec (db, sql, &error);
  g_assert_no_error (error);
  return db;
}

static void
assert_ids (TlnDb *db, const TlnQuery *query, const char *expected)
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
test_orders (void)
{
  static const struct {
    TlnSort sort;
    const char *ids;
    const char *reversed;
  } cases[] = {
    { TLN_SORT_DATE, "21643", "34612" },   { TLN_SORT_ADDED, "64321", "12346" },
    { TLN_SORT_TITLE, "34612", "21643" },  { TLN_SORT_SITE, "64321", "34612" },
    { TLN_SORT_QUOTE, "23146", "64132" },  { TLN_SORT_SPEAKER, "34162", "14326" },
    { TLN_SORT_STANCE, "31462", "41326" }, { TLN_SORT_STAGE, "34162", "14326" },
    { TLN_SORT_THESIS, "31642", "13246" },
  };
  g_autoptr (TlnDb) db = library ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_CLAIMS, 0);

    query->sort = cases[i].sort;
    assert_ids (db, query, cases[i].ids);
    query->reverse = TRUE;
    assert_ids (db, query, cases[i].reversed);
  }
}

static void
test_filters (void)
{
  static const struct {
    TlnClaimFilter filter;
    const char *ids;
  } cases[] = {
    { { .stage = 1 }, "41" },
    { { .thesis = 2 }, "31" },
    { { .stance = "for" }, "31" },
    { { .stance = "against" }, "1" },
    { { .lost = TRUE }, "2" },
    { { .repeated = TRUE }, "31" },
    { { .stage = 1, .thesis = 1 }, "1" },
    { { .stage = 7 }, "" },
  };
  g_autoptr (TlnDb) db = library ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_CLAIMS, 0);
    g_autoptr (TlnQuery) all = tln_query_copy (query);

    query->sort = TLN_SORT_ADDED;
    query->claims = cases[i].filter;
    assert_ids (db, query, cases[i].ids);
    all->sort = TLN_SORT_ADDED;
    g_assert_false (tln_query_equal (query, all));
    g_autoptr (TlnQuery) same = tln_query_copy (query);
    g_assert_true (tln_query_equal (query, same));
  }
}

/* A search goes over it like over every list. */
static void
test_search (void)
{
  g_autoptr (TlnDb) db = library ();
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_CLAIMS, 0);

  query->text = g_strdup ("rose");
  query->claims.thesis = 1;
  assert_ids (db, query, "1");
}

/* What is said of a claim is looked for in it, not in the others of its article. */
static void
test_search_filters (void)
{
  static const struct {
    const char *text;
    const char *ids;
  } cases[] = {
    { "stance:against", "1" },
    { "stance:for", "31" },
    { "-stance:for", "642" },
    { "stage:k", "41" },
    { "thesis:zeal", "1" },
    { "by:voss", "1" },
    { "by:ada", "63" },
    { "-by:ada", "421" },
    { "by:nobody", "" },
    { "stage:k stance:neutral", "4" },
    { "rose stance:for", "31" },
    { "site:b", "643" },
    { "by:ada since:1970-01", "63" },
    { "until:1969-12", "" },
  };
  g_autoptr (TlnDb) db = library ();
  g_autoptr (GError) error = NULL;

  tln_db_exec (db, "UPDATE article SET author = 'Ada Lind' WHERE id = 2", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_CLAIMS, 0);

    g_test_message ("%s", cases[i].text);
    query->sort = TLN_SORT_ADDED;
    query->text = g_strdup (cases[i].text);
    assert_ids (db, query, cases[i].ids);
  }
  g_autoptr (TlnQuery) of_thesis = tln_query_new (TLN_LIST_CLAIMS_OF_THESIS, 2);
  of_thesis->sort = TLN_SORT_ADDED;
  of_thesis->text = g_strdup ("by:voss");
  assert_ids (db, of_thesis, "1");
}

static void
test_damaged (void)
{
  g_autoptr (TlnDb) db = library ();
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_CLAIMS, 0);
  g_autoptr (GError) error = NULL;

  tln_db_exec (db, "ALTER TABLE stage RENAME TO elsewhere", &error);
  g_assert_no_error (error);
  g_assert_null (tln_claim_spine_load (db, query, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_FAILED);
}

static void
test_many (void)
{
  g_autoptr (TlnDb) db = library ();
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_CLAIMS, 0);
  g_autoptr (GError) error = NULL;
  gint64 begin;
  double slowest = 0;

  tln_db_exec (
      db,
      "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 10093)"
      " INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end, text_sha256,"
      " created_at, speaker) SELECT i, 1 + i % 2, 'quote ' || (i % 7001), '', '', 0, 1, 'h', 0,"
      " 'Speaker ' || (i % 97) FROM n;"
      "INSERT INTO evidence (id, claim_id, thesis_id, stage_id, stance, day, created_at)"
      " SELECT id, id, 1 + id % 2, 1 + id % 2, iif (id % 3 = 0, 'for', 'against'), 5, 0 FROM claim"
      " WHERE id >= 100 AND id % 5 > 0",
      &error);
  g_assert_no_error (error);
  for (int sort = TLN_SORT_DATE; sort <= TLN_SORT_THESIS; sort++) {
    query->sort = (TlnSort) sort;
    query->claims.repeated = sort % 2 == 1;
    begin = g_get_monotonic_time ();
    g_autoptr (GArray) ids = tln_spine_load (db, query, &error);
    g_assert_no_error (error);
    slowest = MAX (slowest, (double) (g_get_monotonic_time () - begin) / 1000);
    g_assert_cmpuint (ids->len, ==, query->claims.repeated ? 5988 : 9999);
  }
  g_test_message ("10,000 claims: slowest order %.1f ms", slowest);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/claim-spine/orders", test_orders);
  g_test_add_func ("/claim-spine/filters", test_filters);
  g_test_add_func ("/claim-spine/search", test_search);
  g_test_add_func ("/claim-spine/search-filters", test_search_filters);
  g_test_add_func ("/claim-spine/damaged", test_damaged);
  g_test_add_func ("/claim-spine/many", test_many);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters of a search against a small library, and what is probably meant where they find nothing.
 */
#include "tln-day.h"
#include "tln-error.h"
#include "tln-search-fault.h"
#include "tln-test-search.h"
#include "tln-test-store.h"

static void
test_filters (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 ids[3];

  for (guint i = 0; i < 3; i++)
    ids[i] = tln_test_add_text (db, "银", i == 0 ? "zero" : i == 1 ? "one" : "two");
  tln_test_fill_filters (db, ids);
  tln_test_assert_ids (db, "银 stage:训练算力", ids[0], (gint64) 0);
  tln_test_assert_ids (db, "stage:TRAINING_COMPUTE", ids[0], (gint64) 0);
  tln_test_assert_ids (db, "stage:算力", ids[2], ids[0], (gint64) 0);
  tln_test_assert_ids (db, "stage:推理算力", ids[2], (gint64) 0);
  tln_test_assert_ids (db, "银 -stage:算力", ids[1], (gint64) 0);
  tln_test_assert_ids (db, "stage:nowhere", (gint64) 0);
  tln_test_assert_ids (db, "银 etf:515050", ids[1], (gint64) 0);
  tln_test_assert_ids (db, "etf:515050.sse", ids[1], (gint64) 0);
  tln_test_assert_ids (db, "etf:SH515050", ids[1], (gint64) 0);
  tln_test_assert_ids (db, "etf:515050.SH one", ids[1], (gint64) 0);
  tln_test_assert_ids (db, "etf:515050.SZ", (gint64) 0);
  tln_test_assert_ids (db, "instrument:5GETF one", ids[1], (gint64) 0);
  tln_test_assert_ids (db, "etf:5150", (gint64) 0);
  tln_test_assert_ids (db, "-etf:9", ids[2], ids[1], ids[0], (gint64) 0);

  tln_test_sql (db, "UPDATE article SET site = 'The Paper' WHERE id = %" G_GINT64_FORMAT, ids[0]);
  tln_test_sql (db, "UPDATE article SET site = '澎湃' WHERE id = %" G_GINT64_FORMAT, ids[1]);
  tln_test_assert_ids (db, "site:paper", ids[0], (gint64) 0);
  tln_test_assert_ids (db, "site:\"the paper\"", ids[0], (gint64) 0);
  tln_test_assert_ids (db, "银 -site:paper", ids[2], ids[1], (gint64) 0);

  tln_test_sql (db, "UPDATE article SET unread = 0, archived = 1 WHERE id = %" G_GINT64_FORMAT,
                ids[0]);
  tln_test_sql (db, "UPDATE article SET starred = 1 WHERE id = %" G_GINT64_FORMAT, ids[1]);
  tln_test_assert_ids (db, "is:unread", ids[2], ids[1], (gint64) 0);
  tln_test_assert_ids (db, "-is:inbox", ids[0], (gint64) 0);
  tln_test_assert_ids (db, "is:starred o", ids[1], (gint64) 0);
  tln_test_assert_ids (db, "is:starred is:unread -银", (gint64) 0);
  tln_test_assert_ids (db, "is:archived", ids[0], (gint64) 0);
  tln_test_assert_ids (db, "is:archived,starred", ids[1], ids[0], (gint64) 0);
  tln_test_assert_ids (db, "is:highlighted", ids[2], (gint64) 0);
  tln_test_assert_ids (db, "-is:highlighted", ids[1], ids[0], (gint64) 0);
  tln_test_sql (db, "UPDATE article SET kind = 'stub' WHERE id = %" G_GINT64_FORMAT, ids[1]);
  tln_test_assert_ids (db, "is:stub", ids[1], (gint64) 0);
  tln_test_assert_ids (db, "-is:stub", ids[2], ids[0], (gint64) 0);
}

static void
test_feeds (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 in = tln_test_add_text (db, "In", "x");
  gint64 out = tln_test_add_text (db, "Out", "x");

  tln_test_sql (db, "INSERT INTO feed (id, url, title, added_at) VALUES (5, 'a:', 'Grid News', 0),"
                    " (6, 'b:', 'Grid', 0)");
  tln_test_sql (db,
                "INSERT INTO feed_entry (feed_id, entry, hash, article_id, seen_at) VALUES"
                " (5, 'e', 'h', %" G_GINT64_FORMAT ", 0)",
                in);
  tln_test_assert_ids (db, "feed:\"grid news\"", in, (gint64) 0);
  tln_test_assert_ids (db, "订阅:news", in, (gint64) 0);
  /* The one that is called so, not all that hold it. */
  tln_test_assert_ids (db, "feed:grid", (gint64) 0);
  tln_test_assert_ids (db, "-feed:news", out, (gint64) 0);
}

static void
test_more_filters (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 ids[3];

  for (guint i = 0; i < 3; i++)
    ids[i] = tln_test_add_text (db, "银", i == 0 ? "zero" : i == 1 ? "one" : "two");
  tln_test_fill_filters (db, ids);
  tln_test_sql (
      db, "INSERT INTO thesis (id, title, created_at) VALUES (1, 'AI 用電', 0), (2, 'Other', 0)");
  tln_test_sql (db,
                "INSERT INTO mention (id, article_id, thesis_id, rule) VALUES (9, %" G_GINT64_FORMAT
                ", 1, 'hand')",
                ids[1]);
  tln_test_sql (db, "UPDATE evidence SET thesis_id = 2, stance = 'against'");
  tln_test_assert_ids (db, "thesis:\"ai 用电\"", ids[1], (gint64) 0);
  tln_test_assert_ids (db, "论题:用电", ids[1], (gint64) 0);
  tln_test_assert_ids (db, "thesis:other,用电", ids[2], ids[1], (gint64) 0);
  tln_test_assert_ids (db, "thesis:other thesis:用电", (gint64) 0);
  tln_test_assert_ids (db, "stance:against", ids[2], (gint64) 0);
  tln_test_assert_ids (db, "stance:for", (gint64) 0);
  tln_test_assert_ids (db, "stance:for,against -stance:neutral", ids[2], (gint64) 0);
  /* Initials only where no name holds the letters; several values. */
  tln_test_assert_ids (db, "stage:xlsl", ids[0], (gint64) 0);
  tln_test_assert_ids (db, "etf:tx", ids[1], (gint64) 0);
  tln_test_assert_ids (db, "环节:训练算力,推理算力", ids[2], ids[0], (gint64) 0);
  tln_test_assert_ids (db, "stage:訓練", ids[0], (gint64) 0);
  tln_test_sql (
      db,
      "UPDATE article SET author = 'Jensen Huang', language = 'en-US' WHERE id = %" G_GINT64_FORMAT,
      ids[0]);
  tln_test_sql (db, "UPDATE article SET language = 'zh' WHERE id = %" G_GINT64_FORMAT, ids[1]);
  tln_test_assert_ids (db, "by:huang", ids[0], (gint64) 0);
  tln_test_assert_ids (db, "by:张三", ids[2], (gint64) 0);
  tln_test_assert_ids (db, "作者:huang,张三", ids[2], ids[0], (gint64) 0);
  tln_test_assert_ids (db, "lang:en", ids[0], (gint64) 0);
  tln_test_assert_ids (db, "lang:中文", ids[1], (gint64) 0);
  tln_test_assert_ids (db, "-lang:en,zh", ids[2], (gint64) 0);
}

/* What is probably meant by a query: "kind place value -> hints", or NULL. */
static void
assert_check (TlnDb *db,
              const char *query,
              TlnSearchError kind,
              const char *place,
              const char *hints)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnSearchFault) fault = tln_search_check (db, query, &error);

  g_assert_no_error (error);
  if (place == NULL) {
    g_assert_null (fault);
    return;
  }
  g_assert_nonnull (fault);
  g_assert_cmpint (fault->kind, ==, kind);
  g_autofree char *marked = g_utf8_substring (query, (glong) fault->start, (glong) fault->end);
  g_assert_cmpstr (marked, ==, place);
  g_autofree char *joined = g_strjoinv ("|", fault->hints);
  g_assert_cmpstr (joined, ==, hints);
}

static void
test_check (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 ids[3];

  for (guint i = 0; i < 3; i++)
    ids[i] = tln_test_add_text (db, "银", i == 0 ? "zero" : i == 1 ? "one" : "two");
  tln_test_fill_filters (db, ids);
  assert_check (db, "算力 stage:训练算力 http://a.b 12:30 x", 0, NULL, NULL);
  assert_check (db, "银 stgae:训练", TLN_SEARCH_ERROR_KEY, "stgae", "stage");
  assert_check (db, "-thesys:x", TLN_SEARCH_ERROR_KEY, "thesys", "thesis");
  assert_check (db, "\"stgae:x\"", 0, NULL, NULL);
  assert_check (db, "银 stage:训练算", 0, NULL, NULL);
  assert_check (db, "银 stage:训炼算力", TLN_SEARCH_ERROR_NAME, "训炼算力", "训练算力");
  assert_check (db, "stage:大模型,nowhere", TLN_SEARCH_ERROR_NAME, "大模型,nowhere", "");
  assert_check (db, "is:green", TLN_SEARCH_ERROR_FLAG, "green",
                "unread|starred|inbox|archived|highlighted|stub");
  tln_test_sql (db, "DROP TABLE tag");
  g_autoptr (GError) error = NULL;
  g_assert_null (tln_search_check (db, "tag:x", &error));
  g_assert_nonnull (error);
}

static void
test_dates (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 a = tln_test_add_text (db, "银", "one");
  gint64 b = tln_test_add_text (db, "银", "two");

  tln_test_sql (db,
                "UPDATE article SET published_sort = %d * 86400 - 1 WHERE id = %" G_GINT64_FORMAT,
                tln_day_new (2025, 4, 1), a);
  tln_test_sql (db, "UPDATE article SET published_sort = %d * 86400 WHERE id = %" G_GINT64_FORMAT,
                tln_day_new (2025, 4, 1), b);
  tln_test_assert_ids (db, "since:2025-04", b, (gint64) 0);
  tln_test_assert_ids (db, "银 until:2025-03", a, (gint64) 0);
  tln_test_assert_ids (db, "since:2025-03-31 until:2025-04-01", b, a, (gint64) 0);
  tln_test_assert_ids (db, "-since:2025-04-01", a, (gint64) 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search-filter/filters", test_filters);
  g_test_add_func ("/store/search-filter/more-filters", test_more_filters);
  g_test_add_func ("/store/search-filter/feeds", test_feeds);
  g_test_add_func ("/store/search-filter/check", test_check);
  g_test_add_func ("/store/search-filter/dates", test_dates);
  return g_test_run ();
}

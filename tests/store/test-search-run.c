/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search in parts: titles, newest, count, best; that each is the same as the whole. */
#include "tln-error.h"
#include "tln-search-run.h"
#include "tln-test-search.h"
#include "tln-test-store.h"

typedef struct {
  GArray *parts; /* TlnSearchParts, as they came */
  GArray *ids[16]; /* by part */
  guint count;
  gboolean more;
  gboolean ranked_more;
} Answers;

static void
take_part (const TlnSearchPart *part, gpointer data)
{
  Answers *answers = data;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (answers->parts, part->part);
  for (guint i = 0; part->hits != NULL && i < part->hits->len; i++)
    g_array_append_val (ids, ((TlnHit *) g_ptr_array_index (part->hits, i))->id);
  answers->ids[part->part] = ids;
  if (part->part == TLN_SEARCH_BEST)
    answers->ranked_more = part->more;
  if (part->part == TLN_SEARCH_COUNT) {
    answers->count = part->count;
    answers->more = part->more;
  }
}

static void
answers_clear (Answers *answers)
{
  g_clear_pointer (&answers->parts, g_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (answers->ids); i++)
    g_clear_pointer (&answers->ids[i], g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answers, answers_clear)

static Answers
ask (TlnDb *db, const char *query, TlnSearchParts parts)
{
  Answers answers = { .parts = g_array_new (FALSE, FALSE, sizeof (TlnSearchParts)) };
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_search_run (db, query, parts, take_part, &answers, &error));
  g_assert_no_error (error);
  return answers;
}

static void
assert_part (const Answers *answers, TlnSearchParts part, guint n, const gint64 *ids)
{
  const GArray *found = answers->ids[part];

  g_assert_nonnull (found);
  g_assert_cmpuint (found->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (g_array_index (found, gint64, i), ==, ids[i]);
}

static void
test_parts (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 title = tln_test_add_text (db, "算力租赁", "once 液冷 and much else");
  gint64 body = tln_test_add_text (db, "Market", "算力 far from 液冷");
  gint64 both = tln_test_add_text (db, "算力液冷", "算力 液冷, 算力液冷.");
  tln_test_add_text (db, "Other", "nothing");
  g_auto (Answers) answers = ask (db, "算力 液冷", TLN_SEARCH_ALL_PARTS);
  TlnSearchParts order[] = { TLN_SEARCH_TITLES, TLN_SEARCH_NEWEST, TLN_SEARCH_COUNT,
                             TLN_SEARCH_BEST };

  g_assert_cmpmem (answers.parts->data, answers.parts->len * sizeof *order, order, sizeof order);
  assert_part (&answers, TLN_SEARCH_TITLES, 1, &both);
  assert_part (&answers, TLN_SEARCH_NEWEST, 3, (gint64[]) { both, body, title });
  g_assert_cmpuint (answers.count, ==, 3);
  g_assert_false (answers.more);
  assert_part (&answers, TLN_SEARCH_BEST, 3, (gint64[]) { both, title, body });

  g_auto (Answers) letters = ask (db, "sl", TLN_SEARCH_TITLES);
  assert_part (&letters, TLN_SEARCH_TITLES, 2, (gint64[]) { both, title });
  g_auto (Answers) phrase = ask (db, "算力液冷 -much", TLN_SEARCH_TITLES);
  assert_part (&phrase, TLN_SEARCH_TITLES, 1, &both);
  /* A filter alone is not in any title. */
  g_auto (Answers) filter = ask (db, "is:unread", TLN_SEARCH_TITLES | TLN_SEARCH_NEWEST);
  assert_part (&filter, TLN_SEARCH_TITLES, 0, NULL);
  g_assert_cmpuint (filter.ids[TLN_SEARCH_NEWEST]->len, ==, 4);
}

/* Words next to each other come before the same words apart. */
static void
test_near (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *gap = g_strnfill (400, '.');
  g_autofree char *far = g_strconcat ("memory ", gap, " bandwidth", NULL);
  g_autofree char *near = g_strconcat ("memory bandwidth ", gap, NULL);
  gint64 a = tln_test_add_text (db, "A", near);
  gint64 b = tln_test_add_text (db, "B", far);
  g_auto (Answers) answers = ask (db, "memory bandwidth", TLN_SEARCH_NEWEST | TLN_SEARCH_BEST);

  assert_part (&answers, TLN_SEARCH_NEWEST, 2, (gint64[]) { b, a });
  assert_part (&answers, TLN_SEARCH_BEST, 2, (gint64[]) { a, b });
}

/* All that is found, the best first; snippets for ids that are known, gone ones left out. */
static void
test_best_ids (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 a = tln_test_add_text (db, "A", "memory bandwidth");
  gint64 b = tln_test_add_text (db, "B", "bandwidth, and after many other words memory");
  gint64 wanted[] = { b, 77, a };
  g_autoptr (GArray) ids = tln_search_best_ids (db, "memory bandwidth", &error);

  g_assert_no_error (error);
  g_assert_cmpmem (ids->data, ids->len * sizeof a, ((gint64[]) { a, b }), 2 * sizeof a);
  g_autoptr (GArray) filtered = tln_search_best_ids (db, "is:inbox", &error);
  g_assert_cmpuint (filtered->len, ==, 2);
  g_assert_null (tln_search_best_ids (db, "is:", &error));
  g_assert_error (error, TLN_SEARCH_ERROR, TLN_SEARCH_ERROR_EMPTY);
  g_clear_error (&error);

  g_autoptr (GPtrArray) hits = tln_search_hits (db, "memory", wanted, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 2);
  TlnHit *first = g_ptr_array_index (hits, 0);
  g_assert_cmpint (first->id, ==, b);
  g_assert_cmpuint (first->marks->len, ==, 2);
  g_assert_null (tln_search_hits (db, "is:", wanted, 3, &error));
  g_assert_error (error, TLN_SEARCH_ERROR, TLN_SEARCH_ERROR_EMPTY);
}

static void
test_many (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 first = 0;

  tln_db_begin (db, &error);
  for (guint i = 0; i < TLN_SEARCH_COUNT_MAX + 1; i++) {
    gint64 id = tln_test_add_text (db, "银", "x");
    first = i == 0 ? id : first;
  }
  tln_db_commit (db, &error);
  g_auto (Answers) answers = ask (db, "银", TLN_SEARCH_ALL_PARTS);
  g_assert_cmpuint (answers.count, ==, TLN_SEARCH_COUNT_MAX);
  g_assert_true (answers.more);
  g_assert_cmpuint (answers.ids[TLN_SEARCH_TITLES]->len, ==, 20);
  g_assert_cmpuint (answers.ids[TLN_SEARCH_NEWEST]->len, ==, 50);
  g_assert_cmpuint (answers.ids[TLN_SEARCH_BEST]->len, ==, 50);
  tln_test_sql (db, "DELETE FROM article WHERE id = %" G_GINT64_FORMAT, first);
  g_auto (Answers) fewer = ask (db, "银", TLN_SEARCH_COUNT);
  g_assert_cmpuint (fewer.count, ==, TLN_SEARCH_COUNT_MAX);
  g_assert_false (fewer.more);
}

/* Characters whose pairs are everywhere: ranking reads a bounded number of texts, and says so. */
static void
test_budget (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  gint64 found = tln_test_add_text (db, "A", "光模块");
  tln_db_begin (db, &error);
  for (guint i = 0; i < 3000; i++)
    tln_test_add_text (db, "B", "模块光模");
  tln_db_commit (db, &error);
  g_auto (Answers) cut = ask (db, "光模块", TLN_SEARCH_NEWEST | TLN_SEARCH_BEST);
  assert_part (&cut, TLN_SEARCH_NEWEST, 1, &found);
  assert_part (&cut, TLN_SEARCH_BEST, 0, NULL);
  g_assert_true (cut.ranked_more);
  gint64 late = tln_test_add_text (db, "C", "光模块");
  g_auto (Answers) newer = ask (db, "光模块", TLN_SEARCH_BEST);
  assert_part (&newer, TLN_SEARCH_BEST, 1, &late);
}

static void
test_errors (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Answers) answers = { .parts = g_array_new (FALSE, FALSE, sizeof (TlnSearchParts)) };

  g_assert_false (tln_search_run (db, "is:x", TLN_SEARCH_ALL_PARTS, take_part, &answers, &error));
  g_assert_error (error, TLN_SEARCH_ERROR, TLN_SEARCH_ERROR_FLAG);
  g_clear_error (&error);
  tln_test_add_text (db, "银", "");
  g_cancellable_cancel (cancellable);
  tln_db_set_cancellable (db, cancellable);
  g_assert_false (tln_search_run (db, "银", TLN_SEARCH_ALL_PARTS, take_part, &answers, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (answers.parts->len, ==, 0);
}

static void
cancel_after (const TlnSearchPart *part, gpointer data)
{
  gpointer *cancelled = data;

  cancelled[1] = GUINT_TO_POINTER (GPOINTER_TO_UINT (cancelled[1]) | part->part);
  if (part->part == TLN_SEARCH_NEWEST)
    g_cancellable_cancel (cancelled[0]);
}

/* The next key in the middle of a search: what was told stays so, nothing more comes. */
static void
test_cancelled (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gpointer cancelled[] = { cancellable, NULL };

  gint64 id = tln_test_add_text (db, "银", "");
  tln_db_set_cancellable (db, cancellable);
  g_assert_false (tln_search_run (db, "银", TLN_SEARCH_ALL_PARTS, cancel_after, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (GPOINTER_TO_UINT (cancelled[1]), ==, TLN_SEARCH_TITLES | TLN_SEARCH_NEWEST);
  tln_db_set_cancellable (db, NULL);
  g_auto (Answers) answers = ask (db, "银", TLN_SEARCH_ALL_PARTS);
  assert_part (&answers, TLN_SEARCH_BEST, 1, &id);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search-run/parts", test_parts);
  g_test_add_func ("/store/search-run/near", test_near);
  g_test_add_func ("/store/search-run/best-ids", test_best_ids);
  g_test_add_func ("/store/search-run/many", test_many);
  g_test_add_func ("/store/search-run/budget", test_budget);
  g_test_add_func ("/store/search-run/errors", test_errors);
  g_test_add_func ("/store/search-run/cancelled", test_cancelled);
  return g_test_run ();
}

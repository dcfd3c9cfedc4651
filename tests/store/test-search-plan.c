/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many articles a search has to look at. That it finds the right ones is in test-search.c. */
#include "tln-search-plan.h"
#include "tln-test-search.h"
#include "tln-test-store.h"

static gboolean
take (gint64 id, TlnScan *first, TlnScan *second, gpointer data)
{
  GArray *ids = data;

  g_array_append_val (ids, id);
  return TRUE;
}

/* What the plan finds within its budget is this one article. */
static void
assert_finds (TlnSearchPlan *plan, TlnDb *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_true (tln_search_plan_run (plan, db, take, ids, &error));
  g_assert_no_error (error);
  g_assert_false (plan->cut);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, id);
}

/* How many texts are looked at before the prefix is looked up as a whole. */
static void
test_newest_misses (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 found = tln_test_add_text (db, "A", "market");

  for (guint i = 0; i < 100; i++)
    tln_test_add_text (db, "B", "marble");
  g_autoptr (TlnSearchPlan) plan =
      tln_search_plan_new (db, TLN_SOURCE_INDEX, "marke", FALSE, &error);
  g_assert_true (tln_search_plan_begin_newest (plan, db, &error));
  g_assert_cmpint (plan->edges_above, ==, 101 - 2);
  g_assert_cmpuint (plan->edges_misses, ==, 1);
  plan->edges_above = 0;
  plan->edges_misses = 30;
  plan->budget = 31; /* the last for what the whole prefix finds */
  assert_finds (plan, db, found);
}

typedef struct {
  guint n;
  guint looked_at; /* of these, in their texts */
  gint64 last;
} Taken;

static gboolean
count (gint64 id, TlnScan *first, TlnScan *second, gpointer data)
{
  Taken *taken = data;

  g_assert_true (taken->last == 0 || id < taken->last);
  taken->last = id;
  taken->n++;
  taken->looked_at += first != NULL;
  return TRUE;
}

/* One in `every` of a thousand articles has the word; the others have another one that begins like
 * it, or none. */
static Taken
run_newest (guint every, const char *other)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  Taken taken = { 0 };

  for (guint i = 0; i < 1000; i++)
    tln_test_add_text (db, "A", i % every == 0 ? "market" : other);
  g_autoptr (TlnSearchPlan) plan =
      tln_search_plan_new (db, TLN_SOURCE_INDEX, "marke", FALSE, &error);
  g_assert_true (tln_search_plan_begin_newest (plan, db, &error));
  g_assert_true (tln_search_plan_run (plan, db, count, &taken, &error));
  g_assert_no_error (error);
  return taken;
}

/* Where the newest twenty of a thousand have ten and more, the first characters are asked on. */
static void
test_newest_dense (void)
{
  Taken all = run_newest (1, "");
  Taken half = run_newest (2, "");
  Taken few = run_newest (4, "");
  Taken missed = run_newest (2, "marble");

  g_assert_cmpuint (all.n, ==, 1000);
  g_assert_cmpuint (all.looked_at, ==, 1000);
  g_assert_cmpuint (half.n, ==, 500);
  g_assert_cmpuint (half.looked_at, ==, 500);
  g_assert_cmpuint (few.n, ==, 250);
  g_assert_cmpuint (few.looked_at, ==, 5);
  /* No more texts are looked at in vain than before: one of two thousand. */
  g_assert_cmpuint (missed.n, ==, 500);
  g_assert_cmpuint (missed.looked_at, <=, 1);
}

/* Words in a row are found among articles that have the same words apart without a look at these.
 */
static void
test_phrase (void)
{
  static const char *const PHRASES[] = { "\"with it\"", "\"with it the\"", "\"With  It\" title" };
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 found = tln_test_add_text (db, "A title", "Deal\nwith\n\nit the way");

  for (guint i = 0; i < 100; i++)
    tln_test_add_text (db, "Another title", "it is with the rest, with: it, itself with");
  for (guint i = 0; i < G_N_ELEMENTS (PHRASES); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (TlnSearchPlan) plan =
        tln_search_plan_new (db, TLN_SOURCE_INDEX, PHRASES[i], FALSE, &error);
    plan->budget = 1;
    assert_finds (plan, db, found);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/store/search-plan/newest-misses", test_newest_misses);
  g_test_add_func ("/store/search-plan/newest-dense", test_newest_dense);
  g_test_add_func ("/store/search-plan/phrase", test_phrase);
  return g_test_run ();
}

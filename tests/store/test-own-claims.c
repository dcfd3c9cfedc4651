/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims in one's own words: their source, their day, once and again, undone, refused; and the
 * articles of the days around. */
#include "tln-act.h"
#include "tln-articles.h"
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-instruments.h"
#include "tln-own-claims.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#define WORDS "Servers were sold out in the shop of 2024-01-02."

typedef struct {
  TlnDb *db;
  gint64 instrument;
  gint64 thesis;
  TlnDay day;
} World;

static void
set_up (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  tln_test_clock ();
  world->db = tln_test_db ();
  world->day = tln_day_new (2025, 3, 10);
  world->instrument = tln_instruments_ensure (world->db, "515050", "SSE", "5G", NULL, &error);
  world->thesis = tln_theses_add (world->db, "Orders", 0, &error);
  tln_instruments_link (world->db, world->instrument, world->thesis, 0, "orders", &error);
  g_assert_no_error (error);
}

static void
tear_down (World *world, gconstpointer data)
{
  tln_db_close (world->db);
}

static gint64
add (World *world, const TlnOwnClaim *claim)
{
  g_autoptr (GError) error = NULL;

  tln_test_begin (world->db, TLN_ACT_CLAIM_NEW);
  gint64 id = tln_own_claims_add (world->db, claim, &error);
  g_assert_no_error (error);
  tln_test_end (world->db);
  g_assert_cmpint (id, !=, 0);
  return id;
}

static void
test_kept (World *world, gconstpointer data)
{
  const TlnOwnClaim own = { .words = WORDS,
                            .site = "Own note",
                            .day = world->day,
                            .instrument = world->instrument,
                            .thesis = world->thesis,
                            .stance = TLN_STANCE_AGAINST };
  g_autoptr (GError) error = NULL;
  gint64 id = add (world, &own);
  g_autoptr (TlnClaim) claim = tln_claims_get (world->db, id, &error);
  g_autoptr (TlnArticle) article = tln_articles_get (world->db, claim->article_id, &error);
  const TlnEvidence *evidence = g_ptr_array_index (claim->evidence, 0);

  g_assert_no_error (error);
  g_assert_cmpstr (claim->exact, ==, WORDS);
  g_assert_cmpint (evidence->day, ==, world->day);
  g_assert_cmpint (evidence->stance, ==, TLN_STANCE_AGAINST);
  g_assert_cmpint (evidence->thesis_id, ==, world->thesis);
  g_assert_cmpstr (article->site, ==, "Own note");
  /* neither the day nor a date in the words is that of the note */
  g_assert_cmpint (article->published.precision, ==, TLN_DATE_NONE.precision);
  g_assert_true (article->archived);
  g_assert_false (article->unread);
  g_autoptr (GPtrArray) on_chart =
      tln_claims_get_of_instrument (world->db, world->instrument, &error);
  g_assert_cmpuint (on_chart->len, ==, 1);
  /* the same words of another day: another claim, one source */
  TlnOwnClaim again = own;
  again.day++;
  gint64 second = add (world, &again);
  g_autoptr (TlnClaim) other = tln_claims_get (world->db, second, &error);
  g_assert_cmpint (second, !=, id);
  g_assert_cmpint (other->article_id, ==, claim->article_id);
}

/* Without a thesis it is on the chart of the instrument all the same, at its day. */
static void
test_of_nothing (World *world, gconstpointer data)
{
  const TlnOwnClaim own = {
    .words = "Heard.", .site = "Own note", .day = world->day, .instrument = world->instrument
  };
  g_autoptr (GError) error = NULL;

  add (world, &own);
  g_autoptr (GPtrArray) on_chart =
      tln_claims_get_of_instrument (world->db, world->instrument, &error);
  g_assert_cmpuint (on_chart->len, ==, 1);
  const TlnClaim *claim = g_ptr_array_index (on_chart, 0);
  g_assert_cmpint (((TlnEvidence *) g_ptr_array_index (claim->evidence, 0))->day, ==, world->day);
}

static void
test_undone (World *world, gconstpointer data)
{
  const TlnOwnClaim own = { .words = WORDS, .site = "Own note", .day = world->day };
  g_autoptr (GError) error = NULL;

  add (world, &own);
  g_assert_true (tln_db_begin (world->db, &error));
  g_autoptr (TlnAct) undone = tln_act_undo (world->db, &error);
  g_assert_true (tln_db_commit (world->db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tln_test_int (world->db, "SELECT count(*) FROM article"), ==, 0);
  g_assert_cmpint (tln_test_int (world->db, "SELECT count(*) FROM claim"), ==, 0);
  g_assert_cmpint (tln_test_int (world->db, "SELECT count(*) FROM evidence"), ==, 0);
}

static void
test_refused (World *world, gconstpointer data)
{
  const TlnOwnClaim dayless = { .words = WORDS, .site = "Own note", .day = TLN_DAY_NONE };
  const TlnOwnClaim wordless = { .words = "  \n ", .site = "Own note", .day = world->day };
  g_autoptr (GError) error = NULL;

  tln_test_begin (world->db, TLN_ACT_CLAIM_NEW);
  g_assert_cmpint (tln_own_claims_add (world->db, &dayless, &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpint (tln_own_claims_add (world->db, &wordless, &error), ==, 0);
  g_assert_nonnull (error);
  g_assert_true (error->domain == TLN_IMPORT_ERROR);
  tln_test_end (world->db);
}

static void
test_near (World *world, gconstpointer data)
{
  gint64 ids[5];
  const char *const days[] = { "2025-03-09", "2025-03-13", "2025-03-14", "2025-03-10", NULL };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autofree char *title = g_strdup_printf ("Article %u", i);

    ids[i] = tln_test_add (world->db, tln_test_draft (title, title, days[i]));
  }
  g_assert_true (tln_articles_tag (world->db, ids[1], 0, 0, world->instrument, &error));
  g_autoptr (GPtrArray) found =
      tln_own_claims_near (world->db, world->day, world->instrument, 5, &error);
  g_assert_no_error (error);
  /* the instrument's, then the same day, then the day before; the 14th is too far */
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpint (((TlnArticle *) g_ptr_array_index (found, 0))->id, ==, ids[1]);
  g_assert_cmpint (((TlnArticle *) g_ptr_array_index (found, 1))->id, ==, ids[3]);
  g_assert_cmpint (((TlnArticle *) g_ptr_array_index (found, 2))->id, ==, ids[0]);
  g_assert_true (tln_articles_set_flag (world->db, ids[1], TLN_FLAG_TRASHED, TRUE, &error));
  g_autoptr (GPtrArray) one = tln_own_claims_near (world->db, world->day, 0, 1, &error);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpint (((TlnArticle *) g_ptr_array_index (one, 0))->id, ==, ids[3]);
}

#define ADD(name, function) \
  g_test_add ("/own-claims/" name, World, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("kept", test_kept);
  ADD ("of-nothing", test_of_nothing);
  ADD ("undone", test_undone);
  ADD ("refused", test_refused);
  ADD ("near", test_near);
  return g_test_run ();
}

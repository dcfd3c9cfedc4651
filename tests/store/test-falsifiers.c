/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Falsifiers: the first one and the others, checked, triggered, refused, undone; reviews. */
#include "tln-act.h"
#include "tln-due.h"
#include "tln-error.h"
#include "tln-falsifiers.h"
#include "tln-judgements.h"
#include "tln-test-search.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <math.h>

typedef struct {
  TlnDb *db;
  gint64 thesis;
  TlnDay today;
} World;

static void
set_up (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  world->db = tln_test_db ();
  world->today = tln_day_today ();
  world->thesis = tln_theses_add (world->db, "Inference", 0, &error);
  tln_test_add_text (world->db, "A", "loom");
  tln_test_sql (world->db, "INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end,"
                           " text_sha256, created_at) SELECT 1, id, 'loom', '', '', 0, 4,"
                           " text_sha256, 0 FROM article");
  g_assert_no_error (error);
}

static void
tear_down (World *world, gconstpointer data)
{
  tln_db_close (world->db);
}

static GPtrArray *
get_all (World *world, gint64 thesis)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *all = tln_falsifiers_get_all (world->db, thesis, &error);

  g_assert_no_error (error);
  return all;
}

/* The words of before there were others are the first one, without any row. */
static void
test_first (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_theses_set (world->db, world->thesis, "falsifier",
                                 "Prices fall while use grows", &error));
  g_autoptr (GPtrArray) all = get_all (world, world->thesis);
  g_assert_cmpuint (all->len, ==, 1);
  const TlnFalsifier *first = all->pdata[0];
  g_assert_cmpstr (first->text, ==, "Prices fall while use grows");
  g_assert_cmpint (first->id, ==, world->thesis);
  g_assert_cmpint (first->state, ==, TLN_FALSIFIER_WATCHING);
  g_assert_cmpint (first->check_day, ==, TLN_DAY_NONE);
  g_assert_cmpint (tln_test_int (world->db, "SELECT count(*) FROM falsifier"), ==, 0);

  g_assert_true (
      tln_falsifiers_edit (world->db, first->id, "Prices fall", world->today + 3, &error));
  g_autoptr (TlnThesis) thesis = tln_theses_get (world->db, world->thesis, &error);
  g_assert_cmpstr (thesis->falsifier, ==, "Prices fall");
  g_autoptr (GPtrArray) edited = get_all (world, world->thesis);
  g_assert_cmpint (((TlnFalsifier *) edited->pdata[0])->check_day, ==, world->today + 3);
  g_assert_true (tln_theses_set (world->db, world->thesis, "falsifier", "", &error));
  g_assert_cmpint (tln_test_int (world->db, "SELECT count(*) FROM falsifier"), ==, 0);
}

static void
test_add (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 first = tln_falsifiers_add (world->db, world->thesis, " One ", TLN_DAY_NONE, &error);
  gint64 second = tln_falsifiers_add (world->db, world->thesis, "Two", world->today + 5, &error);

  g_assert_no_error (error);
  g_assert_cmpint (first, ==, world->thesis);
  g_assert_cmpint (second, !=, world->thesis);
  g_autoptr (TlnThesis) thesis = tln_theses_get (world->db, world->thesis, &error);
  g_assert_cmpstr (thesis->falsifier, ==, "One");
  g_autoptr (GPtrArray) all = get_all (world, 0);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (((TlnFalsifier *) all->pdata[0])->text, ==, "One");
  g_assert_cmpstr (((TlnFalsifier *) all->pdata[1])->text, ==, "Two");
  g_assert_cmpstr (((TlnFalsifier *) all->pdata[1])->thesis_title, ==, "Inference");
  g_assert_true (tln_falsifiers_edit (world->db, second, "Two and a half", TLN_DAY_NONE, &error));
  g_assert_true (tln_falsifiers_delete (world->db, first, &error));
  g_autoptr (GPtrArray) left = get_all (world, world->thesis);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (((TlnFalsifier *) left->pdata[0])->text, ==, "Two and a half");
  g_assert_cmpint (((TlnFalsifier *) left->pdata[0])->check_day, ==, TLN_DAY_NONE);
}

static void
test_refused (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (tln_falsifiers_add (world->db, world->thesis, " ", TLN_DAY_NONE, &error), ==, 0);
  g_assert_error (error, TLN_FORECAST_ERROR, TLN_FORECAST_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_cmpint (tln_falsifiers_add (world->db, world->thesis, "x", world->today - 1, &error), ==,
                   0);
  g_assert_error (error, TLN_FORECAST_ERROR, TLN_FORECAST_ERROR_DUE_PAST);
  g_clear_error (&error);
  g_assert_cmpint (tln_falsifiers_add (world->db, 99, "x", TLN_DAY_NONE, &error), ==, 0);
  g_assert_error (error, TLN_FORECAST_ERROR, TLN_FORECAST_ERROR_GONE);
  g_clear_error (&error);
  /* The thesis is there, but nothing would prove it wrong. */
  g_assert_false (tln_falsifiers_edit (world->db, world->thesis, "x", TLN_DAY_NONE, &error));
  g_assert_error (error, TLN_FORECAST_ERROR, TLN_FORECAST_ERROR_GONE);
}

static void
test_states (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = tln_falsifiers_add (world->db, world->thesis, "One", TLN_DAY_NONE, &error);
  TlnProof proof = TLN_PROOF_NONE;

  g_assert_false (
      tln_falsifiers_set_state (world->db, id, TLN_FALSIFIER_TRIGGERED, NULL, NULL, &error));
  g_assert_error (error, TLN_FORECAST_ERROR, TLN_FORECAST_ERROR_PROOF);
  g_clear_error (&error);
  g_assert_false (
      tln_falsifiers_set_state (world->db, id, TLN_FALSIFIER_WATCHING, NULL, NULL, &error));
  g_assert_error (error, TLN_FORECAST_ERROR, TLN_FORECAST_ERROR_DECIDED);
  g_clear_error (&error);
  proof.claim = 1;
  g_assert_true (
      tln_falsifiers_set_state (world->db, id, TLN_FALSIFIER_TRIGGERED, &proof, " it is ", &error));
  g_assert_no_error (error);
  g_autoptr (GPtrArray) all = get_all (world, world->thesis);
  const TlnFalsifier *one = all->pdata[0];
  g_assert_cmpint (one->state, ==, TLN_FALSIFIER_TRIGGERED);
  g_assert_cmpint (one->proof.claim, ==, 1);
  g_assert_cmpstr (one->proof_words, ==, "loom");
  g_assert_cmpstr (one->note, ==, "it is");
  g_assert_cmpint (one->state_at, !=, 0);
  g_assert_true (
      tln_falsifiers_set_state (world->db, id, TLN_FALSIFIER_DISMISSED, NULL, NULL, &error));
  g_autoptr (GPtrArray) later = get_all (world, world->thesis);
  g_assert_cmpint (((TlnFalsifier *) later->pdata[0])->proof.claim, ==, 0);
  g_assert_false (
      tln_falsifiers_set_state (world->db, 99, TLN_FALSIFIER_DISMISSED, NULL, NULL, &error));
  g_assert_error (error, TLN_FORECAST_ERROR, TLN_FORECAST_ERROR_GONE);
}

static void
test_undo (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = tln_test_dump (world->db);
  TlnProof proof = TLN_PROOF_NONE;

  proof.claim = 1;
  tln_test_begin (world->db, TLN_ACT_FALSIFIER);
  g_assert_cmpint (tln_falsifiers_add (world->db, world->thesis, "One", world->today, &error), !=,
                   0);
  tln_test_end (world->db);
  tln_test_begin (world->db, TLN_ACT_FALSIFIER);
  g_assert_true (tln_falsifiers_set_state (world->db, world->thesis, TLN_FALSIFIER_TRIGGERED,
                                           &proof, NULL, &error));
  tln_test_end (world->db);
  g_autofree char *full = tln_test_dump (world->db);
  tln_test_begin (world->db, TLN_ACT_FALSIFIER);
  g_assert_true (tln_falsifiers_delete (world->db, world->thesis, &error));
  tln_test_end (world->db);
  g_autoptr (TlnAct) first = tln_act_undo (world->db, &error);
  g_autofree char *back = tln_test_dump (world->db);
  g_assert_cmpstr (back, ==, full);
  g_autoptr (TlnAct) second = tln_act_undo (world->db, &error);
  g_autoptr (TlnAct) third = tln_act_undo (world->db, &error);
  g_autofree char *gone = tln_test_dump (world->db);
  g_assert_cmpstr (gone, ==, empty);
  g_assert_no_error (error);
}

static guint
count_due (World *world, TlnDay day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDue) due = tln_due_load (world->db, day, &error);
  guint count;

  g_assert_true (tln_due_count_by (world->db, day, &count, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count, ==, tln_due_count (due));
  return count;
}

static void
test_due (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  tln_falsifiers_add (world->db, world->thesis, "One", world->today + 1, &error);
  id = tln_falsifiers_add (world->db, world->thesis, "Two", world->today + 2, &error);
  g_assert_true (tln_theses_set (world->db, world->thesis, "next_review", "2025-03-13", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_due (world, world->today), ==, 0);
  g_assert_cmpuint (count_due (world, world->today + 1), ==, 1);
  g_assert_cmpuint (count_due (world, world->today + 3), ==, 3);
  g_autoptr (TlnDue) due = tln_due_load (world->db, world->today + 3, &error);
  g_assert_cmpstr (((TlnFalsifier *) due->falsifiers->pdata[1])->text, ==, "Two");
  g_assert_cmpstr (((TlnThesisReview *) due->reviews->pdata[0])->title, ==, "Inference");
  g_assert_true (
      tln_falsifiers_set_state (world->db, id, TLN_FALSIFIER_DISMISSED, NULL, NULL, &error));
  g_assert_cmpuint (count_due (world, world->today + 3), ==, 2);
  g_assert_true (tln_theses_set (world->db, world->thesis, "status", "closed", &error));
  g_assert_cmpuint (count_due (world, world->today + 3), ==, 0);
}

/* One that is refuted for now is to be looked at again on a day of its own; both days move on when
 * it was, as far as its interval says. */
static void
test_recheck (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlnJudgementDraft draft = {
    "refuted_for_now", world->today + 5, TLN_CONVICTION_KEEP, "", 0, NULL
  };

  g_assert_true (tln_theses_set (world->db, world->thesis, "review_days", "7", &error));
  g_assert_true (tln_theses_set (world->db, world->thesis, "next_review", "2025-03-20", &error));
  g_assert_true (tln_theses_judge (world->db, world->thesis, &draft, &error));
  g_assert_cmpuint (count_due (world, world->today + 4), ==, 0);
  g_autoptr (TlnDue) due = tln_due_load (world->db, world->today + 5, &error);
  const TlnThesisReview *review = g_ptr_array_index (due->reviews, 0);
  g_assert_cmpint (review->day, ==, world->today + 5);
  g_assert_cmpint (review->review_days, ==, 7);
  g_assert_cmpuint (count_due (world, world->today + 10), ==, 1);
  /* Its day has not come: it stays. */
  g_assert_true (tln_theses_reviewed (world->db, world->thesis, 7, &error));
  g_autoptr (TlnThesis) early = tln_theses_get (world->db, world->thesis, &error);
  g_assert_cmpint (early->recheck, ==, world->today + 5);
  g_assert_cmpint (early->next_review, ==, world->today + 7);
  draft.recheck = world->today;
  g_assert_true (tln_theses_judge (world->db, world->thesis, &draft, &error));
  g_assert_cmpuint (count_due (world, world->today), ==, 1);
  g_assert_true (tln_theses_reviewed (world->db, world->thesis, 0, &error));
  g_autoptr (TlnThesis) later = tln_theses_get (world->db, world->thesis, &error);
  g_assert_cmpint (later->recheck, ==, world->today + TLN_REVIEW_AGAIN);
  g_assert_cmpint (later->next_review, ==, TLN_DAY_NONE);
  g_assert_cmpuint (count_due (world, world->today), ==, 0);
  /* Open again it has no such day. */
  g_assert_true (tln_theses_set (world->db, world->thesis, "status", "open", &error));
  g_assert_cmpuint (count_due (world, world->today + 100), ==, 0);
  g_assert_no_error (error);
}

#define ADD(name, test) g_test_add ("/falsifiers/" name, World, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  ADD ("first", test_first);
  ADD ("add", test_add);
  ADD ("refused", test_refused);
  ADD ("states", test_states);
  ADD ("undo", test_undo);
  ADD ("due", test_due);
  ADD ("recheck", test_recheck);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two theses become one, and two again. */
#include "tln-thesis-merge.h"

#include "tln-act.h"
#include "tln-arguments.h"
#include "tln-balances.h"
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-falsifiers.h"
#include "tln-instruments.h"
#include "tln-judgements.h"
#include "tln-test-search.h"
#include "tln-test-store.h"
#include "tln-theses.h"
#include "tln-thesis-log.h"

typedef struct {
  TlnDb *db;
  gint64 from;
  gint64 into;
  gint64 claims[3];
} World;

static void
place (World *world, gint64 claim, gint64 thesis, TlnStance stance, int strength)
{
  g_autoptr (GError) error = NULL;
  const TlnEvidenceDraft draft = { thesis, 0, stance, strength, 20000 };

  g_assert_cmpint (tln_claims_set_evidence (world->db, claim, &draft, &error), !=, 0);
}

/* Claim 0: for both, stronger for the first. Claim 1: for the one, against the other. Claim 2: of
 * the first only. */
static void
set_up (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlnJudgementDraft draft = { NULL, TLN_DAY_NONE, 40, "a hunch", 0, NULL };

  world->db = tln_test_db ();
  gint64 article = tln_test_add_text (world->db, "T", "One, two, three and so on.");
  world->from = tln_theses_add (world->db, "From", 0, &error);
  world->into = tln_theses_add (world->db, "Into", 0, &error);
  for (guint32 i = 0; i < 3; i++) {
    const TlnQuote quote = { .exact = (char *) "One", .start = i, .end = i + 3 };
    world->claims[i] = tln_claims_add (world->db, article, &quote, &error);
  }
  place (world, world->claims[0], world->from, TLN_STANCE_FOR, 3);
  place (world, world->claims[0], world->into, TLN_STANCE_FOR, 1);
  place (world, world->claims[1], world->from, TLN_STANCE_AGAINST, 2);
  place (world, world->claims[1], world->into, TLN_STANCE_FOR, 2);
  place (world, world->claims[2], world->from, TLN_STANCE_FOR, 1);
  const TlnNoteOwner owner = { .thesis = world->from };
  g_assert_cmpint (tln_theses_add_note (world->db, &owner, "A note", &error), !=, 0);
  gint64 both = tln_instruments_ensure (world->db, "515050", "SSE", "5G", NULL, &error);
  gint64 one = tln_instruments_ensure (world->db, "159995", "SZSE", "Chip", NULL, &error);
  g_assert_cmpint (tln_instruments_link (world->db, both, world->from, 0, "a", &error), !=, 0);
  g_assert_cmpint (tln_instruments_link (world->db, both, world->into, 0, "b", &error), !=, 0);
  g_assert_cmpint (tln_instruments_link (world->db, one, world->from, 0, "c", &error), !=, 0);
  g_assert_true (tln_theses_judge (world->db, world->from, &draft, &error));
  g_assert_no_error (error);
}

static void
tear_down (World *world, gconstpointer data)
{
  tln_db_close (world->db);
}

static void
merge (World *world)
{
  g_autoptr (GError) error = NULL;

  tln_test_begin (world->db, TLN_ACT_THESIS_EDIT);
  g_assert_true (tln_theses_merge (world->db, world->from, world->into, &error));
  g_assert_no_error (error);
  tln_test_end (world->db);
}

static void
test_merge (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlnDb *db = world->db;
  TlnBalance balance;

  merge (world);
  g_autoptr (TlnWeighing) weighing = tln_balances_load (db, world->into, &error);
  tln_balance_sum ((const TlnWeighed *) (const void *) weighing->items->data, weighing->items->len,
                   &balance);
  g_assert_cmpuint (weighing->items->len, ==, 4);
  g_assert_cmpuint (balance.weight_for, ==, 3 + 2 + 1);
  g_assert_cmpuint (balance.weight_against, ==, 2);
  g_autoptr (TlnClaim) torn = tln_claims_get (db, world->claims[1], &error);
  g_assert_cmpuint (torn->evidence->len, ==, 2);
  /* Each of the two is changed for itself. */
  const TlnEvidence *second = g_ptr_array_index (torn->evidence, 1);
  const TlnEvidenceDraft draft = { .thesis = world->into,
                                   .stance = second->stance,
                                   .strength = 3,
                                   .day = TLN_DAY_NONE,
                                   .evidence = second->id };
  g_assert_cmpint (tln_claims_set_evidence (db, torn->id, &draft, &error), ==, second->id);
  g_autoptr (TlnClaim) changed = tln_claims_get (db, torn->id, &error);
  g_assert_cmpint (((TlnEvidence *) changed->evidence->pdata[0])->strength, ==, 2);
  g_assert_cmpint (((TlnEvidence *) changed->evidence->pdata[1])->strength, ==, 3);
  g_autoptr (TlnThesis) from = tln_theses_get (db, world->from, &error);
  g_assert_cmpstr (from->status, ==, "closed");
  g_assert_cmpint (from->merged_into, ==, world->into);
  g_assert_cmpuint (from->n_for + from->n_against + from->n_neutral, ==, 0);
  const TlnNoteOwner owner = { .thesis = world->into };
  g_autoptr (GPtrArray) notes = tln_theses_get_notes (db, &owner, &error);
  g_assert_cmpuint (notes->len, ==, 1);
  g_autofree char *reasons =
      tln_test_value (db, "SELECT group_concat (reason, ' ') FROM (SELECT reason FROM "
                          "instrument_link JOIN thesis t ON t.id = thesis_id WHERE "
                          "t.title = 'Into' ORDER BY reason)");
  g_assert_cmpstr (reasons, ==, "b c");
  g_autofree char *judged =
      tln_test_value (db, "SELECT t.title FROM judgement j JOIN thesis t ON t.id = j.thesis_id");
  g_assert_cmpstr (judged, ==, "From");
}

/* A claim linked to both is linked once, and the words of a first falsifier go with it. */
static void
test_links (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlnDb *db = world->db;
  const gint64 theses[] = { world->from, world->into };

  for (guint i = 0; i < 2; i++) {
    TlnArgumentDraft draft = { .from = world->claims[0],
                               .thesis = theses[i],
                               .relation = TLN_RELATION_SUPPORTS };
    g_assert_cmpint (tln_arguments_set (db, &draft, &error), !=, 0);
  }
  /* Of one without a day to check it there are only words. */
  g_assert_cmpint (tln_falsifiers_add (db, world->from, "Racks stand empty",
                                       data != NULL ? 40000 : TLN_DAY_NONE, &error),
                   !=, 0);
  g_assert_cmpint (tln_falsifiers_add (db, world->into, "Prices fall", TLN_DAY_NONE, &error), !=,
                   0);
  g_assert_no_error (error);
  merge (world);
  g_autoptr (GPtrArray) links = tln_arguments_get_of_claim (db, world->claims[0], &error);
  g_assert_cmpuint (links->len, ==, 1);
  g_autoptr (GPtrArray) falsifiers = tln_falsifiers_get_all (db, world->into, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (falsifiers->len, ==, 2);
  /* One that has a row keeps its day. */
  g_assert_cmpstr (((TlnFalsifier *) falsifiers->pdata[0])->text, ==, "Prices fall");
  g_assert_cmpstr (((TlnFalsifier *) falsifiers->pdata[1])->text, ==, "Racks stand empty");
  g_assert_cmpint (((TlnFalsifier *) falsifiers->pdata[1])->check_day, ==,
                   data != NULL ? 40000 : TLN_DAY_NONE);
  g_autoptr (GPtrArray) left = tln_falsifiers_get_all (db, world->from, &error);
  g_assert_cmpuint (left->len, ==, 0);
}

/* What is said of the thesis that was merged later does not touch what it gave away. */
static void
test_apart (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlnDb *db = world->db;

  g_assert_cmpint (tln_falsifiers_add (db, world->from, "Racks stand empty", 40000, &error), !=, 0);
  merge (world);
  g_assert_true (tln_theses_set (db, world->from, "falsifier", "", &error));
  g_assert_cmpint (tln_falsifiers_add (db, world->from, "Another", 41000, &error), !=, 0);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) given = tln_falsifiers_get_all (db, world->into, &error);
  g_assert_cmpuint (given->len, ==, 1);
  g_assert_cmpstr (((TlnFalsifier *) given->pdata[0])->text, ==, "Racks stand empty");
  g_assert_cmpint (((TlnFalsifier *) given->pdata[0])->check_day, ==, 40000);
  g_autoptr (GPtrArray) own = tln_falsifiers_get_all (db, world->from, &error);
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_cmpstr (((TlnFalsifier *) own->pdata[0])->text, ==, "Another");
  g_assert_cmpint (((TlnFalsifier *) own->pdata[0])->check_day, ==, 41000);
}

static void
test_undone (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (tln_falsifiers_add (world->db, world->from, "Racks stand empty", 40000, &error),
                   !=, 0);
  g_autofree char *before = tln_test_dump (world->db);

  merge (world);
  g_autofree char *merged = tln_test_dump (world->db);
  g_autoptr (TlnAct) undone = tln_act_undo (world->db, &error);
  g_assert_no_error (error);
  g_autofree char *after = tln_test_dump (world->db);
  g_assert_cmpstr (before, ==, after);
  g_autoptr (TlnAct) redone = tln_act_redo (world->db, &error);
  g_autofree char *again = tln_test_dump (world->db);
  g_assert_cmpstr (merged, ==, again);
}

/* Both logs tell of it. */
static void
test_told (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint lost = 0;
  guint won = 0;

  merge (world);
  g_autoptr (GPtrArray) from = tln_thesis_log_read (world->db, world->from, 0, 100, &error);
  g_autoptr (GPtrArray) into = tln_thesis_log_read (world->db, world->into, 0, 100, &error);
  const TlnLogEntry *newest = g_ptr_array_index (from, 0);
  g_assert_cmpint (newest->kind, ==, TLN_LOG_MERGED);
  g_assert_cmpstr (newest->after, ==, "Into");
  for (guint i = 0; i < from->len; i++) {
    const TlnLogEntry *entry = g_ptr_array_index (from, i);
    lost += entry->kind == TLN_LOG_EVIDENCE && entry->what == TLN_LOG_REMOVED;
  }
  for (guint i = 0; i < into->len; i++) {
    const TlnLogEntry *entry = g_ptr_array_index (into, i);
    won += entry->kind == TLN_LOG_EVIDENCE && entry->what == TLN_LOG_ADDED;
  }
  g_assert_cmpuint (lost, ==, 3);
  g_assert_cmpuint (won, ==, 2);
}

static void
test_refused (World *world, gconstpointer data)
{
  const gint64 pairs[][2] = { { world->from, world->from },
                              { world->from, 99 },
                              { 99, world->into } };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_false (tln_theses_merge (world->db, pairs[i][0], pairs[i][1], &error));
    g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  }
  merge (world);
  g_autoptr (GError) error = NULL;
  g_assert_false (tln_theses_merge (world->db, world->into, world->from, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
}

#define ADD(name, test) g_test_add (name, World, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  ADD ("/thesis-merge/merge", test_merge);
  ADD ("/thesis-merge/links", test_links);
  g_test_add ("/thesis-merge/links-with-day", World, "day", set_up, test_links, tear_down);
  ADD ("/thesis-merge/apart", test_apart);
  ADD ("/thesis-merge/undone", test_undone);
  ADD ("/thesis-merge/told", test_told);
  ADD ("/thesis-merge/refused", test_refused);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chains, stages, theses, notes. */
#include "tln-error.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <string.h>

static void
test_default_chain (void)
{
  static const char *const keys[] = { "model", "training_compute", "applications",
                                      "inference_compute" };
  static const char *const names[] = { "大模型", "训练算力", "AI应用", "推理算力" };
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 chain = 0;
  gint64 again = 0;

  g_assert_true (tln_theses_ensure_default_chain (db, "zh_CN", &chain, &error));
  g_assert_true (tln_theses_ensure_default_chain (db, "en", &again, &error));
  g_assert_cmpint (chain, ==, again);
  g_autoptr (GPtrArray) chains = tln_theses_get_chains (db, &error);
  g_assert_cmpuint (chains->len, ==, 1);
  g_autoptr (GPtrArray) stages = tln_theses_get_stages (db, chain, &error);
  g_assert_cmpuint (stages->len, ==, 4);
  for (guint i = 0; i < 4; i++) {
    const TlnStage *stage = stages->pdata[i];

    g_assert_cmpstr (stage->key, ==, keys[i]);
    g_assert_cmpstr (stage->name, ==, names[i]);
    g_assert_cmpint (stage->position, ==, i);
    g_assert_cmpuint (g_strv_length (stage->cues), >, 3);
  }
  g_assert_cmpint (tln_test_int (db, "SELECT count(DISTINCT language) FROM stage_cue"), ==, 2);
}

static void
test_english_chain (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_theses_ensure_default_chain (db, NULL, NULL, &error));
  g_autoptr (GPtrArray) chains = tln_theses_get_chains (db, &error);
  g_assert_cmpstr (((TlnChain *) chains->pdata[0])->name, ==, "AI main line");
}

static void
test_own_chain (void)
{
  static const char *const cues[] = { "电网", "grid", NULL };
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 chain = tln_theses_add_chain (db, "Power", &error);
  gint64 first = tln_theses_add_stage (db, chain, "Power grid (new)", cues, &error);
  gint64 second = tln_theses_add_stage (db, chain, "???", NULL, &error);

  g_assert_no_error (error);
  g_autoptr (TlnStage) stage = tln_theses_get_stage (db, first, &error);
  g_assert_cmpstr (stage->key, ==, "power_grid_new");
  g_assert_cmpstrv (stage->cues, cues);
  g_autoptr (TlnStage) other = tln_theses_get_stage (db, second, &error);
  g_assert_cmpstr (other->key, ==, "stage");
  g_assert_cmpint (other->position, ==, 1);
  g_assert_cmpuint (g_strv_length (other->cues), ==, 0);
  g_assert_true (tln_theses_rename_stage (db, first, "Grid", &error));
  g_autoptr (TlnStage) renamed = tln_theses_get_stage (db, first, &error);
  g_assert_cmpstr (renamed->name, ==, "Grid");
  g_assert_cmpstr (renamed->key, ==, "power_grid_new");
  g_assert_null (tln_theses_get_stage (db, 99, &error));
  g_assert_no_error (error);

  g_assert_false (tln_theses_rename_stage (db, first, " ", &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpint (tln_theses_add_chain (db, "", &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpint (tln_theses_add_stage (db, 99, "x", NULL, &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
}

static void
test_thesis (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 chain;
  gint64 id;

  g_assert_true (tln_theses_ensure_default_chain (db, "en", &chain, &error));
  id = tln_theses_add (db, " Inference outgrows training ", 0, &error);
  g_assert_cmpint (tln_theses_add (db, "A first one", chain, &error), !=, 0);
  g_autoptr (TlnThesis) thesis = tln_theses_get (db, id, &error);
  g_assert_cmpstr (thesis->title, ==, "Inference outgrows training");
  g_assert_cmpint (thesis->chain_id, ==, chain);
  g_assert_cmpstr (thesis->status, ==, "open");
  g_assert_cmpstr (thesis->statement, ==, "");
  g_assert_cmpint (thesis->conviction, ==, -1);
  g_assert_cmpint (thesis->next_review, ==, TLN_DAY_NONE);
  g_autoptr (GPtrArray) all = tln_theses_get_all (db, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (((TlnThesis *) all->pdata[0])->title, ==, "A first one");
  g_assert_true (tln_theses_delete (db, id, &error));
  g_assert_null (tln_theses_get (db, id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tln_theses_add (db, "\t", 0, &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpint (tln_theses_add (db, "x", 99, &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
}

static void
test_fields (void)
{
  static const char *const good[][2] = {
    { "title", "New" },       { "statement", "It will." }, { "falsifier", "Flat." },
    { "status", "refuted" },  { "conviction", "70" },      { "next_review", "2026-01-31" },
    { "horizon", "2028-06" }, { "review_days", "14" },     { "recheck", "2025-12-01" },
  };
  static const char *const bad[][2] = {
    { "title", "" },
    { "status", "" },
    { "status", "sold" },
    { "horizon", "one day" },
    { "review_days", "0" },
    { "recheck", "later" },
    { "conviction", "101" },
    { "conviction", "-1" },
    { "conviction", "much" },
    { "next_review", "soon" },
    { "colour", "red" },
    { NULL, "x" },
    { "next_review", "2026-02-30" },
  };
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = tln_theses_add (db, "x", 0, &error);

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (tln_theses_set (db, id, good[i][0], good[i][1], &error));
  g_autoptr (TlnThesis) thesis = tln_theses_get (db, id, &error);
  g_assert_cmpstr (thesis->title, ==, "New");
  g_assert_cmpstr (thesis->statement, ==, "It will.");
  g_assert_cmpstr (thesis->falsifier, ==, "Flat.");
  g_assert_cmpstr (thesis->status, ==, "refuted");
  g_assert_cmpint (thesis->conviction, ==, 70);
  g_assert_cmpint (thesis->next_review, ==, tln_day_new (2026, 1, 31));
  g_assert_cmpint (thesis->chain_id, ==, 0);
  g_assert_cmpstr (thesis->horizon, ==, "2028-06");
  g_assert_cmpint (thesis->review_days, ==, 14);
  g_assert_cmpint (thesis->recheck, ==, tln_day_new (2025, 12, 1));
  g_assert_cmpint (thesis->merged_into, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_assert_false (tln_theses_set (db, id, bad[i][0], bad[i][1], &error));
    g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
    g_clear_error (&error);
  }
  g_assert_true (tln_theses_set (db, id, "conviction", NULL, &error));
  g_assert_true (tln_theses_set (db, id, "next_review", "20000", &error));
  g_assert_true (tln_theses_set (db, id, "horizon", "", &error));
  g_assert_true (tln_theses_set (db, id, "status", "open", &error));
  g_autoptr (TlnThesis) changed = tln_theses_get (db, id, &error);
  g_assert_cmpint (changed->conviction, ==, -1);
  g_assert_cmpint (changed->next_review, ==, 20000);
  g_assert_null (changed->horizon);
  g_assert_cmpint (changed->recheck, ==, TLN_DAY_NONE);
}

static void
test_notes (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 thesis = tln_theses_add (db, "x", 0, &error);
  const TlnNoteOwner owner = { .thesis = thesis };
  const TlnNoteOwner nobody = { 0 };
  const TlnNoteOwner two = { .thesis = thesis, .stage = 5 };
  gint64 id = tln_theses_add_note (db, &owner, "first", &error);

  g_assert_cmpint (tln_theses_add_note (db, &owner, "second", &error), !=, 0);
  g_assert_true (tln_theses_set_note (db, id, "changed", &error));
  g_autoptr (GPtrArray) notes = tln_theses_get_notes (db, &owner, &error);
  g_assert_cmpuint (notes->len, ==, 2);
  const TlnNote *first = notes->pdata[0];
  g_assert_cmpstr (first->body, ==, "changed");
  g_assert_cmpint (first->thesis_id, ==, thesis);
  g_assert_cmpint (first->updated_at, >, first->created_at);
  g_assert_true (tln_theses_set_note (db, id, "", &error));
  g_autoptr (GPtrArray) left = tln_theses_get_notes (db, &owner, &error);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpint (tln_theses_add_note (db, &nobody, "x", &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpint (tln_theses_add_note (db, &two, "x", &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/theses/default-chain", test_default_chain);
  g_test_add_func ("/theses/english-chain", test_english_chain);
  g_test_add_func ("/theses/own-chain", test_own_chain);
  g_test_add_func ("/theses/thesis", test_thesis);
  g_test_add_func ("/theses/fields", test_fields);
  g_test_add_func ("/theses/notes", test_notes);
  return g_test_run ();
}

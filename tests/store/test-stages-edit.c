/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chains changed: a stage with evidence taken out, each time undone and redone to the last row;
 * order, cue words and what they would find, templates. */
#include "tln-act.h"
#include "tln-claims.h"
#include "tln-cues.h"
#include "tln-error.h"
#include "tln-instruments.h"
#include "tln-stage-states.h"
#include "tln-stages-edit.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <string.h>

typedef struct {
  TlnDb *db;
  gint64 chain;
  gint64 stages[3];
  gint64 thesis;
  gint64 article;
} World;

/* Everything that can hang on the second stage hangs on it. */
static const char belongings[] =
    "INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end, text_sha256, created_at)"
    " SELECT 70 + value, (SELECT id FROM article), 'x', '', '', 0, 1, 'h', 0 FROM json_each "
    "('[0,1]');"
    "INSERT INTO evidence (id, claim_id, thesis_id, stage_id, stance, day, created_at) VALUES"
    " (80, 70, (SELECT id FROM thesis), (SELECT id FROM stage WHERE position = 1), 'for', 1, 0),"
    " (81, 71, NULL, (SELECT id FROM stage WHERE position = 1), 'neutral', 1, 0);"
    "INSERT INTO instrument (id, code, exchange, name, created_at) VALUES (90, '515050', 'SSE', "
    "'5G', 0);"
    "INSERT INTO instrument_link (id, instrument_id, stage_id, reason, since) VALUES"
    " (91, 90, (SELECT id FROM stage WHERE position = 1), 'why', 5);"
    "INSERT INTO note (id, stage_id, body, created_at, updated_at) VALUES"
    " (92, (SELECT id FROM stage WHERE position = 1), 'a note', 0, 0);"
    "INSERT INTO mention (id, article_id, stage_id, rule) VALUES"
    " (93, (SELECT id FROM article), (SELECT id FROM stage WHERE position = 1), 'hand');";

static void
setup (World *world, gconstpointer data)
{
  static const char *const names[] = { "First", "Second", "Third" };
  g_autoptr (GError) error = NULL;

  world->db = tln_test_db ();
  world->chain = tln_theses_add_chain (world->db, "Chain", &error);
  for (guint i = 0; i < 3; i++)
    world->stages[i] = tln_theses_add_stage (world->db, world->chain, names[i], NULL, &error);
  world->thesis = tln_theses_add (world->db, "Thesis", world->chain, &error);
  world->article = tln_test_add (
      world->db,
      tln_test_draft ("Grid", "The power grid is full. 电网不够用。\nNothing else.", "2025-03-01"));
  g_assert_true (tln_db_exec (world->db, belongings, &error));
  g_assert_no_error (error);
}

static void
teardown (World *world, gconstpointer data)
{
  tln_db_close (world->db);
}

/* Undoing gives the library before, redoing the one after. */
static void
check_undo (World *world, const char *before)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = tln_test_dump (world->db);
  g_autoptr (TlnAct) undone = tln_act_undo (world->db, &error);
  g_autofree char *back = tln_test_dump (world->db);
  g_autoptr (TlnAct) redone = tln_act_redo (world->db, &error);
  g_autofree char *again = tln_test_dump (world->db);

  g_assert_no_error (error);
  g_assert_cmpstr (back, ==, before);
  g_assert_cmpstr (again, ==, after);
}

static void
test_delete_to_none (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = tln_test_dump (world->db);

  g_assert_cmpint (tln_stages_count_evidence (world->db, world->stages[1], &error), ==, 2);
  tln_test_begin (world->db, TLN_ACT_STAGE);
  g_assert_true (tln_stages_delete (world->db, world->stages[1], 0, &error));
  tln_test_end (world->db);
  g_assert_no_error (error);
  g_assert_cmpint (tln_test_int (world->db, "SELECT count(*) FROM evidence WHERE stage_id IS NULL"),
                   ==, 2);
  g_assert_cmpint (tln_test_int (world->db, "SELECT thesis_id FROM evidence WHERE id = 80"), ==,
                   world->thesis);
  g_assert_cmpint (tln_test_int (world->db, "SELECT thesis_id FROM instrument_link WHERE reason = "
                                            "'why' AND since = 5 AND stage_id IS NULL"),
                   ==, world->thesis);
  g_assert_cmpint (tln_test_int (world->db, "SELECT thesis_id FROM note"), ==, world->thesis);
  g_assert_cmpint (tln_test_int (world->db, "SELECT count(*) FROM mention"), ==, 0);
  g_autoptr (GPtrArray) stages = tln_theses_get_stages (world->db, world->chain, &error);
  g_assert_cmpuint (stages->len, ==, 2);
  g_assert_cmpint (((TlnStage *) stages->pdata[1])->position, ==, 1);
  check_undo (world, before);
}

static void
test_delete_into (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = tln_test_dump (world->db);
  g_autofree char *there = g_strdup_printf (
      "SELECT (SELECT count(*) FROM evidence WHERE stage_id = %1$" G_GINT64_FORMAT
      ") * 1000 + (SELECT count(*) FROM instrument_link WHERE stage_id = %1$" G_GINT64_FORMAT
      ") * 100 + (SELECT count(*) FROM note WHERE stage_id = %1$" G_GINT64_FORMAT
      ") * 10 + (SELECT count(*) FROM mention WHERE stage_id = %1$" G_GINT64_FORMAT ")",
      world->stages[2]);

  tln_test_begin (world->db, TLN_ACT_STAGE);
  g_assert_true (tln_stages_delete (world->db, world->stages[1], world->stages[2], &error));
  tln_test_end (world->db);
  g_assert_no_error (error);
  g_assert_cmpint (tln_test_int (world->db, there), ==, 2111);
  check_undo (world, before);
}

/* An instrument that is linked where it goes, too, is linked there once; a note of a thesis stays
 * its own. */
static void
test_delete_linked (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean into = data != NULL;
  gint64 other = tln_theses_add (world->db, "Other", world->chain, &error);
  g_autofree char *more = g_strdup_printf (
      "INSERT INTO instrument_link (id, instrument_id, thesis_id, stage_id, reason, since) VALUES "
      "(94, 90, NULL, %1$" G_GINT64_FORMAT ", 'there', 5), (95, 90, %2$" G_GINT64_FORMAT
      ", %3$" G_GINT64_FORMAT ", 'own', 5), (96, 90, %2$" G_GINT64_FORMAT ", NULL, 'whole', 5); "
      "UPDATE note SET thesis_id = %4$" G_GINT64_FORMAT,
      world->stages[2], world->thesis, world->stages[1], other);

  g_assert_true (tln_db_exec (world->db, more, &error));
  g_autofree char *before = tln_test_dump (world->db);
  tln_test_begin (world->db, TLN_ACT_STAGE);
  g_assert_true (
      tln_stages_delete (world->db, world->stages[1], into ? world->stages[2] : 0, &error));
  tln_test_end (world->db);
  g_assert_no_error (error);
  g_autofree char *left = tln_test_value (
      world->db, "SELECT group_concat(reason, ' ' ORDER BY reason) FROM instrument_link");
  /* To none the link of the stage is one of each thesis that has none; the other one has none. */
  g_assert_cmpstr (left, ==, into ? "own there whole" : "there whole why");
  g_assert_cmpint (tln_test_int (world->db, "SELECT thesis_id FROM note"), ==, other);
  check_undo (world, before);
}

static void
test_delete_refused (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 chain = tln_theses_add_chain (world->db, "Other", &error);
  gint64 other = tln_theses_add_stage (world->db, chain, "Elsewhere", NULL, &error);
  g_autofree char *before = tln_test_dump (world->db);

  g_assert_false (tln_stages_delete (world->db, world->stages[1], other, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (tln_stages_delete (world->db, world->stages[1], world->stages[1], &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_autofree char *after = tln_test_dump (world->db);
  g_assert_cmpstr (after, ==, before);
}

static void
test_delete_chain (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = tln_test_dump (world->db);

  tln_test_begin (world->db, TLN_ACT_CHAIN);
  g_assert_true (tln_chains_delete (world->db, world->chain, &error));
  tln_test_end (world->db);
  g_assert_no_error (error);
  g_assert_cmpint (tln_test_int (world->db, "SELECT count(*) FROM stage"), ==, 0);
  g_assert_cmpint (tln_test_int (world->db, "SELECT count(*) FROM evidence"), ==, 2);
  g_assert_cmpint (tln_test_int (world->db, "SELECT count(*) FROM instrument_link"), ==, 1);
  g_assert_cmpint (tln_test_int (world->db, "SELECT count(*) FROM thesis WHERE chain_id IS NULL"),
                   ==, 1);
  check_undo (world, before);
}

static void
test_order (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *sql = "SELECT group_concat(name, ' ' ORDER BY position) FROM stage";

  g_assert_true (tln_stages_move (world->db, world->stages[2], -1, &error));
  g_autofree char *moved = tln_test_value (world->db, sql);
  g_assert_cmpstr (moved, ==, "First Third Second");
  g_assert_true (tln_stages_move (world->db, world->stages[0], -1, &error));
  g_assert_true (tln_stages_move (world->db, world->stages[1], 1, &error));
  g_autofree char *same = tln_test_value (world->db, sql);
  g_assert_cmpstr (same, ==, "First Third Second");
  g_assert_true (tln_stages_move (world->db, world->stages[0], 1, &error));
  g_autofree char *first = tln_test_value (world->db, sql);
  g_assert_cmpstr (first, ==, "Third First Second");
  g_assert_no_error (error);
}

static void
test_cues (World *world, gconstpointer data)
{
  static const char *const cues[] = { " power  grid", "", "电网", "power grid", NULL };
  static const char *const kept[] = { "power grid", "电网", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_stages_set_cues (world->db, world->stages[0], cues, &error));
  g_autoptr (TlnStage) stage = tln_theses_get_stage (world->db, world->stages[0], &error);
  g_assert_cmpstrv (stage->cues, kept);
  g_assert_cmpint (tln_test_int (world->db, "SELECT count(*) FROM stage_cue WHERE language = 'zh'"),
                   ==, 1);
  g_assert_true (tln_stages_set_cues (world->db, world->stages[0], none, &error));
  g_assert_cmpint (tln_test_int (world->db, "SELECT count(*) FROM stage_cue"), ==, 0);
  g_assert_true (tln_chains_rename (world->db, world->chain, " Power ", &error));
  g_assert_no_error (error);
  g_assert_false (tln_chains_rename (world->db, world->chain, " ", &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
}

static char *
stages_of (World *world, const char *table)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT group_concat (coalesce (s.name, '-'), ' ' ORDER BY x.id) FROM %s x LEFT JOIN stage s "
      "ON s.id = x.stage_id WHERE x.thesis_id IS NOT NULL",
      table);

  return tln_test_value (world->db, sql);
}

static void
assert_stages (World *world, const char *evidence, const char *links)
{
  g_autofree char *of_evidence = stages_of (world, "evidence");
  g_autofree char *of_links = stages_of (world, "instrument_link");

  g_assert_cmpstr (of_evidence, ==, evidence);
  g_assert_cmpstr (of_links, ==, links);
}

/* What is alike in both chains stays there, by key before name; the rest is at no stage. */
static void
test_give_chain (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 chain = tln_theses_add_chain (world->db, "Other", &error);
  gint64 renamed = tln_theses_add_stage (world->db, chain, "second", NULL, &error);
  tln_theses_add_stage (world->db, chain, "Elsewhere", NULL, &error);
  g_assert_true (tln_theses_rename_stage (world->db, renamed, "Power", &error));
  g_assert_true (
      tln_db_exec (world->db,
                   "INSERT INTO evidence (id, claim_id, thesis_id, stage_id, stance, day, "
                   "created_at) VALUES (82, 71, (SELECT id FROM thesis), (SELECT id FROM "
                   "stage WHERE name = 'First'), 'for', 1, 0);"
                   "INSERT INTO instrument_link (id, instrument_id, thesis_id, stage_id, "
                   "since) SELECT 94, 90, thesis_id, stage_id, 5 FROM evidence WHERE id = 80",
                   &error));
  g_assert_no_error (error);
  assert_stages (world, "Second First", "Second");

  tln_test_begin (world->db, TLN_ACT_THESIS_EDIT);
  g_assert_true (tln_chains_give (world->db, world->thesis, chain, &error));
  tln_test_end (world->db);
  assert_stages (world, "Power -", "Power");
  /* What hangs on the stage and on no thesis stays. */
  g_assert_cmpint (tln_test_int (world->db,
                                 "SELECT count(*) FROM instrument_link l JOIN stage s ON "
                                 "s.id = l.stage_id WHERE l.id = 91 AND s.name = 'Second'"),
                   ==, 1);
  g_autoptr (TlnAct) undone = tln_act_undo (world->db, &error);
  g_assert_no_error (error);
  assert_stages (world, "Second First", "Second");
  g_assert_true (tln_chains_give (world->db, world->thesis, world->chain, &error));
  assert_stages (world, "Second First", "Second");
  g_assert_true (tln_chains_give (world->db, world->thesis, 0, &error));
  assert_stages (world, "- -", "-");
  g_assert_false (tln_chains_give (world->db, world->thesis, 12345, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
}

static void
test_preview (World *world, gconstpointer data)
{
  static const char *const zh[] = { "电网", NULL };
  static const char *const en[] = { "Grid is", NULL };
  static const char *const part[] = { "grid is ful", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnCuePreview) found = tln_stages_preview (world->db, zh, 100, 3, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->count, ==, 1);
  g_assert_false (found->more);
  g_assert_cmpuint (found->sentences->len, ==, 1);
  g_assert_cmpstr (found->sentences->pdata[0], ==, "电网不够用。");
  g_autoptr (TlnCuePreview) english = tln_stages_preview (world->db, en, 100, 3, &error);
  g_assert_cmpstr (english->sentences->pdata[0], ==, "The power grid is full.");
  /* Latin words match whole, as at import. */
  g_autoptr (TlnCuePreview) half = tln_stages_preview (world->db, part, 100, 3, &error);
  g_assert_cmpuint (half->count, ==, 0);
  g_autoptr (TlnCuePreview) empty = tln_stages_preview (world->db, none, 100, 3, &error);
  g_assert_cmpuint (empty->count, ==, 0);

  tln_test_add (world->db, tln_test_draft ("Two", "电网又满了。", "2025-03-02"));
  g_autoptr (TlnCuePreview) some = tln_stages_preview (world->db, zh, 1, 3, &error);
  g_assert_cmpuint (some->count, ==, 1);
  g_assert_true (some->more);
  g_assert_true (tln_db_exec (world->db, "UPDATE article SET trashed_at = 1", &error));
  g_autoptr (TlnCuePreview) trashed = tln_stages_preview (world->db, zh, 100, 3, &error);
  g_assert_cmpuint (trashed->count, ==, 0);
}

/* Every template becomes a chain in either language, and no stage of one has another's words. */
static void
test_templates (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < TLN_N_CHAIN_TEMPLATES; i++) {
    gint64 zh = tln_chains_add_template (world->db, i, "zh_CN", &error);
    gint64 en = tln_chains_add_template (world->db, i, "en", &error);
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

    g_assert_no_error (error);
    g_autoptr (GPtrArray) chinese = tln_theses_get_stages (world->db, zh, &error);
    g_autoptr (GPtrArray) stages = tln_theses_get_stages (world->db, en, &error);
    g_assert_cmpuint (stages->len, ==, chinese->len);
    g_assert_cmpuint (stages->len, >=, 4);
    for (guint s = 0; s < stages->len; s++) {
      const TlnStage *stage = stages->pdata[s];
      g_assert_cmpstr (stage->name, ==, tln_chain_templates[i].stages[s].en);
      g_assert_cmpstr (((TlnStage *) chinese->pdata[s])->name, ==,
                       tln_chain_templates[i].stages[s].zh);
      g_assert_cmpuint (g_strv_length (stage->cues), >=, 8);
      for (guint c = 0; stage->cues[c] != NULL; c++)
        g_assert_true (g_hash_table_add (seen, g_strdup (stage->cues[c])));
    }
  }
}

#define ADD(name, func) g_test_add ("/stages-edit/" name, World, NULL, setup, func, teardown)

int
main (int argc, char *argv[])
{
  tln_test_clock ();
  g_test_init (&argc, &argv, NULL);
  ADD ("delete-to-none", test_delete_to_none);
  ADD ("delete-into", test_delete_into);
  ADD ("delete-linked", test_delete_linked);
  g_test_add ("/stages-edit/delete-linked-into", World, "into", setup, test_delete_linked,
              teardown);
  ADD ("delete-refused", test_delete_refused);
  ADD ("delete-chain", test_delete_chain);
  ADD ("give-chain", test_give_chain);
  ADD ("order", test_order);
  ADD ("cues", test_cues);
  ADD ("preview", test_preview);
  ADD ("templates", test_templates);
  return g_test_run ();
}

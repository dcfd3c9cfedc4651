/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same thing done to many articles: all of it, as one act that undo and redo take as one, or
 * nothing. */
#include "tln-act.h"
#include "tln-articles-bulk.h"
#include "tln-error.h"
#include "tln-reprint-groups.h"
#include "tln-reprints.h"
#include "tln-tags.h"
#include "tln-test-drafts.h"
#include "tln-test-list.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#define N 600
#define MANY 100000 /* with -m perf */

typedef struct {
  TlnDb *db;
  TlnBulk bulk;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->db = tln_test_db ();
  g_assert_true (tln_theses_ensure_default_chain (fixture->db, "en", NULL, &error));
  fixture->bulk.ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < N; i++) {
    g_autofree char *title = g_strdup_printf ("Loom %u", i);
    g_autofree char *text = g_strdup_printf ("Loom %u weaves %u yards of cloth.", i, i);
    gint64 id = tln_test_add (fixture->db, tln_test_draft (title, text, "2025-02-20"));

    g_array_append_val (fixture->bulk.ids, id);
  }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_array_unref (fixture->bulk.ids);
  tln_db_close (fixture->db);
}

/* Undo gives back exactly what was, redo what the act made. */
static void
assert_undone_and_redone (TlnDb *db, const char *before)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = tln_test_dump (db);

  g_assert_cmpstr (before, !=, after);
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_assert_no_error (error);
  g_autofree char *back = tln_test_dump (db);
  g_assert_cmpstr (back, ==, before);
  g_autoptr (TlnAct) redone = tln_act_redo (db, &error);
  g_assert_no_error (error);
  g_autofree char *again = tln_test_dump (db);
  g_assert_cmpstr (again, ==, after);
}

static void
hear (guint done, gpointer data)
{
  g_array_append_val ((GArray *) data, done);
}

static void
test_flag (Fixture *fixture, gconstpointer data)
{
  TlnDb *db = fixture->db;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) heard = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *before = tln_test_dump (db);
  const gint64 gone = 7;

  g_array_append_val (fixture->bulk.ids, gone);
  fixture->bulk.progress = hear;
  fixture->bulk.data = heard;
  tln_test_begin (db, TLN_ACT_ARTICLE_STAR);
  g_assert_true (tln_bulk_set_flag (db, &fixture->bulk, TLN_FLAG_STARRED, TRUE, &error));
  g_assert_no_error (error);
  tln_test_end (db);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article WHERE starred"), ==, N);
  g_assert_cmpuint (heard->len, ==, 4); /* 0, 256, 512, the end */
  g_assert_cmpuint (g_array_index (heard, guint, 3), ==, N + 1);
  assert_undone_and_redone (db, before);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  TlnDb *db = fixture->db;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  fixture->bulk.cancellable = cancellable;
  g_assert_false (tln_bulk_set_flag (db, &fixture->bulk, TLN_FLAG_STARRED, TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article WHERE starred"), ==, 0);
  g_clear_error (&error);
  g_assert_null (tln_bulk_survey (db, &fixture->bulk, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
cancel_at_once (guint done, gpointer data)
{
  if (done > 0)
    g_cancellable_cancel (data);
}

static gpointer
star_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  tln_bulk_set_flag (db, data, TLN_FLAG_STARRED, TRUE, error);
  return NULL;
}

static gpointer
starred_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (tln_test_int (db, "SELECT count(*) FROM article WHERE starred") +
                          tln_test_int (db, "SELECT count(*) FROM act"));
}

/* What is cancelled in the middle leaves neither stars nor an act. */
static void
test_half (void)
{
  g_autoptr (TlnStore) store = tln_test_store (N);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TlnBulk bulk = { ids, cancellable, cancel_at_once, cancellable };
  TlnJob star = { .run = star_job, .data = &bulk };
  TlnJob starred = { .run = starred_job };
  gpointer before = tln_store_run (store, NULL, &starred, NULL);

  for (gint64 id = 1000; id < 1000 + N; id++)
    g_array_append_val (ids, id);
  tln_store_run (store, TLN_ACT_ARTICLE_STAR, &star, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (tln_store_run (store, NULL, &starred, NULL) == before);
  tln_store_close (store);
}

static void
test_assign (Fixture *fixture, gconstpointer data)
{
  TlnDb *db = fixture->db;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = tln_test_dump (db);
  gint64 stage = tln_test_int (db, "SELECT id FROM stage ORDER BY position LIMIT 1");
  gint64 first = g_array_index (fixture->bulk.ids, gint64, 0);
  const gint64 gone = 7;

  g_array_append_val (fixture->bulk.ids, gone);
  tln_test_begin (db, TLN_ACT_ARTICLE_TAG);
  g_assert_true (
      tln_bulk_assign (db, &fixture->bulk, &(TlnTarget) { .word = "looms" }, TRUE, &error));
  g_assert_true (
      tln_bulk_assign (db, &fixture->bulk, &(TlnTarget) { .stage = stage }, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (tln_tags_add (db, first, "first", &error));
  tln_test_end (db);
  g_autoptr (GHashTable) counts = tln_bulk_survey (db, &fixture->bulk, &error);
  gint64 looms = tln_test_int (db, "SELECT id FROM tag WHERE name = 'looms'");
  gint64 one = tln_test_int (db, "SELECT id FROM tag WHERE name = 'first'");
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, &looms)), ==, N);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, &one)), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, &stage)), ==, N);
  g_assert_cmpuint (g_hash_table_size (counts), ==, 3);
  assert_undone_and_redone (db, before);

  tln_test_begin (db, TLN_ACT_ARTICLE_TAG);
  g_assert_true (
      tln_bulk_assign (db, &fixture->bulk, &(TlnTarget) { .word = "looms" }, FALSE, &error));
  g_assert_true (
      tln_bulk_assign (db, &fixture->bulk, &(TlnTarget) { .stage = stage }, FALSE, &error));
  tln_test_end (db);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article_tag"), ==, 1);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM mention"), ==, 0);
  g_assert_false (tln_bulk_assign (db, &fixture->bulk, &(TlnTarget) { .word = " " }, TRUE, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  TlnDb *db = fixture->db;
  g_autoptr (GError) error = NULL;
  gint64 first = g_array_index (fixture->bulk.ids, gint64, 0);

  g_assert_true (
      tln_bulk_assign (db, &fixture->bulk, &(TlnTarget) { .word = "looms" }, TRUE, &error));
  g_assert_true (tln_bulk_set_flag (db, &fixture->bulk, TLN_FLAG_TRASHED, TRUE, &error));
  g_assert_true (tln_articles_set_flag (db, first, TLN_FLAG_TRASHED, FALSE, &error));
  g_autofree char *before = tln_test_dump (db);
  tln_test_begin (db, TLN_ACT_ARTICLE_DELETE);
  g_assert_true (tln_bulk_delete (db, &fixture->bulk, &error));
  g_assert_no_error (error);
  tln_test_end (db);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article"), ==, 1);
  g_assert_cmpint (tln_test_int (db, "SELECT id FROM article"), ==, first);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article_tag"), ==, 1);
  assert_undone_and_redone (db, before);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  TlnDb *db = fixture->db;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  TlnBulk bulk = { .ids = ids };
  gint64 late =
      tln_test_add (db, tln_test_draft ("Late", "A long text about looms.", "2025-03-02"));
  gint64 brief = tln_test_add (db, tln_test_draft ("Brief", "Looms.", "2025-03-01"));
  gint64 best = tln_test_add (db, tln_test_draft ("Best", "Looms again.", "2025-03-01"));
  gint64 kept;

  g_array_append_val (ids, late);
  g_assert_false (tln_bulk_merge (db, &bulk, &kept, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_array_append_val (ids, best);
  g_array_append_val (ids, brief);
  g_assert_true (tln_reprints_decide (db, late, best, FALSE, &error));
  g_autofree char *before = tln_test_dump (db);
  tln_test_begin (db, TLN_ACT_REPRINT);
  g_assert_true (tln_bulk_merge (db, &bulk, &kept, &error));
  g_assert_no_error (error);
  tln_test_end (db);
  g_assert_cmpint (kept, ==, best);
  g_autofree char *sql =
      g_strdup_printf ("SELECT count(*) FROM reprint WHERE state = 'same' AND of_id = "
                       "%" G_GINT64_FORMAT,
                       best);
  g_assert_cmpint (tln_test_int (db, sql), ==, 2);
  g_autoptr (GArray) group = tln_reprints_group (db, brief, &error);
  g_assert_cmpuint (group->len, ==, 3);
  assert_undone_and_redone (db, before);
}

static void
tell_time (const char *what)
{
  double seconds = g_test_timer_elapsed ();

  g_test_minimized_result (seconds, "%s %d: %.2f s", what, MANY, seconds);
}

/* How long it takes with the change log, which is what it costs. */
static void
test_speed (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GString) sql = g_string_new ("BEGIN;");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  TlnBulk bulk = { .ids = ids };

  for (gint64 id = 1000; id < 1000 + MANY; id++) {
    tln_test_append_article (sql, id);
    g_array_append_val (ids, id);
  }
  g_string_append (sql, "COMMIT");
  g_assert_true (tln_db_exec (db, sql->str, &error));
  g_assert_no_error (error);
  g_test_timer_start ();
  tln_test_begin (db, TLN_ACT_ARTICLE_STAR);
  g_assert_true (tln_bulk_set_flag (db, &bulk, TLN_FLAG_STARRED, TRUE, &error));
  tln_test_end (db);
  tell_time ("star");
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM change"), ==, MANY);
  g_test_timer_start ();
  tln_test_begin (db, TLN_ACT_ARTICLE_TAG);
  g_assert_true (tln_bulk_assign (db, &bulk, &(TlnTarget) { .word = "looms" }, TRUE, &error));
  tln_test_end (db);
  tell_time ("tag");
  g_test_timer_start ();
  g_autoptr (GHashTable) counts = tln_bulk_survey (db, &bulk, &error);
  g_assert_cmpuint (g_hash_table_size (counts), ==, 1);
  tell_time ("survey");
  g_test_timer_start ();
  g_autoptr (TlnAct) tagged = tln_act_undo (db, &error);
  g_autoptr (TlnAct) starred = tln_act_undo (db, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article WHERE starred"), ==, 0);
  tell_time ("undo");
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  add_test ("/articles-bulk/flag", test_flag);
  add_test ("/articles-bulk/cancelled", test_cancelled);
  add_test ("/articles-bulk/assign", test_assign);
  add_test ("/articles-bulk/delete", test_delete);
  add_test ("/articles-bulk/merge", test_merge);
  g_test_add_func ("/articles-bulk/half", test_half);
  if (g_test_perf ())
    g_test_add_func ("/articles-bulk/speed", test_speed);
  return g_test_run ();
}

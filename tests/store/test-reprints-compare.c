/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which articles are asked about: those of before there were fingerprints, compared in idle time,
 * and one that is like several others. */
#include "tln-act.h"
#include "tln-articles.h"
#include "tln-fingerprints.h"
#include "tln-reprint-groups.h"
#include "tln-reprints.h"
#include "tln-schema.h"
#include "tln-store-core.h"
#include "tln-store.h"
#include "tln-test-reprint-library.h"
#include "tln-test-store.h"

#include <string.h>

static int
compare (TlnDb *db, guint limit)
{
  g_autoptr (GError) error = NULL;
  int n = tln_reprints_compare (db, limit, &error);

  g_assert_no_error (error);
  return n;
}

/* As in an earlier version: nothing to recognise texts by, and nothing found. */
static void
forget_fingerprints (TlnDb *db)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_db_exec (db,
                              "DELETE FROM fingerprint; DELETE FROM reprint;"
                              "DELETE FROM meta WHERE key = 'fingerprint_cursor'",
                              &error));
  while (tln_fingerprints_build (db, 2, &error) > 0)
    continue;
  g_assert_no_error (error);
}

/* What came before there were fingerprints is compared afterwards: in steps, going on where it
 * stopped, each once, as no act. */
static void
test_compare (TlnTestReprints *fixture, gconstpointer kind)
{
  TlnDb *db = fixture->db;
  g_autoptr (GRand) random = g_rand_new_with_seed (37);
  g_autofree char *other = tln_test_article (random, "zh", 6);
  TlnTestOutcome first = tln_test_reprints_import (db, fixture->a, NULL);
  TlnTestOutcome second = tln_test_reprints_import (db, fixture->b, NULL);

  tln_test_reprints_import (db, other, NULL);
  g_assert_cmpint (compare (db, 9), ==, 0);
  forget_fingerprints (db);
  gint64 changes = tln_test_int (db, "SELECT count(*) FROM change");
  g_assert_cmpint (compare (db, 1), ==, 1);
  g_autoptr (GPtrArray) all = tln_reprints_list (db, NULL);
  g_assert_cmpuint (all->len, ==, 1);
  const TlnReprint *reprint = all->pdata[0];
  g_assert_cmpint (reprint->article_id, ==, second.id);
  g_assert_cmpint (reprint->of_id, ==, first.id);
  g_assert_cmpint (reprint->state, ==, TLN_REPRINT_SUGGESTED);
  g_assert_cmpfloat (reprint->similarity, >, 0.9);
  g_assert_cmpint (compare (db, 9), ==, 2);
  g_assert_cmpint (compare (db, 9), ==, 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM reprint"), ==, 1);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM change"), ==, changes);
}

static void
set_trashed (TlnDb *db, gint64 article, gboolean trashed)
{
  g_autoptr (GError) error = NULL;

  tln_test_begin (db, TLN_ACT_ARTICLE_TRASH);
  g_assert_true (tln_articles_set_flag (db, article, TLN_FLAG_TRASHED, trashed, &error));
  g_assert_no_error (error);
  tln_test_end (db);
}

/* The same address counts there, too; what is in the Trash and what a person has kept apart do not.
 */
static void
test_compare_others (TlnTestReprints *fixture, gconstpointer kind)
{
  TlnDb *db = fixture->db;
  g_autoptr (GRand) random = g_rand_new_with_seed (41);
  g_autofree char *c = tln_test_article (random, "en", 6);
  g_autofree char *d = tln_test_article (random, "en", 6);
  TlnTestOutcome first = tln_test_reprints_import (db, fixture->a, NULL);
  TlnTestOutcome second = tln_test_reprints_import (db, fixture->b, NULL);
  TlnTestOutcome third = tln_test_reprints_import (db, c, "https://example.com/a?id=1");
  TlnTestOutcome fourth = tln_test_reprints_import (db, d, "https://example.com/a?id=1");

  forget_fingerprints (db);
  tln_test_reprints_decide (db, second.id, first.id, FALSE);
  while (compare (db, 1) > 0)
    continue;
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM reprint"), ==, 2);
  g_autoptr (GPtrArray) found = tln_reprints_of (db, fourth.id, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (((TlnReprint *) found->pdata[0])->of_id, ==, third.id);
  g_assert_cmpstr (((TlnReprint *) found->pdata[0])->found, ==, "address");

  forget_fingerprints (db);
  set_trashed (db, second.id, TRUE);
  set_trashed (db, fourth.id, TRUE);
  while (compare (db, 3) > 0)
    continue;
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM reprint"), ==, 0);
}

/* What comes back from the Trash meets what came meanwhile; what has been asked is not asked again.
 */
static void
test_compare_restored (TlnTestReprints *fixture, gconstpointer kind)
{
  TlnDb *db = fixture->db;
  TlnTestOutcome first = tln_test_reprints_import (db, fixture->a, NULL);

  set_trashed (db, first.id, TRUE);
  TlnTestOutcome second = tln_test_reprints_import (db, fixture->b, NULL);
  g_assert_cmpint (second.added, ==, TLN_ADDED_NEW);
  set_trashed (db, first.id, FALSE);
  g_assert_cmpint (compare (db, 9), ==, 1);
  g_autoptr (GPtrArray) found = tln_reprints_of (db, second.id, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (((TlnReprint *) found->pdata[0])->article_id, ==, second.id);
  set_trashed (db, second.id, TRUE);
  set_trashed (db, second.id, FALSE);
  g_assert_cmpint (compare (db, 9), ==, 1);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM reprint"), ==, 1);
}

/* Of long texts a step takes fewer, so that nobody waits for it. */
static void
test_compare_long (TlnTestReprints *fixture, gconstpointer kind)
{
  TlnDb *db = fixture->db;
  g_autoptr (GRand) random = g_rand_new_with_seed (47);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++) {
    g_autoptr (GString) text = g_string_new (NULL);

    while (text->len < 300000) {
      g_autofree char *part = tln_test_article (random, "en", 40);

      g_string_append (text, part);
      g_string_append_c (text, '\n');
    }
    tln_test_reprints_import (db, text->str, NULL);
  }
  g_assert_true (tln_db_exec (db, "DELETE FROM fingerprint", &error));
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (tln_fingerprints_build (db, 9, &error), ==, 1);
  g_assert_cmpint (tln_fingerprints_build (db, 9, &error), ==, 0);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (compare (db, 9), ==, 1);
  g_assert_cmpint (compare (db, 9), ==, 0);
  g_assert_no_error (error);
}

/* A library that cannot be written keeps what is left to be done. */
static void
test_compare_fails (TlnTestReprints *fixture, gconstpointer kind)
{
  TlnDb *db = fixture->db;
  g_autoptr (GError) error = NULL;

  tln_test_reprints_import (db, fixture->a, NULL);
  tln_test_reprints_import (db, fixture->b, NULL);
  forget_fingerprints (db);
  g_assert_true (tln_db_exec (db,
                              "CREATE TRIGGER full BEFORE INSERT ON reprint BEGIN "
                              "SELECT RAISE (ABORT, 'full'); END",
                              &error));
  g_assert_cmpint (tln_reprints_compare (db, 9, &error), ==, -1);
  g_assert_nonnull (error);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM reprint_todo"), ==, 2);
}

/* A library of before the step that asks for it: everything is compared once. */
static void
test_compare_earlier (void)
{
  const TlnSchema *now = tln_schema_builtin ();
  TlnSchema before = { now->steps, 0 };
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;

  while (strstr (now->steps[before.n_steps], "CREATE TABLE reprint_todo") == NULL)
    before.n_steps++;
  g_autoptr (TlnDb) old = tln_db_open_with_schema (path, TLN_DB_WRITER, &before, &error);
  g_assert_no_error (error);
  tln_test_reprints_import (old, "A text\nof two lines", NULL);
  tln_test_reprints_import (old, "Another text\nof two lines", NULL);
  g_clear_pointer (&old, tln_db_close);
  g_autoptr (TlnDb) db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  g_assert_cmpint (compare (db, 9), ==, 2);
  g_clear_pointer (&db, tln_db_close);
  tln_test_folder_remove (folder);
}

/* A third one like two that are the same is asked about once, of the one that was first. */
static void
test_suggest_group (TlnTestReprints *fixture, gconstpointer kind)
{
  TlnDb *db = fixture->db;
  g_autofree char *c = g_strconcat (fixture->a, "\n\n另有一段是后来加上的。", NULL);
  g_autofree char *d = g_strconcat (fixture->b, "\n\n又有一段是更晚加上的。", NULL);
  TlnTestOutcome first = tln_test_reprints_import (db, fixture->a, NULL);
  TlnTestOutcome second = tln_test_reprints_import (db, fixture->b, NULL);
  g_autoptr (GError) error = NULL;

  tln_test_reprints_decide (db, second.id, first.id, TRUE);
  g_assert_true (tln_db_exec (db,
                              "UPDATE article SET published_sort = 1000 "
                              "WHERE id = (SELECT max (id) FROM article)",
                              &error));
  TlnTestOutcome third = tln_test_reprints_import (db, c, NULL);
  g_assert_cmpint (third.added, ==, TLN_ADDED_REPRINT);
  g_assert_cmpint (third.of, ==, second.id);
  g_autoptr (GPtrArray) asked = tln_reprints_of (db, third.id, NULL);
  g_assert_cmpuint (asked->len, ==, 1);
  /* Kept apart from one of them: nobody is asked about the others. */
  tln_test_reprints_decide (db, third.id, second.id, FALSE);
  forget_fingerprints (db);
  tln_test_reprints_decide (db, second.id, first.id, TRUE);
  tln_test_reprints_decide (db, third.id, first.id, FALSE);
  while (compare (db, 9) > 0)
    continue;
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM reprint WHERE state = 'suggested'"), ==,
                   0);
  TlnTestOutcome fourth = tln_test_reprints_import (db, d, NULL);
  g_autoptr (GPtrArray) both = tln_reprints_of (db, fourth.id, NULL);
  g_assert_cmpuint (both->len, ==, 2);
}

/* Of two that are not said to be the same both are asked about; what follows from the answers is
 * not asked again. */
static void
test_suggest_several (TlnTestReprints *fixture, gconstpointer kind)
{
  TlnDb *db = fixture->db;
  g_autofree char *c = g_strconcat (fixture->a, "\n\n另有一段是后来加上的。", NULL);
  TlnTestOutcome first = tln_test_reprints_import (db, fixture->a, NULL);
  TlnTestOutcome second = tln_test_reprints_import (db, fixture->b, NULL);
  TlnTestOutcome third = tln_test_reprints_import (db, c, NULL);

  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM reprint"), ==, 3);
  g_autoptr (GPtrArray) asked = tln_reprints_of (db, third.id, NULL);
  g_assert_cmpuint (asked->len, ==, 2);
  tln_test_reprints_decide (db, third.id, first.id, TRUE);
  tln_test_reprints_decide (db, second.id, first.id, TRUE);
  g_autoptr (GPtrArray) answered = tln_reprints_of (db, third.id, NULL);
  g_assert_cmpuint (answered->len, ==, 1);
  g_assert_cmpint (((TlnReprint *) answered->pdata[0])->state, ==, TLN_REPRINT_SAME);
}

static void
changed_cb (TlnStore *store, guint changed, gpointer data)
{
  guint *all = data;

  *all |= changed;
}

/* An open store makes what is missing when nobody is waiting, compares by it and tells what it has
 * found. */
static void
test_idle (TlnTestReprints *fixture, gconstpointer kind)
{
  guint changed = 0;
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnStore) store = NULL;
  TlnDb *db = tln_db_open (path, TLN_DB_WRITER, &error);

  g_assert_no_error (error);
  tln_test_reprints_import (db, fixture->a, NULL);
  tln_test_reprints_import (db, fixture->b, NULL);
  g_assert_true (tln_db_exec (db, "DELETE FROM fingerprint; DELETE FROM reprint", &error));
  tln_db_close (db);
  tln_store_core_set_idle (0);
  store = tln_store_new (path);
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &changed);
  while ((changed & TLN_CHANGED_ARTICLES) == 0)
    g_main_context_iteration (NULL, TRUE);
  tln_store_close (store);
  db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_cmpint (tln_test_reprints_fingerprints (db), ==, 2);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM reprint WHERE state = 'suggested'"), ==,
                   1);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM reprint_todo"), ==, 0);
  tln_db_close (db);
  tln_store_core_set_idle (60000);
  tln_test_folder_remove (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  tln_test_reprints_add ("/reprints-compare/steps", TLN_TEST_TITLE, test_compare);
  tln_test_reprints_add ("/reprints-compare/others", TLN_TEST_TITLE, test_compare_others);
  tln_test_reprints_add ("/reprints-compare/restored", TLN_TEST_TITLE, test_compare_restored);
  tln_test_reprints_add ("/reprints-compare/long", TLN_TEST_TITLE, test_compare_long);
  tln_test_reprints_add ("/reprints-compare/fails", TLN_TEST_TITLE, test_compare_fails);
  tln_test_reprints_add ("/reprints-compare/idle", TLN_TEST_TITLE, test_idle);
  tln_test_reprints_add ("/reprints-compare/group", TLN_TEST_TITLE, test_suggest_group);
  tln_test_reprints_add ("/reprints-compare/several", TLN_TEST_TITLE, test_suggest_several);
  g_test_add_func ("/reprints-compare/earlier", test_compare_earlier);
  return g_test_run ();
}

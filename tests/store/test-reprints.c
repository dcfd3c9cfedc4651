/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reprints in a library: stored and asked about, answered, undone and redone; what counts as the
 * same text and is not stored; fingerprints that are made afterwards. */
#include "tln-articles.h"
#include "tln-error.h"
#include "tln-fingerprints.h"
#include "tln-importer.h"
#include "tln-reprints.h"
#include "tln-store-core.h"
#include "tln-test-drafts.h"
#include "tln-test-reprints.h"
#include "tln-test-store.h"

#include "tln-act.h"

#include <string.h>

typedef struct {
  TlnAdded added;
  gint64 id;
  gint64 of;
  double similarity;
  char found[16];
} Outcome;

static void
take_outcome (const TlnImportResult *result, gpointer data)
{
  Outcome *outcome = data;

  g_assert_no_error (result->error);
  outcome->added = result->added;
  outcome->id = result->id;
  outcome->of = 0;
  if (result->reprint == NULL)
    return;
  g_assert_cmpint (result->reprint->article_id, ==, result->id);
  g_assert_cmpstr (result->reprint->title, ==, result->title);
  g_assert_cmpint (result->reprint->state, ==, TLN_REPRINT_SUGGESTED);
  outcome->of = result->reprint->of_id;
  outcome->similarity = result->reprint->similarity;
  g_strlcpy (outcome->found, result->reprint->found, sizeof outcome->found);
}

static Outcome
import (TlnDb *db, const char *text, const char *url)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  const TlnHints hints = { .url = url, .content_type = "text/plain" };
  Outcome outcome = { 0 };

  g_assert_true (tln_import_bytes (db, bytes, &hints, "paste", take_outcome, &outcome, &error));
  g_assert_no_error (error);
  return outcome;
}

typedef struct {
  TlnDb *db;
  char *a;
  char *b;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer kind)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (17);

  fixture->db = tln_test_db ();
  tln_test_pair (random, "zh", GPOINTER_TO_INT (kind), &fixture->a, &fixture->b);
}

static void
tear_down (Fixture *fixture, gconstpointer kind)
{
  tln_db_close (fixture->db);
  g_free (fixture->a);
  g_free (fixture->b);
}

static void
test_stored (Fixture *fixture, gconstpointer kind)
{
  g_autoptr (GError) error = NULL;
  Outcome first = import (fixture->db, fixture->a, NULL);
  g_autofree char *before = tln_test_dump (fixture->db);
  Outcome second = import (fixture->db, fixture->b, NULL);
  g_autofree char *after = tln_test_dump (fixture->db);

  g_assert_cmpint (first.added, ==, TLN_ADDED_NEW);
  g_assert_cmpint (second.added, ==, TLN_ADDED_REPRINT);
  g_assert_cmpint (second.of, ==, first.id);
  g_assert_cmpfloat (second.similarity, >, 0.9);
  g_assert_cmpstr (second.found, ==,
                   GPOINTER_TO_INT (kind) == TLN_TEST_EXCERPT ? "excerpt" : "text");
  g_autoptr (TlnArticle) article = tln_articles_get (fixture->db, second.id, &error);
  g_assert_cmpint (article->reprint_of, ==, first.id);
  g_assert_true (article->reprint_guess);
  g_autoptr (TlnArticle) original = tln_articles_get (fixture->db, first.id, &error);
  g_assert_cmpint (original->reprint_of, ==, 0);
  g_autoptr (GPtrArray) of_first = tln_reprints_of (fixture->db, first.id, &error);
  g_assert_cmpuint (of_first->len, ==, 1);

  g_autoptr (TlnAct) undone = tln_act_undo (fixture->db, &error);
  g_assert_no_error (error);
  g_autofree char *undone_dump = tln_test_dump (fixture->db);
  g_assert_cmpstr (undone_dump, ==, before);
  g_autoptr (TlnAct) redone = tln_act_redo (fixture->db, &error);
  g_assert_no_error (error);
  g_autofree char *redone_dump = tln_test_dump (fixture->db);
  g_assert_cmpstr (redone_dump, ==, after);
}

/* What was undone may come again, and is asked about again. */
static void
test_again (Fixture *fixture, gconstpointer kind)
{
  g_autoptr (GError) error = NULL;
  Outcome first = import (fixture->db, fixture->a, NULL);

  import (fixture->db, fixture->b, NULL);
  g_autoptr (TlnAct) undone = tln_act_undo (fixture->db, &error);
  Outcome again = import (fixture->db, fixture->b, NULL);
  g_assert_cmpint (again.added, ==, TLN_ADDED_REPRINT);
  g_assert_cmpint (again.of, ==, first.id);
  Outcome third = import (fixture->db, fixture->b, NULL);
  g_assert_cmpint (third.added, ==, TLN_ADDED_DUPLICATE);
  g_assert_cmpint (third.id, ==, again.id);
}

static void
decide (TlnDb *db, gint64 a, gint64 b, gboolean same)
{
  g_autoptr (GError) error = NULL;

  tln_test_begin (db, TLN_ACT_REPRINT);
  g_assert_true (tln_reprints_decide (db, a, b, same, &error));
  g_assert_no_error (error);
  tln_test_end (db);
}

static guint
group_size (TlnDb *db, gint64 article)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) group = tln_reprints_group (db, article, &error);

  g_assert_no_error (error);
  return group->len;
}

static void
test_decide (Fixture *fixture, gconstpointer kind)
{
  TlnDb *db = fixture->db;
  g_autoptr (GError) error = NULL;
  Outcome first = import (db, fixture->a, NULL);
  Outcome second = import (db, fixture->b, NULL);
  g_autofree char *before = tln_test_dump (db);

  g_assert_cmpuint (group_size (db, first.id), ==, 1);
  decide (db, second.id, first.id, TRUE);
  g_assert_cmpuint (group_size (db, first.id), ==, 2);
  g_assert_cmpuint (group_size (db, second.id), ==, 2);
  g_autoptr (TlnArticle) same = tln_articles_get (db, second.id, &error);
  g_assert_false (same->reprint_guess);
  gint64 acts = tln_test_int (db, "SELECT count(*) FROM act");
  decide (db, first.id, second.id, TRUE);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM act"), ==, acts);
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_autofree char *undone_dump = tln_test_dump (db);
  g_assert_cmpstr (undone_dump, ==, before);

  decide (db, first.id, second.id, FALSE);
  g_autoptr (TlnArticle) different = tln_articles_get (db, second.id, &error);
  g_assert_cmpint (different->reprint_of, ==, 0);
  g_autoptr (GPtrArray) none = tln_reprints_of (db, second.id, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_autoptr (GPtrArray) all = tln_reprints_list (db, &error);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpint (((TlnReprint *) all->pdata[0])->state, ==, TLN_REPRINT_DIFFERENT);
  g_assert_cmpuint (group_size (db, first.id), ==, 1);

  g_assert_false (tln_reprints_decide (db, first.id, first.id, TRUE, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
}

/* A pair nobody suggested; groups go over several steps. */
static void
test_group (Fixture *fixture, gconstpointer kind)
{
  TlnDb *db = fixture->db;
  g_autoptr (GRand) random = g_rand_new_with_seed (23);
  g_autofree char *other = tln_test_article (random, "en", 6);
  Outcome first = import (db, fixture->a, NULL);
  Outcome second = import (db, fixture->b, NULL);
  Outcome third = import (db, other, NULL);

  g_assert_cmpint (third.added, ==, TLN_ADDED_NEW);
  decide (db, second.id, first.id, TRUE);
  decide (db, first.id, third.id, TRUE);
  g_assert_cmpuint (group_size (db, second.id), ==, 3);
  g_autofree char *found =
      tln_test_value (db, "SELECT found FROM reprint ORDER BY id DESC LIMIT 1");
  g_assert_cmpstr (found, ==, "user");
}

/* A text that takes the place of another is looked at like one that is new. */
static void
test_other_text (Fixture *fixture, gconstpointer kind)
{
  Outcome first = import (fixture->db, fixture->a, NULL);
  Outcome teaser = import (fixture->db, "A teaser\nand a line below it", NULL);
  g_autoptr (TlnDraft) draft = tln_test_draft ("Full text", fixture->b, NULL);
  g_autoptr (GError) error = NULL;

  draft->fingerprint = tln_fingerprint_new (draft->document->rich->text, NULL);
  tln_test_begin (fixture->db, TLN_ACT_ARTICLE_TEXT);
  g_assert_true (tln_articles_replace_text (fixture->db, teaser.id, draft, &error));
  tln_test_end (fixture->db);
  g_assert_no_error (error);
  g_autoptr (TlnArticle) article = tln_articles_get (fixture->db, teaser.id, NULL);
  g_assert_cmpint (article->reprint_of, ==, first.id);
  g_assert_true (article->reprint_guess);
}

static void
test_not_reprint (Fixture *fixture, gconstpointer kind)
{
  import (fixture->db, fixture->a, NULL);
  Outcome second = import (fixture->db, fixture->b, NULL);

  g_assert_cmpint (second.added, ==, TLN_ADDED_NEW);
  g_assert_cmpint (tln_test_int (fixture->db, "SELECT count(*) FROM reprint"), ==, 0);
}

/* The same page with another text, whatever stands behind the "?" to follow people. */
static void
test_address (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GRand) random = g_rand_new_with_seed (29);
  g_autofree char *a = tln_test_article (random, "en", 6);
  g_autofree char *b = tln_test_article (random, "en", 6);
  g_autofree char *c = tln_test_article (random, "en", 6);
  g_autofree char *d = tln_test_article (random, "en", 6);
  Outcome first = import (db, a, "https://Example.com/a?utm_source=x&id=1#top");
  Outcome second = import (db, b, "https://example.com/a?id=1&fbclid=2");

  g_assert_cmpint (first.added, ==, TLN_ADDED_NEW);
  g_assert_cmpint (second.added, ==, TLN_ADDED_REPRINT);
  g_assert_cmpint (second.of, ==, first.id);
  g_assert_cmpstr (second.found, ==, "address");
  g_assert_cmpfloat (second.similarity, <, 0.5);
  g_autofree char *url = tln_test_value (db, "SELECT url FROM article ORDER BY id LIMIT 1");
  g_assert_cmpstr (url, ==, "https://example.com/a?id=1");
  /* A front page is another one every day. */
  g_assert_cmpint (import (db, c, "https://example.com/").added, ==, TLN_ADDED_NEW);
  g_assert_cmpint (import (db, d, "https://example.com/").added, ==, TLN_ADDED_NEW);
}

/* White space, width and variants of punctuation make no other text; a digit does. */
static void
test_plain (void)
{
  static const struct {
    const char *text;
    TlnAdded added;
  } cases[] = {
    { "算力 报告\n二零二六年,机柜上架率为 71.5%,“电力先于芯片”。", TLN_ADDED_NEW },
    { "算力报告\n\n二零二六年, 机柜上架率为71.5%, 「电力先于芯片」.", TLN_ADDED_DUPLICATE },
    { "算力报告\n二零二六年,机柜上架率为 71.6%,“电力先于芯片”。", TLN_ADDED_NEW },
  };
  g_autoptr (TlnDb) db = tln_test_db ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (import (db, cases[i].text, NULL).added, ==, cases[i].added);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article"), ==, 2);
}

/* What is in the Trash is not there. */
static void
test_trash (Fixture *fixture, gconstpointer kind)
{
  g_autoptr (GError) error = NULL;
  Outcome first = import (fixture->db, fixture->a, NULL);

  tln_test_begin (fixture->db, TLN_ACT_ARTICLE_TRASH);
  g_assert_true (tln_articles_set_flag (fixture->db, first.id, TLN_FLAG_TRASHED, TRUE, &error));
  tln_test_end (fixture->db);
  g_assert_cmpint (import (fixture->db, fixture->b, NULL).added, ==, TLN_ADDED_NEW);
}

static gint64
count_fingerprints (TlnDb *db)
{
  return tln_test_int (db, "SELECT count(*) FROM fingerprint WHERE version = 1");
}

/* A library of an earlier version: in steps, going on where it stopped, then never again. */
static void
test_build (Fixture *fixture, gconstpointer kind)
{
  TlnDb *db = fixture->db;
  g_autoptr (GRand) random = g_rand_new_with_seed (31);
  g_autoptr (GError) error = NULL;

  Outcome first = import (db, fixture->a, NULL);
  for (int i = 0; i < 4; i++) {
    g_autofree char *text = tln_test_article (random, "zh", 3);

    import (db, text, NULL);
  }
  g_assert_true (tln_db_exec (db, "UPDATE fingerprint SET version = 0 WHERE doc % 2", &error));
  g_assert_true (tln_db_exec (db, "DELETE FROM fingerprint WHERE doc % 2 = 0", &error));
  g_assert_cmpint (tln_fingerprints_build (db, 2, &error), ==, 2);
  g_assert_cmpint (count_fingerprints (db), ==, 2);
  g_assert_cmpint (tln_fingerprints_build (db, 2, &error), ==, 2);
  g_assert_cmpint (tln_fingerprints_build (db, 2, &error), ==, 1);
  g_assert_cmpint (tln_fingerprints_build (db, 2, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpint (count_fingerprints (db), ==, 5);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM fingerprint_hash h WHERE NOT EXISTS "
                                     "(SELECT 1 FROM fingerprint f WHERE f.doc = h.doc)"),
                   ==, 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM change WHERE table_name LIKE 'finger%'"),
                   ==, 0);
  Outcome again = import (db, fixture->b, NULL);
  g_assert_cmpint (again.of, ==, first.id);
}

/* Texts nothing needs any more take their fingerprints along. */
static void
test_collect (Fixture *fixture, gconstpointer kind)
{
  g_autoptr (GError) error = NULL;

  import (fixture->db, fixture->a, NULL);
  g_autoptr (TlnAct) undone = tln_act_undo (fixture->db, &error);
  import (fixture->db, "Something short\nand new", NULL);
  while (tln_db_collect (fixture->db, 10, &error) > 0)
    continue;
  g_assert_no_error (error);
  g_assert_cmpint (count_fingerprints (fixture->db), ==, 1);
  g_assert_cmpint (tln_test_int (fixture->db, "SELECT count(*) FROM fingerprint_hash"), ==, 0);
}

static gpointer
count_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER ((int) count_fingerprints (db));
}

/* An open store makes what is missing when nobody is waiting. */
static void
test_idle (Fixture *fixture, gconstpointer kind)
{
  const TlnJob count = { count_job, NULL, NULL, NULL };
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnStore) store = NULL;
  TlnDb *db = tln_db_open (path, TLN_DB_WRITER, &error);

  g_assert_no_error (error);
  import (db, fixture->a, NULL);
  g_assert_true (tln_db_exec (db, "DELETE FROM fingerprint", &error));
  tln_db_close (db);
  tln_store_core_set_idle (0);
  store = tln_store_new (path);
  while (GPOINTER_TO_INT (tln_store_run (store, NULL, &count, NULL)) != 1)
    g_thread_yield ();
  tln_store_close (store);
  tln_store_core_set_idle (60000);
  tln_test_folder_remove (folder);
}

static void
add_test (const char *path, TlnTestPair kind, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, GINT_TO_POINTER (kind), set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  add_test ("/reprints/stored/title", TLN_TEST_TITLE, test_stored);
  add_test ("/reprints/stored/cut", TLN_TEST_CUT, test_stored);
  add_test ("/reprints/stored/excerpt", TLN_TEST_EXCERPT, test_stored);
  add_test ("/reprints/again", TLN_TEST_TITLE, test_again);
  add_test ("/reprints/decide", TLN_TEST_TITLE, test_decide);
  add_test ("/reprints/group", TLN_TEST_TITLE, test_group);
  add_test ("/reprints/other-text", TLN_TEST_TITLE, test_other_text);
  add_test ("/reprints/not/daily", TLN_TEST_DAILY, test_not_reprint);
  add_test ("/reprints/not/notice", TLN_TEST_NOTICE, test_not_reprint);
  add_test ("/reprints/not/series", TLN_TEST_SERIES, test_not_reprint);
  add_test ("/reprints/trash", TLN_TEST_TITLE, test_trash);
  add_test ("/reprints/build", TLN_TEST_TITLE, test_build);
  add_test ("/reprints/collect", TLN_TEST_TITLE, test_collect);
  add_test ("/reprints/idle", TLN_TEST_TITLE, test_idle);
  g_test_add_func ("/reprints/address", test_address);
  g_test_add_func ("/reprints/plain", test_plain);
  return g_test_run ();
}

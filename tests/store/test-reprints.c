/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reprints in a library: stored and asked about, answered, undone and redone; what counts as the
 * same text and is not stored; fingerprints that are made afterwards. Which ones are asked about
 * stands in test-reprints-compare.c. */
#include "tln-articles.h"
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-fingerprints.h"
#include "tln-reprint-groups.h"
#include "tln-reprints.h"
#include "tln-stmt.h"
#include "tln-test-drafts.h"
#include "tln-test-reprint-library.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include "tln-act.h"

#include <string.h>

static void
test_stored (TlnTestReprints *fixture, gconstpointer kind)
{
  g_autoptr (GError) error = NULL;
  TlnTestOutcome first = tln_test_reprints_import (fixture->db, fixture->a, NULL);
  g_autofree char *before = tln_test_dump (fixture->db);
  TlnTestOutcome second = tln_test_reprints_import (fixture->db, fixture->b, NULL);
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
test_again (TlnTestReprints *fixture, gconstpointer kind)
{
  g_autoptr (GError) error = NULL;
  TlnTestOutcome first = tln_test_reprints_import (fixture->db, fixture->a, NULL);

  tln_test_reprints_import (fixture->db, fixture->b, NULL);
  g_autoptr (TlnAct) undone = tln_act_undo (fixture->db, &error);
  TlnTestOutcome again = tln_test_reprints_import (fixture->db, fixture->b, NULL);
  g_assert_cmpint (again.added, ==, TLN_ADDED_REPRINT);
  g_assert_cmpint (again.of, ==, first.id);
  TlnTestOutcome third = tln_test_reprints_import (fixture->db, fixture->b, NULL);
  g_assert_cmpint (third.added, ==, TLN_ADDED_DUPLICATE);
  g_assert_cmpint (third.id, ==, again.id);
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
test_decide (TlnTestReprints *fixture, gconstpointer kind)
{
  TlnDb *db = fixture->db;
  g_autoptr (GError) error = NULL;
  TlnTestOutcome first = tln_test_reprints_import (db, fixture->a, NULL);
  TlnTestOutcome second = tln_test_reprints_import (db, fixture->b, NULL);
  g_autofree char *before = tln_test_dump (db);

  g_assert_cmpuint (group_size (db, first.id), ==, 1);
  tln_test_reprints_decide (db, second.id, first.id, TRUE);
  g_assert_cmpuint (group_size (db, first.id), ==, 2);
  g_assert_cmpuint (group_size (db, second.id), ==, 2);
  g_autoptr (TlnArticle) same = tln_articles_get (db, second.id, &error);
  g_assert_false (same->reprint_guess);
  gint64 acts = tln_test_int (db, "SELECT count(*) FROM act");
  tln_test_reprints_decide (db, first.id, second.id, TRUE);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM act"), ==, acts);
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_autofree char *undone_dump = tln_test_dump (db);
  g_assert_cmpstr (undone_dump, ==, before);

  tln_test_reprints_decide (db, first.id, second.id, FALSE);
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
test_group (TlnTestReprints *fixture, gconstpointer kind)
{
  TlnDb *db = fixture->db;
  g_autoptr (GRand) random = g_rand_new_with_seed (23);
  g_autofree char *other = tln_test_article (random, "en", 6);
  TlnTestOutcome first = tln_test_reprints_import (db, fixture->a, NULL);
  TlnTestOutcome second = tln_test_reprints_import (db, fixture->b, NULL);
  TlnTestOutcome third = tln_test_reprints_import (db, other, NULL);

  g_assert_cmpint (third.added, ==, TLN_ADDED_NEW);
  tln_test_reprints_decide (db, second.id, first.id, TRUE);
  tln_test_reprints_decide (db, first.id, third.id, TRUE);
  g_assert_cmpuint (group_size (db, second.id), ==, 3);
  g_autofree char *found =
      tln_test_value (db, "SELECT found FROM reprint ORDER BY id DESC LIMIT 1");
  g_assert_cmpstr (found, ==, "user");
}

static void
check_counts (TlnDb *db, gint64 thesis, guint n_for, guint n_against)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnThesis) one = tln_theses_get (db, thesis, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (one->n_for, ==, n_for);
  g_assert_cmpuint (one->n_against, ==, n_against);
  /* The list of all of them counts in another way. */
  g_autoptr (GPtrArray) all = tln_theses_get_all (db, &error);
  guint listings = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++) {
    const TlnThesis *listed = g_ptr_array_index (all, i);

    if (listed->id != thesis)
      continue;
    g_assert_cmpuint (listed->n_for, ==, n_for);
    g_assert_cmpuint (listed->n_against, ==, n_against);
    g_assert_cmpuint (listed->n_neutral, ==, one->n_neutral);
    listings++;
  }
  g_assert_cmpuint (listings, ==, 1);
}

static gint64
give_evidence (TlnDb *db, gint64 article, const char *words, gint64 thesis, TlnStance stance)
{
  const TlnQuote quote = { (char *) words, NULL, NULL, 0, 5 };
  const TlnEvidenceDraft draft = { .thesis = thesis, .stance = stance };
  g_autoptr (GError) error = NULL;
  gint64 claim = tln_claims_add (db, article, &quote, &error);

  g_assert_cmpint (tln_claims_set_evidence (db, claim, &draft, &error), !=, 0);
  g_assert_no_error (error);
  return claim;
}

static gboolean
is_repeated (TlnDb *db, gint64 claim)
{
  g_autoptr (TlnClaim) one = tln_claims_get (db, claim, NULL);

  return ((TlnEvidence *) one->evidence->pdata[0])->repeated;
}

/* What says the same in articles that are the same counts once for a thesis, wherever it stands; a
 * stance of its own and other words count. */
static void
test_counts (TlnTestReprints *fixture, gconstpointer kind)
{
  TlnDb *db = fixture->db;
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (43);
  g_autofree char *other = tln_test_article (random, "zh", 6);
  gint64 first = tln_test_reprints_import (db, fixture->a, NULL).id;
  gint64 second = tln_test_reprints_import (db, fixture->b, NULL).id;
  gint64 third = tln_test_reprints_import (db, other, NULL).id;
  gint64 thesis = tln_theses_add (db, "Power", 0, &error);
  gint64 claims[] = { give_evidence (db, first, "电力 先于芯片", thesis, TLN_STANCE_FOR),
                      give_evidence (db, second, "电力先于\n芯片", thesis, TLN_STANCE_FOR),
                      give_evidence (db, third, "电力先于芯片", thesis, TLN_STANCE_FOR) };

  give_evidence (db, second, "另有其词", thesis, TLN_STANCE_FOR);
  give_evidence (db, second, "电力先于芯片", thesis, TLN_STANCE_AGAINST);
  check_counts (db, thesis, 4, 1);
  tln_test_reprints_decide (db, third, second, TRUE);
  tln_test_reprints_decide (db, second, first, TRUE);
  check_counts (db, thesis, 2, 1);
  g_assert_false (is_repeated (db, claims[0]));
  g_assert_true (is_repeated (db, claims[1]));
  g_assert_true (is_repeated (db, claims[2]));
  /* Of another thesis it is something else. */
  gint64 chips = tln_theses_add (db, "Chips", 0, &error);
  give_evidence (db, third, "电力先于芯片", chips, TLN_STANCE_FOR);
  check_counts (db, chips, 1, 0);

  /* The one that was published first stands for all. */
  g_assert_true (tln_db_exec (db,
                              "UPDATE article SET published_sort = 1000 "
                              "WHERE id = (SELECT max (id) FROM article)",
                              &error));
  g_assert_true (is_repeated (db, claims[0]));
  g_assert_false (is_repeated (db, claims[2]));
  check_counts (db, thesis, 2, 1);
  gint64 head;
  g_assert_true (tln_reprints_head (db, first, &head, &error));
  g_assert_cmpint (head, ==, third);

  /* In the Trash it does neither; the group holds. */
  tln_test_begin (db, TLN_ACT_ARTICLE_TRASH);
  g_assert_true (tln_articles_set_flag (db, third, TLN_FLAG_TRASHED, TRUE, &error));
  g_assert_true (tln_articles_set_flag (db, second, TLN_FLAG_TRASHED, TRUE, &error));
  tln_test_end (db);
  g_assert_false (is_repeated (db, claims[0]));
  check_counts (db, thesis, 1, 0);
  check_counts (db, chips, 0, 0);
  g_assert_true (tln_reprints_head (db, third, &head, &error));
  g_assert_cmpint (head, ==, first);
  g_assert_no_error (error);
}

/* Counting must not go over all articles for each piece of evidence, nor make an index each time.
 */
static void
test_counts_plan (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (
      db, "EXPLAIN QUERY PLAN SELECT count (*) FROM evidence e JOIN claim c ON c.id = e.claim_id "
          "JOIN article a ON a.id = c.article_id WHERE e.thesis_id = 1 "
          "AND NOT " TLN_EVIDENCE_REPEATED);
  guint n = 0;

  for (; tln_stmt_step (stmt, &error); n++) {
    const char *step = tln_stmt_column_text (stmt, 3);

    g_test_message ("%s", step);
    g_assert_null (strstr (step, "AUTOMATIC"));
    if (g_str_has_prefix (step, "SCAN") && !g_str_equal (step, "SCAN CONSTANT ROW"))
      g_assert_cmpstr (step, ==, "SCAN g");
  }
  g_assert_no_error (error);
  g_assert_cmpuint (n, >, 5);
}

/* A text that takes the place of another is looked at like one that is new. */
static void
test_other_text (TlnTestReprints *fixture, gconstpointer kind)
{
  TlnTestOutcome first = tln_test_reprints_import (fixture->db, fixture->a, NULL);
  TlnTestOutcome teaser =
      tln_test_reprints_import (fixture->db, "A teaser\nand a line below it", NULL);
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
test_not_reprint (TlnTestReprints *fixture, gconstpointer kind)
{
  tln_test_reprints_import (fixture->db, fixture->a, NULL);
  TlnTestOutcome second = tln_test_reprints_import (fixture->db, fixture->b, NULL);

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
  TlnTestOutcome first =
      tln_test_reprints_import (db, a, "https://Example.com/a?utm_source=x&id=1#top");
  TlnTestOutcome second = tln_test_reprints_import (db, b, "https://example.com/a?id=1&fbclid=2");

  g_assert_cmpint (first.added, ==, TLN_ADDED_NEW);
  g_assert_cmpint (second.added, ==, TLN_ADDED_REPRINT);
  g_assert_cmpint (second.of, ==, first.id);
  g_assert_cmpstr (second.found, ==, "address");
  g_assert_cmpfloat (second.similarity, <, 0.5);
  g_autofree char *url = tln_test_value (db, "SELECT url FROM article ORDER BY id LIMIT 1");
  g_assert_cmpstr (url, ==, "https://example.com/a?id=1");
  /* A front page is another one every day. */
  g_assert_cmpint (tln_test_reprints_import (db, c, "https://example.com/").added, ==,
                   TLN_ADDED_NEW);
  g_assert_cmpint (tln_test_reprints_import (db, d, "https://example.com/").added, ==,
                   TLN_ADDED_NEW);
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
    g_assert_cmpint (tln_test_reprints_import (db, cases[i].text, NULL).added, ==, cases[i].added);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article"), ==, 2);
}

/* What is in the Trash is not there. */
static void
test_trash (TlnTestReprints *fixture, gconstpointer kind)
{
  g_autoptr (GError) error = NULL;
  TlnTestOutcome first = tln_test_reprints_import (fixture->db, fixture->a, NULL);

  tln_test_begin (fixture->db, TLN_ACT_ARTICLE_TRASH);
  g_assert_true (tln_articles_set_flag (fixture->db, first.id, TLN_FLAG_TRASHED, TRUE, &error));
  tln_test_end (fixture->db);
  g_assert_cmpint (tln_test_reprints_import (fixture->db, fixture->b, NULL).added, ==,
                   TLN_ADDED_NEW);
}

/* A library of an earlier version: in steps, going on where it stopped, then never again. */
static void
test_build (TlnTestReprints *fixture, gconstpointer kind)
{
  TlnDb *db = fixture->db;
  g_autoptr (GRand) random = g_rand_new_with_seed (31);
  g_autoptr (GError) error = NULL;

  TlnTestOutcome first = tln_test_reprints_import (db, fixture->a, NULL);
  for (int i = 0; i < 4; i++) {
    g_autofree char *text = tln_test_article (random, "zh", 3);

    tln_test_reprints_import (db, text, NULL);
  }
  g_assert_true (tln_db_exec (db, "UPDATE fingerprint SET version = 0 WHERE doc % 2", &error));
  g_assert_true (tln_db_exec (db, "DELETE FROM fingerprint WHERE doc % 2 = 0", &error));
  g_assert_cmpint (tln_fingerprints_build (db, 2, &error), ==, 2);
  g_assert_cmpint (tln_test_reprints_fingerprints (db), ==, 2);
  g_assert_cmpint (tln_fingerprints_build (db, 2, &error), ==, 2);
  g_assert_cmpint (tln_fingerprints_build (db, 2, &error), ==, 1);
  g_assert_cmpint (tln_fingerprints_build (db, 2, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpint (tln_test_reprints_fingerprints (db), ==, 5);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM fingerprint_hash h WHERE NOT EXISTS "
                                     "(SELECT 1 FROM fingerprint f WHERE f.doc = h.doc)"),
                   ==, 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM change WHERE table_name LIKE 'finger%'"),
                   ==, 0);
  TlnTestOutcome again = tln_test_reprints_import (db, fixture->b, NULL);
  g_assert_cmpint (again.of, ==, first.id);
}

/* Texts nothing needs any more take their fingerprints along. */
static void
test_collect (TlnTestReprints *fixture, gconstpointer kind)
{
  g_autoptr (GError) error = NULL;

  tln_test_reprints_import (fixture->db, fixture->a, NULL);
  g_autoptr (TlnAct) undone = tln_act_undo (fixture->db, &error);
  tln_test_reprints_import (fixture->db, "Something short\nand new", NULL);
  while (tln_db_collect (fixture->db, 10, &error) > 0)
    continue;
  g_assert_no_error (error);
  g_assert_cmpint (tln_test_reprints_fingerprints (fixture->db), ==, 1);
  g_assert_cmpint (tln_test_int (fixture->db, "SELECT count(*) FROM fingerprint_hash"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  tln_test_reprints_add ("/reprints/stored/title", TLN_TEST_TITLE, test_stored);
  tln_test_reprints_add ("/reprints/stored/cut", TLN_TEST_CUT, test_stored);
  tln_test_reprints_add ("/reprints/stored/excerpt", TLN_TEST_EXCERPT, test_stored);
  tln_test_reprints_add ("/reprints/again", TLN_TEST_TITLE, test_again);
  tln_test_reprints_add ("/reprints/decide", TLN_TEST_TITLE, test_decide);
  tln_test_reprints_add ("/reprints/group", TLN_TEST_TITLE, test_group);
  tln_test_reprints_add ("/reprints/counts", TLN_TEST_TITLE, test_counts);
  tln_test_reprints_add ("/reprints/other-text", TLN_TEST_TITLE, test_other_text);
  tln_test_reprints_add ("/reprints/not/daily", TLN_TEST_DAILY, test_not_reprint);
  tln_test_reprints_add ("/reprints/not/notice", TLN_TEST_NOTICE, test_not_reprint);
  tln_test_reprints_add ("/reprints/not/series", TLN_TEST_SERIES, test_not_reprint);
  tln_test_reprints_add ("/reprints/trash", TLN_TEST_TITLE, test_trash);
  tln_test_reprints_add ("/reprints/build", TLN_TEST_TITLE, test_build);
  tln_test_reprints_add ("/reprints/collect", TLN_TEST_TITLE, test_collect);
  g_test_add_func ("/reprints/counts/plan", test_counts_plan);
  g_test_add_func ("/reprints/address", test_address);
  g_test_add_func ("/reprints/plain", test_plain);
  return g_test_run ();
}

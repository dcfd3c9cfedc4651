/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries that say something else later: which articles follow, and which stay as they are. */
#include "tln-act.h"
#include "tln-articles-details.h"
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-test-drafts.h"
#include "tln-test-feeds.h"
#include "tln-test-store.h"

#include <string.h>

#define LATE "Orders are late by more than six weeks, a buyer said on Monday. 515050.SH rose."
#define LATER "Orders are late by more than nine weeks, a buyer said on Monday. 159995.SZ rose."

static char *
item (const char *title, const char *text)
{
  return g_strdup_printf ("<item><guid>https://a.example/1</guid><title>%s</title>"
                          "<description>%s</description></item>",
                          title, text);
}

typedef enum {
  SAME,
  REVISED,
  LEFT
} Outcome;

static void
assert_update (TlnDb *db, gint64 id, const char *title, const char *text, Outcome outcome)
{
  g_autofree char *items = item (title, text);
  TlnFeedStored stored = tln_test_feed_update (db, id, items);

  g_assert_cmpuint (stored.n_new, ==, 0);
  g_assert_cmpuint (stored.n_revised, ==, outcome == REVISED);
  g_assert_cmpuint (stored.n_left, ==, outcome == LEFT);
}

static void
assert_article (TlnDb *db, const char *title, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 id = tln_test_int (db, "SELECT id FROM article");
  g_autoptr (TlnArticle) article = tln_articles_get (db, id, &error);
  g_autoptr (TlnBody) body = tln_articles_get_body (db, id, &error);
  g_autoptr (GPtrArray) findings = tln_db_check (db, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (article->title, ==, title);
  g_assert_cmpstr (body->text, ==, text);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* A feed of one entry, whose article is *article. */
static TlnDb *
follow_one (gint64 *feed, gint64 *article)
{
  TlnDb *db = tln_test_db ();
  g_autofree char *items = item ("T", LATE);

  *feed = tln_test_follow (db, "https://a.example/feed");
  g_assert_cmpuint (tln_test_feed_update (db, *feed, items).n_new, ==, 1);
  *article = tln_test_int (db, "SELECT id FROM article");
  return db;
}

/* One act, which undo takes back for good. */
static void
test_revised (void)
{
  gint64 id, article;
  g_autoptr (TlnDb) db = follow_one (&id, &article);
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_articles_set_read_position (db, article, 20, &error));
  assert_update (db, id, "T", LATE, SAME);
  assert_update (db, id, "T, corrected", LATER, REVISED);
  assert_article (db, "T, corrected", LATER);
  g_autoptr (TlnArticle) now = tln_articles_get (db, article, &error);
  g_assert_cmpuint (now->read_position, ==, 20);
  g_assert_cmpuint (g_strv_length (now->codes), ==, 1);
  g_assert_cmpstr (now->codes[0], ==, "159995");
  assert_update (db, id, "T, corrected", LATER, SAME);
  assert_update (db, id, "Title alone", LATER, REVISED);
  assert_article (db, "Title alone", LATER);
  tln_act_unref (tln_act_undo (db, &error));
  tln_act_unref (tln_act_undo (db, &error));
  g_assert_no_error (error);
  assert_article (db, "T", LATE);
  assert_update (db, id, "Title alone", LATER, SAME);
  assert_update (db, id, "Again", LATER, SAME);
  assert_article (db, "T", LATE);
}

/* Without anybody asking it is no act; what was done before is still taken back as it was done. */
static void
test_revised_by_itself (void)
{
  gint64 id, article;
  g_autoptr (TlnDb) db = follow_one (&id, &article);
  g_autoptr (GError) error = NULL;
  g_autofree char *items = item ("T, corrected", LATER);
  g_autoptr (TlnFeed) feed = tln_test_feed (items);
  g_autoptr (TlnFeedNews) news = tln_feeds_prepare (db, id, feed, &error);
  TlnFeedStored stored;

  tln_test_begin (db, TLN_ACT_ARTICLE_STAR);
  g_assert_true (tln_articles_set_flag (db, article, TLN_FLAG_STARRED, TRUE, &error));
  tln_test_end (db);
  g_assert_true (tln_db_begin (db, &error));
  g_assert_true (tln_feeds_store (db, id, news, NULL, &stored, &error));
  g_assert_true (tln_db_commit (db, &error));
  g_assert_cmpuint (stored.n_revised, ==, 1);
  tln_act_unref (tln_act_undo (db, &error));
  assert_article (db, "T, corrected", LATER);
  g_assert_cmpint (tln_test_int (db, "SELECT starred FROM article"), ==, 0);
  tln_act_unref (tln_act_undo (db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article"), ==, 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM mention"), ==, 0);
  tln_act_unref (tln_act_redo (db, &error));
  g_assert_no_error (error);
  assert_article (db, "T", LATE);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM mention"), ==, 1);
}

/* Other marks around the same words, as counters and advertisements change them, are no news. */
static void
test_same_words (void)
{
  gint64 id, article;
  g_autoptr (TlnDb) db = follow_one (&id, &article);

  assert_update (db, id, "T", "&lt;p class='x'&gt;" LATE "&lt;/p&gt;", SAME);
  assert_article (db, "T", LATE);
  assert_update (db, id, "T", LATER, REVISED);
}

/* What somebody has worked on stays as it is, and follows once nothing is in the way. */
static void
test_left (void)
{
  gint64 id, article;
  g_autoptr (TlnDb) db = follow_one (&id, &article);
  g_autoptr (TlnQuote) quote = tln_quote_new (LATE, 11, 37);
  g_autoptr (GError) error = NULL;

  tln_test_begin (db, TLN_ACT_CLAIM_NEW);
  g_assert_cmpint (tln_claims_add (db, article, quote, &error), !=, 0);
  tln_test_end (db);
  assert_update (db, id, "T", LATER, LEFT);
  assert_update (db, id, "T", LATER, SAME); /* it is said once */
  assert_article (db, "T", LATE);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM claim WHERE anchor = 'exact'"), ==, 1);
  g_assert_true (tln_db_exec (db, "DELETE FROM claim; UPDATE act SET state = 'dropped'", &error));
  assert_update (db, id, "T", LATER " More.", REVISED);
  assert_article (db, "T", LATER " More.");
}

static void
test_left_title (void)
{
  gint64 id, article;
  g_autoptr (TlnDb) db = follow_one (&id, &article);

  tln_test_begin (db, TLN_ACT_ARTICLE_EDIT);
  g_assert_true (tln_articles_set_title (db, article, "Mine", NULL));
  tln_test_end (db);
  assert_update (db, id, "Theirs", LATE, SAME);
  assert_update (db, id, "T", LATER, LEFT);
  assert_article (db, "Mine", LATE);
}

/* A finding taken back would come again, and undo would put it where it is not. */
static void
test_left_findings (void)
{
  gint64 id, article;
  g_autoptr (TlnDb) db = follow_one (&id, &article);

  tln_test_begin (db, TLN_ACT_ARTICLE_TAG);
  g_assert_true (tln_articles_untag (db, article, 0, 0,
                                     tln_test_int (db, "SELECT instrument_id FROM mention"), NULL));
  tln_test_end (db);
  assert_update (db, id, "T", LATER, LEFT);
  assert_article (db, "T", LATE);
}

static void
set_trashed (TlnDb *db, gint64 article, gboolean trashed)
{
  tln_test_begin (db, TLN_ACT_ARTICLE_TRASH);
  g_assert_true (tln_articles_set_flag (db, article, TLN_FLAG_TRASHED, trashed, NULL));
  tln_test_end (db);
}

/* A feed that goes over to teasers; a text that was fetched; what was thrown away. */
static void
test_not_revised (void)
{
  gint64 id, article;
  g_autoptr (TlnDb) db = follow_one (&id, &article);
  g_autoptr (TlnDraft) draft = tln_test_draft ("T", LATE " And much more.", "2025-03-10");
  g_autoptr (GError) error = NULL;

  assert_update (db, id, "T", "Orders are late…", LEFT);
  assert_article (db, "T", LATE);
  set_trashed (db, article, TRUE);
  assert_update (db, id, "T", LATER, SAME);
  set_trashed (db, article, FALSE);
  assert_article (db, "T", LATE);
  tln_test_begin (db, TLN_ACT_ARTICLE_TEXT);
  g_assert_true (tln_articles_replace_text (db, article, draft, &error));
  tln_test_end (db);
  assert_update (db, id, "T", LATER " More.", SAME);
  assert_article (db, "T", LATE " And much more.");
}

/* Entries met before their originals were kept are known from the next round on; one that had
 * nothing to read may get it. */
static void
test_known_before (void)
{
  gint64 id, article;
  g_autoptr (TlnDb) db = follow_one (&id, &article);
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_db_exec (db, "UPDATE feed_entry SET original = NULL", &error));
  assert_update (db, id, "T", LATE, SAME);
  assert_update (db, id, "T", LATER, REVISED);
  g_assert_cmpuint (
      tln_test_feed_update (db, id, "<item><guid isPermaLink='false'>x</guid></item>").n_new, ==,
      0);
  g_assert_cmpuint (tln_test_feed_update (db, id,
                                          "<item><guid isPermaLink='false'>x</guid><title>U</title>"
                                          "<description>At last.</description></item>")
                        .n_new,
                    ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/feed-revisions/revised", test_revised);
  g_test_add_func ("/feed-revisions/revised-by-itself", test_revised_by_itself);
  g_test_add_func ("/feed-revisions/same-words", test_same_words);
  g_test_add_func ("/feed-revisions/left", test_left);
  g_test_add_func ("/feed-revisions/left-title", test_left_title);
  g_test_add_func ("/feed-revisions/left-findings", test_left_findings);
  g_test_add_func ("/feed-revisions/not-revised", test_not_revised);
  g_test_add_func ("/feed-revisions/known-before", test_known_before);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds in a library: followed and left, entries met once and never again, whatever becomes of
 * their articles. */
#include "tln-act.h"
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-feed-document.h"
#include "tln-feeds.h"
#include "tln-spine.h"
#include "tln-stubs.h"
#include "tln-test-drafts.h"
#include "tln-test-feeds.h"
#include "tln-test-store.h"

#include <string.h>

/* How many articles were new; none is revised. */
static guint
update (TlnDb *db, gint64 id, const char *items)
{
  TlnFeedStored stored = tln_test_feed_update (db, id, items);

  g_assert_cmpuint (stored.n_revised + stored.n_left, ==, 0);
  return stored.n_new;
}

static const char two_items[] =
    "<item><guid>https://a.example/2</guid><title>Two</title><description>second text</description>"
    "<pubDate>Mon, 10 Mar 2025 08:00:00 GMT</pubDate></item>"
    "<item><guid>https://a.example/1</guid><title>One</title><description>first text</description>"
    "<author>x@a.example (Ann)</author><pubDate>Sun, 09 Mar 2025</pubDate></item>";

static void
test_follow (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  TlnFeedDraft draft = { "https://b.example/", "B", "https://b.example/page", "Chips", TRUE };
  gboolean added;
  gint64 first = tln_test_follow (db, "https://a.example/feed");

  tln_test_begin (db, TLN_ACT_FEED);
  gint64 id = tln_feeds_add (db, &draft, &added, &error);
  g_assert_true (added);
  g_assert_cmpint (tln_feeds_add (db, &draft, &added, &error), ==, id);
  g_assert_false (added);
  g_assert_false (tln_feeds_set_title (db, id, "  ", &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (tln_feeds_set_title (db, id, " Best ", &error));
  tln_test_end (db);

  g_autoptr (GPtrArray) all = tln_feeds_get_all (db, &error);
  g_assert_cmpuint (all->len, ==, 2);
  const TlnSubscription *best = g_ptr_array_index (all, 0);
  g_assert_cmpstr (best->title, ==, "Best");
  g_assert_cmpstr (best->folder, ==, "Chips");
  g_assert_true (best->typed);
  g_assert_cmpstr (((TlnSubscription *) g_ptr_array_index (all, 1))->title, ==,
                   "https://a.example/feed");
  g_assert_cmpint (tln_feeds_find (db, "https://a.example/feed", &error), ==, first);
  g_assert_cmpint (tln_feeds_find (db, "https://c.example/", &error), ==, 0);
  g_assert_no_error (error);
}

static void
test_update (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = tln_test_follow (db, "https://a.example/feed");
  TlnQuery query = { .kind = TLN_LIST_ARTICLES_OF_FEED, .id = id };

  g_assert_cmpuint (update (db, id, two_items), ==, 2);
  g_assert_cmpuint (update (db, id, two_items), ==, 0);
  g_autoptr (GArray) ids = tln_spine_load (db, &query, &error);
  g_assert_cmpuint (ids->len, ==, 2);
  g_autoptr (TlnArticle) one = tln_articles_get (db, g_array_index (ids, gint64, 1), &error);
  g_assert_cmpstr (one->title, ==, "One");
  g_assert_cmpstr (one->kind, ==, "html");
  g_assert_cmpstr (one->site, ==, "Weekly");
  g_assert_cmpstr (one->author, ==, "Ann");
  g_assert_cmpstr (one->url, ==, "https://a.example/1");
  g_assert_cmpint (one->published.precision, ==, TLN_PRECISION_DAY);
  g_assert_true (one->unread);
  g_assert_false (one->archived);
  g_autoptr (TlnSubscription) feed = tln_feeds_get (db, id, &error);
  g_assert_cmpstr (feed->title, ==, "Weekly");
  g_assert_cmpstr (feed->site_url, ==, "https://a.example/");
  g_assert_cmpuint (feed->n_articles, ==, 2);
  g_assert_cmpuint (feed->n_unread, ==, 2);
  g_autoptr (GPtrArray) findings = tln_db_check (db, &error);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Thrown away, undone, left and followed again. */
static void
test_not_again (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = tln_test_follow (db, "https://a.example/feed");

  g_assert_cmpuint (update (db, id, two_items), ==, 2);
  gint64 article = tln_test_int (db, "SELECT id FROM article WHERE title = 'One'");
  tln_test_begin (db, TLN_ACT_ARTICLE_TRASH);
  g_assert_true (tln_articles_set_flag (db, article, TLN_FLAG_TRASHED, TRUE, &error));
  tln_test_end (db);
  g_assert_cmpuint (update (db, id, two_items), ==, 0);
  tln_act_unref (tln_act_undo (db, &error));
  tln_act_unref (tln_act_undo (db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article"), ==, 0);
  g_assert_cmpuint (update (db, id, two_items), ==, 0);
}

static void
assert_counts (TlnDb *db, gint64 id, guint articles, guint unread)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnSubscription) feed = tln_feeds_get (db, id, &error);
  g_autoptr (GPtrArray) findings = tln_db_check (db, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (feed->n_articles, ==, articles);
  g_assert_cmpuint (feed->n_unread, ==, unread);
  g_assert_cmpuint (findings->len, ==, 0); /* which counts itself */
}

static void
flag (TlnDb *db, gint64 article, TlnFlag which, gboolean value)
{
  g_autoptr (GError) error = NULL;

  tln_test_begin (db, TLN_ACT_ARTICLE_TRASH);
  g_assert_true (tln_articles_set_flag (db, article, which, value, &error));
  tln_test_end (db);
}

/* What is counted as it changes is what counting would give. */
static void
test_counts (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = tln_test_follow (db, "https://a.example/feed");
  gint64 other = tln_test_follow (db, "https://b.example/feed");

  assert_counts (db, id, 0, 0);
  g_assert_cmpuint (update (db, id, two_items), ==, 2);
  gint64 one = tln_test_int (db, "SELECT id FROM article WHERE title = 'One'");
  assert_counts (db, id, 2, 2);
  flag (db, one, TLN_FLAG_UNREAD, FALSE);
  assert_counts (db, id, 2, 1);
  flag (db, one, TLN_FLAG_TRASHED, TRUE);
  assert_counts (db, id, 1, 1);
  flag (db, one, TLN_FLAG_UNREAD, TRUE);
  assert_counts (db, id, 1, 1);
  flag (db, one, TLN_FLAG_TRASHED, FALSE);
  assert_counts (db, id, 2, 2);
  for (int i = 0; i < 4; i++)
    tln_act_unref (tln_act_undo (db, &error));
  assert_counts (db, id, 2, 2);
  tln_act_unref (tln_act_undo (db, &error)); /* of the update */
  assert_counts (db, id, 0, 0);
  tln_act_unref (tln_act_redo (db, &error));
  g_assert_no_error (error);
  assert_counts (db, id, 2, 2);
  /* Two entries of one article count once, and an entry may change its article. */
  g_assert_true (
      tln_db_exec (db,
                   "INSERT INTO feed_entry SELECT feed_id, 'again', hash, article_id, 0, NULL"
                   " FROM feed_entry WHERE entry <> 'again'"
                   " ORDER BY entry LIMIT 1",
                   &error));
  assert_counts (db, id, 2, 2);
  g_assert_true (
      tln_db_exec (db, "UPDATE feed_entry SET article_id = NULL WHERE entry = 'again'", &error));
  assert_counts (db, id, 2, 2);
  g_assert_true (tln_db_exec (db, "DELETE FROM feed_entry", &error));
  assert_counts (db, id, 0, 0);
  assert_counts (db, other, 0, 0);
  g_assert_no_error (error);
}

/* A count that is wrong is found. */
static void
test_miscounted (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = tln_test_follow (db, "https://a.example/feed");

  g_assert_cmpuint (update (db, id, two_items), ==, 2);
  g_assert_true (tln_db_exec (db, "UPDATE feed_count SET unread = 5", &error));
  g_autoptr (GPtrArray) findings = tln_db_check (db, &error);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (findings, 0), ==,
                   "The articles of the feed \"Weekly\" are miscounted");
}

/* The same entry under a new id; another one under an id that was there. */
static void
test_unstable_ids (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 id = tln_test_follow (db, "https://a.example/feed");

  g_assert_cmpuint (update (db, id,
                            "<item><guid isPermaLink='false'>a</guid><title>T</title>"
                            "<description>words</description></item>"),
                    ==, 1);
  g_assert_cmpuint (update (db, id,
                            "<item><guid isPermaLink='false'>b</guid><title>T</title>"
                            "<description>words</description></item>"),
                    ==, 0);
  g_assert_cmpuint (update (db, id,
                            "<item><guid isPermaLink='false'>b</guid><title>U</title>"
                            "<description>other words</description></item>"),
                    ==, 1);
  g_assert_cmpuint (update (db, id,
                            "<item><guid isPermaLink='false'>c</guid><title>U</title>"
                            "<description>other words</description></item>"),
                    ==, 0);
  /* Two of one id: only the first to come is ever looked at. */
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (update (db, id,
                              "<item><guid isPermaLink='false'>d</guid><title>V</title>"
                              "<description>one</description></item>"
                              "<item><guid isPermaLink='false'>d</guid><title>V</title>"
                              "<description>two</description></item>"),
                      ==, 1 - i);
}

/* By its address or its text, in the Trash too; but not where all entries have one address. */
static void
test_known_articles (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 first = tln_test_follow (db, "https://a.example/feed");
  gint64 second = tln_test_follow (db, "https://b.example/feed");

  g_assert_cmpuint (update (db, first, two_items), ==, 2);
  g_assert_cmpuint (
      update (db, second,
              "<item><title>Another title</title><link>https://a.example/1?utm_source=feed#top"
              "</link><description>short</description></item>"
              "<item><title>Two</title><description>second text</description>"
              "</item>"),
      ==, 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM feed_entry"), ==, 4);
  g_assert_cmpuint (update (db, second,
                            "<item><title>P</title><link>https://a.example/1</link></item>"
                            "<item><title>Q</title><link>https://a.example/1</link></item>"),
                    ==, 2);
}

/* An address somebody has kept is known, however it is written. */
static void
test_kept_address (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 id = tln_test_follow (db, "https://a.example/feed");
  const TlnStubDraft draft = { .url = "http://www.a.example/1?utm_medium=x" };
  gint64 kept = tln_stubs_keep (db, 0, &draft, NULL);

  g_assert_cmpint (kept, !=, 0);
  g_assert_cmpuint (update (db, id, two_items), ==, 1);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article"), ==, 2);
  g_assert_cmpint (tln_test_int (db, "SELECT min(article_id) FROM feed_entry"), ==, kept);
}

/* Many feeds say nothing but "Comments" of each entry: these are different articles. */
static void
test_teasers (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 id = tln_test_follow (db, "https://a.example/feed");
  g_autofree char *words = g_strnfill (TLN_ARTICLE_TELLING * 2, 'w');
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; words[i] != '\0'; i += 2) /* words of one letter each: as many are counted */
    g_string_append_printf (text, "%c ", words[i]);
  g_assert_cmpuint (
      update (db, id,
              "<item><title>A</title><link>/a</link><description>Comments</description>"
              "</item><item><title>B</title><link>/b</link>"
              "<description>Comments</description></item><item><title>B</title>"
              "<link>/c</link><description>Comments</description></item>"),
      ==, 2);
  g_autofree char *twice =
      g_strdup_printf ("<item><title>C</title><link>/d</link><description>%s</description></item>"
                       "<item><title>D</title><link>/e</link><description>%s</description></item>",
                       text->str, text->str);
  g_assert_cmpuint (update (db, id, twice), ==, 1);
}

static void
test_nothing_to_read (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 id = tln_test_follow (db, "https://a.example/feed");

  g_assert_cmpuint (update (db, id, "<item><guid isPermaLink='false'>x</guid></item>"), ==, 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM feed_entry WHERE article_id IS NULL"),
                   ==, 1);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM import_batch"), ==, 0);
}

/* Asked for: an act. By itself: none, so that undo takes back what a person did. */
static void
test_acts (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = tln_test_follow (db, "https://a.example/feed");
  g_autoptr (TlnFeed) feed = tln_test_feed (two_items);
  g_autoptr (TlnFeedNews) news = tln_feeds_prepare (db, id, feed, &error);
  TlnFeedStored stored;

  g_assert_true (tln_db_begin (db, &error));
  g_assert_true (tln_feeds_store (db, id, news, NULL, &stored, &error));
  g_assert_true (tln_db_commit (db, &error));
  g_assert_cmpuint (stored.n_new, ==, 2);
  g_autoptr (TlnAct) act = tln_act_undo (db, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (act->kind, ==, TLN_ACT_FEED);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article"), ==, 2);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM feed"), ==, 0);
}

static void
test_remove (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = tln_test_follow (db, "https://a.example/feed");

  g_assert_cmpuint (update (db, id, two_items), ==, 2);
  tln_test_begin (db, TLN_ACT_FEED);
  g_assert_true (tln_feeds_remove (db, id, &error));
  tln_test_end (db);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article"), ==, 2);
  /* an update that was under way */
  g_assert_cmpuint (update (db, id, two_items), ==, 0);
  tln_act_unref (tln_act_undo (db, &error));
  g_autoptr (TlnSubscription) feed = tln_feeds_get (db, id, &error);
  g_assert_cmpuint (feed->n_articles, ==, 2);
}

/* What was met of a feed goes when it cannot come back, and not before. */
static void
test_collect (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = tln_test_follow (db, "https://a.example/feed");
  g_autoptr (TlnFeedState) state = tln_feed_state_new ();

  g_assert_cmpuint (update (db, id, two_items), ==, 2);
  g_assert_true (tln_feeds_set_state (db, id, state, &error));
  tln_test_begin (db, TLN_ACT_FEED);
  g_assert_true (tln_feeds_remove (db, id, &error));
  tln_test_end (db);
  g_assert_cmpint (tln_db_collect (db, 100, &error), ==, 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM feed_entry"), ==, 2);
  g_assert_true (tln_db_exec (db, "UPDATE act SET state = 'dropped'", &error));
  g_assert_cmpint (tln_db_collect (db, 100, &error), >, 0);
  g_assert_cmpint (tln_db_collect (db, 100, &error), ==, 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM feed_count"), ==, 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM feed_entry"), ==, 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM feed_state"), ==, 0);
  g_assert_no_error (error);
}

static void
test_moved (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = tln_test_follow (db, "https://a.example/feed");
  gint64 other = tln_test_follow (db, "https://b.example/feed");
  g_autoptr (TlnFeed) feed = tln_test_feed ("");
  g_autoptr (TlnFeedNews) news = tln_feeds_prepare (db, id, feed, &error);
  TlnFeedStored stored;

  tln_test_begin (db, TLN_ACT_FEED_UPDATE);
  g_assert_true (tln_feeds_store (db, id, news, "https://a.example/new", &stored, &error));
  g_assert_true (tln_feeds_store (db, other, news, "https://a.example/new", &stored, &error));
  tln_test_end (db);
  g_assert_cmpint (tln_feeds_find (db, "https://a.example/new", &error), ==, id);
  g_autoptr (TlnSubscription) moved = tln_feeds_get (db, id, &error);
  g_assert_true (moved->typed);
  tln_test_begin (db, TLN_ACT_FEED_UPDATE);
  g_assert_true (tln_feeds_store (db, id, news, "https://c.example/new", &stored, &error));
  tln_test_end (db);
  g_autoptr (TlnSubscription) away = tln_feeds_get (db, id, &error);
  g_assert_cmpstr (away->url, ==, "https://c.example/new");
  g_assert_false (away->typed);
  g_assert_cmpint (tln_feeds_find (db, "https://b.example/feed", &error), ==, other);
}

static void
test_state (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = tln_test_follow (db, "https://a.example/feed");
  g_autoptr (TlnFeedState) state = tln_feeds_get_state (db, id, &error);
  g_autoptr (GError) failure =
      g_error_new_literal (TLN_NET_ERROR, TLN_NET_ERROR_SERVER, "HTTP status 500");

  g_assert_cmpint (state->checked_at, ==, 0);
  state->etag = g_strdup ("\"x\"");
  state->last_modified = g_strdup ("Mon, 10 Mar 2025 08:15:07 GMT");
  tln_feed_state_fail (state, failure, 1000, 60, 0);
  g_assert_true (tln_feeds_set_state (db, id, state, &error));
  g_autoptr (TlnFeedState) back = tln_feeds_get_state (db, id, &error);
  g_assert_cmpstr (back->etag, ==, "\"x\"");
  g_assert_cmpstr (back->last_modified, ==, state->last_modified);
  g_assert_cmpint (back->next_check, ==, state->next_check);
  g_assert_cmpint (back->wait_until, ==, state->wait_until);
  g_assert_cmpuint (back->failures, ==, 1);
  g_assert_error (back->error, TLN_NET_ERROR, TLN_NET_ERROR_SERVER);
  g_autoptr (TlnSubscription) feed = tln_feeds_get (db, id, &error);
  g_assert_error (feed->error, TLN_NET_ERROR, TLN_NET_ERROR_SERVER);
  g_assert_cmpint (feed->checked_at, ==, 1000);
}

static gint64
claim (TlnDb *db, gint64 article, const char *text, const char *words)
{
  g_autoptr (GError) error = NULL;
  guint32 start = (guint32) g_utf8_pointer_to_offset (text, strstr (text, words));
  g_autoptr (TlnQuote) quote =
      tln_quote_new (text, start, start + (guint32) g_utf8_strlen (words, -1));
  gint64 id = tln_claims_add (db, article, quote, &error);

  g_assert_no_error (error);
  return id;
}

/* The whole text in place of the short one: claims are found again or said to be lost, what was
 * done by hand stays, and all of it is one act. */
static void
test_replace_text (void)
{
  static const char old_text[] =
      "A summary of the week. Orders are late by more than six weeks, a buyer said "
      "on Monday. Nobody knows why. 515050 rose.";
  static const char new_text[] =
      "First a paragraph.\nA summary of the week. Orders are late by more than six "
      "weeks, a buyer said on Monday. Nobody counted them. 159995 fell.";
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  TlnDraft *old_draft = tln_test_draft ("T", old_text, "2025-03-10");
  g_autoptr (TlnDraft) draft = tln_test_draft ("Other title", new_text, "2024-01-01");
  g_autoptr (TlnDraft) shorter = tln_test_draft ("T", "Please log in.", "2024-01-01");

  tln_test_find_instrument (old_draft, "515050", "515050");
  tln_test_find_instrument (draft, "159995", "159995");
  gint64 id = tln_test_add (db, old_draft);
  tln_test_begin (db, TLN_ACT_CLAIM_NEW);
  gint64 found = claim (db, id, old_text, "late by more than six weeks");
  gint64 lost = claim (db, id, old_text, "Nobody knows why.");
  tln_test_end (db);
  g_autofree char *before = tln_test_dump (db);

  tln_test_begin (db, TLN_ACT_ARTICLE_TEXT);
  g_assert_false (tln_articles_replace_text (db, id, shorter, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_NO_TEXT);
  g_clear_error (&error);
  tln_test_end (db);
  tln_test_begin (db, TLN_ACT_ARTICLE_TEXT);
  g_assert_true (tln_articles_replace_text (db, id, draft, &error));
  tln_test_end (db);
  g_assert_no_error (error);

  g_autoptr (TlnArticle) article = tln_articles_get (db, id, &error);
  g_assert_cmpstr (article->title, ==, "T");
  g_assert_cmpint (article->published.day, ==, tln_day_new (2025, 3, 10));
  g_assert_cmpuint (g_strv_length (article->codes), ==, 1);
  g_assert_cmpstr (article->codes[0], ==, "159995");
  g_autoptr (TlnBody) body = tln_articles_get_body (db, id, &error);
  g_assert_cmpstr (body->text, ==, new_text);
  g_autoptr (TlnClaim) moved = tln_claims_get (db, found, &error);
  g_assert_cmpint (moved->anchor, ==, TLN_ANCHOR_MOVED);
  g_assert_cmpuint (moved->start, ==, strstr (new_text, "late by") - new_text);
  g_autoptr (TlnClaim) orphan = tln_claims_get (db, lost, &error);
  g_assert_cmpint (orphan->anchor, ==, TLN_ANCHOR_ORPHAN);
  g_assert_cmpstr (orphan->exact, ==, "Nobody knows why.");

  tln_act_unref (tln_act_undo (db, &error));
  g_assert_no_error (error);
  g_autofree char *after = tln_test_dump (db);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/feeds/follow", test_follow);
  g_test_add_func ("/feeds/update", test_update);
  g_test_add_func ("/feeds/not-again", test_not_again);
  g_test_add_func ("/feeds/unstable-ids", test_unstable_ids);
  g_test_add_func ("/feeds/kept-address", test_kept_address);
  g_test_add_func ("/feeds/counts", test_counts);
  g_test_add_func ("/feeds/miscounted", test_miscounted);
  g_test_add_func ("/feeds/known-articles", test_known_articles);
  g_test_add_func ("/feeds/teasers", test_teasers);
  g_test_add_func ("/feeds/nothing-to-read", test_nothing_to_read);
  g_test_add_func ("/feeds/acts", test_acts);
  g_test_add_func ("/feeds/remove", test_remove);
  g_test_add_func ("/feeds/collect", test_collect);
  g_test_add_func ("/feeds/moved", test_moved);
  g_test_add_func ("/feeds/state", test_state);
  g_test_add_func ("/feeds/replace-text", test_replace_text);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries as documents: what is known of them, and that nothing of a page but our own structure
 * comes through; the feeds a page names. */
#include "tln-error.h"
#include "tln-feed-document.h"

#include <string.h>

static TlnFeed *
parse (const char *text)
{
  TlnHints hints = { .url = "https://a.example/feed.xml" };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  TlnFeed *feed = tln_feed_parse (bytes, &hints, &error);

  g_assert_no_error (error);
  return feed;
}

static TlnDocument *
document (const TlnFeed *feed, guint i)
{
  g_autoptr (GError) error = NULL;
  TlnDocument *document =
      tln_feed_entry_document (feed, g_ptr_array_index (feed->entries, i), &error);

  g_assert_no_error (error);
  return document;
}

static void
test_document (void)
{
  g_autoptr (TlnFeed) feed = parse (
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>Weekly</title>"
      "<author><name>Ann</name></author><entry><id>1</id><title>One</title><link href='/1'/>"
      "<published>2025-03-10T08:00:00+08:00</published><content type='html' xml:base='/x/'>"
      "&lt;p>A &lt;b>line&lt;/b>.&lt;/p>&lt;p>&lt;a href='y'>link&lt;/a>&lt;/p></content></entry>"
      "<entry><id>2</id><updated>2025-03</updated><author><name>Bo</name></author>"
      "<summary>Some words only</summary></entry>"
      "<entry><id>3</id><title>Just a title</title></entry></feed>");
  g_autoptr (TlnDocument) one = document (feed, 0);
  g_autoptr (TlnDocument) two = document (feed, 1);
  g_autoptr (TlnDocument) three = document (feed, 2);
  g_autofree char *date = tln_date_format (&one->published);

  g_assert_cmpstr (one->kind, ==, "html");
  g_assert_cmpstr (one->title.value, ==, "One");
  g_assert_cmpstr (one->title.origin, ==, "feed");
  g_assert_cmpstr (one->site_name.value, ==, "Weekly");
  g_assert_cmpstr (one->byline.value, ==, "Ann");
  g_assert_cmpstr (one->url.value, ==, "https://a.example/1");
  g_assert_cmpstr (one->language.value, ==, "en");
  g_assert_cmpstr (date, ==, "2025-03-10T08:00+08:00");
  g_assert_cmpstr (one->rich->text, ==, "A line.\nlink");
  g_assert_nonnull (strstr (one->markdown, "https://a.example/x/y"));
  g_assert_cmpstr (two->title.value, ==, "Some words only");
  g_assert_true (two->title.guess);
  g_assert_cmpstr (two->byline.value, ==, "Bo");
  g_assert_cmpint (two->published.precision, ==, TLN_PRECISION_MONTH);
  g_assert_cmpstr (three->rich->text, ==, "Just a title");
}

/* In every place HTML can stand in. */
static void
test_attacks (void)
{
  static const char *const attacks[] = {
    "safe<script>alert(1)</script>",
    "safe<style>p { background: url(javascript:alert(1)) }</style>",
    "<img src='x.png' alt='safe' onerror='alert(1)'>safe",
    "<p style='background: url(javascript:alert(1))' onclick='alert(1)'>safe</p>",
    "<a href='javascript:alert(1)'>safe</a>",
    "<a href=' java\tscript:alert(1)'>safe</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='>safe</a>",
    "<img src='javascript:alert(1)'>safe",
    "safe<iframe src='https://evil.example/'></iframe>",
    "safe<object data='alert.swf'><param name='x' value='alert'></object>",
    "safe<embed src='alert.swf'>",
    "<form action='https://evil.example/alert'><input value='alert'>safe</form>",
    "<svg onload='alert(1)'><script>alert(1)</script></svg>safe",
    "<math><mi xlink:href='javascript:alert(1)'>safe</mi></math>",
    "<meta http-equiv='refresh' content='0;url=https://evil.example/alert'>safe",
    "<link rel='stylesheet' href='https://evil.example/alert.css'>safe",
    "<base href='javascript:alert(1)//'><a href='x'>safe</a>",
    "<!--[if IE]><script>alert(1)</script><![endif]-->safe",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++) {
    g_autofree char *escaped = g_markup_escape_text (attacks[i], -1);
    g_autofree char *text = g_strdup_printf (
        "<rss><channel><title>x</title><item><title>%s</title><description>%s</description></item>"
        "<item><description><![CDATA[%s]]></description></item></channel></rss>",
        escaped, escaped, attacks[i]);
    g_autoptr (TlnFeed) feed = parse (text);
    g_test_message ("%s", attacks[i]);
    for (guint k = 0; k < 2; k++) {
      g_autoptr (TlnDocument) read = document (feed, k);
      g_assert_nonnull (strstr (read->markdown, "safe"));
      g_assert_null (strstr (read->markdown, "alert"));
      g_assert_null (strstr (read->markdown, "evil"));
      g_assert_null (strstr (read->title.value, "alert"));
    }
  }
}

/* The attacks of the corpus beside the project: what is kept of an entry and of the feed's title
 * has no element, no handler and no address that runs. */
static void
test_attack_corpus (void)
{
  const char *shared = g_getenv ("TLN_SHARED");
  g_autofree char *folder = g_build_filename (shared != NULL ? shared : "", "corpus", "feeds",
                                              "feedparser", "wellformed", "sanitize", NULL);
  g_autoptr (GRegex) attack = g_regex_new (
      "<\\s*/?(script|style|iframe|frame|object|embed|applet|meta|link|form|input|svg|math)|"
      "\\bon[a-z]+\\s*=|javascript:|expression\\(|vbscript:",
      G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GDir) dir = shared != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  guint n = 0;

  if (dir == NULL) {
    g_test_skip ("the feeds are not beside the project");
    return;
  }
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *text = NULL;
    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    g_autoptr (TlnFeed) feed = parse (text);
    g_test_message ("%s", name);
    if (feed->title != NULL)
      g_assert_false (g_regex_match (attack, feed->title, 0, NULL));
    for (guint i = 0; i < feed->entries->len; i++, n++) {
      const TlnFeedEntry *entry = g_ptr_array_index (feed->entries, i);
      g_autoptr (TlnDocument) read = tln_feed_entry_document (feed, entry, NULL);
      if (read == NULL)
        continue;
      g_assert_false (g_regex_match (attack, read->markdown, 0, NULL));
      g_assert_false (g_regex_match (attack, read->title.value, 0, NULL));
    }
  }
  g_assert_cmpuint (n, >, 30);
}

static void
test_nothing (void)
{
  g_autoptr (TlnFeed) feed =
      parse ("<rss><channel><item><link>1</link></item><item><description>&lt;img "
             "src='x'&gt;&amp;nbsp;</description></item></channel></rss>");
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (tln_feed_entry_document (feed, g_ptr_array_index (feed->entries, i), &error));
    g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_NO_TEXT);
  }
}

/* What is kept as the original reads as the same text. */
static void
test_page (void)
{
  g_autoptr (TlnFeed) feed =
      parse ("<rss><channel><language>zh</language><item><title>A &lt;b&gt; &amp;amp; c</title>"
             "<description>&lt;p>words of the entry, some more of them&lt;/p></description></item>"
             "</channel></rss>");
  g_autoptr (GBytes) page = tln_feed_entry_page (g_ptr_array_index (feed->entries, 0));
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDocument) read = tln_document_parse (page, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (read->rich->text, ==, "words of the entry, some more of them");
}

static void
test_hash (void)
{
  g_autoptr (TlnFeed) feed = parse (
      "<rss><channel><item><guid isPermaLink='false'>1</guid><title>A</title></item><item><guid "
      "isPermaLink='false'>2</guid><title>A</title></item><item><title>B</title></item></channel>"
      "</rss>");
  g_autofree char *one = tln_feed_entry_hash (g_ptr_array_index (feed->entries, 0));
  g_autofree char *two = tln_feed_entry_hash (g_ptr_array_index (feed->entries, 1));
  g_autofree char *three = tln_feed_entry_hash (g_ptr_array_index (feed->entries, 2));

  g_assert_cmpstr (one, ==, two);
  g_assert_cmpstr (one, !=, three);
}

static void
test_links_of_page (void)
{
  static const char html[] =
      "<!DOCTYPE html><head><base href='/blog/'><link rel=stylesheet href=x.css>"
      "<link rel='Alternate' type='application/rss+xml; charset=utf-8' href='feed.xml'>"
      "<link rel='alternate home' type='application/atom+xml' href='https://b.example/atom'>"
      "<link rel=alternate type='application/feed+json' href='javascript:x'>"
      "<link rel=alternate hreflang=de href='/de'></head><body>page";
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, sizeof html - 1);
  TlnHints hints = { .url = "https://a.example/about" };
  g_auto (GStrv) found = tln_feed_links_of_page (bytes, &hints);
  g_autofree char *all = g_strjoinv (" ", found);

  g_assert_cmpstr (all, ==, "https://a.example/blog/feed.xml https://b.example/atom");
}

/* A reply without a byte, and a base that would run what is relative to it. */
static void
test_links_of_nothing (void)
{
  static const char page[] = "<base href=\"javascript://a/\"><link rel=alternate "
                             "type=\"application/rss+xml\" href=\"feed\">";
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) based = g_bytes_new_static (page, strlen (page));
  TlnHints hints = { .url = "https://a.example/" };
  g_auto (GStrv) none = tln_feed_links_of_page (empty, &hints);
  g_auto (GStrv) unsafe = tln_feed_links_of_page (based, &hints);

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpuint (g_strv_length (unsafe), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-document/document", test_document);
  g_test_add_func ("/feed-document/attacks", test_attacks);
  g_test_add_func ("/feed-document/attack-corpus", test_attack_corpus);
  g_test_add_func ("/feed-document/nothing", test_nothing);
  g_test_add_func ("/feed-document/page", test_page);
  g_test_add_func ("/feed-document/hash", test_hash);
  g_test_add_func ("/feed-document/links-of-page", test_links_of_page);
  g_test_add_func ("/feed-document/links-of-nothing", test_links_of_nothing);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds of every format: what is taken from where, and what is refused. */
#include "tln-error.h"
#include "tln-feed.h"

#include <string.h>

static TlnFeed *
parse_bytes (const char *data, gsize size, const TlnHints *hints)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  TlnFeed *feed = tln_feed_parse (bytes, hints, &error);

  g_assert_no_error (error);
  return feed;
}

static TlnFeed *
parse (const char *text)
{
  TlnHints hints = { .url = "https://a.example/feeds/all.xml" };

  return parse_bytes (text, strlen (text), &hints);
}

static const TlnFeedEntry *
entry (const TlnFeed *feed, guint i)
{
  g_assert_cmpuint (i, <, feed->entries->len);
  return g_ptr_array_index (feed->entries, i);
}

static void
assert_date (const TlnDate *date, const char *want)
{
  g_autofree char *seen = tln_date_format (date);

  g_assert_cmpstr (seen, ==, want);
}

static void
assert_strings (GStrv got, const char *want)
{
  g_autofree char *joined = g_strjoinv (" | ", got);

  g_assert_cmpstr (joined, ==, want);
}

static void
test_rss (void)
{
  g_autoptr (TlnFeed) feed = parse (
      "<rss version='2.0' xmlns:c='http://purl.org/rss/1.0/modules/content/' "
      "xmlns:x='http://www.w3.org/2005/Atom'><channel><title>Chips &amp;amp; more</title>"
      "<link>https://a.example</link><x:link rel='self' href='all.xml'/><language>zh_CN</language>"
      "<description>&lt;b&gt;All&lt;/b&gt; about</description>"
      "<image><title>not this</title><link>https://b.example</link></image>"
      "<lastBuildDate>Mon, 10 Mar 2025 08:15:07 GMT</lastBuildDate>"
      "<item><title>1 &amp;lt; 2</title><link>/one?a=1&amp;b=2</link>"
      "<guid isPermaLink='false'>id-1</guid><author>me@a.example (Ann)</author>"
      "<pubDate>Sun, 09 Mar 2025 08:00:00 +0800</pubDate><description>short</description>"
      "<c:encoded><![CDATA[<p>long</p>]]></c:encoded></item>"
      "<item><guid>https://a.example/two</guid><description><p>bare <br/>&amp; markup</p>"
      "</description></item></channel></rss>");

  g_assert_cmpstr (tln_feed_type_name (feed->type), ==, "RSS2");
  g_assert_false (feed->damaged);
  g_assert_cmpstr (feed->title, ==, "Chips & more");
  g_assert_cmpstr (feed->description, ==, "All about");
  g_assert_cmpstr (feed->url, ==, "https://a.example");
  g_assert_cmpstr (feed->language, ==, "zh-CN");
  assert_strings (feed->links, "https://a.example | https://a.example/feeds/all.xml");
  assert_date (&feed->updated, "2025-03-10T08:15:07Z");
  g_assert_cmpstr (entry (feed, 0)->id, ==, "id-1");
  g_assert_false (entry (feed, 0)->made_id);
  g_assert_cmpstr (entry (feed, 0)->title, ==, "1 < 2");
  g_assert_cmpstr (entry (feed, 0)->url, ==, "https://a.example/one?a=1&b=2");
  g_assert_cmpstr (entry (feed, 0)->summary, ==, "short");
  g_assert_cmpstr (entry (feed, 0)->content, ==, "<p>long</p>");
  assert_strings (entry (feed, 0)->authors, "Ann");
  assert_date (&entry (feed, 0)->published, "2025-03-09T08:00+08:00");
  assert_date (&entry (feed, 0)->updated, "2025-03-09T08:00+08:00");
  g_assert_cmpstr (entry (feed, 1)->url, ==, "https://a.example/two");
  g_assert_cmpstr (entry (feed, 1)->summary, ==, "<p>bare <br>&amp; markup</p>");
}

static void
test_rdf (void)
{
  g_autoptr (TlnFeed) feed = parse (
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
      "xmlns='http://purl.org/rss/1.0/' xmlns:d='http://purl.org/dc/elements/1.1/'>"
      "<channel rdf:about='https://a.example/'><title>RDF</title><link>https://a.example/</link>"
      "<d:date>2025-03-10</d:date></channel><item rdf:about='https://a.example/1'>"
      "<title>One</title><link>https://a.example/1</link><d:creator>Ann</d:creator>"
      "<d:date>2025-03</d:date></item></rdf:RDF>");

  g_assert_cmpint (feed->type, ==, TLN_FEED_RSS1);
  g_assert_cmpstr (feed->title, ==, "RDF");
  assert_date (&feed->published, "2025-03-10");
  assert_date (&feed->updated, NULL);
  g_assert_cmpstr (entry (feed, 0)->id, ==, "https://a.example/1");
  assert_strings (entry (feed, 0)->authors, "Ann");
  assert_date (&entry (feed, 0)->published, "2025-03");
}

static void
test_atom (void)
{
  g_autoptr (TlnFeed) feed = parse (
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://b.example/x/' xml:lang='en'>"
      "<title type='html'>A &lt;i&gt;b&lt;/i&gt;</title><updated>2025-03-10T00:00:00Z</updated>"
      "<link rel='self' href='feed'/><link href='.'/>"
      "<entry><id>urn:1</id><title type='text'>1 &lt;b&gt; 2</title>"
      "<link rel='enclosure' href='a.mp3'/><link rel='alternate' type='text/html' href='1'/>"
      "<author><name>Ann</name></author><author><email>bo@a.example</email></author>"
      "<published>2025-03-01T10:00:00+08:00</published><updated>2025-03-02T10:00:00Z</updated>"
      "<content type='xhtml' xml:base='deep/'><div xmlns='http://www.w3.org/1999/xhtml'>x &lt; y"
      "<img src='p.png'/></div></content><summary>a &lt; b</summary></entry>"
      "<entry xml:lang='de'><id>urn:2</id><title type='html'>&lt;script>1&lt;/script>safe</title>"
      "<content type='text/html;base64' mode='base64'>PHA+eDwvcD4=</content></entry></feed>");

  g_assert_cmpint (feed->type, ==, TLN_FEED_ATOM);
  g_assert_cmpstr (feed->title, ==, "A b");
  g_assert_cmpstr (feed->url, ==, "https://b.example/x/");
  g_assert_cmpstr (feed->language, ==, "en");
  g_assert_cmpstr (entry (feed, 0)->title, ==, "1 <b> 2");
  g_assert_cmpstr (entry (feed, 0)->url, ==, "https://b.example/x/1");
  assert_strings (entry (feed, 0)->links, "https://b.example/x/a.mp3 | https://b.example/x/1");
  assert_strings (entry (feed, 0)->authors, "Ann | bo@a.example");
  g_assert_cmpstr (entry (feed, 0)->base, ==, "https://b.example/x/deep/");
  g_assert_cmpstr (entry (feed, 0)->content, ==, "<div>x &lt; y<img src=\"p.png\"></div>");
  g_assert_cmpstr (entry (feed, 0)->summary, ==, "a &lt; b");
  assert_date (&entry (feed, 0)->published, "2025-03-01T10:00+08:00");
  assert_date (&entry (feed, 0)->updated, "2025-03-02T10:00Z");
  g_assert_cmpstr (entry (feed, 1)->title, ==, "safe");
  g_assert_cmpstr (entry (feed, 1)->language, ==, "de");
  g_assert_cmpstr (entry (feed, 1)->content, ==, "<p>x</p>");
}

static void
test_json (void)
{
  g_autoptr (TlnFeed) feed = parse (
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"A &amp; b\","
      "\"home_page_url\":\"/\",\"authors\":[{\"name\":\"Ann\"}],\"language\":\"zh\",\"items\":["
      "{\"id\":7,\"url\":\"1\",\"content_text\":\"one\\n\\n2 < 3\",\"summary\":\"s\","
      "\"date_published\":\"2025-03-10T08:00:00+08:00\"},"
      "{\"id\":\"8\",\"author\":{\"name\":\"Bo\"},\"content_html\":\"<p>x</p>\",\"title\":null},"
      "5]}");

  g_assert_cmpint (feed->type, ==, TLN_FEED_JSON);
  g_assert_cmpstr (feed->title, ==, "A &amp; b");
  g_assert_cmpstr (feed->url, ==, "https://a.example/");
  g_assert_cmpuint (feed->entries->len, ==, 2);
  g_assert_cmpstr (entry (feed, 0)->id, ==, "7");
  g_assert_cmpstr (entry (feed, 0)->url, ==, "https://a.example/feeds/1");
  g_assert_cmpstr (entry (feed, 0)->content, ==, "<p>one</p>\n<p>2 &lt; 3</p>\n");
  assert_strings (entry (feed, 0)->authors, "Ann");
  assert_strings (entry (feed, 1)->authors, "Bo");
  g_assert_null (entry (feed, 1)->title);
}

/* Entries without an id have one that the same entry always has, and another entry has not. */
static void
test_made_ids (void)
{
  g_autoptr (TlnFeed) feed =
      parse ("<rss><channel><item><title>A</title><link>1</link></item><item><title>B</title>"
             "</item><item><description>C</description></item><item><title>A</title><link>1</link>"
             "</item></channel></rss>");

  for (guint i = 0; i < 4; i++)
    g_assert_true (entry (feed, i)->made_id);
  g_assert_cmpstr (entry (feed, 0)->id, ==, entry (feed, 3)->id);
  g_assert_cmpstr (entry (feed, 0)->id, !=, entry (feed, 1)->id);
  g_assert_cmpstr (entry (feed, 1)->id, !=, entry (feed, 2)->id);
}

static void
test_damaged (void)
{
  static const char *const feeds[] = {
    "<rss><channel><title>A</title><item><title>one</title></item><item><title>tw",
    "<rss><channel><title>A</title><item><title>one<item><title>two</title></channel></rss>",
    "junk <rss><channel><title>A</title><item><title>one</title></item></item></rss>",
    "<channel><title>A</title><item><title>one</title><b></item></channel>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (feeds); i++) {
    g_autoptr (TlnFeed) feed = parse (feeds[i]);
    g_assert_cmpstr (feed->title, ==, "A");
    g_assert_cmpstr (entry (feed, 0)->title, !=, NULL);
    if (i != 2)
      g_assert_true (feed->damaged);
  }
}

static void
test_refused (void)
{
  static const struct {
    const char *text;
    int code;
  } cases[] = {
    { "", TLN_IMPORT_ERROR_EMPTY },
    { "   ", TLN_IMPORT_ERROR_NOT_FEED },
    { "words", TLN_IMPORT_ERROR_NOT_FEED },
    { "<html><body><rss/></body></html>", TLN_IMPORT_ERROR_NOT_FEED },
    { "<opml/>", TLN_IMPORT_ERROR_NOT_FEED },
    { "<svg/>", TLN_IMPORT_ERROR_NOT_FEED },
    { "{\"items\":1}", TLN_IMPORT_ERROR_NOT_FEED },
    { "{\"version\":", TLN_IMPORT_ERROR_MALFORMED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
    g_autoptr (GError) error = NULL;
    g_assert_null (tln_feed_parse (bytes, NULL, &error));
    g_assert_error (error, TLN_IMPORT_ERROR, cases[i].code);
  }
  g_autoptr (GBytes) large =
      g_bytes_new_take (g_malloc0 (TLN_FEED_MAX_BYTES + 1), TLN_FEED_MAX_BYTES + 1);
  g_autoptr (GError) error = NULL;
  g_assert_null (tln_feed_parse (large, NULL, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_TOO_LARGE);
}

static void
test_many_entries (void)
{
  g_autoptr (GString) text = g_string_new ("<rss><channel>");

  for (guint i = 0; i < TLN_FEED_MAX_ENTRIES + 10; i++)
    g_string_append (text, "<item/>");
  g_autoptr (TlnFeed) feed = parse (text->str);
  g_assert_cmpuint (feed->entries->len, ==, TLN_FEED_MAX_ENTRIES);
}

/* One title, 主线 or Gr\u00fcn, in encodings said and not said. */
static void
test_encodings (void)
{
  static const struct {
    const char *encoding, *declaration, *type, *title, *name;
    gboolean mark, damaged;
  } cases[] = {
    { "UTF-8", "", NULL, "主线", "UTF-8", FALSE, FALSE },
    { "UTF-8", "<?xml version='1.0' encoding='iso-8859-1'?>", NULL, "主线", "UTF-8", FALSE, FALSE },
    { "GB18030", "<?xml version='1.0' encoding='GB2312'?>", NULL, "主线", "GB18030", FALSE, FALSE },
    { "GB18030", "<?xml version='1.0' encoding='utf-8'?>", "text/xml; charset=\"GBK\"", "主线",
      "GB18030", FALSE, FALSE },
    { "GB18030", "", NULL, "主线主线主线主线", "GB18030", FALSE, TRUE },
    { "BIG5-HKSCS", "<?xml version='1.0' encoding='big5'?>", NULL, "主線", "BIG5-HKSCS", FALSE,
      FALSE },
    { "ISO-8859-1", "<?xml version='1.0' encoding='iso-8859-1'?>", NULL, "Gr\xC3\xBCn",
      "WINDOWS-1252", FALSE, FALSE },
    { "UTF-16LE", "", NULL, "主线", "UTF-16LE", TRUE, FALSE },
    { "UTF-16BE", "<?xml version='1.0'?>", NULL, "主线", "UTF-16BE", FALSE, FALSE },
    { "UTF-32BE", "<?xml version='1.0'?>", NULL, "主线", "UTF-32BE", FALSE, FALSE },
    { "UTF-32LE", "", NULL, "主线", "UTF-32LE", TRUE, FALSE },
    { "UTF-8", "<?xml version='1.0' encoding='nonsense'?>", NULL, "主线", "UTF-8", FALSE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text =
        g_strconcat (cases[i].mark ? "\xEF\xBB\xBF" : "", cases[i].declaration,
                     "<rss><channel><title>", cases[i].title, "</title></channel></rss>", NULL);
    TlnHints hints = { .content_type = cases[i].type };
    gsize size;
    g_autofree char *data = g_convert (text, -1, cases[i].encoding, "UTF-8", NULL, &size, NULL);
    g_autoptr (TlnFeed) feed = parse_bytes (data, size, &hints);
    g_test_message ("%s %s", cases[i].encoding, cases[i].declaration);
    g_assert_cmpstr (feed->title, ==, cases[i].title);
    g_assert_cmpstr (feed->encoding, ==, cases[i].name);
    g_assert_cmpint (feed->damaged, ==, cases[i].damaged);
  }
}

static void
test_is (void)
{
  static const struct {
    const char *text;
    gboolean want;
  } cases[] = {
    { "<?xml version='1.0'?><!-- x --><RSS version='2.0'>", TRUE },
    { "<feed xmlns='http://www.w3.org/2005/Atom'>", TRUE },
    { "{\"version\": \"https://jsonfeed.org/version/1.1\"", TRUE },
    { "<!DOCTYPE html><p>how to write <code>&lt;rss></code> and <rss>", FALSE },
    { "words", FALSE },
    { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
    g_assert_cmpint (tln_feed_is (bytes), ==, cases[i].want);
  }
}

/* Bytes of no encoding are read all the same, and said to be damaged. */
static void
test_unreadable_bytes (void)
{
  static const char data[] = "<rss><channel><title>a\x81\x00\xFF\xFE z</title></channel></rss>";
  g_autoptr (TlnFeed) feed = parse_bytes (data, sizeof data - 1, NULL);

  g_assert_true (feed->damaged);
  g_assert_true (g_str_has_prefix (feed->title, "a"));
  g_assert_true (g_utf8_validate (feed->title, -1, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/rss", test_rss);
  g_test_add_func ("/feed/rdf", test_rdf);
  g_test_add_func ("/feed/atom", test_atom);
  g_test_add_func ("/feed/json", test_json);
  g_test_add_func ("/feed/made-ids", test_made_ids);
  g_test_add_func ("/feed/damaged", test_damaged);
  g_test_add_func ("/feed/refused", test_refused);
  g_test_add_func ("/feed/many-entries", test_many_entries);
  g_test_add_func ("/feed/encodings", test_encodings);
  g_test_add_func ("/feed/is", test_is);
  g_test_add_func ("/feed/unreadable-bytes", test_unreadable_bytes);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Archives whose names lead elsewhere, XML that asks for files of this computer or grows without
 * end, and pages of one huge or very deep piece. Everything ends soon, with little. */
#include "article-support.h"
#include "tln-error.h"
#include "tln-feed-document.h"
#include "tln-opml.h"
#include "tln-picture.h"
#include "tln-tool.h"
#include "tln-zip.h"
#include "zip-support.h"

#include <glib/gstdio.h>

#define SECRET "a-secret-of-this-computer"
/* Longer than any of these takes, on a slow computer with sanitizers. */
#define SECONDS 20

static void
ends_soon (gint64 begin)
{
  g_assert_cmpint (g_get_monotonic_time () - begin, <, SECONDS * G_USEC_PER_SEC);
}

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

/* A file that nothing may read; its address. */
static char *
secret_address (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "throughline-secret-XXXXXX", NULL);
  int fd = g_mkstemp (path);

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, SECRET, -1, NULL));
  return g_filename_to_uri (path, NULL, NULL);
}

static void
remove_secret (const char *address)
{
  g_autofree char *path = g_filename_from_uri (address, NULL, NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* Documents with the entity of a file, general and of parameters, one after the other. */
static char *
with_entities (const char *address, const char *rest)
{
  g_autofree char *head = g_strdup_printf (
      "<?xml version=\"1.0\"?><!DOCTYPE x SYSTEM \"%s\" [<!ENTITY %% p SYSTEM \"%s\"> %%p; "
      "<!ENTITY e SYSTEM \"%s\"><!ENTITY f PUBLIC \"x\" \"%s\">]>",
      address, address, address, address);

  return g_strconcat (head, rest, NULL);
}

static void
check_no_secret (const TlnDocument *document)
{
  if (document == NULL)
    return;
  g_assert_null (strstr (document->rich->text, SECRET));
  g_assert_true (document->title.value == NULL || strstr (document->title.value, SECRET) == NULL);
  g_assert_true (document->byline.value == NULL || strstr (document->byline.value, SECRET) == NULL);
}

#define CONTAINER "<container><rootfile full-path=\"b.opf\"/></container>"
#define PACKAGE \
  "<package xmlns:dc=\"d\"><dc:title>T%s</dc:title><item id=\"a\" href=\"a.xhtml\" " \
  "media-type=\"application/xhtml+xml\"/><itemref idref=\"a\"/></package>"
#define CHAPTER "<html><body><p>Text %s of a chapter.</p></body></html>"

static TlnDocument *
read_book (const char *container, const char *package, const char *chapter, GError **error)
{
  Maker maker = zip_maker_new ();

  add_text (&maker, "mimetype", "application/epub+zip");
  add_text (&maker, "META-INF/container.xml", container);
  add_text (&maker, "b.opf", package);
  add_text (&maker, "a.xhtml", chapter);
  g_autoptr (GBytes) bytes = finish (&maker);
  return tln_document_parse (bytes, NULL, error);
}

static void
test_entities_book (void)
{
  g_autofree char *address = secret_address ();
  g_autofree char *package = g_strdup_printf (PACKAGE, "");
  g_autofree char *asking_package = g_strdup_printf (PACKAGE, "&e;&f;");
  g_autofree char *chapter = g_strdup_printf (CHAPTER, "&e;&f;");
  g_autofree char *bad_container = with_entities (address, CONTAINER);
  g_autofree char *bad_package = with_entities (address, asking_package);
  g_autofree char *bad_chapter = with_entities (address, chapter);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDocument) declared = read_book (bad_container, package, chapter, NULL);
  g_autoptr (TlnDocument) asked = read_book (CONTAINER, bad_package, chapter, &error);
  g_autoptr (TlnDocument) text = read_book (CONTAINER, package, bad_chapter, NULL);

  g_assert_null (asked);
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_MALFORMED);
  g_assert_nonnull (text);
  check_no_secret (declared);
  check_no_secret (text);
  remove_secret (address);
}

static void
test_entities_feed (void)
{
  g_autofree char *address = secret_address ();
  g_autofree char *feed_text = with_entities (
      address, "<rss version=\"2.0\"><channel><title>&e;</title><item><title>A &f;</title>"
               "<description>&e;&f;&p; words</description></item></channel></rss>");
  g_autofree char *list_text = with_entities (
      address,
      "<opml><body><outline text=\"&e;&f;\" xmlUrl=\"https://a.example/\"/></body></opml>");
  g_autoptr (GBytes) feed_bytes = bytes_of (feed_text);
  g_autoptr (GBytes) list_bytes = bytes_of (list_text);
  g_autoptr (TlnFeed) feed = tln_feed_parse (feed_bytes, &(TlnHints) { 0 }, NULL);
  g_autoptr (TlnOpml) list = tln_opml_parse (list_bytes, NULL, NULL);

  g_assert_cmpuint (feed->entries->len, ==, 1);
  const TlnFeedEntry *entry = feed->entries->pdata[0];
  g_autofree char *all =
      g_strconcat (feed->title != NULL ? feed->title : "", entry->title, entry->summary, NULL);
  g_assert_null (strstr (all, SECRET));
  g_assert_cmpuint (list->outlines->len, ==, 1);
  const TlnOutline *outline = list->outlines->pdata[0];
  g_assert_true (outline->title == NULL || strstr (outline->title, SECRET) == NULL);
  remove_secret (address);
}

static void
test_entities_tool (void)
{
  g_autofree char *address = secret_address ();
  g_autofree char *text = with_entities (
      address, "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
               "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
               "xmlns:z=\"http://www.zotero.org/namespaces/export#\">"
               "<rdf:Description rdf:about=\"#i\"><dc:title>A &e;&f;</dc:title></rdf:Description>"
               "</rdf:RDF>");
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (TlnToolExport) export = tln_tool_read (bytes, NULL, NULL);

  for (guint i = 0; export != NULL && i < export->items->len; i++) {
    const TlnToolItem *item = export->items->pdata[i];
    g_assert_true (item->title == NULL || strstr (item->title, SECRET) == NULL);
  }
  remove_secret (address);
}

/* Ten times ten times ten … of a word: a billion in the end. */
static char *
billion (const char *rest)
{
  g_autoptr (GString) text = g_string_new ("<!DOCTYPE x [<!ENTITY l0 \"laughter\">");

  for (guint i = 1; i < 10; i++) {
    g_string_append_printf (text, "<!ENTITY l%u \"", i);
    for (guint k = 0; k < 10; k++)
      g_string_append_printf (text, "&l%u;", i - 1);
    g_string_append (text, "\">");
  }
  g_string_append_printf (text, "]>%s", rest);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_billion (void)
{
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (GString) many = g_string_new ("<rss version=\"2.0\"><channel><item><description>");

  /* Not nested but many times one long entity: that grows, too. */
  for (guint i = 0; i < 20000; i++)
    g_string_append (many, "&l9;&l1;");
  g_string_append (many, "</description></item></channel></rss>");
  g_autofree char *text = billion (many->str);
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (TlnFeed) feed = tln_feed_parse (bytes, &(TlnHints) { 0 }, NULL);
  g_assert_cmpuint (feed->entries->len, ==, 1);
  const TlnFeedEntry *entry = feed->entries->pdata[0];
  g_assert_cmpuint (strlen (entry->summary), <, 1024 * 1024);

  g_autofree char *asking = g_strdup_printf (PACKAGE, "&l9;");
  g_autofree char *package = billion (asking);
  g_autofree char *chapter = billion ("<p>Text &l9; of a chapter.</p>");
  g_autofree char *good = g_strdup_printf (PACKAGE, "");
  g_autoptr (GError) error = NULL;
  g_assert_null (read_book (CONTAINER, package, chapter, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_MALFORMED);
  g_autoptr (TlnDocument) document = read_book (CONTAINER, good, chapter, NULL);
  g_assert_cmpuint (strlen (document->rich->text), <, 1024);
  ends_soon (begin);
}

/* Names are only compared: whatever they are, nothing outside of the archive is read or written. */
static void
test_names (void)
{
  g_autofree char *longest = g_strnfill (65535, 'n');
  const char *const names[] = { "../../etc/passwd",
                                "/etc/passwd",
                                "..\\..\\b",
                                "C:\\b",
                                "a/../../b",
                                "\xFF\xFE\x80",
                                "",
                                ".",
                                "a//b",
                                "a/b/../../../c",
                                longest };
  Maker maker = zip_maker_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    add_text (&maker, names[i], "inside");
  g_autoptr (GBytes) bytes = finish (&maker);
  g_autoptr (TlnZip) zip = tln_zip_open (bytes, NULL);
  g_auto (GStrv) list = tln_zip_list (zip);
  g_assert_cmpuint (g_strv_length (list), ==, G_N_ELEMENTS (names));
  for (guint i = 0; list[i] != NULL; i++)
    g_assert_true (g_utf8_validate (list[i], -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GBytes) member = tln_zip_read (zip, names[i], NULL);
    g_assert_cmpmem (g_bytes_get_data (member, NULL), g_bytes_get_size (member), "inside", 6);
  }
  g_assert_false (tln_zip_has (zip, "/etc/hostname"));
  g_assert_null (tln_zip_read (zip, "/etc/hostname", NULL));
}

/* "good?x" with U+0000 for "?" is not the member "good". */
static void
test_name_with_nul (void)
{
  Maker maker = zip_maker_new ();

  add_text (&maker, "good", "the good one");
  add_text (&maker, "good?x", "another");
  g_autoptr (GBytes) made = finish (&maker);
  gsize size;
  g_autofree char *copy = g_memdup2 (g_bytes_get_data (made, &size), g_bytes_get_size (made));
  size = g_bytes_get_size (made);
  for (char *p = memchr (copy, '?', size); p != NULL;
       p = memchr (p, '?', size - (gsize) (p - copy)))
    *p = '\0';
  g_autoptr (GBytes) bytes = g_bytes_new (copy, size);
  g_autoptr (TlnZip) zip = tln_zip_open (bytes, NULL);
  g_autoptr (GBytes) member = tln_zip_read (zip, "good", NULL);
  g_auto (GStrv) list = tln_zip_list (zip);

  g_assert_cmpmem (g_bytes_get_data (member, NULL), g_bytes_get_size (member), "the good one", 12);
  g_assert_cmpuint (g_strv_length (list), ==, 1);
}

/* A package and a slug that lead out of the archive find nothing. */
static void
test_paths (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *package = g_strdup_printf (PACKAGE, "");

  g_assert_null (read_book ("<c><rootfile full-path=\"/etc/passwd\"/></c>", package, "", &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_MALFORMED);
  g_clear_error (&error);
  g_assert_null (read_book ("<c><rootfile full-path=\"../b.opf\"/></c>", package, "", &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_MALFORMED);

  Maker maker = zip_maker_new ();
  add_text (&maker, "metadata_0.json",
            "[{\"id\":\"1\",\"slug\":\"../../../../etc/passwd\",\"title\":\"A\","
            "\"url\":\"https://a.example/\"}]");
  g_autoptr (GBytes) bytes = finish (&maker);
  g_autoptr (TlnToolExport) export = tln_tool_read (bytes, NULL, NULL);
  const TlnToolItem *item = export->items->pdata[0];
  g_assert_null (item->content);
}

/* What unpacks to too much has an error of its own, whose words are short and UTF-8. */
static void
test_bomb_name (void)
{
  gsize size = TLN_ZIP_MAX_MEMBER + 1;
  g_autofree char *zeros = g_malloc0 (size);
  g_autofree char *name = g_strnfill (3000, '\xE4');
  Maker maker = zip_maker_new ();
  g_autoptr (GError) error = NULL;

  add_member (&maker, name, zeros, size, 0);
  g_autoptr (GBytes) bytes = finish (&maker);
  g_autoptr (TlnZip) zip = tln_zip_open (bytes, NULL);
  g_assert_null (tln_zip_read (zip, name, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_TOO_LARGE);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), <, 1000);
}

/* The address of a bookmarklet is told in whole characters: fuzz/tool-bookmarks. */
static void
test_bookmarklet (void)
{
  g_autoptr (GString) text = g_string_new ("<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT>"
                                           "<A HREF=\"javascript:");

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "价x");
  g_string_append (text, "\">A</A></DL>");
  g_autoptr (GBytes) bytes = bytes_of (text->str);
  g_autoptr (TlnToolExport) export = tln_tool_read (bytes, NULL, NULL);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (export->items->len, ==, 1);
  g_assert_null (tln_tool_document (export->items->pdata[0], export->tool, &kept, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_UNSUPPORTED);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_huge_attributes (void)
{
  static const char *const pieces[] = {
    "<p title=\"%s\">Some words of a text.</p>",
    "<p>Some words of a <a href=\"https://a.example/%s\">text</a>.",
    "<p class=\"%s\">Some words of a text.</p>",
    "<p>Some words of a text.</p><img src=\"%s\" alt=\"x\">",
    "<html lang=\"%s\"><p>Some words of a text.</p>"
  };
  gint64 begin = g_get_monotonic_time ();
  g_autofree char *value = g_strnfill (4 * 1024 * 1024, 'v');

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_auto (GStrv) halves = g_strsplit (pieces[i], "%s", 2);
    g_autofree char *html = g_strconcat (halves[0], value, halves[1], NULL);
    g_autoptr (GBytes) bytes = bytes_of (html);
    g_autoptr (TlnDocument) document = parse (bytes, "a.html", NULL);
    g_assert_cmpuint (strlen (document->rich->text), <, 100);
  }
  ends_soon (begin);
}

static char *
nested (const char *before, const char *piece, guint n, const char *inside)
{
  g_autoptr (GString) text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  g_string_append (text, inside);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A hundred thousand elements inside each other. */
static void
test_deep (void)
{
  gint64 begin = g_get_monotonic_time ();
  g_autofree char *feed_text =
      nested ("<rss><channel><item><title>T</title><description>", "<a>", 100000, "words");
  g_autofree char *list_text = nested ("<opml><body>", "<outline text=\"a\">", 100000,
                                       "<outline xmlUrl=\"https://a.example/\"/>");
  g_autofree char *chapter = nested ("<html><body><p>Text of it.</p>", "<div><b>", 50000, "");
  g_autofree char *package = g_strdup_printf (PACKAGE, "");
  g_autofree char *deep_package = nested ("<package>", "<meta>", 100000, "");
  g_autofree char *note = nested ("", "> ", 100000, "words");
  g_autoptr (GBytes) feed_bytes = bytes_of (feed_text);
  g_autoptr (GBytes) list_bytes = bytes_of (list_text);
  g_autoptr (GBytes) note_bytes = bytes_of (note);
  g_autoptr (TlnFeed) feed = tln_feed_parse (feed_bytes, &(TlnHints) { 0 }, NULL);
  g_autoptr (TlnOpml) list = tln_opml_parse (list_bytes, NULL, NULL);
  g_autoptr (TlnDocument) book = read_book (CONTAINER, package, chapter, NULL);
  g_autoptr (TlnDocument) none = read_book (CONTAINER, deep_package, chapter, NULL);
  g_autoptr (TlnDocument) quoted = parse (note_bytes, "a.md", NULL);

  g_assert_cmpuint (feed->entries->len, ==, 1);
  g_assert_nonnull (list);
  g_assert_cmpstr (book->rich->text, ==, "Text of it.");
  g_assert_null (none);
  g_assert_nonnull (strstr (quoted->rich->text, "words"));
  ends_soon (begin);
}

/* What is small and made to take long: one long address named again and again, marks and tags by
 * the ten thousand. */
static void
test_slow (void)
{
  gint64 begin = g_get_monotonic_time ();
  g_autofree char *address = g_strnfill (30000, 'y');
  g_autofree char *definition = g_strconcat ("[a]: http://a.example/", address, "\n\n", NULL);
  g_autofree char *references = nested (definition, "[a] ", 30000, "");
  g_autofree char *marks = nested ("<p>", "<b>a</b>_<i>b</i>", 50000, "");
  g_autoptr (GString) tags = g_string_new ("---\ntags: [");
  g_autoptr (GBytes) reference_bytes = bytes_of (references);
  g_autoptr (GBytes) mark_bytes = bytes_of (marks);

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (tags, "t%u, ", i);
  g_string_append (tags, "]\n---\nwords\n");
  g_autoptr (GBytes) tag_bytes = bytes_of (tags->str);
  g_autoptr (TlnDocument) named = parse (reference_bytes, "a.md", NULL);
  g_autoptr (TlnDocument) marked = parse (mark_bytes, "a.html", NULL);
  g_autoptr (TlnDocument) tagged = parse (tag_bytes, "a.md", NULL);

  g_assert_cmpuint (strlen (named->markdown), <, 2 * strlen (references));
  g_assert_true (g_str_has_suffix (named->rich->text, "[a] [a] [a]"));
  g_assert_true (g_str_has_prefix (marked->rich->text, "a_b"));
  g_assert_cmpuint (g_strv_length (tagged->tags), ==, 50000);
  ends_soon (begin);
}

/* More pictures inside a page than are kept, and one that is larger: none is in the text. */
static void
test_data_pictures (void)
{
  g_autoptr (GString) html =
      g_string_new ("<!-- saved from url=(0018)https://a.example/ --><p>Some words.</p>");
  gsize large = TLN_PICTURE_MAX_BYTES + 3;
  g_autofree guint8 *picture = g_malloc0 (large);

  memcpy (picture, "GIF89a\x80\0\x40\0", 10);
  for (guint i = 0; i < TLN_PICTURES_MAX + 10; i++) {
    picture[12] = (guint8) i;
    g_autofree char *data = g_base64_encode (picture, 20);
    g_string_append_printf (html, "<img src=\"data:image/gif;base64,%s\">", data);
  }
  g_autofree char *data = g_base64_encode (picture, large);
  g_string_append_printf (html, "<img src=\"data:image/gif;base64,%s\"><p>More words.</p>", data);
  g_autoptr (GBytes) bytes = bytes_of (html->str);
  g_autoptr (TlnDocument) document = parse (bytes, "a.html", NULL);
  g_assert_cmpuint (document->pictures->len, ==, TLN_PICTURES_MAX);
  g_assert_null (strstr (document->markdown, "data:"));
  g_assert_cmpuint (strlen (document->markdown), <, 10000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile-container/entities-book", test_entities_book);
  g_test_add_func ("/hostile-container/entities-feed", test_entities_feed);
  g_test_add_func ("/hostile-container/entities-tool", test_entities_tool);
  g_test_add_func ("/hostile-container/billion", test_billion);
  g_test_add_func ("/hostile-container/names", test_names);
  g_test_add_func ("/hostile-container/name-with-nul", test_name_with_nul);
  g_test_add_func ("/hostile-container/paths", test_paths);
  g_test_add_func ("/hostile-container/bomb-name", test_bomb_name);
  g_test_add_func ("/hostile-container/bookmarklet", test_bookmarklet);
  g_test_add_func ("/hostile-container/huge-attributes", test_huge_attributes);
  g_test_add_func ("/hostile-container/deep", test_deep);
  g_test_add_func ("/hostile-container/slow", test_slow);
  g_test_add_func ("/hostile-container/data-pictures", test_data_pictures);
  return g_test_run ();
}

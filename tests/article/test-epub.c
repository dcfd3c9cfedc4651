/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Books made here byte by byte, whole and broken ones and such that unpack to far too much. */
#include "article-support.h"
#include "zip-support.h"

#include "tln-error.h"
#include "tln-zip.h"

#include <string.h>

static Maker
maker_new (void)
{
  Maker maker = zip_maker_new ();

  add_text (&maker, "mimetype", "application/epub+zip");
  return maker;
}

#define CONTAINER \
  "<?xml version=\"1.0\"?><container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">" \
  "<rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>"
#define PACKAGE \
  "<?xml version=\"1.0\"?><package xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><metadata>" \
  "<dc:title>On &amp; Cooling</dc:title><dc:creator>Ada Test</dc:creator>" \
  "<dc:creator>Bo Probe</dc:creator><dc:language>en</dc:language><dc:date>2025-03-10</dc:date>" \
  "<dc:publisher>Example Press</dc:publisher><dc:identifier>urn:x</dc:identifier></metadata>" \
  "<manifest><item id=\"two\" href=\"text/b%20c.xhtml\" media-type=\"application/xhtml+xml\"/>" \
  "<item id=\"one\" href=\"./a.xhtml\" media-type=\"application/xhtml+xml\"/>" \
  "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\"/>" \
  "<item id=\"css\" href=\"a.css\" media-type=\"text/css\"/></manifest>" \
  "<spine><itemref idref=\"nav\" linear=\"no\"/><itemref idref=\"one\"/>" \
  "<itemref idref=\"two\"/><itemref idref=\"css\"/><itemref idref=\"none\"/></spine></package>"
#define FIRST \
  "<html><head><title/></head><body><h1>Heat</h1><p>The <i>first</i> chapter.<a id=\"n\"/>" \
  "<br/>A line.</p><img src=\"x.png\"/></body></html>"
#define SECOND "<html><body><h1>Water</h1><p>The second one.</p></body></html>"

static Maker
whole_book (void)
{
  Maker maker = maker_new ();

  add_text (&maker, "META-INF/container.xml", CONTAINER);
  add_text (&maker, "OEBPS/book.opf", PACKAGE);
  add_text (&maker, "OEBPS/text/b c.xhtml", SECOND);
  add_text (&maker, "OEBPS/a.xhtml", FIRST);
  return maker;
}

static void
test_book (void)
{
  Maker maker = whole_book ();
  g_autoptr (GBytes) bytes = finish (&maker);
  g_autoptr (TlnDocument) document = parse (bytes, "book.epub", NULL);
  g_autofree char *day = tln_date_format (&document->published);

  g_assert_cmpstr (document->kind, ==, "epub");
  g_assert_cmpstr (document->title.value, ==, "On & Cooling");
  g_assert_cmpstr (document->byline.value, ==, "Ada Test, Bo Probe");
  g_assert_cmpstr (document->site_name.value, ==, "Example Press");
  g_assert_cmpstr (document->language.value, ==, "en");
  g_assert_cmpstr (day, ==, "2025-03-10");
  g_assert_null (document->url.value);
  g_assert_cmpstr (document->rich->text, ==,
                   "Heat\nThe first chapter.\nA line.\nWater\nThe second one.");
  g_assert_true (g_str_has_prefix (document->markdown, "# Heat"));
}

static void
assert_refused (GBytes *bytes, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tln_document_parse (bytes, NULL, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("\"%s\" does not say \"%s\"", error->message, words);
}

static void
refuse_package (const char *container, const char *package, int code, const char *words)
{
  Maker maker = maker_new ();

  add_text (&maker, "META-INF/container.xml", container);
  if (package != NULL)
    add_text (&maker, "OEBPS/book.opf", package);
  g_autoptr (GBytes) bytes = finish (&maker);
  assert_refused (bytes, code, words);
}

static void
test_malformed (void)
{
  Maker bare = maker_new ();
  g_autoptr (GBytes) empty = finish (&bare);
  const int malformed = TLN_IMPORT_ERROR_MALFORMED;

  assert_refused (empty, malformed, "missing");
  refuse_package ("<container/>", NULL, malformed, "no package");
  refuse_package ("<container>", NULL, malformed, "not XML");
  refuse_package ("<a><item id=\"a\" href=\"b\" media-type=\"x/html\"/></a>", NULL, malformed,
                  "no package");
  refuse_package (CONTAINER, NULL, malformed, "missing");
  refuse_package (CONTAINER, "<package/>", malformed, "no chapters");
  refuse_package (CONTAINER, "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
                  malformed, "not XML");
  refuse_package (CONTAINER,
                  "<p><item id=\"a\" href=\"../../b\" media-type=\"x/html\"/>"
                  "<itemref idref=\"a\"/></p>",
                  malformed, "no chapters");
  refuse_package (CONTAINER,
                  "<p><item id=\"a\" href=\"b\" media-type=\"x/html\"/><itemref idref=\"a\"/>"
                  "<item id=\"a\" href=\"c\" media-type=\"x/html\"/></p>",
                  malformed, "missing");
}

static void
test_protected (void)
{
  Maker maker = whole_book ();

  add_text (&maker, "META-INF/encryption.xml", "<e><CipherReference URI=\"OEBPS/a.xhtml\"/></e>");
  g_autoptr (GBytes) bytes = finish (&maker);
  assert_refused (bytes, TLN_IMPORT_ERROR_UNSUPPORTED, "copy-protected");
}

/* 20 MB of blanks pack into 20 KB, whatever the directory says of their size. */
static void
test_bomb (void)
{
  gsize size = TLN_ZIP_MAX_MEMBER + 4 * 1024 * 1024;
  g_autofree char *blanks = g_malloc (size);
  const gsize stated[] = { 0, 100 };

  memset (blanks, ' ', size);
  for (gsize i = 0; i < G_N_ELEMENTS (stated); i++) {
    Maker maker = maker_new ();
    add_member (&maker, "META-INF/container.xml", blanks, size, stated[i]);
    g_autoptr (GBytes) bytes = finish (&maker);
    assert_refused (bytes, TLN_IMPORT_ERROR_TOO_LARGE, "unpacks to more");
  }
}

/* Many members of a size that is allowed, read one after another. */
static void
test_many (void)
{
  gsize size = 15 * 1024 * 1024;
  g_autofree char *blanks = g_malloc (size);
  Maker maker = maker_new ();
  g_autoptr (GError) error = NULL;
  guint n = 0;

  memset (blanks, ' ', size);
  add_member (&maker, "a", blanks, size, 0);
  g_autoptr (GBytes) bytes = finish (&maker);
  g_autoptr (TlnZip) zip = tln_zip_open (bytes, &error);
  g_assert_no_error (error);
  while (error == NULL && n++ < 10) {
    g_autoptr (GBytes) one = tln_zip_read (zip, "a", &error);
  }
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_TOO_LARGE);
  g_assert_cmpuint (n, ==, TLN_ZIP_MAX_ALL / size + 1);
}

static void
test_chapters (void)
{
  g_autoptr (GString) package = g_string_new ("<p><item id=\"a\" href=\"a\" media-type=\"html\"/>");

  for (guint i = 0; i < 2001; i++)
    g_string_append (package, "<itemref idref=\"a\"/>");
  g_string_append (package, "</p>");
  refuse_package (CONTAINER, package->str, TLN_IMPORT_ERROR_TOO_LARGE, "chapters");
}

/* Cut anywhere and changed anywhere: an answer or an error, never a crash. */
static void
test_mutated (void)
{
  Maker maker = whole_book ();
  g_autoptr (GBytes) book = finish (&maker);
  gsize size;
  const char *data = g_bytes_get_data (book, &size);

  for (guint round = 0; round < 3000; round++) {
    g_autofree char *copy = g_memdup2 (data, size);
    for (guint i = 0; i < 1 + round % 4; i++)
      copy[g_test_rand_int_range (0, (gint32) size)] = (char) g_test_rand_int ();
    gsize length = round % 4 == 0 ? (gsize) g_test_rand_int_range (1, (gint32) size) : size;
    g_autoptr (GBytes) bytes = g_bytes_new (copy, length);
    g_autoptr (GError) error = NULL;
    g_autoptr (TlnDocument) document = tln_document_parse (bytes, NULL, &error);
    g_assert_true ((document == NULL) == (error != NULL));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/epub/book", test_book);
  g_test_add_func ("/epub/malformed", test_malformed);
  g_test_add_func ("/epub/protected", test_protected);
  g_test_add_func ("/epub/bomb", test_bomb);
  g_test_add_func ("/epub/many", test_many);
  g_test_add_func ("/epub/chapters", test_chapters);
  g_test_add_func ("/epub/mutated", test_mutated);
  return g_test_run ();
}

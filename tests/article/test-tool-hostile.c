/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is no export, and exports that are damaged, huge or made to hurt. */
#include "article-support.h"
#include "tln-error.h"
#include "tln-tool.h"
#include "zip-support.h"

#include <time.h>

static TlnToolExport *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return tln_tool_read (bytes, NULL, error);
}

/* Files of the same kinds that no tool is known to write stay what they were. */
static void
test_none (void)
{
  static const char *const texts[] = {
    "",
    "Just a line, with a comma.\nAnd another.",
    "title,url\nA,https://example.com/a\n",
    "url,title,tags\nhttps://example.com,A,b\n",
    "[]",
    "[1, 2, \"a\"]",
    "[{\"url\": \"https://example.com\"}]",
    "[{\"type\": \"Article\", \"id\": 1, \"title\": \"not CSL\"}]",
    "{\"is_archived\": 1}",
    "[{\"url\": \"https://example.com\", \"is_archived\": 0, \"content\": ",
    "<html><body><p>A page about rdf:RDF and NETSCAPE-Bookmark files</p></body></html>",
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>",
    "---\ntitle: a\n---\ntext",
  };
  static const char *const files[] = { "unknown.csv", "unknown.json" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (read_text (texts[i], &error));
    g_assert_no_error (error);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = fixture_of ("tools", files[i]);
    g_assert_null (tln_tool_read (bytes, NULL, &error));
    g_assert_no_error (error);
  }
}

static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text ("title,url,time_added,tags,status\n,,,,\n", &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_NO_TEXT);
}

static void
test_damaged_rdf (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) deep = g_string_new (NULL);
  static const char head[] = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
                             "xmlns:z=\"http://www.zotero.org/namespaces/export#\">";

  g_string_append (deep, head);
  g_assert_null (read_text (deep->str, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_MALFORMED);
  g_clear_error (&error);
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<z:a>");
  g_assert_null (read_text (deep->str, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_MALFORMED);
}

/* A collection that is inside itself does not turn in a circle. */
static void
test_circle (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnToolExport) export = read_text (
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:t=\"http://purl.org/dc/terms/\" "
      "xmlns:q=\"http://www.zotero.org/namespaces/export#\">"
      "<rdf:Description rdf:about=\"#i\"><dc:title>Item</dc:title></rdf:Description>"
      "<q:Collection rdf:about=\"#a\"><dc:title>A</dc:title><t:hasPart rdf:resource=\"#a\"/>"
      "<t:hasPart rdf:resource=\"#i\"/></q:Collection></rdf:RDF>",
      &error);

  g_assert_no_error (error);
  g_assert_cmpuint (export->items->len, ==, 1);
  const TlnToolItem *item = export->items->pdata[0];
  g_assert_cmpuint (item->tags->len, ==, 1);
}

/* A note of fifty thousand marks, in paragraphs of their own and all in one, takes no time that
 * grows with their square; those of the third stand behind words that are none of theirs. */
/* Processor seconds to read a note with n marks, each within the words of the other. */
static double
read_marks (const char *begin, const char *each, guint n, gsize least)
{
  g_autoptr (GString) text = g_string_new (
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:t=\"http://purl.org/dc/terms/\" "
      "xmlns:bib=\"http://purl.org/net/biblio#\" "
      "xmlns:z=\"http://www.zotero.org/namespaces/export#\"><bib:Article rdf:about=\"#i\">"
      "<dc:title>Item</dc:title><t:isReferencedBy rdf:resource=\"#n\"/></bib:Article>"
      "<bib:Memo rdf:about=\"#n\"><rdf:value>");
  g_autoptr (GError) error = NULL;

  g_string_append (text, begin);
  for (guint i = 0; i < n; i++)
    g_string_append (text, each);
  g_string_append (text, "</rdf:value></bib:Memo></rdf:RDF>");
  clock_t start = clock ();
  g_autoptr (TlnToolExport) export = read_text (text->str, &error);
  double seconds = (double) (clock () - start) / CLOCKS_PER_SEC;

  g_assert_no_error (error);
  const TlnToolItem *item = export->items->pdata[0];
  g_assert_cmpuint (item->highlights->len, >, least);
  return seconds;
}

/* Ten times the marks take about ten times as long, not a hundred times; but for lists in lists,
 * for which the parser of pages itself walks up all of them. */
static void
test_many_marks (void)
{
  static const char *const notes[][2] = {
    { "", "&lt;p&gt;&lt;span data-annotation='{}'&gt;a&lt;/span&gt; b&lt;/p&gt;" },
    { "&lt;p&gt;  ", "&lt;i&gt; &lt;/i&gt;&lt;span data-annotation='{}'&gt;a&lt;/span&gt; b" },
    { "&lt;p&gt;x", "&lt;span data-annotation='{}'&gt;a&lt;/span&gt;" },
    { "&lt;ul&gt;&lt;li&gt;",
      "&lt;span data-annotation='{}'&gt;a&lt;/span&gt;&lt;ul&gt;&lt;li&gt;" },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (notes); k++) {
    double few = read_marks (notes[k][0], notes[k][1], 5000, k == 3 ? 10 : 4999);
    double many = read_marks (notes[k][0], notes[k][1], 50000, k == 3 ? 10 : 49999);

    g_assert_cmpfloat (many, <, (k == 3 ? 200 : 40) * few + 0.5);
  }
}

static void
test_many_rows (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("title,url,time_added,tags,status\n");

  for (guint i = 0; i <= TLN_TOOL_MAX_ITEMS; i++)
    g_string_append (text, "a,http://a.example,1,,\n");
  g_assert_null (read_text (text->str, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_TOO_LARGE);
}

static void
test_deep_json (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 200000; i++)
    g_string_append_c (text, '[');
  g_assert_null (read_text (text->str, &error));
  g_assert_no_error (error);
}

static GBytes *
archive (const char *name, const char *data, gsize size)
{
  Maker maker = zip_maker_new ();

  add_member (&maker, name, data, size, 0);
  return finish (&maker);
}

/* Archives that are no export are left to whoever says what they are. */
static void
test_zip_none (void)
{
  static const char broken[] = "PK\x03\x04 and nothing more";
  g_autoptr (GBytes) plain = archive ("notes.txt", "some text", 9);
  g_autoptr (GBytes) cut = g_bytes_new_static (broken, strlen (broken));
  g_autoptr (GBytes) table = archive ("a.csv", "a,b\n1,2\n", 8);
  GBytes *all[] = { plain, cut, table };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (tln_tool_read (all[i], NULL, &error));
    g_assert_no_error (error);
  }
}

/* What unpacks to too much is refused where it is the export, passed over where it is not. */
static void
test_bomb (void)
{
  gsize size = 20 * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (size);
  g_autoptr (GBytes) metadata = archive ("metadata_0_to_20.json", zeros, size);
  g_autoptr (GBytes) table = archive ("part_000000.csv", zeros, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (tln_tool_read (metadata, NULL, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (tln_tool_read (table, NULL, &error));
  g_assert_no_error (error);
}

static void
test_bad_metadata (void)
{
  g_autoptr (GBytes) bytes = archive ("metadata_0.json", "{\"a\": 1}", 8);
  g_autoptr (GError) error = NULL;

  g_assert_null (tln_tool_read (bytes, NULL, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_MALFORMED);
}

/* Every fixture cut at many places, and with bytes changed, is read or refused, never a crash. */
static void
test_cut (void)
{
  static const char *const names[] = { "pocket.csv",   "raindrop.csv",  "readwise.csv",
                                       "csl.json",     "wallabag.json", "zotero.rdf",
                                       "clipper.json", "bookmarks.html" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GBytes) bytes = fixture_of ("tools", names[i]);
    gsize size;
    const char *data = g_bytes_get_data (bytes, &size);

    for (gsize n = 1; n < size; n += 13) {
      g_autofree char *copy = g_memdup2 (data, n);
      copy[g_rand_int_range (rand, 0, (gint32) n)] = (char) g_rand_int_range (rand, 1, 128);
      g_autoptr (GBytes) part = g_bytes_new (copy, n);
      g_autoptr (TlnToolExport) export = tln_tool_read (part, NULL, NULL);
      for (guint k = 0; export != NULL && k < export->items->len; k++) {
        g_autoptr (GBytes) kept = NULL;
        g_autoptr (TlnDocument) document =
            tln_tool_document (export->items->pdata[k], export->tool, &kept, NULL);
        g_assert_true ((document != NULL) == (kept != NULL));
      }
    }
  }
}

/* Numbers that no whole number holds are none: fuzz/tool-json, "infinite". */
static void
test_infinite (void)
{
  g_autoptr (TlnToolExport) export =
      read_text ("[{\"id\":1,\"title\":\"A\",\"url\":\"https://a.example/0\",\"content\":\"words\","
                 "\"is_archived\":1e999,\"is_starred\":-1e30,\"created_at\":1e300,\"tags\":[],"
                 "\"annotations\":[]}]",
                 NULL);

  g_assert_nonnull (export);
  const TlnToolItem *item = export->items->pdata[0];
  g_assert_false (item->archived);
  g_assert_false (item->starred);
  g_assert_cmpint (item->saved.day, ==, TLN_DAY_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tool-hostile/none", test_none);
  g_test_add_func ("/tool-hostile/empty", test_empty);
  g_test_add_func ("/tool-hostile/damaged-rdf", test_damaged_rdf);
  g_test_add_func ("/tool-hostile/circle", test_circle);
  g_test_add_func ("/tool-hostile/many-marks", test_many_marks);
  g_test_add_func ("/tool-hostile/many-rows", test_many_rows);
  g_test_add_func ("/tool-hostile/deep-json", test_deep_json);
  g_test_add_func ("/tool-hostile/zip-none", test_zip_none);
  g_test_add_func ("/tool-hostile/bomb", test_bomb);
  g_test_add_func ("/tool-hostile/bad-metadata", test_bad_metadata);
  g_test_add_func ("/tool-hostile/cut", test_cut);
  g_test_add_func ("/tool-hostile/infinite", test_infinite);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of feeds, in and out. */
#include "tln-error.h"
#include "tln-opml.h"

#include <string.h>

static TlnOpml *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return tln_opml_parse (bytes, NULL, error);
}

static const TlnOutline *
at (const TlnOpml *opml, guint i)
{
  g_assert_cmpuint (i, <, opml->outlines->len);
  return g_ptr_array_index (opml->outlines, i);
}

static void
test_read (void)
{
  g_autoptr (TlnOpml) opml =
      parse ("<opml version='2.0'><head><title> My feeds </title></head><body>"
             "<outline text='Chips'><outline TITLE='Foundries' text=''>"
             "<outline text=' A ' type='RSS' XMLURL=' https://a.example/feed ' "
             "HtmlUrl='https://a.example/'/>"
             "</outline></outline>"
             "<outline type='link' text='others' url='https://b.example/list.opml'/>"
             "<outline text='page' type='rss' xmlUrl='' htmlUrl='https://c.example/'/>"
             "<outline text='again' xmlUrl='https://a.example/feed'/>"
             "<outline text='D' category='/news/chips,other' xmlUrl='https://d.example/feed'/>"
             "</body></opml>",
             NULL);

  g_assert_cmpstr (opml->title, ==, "My feeds");
  g_assert_false (opml->damaged);
  g_assert_cmpuint (opml->outlines->len, ==, 4);
  g_assert_cmpstr (at (opml, 0)->title, ==, "A");
  g_assert_cmpstr (at (opml, 0)->url, ==, "https://a.example/feed");
  g_assert_cmpstr (at (opml, 0)->site_url, ==, "https://a.example/");
  g_assert_cmpstr (at (opml, 0)->folder, ==, "Chips/Foundries");
  g_assert_cmpint (at (opml, 0)->kind, ==, TLN_OUTLINE_FEED);
  g_assert_cmpint (at (opml, 1)->kind, ==, TLN_OUTLINE_LIST);
  g_assert_cmpint (at (opml, 2)->kind, ==, TLN_OUTLINE_PAGE);
  g_assert_cmpstr (at (opml, 2)->url, ==, "https://c.example/");
  g_assert_cmpstr (at (opml, 3)->folder, ==, "news/chips");
}

static void
test_people (void)
{
  g_autoptr (TlnOpml) opml = parse (
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
      "xmlns:foaf='http://xmlns.com/foaf/0.1/' xmlns:rss='http://purl.org/rss/1.0/'>"
      "<foaf:Group><foaf:name>Planet</foaf:name><foaf:member><foaf:Agent><foaf:name>Ann</foaf:name>"
      "<foaf:weblog><foaf:Document rdf:about='https://a.example/'><rss:channel "
      "rdf:about='https://a.example/feed'/></foaf:Document></foaf:weblog></foaf:Agent>"
      "</foaf:member></foaf:Group></rdf:RDF>",
      NULL);

  g_assert_cmpuint (opml->outlines->len, ==, 1);
  g_assert_cmpstr (at (opml, 0)->title, ==, "Ann");
  g_assert_cmpstr (at (opml, 0)->url, ==, "https://a.example/feed");
  g_assert_cmpstr (at (opml, 0)->folder, ==, "Planet");
}

static void
test_damaged (void)
{
  g_autoptr (TlnOpml) opml =
      parse ("<opml><body><outline text='A & B' xmlUrl='https://a.example/?a=1&b=2'>", NULL);

  g_assert_true (opml->damaged);
  g_assert_cmpstr (at (opml, 0)->title, ==, "A & B");
  g_assert_cmpstr (at (opml, 0)->url, ==, "https://a.example/?a=1&b=2");
}

static void
test_refused (void)
{
  static const char *const others[] = { "<rss><channel/></rss>", "<html><title>x</title></html>",
                                        "words", "{}" };
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (16 * 1024 * 1024 + 1), 16777217);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autoptr (GError) why = NULL;
    g_assert_null (parse (others[i], &why));
    g_assert_error (why, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_NOT_FEED);
  }
  g_assert_null (tln_opml_parse (empty, NULL, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_null (tln_opml_parse (large, NULL, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_TOO_LARGE);
}

/* What is written reads back as it was. */
static void
test_write (void)
{
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_outline_free);

  g_ptr_array_add (feeds, tln_outline_new (NULL, "https://z.example/feed", NULL, NULL));
  g_ptr_array_add (feeds, tln_outline_new ("A “&” <b>", "https://a.example/?a=1&b=2",
                                           "https://a.example/", "Chips"));
  g_ptr_array_add (feeds, tln_outline_new ("B", "https://b.example/", NULL, "Chips"));
  g_ptr_array_add (feeds, tln_outline_new ("C", "https://c.example/", NULL, "News & views"));
  g_autofree char *text = tln_opml_write ("Mine & yours", feeds);
  g_autoptr (TlnOpml) opml = parse (text, NULL);
  g_assert_false (opml->damaged);
  g_assert_cmpstr (opml->title, ==, "Mine & yours");
  g_assert_cmpuint (opml->outlines->len, ==, feeds->len);
  g_assert_cmpstr (at (opml, 0)->title, ==, "https://z.example/feed");
  for (guint i = 0; i < feeds->len; i++) {
    const TlnOutline *want = g_ptr_array_index (feeds, i);
    g_assert_cmpstr (at (opml, i)->url, ==, want->url);
    g_assert_cmpstr (at (opml, i)->site_url, ==, want->site_url);
    g_assert_cmpstr (at (opml, i)->folder, ==, want->folder);
    if (want->title != NULL)
      g_assert_cmpstr (at (opml, i)->title, ==, want->title);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/opml/read", test_read);
  g_test_add_func ("/opml/people", test_people);
  g_test_add_func ("/opml/damaged", test_damaged);
  g_test_add_func ("/opml/refused", test_refused);
  g_test_add_func ("/opml/write", test_write);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever the bytes are, parsing ends, with a document that keeps its promises or an error. */
#include "article-support.h"

#include <string.h>

static void
check (const char *data, gsize size, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  TlnHints hints = { .name = name, .url = "https://a.example/b/" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDocument) document = tln_document_parse (bytes, &hints, &error);

  if (document == NULL) {
    g_assert_nonnull (error);
    return;
  }
  guint32 n = (guint32) g_utf8_strlen (document->rich->text, -1);
  g_assert_true (g_utf8_validate (document->rich->text, -1, NULL));
  g_assert_true (document->title.value == NULL ||
                 g_utf8_validate (document->title.value, -1, NULL));
  guint32 last = 0;
  for (guint i = 0; i < document->rich->spans->len; i++) {
    const TlnSpan *span = &g_array_index (document->rich->spans, TlnSpan, i);
    g_assert_cmpuint (span->start, <=, span->end);
    g_assert_cmpuint (span->end, <=, n);
    g_assert_cmpuint (span->start, >=, last);
    last = span->start;
  }
  g_autoptr (TlnRich) again = tln_document_rich (document->rich->text, document->markdown);
  g_assert_cmpstr (again->text, ==, document->rich->text);
}

/* Our fixtures cut short, with bytes changed, doubled and taken out. */
static void
test_mutated (void)
{
  static const char *const names[] = { "column-en.html", "column-zh.html", "wechat.html",
                                       "clip.md" };
  static const char bits[] = "<>&\"'=/-[]()*_`|#\\\n\xff\x80\xe4{};";

  for (gsize k = 0; k < G_N_ELEMENTS (names); k++) {
    g_autoptr (GBytes) bytes = fixture (names[k]);
    gsize size;
    const char *data = g_bytes_get_data (bytes, &size);
    for (guint round = 0; round < 150; round++) {
      g_autofree char *copy = g_memdup2 (data, size);
      gsize length = round % 3 == 0 ? (gsize) g_test_rand_int_range (1, (gint32) size) : size;
      gint n = g_test_rand_int_range (0, 40);
      for (gint i = 0; i < n; i++)
        copy[g_test_rand_int_range (0, (gint32) length)] =
            bits[g_test_rand_int_range (0, (gint32) sizeof bits)];
      check (copy, length, round % 5 == 4 ? "a.md" : names[k]);
    }
  }
}

static void
repeated (const char *piece, guint n, const char *name)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  check (text->str, text->len, name);
}

static void
test_deep (void)
{
  repeated ("<div>", 400000, "a.html");
  repeated ("<div><p>words, and more words, to count ", 3000, "a.html");
  repeated ("<b><i>x", 300, "a.html");
  repeated ("<table><tr><td>", 500, "a.html");
  repeated ("<blockquote><ul><li>x", 500, "a.html");
  repeated ("> ", 2000, "a.md");
  repeated ("- ", 500, "a.md");
  repeated ("*a **b ", 2000, "a.md");
  repeated ("[", 5000, "a.md");
  repeated ("a\u200b\u0301", 5000, "a.txt");
}

static void
test_odd (void)
{
  static const char page[] = "<html><head><script type=\"application/ld+json\">[[[[{\"@type\":"
                             "\"Article\",\"headline\":7,\"author\":[[],null,{\"name\":[]}]}"
                             "</script><body><p>a\0b\xff\xfe text of some length, with a comma";
  g_autoptr (GString) nested = g_string_new ("<script type=\"application/ld+json\">");

  check (page, sizeof page - 1, "a.html");
  for (guint i = 0; i < 5000; i++)
    g_string_append_c (nested, '[');
  g_string_append (nested, "</script><p>some text");
  check (nested->str, nested->len, "a.html");
  check ("---\ntitle: \"x\\", 14, "a.md");
  check ("---\nauthor: [[a]], [b\n---\nx", 27, "a.md");
  check ("<img src=javascript:alert(1)><a href='java\nscript:x'>text here</a>", 66, "a.html");
}

/* The head of a note names no address but those of the web: fuzz/front-matter, "script". */
static void
test_front_matter (void)
{
  static const char *const bad[] = { "javascript:alert(1)",        " JavaScript:alert(1)",
                                     "\"\\tjavascript:alert(1)\"", "data:text/html,x",
                                     "file:///etc/passwd",         "[[Some note]]" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autofree char *text = g_strdup_printf ("---\nsource: %s\n---\nSome text.\n", bad[i]);
    g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
    g_autoptr (TlnDocument) document = parse (bytes, "note.md", NULL);
    g_assert_null (document->url.value);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile/mutated", test_mutated);
  g_test_add_func ("/hostile/deep", test_deep);
  g_test_add_func ("/hostile/odd", test_odd);
  g_test_add_func ("/hostile/front-matter", test_front_matter);
  return g_test_run ();
}

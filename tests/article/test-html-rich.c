/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elements to Markdown, block by block, as pages of every kind write them. */
#include "tln-html-rich.h"

#include "tln-rich.h"

#include <string.h>

static void
assert_markdown (const char *html, const char *expected)
{
  g_autoptr (TlnDom) dom = tln_dom_parse (html, strlen (html));
  g_autoptr (TlnRich) rich = tln_html_to_rich (tln_dom_body (dom), "https://a.example/b/");
  g_autofree char *markdown = tln_rich_to_markdown (rich);

  g_test_message ("%s", html);
  g_assert_cmpstr (g_strchomp (markdown), ==, expected);
}

#define IMG "<img src=i.png alt='A hall'>"
#define MD "![A hall](https://a.example/b/i.png)"

/* All that is said in a figure is its caption, in one line; one without its picture is left out. */
static void
test_captions (void)
{
  assert_markdown ("<figure>" IMG "<figcaption>Hall B</figcaption></figure>", MD "\n\n*Hall B*");
  assert_markdown ("<figure>" IMG "<figcaption><p>Hall B</p><span>Photo: Ada Test</span>"
                   "</figcaption></figure>",
                   MD "\n\n*Hall B Photo: Ada Test*");
  assert_markdown ("<figure>" IMG "<div>Hall B</div><small>Ada</small></figure><p>Text",
                   MD "\n\n*Hall B Ada*\n\nText");
  assert_markdown ("<figure><div class=player></div><figcaption>A film</figcaption></figure>Text",
                   "Text");
  assert_markdown ("<figure><pre>x = 1</pre><figcaption>Listing</figcaption></figure>",
                   "```\nx = 1\n```\n\n*Listing*");
  assert_markdown (IMG "<p class=wp-caption-text>Hall B</p><p>Text", MD "\n\n*Hall B*\n\nText");
  assert_markdown ("<div class=image-caption>No picture</div><p>Text", "No picture\n\nText");
  assert_markdown (IMG "<p class=post-body>Hall B</p>", MD "\n\nHall B");
}

/* What is longer than captions are is text, in whatever element it stands. */
static void
test_long_captions (void)
{
  g_autofree char *words = g_strnfill (290, 'x');
  g_autofree char *html =
      g_strdup_printf ("<figure>" IMG "<figcaption>%s and more words</figcaption></figure>", words);
  g_autofree char *expected = g_strdup_printf (MD "\n\n%s and more words", words);

  assert_markdown (html, expected);
}

/* No cell is lost: rows are filled to the width of the widest, spanning cells stand for several. */
static void
test_tables (void)
{
  assert_markdown ("<table><tr><td>a<td>b<tr><td>1<td>2</table>",
                   "| a | b |\n| --- | --- |\n| 1 | 2 |");
  assert_markdown ("<table><tr><th colspan=3>Capex<tr><td>Ada<td>63<td>16.6%</table>",
                   "| Capex |  |  |\n| --- | --- | --- |\n| Ada | 63 | 16.6% |");
  assert_markdown ("<table><tr><th>Year<tr><td>2025<td>63<td>16.6%</table>",
                   "| Year |  |  |\n| --- | --- | --- |\n| 2025 | 63 | 16.6% |");
  assert_markdown ("<table><tr><th rowspan=2>Year<th colspan=2>Capex<tr><th>low<th>high"
                   "<tr><td>2025<td>1<td>2<tr><td>2026<td>3</table>",
                   "| Year | Capex |  |\n| --- | --- | --- |\n|  | low | high |\n"
                   "| 2025 | 1 | 2 |\n| 2026 | 3 |  |");
  assert_markdown ("<table><tr><td><table><tr><th colspan=2>A<tr><td>1<td>2</table>"
                   "<td><table><tr><td>B<td>3</table></table>",
                   "| A |  |\n| --- | --- |\n| 1 | 2 |\n\n| B | 3 |\n| --- | --- |");
  assert_markdown ("<table><tr><td colspan=0>a<td rowspan=-1>b<td colspan=x>c</table>",
                   "| a | b | c |\n| --- | --- | --- |");
}

/* A head of many columns over many rows of one cell is read back as it is, and does not grow. */
static void
test_sparse_table (void)
{
  g_autoptr (GString) html = g_string_new ("<table><tr>");

  for (guint i = 0; i < 64; i++)
    g_string_append (html, "<th>a");
  for (guint i = 0; i < 20000; i++)
    g_string_append (html, "<tr><td>x");
  g_autoptr (TlnDom) dom = tln_dom_parse (html->str, html->len);
  g_autoptr (TlnRich) rich = tln_html_to_rich (tln_dom_body (dom), NULL);
  g_autofree char *markdown = tln_rich_to_markdown (rich);
  g_autoptr (TlnRich) again = tln_rich_from_markdown (markdown);

  g_assert_cmpuint (strlen (rich->text), <, html->len);
  g_assert_cmpuint (strlen (markdown), <, 2 * html->len);
  g_assert_cmpstr (again->text, ==, rich->text);
}

/* A table wider than anybody reads keeps its cells, but is not filled with empty ones. */
static void
test_wide_table (void)
{
  static const char html[] = "<table><tr><td colspan=100000>a<td>b<tr><td>c<td>d</table>";
  g_autoptr (TlnDom) dom = tln_dom_parse (html, strlen (html));
  g_autoptr (TlnRich) rich = tln_html_to_rich (tln_dom_body (dom), NULL);

  g_assert_cmpuint (strlen (rich->text), <, 300);
  g_assert_nonnull (strstr (rich->text, "b"));
  g_assert_nonnull (strstr (rich->text, "c\td"));
}

/* The true address of lazy pictures, wherever it hides; none for the space that holds their place.
 */
static void
test_images (void)
{
  static const char *const pages[] = {
    "<img data-src=i.png alt='A hall'>",
    "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==' "
    "data-original=i.png alt='A hall'>",
    "<img srcset='i.png 1x, j.png 2x' alt='A hall'>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    assert_markdown (pages[i], MD);
  assert_markdown ("<img src=i.png width=1 height=1>Text", "Text");
  assert_markdown ("<img alt='no address'>Text", "Text");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html-rich/captions", test_captions);
  g_test_add_func ("/html-rich/long-captions", test_long_captions);
  g_test_add_func ("/html-rich/tables", test_tables);
  g_test_add_func ("/html-rich/sparse-table", test_sparse_table);
  g_test_add_func ("/html-rich/wide-table", test_wide_table);
  g_test_add_func ("/html-rich/images", test_images);
  return g_test_run ();
}

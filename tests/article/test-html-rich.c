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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html-rich/captions", test_captions);
  g_test_add_func ("/html-rich/long-captions", test_long_captions);
  return g_test_run ();
}

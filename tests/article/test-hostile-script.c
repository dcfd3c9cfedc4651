/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever a file holds that a browser would run is nowhere in what is made of it: not in its text,
 * its Markdown, its links, its pictures or its address. */
#include "article-support.h"
#include "tln-error.h"
#include "zip-support.h"

/* As they stand in an attribute of HTML. */
static const char *const scripts[] = {
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "  javascript:alert(1)",
  "\tjavascript:alert(1)",
  "&#1;&#x1f;javascript:alert(1)",
  "java\tscript:alert(1)",
  "java\nscript:alert(1)",
  "java&Tab;script&colon;alert(1)",
  "java&NewLine;script:alert(1)",
  "&#106;&#97;vascript:alert(1)",
  "&#x6A;avascript&#58;alert(1)",
  "java&#8203;script:alert(1)", /* nobody sees these in the middle, and they are left out */
  "java&#12288;script:alert(1)",
  "java&shy;script:alert(1)",
  "\u2003javascript:alert(1)",
  "vbscript:alert(1)",
  "VbScRiPt&colon;alert(1)",
  "data:text/html,<p>alert(1)",
  "data:text/html;base64,YWxlcnQoMSk=",
  " d&#x61;ta:text/html,alert(1)",
  "feed:javascript:alert(1)",
};

#define WORDS \
  "Words of a paragraph that is long enough to be taken for an article, with commas, too. "

static void
check_address (const char *address)
{
  static const char *const run[] = { "javascript:", "vbscript:", "data:" };
  g_autofree char *lower = g_ascii_strdown (address != NULL ? address : "", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (run); i++)
    if (strstr (lower, run[i]) != NULL)
      g_error ("\"%s\" is kept", address);
}

static void
check_clean (const TlnDocument *document)
{
  g_autofree char *lower =
      g_ascii_strdown (document->markdown != NULL ? document->markdown : "", -1);

  for (guint i = 0; i < document->rich->spans->len; i++)
    check_address (g_array_index (document->rich->spans, TlnSpan, i).target);
  check_address (lower);
  check_address (document->url.value);
  if (strstr (lower, "alert") != NULL || strstr (document->rich->text, "alert") != NULL)
    g_error ("\"%s\" runs something", lower);
  g_assert_null (strstr (lower, "<"));
  g_assert_nonnull (strstr (document->rich->text, "Words of a paragraph"));
}

static void
check_page (const char *html)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr (TlnDocument) document = parse (bytes, "page.html", NULL);

  check_clean (document);
}

/* Links, pictures of every attribute, the base and the canonical address of a page. */
static char *
page_with (const char *script)
{
  return g_strdup_printf (
      "<html><head><base href=\"%s\"><link rel=canonical href=\"%s\"></head><body><article>"
      "<p>" WORDS WORDS WORDS "</p><p><a href=\"%s\">a link</a> " WORDS
      "</p><img src=\"%s\"><img data-src=\"%s\"><img srcset=\"%s 2x\"><p>" WORDS
      "</p></article></body></html>",
      script, script, script, script, script, script);
}

static void
test_page (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++) {
    g_autofree char *html = page_with (scripts[i]);
    check_page (html);
  }
}

/* Elements and attributes that run something. */
static void
test_elements (void)
{
  static const char *const pieces[] = {
    "<script>alert(1)</script>",
    "<SCRIPT/x>alert(1)</SCRIPT >",
    "<p onclick=\"alert(1)\">x</p>",
    "<img src=x.png onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<math><mtext></p><style><img src=x onerror=alert(1)></style></math>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<object data=\"javascript:alert(1)\"></object><embed src=\"javascript:alert(1)\">",
    "<form action=\"javascript:alert(1)\"><button "
    "formaction=\"javascript:alert(1)\">x</button></form>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<style>@import 'javascript:alert(1)';</style>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title=\"</noscript><script>alert(1)</script>\"></noscript>",
    "<a href=\"x\" style=\"background:url(javascript:alert(1))\">x</a>",
    "<!--><script>alert(1)</script-->",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autofree char *html = g_strdup_printf ("<html><body><article><p>" WORDS WORDS
                                             "</p>%s<p>" WORDS WORDS "</p></article></body></html>",
                                             pieces[i]);
    check_page (html);
  }
}

/* Markdown has links, pictures and references of its own, and HTML inside. */
static void
test_markdown (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++) {
    g_autofree char *text = g_strdup_printf (
        WORDS
        "\n\n[a link](<%s>) ![a picture](<%s>) [named][n] <b onclick=\"alert(1)\">bold</b>\n\n"
        "[n]: <%s>\n\n<a href=\"%s\">raw</a>\n",
        scripts[i], scripts[i], scripts[i], scripts[i]);
    /* a line end or a bracket ends an address of Markdown: then it is text, and no link */
    if (strpbrk (scripts[i], "\n<") != NULL)
      continue;
    g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
    g_autoptr (TlnDocument) document = parse (bytes, "note.md", NULL);
    check_clean (document);
  }
}

static void
test_book (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++) {
    Maker maker = zip_maker_new ();
    g_autofree char *chapter = page_with (scripts[i]);
    add_text (&maker, "mimetype", "application/epub+zip");
    add_text (&maker, "META-INF/container.xml", "<c><rootfile full-path=\"b.opf\"/></c>");
    add_text (&maker, "b.opf",
              "<package xmlns:dc=\"d\"><dc:source>javascript:alert(1)</dc:source>"
              "<item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/>"
              "<itemref idref=\"a\"/></package>");
    add_text (&maker, "a.xhtml", chapter);
    g_autoptr (GBytes) bytes = finish (&maker);
    g_autoptr (TlnDocument) document = parse (bytes, NULL, NULL);
    g_assert_cmpstr (document->kind, ==, "epub");
    check_clean (document);
  }
}

static void
test_archive (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++) {
    g_autofree char *page = page_with (scripts[i]);
    g_autofree char *text = g_strconcat (
        "MIME-Version: 1.0\r\nSnapshot-Content-Location: javascript:alert(1)\r\n"
        "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Location: javascript:alert(1)\r\n\r\n",
        page, "\r\n--b--\r\n", NULL);
    g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
    g_autoptr (TlnDocument) document = parse (bytes, NULL, NULL);
    g_assert_cmpstr (document->kind, ==, "mhtml");
    check_clean (document);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile-script/page", test_page);
  g_test_add_func ("/hostile-script/elements", test_elements);
  g_test_add_func ("/hostile-script/markdown", test_markdown);
  g_test_add_func ("/hostile-script/book", test_book);
  g_test_add_func ("/hostile-script/archive", test_archive);
  return g_test_run ();
}

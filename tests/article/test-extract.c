/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Traps of pages, each with a page of our own: what must stay, and what must go. */
#include "article-support.h"

#include <string.h>

/* An article of four paragraphs; the traps stand before, inside and behind. */
#define P1 \
  "<p>The hall was built in a year, and nobody had asked what it was for. Racks came first, then " \
  "the pipes that cool them, and then, late, the people who know how to run both of them.</p>"
#define P2 \
  "<p>Demand for inference grew sixfold in two weeks, the operator says, and the queue in front " \
  "of " \
  "every card is longer than it was in spring, when nobody believed the forecasts of the " \
  "maker.</p>"
#define P3 \
  "<p>Prices of memory follow with a delay of one quarter, as they did before, so the costs of " \
  "the " \
  "next hall are known, and those of the hall after that are a guess which no one writes " \
  "down.</p>"
#define P4 \
  "<p>Whether all of this pays is another question, and the answer depends on how many of the " \
  "requests are paid for, which is a number that neither side of the trade wants to tell.</p>"
#define LAST "neither side of the trade wants to tell."

static TlnDocument *
parse_html (const char *html)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));

  return parse (bytes, "page.html", NULL);
}

static void
check_whole (const char *text)
{
  g_assert_nonnull (strstr (text, "The hall was built in a year"));
  g_assert_nonnull (strstr (text, "Demand for inference grew"));
  g_assert_nonnull (strstr (text, "Prices of memory follow"));
  g_assert_nonnull (strstr (text, LAST));
}

/* Pieces that are put before, inside or behind the article and must not be read. "LEFT" is in each.
 */
static void
test_leftovers (void)
{
  static const struct {
    const char *kind, *before, *inside, *behind;
  } traps[] = {
    { "share bar", "<ul class=share-buttons><li>LEFT on X<li>LEFT by mail</ul>", NULL, NULL },
    { "share line", NULL, "<p>Share this LEFT</p>", NULL },
    { "related links", NULL, NULL,
      "<h3>Related stories</h3><p><a href=a>LEFT one</a></p><p><a href=b>LEFT two</a></p>" },
    { "links at the end", NULL, NULL,
      "<p>LEFT to read</p><p><a href=a>LEFT one of them</a></p><p><a href=b>LEFT two of them</a>"
      "</p><p><a href=c>LEFT three of them</a></p>" },
    { "also read", NULL, "<p>Also read: <a href=a>LEFT of the hall before this one</a></p>", NULL },
    { "read more", NULL, "<p><a href=a>READ: LEFT, the film</a></p>", NULL },
    { "in brackets", NULL, "<p><a href=a>[LEFT of the hall before]</a></p>", NULL },
    { "author box", NULL, NULL, "<div class=author-box><p>LEFT wrote all of this.</p></div>" },
    { "about the author", NULL, NULL, "<h4>About the author</h4><p>LEFT is tall.</p>" },
    { "bio", NULL, NULL, "<p>Ada Test covers LEFT for the Ledger, and has done so for years.</p>" },
    { "trade", NULL, NULL, "<p>Bo Probe is a reporter based in LEFT, where it rains.</p>" },
    { "newsletter", NULL, "<p>Sign up for the LEFT newsletter</p>", NULL },
    { "newsletter part", NULL, "<div class=newsletter><p>Our best, LEFT.</p></div>", NULL },
    { "comments", NULL, NULL,
      "<div class=comment-list><p>LEFT says: first! I was the first, and it is not "
      "true.</p></div>" },
    { "comments line", NULL, NULL, "<h3>Comments</h3><p>LEFT: I was here, and it rained.</p>" },
    { "cookie note", "<div class=cookie-notice><p>We and our LEFT use cookies.</p></div>", NULL,
      NULL },
    { "credit", NULL, "<p>Photo: LEFT/Agency</p>", NULL },
    { "byline", "<p>By Ada Test</p><p>LEFT 10 March 2025</p>", NULL, NULL },
    { "reading time", "<p>•</p><p>5 min read</p><p>Monday 10 March 2025 by LEFT</p>", NULL, NULL },
    { "tags", NULL, NULL, "<p>Tags: <a href=a>LEFT</a>, <a href=b>halls</a></p>" },
    { "follow us", NULL, "<p>Follow us on LEFT</p>", NULL },
    { "ad label", NULL, "<p>Advertisement LEFT</p>", NULL },
    { "ad part", NULL, "<div class=ad><p>Buy LEFT, it is new.</p></div>", NULL },
    { "disclaimer", NULL, NULL, "<div class=disclaimer><p>LEFT gives no advice.</p></div>" },
    { "pull quote", NULL, "<div class=pull-quote><p>LEFT first, then the pipes</p></div>", NULL },
    { "for screen readers", NULL, "<span class=sr-only>LEFT of the page</span>", NULL },
    { "editor", NULL, NULL, "<p>（责任编辑：LEFT）</p>" },
    { "source", "<p>来源：LEFT</p>", NULL, NULL },
    { "copyright", NULL, NULL, "<p>© 2025 LEFT. All rights reserved.</p>" },
    { "contents",
      "<ul><li><a href='#a'>LEFT a</a><li><a href='#b'>LEFT b</a>"
      "<li><a href='#c'>LEFT c</a></ul>",
      NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (traps); i++) {
    g_autofree char *html = g_strdup_printf (
        "<meta name=author content='Ada Test'><article><h1>A hall in the north</h1>%s" P1 P2
        "%s" P3 P4 "%s</article>",
        traps[i].before != NULL ? traps[i].before : "",
        traps[i].inside != NULL ? traps[i].inside : "",
        traps[i].behind != NULL ? traps[i].behind : "");
    g_autoptr (TlnDocument) document = parse_html (html);
    g_test_message ("%s:\n%s", traps[i].kind, document->rich->text);
    check_whole (document->rich->text);
    g_assert_null (strstr (document->rich->text, "LEFT"));
  }
}

/* The same words where they are the article's own. */
static void
test_not_left_over (void)
{
  static const char *const pieces[] = {
    "<p>Sign up for the grid is what they did: STAYS. It took a year, two offices and a court, and "
    "in the end the line was laid by the neighbour who had been against it from the first day.</p>",
    "<p>Learn more about the pipes <a href=a>in the report that STAYS</a>.</p>",
    "<p>Bo Probe is a plumber from the north, and STAYS.</p>",
    "<h3>Sources</h3><ul><li><a href=a>The STAYS report</a><li><a href=b>The second report</a>"
    "<li><a href=c>The third report</a></ul>",
    "<h2>Comments of the operator STAYS</h2><p>The operator says that it is not true, and "
    "more.</p>",
    "<p>“Follow us,” he said, and STAYS.</p>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autofree char *html = g_strdup_printf (
        "<article><h1>A hall in the north</h1>" P1 P2 P3 P4 "%s</article>", pieces[i]);
    g_autoptr (TlnDocument) document = parse_html (html);
    g_test_message ("%s:\n%s", pieces[i], document->rich->text);
    check_whole (document->rich->text);
    g_assert_nonnull (strstr (document->rich->text, "STAYS"));
  }
}

/* What the page itself states as the article's text shows where it begins and ends. */
static void
test_stated_body (void)
{
  static const char page[] =
      "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"Racks first, "
      "then the pipes that cool them. Demand grew sixfold in two weeks, the operator says. Prices "
      "of memory follow with a delay of a quarter, as before.\"}</script><article><h1>A hall in "
      "the north</h1>"
      "<p>LEFT before it.</p><p>Racks first, then the pipes that <b>cool</b> them.</p>"
      "<h2>Demand</h2><p>Demand grew sixfold in two weeks, the operator says.</p><p>Prices of "
      "memory follow with a delay of a quarter, as before.</p><p>LEFT of the paper.</p></article>";
  g_autofree char *cut = g_strdup_printf (
      "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"The hall was "
      "built in a year, and nobody had asked what it was for.\"}</script><article>"
      "<p>The hall was built in a year, and nobody had asked what it was for.</p>%s</article>",
      P2 P3 P4);
  g_autoptr (TlnDocument) document = parse_html (page);
  g_autoptr (TlnDocument) whole = parse_html (cut);

  g_assert_cmpstr (
      document->rich->text, ==,
      "Racks first, then the pipes that cool them.\nDemand\nDemand grew sixfold in two "
      "weeks, the operator says.\nPrices of memory follow with a delay of a quarter, "
      "as before.");
  check_whole (whole->rich->text);
}

static char *
paragraphs_as (const char *before, const char *between, const char *after)
{
  g_autoptr (GString) out = g_string_new (P1 P2 P3 P4);

  g_string_replace (out, "</p><p>", between, 0);
  g_string_replace (out, "<p>", before, 0);
  g_string_replace (out, "</p>", after, 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Text in whatever elements systems put it. */
static void
test_recall (void)
{
  g_autofree char *breaks = paragraphs_as ("<div class=text>", "<br><br>", "</div>");
  g_autofree char *single = paragraphs_as ("<td>", "<br>&emsp;", "</td>");
  g_autofree char *sections =
      paragraphs_as ("<section><span>", "</span></section><section><span>", "</span></section>");
  g_autofree char *divs = paragraphs_as ("<div>", "</div><div>", "</div>");
  g_autofree char *rows = g_strdup_printf ("<table><tr>%s</table>", single);
  const char *const pages[] = {
    "<article>" P1 P2 P3 P4 "</article>",
    breaks,
    rows,
    sections,
    divs,
    "<div class=body>" P1 P2 "</div><div class=ad></div><div class=body>" P3 P4 "</div>",
    "<div class=a><div class=b>" P1 "</div><div class=b>" P2 "</div></div><div class=a>"
    "<div class=b>" P3 "</div><div class=b>" P4 "</div></div>",
    "<div hidden id=page>" P1 P2 P3 P4 "</div>",
    "<form action=/post>" P1 P2 P3 P4 "<input type=hidden></form>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autofree char *html = g_strdup_printf (
        "<body><ul class=nav><li><a href=a>Home</a><li><a href=b>News</a></ul>%s</body>", pages[i]);
    g_autoptr (TlnDocument) document = parse_html (html);
    g_test_message ("%s", html);
    check_whole (document->rich->text);
    g_assert_null (strstr (document->rich->text, "Home"));
  }
}

/* Little text is a lot when it is all there is; a lead, a list and a table are part of it. */
static void
test_parts (void)
{
  g_autoptr (TlnDocument) tiny =
      parse_html ("<nav><a href=a>Home</a></nav><div id=content><p>公司公告：今日停牌。</p></div>");
  g_autoptr (TlnDocument) lead = parse_html (
      "<article><h1>A hall in the north</h1><p class=standfirst>LEAD: it stands, and it is not "
      "clear for whom, says everybody who was asked.</p><div class=body>" P1 P2 P3 P4
      "<ul><li>ITEM of a list, with a word more<li>another item, with two words more</ul>"
      "<table><tr><th>Hall<th>Racks<tr><td>CELL<td>400</table></div></article>");

  g_assert_cmpstr (tiny->rich->text, ==, "公司公告：今日停牌。");
  check_whole (lead->rich->text);
  g_assert_true (g_str_has_prefix (lead->rich->text, "LEAD"));
  g_assert_nonnull (strstr (lead->markdown, "\n- ITEM of a list"));
  g_assert_nonnull (strstr (lead->markdown, "| CELL | 400 |"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/leftovers", test_leftovers);
  g_test_add_func ("/extract/not-left-over", test_not_left_over);
  g_test_add_func ("/extract/stated-body", test_stated_body);
  g_test_add_func ("/extract/recall", test_recall);
  g_test_add_func ("/extract/parts", test_parts);
  return g_test_run ();
}

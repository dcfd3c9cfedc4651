/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown to rich text and back: what each construct becomes, and that a second reading of what
 * was written never differs, over random Markdown. */
#include "tln-rich-builder.h"

#include <string.h>

static char *
describe (const TlnRich *rich)
{
  static const char *const names[] = { "p",  "h",     "li", "pre", "tr",   "cap", "img",
                                       "hr", "quote", "em", "b",   "code", "a" };
  g_autoptr (GString) out = g_string_new (rich->text);

  for (guint i = 0; i < rich->spans->len; i++) {
    const TlnSpan *span = &g_array_index (rich->spans, TlnSpan, i);
    g_string_append_printf (out, "|%s%u %u-%u", names[span->kind], span->level, span->start,
                            span->end);
    if (span->label != NULL)
      g_string_append_printf (out, " (%s)", span->label);
    if (span->target != NULL)
      g_string_append_printf (out, " %s", span->target);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_reads (const char *markdown, const char *expected)
{
  g_autoptr (TlnRich) rich = tln_rich_from_markdown (markdown);
  g_autofree char *seen = describe (rich);

  g_assert_cmpstr (seen, ==, expected);
}

static void
test_blocks (void)
{
  assert_reads ("# T\n\npara *em* **b** `c`\n",
                "T\npara em b c|h1 0-1|p0 2-13|em0 7-9|b0 10-11|code0 12-13");
  assert_reads ("- a\n- b\n  1. c\n  2. d\n", "a\nb\nc\nd|li1 0-1|li1 2-3|li2 4-5 1.|li2 6-7 2.");
  assert_reads ("> q\n> > r\n\nx", "q\nr\nx|quote1 0-3|p0 0-1|quote2 2-3|p0 2-3|p0 4-5");
  assert_reads ("| a | b |\n|---|---|\n| c | **d** |\n", "a\tb\nc\td|tr1 0-3|tr0 4-7|b0 6-7");
  assert_reads ("```c\nint a;\n\nb\n```\n\n---\n\nx",
                "int a;\n\nb\n\nx|pre0 0-9 c|hr0 10-10|p0 11-12");
  assert_reads ("一行\n二行\nthree\nfour\\\nfive", "一行二行 three four\nfive|p0 0-20");
  assert_reads ("[a&amp;b](http://x/?a=1&amp;b=2)", "a&b|p0 0-3|a0 0-3 http://x/?a=1&b=2");
}

static void
test_images (void)
{
  assert_reads ("![alt](a.png)\n\n*the caption*\n\n*not one*",
                "\nthe caption\nnot one|img0 0-0 (alt) a.png|cap0 1-12|p0 13-20|em0 13-20");
  assert_reads ("before ![x](y z.png) after", "before ![x](y z.png) after|p0 0-26");
  assert_reads ("before ![x](y.png) after", "before\n\nafter|p0 0-6|img0 7-7 (x) y.png|p0 8-13");
}

static void
test_html (void)
{
  assert_reads ("a <b>bold</b><br>c\n\n<div>\ntext\n</div>\n", "a bold\nc\ntext|p0 0-8|p0 9-13");
  assert_reads ("&copy; &#x4e2d; &nope; \\&amp;", "© 中 &nope; &amp;|p0 0-16");
}

static void
assert_stable (const TlnRich *first)
{
  g_autofree char *markdown = tln_rich_to_markdown (first);
  g_autoptr (TlnRich) second = tln_rich_from_markdown (markdown);
  g_autofree char *a = describe (first);
  g_autofree char *b = describe (second);

  if (strcmp (a, b) != 0)
    g_test_message ("written: %s", markdown);
  g_assert_cmpstr (b, ==, a);
}

static void
test_hard_cases (void)
{
  static const char *const cases[] = {
    "前&#x4e2d;**“引文”**&#x540e;后",
    "*a*_b_",
    "**a***b*",
    "***a* b**",
    "1. a\n2. b\n\nx\n\n7. c",
    "1. a\n\n<!-- -->\n\n1. b",
    "\\# no\n\n1\\. no\n\n\\- no\n\n\\> no\n\n\\* no",
    "a\\\n===\\\n---\\\n\\+ x",
    "`` ` `` and ` `` `",
    "| a |\n|---|\n| b\\|c |",
    "> - a\n>   > b\n>\n> c\n\n> d",
    "- a\n\n  b\n\n  - c\n- d",
    "![](a.png)",
    "a_b_c __d__ \\_e\\_",
    "[![a](b)](c) x",
    "# a \\#",
    "&lt;b&gt; &amp;amp; <http://a.b/c_d*e>",
    "- - - x",
    "    code\n\n\tmore",
    "|||\n|-|-|\n|a||",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TlnRich) rich = tln_rich_from_markdown (cases[i]);
    assert_stable (rich);
  }
}

/* Random Markdown of the pieces that mean something, glued without care. */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "*",       "**",         "_",
    "`",       "``",         "[",
    "](u)",    "![",         "<",
    ">",       "&",          "&amp;",
    "&#42;",   "\\",         "\n",
    "\n\n",    "# ",         "- ",
    "1. ",     "2) ",        "> ",
    "| ",      "|\n|-|-|\n", "---\n",
    "```\n",   "    ",       "\t",
    " ",       "  \n",       "a",
    "bc",      "d e",        "算",
    "力，",    "。",         "“",
    "”",       "（x）",      "http://e.x/?a=1&b=2",
    "!",       "#",          "+",
    "=",       "~~~",        ":",
    "\u00a0",  "\u200b",     "\u3000",
    "<br>",    "<!--",       "-->",
    "<div>\n", "😀",         "\\\n",
    "1.",      "\x01",
  };

  for (guint round = 0; round < 4000; round++) {
    g_autoptr (GString) markdown = g_string_new (NULL);
    gint n = g_test_rand_int_range (1, 30);
    for (gint i = 0; i < n; i++)
      g_string_append (markdown, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
    g_autoptr (TlnRich) rich = tln_rich_from_markdown (markdown->str);
    assert_stable (rich);
  }
}

/* Emphasis that ends with code and has a letter right behind it: a control character between them
 * made it emphasis, but is no text. */
static void
test_code_in_emphasis (void)
{
  g_autoptr (TlnRich) rich = tln_rich_from_markdown ("*`b`\x03*h and h*\x03`b`*");
  g_autofree char *markdown = tln_rich_to_markdown (rich);

  g_assert_cmpstr (rich->text, ==, "bh and hb");
  g_assert_cmpstr (markdown, ==, "*`b`*&#104; and &#104;*`b`*\n");
  assert_stable (rich);
}

/* Random rich text made by hand is written without a crash, and is stable after one reading. */
static void
test_builder (void)
{
  for (guint round = 0; round < 1000; round++) {
    g_autoptr (TlnRichBuilder) builder = tln_rich_builder_new ();
    tln_rich_builder_set_soft (builder, round % 2 == 0);
    for (guint i = 0; i < 20; i++) {
      TlnSpanKind kind = (TlnSpanKind) g_test_rand_int_range (0, TLN_SPAN_LINK + 1);
      if (kind >= TLN_SPAN_EMPHASIS && g_test_rand_bit ())
        tln_rich_builder_open (builder, kind, "http://x/");
      else if (kind >= TLN_SPAN_EMPHASIS)
        tln_rich_builder_close (builder, kind);
      else if (kind == TLN_SPAN_QUOTE && g_test_rand_bit ())
        tln_rich_builder_quote_open (builder);
      else if (kind == TLN_SPAN_QUOTE)
        tln_rich_builder_quote_close (builder);
      else if (kind == TLN_SPAN_IMAGE)
        tln_rich_builder_image (builder, " a *b* [c] ", "i.png");
      else
        tln_rich_builder_block (builder, kind, (guint) g_test_rand_int_range (0, 7), NULL);
      tln_rich_builder_text (builder, g_test_rand_bit () ? "“算力”" : " x*y ", -1);
    }
    g_autoptr (TlnRich) rich = tln_rich_builder_finish (builder);
    g_autofree char *markdown = tln_rich_to_markdown (rich);
    g_autoptr (TlnRich) second = tln_rich_from_markdown (markdown);
    if (strcmp (second->text, rich->text) != 0)
      g_test_message ("written: %s", markdown);
    g_assert_cmpstr (second->text, ==, rich->text);
    assert_stable (second);
  }
}

static void
test_soft (void)
{
  g_autoptr (TlnRichBuilder) builder = tln_rich_builder_new ();

  tln_rich_builder_set_soft (builder, TRUE);
  tln_rich_builder_text (builder, "前", -1);
  tln_rich_builder_open (builder, TLN_SPAN_STRONG, NULL);
  tln_rich_builder_text (builder, "“引文”", -1);
  tln_rich_builder_close (builder, TLN_SPAN_STRONG);
  tln_rich_builder_text (builder, "后", -1);
  g_autoptr (TlnRich) rich = tln_rich_builder_finish (builder);
  g_autofree char *markdown = tln_rich_to_markdown (rich);
  g_assert_cmpstr (markdown, ==, "前“**引文**”后\n");
}

/* Nothing that would run when it is followed. */
static void
test_scripts (void)
{
  g_autoptr (TlnRich) rich = tln_rich_from_markdown (
      "A [link](javascript:x()), [one](https://a.example/), ![p](data:text/html,x) and "
      "[last](vbscript:y). [Blank](< javascript:z()>)\n");
  g_autofree char *again = tln_rich_to_markdown (rich);

  g_assert_nonnull (strstr (rich->text, "A link, one"));
  g_assert_nonnull (strstr (rich->text, "last."));
  g_assert_nonnull (strstr (again, "[one](https://a.example/)"));
  g_assert_null (strstr (again, "script:"));
  g_assert_null (strstr (again, "data:"));
}

static guint
count_tabs (const char *row)
{
  gsize length = strcspn (row, "\n");
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += row[i] == '\t';
  return n;
}

/* Two letters a row under a head of 127 columns: ten kilobytes that must not become megabytes. What
 * is left out is the same when it is read back, in whatever table it stands. */
static void
test_wide_table (void)
{
  g_autoptr (GString) markdown = g_string_new (NULL);

  for (guint table = 0; table < 2; table++) {
    for (guint i = 0; i < 127; i++)
      g_string_append (markdown, "|a");
    g_string_append (markdown, "|\n|");
    for (guint i = 0; i < 127; i++)
      g_string_append (markdown, "-|");
    for (guint i = 0; i < 2500; i++)
      g_string_append (markdown, "\nx");
    g_string_append (markdown, "\n\nBetween.\n\n");
  }
  g_autoptr (TlnRich) rich = tln_rich_from_markdown (markdown->str);
  const char *first = strchr (rich->text, '\n') + 1;

  g_assert_cmpuint (count_tabs (first), ==, 126);
  g_assert_true (g_str_has_suffix (rich->text, "\nx\nx\nBetween."));
  g_assert_cmpuint (strlen (rich->text), <, TLN_RICH_MAX_PADDING + markdown->len);
  g_autofree char *written = tln_rich_to_markdown (rich);
  g_assert_cmpuint (strlen (written), <, 4 * TLN_RICH_MAX_PADDING + 4 * markdown->len);
  assert_stable (rich);
}

/* A table like any keeps its empty cells. */
static void
test_empty_cells (void)
{
  assert_reads ("| a | b | c |\n|---|---|---|\n| 1 |\n| 2 | | 3 |\n",
                "a\tb\tc\n1\t\t\n2\t\t3|tr1 0-5|tr0 6-9|tr0 10-14");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown/blocks", test_blocks);
  g_test_add_func ("/markdown/images", test_images);
  g_test_add_func ("/markdown/html", test_html);
  g_test_add_func ("/markdown/hard-cases", test_hard_cases);
  g_test_add_func ("/markdown/random", test_random);
  g_test_add_func ("/markdown/code-in-emphasis", test_code_in_emphasis);
  g_test_add_func ("/markdown/builder", test_builder);
  g_test_add_func ("/markdown/soft", test_soft);
  g_test_add_func ("/markdown/scripts", test_scripts);
  g_test_add_func ("/markdown/wide-table", test_wide_table);
  g_test_add_func ("/markdown/empty-cells", test_empty_cells);
  return g_test_run ();
}

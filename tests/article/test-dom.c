/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The adapter of the parser: what it leaves out before parsing changes nothing that is read. */
#include "tln-dom.h"

#include <string.h>

static void
assert_text (const char *html, const char *expected)
{
  g_autoptr (TlnDom) dom = tln_dom_parse (html, strlen (html));
  g_autoptr (GString) text = g_string_new (NULL);
  TlnNode *body = tln_dom_body (dom);

  for (TlnNode *at = body->first; at != NULL; at = tln_node_next (at, body))
    if (at->tag == TLN_TAG_TEXT && at->parent->tag != TLN_TAG_SCRIPT &&
        at->parent->tag != TLN_TAG_STYLE)
      g_string_append (text, at->text);
  g_test_message ("%s", html);
  g_assert_cmpstr (g_strstrip (text->str), ==, expected);
}

static void
assert_script (const char *script_element, const char *expected)
{
  g_autofree char *html = g_strconcat (script_element, "<p>A page.</p>", NULL);
  g_autoptr (TlnDom) dom = tln_dom_parse (html, strlen (html));
  TlnNode *script = tln_node_find (tln_dom_root (dom), TLN_TAG_SCRIPT);

  g_test_message ("%s", html);
  g_assert_nonnull (script);
  g_assert_cmpstr (script->first != NULL ? script->first->text : "", ==, expected);
}

static void
test_bulk (void)
{
  assert_text ("a<style>p > a { color: red }</style>b<script>if (a < b) c ();</script>c", "abc");
  assert_text ("a<STYLE media=print>x</Style >b<Script>x</SCRIPT>c", "abc");
  assert_text ("a<script>s = '<style>';</script>b<style>x</style>c", "abc");
  assert_text ("a<script><!-- <script> x </script> --></script>b", "ab");
  assert_text ("a<!-- <style> -->b<!-- </style> -->c", "abc");
  assert_text ("a<b title='<style>'>b</b><b title='</style>'>c</b>", "abc");
  assert_text ("<textarea><style>a</style></textarea>b", "<style></style>b");
  assert_text ("a<style>never closed <b>b</b>", "a");
  assert_text ("a<strong>b</strong><span>c</span><styled>d</styled>", "abcd");
  assert_text ("a<style", "a");
  assert_text ("a<script src=x></script>b<svg><style/><text>c</text></svg>", "abc");
}

/* Scripts that something is read from stay. */
static void
test_scripts (void)
{
  assert_script ("<script>x = 1</script>", "");
  assert_script ("<script type=application/ld+json>{}</script>", "{}");
  assert_script ("<script>x={\"publishedAt\":1}</script>", "x={\"publishedAt\":1}");
  assert_script ("<script>var ct = \"1\"</script>", "var ct = \"1\"");
}

/* What is not closed costs no more than its length. */
static void
test_unclosed (void)
{
  g_autoptr (GString) html = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append (html, "<script ");
  for (guint i = 0; i < 100000; i++)
    g_string_append (html, "<style><");
  g_autoptr (TlnDom) dom = tln_dom_parse (html->str, html->len);
  g_assert_nonnull (tln_dom_root (dom));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dom/bulk", test_bulk);
  g_test_add_func ("/dom/scripts", test_scripts);
  g_test_add_func ("/dom/unclosed", test_unclosed);
  return g_test_run ();
}

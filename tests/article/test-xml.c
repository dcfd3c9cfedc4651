/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML with and without faults: names by namespace, references, what a broken file still says. */
#include "tln-xml.h"

#include <string.h>

/* The tree as text: (name attr=value "text" …). */
static void
write_tree (GString *out, const TlnNode *node)
{
  if (node->tag == TLN_TAG_TEXT) {
    g_string_append_printf (out, "\"%s\"", node->text);
    return;
  }
  g_string_append_printf (out, "(%s", node->text);
  for (guint i = 0; i < node->n_attrs; i++)
    g_string_append_printf (out, " %s=%s", node->attrs[i].name, node->attrs[i].value);
  for (const TlnNode *at = node->first; at != NULL; at = at->next) {
    g_string_append_c (out, ' ');
    write_tree (out, at);
  }
  g_string_append_c (out, ')');
}

static void
assert_tree (const char *xml, const char *want, gboolean want_faulty)
{
  gboolean faulty = !want_faulty;
  g_autoptr (TlnDom) dom = tln_xml_parse (xml, strlen (xml), &faulty);
  g_autoptr (GString) got = g_string_new (NULL);

  for (const TlnNode *at = tln_dom_root (dom)->first; at != NULL; at = at->next)
    write_tree (got, at);
  g_assert_cmpstr (got->str, ==, want);
  g_assert_cmpint (faulty, ==, want_faulty);
}

static void
test_well_formed (void)
{
  assert_tree ("<?xml version='1.0'?><!-- x --><a B='1'>t<c/>u<![CDATA[<&amp;]]></a>",
               "(a b=1 \"t\" (c) \"u<&amp;\")", FALSE);
  assert_tree ("", "", FALSE);
}

static void
test_names (void)
{
  assert_tree ("<x:feed xmlns:x='http://www.w3.org/2005/Atom' x:y='1' y='2'><x:id/></x:feed>",
               "(atom:feed atom:y=1 y=2 (atom:id))", FALSE);
  assert_tree (
      "<feed xmlns='HTTP://WWW.W3.ORG/2005/ATOM'><div xmlns='http://www.w3.org/1999/xhtml'>"
      "<p/></div><e/></feed>",
      "(atom:feed (html:div (html:p)) (atom:e))", FALSE);
  assert_tree ("<rss><dc:creator>A</dc:creator><what:ever/></rss>",
               "(rss (dc:creator \"A\") (?:ever))", FALSE);
  assert_tree ("<r:rss xmlns:r='http://backend.userland.com/rss2'><title xmlns='urn:x'/></r:rss>",
               "(rss (?:title))", FALSE);
}

static void
test_references (void)
{
  assert_tree ("<a b='&lt;&#x41;&eacute;'>&#65;&nbsp;&hellip;&#146;</a>",
               "(a b=<Aé \"A\xC2\xA0…’\")", FALSE);
  assert_tree ("<a>?a=1&b=2&copy &nosuch; &#0;&#xFFFFFFFFF;</a>", "(a \"?a=1&b=2&copy &nosuch; \")",
               TRUE);
}

/* Nothing is loaded, nothing grows, nothing becomes markup. */
static void
test_entities (void)
{
  g_autoptr (GString) bomb = g_string_new ("<!DOCTYPE a [<!ENTITY e \"");

  assert_tree ("<!DOCTYPE a SYSTEM 'file:///etc/passwd' [<!ENTITY own 'O&amp;<b>'>"
               "<!ENTITY ext SYSTEM 'file:///etc/passwd'><!ENTITY % p '>'>]><a>&own;|&ext;</a>",
               "(a \"O&<b>|&ext;\")", TRUE);
  for (guint i = 0; i < 10000; i++)
    g_string_append_c (bomb, 'x');
  g_string_append (bomb, "\"><!ENTITY f \"&e;&e;&e;&e;\">]><a>");
  for (guint i = 0; i < 1000; i++)
    g_string_append (bomb, "&e;&f;");
  g_autoptr (TlnDom) dom = tln_xml_parse (bomb->str, bomb->len, NULL);
  g_autofree char *text = tln_node_text (tln_dom_root (dom));
  g_assert_cmpuint (strlen (text), <, 300 * 1024);
}

static void
test_broken (void)
{
  assert_tree ("<a><b>1</a><c>2", "(a (b \"1\"))(c \"2\")", TRUE);
  assert_tree ("<a>1</b></x:y>2</a>", "(a \"12\")", TRUE);
  assert_tree ("<a b=1 c xmlns d='2'>1 < 2</a", "(a b=1 d=2 \"1 < 2\")", TRUE);
  assert_tree ("<a b='1><c/></a>", "(a b=1 (c))", TRUE);
  assert_tree ("<a><![CDATA[1", "(a \"1\")", TRUE);
  assert_tree ("<a><!-- 1 <b/></a>", "(a)", TRUE);
  assert_tree ("<a", "(a)", TRUE);
  assert_tree ("<", "\"<\"", TRUE);
}

/* Deep, wide and hostile input ends, and the tree can be walked by recursion. */
static void
test_large (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  gboolean faulty;

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, i % 2 ? "<!--" : "<a>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "</b>");
  g_autoptr (TlnDom) dom = tln_xml_parse (deep->str, deep->len, &faulty);
  guint depth = 0;
  for (TlnNode *at = tln_dom_root (dom); at->first != NULL; at = at->first)
    depth++;
  g_assert_true (faulty);
  g_assert_cmpuint (depth, <=, 256);
}

static void
test_base (void)
{
  static const char xml[] = "<a xml:base='http://a.example/x/' xml:lang='de'><b xml:base='y/z'>"
                            "<c xml:base='javascript:1'/></b></a>";
  g_autoptr (TlnDom) dom = tln_xml_parse (xml, strlen (xml), NULL);
  const TlnNode *c = tln_dom_root (dom)->first->first->first;
  g_autofree char *base = tln_xml_base (c, "http://b.example/");
  g_autofree char *none = tln_xml_base (tln_dom_root (dom), NULL);

  g_assert_cmpstr (base, ==, "http://a.example/x/y/z");
  g_assert_null (none);
  g_assert_cmpstr (tln_xml_language (c), ==, "de");
  g_assert_null (tln_xml_language (tln_dom_root (dom)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml/well-formed", test_well_formed);
  g_test_add_func ("/xml/names", test_names);
  g_test_add_func ("/xml/references", test_references);
  g_test_add_func ("/xml/entities", test_entities);
  g_test_add_func ("/xml/broken", test_broken);
  g_test_add_func ("/xml/large", test_large);
  g_test_add_func ("/xml/base", test_base);
  return g_test_run ();
}

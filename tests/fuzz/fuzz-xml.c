/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as XML: a tree that is not deep, of UTF-8, of a bounded length. */
#include "fuzz-check.h"
#include "fuzz.h"
#include "tln-xml.h"

#include <string.h>

#define DEEPEST 260
/* What the entities of a file may add, with room for names of characters. */
#define ADDED (256 * 1024 + 4096)

static gsize
check_node (const TlnNode *node, guint depth)
{
  gsize length = strlen (node->text);

  g_assert_cmpuint (depth, <=, DEEPEST);
  fuzz_check_text (node->text);
  for (guint i = 0; i < node->n_attrs; i++) {
    fuzz_check_text (node->attrs[i].name);
    fuzz_check_text (node->attrs[i].value);
    length += strlen (node->attrs[i].value);
  }
  for (const TlnNode *child = node->first; child != NULL; child = child->next) {
    g_assert_true (child->parent == node);
    length += check_node (child, depth + 1);
  }
  return length;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  gsize length = strlen (text);
  gboolean faulty = FALSE;
  g_autoptr (TlnDom) dom = tln_xml_parse (text, length, &faulty);
  const TlnNode *root = tln_dom_root (dom);
  const TlnNode *last = root;

  while (last->last != NULL)
    last = last->last;
  g_autofree char *base = tln_xml_base (last, "https://a.example/");
  fuzz_check_text (base);
  fuzz_check_text (tln_xml_language (last));
  g_assert_cmpuint (check_node (root, 0), <=, 4 * length + ADDED);
  return 0;
}

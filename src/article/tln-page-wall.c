/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges by what a page consists of, not by its words, which come in every language. */
#include "tln-page-wall.h"

#include "tln-dom.h"
#include "tln-encoding.h"
#include "tln-kind.h"
#include "tln-metadata.h"
#include "tln-text.h"

#include <string.h>

/* All counted as tln_text_count does: words, or characters where there are no blanks.
 * A shell has fewer than this: a name, "please wait", a copyright line. */
#define SHELL_TEXT 30
/* A paragraph this long is something to read, whatever form stands beside it. */
#define PARAGRAPH 35
/* Links and hints around a form to log in stay below this. */
#define LOGIN_TEXT 250

typedef struct {
  guint text; /* that can be seen without scripts */
  guint longest; /* of one element's own text */
  gboolean scripts;
  gboolean password;
} Look;

/* What a reader never sees, or sees only without scripts: the shell's own "turn them on". */
static gboolean
unseen (TlnTag tag)
{
  return tag == TLN_TAG_SCRIPT || tag == TLN_TAG_STYLE || tag == TLN_TAG_NOSCRIPT ||
         tag == TLN_TAG_TEMPLATE || tag == TLN_TAG_SVG || tag == TLN_TAG_SELECT ||
         tag == TLN_TAG_HEAD;
}

static gboolean
is_password (const TlnNode *node)
{
  const char *type = node->tag == TLN_TAG_INPUT ? tln_node_attr (node, "type") : NULL;

  return type != NULL && g_ascii_strcasecmp (type, "password") == 0;
}

/* The words of a paragraph are often cut up by links and emphasis, so they are counted by the
 * element around; that of a list or a whole column would count too much. */
static guint
count_paragraph (const TlnNode *node)
{
  if (node->tag != TLN_TAG_P && node->tag != TLN_TAG_PRE && node->tag != TLN_TAG_BLOCKQUOTE)
    return 0;
  g_autofree char *text = tln_node_text (node);
  return tln_text_count (text);
}

static void
look_at (TlnDom *dom, Look *look)
{
  const TlnNode *root = tln_dom_root (dom);
  const TlnNode *node = root;

  look->scripts = tln_node_count (root, TLN_TAG_SCRIPT) > 0;
  while (node != NULL) {
    if (node->tag == TLN_TAG_TEXT) {
      guint count = tln_text_count (node->text);

      look->text += count;
      look->longest = MAX (look->longest, count);
    } else if (tln_node_is_element (node)) {
      look->password = look->password || is_password (node);
      look->longest = MAX (look->longest, count_paragraph (node));
    }
    node = unseen (node->tag) ? tln_node_after (node, root) : tln_node_next (node, root);
  }
}

/* NULL: no HTML. */
static TlnDom *
parse_page (GBytes *bytes, const char *charset)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *encoding;
  g_autofree char *html = tln_decode (data, size, charset, &encoding, NULL);

  if (html == NULL || tln_kind_of_text (html, NULL, NULL) != TLN_KIND_HTML)
    return NULL;
  return tln_dom_parse (html, strlen (html));
}

char *
tln_page_wall_title (GBytes *bytes, const char *charset, const char **origin)
{
  const TlnHints hints = { 0 };
  g_autoptr (TlnDom) dom = parse_page (bytes, charset);
  g_autoptr (TlnMetadata) metadata = dom != NULL ? tln_metadata_from_page (dom, &hints) : NULL;

  if (metadata == NULL || metadata->title.value == NULL)
    return NULL;
  *origin = metadata->title.origin;
  return g_strdup (metadata->title.value);
}

TlnWall
tln_page_wall (GBytes *bytes, const char *charset)
{
  g_autoptr (TlnDom) dom = parse_page (bytes, charset);
  Look look = { 0 };

  if (dom == NULL)
    return TLN_WALL_NONE;
  look_at (dom, &look);
  if (look.password && look.longest < PARAGRAPH && look.text < LOGIN_TEXT)
    return TLN_WALL_LOGIN;
  if (look.scripts && look.text < SHELL_TEXT)
    return TLN_WALL_SCRIPTS;
  return TLN_WALL_NONE;
}

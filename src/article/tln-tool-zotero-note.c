/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes of Zotero's. What somebody marked in a PDF, an EPUB or a snapshot is no record of its own
 * in an export: it stands in a note that was made of it, as a span with what is known of the mark
 * (percent-encoded JSON), a citation and the comment. */
#include "tln-dom.h"
#include "tln-html-rich.h"
#include "tln-tool-private.h"

#include <string.h>

/* Labels of pages are "12" or "xii"; bytes. */
#define PAGE_MAX 20

static gboolean
is_mark (const TlnNode *node)
{
  return node->tag == TLN_TAG_SPAN && tln_node_attr (node, "data-annotation") != NULL;
}

static gboolean
is_block (const TlnNode *node)
{
  switch (node->tag) {
  case TLN_TAG_P:
  case TLN_TAG_LI:
  case TLN_TAG_DIV:
  case TLN_TAG_TD:
  case TLN_TAG_BLOCKQUOTE:
  case TLN_TAG_BODY:
    return TRUE;
  default:
    return FALSE;
  }
}

static TlnNode *
block_of (const TlnNode *node)
{
  TlnNode *at = node->parent;

  while (at->parent != NULL && !is_block (at))
    at = at->parent;
  return at;
}

static gboolean
quotes (gunichar first, gunichar last)
{
  return (first == '"' && last == '"') || (first == 0x300C && last == 0x300D) ||
         (g_unichar_type (first) == G_UNICODE_INITIAL_PUNCTUATION &&
          g_unichar_type (last) == G_UNICODE_FINAL_PUNCTUATION);
}

/* Without the pair of quotation marks that the note puts round it. */
static char *
words_of (const TlnNode *mark)
{
  g_autofree char *text = tln_node_text (mark);
  glong length = g_utf8_strlen (text, -1);

  if (length > 2 && quotes (g_utf8_get_char (text),
                            g_utf8_get_char (g_utf8_offset_to_pointer (text, length - 1))))
    return g_utf8_substring (text, 1, length - 1);
  return g_steal_pointer (&text);
}

/* What stands behind a mark, without its citation, up to the next one. */
static char *
comment_of (const TlnNode *mark, const TlnNode *block)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const TlnNode *at = tln_node_after (mark, block);

  while (at != NULL && !is_mark (at)) {
    if (at->tag == TLN_TAG_SPAN && tln_node_attr (at, "data-citation") != NULL) {
      at = tln_node_after (at, block);
      continue;
    }
    if (at->tag == TLN_TAG_TEXT)
      g_string_append (out, at->text);
    else if (at->tag == TLN_TAG_BR)
      g_string_append_c (out, '\n');
    at = tln_node_next (at, block);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static JsonParser *
facts_of (const TlnNode *mark)
{
  g_autofree char *json = g_uri_unescape_string (tln_node_attr (mark, "data-annotation"), NULL);

  return json != NULL ? tln_tool_json_parse (json) : NULL;
}

static void
add_page (char **note, const char *page)
{
  g_autofree char *line = NULL;

  if (page == NULL || *page == '\0' || strlen (page) > PAGE_MAX)
    return;
  line = g_strconcat ("p. ", page, NULL);
  tln_tool_add_note (note, line);
}

/* Prose with a mark in the middle stays prose, and has no comments. */
static gboolean
begins_with_mark (const TlnNode *block)
{
  for (const TlnNode *at = block->first; at != NULL && !is_mark (at);
       at = tln_node_next (at, block))
    if (at->tag == TLN_TAG_TEXT && !tln_node_blank (at))
      return FALSE;
  return TRUE;
}

/* With the words behind it as its comment. */
static void
take_mark (TlnToolItem *item, const TlnNode *mark, const char *comment)
{
  g_autoptr (JsonParser) parser = facts_of (mark);
  JsonNode *root = parser != NULL ? json_parser_get_root (parser) : NULL;
  JsonObject *facts =
      root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  g_autofree char *words = words_of (mark);
  TlnToolHighlight *highlight = tln_tool_add_highlight (item, words, comment);

  if (highlight == NULL)
    return;
  highlight->created = item->saved;
  if (facts == NULL)
    return;
  g_autofree char *page = tln_tool_json_scalar (facts, "pageLabel");
  add_page (&highlight->note, page);
  tln_tool_set_colour (highlight, tln_tool_json_text (facts, "color"));
}

/* A note of nothing but marks has a heading that says so. */
static gboolean
only_headings (const TlnNode *body)
{
  for (const TlnNode *at = body->first; at != NULL; at = tln_node_next (at, body))
    if (at->tag == TLN_TAG_TEXT && !tln_node_blank (at) &&
        tln_node_ancestor (at, TLN_TAG_H1, 0) == NULL &&
        tln_node_ancestor (at, TLN_TAG_H2, 0) == NULL)
      return FALSE;
  return TRUE;
}

void
tln_tool_take_zotero_note (TlnToolItem *item, const char *html)
{
  g_autoptr (TlnDom) dom = tln_dom_parse (html, strlen (html));
  TlnNode *body = tln_dom_body (dom);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new (); /* that are nothing but marks */
  TlnNode *block = NULL;
  gboolean list = FALSE; /* block is one of them */

  for (TlnNode *at = body; at != NULL; at = tln_node_next (at, body)) {
    TlnNode *its = is_mark (at) ? block_of (at) : NULL;
    g_autofree char *comment = NULL;

    if (its == NULL)
      continue;
    if (its != block) {
      block = its;
      list = begins_with_mark (block);
      if (list && block != body)
        g_ptr_array_add (blocks, block);
    }
    if (list)
      comment = comment_of (at, block);
    take_mark (item, at, comment);
  }
  for (guint i = 0; i < blocks->len; i++)
    tln_node_remove (blocks->pdata[i]);
  if (blocks->len > 0 && only_headings (body))
    return;
  g_autoptr (TlnRich) rich = tln_html_to_rich (body, NULL);
  tln_tool_add_note (&item->note, rich->text);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bookmarks as every browser writes them (NETSCAPE-Bookmark-file-1): never valid HTML, so read the
 * way a browser reads HTML, in the order of the file. */
#include "tln-dom.h"
#include "tln-tool-private.h"

#include <string.h>

/* Attributes come from browsers in capitals; the tree has them in small letters. */
static gboolean
own_folder (const TlnNode *heading)
{
  return tln_node_attr (heading, "personal_toolbar_folder") != NULL ||
         tln_node_attr (heading, "unfiled_bookmarks_folder") != NULL;
}

/* The heading of a list stands before it, or, when the folder has a description, before that. */
static const TlnNode *
heading_of (const TlnNode *list)
{
  for (const TlnNode *at = list->prev; at != NULL; at = at->prev)
    if (at->tag == TLN_TAG_H3)
      return at;
  if (list->parent == NULL || list->parent->tag != TLN_TAG_DD)
    return NULL;
  const TlnNode *term = list->parent->prev;
  while (term != NULL && term->tag != TLN_TAG_DT)
    term = term->prev;
  return term != NULL ? tln_node_find (term, TLN_TAG_H3) : NULL;
}

/* The headings of the lists around a link, from the outside in. */
static char *
folder_of (const TlnNode *link)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (const TlnNode *list = tln_node_ancestor (link, TLN_TAG_DL, 0); list != NULL;
       list = tln_node_ancestor (list, TLN_TAG_DL, 0)) {
    const TlnNode *heading = heading_of (list);

    if (heading == NULL || own_folder (heading))
      continue;
    g_autofree char *name = tln_node_text (heading);
    if (*name == '\0')
      continue;
    if (path->len > 0)
      g_string_prepend_c (path, '/');
    g_string_prepend (path, name);
  }
  return g_string_free (g_steal_pointer (&path), FALSE);
}

static TlnToolItem *
read_link (TlnToolExport *export, const TlnNode *link, GError **error)
{
  TlnToolItem *item = tln_tool_export_add (export, error);

  if (item == NULL)
    return NULL;
  g_autofree char *title = tln_node_text (link);
  g_autofree char *folder = folder_of (link);
  const char *later = tln_node_attr (link, "toread");
  tln_tool_set (&item->url, tln_node_attr (link, "href"));
  tln_tool_set_title (item, title);
  item->saved = tln_tool_date (tln_node_attr (link, "add_date"));
  tln_tool_add_tags (item, tln_node_attr (link, "tags"), ",");
  tln_tool_add_tag (item, folder);
  item->read = later != NULL && !tln_tool_truth (later);
  return item;
}

TlnToolExport *
tln_tool_read_bookmarks (const char *text, GError **error)
{
  g_autofree char *head = g_strndup (text, strnlen (text, 1024));

  if (strstr (head, "NETSCAPE-Bookmark-file-1") == NULL)
    return NULL;
  g_autoptr (TlnDom) dom = tln_dom_parse (text, strlen (text));
  g_autoptr (TlnToolExport) export =
      tln_tool_export_new ("bookmarks", "document type NETSCAPE-Bookmark-file-1");
  const TlnNode *root = tln_dom_root (dom);
  TlnToolItem *last = NULL;
  for (const TlnNode *at = root; at != NULL; at = tln_node_next (at, root)) {
    if (at->tag == TLN_TAG_A && tln_node_attr (at, "href") != NULL) {
      last = read_link (export, at, error);
      if (last == NULL)
        return NULL;
    } else if (at->tag == TLN_TAG_H3) {
      last = NULL; /* a description that follows is of the folder */
    } else if (at->tag == TLN_TAG_DD && last != NULL) {
      g_autoptr (GString) words = g_string_new (NULL);
      for (const TlnNode *in = at->first; in != NULL && in->tag == TLN_TAG_TEXT; in = in->next)
        g_string_append (words, in->text);
      tln_tool_set (&last->note, words->str);
    }
  }
  return g_steal_pointer (&export);
}

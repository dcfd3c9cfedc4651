/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of feeds: HTML that is escaped, HTML that is elements, plain text, and which of them an
 * element means (RFC 4287 3.1, Atom 0.3 "mode", the custom of RSS). Nothing is made safe here: the
 * HTML only ever goes through the reading of pages, which keeps our own structure alone. */
#include "tln-feed-private.h"

#include "tln-text.h"

#include <string.h>

char *
tln_feed_characters (const TlnNode *node)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const TlnNode *at = node->first; at != NULL; at = tln_node_next (at, node))
    if (at->tag == TLN_TAG_TEXT)
      g_string_append (out, at->text);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

static gboolean
void_element (const char *name)
{
  static const char *const names[] = { "area",  "base", "br",   "col",    "embed", "hr",  "img",
                                       "input", "link", "meta", "source", "track", "wbr", NULL };

  return g_strv_contains (names, name);
}

static void write_children (GString *out, const TlnNode *node);

static void
write_element (GString *out, const TlnNode *node)
{
  const char *name = tln_xml_local_name (node->text);

  g_string_append_printf (out, "<%s", name);
  for (guint i = 0; i < node->n_attrs; i++) {
    if (strchr (node->attrs[i].name, ':') != NULL)
      continue;
    g_string_append_printf (out, " %s=\"", node->attrs[i].name);
    append_escaped (out, node->attrs[i].value);
    g_string_append_c (out, '"');
  }
  g_string_append_c (out, '>');
  if (void_element (name))
    return;
  write_children (out, node);
  g_string_append_printf (out, "</%s>", name);
}

/* Trees have a bounded depth, see tln_xml_parse. */
static void
write_children (GString *out, const TlnNode *node)
{
  for (const TlnNode *at = node->first; at != NULL; at = at->next) {
    if (at->tag == TLN_TAG_TEXT)
      append_escaped (out, at->text);
    else
      write_element (out, at);
  }
}

/* Elements in a text: those of the characters around them that are "<" stay characters, for RSS
 * never says which it means and the elements show it. */
static char *
inner_markup (const TlnNode *node)
{
  g_autoptr (GString) out = g_string_new (NULL);

  write_children (out, node);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
of_atom (const TlnNode *node)
{
  return g_str_has_prefix (node->text, "atom:") ||
         (node->parent != NULL && g_str_has_prefix (node->parent->text, "atom:"));
}

typedef enum {
  FORM_TEXT,
  FORM_HTML,
  FORM_ELEMENTS,
  FORM_BASE64
} Form;

static Form
form_of (const TlnNode *node)
{
  const char *type = tln_node_attr (node, "type");
  const char *mode = tln_node_attr (node, "mode");
  gboolean elements = tln_node_n_elements (node) > 0;

  if (g_strcmp0 (mode, "base64") == 0)
    return FORM_BASE64;
  if (elements)
    return FORM_ELEMENTS;
  if (!of_atom (node))
    return g_strcmp0 (type, "text") == 0 ? FORM_TEXT : FORM_HTML;
  if (type == NULL || g_str_has_prefix (type, "text/plain") || strcmp (type, "text") == 0)
    return FORM_TEXT;
  if (g_strcmp0 (mode, "escaped") == 0 || strstr (type, "html") != NULL)
    return FORM_HTML;
  if (mode != NULL || strchr (type, '/') == NULL || g_str_has_prefix (type, "text/") ||
      g_str_has_suffix (type, "xml"))
    return FORM_TEXT;
  return FORM_BASE64;
}

/* What is in other characters is the text itself, such as JSON. */
static char *
decode_base64 (const TlnNode *node)
{
  g_autofree char *written = tln_feed_characters (node);
  gsize size;

  for (const char *p = written; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("+/=-_ \t\r\n", *p) == NULL)
      return g_markup_escape_text (written, -1);
  g_autofree guchar *data = *written != '\0' ? g_base64_decode (written, &size) : NULL;

  return data != NULL && g_utf8_validate ((char *) data, (gssize) size, NULL)
             ? g_strndup ((char *) data, size)
             : NULL;
}

static gboolean
blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

char *
tln_feed_html (const TlnNode *node)
{
  g_autofree char *text = NULL;

  switch (form_of (node)) {
  case FORM_ELEMENTS:
    text = inner_markup (node);
    break;
  case FORM_BASE64:
    text = decode_base64 (node);
    break;
  case FORM_HTML:
    text = tln_feed_characters (node);
    break;
  case FORM_TEXT:
  default: {
    g_autofree char *plain = tln_feed_characters (node);
    text = g_markup_escape_text (plain, -1);
  }
  }
  return text != NULL && !blank (text) ? g_steal_pointer (&text) : NULL;
}

char *
tln_feed_plain_html (const char *html)
{
  g_autofree char *text = NULL;

  if (html == NULL)
    return NULL;
  if (strpbrk (html, "<&") == NULL) {
    text = tln_text_squeeze (html);
  } else {
    g_autoptr (TlnDom) dom = tln_dom_parse (html, strlen (html));
    TlnNode *body = tln_dom_body (dom);
    for (TlnNode *at = body->first, *next; at != NULL; at = next) {
      next = tln_node_next (at, body);
      if (at->tag == TLN_TAG_SCRIPT || at->tag == TLN_TAG_STYLE) {
        next = tln_node_after (at, body);
        tln_node_remove (at);
      }
    }
    text = tln_node_text (body);
  }
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

char *
tln_feed_plain (const TlnNode *node)
{
  g_autofree char *html = tln_feed_html (node);

  return tln_feed_plain_html (html);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only file that knows libgumbo: parses and copies the tree into our own. Gumbo's memory comes
 * from an arena that is dropped as a whole, so its recursive destructor never runs. */
#include "tln-dom.h"

#include <gumbo.h>
#include <string.h>

#define MAX_DEPTH 256
#define MAX_NODES 2000000
#define MAX_OPEN 20000
#define MAX_START_TAG 2000

typedef struct {
  TlnDom *dom;
  guint n_nodes;
} Copier;

/* Gumbo keeps some strings in lower case and some as written. */
static const char *
copy_lower (TlnDom *dom, const char *text)
{
  gsize length = strlen (text);
  char *copy = tln_dom_alloc (dom, length + 1);

  for (gsize i = 0; i < length; i++)
    copy[i] = g_ascii_tolower (text[i]);
  return copy;
}

static const char *
join_label (TlnDom *dom, const char *class_name, const char *id)
{
  if (class_name == NULL && id == NULL)
    return "";
  gsize a = class_name ? strlen (class_name) : 0, b = id ? strlen (id) : 0;
  char *label = tln_dom_alloc (dom, a + b + 2);
  for (gsize i = 0; i < a; i++)
    label[i] = g_ascii_tolower (class_name[i]);
  label[a] = ' ';
  for (gsize i = 0; i < b; i++)
    label[a + 1 + i] = g_ascii_tolower (id[i]);
  return label;
}

static void
copy_attributes (Copier *self, TlnNode *node, const GumboVector *attributes)
{
  guint n = MIN (attributes->length, 256);

  if (n == 0)
    return;
  TlnAttr *attrs = tln_dom_alloc (self->dom, n * sizeof *attrs);
  for (guint i = 0; i < n; i++) {
    const GumboAttribute *attribute = attributes->data[i];
    attrs[i].name = copy_lower (self->dom, attribute->name);
    attrs[i].value = tln_dom_string (self->dom, attribute->value, strlen (attribute->value));
  }
  node->attrs = attrs;
  node->n_attrs = (guint16) n;
  node->label = join_label (self->dom, tln_node_attr (node, "class"), tln_node_attr (node, "id"));
}

static TlnNode *
copy_element (Copier *self, const GumboElement *element)
{
  const char *name = gumbo_normalized_tagname (element->tag);
  TlnNode *node;

  if (*name != '\0') {
    node = tln_dom_element (self->dom, tln_tag_from_name (name), name);
  } else {
    GumboStringPiece piece = element->original_tag;
    gumbo_tag_from_original_text (&piece);
    g_autofree char *own = g_ascii_strdown (piece.data ? piece.data : "", (gssize) piece.length);
    node = tln_dom_element (self->dom, tln_tag_from_name (own), own);
  }
  copy_attributes (self, node, &element->attributes);
  return node;
}

static TlnNode *
copy_node (Copier *self, const GumboNode *node)
{
  if (++self->n_nodes > MAX_NODES)
    return NULL;
  switch (node->type) {
  case GUMBO_NODE_ELEMENT:
  case GUMBO_NODE_TEMPLATE:
    return copy_element (self, &node->v.element);
  case GUMBO_NODE_TEXT:
  case GUMBO_NODE_CDATA:
  case GUMBO_NODE_WHITESPACE:
    return tln_dom_text (self->dom, node->v.text.text, strlen (node->v.text.text));
  default:
    return NULL;
  }
}

/* Walks without recursion; what lies deeper than MAX_DEPTH goes into its ancestor there. */
static void
copy_tree (Copier *self, const GumboNode *root, TlnNode *into)
{
  const GumboNode *at = root;
  GPtrArray *path = g_ptr_array_new (); /* our node of every Gumbo ancestor, or NULL */
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  guint place = 0;

  g_ptr_array_add (path, into);
  for (;;) {
    const GumboVector *children = &at->v.element.children;
    if (place < children->length) {
      const GumboNode *child = children->data[place++];
      TlnNode *parent = path->pdata[MIN (path->len - 1, MAX_DEPTH)];
      TlnNode *copy = copy_node (self, child);
      if (copy != NULL)
        tln_node_append (parent, copy);
      if (copy != NULL && child->type == GUMBO_NODE_ELEMENT) {
        g_array_append_val (places, place);
        g_ptr_array_add (path, copy);
        at = child;
        place = 0;
      }
      continue;
    }
    if (places->len == 0)
      break;
    place = g_array_index (places, guint, places->len - 1);
    g_array_set_size (places, places->len - 1);
    g_ptr_array_set_size (path, (int) path->len - 1);
    at = at->parent;
  }
  g_ptr_array_unref (path);
}

static void *
arena_allocate (void *data, size_t size)
{
  return tln_dom_alloc (data, size);
}

static void
arena_free (void *data, void *memory)
{
}

/* Elements that pages may leave open, or that have no end, do not count. */
static gboolean
counts_as_open (const char *tag)
{
  static const char *const names[] = { "p",  "li", "br",    "img",   "hr",   "td",     "tr",
                                       "th", "dd", "dt",    "input", "meta", "option", "link",
                                       "rt", "rp", "param", "wbr",   "col",  "source", "area" };
  char first = g_ascii_tolower (*tag);
  gsize n = 0;

  while (n < 12 && g_ascii_isalnum (tag[n]))
    n++;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i][0] == first && strlen (names[i]) == n &&
        g_ascii_strncasecmp (tag, names[i], n) == 0)
      return FALSE;
  return TRUE;
}

/* How much of a page can be parsed before its nesting, which the parser walks for every tag,
 * would take it minutes. No page made for people comes near. */
static gsize
bearable_length (const char *html, gsize length)
{
  const char *end = html + length, *p = html;
  gsize open = 0;

  while ((p = memchr (p, '<', (gsize) (end - p))) != NULL && end - p > 16) {
    p++;
    if (*p == '/')
      open -= open > 0 ? 1 : 0;
    else if (g_ascii_isalpha (*p) && counts_as_open (p) && ++open > MAX_OPEN)
      return (gsize) (p - 1 - html);
  }
  return length;
}

/* Whether anybody reads that script: data about the article, or a day. */
static gboolean
of_use (const char *tag, const char *content, const char *end)
{
  static const char *const words[] = { "ubli", "UBLI", "osted", "var ct" };

  if (g_strstr_len (tag, content - tag, "json") != NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strstr_len (content, end - content, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* The end of the content of a style or script element that starts at tag, when it can be left out
 * without changing how the rest is read: nothing in it looks like markup. content is set to where
 * it begins. NULL when it must stay. */
static const char *
droppable (const char *tag, const char *end, const char **content)
{
  gboolean script = g_ascii_strncasecmp (tag, "<script", 7) == 0;
  gsize name = script ? 7 : 6;
  const char *p;

  if (!script && g_ascii_strncasecmp (tag, "<style", 6) != 0)
    return NULL;
  if (tag[name] != '>' && !g_ascii_isspace (tag[name]))
    return NULL;
  *content = memchr (tag, '>', (gsize) MIN (end - tag, MAX_START_TAG));
  if (*content == NULL || (*content)[-1] == '/')
    return NULL;
  p = ++*content;
  while ((p = memchr (p, '<', (gsize) (end - p))) != NULL && end - p > 9) {
    if (p[1] == '/' && g_ascii_strncasecmp (p + 2, tag + 1, name - 1) == 0)
      return script && of_use (tag, *content, p) ? NULL : p;
    if (g_ascii_isalpha (p[1]) || p[1] == '/' || p[1] == '!')
      return NULL;
    p++;
  }
  return NULL;
}

/* Styles and scripts are a third of what pages hold and the slowest to parse. */
static GString *
without_bulk (const char *html, gsize length)
{
  GString *out = g_string_sized_new (length + 1);
  const char *end = html + length, *from = html, *p = html;

  while ((p = memchr (p, '<', (gsize) (end - p))) != NULL && end - p > 16) {
    const char *content, *stop = NULL;
    if ((p[1] | 0x20) == 's')
      stop = droppable (p, end, &content);
    if (stop != NULL) {
      g_string_append_len (out, from, content - from);
      from = p = stop;
    }
    p++;
  }
  return g_string_append_len (out, from, end - from);
}

TlnDom *
tln_dom_parse (const char *html, gsize length)
{
  TlnDom *arena = tln_dom_new ();
  GumboOptions options = kGumboDefaultOptions;
  Copier copier = { .dom = tln_dom_new () };

  options.allocator = arena_allocate;
  options.deallocator = arena_free;
  options.userdata = arena;
  options.max_errors = 0;
  g_autoptr (GString) lean = without_bulk (html, length);
  GumboOutput *output =
      gumbo_parse_with_options (&options, lean->str, bearable_length (lean->str, lean->len));
  TlnNode *root = tln_dom_element (copier.dom, TLN_TAG_HTML, NULL);
  tln_dom_set_root (copier.dom, root);
  if (output != NULL && output->root != NULL && output->root->type == GUMBO_NODE_ELEMENT) {
    copy_attributes (&copier, root, &output->root->v.element.attributes);
    copy_tree (&copier, output->root, root);
  }
  tln_dom_free (arena);
  return copier.dom;
}

char *
tln_dom_decode_entity (const char *entity)
{
  gsize length = strlen (entity);

  if (length < 3 || length > 40 || entity[0] != '&')
    return NULL;
  /* behind a letter, since blanks before anything else are left out of a page */
  g_autofree char *page = g_strconcat ("x", entity, NULL);
  g_autoptr (TlnDom) dom = tln_dom_parse (page, length + 1);
  TlnNode *text = tln_node_find (tln_dom_root (dom), TLN_TAG_TEXT);
  return text != NULL && strcmp (text->text, page) != 0 ? g_strdup (text->text + 1) : NULL;
}

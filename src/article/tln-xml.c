/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads XML into our own tree without ever giving up. Written by hand because neither parser at
 * hand does that: what validates stops at the first of the faults that half of all feeds have, or
 * shifts the structure at the first end tag that is missing; Gumbo knows HTML only. There is no
 * document type here beyond its plain entities (tln-xml-entities.c), so nothing can be loaded and
 * nothing can grow. */
#include "tln-xml.h"

#include "tln-page-address.h"
#include "tln-xml-private.h"

#include <string.h>

#define MAX_OPEN 256
#define MAX_NODES 2000000
#define MAX_ATTRIBUTES 64

typedef struct {
  TlnDom *dom;
  const char *start, *at, *end;
  GPtrArray *open; /* TlnNode, the document first */
  GPtrArray *written; /* their names as written */
  GString *text; /* characters not yet in the tree */
  TlnXmlScope *scope;
  TlnXmlEntities entities;
  guint n_nodes;
  gboolean no_comment_end, no_instruction_end; /* none from here on: do not look again */
  gboolean faulty;
} Reader;

typedef struct {
  char *name;
  char *value;
} Attribute;

static void
clear_attribute (gpointer data)
{
  Attribute *attribute = data;

  g_free (attribute->name);
  g_free (attribute->value);
}

static TlnNode *
parent_of (const Reader *self)
{
  return g_ptr_array_index (self->open, self->open->len - 1);
}

static void
append_node (Reader *self, TlnNode *node)
{
  tln_node_append (parent_of (self), node);
  self->n_nodes++;
}

static void
flush_text (Reader *self)
{
  if (self->text->len > 0 && self->n_nodes < MAX_NODES)
    append_node (self, tln_dom_text (self->dom, self->text->str, self->text->len));
  g_string_truncate (self->text, 0);
}

static void
close_to (Reader *self, guint depth)
{
  flush_text (self);
  g_ptr_array_set_size (self->open, (gint) depth);
  g_ptr_array_set_size (self->written, (gint) depth);
  tln_xml_scope_leave (self->scope, depth);
}

static gboolean
name_starts (const char *at, const char *end)
{
  return at < end && (g_ascii_isalpha (*at) || *at == '_' || *at == ':' || (guchar) *at >= 0x80);
}

static char *
read_name (Reader *self)
{
  const char *start = self->at;

  while (self->at < self->end && !g_ascii_isspace (*self->at) &&
         strchr ("=<>/\"'", *self->at) == NULL)
    self->at++;
  return g_strndup (start, (gsize) (self->at - start));
}

static void
skip_space (Reader *self)
{
  while (self->at < self->end && g_ascii_isspace (*self->at))
    self->at++;
}

/* Where a value in quotation marks ends. One without a second mark would swallow what follows: it
 * ends with its tag. */
static const char *
quoted_end (const Reader *self, const char *start, char mark)
{
  gsize left = (gsize) (self->end - start);
  const char *close = memchr (start, mark, left);
  const char *next = memchr (start, '<', left);
  const char *tag_end = memchr (start, '>', left);

  if (tag_end != NULL && (close == NULL || (next != NULL && tag_end < next && next < close)))
    return tag_end;
  return close != NULL ? close : self->end;
}

static char *
read_value (Reader *self)
{
  g_autoptr (GString) value = g_string_new (NULL);
  const char *start = self->at;
  const char *stop;

  if (start < self->end && (*start == '"' || *start == '\'')) {
    stop = quoted_end (self, start + 1, *start);
    self->at = stop < self->end && *stop == *start ? stop + 1 : stop;
    self->faulty |= self->at == stop;
    start++;
  } else {
    while (self->at < self->end && !g_ascii_isspace (*self->at) && *self->at != '>')
      self->at++;
    stop = self->at;
    self->faulty = TRUE;
  }
  if (!tln_xml_append_text (value, start, (gsize) (stop - start), &self->entities))
    self->faulty = TRUE;
  return g_string_free (g_steal_pointer (&value), FALSE);
}

/* Behind the name of a start tag, up to ">" or what takes its place; TRUE: "/>". */
static gboolean
read_attributes (Reader *self, GArray *attributes)
{
  gboolean empty = FALSE;

  for (;;) {
    skip_space (self);
    if (self->at >= self->end || *self->at == '<') {
      self->faulty = TRUE;
      return empty;
    }
    if (*self->at == '>') {
      self->at++;
      return empty;
    }
    empty = *self->at == '/';
    if (strchr ("/=\"'", *self->at) != NULL) {
      self->at++;
      continue;
    }
    Attribute attribute = { .name = read_name (self) };
    skip_space (self);
    if (self->at < self->end && *self->at == '=') {
      self->at++;
      skip_space (self);
      attribute.value = read_value (self);
    }
    if (attributes->len < MAX_ATTRIBUTES)
      g_array_append_val (attributes, attribute);
    else
      clear_attribute (&attribute);
  }
}

static gboolean
declares_namespace (const char *name)
{
  return strcmp (name, "xmlns") == 0 || g_str_has_prefix (name, "xmlns:");
}

static void
take_attributes (Reader *self, TlnNode *node, const GArray *attributes)
{
  TlnAttr *attrs = tln_dom_alloc (self->dom, (attributes->len + 1) * sizeof *attrs);

  for (guint i = 0; i < attributes->len; i++) {
    const Attribute *attribute = &g_array_index (attributes, Attribute, i);
    if (declares_namespace (attribute->name) || attribute->value == NULL)
      continue;
    g_autofree char *name = tln_xml_scope_name (self->scope, attribute->name, TRUE);
    TlnAttr *attr = &attrs[node->n_attrs++];
    attr->name = tln_dom_string (self->dom, name, strlen (name));
    attr->value = tln_dom_string (self->dom, attribute->value, strlen (attribute->value));
  }
  node->attrs = attrs;
}

static void
read_start (Reader *self)
{
  g_autoptr (GArray) attributes = g_array_new (FALSE, TRUE, sizeof (Attribute));
  guint depth = self->open->len;

  g_array_set_clear_func (attributes, clear_attribute);
  flush_text (self);
  self->at++;
  g_autofree char *written = read_name (self);
  gboolean empty = read_attributes (self, attributes);
  if (self->n_nodes >= MAX_NODES || depth >= MAX_OPEN) {
    self->faulty = TRUE;
    return;
  }
  for (guint i = 0; i < attributes->len; i++) {
    const Attribute *attribute = &g_array_index (attributes, Attribute, i);
    if (declares_namespace (attribute->name) && attribute->value != NULL)
      tln_xml_scope_add (self->scope, attribute->name, attribute->value, depth);
  }
  g_autofree char *name = tln_xml_scope_name (self->scope, written, FALSE);
  TlnNode *node = tln_dom_element (self->dom, TLN_TAG_OTHER, name);
  take_attributes (self, node, attributes);
  append_node (self, node);
  if (empty) {
    tln_xml_scope_leave (self->scope, depth);
    return;
  }
  g_ptr_array_add (self->open, node);
  g_ptr_array_add (self->written, g_steal_pointer (&written));
}

/* Closes the element and whatever was left open in it. */
static void
read_end (Reader *self)
{
  self->at += 2;
  g_autofree char *name = read_name (self);
  const char *close = memchr (self->at, '>', (gsize) (self->end - self->at));
  const char *next = memchr (self->at, '<', (gsize) (self->end - self->at));

  if (close != NULL && (next == NULL || close < next))
    self->at = close + 1;
  else {
    self->at = next != NULL ? next : self->end;
    self->faulty = TRUE;
  }
  for (guint i = self->written->len; i > 1; i--)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->written, i - 1), name) == 0) {
      self->faulty |= i < self->written->len;
      close_to (self, i - 1);
      return;
    }
  self->faulty = TRUE;
}

/* Past what ends with a mark; what has no end ends with the next ">". */
static void
skip_to (Reader *self, const char *mark, gboolean *missing)
{
  gsize left = (gsize) (self->end - self->at);
  const char *close = *missing ? NULL : g_strstr_len (self->at, (gssize) left, mark);

  if (close != NULL) {
    self->at = close + strlen (mark);
    return;
  }
  *missing = TRUE;
  self->faulty = TRUE;
  close = memchr (self->at, '>', left);
  self->at = close != NULL ? close + 1 : self->end;
}

static gboolean
starts_with (const Reader *self, const char *word)
{
  gsize length = strlen (word);

  return (gsize) (self->end - self->at) >= length &&
         g_ascii_strncasecmp (self->at, word, length) == 0;
}

static void
read_cdata (Reader *self)
{
  const char *start = self->at + strlen ("<![CDATA[");
  const char *close = g_strstr_len (start, self->end - start, "]]>");

  self->faulty |= close == NULL;
  g_string_append_len (self->text, start, (close != NULL ? close : self->end) - start);
  self->at = close != NULL ? close + 3 : self->end;
}

static void
read_markup (Reader *self)
{
  if (starts_with (self, "<!--"))
    skip_to (self, "-->", &self->no_comment_end);
  else if (starts_with (self, "<![CDATA["))
    read_cdata (self);
  else if (starts_with (self, "<!DOCTYPE"))
    self->at = tln_xml_entities_read (&self->entities, self->at, self->end);
  else if (starts_with (self, "<!"))
    skip_to (self, ">", &(gboolean) { FALSE });
  else if (starts_with (self, "<?")) {
    self->faulty |= self->at != self->start && starts_with (self, "<?xml ");
    skip_to (self, "?>", &self->no_instruction_end);
  } else if (starts_with (self, "</"))
    read_end (self);
  else if (name_starts (self->at + 1, self->end))
    read_start (self);
  else {
    g_string_append_c (self->text, *self->at++);
    self->faulty = TRUE;
  }
}

TlnDom *
tln_xml_parse (const char *text, gsize length, gboolean *faulty)
{
  Reader self = { .dom = tln_dom_new (), .start = text, .at = text, .end = text + length };
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) pending = g_string_new (NULL);
  g_autoptr (TlnXmlScope) scope = tln_xml_scope_new ();
  TlnNode *document = tln_dom_element (self.dom, TLN_TAG_OTHER, "#document");

  self.open = open;
  self.written = written;
  self.text = pending;
  self.scope = scope;
  g_ptr_array_add (open, document);
  g_ptr_array_add (written, g_strdup (""));
  tln_dom_set_root (self.dom, document);
  while (self.at < self.end) {
    const char *mark = memchr (self.at, '<', (gsize) (self.end - self.at));
    const char *stop = mark != NULL ? mark : self.end;
    if (!tln_xml_append_text (pending, self.at, (gsize) (stop - self.at), &self.entities))
      self.faulty = TRUE;
    self.at = stop;
    if (mark != NULL)
      read_markup (&self);
  }
  self.faulty |= open->len > 1;
  close_to (&self, 1);
  tln_xml_entities_clear (&self.entities);
  if (faulty != NULL)
    *faulty = self.faulty;
  return self.dom;
}

char *
tln_xml_base (const TlnNode *node, const char *base)
{
  const char *own = tln_node_attr (node, "xml:base");
  g_autofree char *outer =
      node->parent != NULL ? tln_xml_base (node->parent, base) : g_strdup (base);

  if (own == NULL || !tln_page_address_safe (own))
    return g_steal_pointer (&outer);
  return tln_page_address_resolve (outer, own);
}

const char *
tln_xml_language (const TlnNode *node)
{
  for (; node != NULL; node = node->parent) {
    const char *language = tln_node_attr (node, "xml:lang");
    if (language != NULL)
      return language;
  }
  return NULL;
}

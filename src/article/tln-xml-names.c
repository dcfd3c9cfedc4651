/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Namespaces: what counts is their address, but files without a declaration, or with one of the
 * many addresses that were once in use, are meant too. */
#include "tln-xml-private.h"

#include <string.h>

typedef struct {
  char *prefix; /* "" for the default one */
  const char *canonical; /* static */
  guint depth;
} Binding;

struct TlnXmlScope {
  GArray *bindings;
};

/* By the beginning of the address, without its scheme, in lower case. */
static const struct {
  const char *address;
  const char *prefix;
} namespaces[] = {
  { "www.w3.org/2005/atom", "atom" },
  { "purl.org/atom/ns", "atom" },
  { "purl.org/pie/", "atom" }, /* what Atom was called before it had a name */
  { "purl.org/echo/", "atom" },
  { "example.com/necho", "atom" },
  { "example.com/newformat", "atom" },
  { "purl.org/rss/1.0/modules/content", "content" },
  { "purl.org/rss/1.0/modules/", "?" },
  { "purl.org/rss/1.0", "" },
  { "purl.org/net/rss1.1", "" },
  { "my.netscape.com/rdf/simple/0.9", "" },
  { "channel.netscape.com/rdf/simple/0.9", "" },
  { "my.netscape.com/publish/formats/rss-0.91", "" },
  { "backend.userland.com/", "" },
  { "blogs.law.harvard.edu/tech/rss", "" },
  { "cyber.law.harvard.edu/rss", "" },
  { "www.rssboard.org/", "" },
  { "opml.org/", "" },
  { "www.opml.org/", "" },
  { "purl.org/dc/elements/1.", "dc" },
  { "purl.org/dc/terms", "dcterms" },
  { "www.itunes.com/dtds/podcast-1.0.dtd", "itunes" },
  { "search.yahoo.com/mrss", "media" },
  { "www.w3.org/1999/02/22-rdf-syntax-ns", "rdf" },
  { "xmlns.com/foaf/0.1", "foaf" },
  { "www.w3.org/1999/xhtml", "html" },
  { "www.w3.org/xml/1998/namespace", "xml" },
};

static void
clear_binding (gpointer data)
{
  g_free (((Binding *) data)->prefix);
}

TlnXmlScope *
tln_xml_scope_new (void)
{
  TlnXmlScope *self = g_new0 (TlnXmlScope, 1);

  self->bindings = g_array_new (FALSE, FALSE, sizeof (Binding));
  g_array_set_clear_func (self->bindings, clear_binding);
  return self;
}

void
tln_xml_scope_free (TlnXmlScope *scope)
{
  g_array_unref (scope->bindings);
  g_free (scope);
}

static const char *
canonical_of (const char *uri)
{
  g_autofree char *lower = g_ascii_strdown (uri, -1);
  const char *address = g_strstrip (lower);

  if (*address == '\0')
    return "";
  if (g_str_has_prefix (address, "http://"))
    address += strlen ("http://");
  else if (g_str_has_prefix (address, "https://"))
    address += strlen ("https://");
  for (gsize i = 0; i < G_N_ELEMENTS (namespaces); i++)
    if (g_str_has_prefix (address, namespaces[i].address))
      return namespaces[i].prefix;
  return "?";
}

void
tln_xml_scope_add (TlnXmlScope *scope, const char *attribute, const char *uri, guint depth)
{
  const char *colon = strchr (attribute, ':');
  Binding binding = { g_strdup (colon != NULL ? colon + 1 : ""), canonical_of (uri), depth };

  g_array_append_val (scope->bindings, binding);
}

void
tln_xml_scope_leave (TlnXmlScope *scope, guint depth)
{
  while (scope->bindings->len > 0 &&
         g_array_index (scope->bindings, Binding, scope->bindings->len - 1).depth >= depth)
    g_array_set_size (scope->bindings, scope->bindings->len - 1);
}

/* A prefix that nothing declares means what it always means. */
static const char *
usual_meaning (const char *prefix)
{
  for (gsize i = 0; i < G_N_ELEMENTS (namespaces); i++)
    if (g_ascii_strcasecmp (namespaces[i].prefix, prefix) == 0)
      return namespaces[i].prefix;
  return g_ascii_strcasecmp (prefix, "xhtml") == 0 ? "html" : "?";
}

static const char *
lookup (const TlnXmlScope *scope, const char *prefix)
{
  for (guint i = scope->bindings->len; i > 0; i--) {
    const Binding *binding = &g_array_index (scope->bindings, Binding, i - 1);
    if (strcmp (binding->prefix, prefix) == 0)
      return binding->canonical;
  }
  return *prefix == '\0' ? "" : usual_meaning (prefix);
}

char *
tln_xml_scope_name (const TlnXmlScope *scope, const char *written, gboolean attribute)
{
  const char *colon = strchr (written, ':');
  g_autofree char *prefix = g_strndup (written, colon != NULL ? (gsize) (colon - written) : 0);
  g_autofree char *local = g_ascii_strdown (colon != NULL ? colon + 1 : written, -1);
  const char *canonical = attribute && colon == NULL ? "" : lookup (scope, prefix);

  return *canonical == '\0' ? g_steal_pointer (&local) : g_strconcat (canonical, ":", local, NULL);
}

const char *
tln_xml_local_name (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

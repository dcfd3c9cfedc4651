/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zotero's RDF/XML. What is written there is strict, so GLib's parser does; it makes the small tree
 * that pages are read with. References between resources are by rdf:about. */
#include "tln-dom.h"
#include "tln-error.h"
#include "tln-tool-private.h"

#include <string.h>

#define MAX_DEPTH 64
/* Collections inside collections. */
#define MAX_FOLDERS 16

typedef struct {
  TlnDom *dom;
  TlnNode *open;
  guint depth;
  GHashTable *prefixes; /* the file's to ours */
} Build;

static const char *
own_prefix (const char *address)
{
  static const char *const known[][2] = {
    { "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf" },
    { "http://www.zotero.org/namespaces/export#", "z" },
    { "http://purl.org/dc/elements/1.1/", "dc" },
    { "http://purl.org/dc/terms/", "dcterms" },
    { "http://purl.org/net/biblio#", "bib" },
    { "http://xmlns.com/foaf/0.1/", "foaf" },
    { "http://purl.org/rss/1.0/modules/link/", "link" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i][0], address) == 0)
      return known[i][1];
  return NULL;
}

/* A name with our prefix for its namespace, as a string of the tree. */
static const char *
own_name (Build *build, const char *name)
{
  const char *colon = strchr (name, ':');
  g_autofree char *prefix = g_strndup (name, colon != NULL ? (gsize) (colon - name) : 0);
  const char *own = g_hash_table_lookup (build->prefixes, prefix);
  g_autofree char *whole =
      g_strconcat (own != NULL ? own : prefix, ":", colon != NULL ? colon + 1 : name, NULL);

  return tln_dom_string (build->dom, whole, strlen (whole));
}

static void
learn_prefixes (Build *build, const char **names, const char **values)
{
  for (guint i = 0; names[i] != NULL; i++) {
    const char *own = own_prefix (values[i]);

    if (own != NULL && g_str_has_prefix (names[i], "xmlns"))
      g_hash_table_replace (build->prefixes, g_strdup (names[i][5] == ':' ? names[i] + 6 : ""),
                            (gpointer) own);
  }
}

static void
take_attributes (Build *build, TlnNode *node, const char **names, const char **values)
{
  guint n = g_strv_length ((char **) names);
  TlnAttr *attrs = tln_dom_alloc (build->dom, MAX (n, 1) * sizeof *attrs);

  for (guint i = 0; i < n; i++)
    attrs[i] = (TlnAttr) { own_name (build, names[i]),
                           tln_dom_string (build->dom, values[i], strlen (values[i])) };
  node->attrs = attrs;
  node->n_attrs = (guint16) MIN (n, G_MAXUINT16);
}

/* Signature given by GLib. */
static void
start_element (GMarkupParseContext *context,
               const char *name,
               const char **names,
               const char **values,
               gpointer data,
               GError **error)
{
  Build *build = data;

  learn_prefixes (build, names, values);
  TlnNode *node = tln_dom_element (build->dom, TLN_TAG_OTHER, own_name (build, name));
  take_attributes (build, node, names, values);
  if (build->open == NULL)
    tln_dom_set_root (build->dom, node);
  else
    tln_node_append (build->open, node);
  build->open = node;
  if (++build->depth > MAX_DEPTH)
    g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_MALFORMED, "nested too deep");
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Build *build = data;

  build->open = build->open->parent;
  build->depth--;
}

/* Signature given by GLib. */
static void
text_inside (GMarkupParseContext *context,
             const char *text,
             gsize length,
             gpointer data,
             GError **error)
{
  Build *build = data;

  if (build->open != NULL)
    tln_node_append (build->open, tln_dom_text (build->dom, text, length));
}

static TlnDom *
parse (const char *text, GError **error)
{
  static const GMarkupParser parser = { .start_element = start_element,
                                        .end_element = end_element,
                                        .text = text_inside };
  g_autoptr (TlnDom) dom = tln_dom_new ();
  g_autoptr (GHashTable) prefixes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local = NULL;
  Build build = { dom, NULL, 0, prefixes };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &build, NULL);

  if (g_markup_parse_context_parse (context, text, -1, &local) &&
      g_markup_parse_context_end_parse (context, &local))
    return g_steal_pointer (&dom);
  g_autofree char *words = g_utf8_make_valid (local->message, -1); /* they quote single bytes */
  g_set_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_MALFORMED, "damaged RDF: %s", words);
  return NULL;
}

/* A child by name; of several the first. */
static TlnNode *
child (const TlnNode *node, const char *name)
{
  for (TlnNode *at = node != NULL ? node->first : NULL; at != NULL; at = at->next)
    if (at->tag != TLN_TAG_TEXT && strcmp (at->text, name) == 0)
      return at;
  return NULL;
}

/* All characters inside as they stand; caller frees. */
static char *
characters (const TlnNode *node)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const TlnNode *at = node != NULL ? node->first : NULL; at != NULL;
       at = tln_node_next (at, node))
    if (at->tag == TLN_TAG_TEXT)
      g_string_append (out, at->text);
  return g_strstrip (g_string_free (g_steal_pointer (&out), FALSE));
}

static char *
child_text (const TlnNode *node, const char *name)
{
  return characters (child (node, name));
}

static char *
address_of (const TlnNode *node)
{
  for (const TlnNode *at = node->first; at != NULL; at = at->next) {
    TlnNode *uri = at->tag != TLN_TAG_TEXT && strcmp (at->text, "dc:identifier") == 0
                       ? child (at, "dcterms:URI")
                       : NULL;
    if (uri != NULL)
      return child_text (uri, "rdf:value");
  }
  return NULL;
}

static void
add_authors (TlnToolItem *item, const TlnNode *node)
{
  TlnNode *authors = child (node, "bib:authors");

  for (TlnNode *at = authors; at != NULL; at = tln_node_next (at, authors)) {
    if (at->tag == TLN_TAG_TEXT || strcmp (at->text, "foaf:Person") != 0)
      continue;
    g_autofree char *family = child_text (at, "foaf:surname");
    g_autofree char *given = child_text (at, "foaf:givenName");
    gboolean han =
        *family != '\0' && g_unichar_get_script (g_utf8_get_char (family)) == G_UNICODE_SCRIPT_HAN;
    g_autofree char *name =
        han ? g_strconcat (family, given, NULL) : g_strconcat (given, " ", family, NULL);
    tln_tool_add_author (item, name);
  }
}

/* The newspaper, site or journal around it, else who published it. */
static void
set_site (TlnToolItem *item, const TlnNode *node)
{
  TlnNode *part = child (node, "dcterms:isPartOf");
  TlnNode *organisation = child (child (node, "dc:publisher"), "foaf:Organization");

  if (part != NULL && tln_node_first_element (part) != NULL) {
    g_autofree char *title = child_text (tln_node_first_element (part), "dc:title");
    tln_tool_set (&item->site, title);
  }
  g_autofree char *publisher = child_text (organisation, "foaf:name");
  tln_tool_set (&item->site, publisher);
}

static void
add_subjects (TlnToolItem *item, const TlnNode *node)
{
  for (const TlnNode *at = node->first; at != NULL; at = at->next) {
    if (at->tag == TLN_TAG_TEXT || strcmp (at->text, "dc:subject") != 0)
      continue;
    g_autofree char *tag = characters (at);
    tln_tool_add_tag (item, tag);
  }
}

/* The resource a child points to. */
static TlnNode *
pointed_to (GHashTable *resources, const TlnNode *node)
{
  const char *resource = tln_node_attr (node, "rdf:resource");

  return resource != NULL ? g_hash_table_lookup (resources, resource) : NULL;
}

/* What a page was saved as is its text; of a paper that is the PDF, and the page is of a library.
 */
static guint
file_rank (const TlnToolFile *file, gboolean page)
{
  static const char *const of_pages[] = { "text/html", "application/xhtml+xml", "application/pdf",
                                          "application/epub+zip", "text/plain" };
  static const char *const of_papers[] = { "application/pdf", "application/epub+zip", "text/html",
                                           "application/xhtml+xml", "text/plain" };

  for (guint i = 0; file->type != NULL && i < G_N_ELEMENTS (of_pages); i++)
    if (g_ascii_strcasecmp (file->type, (page ? of_pages : of_papers)[i]) == 0)
      return i;
  return G_N_ELEMENTS (of_pages);
}

static gint
compare_files (gconstpointer a, gconstpointer b, gpointer page)
{
  const TlnToolFile *const *x = a, *const *y = b;
  guint first = file_rank (*x, page != NULL), second = file_rank (*y, page != NULL);

  return first < second ? -1 : first > second;
}

/* Pictures and programs hang there, too. */
static gboolean
may_be_text (const char *type)
{
  return *type == '\0' || g_ascii_strncasecmp (type, "text/", 5) == 0 ||
         g_ascii_strncasecmp (type, "application/", 12) == 0;
}

static void
add_file (TlnToolItem *item, const TlnNode *attachment)
{
  TlnNode *resource = child (attachment, "rdf:resource");
  const char *path = resource != NULL ? tln_node_attr (resource, "rdf:resource") : NULL;
  g_autofree char *type = child_text (attachment, "link:type");
  g_autofree char *charset = child_text (attachment, "link:charset");

  if (path == NULL || !may_be_text (type))
    return;
  TlnToolFile *file = tln_tool_add_file (item, path);
  tln_tool_set (&file->type, type);
  tln_tool_set (&file->charset, charset);
}

static void
sort_files (TlnToolItem *item, const TlnNode *node)
{
  static const char *const papers[] = {
    "journalArticle", "conferencePaper", "preprint",   "report",   "thesis",
    "book",           "bookSection",     "manuscript", "document", NULL
  };
  g_autofree char *type = child_text (node, "z:itemType");

  g_ptr_array_sort_with_data (item->files, compare_files,
                              g_strv_contains (papers, type) ? NULL : item);
}

/* Notes, files, and the address of an attachment where the item has none. */
static void
follow_links (TlnToolItem *item, const TlnNode *node, GHashTable *resources, GHashTable *used)
{
  for (const TlnNode *at = node->first; at != NULL; at = at->next) {
    TlnNode *target = at->tag != TLN_TAG_TEXT ? pointed_to (resources, at) : NULL;

    if (target == NULL)
      continue;
    if (strcmp (target->text, "bib:Memo") == 0) {
      g_autofree char *html = child_text (target, "rdf:value");
      tln_tool_take_zotero_note (item, html);
      g_hash_table_add (used, target);
    } else if (strcmp (at->text, "link:link") == 0) {
      g_autofree char *address = address_of (target);
      tln_tool_set (&item->url, address);
      add_file (item, target);
      g_hash_table_add (used, target);
    }
  }
  sort_files (item, node);
}

/* "Chips/HBM" for a collection in a collection. */
static char *
folder_path (GHashTable *parents, const TlnNode *collection)
{
  char *path = child_text (collection, "dc:title");

  for (guint i = 0; i < MAX_FOLDERS; i++) {
    collection = g_hash_table_lookup (parents, collection);
    if (collection == NULL)
      break;
    g_autofree char *title = child_text (collection, "dc:title");
    g_autofree char *inner = path;
    path = g_strconcat (title, "/", inner, NULL);
  }
  return path;
}

typedef struct {
  const TlnNode *root;
  GHashTable *resources; /* rdf:about to TlnNode */
  GHashTable *folders; /* TlnNode of an item to GPtrArray of collections */
  GHashTable *parents; /* collection to the one around it */
  GHashTable *used; /* notes and attachments that belong to an item */
} Graph;

static void
learn_collection (Graph *graph, TlnNode *collection)
{
  for (TlnNode *at = collection->first; at != NULL; at = at->next) {
    TlnNode *part = at->tag != TLN_TAG_TEXT && strcmp (at->text, "dcterms:hasPart") == 0
                        ? pointed_to (graph->resources, at)
                        : NULL;
    if (part == NULL)
      continue;
    if (strcmp (part->text, "z:Collection") == 0) {
      g_hash_table_insert (graph->parents, part, collection);
      continue;
    }
    GPtrArray *all = g_hash_table_lookup (graph->folders, part);
    if (all == NULL) {
      all = g_ptr_array_new ();
      g_hash_table_insert (graph->folders, part, all);
    }
    g_ptr_array_add (all, collection);
  }
}

static void
add_folders (TlnToolItem *item, const TlnNode *node, Graph *graph)
{
  GPtrArray *folders = g_hash_table_lookup (graph->folders, node);

  for (guint i = 0; folders != NULL && i < folders->len; i++) {
    g_autofree char *path = folder_path (graph->parents, folders->pdata[i]);
    tln_tool_add_tag (item, path);
  }
}

static gboolean
read_item (TlnToolExport *export, const TlnNode *node, Graph *graph, GError **error)
{
  TlnToolItem *item = tln_tool_export_add (export, error);

  if (item == NULL)
    return FALSE;
  g_autofree char *url = address_of (node);
  g_autofree char *title = child_text (node, "dc:title");
  g_autofree char *date = child_text (node, "dc:date");
  g_autofree char *accessed = child_text (node, "dcterms:dateSubmitted");
  g_autofree char *abstract = child_text (node, "dcterms:abstract");
  g_autofree char *extra = child_text (node, "dc:description");
  g_autofree char *language = child_text (node, "z:language");
  tln_tool_set (&item->url, url);
  tln_tool_set_title (item, title);
  add_authors (item, node);
  set_site (item, node);
  item->published = tln_tool_date (date);
  item->saved = tln_tool_date (accessed);
  tln_tool_set_plain (&item->summary, abstract);
  tln_tool_set (&item->language, language);
  tln_tool_add_note (&item->note, extra);
  add_subjects (item, node);
  follow_links (item, node, graph->resources, graph->used);
  add_folders (item, node, graph);
  return TRUE;
}

/* A note of its own is an article. */
static gboolean
read_note (TlnToolExport *export, const TlnNode *node, GError **error)
{
  TlnToolItem *item = tln_tool_export_add (export, error);

  if (item == NULL)
    return FALSE;
  g_autofree char *html = child_text (node, "rdf:value");
  tln_tool_set (&item->content, html);
  item->content_html = TRUE;
  add_subjects (item, node);
  return TRUE;
}

/* A file that belongs to nothing is an article, too. */
static gboolean
read_attachment (TlnToolExport *export, const TlnNode *node, Graph *graph, GError **error)
{
  TlnToolItem *item = tln_tool_export_add (export, error);

  if (item == NULL)
    return FALSE;
  g_autofree char *url = address_of (node);
  tln_tool_set (&item->url, url);
  add_file (item, node);
  if (item->files->len == 0 && url == NULL)
    return TRUE; /* nothing to be had: left out */
  g_autofree char *title = child_text (node, "dc:title");
  g_autofree char *accessed = child_text (node, "dcterms:dateSubmitted");
  tln_tool_set_title (item, title);
  item->saved = tln_tool_date (accessed);
  add_subjects (item, node);
  add_folders (item, node, graph);
  follow_links (item, node, graph->resources, graph->used);
  return TRUE;
}

static gboolean
is_item (const TlnNode *node)
{
  static const char *const others[] = { "z:Attachment", "z:Collection", "bib:Memo",
                                        "bib:Journal",  "z:UserItem",   NULL };

  return !g_strv_contains (others, node->text) && child (node, "dc:title") != NULL;
}

static gboolean
read_graph (TlnToolExport *export, Graph *graph, GError **error)
{
  for (TlnNode *at = graph->root->first; at != NULL; at = at->next) {
    const char *about = at->tag != TLN_TAG_TEXT ? tln_node_attr (at, "rdf:about") : NULL;
    if (about != NULL)
      g_hash_table_insert (graph->resources, (gpointer) about, at);
  }
  for (TlnNode *at = graph->root->first; at != NULL; at = at->next)
    if (at->tag != TLN_TAG_TEXT && strcmp (at->text, "z:Collection") == 0)
      learn_collection (graph, at);
  for (TlnNode *at = graph->root->first; at != NULL; at = at->next)
    if (at->tag != TLN_TAG_TEXT && is_item (at) && !read_item (export, at, graph, error))
      return FALSE;
  for (TlnNode *at = graph->root->first; at != NULL; at = at->next)
    if (at->tag != TLN_TAG_TEXT && strcmp (at->text, "bib:Memo") == 0 &&
        !g_hash_table_contains (graph->used, at) && !read_note (export, at, error))
      return FALSE;
  for (TlnNode *at = graph->root->first; at != NULL; at = at->next)
    if (at->tag != TLN_TAG_TEXT && strcmp (at->text, "z:Attachment") == 0 &&
        !g_hash_table_contains (graph->used, at) && !read_attachment (export, at, graph, error))
      return FALSE;
  return TRUE;
}

TlnToolExport *
tln_tool_read_zotero (const char *text, GError **error)
{
  g_autofree char *head = g_strndup (text, strnlen (text, 4096));

  if (strstr (head, "rdf:RDF") == NULL || strstr (head, "zotero.org/namespaces/export") == NULL)
    return NULL;
  g_autoptr (TlnDom) dom = parse (text, error);
  if (dom == NULL)
    return NULL;
  g_autoptr (TlnToolExport) export = tln_tool_export_new ("zotero", "namespace of Zotero in RDF");
  g_autoptr (GHashTable) resources = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) folders =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) parents = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  Graph graph = { tln_dom_root (dom), resources, folders, parents, used };
  return read_graph (export, &graph, error) ? g_steal_pointer (&export) : NULL;
}

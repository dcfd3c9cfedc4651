/* SPDX-License-Identifier: GPL-3.0-or-later */
/* EPUB 2 and 3 (OCF, OPF): container.xml names the package, the package lists files and their
 * order. XML by GMarkup, which loads nothing and knows no entities of its own; chapters by the
 * reader of pages. */
#include "tln-epub.h"

#include "tln-encoding.h"
#include "tln-error.h"
#include "tln-extract-steps.h"
#include "tln-html-rich.h"
#include "tln-zip.h"

#include <string.h>

#define MIMETYPE "mimetypeapplication/epub+zip"

typedef struct {
  char *package; /* of container.xml */
  GHashTable *files; /* id to path inside the archive */
  GPtrArray *order; /* paths */
  GString *text; /* of the element of Dublin Core at hand */
  char *element; /* its name, or NULL */
  TlnMetadata *metadata;
} Book;

static void
book_clear (Book *book)
{
  g_free (book->package);
  g_free (book->element);
  g_clear_pointer (&book->files, g_hash_table_unref);
  g_clear_pointer (&book->order, g_ptr_array_unref);
  g_string_free (book->text, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Book, book_clear)

gboolean
tln_epub_is (const char *data, gsize size)
{
  gsize n = strlen (MIMETYPE);

  if (size < 34 + n || memcmp (data, "PK\x03\x04", 4) != 0)
    return FALSE;
  return memcmp (data + 30, MIMETYPE, n) == 0 ||
         g_strstr_len (data, (gssize) size, "META-INF/container.xml") != NULL;
}

static gboolean
malformed (GError **error, const char *what)
{
  g_set_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_MALFORMED, "a damaged EPUB: %s", what);
  return FALSE;
}

static const char *
local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static const char *
value_of (const char *const *names, const char *const *values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (local_name (names[i]), name) == 0)
      return values[i];
  return NULL;
}

/* "../Text/a%20b.xhtml#c" beside "OEBPS/content.opf"; NULL when it leads out of the archive. */
static char *
path_beside (const char *package, const char *href)
{
  g_autofree char *bare = g_strndup (href, strcspn (href, "#?"));
  g_autofree char *plain = g_uri_unescape_string (bare, NULL);
  g_autofree char *folder = g_path_get_dirname (package);
  g_autofree char *joined = g_build_path ("/", folder, plain != NULL ? plain : bare, NULL);
  g_auto (GStrv) parts = g_strsplit (joined, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++) {
    if (*parts[i] == '\0' || strcmp (parts[i], ".") == 0)
      continue;
    if (strcmp (parts[i], "..") != 0)
      g_ptr_array_add (kept, parts[i]);
    else if (kept->len == 0)
      return NULL;
    else
      g_ptr_array_set_size (kept, (int) kept->len - 1);
  }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

static void
read_item (Book *self, const char *const *names, const char *const *values)
{
  const char *id = value_of (names, values, "id");
  const char *href = value_of (names, values, "href");
  const char *type = value_of (names, values, "media-type");

  if (self->package == NULL || id == NULL || href == NULL || type == NULL ||
      strstr (type, "html") == NULL)
    return;
  char *path = path_beside (self->package, href);
  if (path != NULL)
    g_hash_table_insert (self->files, g_strdup (id), path);
}

static void
element_start (GMarkupParseContext *context,
               const char *name,
               const char **names,
               const char **values,
               gpointer user_data,
               GError **error)
{
  Book *self = user_data;
  const char *local = local_name (name);

  if (strcmp (local, "rootfile") == 0 && self->package == NULL)
    self->package = g_strdup (
        value_of ((const char *const *) names, (const char *const *) values, "full-path"));
  if (strcmp (local, "item") == 0)
    read_item (self, (const char *const *) names, (const char *const *) values);
  if (strcmp (local, "itemref") == 0) {
    const char *id = value_of ((const char *const *) names, (const char *const *) values, "idref");
    const char *linear =
        value_of ((const char *const *) names, (const char *const *) values, "linear");
    const char *path = id != NULL ? g_hash_table_lookup (self->files, id) : NULL;
    if (path != NULL && g_strcmp0 (linear, "no") != 0)
      g_ptr_array_add (self->order, g_strdup (path));
  }
  g_free (self->element);
  self->element = g_str_has_prefix (name, "dc:") ? g_strdup (local) : NULL;
  g_string_truncate (self->text, 0);
}

static void
element_text (GMarkupParseContext *context,
              const char *text,
              gsize length,
              gpointer user_data,
              GError **error)
{
  Book *self = user_data;

  if (self->element != NULL && self->text->len < 4096)
    g_string_append_len (self->text, text, (gssize) MIN (length, 4096));
}

static void
offer_author (TlnMetadata *m, const char *name)
{
  if (m->byline.value == NULL || m->byline.origin == NULL ||
      strcmp (m->byline.origin, "dc:creator") != 0) {
    tln_field_offer (&m->byline, name, "dc:creator", FALSE);
    return;
  }
  char *both = g_strconcat (m->byline.value, ", ", name, NULL);
  g_free (m->byline.value);
  m->byline.value = both;
}

static void
element_end (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Book *self = user_data;
  TlnMetadata *m = self->metadata;
  const char *text = self->text->str;

  if (self->element == NULL || *text == '\0')
    return;
  g_strstrip (self->text->str);
  if (strcmp (self->element, "title") == 0)
    tln_field_offer (&m->title, text, "dc:title", FALSE);
  else if (strcmp (self->element, "creator") == 0)
    offer_author (m, text);
  else if (strcmp (self->element, "publisher") == 0)
    tln_field_offer (&m->site_name, text, "dc:publisher", FALSE);
  else if (strcmp (self->element, "language") == 0)
    tln_field_offer (&m->language, text, "dc:language", FALSE);
  else if (strcmp (self->element, "date") == 0)
    tln_metadata_offer_date (m, text, "dc:date", FALSE);
  else if ((strcmp (self->element, "source") == 0 || strcmp (self->element, "identifier") == 0) &&
           (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://")))
    tln_field_offer (&m->url, text, "dc:source", FALSE);
  g_clear_pointer (&self->element, g_free);
}

static gboolean
read_xml (Book *self, TlnZip *zip, const char *name, GError **error)
{
  static const GMarkupParser parser = { .start_element = element_start,
                                        .end_element = element_end,
                                        .text = element_text };
  g_autoptr (GBytes) bytes = tln_zip_read (zip, name, error);
  const char *encoding;

  if (bytes == NULL)
    return FALSE;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = tln_decode (data, size, NULL, &encoding, error);
  if (text == NULL)
    return FALSE;
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, self, NULL);
  if (!g_markup_parse_context_parse (context, text, -1, NULL) ||
      !g_markup_parse_context_end_parse (context, NULL))
    return malformed (error, "its list of contents is not XML");
  return TRUE;
}

/* "<title/>" is whole in XHTML and an open tag in HTML: "<title></title>". */
static char *
close_empty (const char *xhtml)
{
  g_autoptr (GRegex) empty = g_regex_new (
      "<(?!(?:br|hr|img|wbr|col|meta|link|base|input|area|embed|source|track|param)\\b)"
      "([A-Za-z][A-Za-z0-9]*)((?:\\s[^<>]*)?)/>",
      G_REGEX_CASELESS, 0, NULL);
  char *out = g_regex_replace (empty, xhtml, -1, 0, "<\\1\\2></\\1>", 0, NULL);

  return out != NULL ? out : g_strdup (xhtml);
}

static void
drop_pictures (TlnNode *body)
{
  for (TlnNode *at = body->first; at != NULL;) {
    gboolean picture = at->tag == TLN_TAG_IMG || at->tag == TLN_TAG_SVG;
    TlnNode *next = picture ? tln_node_after (at, body) : tln_node_next (at, body);
    if (picture)
      tln_node_remove (at);
    at = next;
  }
}

static gboolean
add_chapter (TlnZip *zip, const char *path, GString *markdown, GError **error)
{
  g_autoptr (GBytes) bytes = tln_zip_read (zip, path, error);
  const char *encoding;
  gsize size;

  if (bytes == NULL)
    return FALSE;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = size > 0 ? tln_decode (data, size, NULL, &encoding, error) : NULL;
  if (text == NULL)
    return size == 0;
  g_autofree char *html = close_empty (text);
  g_autoptr (TlnDom) dom = tln_dom_parse (html, strlen (html));
  tln_extract_prepare (dom);
  drop_pictures (tln_dom_body (dom));
  g_autoptr (TlnRich) rich = tln_html_to_rich (tln_dom_body (dom), NULL);
  g_autofree char *chapter = tln_rich_to_markdown (rich);
  g_string_append_printf (markdown, "%s%s", markdown->len > 0 ? "\n\n" : "", chapter);
  if (markdown->len <= TLN_EPUB_MAX_TEXT)
    return TRUE;
  g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_TOO_LARGE,
                       "a book of more text than is read");
  return FALSE;
}

/* Fonts may be veiled in an open book; chapters only in a protected one. */
static gboolean
check_protection (Book *self, TlnZip *zip, GError **error)
{
  if (!tln_zip_has (zip, "META-INF/encryption.xml"))
    return TRUE;
  g_autoptr (GBytes) bytes = tln_zip_read (zip, "META-INF/encryption.xml", error);
  if (bytes == NULL)
    return FALSE;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  for (guint i = 0; i < self->order->len; i++)
    if (g_strstr_len (data, (gssize) size, self->order->pdata[i]) != NULL) {
      g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_UNSUPPORTED,
                           "a copy-protected EPUB cannot be read");
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_package (Book *self, TlnZip *zip, GError **error)
{
  if (!read_xml (self, zip, "META-INF/container.xml", error))
    return FALSE;
  if (self->package == NULL)
    return malformed (error, "it names no package");
  if (!read_xml (self, zip, self->package, error))
    return FALSE;
  if (self->order->len == 0)
    return malformed (error, "it lists no chapters");
  if (self->order->len > TLN_EPUB_MAX_CHAPTERS) {
    g_set_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_TOO_LARGE,
                 "a book of more than %d chapters", TLN_EPUB_MAX_CHAPTERS);
    return FALSE;
  }
  return check_protection (self, zip, error);
}

char *
tln_epub_read (GBytes *bytes, TlnMetadata *metadata, GError **error)
{
  g_autoptr (TlnZip) zip = tln_zip_open (bytes, error);
  g_auto (Book) self = { .files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                         .order = g_ptr_array_new_with_free_func (g_free),
                         .text = g_string_new (NULL),
                         .metadata = metadata };
  g_autoptr (GString) markdown = g_string_new (NULL);

  if (zip == NULL || !read_package (&self, zip, error))
    return NULL;
  for (guint i = 0; i < self.order->len; i++)
    if (!add_chapter (zip, self.order->pdata[i], markdown, error))
      return NULL;
  return g_string_free (g_steal_pointer (&markdown), FALSE);
}

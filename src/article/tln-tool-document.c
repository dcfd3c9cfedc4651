/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an entry of an export to a document. The tool has cut the article out of its page already,
 * so all of its content is the article; nothing is looked for in it. */
#include "tln-error.h"
#include "tln-html-rich.h"
#include "tln-metadata.h"
#include "tln-text.h"
#include "tln-tool.h"

#include <string.h>

static gboolean
is_page (const char *url)
{
  return url != NULL && (g_ascii_strncasecmp (url, "http://", 7) == 0 ||
                         g_ascii_strncasecmp (url, "https://", 8) == 0);
}

/* The host says whose page it is where nobody else does. */
static void
offer_host (TlnMetadata *metadata, const char *url)
{
  g_autoptr (GUri) uri =
      is_page (url) ? g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL)
                    : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host != NULL)
    tln_field_offer (&metadata->site_name,
                     g_str_has_prefix (host, "www.") ? host + strlen ("www.") : host, "address",
                     FALSE);
}

static void
take_tags (TlnDocument *document, const TlnToolItem *item)
{
  GStrvBuilder *tags;

  if (item->tags->len == 0)
    return;
  tags = g_strv_builder_new ();
  for (guint i = 0; i < item->tags->len; i++)
    g_strv_builder_add (tags, item->tags->pdata[i]);
  g_strfreev (document->tags);
  document->tags = g_strv_builder_unref_to_strv (tags);
}

static void
take_facts (TlnDocument *document, TlnMetadata *metadata, const TlnToolItem *item, const char *tool)
{
  tln_field_offer (&metadata->title, item->title, tool, FALSE);
  tln_field_offer (&metadata->byline, item->author, tool, FALSE);
  tln_field_offer (&metadata->site_name, item->site, tool, FALSE);
  tln_field_offer (&metadata->language, item->language, tool, FALSE);
  if (is_page (item->url))
    tln_field_offer (&metadata->url, item->url, tool, FALSE);
  offer_host (metadata, item->url);
  if (item->published.day != TLN_DAY_NONE) {
    metadata->published = item->published;
    metadata->published_origin = tool;
  }
  document->captured = item->saved;
  document->encoding = "UTF-8";
  take_tags (document, item);
}

/* FALSE when there is not a word in it. */
static gboolean
take_content (TlnDocument *document, const TlnToolItem *item)
{
  g_autoptr (TlnRich) rich = NULL;

  if (item->content == NULL)
    return FALSE;
  if (item->content_html) {
    g_autoptr (TlnDom) dom = tln_dom_parse (item->content, strlen (item->content));
    g_autoptr (TlnRich) read = tln_html_to_rich (tln_dom_body (dom), item->url);

    document->markdown = tln_rich_to_markdown (read);
    rich = tln_rich_from_markdown (document->markdown);
  } else {
    rich = tln_rich_from_text (item->content);
  }
  if (tln_text_count (rich->text) == 0) {
    g_clear_pointer (&document->markdown, g_free);
    return FALSE;
  }
  document->kind = item->content_html ? "html" : "text";
  document->rich = g_steal_pointer (&rich);
  return TRUE;
}

static void
add_block (GString *text, const char *block)
{
  if (block != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", block);
}

static void
make_stub (TlnDocument *document, const TlnToolItem *item, GBytes **bytes)
{
  g_autofree char *label = tln_tool_item_label (item);
  GString *text = g_string_new (NULL);

  add_block (text, label);
  if (g_strcmp0 (label, item->url) != 0)
    add_block (text, item->url);
  if (item->url == NULL)
    add_block (text, item->author);
  add_block (text, item->summary);
  if (g_strcmp0 (label, item->note) != 0)
    add_block (text, item->note);
  document->kind = "stub";
  document->rich = tln_rich_from_text (text->str);
  *bytes = g_string_free_to_bytes (text);
}

/* Whoever kept it has looked at it. */
static void
replace_field (TlnField *field, const char *value, const char *tool)
{
  if (value == NULL)
    return;
  g_free (field->value);
  *field = (TlnField) { g_strdup (value), tool, FALSE };
}

void
tln_tool_document_adopt (TlnDocument *document, const TlnToolItem *item, const char *tool)
{
  replace_field (&document->title, item->title, tool);
  replace_field (&document->byline, item->author, tool);
  replace_field (&document->site_name, item->site, tool);
  replace_field (&document->language, item->language, tool);
  if (is_page (item->url))
    replace_field (&document->url, item->url, tool);
  if (item->published.day != TLN_DAY_NONE) {
    document->published = item->published;
    document->published_origin = tool;
    document->published_guess = FALSE;
    g_clear_pointer (&document->published_text, g_free);
  }
  if (item->saved.day != TLN_DAY_NONE)
    document->captured = item->saved;
  take_tags (document, item);
}

TlnDocument *
tln_tool_document (const TlnToolItem *item, const char *tool, GBytes **bytes, GError **error)
{
  g_autoptr (TlnDocument) document = g_new0 (TlnDocument, 1);
  g_autoptr (TlnMetadata) metadata = tln_metadata_new ();
  gboolean more = item->content != NULL || item->note != NULL || item->highlights->len > 0;

  if (item->url != NULL && !is_page (item->url) && !more) {
    glong length = g_utf8_strlen (item->url, -1);
    g_autofree char *shown = g_utf8_substring (item->url, 0, MIN (length, 60));
    g_set_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_UNSUPPORTED,
                 "\"%s\" is not the address of a page", shown);
    return NULL;
  }
  take_facts (document, metadata, item, tool);
  if (take_content (document, item)) {
    const TlnHints hints = { .url = is_page (item->url) ? item->url : NULL };

    tln_metadata_from_rich (metadata, document->rich, &hints);
    *bytes = g_bytes_new (item->content, strlen (item->content));
  } else {
    g_autofree char *label = tln_tool_item_label (item);

    make_stub (document, item, bytes);
    tln_field_offer (&metadata->title, label, item->url != NULL ? "address" : tool,
                     item->title == NULL);
  }
  tln_metadata_move (metadata, document);
  return g_steal_pointer (&document);
}

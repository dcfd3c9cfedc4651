/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tool wrote a file, and the memory of what is in it. */
#include "tln-tool-private.h"

#include "tln-encoding.h"
#include "tln-error.h"
#include "tln-text.h"

#include <string.h>

#define LABEL 120
/* Bytes in which the names are that tell an export from a page. */
#define HEAD 4096

static void
highlight_free (gpointer data)
{
  TlnToolHighlight *highlight = data;

  g_free (highlight->quote);
  g_free (highlight->note);
  g_free (highlight->colour);
  g_free (highlight);
}

static void
file_free (gpointer data)
{
  TlnToolFile *file = data;

  g_free (file->path);
  g_free (file->type);
  g_free (file->charset);
  g_free (file);
}

static TlnToolItem *
item_new (void)
{
  TlnToolItem *item = g_new0 (TlnToolItem, 1);

  item->published = TLN_DATE_NONE;
  item->saved = TLN_DATE_NONE;
  item->tags = g_ptr_array_new_with_free_func (g_free);
  item->highlights = g_ptr_array_new_with_free_func (highlight_free);
  item->files = g_ptr_array_new_with_free_func (file_free);
  return item;
}

void
tln_tool_item_free (TlnToolItem *item)
{
  char *texts[] = { item->url,      item->title, item->author,  item->site,
                    item->language, item->note,  item->summary, item->content };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_ptr_array_unref (item->tags);
  g_ptr_array_unref (item->highlights);
  g_ptr_array_unref (item->files);
  g_free (item);
}

TlnToolExport *
tln_tool_export_new (const char *tool, const char *rule)
{
  TlnToolExport *export = g_new0 (TlnToolExport, 1);

  export->tool = tool;
  export->rule = rule;
  export->items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_tool_item_free);
  return export;
}

void
tln_tool_export_free (TlnToolExport *export)
{
  g_ptr_array_unref (export->items);
  g_free (export);
}

TlnToolItem *
tln_tool_export_add (TlnToolExport *export, GError **error)
{
  TlnToolItem *item;

  if (export->items->len >= TLN_TOOL_MAX_ITEMS) {
    g_set_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_TOO_LARGE,
                 "an export of more than %d entries", TLN_TOOL_MAX_ITEMS);
    return NULL;
  }
  item = item_new ();
  g_ptr_array_add (export->items, item);
  return item;
}

gboolean
tln_tool_item_holds (const TlnToolItem *item)
{
  return item->url != NULL || item->title != NULL || item->content != NULL || item->note != NULL ||
         item->highlights->len > 0 || item->files->len > 0;
}

static void
drop_empty (TlnToolExport *export)
{
  for (guint i = 0; i < export->items->len;) {
    if (tln_tool_item_holds (export->items->pdata[i]))
      i++;
    else
      g_ptr_array_remove_index (export->items, i);
  }
}

/* Bytes that begin as an export may begin; others need not be decoded to be looked at. */
static gboolean
may_be_text_export (const char *data, gsize size)
{
  const char *end = data + MIN (size, HEAD);
  const char *p = data;

  if (data == NULL || size == 0)
    return FALSE;
  if (size >= 2 && (memcmp (data, "\xFF\xFE", 2) == 0 || memcmp (data, "\xFE\xFF", 2) == 0))
    return TRUE;
  if (size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    p += 3;
  while (p < end && g_ascii_isspace (*p))
    p++;
  if (p < end && *p == '<')
    return memmem (p, (gsize) (end - p), "rdf:RDF", 7) != NULL ||
           memmem (p, (gsize) (end - p), "NETSCAPE-Bookmark", 17) != NULL;
  if (p < end && (*p == '[' || *p == '{'))
    return TRUE;
  /* A head of columns: one line with a separator in it. */
  for (; p < end && *p != '\n' && *p != '\r'; p++)
    if (*p == ',' || *p == ';' || *p == '\t')
      return TRUE;
  return FALSE;
}

static TlnToolExport *
read_text (const char *data, gsize size, const TlnHints *hints, GError **error)
{
  TlnToolExport *(*const readers[]) (const char *,
                                     GError **) = { tln_tool_read_json, tln_tool_read_zotero,
                                                    tln_tool_read_bookmarks, tln_tool_read_csv };
  const char *encoding;
  g_autofree char *text = NULL;

  if (!may_be_text_export (data, size))
    return NULL;
  text = tln_decode (data, size, hints != NULL ? hints->charset : NULL, &encoding, NULL);
  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (readers); i++) {
    g_autoptr (GError) local = NULL;
    TlnToolExport *export = readers[i](text, &local);

    if (export != NULL)
      return export;
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  }
  return NULL;
}

TlnToolExport *
tln_tool_read (GBytes *bytes, const TlnHints *hints, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (TlnToolExport) export = NULL;

  if (size == 0 || size > TLN_TOOL_MAX_BYTES)
    return NULL;
  if (size > 4 && memcmp (data, "PK\x03\x04", 4) == 0)
    export = tln_tool_read_zip (bytes, error);
  else
    export = read_text (data, size, hints, error);
  if (export == NULL)
    return NULL;
  drop_empty (export);
  if (export->items->len > 0)
    return g_steal_pointer (&export);
  g_set_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_NO_TEXT,
               "an export of the kind \"%s\" with no entries in it", export->tool);
  return NULL;
}

char *
tln_tool_item_label (const TlnToolItem *item)
{
  const TlnToolHighlight *highlight = item->highlights->len > 0 ? item->highlights->pdata[0] : NULL;

  if (item->title != NULL)
    return tln_text_excerpt (item->title, LABEL);
  if (item->url != NULL)
    return g_strdup (item->url);
  if (item->content != NULL && !item->content_html)
    return tln_text_excerpt (item->content, LABEL);
  if (item->note != NULL)
    return tln_text_excerpt (item->note, LABEL);
  return highlight != NULL ? tln_text_excerpt (highlight->quote, LABEL) : g_strdup ("?");
}

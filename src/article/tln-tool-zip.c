/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Archives: Omnivore's with metadata, content and highlights, and those that only wrap tables and
 * lists (Pocket's come as several parts). */
#include "tln-encoding.h"
#include "tln-epub.h"
#include "tln-error.h"
#include "tln-tool-private.h"
#include "tln-zip.h"

#include <string.h>

/* In memory, all members of an archive together. */
#define MAX_UNPACKED (256 * 1024 * 1024)

static char *
read_member (TlnZip *zip, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = tln_zip_read (zip, name, error);
  const char *encoding;
  gsize size;

  if (bytes == NULL)
    return NULL;
  const char *data = g_bytes_get_data (bytes, &size);
  return tln_decode (data, size, NULL, &encoding, error);
}

static gboolean
ends_as (const char *name, const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ending);
}

static gboolean
is_metadata (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);

  return g_str_has_prefix (base, "metadata_") && ends_as (base, ".json");
}

/* Quotes of Markdown with what stands between them as their notes. */
static void
add_highlights (TlnToolItem *item, const char *markdown)
{
  g_auto (GStrv) lines = g_strsplit (markdown, "\n", -1);
  g_autoptr (GString) quote = g_string_new (NULL);
  TlnToolHighlight *last = NULL;

  for (guint i = 0;; i++) {
    const char *line = lines[i] != NULL ? g_strstrip (lines[i]) : "";

    if (*line == '>') {
      g_string_append_printf (quote, "%s%s", quote->len > 0 ? "\n" : "", line + 1);
      continue;
    }
    if (quote->len > 0) {
      last = tln_tool_add_highlight (item, quote->str, NULL);
      if (last != NULL)
        last->created = item->saved;
      g_string_truncate (quote, 0);
    }
    if (lines[i] == NULL)
      return;
    if (*line != '\0' && *line != '#')
      tln_tool_add_note (last != NULL ? &last->note : &item->note, line);
  }
}

static void
add_parts (TlnZip *zip, TlnToolItem *item, const char *folder, const char *slug)
{
  g_autofree char *page = g_strconcat (folder, "content/", slug, ".html", NULL);
  g_autofree char *marks = g_strconcat (folder, "highlights/", slug, ".md", NULL);
  g_autofree char *html = tln_zip_has (zip, page) ? read_member (zip, page, NULL) : NULL;
  g_autofree char *markdown = tln_zip_has (zip, marks) ? read_member (zip, marks, NULL) : NULL;

  tln_tool_set (&item->content, html);
  item->content_html = TRUE;
  if (markdown != NULL)
    add_highlights (item, markdown);
}

static gboolean
read_omnivore (TlnZip *zip, TlnToolExport *export, const char *name, GError **error)
{
  g_autoptr (GPtrArray) slugs = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = read_member (zip, name, error);
  g_autofree char *folder = g_strndup (name, strlen (name) - strlen (strrchr (name, '_')));
  guint before = export->items->len;

  *strrchr (folder, 'm') = '\0'; /* of "metadata" */
  if (text == NULL || !tln_tool_read_omnivore (export, text, slugs, error))
    return FALSE;
  for (guint i = 0; i < slugs->len; i++)
    if (slugs->pdata[i] != NULL)
      add_parts (zip, export->items->pdata[before + i], folder, slugs->pdata[i]);
  return TRUE;
}

/* Adds what from holds to an export, highlights of an address that is there already to its item. */
static void
merge (TlnToolExport *export, TlnToolExport *from, GHashTable *by_url)
{
  g_ptr_array_set_free_func (from->items, NULL);
  for (guint i = 0; i < from->items->len; i++) {
    TlnToolItem *item = from->items->pdata[i];
    TlnToolItem *twin = item->url != NULL ? g_hash_table_lookup (by_url, item->url) : NULL;

    if (twin != NULL && item->content == NULL) {
      g_ptr_array_extend_and_steal (twin->highlights, g_ptr_array_ref (item->highlights));
      for (guint k = 0; k < item->tags->len; k++)
        tln_tool_add_tag (twin, item->tags->pdata[k]);
      tln_tool_item_free (item);
      continue;
    }
    if (item->url != NULL)
      g_hash_table_insert (by_url, item->url, item);
    g_ptr_array_add (export->items, item);
  }
}

/* What is no export in an archive is passed over, damaged members with it. */
static TlnToolExport *
read_member_export (TlnZip *zip, const char *name)
{
  gboolean table = ends_as (name, ".csv");
  g_autofree char *text = table || ends_as (name, ".json") ? read_member (zip, name, NULL) : NULL;

  if (text == NULL)
    return NULL;
  return table ? tln_tool_read_csv (text, NULL) : tln_tool_read_json (text, NULL);
}

static TlnToolExport *
read_wrapped (TlnZip *zip, char **names, GError **error)
{
  g_autoptr (GHashTable) by_url = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TlnToolExport) all = NULL;

  /* Tables before the lists that only add to them. */
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; names[i] != NULL; i++) {
      g_autoptr (TlnToolExport) one =
          ends_as (names[i], ".csv") == (round == 0) ? read_member_export (zip, names[i]) : NULL;

      if (one == NULL)
        continue;
      if (all == NULL)
        all = tln_tool_export_new (one->tool, one->rule);
      if (all->items->len + one->items->len <= TLN_TOOL_MAX_ITEMS) {
        merge (all, one, by_url);
        continue;
      }
      g_set_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_TOO_LARGE,
                   "an export of more than %d entries", TLN_TOOL_MAX_ITEMS);
      return NULL;
    }
  return g_steal_pointer (&all);
}

TlnToolExport *
tln_tool_read_zip (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (TlnZip) zip = tln_epub_is (data, size) ? NULL : tln_zip_open (bytes, NULL);
  g_autoptr (TlnToolExport) export = NULL;

  if (zip == NULL)
    return NULL;
  tln_zip_set_limit (zip, MAX_UNPACKED);
  g_auto (GStrv) names = tln_zip_list (zip);
  for (guint i = 0; names[i] != NULL; i++) {
    if (!is_metadata (names[i]))
      continue;
    if (export == NULL)
      export = tln_tool_export_new ("omnivore", "members metadata_….json of an archive");
    if (!read_omnivore (zip, export, names[i], error))
      return NULL;
  }
  return export != NULL ? g_steal_pointer (&export) : read_wrapped (zip, names, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a table is in its first bytes; no more is read here. */
#include "tln-price-choice.h"

#include "tln-aside.h"
#include "tln-tool.h"

#define HEAD 4096

gboolean
tln_price_choice_asks (GFile *file)
{
  static const char *const suffixes[] = { ".day", ".csv" };
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = name ? g_ascii_strdown (name, -1) : NULL;

  for (guint i = 0; lower && i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

/* Also one that is known and has its faults: importing it says which. */
static gboolean
is_export (GFile *file)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *head = g_malloc (HEAD);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TlnToolExport) export = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_REGULAR)
    return FALSE;
  stream = g_file_read (file, NULL, NULL);
  if (!stream ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD, &length, NULL, NULL))
    return FALSE;
  bytes = g_bytes_new_take (g_steal_pointer (&head), length);
  export = tln_tool_read (bytes, NULL, &error);
  return export || error;
}

static gpointer
choose_aside (gpointer data, GCancellable *cancellable, GError **error)
{
  const GPtrArray *asked = data;
  GHashTable *prices = g_hash_table_new_full ((GHashFunc) g_file_hash, (GEqualFunc) g_file_equal,
                                              g_object_unref, NULL);

  for (guint i = 0; i < asked->len; i++)
    if (!is_export (asked->pdata[i]))
      g_hash_table_add (prices, g_object_ref (asked->pdata[i]));
  return prices;
}

void
tln_price_choice_async (GListModel *files, GAsyncReadyCallback callback, gpointer user_data)
{
  GPtrArray *asked = g_ptr_array_new_with_free_func (g_object_unref);
  const TlnAside job = { choose_aside, asked, (GDestroyNotify) (void (*) (void)) g_ptr_array_unref,
                         (GDestroyNotify) (void (*) (void)) g_hash_table_unref };

  for (guint i = 0; i < g_list_model_get_n_items (files); i++) {
    g_autoptr (GFile) file = g_list_model_get_item (files, i);

    if (tln_price_choice_asks (file))
      g_ptr_array_add (asked, g_steal_pointer (&file));
  }
  tln_aside_async (files, &job, NULL, callback, user_data);
}

GHashTable *
tln_price_choice_finish (GAsyncResult *result)
{
  return tln_aside_finish (result, NULL);
}

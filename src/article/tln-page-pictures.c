/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gathering pictures. Where the bytes come from, the callers know. */
#include "tln-page-pictures.h"

#include "tln-hash.h"

#include <string.h>

/* Less than this high or wide is an icon, a line, or stands in for something. */
#define SMALL 64

static void
picture_free (gpointer data)
{
  TlnPagePicture *picture = data;

  g_free (picture->url);
  g_bytes_unref (picture->bytes);
  g_free (picture);
}

GPtrArray *
tln_page_pictures_new (void)
{
  return g_ptr_array_new_with_free_func (picture_free);
}

static gboolean
fits (const GPtrArray *pictures, const char *url, GBytes *bytes)
{
  gsize sum = g_bytes_get_size (bytes);

  if (sum > TLN_PICTURE_MAX_BYTES || pictures->len >= TLN_PICTURES_MAX)
    return FALSE;
  for (guint i = 0; i < pictures->len; i++) {
    const TlnPagePicture *picture = pictures->pdata[i];

    sum += g_bytes_get_size (picture->bytes);
    if (strcmp (picture->url, url) == 0)
      return FALSE;
  }
  return sum <= TLN_PICTURES_MAX_BYTES;
}

void
tln_page_pictures_add (GPtrArray *pictures, const char *url, GBytes *bytes)
{
  TlnPicture head;
  TlnPagePicture *picture;

  if (!fits (pictures, url, bytes) || !tln_picture_probe (bytes, &head, NULL))
    return;
  picture = g_new0 (TlnPagePicture, 1);
  picture->url = g_strdup (url);
  picture->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (pictures, picture);
}

/* The bytes of "data:image/…;base64,…", or NULL. */
static GBytes *
decode_data (const char *address)
{
  const char *comma = strchr (address, ',');
  gsize length;
  guchar *bytes;

  if (g_ascii_strncasecmp (address, "data:image/", 11) != 0 || comma == NULL ||
      !g_str_has_prefix (comma - MIN (7, comma - address), ";base64"))
    return NULL;
  if (strlen (comma) / 4 * 3 > TLN_PICTURE_MAX_BYTES)
    return NULL;
  bytes = g_base64_decode (comma + 1, &length);
  return g_bytes_new_take (bytes, length);
}

static void
set_src (TlnDom *dom, TlnNode *node, const char *value)
{
  TlnAttr *attrs = tln_dom_alloc (dom, node->n_attrs * sizeof *attrs);

  memcpy (attrs, node->attrs, node->n_attrs * sizeof *attrs);
  for (guint i = 0; i < node->n_attrs; i++)
    if (strcmp (attrs[i].name, "src") == 0)
      attrs[i].value = tln_dom_string (dom, value, strlen (value));
  node->attrs = attrs;
}

static void
take_one (TlnDom *dom, TlnNode *node, GPtrArray *pictures)
{
  const char *src = tln_node_attr (node, "src");
  g_autoptr (GBytes) bytes = src != NULL ? decode_data (src) : NULL;
  g_autofree char *sum = NULL;
  g_autofree char *url = NULL;
  TlnPicture head;

  if (bytes == NULL || !tln_picture_probe (bytes, &head, NULL) || head.width < SMALL ||
      head.height < SMALL)
    return;
  sum = tln_sha256 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  url = g_strdup_printf ("cid:%.32s", sum);
  tln_page_pictures_add (pictures, url, bytes);
  set_src (dom, node, url);
}

void
tln_page_pictures_take_data (TlnDom *dom, GPtrArray *pictures)
{
  TlnNode *root = tln_dom_root (dom);

  for (TlnNode *node = root; node != NULL; node = tln_node_next (node, root))
    if (node->tag == TLN_TAG_IMG)
      take_one (dom, node, pictures);
}

gboolean
tln_rich_shows (const TlnRich *rich, const char *url)
{
  for (guint i = 0; i < rich->spans->len; i++) {
    const TlnSpan *span = &g_array_index (rich->spans, TlnSpan, i);

    if (span->kind == TLN_SPAN_IMAGE && g_strcmp0 (span->target, url) == 0)
      return TRUE;
  }
  return FALSE;
}

void
tln_page_pictures_keep (GPtrArray *pictures, const TlnRich *rich)
{
  for (guint i = pictures->len; i > 0; i--)
    if (!tln_rich_shows (rich, ((const TlnPagePicture *) pictures->pdata[i - 1])->url))
      g_ptr_array_remove_index (pictures, i - 1);
}

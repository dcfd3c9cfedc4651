/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unpacking originals. They are packed in repo/tln-draft.c, before a library sees them. */
#include "tln-content.h"

#include "tln-error.h"
#include "tln-hash.h"

#include <string.h>

static GBytes *
unpack (GBytes *stored, const char *encoding)
{
  g_autoptr (GConverter) converter = NULL;

  if (g_strcmp0 (encoding, "raw") == 0)
    return g_bytes_ref (stored);
  converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  return g_converter_convert_bytes (converter, stored, NULL);
}

GBytes *
tln_content_unpack (GBytes *stored, const char *encoding, const char *sha256, GError **error)
{
  g_autoptr (GBytes) bytes = unpack (stored, encoding);
  g_autofree char *sum = NULL;

  if (bytes != NULL)
    sum = tln_sha256 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (g_strcmp0 (sum, sha256) == 0)
    return g_steal_pointer (&bytes);
  g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CORRUPT,
                       "the original of an article is damaged");
  return NULL;
}

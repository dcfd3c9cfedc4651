/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as the body of a reply: whole and in pieces they give the same, and they end. The first
 * byte says whether the label is deflate, and how large the pieces are. */
#include "fuzz.h"
#include "tln-inflate.h"

#include <string.h>

#define LIMIT (256 * 1024)

/* *error may be set behind the bytes. */
static GByteArray *
read_all (const guint8 *data, gsize size, gsize piece, gboolean deflate, GError **error)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new ();
  g_autoptr (GConverter) inflate = tln_inflate_new (deflate);
  GByteArray *all = g_byte_array_new ();
  guint8 buffer[4096];
  gssize n;

  for (gsize at = 0; at < size; at += piece)
    g_memory_input_stream_add_data (G_MEMORY_INPUT_STREAM (memory), data + at,
                                    (gssize) MIN (piece, size - at), NULL);
  g_autoptr (GInputStream) in = g_converter_input_stream_new (memory, inflate);
  while (all->len < LIMIT && (n = g_input_stream_read (in, buffer, sizeof buffer, NULL, error)) > 0)
    g_byte_array_append (all, buffer, (guint) n);
  g_byte_array_set_size (all, MIN (all->len, LIMIT));
  return all;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;

  if (size == 0)
    return 0;
  gboolean deflate = (data[0] & 0x80) != 0;
  g_autoptr (GByteArray) whole = read_all (data + 1, size - 1, MAX (size - 1, 1), deflate, &error);
  g_autoptr (GByteArray) parts =
      read_all (data + 1, size - 1, 1 + (data[0] & 0x7f), deflate, &again);

  g_assert_cmpmem (whole->data, whole->len, parts->data, parts->len);
  g_assert_cmpint (error == NULL, ==, again == NULL);
  if (error != NULL)
    g_assert_error (again, error->domain, error->code);
  return 0;
}

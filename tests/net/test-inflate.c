/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packed bodies: every way they are packed, cut off at every byte, and what is no packing. */
#include "tln-inflate.h"

#include <string.h>

#define WORDS "first second third first second third first second third"

static GByteArray *
pack (GZlibCompressorFormat format)
{
  g_autoptr (GZlibCompressor) zip = g_zlib_compressor_new (format, 9);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) words = g_bytes_new_static (WORDS, strlen (WORDS));
  g_autoptr (GBytes) packed = g_converter_convert_bytes (G_CONVERTER (zip), words, &error);

  g_assert_no_error (error);
  return g_bytes_unref_to_array (g_steal_pointer (&packed));
}

/* What comes out of the first length bytes when they come in pieces of that size. */
static char *
unpack (const GByteArray *packed, gsize length, gsize piece, gboolean deflate, GError **error)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new ();
  g_autoptr (GConverter) inflate = tln_inflate_new (deflate);
  g_autoptr (GString) words = g_string_new (NULL);
  char buffer[7];
  gssize n;

  for (gsize i = 0; i < length; i += piece) {
    gsize size = MIN (piece, length - i);
    g_memory_input_stream_add_data (G_MEMORY_INPUT_STREAM (memory),
                                    g_memdup2 (packed->data + i, size), (gssize) size, g_free);
  }
  g_autoptr (GInputStream) in = g_converter_input_stream_new (memory, inflate);
  while ((n = g_input_stream_read (in, buffer, sizeof buffer, NULL, error)) > 0)
    g_string_append_len (words, buffer, n);
  return n == 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

static void
assert_words (const GByteArray *packed, gboolean deflate, const char *expected)
{
  for (gsize piece = 1; piece <= packed->len; piece++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *words = unpack (packed, packed->len, piece, deflate, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (words, ==, expected);
  }
}

static void
assert_cut (const GByteArray *packed, gsize from, gboolean deflate)
{
  for (gsize length = from; length < packed->len; length++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (unpack (packed, length, length, deflate, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
  }
}

static void
test_formats (void)
{
  g_autoptr (GByteArray) gzip = pack (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GByteArray) zlib = pack (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GByteArray) raw = pack (G_ZLIB_COMPRESSOR_FORMAT_RAW);

  assert_words (gzip, FALSE, WORDS);
  assert_words (gzip, TRUE, WORDS); /* a wrong label */
  assert_words (zlib, TRUE, WORDS);
  assert_words (raw, TRUE, WORDS);
  assert_cut (gzip, 2, FALSE);
  assert_cut (zlib, 2, TRUE);
  assert_cut (raw, 2, TRUE);
}

static void
test_members (void)
{
  g_autoptr (GByteArray) two = pack (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GByteArray) second = pack (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  guint one = two->len;

  g_byte_array_append (two, second->data, second->len);
  assert_words (two, FALSE, WORDS WORDS);
  assert_cut (two, one + 2, FALSE);
  g_byte_array_append (two, (const guint8 *) "\0\0\0\0", 4);
  assert_words (two, FALSE, WORDS WORDS);
}

static void
test_not_packed (void)
{
  g_autoptr (GByteArray) none = g_byte_array_new ();
  g_autoptr (GByteArray) plain = g_byte_array_new ();

  assert_words (none, FALSE, "");
  g_byte_array_append (plain, (const guint8 *) WORDS, strlen (WORDS));
  assert_words (plain, FALSE, WORDS);
  g_byte_array_set_size (plain, 1);
  assert_words (plain, FALSE, "f");
}

static void
test_damaged (void)
{
  g_autoptr (GByteArray) gzip = pack (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GError) error = NULL;

  gzip->data[gzip->len - 8] ^= 1; /* its checksum */
  g_assert_null (unpack (gzip, gzip->len, gzip->len, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_again (void)
{
  g_autoptr (GConverter) inflate = tln_inflate_new (FALSE);
  g_autoptr (GBytes) gzip = g_byte_array_free_to_bytes (pack (G_ZLIB_COMPRESSOR_FORMAT_GZIP));

  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) words = g_converter_convert_bytes (inflate, gzip, &error);

    g_assert_no_error (error);
    g_assert_cmpmem (g_bytes_get_data (words, NULL), g_bytes_get_size (words), WORDS,
                     strlen (WORDS));
    g_converter_reset (inflate);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inflate/formats", test_formats);
  g_test_add_func ("/inflate/members", test_members);
  g_test_add_func ("/inflate/not-packed", test_not_packed);
  g_test_add_func ("/inflate/damaged", test_damaged);
  g_test_add_func ("/inflate/again", test_again);
  return g_test_run ();
}

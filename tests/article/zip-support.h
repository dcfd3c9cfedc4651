/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ZIP archives made byte by byte, for the tests of this folder and of fuzz. A member named
 * "mimetype" is stored, others are deflated. */
#pragma once

#include <gio/gio.h>
#include <string.h>

typedef struct {
  GByteArray *bytes, *directory;
  guint n;
} Maker;

static inline void
add16 (GByteArray *bytes, guint value)
{
  guint8 b[] = { (guint8) value, (guint8) (value >> 8) };

  g_byte_array_append (bytes, b, 2);
}

static inline void
add32 (GByteArray *bytes, gsize value)
{
  add16 (bytes, (guint) (value & 0xFFFF));
  add16 (bytes, (guint) (value >> 16 & 0xFFFF));
}

static inline GBytes *
pack (const char *data, gsize size)
{
  g_autoptr (GConverter) converter =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9));
  g_autofree guint8 *out = g_malloc (size + 1024);
  gsize read, written;

  g_assert_cmpint (g_converter_convert (converter, data, size, out, size + 1024,
                                        G_CONVERTER_INPUT_AT_END, &read, &written, NULL),
                   ==, G_CONVERTER_FINISHED);
  return g_bytes_new (out, written);
}

/* The fields that the local header and the directory have in common. */
static inline void
add_common (GByteArray *to, guint method, gsize packed, gsize size, const char *name)
{
  add16 (to, 20);
  add16 (to, 0);
  add16 (to, method);
  add32 (to, 0); /* time */
  add32 (to, 0); /* checksum */
  add32 (to, packed);
  add32 (to, size);
  add16 (to, (guint) strlen (name));
  add16 (to, 0);
}

/* stated: what the directory gives as size; 0 for the truth. */
static inline void
add_member (Maker *maker, const char *name, const char *data, gsize size, gsize stated)
{
  gboolean stored = strcmp (name, "mimetype") == 0;
  g_autoptr (GBytes) packed = stored ? g_bytes_new (data, size) : pack (data, size);
  gsize length = g_bytes_get_size (packed), offset = maker->bytes->len;
  guint method = stored ? 0 : 8;

  stated = stated != 0 ? stated : size;
  g_byte_array_append (maker->bytes, (const guint8 *) "PK\x03\x04", 4);
  add_common (maker->bytes, method, length, stated, name);
  g_byte_array_append (maker->bytes, (const guint8 *) name, (guint) strlen (name));
  g_byte_array_append (maker->bytes, g_bytes_get_data (packed, NULL), (guint) length);
  g_byte_array_append (maker->directory, (const guint8 *) "PK\x01\x02\x14\x00", 6);
  add_common (maker->directory, method, length, stated, name);
  add16 (maker->directory, 0);
  add16 (maker->directory, 0);
  add16 (maker->directory, 0);
  add32 (maker->directory, 0);
  add32 (maker->directory, offset);
  g_byte_array_append (maker->directory, (const guint8 *) name, (guint) strlen (name));
  maker->n++;
}

static inline void
add_text (Maker *maker, const char *name, const char *text)
{
  add_member (maker, name, text, strlen (text), 0);
}

static inline Maker
zip_maker_new (void)
{
  Maker maker = { g_byte_array_new (), g_byte_array_new (), 0 };

  return maker;
}

static inline GBytes *
finish (Maker *maker)
{
  gsize at = maker->bytes->len;

  g_byte_array_append (maker->bytes, maker->directory->data, maker->directory->len);
  g_byte_array_append (maker->bytes, (const guint8 *) "PK\x05\x06\0\0\0", 8);
  add16 (maker->bytes, maker->n);
  add16 (maker->bytes, maker->n);
  add32 (maker->bytes, maker->directory->len);
  add32 (maker->bytes, at);
  add16 (maker->bytes, 0);
  g_byte_array_unref (maker->directory);
  return g_byte_array_free_to_bytes (maker->bytes);
}

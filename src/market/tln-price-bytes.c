/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unpacking and decoding of price files (research notes on prices, 2.4, rules 1 and 2). */
#include "tln-price-bytes.h"

#include "tln-error.h"

#include <string.h>

#define CHUNK 65536
/* Of the bytes above 0x7f, this share must pair into common hanzi for an undeclared GB18030. */
#define HANZI_SHARE 0.9

typedef struct {
  const char *magic;
  gsize length;
  const char *what;
} Signature;

static const Signature signatures[] = {
  { "PK\003\004", 4, "a zip archive or an Excel workbook (.xlsx): save it as CSV first" },
  { "\320\317\021\340", 4, "an old Excel workbook (.xls): save it as CSV first" },
  { "%PDF", 4, "a PDF document" },
  { "\211PNG", 4, "a PNG picture" },
  { "\377\330\377", 3, "a JPEG picture" },
  { "GIF8", 4, "a GIF picture" },
  { "7z\274\257", 4, "a 7z archive" },
  { "Rar!", 4, "a RAR archive" },
  { "SQLite format 3", 15, "a database" },
};

static gboolean
too_large (gsize size, GError **error)
{
  if (size <= TLN_PRICE_LARGEST)
    return FALSE;
  g_set_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_TOO_LARGE,
               "larger than %d MB, which no price file is", TLN_PRICE_LARGEST / 1024 / 1024);
  return TRUE;
}

static GBytes *
inflate (GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) packed = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GZlibDecompressor) gunzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) plain = g_converter_input_stream_new (packed, G_CONVERTER (gunzip));
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  g_autoptr (GError) cause = NULL;
  gssize got;

  while ((got = g_input_stream_read (plain, chunk, CHUNK, NULL, &cause)) > 0) {
    g_byte_array_append (out, chunk, (guint) got);
    if (too_large (out->len, error))
      return NULL;
  }
  if (got < 0) {
    g_set_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_MALFORMED, "a damaged gzip file: %s",
                 cause->message);
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

GBytes *
tln_price_bytes_unpack (GBytes *bytes, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GBytes) plain = NULL;

  if (too_large (size, error))
    return NULL;
  if (size >= 2 && data[0] == 0x1f && data[1] == 0x8b)
    plain = inflate (bytes, error);
  else
    plain = g_bytes_ref (bytes);
  if (plain == NULL)
    return NULL;
  if (g_bytes_get_size (plain) == 0) {
    g_set_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_EMPTY, "the file is empty");
    return NULL;
  }
  return g_steal_pointer (&plain);
}

static gboolean
refuse_signature (const guint8 *data, gsize size, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++) {
    const Signature *s = &signatures[i];

    if (size < s->length || memcmp (data, s->magic, s->length) != 0)
      continue;
    g_set_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_UNSUPPORTED, "not a table of prices: %s",
                 s->what);
    return TRUE;
  }
  return FALSE;
}

/* "UTF-16LE", "UTF-16BE" or NULL: by mark, or by zeros at every second place. */
static const char *
find_utf16 (const guint8 *data, gsize size)
{
  gsize zeros[2] = { 0, 0 };
  gsize n = MIN (size, 4096) & ~(gsize) 1;

  if (size >= 2 && data[0] == 0xff && data[1] == 0xfe)
    return "UTF-16LE";
  if (size >= 2 && data[0] == 0xfe && data[1] == 0xff)
    return "UTF-16BE";
  for (gsize i = 0; i < n; i++)
    zeros[i % 2] += data[i] == 0;
  if (zeros[1] * 4 > n && zeros[0] * 20 < n)
    return "UTF-16LE";
  if (zeros[0] * 4 > n && zeros[1] * 20 < n)
    return "UTF-16BE";
  return NULL;
}

static gboolean
looks_like_hanzi (const guint8 *data, gsize size)
{
  gsize high = 0;
  gsize paired = 0;

  for (gsize i = 0; i < size; i++) {
    if (data[i] < 0x80)
      continue;
    high++;
    if (i + 1 < size && data[i] >= 0xb0 && data[i] <= 0xf7 && data[i + 1] >= 0xa1) {
      high++;
      paired += 2;
      i++;
    }
  }
  return high > 0 && (double) paired >= HANZI_SHARE * (double) high;
}

static gboolean
has_header_word (const char *text)
{
  static const char *const words[] = { "日期", "时间", "收盘", "开盘", "最高", "成交", "数据来源" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  }
  return FALSE;
}

static char *
convert (const guint8 *data, gsize size, const char *encoding)
{
  return g_convert ((const char *) data, (gssize) size, "UTF-8", encoding, NULL, NULL, NULL);
}

static char *
decode_eight_bit (const guint8 *data, gsize size, const char **encoding)
{
  g_autofree char *text = convert (data, size, "GB18030");

  *encoding = "GB18030";
  if (text != NULL && (has_header_word (text) || looks_like_hanzi (data, size)))
    return g_steal_pointer (&text);
  *encoding = "Windows-1252";
  char *western = convert (data, size, "WINDOWS-1252");
  return western != NULL ? western : convert (data, size, "ISO-8859-1");
}

static char *
decode (const guint8 *data, gsize size, const char **encoding, GError **error)
{
  const char *wide = find_utf16 (data, size);

  if (wide != NULL) {
    *encoding = wide;
    return convert (data, size & ~(gsize) 1, wide);
  }
  if (memchr (data, 0, size) != NULL) {
    g_set_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_MALFORMED,
                 "binary data, neither text nor a known price format");
    return NULL;
  }
  *encoding = "UTF-8";
  if (g_utf8_validate ((const char *) data, (gssize) size, NULL))
    return g_strndup ((const char *) data, size);
  return decode_eight_bit (data, size, encoding);
}

static gboolean
refuse_page (const char *text, GError **error)
{
  while (g_ascii_isspace (*text))
    text++;
  if (*text == '<' && strncmp (text, "<TICKER>", 8) != 0 && strncmp (text, "<DATE>", 6) != 0 &&
      strchr (text, '>') != NULL && strstr (text, ">,<") == NULL) {
    g_set_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_UNSUPPORTED,
                 "a web page, not a table of prices");
    return TRUE;
  }
  if (*text == '\0') {
    g_set_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_EMPTY, "the file holds only blanks");
    return TRUE;
  }
  return FALSE;
}

char *
tln_price_bytes_decode (GBytes *bytes, const char **encoding, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GError *cause = NULL;

  if (refuse_signature (data, size, error))
    return NULL;
  g_autofree char *text = decode (data, size, encoding, &cause);
  if (text == NULL) {
    if (cause != NULL)
      g_propagate_error (error, cause);
    else
      g_set_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_MALFORMED,
                   "text that no known encoding fits");
    return NULL;
  }
  if (g_str_has_prefix (text, "\xEF\xBB\xBF"))
    memmove (text, text + 3, strlen (text + 3) + 1);
  if (refuse_page (text, error))
    return NULL;
  return g_steal_pointer (&text);
}

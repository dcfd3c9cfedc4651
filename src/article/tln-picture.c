/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heads of picture files. Nothing is decoded here. */
#include "tln-picture.h"

#include "tln-error.h"

#include <string.h>

typedef struct {
  const guint8 *at;
  gsize size;
} Head;

static guint
big16 (const guint8 *p)
{
  return (guint) p[0] << 8 | p[1];
}

static guint
big32 (const guint8 *p)
{
  return big16 (p) << 16 | big16 (p + 2);
}

static guint
little16 (const guint8 *p)
{
  return (guint) p[1] << 8 | p[0];
}

static guint
little24 (const guint8 *p)
{
  return (guint) p[2] << 16 | little16 (p);
}

static gboolean
starts (const Head *head, gsize at, const char *magic, gsize n)
{
  return head->size >= at + n && memcmp (head->at + at, magic, n) == 0;
}

static void
probe_png (const Head *head, TlnPicture *picture)
{
  if (!starts (head, 12, "IHDR", 4) || head->size < 24)
    return;
  picture->width = big32 (head->at + 16);
  picture->height = big32 (head->at + 20);
}

static void
probe_gif (const Head *head, TlnPicture *picture)
{
  if (head->size < 10)
    return;
  picture->width = little16 (head->at + 6);
  picture->height = little16 (head->at + 8);
}

/* Start of frame: all of C0 to CF but the tables DHT, JPG and DAC. */
static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static void
probe_jpeg (const Head *head, TlnPicture *picture)
{
  gsize at = 2;

  while (at + 9 <= head->size) {
    const guint8 *p = head->at + at;

    if (p[0] != 0xFF)
      return;
    if (p[1] == 0xFF || (p[1] >= 0xD0 && p[1] <= 0xD8) || p[1] == 0x01) {
      at += p[1] == 0xFF ? 1 : 2; /* filling, or a marker without a length */
    } else if (is_frame (p[1])) {
      picture->height = big16 (p + 5);
      picture->width = big16 (p + 7);
      return;
    } else {
      at += 2 + MAX (2, big16 (p + 2));
    }
  }
}

/* Lossy, lossless and extended; the last one has the size of the canvas less one. */
static void
probe_webp (const Head *head, TlnPicture *picture)
{
  if (starts (head, 12, "VP8 ", 4) && head->size >= 30) {
    picture->width = little16 (head->at + 26) & 0x3FFF;
    picture->height = little16 (head->at + 28) & 0x3FFF;
  } else if (starts (head, 12, "VP8L", 4) && head->size >= 25) {
    guint32 bits = little24 (head->at + 21) | (guint32) head->at[24] << 24;

    picture->width = (bits & 0x3FFF) + 1;
    picture->height = (bits >> 14 & 0x3FFF) + 1;
  } else if (starts (head, 12, "VP8X", 4) && head->size >= 30) {
    picture->width = little24 (head->at + 24) + 1;
    picture->height = little24 (head->at + 27) + 1;
  }
}

static const struct {
  const char *type;
  const char *magic;
  gsize length;
  void (*probe) (const Head *, TlnPicture *);
} kinds[] = {
  { "image/png", "\x89PNG\r\n\x1a\n", 8, probe_png },
  { "image/jpeg", "\xFF\xD8\xFF", 3, probe_jpeg },
  { "image/gif", "GIF87a", 6, probe_gif },
  { "image/gif", "GIF89a", 6, probe_gif },
  { "image/webp", "RIFF", 4, probe_webp },
};

static gboolean
fail (TlnImportError code, const char *what, GError **error)
{
  g_set_error_literal (error, TLN_IMPORT_ERROR, (int) code, what);
  return FALSE;
}

gboolean
tln_picture_probe (GBytes *bytes, TlnPicture *picture, GError **error)
{
  Head head;

  *picture = (TlnPicture) { 0 };
  head.at = g_bytes_get_data (bytes, &head.size);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds) && picture->type == NULL; i++) {
    if (!starts (&head, 0, kinds[i].magic, kinds[i].length) ||
        (kinds[i].probe == probe_webp && !starts (&head, 8, "WEBP", 4)))
      continue;
    picture->type = kinds[i].type;
    kinds[i].probe (&head, picture);
  }
  if (picture->type == NULL)
    return fail (TLN_IMPORT_ERROR_UNSUPPORTED, "not a PNG, JPEG, GIF or WebP picture", error);
  if (picture->width == 0 || picture->height == 0)
    return fail (TLN_IMPORT_ERROR_MALFORMED, "the picture has no size", error);
  if ((guint64) picture->width * picture->height > TLN_PICTURE_MAX_PIXELS)
    return fail (TLN_IMPORT_ERROR_TOO_LARGE, "the picture has too many pixels", error);
  return TRUE;
}

GPtrArray *
tln_rich_pictures (const TlnRich *rich)
{
  GPtrArray *pictures = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rich->spans->len; i++) {
    const TlnSpan *span = &g_array_index (rich->spans, TlnSpan, i);

    if (span->kind != TLN_SPAN_IMAGE || span->target == NULL)
      continue;
    if ((g_ascii_strncasecmp (span->target, "https://", 8) == 0 ||
         g_ascii_strncasecmp (span->target, "http://", 7) == 0) &&
        g_hash_table_add (seen, span->target))
      g_ptr_array_add (pictures, g_strdup (span->target));
  }
  return pictures;
}

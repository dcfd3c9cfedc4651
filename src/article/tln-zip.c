/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory at the end of the archive is the only truth; every offset is checked before it is
 * followed. */
#include "tln-zip.h"

#include "tln-error.h"

#include <gio/gio.h>
#include <string.h>

#define END_SIZE 22
#define ENTRY_SIZE 46
#define LOCAL_SIZE 30
/* Bytes of a name that are told to people. */
#define LONGEST_NAME 200

typedef struct {
  guint flags, method;
  guint32 packed, size, offset;
} Member;

struct TlnZip {
  GBytes *bytes;
  const guint8 *data;
  gsize size;
  GHashTable *members; /* name to Member */
  gsize unpacked; /* in all */
  gsize limit; /* of it */
};

static guint16
word16 (const guint8 *p)
{
  return (guint16) (p[0] | p[1] << 8);
}

static guint32
word32 (const guint8 *p)
{
  return (guint32) word16 (p) | (guint32) word16 (p + 2) << 16;
}

static gboolean
malformed (GError **error, const char *what)
{
  g_set_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_MALFORMED, "a damaged ZIP archive: %s",
               what);
  return FALSE;
}

/* The end record is the last thing but a comment of up to 64 KB. */
static const guint8 *
find_end (const TlnZip *self)
{
  gsize least = self->size > END_SIZE + 65535 ? self->size - END_SIZE - 65535 : 0;

  for (gsize at = self->size - END_SIZE;; at--) {
    if (memcmp (self->data + at, "PK\x05\x06", 4) == 0)
      return self->data + at;
    if (at == least)
      return NULL;
  }
}

/* One entry of the directory; its size, or 0 when it does not fit. */
static gsize
read_entry (TlnZip *self, gsize at)
{
  if (at + ENTRY_SIZE > self->size || memcmp (self->data + at, "PK\x01\x02", 4) != 0)
    return 0;
  const guint8 *p = self->data + at;
  gsize n = word16 (p + 28);
  gsize whole = ENTRY_SIZE + n + word16 (p + 30) + word16 (p + 32);
  if (at + whole > self->size)
    return 0;
  const Member member = { .flags = word16 (p + 8),
                          .method = word16 (p + 10),
                          .packed = word32 (p + 20),
                          .size = word32 (p + 24),
                          .offset = word32 (p + 42) };
  /* A name with U+0000 in it would be that of another member: only what comes first is compared. */
  if (memchr (p + ENTRY_SIZE, '\0', n) == NULL)
    g_hash_table_insert (self->members, g_strndup ((const char *) p + ENTRY_SIZE, n),
                         g_memdup2 (&member, sizeof member));
  return whole;
}

static gboolean
read_directory (TlnZip *self, GError **error)
{
  const guint8 *end = self->size >= END_SIZE ? find_end (self) : NULL;

  if (end == NULL)
    return malformed (error, "no directory");
  guint n = word16 (end + 10);
  gsize at = word32 (end + 16);
  if (word16 (end + 4) != 0 || n == 0xFFFF || at == 0xFFFFFFFF) {
    g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_UNSUPPORTED,
                         "ZIP archives in parts or above 4 GB are not read");
    return FALSE;
  }
  if (n > TLN_ZIP_MAX_MEMBERS) {
    g_set_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_TOO_LARGE,
                 "a ZIP archive of %u members (%d at most)", n, TLN_ZIP_MAX_MEMBERS);
    return FALSE;
  }
  for (guint i = 0; i < n; i++) {
    gsize size = read_entry (self, at);
    if (size == 0)
      return malformed (error, "its directory is cut short");
    at += size;
  }
  return TRUE;
}

TlnZip *
tln_zip_open (GBytes *bytes, GError **error)
{
  g_autoptr (TlnZip) self = g_new0 (TlnZip, 1);

  self->limit = TLN_ZIP_MAX_ALL;
  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &self->size);
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return read_directory (self, error) ? g_steal_pointer (&self) : NULL;
}

void
tln_zip_free (TlnZip *zip)
{
  g_bytes_unref (zip->bytes);
  g_hash_table_unref (zip->members);
  g_free (zip);
}

void
tln_zip_set_limit (TlnZip *zip, gsize all)
{
  zip->limit = MAX (all, zip->unpacked);
}

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

char **
tln_zip_list (TlnZip *zip)
{
  guint n = g_hash_table_size (zip->members);
  char **names = g_new0 (char *, n + 1);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, zip->members);
  for (guint i = 0; g_hash_table_iter_next (&iter, &name, NULL); i++)
    names[i] = g_utf8_make_valid (name, -1);
  qsort (names, n, sizeof *names, compare_names);
  return names;
}

gboolean
tln_zip_has (TlnZip *zip, const char *name)
{
  return g_hash_table_contains (zip->members, name);
}

static GBytes *
too_large (const char *name, GError **error)
{
  g_autofree char *shown = g_utf8_make_valid (name, (gssize) MIN (strlen (name), LONGEST_NAME));

  g_set_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_TOO_LARGE,
               "\"%s\" in the ZIP archive unpacks to more than is read", shown);
  return NULL;
}

/* At most limit bytes; one more says that there are more. */
static GBytes *
inflate (const guint8 *packed, gsize size, gsize limit, GError **error)
{
  g_autoptr (GConverter) converter =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (65536);
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize at = 0;

  while (result != G_CONVERTER_FINISHED && out->len <= limit) {
    gsize read = 0, written = 0;
    result = g_converter_convert (converter, packed + at, size - at, buffer, 65536,
                                  G_CONVERTER_INPUT_AT_END, &read, &written, NULL);
    if (result == G_CONVERTER_ERROR) {
      malformed (error, "a member cannot be unpacked");
      return NULL;
    }
    at += read;
    g_byte_array_append (out, buffer, (guint) written);
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/* Where the bytes of a member begin; 0 when they do not fit. */
static gsize
start_of (const TlnZip *self, const Member *member)
{
  gsize at = member->offset;

  if (at + LOCAL_SIZE > self->size || memcmp (self->data + at, "PK\x03\x04", 4) != 0)
    return 0;
  at += LOCAL_SIZE + (gsize) word16 (self->data + at + 26) + word16 (self->data + at + 28);
  return at <= self->size && member->packed <= self->size - at ? at : 0;
}

GBytes *
tln_zip_read (TlnZip *zip, const char *name, GError **error)
{
  const Member *member = g_hash_table_lookup (zip->members, name);
  gsize at = member != NULL ? start_of (zip, member) : 0;
  gsize limit = MIN (TLN_ZIP_MAX_MEMBER, zip->limit - zip->unpacked);

  if (at == 0) {
    malformed (error, member == NULL ? "a member is missing" : "a member lies outside of it");
    return NULL;
  }
  if ((member->flags & 1) != 0 || (member->method != 0 && member->method != 8)) {
    g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_UNSUPPORTED,
                         "a ZIP archive that is encrypted or packed in a way that is not read");
    return NULL;
  }
  if (member->size > limit || (member->method == 0 && member->packed > limit))
    return too_large (name, error);
  g_autoptr (GBytes) bytes = member->method == 0
                                 ? g_bytes_new_from_bytes (zip->bytes, at, member->packed)
                                 : inflate (zip->data + at, member->packed, limit, error);
  if (bytes == NULL)
    return NULL;
  gsize size = g_bytes_get_size (bytes);
  if (size > limit)
    return too_large (name, error);
  if (size != member->size) {
    malformed (error, "a member is not as long as it says");
    return NULL;
  }
  zip->unpacked += size;
  return g_steal_pointer (&bytes);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file for each address, named by its hash; replaced as a whole, so that programs can share the
 * folder. */
#include "tln-fetch-cache.h"

#include "tln-aside.h"
#include "tln-hash.h"

#include <glib/gstdio.h>
#include <string.h>

/* Magic and version, address, type, charset, etag, modified, fresh until, bytes. */
#define FORMAT "(ssmsmsmsmsxay)"
#define MAGIC "throughline-page-1"

typedef struct {
  char *folder;
  char *address;
  TlnCached *cached; /* NULL: forget */
  guint64 max_bytes;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->cached, tln_cached_free);
  g_free (work->folder);
  g_free (work->address);
  g_free (work);
}

void
tln_cached_free (TlnCached *cached)
{
  g_free (cached->content_type);
  g_free (cached->charset);
  g_free (cached->etag);
  g_free (cached->modified);
  g_clear_pointer (&cached->bytes, g_bytes_unref);
  g_free (cached);
}

static char *
file_name (const Work *work)
{
  g_autofree char *sum = tln_sha256 (work->address, strlen (work->address));

  return g_build_filename (work->folder, sum, NULL);
}

static Work *
work_new (const char *folder, const char *address)
{
  Work *work = g_new0 (Work, 1);

  work->folder = g_strdup (folder);
  work->address = g_strdup (address);
  return work;
}

static TlnCached *
unpack (GBytes *file, const char *address)
{
  g_autoptr (GVariant) all =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (FORMAT), file, FALSE));
  g_autoptr (GVariant) bytes = NULL;
  g_autoptr (TlnCached) cached = g_new0 (TlnCached, 1);
  const char *magic, *stored;

  if (!g_variant_is_normal_form (all))
    return NULL;
  g_variant_get (all, "(&s&smsmsmsmsx@ay)", &magic, &stored, &cached->content_type,
                 &cached->charset, &cached->etag, &cached->modified, &cached->fresh_until, &bytes);
  cached->bytes = g_variant_get_data_as_bytes (bytes);
  if (strcmp (magic, MAGIC) != 0 || strcmp (stored, address) != 0)
    return NULL;
  return g_steal_pointer (&cached);
}

static gpointer
load_aside (gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;
  g_autofree char *path = file_name (work);
  char *contents;
  gsize length;
  TlnCached *cached = NULL;

  if (g_file_get_contents (path, &contents, &length, NULL)) {
    g_autoptr (GBytes) file = g_bytes_new_take (contents, length);

    cached = unpack (file, work->address);
  }
  return cached;
}

void
tln_fetch_cache_load_async (const char *folder,
                            const char *address,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  const TlnAside job = { load_aside, work_new (folder, address), work_free,
                         (GDestroyNotify) (void (*) (void)) tln_cached_free };

  tln_aside_async (NULL, &job, cancellable, callback, user_data);
}

TlnCached *
tln_fetch_cache_load_finish (GAsyncResult *result)
{
  return tln_aside_finish (result, NULL);
}

/* A file of the folder, for choosing which go. */
typedef struct {
  char *path;
  gint64 time;
  guint64 size;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_free (kept->path);
  g_free (kept);
}

static gint
compare_age (gconstpointer a, gconstpointer b)
{
  const Kept *one = a, *other = b;

  return one->time < other->time ? 1 : one->time > other->time ? -1 : 0;
}

/* The newest files that fit stay; the one just written is the newest, whatever the clock of the
 * file system can tell. */
static void
shrink (const Work *work, const char *written)
{
  g_autoptr (GDir) dir = g_dir_open (work->folder, 0, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (kept_free);
  guint64 sum = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    Kept *kept = g_new0 (Kept, 1);
    GStatBuf info;

    kept->path = g_build_filename (work->folder, name, NULL);
    if (g_stat (kept->path, &info) == 0) {
      kept->time = g_str_equal (kept->path, written) ? G_MAXINT64 : info.st_mtime;
      kept->size = (guint64) info.st_size;
    }
    g_ptr_array_add (files, kept);
  }
  g_ptr_array_sort_values (files, compare_age);
  for (guint i = 0; i < files->len; i++) {
    const Kept *kept = files->pdata[i];

    sum += kept->size;
    if (sum > work->max_bytes)
      g_unlink (kept->path);
  }
}

/* One at a time: two that make room at once would each drop what the other has just written. */
G_LOCK_DEFINE_STATIC (storing);

static gpointer
store_aside (gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;
  const TlnCached *cached = work->cached;
  g_autofree char *path = file_name (work);

  G_LOCK (storing);
  if (cached == NULL) {
    g_unlink (path);
  } else if (g_mkdir_with_parents (work->folder, 0700) == 0) {
    GVariant *bytes = g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, cached->bytes, TRUE);
    g_autoptr (GVariant) all = g_variant_ref_sink (g_variant_new (
        "(ssmsmsmsmsx@ay)", MAGIC, work->address, cached->content_type, cached->charset,
        cached->etag, cached->modified, cached->fresh_until, bytes));

    g_file_set_contents_full (path, g_variant_get_data (all), (gssize) g_variant_get_size (all),
                              G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
    shrink (work, path);
  }
  G_UNLOCK (storing);
  return NULL;
}

void
tln_fetch_cache_store (const char *folder,
                       const char *address,
                       TlnCached *cached,
                       guint64 max_bytes)
{
  Work *work = work_new (folder, address);
  const TlnAside job = { store_aside, work, work_free, NULL };

  work->cached = cached;
  work->max_bytes = max_bytes;
  tln_aside_async (NULL, &job, NULL, NULL, NULL);
}

void
tln_cached_ask (const TlnCached *cached, SoupMessageHeaders *request)
{
  if (cached->etag != NULL)
    soup_message_headers_replace (request, "If-None-Match", cached->etag);
  if (cached->modified != NULL)
    soup_message_headers_replace (request, "If-Modified-Since", cached->modified);
}

/* Seconds of max-age, or -1. */
static gint64
max_age (GHashTable *control)
{
  const char *text = g_hash_table_lookup (control, "max-age");
  guint64 seconds;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &seconds, NULL))
    return -1;
  return (gint64) seconds;
}

static gint64
expires (SoupMessageHeaders *reply, gint64 now)
{
  const char *text = soup_message_headers_get_one (reply, "Expires");
  g_autoptr (GDateTime) time = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;
  gint64 until = time != NULL ? g_date_time_to_unix (time) : 0;

  return until > now ? until : 0;
}

static char *
header (SoupMessageHeaders *reply, const char *name, const char *old)
{
  const char *value = soup_message_headers_get_one (reply, name);

  return g_strdup (value != NULL ? value : old);
}

TlnCached *
tln_cached_new (SoupMessageHeaders *reply, const TlnCached *old, gint64 now)
{
  g_autoptr (TlnCached) self = g_new0 (TlnCached, 1);
  const char *words = soup_message_headers_get_list (reply, "Cache-Control");
  GHashTable *control = soup_header_parse_param_list (words != NULL ? words : "");
  gint64 age = max_age (control);
  /* Our requests are all alike, so of Vary only "*" is of concern. */
  gboolean never = g_hash_table_contains (control, "no-store") ||
                   g_strcmp0 (soup_message_headers_get_list (reply, "Vary"), "*") == 0;

  self->etag = header (reply, "ETag", old != NULL ? old->etag : NULL);
  self->modified = header (reply, "Last-Modified", old != NULL ? old->modified : NULL);
  if (!g_hash_table_contains (control, "no-cache"))
    self->fresh_until = age > 0 ? now + age : age < 0 ? expires (reply, now) : 0;
  soup_header_free_param_list (control);
  if (never || (self->fresh_until == 0 && self->etag == NULL && self->modified == NULL))
    return NULL;
  return g_steal_pointer (&self);
}

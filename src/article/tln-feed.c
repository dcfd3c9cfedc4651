/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes of a feed to its entries: finds the format, hands over to its reader. */
#include "tln-feed.h"

#include "tln-encoding.h"
#include "tln-error.h"
#include "tln-feed-private.h"
#include "tln-hash.h"
#include "tln-text.h"

#include <string.h>

/* Bytes of a file that tln_feed_is looks at. */
#define SNIFFED 2048

TlnFeedEntry *
tln_feed_entry_new (void)
{
  TlnFeedEntry *entry = g_new0 (TlnFeedEntry, 1);

  entry->published = TLN_DATE_NONE;
  entry->updated = TLN_DATE_NONE;
  return entry;
}

void
tln_feed_entry_free (TlnFeedEntry *entry)
{
  g_free (entry->id);
  g_free (entry->title);
  g_free (entry->url);
  g_strfreev (entry->links);
  g_strfreev (entry->authors);
  g_free (entry->summary);
  g_free (entry->content);
  g_free (entry->base);
  g_free (entry->language);
  g_free (entry);
}

void
tln_feed_free (TlnFeed *feed)
{
  g_free (feed->title);
  g_free (feed->description);
  g_free (feed->url);
  g_strfreev (feed->links);
  g_free (feed->language);
  g_strfreev (feed->authors);
  g_ptr_array_unref (feed->entries);
  g_free (feed);
}

const char *
tln_feed_type_name (TlnFeedType type)
{
  static const char *const names[] = { "RSS0", "RSS1", "RSS2", "Atom", "JSON" };

  return names[type];
}

void
tln_feed_entry_finish (TlnFeedEntry *entry)
{
  if (entry->links == NULL)
    entry->links = g_new0 (char *, 1);
  if (entry->authors == NULL)
    entry->authors = g_new0 (char *, 1);
  if (entry->id != NULL && *entry->id != '\0')
    return;
  const char *parts[] = { entry->url, entry->title,
                          entry->url == NULL && entry->title == NULL ? entry->summary : NULL };
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (parts[i] != NULL)
      g_checksum_update (sum, (const guchar *) parts[i], (gssize) strlen (parts[i]));
    g_checksum_update (sum, (const guchar *) "\n", 1);
  }
  g_free (entry->id);
  entry->id = g_strndup (g_checksum_get_string (sum), 32);
  entry->made_id = TRUE;
}

gboolean
tln_feed_check_size (GBytes *bytes, GError **error)
{
  gsize size = g_bytes_get_size (bytes);

  if (size == 0) {
    g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_EMPTY, "there is nothing in it");
    return FALSE;
  }
  if (size > TLN_FEED_MAX_BYTES) {
    g_set_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_TOO_LARGE, "larger than %d MB",
                 TLN_FEED_MAX_BYTES >> 20);
    return FALSE;
  }
  return TRUE;
}

/* UTF-32, which the reading of documents has no need of: by its mark, or by "<" and its zeros. */
static const char *
utf32_of (const char *data, gsize size, gsize *skip)
{
  static const struct {
    const char bytes[4];
    gsize skip;
    const char *encoding;
  } marks[] = { { { 0, 0, (char) 0xFE, (char) 0xFF }, 4, "UTF-32BE" },
                { { (char) 0xFF, (char) 0xFE, 0, 0 }, 4, "UTF-32LE" },
                { { 0, 0, 0, '<' }, 0, "UTF-32BE" },
                { { '<', 0, 0, 0 }, 0, "UTF-32LE" } };

  for (gsize i = 0; size >= 4 && i < G_N_ELEMENTS (marks); i++)
    if (memcmp (data, marks[i].bytes, 4) == 0) {
      *skip = marks[i].skip;
      return marks[i].encoding;
    }
  return NULL;
}

/* charset of "text/xml; charset=…"; caller frees. */
static char *
charset_of (const char *content_type)
{
  const char *at = content_type != NULL ? strchr (content_type, ';') : NULL;

  while (at != NULL) {
    at++;
    at += strspn (at, " \t");
    if (g_ascii_strncasecmp (at, "charset", 7) == 0) {
      const char *value = at + 7 + strspn (at + 7, " \t");
      if (*value == '=')
        return g_strndup (value + 1, strcspn (value + 1, ";"));
    }
    at = strchr (at, ';');
  }
  return NULL;
}

static char *
declared_encoding (const char *data, gsize size)
{
  g_autofree char *head = g_strndup (data, MIN (size, 1024));
  const char *at = strstr (head, "<?xml");
  const char *end = at != NULL ? strstr (at, "?>") : NULL;
  const char *name = at != NULL ? strstr (at, "encoding") : NULL;

  if (end == NULL || name == NULL || name > end)
    return NULL;
  name += strlen ("encoding");
  name += strspn (name, " \t\r\n=\"'");
  return g_strndup (name, strcspn (name, " \t\r\n\"'?"));
}

/* Control characters of Latin-1 in valid UTF-8: bytes of Windows-1252 that went through the wrong
 * conversion. The entities of a file are resolved in the same way. */
static char *
repair_controls (char *text)
{
  g_autofree char *taken = text;
  g_autoptr (GString) out = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    char byte = (char) c;
    g_autofree char *meant = c >= 0x80 && c < 0xA0
                                 ? g_convert (&byte, 1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL)
                                 : NULL;
    if (meant != NULL)
      g_string_append (out, meant);
    else
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
has_controls (const char *text)
{
  for (const char *p = text; (p = strchr (p, '\xC2')) != NULL; p++)
    if ((guchar) p[1] < 0xA0)
      return TRUE;
  return FALSE;
}

char *
tln_feed_decode (GBytes *bytes, const TlnHints *hints, const char **encoding, gboolean *damaged)
{
  gsize size, skip = 0;
  const char *held = g_bytes_get_data (bytes, &size);
  const char *data = held != NULL ? held : "";
  const char *wide = utf32_of (data, size, &skip);
  g_autofree char *text = NULL;

  *encoding = wide;
  if (wide != NULL) {
    gsize length;
    g_autofree char *converted =
        g_convert (data + skip, (gssize) (size - skip), "UTF-8", wide, NULL, &length, NULL);
    text = converted != NULL ? tln_text_clean (converted, (gssize) length) : NULL;
  } else {
    g_autofree char *charset =
        hints->charset != NULL ? g_strdup (hints->charset) : charset_of (hints->content_type);
    if (charset == NULL || tln_encoding_from_label (charset, strlen (charset)) == NULL) {
      g_free (charset);
      charset = declared_encoding (data, size);
    }
    text = tln_decode (data, size, charset, encoding, NULL);
    const char *stated =
        charset != NULL ? tln_encoding_from_label (charset, strlen (charset)) : NULL;
    if (text != NULL && stated == NULL)
      *damaged |= charset != NULL || !g_str_has_prefix (*encoding, "UTF-");
  }
  if (text == NULL) {
    *encoding = "UTF-8";
    *damaged = TRUE;
    text = tln_text_clean (data, (gssize) size);
  }
  return has_controls (text) ? repair_controls (g_steal_pointer (&text)) : g_steal_pointer (&text);
}

gboolean
tln_feed_is (GBytes *bytes)
{
  static const char *const roots[] = {
    "<rss", "<feed", "<rdf:rdf", "<atom:feed", "<channel>", NULL
  };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *head = g_ascii_strdown (data != NULL ? data : "", (gssize) MIN (size, SNIFFED));

  if (strstr (head, "<html") != NULL || strstr (head, "<!doctype html") != NULL)
    return FALSE;
  if (strstr (head, "jsonfeed.org/version/1") != NULL)
    return TRUE;
  for (guint i = 0; roots[i] != NULL; i++)
    if (strstr (head, roots[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* RFC 7303: as plain text it is no XML, although it is meant. */
static gboolean
served_as_text (const char *content_type)
{
  return content_type != NULL && g_ascii_strncasecmp (content_type, "text/plain", 10) == 0;
}

TlnFeed *
tln_feed_parse (GBytes *bytes, const TlnHints *hints, GError **error)
{
  static const TlnHints none = { 0 };
  g_autoptr (TlnFeed) self = NULL;

  if (!tln_feed_check_size (bytes, error))
    return NULL;
  hints = hints != NULL ? hints : &none;
  self = g_new0 (TlnFeed, 1);
  self->published = TLN_DATE_NONE;
  self->updated = TLN_DATE_NONE;
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_feed_entry_free);
  self->damaged = served_as_text (hints->content_type);
  g_autofree char *text = tln_feed_decode (bytes, hints, &self->encoding, &self->damaged);
  const char *start = text + strspn (text, " \t\r\n");
  gboolean done = *start == '{' ? tln_feed_read_json (self, start, hints->url, error)
                                : tln_feed_read_xml (self, start, hints->url, error);
  if (!done)
    return NULL;
  if (self->links == NULL)
    self->links = g_new0 (char *, 1);
  if (self->authors == NULL)
    self->authors = g_new0 (char *, 1);
  return g_steal_pointer (&self);
}

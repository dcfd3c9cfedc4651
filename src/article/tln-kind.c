/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds of files by their first bytes and by their markup. */
#include "tln-kind.h"

#include "tln-error.h"

#include <string.h>

static const struct {
  const char *bytes;
  gsize length;
  const char *message;
} signatures[] = {
  { "PK\x03\x04", 4, "ZIP archives and documents made of them (DOCX) cannot be read; EPUB can" },
  { "PK\x05\x06", 4, "an empty ZIP archive" },
  { "\x89PNG", 4, "a PNG picture, not text" },
  { "\xFF\xD8\xFF", 3, "a JPEG picture, not text" },
  { "GIF8", 4, "a GIF picture, not text" },
  { "RIFF", 4, "a RIFF file (WebP, sound or video), not text" },
  { "BM", 2, "a BMP picture, not text" },
  { "\x1F\x8B", 2, "a gzip archive, not text" },
  { "7z\xBC\xAF", 4, "a 7z archive, not text" },
  { "Rar!", 4, "a RAR archive, not text" },
  { "BZh", 3, "a bzip2 archive, not text" },
  { "\xFD"
    "7zXZ",
    5, "an xz archive, not text" },
  { "\x28\xB5\x2F\xFD", 4, "a zstd archive, not text" },
  { "SQLite format 3", 15, "an SQLite database, not text" },
  { "\x7F"
    "ELF",
    4, "a program, not text" },
  { "MZ", 2, "a program, not text" },
  { "\xD0\xCF\x11\xE0", 4, "an old Microsoft Office file, which cannot be read" },
  { "{\\rtf", 5, "RTF files cannot be read" },
  { "ID3", 3, "a sound file, not text" },
  { "OggS", 4, "a sound or video file, not text" },
  { "wOFF", 4, "a font, not text" },
};

/* Short marks are two letters a text may begin with: then control characters must follow. */
static gboolean
control_in (const char *data, gsize size)
{
  gsize n = MIN (size, 64);

  for (gsize i = 0; i < n; i++)
    if ((guchar) data[i] < 9 || ((guchar) data[i] > 13 && (guchar) data[i] < 27))
      return TRUE;
  return FALSE;
}

static gboolean
only_zeros (const char *data, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if (data[i] != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
utf16_marked (const char *data, gsize size)
{
  return size >= 2 && (memcmp (data, "\xFF\xFE", 2) == 0 || memcmp (data, "\xFE\xFF", 2) == 0);
}

gboolean
tln_kind_check_bytes (const char *data, gsize size, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++) {
    if (size < signatures[i].length ||
        memcmp (data, signatures[i].bytes, signatures[i].length) != 0 ||
        (signatures[i].length < 4 && (guchar) data[0] < 0x80 && !control_in (data, size)))
      continue;
    g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_UNSUPPORTED,
                         signatures[i].message);
    return FALSE;
  }
  if (only_zeros (data, size)) {
    g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_NO_TEXT, "nothing but zeros");
    return FALSE;
  }
  gsize control = 0, n = MIN (size, 65536);
  for (gsize i = 0; i < n && !utf16_marked (data, size); i++)
    control += (guchar) data[i] < 9 || ((guchar) data[i] > 13 && (guchar) data[i] < 27);
  gsize zeros = 0;
  for (gsize i = 0; i < n; i++)
    zeros += data[i] == '\0';
  if ((control - MIN (zeros, control)) * 50 > n) {
    g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_UNSUPPORTED,
                         "a file of a kind that is not read (binary)");
    return FALSE;
  }
  return TRUE;
}

static gboolean
starts_with (const char *text, const char *word)
{
  return g_ascii_strncasecmp (text, word, strlen (word)) == 0;
}

static const char *
skip_comments (const char *text)
{
  for (;;) {
    text += strspn (text, " \t\r\n");
    const char *end = NULL;
    if (g_str_has_prefix (text, "<!--"))
      end = strstr (text + 4, "-->");
    else if (g_str_has_prefix (text, "<?xml"))
      end = strstr (text, "?>");
    if (end == NULL)
      return text;
    text = end + (*end == '?' ? 2 : 3);
  }
}

static gboolean
starts_as_html (const char *text)
{
  static const char *const starts[] = {
    "<!doctype html", "<html",  "<head",    "<body", "<title", "<meta",
    "<article",       "<div",   "<p>",      "<p ",   "<h1",    "<script",
    "<style",         "<table", "<section", "<main"
  };

  text = skip_comments (text);
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (starts_with (text, starts[i]))
      return TRUE;
  return FALSE;
}

/* Tags that a text or a Markdown file would not hold in this number. */
static gboolean
tags_inside (const char *text)
{
  static const char *const tags[] = { "<p>",   "<p ",   "</p>",  "<div",  "</div>", "<br",
                                      "<body", "<html", "<head", "<meta", "<span",  "<a href" };
  g_autofree char *head = g_ascii_strdown (text, (gssize) MIN (strlen (text), 65536));
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    n += strstr (head, tags[i]) != NULL;
  return n >= 2;
}

static gboolean
ends_as (const char *name, const char *const *endings)
{
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  for (guint i = 0; lower != NULL && endings[i] != NULL; i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
type_is (const char *content_type, const char *type)
{
  return content_type != NULL && starts_with (content_type, type);
}

/* "---", a key, a colon. */
static gboolean
front_matter (const char *text)
{
  if (!g_str_has_prefix (text, "---\n"))
    return FALSE;
  text += 4;
  gsize n = strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_- ");
  return n > 0 && text[n] == ':' && strstr (text, "\n---") != NULL;
}

TlnKind
tln_kind_of_text (const char *text, const char *name, const char *content_type)
{
  static const char *const html[] = { ".html", ".htm", ".xhtml", ".shtml", NULL };
  static const char *const markdown[] = { ".md", ".markdown", ".mdown", NULL };
  static const char *const plain[] = { ".txt", ".text", NULL };

  if (front_matter (text))
    return TLN_KIND_MARKDOWN;
  if (ends_as (name, markdown) || type_is (content_type, "text/markdown"))
    return TLN_KIND_MARKDOWN;
  if (starts_as_html (text))
    return TLN_KIND_HTML;
  if (ends_as (name, plain))
    return TLN_KIND_TEXT;
  if (tags_inside (text) &&
      (ends_as (name, html) || type_is (content_type, "text/html") ||
       type_is (content_type, "application/xhtml") || (name == NULL && content_type == NULL)))
    return TLN_KIND_HTML;
  return TLN_KIND_TEXT;
}

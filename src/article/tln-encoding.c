/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the encoding of bytes and decodes them; see the header for the order. GLib's iconv does
 * the work; whether its result can be meant is checked here, for it takes any pair of bytes. */
#include "tln-encoding.h"

#include "tln-encoding-guess.h"
#include "tln-error.h"
#include "tln-text.h"

#include <string.h>

#define META_BYTES 1024

static const struct {
  const char *label;
  const char *encoding;
} labels[] = {
  { "utf-8", "UTF-8" },
  { "utf8", "UTF-8" },
  { "unicode-1-1-utf-8", "UTF-8" },
  { "us-ascii", "WINDOWS-1252" },
  { "ascii", "WINDOWS-1252" },
  { "gb18030", "GB18030" },
  { "gbk", "GB18030" },
  { "gb2312", "GB18030" },
  { "gb_2312-80", "GB18030" },
  { "x-gbk", "GB18030" },
  { "cp936", "GB18030" },
  { "windows-936", "GB18030" },
  { "chinese", "GB18030" },
  { "euc-cn", "GB18030" },
  { "big5", "BIG5-HKSCS" },
  { "big5-hkscs", "BIG5-HKSCS" },
  { "x-x-big5", "BIG5-HKSCS" },
  { "cn-big5", "BIG5-HKSCS" },
  { "shift_jis", "CP932" },
  { "shift-jis", "CP932" },
  { "sjis", "CP932" },
  { "x-sjis", "CP932" },
  { "windows-31j", "CP932" },
  { "euc-jp", "EUC-JP" },
  { "iso-2022-jp", "ISO-2022-JP" },
  { "euc-kr", "CP949" },
  { "ks_c_5601-1987", "CP949" },
  { "iso-8859-1", "WINDOWS-1252" },
  { "latin1", "WINDOWS-1252" },
  { "windows-1252", "WINDOWS-1252" },
  { "cp1252", "WINDOWS-1252" },
  { "iso-8859-2", "ISO-8859-2" },
  { "iso-8859-3", "ISO-8859-3" },
  { "iso-8859-4", "ISO-8859-4" },
  { "iso-8859-5", "ISO-8859-5" },
  { "iso-8859-6", "ISO-8859-6" },
  { "iso-8859-7", "ISO-8859-7" },
  { "iso-8859-8", "ISO-8859-8" },
  { "iso-8859-10", "ISO-8859-10" },
  { "iso-8859-13", "ISO-8859-13" },
  { "iso-8859-14", "ISO-8859-14" },
  { "iso-8859-15", "ISO-8859-15" },
  { "iso-8859-16", "ISO-8859-16" },
  { "windows-1250", "CP1250" },
  { "windows-1251", "CP1251" },
  { "windows-1253", "CP1253" },
  { "windows-1255", "CP1255" },
  { "windows-1256", "CP1256" },
  { "windows-1257", "CP1257" },
  { "windows-1258", "CP1258" },
  { "windows-874", "CP874" },
  { "tis-620", "CP874" },
  { "koi8-r", "KOI8-R" },
  { "koi8-u", "KOI8-U" },
  { "windows-1254", "CP1254" },
  { "iso-8859-9", "CP1254" },
  { "utf-16", "UTF-16LE" },
  { "utf-16le", "UTF-16LE" },
  { "utf-16be", "UTF-16BE" },
};

const char *
tln_encoding_from_label (const char *label, gsize length)
{
  while (length > 0 && strchr (" \t\r\n\"'", label[0]) != NULL) {
    label++;
    length--;
  }
  while (length > 0 && strchr (" \t\r\n\"';", label[length - 1]) != NULL)
    length--;
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strlen (labels[i].label) == length &&
        g_ascii_strncasecmp (labels[i].label, label, length) == 0)
      return labels[i].encoding;
  return NULL;
}

/* The value after a key, "=" and perhaps a quotation mark. */
static const char *
labelled_encoding (const char *at)
{
  at += strspn (at, " ");
  if (*at != '=')
    return NULL;
  at++;
  at += strspn (at, " \"'");
  return tln_encoding_from_label (at, strcspn (at, " \t\r\n\"'/>;?"));
}

/* "charset=" in the first bytes of a page, in a meta element or an XML declaration. */
static const char *
meta_encoding (const char *data, gsize size)
{
  gsize n = MIN (size, META_BYTES);
  g_autofree char *head = g_ascii_strdown (data, (gssize) n);
  static const char *const keys[] = { "charset", "encoding" };

  for (gsize k = 0; k < G_N_ELEMENTS (keys); k++) {
    const char *at = g_strstr_len (head, (gssize) n, keys[k]);
    while (at != NULL) {
      at += strlen (keys[k]);
      const char *encoding = labelled_encoding (at);
      if (encoding != NULL)
        return encoding;
      at = g_strstr_len (at, head + n - at, keys[k]);
    }
  }
  return NULL;
}

/* Text that somebody may have written: letters, Han characters, the usual punctuation. */
static gboolean
plausible_text (const char *text)
{
  guint good = 0, all = 0;

  for (const char *p = text; *p != '\0' && all < 4096; p = g_utf8_next_char (p), all++) {
    gunichar c = g_utf8_get_char (p);
    good += (c >= 0x20 && c < 0x250) || c == '\n' || c == '\t' || (c >= 0x2010 && c <= 0x2026) ||
            (c >= 0x3000 && c <= 0x30FF) || (c >= 0x4E00 && c <= 0x9FFF) ||
            (c >= 0xFF00 && c <= 0xFFEF);
  }
  return all > 0 && good * 100 >= all * 97;
}

/* UTF-16 without a mark: text in ASCII has a zero in every second byte; text in Chinese has at
 * least its line ends and blanks. Other characters have zeros too, so the text decides. */
static const char *
utf16_by_zeros (const char *data, gsize size)
{
  static const char *const names[] = { "UTF-16LE", "UTF-16BE" };
  gsize n = MIN (size, 4096) & ~(gsize) 1;
  gsize ascii[2] = { 0, 0 };

  if (size % 2 != 0 || n < 8)
    return NULL;
  for (gsize i = 0; i < n; i += 2) {
    ascii[0] += data[i + 1] == '\0' && (g_ascii_isprint (data[i]) || data[i] == '\n');
    ascii[1] += data[i] == '\0' && (g_ascii_isprint (data[i + 1]) || data[i + 1] == '\n');
  }
  for (gsize k = 0; k < 2; k++) {
    gsize which = ascii[1] > ascii[0] ? 1 - k : k;
    if (ascii[which] == 0)
      continue;
    g_autofree char *text = g_convert (data, (gssize) n, "UTF-8", names[which], NULL, NULL, NULL);
    if (text != NULL && strlen (text) >= n / 2 && plausible_text (text))
      return names[which];
  }
  return NULL;
}

static char *
convert (const char *data, gsize size, const char *encoding, gsize *length)
{
  return g_convert (data, (gssize) size, "UTF-8", encoding, NULL, length, NULL);
}

/* Decoded with a label that may be a little wrong: what does not fit becomes U+FFFD, unless that
 * is more than one in a hundred characters. */
static char *
convert_labelled (const char *data, gsize size, const char *encoding)
{
  gsize done = 0, bad = 0;
  g_autoptr (GString) out = g_string_sized_new (size + size / 2);

  while (done < size) {
    gsize taken = 0, written = 0;
    g_autoptr (GError) error = NULL;
    g_autofree char *part = g_convert (data + done, (gssize) (size - done), "UTF-8", encoding,
                                       &taken, &written, &error);
    if (part == NULL &&
        g_error_matches (error, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE)) {
      g_autofree char *good = taken > 0 ? g_convert (data + done, (gssize) taken, "UTF-8", encoding,
                                                     NULL, &written, NULL)
                                        : NULL;
      if (good != NULL)
        g_string_append_len (out, good, (gssize) written);
      g_string_append (out, "\uFFFD");
      done += taken + 1;
      if (++bad > 16 + size / 200)
        return NULL;
      continue;
    }
    if (part == NULL && error->code != G_CONVERT_ERROR_PARTIAL_INPUT)
      return NULL;
    if (part != NULL)
      g_string_append_len (out, part, (gssize) written);
    break;
  }
  return tln_text_clean (out->str, (gssize) out->len);
}

/* A result of GB18030 that somebody wrote: mostly common Han characters, kana, punctuation and
 * ASCII, no characters of private use, hardly any control characters. */
static gboolean
plausible_chinese (const char *text)
{
  guint han = 0, rare = 0, other = 0, bad = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c < 0x80)
      bad += c < 0x20 && c != '\n' && c != '\t' && c != '\f';
    else if (c >= 0x4E00 && c <= 0x9FFF)
      han++;
    else if ((c >= 0x3000 && c <= 0x30FF) || (c >= 0xFF00 && c <= 0xFFEF) ||
             (c >= 0x2010 && c <= 0x2642) || (c >= 0xA0 && c <= 0x451))
      other++;
    else if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 || !g_unichar_isdefined (c))
      bad++;
    else
      rare++;
  }
  guint all = han + rare + other;
  return all > 0 && bad * 100 <= all && rare * 20 <= all && han * 2 >= all;
}

/* Most Han characters of any text are among the 3755 common ones of GB 2312, which have a place
 * of their own; pairs of arbitrary bytes fall there one time in three. */
static gboolean
common_pairs (const char *data, gsize size)
{
  gsize common = 0, all = 0;

  for (gsize i = 0; i + 1 < size; i++) {
    guchar lead = (guchar) data[i], trail = (guchar) data[i + 1];
    if (lead < 0x81)
      continue;
    i++;
    if (lead >= 0xA1 && lead <= 0xA9)
      continue;
    all++;
    common += lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1;
  }
  return common * 2 >= all;
}

static char *
take_encoding (const char *data, gsize size, const char *encoding)
{
  if (encoding == NULL || strcmp (encoding, "UTF-8") == 0)
    return NULL;
  return convert_labelled (data, size, encoding);
}

/* Strictly, but the last character of a file that was cut off may be half. */
static char *
take_gb18030 (const char *data, gsize size)
{
  gsize length = 0;
  g_autofree char *text = convert (data, size, "GB18030", &length);

  for (gsize cut = 1; text == NULL && cut < 4 && cut < size; cut++)
    text = convert (data, size - cut, "GB18030", &length);
  if (text == NULL || !common_pairs (data, size))
    return NULL;
  char *clean = tln_text_clean (text, (gssize) length);
  if (!plausible_chinese (clean))
    g_clear_pointer (&clean, g_free);
  return clean;
}

static char *
take_marked (const char *data, gsize size, const char **encoding)
{
  const char *name = NULL;
  gsize skip = 2;

  if (size >= 2 && memcmp (data, "\xFF\xFE", 2) == 0)
    name = "UTF-16LE";
  else if (size >= 2 && memcmp (data, "\xFE\xFF", 2) == 0)
    name = "UTF-16BE";
  else if ((name = utf16_by_zeros (data, size)) != NULL)
    skip = 0;
  if (name == NULL)
    return NULL;
  char *text = convert_labelled (data + skip, (size - skip) & ~(gsize) 1, name);
  if (text != NULL)
    *encoding = name;
  return text;
}

/* Japanese that somebody wrote has kana all over, and hardly any of half width. */
static gboolean
plausible_japanese (const char *text)
{
  guint kana = 0, half = 0, rare = 0, all = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c < 0x80)
      continue;
    all++;
    kana += c >= 0x3040 && c <= 0x30FF;
    half += c >= 0xFF61 && c <= 0xFF9F;
    rare += (c >= 0xE000 && c <= 0xF8FF) || !g_unichar_isdefined (c);
  }
  return all >= 20 && kana * 5 >= all && half * 20 <= all && rare * 100 <= all;
}

/* Big5 puts the 5401 common characters first; of arbitrary pairs two of five are among them. */
static gboolean
common_big5 (const char *data, gsize size)
{
  gsize common = 0, all = 0;

  for (gsize i = 0; i + 1 < size; i++) {
    guchar lead = (guchar) data[i];
    if (lead < 0x81)
      continue;
    i++;
    if (lead >= 0xA1 && lead <= 0xA3)
      continue;
    all++;
    common += lead >= 0xA4 && lead <= 0xC6;
  }
  return all >= 20 && common * 100 >= all * 95;
}

/* Without a label only where it is clear; all of it must fit. */
static char *
take_clear (const char *data, gsize size, const char **encoding)
{
  static const char *const japanese[] = { "CP932", "EUC-JP" };
  gsize length = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (japanese); i++) {
    g_autofree char *text = convert (data, size, japanese[i], &length);
    if (text != NULL && plausible_japanese (text)) {
      *encoding = japanese[i];
      return tln_text_clean (text, (gssize) length);
    }
  }
  g_autofree char *big5 =
      common_big5 (data, size) ? convert (data, size, "BIG5-HKSCS", &length) : NULL;
  if (big5 == NULL || !plausible_chinese (big5))
    return NULL;
  *encoding = "BIG5-HKSCS";
  return tln_text_clean (big5, (gssize) length);
}

/* Western text has letters beyond ASCII here and there, no other script has as few. */
static gboolean
mostly_ascii (const char *data, gsize size)
{
  gsize high = 0;

  for (gsize i = 0; i < size; i++)
    high += (guchar) data[i] >= 0x80;
  return high * 5 <= size;
}

/* Valid UTF-8, but for a last character that was cut off, or a few broken ones in much text that
 * otherwise is. */
static gboolean
utf8_enough (const char *data, gsize size)
{
  const char *at = data, *end = data + size;
  gsize broken = 0, many = 0;

  while (at < end) {
    const char *stop = at;
    if (g_utf8_validate_len (at, (gsize) (end - at), &stop))
      stop = end;
    for (const char *p = at; p < stop; p++)
      many += ((guchar) *p & 0xC0) == 0xC0;
    if (stop >= end)
      break;
    if (*stop != '\0')
      broken++;
    at = stop + 1;
  }
  return broken == 0 || broken * 50 < many || (broken == 1 && end - at < 4 && many > 0);
}

/* Bytes nobody labelled. */
static char *
take_guess (const char *data, gsize size, const char **encoding)
{
  const char *guess = tln_encoding_guess (data, size);
  g_autofree char *text = take_encoding (data, size, guess);

  if (text != NULL) {
    *encoding = guess;
    return g_steal_pointer (&text);
  }
  if (memchr (data, '\0', size) != NULL || !mostly_ascii (data, size))
    return NULL;
  text = convert_labelled (data, size, "WINDOWS-1252");
  if (text == NULL || g_strcmp0 (tln_text_language (text), "en") != 0)
    return NULL;
  *encoding = "WINDOWS-1252";
  return g_steal_pointer (&text);
}

char *
tln_decode (const char *data, gsize size, const char *label, const char **encoding, GError **error)
{
  char *text;

  data = size > 0 ? data : ""; /* bytes of no length may be at NULL */
  if (size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0) {
    *encoding = "UTF-8";
    return tln_text_clean (data, (gssize) size);
  }
  if ((text = take_marked (data, size, encoding)) != NULL)
    return text;
  if (utf8_enough (data, size)) {
    *encoding = "UTF-8";
    return tln_text_clean (data, (gssize) size);
  }
  const char *names[] = { label != NULL ? tln_encoding_from_label (label, strlen (label)) : NULL,
                          meta_encoding (data, size) };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if ((text = take_encoding (data, size, names[i])) != NULL) {
      *encoding = names[i];
      return text;
    }
  if ((text = take_gb18030 (data, size)) != NULL) {
    *encoding = "GB18030";
    return text;
  }
  if ((text = take_clear (data, size, encoding)) != NULL)
    return text;
  if (names[0] == NULL && names[1] == NULL)
    text = take_guess (data, size, encoding);
  /* Last, since a server says UTF-8 of anything. */
  else if (g_strcmp0 (names[0], "UTF-8") == 0 &&
           (text = convert_labelled (data, size, "UTF-8")) != NULL)
    *encoding = "UTF-8";
  if (text != NULL)
    return text;
  g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_ENCODING,
                       "neither UTF-8 nor any other encoding fits");
  return NULL;
}

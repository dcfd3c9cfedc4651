/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References to characters and to the entities a file declares. The value of an entity is text:
 * what looks like markup in it is not read, what looks like a reference is resolved once and only
 * if it is a character, and all of them together add no more than MAX_ADDED. */
#include "tln-xml-private.h"

#include <string.h>

#define MAX_ADDED (256 * 1024)
#define MAX_NAME 32

void
tln_xml_entities_clear (TlnXmlEntities *entities)
{
  g_clear_pointer (&entities->values, g_hash_table_unref);
}

/* Past a quoted string, or to the end. */
static const char *
skip_quoted (const char *at, const char *end)
{
  const char *close = memchr (at + 1, *at, (gsize) (end - at - 1));

  return close != NULL ? close + 1 : end;
}

/* At "<!ENTITY": takes name and value of a general, internal one. */
static const char *
read_entity (TlnXmlEntities *entities, const char *at, const char *end)
{
  at += strlen ("<!ENTITY");
  while (at < end && g_ascii_isspace (*at))
    at++;
  const char *name = at;
  while (at < end && !g_ascii_isspace (*at) && *at != '>' && *at != '"')
    at++;
  gsize length = (gsize) (at - name);
  while (at < end && g_ascii_isspace (*at))
    at++;
  if (at >= end || (*at != '"' && *at != '\'') || length == 0 || *name == '%')
    return at;
  const char *stop = skip_quoted (at, end);
  g_autoptr (GString) value = g_string_new (NULL);
  TlnXmlEntities none = { 0 };
  tln_xml_append_text (value, at + 1, (gsize) (MAX (stop - 1, at + 1) - (at + 1)), &none);
  if (entities->values == NULL) {
    entities->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    entities->left = MAX_ADDED;
  }
  g_hash_table_replace (entities->values, g_strndup (name, length),
                        g_string_free (g_steal_pointer (&value), FALSE));
  return stop;
}

const char *
tln_xml_entities_read (TlnXmlEntities *entities, const char *at, const char *end)
{
  gboolean inside = FALSE;

  for (at += strlen ("<!DOCTYPE"); at < end;) {
    gsize left = (gsize) (end - at);
    if (left > 8 && memcmp (at, "<!ENTITY", 8) == 0) {
      at = read_entity (entities, at, end);
    } else if (left > 4 && memcmp (at, "<!--", 4) == 0) {
      const char *close = g_strstr_len (at, (gssize) left, "-->");
      at = close != NULL ? close + 3 : end;
    } else if (*at == '"' || *at == '\'') {
      at = skip_quoted (at, end);
    } else if (*at == '>' && !inside) {
      return at + 1;
    } else {
      inside = *at == '[' ? TRUE : *at == ']' ? FALSE : inside;
      at++;
    }
  }
  return end;
}

/* What Windows-1252 has where Unicode has control characters: who writes these numbers means it. */
static gunichar
meant_character (guint64 number)
{
  static const guint16 windows[32] = { 0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020,
                                       0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
                                       0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D,
                                       0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
                                       0x0153, 0,      0x017E, 0x0178 };

  if (number >= 0x80 && number < 0xA0)
    return windows[number - 0x80];
  if (number > 0x10FFFF || !g_unichar_validate ((gunichar) number))
    return 0;
  if (number < 0x20 && number != '\t' && number != '\n' && number != '\r')
    return 0;
  return (gunichar) number;
}

/* Behind "&#"; returns the bytes read, 0 for no number. */
static gsize
append_number (GString *out, const char *at, gsize length)
{
  gboolean hex = length > 0 && (*at == 'x' || *at == 'X');
  gsize n = hex ? 1 : 0, first = n;
  guint64 number = 0;

  for (; n < length && n < 12 && (hex ? g_ascii_isxdigit (at[n]) : g_ascii_isdigit (at[n])); n++)
    number = number * (hex ? 16 : 10) + (guint64) g_ascii_xdigit_value (at[n]);
  if (n == first)
    return 0;
  gunichar c = meant_character (number);
  if (c != 0)
    g_string_append_unichar (out, c);
  return n + (n < length && at[n] == ';' ? 1 : 0);
}

static gboolean
append_named (GString *out, const char *name, gsize length, TlnXmlEntities *entities)
{
  static const struct {
    const char *name;
    char c;
  } five[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' } };

  for (gsize i = 0; i < G_N_ELEMENTS (five); i++)
    if (length == strlen (five[i].name) && memcmp (name, five[i].name, length) == 0) {
      g_string_append_c (out, five[i].c);
      return TRUE;
    }
  g_autofree char *key = g_strndup (name, length);
  const char *own = entities->values != NULL ? g_hash_table_lookup (entities->values, key) : NULL;
  if (own != NULL) {
    gsize added = MIN (strlen (own), entities->left);
    entities->left -= added;
    if (own[added] == '\0')
      g_string_append_len (out, own, (gssize) added);
    return TRUE;
  }
  g_autofree char *reference = g_strdup_printf ("&%s;", key);
  g_autofree char *character = tln_dom_decode_entity (reference);
  if (character == NULL || strchr (character, ';') != NULL)
    return FALSE;
  g_string_append (out, character);
  return TRUE;
}

/* At "&"; returns the bytes read, 0 when it is an ampersand and nothing more. */
static gsize
append_reference (GString *out, const char *at, gsize length, TlnXmlEntities *entities)
{
  gsize n = 1;

  if (length > 2 && at[1] == '#') {
    n = append_number (out, at + 2, length - 2);
    return n > 0 ? n + 2 : 0;
  }
  while (n < length && n <= MAX_NAME &&
         (g_ascii_isalnum (at[n]) || strchr ("_.-", at[n]) != NULL) && at[n] != '\0')
    n++;
  if (n < 2 || n >= length || at[n] != ';' || !append_named (out, at + 1, n - 1, entities))
    return 0;
  return n + 1;
}

gboolean
tln_xml_append_text (GString *out, const char *text, gsize length, TlnXmlEntities *entities)
{
  const char *at = text, *end = text + length;
  gboolean good = TRUE;

  while (at < end) {
    const char *mark = memchr (at, '&', (gsize) (end - at));
    g_string_append_len (out, at, (mark != NULL ? mark : end) - at);
    if (mark == NULL)
      break;
    gsize n = append_reference (out, mark, (gsize) (end - mark), entities);
    if (n == 0) {
      g_string_append_c (out, '&');
      good = FALSE;
    }
    at = mark + MAX (n, 1);
  }
  return good;
}

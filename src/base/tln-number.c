/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text is first written in plain signs, then its parts are checked, then C reads it. */
#include "tln-number.h"

#include <langinfo.h>
#include <math.h>
#include <string.h>

#define GROUP 3

char
tln_number_point (void)
{
  return strcmp (nl_langinfo (RADIXCHAR), ",") == 0 ? ',' : '.';
}

/* The plain sign for one that is wide or of another script; 0: none that is in a number. */
static char
plain_sign (gunichar c)
{
  static const struct {
    gunichar sign;
    char plain;
  } signs[] = {
    { 0xff0e, '.' }, { 0xff0c, ',' }, { 0x066b, '.' }, { 0x066c, ',' },
    { 0x2212, '-' }, { 0xff0d, '-' }, { 0xff0b, '+' }, { 0x2019, '\'' },
    { 0x00a0, ' ' }, { 0x202f, ' ' }, { 0x2009, ' ' }, { 0x3000, ' ' },
  };
  int digit = g_unichar_digit_value (c);

  if (digit >= 0)
    return (char) ('0' + digit);
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].sign == c)
      return signs[i].plain;
  return c < 0x80 && strchr (".,-+' eE", (int) c) != NULL ? (char) c : 0;
}

static char *
write_plain (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    char c = plain_sign (g_utf8_get_char (p));

    if (c == 0)
      return NULL;
    g_string_append_c (plain, c);
  }
  return g_strstrip (g_string_free (g_steal_pointer (&plain), FALSE));
}

/* Takes digits, and before the decimal sign (0: behind it) also signs that part thousands, all of
 * one kind. */
static gboolean
take_digits (const char **at, char point, GString *out)
{
  gsize first = strspn (*at, "0123456789");
  char sign = (*at)[first];

  g_string_append_len (out, *at, (gssize) first);
  *at += first;
  if (point == 0 || sign == point || sign == '\0' || strchr (".,' ", sign) == NULL)
    return first > 0;
  while (first > 0 && first <= GROUP && **at == sign && strspn (*at + 1, "0123456789") == GROUP) {
    g_string_append_len (out, *at + 1, GROUP);
    *at += 1 + GROUP;
  }
  return first > 0;
}

/* The sign that is meant as the decimal one. */
static char
find_point (const char *plain, char point)
{
  char other = point == '.' ? ',' : '.';
  const char *sign = strchr (plain, other);
  gsize before = sign != NULL ? strspn (plain, "0123456789") : 0;

  if (sign == NULL || strchr (plain, point) != NULL || strchr (sign + 1, other) != NULL)
    return point;
  return strspn (sign + 1, "0123456789") == GROUP && before > 0 && before <= GROUP ? point : other;
}

static gboolean
take_exponent (const char **at, GString *out)
{
  if (**at != 'e' && **at != 'E')
    return TRUE;
  g_string_append_c (out, 'e');
  (*at)++;
  if (**at == '-' || **at == '+')
    g_string_append_c (out, *(*at)++);
  return take_digits (at, 0, out);
}

gboolean
tln_number_parse (const char *text, char point, double *value)
{
  g_autofree char *plain = write_plain (text);
  g_autoptr (GString) out = g_string_new (NULL);
  const char *at = plain;
  double read;

  if (plain == NULL)
    return FALSE;
  if (*at == '-' || *at == '+')
    g_string_append_c (out, *at++);
  point = find_point (at, point);
  if (*at != point && !take_digits (&at, point, out))
    return FALSE;
  if (*at == point) {
    g_string_append_c (out, '.');
    at++;
    if (!take_digits (&at, 0, out))
      return FALSE;
  }
  if (!take_exponent (&at, out) || *at != '\0')
    return FALSE;
  read = g_ascii_strtod (out->str, NULL);
  if (!isfinite (read))
    return FALSE;
  *value = read;
  return TRUE;
}

char *
tln_number_format (double value, char point)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (!isnan (value))
    g_ascii_formatd (text, sizeof text, "%.15g", value);
  return g_strdelimit (g_strdup (text), ".", point);
}

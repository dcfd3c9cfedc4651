/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Number cells of price files (research notes on prices, 2.4, rule 5). */
#include "tln-price-number.h"

#include "tln-text.h"

#include <math.h>
#include <string.h>

#define LONGEST 64

typedef struct {
  const char *text;
  const char *exponent;
} Suffix;

static const Suffix suffixes[] = {
  { "k", "e3" },  { "m", "e6" },   { "b", "e9" },   { "t", "e12" }, { "万", "e4" },
  { "亿", "e8" }, { "mio", "e6" }, { "mrd", "e9" }, { "手", "" },   { "股", "" },
  { "元", "" },   { "%", "" },     { "usd", "" },   { "cny", "" },  { "eur", "" },
};

static gboolean
is_missing (const char *cell)
{
  static const char *const words[] = { "-",   "--", "---",  "–",    "—",   "null", "nan",
                                       "n/a", "na", "none", "#n/a", "nil", "." };

  if (*cell == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (g_ascii_strcasecmp (cell, words[i]) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Plain ASCII numbers, which nearly all cells are, need no normalising. */
static gboolean
parse_plain (const char *cell, char decimal, double *value)
{
  char *end = NULL;

  if (decimal != '.' || strspn (cell, "0123456789.+-eE") != strlen (cell) ||
      strpbrk (cell, "0123456789") == NULL)
    return FALSE;
  *value = g_ascii_strtod (cell, &end);
  return *end == '\0' && isfinite (*value);
}

/* The exponent a suffix at the end of text stands for; cuts it off. "" when there is none. */
static const char *
cut_suffix (char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    gsize length = strlen (text);
    gsize tail = strlen (suffixes[i].text);

    if (length > tail && strcmp (text + length - tail, suffixes[i].text) == 0) {
      text[length - tail] = '\0';
      return suffixes[i].exponent;
    }
  }
  return "";
}

static gboolean
is_ignored (gunichar c, char decimal)
{
  return g_unichar_isspace (c) || tln_char_invisible (c) || c == '\'' || c == 0x2019 ||
         c == (decimal == '.' ? ',' : '.') || g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL;
}

static gboolean
parse_decorated (const char *cell, char decimal, double *value)
{
  g_autofree char *folded = tln_text_fold (cell, -1);
  char number[LONGEST + 8];
  gsize n = 0;
  char *end = NULL;

  g_strstrip (folded);
  const char *exponent = cut_suffix (folded);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (is_ignored (c, decimal))
      continue;
    if (c == 0x2212)
      c = '-';
    if (c > 0x7f || n >= LONGEST)
      return FALSE;
    number[n++] = c == (gunichar) decimal ? '.' : (char) c;
  }
  number[n] = '\0';
  if (n == 0 || strspn (number, "0123456789.+-eE") != n || strpbrk (number, "0123456789") == NULL)
    return FALSE;
  g_strlcat (number, exponent, sizeof number);
  *value = g_ascii_strtod (number, &end);
  return *end == '\0' && isfinite (*value);
}

TlnCellKind
tln_price_number_parse (const char *cell, char decimal, double *value)
{
  if (parse_plain (cell, decimal, value))
    return TLN_CELL_NUMBER;
  if (!is_missing (cell) && parse_decorated (cell, decimal, value))
    return TLN_CELL_NUMBER;
  *value = (double) NAN;
  return is_missing (cell) ? TLN_CELL_MISSING : TLN_CELL_TEXT;
}

static gsize
count_digits (const char *p)
{
  return strspn (p, "0123456789");
}

/* A cell with one mark, once: "0,905" and "12,5" leave no doubt, "1,234" does. */
static void
add_single (TlnDecimalMarks *marks, const char *cell, const char *mark)
{
  const char *digits = mark;

  while (digits > cell && g_ascii_isdigit (digits[-1]))
    digits--;
  gboolean sure =
      count_digits (mark + 1) != 3 || mark == digits || *digits == '0' || mark - digits > 3;
  if (*mark == ',')
    *(sure ? &marks->comma : &marks->maybe_comma) += 1;
  else
    *(sure ? &marks->dot : &marks->maybe_dot) += 1;
}

void
tln_price_marks_add (TlnDecimalMarks *marks, const char *cell)
{
  const char *comma = strrchr (cell, ',');
  const char *dot = strrchr (cell, '.');

  if (comma == NULL && dot == NULL)
    return;
  if (comma != NULL && dot != NULL) {
    *(comma > dot ? &marks->comma : &marks->dot) += 1;
    return;
  }
  const char *mark = comma != NULL ? comma : dot;
  if (strchr (cell, *mark) != mark)
    *(*mark == ',' ? &marks->dot : &marks->comma) += 1;
  else
    add_single (marks, cell, mark);
}

char
tln_price_marks_decide (const TlnDecimalMarks *marks)
{
  if (marks->comma == marks->dot)
    return '\0';
  return marks->comma > marks->dot ? ',' : '.';
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes and exchanges of price files. */
#include "tln-price-code.h"

#include <string.h>

typedef struct {
  const char *word;
  const char *exchange;
} Mark;

static const Mark marks[] = {
  { "sh", "SSE" },  { "ss", "SSE" },    { "xshg", "SSE" },  { "shse", "SSE" }, { "sse", "SSE" },
  { "sz", "SZSE" }, { "xshe", "SZSE" }, { "szse", "SZSE" }, { "bj", "BSE" },   { "bse", "BSE" },
};

static const char *
find_mark (const char *word, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    if (strlen (marks[i].word) == length && g_ascii_strncasecmp (marks[i].word, word, length) == 0)
      return marks[i].exchange;
  }
  return NULL;
}

const char *
tln_price_code_exchange (const char *code)
{
  if (strlen (code) != 6)
    return NULL;
  if (g_str_has_prefix (code, "92") || strchr ("48", *code) != NULL)
    return "BSE";
  if (strchr ("569", *code) != NULL || g_str_has_prefix (code, "11"))
    return "SSE";
  return "SZSE";
}

static gboolean
has_prefix_of (const char *code, const char *const *prefixes)
{
  for (guint i = 0; prefixes[i] != NULL; i++) {
    if (g_str_has_prefix (code, prefixes[i]))
      return TRUE;
  }
  return FALSE;
}

gboolean
tln_price_code_is_index (const char *code, const char *exchange)
{
  static const char *const shanghai[] = { "00", "88", "93", "99", NULL };
  static const char *const shenzhen[] = { "39", NULL };

  if (code == NULL || exchange == NULL || strlen (code) != 6)
    return FALSE;
  if (strcmp (exchange, "SSE") == 0)
    return has_prefix_of (code, shanghai);
  return strcmp (exchange, "SZSE") == 0 && has_prefix_of (code, shenzhen);
}

int
tln_price_code_divisor (const char *code, const char *exchange)
{
  static const char *const shanghai[] = { "5",  "90", "01", "10", "11", "12", "13", "14",
                                          "15", "16", "17", "18", "19", "20", NULL };
  static const char *const shenzhen[] = { "10", "11", "12", "13", "14", "15", "16", "18", NULL };

  if (code == NULL || exchange == NULL || strlen (code) != 6)
    return 100;
  if (strcmp (exchange, "SSE") == 0)
    return has_prefix_of (code, shanghai) ? 1000 : 100;
  return strcmp (exchange, "SZSE") == 0 && has_prefix_of (code, shenzhen) ? 1000 : 100;
}

static void
set_code (char **code, char **exchange, char *found, const char *where)
{
  g_free (*code);
  *code = found;
  if (where == NULL)
    return;
  g_free (*exchange);
  *exchange = g_strdup (where);
}

/* The word of letters that ends before p, or the one that begins at p behind a dot. */
static const char *
exchange_before (const char *text, const char *p)
{
  while (p > text && strchr ("#_.-:", p[-1]) != NULL)
    p--;
  const char *end = p;
  while (p > text && g_ascii_isalpha (p[-1]))
    p--;
  return find_mark (p, (gsize) (end - p));
}

static const char *
exchange_after (const char *p)
{
  if (*p != '.' && *p != '_' && *p != '-')
    return NULL;
  p++;
  const char *end = p;
  while (g_ascii_isalpha (*end))
    end++;
  return find_mark (p, (gsize) (end - p));
}

static gboolean
take_hong_kong (const char *digits, gsize length, char **code, char **exchange)
{
  if (length > 5 || g_ascii_strncasecmp (digits + length, ".hk", 3) != 0 ||
      g_ascii_isalnum (digits[length + 3]))
    return FALSE;
  set_code (code, exchange, g_strdup_printf ("%05d", (int) g_ascii_strtoll (digits, NULL, 10)),
            "HKEX");
  return TRUE;
}

gboolean
tln_price_code_find (const char *text, char **code, char **exchange)
{
  const char *slash = strrchr (text, '/');
  const char *start = slash != NULL ? slash + 1 : text;

  for (const char *p = start; *p != '\0';) {
    gsize length = strspn (p, "0123456789");

    if (length == 0) {
      p++;
      continue;
    }
    if (take_hong_kong (p, length, code, exchange))
      return TRUE;
    gboolean in_word = p > start && g_ascii_isalpha (p[-1]) && exchange_before (start, p) == NULL;
    if (length == 6 && !in_word) {
      g_autofree char *found = g_strndup (p, 6);
      const char *where = exchange_before (start, p);

      if (where == NULL)
        where = exchange_after (p + 6);
      if (where == NULL)
        where = tln_price_code_exchange (found);
      set_code (code, exchange, g_steal_pointer (&found), where);
      return TRUE;
    }
    p += length;
  }
  return FALSE;
}

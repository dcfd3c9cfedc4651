/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Character classes of search, the rare characters: everything but ASCII and common Han. And the
 * terms that stand for two words. */
#include "tln-search-unit.h"

#include <string.h>

/* The punctuation of Chinese texts, known beforehand: it stands in every line. */
#define SIGNS_FIRST 0x2000
#define SIGNS_LAST 0x303F
#define FORMS_FIRST 0xFF00
#define FORMS_LAST 0xFFEF
#define N_SIGNS (SIGNS_LAST - SIGNS_FIRST + 1)
#define N_FORMS (FORMS_LAST - FORMS_FIRST + 1)

typedef struct {
  gunichar folded;
  TlnUnitClass class;
} Known;

static TlnUnitClass
work_out (gunichar c, gunichar *folded)
{
  *folded = c;
  if (tln_char_invisible (c) || (c >= 0x0300 && c <= 0x036F))
    return TLN_UNIT_SKIP;
  gunichar f = tln_char_fold (c);
  if (f < 0x80)
    return tln_unit_class (f, folded);
  *folded = f;
  if (g_unichar_isspace (f))
    return TLN_UNIT_BLANK;
  if (tln_char_cjk (f))
    return TLN_UNIT_CJK;
  return tln_char_word (f) ? TLN_UNIT_WORD : TLN_UNIT_OTHER;
}

static Known *
make_known (void)
{
  Known *known = g_new (Known, N_SIGNS + N_FORMS);

  for (guint i = 0; i < N_SIGNS; i++)
    known[i].class = work_out (SIGNS_FIRST + i, &known[i].folded);
  for (guint i = 0; i < N_FORMS; i++)
    known[N_SIGNS + i].class = work_out (FORMS_FIRST + i, &known[N_SIGNS + i].folded);
  return known;
}

TlnUnitClass
tln_unit_class_slow (gunichar c, gunichar *folded)
{
  static Known *known;
  gboolean sign = c >= SIGNS_FIRST && c <= SIGNS_LAST;

  if (!sign && (c < FORMS_FIRST || c > FORMS_LAST))
    return work_out (c, folded);
  if (g_once_init_enter_pointer (&known))
    g_once_init_leave_pointer (&known, make_known ());
  const Known *one = &known[sign ? c - SIGNS_FIRST : N_SIGNS + c - FORMS_FIRST];
  *folded = one->folded;
  return one->class;
}

/* FNV-1a, 32 bits (Fowler, Noll, Vo). */
static guint32
hash_on (guint32 hash, const char *bytes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    hash = (hash ^ (guchar) bytes[i]) * 16777619u;
  return hash;
}

guint32
tln_unit_pair (const char *first, gsize n_first, const char *second, gsize n_second)
{
  guint32 hash = hash_on (2166136261u, first, n_first);

  hash = hash_on (hash_on (hash, " ", 1), second, n_second);
  return (hash >> 26 ^ hash >> 13 ^ hash) & 0x1FFF;
}

void
tln_unit_pair_term (guint32 pair, char *term)
{
  static const char DIGITS[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  gsize at = strlen (TLN_UNIT_PAIR_UTF8);

  memcpy (term, TLN_UNIT_PAIR_UTF8, at);
  for (guint shift = 12; at < TLN_UNIT_PAIR_ROOM - 1; shift -= 6)
    term[at++] = DIGITS[pair >> shift & 0x3F];
  term[at] = '\0';
}

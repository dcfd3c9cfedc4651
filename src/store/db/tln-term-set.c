/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three small sets: single characters by bit, pairs of either kind by number, words by their bytes.
 */
#include "tln-term-set.h"

#include <string.h>

void
tln_term_set_clear (TlnTermSet *set)
{
  memset (set, 0, G_STRUCT_OFFSET (TlnTermSet, bytes));
  set->used = 1;
}

static gboolean
in_table (gunichar c)
{
  return c >= TLN_HAN_FIRST && c <= TLN_HAN_LAST;
}

gboolean
tln_term_set_add_char (TlnTermSet *set, gunichar c)
{
  if (!in_table (c))
    return TRUE;
  guint8 *byte = &set->chars[(c - TLN_HAN_FIRST) / 8];
  guint8 bit = (guint8) (1 << ((c - TLN_HAN_FIRST) % 8));
  gboolean new = (*byte & bit) == 0;
  *byte |= bit;
  return new;
}

/* key: not 0. */
static gboolean
add_key (TlnTermSet *set, guint32 key)
{
  guint32 at = (key * 0x9E3779B1u) >> (32 - 13);
  G_STATIC_ASSERT (TLN_TERM_SET_PAIRS == 1 << 13);

  while (set->pairs[at] != 0 && set->pairs[at] != key)
    at = (at + 1) % TLN_TERM_SET_PAIRS;
  if (set->pairs[at] == key)
    return FALSE;
  if (set->n_pairs < TLN_TERM_SET_PAIRS / 2) {
    set->n_pairs++;
    set->pairs[at] = key;
  }
  return TRUE;
}

gboolean
tln_term_set_add_pair (TlnTermSet *set, gunichar first, gunichar second)
{
  if (!in_table (first) || !in_table (second))
    return TRUE;
  return add_key (set, first << 16 | second);
}

gboolean
tln_term_set_add_number (TlnTermSet *set, guint32 number)
{
  /* Less than what two characters make. */
  G_STATIC_ASSERT (TLN_HAN_FIRST << 16 > 1 << 13);
  return add_key (set, number + 1);
}

static guint32
hash (const char *term, guint length)
{
  guint32 value = 2166136261u;

  for (guint i = 0; i < length; i++)
    value = (value ^ (guchar) term[i]) * 16777619u;
  return value ^ value >> 15;
}

gboolean
tln_term_set_add (TlnTermSet *set, const char *term, guint length)
{
  guint32 at = hash (term, length) % TLN_TERM_SET_WORDS;

  for (; set->words[at] != 0; at = (at + 1) % TLN_TERM_SET_WORDS) {
    const char *known = set->bytes + set->words[at];
    if ((guchar) known[0] == length && memcmp (known + 1, term, length) == 0)
      return FALSE;
  }
  if (set->n_words < TLN_TERM_SET_WORDS / 2 && set->used + 1 + length <= TLN_TERM_SET_BYTES) {
    set->n_words++;
    set->words[at] = (guint16) set->used;
    set->bytes[set->used] = (char) length;
    memcpy (set->bytes + set->used + 1, term, length);
    set->used += 1 + length;
  }
  return TRUE;
}

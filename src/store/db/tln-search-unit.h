/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What search takes for a character, a word, a blank: the one place where index, query and scanner
 * agree. Nothing here knows SQL or the query language. */
#pragma once

#include "tln-han.h"
#include "tln-text.h"

#include <glib.h>

G_BEGIN_DECLS

/* A word is indexed by its first bytes of UTF-8 at most; the text decides about the rest. */
#define TLN_UNIT_WORD_BYTES 64
/* The first 1, 2, 3 characters of a word are index terms of their own behind this mark … */
#define TLN_UNIT_EDGE_MARK 0xE000
#define TLN_UNIT_EDGE_MAX 3
/* … and in UTF-8. */
#define TLN_UNIT_EDGE_UTF8 "\xEE\x80\x80"
/* A text of the index that begins with this is a title: its terms are given once more, each behind
 * this mark, and so are the initials of its Chinese characters behind the next. */
#define TLN_UNIT_TITLE_MARK 0xE001
#define TLN_UNIT_TITLE_UTF8 "\xEE\x80\x81"
#define TLN_UNIT_INITIALS_UTF8 "\xEE\x80\x82"
/* Two words in a row with nothing but blanks between them are a term behind this mark: the number
 * of the pair. */
#define TLN_UNIT_PAIR_UTF8 "\xEE\x80\x83"
/* Bytes of such a term, with a zero. */
#define TLN_UNIT_PAIR_ROOM 7
/* That many initials in a row are a term. */
#define TLN_UNIT_INITIALS_MIN 2
#define TLN_UNIT_INITIALS_MAX 4

typedef enum {
  TLN_UNIT_SKIP, /* not there for search: invisible characters, combining diacritics */
  TLN_UNIT_BLANK,
  TLN_UNIT_OTHER, /* punctuation, symbols, and bytes that are not UTF-8 */
  TLN_UNIT_WORD, /* letters and digits of scripts with blanks between words */
  TLN_UNIT_CJK,
} TlnUnitClass;

/* Class of any code point; *folded is the character it is compared by (tln_char_fold, then
 * tln_han_simple). */
TlnUnitClass tln_unit_class_slow (gunichar c, gunichar *folded);

/* The same, fast for ASCII and common Han. */
static inline TlnUnitClass
tln_unit_class (gunichar c, gunichar *folded)
{
  *folded = c;
  if (c >= TLN_HAN_FIRST && c <= TLN_HAN_LAST) {
    *folded = tln_han_look_up (tln_han_table (), c);
    return TLN_UNIT_CJK;
  }
  if (c >= 0x80)
    return tln_unit_class_slow (c, folded);
  if (c >= 'A' && c <= 'Z')
    *folded = c + ('a' - 'A');
  if (g_ascii_isalnum ((char) c))
    return TLN_UNIT_WORD;
  return c <= ' ' || c == 0x7F ? TLN_UNIT_BLANK : TLN_UNIT_OTHER;
}

/* The number of a pair of folded words, by their bytes: below 2^13, so that few pairs of a text
 * have the same, and an index has few terms of the kind, with long lists. */
guint32 tln_unit_pair (const char *first, gsize n_first, const char *second, gsize n_second);
/* Writes its term, TLN_UNIT_PAIR_ROOM bytes. */
void tln_unit_pair_term (guint32 pair, char *term);

/* Bytes of the code point at p (before end) and its value; a byte that begins no valid sequence is
 * one U+FFFD. */
static inline guint
tln_unit_decode (const char *p, const char *end, gunichar *c)
{
  guchar lead = (guchar) *p;
  guint n = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

  *c = 0xFFFD;
  if (n == 0 || lead > 0xF4 || end - p < (gssize) n)
    return 1;
  gunichar value = n == 1 ? lead : (gunichar) (lead & (0x7F >> n));
  for (guint i = 1; i < n; i++) {
    if (((guchar) p[i] & 0xC0) != 0x80)
      return 1;
    value = value << 6 | ((guchar) p[i] & 0x3F);
  }
  *c = value;
  return n;
}

G_END_DECLS

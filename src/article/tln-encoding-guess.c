/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By what a language writes most: syllables of hangul, and for the alphabets the half of the code
 * page that holds the small letters. Such scripts fill whole words with high bytes; in Latin
 * script they stand alone, and nothing here applies. */
#include "tln-encoding-guess.h"

#define LOOKED_AT 65536
#define ENOUGH 20 /* high bytes */
#define WORD 3 /* high bytes in a row that no Latin word has */

typedef struct {
  guint high; /* bytes from 0x80 */
  guint in_words; /* of those, in runs of WORD or more */
  guint thai; /* consonants */
  guint thai_low; /* of those, below where other alphabets are */
  guint upper; /* 0xC0 to 0xDF */
  guint lower; /* 0xE0 to 0xFF */
  guint hebrew; /* 0xE0 to 0xFA */
} Tally;

static void
count_byte (Tally *tally, guchar byte)
{
  tally->high++;
  tally->thai += byte >= 0xA1 && byte <= 0xCE;
  tally->thai_low += byte >= 0xA1 && byte < 0xC0;
  tally->upper += byte >= 0xC0 && byte < 0xE0;
  tally->lower += byte >= 0xE0;
  tally->hebrew += byte >= 0xE0 && byte <= 0xFA;
}

static Tally
count_bytes (const char *data, gsize size)
{
  Tally tally = { 0 };
  guint run = 0;

  for (gsize i = 0; i < size; i++) {
    guchar byte = (guchar) data[i];
    if (byte < 0x80) {
      run = 0;
      continue;
    }
    count_byte (&tally, byte);
    run++;
    tally.in_words += run == WORD ? WORD : run > WORD;
  }
  return tally;
}

/* The share of syllables of hangul in a hundred characters beyond ASCII; -1: the bytes do not fit.
 */
static int
share_of_hangul (const char *data, gsize size)
{
  g_autofree char *text = g_convert (data, (gssize) size, "UTF-8", "CP949", NULL, NULL, NULL);
  guint all = 0, good = 0;

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    all += c >= 0x80;
    good += c >= 0xAC00 && c <= 0xD7A3;
  }
  return text == NULL || all == 0 ? -1 : (int) (good * 100 / all);
}

/* Up to the last character that is whole for certain: one before an ASCII byte. */
static gsize
whole_characters (const char *data, gsize size)
{
  gsize n = MIN (size, LOOKED_AT);

  if (n == size)
    return n;
  while (n > 0 && (guchar) data[n - 1] >= 0x80)
    n--;
  return n;
}

static const char *
guess_alphabet (const Tally *tally)
{
  if (tally->thai * 2 >= tally->high && tally->thai_low * 4 >= tally->high)
    return "CP874";
  if (tally->hebrew * 20 >= tally->high * 19 && tally->lower == tally->hebrew)
    return "CP1255";
  if ((tally->upper + tally->lower) * 10 < tally->high * 9)
    return NULL;
  if (tally->upper > tally->lower * 3)
    return "KOI8-R";
  return tally->lower > tally->upper * 3 ? "CP1251" : NULL;
}

const char *
tln_encoding_guess (const char *data, gsize size)
{
  gsize n = whole_characters (data, size);
  Tally tally = count_bytes (data, n);

  if (tally.high < ENOUGH)
    return NULL;
  if (share_of_hangul (data, n) >= 70)
    return "CP949";
  return tally.in_words * 10 >= tally.high * 6 ? guess_alphabet (&tally) : NULL;
}

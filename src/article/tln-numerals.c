/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers in Chinese characters. */
#include "tln-figure-scan.h"

#include <string.h>

static int
digit_of (gunichar c)
{
  static const struct {
    gunichar c;
    int value;
  } digits[] = {
    { 0x3007, 0 }, { 0x96F6, 0 }, { 0x4E00, 1 }, { 0x4E8C, 2 }, { 0x4E24, 2 }, { 0x4E09, 3 },
    { 0x56DB, 4 }, { 0x4E94, 5 }, { 0x516D, 6 }, { 0x4E03, 7 }, { 0x516B, 8 }, { 0x4E5D, 9 }
  }; /* 〇零一二两三四五六七八九 */

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (digits[i].c == c)
      return digits[i].value;
  return -1;
}

static double
power_of (gunichar c)
{
  switch (c) {
  case 0x5341: /* 十 */
    return 10;
  case 0x767E: /* 百 */
    return 100;
  case 0x5343: /* 千 */
    return 1000;
  case 0x4E07: /* 万 */
    return 1e4;
  case 0x4EBF: /* 亿 */
    return 1e8;
  default:
    return 0;
  }
}

gboolean
tln_numeral_char (gunichar c)
{
  return c >= 0x3007 && (digit_of (c) >= 0 || power_of (c) > 0);
}

typedef struct {
  double total; /* of the parts closed by 万 and 亿 */
  double section; /* since then */
  int digit; /* waiting for its power; -1: none */
  double last; /* power before that digit; 一百五 is short for 150 and better left alone */
  gboolean any;
} Sum;

static gboolean
add_power (Sum *sum, double power)
{
  if (power >= 1e4) {
    sum->section += sum->digit > 0 ? sum->digit : 0;
    if (sum->section == 0 && sum->total == 0)
      return FALSE;
    sum->total =
        power > 1e4 ? (sum->total + sum->section) * power : sum->total + sum->section * 1e4;
    sum->section = 0;
  } else if (sum->digit > 0) {
    sum->section += sum->digit * power;
  } else if (power == 10 && sum->section == 0 && !sum->any) {
    sum->section = 10; /* 十五 */
  } else {
    return FALSE;
  }
  sum->digit = -1;
  sum->last = power;
  return sum->total < 1e18;
}

gboolean
tln_numeral_read (const TlnCodeScan *scan, gsize *pos, double *value)
{
  Sum sum = { .digit = -1 };
  gboolean good = TRUE;

  for (;;) {
    gunichar c = tln_scan_next (scan, *pos);
    int digit = c < 0x3007 ? -1 : digit_of (c);
    if (digit < 0 && !tln_numeral_char (c))
      break;
    if (digit < 0) {
      good = good && add_power (&sum, power_of (c));
    } else {
      good = good && sum.digit <= 0; /* 二三 is no number of one form */
      sum.digit = digit;
      sum.last = digit == 0 ? 0 : sum.last;
    }
    sum.any = TRUE;
    *pos += 3;
  }
  *value = sum.total + sum.section + (sum.digit > 0 ? sum.digit : 0);
  return good && *value > 0 && (sum.digit <= 0 || sum.last < 100);
}

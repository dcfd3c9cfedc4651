/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as Chinese writes them, without what a whole date has: month, quarter, half, year. */
#include "tln-text-dates-read.h"

#include <string.h>

static const TlnDateWord RELATIVE[] = { { "今年", 0 },  { "本年", 0 }, { "去年", -1 },
                                        { "前年", -2 }, { "明年", 1 }, { "后年", 2 },
                                        { NULL, 0 } };
static const TlnDateWord QUARTERS[] = { { "一季度", 1 }, { "二季度", 2 }, { "三季度", 3 },
                                        { "四季度", 4 }, { "1季度", 1 },  { "2季度", 2 },
                                        { "3季度", 3 },  { "4季度", 4 },  { NULL, 0 } };
static const TlnDateWord HALVES[] = { { "上半年", 1 }, { "下半年", 7 }, { NULL, 0 } };
static const char *const YEAR_ENDS[] = { "年底", "年末", "年初", NULL };
static const char *const NO_QUARTER[] = { "每", "上", "下", "这", "该", "那", "同",
                                          "单", "本", "另", "某", "前", "十", NULL };
static const char *const NO_YEAR_END[] = { "每", "历", "往", "常", "近", "多", "几", "半", NULL };

/* 2月23日, 2月底, 2月 */
static gboolean
take_month_zh (TlnDateReading *at)
{
  static const TlnDateWord PARTS[] = { { "上旬", 0 }, { "中旬", 0 }, { "下旬", 0 }, { "底", 0 },
                                       { "初", 0 },   { "末", 0 },   { "份", 0 },   { NULL, 0 } };
  TlnDateReading saved = *at;
  int part;

  if (!tln_reading_digits (at, 1, 2, &at->month))
    return FALSE;
  tln_reading_skip_blanks (at);
  if (!tln_reading_word (at, "月") || at->month < 1 || at->month > 12) {
    *at = saved;
    return FALSE;
  }
  TlnDateReading month = *at;
  tln_reading_skip_blanks (at);
  if (tln_reading_digits (at, 1, 2, &at->day)) {
    tln_reading_skip_blanks (at);
    at->precision = "day";
    if ((tln_reading_word (at, "日") || tln_reading_word (at, "号")) &&
        tln_day_new (at->year != 0 ? at->year : 2000, at->month, at->day) != TLN_DAY_NONE)
      return TRUE;
  }
  *at = month;
  at->day = 0;
  at->precision = "month";
  tln_reading_value (at, PARTS, &part);
  return TRUE;
}

/* 第三季度, 上半年, 前三季度 */
static gboolean
take_part_zh (TlnDateReading *at)
{
  TlnDateReading saved = *at;
  int value;

  tln_reading_word (at, "第");
  if (tln_reading_value (at, QUARTERS, &value)) {
    at->month = value * 3 - 2;
    at->precision = "quarter";
    return TRUE;
  }
  *at = saved;
  if (tln_reading_word (at, "Q") && tln_reading_digits (at, 1, 1, &value) && value >= 1 &&
      value <= 4) {
    at->month = value * 3 - 2;
    at->precision = "quarter";
    return TRUE;
  }
  *at = saved;
  if (!tln_reading_value (at, HALVES, &at->month))
    return FALSE;
  at->precision = "half";
  return TRUE;
}

/* What may stand behind a year: month, quarter, half, 底 or 初; nothing leaves the year. */
static void
take_rest_zh (TlnDateReading *at)
{
  at->precision = "year";
  gsize end = at->pos;
  tln_reading_skip_blanks (at);
  if (take_month_zh (at) || take_part_zh (at))
    return;
  at->pos = end;
  if (tln_scan_starts_any (&at->scan->scan, end, YEAR_ENDS) != NULL)
    tln_reading_word (at, "年"); /* 今年年底 */
  if (!tln_reading_word (at, "底") && !tln_reading_word (at, "末"))
    tln_reading_word (at, "初");
}

/* 24年3月; 24年 alone may be a span of time. */
static gboolean
take_short_year_zh (TlnDateReading *at)
{
  TlnDateReading saved = *at;

  if (tln_reading_digits (at, 2, 2, &at->year) && tln_reading_word (at, "年")) {
    at->year += 2000;
    at->own_year = TRUE;
    at->rule = "year of two digits";
    if (at->year <= 2050 && (take_month_zh (at) || take_part_zh (at)))
      return TRUE;
  }
  *at = saved;
  return FALSE;
}

static gboolean
take_bare_month_zh (TlnDateReading *at)
{
  return !tln_scan_ends (&at->scan->scan, at->pos, "年") && take_month_zh (at);
}

/* 2028年底, 2025年3月, 2025年一季度; 2024-2026年 gives 2024 alone. */
static gboolean
take_year_zh (TlnDateReading *at)
{
  static const char *const TO[] = { "-", "–", "—", "~", "至", "到", NULL };
  TlnDateReading saved = *at;
  int until;

  if (!tln_reading_digits (at, 4, 4, &at->year) || !tln_reading_year_fits (at->year))
    return FALSE;
  at->own_year = TRUE;
  gsize end = at->pos;
  tln_reading_skip_blanks (at);
  if (tln_reading_word (at, "年")) {
    at->rule = "year first";
    take_rest_zh (at);
    return TRUE;
  }
  at->pos = end;
  if (take_part_zh (at) && strcmp (at->precision, "quarter") == 0) {
    at->rule = "year first";
    return TRUE;
  }
  at->pos = end;
  const char *to = tln_scan_starts_any (&at->scan->scan, end, TO);
  if (to != NULL) {
    at->pos += strlen (to);
    if (tln_reading_digits (at, 4, 4, &until) && until > at->year &&
        tln_reading_year_fits (until) && tln_scan_starts (&at->scan->scan, at->pos, "年")) {
      at->pos = end;
      at->month = 0;
      at->precision = "year";
      at->rule = "first of two years";
      return TRUE;
    }
  }
  *at = saved;
  return FALSE;
}

static gboolean
take_relative (TlnDateReading *at)
{
  int value;
  int year, month, day;

  if (!tln_reading_value (at, RELATIVE, &value))
    return FALSE;
  gsize end = at->pos;
  if (at->scan->written.day != TLN_DAY_NONE) {
    tln_day_split (at->scan->written.day, &year, &month, &day);
    at->year = year + value;
  }
  at->rule = at->year != 0 ? "year counted from the article's" : "year not said";
  take_rest_zh (at);
  return at->pos > end; /* 今年 alone says little */
}

/* 上半年, 第三季度, 年底 without a year before them. */
static gboolean
take_bare_part (TlnDateReading *at)
{
  const TlnCodeScan *scan = &at->scan->scan;

  if (tln_scan_starts (scan, at->pos, "年")) {
    gunichar before = tln_scan_prev (scan, tln_scan_back (scan, at->pos));
    if (tln_scan_ends_any (scan, at->pos, NO_YEAR_END) != NULL || tln_numeral_char (before) ||
        (before >= '0' && before <= '9'))
      return FALSE;
    at->precision = "year";
    return tln_reading_word (at, "年底") || tln_reading_word (at, "年末") ||
           tln_reading_word (at, "年初");
  }
  return tln_scan_ends_any (scan, at->pos, NO_QUARTER) == NULL && take_part_zh (at);
}

const TlnDateTake tln_date_takes_zh_digits[] = { take_year_zh, take_short_year_zh,
                                                 take_bare_month_zh, NULL };
const TlnDateTake tln_date_takes_zh_words[] = { take_relative, take_bare_part, NULL };

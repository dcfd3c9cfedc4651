/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading one figure with the scale word and the unit beside it. Whether it is a number at all is
 * judged in tln-numbers.c. */
#include "tln-figure-scan.h"

#include <string.h>

#define MOST_DIGITS 18
#define FIRST_YEAR 1900
#define LAST_YEAR 2100

/* Behind a unit of one character these make another word of it. */
static const struct {
  const char *unit;
  const char *const next[8];
} OTHER_WORDS[] = {
  { "个", { "股", "人信", "性", "体", NULL } },
  { "元", { "宝", "旦", "月", "素", "宇", "件", "年", NULL } },
  { "年", { "期", "级", "代", "版", "度", "款", "报", NULL } },
  { "天", { "猫", "然", "弘", "津", NULL } },
  { "点", { "钟", "半", "整", "击", "评", NULL } },
  { "部", { "分", "门", "委", NULL } },
  { "人", { "民", "工", "形", NULL } },
  { "只", { "是", "有", "能", "要", "会", NULL } },
  { "款", { "项", NULL } },
  { "股", { "东", "份", "市", "权", "票", "息", NULL } },
  { "台", { "湾", "积", "阶", NULL } },
  { "家", { "族", "居", "庭", "电", NULL } },
  { "手", { "机", "动", "游", "段", NULL } },
  { "名", { "义", "单", "录", NULL } },
  { "场", { "景", "外", "内", NULL } },
  { "种", { "子", "植", NULL } },
  { "条", { "例", "件", "款", NULL } },
  { "张", { "家", "江", NULL } },
  { "份", { "额", NULL } },
  { "次", { "新", "日", "年", "数", "方", NULL } },
  { "米", { "勒", "兰", NULL } },
  { "克", { "隆", "服", NULL } },
  { "处", { "理", "于", "罚", NULL } },
  { "支", { "持", "付", "出", "撑", NULL } },
  { "件", { "事", NULL } },
  { "头", { "部", "条", NULL } },
  { "位", { "于", "置", "数", NULL } },
  { "单", { "晶", "位", "价", "日", "月", "季", NULL } },
  { "周", { "期", "转", "边", "岁", NULL } },
  { "户", { "外", "型", NULL } },
  { "间", { "接", "隔", NULL } },
  { "片", { "区", NULL } },
  { "例", { "如", "外", NULL } },
  { "所", { "以", "有", "谓", "得", NULL } },
  { "吨", { "位", NULL } },
  { "倍", { "增", "数", NULL } },
};

/* A span of years, not a year of two digits. */
static const char *const SPANS_BEFORE[] = { "未来", "过去", "近",   "约",   "超",     "超过",
                                            "逾",   "达",   "长达", "最近", "历时",   "今后",
                                            "至少", "连续", "不到", "不足", "接下来", NULL };
static const char *const SPANS_BEHIND[] = { "内",   "间", "来", "以上", "以来",
                                            "左右", "后", "前", "时间", NULL };

/* A comma of the original that is full-width sets sentences apart, not thousands. */
static gboolean
plain_comma (const TlnFigureScan *scan, gsize pos)
{
  return scan->scan.t[pos] == ',' && scan->text[scan->bytes[scan->origin[pos]]] == ',';
}

static gboolean
separator (const TlnFigureScan *scan, gsize pos)
{
  const char *t = scan->scan.t;

  if (!plain_comma (scan, pos))
    return FALSE;
  return g_ascii_isdigit (t[pos + 1]) && g_ascii_isdigit (t[pos + 2]) &&
         g_ascii_isdigit (t[pos + 3]) && !g_ascii_isdigit (t[pos + 4]);
}

/* One that only one or two digits and a percent sign follow, in a text that is not Chinese. */
static gboolean
decimal_comma (const TlnFigureScan *scan, gsize pos)
{
  const char *t = scan->scan.t;

  if (t[pos] != ',' || scan->chinese || !g_ascii_isdigit (t[pos + 1]))
    return FALSE;
  pos += g_ascii_isdigit (t[pos + 2]) ? 3 : 2;
  return t[pos] == '%' || (t[pos] == ' ' && t[pos + 1] == '%');
}

/* 12, 1,234.5, 5,3 % (a comma before one or two digits and a percent sign is a decimal one). */
static gboolean
read_digits (const TlnFigureScan *scan, gsize pos, TlnAmount *amount)
{
  const char *t = scan->scan.t;
  char digits[MOST_DIGITS + 12];
  gsize p = pos, n = 0;

  *amount = (TlnAmount) { .at = { pos, pos } };
  while (g_ascii_isdigit (t[p]) ||
         (p - pos <= 3 + (amount->grouped ? 96 : 0) && p > pos && separator (scan, p))) {
    if (n > MOST_DIGITS)
      return FALSE;
    amount->grouped = amount->grouped || t[p] == ',';
    if (t[p] != ',')
      digits[n++] = t[p];
    p++;
  }
  char mark = t[p];
  gboolean comma = !amount->grouped && decimal_comma (scan, p);
  if ((mark == '.' || comma) && g_ascii_isdigit (t[p + 1])) {
    digits[n++] = '.';
    for (p++; g_ascii_isdigit (t[p]); p++) {
      if (n > MOST_DIGITS + 8)
        return FALSE;
      digits[n++] = t[p];
    }
    amount->decimal = TRUE;
  }
  digits[n] = '\0';
  amount->value = g_ascii_strtod (digits, NULL);
  amount->at.end = p;
  /* 1.2.3, 3/4, 10:30, 1,5 */
  return n > 0 && !(t[p] != '\0' && strchr (".,/:", t[p]) != NULL && g_ascii_isdigit (t[p + 1]) &&
                    !(t[p] == ',' && (scan->chinese || !plain_comma (scan, p))));
}

static void
read_more (const TlnFigureScan *scan, TlnAmount *amount)
{
  if (!amount->more && (tln_scan_starts (&scan->scan, amount->at.end, "余") ||
                        tln_scan_starts (&scan->scan, amount->at.end, "多"))) {
    amount->more = TRUE;
    amount->at.end += 3;
  }
}

/* A scale word; with a currency before, also its letter: $5bn, $5B, $3.4T. */
static void
read_scale (const TlnFigureScan *scan, TlnAmount *amount)
{
  static const TlnFigureScale letters[] = { { "k", 1e3 },  { "K", 1e3 },  { "m", 1e6 },
                                            { "M", 1e6 },  { "b", 1e9 },  { "B", 1e9 },
                                            { "t", 1e12 }, { "T", 1e12 }, { NULL, 0 } };
  const char *t = scan->scan.t;
  gsize pos = tln_scan_forth (&scan->scan, amount->at.end);
  static const char *const NAMES[] = { "科", "达", "里", "福", "得", "兴", "象", "豪", NULL };
  const TlnFigureScale *one = tln_figure_scales;

  if (t[pos] == '-' && g_ascii_isalpha (t[pos + 1]))
    pos++; /* 5-million */
  for (; one->word != NULL; one++)
    if (tln_scan_starts (&scan->scan, pos, one->word))
      break;
  if (one->word == NULL && amount->prefixed) {
    pos = amount->at.end;
    for (one = letters; one->word != NULL && t[pos] != one->word[0];)
      one++;
  }
  if (one->word == NULL)
    return;
  gsize end = pos + strlen (one->word);
  if (g_str_has_suffix (one->word, "万") && tln_scan_starts_any (&scan->scan, end, NAMES) != NULL)
    return;
  if (g_ascii_isalpha (t[end - 1]) && g_ascii_isalnum (t[end]))
    return;
  amount->scale = one->factor;
  amount->at.end = end;
}

gboolean
tln_amount_like_year (const TlnAmount *amount)
{
  return !amount->grouped && !amount->decimal && amount->scale == 0 &&
         amount->value >= FIRST_YEAR && amount->value <= LAST_YEAR;
}

/* 3成 but not 3成份; 5点 (o'clock) but 3200点. */
static gboolean
unit_fits (const TlnFigureScan *scan, const TlnAmount *amount, const TlnFigureWord *unit, gsize end)
{
  const char *t = scan->scan.t;

  for (guint i = 0; i < G_N_ELEMENTS (OTHER_WORDS); i++)
    if (strcmp (OTHER_WORDS[i].unit, unit->word) == 0 &&
        tln_scan_starts_any (&scan->scan, end, OTHER_WORDS[i].next) != NULL)
      return FALSE;
  if (strcmp (unit->word, "点") == 0)
    return amount->decimal || amount->value * MAX (amount->scale, 1) >= 100;
  if (strcmp (unit->word, "年") == 0) {
    gboolean span = tln_scan_ends_any (&scan->scan, amount->at.start, SPANS_BEFORE) != NULL ||
                    tln_scan_starts_any (&scan->scan, end, SPANS_BEHIND) != NULL;
    return amount->value < 200 &&
           (span || amount->value < 10 || amount->decimal || amount->scale > 0);
  }
  /* 2024款: the year of a model */
  gboolean like_year = tln_amount_like_year (amount);
  if (like_year && strcmp (unit->word, "款") == 0)
    return FALSE;
  /* In English a year stands before a noun: "the 2024 students"; a lower-case word counts. */
  if (like_year && g_ascii_isalpha (unit->word[0]) && t[end - 1] != '%')
    return FALSE;
  return TRUE;
}

static void
read_unit (const TlnFigureScan *scan, TlnAmount *amount)
{
  const TlnCodeScan *code = &scan->scan;
  gsize pos = tln_scan_forth (code, amount->at.end);
  const TlnFigureWord *unit;

  if (code->t[pos] == '-' && tln_scan_starts (code, pos, "-fold"))
    pos++;
  unit = tln_figure_word (code, pos, tln_figure_units);
  char next = code->t[amount->at.end];
  if (unit == NULL && (next == 'x' || next == 'X') && amount->scale == 0 &&
      amount->at.end - amount->at.start < 5 && !g_ascii_isalnum (code->t[amount->at.end + 1])) {
    amount->unit = "times"; /* 3x */
    amount->at.end++;
    return;
  }
  if (unit == NULL || !unit_fits (scan, amount, unit, pos + strlen (unit->word)))
    return;
  if (amount->prefixed) { /* ¥5亿元 and 人民币5亿元, but not $5 times */
    if (g_strcmp0 (unit->key, amount->unit) == 0)
      amount->at.end = pos + strlen (unit->word);
    return;
  }
  amount->unit = unit->key;
  amount->at.end = pos + strlen (unit->word);
}

/* 3成, 七成半 stays 70. */
static void
read_tenths (const TlnFigureScan *scan, TlnAmount *amount)
{
  static const char *const behind[] = { "以", "左", "的", "多", "。", ",",  "、", ";", "至",
                                        "到", "-",  "~",  ")",  "\n", "是", "来", NULL };
  gsize end = amount->at.end + 3;

  if (amount->value > 10 || amount->scale > 0 || amount->more ||
      !tln_scan_starts (&scan->scan, amount->at.end, "成") ||
      (end < scan->scan.n && tln_scan_starts_any (&scan->scan, end, behind) == NULL))
    return;
  amount->value *= 10;
  amount->unit = "percent";
  amount->rule = "tenths";
  amount->at.end = end;
}

static void
read_currency_before (const TlnFigureScan *scan, TlnAmount *amount)
{
  gsize pos = tln_scan_back (&scan->scan, amount->at.start);
  const TlnFigureWord *currency = tln_figure_word_back (&scan->scan, pos, tln_figure_currencies);

  if (currency == NULL)
    return;
  amount->unit = strcmp (currency->key, "yen or yuan") != 0 ? currency->key
                 : scan->chinese                            ? "CNY"
                                                            : "";
  amount->prefixed = TRUE;
  amount->at.start = pos - strlen (currency->word);
}

/* Scale and unit behind a figure that was read. FALSE when the figure goes on: 3亿5千万. */
static gboolean
read_behind (const TlnFigureScan *scan, TlnAmount *amount)
{
  const char *t = scan->scan.t;
  gsize digits_end = amount->at.end;

  read_more (scan, amount);
  read_scale (scan, amount);
  read_more (scan, amount);
  gsize end = amount->at.end;
  if (g_ascii_isdigit (t[end]) ||
      (amount->scale > 0 && tln_numeral_char (tln_scan_next (&scan->scan, end))))
    return FALSE;
  read_tenths (scan, amount);
  if (amount->rule == NULL)
    read_unit (scan, amount);
  /* A letter directly behind makes a name of it: 5G, A100, 70B. */
  return amount->at.end != digits_end || !g_ascii_isalpha (t[digits_end]);
}

double
tln_amount_value (const TlnAmount *amount)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (amount->scale == 0)
    return amount->value;
  /* 515.05亿 is 51505000000 and not a hair less. */
  return g_ascii_strtod (
      g_ascii_formatd (digits, sizeof digits, "%.15g", amount->value * amount->scale), NULL);
}

static gboolean
read_figure (const TlnFigureScan *scan, gsize pos, TlnAmount *amount)
{
  if (g_ascii_isdigit (scan->scan.t[pos]))
    return read_digits (scan, pos, amount);
  *amount = (TlnAmount) { .at = { pos, pos }, .numeral = TRUE };
  return tln_numeral_read (&scan->scan, &amount->at.end, &amount->value);
}

gboolean
tln_amount_read (const TlnFigureScan *scan, gsize pos, TlnAmount *amount)
{
  if (!read_figure (scan, pos, amount))
    return FALSE;
  read_currency_before (scan, amount);
  return read_behind (scan, amount);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers with what they measure. A figure without unit, scale or a word that leads in a value is
 * most often a name, a place in a list or a page, and left out: a missing number is better than a
 * wrong one. */
#include "tln-figure-scan.h"

#include <math.h>
#include <string.h>

#define LEAST_PLAIN 100 /* a whole number without unit, behind a qualifier */

/* A value stands behind these even without a unit. */
static const char *const LEADS[] = { "为", "是", "至", "到", "达", "报", "于", NULL };
static const TlnFigureWord LEADS_LATIN[] = { { "to", "" },  { "at", "" }, { "was", "" },
                                             { "is", "" },  { "of", "" }, { "from", "" },
                                             { NULL, NULL } };
/* "10% to 20%" behind these is a change, no range. */
static const TlnFigureWord CHANGES[] = { { "从", "" },
                                         { "由", "" },
                                         { "自", "" },
                                         { "from", "" },
                                         { NULL, NULL } };
static const char *const RANGE_MARKS[] = { "——", "-", "–", "—", "~", "至", "到", NULL };
static const char *const VERSIONS[] = { "版", "代", "时代", "节", "章", "系列", NULL };

/* Behind the digits, letters and marks of one token. */
static gsize
token_end (const TlnCodeScan *scan, gsize pos)
{
  const char *t = scan->t;

  while (g_ascii_isalnum (t[pos]) ||
         (pos > 0 && t[pos] != '\0' && strchr (".,/:-", t[pos]) != NULL &&
          g_ascii_isdigit (t[pos - 1]) && g_ascii_isdigit (t[pos + 1])))
    pos++;
  return pos;
}

/* A figure that is part of a word, an ordinal, or goes on from before. */
static gboolean
inside_other (const TlnCodeScan *scan, gsize pos)
{
  gunichar c = tln_scan_prev (scan, pos);

  if (c == 0)
    return FALSE;
  if (c == '-') /* GPT-4, 400-820, but not a sign */
    return pos > 1 && (g_ascii_isalnum (scan->t[pos - 2]) || scan->t[pos - 2] == ')');
  if (c == '.' || c == ',')
    return pos > 1 && c == '.' && g_ascii_isalnum (scan->t[pos - 2]);
  if (c < 0x80)
    return g_ascii_isalnum ((char) c) || strchr ("_#@/:\\=&", (char) c) != NULL;
  if (c == 0x7B2C || c == 0x4E07 || c == 0x4EBF) /* 第; 3亿5千万 goes on */
    return TRUE;
  return tln_char_word (c) && !tln_char_cjk (c);
}

/* "Windows 11 users": a word with a capital that does not begin its sentence. */
static gboolean
behind_name (const TlnCodeScan *scan, gsize pos)
{
  gsize end = tln_scan_back (scan, pos), from = end;

  while (from > 0 && g_ascii_isalnum (scan->t[from - 1]) && end - from < 32)
    from--;
  if (end == pos || from == end || !g_ascii_isupper (scan->t[from]))
    return FALSE;
  gsize before = tln_scan_back (scan, from);
  return before > 0 && scan->t[before - 1] != '\n' &&
         strchr (".!?:\"(", scan->t[before - 1]) == NULL;
}

/* span: a span of time is counted. */
static const char *
qualifier_before (const TlnFigureScan *scan, TlnRange *at, gboolean span)
{
  static const struct {
    const char *word;
    const char *const before[8];
  } others[] = {
    { "近", { "最", "附", "靠", "临", "邻", NULL } },
    { "约", { "合", "节", "条", "预", "签", "公", "契", NULL } },
    { "超", { "高", "英", "中", NULL } },
  };
  const TlnCodeScan *code = &scan->scan;
  gsize pos = tln_scan_back (code, at->start);
  const TlnFigureWord *word = tln_figure_word_back (code, pos, tln_figure_before);

  if (word == NULL && tln_scan_ends (code, pos, "了")) { /* 超过了 */
    pos -= 3;
    word = tln_figure_word_back (code, pos, tln_figure_before);
  }
  if (word == NULL)
    return NULL;
  if (span && strcmp (word->word, "近") == 0)
    return NULL; /* 近三年: the last three */
  pos -= strlen (word->word);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strcmp (others[i].word, word->word) == 0 &&
        tln_scan_ends_any (code, pos, others[i].before) != NULL)
      return NULL;
  at->start = pos;
  return word->key;
}

static const char *
qualifier_behind (const TlnFigureScan *scan, TlnRange *at)
{
  static const char *const others[] = { "以上市", "以上海", "以下简", "以下几", "以下是", NULL };
  gsize pos = tln_scan_forth (&scan->scan, at->end);
  const TlnFigureWord *word = tln_figure_word (&scan->scan, pos, tln_figure_behind);

  if (word == NULL || tln_scan_starts_any (&scan->scan, pos, others) != NULL)
    return NULL;
  at->end = pos + strlen (word->word);
  return word->key;
}

/* 一度蒸发近: a little before, in the same clause. */
static gboolean
at_one_point (const TlnFigureScan *scan, gsize pos)
{
  static const char *const words[] = { "一度", "at one point", NULL };
  static const char *const stops[] = { ",", "。", ";", "、", "!", "?", NULL };
  gsize from = tln_scan_window_back (&scan->scan, pos, 12);

  for (; from < pos; from++) {
    TlnRange rest = { from, pos };
    if (tln_scan_starts_any (&scan->scan, from, words) != NULL)
      return !tln_scan_holds (&scan->scan, rest, stops);
  }
  return FALSE;
}

static char *
read_qualifiers (const TlnFigureScan *scan, TlnRange *at, const TlnAmount *amount)
{
  static const char *const spans[] = { "years", "months", "weeks", "days", "trading_days", NULL };
  gboolean span = amount->unit != NULL && g_strv_contains (spans, amount->unit);
  const char *key = qualifier_before (scan, at, span);

  if (key == NULL)
    key = qualifier_behind (scan, at);
  if (key == NULL && amount->more)
    key = "over";
  gboolean once = g_strcmp0 (key, "at_one_point") != 0 && at_one_point (scan, at->start);
  if (!once)
    return g_strdup (key);
  return key == NULL ? g_strdup ("at_one_point") : g_strdup_printf ("at_one_point %s", key);
}

static gsize
add_number (TlnFigureScan *scan, const TlnAmount *amount, double upper, const char *rule)
{
  TlnRange at = amount->at;
  g_autofree char *qualifier = read_qualifiers (scan, &at, amount);

  if (memchr (scan->scan.taken + at.start, 1, at.end - at.start) != NULL)
    return at.end;
  memset (scan->scan.taken + at.start, 1, at.end - at.start);
  TlnFoundNumber *one = g_new0 (TlnFoundNumber, 1);
  one->qualifier = g_steal_pointer (&qualifier);
  one->start = tln_figure_start (scan, at);
  one->end = tln_figure_end (scan, at);
  one->quote = tln_figure_quote (scan, one->start, one->end);
  one->value = tln_amount_value (amount);
  one->upper = upper;
  one->unit = amount->unit != NULL ? amount->unit : "";
  one->rule = rule;
  g_ptr_array_add (scan->found->numbers, one);
  return at.end;
}

/* The mark between two ends of a range, or 0. */
static gsize
range_mark (const TlnFigureScan *scan, gsize pos)
{
  const TlnCodeScan *code = &scan->scan;
  const char *mark = tln_scan_starts_any (code, pos, RANGE_MARKS);

  if (mark != NULL)
    return tln_scan_forth (code, pos + strlen (mark));
  if (pos > 0 && code->t[pos - 1] == ' ' && tln_scan_starts (code, pos, "to "))
    return tln_scan_forth (code, pos + 3);
  return 0;
}

/* The second end of a range when one follows. */
static gboolean
read_range (const TlnFigureScan *scan, TlnAmount *first, double *upper)
{
  const TlnCodeScan *code = &scan->scan;
  gsize pos = range_mark (scan, tln_scan_forth (code, first->at.end));
  gsize before = tln_scan_back (code, first->at.start);
  TlnAmount second;

  gboolean said =
      pos != 0 && !g_unichar_ispunct (tln_scan_next (code, tln_scan_forth (code, first->at.end)));
  if (pos == 0 || (said && tln_figure_word_back (code, before, CHANGES) != NULL))
    return FALSE;
  const TlnFigureWord *currency = tln_figure_word (code, pos, tln_figure_currencies);
  if (currency != NULL)
    pos = tln_scan_forth (code, pos + strlen (currency->word));
  gunichar c = tln_scan_next (code, pos);
  if (!(first->numeral ? tln_numeral_char (c) : c < 0x80 && g_ascii_isdigit ((char) c)) ||
      code->taken[pos] || !tln_amount_read (scan, pos, &second))
    return FALSE;
  if (second.unit == NULL && first->prefixed)
    second.unit = first->unit;
  gboolean grouped = first->grouped && second.grouped; /* 2,500-3,500 */
  if (second.unit == NULL && second.scale == 0 && !grouped)
    return FALSE;
  if (first->unit != NULL && g_strcmp0 (first->unit, second.unit) != 0)
    return FALSE;
  if (first->scale == 0 && (first->unit == NULL || first->prefixed))
    first->scale = second.scale;
  if (first->unit == NULL && g_strcmp0 (second.rule, "tenths") == 0)
    first->value *= 10;
  if (tln_amount_value (first) >= tln_amount_value (&second))
    return FALSE;
  first->unit = second.unit;
  first->at.end = second.at.end;
  first->more = second.more;
  *upper = tln_amount_value (&second);
  return TRUE;
}

/* Whether a figure without unit is a number after all. */
static gboolean
plain_number (const TlnFigureScan *scan, const TlnAmount *amount)
{
  const TlnCodeScan *code = &scan->scan;
  TlnRange at = amount->at;

  if (amount->scale > 0)
    return TRUE;
  if (behind_name (code, at.start) || tln_scan_starts_any (code, at.end, VERSIONS) != NULL)
    return FALSE;
  if (amount->grouped)
    return TRUE;
  gboolean qualified = qualifier_before (scan, &at, FALSE) != NULL;
  if (!amount->decimal)
    return qualified && amount->value >= LEAST_PLAIN && !tln_amount_like_year (amount) &&
           amount->value < 1e6;
  gsize pos = tln_scan_back (code, at.start);
  return qualified || tln_scan_ends_any (code, pos, LEADS) != NULL ||
         tln_figure_word_back (code, pos, LEADS_LATIN) != NULL;
}

/* Nouns and spans count only where no name stands before: "Windows 11 users". */
static gboolean
unit_may_be_name (const TlnAmount *amount)
{
  return !amount->prefixed && amount->scale == 0 && !amount->numeral &&
         strcmp (amount->unit, "percent") != 0 && strlen (amount->unit) != 3;
}

static void
read_sign (const TlnCodeScan *scan, TlnAmount *amount)
{
  gsize pos = amount->at.start;
  gunichar minus = tln_scan_prev (scan, pos);
  gsize n = minus == '-' || minus == '+' ? 1 : minus == 0x2212 ? 3 : 0;

  if (n == 0 || pos < n)
    return;
  gunichar before = tln_scan_prev (scan, pos - n);
  if (before != 0 && before != '(' && !g_unichar_isspace (before) && !tln_char_cjk (before) &&
      before != ':')
    return;
  amount->at.start -= n;
  if (minus != '+')
    amount->value = -amount->value;
}

/* Figures in digits. */
static gsize
take_digits (TlnFigureScan *scan, gsize pos)
{
  const TlnCodeScan *code = &scan->scan;
  double upper = NAN;
  TlnAmount amount;

  if (inside_other (code, pos) || !tln_amount_read (scan, pos, &amount) ||
      memchr (code->taken + pos, 1, amount.at.end - pos) != NULL)
    return MAX (token_end (code, pos), pos + 1);
  if (read_range (scan, &amount, &upper))
    return add_number (scan, &amount, upper, "range");
  read_sign (code, &amount);
  if (amount.unit == NULL && !plain_number (scan, &amount))
    return amount.at.end;
  if (amount.unit != NULL && unit_may_be_name (&amount) && behind_name (code, amount.at.start))
    return amount.at.end;
  return add_number (scan, &amount, NAN,
                     amount.rule != NULL   ? amount.rule
                     : amount.unit == NULL ? "plain"
                                           : "amount");
}

/* 百分之三十, 三分之一; pos is where it begins. 0: none. */
static gsize
take_fraction (TlnFigureScan *scan, gsize pos)
{
  const TlnCodeScan *code = &scan->scan;
  TlnAmount part = { .at = { pos, pos } };
  double whole = 0;
  gsize at = pos;

  if (tln_scan_starts (code, pos, "百分之"))
    whole = 100, at += 3;
  else if (tln_scan_starts (code, pos, "千分之"))
    whole = 1000, at += 3;
  else if (!tln_numeral_read (code, &at, &whole) || whole < 2)
    return 0;
  if (!tln_scan_starts (code, at, "分之"))
    return 0;
  at += strlen ("分之");
  gunichar c = tln_scan_next (code, at);
  if (!(tln_numeral_char (c) || (c < 0x80 && g_ascii_isdigit ((char) c))) ||
      !tln_amount_read (scan, at, &part) || part.unit != NULL || part.scale > 0 ||
      tln_scan_starts (code, part.at.end, "点") || tln_scan_starts (code, part.at.end, "几"))
    return 0;
  part.at.start = pos;
  part.unit = whole == 100 ? "percent" : whole == 1000 ? "permille" : "fraction";
  if (whole != 100 && whole != 1000)
    part.value /= whole;
  return add_number (scan, &part, NAN, "fraction");
}

/* 一个, 三种, 两人 are words of every text; only larger ones are figures. */
static gboolean
numeral_counts (const TlnFigureScan *scan, const TlnAmount *amount)
{
  double value = tln_amount_value (amount);
  gunichar before = tln_scan_prev (&scan->scan, amount->at.start);
  static const char *const spans[] = {
    "未来", "过去", "今后", "近", "最近", "长达", "接下来", NULL
  };

  if (amount->unit == NULL || before == 0x7B2C || before == '.' ||
      (before < 0x80 && g_ascii_isalnum ((char) before)))
    return FALSE;
  if (strcmp (amount->unit, "years") == 0)
    return tln_scan_ends_any (&scan->scan, amount->at.start, spans) != NULL;
  if (strcmp (amount->unit, "times") == 0 || strcmp (amount->unit, "percent") == 0)
    return TRUE;
  if (g_str_has_prefix (amount->unit, "units:") || strcmp (amount->unit, "persons") == 0)
    return value >= 100;
  if (strcmp (amount->unit, "CNY") == 0)
    return value >= 10;
  return value >= 2;
}

/* 数千亿美元, 几十家: found, but without a value. */
static gsize
take_vague (TlnFigureScan *scan, gsize pos)
{
  static const char *const heads[] = { "数", "几", "上", NULL };
  static const char *const not_behind[] = { "多", "少", "指", "函", "系", "次", "人", "级", "总",
                                            "基", "位", "岁", "参", "倍", "以", "之", "线", "网",
                                            "市", "海", "无", "点", "分", "股", NULL };
  static const char *const powers[] = { "十", "百", "千", "万", "亿", NULL };
  const TlnCodeScan *code = &scan->scan;
  gsize at = pos + 3;

  if (tln_scan_starts_any (code, pos, heads) == NULL ||
      tln_scan_ends_any (code, pos, not_behind) != NULL)
    return 0;
  while (tln_scan_starts_any (code, at, powers) != NULL)
    at += 3;
  if (at == pos + 3)
    return 0;
  if (tln_scan_starts (code, at, "余") || tln_scan_starts (code, at, "多"))
    at += 3;
  const TlnFigureWord *unit = tln_figure_word (code, at, tln_figure_units);
  if (unit == NULL || strcmp (unit->key, "years") == 0 || strcmp (unit->word, "点") == 0 ||
      strcmp (unit->word, "股") == 0)
    return 0;
  TlnAmount amount = { .at = { pos, at + strlen (unit->word) }, .value = NAN, .unit = unit->key };
  return add_number (scan, &amount, NAN, "vague");
}

/* 超百亿元, 近千家: a power of ten by itself, which only a qualifier makes a figure. */
static gsize
take_power (TlnFigureScan *scan, gsize pos)
{
  static const TlnFigureScale powers[] = {
    { "百", 100 }, { "千", 1000 }, { "万", 1e4 }, { "亿", 1e8 }, { NULL, 0 }
  };
  const TlnCodeScan *code = &scan->scan;
  TlnAmount amount = { .at = { pos, pos }, .value = 1, .numeral = TRUE };
  TlnRange before = amount.at;

  for (const TlnFigureScale *one = powers; one->word != NULL; one++)
    if (tln_scan_starts (code, amount.at.end, one->word)) {
      amount.value *= one->factor;
      amount.at.end += strlen (one->word);
    }
  const TlnFigureWord *unit = tln_figure_word (code, amount.at.end, tln_figure_units);
  if (amount.at.end == pos || unit == NULL || strcmp (unit->key, "years") == 0 ||
      strcmp (unit->word, "点") == 0 || qualifier_before (scan, &before, FALSE) == NULL)
    return 0;
  amount.unit = unit->key;
  amount.at.end += strlen (unit->word);
  return add_number (scan, &amount, NAN, "power");
}

/* 一半, but not 一半导体. */
static gsize
take_half (TlnFigureScan *scan, gsize pos)
{
  static const char *const not_behind[] = { "另", "前", "后", "第", "十", NULL };
  TlnAmount half = { .at = { pos, pos + strlen ("一半") }, .value = 0.5, .unit = "fraction" };

  if (!tln_scan_starts (&scan->scan, pos, "一半") ||
      tln_scan_starts (&scan->scan, half.at.end, "导") ||
      tln_scan_ends_any (&scan->scan, pos, not_behind) != NULL)
    return 0;
  return add_number (scan, &half, NAN, "half");
}

/* Figures in Chinese characters. A run of numerals is read once, whatever comes of it. */
static gsize
take_numeral (TlnFigureScan *scan, gsize pos)
{
  const TlnCodeScan *code = &scan->scan;
  double upper = NAN, value;
  gsize end = pos;
  TlnAmount amount;

  if (code->taken[pos])
    return pos + 3;
  gsize found = take_fraction (scan, pos);
  if (found == 0)
    found = take_half (scan, pos);
  if (found != 0)
    return found;
  tln_numeral_read (code, &end, &value);
  if (!tln_amount_read (scan, pos, &amount))
    return MAX (take_power (scan, pos), end);
  if (read_range (scan, &amount, &upper) && numeral_counts (scan, &amount))
    return add_number (scan, &amount, upper, "range");
  if (!isnan (upper) || !numeral_counts (scan, &amount))
    return end;
  return add_number (scan, &amount, NAN, amount.rule != NULL ? amount.rule : "numeral");
}

/* "two million", "five percent" */
static gsize
take_words (TlnFigureScan *scan, gsize pos)
{
  static const char *const words[] = { "one",   "two",   "three", "four", "five", "six",
                                       "seven", "eight", "nine",  "ten",  NULL };
  const TlnCodeScan *code = &scan->scan;
  const char *word = tln_scan_starts_any (code, pos, words);
  gsize end = pos + (word != NULL ? strlen (word) : 0);

  if (word == NULL || code->t[end] != ' ' || inside_other (code, pos))
    return 0;
  for (const TlnFigureScale *one = tln_figure_scales; one->word != NULL; one++) {
    gsize to = end + 1 + strlen (one->word);
    if (strlen (one->word) < 7 || !tln_scan_starts (code, end + 1, one->word) ||
        g_ascii_isalnum (code->t[to]) || !g_ascii_isalpha (one->word[0]))
      continue;
    TlnAmount amount = { .at = { pos, to }, .scale = one->factor };
    for (guint i = 0; words[i] != NULL; i++)
      if (words[i] == word)
        amount.value = i + 1;
    const TlnFigureWord *unit = tln_figure_word (code, tln_scan_forth (code, to), tln_figure_units);
    if (unit != NULL) {
      amount.unit = unit->key;
      amount.at.end = tln_scan_forth (code, to) + strlen (unit->word);
    }
    return add_number (scan, &amount, NAN, "word");
  }
  return 0;
}

void
tln_numbers_find (TlnFigureScan *scan)
{
  const TlnCodeScan *code = &scan->scan;

  for (gsize pos = 0; pos < code->n;) {
    gunichar c = g_utf8_get_char (code->t + pos);
    gsize next = 0;
    if (code->taken[pos])
      next = 0;
    else if (c < 0x80 && g_ascii_isdigit ((char) c))
      next = take_digits (scan, pos);
    else if (tln_numeral_char (c))
      next = take_numeral (scan, pos);
    else if (c == 0x6570 || c == 0x51E0 || c == 0x4E0A) /* 数 几 上 */
      next = take_vague (scan, pos);
    else if (c < 0x80 && strchr ("otfsneOTFSNE", (char) c) != NULL && c != 0)
      next = take_words (scan, pos);
    pos = next > pos ? next : (gsize) (g_utf8_next_char (code->t + pos) - code->t);
  }
}

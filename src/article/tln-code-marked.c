/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digits with a mark of their market: suffixes (515050.SH, 0700.HK, 600519 CH Equity), prefixes
 * (SH515050, hk00700, HK:700, 上交所:600519) and the market number of one quote service
 * (1.515050). A mark always counts. */
#include "tln-code-scan.h"

#include <string.h>

typedef struct {
  const char *word;
  const char *exchange;
  gboolean glued; /* also without a dot or colon between */
} Mark;

static const Mark MAINLAND[] = {
  { "SHSE", "SSE", FALSE },   { "XSHG", "SSE", TRUE },         { "SSE", "SSE", FALSE },
  { "SHA", "SSE", FALSE },    { "SH", "SSE", TRUE },           { "SS", "SSE", FALSE },
  { "SZSE", "SZSE", FALSE },  { "XSHE", "SZSE", TRUE },        { "SHE", "SZSE", FALSE },
  { "SZ", "SZSE", TRUE },     { "CNI", "SZSE", FALSE },        { "BJSE", "BSE", FALSE },
  { "XBSE", "BSE", FALSE },   { "BSE", "BSE", FALSE },         { "BJ", "BSE", TRUE },
  { "OF", "OTCFUND", TRUE },  { "OTCFUND", "OTCFUND", FALSE }, { "CSI", "SSE", FALSE },
  { "SI", "SWINDEX", FALSE }, { "SWINDEX", "SWINDEX", FALSE }, { "NQ", "NEEQ", FALSE },
  { "OC", "NEEQ", FALSE },    { "NEEQ", "NEEQ", FALSE },       { "TDX", "TDX", FALSE },
};
static const Mark MAINLAND_WORDS[] = {
  { "上海证券交易所", "SSE", FALSE }, { "深圳证券交易所", "SZSE", FALSE },
  { "北京证券交易所", "BSE", FALSE }, { "上交所", "SSE", FALSE },
  { "深交所", "SZSE", FALSE },        { "北交所", "BSE", FALSE },
  { "新三板", "NEEQ", FALSE },        { "沪市", "SSE", FALSE },
  { "深市", "SZSE", FALSE },
};
static const char *const HK_PREFIXES[] = { "HKEX", "SEHK", "XHKG", "HKG", "HK", NULL };
static const char *const HK_WORDS[] = { "香港交易所", "港交所",  "联交所", "港股代码",
                                        "港股",       "H股代码", "H股",    NULL };
static const char *const SECID_WORDS[] = { "secid", "东方财富", "东财", "eastmoney", NULL };

static gboolean
letter_at (const TlnCodeScan *scan, gsize pos)
{
  return pos < scan->n && g_ascii_isalnum (scan->t[pos]);
}

static gboolean
letter_before (const TlnCodeScan *scan, gsize pos)
{
  return pos > 0 && g_ascii_isalnum (scan->t[pos - 1]);
}

/* All letters of a mark in one case: "sh", "SH"; "of" and "si" only as capitals. */
static gboolean
mark_written_well (const char *written, const char *word)
{
  gsize n = strlen (word);
  gboolean upper = TRUE, lower = TRUE;

  for (gsize i = 0; i < n; i++) {
    upper = upper && g_ascii_isupper (written[i]);
    lower = lower && g_ascii_islower (written[i]);
  }
  if (strcmp (word, "OF") == 0 || strcmp (word, "SI") == 0 || strcmp (word, "OC") == 0)
    return upper;
  return upper || lower || (g_ascii_isupper (written[0]) && n == 2);
}

static const Mark *
mark_at (const TlnCodeScan *scan, gsize pos, gboolean glued, gboolean before)
{
  for (guint i = 0; i < G_N_ELEMENTS (MAINLAND); i++) {
    const Mark *mark = &MAINLAND[i];
    gsize n = strlen (mark->word);
    if (glued && !mark->glued)
      continue;
    if (before ? !tln_scan_ends (scan, pos, mark->word) : !tln_scan_starts (scan, pos, mark->word))
      continue;
    gsize at = before ? pos - n : pos;
    if (before ? letter_before (scan, at) : letter_at (scan, at + n))
      continue;
    if (mark_written_well (scan->t + at, mark->word))
      return mark;
  }
  return NULL;
}

static gboolean
suffix_mark (const TlnCodeScan *scan, TlnCodeHit *hit)
{
  gsize end = hit->at.end;
  char c = scan->t[end];
  gboolean parted = c == '.' || c == '_' || c == '-';
  const Mark *mark = mark_at (scan, end + parted, !parted, FALSE);

  if (mark != NULL && (parted || g_ascii_isupper (c))) {
    hit->at.end = end + parted + strlen (mark->word);
    hit->exchange = mark->exchange;
    hit->rule = "suffix";
    return TRUE;
  }
  if (tln_scan_starts (scan, end, " CH Equity") || tln_scan_starts (scan, end, " CH)")) {
    const char *exchange = NULL;
    tln_code_range (hit->code, &exchange);
    hit->exchange = exchange;
    hit->at.end = end + 3 + (scan->t[end + 3] == ' ' ? strlen (" Equity") : 0);
    hit->rule = "suffix";
    return exchange != NULL;
  }
  return FALSE;
}

static gboolean
word_mark (const TlnCodeScan *scan, TlnCodeHit *hit, gsize colon)
{
  for (guint i = 0; i < G_N_ELEMENTS (MAINLAND_WORDS); i++) {
    if (!tln_scan_ends (scan, colon, MAINLAND_WORDS[i].word))
      continue;
    hit->at.start = colon - strlen (MAINLAND_WORDS[i].word);
    hit->exchange = MAINLAND_WORDS[i].exchange;
    hit->rule = "prefix";
    return TRUE;
  }
  return FALSE;
}

static gboolean
prefix_mark (const TlnCodeScan *scan, TlnCodeHit *hit)
{
  gsize start = hit->at.start, pos = tln_scan_back (scan, start);
  gboolean blank = pos < start;
  gboolean parted = pos > 0 && strchr (".:_-", scan->t[pos - 1]) != NULL;

  if (blank && parted && scan->t[pos - 1] != ':')
    return FALSE;
  pos -= parted;
  if (parted && scan->t[pos] == ':') {
    pos = tln_scan_back (scan, pos);
    if (word_mark (scan, hit, pos))
      return TRUE;
  }
  const Mark *mark = mark_at (scan, pos, !parted, TRUE);
  if (mark == NULL || (blank && !parted && !g_ascii_isupper (scan->t[pos - 1])))
    return FALSE;
  hit->at.start = pos - strlen (mark->word);
  hit->exchange = mark->exchange;
  hit->rule = "prefix";
  return TRUE;
}

/* 1.515050 and 0.159995: only where the text speaks of such numbers, else it is a decimal. */
static gboolean
secid_mark (const TlnCodeScan *scan, TlnCodeHit *hit)
{
  gsize start = hit->at.start;
  const char *exchange = NULL;
  TlnRange around = { tln_scan_window_back (scan, start, 48), 0 };

  if (start < 2 || scan->t[start - 1] != '.' || letter_at (scan, hit->at.end))
    return FALSE;
  char market = scan->t[start - 2];
  if ((market != '0' && market != '1') || letter_before (scan, start - 2))
    return FALSE;
  around.end = tln_scan_window (scan, start, 48);
  if (!tln_scan_holds (scan, around, SECID_WORDS))
    return FALSE;
  tln_code_range (hit->code, &exchange);
  gboolean shanghai = g_strcmp0 (exchange, "SSE") == 0;
  if (exchange == NULL || (market == '1') != shanghai) {
    if (strncmp (hit->code, "000", 3) != 0 || market != '1')
      return FALSE;
    exchange = "SSE";
  }
  hit->at.start = start - 2;
  hit->exchange = exchange;
  hit->rule = "secid";
  return TRUE;
}

static gboolean
hk_suffix (const TlnCodeScan *scan, TlnCodeHit *hit)
{
  static const char *const DOTTED[] = { ".HKEX", ".XHKG", ".SEHK", ".HK", NULL };
  gsize end = hit->at.end, digits = end - hit->at.start;
  const char *word = tln_scan_starts_any (scan, end, DOTTED);

  hit->rule = "suffix";
  if (word != NULL && !letter_at (scan, end + strlen (word))) {
    hit->at.end = end + strlen (word);
    return TRUE;
  }
  if (tln_scan_starts (scan, end, " HK Equity")) {
    hit->at.end = end + strlen (" HK Equity");
    return TRUE;
  }
  if (tln_scan_starts (scan, end, " HK)") && scan->t[end + 1] == 'H') {
    hit->at.end = end + strlen (" HK");
    return TRUE;
  }
  if (digits >= 4 && strncmp (scan->t + end, "HK", 2) == 0 && !letter_at (scan, end + 2)) {
    hit->at.end = end + 2;
    return TRUE;
  }
  return FALSE;
}

static gboolean
hk_word (const TlnCodeScan *scan, TlnCodeHit *hit)
{
  gsize start = hit->at.start, pos = tln_scan_back (scan, start);
  gboolean colon = pos > 0 && scan->t[pos - 1] == ':';
  const char *word =
      tln_scan_ends_any (scan, colon ? tln_scan_back (scan, pos - 1) : pos, HK_WORDS);
  gboolean label = word != NULL && strstr (word, "代码") != NULL;
  gsize digits = hit->at.end - start;

  gboolean venue = word != NULL && strstr (word, "交") != NULL;
  if (word == NULL || tln_code_unit_follows (scan, hit->at.end))
    return FALSE;
  if (!label && !(venue && colon) && !(colon && digits >= 4) &&
      (digits != 5 || scan->t[start] != '0'))
    return FALSE;
  hit->rule = label ? "label" : "prefix";
  if (label)
    hit->name = tln_code_label_name (scan, pos - colon - strlen (word), hit->at.end);
  return TRUE;
}

static gboolean
hk_prefix (const TlnCodeScan *scan, TlnCodeHit *hit)
{
  gsize start = hit->at.start, pos = start, digits = hit->at.end - start;
  gboolean colon, dot;

  pos = tln_scan_back (scan, start);
  colon = pos > 0 && scan->t[pos - 1] == ':';
  dot = pos == start && pos > 0 && scan->t[pos - 1] == '.';
  pos = tln_scan_back (scan, pos - (colon || dot));
  const char *word = tln_scan_ends_any (scan, pos, HK_PREFIXES);
  if (word == NULL || letter_before (scan, pos - strlen (word)))
    return FALSE;
  gsize from = pos - strlen (word);
  if (!mark_written_well (scan->t + from, word))
    return FALSE;
  gboolean five = digits == 5 || (digits == 4 && scan->t[start] == '0');
  if (!five && !(colon && (digits >= 3 || strlen (word) > 2)) && !(dot && digits >= 4))
    return FALSE;
  if (tln_code_unit_follows (scan, hit->at.end))
    return FALSE;
  if (pos < start && !colon && !dot && (digits != 5 || g_ascii_islower (scan->t[from])))
    return FALSE;
  hit->at.start = from;
  hit->rule = "prefix";
  return TRUE;
}

/* Five digits in a bracket after a name, the first a nought, as Hong Kong codes are written. */
static gboolean
hk_bracket (const TlnCodeScan *scan, TlnCodeHit *hit)
{
  gsize start = hit->at.start, end = hit->at.end;

  if (end - start != 5 || scan->t[start] != '0' || start == 0 || scan->t[start - 1] != '(' ||
      scan->t[end] != ')')
    return FALSE;
  TlnRange name = tln_code_name_before (scan, start - 1, FALSE);
  hit->rule = "name(code)";
  return tln_scan_length (scan, name) >= 2 && !tln_code_name_counts (scan, name);
}

static gboolean
inside_number (const TlnCodeScan *scan, TlnRange at)
{
  char before = at.start > 0 ? scan->t[at.start - 1] : '\0';

  if ((before == '.' || before == ',') && at.start > 1 && g_ascii_isdigit (scan->t[at.start - 2]))
    return TRUE;
  return before == '$';
}

static gboolean
try_hk (TlnCodeScan *scan, TlnCodeHit *hit)
{
  gsize digits = hit->at.end - hit->at.start;
  int value = atoi (scan->t + hit->at.start);

  if (value == 0 || inside_number (scan, hit->at))
    return FALSE;
  hit->exchange = "HKEX";
  g_snprintf (hit->code, sizeof hit->code, "%05d", value);
  if (letter_before (scan, hit->at.start)) {
    if (digits < 4 || letter_at (scan, hit->at.end))
      return FALSE;
    return hk_prefix (scan, hit);
  }
  if (hk_suffix (scan, hit))
    return TRUE;
  char next = scan->t[hit->at.end];
  if (letter_at (scan, hit->at.end) || next == '%' ||
      (next == '.' && g_ascii_isdigit (scan->t[hit->at.end + 1])) ||
      (next == ',' && g_ascii_isdigit (scan->t[hit->at.end + 1])))
    return FALSE;
  return hk_prefix (scan, hit) || hk_word (scan, hit) || hk_bracket (scan, hit);
}

static gboolean
try_mainland (TlnCodeScan *scan, TlnCodeHit *hit)
{
  memcpy (hit->code, scan->t + hit->at.start, 6);
  hit->code[6] = '\0';
  if (secid_mark (scan, hit))
    return TRUE;
  if (!inside_number (scan, hit->at) && !letter_before (scan, hit->at.start) &&
      suffix_mark (scan, hit))
    return TRUE;
  return !letter_at (scan, hit->at.end) && prefix_mark (scan, hit);
}

/* 09988、03690 after a Hong Kong code: the list goes on. */
static void
add_hk_list (TlnCodeScan *scan, gsize pos)
{
  for (;;) {
    pos = tln_scan_forth (scan, pos);
    gsize link = tln_scan_starts (scan, pos, "、") ? 3 : strchr (",/;", scan->t[pos]) != NULL;
    if (scan->t[pos] == '\0' || link == 0)
      return;
    pos = tln_scan_forth (scan, pos + link);
    gsize n = strspn (scan->t + pos, "0123456789");
    gunichar next = tln_scan_next (scan, pos + n);
    if (n != 5 || (g_unichar_isalnum (next) && !tln_char_cjk (next)) || next == '.' || next == '%')
      return;
    if (scan->t[pos] != '0' || tln_scan_taken (scan, (TlnRange) { pos, pos + n }))
      return;
    TlnCodeHit hit = { .at = { pos, pos + n }, .exchange = "HKEX", .rule = "list" };
    memcpy (hit.code, scan->t + pos, 5);
    tln_scan_add (scan, &hit);
    pos += n;
  }
}

void
tln_code_find_marked (TlnCodeScan *scan)
{
  for (gsize pos = 0; pos < scan->n;) {
    if (!g_ascii_isdigit (scan->t[pos])) {
      pos++;
      continue;
    }
    gsize n = strspn (scan->t + pos, "0123456789");
    TlnCodeHit hit = { .at = { pos, pos + n } };
    pos += n;
    if (n > 6 || tln_scan_taken (scan, hit.at))
      continue;
    if (n == 6 ? try_mainland (scan, &hit) : try_hk (scan, &hit)) {
      tln_scan_add (scan, &hit);
      if (n <= 5)
        add_hk_list (scan, hit.at.end);
    }
  }
}

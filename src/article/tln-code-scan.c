/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking around a place of the text, and the ranges of six-digit codes. */
#include "tln-code-scan.h"

#include <string.h>

typedef struct {
  short from;
  short to;
  const char *exchange;
  TlnCodeClass kind;
} CodeRange;

const char *const tln_code_closers[] = { ")", "]", "】", "」", "〕", "}", NULL };
const char *const tln_code_openers[] = { "(", "[", "【", "「", "〔", "{", NULL };

/* By the first three digits; numbering rules of the exchanges. Ranges left out are not used. */
static const CodeRange RANGES[] = {
  { 0, 3, "SZSE", TLN_CODE_STOCK },        { 4, 99, "OTCFUND", TLN_CODE_OTC },
  { 100, 109, "SZSE", TLN_CODE_BOND },     { 110, 111, "SSE", TLN_CODE_BOND },
  { 112, 112, "SZSE", TLN_CODE_BOND },     { 113, 113, "SSE", TLN_CODE_BOND },
  { 114, 117, "SZSE", TLN_CODE_BOND },     { 118, 118, "SSE", TLN_CODE_BOND },
  { 119, 119, "SZSE", TLN_CODE_BOND },     { 120, 122, "SSE", TLN_CODE_BOND },
  { 123, 123, "SZSE", TLN_CODE_BOND },     { 124, 126, "SSE", TLN_CODE_BOND },
  { 127, 128, "SZSE", TLN_CODE_BOND },     { 129, 130, "SSE", TLN_CODE_BOND },
  { 131, 131, "SZSE", TLN_CODE_BOND },     { 132, 149, "SSE", TLN_CODE_BOND },
  { 150, 150, "SZSE", TLN_CODE_FUND },     { 151, 158, "SSE", TLN_CODE_BOND },
  { 159, 169, "SZSE", TLN_CODE_FUND },     { 170, 179, "SSE", TLN_CODE_BOND },
  { 180, 180, "SZSE", TLN_CODE_FUND },     { 184, 184, "SZSE", TLN_CODE_FUND },
  { 185, 199, "SSE", TLN_CODE_BOND },      { 200, 201, "SZSE", TLN_CODE_STOCK },
  { 204, 204, "SSE", TLN_CODE_BOND },      { 300, 302, "SZSE", TLN_CODE_STOCK },
  { 399, 399, "SZSE", TLN_CODE_INDEX },    { 400, 400, "NEEQ", TLN_CODE_STOCK },
  { 420, 420, "NEEQ", TLN_CODE_STOCK },    { 430, 430, "BSE", TLN_CODE_STOCK },
  { 500, 502, "SSE", TLN_CODE_FUND },      { 503, 504, "SSE", TLN_CODE_OTHER },
  { 505, 506, "SSE", TLN_CODE_FUND },      { 507, 507, "SSE", TLN_CODE_OTHER },
  { 508, 508, "SSE", TLN_CODE_FUND },      { 509, 509, "SSE", TLN_CODE_OTHER },
  { 510, 518, "SSE", TLN_CODE_FUND },      { 519, 519, "OTCFUND", TLN_CODE_OTC },
  { 520, 520, "SSE", TLN_CODE_FUND },      { 521, 529, "SSE", TLN_CODE_OTHER },
  { 530, 530, "SSE", TLN_CODE_FUND },      { 531, 550, "SSE", TLN_CODE_OTHER },
  { 551, 551, "SSE", TLN_CODE_FUND },      { 552, 559, "SSE", TLN_CODE_OTHER },
  { 560, 563, "SSE", TLN_CODE_FUND },      { 564, 587, "SSE", TLN_CODE_OTHER },
  { 588, 589, "SSE", TLN_CODE_FUND },      { 600, 601, "SSE", TLN_CODE_STOCK },
  { 603, 603, "SSE", TLN_CODE_STOCK },     { 605, 605, "SSE", TLN_CODE_STOCK },
  { 688, 689, "SSE", TLN_CODE_STOCK },     { 730, 789, "SSE", TLN_CODE_OTHER },
  { 801, 801, "SWINDEX", TLN_CODE_INDEX }, { 830, 839, "BSE", TLN_CODE_STOCK },
  { 870, 879, "BSE", TLN_CODE_STOCK },     { 880, 881, "TDX", TLN_CODE_INDEX },
  { 882, 889, "BSE", TLN_CODE_STOCK },     { 900, 900, "SSE", TLN_CODE_STOCK },
  { 920, 920, "BSE", TLN_CODE_STOCK },     { 930, 939, "SSE", TLN_CODE_INDEX },
  { 980, 980, "SZSE", TLN_CODE_INDEX },
};

TlnCodeClass
tln_code_range (const char *digits, const char **exchange)
{
  int head = (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0');

  for (guint i = 0; i < G_N_ELEMENTS (RANGES) && RANGES[i].from <= head; i++) {
    if (head <= RANGES[i].to) {
      *exchange = RANGES[i].exchange;
      return RANGES[i].kind;
    }
  }
  *exchange = NULL;
  return TLN_CODE_NONE;
}

gunichar
tln_scan_prev (const TlnCodeScan *scan, gsize pos)
{
  return pos == 0 ? 0 : g_utf8_get_char (g_utf8_prev_char (scan->t + pos));
}

gunichar
tln_scan_next (const TlnCodeScan *scan, gsize pos)
{
  return pos >= scan->n ? 0 : g_utf8_get_char (scan->t + pos);
}

gsize
tln_scan_back (const TlnCodeScan *scan, gsize pos)
{
  while (pos > 0 && (scan->t[pos - 1] == ' ' || scan->t[pos - 1] == '\t'))
    pos--;
  return pos;
}

gsize
tln_scan_forth (const TlnCodeScan *scan, gsize pos)
{
  while (scan->t[pos] == ' ' || scan->t[pos] == '\t')
    pos++;
  return pos;
}

/* Most words differ in their first byte, so this is done without a call. */
static inline gboolean
begins (const char *text, const char *word)
{
  for (; *word != '\0'; text++, word++) {
    char a = *text, b = *word;
    if (a == b)
      continue;
    if ((a ^ b) != 0x20 || !g_ascii_isalpha (a))
      return FALSE;
  }
  return TRUE;
}

gboolean
tln_scan_ends (const TlnCodeScan *scan, gsize pos, const char *word)
{
  gsize length = strlen (word);

  return length <= pos && begins (scan->t + pos - length, word);
}

gboolean
tln_scan_starts (const TlnCodeScan *scan, gsize pos, const char *word)
{
  return begins (scan->t + pos, word);
}

const char *
tln_scan_ends_any (const TlnCodeScan *scan, gsize pos, const char *const *words)
{
  char last = pos > 0 ? scan->t[pos - 1] : '\0';

  for (; *words != NULL; words++) {
    gsize length = strlen (*words);
    char end = (*words)[length - 1];
    if ((end == last || (end ^ last) == 0x20) && length <= pos &&
        begins (scan->t + pos - length, *words))
      return *words;
  }
  return NULL;
}

const char *
tln_scan_starts_any (const TlnCodeScan *scan, gsize pos, const char *const *words)
{
  for (; *words != NULL; words++)
    if (begins (scan->t + pos, *words))
      return *words;
  return NULL;
}

gboolean
tln_scan_holds (const TlnCodeScan *scan, TlnRange range, const char *const *words)
{
  for (gsize pos = range.start; pos < range.end; pos++) {
    if (((guchar) scan->t[pos] & 0xC0) == 0x80)
      continue;
    const char *word = tln_scan_starts_any (scan, pos, words);
    if (word != NULL && pos + strlen (word) <= range.end)
      return TRUE;
  }
  return FALSE;
}

gboolean
tln_scan_is (const TlnCodeScan *scan, TlnRange range, const char *const *words)
{
  gsize length = range.end - range.start;

  for (; *words != NULL; words++)
    if (strlen (*words) == length && tln_scan_starts (scan, range.start, *words))
      return TRUE;
  return FALSE;
}

guint
tln_scan_length (const TlnCodeScan *scan, TlnRange range)
{
  return (guint) g_utf8_strlen (scan->t + range.start, (gssize) (range.end - range.start));
}

gsize
tln_scan_window (const TlnCodeScan *scan, gsize pos, guint n)
{
  while (n-- > 0 && pos < scan->n && scan->t[pos] != '\n')
    pos = (gsize) (g_utf8_next_char (scan->t + pos) - scan->t);
  return pos;
}

gsize
tln_scan_window_back (const TlnCodeScan *scan, gsize pos, guint n)
{
  while (n-- > 0 && pos > 0 && scan->t[pos - 1] != '\n')
    pos = (gsize) (g_utf8_prev_char (scan->t + pos) - scan->t);
  return pos;
}

void
tln_scan_add (TlnCodeScan *scan, const TlnCodeHit *hit)
{
  if (tln_scan_taken (scan, hit->at))
    return;
  memset (scan->taken + hit->at.start, 1, hit->at.end - hit->at.start);
  g_array_append_vals (scan->hits, hit, 1);
}

gboolean
tln_scan_taken (const TlnCodeScan *scan, TlnRange range)
{
  return memchr (scan->taken + range.start, 1, range.end - range.start) != NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Six digits without a mark. They count in a bracket after a name, behind a label (代码, 标的), in
 * a table beside a name, glued to a name, near a trading verb or in a list of codes; never as part
 * of another number, with a unit, behind a label of something else. */
#include "tln-code-scan.h"

#include <string.h>

typedef struct {
  gsize start; /* six digits from here */
  const char *rule; /* NULL: not accepted so far */
  TlnRange name;
  TlnCodeClass kind;
  gboolean strong; /* of a range of stocks or funds, and not a round number */
} Candidate;

/* 代码 and the like, and what makes them labels of something else. */
static const char *const LABELS[] = {
  "代码",  "标的",   "标的池", "股票池", "自选股",     "自选",      "重仓股", "证券",   "股票",
  "ETF",   "基金",   "ticker", "symbol", "stock code", "fund code", "code",   "stocks", "funds",
  "codes", "成份股", "成分股", "组合",   "转债",       "指数",      "概念股", "个股",   NULL
};
/* Labels that need a colon to be one. */
static const char *const OTHER_CODES[] = {
  "错误",    "机构",  "信用",    "区划",     "地区",   "国家",  "源",      "邮政",
  "行政",    "行业",  "项目",    "商品",     "状态",   "返回",  "响应",    "学校",
  "院校",    "专业",  "银行",    "客户",     "物料",   "产品",  "验证",    "税务",
  "海关",    "颜色",  "城市",    "城市的",   "科目",   "部门",  "招生",    "单位",
  "邀请",    "激活",  "优惠",    "取件",     "error ", "exit ", "zip ",    "status ",
  "source ", "area ", "postal ", "country ", "promo ", "QR ",   "access ", NULL
};
static const char *const VERBS[] = { "买入", "卖出", "买进",  "加仓", "减仓",   "持有", "持仓",
                                     "建仓", "清仓", "定投",  "申购", "赎回",   "关注", "推荐",
                                     "看好", "看多", "看空",  "做多", "做空",   "布局", "配置",
                                     "抄底", "增持", "减持",  "重仓", "调仓",   "买了", "卖了",
                                     "买",   "卖",   "buy",   "sell", "bought", "sold", "holding",
                                     "hold", "long", "short", "own",  NULL };
static const char *const SHARE_WORDS[] = { "涨",   "跌",     "拉升", "收于", "收报", "拆分", "份额",
                                           "净值", "涨停",   "走强", "走弱", "回调", "分红", "换手",
                                           "放量", "缩量",   "净流", "折价", "溢价", "除权", "复权",
                                           "停牌", "复牌",   "上市", "ETF",  "基金", "股价", "K线",
                                           "日线", "成交额", "市值", "跑赢", "跑输", "反弹", "新高",
                                           "新低", "持仓",   "行情", "财报", "年报", NULL };
static const char *const JOINERS[] = { "、", ",",  ";",  "/",    "|",  "&",   "+",
                                       "和", "与", "及", "以及", "或", "and", "or",
                                       "\n", " ",  "\t", "`",    "*",  "\"",  NULL };
static const char *const NO_NAMES[] = { "含税", "万元", "亿元", "单位", "人次", "年化",
                                        "同比", "环比", "见图", "左轴", "右轴", NULL };

gsize
tln_code_bracket (const TlnCodeScan *scan, gsize pos)
{
  for (guint n = 0; n < 40 && pos > 0; n++) {
    gunichar c = tln_scan_prev (scan, pos);
    gsize step = (gsize) g_unichar_to_utf8 (c, NULL);
    if (tln_scan_ends_any (scan, pos, tln_code_openers) != NULL)
      return pos - step;
    gboolean code = c < 0x80 && (g_ascii_isalnum ((char) c) || strchr ("./,;: &", (int) c) != NULL);
    if (!code && c != 0x3001 && !tln_char_cjk (c))
      return G_MAXSIZE;
    pos -= step;
  }
  return G_MAXSIZE;
}

static gboolean
accept (Candidate *candidate, const char *rule, TlnRange name)
{
  candidate->rule = rule;
  candidate->name = name;
  return TRUE;
}

static const char *
closer_at (const TlnCodeScan *scan, gsize pos)
{
  return tln_scan_starts_any (scan, pos, tln_code_closers);
}

/* 名称(515050), (515050)名称, 名称(A类008086;C类008087), 名称(600519,股吧). */
static gboolean
by_bracket (const TlnCodeScan *scan, Candidate *candidate)
{
  static const char *const SHARES[] = { "A类",  "C类",  "E类", "A",  "C",
                                        "A类:", "C类:", "A:",  "C:", NULL };
  gsize start = candidate->start, end = start + 6;
  gsize pos = tln_scan_back (scan, start);
  const char *opener = tln_scan_ends_any (scan, pos, tln_code_openers);

  if (opener == NULL) {
    gsize open = tln_code_bracket (scan, start);
    if (open == G_MAXSIZE || tln_scan_ends_any (scan, pos, SHARES) == NULL)
      return FALSE;
    TlnRange name = tln_code_name_before (scan, open, FALSE);
    return name.end > name.start && accept (candidate, "name(code)", name);
  }
  gsize open = pos - strlen (opener), close = tln_scan_forth (scan, end);
  TlnRange name = tln_code_name_before (scan, open, FALSE);
  if (closer_at (scan, close) == NULL && strchr (",;/ ", scan->t[end]) == NULL &&
      !tln_scan_starts (scan, end, "、"))
    return FALSE;
  if (name.end > name.start) {
    gboolean list = g_ascii_isdigit (scan->t[tln_scan_forth (scan, close + 1)]) &&
                    closer_at (scan, close) == NULL;
    if (tln_code_name_counts (scan, name))
      return FALSE;
    return accept (candidate, "name(code)", list ? (TlnRange) { 0, 0 } : name);
  }
  if (closer_at (scan, close) == NULL)
    return FALSE;
  gboolean sure;
  name = tln_code_name_after (scan, close + strlen (closer_at (scan, close)));
  return candidate->strong && tln_code_name_plausible (scan, name, &sure) &&
         accept (candidate, "(code)name", name);
}

static gboolean
by_label (const TlnCodeScan *scan, Candidate *candidate)
{
  static const char *const LINKS[] = { "是", "为", "即", ":",  "=", "\"", "'",
                                       "#",  "`",  "*",  "\n", "(", "“",  NULL };
  gsize pos = tln_scan_back (scan, candidate->start);
  gboolean colon = FALSE;
  const char *link;

  while ((link = tln_scan_ends_any (scan, pos, LINKS)) != NULL) {
    colon = colon || link[0] == ':' || link[0] == '=';
    pos = tln_scan_back (scan, pos - strlen (link));
  }
  const char *label = tln_scan_ends_any (scan, pos, LABELS);
  if (label == NULL)
    return FALSE;
  gsize at = pos - strlen (label);
  gboolean code = strstr (label, "代码") != NULL || strstr (label, "code") != NULL;
  if (!code && !colon)
    return FALSE;
  if (g_ascii_isalpha (label[0]) && at > 0 && g_ascii_isalpha (scan->t[at - 1]))
    return FALSE;
  if (tln_scan_ends_any (scan, at, OTHER_CODES) != NULL)
    return FALSE;
  if (!candidate->strong && !code)
    return FALSE;
  TlnRange name = { 0, 0 };
  if (code)
    name = tln_code_label_name (scan, at, candidate->start + 6);
  else if (tln_scan_ends_any (scan, pos, (const char *const[]) { "ETF", "指数", "转债", NULL }) !=
           NULL)
    name = tln_code_name_before (scan, pos, FALSE);
  return accept (candidate, "label", name);
}

static gboolean
cell_edge (char c)
{
  return c == '|' || c == '\t' || c == '\n' || c == '\0';
}

/* A cell of a table that holds the digits only, a name in the cell beside it. */
static gboolean
by_table (const TlnCodeScan *scan, Candidate *candidate)
{
  gsize start = candidate->start, end = start + 6;
  gsize before = start, after = end;
  gboolean sure;

  while (before > 0 && scan->t[before - 1] == ' ')
    before--;
  while (scan->t[after] == ' ')
    after++;
  char left = before > 0 ? scan->t[before - 1] : '\n', right = scan->t[after];
  gboolean values = right == ',' && left == '\n';
  if (!values && (!cell_edge (left) || !cell_edge (right) ||
                  (left == '\n' && cell_edge (right) && right != '|' && right != '\t')))
    return FALSE;
  gsize next = after + 1;
  while (scan->t[next] == ' ')
    next++;
  TlnRange name =
      right == '\n' || right == '\0' ? (TlnRange) { 0, 0 } : tln_code_name_after (scan, next);
  if (tln_code_name_plausible (scan, name, &sure))
    return accept (candidate, "table", name);
  if (before == 0 || left == '\n')
    return FALSE;
  name = tln_code_name_before (scan, before - 1, FALSE);
  return tln_code_name_plausible (scan, name, &sure) && accept (candidate, "table", name);
}

static gboolean
starts_clause (const TlnCodeScan *scan, gsize pos)
{
  pos = tln_scan_back (scan, pos);
  gunichar c = tln_scan_prev (scan, pos);

  return c == 0 || !(g_unichar_isalnum (c) || c == ')' || c == '.');
}

static gboolean
shares_follow (const TlnCodeScan *scan, gsize pos)
{
  return tln_scan_holds (scan, (TlnRange) { pos, tln_scan_window (scan, pos, 20) }, SHARE_WORDS);
}

/* A number, a per cent or the end of the line after a code and its name. */
static gboolean
figures_follow (const TlnCodeScan *scan, gsize pos)
{
  gsize next = tln_scan_forth (scan, pos);
  char c = scan->t[next];

  return c == '\n' || c == '\0' || g_ascii_isdigit (c) || c == '+' || c == '-' || c == '|' ||
         tln_scan_starts (scan, next, "、") || shares_follow (scan, pos);
}

/* 工业富联601138, 黄金ETF 518880, 科创50ETF:588000. */
static gboolean
by_name_before (const TlnCodeScan *scan, Candidate *candidate)
{
  gsize start = candidate->start, pos = tln_scan_back (scan, start);
  gboolean sure, glued = pos == start;
  gboolean colon = pos > 0 && scan->t[pos - 1] == ':';

  TlnRange name = tln_code_name_before (scan, pos - colon, FALSE);
  if (!tln_code_name_plausible (scan, name, &sure))
    return FALSE;
  if (!sure && !(glued && figures_follow (scan, start + 6)) &&
      !(starts_clause (scan, name.start) && figures_follow (scan, start + 6)))
    return FALSE;
  return accept (candidate, colon ? "name:code" : "name code", name);
}

/* 600519 贵州茅台, 159915(创业板ETF), 159995是芯片ETF的代码. */
static gboolean
by_name_after (const TlnCodeScan *scan, Candidate *candidate)
{
  gsize end = candidate->start + 6, pos = tln_scan_forth (scan, end);
  const char *opener = tln_scan_starts_any (scan, pos, tln_code_openers);
  gboolean sure;

  if (!starts_clause (scan, candidate->start))
    return FALSE;
  if (tln_scan_starts (scan, pos, "是") || tln_scan_starts (scan, pos, "为")) {
    TlnRange name = tln_code_name_after (scan, pos + 3);
    return tln_scan_starts (scan, name.end, "的") &&
           tln_scan_holds (scan, (TlnRange) { name.end, tln_scan_window (scan, name.end, 5) },
                           (const char *const[]) { "代码", NULL }) &&
           accept (candidate, "code is name", name);
  }
  TlnRange name = tln_code_name_after (scan, pos + (opener != NULL ? strlen (opener) : 0));
  if (opener != NULL &&
      (closer_at (scan, name.end) == NULL || tln_scan_holds (scan, name, NO_NAMES)))
    return FALSE;
  if (!tln_code_name_plausible (scan, name, &sure))
    return FALSE;
  if (opener == NULL && !sure && !figures_follow (scan, name.end))
    return FALSE;
  return accept (candidate, opener != NULL ? "code(name)" : "code name", name);
}

/* 127018本钢转债: bonds only by a name that says so. */
static gboolean
by_bond_name (const TlnCodeScan *scan, Candidate *candidate)
{
  if ((by_name_before (scan, candidate) || by_name_after (scan, candidate)) &&
      tln_scan_ends (scan, candidate->name.end, "转债"))
    return TRUE;
  candidate->rule = NULL;
  return FALSE;
}

static gboolean
by_verb (const TlnCodeScan *scan, Candidate *candidate)
{
  gsize start = candidate->start, pos = tln_scan_back (scan, start);

  while (pos > 0 && (scan->t[pos - 1] == ':' || scan->t[pos - 1] == '\n'))
    pos--;
  const char *verb = tln_scan_ends_any (scan, pos, VERBS);
  if (verb == NULL && tln_scan_ends (scan, pos, "了"))
    verb = tln_scan_ends_any (scan, pos - 3, VERBS);
  gsize next = tln_scan_forth (scan, start + 6);
  if (verb != NULL && g_ascii_isalpha (verb[0]) && g_ascii_islower (scan->t[next]) &&
      tln_scan_starts_any (scan, next, (const char *const[]) { "and ", "at ", "on ", NULL }) ==
          NULL)
    return FALSE;
  if (verb != NULL && (!g_ascii_isalpha (verb[0]) || pos == strlen (verb) ||
                       !g_ascii_isalpha (scan->t[pos - strlen (verb) - 1])))
    return accept (candidate, "verb", (TlnRange) { 0, 0 });
  return starts_clause (scan, start) && shares_follow (scan, start + 6) &&
         accept (candidate, "clause", (TlnRange) { 0, 0 });
}

/* #515050#, **515050**, `515050`. */
static gboolean
by_emphasis (const TlnCodeScan *scan, Candidate *candidate)
{
  static const char *const MARKS[] = { "#", "**", "`", NULL };
  const char *mark = tln_scan_ends_any (scan, candidate->start, MARKS);

  gsize end = candidate->start + 6;
  gboolean sure;

  if (mark == NULL || !tln_scan_starts (scan, end, mark))
    return FALSE;
  TlnRange name = tln_code_name_after (scan, tln_scan_forth (scan, end + strlen (mark)));
  if (!tln_code_name_plausible (scan, name, &sure))
    name = (TlnRange) { 0, 0 };
  return accept (candidate, mark[0] == '#' ? "topic" : "emphasis", name);
}

/* 联接A:008887, A类 008086: a class of an open-end fund, named or not. */
static gboolean
by_fund_class (const TlnCodeScan *scan, Candidate *candidate)
{
  static const char *const CLASSES[] = { "联接A",   "联接C",    "A类",  "C类", "A类份额",
                                         "C类份额", "联接基金", "联接", NULL };
  gsize pos = tln_scan_back (scan, candidate->start);

  if (scan->t[candidate->start] != '0')
    return FALSE;
  if (pos > 0 && strchr (":(", scan->t[pos - 1]) != NULL)
    pos--;
  return tln_scan_ends_any (scan, pos, CLASSES) != NULL &&
         accept (candidate, "fund class", (TlnRange) { 0, 0 });
}

static gboolean
by_known (const TlnCodeScan *scan, Candidate *candidate)
{
  char code[7] = "";

  if (scan->known == NULL)
    return FALSE;
  memcpy (code, scan->t + candidate->start, 6);
  return g_hash_table_contains (scan->known, code) &&
         accept (candidate, "known", (TlnRange) { 0, 0 });
}

static void
judge (const TlnCodeScan *scan, Candidate *candidate)
{
  if (by_bracket (scan, candidate) || by_label (scan, candidate) || by_fund_class (scan, candidate))
    return;
  if (by_known (scan, candidate))
    return;
  if (candidate->kind == TLN_CODE_BOND && by_bond_name (scan, candidate))
    return;
  if (!candidate->strong)
    return;
  if (by_emphasis (scan, candidate) || by_table (scan, candidate) ||
      by_name_before (scan, candidate) || by_name_after (scan, candidate))
    return;
  by_verb (scan, candidate);
}

/* Whether only joiners of a list stand between two places. */
static gboolean
joined (const TlnCodeScan *scan, gsize from, gsize to)
{
  if (to - from > 12)
    return FALSE;
  while (from < to) {
    const char *word = tln_scan_starts_any (scan, from, JOINERS);
    if (word == NULL)
      return FALSE;
    from += strlen (word);
  }
  return from == to;
}

/* Codes strung together: one accepted makes all, three of good ranges make themselves. */
static void
judge_lists (const TlnCodeScan *scan, GArray *candidates)
{
  for (guint first = 0; first < candidates->len;) {
    Candidate *list = &g_array_index (candidates, Candidate, first);
    guint n = 1, good = 0, accepted = 0;
    while (first + n < candidates->len && joined (scan, list[n - 1].start + 6, list[n].start))
      n++;
    for (guint i = 0; i < n; i++) {
      accepted += list[i].rule != NULL;
      good += list[i].strong;
    }
    for (guint i = 0; i < n && n > 1; i++) {
      gboolean fits = list[i].strong ? accepted > 0 || (n >= 3 && good == n)
                                     : i > 0 && list[i].kind == TLN_CODE_OTC &&
                                           list[i - 1].kind == TLN_CODE_OTC && accepted > 0;
      if (list[i].rule == NULL && fits)
        accept (&list[i], "list", (TlnRange) { 0, 0 });
    }
    first += n;
  }
}

/* A code in its own clause, a number after it, after another code of the line: 持仓 159995 1.2万份,
 * 510300 3000份. */
static void
judge_lines (const TlnCodeScan *scan, GArray *candidates)
{
  for (guint i = 1; i < candidates->len; i++) {
    Candidate *one = &g_array_index (candidates, Candidate, i);
    const Candidate *before = one - 1;
    if (one->rule != NULL || !one->strong || before->rule == NULL ||
        one->start - before->start > 200)
      continue;
    gsize gap = one->start - before->start;
    gsize end = one->start + 6;
    gboolean line = scan->t[one->start - 1] == '\n';
    if ((line || memchr (scan->t + before->start, '\n', gap) == NULL) &&
        starts_clause (scan, one->start) && scan->t[end] == ' ' &&
        g_ascii_isdigit (scan->t[tln_scan_forth (scan, end)]))
      accept (one, "list", (TlnRange) { 0, 0 });
  }
}

static void
add_candidate (TlnCodeScan *scan, const Candidate *candidate)
{
  TlnCodeHit hit = { .at = { candidate->start, candidate->start + 6 },
                     .name = candidate->name,
                     .rule = candidate->rule };

  memcpy (hit.code, scan->t + candidate->start, 6);
  TlnRange label = { candidate->start, candidate->start };
  if (strcmp (candidate->rule, "list") != 0)
    label.start = tln_scan_window_back (scan, label.start, 7);
  hit.exchange = tln_code_exchange (scan, hit.code, candidate->name, label);
  if (scan->known != NULL && candidate->name.start == candidate->name.end &&
      g_hash_table_contains (scan->known, hit.code))
    hit.exchange = g_hash_table_lookup (scan->known, hit.code);
  if (hit.exchange != NULL)
    tln_scan_add (scan, &hit);
}

static gboolean
take_candidate (const TlnCodeScan *scan, gsize start, Candidate *candidate)
{
  const char *digits = scan->t + start;
  const char *exchange = NULL;

  if (tln_scan_taken (scan, (TlnRange) { start, start + 6 }) || tln_code_other_number (scan, start))
    return FALSE;
  *candidate = (Candidate) { .start = start, .kind = tln_code_range (digits, &exchange) };
  candidate->strong = (candidate->kind & (TLN_CODE_STOCK | TLN_CODE_FUND)) != 0 &&
                      strncmp (digits + 2, "0000", 4) != 0;
  return TRUE;
}

void
tln_code_find_bare (TlnCodeScan *scan)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (gsize pos = 0; pos < scan->n;) {
    if (!g_ascii_isdigit (scan->t[pos])) {
      pos++;
      continue;
    }
    gsize n = strspn (scan->t + pos, "0123456789");
    Candidate candidate;
    if (n == 6 && take_candidate (scan, pos, &candidate)) {
      judge (scan, &candidate);
      g_array_append_val (candidates, candidate);
    }
    pos += n;
  }
  judge_lists (scan, candidates);
  judge_lines (scan, candidates);
  for (guint i = 0; i < candidates->len; i++) {
    const Candidate *candidate = &g_array_index (candidates, Candidate, i);
    if (candidate->rule != NULL)
      add_candidate (scan, candidate);
  }
}

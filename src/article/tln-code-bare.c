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
  gboolean strong; /* of a range of stocks or funds, and not a round number */
} Candidate;

static const char *const UNITS[] = {
  "万",        "亿",      "千",       "百",       "元",      "份",        "手",     "股",
  "人",        "字",      "行",       "条",       "页",      "个",        "只",     "家",
  "户",        "次",      "件",       "台",       "辆",      "吨",        "米",     "公里",
  "平方",      "平米",    "桶",       "克",       "斤",      "张",        "套",     "名",
  "位",        "笔",      "间",       "座",       "艘",      "架",        "里",     "度",
  "分",        "秒",      "美元",     "港元",     "港币",    "日元",      "欧元",   "人民币",
  "倍",        "点",      "基点",     "号",       "室",      "栋",        "楼",     "%",
  "°",         "bps",     "rows",     "words",    "people",  "users",     "times",  "votes",
  "tokens",    "units",   "lines",    "bytes",    "shares",  "KB",        "MB",     "GB",
  "kg",        "km",      "yuan",     "RMB",      "CNY",     "USD",       "HKD",    "EUR",
  "dollars",   "million", "billion",  "thousand", "barrels", "tons",      "tonnes", "employees",
  "customers", "cars",    "vehicles", "views",    "copies",  "contracts", "lots",   "hours",
  "points",    "款",      "项",       "场",       "盒",      "瓶",        "箱",     "颗",
  "枚",        "片",      "块",       "卡",       "例",      "人次",      NULL
};
/* Words that begin like a unit. */
static const char *const NO_UNITS[] = {
  "份额", "股吧", "股价",   "股票", "股东", "股民",   "手续",     "手中", "点评", "点击",
  "只要", "只是", "名称",   "名为", "行情", "个股",   "人工智能", "人气", "人形", "家电",
  "家居", "家家", "字节",   "字母", "页面", "条件",   "条款",     "位于", "位列", "次日",
  "次新", "万科", "万华",   "万达", "万丰", "万孚",   "万向",     "万马", "万润", "万泰",
  "万里", "万业", "万年青", "万东", "万和", "百联",   "百润",     "百大", "百利", "百洋",
  "百川", "百济", "千方",   "千金", "千禾", "亿纬",   "亿联",     "亿利", "亿帆", "分众",
  "分红", "分拆", "分时",   "元祖", "元力", "元成",   "张江",     "张裕", "张家", "米奥",
  "千里", "克来", "件数",   "场内", "场外", "片仔癀", "卡倍",     "行业", "点位", NULL
};
/* Labels of other numbers, right before the digits. */
static const char *const OTHER_LABELS[] = {
  "电话",   "手机",     "传真",   "热线", "邮编",    "邮政编码", "QQ",       "QQ群",
  "微信",   "编号",     "序号",   "号码", "密码",    "验证码",   "提取码",   "邀请码",
  "优惠码", "优惠券码", "口令",   "版本", "version", "build",    "port",     "端口",
  "ISBN",   "ISSN",     "DOI",    "PMID", "No.",     "No",       "第",       "排名",
  "名次",   "ext",      "tel",    "fax",  "phone",   "zip",      "postcode", "postal code",
  "颜色",   "色值",     "坐标",   "页码", "转",      "zip code", "ticket",   "order",
  "issue",  "PR",       "commit", "批号", "文号",    "证号",     "尾号",     "共",
  "约",     "达",       "超",     "近",   "仅",      "逾",       "满",       "至",
  "到",     "为",       "总计",   "合计", "共计",    "累计",     "总数",     "id",
  "ID",     "温度",     "时间",   "日期", NULL
};
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
static const char *const VERBS[] = { "买入",  "卖出", "买进",   "加仓", "减仓",    "持有", "持仓",
                                     "建仓",  "清仓", "定投",   "申购", "赎回",    "关注", "推荐",
                                     "看好",  "看多", "看空",   "做多", "做空",    "布局", "配置",
                                     "抄底",  "增持", "减持",   "重仓", "调仓",    "买了", "卖了",
                                     "buy",   "sell", "bought", "sold", "holding", "hold", "long",
                                     "short", "own",  NULL };
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

gboolean
tln_code_unit_follows (const TlnCodeScan *scan, gsize pos)
{
  pos = tln_scan_forth (scan, pos);
  const char *unit = tln_scan_starts_any (scan, pos, UNITS);

  if (unit == NULL || tln_scan_starts_any (scan, pos, NO_UNITS) != NULL)
    return FALSE;
  if (!g_ascii_isalpha (unit[0]))
    return TRUE;
  return !g_ascii_isalpha (scan->t[pos + strlen (unit)]);
}

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
year_and_month (const char *digits)
{
  int year = (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 +
             (digits[3] - '0');
  int month = (digits[4] - '0') * 10 + (digits[5] - '0');

  return year >= 1990 && year < 2040 && month >= 1 && month <= 12;
}

/* Whether what stands before the digits makes them part of another number or word. */
static gboolean
bad_before (const TlnCodeScan *scan, gsize start)
{
  char c = start > 0 ? scan->t[start - 1] : '\0';
  char d = start > 1 ? scan->t[start - 2] : '\0';

  if (g_ascii_isalpha (c))
    return !tln_scan_ends (scan, start, "ETF") && !tln_scan_ends (scan, start, "LOF") &&
           !tln_scan_ends (scan, start, "REIT");
  if (c == '_' || c == '+' || c == '$' || c == '~' || c == '^' || c == '@' || c == '\\' || c == '<')
    return TRUE;
  if (c == '.' || c == '-' || c == ':' || c == '\'')
    return g_ascii_isalnum (d) && !(c == ':' && g_ascii_isalpha (d));
  if (c == '/')
    return d != ' ' && !g_ascii_isdigit (d) && ((guchar) d & 0x80) == 0;
  if (c == '#')
    return scan->t[start + 6] != '#';
  return tln_scan_ends_any (
             scan, start,
             (const char *const[]) { "¥", "€", "£", "±", "≈", "≥", "≤", "×", "−", NULL }) != NULL;
}

static gboolean
bad_after (const TlnCodeScan *scan, gsize end)
{
  char c = scan->t[end], d = c == '\0' ? '\0' : scan->t[end + 1];

  if (g_ascii_isalpha (c))
    return !tln_scan_starts (scan, end, "ETF");
  if (c == '_' || c == '%' || c == '@' || c == '^' || c == '=' || c == '\\' || c == '\'')
    return TRUE;
  if (c == '.' || c == ':' || c == '-' || c == '+')
    return g_ascii_isalnum (d);
  if (c == '/')
    return g_ascii_isalpha (d);
  if (c != ',')
    return tln_code_unit_follows (scan, end);
  return strspn (scan->t + end + 1, "0123456789") == 3;
}

static gboolean
other_label (const TlnCodeScan *scan, gsize start)
{
  gsize pos = tln_scan_back (scan, start);

  while (pos > 0 && strchr (":#(\"'", scan->t[pos - 1]) != NULL)
    pos = tln_scan_back (scan, pos - 1);
  const char *word = tln_scan_ends_any (scan, pos, OTHER_LABELS);
  if (word != NULL) {
    gsize at = pos - strlen (word);
    return !g_ascii_isalpha (word[0]) || at == 0 || !g_ascii_isalnum (scan->t[at - 1]);
  }
  return tln_scan_ends (scan, pos, "号") ||
         (tln_scan_ends (scan, pos, "码") && !tln_scan_ends (scan, pos, "代码"));
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

static gboolean
by_verb (const TlnCodeScan *scan, Candidate *candidate)
{
  gsize start = candidate->start, pos = tln_scan_back (scan, start);

  if (tln_scan_ends (scan, pos, "了"))
    pos -= 3;
  const char *verb = tln_scan_ends_any (scan, pos, VERBS);
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

  return mark != NULL && tln_scan_starts (scan, candidate->start + 6, mark) &&
         accept (candidate, mark[0] == '#' ? "topic" : "emphasis", (TlnRange) { 0, 0 });
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
  if (by_bracket (scan, candidate) || by_label (scan, candidate))
    return;
  if (by_known (scan, candidate) || !candidate->strong)
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
      if (list[i].rule == NULL && list[i].strong && (accepted > 0 || (n >= 3 && good == n)))
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
    if (memchr (scan->t + before->start, '\n', gap) == NULL && starts_clause (scan, one->start) &&
        scan->t[end] == ' ' && g_ascii_isdigit (scan->t[tln_scan_forth (scan, end)]))
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
  hit.exchange = tln_code_exchange (scan, hit.code, candidate->name);
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

  if (tln_scan_taken (scan, (TlnRange) { start, start + 6 }) || bad_before (scan, start) ||
      bad_after (scan, start + 6) || other_label (scan, start))
    return FALSE;
  if (year_and_month (digits) &&
      !(strncmp (digits, "200", 3) == 0 &&
        (tln_scan_ends (scan, start, "B(") || tln_scan_ends (scan, start, "B股("))))
    return FALSE;
  TlnCodeClass kind = tln_code_range (digits, &exchange);
  gboolean round = strncmp (digits + 2, "0000", 4) == 0;
  *candidate = (Candidate) { .start = start };
  candidate->strong = (kind & (TLN_CODE_STOCK | TLN_CODE_FUND)) != 0 && !round &&
                      strncmp (digits, "000000", 6) != 0;
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

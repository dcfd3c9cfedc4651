/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name beside a code, cut out of its sentence by rules, and what a name says about the code.
 * No list of companies: words that are no part of a name end it. */
#include "tln-code-scan.h"

#include <string.h>

/* Characters a name may have, and the run that is looked at before it is cut. */
#define TLN_NAME_MAX 20
#define RUN_MAX 48
#define LATIN_WORDS_MAX 6

/* A name starts after these. */
static const char *const CUT_AFTER[] = {
  "关注",   "看好",   "看多",   "看空", "买入", "卖出", "买进", "增持",   "减持",   "持有",
  "持仓",   "重仓",   "加仓",   "减仓", "建仓", "清仓", "定投", "抄底",   "布局",   "推荐",
  "建议",   "包括",   "包含",   "例如", "比如", "诸如", "譬如", "涉及",   "跟踪",   "借道",
  "通过",   "受益",   "其中",   "以及", "相关", "标的", "龙头", "巨头",   "旗下",   "板块",
  "领域",   "行业",   "产业链", "上游", "中游", "下游", "厂商", "企业",   "公司",   "产品",
  "品种",   "个股",   "今日",   "昨日", "今天", "昨天", "午后", "午间",   "盘中",   "早盘",
  "尾盘",   "收盘",   "开盘",   "目前", "当前", "近期", "近日", "日前",   "截至",   "显示",
  "表示",   "指出",   "认为",   "其他", "另外", "此外", "尤其", "特别是", "主要是", "分别为",
  "分别是", "即",     "场内",   "场外", "申购", "认购", "赎回", "配置",   "选择",   "投资者",
  "机构",   "如下",   "对应",   "挂钩", "追踪", "上市", "发行", "成立",   "名为",   "简称",
  "名称",   "代表",   "以下",   "当日", "本周", "上周", "同日", "港股通", "股票",   "券商",
  "客户",   "供应商", "股东",   "做多", "做空", "一只", "两只", "转债股", "作为",   "属于",
  "来自",   "对比",   "涨停",   "跌停", "领涨", "领跌", "包揽", "首选",   "优选",   NULL
};
/* These do not stand alone as a name, nor does a cut before them make sense. */
static const char *const GENERIC[] = {
  "A份额", "C份额",    "ETF",      "ETFs",     "LOF",     "REIT",        "REITs",    "QDII",
  "基金",  "指数",     "指数基金", "ETF基金",  "ETF联接", "ETF联接基金", "联接基金", "联接",
  "股份",  "集团",     "科技",     "公司",     "控股",    "银行",        "证券",     "药业",
  "实业",  "混合",     "债券",     "股票",     "转债",    "标的",        "产品",     "个股",
  "代码",  "证券代码", "股票代码", "基金代码", "A股",     "B股",         "H股",      "港股",
  "美股",  "概念股",   "新股",     "场内",     "场外",    "全文",        "本公司",   "企业",
  "龙头",  "龙头股",   "份额",     "A类",      "C类",     "A类份额",     "C类份额",  "生物",
  "电子",  "电器",     "医药",     "智能",     "能源",    "股东",        "证券简称", "股票简称",
  "名称",  "简称",     "代表",     "上市",     "资产",    "发展",        "建设",     "资本",
  "资源",  "信息",     "通信",     "国际",     "传媒",    "环境",        "材料",     "重工",
  "汽车",  "电力",     "服务",     "主题",     "主题ETF", "板块",        "概念",     "行业",
  "品种",  "收盘",     "今日",     "昨日",     "相关",    NULL
};
/* Endings that only a security's or a company's name has. */
static const char *const SURE_ENDS[] = { "ETF",   "LOF",  "REIT", "REITs", "基金",  "转债", "指数",
                                         "综指",  "成指", "联接", "联接A", "联接C", "混合", "混合A",
                                         "混合C", "集团", "股份", "科技",  "银行",  "证券", "控股",
                                         "药业",  "-W",   "-SW",  "-S",    "-B",    "-WD",  "-U",
                                         "-UW",   "QDII", NULL };
/* Words that tell of another kind of number or of no name at all. */
static const char *const NOT_NAMES[] = {
  "格式", "复权", "收于", "收盘", "涨",     "跌",   "今日", "昨日", "数据", "行情", "走势", "代码",
  "拉升", "电话", "手机", "传真", "热线",   "邮编", "邮政", "排名", "名次", "人数", "数量", "编号",
  "号码", "总数", "累计", "共计", "合计",   "总计", "达到", "超过", "约为", "成交", "净值", "价格",
  "均价", "市值", "规模", "份额", "金额",   "营收", "收入", "利润", "成本", "容量", "订单", "客户",
  "用户", "会员", "密码", "口令", "验证",   "版本", "型号", "序列", "房间", "会议", "报告", "字数",
  "页码", "阅读", "点赞", "转发", "评论",   "粉丝", "时间", "日期", "年度", "季度", "月份", "温度",
  "压力", "高度", "距离", "坐标", "公告",   "通知", "文件", "附件", "批次", "合同", "发票", "学号",
  "工号", "账号", "帐号", "卡号", "尾号",   "群号", "单号", "房号", "区号", "番号", "车牌", "分机",
  "颜色", "流水", "邀请", "优惠", "提取",   "登记", "备案", "许可", "执业", "身份", "护照", "微信",
  "客服", "联系", "咨询", "共有", "大约",   "接近", "其中", "每股", "元",   "市",   "省",   "区",
  "路",   "写作", "两只", "三只", "管理费", "费率", "平均", "最高", "最低", "单位", "序号", "页数",
  "产量", "销量", "成绩", "得分", "分数",   "积分", "步数", "里程", "面积", "重量", "参数", "端口",
  "行数", "记录", "样本", "案件", "票数",   "次数", "笔数", "件数", "股数", "手数", "户数", "台数",
  "换手", "净流", "资金", "增加", "减少",   "增长", "下降", "上升", "回落", "比例", "折价", "溢价",
  "买入", "卖出", NULL
};
static const char *const NOT_NAME_ENDS[] = {
  "号", "码", "量", "额", "值", "率", "价", "幅", "比", "次",   "期", "间", "址", "温", "年", "月",
  "日", "版", "序", "名", "为", "是", "在", "的", "了", "到",   "至", "约", "共", "达", "超", "有",
  "含", "即", "等", "第", "从", "转", "按", "拨", "数", "第一", "只", "个", "于", "和", "与", NULL
};
static const char *const CUT_BEFORE[] = {
  "涨",     "跌",     "收于", "收报", "报收", "今日", "昨日", "午后", "盘中", "拉升",
  "走强",   "走弱",   "大幅", "成交", "换手", "净流", "的",   "是",   "和",   "与",
  "及",     "等",     "于",   "在",   "发布", "公告", "披露", "获批", "拟",   "宣布",
  "创新高", "创历史", "放量", "回购", "分红", "上市", "停牌", "复牌", NULL
};
static const char *const FUND_WORDS[] = { "联接",  "混合",  "A类",   "C类",   "E类",   "债券A",
                                          "债券C", "股票A", "股票C", "指数A", "指数C", "增强A",
                                          "增强C", "货币A", "货币B", NULL };
static const char *const FUND_ENDS[] = { "基金", NULL };
static const char *const FUND_LABELS[] = { "基金代码", "基金:", "联接", NULL };
static const char *const INDEX_ENDS[] = { "指数", "综指", "成指", "全指", "指", NULL };
static const char *const INDEX_HEADS[] = { "沪深", "中证", "上证", "科创", NULL };
static const char *const LABEL_HEADS[] = {
  "证券", "股票", "基金", "ETF",     "交易",    "场内",   "场外",  "标的", "转债", "指数",
  "债券", "A股",  "B股",  "申购",    "认购",    "产品",   "的",    "其",   "对应", "二级市场",
  "扩位", "A类",  "C类",  "A类份额", "C类份额", "stock ", "fund ", NULL
};
static const char *const LATIN_LEAD[] = {
  "Shares",   "Stock",  "Stocks",    "The",       "In",      "At",        "Why",     "When",
  "Buy",      "Sell",   "Long",      "Short",     "Both",    "While",     "As",      "And",
  "But",      "On",     "For",       "Then",      "Now",     "Today",     "Also",    "Like",
  "With",     "From",   "After",     "Before",    "Since",   "Of",        "Is",      "Are",
  "Our",      "Its",    "If",        "Chipmaker", "Rival",   "Monday",    "Tuesday", "Wednesday",
  "Thursday", "Friday", "Meanwhile", "Both",      "Company", "Companies", "Ticker",  NULL
};
static const char *const LATIN_LINKS[] = { "of", "de", "&", NULL };
static const char *const LATIN_ABBREVIATIONS[] = { "Inc",  "Corp", "Co",  "Ltd", "Plc", "Cos",
                                                   "Bros", "S.A",  "N.V", "St",  NULL };
static const char *const LATIN_COMPANY[] = { " Inc", " Ltd", " LLC", " Corp", " L.P", NULL };

static gboolean
ascii_word (gunichar c)
{
  return c < 0x80 && g_ascii_isalnum ((char) c);
}

static gboolean
closes_quote (gunichar c)
{
  return c == '*' || c == '`' || c == '"' || c == 0x201D || c == 0x2019 || c == 0x300D ||
         c == 0x300F;
}

/* Whether the character c, ending at pos, belongs to a name that goes on at pos. */
static gboolean
name_char (const TlnCodeScan *scan, gunichar c, gsize pos, gsize end)
{
  if (g_unichar_isalnum (c) || c == '-' || c == '&' || c == 0xB7 || c == '+' || c == '\'')
    return TRUE;
  gunichar next = pos < end ? tln_scan_next (scan, pos) : ' ';
  if (c == '.')
    return ascii_word (tln_scan_prev (scan, pos - 1)) &&
           (ascii_word (next) ||
            (next == ' ' && tln_scan_ends_any (scan, pos - 1, LATIN_ABBREVIATIONS) != NULL));
  if (c == ',')
    return tln_scan_starts_any (scan, pos, LATIN_COMPANY) != NULL;
  if (c == '*')
    return tln_scan_starts (scan, pos, "ST");
  if (c != ' ' || pos >= end)
    return FALSE;
  gunichar before = tln_scan_prev (scan, pos - 1);
  if (before == '.' || before == '&' || next == '&' || before == ',')
    return ascii_word (next) || next == '&';
  return g_unichar_isalnum (before) && g_unichar_isalnum (next) &&
         (ascii_word (before) || ascii_word (next));
}

static TlnRange
run_before (const TlnCodeScan *scan, gsize pos)
{
  pos = tln_scan_back (scan, pos);
  while (pos > 0 && closes_quote (tln_scan_prev (scan, pos)))
    pos = (gsize) (g_utf8_prev_char (scan->t + pos) - scan->t);
  TlnRange run = { pos, pos };
  for (guint n = 0; n < RUN_MAX && run.start > 0; n++) {
    gunichar c = tln_scan_prev (scan, run.start);
    gsize step = (gsize) g_unichar_to_utf8 (c, NULL);
    if (scan->taken[run.start - 1] || !name_char (scan, c, run.start, run.end))
      break;
    run.start -= step;
  }
  while (run.start < run.end && strchr (" -.+',&", scan->t[run.start]) != NULL)
    run.start++;
  while (run.end > run.start && scan->t[run.end - 1] == '-')
    run.end--;
  return run;
}

static gsize
ascii_tail (const TlnCodeScan *scan, TlnRange run)
{
  gsize pos = run.end;

  while (pos > run.start && ((guchar) scan->t[pos - 1] & 0x80) == 0)
    pos--;
  return pos;
}

static gboolean
latin_word_counts (const TlnCodeScan *scan, TlnRange word, gboolean first)
{
  if (first || tln_scan_starts (scan, word.start, "and Co"))
    return TRUE;
  return g_ascii_isupper (scan->t[word.start]) || g_ascii_isdigit (scan->t[word.start]) ||
         tln_scan_is (scan, word, LATIN_LINKS);
}

/* Capitalised words up to the end of the run, without the sentence's own first words. */
static TlnRange
cut_latin (const TlnCodeScan *scan, TlnRange run)
{
  TlnRange name = { run.end, run.end };

  for (guint n = 0; n < LATIN_WORDS_MAX && name.start > run.start; n++) {
    gsize end = n == 0 ? name.start : name.start - 1;
    TlnRange word = { end, end };
    while (word.start > run.start && scan->t[word.start - 1] != ' ')
      word.start--;
    if (word.start == word.end || !latin_word_counts (scan, word, n == 0))
      break;
    name.start = word.start;
  }
  while (name.start < name.end) {
    const char *blank = memchr (scan->t + name.start, ' ', name.end - name.start);
    TlnRange word = { name.start, blank == NULL ? name.end : (gsize) (blank - scan->t) };
    if (blank == NULL ||
        (!tln_scan_is (scan, word, LATIN_LEAD) && !tln_scan_is (scan, word, LATIN_LINKS)))
      break;
    name.start = blank == NULL ? name.end : word.end + 1;
  }
  return name;
}

static gboolean
worth_cutting (const TlnCodeScan *scan, TlnRange right)
{
  return tln_scan_length (scan, right) >= 2 && scan->t[right.start] != '-' &&
         !tln_scan_is (scan, right, GENERIC);
}

/* Where a name may begin because a connective or 股 stands before it; else 0. */
static gsize
single_cut (const TlnCodeScan *scan, TlnRange run, gsize pos)
{
  static const char *const LINKS[] = { "与", "及", "或", "暨", "是", "由", "将", "被",
                                       "让", "使", "把", "了", "买", "卖", NULL };
  guint left = tln_scan_length (scan, (TlnRange) { run.start, pos });

  if (tln_scan_starts_any (scan, pos, LINKS) != NULL)
    return pos + 3;
  if (tln_scan_starts (scan, pos, "的") && !tln_scan_ends (scan, pos, "美"))
    return pos + 3;
  if (tln_scan_starts (scan, pos, "和") && left >= 2)
    return pos + 3;
  if (tln_scan_starts (scan, pos, "股") && !tln_scan_ends (scan, pos, "控") &&
      !tln_scan_starts (scan, pos + 3, "份"))
    return pos + 3;
  return 0;
}

static TlnRange
cut_words (const TlnCodeScan *scan, TlnRange run)
{
  for (gsize pos = run.start; pos < run.end;) {
    gsize next = (gsize) (g_utf8_next_char (scan->t + pos) - scan->t);
    const char *word = tln_scan_starts_any (scan, pos, CUT_AFTER);
    gsize cut = word != NULL ? pos + strlen (word) : single_cut (scan, run, pos);
    if (cut > 0 && cut < run.end && worth_cutting (scan, (TlnRange) { cut, run.end })) {
      run.start = cut;
      next = cut;
    }
    pos = next;
  }
  return run;
}

static TlnRange
strip_head (const TlnCodeScan *scan, TlnRange name)
{
  static const char *const HEADS[] = { "如", "及", "和", "与", "或", "了", "在", "的", "对",
                                       "买", "卖", "看", "从", "看", "有", "像", NULL };
  static const char *const KEEP[] = { "如意", "如通", "和而泰", "和邦", "和顺", "和晶",
                                      "和远", "和科", "和佳",   "和仁", "和胜", "有研",
                                      "有方", "有友", "有棵树", NULL };
  gsize pos = name.start;

  while (pos < name.end && g_ascii_isdigit (scan->t[pos]))
    pos++;
  if (pos > name.start && pos < name.end &&
      (tln_scan_starts (scan, pos, "日") || tln_scan_starts (scan, pos, "月")))
    return strip_head (scan, (TlnRange) { pos + 3, name.end });
  if (tln_scan_starts_any (scan, name.start, HEADS) != NULL && name.end - name.start > 6 &&
      tln_scan_starts_any (scan, name.start, KEEP) == NULL)
    name.start += 3;
  while (name.start < name.end && strchr (" -.+'&", scan->t[name.start]) != NULL)
    name.start++;
  return name;
}

/* 该基金, 五只ETF, 公司: words for an instrument, not its name. */
static gboolean
name_stands_for_another (const TlnCodeScan *scan, TlnRange name)
{
  static const char *const POINTERS[] = { "该", "本基金", "本公司", "此", "这",
                                          "某", "各",     "其",     NULL };
  static const char *const COUNTS[] = { "一", "二", "两", "三", "四", "五", "六", "七",
                                        "八", "九", "十", "多", "几", "数", NULL };
  static const char *const UNITS[] = { "只", "家", "个", "支", "档", NULL };
  gsize pos = name.start;

  if (tln_scan_is (scan, name, GENERIC) || tln_scan_starts_any (scan, pos, POINTERS) != NULL)
    return TRUE;
  while (g_ascii_isdigit (scan->t[pos]))
    pos++;
  while (pos < name.end && tln_scan_starts_any (scan, pos, COUNTS) != NULL)
    pos += 3;
  return pos > name.start && tln_scan_starts_any (scan, pos, UNITS) != NULL;
}

static gboolean
has_letter (const TlnCodeScan *scan, TlnRange range)
{
  for (gsize pos = range.start; pos < range.end; pos++)
    if (((guchar) scan->t[pos] & 0x80) != 0 || g_ascii_isalpha (scan->t[pos]))
      return TRUE;
  return FALSE;
}

TlnRange
tln_code_name_before (const TlnCodeScan *scan, gsize pos, gboolean latin)
{
  TlnRange name = run_before (scan, pos);
  gsize tail = ascii_tail (scan, name);
  guint length;

  if (tail == name.start || (latin && name.end - tail >= 2 && scan->t[tail] != '-')) {
    name.start = tail;
    while (name.start < name.end && scan->t[name.start] == ' ')
      name.start++;
    name = cut_latin (scan, name);
    length = tln_scan_length (scan, name) / 2;
  } else {
    name = strip_head (scan, cut_words (scan, name));
    length = tln_scan_length (scan, name);
  }
  if (length > TLN_NAME_MAX || name.end - name.start <= 3 - (tail == name.start) * 2 ||
      !has_letter (scan, name) || name_stands_for_another (scan, name))
    return (TlnRange) { 0, 0 };
  return name;
}

TlnRange
tln_code_name_after (const TlnCodeScan *scan, gsize pos)
{
  TlnRange name = { pos, pos };

  for (guint n = 0; n <= TLN_NAME_MAX; n++) {
    gunichar c = tln_scan_next (scan, name.end);
    gsize step = (gsize) g_unichar_to_utf8 (c, NULL);
    if (!g_unichar_isalnum (c) && c != '-' && c != '*')
      break;
    if (n >= 2 && tln_scan_starts_any (scan, name.end, CUT_BEFORE) != NULL)
      break;
    name.end += step;
  }
  if (tln_scan_length (scan, name) > TLN_NAME_MAX || !has_letter (scan, name) ||
      name_stands_for_another (scan, name))
    return (TlnRange) { 0, 0 };
  return name;
}

gboolean
tln_code_name_counts (const TlnCodeScan *scan, TlnRange name)
{
  return tln_scan_ends_any (scan, name.end, NOT_NAMES) != NULL;
}

gboolean
tln_code_name_plausible (const TlnCodeScan *scan, TlnRange name, gboolean *sure)
{
  guint han = 0, other = 0;

  *sure = FALSE;
  if (name.start == name.end)
    return FALSE;
  if (tln_scan_ends_any (scan, name.end, SURE_ENDS) != NULL && !tln_scan_is (scan, name, GENERIC)) {
    *sure = TRUE;
    return TRUE;
  }
  if (tln_scan_ends_any (scan, name.end, CUT_AFTER) != NULL ||
      (tln_scan_ends (scan, name.end, "股") && !tln_scan_ends (scan, name.end, "B股")))
    return FALSE;
  for (const char *p = scan->t + name.start; p < scan->t + name.end; p = g_utf8_next_char (p)) {
    if (tln_char_cjk (g_utf8_get_char (p)))
      han++;
    else
      other++;
  }
  if (han < 3 || han > 5 || other > 3)
    return FALSE;
  return !tln_scan_holds (scan, name, NOT_NAMES) &&
         tln_scan_ends_any (scan, name.end, NOT_NAME_ENDS) == NULL;
}

/* A telephone or the like rather than 中证1000. */
static gboolean
ends_in_number (const TlnCodeScan *scan, TlnRange name)
{
  guint n = 0;

  while (name.end > name.start && g_ascii_isdigit (scan->t[name.end - 1])) {
    name.end--;
    n++;
  }
  return n > 4;
}

TlnRange
tln_code_label_name (const TlnCodeScan *scan, gsize label, gsize end)
{
  static const char *const INTRODUCTIONS[] = { "证券简称", "股票简称", "基金简称", "扩位简称",
                                               "债券简称", "转债简称", "指数简称", "指数名称",
                                               "债券名称", "简称",     "名称",     "股票名称",
                                               "证券名称", "基金名称", NULL };
  gsize pos = tln_scan_forth (scan, end);

  for (guint i = 0; i < 2 && strchr (",;)", scan->t[pos]) != NULL && scan->t[pos] != '\0'; i++)
    pos = tln_scan_forth (scan, pos + 1);
  const char *word = tln_scan_starts_any (scan, pos, INTRODUCTIONS);
  if (word != NULL) {
    pos += strlen (word);
    while (scan->t[pos] == ':' || scan->t[pos] == ' ')
      pos++;
    return tln_code_name_after (scan, pos);
  }
  const char *opener = tln_scan_starts_any (scan, end, tln_code_openers);
  if (opener != NULL) {
    TlnRange name = tln_code_name_after (scan, end + strlen (opener));
    if (tln_scan_starts_any (scan, name.end, tln_code_closers) != NULL)
      return name;
  }
  const char *head;
  while ((head = tln_scan_ends_any (scan, label, LABEL_HEADS)) != NULL)
    label -= strlen (head);
  pos = tln_scan_back (scan, label);
  if (pos > 0 && strchr (",(;", scan->t[pos - 1]) != NULL)
    pos--;
  TlnRange name = tln_code_name_before (scan, pos, FALSE);
  return ends_in_number (scan, name) ? (TlnRange) { 0, 0 } : name;
}

static gboolean
index_name (const TlnCodeScan *scan, TlnRange name)
{
  if (name.start == name.end)
    return FALSE;
  if (tln_scan_ends_any (scan, name.end, INDEX_ENDS) != NULL)
    return TRUE;
  return tln_scan_starts_any (scan, name.start, INDEX_HEADS) != NULL &&
         g_ascii_isdigit (scan->t[name.end - 1]);
}

const char *
tln_code_exchange (const TlnCodeScan *scan, const char *digits, TlnRange name, TlnRange label)
{
  const char *exchange = NULL;
  TlnCodeClass kind = tln_code_range (digits, &exchange);
  TlnRange about = name.end > name.start ? name : label;
  gboolean fund = tln_scan_holds (scan, about, FUND_WORDS);
  gboolean fund_only = fund || tln_scan_ends_any (scan, name.end, FUND_ENDS) != NULL ||
                       (name.start == name.end && tln_scan_holds (scan, label, FUND_LABELS));

  if (kind != TLN_CODE_FUND && fund)
    return "OTCFUND";
  if (digits[0] == '0' && fund_only)
    return "OTCFUND";
  if (kind == TLN_CODE_NONE)
    return fund_only ? "OTCFUND" : NULL;
  if (strncmp (digits, "000", 3) == 0 && index_name (scan, name))
    return "SSE";
  if (name.start == name.end &&
      (strncmp (digits, "000001", 6) == 0 || strncmp (digits, "000300", 6) == 0))
    return NULL;
  if (kind == TLN_CODE_OTC && digits[0] == '0') {
    if ((strncmp (digits, "010", 3) == 0 || strncmp (digits, "019", 3) == 0) &&
        name.end > name.start &&
        tln_scan_ends_any (scan, name.end, (const char *const[]) { "国债", "债", NULL }) != NULL)
      return "SSE";
    return strncmp (digits, "030", 3) < 0 ? exchange : NULL;
  }
  return exchange;
}

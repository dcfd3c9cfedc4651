/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences are put together from patterns: a letter in braces is a word of that list, # a digit
 * of a number. Everything in them is invented. */
#include "tln-test-reprints.h"

#include <string.h>

typedef struct {
  const char *s[40]; /* patterns of sentences */
  const char *n[40]; /* who */
  const char *v[40]; /* does */
  const char *o[40]; /* what */
  const char *w[40]; /* why */
  const char *t[40]; /* when */
  const char *titles[16];
  const char *sources[8];
  const char *ends[8]; /* disclaimers */
  const char *intros[6];
  const char *daily[24];
  const char *notice[8];
  const char *blank; /* between sentences */
} Words;

static const Words chinese = {
  .s = { "{t},{n}{v}{o},{w}。", "{w},{n}{t}{v}{o}。", "{n}表示,{t}{o}将{v}##.#%。",
         "从{o}来看,{n}{v}得更快,原因是{w}。", "{w},这意味着{o}的需求在{t}超过###万台。",
         "与{n}不同,{n}选择{v}{o}。", "{t},{o}的价格为每台##.#万元,{n}{v}了其中的##%。",
         "一位接近{n}的工程师说,{w},所以{o}还要{v}。", "{n}的账本里,{o}占##.##%,{t}才开始{v}。",
         "问题在于{w},而{n}并没有{v}{o}的打算。", "{o}之外,{n}还在{t}{v}{o}。",
         "按{n}的口径,{t}{o}为###.#亿元。" },
  .n = { "北岭电力",     "青石机柜厂",   "海岬云计算", "一家县级电网公司", "东麓芯片",
         "几位采购经理", "西洲数据中心", "白鹭软件",   "老牌交换机厂商",   "新入局的光模块公司",
         "南浦材料",     "主要的租户",   "地方园区",   "两所大学的实验室", "河湾存储",
         "云杉模型团队", "出口商",       "设备租赁商", "铜缆供应商",       "冷却系统承包商" },
  .v = { "提高",     "推迟",     "缩减",     "锁定",     "重新评估", "外包", "翻倍",
         "悄悄增加", "放弃",     "提前支付", "联合采购", "试运行",   "转售", "盘点",
         "下调",     "分批交付", "改造",     "暂停",     "续签",     "拆分" },
  .o = { "训练集群的用电指标", "推理服务器订单", "高速光模块",
         "液冷机组",           "变压器库存",     "长约电价",
         "显存颗粒",           "租用机房的押金", "标注团队的预算",
         "企业客户的续费",     "开源模型的授权", "机柜上架率",
         "跨省传输带宽",       "备用柴油机",     "散热铝材",
         "高压开关",           "算力券",         "客服机器人",
         "代码助手的座席",     "质检流水线" },
  .w = { "当地的变电站要到明年才扩容", "铜价涨得比预算快", "客户把试点改成了正式合同",
         "交付周期从十周拉长到二十周", "新一代芯片的功耗高出一截", "银行收紧了设备贷款",
         "水资源许可迟迟没有批下来", "模型越做越小而调用越来越多", "海运舱位又紧张起来",
         "旧机房的楼板承重不够", "竞争对手先签了独家协议", "审计要求单独列示这笔支出",
         "工人愿意倒班的不多", "风电的出力在冬天不稳定", "软件更新后利用率提高了",
         "保险公司重新定价", "采购部门换了负责人", "上游只接受现款" },
  .t = { "去年秋天", "春节之后", "第三季度", "最近两周", "今年上半年", "招标结束时", "年底之前",
         "财报公布当晚", "入夏以来", "停电那天", "签约之后", "上个财年", "展会期间", "九月初" },
  .titles = { "电力先于芯片成为瓶颈", "机柜里的账本", "谁在为算力买单", "等待变压器的人",
              "订单背后的二十周", "推理需求的另一面", "一份被推迟的合同", "算力链调研手记" },
  .sources = { "来源:北窗财经", "本文转自:潮汐研究", "来源:产业观察室", "文章来源:长街周刊" },
  .ends = { "免责声明:本文内容仅供参考,不构成任何投资建议。投资者据此操作,风险自担。",
            "风险提示:市场有风险,投资需谨慎。以上观点仅代表作者个人,不代表本平台立场。",
            "声明:本文版权归原作者所有,如有侵权请联系删除。转载仅为传播信息之目的。",
            "风险提示:基金有风险,投资须谨慎。过往业绩不预示未来表现,请阅读基金合同和招募说明书。" },
  .intros = { "编者按:下面这篇文章值得慢慢读。", "昨晚读到一篇好文,分享给各位读者。",
              "算力链还能走多远?这篇调研给出了另一种看法。", "以下为全文,略有删节。" },
  .daily = { "收盘:三大指数今日{u}。", "截至收盘,沪指{u}#.##%,报####.##点。",
             "深成指{u}#.##%,报#####.##点。", "创业板指{u}#.##%,报####.##点。",
             "两市成交额合计#.##万亿元,较上一交易日{u}####亿元。",
             "盘面上,{o}板块领涨,{o}板块跌幅居前。", "个股方面,{n}{u}#.#%,{n}涨停。",
             "北向资金全天净流入##.##亿元,其中沪股通##.##亿元,深股通##.##亿元。",
             "两融余额为#####.##亿元,较前一日{u}##.##亿元。",
             "ETF方面,算力主题基金{u}#.##%,成交##.#亿元。",
             "分析人士认为,短期市场仍以结构性行情为主,需关注成交量能否持续放大。",
             "展望后市,机构普遍建议关注业绩确定性较高的方向,控制仓位。", "消息面上,{n}{v}{o}。" },
  .notice = { "关于{n}算力主题交易型指数基金暂停大额申购的公告",
              "公告送出日期:####年##月##日。基金代码:5#####。",
              "为保护基金份额持有人的利益,根据基金合同的有关规定,自####年##月##日起,"
              "本基金单日单个基金账户累计申购金额不得超过####万元。",
              "在暂停大额申购期间,本基金的赎回等其他业务照常办理。恢复办理的具体时间将另行公告。",
              "投资者可登录管理人网站或拨打客户服务电话400-###-####咨询相关事宜。",
              "本基金最近一期规模为##.##亿元,净值为#.####元,管理人为{n}资产管理公司。" },
  .blank = "",
};

static const Words english = {
  .s = { "{t}, {n} {v} {o} because {w}.", "Since {w}, {n} {v} {o} {t}.",
         "{n} says that {o} will grow by ##.#% {t}.",
         "Where {o} is concerned, {n} was faster: {w}.",
         "That {w} means a demand for {o} above ### units {t}.", "Unlike {n}, {n} {v} {o}.",
         "{t}, {o} cost ##.## dollars a unit, and {n} {v} ##% of it.",
         "An engineer close to {n} explained that {w}, so {n} {v} {o}.",
         "In the books of {n}, {o} makes up ##.#% and was counted {t}.",
         "The trouble is that {w}, while {n} {v} {o}.", "Besides {o}, {n} {v} {o} {t}.",
         "By the count of {n}, {o} came to ###.# million {t}." },
  .n = { "Northridge Power",     "the rack maker Bluestone",
         "Cape Cloud",           "a county grid operator",
         "Eastfoot Chips",       "several purchasing managers",
         "Westholm Data",        "Egret Software",
         "an old switch vendor", "a newcomer in optics",
         "Southbank Materials",  "the main tenant",
         "the local park",       "two university labs",
         "Riverbend Storage",    "the Spruce model team",
         "one exporter",         "the leasing company",
         "a copper supplier",    "the cooling contractor" },
  .v = { "raised",     "postponed",      "cut back",       "locked in",
         "reassessed", "outsourced",     "doubled",        "quietly added to",
         "gave up",    "paid early for", "jointly bought", "trialled",
         "resold",     "took stock of",  "marked down",    "delivered in parts",
         "rebuilt",    "suspended",      "renewed",        "split" },
  .o = { "the power quota for training",
         "orders of inference servers",
         "fast optical modules",
         "liquid cooling units",
         "the stock of transformers",
         "long power contracts",
         "memory chips",
         "deposits for leased halls",
         "the labelling budget",
         "renewals of enterprise clients",
         "licences of open models",
         "the share of filled racks",
         "bandwidth between provinces",
         "spare diesel engines",
         "aluminium for heat sinks",
         "high voltage breakers",
         "compute vouchers",
         "support bots",
         "seats of code assistants",
         "lines for quality checks" },
  .w = { "the substation will not be extended before next year", "copper rose faster than budgets",
         "clients turned their pilots into contracts", "lead times went from ten weeks to twenty",
         "the next chips draw far more power", "banks tightened loans for equipment",
         "the water permit has not come", "models shrink while calls multiply",
         "freight space is short again", "the floors of old halls cannot bear the load",
         "a rival signed an exclusive deal first", "auditors want the expense shown apart",
         "few workers will take night shifts", "wind output is unsteady in winter",
         "an update raised utilisation", "insurers have changed their prices",
         "purchasing has a new head", "suppliers only take cash" },
  .t = { "last autumn", "after the holidays", "in the third quarter", "over the past two weeks",
         "in the first half", "when the tender closed", "before the year ends",
         "on the night of the results", "since early summer", "on the day of the outage",
         "after signing", "in the last fiscal year", "during the fair", "early in September" },
  .titles = { "Power runs short before chips do", "The ledger in the rack", "Who pays for compute",
              "Waiting for transformers", "Twenty weeks behind an order", "The other inference",
              "A contract postponed", "Notes from the supply chain" },
  .sources = { "Source: North Window", "Originally published in Tidal Research",
               "Reposted from Industry Room", "Source: Long Street Weekly" },
  .ends = { "Disclaimer: This article is for information only and is not investment advice.",
            "Risk disclosure: Investing involves risk. Views are those of the author alone.",
            "Copyright belongs to the author. Contact us for removal.",
            "Disclosure: The author holds no position in any company named. Past performance does "
            "not predict future results." },
  .intros = { "Editor's note: the piece below deserves a slow read.",
              "A reader sent us this one last night.", "How far can it go? Here is another view.",
              "The full text follows, slightly shortened." },
  .daily = { "Closing bell: the major averages {u} today.", "The broad index {u} #.##% to ####.##.",
             "The technology index {u} #.##% to #####.##.", "Small caps {u} #.##% to ####.##.",
             "Volume came to #.## billion shares, against an average of ##.## billion.",
             "By sector, {o} led the gains while {o} fell the most.", "Shares of {n} {u} #.#%.",
             "Yields {u} # basis points to #.###%, and crude settled at ##.## dollars a barrel.",
             "Gold {u} #.#% to ####.# an ounce, and the volatility gauge stood at ##.##.",
             "Funds that follow compute {u} #.##% with ##.# million shares traded.",
             "Analysts said that the market remains selective and that volume is to be watched.",
             "Looking ahead, most houses favour names with visible earnings.", "{n} {v} {o}." },
  .notice = { "Notice on large subscriptions of the {n} Compute Index Fund",
              "Date of notice: ####-##-##. Fund code: 5#####.",
              "To protect holders of units and in line with the fund contract, from ####-##-## "
              "subscriptions of one account on one day may not exceed #### thousand.",
              "Redemptions and other business of the fund go on as usual meanwhile. The date on "
              "which subscriptions are taken again will be announced.",
              "Questions are answered on the site of the manager or by telephone at 400-###-####.",
              "The fund last held ##.## million at a net value of #.####; its manager is {n}." },
  .blank = " ",
};

static const char *const pair_names[] = {
  "title", "intro",  "cut",   "edit-1", "edit-5", "edit-10", "excerpt",
  "daily", "notice", "topic", "foot",   "series", "quote",
};

const char *
tln_test_pair_name (TlnTestPair kind)
{
  return pair_names[kind];
}

gboolean
tln_test_pair_reprint (TlnTestPair kind)
{
  return kind <= TLN_TEST_EXCERPT;
}

static const Words *
words_of (const char *language)
{
  return strcmp (language, "zh") == 0 ? &chinese : &english;
}

static const char *
pick (GRand *random, const char *const *list, guint max)
{
  guint n = 0;

  while (n < max && list[n] != NULL)
    n++;
  return list[g_rand_int_range (random, 0, (gint32) n)];
}
#define PICK(random, list) pick (random, list, G_N_ELEMENTS (list))

static const char *
pick_slot (GRand *random, const Words *words, char slot)
{
  static const char *const ups_zh[] = { "上涨", "下跌", "收涨", "收跌", "微涨", "微跌" };
  static const char *const ups_en[] = { "rose", "fell", "gained", "lost", "climbed", "slipped" };

  switch (slot) {
  case 'n':
    return PICK (random, words->n);
  case 'v':
    return PICK (random, words->v);
  case 'o':
    return PICK (random, words->o);
  case 'w':
    return PICK (random, words->w);
  case 'u':
    return words == &chinese ? PICK (random, ups_zh) : PICK (random, ups_en);
  default:
    return PICK (random, words->t);
  }
}

static void
append_pattern (GString *out, GRand *random, const Words *words, const char *pattern)
{
  for (const char *p = pattern; *p != '\0'; p++) {
    if (*p == '{') {
      g_string_append (out, pick_slot (random, words, p[1]));
      p += 2;
    } else if (*p == '#') {
      g_string_append_c (out, (char) g_rand_int_range (random, '1', '9' + 1));
    } else {
      g_string_append_c (out, *p);
    }
  }
  g_string_append (out, words->blank);
}

static char *
make_paragraph (GRand *random, const Words *words)
{
  GString *out = g_string_new (NULL);
  int n = g_rand_int_range (random, 3, 7);

  for (int i = 0; i < n; i++)
    append_pattern (out, random, words, PICK (random, words->s));
  return g_string_free (out, FALSE);
}

static GPtrArray *
make_body (GRand *random, const Words *words, guint n)
{
  GPtrArray *body = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (body, make_paragraph (random, words));
  return body;
}

static char *
make_mould (GRand *random, const Words *words, const char *const *patterns, guint max)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < max && patterns[i] != NULL; i++) {
    append_pattern (out, random, words, patterns[i]);
    g_string_append_c (out, '\n');
  }
  return g_string_free (out, FALSE);
}

/* The lines around a body. */
typedef struct {
  const char *title;
  const char *source;
  const char *intro; /* or NULL */
  const char *end;
} Frame;

static Frame
make_frame (GRand *random, const Words *words)
{
  return (Frame) { PICK (random, words->titles), PICK (random, words->sources), NULL,
                   PICK (random, words->ends) };
}

static char *
join_text (const Frame *frame, const GPtrArray *body, guint from, guint to)
{
  GString *out = g_string_new (frame->title);

  g_string_append_printf (out, "\n%s\n\n", frame->source);
  if (frame->intro != NULL)
    g_string_append_printf (out, "%s\n\n", frame->intro);
  for (guint i = from; i < to; i++)
    g_string_append_printf (out, "%s\n\n", (const char *) body->pdata[i]);
  g_string_append (out, frame->end);
  return g_string_free (out, FALSE);
}

/* Some of a hundred words replaced: two characters of Chinese are one. */
static char *
edit_words (GRand *random, const Words *words, const char *text, int percent)
{
  GString *out = g_string_new (NULL);
  gboolean chinese_text = words == &chinese;

  for (const char *p = text; *p != '\0';) {
    const char *end = p;

    if (chinese_text) {
      for (int i = 0; i < 2 && *end != '\0'; i++)
        end = g_utf8_next_char (end);
    } else {
      end += strcspn (end, " \n");
      end += strspn (end, " \n");
    }
    if (g_rand_int_range (random, 0, 100) < percent && g_unichar_isalpha (g_utf8_get_char (p)))
      g_string_append_printf (out, "%s%s", PICK (random, words->v), words->blank);
    else
      g_string_append_len (out, p, end - p);
    p = end;
  }
  return g_string_free (out, FALSE);
}

static char *
make_reprint (GRand *random, const Words *words, TlnTestPair kind, const GPtrArray *body)
{
  static const int percents[] = {
    [TLN_TEST_EDIT_1] = 1, [TLN_TEST_EDIT_5] = 5, [TLN_TEST_EDIT_10] = 10
  };
  Frame frame = make_frame (random, words);
  guint n = body->len;
  guint part = MAX (1, (n * 2 + 2) / 5);

  switch (kind) {
  case TLN_TEST_INTRO:
    frame.intro = PICK (random, words->intros);
    return join_text (&frame, body, 0, n);
  case TLN_TEST_CUT:
    return join_text (&frame, body, 1, n - 1);
  case TLN_TEST_EXCERPT:
    return join_text (&frame, body, 1, 1 + part);
  case TLN_TEST_EDIT_1:
  case TLN_TEST_EDIT_5:
  case TLN_TEST_EDIT_10: {
    g_autofree char *whole = join_text (&frame, body, 0, n);
    return edit_words (random, words, whole, percents[kind]);
  }
  default:
    return join_text (&frame, body, 0, n);
  }
}

static char *
make_other (GRand *random,
            const Words *words,
            TlnTestPair kind,
            const Frame *frame,
            const GPtrArray *body)
{
  g_autoptr (GPtrArray) other = make_body (random, words, body->len);
  Frame own = make_frame (random, words);

  if (kind == TLN_TEST_FOOT)
    return join_text (frame, other, 0, other->len);
  for (guint i = 0; kind == TLN_TEST_SERIES && i < other->len; i += other->len - 1) {
    g_free (other->pdata[i]);
    other->pdata[i] = g_strdup (body->pdata[i]);
  }
  if (kind == TLN_TEST_QUOTE) {
    g_free (other->pdata[1]);
    other->pdata[1] = g_strdup (body->pdata[1]);
  }
  return join_text (kind == TLN_TEST_SERIES ? frame : &own, other, 0, other->len);
}

char *
tln_test_article (GRand *random, const char *language, guint paragraphs)
{
  const Words *words = words_of (language);
  g_autoptr (GPtrArray) body = make_body (random, words, paragraphs);
  Frame frame = make_frame (random, words);

  return join_text (&frame, body, 0, paragraphs);
}

void
tln_test_pair (GRand *random, const char *language, TlnTestPair kind, char **a, char **b)
{
  const Words *words = words_of (language);
  g_autoptr (GPtrArray) body = make_body (random, words, (guint) g_rand_int_range (random, 6, 12));
  Frame frame = make_frame (random, words);

  if (kind == TLN_TEST_DAILY) {
    *a = make_mould (random, words, words->daily, G_N_ELEMENTS (words->daily));
    *b = make_mould (random, words, words->daily, G_N_ELEMENTS (words->daily));
  } else if (kind == TLN_TEST_NOTICE) {
    *a = make_mould (random, words, words->notice, G_N_ELEMENTS (words->notice));
    *b = make_mould (random, words, words->notice, G_N_ELEMENTS (words->notice));
  } else {
    *a = join_text (&frame, body, 0, body->len);
    *b = tln_test_pair_reprint (kind) ? make_reprint (random, words, kind, body)
                                      : make_other (random, words, kind, &frame, body);
  }
}

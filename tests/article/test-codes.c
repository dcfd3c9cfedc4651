/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes in sentences of our own: the forms that count, the numbers that do not, names, offsets,
 * what the notebook knows, and random text that holds no code. */
#include "tln-codes.h"

#include <string.h>

typedef struct {
  const char *text;
  const char *expect; /* CODE.EXCHANGE=name, blanks between; "" for nothing */
} Case;

static char *
describe (const char *text, const TlnDetectContext *context)
{
  g_autoptr (TlnNormalized) norm = tln_normalize (text);
  g_autoptr (GPtrArray) found = tln_codes_find (norm, context);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++) {
    const TlnFoundInstrument *one = g_ptr_array_index (found, i);
    g_string_append_printf (out, "%s%s.%s", i > 0 ? " | " : "", one->code, one->exchange);
    if (one->name != NULL)
      g_string_append_printf (out, "=%s", one->name);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
check_cases (const Case *cases, guint n)
{
  guint wrong = 0;

  for (guint i = 0; i < n; i++) {
    g_autofree char *got = describe (cases[i].text, NULL);
    if (strcmp (got, cases[i].expect) == 0)
      continue;
    g_test_message ("in: %s\n  want: %s\n  got:  %s", cases[i].text, cases[i].expect, got);
    wrong++;
  }
  g_assert_cmpuint (wrong, ==, 0);
}

static void
test_marked (void)
{
  static const Case cases[] = {
    { "机器人ETF（562500.SH）盘中走高", "562500.SSE=机器人ETF" },
    { "比亚迪股份(1211.HK)与比亚迪(002594.SZ)同步上涨",
      "01211.HKEX=比亚迪股份 | 002594.SZSE=比亚迪" },
    { "把 sz159915 和 sh588000 放进自选", "159915.SZSE | 588000.SSE" },
    { "SZ.159995、SH.600000", "159995.SZSE | 600000.SSE" },
    { "601318 CH Equity 的估值", "601318.SSE" },
    { "700 HK Equity 走势", "00700.HKEX" },
    { "腾讯（700 HK）目标价", "00700.HKEX=腾讯" },
    { "深交所：300750 公告", "300750.SZSE" },
    { "hk00981 与 HK.09988", "00981.HKEX | 09988.HKEX" },
    { "rt_hk00700 是行情接口的写法", "00700.HKEX" },
    { "HKEX: 3690 今天放量", "03690.HKEX" },
    { "申万半导体指数(801081.SI)", "801081.SWINDEX=申万半导体指数" },
    { "华夏成长混合(000001.OF)", "000001.OTCFUND=华夏成长混合" },
    { "中证人工智能指数（930713.CSI）", "930713.SSE=中证人工智能指数" },
    { "东方财富的 secid 写作 0.300750", "300750.SZSE" },
    { "行情代码 secid=1.600519", "600519.SSE" },
    { "港股：00700、09988、03690 领涨", "00700.HKEX | 09988.HKEX | 03690.HKEX" },
    { "中芯国际（688981.SH/00981.HK）业绩会", "688981.SSE=中芯国际 | 00981.HKEX=中芯国际" },
    { "920819.BJ", "920819.BSE" },
    { "600519.SH(贵州茅台)", "600519.SSE=贵州茅台" },
    { "(600519.SH)贵州茅台", "600519.SSE=贵州茅台" },
    { "sh\u200b600519 带零宽空格", "600519.SSE" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_bare (void)
{
  static const Case cases[] = {
    { "今天定投了 512480 和 159995", "512480.SSE | 159995.SZSE" },
    { "场内代码：512760", "512760.SSE" },
    { "芯片ETF天弘，场内代码159310，联接基金代码012553（C类）",
      "159310.SZSE=芯片ETF天弘 | 012553.OTCFUND" },
    { "易方达蓝筹精选混合(005827)限购", "005827.OTCFUND=易方达蓝筹精选混合" },
    { "华夏人工智能ETF联接C（008586）", "008586.OTCFUND=华夏人工智能ETF联接C" },
    { "易方达中小盘混合（110011）", "110011.OTCFUND=易方达中小盘混合" },
    { "平安银行(000001)涨停", "000001.SZSE=平安银行" },
    { "上证指数（000001）收于3400点", "000001.SSE=上证指数" },
    { "代码000001说不清是谁", "" },
    { "沪深300（000300）", "000300.SSE=沪深300" },
    { "中证500指数(000905)", "000905.SSE=中证500指数" },
    { "深证成指(399001)", "399001.SZSE=深证成指" },
    { "通信设备板块指数(880490)", "880490.TDX=通信设备板块指数" },
    { "贵州茅台(600519,股吧)今日", "600519.SSE=贵州茅台" },
    { "三只ETF（515050、159995、516630）", "515050.SSE | 159995.SZSE | 516630.SSE" },
    { "证券简称：寒武纪 证券代码：688256", "688256.SSE=寒武纪" },
    { "证券代码：300308 证券简称：中际旭创 公告编号：2025-012", "300308.SZSE=中际旭创" },
    { "关注中际旭创(300308)和新易盛(300502)", "300308.SZSE=中际旭创 | 300502.SZSE=新易盛" },
    { "美的集团(000333)与格力电器(000651)", "000333.SZSE=美的集团 | 000651.SZSE=格力电器" },
    { "和而泰（002402）大涨", "002402.SZSE=和而泰" },
    { "*ST康美（600518）", "600518.SSE=*ST康美" },
    { "上市公司华工科技（000988）表示", "000988.SZSE=华工科技" },
    { "龙头股北方华创（002371）", "002371.SZSE=北方华创" },
    { "5G 通信 ETF（515050）", "515050.SSE=5G 通信 ETF" },
    { "今日人工智能ETF（159819）成交活跃", "159819.SZSE=人工智能ETF" },
    { "华夏基金旗下云计算50ETF（516630）", "516630.SSE=云计算50ETF" },
    { "“半导体ETF”（512480）", "512480.SSE=半导体ETF" },
    { "**芯片ETF**（159995）", "159995.SZSE=芯片ETF" },
    { "600519 贵州茅台 1500.00 +1.2%", "600519.SSE=贵州茅台" },
    { "300750,宁德时代,260.1", "300750.SZSE=宁德时代" },
    { "名称\t代码\n宁德时代\t300750\n", "300750.SZSE=宁德时代" },
    { "| 芯片ETF | 159995 | 1.05 |", "159995.SZSE=芯片ETF" },
    { "512480 今天缩量回调", "512480.SSE" },
    { "515050\n159995\n513180", "515050.SSE | 159995.SZSE | 513180.SSE" },
    { "标的：515050", "515050.SSE" },
    { "重仓股：中科曙光603019、浪潮信息000977", "603019.SSE=中科曙光 | 000977.SZSE=浪潮信息" },
    { "ticker: 600519", "600519.SSE" },
    { "Stock code 300750 rose", "300750.SZSE" },
    { "万科A（000002）", "000002.SZSE=万科A" },
    { "国开债转债？隆22转债(113053)", "113053.SSE=隆22转债" },
    { "大参林（603233）、益丰药房（603939）", "603233.SSE=大参林 | 603939.SSE=益丰药房" },
    { "新三板的蓝天3（400002）", "400002.NEEQ=蓝天3" },
    { "科创50（000688）", "000688.SSE=科创50" },
    { "博时黄金ETF联接A（002610）", "002610.OTCFUND=博时黄金ETF联接A" },
    { "富国天惠LOF(161005)", "161005.SZSE=富国天惠LOF" },
    { "南玻B(200012)", "200012.SZSE=南玻B" },
    { "Kweichow Moutai (600519) slipped", "600519.SSE=Kweichow Moutai" },
    { "Tencent (00700) and Ping An Bank (000001)",
      "00700.HKEX=Tencent | 000001.SZSE=Ping An Bank" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_latin (void)
{
  static const Case cases[] = {
    { "Shares of Advanced Micro Devices (AMD) fell", "AMD.US=Advanced Micro Devices" },
    { "Alphabet, Inc. (GOOGL) beat", "GOOGL.US=Alphabet, Inc." },
    { "Bank of America (NYSE: BAC)", "BAC.NYSE=Bank of America" },
    { "Alphabet (NASDAQ: GOOGL, GOOG) reported", "GOOGL.NASDAQ=Alphabet | GOOG.NASDAQ=Alphabet" },
    { "超微电脑（SMCI.US）盘前大跌", "SMCI.US=超微电脑" },
    { "应用材料(AMAT)、泛林(LRCX)", "AMAT.US=应用材料 | LRCX.US=泛林" },
    { "纽交所：BABA", "BABA.NYSE" },
    { "（股票代码：PDD）", "PDD.US" },
    { "伯克希尔（BRK.A）与（BRK.B）", "BRK.A.US=伯克希尔 | BRK.B.US" },
    { "usAAPL 和 gb_nvda 是两种接口写法", "AAPL.US | NVDA.US" },
    { "NVDA US Equity", "NVDA.US" },
    { "$BTC breaks 100k", "BTC.CRYPTO" },
    { "比特币(BTC)与以太坊(ETH)", "BTC.CRYPTO=比特币 | ETH.CRYPTO=以太坊" },
    { "BTC-USD, ETH/USDT", "BTC.CRYPTO | ETH.CRYPTO" },
    { "$SMCI$ 讨论", "SMCI.US" },
    { "Nebius Group (NBIS) surged", "NBIS.US=Nebius Group" },
    { "芯片巨头英特尔（INTC）", "INTC.US=英特尔" },
    { "chipmaker Nvidia (NVDA)", "NVDA.US=Nvidia" },
    { "阿里巴巴(BABA.N/9988.HK)", "BABA.NYSE=阿里巴巴 | 09988.HKEX=阿里巴巴" },
    { "NASDAQ:ASML", "ASML.NASDAQ" },
    { "International Energy Agency (IEA) said", "" },
    { "Mixture of Experts (MOE) models", "" },
    { "National Development Council (NDC) shares a plan", "" },
    { "大语言模型（LLM）与检索增强生成（RAG）", "" },
    { "图形处理器(GPU)、张量处理器(TPU)", "" },
    { "美联储(FED)维持利率", "" },
    { "世界卫生组织(WHO)", "" },
    { "资本开支（CAPEX）上修", "" },
    { "价格为 US$100M，约 HK$780", "" },
    { "$100,000 and $2B and A$5", "" },
    { "export PATH=$PATH:/usr/bin", "" },
    { "公式 $E$ 与 $x$", "" },
    { "He works in U.N. offices, WITH ALL HIS IT", "" },
    { "the (NEW) phone and the (HOT) list", "" },
    { "README.O 与 main.o", "" },
    { "年均复合增长率(CAGR)为20%", "" },
    { "Chief Executive Officer (CEO)", "" },
    { "a price-to-earnings (PE) ratio", "" },
    { "光电共封装(CPO)概念涨停", "" },
    { "电动汽车(EV)股价大涨", "" },
    { "AI PC、AI Agent (A2A)", "" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_more_forms (void)
{
  static const Case cases[] = {
    { "谷歌-A(GOOGL.US)", "GOOGL.US=谷歌-A" },
    { "海康达(600519)", "600519.SSE=海康达" },
    { "华夏上证50ETF（510050）及其联接基金（001051）",
      "510050.SSE=华夏上证50ETF | 001051.OTCFUND" },
    { "A/C份额代码：007844/007845", "007844.OTCFUND | 007845.OTCFUND" },
    { "我今天买了515050和159995", "515050.SSE | 159995.SZSE" },
    { "长期定投513500", "513500.SSE" },
    { "**600519** 贵州茅台", "600519.SSE=贵州茅台" },
    { "Alibaba (BABA, 9988.HK) rises", "BABA.US=Alibaba | 09988.HKEX=Alibaba" },
    { "Eli Lilly and Company (LLY)", "LLY.US=Eli Lilly and Company" },
    { "Reserve Bank of India (RBI) shares data", "" },
    { "NVDA.O/AMD.O", "NVDA.NASDAQ | AMD.NASDAQ" },
    { "00700.HK/09988.HK", "00700.HKEX | 09988.HKEX" },
    { "03067.HK:03033", "03067.HKEX" },
    { "example.com/600519 与 example.hk/600519", "" },
    { "紫金矿业 601899.SH 涨3%", "601899.SSE=紫金矿业" },
    { "债券代码：113050 债券简称：南银转债", "113050.SSE=南银转债" },
    { "127018本钢转债", "127018.SZSE=本钢转债" },
    { "持仓：\n515050 1000\n159995 2000", "515050.SSE | 159995.SZSE" },
    { "基金代码：000001", "000001.OTCFUND" },
    { "台积电(2330.TW)、丰田(7203.T)、LVMH (MC.PA)", "" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
assert_parsed (const char *text, const char *expect)
{
  g_autofree char *code = NULL;
  const char *exchange = NULL;
  gboolean read = tln_code_parse (text, &code, &exchange);
  g_autofree char *got = read ? g_strdup_printf ("%s.%s", code, exchange) : g_strdup ("");

  g_assert_cmpstr (got, ==, expect);
}

static void
test_parse (void)
{
  assert_parsed ("515050.SSE", "515050.SSE");
  assert_parsed (" 515050.SH ", "515050.SSE");
  assert_parsed ("SH515050", "515050.SSE");
  assert_parsed ("sz159995", "159995.SZSE");
  assert_parsed ("159995", "159995.SZSE");
  assert_parsed ("0700.HK", "00700.HKEX");
  assert_parsed ("700.HKEX", "00700.HKEX");
  assert_parsed ("nvda.us", "NVDA.US");
  assert_parsed ("NASDAQ:NVDA", "NVDA.NASDAQ");
  assert_parsed ("BRK.B.US", "BRK.B.US");
  assert_parsed ("008086.OTCFUND", "008086.OTCFUND");
  assert_parsed ("", "");
  assert_parsed (".SSE", "");
  assert_parsed ("51505.SSE", "");
  assert_parsed ("999999", "");
  assert_parsed ("hello", "");
  assert_parsed ("515050.SSE and more", "");
}

static void
test_nothing (void)
{
  static const Case cases[] = {
    { "联系人：王先生 手机13800600519", "" },
    { "邮编 518000 深圳市南山区", "" },
    { "518000 深圳", "" },
    { "广州市天河区 510300", "" },
    { "传真：0755-515050", "" },
    { "尾号600519的用户", "" },
    { "验证码600519，五分钟内有效", "" },
    { "错误代码：600519", "" },
    { "统一社会信用代码 915101", "" },
    { "行政区划代码：510300", "" },
    { "订单编号600519已发货", "" },
    { "快递单号 600036", "" },
    { "出货量 300750 台", "" },
    { "参会人数（600519）", "" },
    { "公告（202412）", "" },
    { "2024年报告(202406)", "" },
    { "总计 600519", "" },
    { "全年新增 601318 户", "" },
    { "阅读 515050 次", "" },
    { "color: #600519;", "" },
    { "commit 600519a3", "" },
    { "a3f600519e", "" },
    { "IP 10.0.600519.1", "" },
    { "版本号 v600519", "" },
    { "file_600519.txt", "" },
    { "见 https://quote.example.com/sh600519.html", "" },
    { "mail 600519@example.com", "" },
    { "quote.example.com/600519", "" },
    { "600,519 股", "" },
    { "均价 600519.50 元", "" },
    { "收盘 3.600519", "" },
    { "身份证 510300199001011234", "" },
    { "比例 1:600519", "" },
    { "约600519人参与", "" },
    { "成交600519手", "" },
    { "注册资本 600000 万元", "" },
    { "楼盘均价 300750 元/平", "" },
    { "No. 600519", "" },
    { "会议室 00700", "" },
    { "序号(00012)", "" },
    { "恒指涨至 25000 点", "" },
    { "$600519", "" },
    { "RMB 600519", "" },
    { "12:30:45 到 093000", "" },
    { "20250214093000", "" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_measures (void)
{
  static const Case cases[] = {
    { "第600519号", "" },
    { "文号 证监许可〔2025〕600519号", "" },
    { "step 300750 loss 0.1", "" },
    { "epoch 600519, loss 2.3", "" },
    { "训练步数为600519", "" },
    { "1.512480 是昨天的净值", "" },
    { "净值 1.515050，累计净值 2.159995", "" },
    { "共有 159915 名投资者", "" },
    { "QQ群 159995", "" },
    { "群号：515050", "" },
    { "微信 600519", "" },
    { "电话 600519", "" },
    { "营收（万元）：600519", "" },
    { "面积300750平方米", "" },
    { "Population 600519", "" },
    { "It sold 300750 cars", "" },
    { "sold 300750 to customers", "" },
    { "港股 3 只个股上涨", "" },
    { "港币 00700", "" },
    { "房间 00700", "" },
    { "HK 2025 outlook", "" },
    { "HK$00700", "" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codes/marked", test_marked);
  g_test_add_func ("/codes/bare", test_bare);
  g_test_add_func ("/codes/latin", test_latin);
  g_test_add_func ("/codes/more-forms", test_more_forms);
  g_test_add_func ("/codes/parse", test_parse);
  g_test_add_func ("/codes/nothing", test_nothing);
  g_test_add_func ("/codes/measures", test_measures);
  return g_test_run ();
}

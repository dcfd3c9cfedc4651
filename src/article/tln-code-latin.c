/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tickers in letters: cashtags ($NVDA), exchange suffixes (NVDA.O, NVDA.US), exchange prefixes
 * (NASDAQ: NVDA, 纽交所:TSM, usNVDA) and a bracket after a company's name. Letters are far more
 * often words than tickers, so a bare bracket must show that it speaks of a company. */
#include "tln-code-scan.h"

#include <string.h>

typedef struct {
  const char *word;
  const char *exchange;
} Venue;

/* Exchanges as written before a colon. */
static const Venue VENUES[] = {
  { "NYSE American", "NYSE" },
  { "NYSE Arca", "NYSE" },
  { "NYSEAMERICAN", "NYSE" },
  { "NYSEARCA", "NYSE" },
  { "NasdaqGS", "NASDAQ" },
  { "NasdaqGM", "NASDAQ" },
  { "NasdaqCM", "NASDAQ" },
  { "NASDAQ", "NASDAQ" },
  { "NYSE", "NYSE" },
  { "AMEX", "NYSE" },
  { "纳斯达克股票代码", "NASDAQ" },
  { "纳斯达克", "NASDAQ" },
  { "纳斯达克交易所", "NASDAQ" },
  { "纽约证券交易所", "NYSE" },
  { "纽约证交所", "NYSE" },
  { "纽交所股票代码", "NYSE" },
  { "纽交所", "NYSE" },
  { "美股代码", "US" },
  { "美股", "US" },
  { "股票代码", "US" },
  { "证券代码", "US" },
  { "交易代码", "US" },
  { "代码", "US" },
  { "ticker symbol", "US" },
  { "stock symbol", "US" },
  { "ticker", "US" },
  { "symbol", "US" },
};
static const Venue SUFFIXES[] = {
  { ".OQ", "NASDAQ" }, { ".NASDAQ", "NASDAQ" }, { ".O", "NASDAQ" },
  { ".NYSE", "NYSE" }, { " US Equity", "US" },  { ".N", "NYSE" },
  { ".K", "NYSE" },    { ".US", "US" },         { ".CRYPTO", "CRYPTO" },
};
/* Bases with several classes of shares: .A is a class there, the American exchange elsewhere. */
static const char *const CLASS_BASES[] = { "BRK", "BF",  "LEN", "HEI", "MOG",  "GEF", "HUB",
                                           "BIO", "CRD", "LGF", "RDS", "UHAL", NULL };
static const char *const COINS[] = { "BTC",  "ETH",  "XRP", "BNB", "DOGE", "USDT",
                                     "USDC", "SOL",  "ADA", "LTC", "SHIB", "AVAX",
                                     "TRX",  "PEPE", "TON", "BCH", NULL };
/* Words after $ that are money or a shell's variables. */
static const char *const NOT_CASHTAGS[] = {
  "PATH", "HOME", "USER", "SHELL",  "PWD", "LANG",   "TERM", "EDITOR", "OLDPWD", "IFS",
  "UID",  "PID",  "TMP",  "TMPDIR", "K",   "M",      "B",    "MM",     "BN",     "MN",
  "TN",   "USD",  "CNY",  "RMB",    "HKD", "EUR",    "JPY",  "GBP",    "CAD",    "AUD",
  "SGD",  "TWD",  "ARGV", "ENV",    "CC",  "CFLAGS", "ROOT", "DIR",    "FILE",   "NAME",
  "HOST", "PORT", "VAR",  "ID",     "URL", "KEY",    "US",   "HK",     "EOF",    NULL
};
static const char *const SHELL_WORDS[] = { "echo ",   "export ", "sudo ", "cd ",     "unset ",
                                           "printf ", "bash",    "grep ", "setenv ", NULL };
/* Tickers so often written about that their bracket needs no further sign. */
static const char *const WELL_KNOWN[] = {
  "NVDA", "AAPL", "MSFT", "GOOG", "GOOGL", "AMZN", "META", "TSLA", "AMD",  "INTC", "AVGO", "TSM",
  "ASML", "MU",   "QCOM", "ARM",  "MRVL",  "ORCL", "CRM",  "ADBE", "NOW",  "PLTR", "SNOW", "IBM",
  "CSCO", "DELL", "HPE",  "HPQ",  "SMCI",  "ANET", "VRT",  "AMAT", "LRCX", "KLAC", "TXN",  "ADI",
  "NXPI", "ON",   "WDC",  "STX",  "SNDK",  "NFLX", "DIS",  "BABA", "JD",   "PDD",  "BIDU", "NTES",
  "NIO",  "LI",   "XPEV", "TME",  "BILI",  "TCOM", "BEKE", "SE",   "SONY", "TM",   "JPM",  "BAC",
  "GS",   "MS",   "WFC",  "C",    "V",     "MA",   "PYPL", "AXP",  "BLK",  "KO",   "PEP",  "MCD",
  "WMT",  "COST", "HD",   "NKE",  "SBUX",  "PG",   "JNJ",  "PFE",  "MRK",  "LLY",  "UNH",  "ABBV",
  "XOM",  "CVX",  "BA",   "GE",   "CAT",   "F",    "GM",   "T",    "VZ",   "UBER", "ABNB", "SHOP",
  "SPOT", "RBLX", "COIN", "MSTR", "HOOD",  "SQ",   "CRWD", "PANW", "DDOG", "NET",  "ZS",   "SPY",
  "QQQ",  "SOXX", "SMH",  "VOO",  "IVV",   "VTI",  "ARKK", "TQQQ", "SOXL", "KWEB", "FXI",  "CRWV",
  "NBIS", "APP",  "VST",  "CEG",  "COHR",  "LITE", "FUTU", "TIGR", "UMC",  "GFS",  "SAP",  "TEM",
  "RDDT", "IONQ", "RGTI", "OKLO", "ALAB",  "CRDO", "CLS",  "MDB",  "SNPS", "CDNS", "INTU", "MNDY",
  "EBAY", "LULU", "SNAP", "PINS", "ROKU",  "ZM",   "TWLO", "VIPS", "YMM",  "EDU",  "TAL",  NULL
};
/* Tickers that are words or honorifics as well: a bracket alone says too little. */
static const char *const EVERYDAY[] = { "ON", "NOW", "NET", "MS", "SE",  "TM",  "MA", "BA",
                                        "LI", "APP", "ARM", "GE", "TON", "TEM", NULL };
/* Acronyms of economics, technology and offices that are no tickers in a bracket. */
static const char *const ACRONYMS[] = {
  "GDP",      "CPI",  "PPI",   "PMI",   "PCE",  "AI",     "AGI",   "ASI",  "ETF",   "ETFS",
  "LOF",      "REIT", "REITS", "CEO",   "CFO",  "CTO",    "COO",   "CMO",  "CIO",   "HBM",
  "GPU",      "GPUS", "CPU",   "TPU",   "NPU",  "DPU",    "LPU",   "FPGA", "ASIC",  "ASICS",
  "LLM",      "LLMS", "VLM",   "VLA",   "MOE",  "RAG",    "NLP",   "CV",   "ML",    "DL",
  "RL",       "RLHF", "API",   "APIS",  "SDK",  "APP",    "APPS",  "SAAS", "PAAS",  "IAAS",
  "MAAS",     "AIGC", "UGC",   "PGC",   "IDC",  "IPO",    "IPOS",  "SPAC", "FOMO",  "ROE",
  "ROA",      "ROI",  "ROIC",  "EPS",   "PE",   "PB",     "PS",    "PEG",  "TTM",   "YOY",
  "QOQ",      "MOM",  "CAGR",  "CAPEX", "OPEX", "EBIT",   "ARR",   "ARPU", "DAU",   "MAU",
  "GMV",      "KPI",  "OKR",   "NAV",   "AUM",  "DCF",    "FCF",   "WACC", "ESG",   "FED",
  "FOMC",     "ECB",  "BOJ",   "PBOC",  "IMF",  "WTO",    "WHO",   "UN",   "EU",    "UK",
  "US",       "USA",  "UAE",   "OPEC",  "OECD", "IEA",    "EIA",   "BIS",  "SEC",   "CFTC",
  "FDA",      "FTC",  "DOJ",   "DOE",   "DOD",  "NASA",   "NATO",  "CSRC", "SSE",   "SZSE",
  "BSE",      "HKEX", "NYSE",  "LSE",   "USD",  "CNY",    "CNH",   "RMB",  "HKD",   "EUR",
  "JPY",      "GBP",  "AUD",   "CAD",   "QE",   "QT",     "LPR",   "MLF",  "SLF",   "RRR",
  "TMT",      "EV",   "EVS",   "NEV",   "BEV",  "PHEV",   "ICE",   "ADAS", "NOA",   "PCB",
  "CPO",      "LPO",  "OCS",   "DSP",   "SOC",  "IC",     "IP",    "EDA",  "DRAM",  "NAND",
  "SRAM",     "DDR",  "SSD",   "HDD",   "RAM",  "ROM",    "OLED",  "LED",  "LCD",   "AR",
  "VR",       "XR",   "MR",    "IOT",   "ERP",  "CRM",    "SCM",   "OA",   "HR",    "IT",
  "ICT",      "PC",   "PCS",   "TV",    "USB",  "PCIE",   "NVME",  "CUDA", "CXL",   "UALINK",
  "ESUN",     "RDMA", "ROCE",  "TCP",   "UDP",  "HTTP",   "URL",   "SQL",  "JSON",  "XML",
  "CSV",      "PDF",  "OS",    "UI",    "UX",   "QA",     "FAQ",   "TOPS", "FLOPS", "TFLOPS",
  "MIT",      "IEEE", "ACM",   "ISO",   "GAAP", "IFRS",   "FY",    "TBD",  "TBA",   "NDA",
  "M&A",      "VC",   "PR",    "GP",    "LP",   "FOF",    "QDII",  "QFII", "RQFII", "CDR",
  "ADR",      "ADS",  "GDR",   "SOTA",  "MCP",  "AGENT",  "CES",   "GTC",  "MWC",   "WAIC",
  "COMPUTEX", "PV",   "UV",    "CTR",   "CPM",  "CPC",    "ROAS",  "MSCI", "FTSE",  "DJIA",
  "SPX",      "NDX",  "VIX",   "SOX",   "HSI",  "HSTECH", "CSI",   "DXY",  "IXIC",  "WTI",
  "LNG",      "LPG",  "PTA",   "PVC",   "DNA",  "RNA",    "MRNA",  "ADC",  "CAR",   "PD",
  "CXO",      "CRO",  "CDMO",  "CMO",   "NEW",  "HOT",    "TOP",   "NO",   "YES",   "OK",
  "NA",       "VS",   "ETC",   "CCTV",  "BBC",  "CNN",    "CNBC",  "FT",   "WSJ",   "NYT",
  "AP",       "AFP",  "UAV",   "EVTOL", "GLP",  "MLA",    "MTP",   "MHA",  "GQA",   "KV",
  "PD",       "TCO",  "PUE",   "UPS",   "HVDC", "SST",    "BBU",   "AIDC", "MW",    "GW",
  "KWH",      "CDN",  "VPN",   "B2B",   "B2C",  "NPC",    "CPPCC", "NDRC", "MIIT",  "MOF",
  "SASAC",    "TSMC", "OEM",   "ODM",   "BOM",  "SKU",    "MOQ",   "QPS",  "TPS",   "SLA",
  "KOL",      "MCN",  "IPV",   "PPP",   "REPO", "CDS",    "CDO",   "MBS",  "ABS",   "ETN",
  "CTA",      "DMA",  "HFT",   "OTC",   "ATM",  "ITM",    "OTM",   "MACD", "KDJ",   "RSI",
  "EMA",      "SMA",  "BOLL",  "OBV",   "ATR",  NULL
};
/* Ends of names that are things, not companies. */
static const char *const THINGS[] = {
  "指数", "模型",     "处理",     "处理器", "技术",   "内存",   "存储", "网络", "协议",     "接口",
  "语言", "系统",     "组织",     "委员会", "协会",   "基金会", "央行", "学习", "智能",     "计算",
  "生成", "总值",     "率",       "比",     "收入",   "利润",   "支出", "官",   "部",       "局",
  "署",   "联盟",     "论坛",     "大会",   "标准",   "架构",   "算法", "机制", "工具",     "框架",
  "电池", "电动汽车", "能源汽车", "经济",   "交易所", "债券",   "基金", "理论", "效应",     "曲线",
  "模式", "方案",     "过程",     "阶段",   "数据",   "设备",   "单元", "芯片", "光学",     "封装",
  "现实", "体",       "力",       "术",     "法",     "学",     "化",   "性",   "度",       "量",
  "额",   "值",       "数",       "型",     "器",     "件",     "线",   "板",   "机",       "费",
  "税",   "价",       "期",       "制",     "层",     "端",     "项目", "协定", "公约",     "货币",
  "美元", "平均线",   "估值",     "成本",   "开支",   "需求",   "市场", "产业", "行业",     "概念",
  "股票", "投资",     "通胀",     "显存",   "互联",   "总线",   "引擎", "平台", "数据中心", "服务",
  "软件", "银行间",   "监管",     "指标",   NULL
};
/* What is said of shares beside a bracket. */
static const char *const SHARE_WORDS[] = {
  "股价",      "涨",           "跌",         "盘前",       "盘后",    "财报",     "市值",
  "目标价",    "评级",         "业绩",       "回购",       "持仓",    "加仓",     "减仓",
  "买入",      "卖出",         "增持",       "减持",       "美股",    "中概",     "股票",
  "上市",      "收盘",         "走高",       "走低",       "分红",    "个股",     "概念股",
  "shares",    "stock",        "rallied",    "rose",       "fell",    "jumped",   "slid",
  "surged",    "dropped",      "gained",     "earnings",   "revenue", "guidance", "upgrade",
  "downgrade", "price target", "market cap", "outperform", "quarter", "sank",     "soared",
  "climbed",   "tumbled",      "reported",   "dividend",   "buyback", "营收",     "季报",
  "年报",      "指引",         NULL
};
static const char *const COMPANY_ENDS[] = {
  "科技",         "集团",    "股份",     "电子",         "制药",          "控股",
  "通信",         "公司",    "半导体",   "资源",         "医药",          "生物",
  "矿业",         "银行",    "汽车",     "航空",         "软件公司",      "能源公司",
  "Inc",          "Inc.",    "Corp",     "Corp.",        "Ltd",           "Ltd.",
  "plc",          "Group",   "Holdings", "Technologies", "Technology",    "Pharmaceuticals",
  "Therapeutics", "Energy",  "Motors",   "Systems",      "Semiconductor", "Networks",
  "Software",     "Bancorp", "Airlines", "Company",      "Co.",           "Trust",
  "Fund",         "ETF",     NULL
};

static gboolean
in_list (const char *code, const char *const *list)
{
  for (; *list != NULL; list++)
    if (strcmp (code, *list) == 0)
      return TRUE;
  return FALSE;
}

static void
take_code (const TlnCodeScan *scan, TlnCodeHit *hit, gsize pos, gsize n)
{
  memcpy (hit->code, scan->t + pos, n);
  hit->code[n] = '\0';
}

static gboolean
ends_word (const TlnCodeScan *scan, gsize pos)
{
  return pos >= scan->n || !(g_ascii_isalnum (scan->t[pos]) || scan->t[pos] == '_');
}

/* .A, .B and the suffixes of exchanges; advances hit->at.end and sets the exchange. */
static gboolean
take_suffix (const TlnCodeScan *scan, TlnCodeHit *hit)
{
  gsize end = hit->at.end;
  char letter = scan->t[end] == '.' ? scan->t[end + 1] : '\0';

  for (guint i = 0; i < G_N_ELEMENTS (SUFFIXES); i++) {
    gsize n = strlen (SUFFIXES[i].word);
    if (strncmp (scan->t + end, SUFFIXES[i].word, n) != 0 || !ends_word (scan, end + n))
      continue;
    if (n == 2 && end - hit->at.start == 1 && scan->t[end + n] != ')')
      return FALSE;
    hit->at.end = end + n;
    hit->exchange = SUFFIXES[i].exchange;
    return TRUE;
  }
  if ((letter != 'A' && letter != 'B') || !ends_word (scan, end + 2) || scan->t[end + 2] == '.')
    return FALSE;
  gboolean share_class = in_list (hit->code, CLASS_BASES);
  if (!share_class && letter == 'B' && end - hit->at.start < 2)
    return FALSE;
  hit->exchange = share_class || letter == 'B' ? "US" : "NYSE";
  if (share_class || letter == 'B') {
    gsize n = strlen (hit->code);
    hit->code[n] = '.';
    hit->code[n + 1] = letter;
    hit->code[n + 2] = '\0';
    if (tln_scan_starts (scan, end + 2, ".US") && ends_word (scan, end + 5))
      end += 3;
    else if (tln_scan_starts (scan, end + 2, ".N") && ends_word (scan, end + 4)) {
      end += 2;
      hit->exchange = "NYSE";
    }
  }
  hit->at.end = end + 2;
  return TRUE;
}

static gboolean
cashtag (const TlnCodeScan *scan, TlnCodeHit *hit)
{
  gsize dollar = hit->at.start - 1;
  gunichar before = tln_scan_prev (scan, dollar);
  gunichar after = tln_scan_next (scan, hit->at.end);
  TlnRange line = { tln_scan_window_back (scan, dollar, 40), dollar };

  if (scan->t[dollar] != '$' || (before < 0x80 && before != 0 && g_ascii_isalnum ((char) before)))
    return FALSE;
  if (before == '$' || before == '\\' || before == '/' || after == '_' || after == '=' ||
      after == '/' || after == '{' || after == '\\' || after == '^')
    return FALSE;
  if (after == '$' && hit->at.end - hit->at.start < 3)
    return FALSE;
  if (in_list (hit->code, NOT_CASHTAGS) || tln_scan_holds (scan, line, SHELL_WORDS))
    return FALSE;
  hit->at.start = dollar;
  hit->exchange = "US";
  if (!take_suffix (scan, hit) && after == '.' && g_ascii_isupper (scan->t[hit->at.end + 1]) &&
      g_ascii_isupper (scan->t[hit->at.end + 2]))
    return FALSE;
  hit->rule = "cashtag";
  return TRUE;
}

static gboolean
venue_prefix (const TlnCodeScan *scan, TlnCodeHit *hit)
{
  gsize pos = tln_scan_back (scan, hit->at.start);
  gboolean quoted = pos > 0 && strchr ("\"'`", scan->t[pos - 1]) != NULL;

  pos = tln_scan_back (scan, pos - quoted);
  gboolean colon = pos > 0 && scan->t[pos - 1] == ':';
  pos = tln_scan_back (scan, pos - colon);
  if (!colon && !tln_scan_ends (scan, pos, "码") && !tln_scan_ends (scan, pos, "symbol"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (VENUES); i++) {
    gsize n = strlen (VENUES[i].word);
    gboolean loose =
        strstr (VENUES[i].word, "代码") != NULL || strstr (VENUES[i].word, "symbol") != NULL;
    if (!tln_scan_ends (scan, pos, VENUES[i].word) || (!colon && !loose))
      continue;
    if (pos > n && g_ascii_isalnum (scan->t[pos - n]) && g_ascii_isalnum (scan->t[pos - n - 1]))
      continue;
    if (loose && hit->at.end - hit->at.start < 2)
      return FALSE;
    hit->rule = loose ? "label" : "prefix";
    hit->exchange = VENUES[i].exchange;
    if (!loose)
      hit->at.start = pos - n;
    take_suffix (scan, hit);
    return TRUE;
  }
  return FALSE;
}

/* Where the last word that begins before pos begins; the range's start when there is none. */
static gsize
word_start_before (const TlnCodeScan *scan, TlnRange range, gsize pos)
{
  while (pos > range.start) {
    pos--;
    if (g_ascii_isalpha (scan->t[pos]) &&
        (pos == range.start || !g_ascii_isalpha (scan->t[pos - 1])))
      return pos;
  }
  return G_MAXSIZE;
}

/* Each letter of the code begins a word of the name, in order: an acronym. Small words between may
 * be left out. */
static gboolean
spells_initials (const TlnCodeScan *scan, TlnRange name, const char *code)
{
  gsize pos = name.end;

  for (gsize i = strlen (code); i > 0; i--) {
    pos = word_start_before (scan, name, pos);
    while (pos != G_MAXSIZE && g_ascii_islower (scan->t[pos]) &&
           g_ascii_toupper (scan->t[pos]) != code[i - 1])
      pos = word_start_before (scan, name, pos);
    if (pos == G_MAXSIZE || g_ascii_toupper (scan->t[pos]) != code[i - 1])
      return FALSE;
  }
  return strlen (code) >= 2;
}

static gboolean
speaks_of_shares (const TlnCodeScan *scan, gsize open, gsize close)
{
  TlnRange after = { close, tln_scan_window (scan, close, 24) };
  TlnRange before = { tln_scan_window_back (scan, open, 24), open };

  return tln_scan_holds (scan, after, SHARE_WORDS) || tln_scan_holds (scan, before, SHARE_WORDS);
}

/* (NVDA), (NVDA US), (NVDA, +3%) after a name. */
static gboolean
bracketed (const TlnCodeScan *scan, TlnCodeHit *hit)
{
  gsize open = hit->at.start - 1, end = hit->at.end;
  gboolean marked = take_suffix (scan, hit);
  char next = scan->t[hit->at.end];

  if (scan->t[open] != '(' && scan->t[open] != '[')
    return FALSE;
  if (!marked && tln_scan_starts (scan, end, " US)")) {
    hit->at.end = end + 3;
    next = ')';
    hit->exchange = "US";
    marked = TRUE;
  }
  if (next != ')' && next != ']' && next != ',' && next != ';' && next != ' ' && next != '/')
    return FALSE;
  TlnRange name = tln_code_name_before (scan, open, TRUE);
  hit->name = name;
  hit->rule = "name(code)";
  if (marked)
    return TRUE;
  gboolean dollar = next == ')' && scan->t[hit->at.end + 1] == '$';
  hit->exchange = in_list (hit->code, COINS) ? "CRYPTO" : "US";
  if (tln_scan_length (scan, name) < 2)
    return FALSE;
  if (dollar)
    return TRUE;
  gboolean known = in_list (hit->code, WELL_KNOWN) || in_list (hit->code, COINS);
  gboolean acronym = in_list (hit->code, ACRONYMS);
  if ((acronym && !known) || tln_scan_ends_any (scan, name.end, THINGS) != NULL)
    return FALSE;
  if (known && !acronym && strlen (hit->code) > 1 && !in_list (hit->code, EVERYDAY))
    return TRUE;
  if (next != ')' || (!known && spells_initials (scan, name, hit->code)))
    return FALSE;
  return tln_scan_ends_any (scan, name.end, COMPANY_ENDS) != NULL ||
         speaks_of_shares (scan, open, hit->at.end);
}

/* usNVDA and gb_nvda of two quote services, US.NVDA of another. */
static gboolean
service_form (const TlnCodeScan *scan, TlnCodeHit *hit)
{
  gsize start = hit->at.start, n = hit->at.end - start;

  hit->exchange = "US";
  hit->rule = "prefix";
  if (n >= 4 && n <= 7 && strncmp (scan->t + start, "us", 2) == 0) {
    for (gsize i = 2; i < n; i++)
      if (!g_ascii_isupper (scan->t[start + i]))
        return FALSE;
    take_code (scan, hit, start + 2, n - 2);
    return TRUE;
  }
  if (start >= 3 && n <= 5 && strncmp (scan->t + start - 3, "gb_", 3) == 0) {
    for (gsize i = 0; i < n; i++)
      hit->code[i] = g_ascii_toupper (scan->t[start + i]);
    hit->at.start = start - 3;
    return TRUE;
  }
  if (start >= 3 && hit->code[0] != '\0' && strncmp (scan->t + start - 3, "US.", 3) == 0 &&
      (start == 3 || !g_ascii_isalnum (scan->t[start - 4]))) {
    hit->at.start = start - 3;
    return TRUE;
  }
  return FALSE;
}

/* BTC-USD, BTC/USDT: pairs of a coin and money. */
static gboolean
coin_pair (const TlnCodeScan *scan, TlnCodeHit *hit)
{
  static const char *const QUOTES[] = { "-USDT", "/USDT", "-USD", "/USD", NULL };
  const char *quote = tln_scan_starts_any (scan, hit->at.end, QUOTES);

  if (quote == NULL || !in_list (hit->code, COINS) ||
      !ends_word (scan, hit->at.end + strlen (quote)))
    return FALSE;
  hit->at.end += strlen (quote);
  hit->exchange = "CRYPTO";
  hit->rule = "suffix";
  return TRUE;
}

static gboolean
upper_case (const char *word, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isupper (word[i]))
      return FALSE;
  return TRUE;
}

static gboolean
try_token (const TlnCodeScan *scan, TlnCodeHit *hit)
{
  gsize start = hit->at.start, n = hit->at.end - start;
  char before = start > 0 ? scan->t[start - 1] : '\0';

  if (n <= 5 && upper_case (scan->t + start, n))
    take_code (scan, hit, start, n);
  if (n <= 7 && service_form (scan, hit))
    return TRUE;
  if (hit->code[0] == '\0' || !ends_word (scan, hit->at.end))
    return FALSE;
  if (before == '$')
    return cashtag (scan, hit);
  if (before == '.' || before == '_' || before == '@' || before == '-' ||
      (before == '/' && start > 1 && scan->t[start - 2] != ' ' && !scan->taken[start - 2]))
    return FALSE;
  if (venue_prefix (scan, hit))
    return TRUE;
  if (before == '(' || before == '[')
    return bracketed (scan, hit);
  TlnCodeHit marked = *hit;
  if (take_suffix (scan, &marked) && (strlen (hit->code) > 1) &&
      !(marked.at.end - hit->at.end == 2 && strchr ("AB", scan->t[marked.at.end - 1]) != NULL &&
        !in_list (hit->code, CLASS_BASES))) {
    *hit = marked;
    hit->rule = "suffix";
    return TRUE;
  }
  return coin_pair (scan, hit);
}

/* NASDAQ: GOOGL, GOOG: further tickers of the same bracket. */
static void
add_list (TlnCodeScan *scan, const TlnCodeHit *first)
{
  gsize pos = first->at.end;

  if (strcmp (first->rule, "prefix") != 0 || g_ascii_islower (scan->t[first->at.start]))
    return;
  while (scan->t[pos] == ',' || tln_scan_starts (scan, pos, "、")) {
    pos = tln_scan_forth (scan, pos + (scan->t[pos] == ',' ? 1 : 3));
    gsize n = 0;
    while (g_ascii_isupper (scan->t[pos + n]))
      n++;
    if (n < 2 || n > 5 || (scan->t[pos + n] != ')' && scan->t[pos + n] != ','))
      return;
    TlnCodeHit hit = { .at = { pos, pos + n }, .exchange = first->exchange, .rule = "list" };
    take_code (scan, &hit, pos, n);
    if (in_list (hit.code, ACRONYMS))
      return;
    tln_scan_add (scan, &hit);
    pos += n;
  }
}

void
tln_code_find_latin (TlnCodeScan *scan)
{
  for (gsize pos = 0; pos < scan->n;) {
    if (!g_ascii_isalpha (scan->t[pos])) {
      pos++;
      continue;
    }
    TlnCodeHit hit = { .at = { pos, pos } };
    while (g_ascii_isalpha (scan->t[hit.at.end]))
      hit.at.end++;
    pos = hit.at.end;
    gboolean glued = hit.at.start > 0 && g_ascii_isdigit (scan->t[hit.at.start - 1]);
    if (glued || tln_scan_taken (scan, hit.at) || !try_token (scan, &hit))
      continue;
    if (strcmp (hit.exchange, "US") == 0 && in_list (hit.code, COINS) &&
        strcmp (hit.rule, "suffix") != 0)
      hit.exchange = "CRYPTO";
    tln_scan_add (scan, &hit);
    add_list (scan, &hit);
    pos = hit.at.end;
  }
}

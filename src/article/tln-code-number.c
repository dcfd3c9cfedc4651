/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Six digits that are something else: part of a longer number, a date, a count with its unit, or
 * what a label before them says (a telephone, an order, a postcode). */
#include "tln-code-scan.h"

#include <string.h>

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

static gboolean
year_and_month (const char *digits)
{
  int year = (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 +
             (digits[3] - '0');
  int month = (digits[4] - '0') * 10 + (digits[5] - '0');

  return year >= 1990 && year < 2040 && month >= 1 && month <= 12;
}

static gboolean
part_before (const TlnCodeScan *scan, gsize start)
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
part_after (const TlnCodeScan *scan, gsize end)
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

  gboolean bracket = FALSE;

  for (; pos > 0 && strchr (":#(\"'", scan->t[pos - 1]) != NULL;
       pos = tln_scan_back (scan, pos - 1))
    bracket = bracket || scan->t[pos - 1] == '(';
  const char *word = tln_scan_ends_any (scan, pos, OTHER_LABELS);
  if (bracket && (word == NULL || strlen (word) <= 3))
    return FALSE;
  if (word != NULL) {
    gsize at = pos - strlen (word);
    return !g_ascii_isalpha (word[0]) || at == 0 || !g_ascii_isalnum (scan->t[at - 1]);
  }
  return tln_scan_ends (scan, pos, "号") ||
         (tln_scan_ends (scan, pos, "码") && !tln_scan_ends (scan, pos, "代码"));
}

gboolean
tln_code_other_number (const TlnCodeScan *scan, gsize start)
{
  if (part_before (scan, start) || part_after (scan, start + 6) || other_label (scan, start))
    return TRUE;
  gboolean b_share = strncmp (scan->t + start, "200", 3) == 0 &&
                     (tln_scan_ends (scan, start, "B(") || tln_scan_ends (scan, start, "B股("));
  return year_and_month (scan->t + start) && !b_share;
}

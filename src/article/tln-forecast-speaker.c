/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who foretells. A name is taken only where it stands directly before a verb of saying, begins its
 * clause and looks like a name. */
#include "tln-forecasts.h"

#include <string.h>

#define MOST_NAME 24 /* characters of a Chinese name with its office */
#define MOST_TOKENS 6

static const char *const VERBS_ZH[] = { "预计", "预测", "认为", "表示", "指出",
                                        "预期", "预估", "预言", "称",   "透露",
                                        "强调", "坦言", "警告", "反驳", NULL };
/* A name that ends in one of these is an organisation or a person in office. */
static const char *const OFFICES[] = { "证券",   "银行",   "公司",   "集团", "研究院", "研究所",
                                       "协会",   "学会",   "基金",   "资本", "咨询",   "中心",
                                       "委员会", "统计局", "期货",   "保险", "信托",   "国际",
                                       "分析师", "总经理", "董事长", "央行", "大学",   "智库",
                                       "高盛",   "日报",   "晚报",   "时报", "周刊",   "通讯社",
                                       "电视台", NULL };
static const char *const OFFICES_INSIDE[] = { "分析师", "董事长", "总经理", "首席", "CEO",  "总裁",
                                              "创始人", "局长",   "部长",   "教授", "院士", NULL };
static const char *const LEADS[] = { "根据", "据",   "不过", "但是", "但",   "同时", "此外", "另外",
                                     "而",   "其中", "对此", "日前", "近日", "此前", NULL };
static const char *const TAILS[] = { "也",   "则",   "还",   "均",     "并",   "又", "曾",
                                     "最新", "近日", "此前", "进一步", "日前", "的", "研报",
                                     "报告", "在",   "就",   "方面",   "综合", NULL };
static const char *const NO_NAMES[] = { "我们",   "他们",   "市场", "业内",   "本公司", "公司",
                                        "该公司", "有观点", "有人", "分析师", "多家",   "部分",
                                        "有关",   "相关",   "普遍", "一致",   "机构",   "这",
                                        "其",     "该",     "各",   "上述",   NULL };
static const char *const NO_NAMES_LATIN[] = {
  "He",     "She",  "It",   "We",    "They",  "This", "That",       "I",        "You",
  "Who",    "What", "Many", "Some",  "Most",  "Now",  "Analysts",   "Experts",  "Economists",
  "People", "No",   "But",  "And",   "As",    "The",  "Management", "Everyone", "Nobody",
  "Few",    "One",  "If",   "While", "There", "When", "In",         NULL
};
static const char *const VERBS[] = { "expects",   "forecasts",   "predicts", "projects",
                                     "estimates", "anticipates", "said",     "says",
                                     "argues",    "believes",    "thinks",   "warns",
                                     "notes",     "writes",      "claims",   NULL };

static const char *
starts_any (const char *text, const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_str_has_prefix (text, *words))
      return *words;
  return NULL;
}

static const char *
ends_any (const char *text, gsize n, const char *const *words)
{
  for (; *words != NULL; words++) {
    gsize length = strlen (*words);
    if (length <= n && memcmp (text + n - length, *words, length) == 0)
      return *words;
  }
  return NULL;
}

static gboolean
clause_mark (gunichar c)
{
  return g_unichar_ispunct (c) && c != '&' && c != '.' && c != '-' && c != 0xB7;
}

/* Three or four Han characters that begin with a usual surname, or two. */
static gboolean
person (const char *name, glong length)
{
  static const char surnames[] =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓韩冯曹彭曾肖田"
      "董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方"
      "邹熊白孟秦邱侯江尹薛闫段雷龙史陶贺顾毛郝龚邵万覃武钱戴严莫孔向汤康";
  char first[8] = { 0 };
  gsize n = (gsize) (g_utf8_next_char (name) - name);

  if (length < 2 || length > 3 || n != 3)
    return FALSE;
  memcpy (first, name, n);
  return strstr (surnames, first) != NULL;
}

/* The name at the end of a clause, without what leads to it and follows it. */
static char *
clause_name (const char *from, const char *to)
{
  g_autofree char *name = g_strndup (from, (gsize) (to - from));
  gboolean source = FALSE;
  const char *word;

  g_strstrip (name);
  for (char *p = name; (word = starts_any (p, LEADS)) != NULL; p = name) {
    source = source || strcmp (word, "据") == 0 || strcmp (word, "根据") == 0;
    memmove (name, name + strlen (word), strlen (name) - strlen (word) + 1);
  }
  while ((word = ends_any (name, strlen (name), TAILS)) != NULL)
    name[strlen (name) - strlen (word)] = '\0';
  g_strstrip (name);
  glong length = g_utf8_strlen (name, -1);
  if (length < 2 || length > MOST_NAME || starts_any (name, NO_NAMES) != NULL ||
      g_ascii_isdigit (name[0]))
    return NULL;
  gboolean latin = TRUE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    latin = latin && g_utf8_get_char (p) < 0x250;
  gboolean clear = ends_any (name, strlen (name), OFFICES) != NULL || person (name, length) ||
                   (latin && g_ascii_isupper (name[0])) || (source && length <= 12 && latin);
  for (guint i = 0; !clear && OFFICES_INSIDE[i] != NULL; i++)
    clear = strstr (name, OFFICES_INSIDE[i]) != NULL;
  return clear ? g_steal_pointer (&name) : NULL;
}

static char *
speaker_zh (const char *sentence)
{
  const char *from = sentence;

  for (const char *p = sentence; *p != '\0'; p = g_utf8_next_char (p)) {
    if (clause_mark (g_utf8_get_char (p))) {
      from = g_utf8_next_char (p);
      continue;
    }
    const char *verb = starts_any (p, VERBS_ZH);
    if (verb == NULL || p == from)
      continue;
    char *name = clause_name (from, p);
    if (name != NULL)
      return name;
    p = p + strlen (verb) - 3;
    from = g_utf8_next_char (p);
  }
  return NULL;
}

static gboolean
token_char (char c)
{
  return g_ascii_isalnum (c) || c == '&' || c == '-' || c == '\'' || ((guchar) c & 0x80) != 0;
}

static gboolean
name_token (const char *from, const char *to)
{
  g_autofree char *token = g_strndup (from, (gsize) (to - from));

  return g_ascii_isupper (token[0]) && !g_strv_contains (NO_NAMES_LATIN, token);
}

/* The capitalised words that end before a place. */
static char *
name_before (const char *sentence, const char *end)
{
  const char *start = NULL, *p = end;

  for (guint i = 0; i < MOST_TOKENS && p > sentence && p[-1] == ' '; i++) {
    const char *to = p - 1, *from = to;
    while (from > sentence && token_char (from[-1]))
      from--;
    gboolean joiner = to - from == 2 && memcmp (from, "of", 2) == 0 && start != NULL;
    if (!joiner && (from == to || !name_token (from, to)))
      break;
    start = joiner ? start : from;
    p = from;
  }
  return start == NULL ? NULL : g_strndup (start, (gsize) (end - 1 - start));
}

/* The capitalised words from a place on. */
static char *
name_after (const char *at)
{
  const char *end = NULL, *start;

  static const char *const leads[] = { "a report by ",
                                       "a report from ",
                                       "a new report from ",
                                       "data from ",
                                       "estimates by ",
                                       "the ",
                                       NULL };
  const char *lead = starts_any (at, leads);

  if (lead != NULL)
    at += strlen (lead);
  start = at;
  for (guint i = 0; i < MOST_TOKENS; i++) {
    const char *to = at;
    while (token_char (*to))
      to++;
    gboolean joiner = end != NULL && to - at == 2 && memcmp (at, "of", 2) == 0;
    if (!joiner && (to == at || !name_token (at, to)))
      break;
    end = joiner ? end : to;
    if (*to != ' ')
      break;
    at = to + 1;
  }
  if (end == NULL)
    return NULL;
  gsize n = (gsize) (end - start);
  if (n > 2 && memcmp (end - 2, "'s", 2) == 0)
    n -= 2;
  return g_strndup (start, n);
}

static char *
speaker_latin (const char *sentence)
{
  static const char *const according[] = { "according to ", "According to ", NULL };

  for (guint i = 0; according[i] != NULL; i++) {
    const char *at = strstr (sentence, according[i]);
    if (at != NULL)
      return name_after (at + strlen (according[i]));
  }
  for (const char *p = sentence; *p != '\0'; p++) {
    const char *verb = p > sentence && p[-1] == ' ' ? starts_any (p, VERBS) : NULL;
    if (verb == NULL || token_char (p[strlen (verb)]))
      continue;
    char *name = name_before (sentence, p);
    if (name != NULL)
      return name;
  }
  return NULL;
}

char *
tln_forecast_speaker (const char *sentence)
{
  char *name = speaker_zh (sentence);

  return name != NULL ? name : speaker_latin (sentence);
}

/* The name between 据 and 报道. */
static char *
relay_zh (const char *sentence)
{
  static const char *const verbs[] = { "报道", "消息", "援引", "引述", "转述", NULL };
  const char *from = sentence;

  for (const char *p = sentence; *p != '\0'; p = g_utf8_next_char (p)) {
    if (clause_mark (g_utf8_get_char (p)))
      from = g_utf8_next_char (p);
    else if (starts_any (p, verbs) != NULL && p > from)
      return clause_name (from, p);
  }
  return NULL;
}

char *
tln_statement_relay (const char *sentence)
{
  static const char *const leads[] = { " told ",    "reported by ", "quoted by ",
                                       "cited by ", "relayed by ",  NULL };
  char *name = relay_zh (sentence);

  for (guint i = 0; name == NULL && leads[i] != NULL; i++) {
    const char *at = strstr (sentence, leads[i]);

    if (at != NULL)
      name = name_after (at + strlen (leads[i]));
  }
  return name;
}

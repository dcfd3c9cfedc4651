/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Escaping, properties, names and words of exported Markdown. No library, no files. */
#include "tln-export-text.h"

#include <string.h>

/* White space that is no layout. Unambiguous, since "&" is escaped before a "#". */
#define SPACE "&#32;"
#define TAB "&#9;"
#define NAME_BYTES 120

static const char *const words_en[TLN_WORD_LAST] = {
  [TLN_WORD_FALSIFIER] = "What would prove this wrong",
  [TLN_WORD_FOR] = "For",
  [TLN_WORD_AGAINST] = "Against",
  [TLN_WORD_NEUTRAL] = "Neutral",
  [TLN_WORD_NO_STAGE] = "Whole thesis",
  [TLN_WORD_INSTRUMENTS] = "Instruments",
  [TLN_WORD_CODE] = "Code",
  [TLN_WORD_NAME] = "Name",
  [TLN_WORD_STAGE] = "Stage",
  [TLN_WORD_REASON] = "Reason",
  [TLN_WORD_PRICES] = "Prices",
  [TLN_WORD_NO_PRICES] = "none",
  [TLN_WORD_INVENTED] = "invented data",
  [TLN_WORD_UNADJUSTED] = "unadjusted",
  [TLN_WORD_ADJUSTED] = "adjusted",
  [TLN_WORD_SPLITS_OUT] = "splits taken out",
  [TLN_WORD_NOTES] = "Notes",
  [TLN_WORD_ON_CHART] = "On the chart",
  [TLN_WORD_LINE_AT] = "line at",
  [TLN_WORD_SPLIT] = "split",
  [TLN_WORD_NO_SPLIT] = "no split",
  [TLN_WORD_DIVIDEND] = "dividend per share",
  [TLN_WORD_ARGUMENT] = "Argument",
  [TLN_WORD_SUPPORTS] = "Supports",
  [TLN_WORD_OPPOSES] = "Opposes",
  [TLN_WORD_REBUTS] = "Rebuts",
  [TLN_WORD_UNDERCUTS] = "Undercuts",
  [TLN_WORD_DEPENDS_ON] = "Depends on",
  [TLN_WORD_SAME_AS] = "Same as",
  [TLN_WORD_CONFLICTS_WITH] = "Conflicts with",
  [TLN_WORD_GROUND] = "Ground",
  [TLN_WORD_SEE_ABOVE] = "see above",
  [TLN_WORD_NO_EVIDENCE] = "No evidence yet.",
  [TLN_WORD_STRENGTH] = "strength",
  [TLN_WORD_RELAYED_BY] = "relayed by",
  [TLN_WORD_CHARACTERS] = "chars",
  [TLN_WORD_PAGE] = "p.",
  [TLN_WORD_COLOUR] = "marked",
  [TLN_WORD_CAPTURED] = "captured",
  [TLN_WORD_UNDATED] = "undated",
  [TLN_WORD_UNKNOWN_SOURCE] = "Unknown source",
  [TLN_WORD_CLAIMS] = "Claims",
  [TLN_WORD_THESES] = "Theses",
  [TLN_WORD_ARTICLES] = "Articles",
  [TLN_WORD_FORMER_NAMES] = "Former names",
  [TLN_WORD_TEXT] = "Text",
  [TLN_WORD_PICTURES] = "assets",
  [TLN_WORD_FORECASTS] = "Forecasts",
  [TLN_WORD_DUE] = "due",
  [TLN_WORD_NO_DATE] = "no date: cannot be scored",
  [TLN_WORD_CAME_TRUE] = "came true",
  [TLN_WORD_CAME_NOT] = "did not come true",
  [TLN_WORD_VOID] = "void",
  [TLN_WORD_MY_PROBABILITY] = "my probability",
  [TLN_WORD_SOURCE_PROBABILITY] = "the source's probability",
  [TLN_WORD_METRIC] = "Of what",
  [TLN_WORD_VALUE] = "Value",
  [TLN_WORD_AT_LEAST] = "At least",
  [TLN_WORD_AT_MOST] = "At most",
  [TLN_WORD_MULTIPLE] = "Times by then",
  [TLN_WORD_HORIZON] = "By when, in its words",
  [TLN_WORD_RULE] = "Decided by",
  [TLN_WORD_ACTUAL] = "The number that came",
  [TLN_WORD_PROOF] = "Proof",
  [TLN_WORD_NOTE] = "Note",
  [TLN_WORD_WATCHED] = "Watched",
  [TLN_WORD_TRIGGERED] = "Triggered",
  [TLN_WORD_DISMISSED] = "Dismissed",
  [TLN_WORD_CHECK] = "check on",
  [TLN_WORD_AS_KNOWN_ON] = "As known on ",
};

static const char *const words_zh[TLN_WORD_LAST] = {
  [TLN_WORD_FALSIFIER] = "证伪条件",
  [TLN_WORD_FOR] = "支持",
  [TLN_WORD_AGAINST] = "反对",
  [TLN_WORD_NEUTRAL] = "中立",
  [TLN_WORD_NO_STAGE] = "整个论题",
  [TLN_WORD_INSTRUMENTS] = "标的",
  [TLN_WORD_CODE] = "代码",
  [TLN_WORD_NAME] = "名称",
  [TLN_WORD_STAGE] = "环节",
  [TLN_WORD_REASON] = "理由",
  [TLN_WORD_PRICES] = "价格",
  [TLN_WORD_NO_PRICES] = "无",
  [TLN_WORD_INVENTED] = "虚构数据",
  [TLN_WORD_UNADJUSTED] = "不复权",
  [TLN_WORD_ADJUSTED] = "复权",
  [TLN_WORD_SPLITS_OUT] = "已剔除拆分",
  [TLN_WORD_NOTES] = "笔记",
  [TLN_WORD_ON_CHART] = "图表上的标注",
  [TLN_WORD_LINE_AT] = "价位线",
  [TLN_WORD_SPLIT] = "拆分",
  [TLN_WORD_NO_SPLIT] = "不是拆分",
  [TLN_WORD_DIVIDEND] = "每股分红",
  [TLN_WORD_ARGUMENT] = "论证",
  [TLN_WORD_SUPPORTS] = "支持",
  [TLN_WORD_OPPOSES] = "反对",
  [TLN_WORD_REBUTS] = "反驳",
  [TLN_WORD_UNDERCUTS] = "削弱",
  [TLN_WORD_DEPENDS_ON] = "依赖",
  [TLN_WORD_SAME_AS] = "相同",
  [TLN_WORD_CONFLICTS_WITH] = "矛盾",
  [TLN_WORD_GROUND] = "依据",
  [TLN_WORD_SEE_ABOVE] = "见上文",
  [TLN_WORD_NO_EVIDENCE] = "尚无证据。",
  [TLN_WORD_STRENGTH] = "强度",
  [TLN_WORD_RELAYED_BY] = "转述：",
  [TLN_WORD_CHARACTERS] = "字符",
  [TLN_WORD_PAGE] = "页",
  [TLN_WORD_COLOUR] = "标为",
  [TLN_WORD_CAPTURED] = "收录于",
  [TLN_WORD_UNDATED] = "日期不详",
  [TLN_WORD_UNKNOWN_SOURCE] = "来源不详",
  [TLN_WORD_CLAIMS] = "论点",
  [TLN_WORD_THESES] = "投资论题",
  [TLN_WORD_ARTICLES] = "文章",
  [TLN_WORD_FORMER_NAMES] = "曾用名",
  [TLN_WORD_TEXT] = "正文",
  [TLN_WORD_PICTURES] = "附件",
  [TLN_WORD_FORECASTS] = "预测",
  [TLN_WORD_DUE] = "到期",
  [TLN_WORD_NO_DATE] = "没有日期，无法评分",
  [TLN_WORD_CAME_TRUE] = "已应验",
  [TLN_WORD_CAME_NOT] = "未应验",
  [TLN_WORD_VOID] = "作废",
  [TLN_WORD_MY_PROBABILITY] = "我的概率",
  [TLN_WORD_SOURCE_PROBABILITY] = "来源的概率",
  [TLN_WORD_METRIC] = "指标",
  [TLN_WORD_VALUE] = "数值",
  [TLN_WORD_AT_LEAST] = "至少",
  [TLN_WORD_AT_MOST] = "至多",
  [TLN_WORD_MULTIPLE] = "届时倍数",
  [TLN_WORD_HORIZON] = "原文中的期限",
  [TLN_WORD_RULE] = "判定依据",
  [TLN_WORD_ACTUAL] = "实际数值",
  [TLN_WORD_PROOF] = "证据",
  [TLN_WORD_NOTE] = "备注",
  [TLN_WORD_WATCHED] = "观察中",
  [TLN_WORD_TRIGGERED] = "已触发",
  [TLN_WORD_DISMISSED] = "已排除",
  [TLN_WORD_CHECK] = "检查日期",
  [TLN_WORD_AS_KNOWN_ON] = "所知截至 ",
};

const char *
tln_export_word (const char *language, TlnWord word)
{
  gboolean chinese = language != NULL && g_str_has_prefix (language, "zh");

  return chinese ? words_zh[word] : words_en[word];
}

/* Characters with a meaning anywhere in a line; "#word" is a tag, "==" a mark, "&lt;" a character.
 */
static gboolean
special (const char *p)
{
  if (*p == '#')
    return p[1] != ' ';
  if (*p == '=')
    return p[1] == '=';
  if (*p == '&')
    return p[1] == '#' || g_ascii_isalnum (p[1]);
  return strchr ("\\`*_[]<>~$|^%", *p) != NULL;
}

/* "#", "-", "+", "=", or "1." at the start of a line would begin a block. */
static gboolean
begins_block (const char *line)
{
  return *line != '\0' && strchr ("#-+=", *line) != NULL;
}

static void
escape_line_number (GString *out, const char **at)
{
  const char *p = *at;

  while (g_ascii_isdigit (*p))
    p++;
  if (p > *at && (*p == '.' || *p == ')')) {
    g_string_append_len (out, *at, p - *at);
    g_string_append_c (out, '\\');
    *at = p;
  }
}

void
tln_export_escape (GString *out, const char *text)
{
  gboolean line_start = TRUE;

  for (const char *p = text; *p != '\0'; p++) {
    if (line_start)
      escape_line_number (out, &p);
    if ((line_start && begins_block (p)) || special (p))
      g_string_append_c (out, '\\');
    g_string_append_c (out, *p);
    line_start = *p == '\n' || (line_start && *p == ' ');
  }
}

void
tln_export_escape_line (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++) {
    if (special (p))
      g_string_append_c (out, '\\');
    g_string_append_c (out, g_ascii_iscntrl (*p) ? ' ' : *p);
  }
}

char *
tln_export_unescape (const char *markdown)
{
  g_autoptr (GString) out = g_string_sized_new (strlen (markdown));

  for (const char *p = markdown; *p != '\0'; p++) {
    if (*p == '\\' && (g_ascii_ispunct (p[1]) || p[1] == '\n'))
      p++;
    else if (g_str_has_prefix (p, SPACE) || g_str_has_prefix (p, TAB)) {
      g_string_append_c (out, g_str_has_prefix (p, TAB) ? '\t' : ' ');
      p += strlen (g_str_has_prefix (p, TAB) ? TAB : SPACE) - 1;
      continue;
    }
    g_string_append_c (out, *p);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

void
tln_export_quote_block (GString *out, const char *text, gboolean breaks)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    const char *line = lines[i];
    g_string_append (out, "> ");
    /* A line that is moved in would be code. */
    if (*line == ' ' || *line == '\t')
      g_string_append (out, *line++ == ' ' ? SPACE : TAB);
    tln_export_escape (out, line);
    if (breaks && *line != '\0' && lines[i + 1] != NULL && *lines[i + 1] != '\0')
      g_string_append_c (out, '\\');
    g_string_append_c (out, '\n');
  }
}

void
tln_export_tag (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    g_string_append_unichar (out, g_unichar_isalnum (c) ? c : '-');
  }
}

static gboolean
plain_scalar (const char *value)
{
  static const char *const words[] = { "true", "false", "yes", "no",   "y",
                                       "n",    "on",    "off", "null", NULL };
  if (g_unichar_isspace (g_utf8_get_char (value)) || g_str_has_suffix (value, " ") ||
      strchr ("-?:,[]{}#&*!|<>'\"%@`.+=~", *value) != NULL || g_ascii_isdigit (*value))
    return FALSE;
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)) || strchr (":#\"\\[]{},", *p) != NULL)
      return FALSE;
  g_autofree char *lower = g_ascii_strdown (value, -1);
  return !g_strv_contains (words, lower);
}

void
tln_export_property (GString *out, const char *key, const char *value)
{
  if (value == NULL || *value == '\0') {
    g_string_append_printf (out, "%s:\n", key);
    return;
  }
  g_string_append_printf (out, "%s: ", key);
  if (plain_scalar (value)) {
    g_string_append_printf (out, "%s\n", value);
    return;
  }
  g_string_append_c (out, '"');
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c == '"' || c == '\\')
      g_string_append_c (out, '\\');
    if (c == '\n')
      g_string_append (out, "\\n");
    else if (g_unichar_iscntrl (c))
      g_string_append_printf (out, "\\x%02x", c);
    else
      g_string_append_unichar (out, c);
  }
  g_string_append (out, "\"\n");
}

void
tln_export_property_day (GString *out, const char *key, TlnDay day)
{
  g_autofree char *text = tln_day_format (day);

  if (text != NULL)
    g_string_append_printf (out, "%s: %s\n", key, text);
  else
    g_string_append_printf (out, "%s:\n", key);
}

char *
tln_export_file_name (const char *title)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = title; *p != '\0' && out->len < NAME_BYTES; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c < 0x20 || (c < 0x80 && strchr ("*\"\\/<>:|?#^[]", (int) c) != NULL))
      c = ' ';
    if (c == ' ' && (out->len == 0 || out->str[out->len - 1] == ' '))
      continue;
    g_string_append_unichar (out, c);
  }
  while (out->len > 0 && strchr (" .", out->str[out->len - 1]) != NULL)
    g_string_truncate (out, out->len - 1);
  while (out->len > 0 && out->str[0] == '.')
    g_string_erase (out, 0, 1);
  if (out->len == 0)
    g_string_append (out, "untitled");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
tln_export_time (gint64 milliseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (milliseconds / 1000);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%MZ") : g_strdup ("?");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what was typed into the search field. Never fails on words, only on filters that make no
 * sense. What becomes of it is in tln-search-lookup.c and tln-search-filter.c. */
#include "tln-search-query.h"

#include "tln-day.h"
#include "tln-error.h"
#include "tln-search-unit.h"

#include <string.h>

#define SECONDS_PER_DAY 86400

/* What stands at the cursor: [-][key:]word or "phrase". */
typedef struct {
  gboolean exclude;
  gboolean quoted;
  gboolean star;
  const TlnFilterName *name; /* of its key, or NULL */
  const char *at; /* its first character */
  const char *value; /* what stands behind the colon, or at */
  const char *end;
  char *text;
} Token;

/* A query being read. */
typedef struct {
  TlnSearchQuery *query;
  const char *text;
  TlnSearchFault **fault;
} Reading;

const TlnFilterName TLN_FILTER_NAMES[] = {
  { "stage", TLN_FILTER_STAGE },     { "thesis", TLN_FILTER_THESIS },
  { "stance", TLN_FILTER_STANCE },   { "etf", TLN_FILTER_INSTRUMENT },
  { "site", TLN_FILTER_SITE },       { "by", TLN_FILTER_BY },
  { "lang", TLN_FILTER_LANGUAGE },   { "tag", TLN_FILTER_TAG },
  { "is", TLN_FILTER_IS },           { "since", TLN_FILTER_SINCE },
  { "until", TLN_FILTER_UNTIL },     { "instrument", TLN_FILTER_INSTRUMENT },
  { "环节", TLN_FILTER_STAGE },      { "论题", TLN_FILTER_THESIS },
  { "投资论题", TLN_FILTER_THESIS }, { "立场", TLN_FILTER_STANCE },
  { "标的", TLN_FILTER_INSTRUMENT }, { "基金", TLN_FILTER_INSTRUMENT },
  { "网站", TLN_FILTER_SITE },       { "作者", TLN_FILTER_BY },
  { "语言", TLN_FILTER_LANGUAGE },   { "标签", TLN_FILTER_TAG },
  { "状态", TLN_FILTER_IS },         { "自", TLN_FILTER_SINCE },
  { "至", TLN_FILTER_UNTIL },        { "feed", TLN_FILTER_FEED },
  { "订阅", TLN_FILTER_FEED },       { NULL, 0 },
};

const TlnFilterWord TLN_FILTER_WORDS[] = {
  { TLN_FILTER_IS, "unread", TLN_STATE_UNREAD },
  { TLN_FILTER_IS, "starred", TLN_STATE_STARRED },
  { TLN_FILTER_IS, "inbox", TLN_STATE_INBOX },
  { TLN_FILTER_IS, "archived", TLN_STATE_ARCHIVED },
  { TLN_FILTER_IS, "highlighted", TLN_STATE_HIGHLIGHTED },
  { TLN_FILTER_IS, "stub", TLN_STATE_STUB },
  { TLN_FILTER_STANCE, "for", TLN_STANCE_FOR },
  { TLN_FILTER_STANCE, "against", TLN_STANCE_AGAINST },
  { TLN_FILTER_STANCE, "neutral", TLN_STANCE_NEUTRAL },
  { TLN_FILTER_IS, "未读", TLN_STATE_UNREAD },
  { TLN_FILTER_IS, "星标", TLN_STATE_STARRED },
  { TLN_FILTER_IS, "收件箱", TLN_STATE_INBOX },
  { TLN_FILTER_IS, "已归档", TLN_STATE_ARCHIVED },
  { TLN_FILTER_IS, "高亮", TLN_STATE_HIGHLIGHTED },
  { TLN_FILTER_IS, "仅网址", TLN_STATE_STUB },
  { TLN_FILTER_STANCE, "支持", TLN_STANCE_FOR },
  { TLN_FILTER_STANCE, "反对", TLN_STANCE_AGAINST },
  { TLN_FILTER_STANCE, "中性", TLN_STANCE_NEUTRAL },
  { 0, NULL, 0 },
};

static const struct {
  const char *name;
  const char *code;
} LANGUAGES[] = {
  { "中文", "zh" },     { "汉语", "zh" },    { "chinese", "zh" }, { "英文", "en" },
  { "英语", "en" },     { "english", "en" }, { "日文", "ja" },    { "日语", "ja" },
  { "japanese", "ja" }, { "韩文", "ko" },    { "韩语", "ko" },    { "korean", "ko" },
};

static TlnUnitClass
class_at (const char *p, gunichar *folded)
{
  return tln_unit_class (g_utf8_get_char (p), folded);
}

static gboolean
at_blank (const char *p)
{
  gunichar folded;

  return class_at (p, &folded) == TLN_UNIT_BLANK;
}

static gboolean
at_sign (const char *p, gunichar sign)
{
  gunichar folded;

  class_at (p, &folded);
  return folded == sign;
}

/* The name of a filter at p with its colon (of either width); *after is what follows. */
static const TlnFilterName *
read_key (const char *p, const char **after)
{
  for (const TlnFilterName *name = TLN_FILTER_NAMES; name->name != NULL; name++) {
    gsize n = strlen (name->name);
    if (g_ascii_strncasecmp (p, name->name, n) == 0 && at_sign (p + n, ':')) {
      *after = g_utf8_next_char (p + n);
      return name;
    }
  }
  return NULL;
}

/* The text in quotes at p, without them; an open quote ends with the query. NULL: none here. */
static char *
read_quoted (const char *p, const char **after)
{
  gunichar open = g_utf8_get_char (p);
  gunichar close = open == 0x201C ? 0x201D : '"';

  if (open != 0x201C && !at_sign (p, '"'))
    return NULL;
  const char *from = g_utf8_next_char (p);
  const char *to = from;
  while (*to != '\0' && g_utf8_get_char (to) != close && !(close == '"' && at_sign (to, '"')))
    to = g_utf8_next_char (to);
  *after = *to == '\0' ? to : g_utf8_next_char (to);
  return g_strndup (from, (gsize) (to - from));
}

static char *
read_word (const char *p, const char **after)
{
  const char *to = p;

  while (*to != '\0' && !at_blank (to))
    to = g_utf8_next_char (to);
  *after = to;
  return g_strndup (p, (gsize) (to - p));
}

/* A star behind a word says that it may go on. */
static gboolean
take_star (Token *token, const char **p)
{
  gunichar folded;
  gsize n = strlen (token->text);

  if (token->quoted && at_sign (*p, '*') && **p != '\0') {
    *p = g_utf8_next_char (*p);
    return TRUE;
  }
  if (token->quoted || n < 2)
    return FALSE;
  const char *star = g_utf8_prev_char (token->text + n);
  if (star == token->text || !at_sign (star, '*') ||
      class_at (g_utf8_prev_char (star), &folded) != TLN_UNIT_WORD)
    return FALSE;
  token->text[star - token->text] = '\0';
  return TRUE;
}

/* The next token; FALSE at the end. */
static gboolean
read_token (const char **p, Token *token)
{
  *token = (Token) { 0 };
  while (**p != '\0' && at_blank (*p))
    *p = g_utf8_next_char (*p);
  if (**p == '\0')
    return FALSE;
  token->at = *p;
  if (at_sign (*p, '-')) {
    token->exclude = TRUE;
    *p = g_utf8_next_char (*p);
  }
  token->name = read_key (*p, p);
  token->value = *p;
  token->text = read_quoted (*p, p);
  token->quoted = token->text != NULL;
  if (!token->quoted)
    token->text = read_word (*p, p);
  if (token->name == NULL)
    token->star = take_star (token, p);
  token->end = *p;
  return TRUE;
}

static void
free_term (gpointer data)
{
  TlnTerm *term = data;

  tln_needle_free (term->needle);
  g_free (term);
}

static void
free_filter (gpointer data)
{
  TlnFilter *filter = data;

  g_strfreev (filter->values);
  g_free (filter);
}

/* Whether a word that was typed may be the initials of Chinese characters. No syllable begins with
 * i, u or v. */
static gboolean
may_be_initials (const TlnNeedle *needle)
{
  if (needle->length < TLN_UNIT_INITIALS_MIN || needle->length > TLN_UNIT_INITIALS_MAX)
    return FALSE;
  for (const char *p = needle->text; *p != '\0'; p++)
    if (!g_ascii_islower (*p) || strchr ("iuv", *p) != NULL)
      return FALSE;
  return TRUE;
}

static guint32
offset_of (const Reading *reading, const char *p)
{
  return (guint32) g_utf8_strlen (reading->text, p - reading->text);
}

static void
add_term (const Reading *reading, const Token *token, gboolean last)
{
  gboolean typing = last && !token->quoted && !token->exclude;
  TlnNeedle *needle = tln_needle_new (token->text, token->star || typing);

  if (needle == NULL)
    return;
  needle->initials = !token->quoted && !token->exclude && may_be_initials (needle);
  TlnTerm *term = g_new0 (TlnTerm, 1);
  term->needle = needle;
  term->exclude = token->exclude;
  term->quoted = token->quoted;
  term->start = offset_of (reading, token->at);
  term->end = offset_of (reading, token->end);
  g_ptr_array_add (reading->query->terms, term);
}

/* Always FALSE. */
static gboolean
fail (const Reading *reading, const TlnFilter *filter, TlnSearchError kind, const char *value)
{
  if (reading->fault != NULL)
    *reading->fault = tln_search_fault_new (kind, filter, value);
  return FALSE;
}

/* is: and stance: have their words. */
static gboolean
set_words (const Reading *reading, TlnFilter *filter)
{
  for (guint i = 0; filter->values[i] != NULL; i++) {
    const TlnFilterWord *word = TLN_FILTER_WORDS;
    while (word->word != NULL &&
           (word->kind != filter->kind || g_ascii_strcasecmp (filter->values[i], word->word) != 0))
      word++;
    if (word->word == NULL)
      return fail (reading, filter,
                   filter->kind == TLN_FILTER_IS ? TLN_SEARCH_ERROR_FLAG : TLN_SEARCH_ERROR_STANCE,
                   filter->values[i]);
    filter->bits |= word->bit;
  }
  return TRUE;
}

/* Codes of languages, in lower case. */
static gboolean
set_languages (const Reading *reading, TlnFilter *filter)
{
  for (guint i = 0; filter->values[i] != NULL; i++) {
    const char *code = filter->values[i];
    for (guint j = 0; j < G_N_ELEMENTS (LANGUAGES); j++)
      if (g_ascii_strcasecmp (code, LANGUAGES[j].name) == 0)
        code = LANGUAGES[j].code;
    gsize letters = strspn (code, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if ((letters != 2 && letters != 3) || (code[letters] != '\0' && code[letters] != '-'))
      return fail (reading, filter, TLN_SEARCH_ERROR_LANGUAGE, code);
    char *lower = g_ascii_strdown (code, (gssize) letters);
    g_free (filter->values[i]);
    filter->values[i] = lower;
  }
  return TRUE;
}

/* The first day after the span a date names. */
static TlnDay
end_of_span (const TlnDate *date)
{
  int year;
  int month;
  int day;

  tln_day_split (date->day, &year, &month, &day);
  if (date->precision == TLN_PRECISION_YEAR)
    return tln_day_new (year + 1, 1, 1);
  if (date->precision == TLN_PRECISION_MONTH)
    return tln_day_new (month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1);
  return date->day + (date->precision == TLN_PRECISION_WEEK ? 7 : 1);
}

static gboolean
set_date (const Reading *reading, TlnFilter *filter)
{
  TlnDate date;

  if (!tln_date_parse (filter->values[0], &date) || date.second >= 0)
    return fail (reading, filter, TLN_SEARCH_ERROR_DATE, filter->values[0]);
  TlnDay day = filter->kind == TLN_FILTER_SINCE ? date.day : end_of_span (&date);
  filter->time = (gint64) day * SECONDS_PER_DAY;
  return TRUE;
}

/* The values between commas; one in quotes is taken whole. */
static char **
split_values (const Token *token)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (GString) value = g_string_new (NULL);

  for (const char *p = token->text;; p = g_utf8_next_char (p)) {
    if (*p != '\0' && (token->quoted || !at_sign (p, ','))) {
      g_string_append_unichar (value, g_utf8_get_char (p));
      continue;
    }
    g_strstrip (value->str);
    if (value->str[0] != '\0')
      g_strv_builder_add (values, value->str);
    g_string_truncate (value, 0);
    if (*p == '\0')
      break;
  }
  return g_strv_builder_end (values);
}

static gboolean
add_filter (const Reading *reading, const Token *token)
{
  TlnFilter *filter = g_new0 (TlnFilter, 1);

  g_ptr_array_add (reading->query->filters, filter);
  filter->exclude = token->exclude;
  filter->kind = token->name->kind;
  filter->values = split_values (token);
  filter->start = offset_of (reading, token->at);
  filter->value = offset_of (reading, token->value);
  filter->end = offset_of (reading, token->end);
  if (filter->values[0] == NULL)
    return fail (reading, filter, TLN_SEARCH_ERROR_EMPTY, "");
  switch (filter->kind) {
  case TLN_FILTER_IS:
  case TLN_FILTER_STANCE:
    return set_words (reading, filter);
  case TLN_FILTER_LANGUAGE:
    return set_languages (reading, filter);
  case TLN_FILTER_SINCE:
  case TLN_FILTER_UNTIL:
    return set_date (reading, filter);
  case TLN_FILTER_STAGE:
  case TLN_FILTER_THESIS:
  case TLN_FILTER_INSTRUMENT:
  case TLN_FILTER_SITE:
  case TLN_FILTER_BY:
  case TLN_FILTER_TAG:
  case TLN_FILTER_FEED:
  default:
    return TRUE;
  }
}

/* TRUE when only filters follow. */
static gboolean
no_more_terms (const char *p)
{
  Token token;

  while (read_token (&p, &token)) {
    g_free (token.text);
    if (token.name == NULL)
      return FALSE;
  }
  return TRUE;
}

TlnSearchQuery *
tln_search_query_read (const char *text, TlnSearchFault **fault)
{
  g_autoptr (TlnSearchQuery) self = g_new0 (TlnSearchQuery, 1);
  g_autofree char *clean = g_utf8_make_valid (text, -1);
  const Reading reading = { self, clean, fault };
  const char *p = clean;
  Token token;

  self->terms = g_ptr_array_new_with_free_func (free_term);
  self->filters = g_ptr_array_new_with_free_func (free_filter);
  while (read_token (&p, &token)) {
    gboolean ok = TRUE;
    if (token.name != NULL)
      ok = add_filter (&reading, &token);
    else
      add_term (&reading, &token, no_more_terms (p));
    g_free (token.text);
    if (!ok)
      return NULL;
  }
  return g_steal_pointer (&self);
}

TlnSearchQuery *
tln_search_query_new (const char *text, GError **error)
{
  g_autoptr (TlnSearchFault) fault = NULL;
  TlnSearchQuery *self = tln_search_query_read (text, &fault);

  if (self == NULL) {
    g_autofree char *message = tln_search_fault_message (fault);
    g_set_error_literal (error, TLN_SEARCH_ERROR, (int) fault->kind, message);
  }
  return self;
}

void
tln_search_query_free (TlnSearchQuery *query)
{
  g_clear_pointer (&query->terms, g_ptr_array_unref);
  g_clear_pointer (&query->filters, g_ptr_array_unref);
  g_free (query);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every line is measured once (length, sentences, the words of tln-boilerplate-words.c in it);
 * the rules below decide over lines by those measures and by where the line stands. */
#include "tln-boilerplate.h"

#include "tln-boilerplate-words.h"
#include "tln-text.h"

#include <string.h>

/* Lines that are head or foot of a text, not counting empty ones. */
#define HEAD_LINES 8
#define FOOT_LINES 15
/* A promotion, an attribution, a caption is short. */
#define SHORT_LINE 120
#define CAPTION_LINE 80

typedef struct {
  gsize byte; /* where it begins */
  guint32 start; /* code points */
  guint32 end;
  guint32 length; /* characters that are no blanks */
  guint32 word; /* where the first word begins: after brackets, bullets and numbers */
  guint32 head_end; /* end of the heading word at the beginning of the line; 0: none */
  int head; /* its TlnWordClass, -1: none */
  gunichar after; /* the character after it, 0 at the end of the line */
  guint32 rest; /* characters after it, brackets and colons left out */
  guint strong;
  guint weak;
  guint promotion;
  guint sentences;
  guint disclaiming; /* sentences with a strong or two weak words */
  guint promoting;
  gboolean bracket; /* begins with a bracket */
  gboolean caption_end; /* ends as captions do */
  gboolean full_stop; /* a sentence ends in it */
  const char *kind;
  const char *rule;
} Line;

typedef struct {
  const char *text;
  GArray *lines; /* Line, empty ones left out */
} Page;

static gboolean
ends_sentence (gunichar c, const char *next)
{
  if (c == 0x3002 || c == '!' || c == '?' || c == ';' || c == 0xFF01 || c == 0xFF1F || c == 0xFF1B)
    return TRUE;
  return c == '.' && (*next == '\0' || *next == '\n' || *next == ' ');
}

/* Brackets, bullets, emphasis, numbering before the first word of a line. */
static gboolean
before_words (gunichar c)
{
  return g_unichar_isspace (c) || c == '#' || c == '*' || c == '>' || c == '-' || c == '_' ||
         c == '|' || c == '(' || c == '[' || c == '<' || c == 0xFF08 || c == 0x3010 ||
         c == 0x300A || c == 0x3014 || c == 0x300C || c == 0x2022 || c == 0x25CF || c == 0x25A0 ||
         c == 0x25B2 || c == 0x203B || c == 0x2014 || c == 0x201C || c == '"' || c == 0x00B7 ||
         c == 0x25B6 || c == 0x26A0 || c == 0xFE0F;
}

static gboolean
closes_heading (gunichar c)
{
  return g_unichar_isspace (c) || c == ':' || c == 0xFF1A || c == 0x3011 || c == ']' || c == ')' ||
         c == 0xFF09 || c == '*' || c == '#' || c == 0x300D || c == 0x300B || c == '.' ||
         c == '_' || c == '!' || c == 0xFF01 || c == '-' || c == 0x2014 || c == '|';
}

/* What a word found in the line says about it. */
static void
count_word (Line *line, const TlnFoundStage *found, guint *strong, guint *weak)
{
  switch ((TlnWordClass) found->stage_id) {
  case TLN_WORD_STRONG:
    line->strong++;
    (*strong)++;
    break;
  case TLN_WORD_WEAK:
    line->weak++;
    (*weak)++;
    break;
  case TLN_WORD_PROMOTION:
    line->promotion++;
    break;
  default:
    break;
  }
  gboolean may_head = found->stage_id >= TLN_WORD_HEADING && found->stage_id != TLN_WORD_PROMOTION;
  if (may_head && found->start == line->word) {
    line->head = (int) found->stage_id;
    line->head_end = found->end;
  }
}

static void
end_sentence (Line *line, guint *strong, guint *weak, guint *promotion)
{
  line->sentences++;
  line->disclaiming += *strong > 0 || *weak > 1;
  line->promoting += line->promotion > *promotion;
  *promotion = line->promotion;
  *strong = 0;
  *weak = 0;
}

/* Measures the line that begins at p; hits are the words found in the text, *at the next of them.
 */
static const char *
measure (Line *line, const char *p, GPtrArray *hits, guint *at)
{
  guint strong = 0, weak = 0, promotion = 0, since = 0;
  gboolean words = FALSE;
  guint32 pos = line->start;

  line->head = -1;
  for (; *p != '\0' && *p != '\n'; p = g_utf8_next_char (p), pos++) {
    gunichar c = g_utf8_get_char (p);
    if (!words && !before_words (c)) {
      words = TRUE;
      line->word = pos;
    } else if (!words) {
      line->bracket = line->bracket || c == '(' || c == 0xFF08;
    }
    for (; *at < hits->len; (*at)++) {
      const TlnFoundStage *found = g_ptr_array_index (hits, *at);
      if (found->start > pos)
        break;
      count_word (line, found, &strong, &weak);
    }
    line->length += !g_unichar_isspace (c);
    if (line->head >= 0 && pos == line->head_end)
      line->after = c;
    line->rest += line->head >= 0 && pos >= line->head_end && !closes_heading (c);
    since += !g_unichar_isspace (c);
    if (ends_sentence (c, p + 1) && since > 1) {
      line->full_stop = TRUE;
      end_sentence (line, &strong, &weak, &promotion);
      since = 0;
    }
  }
  if (since > 1)
    end_sentence (line, &strong, &weak, &promotion);
  line->end = pos;
  return p;
}

static gboolean
ends_with_any (const char *from, const char *to, const char *const *words)
{
  for (; *words != NULL; words++) {
    gsize n = strlen (*words);
    if ((gsize) (to - from) >= n && strncmp (to - n, *words, n) == 0)
      return TRUE;
  }
  return FALSE;
}

/* …走势图, …走势(不作为个股推荐): a caption without a number. */
static gboolean
ends_as_caption (const char *from, const char *to)
{
  static const char *const PLAIN[] = { "走势图", "示意图", "对比图", "趋势图", "结构图",
                                       "分布图", "流程图", "架构图", NULL };
  static const char *const WITH_BRACKET[] = { "走势", "情况", "表现", "变化", "图", NULL };

  while (to > from && g_ascii_isspace (to[-1]))
    to--;
  if (ends_with_any (from, to, PLAIN))
    return TRUE;
  const char *open = NULL;
  if (ends_with_any (from, to, (const char *const[]) { ")", "）", NULL }))
    for (const char *p = from; p < to; p = g_utf8_next_char (p))
      if (*p == '(' || g_utf8_get_char (p) == 0xFF08)
        open = p;
  return open != NULL && ends_with_any (from, open, WITH_BRACKET);
}

static void
read_page (Page *page, GPtrArray *hits)
{
  guint32 offset = 0;
  guint at = 0;

  page->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  for (const char *p = page->text; *p != '\0';) {
    Line line = { .byte = (gsize) (p - page->text), .start = offset };
    const char *end = measure (&line, p, hits, &at);
    if (line.length > 0 && line.length <= CAPTION_LINE)
      line.caption_end = ends_as_caption (p, end);
    if (line.length > 0)
      g_array_append_val (page->lines, line);
    offset = line.end + (*end == '\n');
    p = end + (*end == '\n');
  }
}

static gboolean
colon (gunichar c)
{
  return c == ':' || c == 0xFF1A;
}

static gboolean
heads_line (const Line *line)
{
  return line->after == 0 || closes_heading (line->after);
}

static gboolean
take (Line *line, const char *kind, const char *rule)
{
  line->kind = kind;
  line->rule = rule;
  return TRUE;
}

static gboolean
figure_line (Line *line, const char *text)
{
  if (line->length > CAPTION_LINE || line->strong > 1)
    return FALSE;
  if (line->head == TLN_WORD_FIGURE && !line->full_stop) {
    const char *p = g_utf8_offset_to_pointer (text, line->head_end - line->start);
    while (*p == ' ' || g_ascii_isdigit (*p) || *p == '-' || (*p == '.' && g_ascii_isdigit (p[1])))
      p++;
    gunichar c = g_utf8_get_char (p);
    if (colon (c) || (c == '.' && p[1] == ' ') || c == 0xFF5C || c == '|')
      return take (line, "figure", "caption: figure, number, colon");
    if (p > g_utf8_offset_to_pointer (text, line->head_end - line->start) && p[-1] == ' ')
      return take (line, "figure", "caption: figure and number");
  }
  return line->caption_end && !line->full_stop && line->length <= CAPTION_LINE / 2 &&
         take (line, "figure", "short line that ends as a caption");
}

static gboolean
attribution_line (Line *line)
{
  if (line->head != TLN_WORD_SUPPLIER || line->length > SHORT_LINE || line->sentences > 1)
    return FALSE;
  if (line->bracket && (colon (line->after) || line->length <= SHORT_LINE / 2))
    return take (line, "attribution", "bracketed line that names its source");
  return colon (line->after) && take (line, "attribution", "line that begins with its source");
}

/* Who wrote and published the article, at its head or foot; elsewhere, and under a figure, it is
 * the source of what stands before. */
static gboolean
source_line (Line *line, gboolean edge)
{
  if (line->head != TLN_WORD_SOURCE || line->length > SHORT_LINE ||
      (line->sentences > 1 && line->length > SHORT_LINE / 2))
    return FALSE;
  if (line->bracket && colon (line->after))
    return take (line, "attribution", "bracketed line that names its source");
  if (!colon (line->after) && line->after != '/' && line->after != '|')
    return FALSE;
  return take (line, edge ? "source-line" : "attribution",
               edge ? "source or author at the head or foot" : "line that begins with its source");
}

static gboolean
navigation_line (Line *line, gboolean edge)
{
  if ((line->head != TLN_WORD_NAVIGATION && line->head != TLN_WORD_NAVIGATION_LIST) ||
      line->length > SHORT_LINE || !edge)
    return FALSE;
  if (colon (line->after) || line->after == '>' || line->rest == 0 || line->after == 0xBB)
    return take (line, "navigation", "link of the site at the head or foot");
  return FALSE;
}

static gboolean
promotion_line (Line *line)
{
  return line->promotion > 0 && line->length <= SHORT_LINE &&
         line->promoting * 2 >= line->sentences &&
         take (line, "promotion", "short line that asks for something");
}

static gboolean
disclaims (const Line *line)
{
  return line->strong > 0 || line->weak > 1 || (line->weak == 1 && line->length <= 60);
}

static const char *
heading_rule (const Page *page, const Line *line)
{
  g_autofree char *word = tln_text_slice (page->text + line->byte, line->word - line->start,
                                          line->head_end - line->start);
  g_autofree char *rule = g_strdup_printf ("heading %s", word);

  return g_intern_string (rule);
}

/* A heading and the lines after it for as long as they disclaim. Returns the line to go on with. */
static guint
disclaimer_block (Page *page, guint at)
{
  Line *head = &g_array_index (page->lines, Line, at);
  gboolean alone = head->rest == 0;
  guint end = at + 1;

  if (head->kind != NULL || !heads_line (head))
    return at + 1;
  if (head->head != TLN_WORD_HEADING &&
      !(head->head == TLN_WORD_LOOSE_HEADING && (alone || head->strong > 0)))
    return at + 1;
  if (!alone && !colon (head->after) && !disclaims (head))
    return at + 1;
  for (; end < page->lines->len; end++) {
    const Line *line = &g_array_index (page->lines, Line, end);
    if (line->kind != NULL || !disclaims (line))
      break;
  }
  gboolean strong = FALSE;
  for (guint i = at; i < end; i++)
    strong = strong || g_array_index (page->lines, Line, i).strong > 0;
  gboolean late = (at + 1) * 2 > page->lines->len;
  if (alone ? end == at + 1 || !(strong || late) : !(disclaims (head) || late))
    return at + 1;
  const char *rule = heading_rule (page, head);
  for (guint i = at; i < end; i++)
    take (&g_array_index (page->lines, Line, i), "disclaimer", rule);
  return end;
}

/* Short lines after 相关阅读 up to the end are titles of other articles. */
static void
navigation_list (Page *page, guint at)
{
  guint end = at + 1;

  for (; end < page->lines->len; end++) {
    const Line *line = &g_array_index (page->lines, Line, end);
    if (line->kind == NULL && (line->length > 60 || line->full_stop))
      return;
  }
  for (guint i = at + 1; i < end; i++) {
    Line *line = &g_array_index (page->lines, Line, i);
    if (line->kind == NULL)
      take (line, "navigation", "titles after a heading of links at the foot");
  }
}

static gboolean
mostly_disclaimer (const Line *line)
{
  return line->strong > 0 && line->disclaiming * 2 >= line->sentences;
}

/* Disclaimers without a heading: at both ends, or lines of nothing else. */
static void
disclaimers_without_heading (Page *page)
{
  guint n = page->lines->len;

  for (guint i = n; i > 0; i--) {
    Line *line = &g_array_index (page->lines, Line, i - 1);
    if (line->kind == NULL && !mostly_disclaimer (line))
      break;
    if (line->kind == NULL)
      take (line, "disclaimer", "disclaimer sentences at the end");
  }
  for (guint i = 0; i < n; i++) {
    Line *line = &g_array_index (page->lines, Line, i);
    if (line->kind == NULL && i < 3 && mostly_disclaimer (line))
      take (line, "disclaimer", "disclaimer sentences at the beginning");
    else if (line->kind == NULL && line->strong > 0 && line->disclaiming == line->sentences &&
             line->length <= line->strong * 60)
      take (line, "disclaimer", "a line of nothing but disclaimer");
  }
}

static void
judge (Page *page)
{
  guint n = page->lines->len;

  for (guint i = 0; i < n; i++) {
    Line *line = &g_array_index (page->lines, Line, i);
    gboolean edge = i < HEAD_LINES || i + FOOT_LINES >= n;
    gboolean figure = i > 0 && g_strcmp0 (line[-1].kind, "figure") == 0;
    if (figure_line (line, page->text + line->byte) || attribution_line (line) ||
        source_line (line, edge && !figure) || navigation_line (line, edge))
      continue;
    promotion_line (line);
  }
  for (guint i = 0; i < n;)
    i = disclaimer_block (page, i);
  for (guint i = 0; i < n; i++) {
    const Line *line = &g_array_index (page->lines, Line, i);
    if (line->head == TLN_WORD_NAVIGATION_LIST && g_strcmp0 (line->kind, "navigation") == 0)
      navigation_list (page, i);
  }
  disclaimers_without_heading (page);
}

/* Lines after one another that were taken by one rule are one span. */
static GPtrArray *
take_spans (const Page *page)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  TlnFoundBoilerplate *last = NULL;

  for (guint i = 0; i < page->lines->len; i++) {
    const Line *line = &g_array_index (page->lines, Line, i);
    if (line->kind == NULL) {
      last = NULL;
    } else if (last != NULL && strcmp (last->kind, "disclaimer") == 0 && last->rule == line->rule) {
      last->end = line->end;
    } else {
      last = g_new0 (TlnFoundBoilerplate, 1);
      *last = (TlnFoundBoilerplate) { line->kind, line->start, line->end, line->rule };
      g_ptr_array_add (found, last);
    }
  }
  return found;
}

GPtrArray *
tln_boilerplate_find (const char *text)
{
  static gsize once = 0;
  static TlnCues *words = NULL;

  if (g_once_init_enter (&once)) {
    words = tln_cues_new_lists (tln_boilerplate_words, TLN_N_WORDS);
    g_once_init_leave (&once, 1);
  }
  g_autoptr (GPtrArray) hits = tln_cues_find (words, text);
  Page page = { .text = text };
  read_page (&page, hits);
  judge (&page);
  GPtrArray *found = take_spans (&page);
  g_array_unref (page.lines);
  return found;
}

const char *
tln_boilerplate_at (GPtrArray *boilerplate, guint32 offset)
{
  guint low = 0, high = boilerplate->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    const TlnFoundBoilerplate *one = g_ptr_array_index (boilerplate, middle);
    if (offset < one->start)
      high = middle;
    else if (offset >= one->end)
      low = middle + 1;
    else
      return one->kind;
  }
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rich text to CommonMark with tables, so that reading it back gives the same rich text. */
#include "tln-rich.h"

#include <string.h>

/* Written as a numeric entity, so that emphasis beside it is seen. */
#define CODED 1
/* Inside of code. */
#define CODE 2
/* A mark opens or closes before it. */
#define EDGE 4
/* A link begins with it. */
#define LINK 8

/* The inline text of one block as characters, and where marks open and close. */
typedef struct {
  gunichar *chars;
  guint n;
  guint32 start; /* of the block, to place spans */
  const TlnSpan *spans;
  guint n_spans;
  guint8 *marks; /* of each character, and one for the end: CODED … */
  gboolean row;
  gboolean heading;
  GString *out;
  const char *indent; /* of the lines after the first */
} Line;

typedef struct {
  GString *out;
  GArray *levels; /* Level: open list items, outermost first */
  guint quotes; /* depth of the block written last */
  const TlnSpan *quote; /* innermost quote of it */
  TlnSpanKind last;
} Writer;

typedef struct {
  guint indent; /* of the content */
  gboolean ordered;
  guint64 number;
  char delimiter;
} Level;

static gboolean
outer_fine (gunichar c)
{
  return g_unichar_isspace (c) || (c < 0x80 && !g_ascii_isalnum ((char) c));
}

/* Code begins and ends with a mark of its own. */
static gboolean
inner_fine (const Line *line, guint i)
{
  return g_unichar_isalnum (line->chars[i]) && (line->marks[i] & (CODED | CODE)) == 0;
}

/* A mark stands directly beside character i on its outer side; nothing else is between. */
static gboolean
code_neighbour (Line *line, guint inside, gint64 outside)
{
  if (outside < 0 || outside >= line->n || inner_fine (line, inside))
    return FALSE;
  if (outer_fine (line->chars[outside]) || (line->marks[outside] & CODED) != 0)
    return FALSE;
  line->marks[outside] |= CODED;
  return TRUE;
}

static gboolean
inside_code (const Line *line, guint i)
{
  return (line->marks[i] & CODE) != 0;
}

/* Marks beside punctuation are only seen by Markdown when the other side is a blank or
 * punctuation too; an entity begins and ends with punctuation. */
static void
choose_coded (Line *line)
{
  gboolean again = TRUE;

  while (again) {
    again = FALSE;
    for (guint k = 0; k < line->n_spans; k++) {
      const TlnSpan *span = &line->spans[k];
      if (span->kind != TLN_SPAN_EMPHASIS && span->kind != TLN_SPAN_STRONG)
        continue;
      guint from = span->start - line->start, to = span->end - line->start;
      if (from > 0 && !inside_code (line, from - 1))
        again |= code_neighbour (line, from, (gint64) from - 1);
      if (to < line->n && !inside_code (line, to))
        again |= code_neighbour (line, to - 1, to);
    }
  }
}

static gboolean
starts_link (const Line *line, guint i)
{
  return (line->marks[i] & LINK) != 0;
}

static gboolean
ordered_start (const Line *line, guint i)
{
  guint k = i;

  while (k < line->n && k - i < 9 && line->chars[k] < 0x80 &&
         g_ascii_isdigit ((char) line->chars[k]))
    k++;
  return k > i && k < line->n && (line->chars[k] == '.' || line->chars[k] == ')');
}

/* Characters that mean something at the start of a line only. */
static gboolean
special_at_start (const Line *line, guint i)
{
  gunichar c = line->chars[i];
  gunichar next = i + 1 < line->n ? line->chars[i + 1] : ' ';
  gboolean first = i == 0;

  if (line->row || line->heading)
    return FALSE;
  switch (c) {
  case '#':
    return next == '#' || g_unichar_isspace (next);
  case '+':
    return g_unichar_isspace (next);
  case '-':
    return !first || next == '-' || g_unichar_isspace (next);
  case '=':
  case '|':
  case ':':
    return !first;
  case '>':
    return TRUE;
  case '~':
    return next == '~';
  default:
    return FALSE;
  }
}

/* Inside a word, "_" is a letter; a mark or an entity beside it ends the word, too. */
static gboolean
inside_word (const Line *line, guint i)
{
  if (i == 0 || i + 1 >= line->n || !inner_fine (line, i - 1) || !inner_fine (line, i + 1))
    return FALSE;
  return ((line->marks[i] | line->marks[i + 1]) & EDGE) == 0;
}

static gboolean
needs_escape (const Line *line, guint i)
{
  gunichar c = line->chars[i];
  gunichar before = i > 0 ? line->chars[i - 1] : ' ';
  gunichar next = i + 1 < line->n ? line->chars[i + 1] : ' ';

  if (c >= 0x80)
    return FALSE;
  if (i == 0 || before == '\n')
    if (special_at_start (line, i))
      return TRUE;
  switch (c) {
  case '\\':
  case '`':
  case '*':
  case '[':
  case ']':
  case '<':
    return TRUE;
  case '_':
    return !inside_word (line, i);
  case '&':
    return next == '#' || (next < 0x80 && g_ascii_isalpha ((char) next));
  case '|':
    return line->row;
  case '!':
    return starts_link (line, i + 1);
  case '#':
    return line->heading && i + 1 == line->n;
  default:
    return FALSE;
  }
}

/* A number at the start of a line that would begin a list: its dot is escaped. */
static gboolean
escape_number (const Line *line, guint i)
{
  guint k = i;

  if ((line->chars[i] != '.' && line->chars[i] != ')') || line->row || line->heading)
    return FALSE;
  while (k > 0 && line->chars[k - 1] < 0x80 && g_ascii_isdigit ((char) line->chars[k - 1]))
    k--;
  return k < i && (k == 0 || line->chars[k - 1] == '\n') && ordered_start (line, k);
}

static void
write_char (const Line *line, guint i)
{
  gunichar c = line->chars[i];

  if (c == '\n') {
    g_string_append (line->out, "\\\n");
    g_string_append (line->out, line->indent);
  } else if (line->row && c == '\t') {
    g_string_append (line->out, " | ");
  } else if ((line->marks[i] & CODED) != 0) {
    g_string_append_printf (line->out, "&#%u;", c);
  } else {
    if (needs_escape (line, i) || escape_number (line, i))
      g_string_append_c (line->out, '\\');
    g_string_append_unichar (line->out, c);
  }
}

static guint
longest_run (const char *text, char c)
{
  guint longest = 0, run = 0;

  for (const char *p = text; *p != '\0'; p++) {
    run = *p == c ? run + 1 : 0;
    longest = MAX (longest, run);
  }
  return longest;
}

/* The shortest run of backticks that does not stand in a text: md4c knows none above 32. */
static guint
unused_run (const char *text)
{
  guint64 used = 1;
  guint n = 0;

  for (const char *p = strchr (text, '`'); p != NULL; p = strchr (p, '`')) {
    gsize run = strspn (p, "`");
    used |= run < 64 ? G_GUINT64_CONSTANT (1) << run : 0;
    p += run;
  }
  while (n < 63 && (used >> n & 1) != 0)
    n++;
  return n;
}

static void
write_code (GString *out, const Line *line, guint from, guint to)
{
  g_autofree char *text = g_ucs4_to_utf8 (line->chars + from, to - from, NULL, NULL, NULL);
  guint ticks = unused_run (text);
  gsize length = strlen (text);
  gboolean pad = length > 0 && (text[0] == '`' || text[length - 1] == '`');
  g_autofree char *fence = g_strnfill (ticks, '`');

  g_string_append (out, fence);
  g_string_append (out, pad ? " " : "");
  g_string_append (out, text);
  g_string_append (out, pad ? " " : "");
  g_string_append (out, fence);
}

static void
write_address (GString *out, const char *address)
{
  for (const char *p = address; *p != '\0'; p++) {
    if (*p == '&' && (p[1] == '#' || g_ascii_isalpha (p[1])))
      g_string_append (out, "&amp;");
    else
      g_string_append_c (out, *p);
  }
}

static void
write_mark (GString *out, const TlnSpan *span, gboolean open)
{
  switch (span->kind) {
  case TLN_SPAN_STRONG:
    g_string_append (out, "**");
    break;
  case TLN_SPAN_EMPHASIS:
    g_string_append (out, "*");
    break;
  case TLN_SPAN_LINK:
    g_string_append (out, open ? "[" : "](");
    if (!open) {
      write_address (out, span->target != NULL ? span->target : "");
      g_string_append_c (out, ')');
    }
    break;
  default:
    break;
  }
}

/* Writes the characters [from, to) with the marks of the spans from index k that lie inside;
 * returns the index after them. */
static guint
write_range (const Line *line, guint32 to, guint k, guint32 from)
{
  guint32 at = from;

  while (k < line->n_spans && line->spans[k].start < line->start + to) {
    const TlnSpan *span = &line->spans[k];
    guint32 start = MAX (span->start - line->start, at), end = MIN (span->end - line->start, to);
    for (; at < start; at++)
      write_char (line, at);
    k++;
    if (end <= start)
      continue;
    if (span->kind == TLN_SPAN_CODE) {
      write_code (line->out, line, start, end);
    } else {
      write_mark (line->out, span, TRUE);
      k = write_range (line, end, k, start);
      write_mark (line->out, span, FALSE);
    }
    at = end;
  }
  for (; at < to; at++)
    write_char (line, at);
  return k;
}

static void
mark_span (Line *line, const TlnSpan *span)
{
  guint from = MIN (span->start - line->start, line->n);
  guint to = MIN (span->end - line->start, line->n);

  line->marks[from] |= EDGE | (span->kind == TLN_SPAN_LINK ? LINK : 0);
  line->marks[to] |= EDGE;
  for (guint i = from; i < to && span->kind == TLN_SPAN_CODE; i++)
    line->marks[i] |= CODE;
}

static void
prepare_line (Line *line, const TlnRich *rich, const TlnSpan *block, const char *text)
{
  glong n;

  line->chars = g_utf8_to_ucs4_fast (text, -1, &n);
  line->n = (guint) n;
  line->start = block->start;
  line->marks = g_new0 (guint8, line->n + 1);
  line->row = block->kind == TLN_SPAN_TABLE_ROW;
  line->heading = block->kind == TLN_SPAN_HEADING;
  const TlnSpan *end = &g_array_index (rich->spans, TlnSpan, 0) + rich->spans->len;
  line->spans = block + 1;
  while (line->spans + line->n_spans < end && line->spans[line->n_spans].kind >= TLN_SPAN_EMPHASIS)
    mark_span (line, &line->spans[line->n_spans++]);
}

static void
write_inline (GString *out,
              const TlnRich *rich,
              const TlnSpan *block,
              const char *text,
              const char *indent)
{
  Line line = { .out = out, .indent = indent };

  prepare_line (&line, rich, block, text);
  choose_coded (&line);
  write_range (&line, line.n, 0, 0);
  g_free (line.chars);
  g_free (line.marks);
}

/* The marker of a list item, and the indent of what is in it. A number that does not follow the
 * one before gets the other delimiter, which starts another list. */
static void
write_item_marker (Writer *self, const TlnSpan *block, const char *quote)
{
  gboolean ordered = block->target != NULL;
  guint64 number = ordered ? g_ascii_strtoull (block->target, NULL, 10) : 0;
  guint at = block->level > 0 ? block->level - 1 : 0;

  if (self->last != TLN_SPAN_LIST_ITEM)
    g_array_set_size (self->levels, 0);
  at = MIN (at, self->levels->len);
  guint outer = at > 0 ? g_array_index (self->levels, Level, at - 1).indent : 0;
  char delimiter = '.';
  if (at < self->levels->len) {
    const Level *before = &g_array_index (self->levels, Level, at);
    if (ordered && before->ordered)
      delimiter =
          before->number + 1 == number ? before->delimiter : (before->delimiter == '.' ? ')' : '.');
  }
  g_array_set_size (self->levels, at);
  g_autofree char *marker =
      ordered ? g_strdup_printf ("%" G_GUINT64_FORMAT "%c ", number, delimiter) : g_strdup ("- ");
  Level level = { outer + (guint) strlen (marker), ordered, number, delimiter };
  g_array_append_val (self->levels, level);
  g_string_append_printf (self->out, "%s%*s%s", quote, (int) outer, "", marker);
}

static void
write_code_block (GString *out, const TlnSpan *block, const char *text, const char *quote)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *fence = g_strnfill (MAX (3, longest_run (text, '`') + 1), '`');

  g_string_append_printf (out, "%s%s%s\n", quote, fence, block->target ? block->target : "");
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, "%s%s\n", quote, lines[i]);
  g_string_append_printf (out, "%s%s\n", quote, fence);
}

static void
write_row (Writer *self,
           const TlnRich *rich,
           const TlnSpan *block,
           const char *text,
           const char *quote)
{
  guint columns = 1;

  for (const char *p = text; *p != '\0'; p++)
    columns += *p == '\t';
  /* A row with fewer cells than its head is one where the rest is empty. */
  g_string_append_printf (self->out, "%s| ", quote);
  write_inline (self->out, rich, block, text, "");
  g_string_append (self->out, " |\n");
  if (block->level == 0)
    return;
  g_string_append_printf (self->out, "%s|", quote);
  for (guint i = 0; i < columns; i++)
    g_string_append (self->out, " --- |");
  g_string_append_c (self->out, '\n');
}

static void
write_plain (Writer *self,
             const TlnRich *rich,
             const TlnSpan *block,
             const char *text,
             const char *quote)
{
  guint inner = self->levels->len > 0 && block->kind == TLN_SPAN_LIST_ITEM
                    ? g_array_index (self->levels, Level, self->levels->len - 1).indent
                    : 0;
  g_autofree char *indent = g_strdup_printf ("%s%*s", quote, (int) inner, "");
  gboolean caption = block->kind == TLN_SPAN_CAPTION;

  if (block->kind != TLN_SPAN_LIST_ITEM)
    g_string_append (self->out, quote);
  if (block->kind == TLN_SPAN_HEADING) {
    g_autofree char *marks = g_strnfill (CLAMP (block->level, 1, 6), '#');
    g_string_append_printf (self->out, "%s ", marks);
  }
  g_string_append (self->out, caption ? "*" : "");
  write_inline (self->out, rich, block, text, indent);
  g_string_append (self->out, caption ? "*\n" : "\n");
}

static void
write_image (GString *out, const TlnSpan *block, const char *quote)
{
  g_string_append_printf (out, "%s![", quote);
  for (const char *p = block->label != NULL ? block->label : ""; *p != '\0'; p++) {
    if (g_ascii_ispunct (*p) && strchr ("\\`*_[]<&", *p) != NULL)
      g_string_append_c (out, '\\');
    g_string_append_c (out, *p);
  }
  g_string_append (out, "](");
  write_address (out, block->target != NULL ? block->target : "");
  g_string_append (out, ")\n");
}

static void
write_block (Writer *self,
             const TlnRich *rich,
             const TlnSpan *block,
             const char *text,
             const char *quote)
{
  switch (block->kind) {
  case TLN_SPAN_CODE_BLOCK:
    write_code_block (self->out, block, text, quote);
    break;
  case TLN_SPAN_TABLE_ROW:
    write_row (self, rich, block, text, quote);
    break;
  case TLN_SPAN_IMAGE:
    write_image (self->out, block, quote);
    break;
  case TLN_SPAN_RULE:
    g_string_append_printf (self->out, "%s***\n", quote);
    break;
  case TLN_SPAN_LIST_ITEM:
    write_item_marker (self, block, quote);
    write_plain (self, rich, block, text, quote);
    break;
  default:
    write_plain (self, rich, block, text, quote);
    break;
  }
}

/* An ordered item that is neither the first of its list by number nor follows the one before
 * would be read as more text of that one. */
static gboolean
item_needs_blank (Writer *self, const TlnSpan *block)
{
  if (block->target == NULL)
    return FALSE;
  guint64 number = g_ascii_strtoull (block->target, NULL, 10);
  if (number == 1)
    return FALSE;
  if (block->level < 1 || block->level > self->levels->len)
    return TRUE;
  const Level *before = &g_array_index (self->levels, Level, block->level - 1);
  return !before->ordered || before->number + 1 != number;
}

/* A blank line between blocks, with as many quote marks as both are in; none between the items of
 * a list and the rows of a table. */
static void
part_blocks (Writer *self, const TlnSpan *block, guint common, gboolean same_quotes)
{
  gboolean tight = same_quotes && self->last == block->kind &&
                   ((block->kind == TLN_SPAN_LIST_ITEM && !item_needs_blank (self, block)) ||
                    (block->kind == TLN_SPAN_TABLE_ROW && block->level == 0));

  if (self->out->len == 0 || tight)
    return;
  for (guint i = 0; i < common; i++)
    g_string_append (self->out, i + 1 < common ? "> " : ">");
  g_string_append_c (self->out, '\n');
}

char *
tln_rich_to_markdown (const TlnRich *rich)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_autoptr (GPtrArray) quotes = g_ptr_array_new ();
  Writer self = { .out = out, .levels = levels, .last = TLN_SPAN_RULE };
  const char *at = rich->text;
  guint32 offset = 0;
  guint before = 0;

  for (guint i = 0; i < rich->spans->len; i++) {
    const TlnSpan *span = &g_array_index (rich->spans, TlnSpan, i);
    if (span->kind >= TLN_SPAN_EMPHASIS)
      continue;
    guint closed = quotes->len;
    while (quotes->len > 0 && ((TlnSpan *) quotes->pdata[quotes->len - 1])->end < span->start)
      g_ptr_array_set_size (quotes, (int) quotes->len - 1);
    if (span->kind == TLN_SPAN_QUOTE) {
      before = MIN (before, quotes->len);
      g_ptr_array_add (quotes, (gpointer) span);
      continue;
    }
    gboolean same = before == quotes->len && closed == quotes->len;
    before = MIN (before, quotes->len);
    at = g_utf8_offset_to_pointer (at, (glong) (span->start - offset));
    const char *end = g_utf8_offset_to_pointer (at, (glong) (span->end - span->start));
    g_autofree char *text = g_strndup (at, (gsize) (end - at));
    g_autoptr (GString) quote = g_string_new (NULL);
    for (guint k = 0; k < quotes->len; k++)
      g_string_append (quote, "> ");
    part_blocks (&self, span, before, same);
    if (!same)
      self.last = TLN_SPAN_RULE;
    write_block (&self, rich, span, text, quote->str);
    self.last = span->kind;
    at = end;
    offset = span->end;
    before = quotes->len;
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

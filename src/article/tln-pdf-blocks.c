/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lines belong together: by size, distance, indent, and by whether a line was ended on
 * purpose. */
#include "tln-pdf-blocks.h"

#include "tln-pdf-join.h"

#include <stdlib.h>
#include <string.h>

/* Sizes that differ by less are the same; larger ones are of headings. Parts of the body's size. */
#define SAME_SIZE 0.08
#define HEADING_SIZE 1.12
/* Letters of a heading at most, and of one that only its weight makes one. */
#define HEADING_WEIGHT 160
#define BOLD_WEIGHT 80
#define LEVELS 4
/* Distance of lines, as part of the usual one, at which a paragraph ends. */
#define PARAGRAPH_GAP 1.4
#define HEADING_GAP 1.7
/* Indent of a first line, as part of the size of its letters. */
#define INDENT 0.8

typedef struct {
  GPtrArray *blocks;
  TlnPdfWords *words;
  int body; /* size */
  double leading; /* distance of lines, as part of their size */
  TlnPdfBlock *block; /* at hand */
  gboolean inside_item; /* it is an item of a list */
  const TlnPdfLine *first; /* of its lines */
  const TlnPdfLine *last;
  TlnPdfBlock *open; /* a paragraph that may go on in another column */
  const TlnPdfLine *open_line; /* its last line */
  guint page; /* of the last line, from 1; 0: none yet */
  gboolean body_seen; /* in the column at hand */
} Maker;

static void
block_free (gpointer data)
{
  TlnPdfBlock *block = data;

  g_string_free (block->text, TRUE);
  g_array_unref (block->turns);
  g_free (block);
}

static gboolean
same_size (const Maker *self, int a, int b)
{
  return abs (a - b) <= self->body * SAME_SIZE;
}

static gboolean
indented (const TlnPdfLine *line)
{
  return line->x0 - line->left > line->size * INDENT;
}

/* An entry of a table of contents. */
static gboolean
entry (const TlnPdfLine *line)
{
  return strstr (line->text, " … ") != NULL;
}

/* That, or a row of a table. */
static gboolean
stands_alone (const TlnPdfLine *line)
{
  return line->cells || entry (line);
}

static gboolean
ends_in_digit (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && g_ascii_isdigit (text[length - 1]);
}

static gboolean
item (const char *text)
{
  gboolean bullet;

  return tln_pdf_item_mark (text, &bullet) > 0;
}

/* The distance to the last line is one between paragraphs. */
static gboolean
far_below (const Maker *self, const TlnPdfLine *line)
{
  double distance = line->y1 - self->last->y1;
  gboolean large = line->size > self->body * HEADING_SIZE;
  double most = large ? line->size * MAX (HEADING_GAP, self->leading)
                      : line->size * self->leading * PARAGRAPH_GAP;

  return distance > most || distance < -line->size / 2.0;
}

/* Begins further to the right, as a first line may when the last has come to its end, or further to
 * the left than the lines of an item do. */
static gboolean
shifted (const Maker *self, const TlnPdfLine *line)
{
  double indent = line->size * INDENT;

  if (line->x0 - self->last->x0 > indent)
    return indented (line) && !self->inside_item && tln_pdf_ends_sentence (self->last->text);
  if (self->inside_item && line->x0 < self->first->x0 - indent)
    return TRUE;
  return line->x0 < self->last->x0 - indent && self->last != self->first;
}

/* Large lines that are short and begin at the same place are no title in two lines. */
static gboolean
one_below_another (const TlnPdfLine *last, const TlnPdfLine *line)
{
  return abs (line->x0 - last->x0) * 5 < line->size &&
         (last->x1 - last->x0) * 2 < last->right - last->left && tln_pdf_had_room (last, line);
}

static gboolean
begins_block (const Maker *self, const TlnPdfLine *line)
{
  const TlnPdfLine *last = self->last;

  if (self->block == NULL || last->column != line->column ||
      !same_size (self, last->size, line->size))
    return TRUE;
  if (stands_alone (line) || entry (last) || item (line->text) || far_below (self, line))
    return TRUE;
  if (line->size > self->body * HEADING_SIZE)
    return one_below_another (last, line);
  return shifted (self, line) || tln_pdf_had_room (last, line);
}

/* The first line of body text in a column goes on with a paragraph that a column before has left
 * without an end. */
static gboolean
continues (const Maker *self, const TlnPdfLine *line)
{
  const TlnPdfLine *end = self->open_line;

  if (self->open == NULL || self->body_seen || end->column == line->column)
    return FALSE;
  if (!same_size (self, end->size, line->size) || end->bold != line->bold || item (line->text) ||
      stands_alone (line) || stands_alone (end) || indented (line) || indented (end))
    return FALSE;
  /* A line alone in its column is as wide as that. */
  if ((end->x1 - end->x0) * 3 < (line->x1 - line->x0) * 2)
    return FALSE;
  return !tln_pdf_ends_sentence (end->text) && (end->right - end->x1) * 6 < end->right - end->left;
}

static guint
count_letters (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += !g_unichar_isspace (g_utf8_get_char (p));
  return n;
}

static void
start_block (Maker *self, const TlnPdfLine *line)
{
  TlnPdfBlock *block = g_new0 (TlnPdfBlock, 1);

  block->size = line->size;
  block->bold = TRUE;
  block->page = line->page;
  block->text = g_string_new (NULL);
  block->turns = g_array_new (FALSE, FALSE, sizeof (TlnPdfTurn));
  g_ptr_array_add (self->blocks, block);
  self->block = block;
  self->inside_item = item (line->text);
  self->first = line;
}

/* A hyphen that joined two lines is gone then. */
static void
append (Maker *self, const char *text)
{
  TlnPdfBlock *block = self->block;
  gsize length = block->text->len + strlen (text);

  tln_pdf_join (block->text, text, self->words);
  block->letters += count_letters (text);
  block->letters -= block->text->len < length;
}

static void
add_line (Maker *self, const TlnPdfLine *line)
{
  gboolean body = same_size (self, line->size, self->body);

  if (self->last != NULL && self->last->column != line->column)
    self->body_seen = FALSE;
  if (continues (self, line)) {
    self->block = self->open;
    self->inside_item = FALSE;
    self->first = line;
  } else if (begins_block (self, line)) {
    start_block (self, line);
  }
  append (self, line->text);
  self->block->bold = self->block->bold && line->bold;
  self->block->row =
      self->block->row || entry (line) || (line->cells && ends_in_digit (line->text));
  if (line->page + 1 != self->page) {
    TlnPdfTurn turn = { line->page, self->block->letters - count_letters (line->text) };
    g_array_append_val (self->block->turns, turn);
    self->page = line->page + 1;
  }
  self->last = line;
  if (!body)
    return;
  self->body_seen = TRUE;
  self->open = self->block;
  self->open_line = line;
}

int
tln_pdf_body_size (GPtrArray *lines)
{
  g_autoptr (GHashTable) weights = g_hash_table_new (NULL, NULL);
  guint most = 0;
  int body = 100;

  for (guint i = 0; i < lines->len; i++) {
    const TlnPdfLine *line = lines->pdata[i];
    gpointer size = GINT_TO_POINTER ((line->size + 2) / 5 * 5);
    guint weight =
        GPOINTER_TO_UINT (g_hash_table_lookup (weights, size)) + tln_pdf_weight (line->text);
    g_hash_table_insert (weights, size, GUINT_TO_POINTER (weight));
    if (weight > most) {
      most = weight;
      body = MAX (GPOINTER_TO_INT (size), 1);
    }
  }
  return body;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, two = *(const double *) b;

  return (one > two) - (one < two);
}

/* The usual distance of lines of the body, as part of their size. */
static double
find_leading (const Maker *self, GPtrArray *lines)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 1; i < lines->len; i++) {
    const TlnPdfLine *last = lines->pdata[i - 1], *line = lines->pdata[i];
    double distance = (double) (line->y1 - last->y1) / line->size;
    if (last->column == line->column && distance > 0.8 && distance < 3 &&
        same_size (self, line->size, self->body) && same_size (self, last->size, line->size))
      g_array_append_val (found, distance);
  }
  g_array_sort (found, compare_doubles);
  return found->len > 0 ? g_array_index (found, double, found->len / 3) : 1.3;
}

static gboolean
says_something (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* bold_counts: bold letters are rare enough to mean something. */
static gboolean
is_heading (const Maker *self, const TlnPdfBlock *block, gboolean bold_counts)
{
  guint weight = tln_pdf_weight (block->text->str);

  if (block->row || !says_something (block->text->str))
    return FALSE;
  if (block->size >= self->body * HEADING_SIZE)
    return weight <= HEADING_WEIGHT;
  return bold_counts && block->bold && same_size (self, block->size, self->body) &&
         weight <= BOLD_WEIGHT && weight > 2 && !tln_pdf_ends_sentence (block->text->str);
}

/* The larger the letters, the higher the heading; those of the body's size are the lowest. */
static void
set_levels (const Maker *self)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (int));

  for (int size = G_MAXINT;;) {
    int next = 0;
    for (guint i = 0; i < self->blocks->len; i++) {
      const TlnPdfBlock *block = self->blocks->pdata[i];
      if (block->kind == TLN_PDF_HEADING && block->size < size && block->size > next)
        next = block->size;
    }
    if (next == 0 || sizes->len >= LEVELS)
      break;
    g_array_append_val (sizes, next);
    size = next - (int) (self->body * SAME_SIZE);
  }
  for (guint i = 0; i < self->blocks->len; i++) {
    TlnPdfBlock *block = self->blocks->pdata[i];
    block->level = 1;
    while (block->level < sizes->len &&
           block->size < g_array_index (sizes, int, block->level - 1) &&
           !same_size (self, block->size, g_array_index (sizes, int, block->level - 1)))
      block->level++;
  }
}

/* Takes the bullet away, which is one letter. */
static void
take_mark (TlnPdfBlock *block, gsize mark)
{
  g_string_erase (block->text, 0, (gssize) mark);
  block->letters--;
  for (guint i = 0; i < block->turns->len; i++) {
    TlnPdfTurn *turn = &g_array_index (block->turns, TlnPdfTurn, i);
    turn->letters -= MIN (turn->letters, 1);
  }
}

static void
find_kinds (const Maker *self)
{
  guint bold = 0, all = 0;

  for (guint i = 0; i < self->blocks->len; i++) {
    const TlnPdfBlock *block = self->blocks->pdata[i];
    guint weight = tln_pdf_weight (block->text->str);
    all += weight;
    bold += block->bold ? weight : 0;
  }
  for (guint i = 0; i < self->blocks->len; i++) {
    TlnPdfBlock *block = self->blocks->pdata[i];
    gboolean bullet;
    gsize mark = tln_pdf_item_mark (block->text->str, &bullet);
    if (is_heading (self, block, bold * 3 < all)) {
      block->kind = TLN_PDF_HEADING;
    } else if (mark > 0 && bullet && block->text->len > mark) {
      block->kind = TLN_PDF_ITEM;
      take_mark (block, mark);
    }
  }
}

GPtrArray *
tln_pdf_blocks (GPtrArray *lines)
{
  g_autoptr (TlnPdfWords) words = tln_pdf_words_new (lines);
  Maker self = { .blocks = g_ptr_array_new_with_free_func (block_free),
                 .words = words,
                 .body = tln_pdf_body_size (lines) };

  self.leading = find_leading (&self, lines);
  for (guint i = 0; i < lines->len; i++)
    add_line (&self, lines->pdata[i]);
  find_kinds (&self);
  set_levels (&self);
  return self.blocks;
}

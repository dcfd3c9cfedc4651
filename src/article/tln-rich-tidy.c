/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canonical form of one block: white space squeezed, every inline kind without white space at
 * its ends, and no two marks touching in a way Markdown cannot tell apart. */
#include "tln-rich-tidy.h"

#include "tln-text.h"

typedef struct {
  GArray *cells;
  TlnSpanKind kind;
  gboolean soft;
} Tidy;

#define CELL(self, i) (g_array_index ((self)->cells, TlnCell, (i)))

gboolean
tln_cell_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == '\v';
}

/* Squeezes white space in place: to LF where a break is in it, TAB between cells. */
static void
squeeze (Tidy *self)
{
  guint out = 0;

  for (guint i = 0; i < self->cells->len; i++) {
    TlnCell cell = CELL (self, i);
    TlnCell *before = out > 0 ? &CELL (self, out - 1) : NULL;
    gboolean after_blank = before != NULL && tln_cell_blank (before->c);
    if (tln_cell_blank (cell.c) && cell.c != '\n' && cell.c != '\t')
      cell.c = ' ';
    if (after_blank && cell.c == '\n' && before->c == ' ')
      before->c = '\n';
    if (after_blank && tln_cell_blank (cell.c) && cell.c != '\t')
      continue;
    if (after_blank && cell.c == '\t' && before->c != '\t')
      out--;
    CELL (self, out++) = cell;
  }
  g_array_set_size (self->cells, out);
}

static gboolean
wide (gunichar c)
{
  return tln_char_cjk (c) || (c >= 0x3001 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFFEE);
}

/* Line ends of the source: a blank, but nothing between characters written without blanks. */
static void
settle_soft_breaks (Tidy *self)
{
  guint out = 0;

  for (guint i = 0; i < self->cells->len; i++) {
    TlnCell cell = CELL (self, i);
    if (cell.c == TLN_CELL_SOFT_BREAK) {
      if (out > 0 && i + 1 < self->cells->len && wide (CELL (self, out - 1).c) &&
          wide (CELL (self, i + 1).c))
        continue;
      cell.c = ' ';
    }
    CELL (self, out++) = cell;
  }
  g_array_set_size (self->cells, out);
}

static void
trim (Tidy *self)
{
  guint end = self->cells->len, start = 0;
  gboolean row = self->kind == TLN_SPAN_TABLE_ROW;

  while (end > 0 &&
         (tln_char_invisible (CELL (self, end - 1).c) ||
          (tln_cell_blank (CELL (self, end - 1).c) && !(row && CELL (self, end - 1).c == '\t'))))
    end--;
  g_array_set_size (self->cells, end);
  while (start < end &&
         (tln_char_invisible (CELL (self, start).c) ||
          (tln_cell_blank (CELL (self, start).c) && !(row && CELL (self, start).c == '\t'))))
    start++;
  if (start > 0)
    g_array_remove_range (self->cells, 0, start);
}

/* A character emphasis may begin or end with whatever stands outside. */
static gboolean
solid (gunichar c)
{
  return g_unichar_isalnum (c);
}

static gboolean
outer_open (const TlnCell *cell)
{
  return cell == NULL || tln_cell_blank (cell->c) ||
         (cell->c < 0x80 && !g_ascii_isalnum ((char) cell->c));
}

/* The run of cells from i that carry the flag, inside the same kinds that go around it. */
static guint
run_end (Tidy *self, guint i, guint flag)
{
  const TlnCell *first = &CELL (self, i);
  guint around = flag == TLN_CELL_STRONG     ? TLN_CELL_STRONG
                 : flag == TLN_CELL_EMPHASIS ? TLN_CELL_MARKS
                                             : TLN_CELL_MARKS | TLN_CELL_CODE;
  guint end = i;

  while (end < self->cells->len && CELL (self, end).link == first->link &&
         (CELL (self, end).flags & around) == (first->flags & around))
    end++;
  return end;
}

static void
clear_flag (Tidy *self, guint from, guint to, guint flag)
{
  for (guint i = from; i < to; i++)
    CELL (self, i).flags &= (guint16) ~flag;
}

static gboolean
row_code_unsafe (Tidy *self, guint from, guint to)
{
  if (self->kind != TLN_SPAN_TABLE_ROW)
    return FALSE;
  for (guint i = from; i < to; i++)
    if (CELL (self, i).c == '|' || CELL (self, i).c == '\\')
      return TRUE;
  return FALSE;
}

/* Draws a run in from white space and, for soft text, from punctuation that Markdown would not
 * accept beside what stands outside. */
static void
tidy_run (Tidy *self, guint from, guint to, guint flag)
{
  guint start = from, end = to;
  gboolean soft = self->soft && (flag & TLN_CELL_MARKS);

  while (start < end && (tln_cell_blank (CELL (self, start).c) ||
                         (soft && !solid (CELL (self, start).c) &&
                          !outer_open (start > 0 ? &CELL (self, start - 1) : NULL))))
    start++;
  while (end > start && (tln_cell_blank (CELL (self, end - 1).c) ||
                         (soft && !solid (CELL (self, end - 1).c) &&
                          !outer_open (end < self->cells->len ? &CELL (self, end) : NULL))))
    end--;
  if (flag == TLN_CELL_CODE && row_code_unsafe (self, start, end))
    end = start;
  clear_flag (self, from, start, flag);
  clear_flag (self, end, to, flag);
}

static void
tidy_flag (Tidy *self, guint flag)
{
  for (guint i = 0; i < self->cells->len;) {
    if (!(CELL (self, i).flags & flag)) {
      i++;
      continue;
    }
    guint end = run_end (self, i, flag);
    tidy_run (self, i, end, flag);
    i = end;
  }
}

static void
tidy_links (Tidy *self)
{
  for (guint i = 0; i < self->cells->len;) {
    guint16 link = CELL (self, i).link;
    guint end = i + 1;
    while (end < self->cells->len && CELL (self, end).link == link)
      end++;
    if (link != 0) {
      for (guint k = i; k < end && tln_cell_blank (CELL (self, k).c); k++)
        CELL (self, k).link = 0;
      for (guint k = end; k > i && tln_cell_blank (CELL (self, k - 1).c); k--)
        CELL (self, k - 1).link = 0;
    }
    i = end;
  }
}

/* Where one kind of emphasis ends and another begins with nothing between, the second goes. */
static void
part_marks (Tidy *self)
{
  for (guint i = 1; i < self->cells->len; i++) {
    const TlnCell *before = &CELL (self, i - 1);
    TlnCell *cell = &CELL (self, i);
    guint a = before->flags & TLN_CELL_MARKS, b = cell->flags & TLN_CELL_MARKS;
    if (a == b || a == 0 || b == 0 || (a & b & TLN_CELL_STRONG) || before->link != cell->link)
      continue;
    for (guint k = i; k < self->cells->len && CELL (self, k).link == cell->link &&
                      (CELL (self, k).flags & TLN_CELL_MARKS) == b;
         k++)
      CELL (self, k).flags &= (guint16) ~TLN_CELL_MARKS;
  }
}

/* Where strong text begins with emphasis, "***", a later "*" inside it that does not follow a
 * blank could close that; such emphasis goes. */
static void
part_inner (Tidy *self)
{
  gboolean triple = FALSE;

  for (guint i = 0; i < self->cells->len; i++) {
    TlnCell *cell = &CELL (self, i);
    const TlnCell *before = i > 0 ? &CELL (self, i - 1) : NULL;
    guint previous = before != NULL && before->link == cell->link ? before->flags : 0;
    if (!(cell->flags & TLN_CELL_STRONG) || !(previous & TLN_CELL_STRONG)) {
      triple = (cell->flags & TLN_CELL_MARKS) == TLN_CELL_MARKS;
      continue;
    }
    if (!triple || !(cell->flags & TLN_CELL_EMPHASIS) || (previous & TLN_CELL_EMPHASIS) ||
        tln_cell_blank (before->c))
      continue;
    for (guint k = i; k < self->cells->len && (CELL (self, k).flags & TLN_CELL_EMPHASIS); k++)
      CELL (self, k).flags &= (guint16) ~TLN_CELL_EMPHASIS;
  }
}

static void
tidy_marks (Tidy *self)
{
  for (guint i = 0; i < self->cells->len; i++) {
    TlnCell *cell = &CELL (self, i);
    if (cell->c == '\t')
      cell->flags = cell->link = 0;
    if (cell->c == '\n')
      cell->flags &= (guint16) ~TLN_CELL_CODE;
  }
  tidy_links (self);
  for (guint round = 0; round < 2; round++) {
    tidy_flag (self, TLN_CELL_STRONG);
    tidy_flag (self, TLN_CELL_EMPHASIS);
    part_marks (self);
    part_inner (self);
  }
  tidy_flag (self, TLN_CELL_CODE);
}

static void
trim_code (Tidy *self)
{
  guint end = self->cells->len;

  while (end > 0 && CELL (self, end - 1).c == '\n')
    end--;
  g_array_set_size (self->cells, end);
}

void
tln_cells_tidy (GArray *cells, TlnSpanKind kind, gboolean soft)
{
  Tidy self = { cells, kind, soft };
  gboolean one_line =
      kind == TLN_SPAN_HEADING || kind == TLN_SPAN_IMAGE || kind == TLN_SPAN_TABLE_ROW;

  if (kind == TLN_SPAN_CODE_BLOCK) {
    trim_code (&self);
    return;
  }
  for (guint i = 0; one_line && i < cells->len; i++)
    if (CELL (&self, i).c == '\n')
      CELL (&self, i).c = ' ';
  settle_soft_breaks (&self);
  squeeze (&self);
  trim (&self);
  tidy_marks (&self);
}

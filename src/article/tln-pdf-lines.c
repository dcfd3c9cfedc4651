/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows out of runs, words out of rows. Which rows belong to which column is said elsewhere. */
#include "tln-pdf-lines.h"

#include "tln-pdf-stream.h"
#include "tln-text.h"

#include <string.h>

/* Gaps, as parts of the size of the letters: between words, between Chinese words, between what
 * stands in two columns, and between cells of a table. */
#define WORD_GAP 0.2
#define HAN_GAP 0.6
#define PART_GAP 0.8
#define CELL_GAP 1.8
#define LEADER_DOTS 5
/* Edges of lines that count as the same, in tenths of a point. */
#define SAME_EDGE 20

static void
row_free (gpointer data)
{
  TlnPdfRow *row = data;

  g_ptr_array_unref (row->runs);
  g_free (row);
}

static int
compare_place (gconstpointer a, gconstpointer b)
{
  const TlnPdfRun *one = *(const TlnPdfRun *const *) a, *two = *(const TlnPdfRun *const *) b;
  int order = (one->y0 + one->y1) - (two->y0 + two->y1);

  return order != 0 ? order : one->x0 - two->x0;
}

static int
compare_left (gconstpointer a, gconstpointer b)
{
  const TlnPdfRun *one = *(const TlnPdfRun *const *) a, *two = *(const TlnPdfRun *const *) b;

  return one->x0 - two->x0;
}

static int
compare_top (gconstpointer a, gconstpointer b)
{
  const TlnPdfRow *one = *(const TlnPdfRow *const *) a, *two = *(const TlnPdfRow *const *) b;
  int order = one->y0 - two->y0;

  return order != 0 ? order : one->x0 - two->x0;
}

static TlnPdfRow *
row_new (TlnPdfRun *run)
{
  TlnPdfRow *row = g_new0 (TlnPdfRow, 1);

  row->runs = g_ptr_array_new ();
  g_ptr_array_add (row->runs, run);
  row->x0 = run->x0;
  row->y0 = run->y0;
  row->x1 = run->x1;
  row->y1 = run->y1;
  return row;
}

/* The height is that of the largest letters: a raised number does not make a row higher. */
static void
row_add (TlnPdfRow *row, TlnPdfRun *run)
{
  if (run->y1 - run->y0 > row->y1 - row->y0) {
    row->y0 = run->y0;
    row->y1 = run->y1;
  }
  row->x0 = MIN (row->x0, run->x0);
  row->x1 = MAX (row->x1, run->x1);
  g_ptr_array_add (row->runs, run);
}

static gboolean
side_by_side (const TlnPdfRow *row, const TlnPdfRun *run)
{
  int shared = MIN (row->y1, run->y1) - MAX (row->y0, run->y0);
  int height = MIN (row->y1 - row->y0, run->y1 - run->y0);

  return shared * 2 > height || (shared == 0 && height == 0);
}

/* Of one row several where runs stand far apart. */
static void
part_row (TlnPdfRow *row, GPtrArray *parts)
{
  TlnPdfRow *part = NULL;

  for (guint i = 0; i < row->runs->len; i++) {
    TlnPdfRun *run = row->runs->pdata[i];
    if (part == NULL || run->x0 - part->x1 > run->size * PART_GAP) {
      part = row_new (run);
      g_ptr_array_add (parts, part);
    } else {
      row_add (part, run);
    }
  }
}

GPtrArray *
tln_pdf_rows (GPtrArray *runs, gboolean parted)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  TlnPdfRow *row = NULL;

  g_ptr_array_extend (sorted, runs, NULL, NULL);
  g_ptr_array_sort (sorted, compare_place);
  for (guint i = 0; i < sorted->len; i++) {
    TlnPdfRun *run = sorted->pdata[i];
    if (row != NULL && side_by_side (row, run)) {
      row_add (row, run);
    } else {
      row = row_new (run);
      g_ptr_array_add (rows, row);
    }
  }
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_sort (((TlnPdfRow *) rows->pdata[i])->runs, compare_left);
  if (!parted) {
    g_ptr_array_sort (rows, compare_top);
    return g_steal_pointer (&rows);
  }
  GPtrArray *parts = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; i < rows->len; i++)
    part_row (rows->pdata[i], parts);
  g_ptr_array_sort (parts, compare_top);
  return parts;
}

static gunichar
last_char (const char *text)
{
  return *text != '\0' ? g_utf8_get_char (g_utf8_prev_char (text + strlen (text))) : 0;
}

/* Between two Chinese characters there is no blank unless somebody made room. */
static gboolean
word_between (const TlnPdfRun *left, const TlnPdfRun *right)
{
  double gap = right->x0 - left->x1;

  if (tln_char_cjk (last_char (left->text)) && tln_char_cjk (g_utf8_get_char (right->text)))
    return gap > right->size * HAN_GAP;
  return left->ends_word || gap > right->size * WORD_GAP;
}

/* ". . . . ." and "......" in tables of contents say no more than "…". */
static void
shorten_leaders (GString *text)
{
  for (gsize at = 0; at < text->len; at++) {
    gsize end = at, dots = 0;

    while (text->str[end] == '.' || (dots > 0 && text->str[end] == ' '))
      dots += text->str[end++] == '.';
    if (dots < LEADER_DOTS)
      continue;
    g_string_erase (text, (gssize) at, (gssize) (end - at));
    g_string_insert (text, (gssize) at, " … ");
  }
}

char *
tln_pdf_row_text (const TlnPdfRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const TlnPdfRun *last = NULL;

  for (guint i = 0; i < row->runs->len; i++) {
    const TlnPdfRun *run = row->runs->pdata[i];
    if (last != NULL && word_between (last, run))
      g_string_append_c (text, ' ');
    g_string_append (text, run->text);
    last = run;
  }
  shorten_leaders (text);
  return tln_text_squeeze (text->str);
}

static void
line_free (gpointer data)
{
  TlnPdfLine *line = data;

  g_free (line->text);
  g_free (line);
}

static int
main_size (const TlnPdfRow *row)
{
  const TlnPdfRun *most = row->runs->pdata[0];

  for (guint i = 1; i < row->runs->len; i++) {
    const TlnPdfRun *run = row->runs->pdata[i];
    if (run->weight > most->weight)
      most = run;
  }
  return most->size;
}

static TlnPdfLine *
line_new (const TlnPdfRow *row)
{
  TlnPdfLine *line = g_new0 (TlnPdfLine, 1);

  *line =
      (TlnPdfLine) { row->x0, row->y0, row->x1, row->y1, .size = main_size (row), .bold = TRUE };
  for (guint i = 0; i < row->runs->len; i++) {
    const TlnPdfRun *run = row->runs->pdata[i];
    line->bold = line->bold && (run->flags & TLN_PDF_BOLD) != 0;
    if (i > 0 && run->x0 - ((TlnPdfRun *) row->runs->pdata[i - 1])->x1 > line->size * CELL_GAP)
      line->cells = TRUE;
  }
  line->text = tln_pdf_row_text (row);
  return line;
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Where most of the edges are, and how many; edges are in order. */
static int
most_common (const GArray *edges, guint *times)
{
  int best = 0;

  *times = 0;
  for (guint i = 0, from = 0; i < edges->len; i++) {
    while (g_array_index (edges, int, i) - g_array_index (edges, int, from) > SAME_EDGE)
      from++;
    if (i - from + 1 > *times) {
      *times = i - from + 1;
      best = g_array_index (edges, int, i);
    }
  }
  return best;
}

/* The left edge is the one that most lines have, not that of what sticks out. So is the right one
 * in justified text; else nearly all lines end before it. */
static void
find_edges (const GPtrArray *rows, int *left, int *right)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (int));
  guint times;

  for (guint i = 0; i < rows->len; i++) {
    const TlnPdfRow *row = rows->pdata[i];
    g_array_append_val (starts, row->x0);
    g_array_append_val (ends, row->x1);
  }
  g_array_sort (starts, compare_ints);
  g_array_sort (ends, compare_ints);
  *left = most_common (starts, &times);
  *right = most_common (ends, &times);
  if (times < 3 || times * 5 < ends->len)
    *right = g_array_index (ends, int, (ends->len - 1) - ends->len / 12);
}

static void
add_column (GPtrArray *lines, GPtrArray *runs, guint page, guint column)
{
  g_autoptr (GPtrArray) rows = tln_pdf_rows (runs, FALSE);
  int left, right;

  find_edges (rows, &left, &right);
  for (guint i = 0; i < rows->len; i++) {
    TlnPdfLine *line = line_new (rows->pdata[i]);
    line->page = page;
    line->column = column;
    line->left = left;
    line->right = right;
    g_ptr_array_add (lines, line);
  }
}

GPtrArray *
tln_pdf_lines (const TlnPdfPages *pages)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  guint column = 0;

  for (guint i = 0; i < pages->pages->len; i++) {
    const TlnPdfPage *page = pages->pages->pdata[i];
    g_autoptr (GPtrArray) columns = tln_pdf_columns (page->runs);
    for (guint k = 0; k < columns->len; k++)
      add_column (lines, columns->pdata[k], i, column++);
  }
  return lines;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of a page. A gutter is where, from the top of the text to its bottom, the fewest lines
 * cross; the text on both sides must look like columns and not like cells of a table. Lines that
 * cross it (titles, wide tables) part the columns into bands, which are read one after another, in
 * each the left column before the right one. A column is looked at in the same way, so that three
 * are found, too. */
#include "tln-pdf-lines.h"

#include "tln-text.h"

#include <stdlib.h>

#define DEPTH 2
/* Lines in each column, at least, and letters in a line of one on average. */
#define MIN_LINES 5
#define MIN_WEIGHT 12
/* A column that is full of prose, and how full one is that is justified: what stands beside it may
 * be anything. */
#define PROSE_WEIGHT 30
#define PROSE_FILL 0.7
#define JUSTIFIED_FILL 0.88
/* Width of a gutter and of the narrowest column, as parts of the width of the text. */
#define MIN_GUTTER 0.012
#define MIN_COLUMN 0.18
/* Narrower text has no columns, in tenths of a point. */
#define MIN_WIDTH 1000
/* Width in which crossing lines are counted, in tenths of a point. */
#define STEP 10

typedef struct {
  int left, right; /* edges of the gutter */
} Gutter;

/* What stands on one side of a gutter. */
typedef struct {
  guint lines; /* what stands side by side, as in further columns, is one */
  double weight; /* of a line */
  double fill; /* share of the column's width that a line takes */
  int x0, x1, y0, y1;
} Side;

typedef enum {
  LEFT,
  RIGHT,
  ACROSS,
} Place;

static Place
place_of (const TlnPdfRow *part, const Gutter *gutter)
{
  int middle = (gutter->left + gutter->right) / 2;

  return part->x1 <= middle ? LEFT : part->x0 >= middle ? RIGHT : ACROSS;
}

static guint
row_weight (const TlnPdfRow *row)
{
  guint weight = 0;

  for (guint i = 0; i < row->runs->len; i++)
    weight += ((TlnPdfRun *) row->runs->pdata[i])->weight;
  return weight;
}

static Side
measure (GPtrArray *parts, const Gutter *gutter, Place place)
{
  Side side = { .x0 = G_MAXINT, .x1 = G_MININT, .y0 = G_MAXINT, .y1 = G_MININT };
  double width = 0;
  int line_end = G_MININT;

  for (guint i = 0; i < parts->len; i++) {
    const TlnPdfRow *part = parts->pdata[i];
    if (place_of (part, gutter) != place)
      continue;
    if ((part->y0 + part->y1) / 2 >= line_end) {
      side.lines++;
      line_end = part->y1;
    }
    side.weight += row_weight (part);
    width += part->x1 - part->x0;
    side.x0 = MIN (side.x0, part->x0);
    side.x1 = MAX (side.x1, part->x1);
    side.y0 = MIN (side.y0, part->y0);
    side.y1 = MAX (side.y1, part->y1);
  }
  if (side.lines > 0 && place != ACROSS) {
    side.weight /= side.lines;
    side.fill = width / side.lines / MAX (side.x1 - side.x0, 1);
  }
  return side;
}

/* Share of the parts on the right that stand exactly beside one on the left, as cells do. */
static double
aligned (GPtrArray *parts, const Gutter *gutter)
{
  guint beside = 0, n = 0;
  const TlnPdfRow *left = NULL;

  for (guint i = 0; i < parts->len; i++) {
    const TlnPdfRow *part = parts->pdata[i];
    Place place = place_of (part, gutter);
    if (place == LEFT)
      left = part;
    if (place != RIGHT)
      continue;
    const TlnPdfRow *next = i + 1 < parts->len ? parts->pdata[i + 1] : NULL;
    int slack = MAX (part->y1 - part->y0, 10) / 6;
    n++;
    beside +=
        (left != NULL && abs (left->y1 - part->y1) <= slack) ||
        (next != NULL && place_of (next, gutter) == LEFT && abs (next->y1 - part->y1) <= slack);
  }
  return n > 0 ? (double) beside / n : 1;
}

static gboolean
prose (const Side *side)
{
  return side->weight >= PROSE_WEIGHT && side->fill >= PROSE_FILL;
}

static gboolean
justified (const Side *side)
{
  return side->weight >= PROSE_WEIGHT && side->fill >= JUSTIFIED_FILL;
}

static gboolean
text_like (const Side *side)
{
  return side->weight >= MIN_WEIGHT && side->fill >= 0.5;
}

/* Two sides that make columns: of prose, or of text that is not set in rows. */
static gboolean
columns_beside (GPtrArray *parts, const Gutter *gutter, const Side *left, const Side *right)
{
  if (justified (left) || justified (right))
    return TRUE;
  if (text_like (left) && text_like (right))
    return (prose (left) && prose (right)) || aligned (parts, gutter) < 0.8 ||
           (left->weight >= 2 * MIN_WEIGHT && right->weight >= 2 * MIN_WEIGHT);
  return (prose (left) || prose (right)) && aligned (parts, gutter) < 0.5;
}

/* How well the sides of a gutter are filled; 0: it is none. */
static double
judge (GPtrArray *parts, const Gutter *gutter, int width)
{
  Side left = measure (parts, gutter, LEFT), right = measure (parts, gutter, RIGHT);
  Side across = measure (parts, gutter, ACROSS);

  if (left.lines < MIN_LINES || right.lines < MIN_LINES || across.lines > left.lines + right.lines)
    return 0;
  if (left.x1 - left.x0 < width * MIN_COLUMN || right.x1 - right.x0 < width * MIN_COLUMN)
    return 0;
  int shared = MIN (left.y1, right.y1) - MAX (left.y0, right.y0);
  if (shared * 2 < MIN (left.y1 - left.y0, right.y1 - right.y0))
    return 0;
  return columns_beside (parts, gutter, &left, &right) ? left.fill + right.fill : 0;
}

/* How many parts lie over each of n steps of the width. */
static int *
count_over (GPtrArray *parts, int x0, guint n)
{
  int *over = g_new0 (int, n + 1);

  for (guint i = 0; i < parts->len; i++) {
    const TlnPdfRow *part = parts->pdata[i];
    over[MIN ((guint) (part->x0 - x0) / STEP, n)]++;
    over[MIN ((guint) (part->x1 - x0 + STEP - 1) / STEP, n)]--;
  }
  for (guint i = 1; i <= n; i++)
    over[i] += over[i - 1];
  return over;
}

/* Where the text begins and ends. */
static Gutter
find_extent (GPtrArray *parts)
{
  Gutter extent = { G_MAXINT, G_MININT };

  for (guint i = 0; i < parts->len; i++) {
    const TlnPdfRow *part = parts->pdata[i];
    extent.left = MIN (extent.left, part->x0);
    extent.right = MAX (extent.right, part->x1);
  }
  return extent;
}

/* Of the stretches over which the same few lie, not at the edges, the one whose sides are filled
 * best. One line that ends inside a gutter is not to make a narrower one of it. */
static gboolean
find_gutter (GPtrArray *parts, Gutter *gutter)
{
  const Gutter extent = find_extent (parts);
  const int width = extent.right - extent.left;
  double best = 0;
  int fewest = G_MAXINT, slack = MAX (1, (int) parts->len / 20);

  if (parts->len < 2 * MIN_LINES || width < MIN_WIDTH)
    return FALSE;
  guint n = (guint) (width / STEP), first = (guint) (n * MIN_COLUMN), last = n - first;
  g_autofree int *over = count_over (parts, extent.left, n);
  for (guint i = first; i < last; i++)
    fewest = MIN (fewest, over[i]);
  for (guint i = first, start = first; i < last; i++) {
    if (over[i] != over[start])
      start = i;
    if (i + 1 < last && over[i + 1] == over[start])
      continue;
    if (over[i] > fewest + slack || i + 1 - start < MAX (4, n * MIN_GUTTER))
      continue;
    const Gutter found = { extent.left + (int) start * STEP, extent.left + (int) (i + 1) * STEP };
    double score = judge (parts, &found, width);
    if (score > best)
      *gutter = found;
    best = MAX (best, score);
  }
  return best > 0;
}

static void
add_runs (GPtrArray *to, const TlnPdfRow *part)
{
  for (guint i = 0; i < part->runs->len; i++)
    g_ptr_array_add (to, part->runs->pdata[i]);
}

static void split (GPtrArray *runs, guint depth, GPtrArray *columns);

/* Hands on what was gathered, when there is any, and begins anew. */
static void
flush (GPtrArray *runs, guint depth, GPtrArray *columns)
{
  if (runs->len > 0)
    split (runs, depth, columns);
  g_ptr_array_set_size (runs, 0);
}

/* A part beside one that crosses the gutter belongs to that. */
static gboolean
beside_across (GPtrArray *parts, guint at, const Gutter *gutter)
{
  const TlnPdfRow *part = parts->pdata[at];
  guint from = at > 4 ? at - 4 : 0;

  for (guint i = from; i < MIN (at + 5, parts->len); i++) {
    const TlnPdfRow *other = parts->pdata[i];
    int shared = MIN (part->y1, other->y1) - MAX (part->y0, other->y0);
    if (place_of (other, gutter) == ACROSS && shared * 2 > part->y1 - part->y0)
      return TRUE;
  }
  return FALSE;
}

static void
read_bands (GPtrArray *parts, const Gutter *gutter, guint depth, GPtrArray *columns)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  g_autoptr (GPtrArray) right = g_ptr_array_new ();
  g_autoptr (GPtrArray) across = g_ptr_array_new ();

  for (guint i = 0; i < parts->len; i++) {
    if (beside_across (parts, i, gutter)) {
      flush (left, depth + 1, columns);
      flush (right, depth + 1, columns);
      add_runs (across, parts->pdata[i]);
      continue;
    }
    flush (across, DEPTH, columns);
    add_runs (place_of (parts->pdata[i], gutter) == LEFT ? left : right, parts->pdata[i]);
  }
  flush (across, DEPTH, columns);
  flush (left, depth + 1, columns);
  flush (right, depth + 1, columns);
}

static void
split (GPtrArray *runs, guint depth, GPtrArray *columns)
{
  g_autoptr (GPtrArray) parts = tln_pdf_rows (runs, TRUE);
  Gutter gutter = { 0, 0 };

  if (depth < DEPTH && find_gutter (parts, &gutter)) {
    read_bands (parts, &gutter, depth, columns);
    return;
  }
  GPtrArray *column = g_ptr_array_new ();
  g_ptr_array_extend (column, runs, NULL, NULL);
  g_ptr_array_add (columns, column);
}

GPtrArray *
tln_pdf_columns (GPtrArray *runs)
{
  GPtrArray *columns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) g_ptr_array_unref);

  if (runs->len > 0)
    split (runs, 0, columns);
  return columns;
}

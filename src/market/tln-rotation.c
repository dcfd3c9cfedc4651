/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekly numbers of a rotation. How it is drawn is in tln-rotation-draw.c. */
#include "tln-rotation.h"

#include <math.h>
#include <string.h>

#define UNKNOWN ((double) NAN)
#define DAY_SECONDS 86400
#define WEEK_SECONDS (7 * DAY_SECONDS)
#define LEAST_PAIRS 3

G_DEFINE_BOXED_TYPE (TlnRotation, tln_rotation, tln_rotation_ref, tln_rotation_unref)

static void
line_free (gpointer data)
{
  TlnRotationLine *line = data;

  g_free (line->code);
  g_free (line->name);
  g_free (line->closes);
  g_clear_pointer (&line->splits, g_array_unref);
  g_free (line);
}

static int
compare_rows (const void *a, const void *b)
{
  const TlnAttentionRow *first = a;
  const TlnAttentionRow *second = b;

  if (first->week != second->week)
    return first->week < second->week ? -1 : 1;
  if (first->stage != second->stage)
    return first->stage < second->stage ? -1 : 1;
  return first->item < second->item ? -1 : first->item > second->item;
}

/* Those of no known week are left out, and what is there twice is there once. */
static void
tidy_rows (GArray *rows)
{
  TlnAttentionRow *row = (TlnAttentionRow *) (gpointer) rows->data;
  guint kept = 0;

  g_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    if (row[i].week != TLN_WEEK_NONE && (kept == 0 || compare_rows (&row[kept - 1], &row[i]) != 0))
      row[kept++] = row[i];
  g_array_set_size (rows, kept);
}

TlnRotation *
tln_rotation_new (TlnAttention *attention, GArray *rows)
{
  TlnRotation *self = g_atomic_rc_box_new0 (TlnRotation);

  tidy_rows (rows);
  self->attention = attention;
  self->rows = rows;
  self->stages = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  return self;
}

TlnRotation *
tln_rotation_ref (TlnRotation *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  TlnRotation *self = data;

  g_free (self->title);
  tln_attention_free (self->attention);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->stages);
  g_ptr_array_unref (self->lines);
}

void
tln_rotation_unref (TlnRotation *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

void
tln_rotation_add_stage (TlnRotation *self, const char *name)
{
  g_ptr_array_add (self->stages, g_strdup (name));
}

void
tln_weekly_closes (const TlnSeries *series, TlnWeek first, guint n, double *closes)
{
  gint64 begin = tln_week_monday (first) * (gint64) DAY_SECONDS;

  for (guint i = 0; i < n; i++)
    closes[i] = UNKNOWN;
  for (guint i = tln_series_find (series, begin); i < series->n; i++) {
    gint64 week = (series->t[i] - begin) / WEEK_SECONDS;

    if (week >= n)
      break;
    /* A close that is missing is not above zero either. */
    if (series->close[i] > 0 && isfinite (series->close[i]))
      closes[week] = series->close[i];
  }
}

void
tln_rotation_add_line (TlnRotation *self, const TlnRotationLine *line, const TlnSeries *series)
{
  TlnRotationLine *own = g_memdup2 (line, sizeof *line);

  own->code = g_strdup (line->code);
  own->name = g_strdup (line->name);
  own->splits = line->splits != NULL ? g_array_copy (line->splits) : NULL;
  own->closes = g_new (double, MAX (self->attention->n_weeks, 1));
  tln_weekly_closes (series, self->attention->first, self->attention->n_weeks, own->closes);
  g_ptr_array_add (self->lines, own);
}

const TlnSplit *
tln_rotation_split (const TlnRotation *self, guint line, guint first, guint last)
{
  const TlnRotationLine *own = g_ptr_array_index (self->lines, line);
  gint64 begin = tln_week_monday (self->attention->first) * (gint64) DAY_SECONDS;

  if (own->splits == NULL)
    return NULL;
  return tln_splits_between (own->splits, begin + first * (gint64) WEEK_SECONDS - 1,
                             begin + last * (gint64) WEEK_SECONDS - 1);
}

double
tln_rotation_part (const TlnRotation *self, guint stage, guint week, TlnRotationMeasure measure)
{
  const TlnAttention *attention = self->attention;
  double weight = attention->weights[(gsize) stage * attention->n_weeks + week];

  if (measure == TLN_MEASURE_COUNT)
    return weight;
  return attention->all[week] > 0 ? weight / attention->all[week] : UNKNOWN;
}

static gboolean
has_attention (const TlnRotation *self, guint week)
{
  const TlnAttention *attention = self->attention;

  for (guint s = 0; s < attention->n_stages; s++)
    if (attention->counts[(gsize) s * attention->n_weeks + week] > 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_price (const TlnRotation *self, guint week)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (!isnan (((TlnRotationLine *) self->lines->pdata[i])->closes[week]))
      return TRUE;
  return FALSE;
}

gboolean
tln_rotation_extent (const TlnRotation *self, guint *first, guint *last)
{
  guint n = self->attention->n_weeks;
  guint begin = n; /* of the attention, and of the prices */
  guint priced = n;
  guint end = 0;

  for (guint i = 0; i < n; i++) {
    gboolean attention = has_attention (self, i);
    gboolean price = has_price (self, i);

    begin = attention ? MIN (begin, i) : begin;
    priced = price ? MIN (priced, i) : priced;
    end = attention || price ? i + 1 : end;
  }
  *first = begin < n ? begin : MIN (priced, end);
  *first = MIN (*first, end > TLN_ROTATION_LEAST ? end - TLN_ROTATION_LEAST : 0);
  *last = end;
  return begin < n;
}

gboolean
tln_rotation_is_running (const TlnRotation *self, guint week)
{
  return week + 1 == self->attention->n_weeks;
}

/* The first row that is not before a week and stage. */
static guint
find_row (const TlnRotation *self, TlnWeek week, guint stage)
{
  const TlnAttentionRow *rows = (const TlnAttentionRow *) (gpointer) self->rows->data;
  guint low = 0;
  guint high = self->rows->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (rows[middle].week < week || (rows[middle].week == week && rows[middle].stage < stage))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

const TlnAttentionRow *
tln_rotation_items (const TlnRotation *self, guint stage, guint week, guint *n)
{
  TlnWeek at = self->attention->first + (TlnWeek) week;
  guint begin = find_row (self, at, stage);

  *n = find_row (self, at, stage + 1) - begin;
  return (const TlnAttentionRow *) (gpointer) self->rows->data + begin;
}

guint
tln_rotation_leader (const TlnRotation *self, guint week)
{
  guint leader = TLN_ROTATION_NO_STAGE;
  double most = 0;

  for (guint s = 0; s < self->attention->n_stages; s++) {
    double part = tln_rotation_part (self, s, week, TLN_MEASURE_COUNT);

    if (part <= most)
      continue;
    most = part;
    leader = s;
  }
  return leader;
}

double
tln_rotation_factor (const TlnRotation *self, guint line, guint base)
{
  const double *closes = ((TlnRotationLine *) self->lines->pdata[line])->closes;

  for (guint i = base; i < self->attention->n_weeks; i++)
    if (!isnan (closes[i]))
      return 100 / closes[i];
  return UNKNOWN;
}

/* Lead and lag. */

typedef struct {
  double x;
  double y;
} Means;

/* How many pairs are finite, and their means. */
static guint
find_means (const double *x, const double *y, guint n, Means *means)
{
  guint found = 0;

  *means = (Means) { 0, 0 };
  for (guint i = 0; i < n; i++) {
    if (!isfinite (x[i]) || !isfinite (y[i]))
      continue;
    found++;
    means->x += x[i];
    means->y += y[i];
  }
  means->x /= MAX (found, 1);
  means->y /= MAX (found, 1);
  return found;
}

double
tln_correlation (const double *x, const double *y, guint n, guint *pairs)
{
  Means means;
  double xx = 0, yy = 0, xy = 0;
  double x_size = 0, y_size = 0;

  *pairs = find_means (x, y, n, &means);
  for (guint i = 0; i < n; i++) {
    if (!isfinite (x[i]) || !isfinite (y[i]))
      continue;
    xx += (x[i] - means.x) * (x[i] - means.x);
    yy += (y[i] - means.y) * (y[i] - means.y);
    xy += (x[i] - means.x) * (y[i] - means.y);
    x_size = MAX (x_size, fabs (x[i]));
    y_size = MAX (y_size, fabs (y[i]));
  }
  /* Equal values may leave a rest of the rounding of their mean. */
  if (*pairs < LEAST_PAIRS || sqrt (xx) <= x_size * 1e-12 || sqrt (yy) <= y_size * 1e-12)
    return UNKNOWN;
  return CLAMP (xy / sqrt (xx) / sqrt (yy), -1, 1);
}

/* Share of the items of each week that are about a stage, or any. Caller frees. */
static double *
find_shares (const TlnRotation *self, guint stage)
{
  const TlnAttention *attention = self->attention;
  double *shares;

  if (stage != TLN_ROTATION_NO_STAGE)
    return tln_attention_shares (attention, stage);
  shares = g_new0 (double, MAX (attention->n_weeks, 1));
  for (guint w = 0; w < attention->n_weeks; w++)
    for (guint s = 0; s < attention->n_stages; s++)
      shares[w] += tln_rotation_part (self, s, w, TLN_MEASURE_SHARE);
  return shares;
}

static void
correlate (const TlnRotation *self, const guint range[2], TlnLeadLag *found)
{
  const TlnRotationLine *line = self->lines->pdata[found->line];
  guint n = range[1] - range[0];
  g_autofree double *shares = find_shares (self, line->stage);
  g_autofree double *change = g_new (double, n);
  g_autofree double *gain = g_new (double, n);

  for (guint i = 0; i < n; i++) {
    guint w = range[0] + i;

    change[i] = i > 0 ? shares[w] - shares[w - 1] : UNKNOWN;
    gain[i] = i > 0 ? log (line->closes[w] / line->closes[w - 1]) : UNKNOWN;
  }
  for (int k = -TLN_LAG_MOST; k <= TLN_LAG_MOST; k++) {
    guint at = (guint) (k + TLN_LAG_MOST);
    guint shift = (guint) ABS (k);
    const double *x = change + (k < 0 ? MIN (shift, n) : 0);
    const double *y = gain + (k > 0 ? MIN (shift, n) : 0);

    found->r[at] = tln_correlation (x, y, n > shift ? n - shift : 0, &found->n[at]);
    if (found->n[at] < TLN_LAG_PAIRS)
      found->r[at] = UNKNOWN;
  }
}

GArray *
tln_rotation_lead_lag (const TlnRotation *self, guint first, guint last)
{
  GArray *found = g_array_new (FALSE, TRUE, sizeof (TlnLeadLag));
  guint over = self->attention->n_weeks > 0 ? self->attention->n_weeks - 1 : 0;
  const guint range[] = { MIN (first, over), MAX (MIN (last, over), MIN (first, over)) };

  for (guint i = 0; i < self->lines->len; i++) {
    TlnLeadLag one = { .line = i };

    correlate (self, range, &one);
    g_array_append_val (found, one);
  }
  return found;
}

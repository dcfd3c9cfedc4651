/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar boundaries on an index axis. From a bar the next boundary in time is computed and its
 * bar found by binary search, so the cost goes with the marks, not with the bars. */
#include "tln-ticks.h"

#include "tln-day.h"

#include <math.h>

#define DAY_SECONDS 86400
#define WEEK_SECONDS (7 * DAY_SECONDS)
#define MONTH_SECONDS (30 * DAY_SECONDS)
#define YEAR_SECONDS (365 * (gint64) DAY_SECONDS)
/* Trading fills at least this share of the clock: steps with more boundaries in time than have room
 * even then are not tried. */
#define LEAST_FILL 0.04
/* Letters from the middle of one label to that of the next: the longest one ("2025" where only
 * years are marked, else "2025-04") and a gap. */
#define YEAR_LETTERS 7
#define LETTERS 10
/* A month with holidays has this share of an average month's sessions, a quarter and a year more.
 */
#define SHORT_MONTH 0.8
#define SHORT_QUARTER 0.9
#define SHORT_YEAR 0.95

typedef struct {
  TlnTickLevel level;
  gint64 length; /* about, in seconds */
  int count; /* months or years that make a step */
} Step;

static const Step steps[] = {
  { TLN_TICK_MINUTE, 60, 0 },
  { TLN_TICK_MINUTE, 300, 0 },
  { TLN_TICK_MINUTE, 900, 0 },
  { TLN_TICK_MINUTE, 1800, 0 },
  { TLN_TICK_HOUR, 3600, 0 },
  { TLN_TICK_HOUR, 3 * 3600, 0 },
  { TLN_TICK_HOUR, 6 * 3600, 0 },
  { TLN_TICK_DAY, DAY_SECONDS, 0 },
  { TLN_TICK_WEEK, WEEK_SECONDS, 0 },
  { TLN_TICK_MONTH, MONTH_SECONDS, 1 },
  { TLN_TICK_MONTH, 2 * MONTH_SECONDS, 2 },
  { TLN_TICK_QUARTER, 3 * MONTH_SECONDS, 3 },
  { TLN_TICK_QUARTER, 6 * MONTH_SECONDS, 6 },
  { TLN_TICK_YEAR, YEAR_SECONDS, 1 },
  { TLN_TICK_YEAR, 2 * YEAR_SECONDS, 2 },
  { TLN_TICK_YEAR, 5 * YEAR_SECONDS, 5 },
  { TLN_TICK_YEAR, 10 * YEAR_SECONDS, 10 },
  { TLN_TICK_YEAR, 20 * YEAR_SECONDS, 20 },
  { TLN_TICK_YEAR, 50 * YEAR_SECONDS, 50 },
  { TLN_TICK_YEAR, 100 * YEAR_SECONDS, 100 },
};

static gint64
floor_to (gint64 t, gint64 step)
{
  gint64 rest = t % step;

  return t - (rest < 0 ? rest + step : rest);
}

static void
split_time (gint64 t, int *year, int *month)
{
  int day;

  tln_day_split ((TlnDay) (floor_to (t, DAY_SECONDS) / DAY_SECONDS), year, month, &day);
}

static gint64
month_start (int year, int month0)
{
  return (gint64) tln_day_new (year + month0 / 12, month0 % 12 + 1, 1) * DAY_SECONDS;
}

/* Start of the unit of a step that holds t, and of the one after it. */
static void
find_unit (const Step *step, gint64 t, gint64 *start, gint64 *next)
{
  int year;
  int month;

  if (step->level == TLN_TICK_WEEK) {
    /* 1970-01-05 was a Monday */
    *start = floor_to (t - 4 * DAY_SECONDS, WEEK_SECONDS) + 4 * DAY_SECONDS;
    *next = *start + WEEK_SECONDS;
    return;
  }
  if (step->level < TLN_TICK_WEEK) {
    *start = floor_to (t, step->length);
    *next = *start + step->length;
    return;
  }
  split_time (t, &year, &month);
  if (step->level == TLN_TICK_YEAR) {
    year = year / step->count * step->count;
    *start = month_start (MAX (year, 1), 0);
    *next = month_start (year + step->count, 0);
    return;
  }
  month = (month - 1) / step->count * step->count;
  *start = month_start (year, month);
  *next = month_start (year, month + step->count);
}

static guint
find_bar (const TlnSeries *series, guint from, gint64 t)
{
  guint reach = 1;

  while (from + reach < series->n && series->t[from + reach] < t)
    reach *= 2;
  guint low = from + reach / 2;
  guint high = MIN (series->n, from + reach);
  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (series->t[middle] < t)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Weeks do not nest in months: where weeks are marked, months are too. */
static gint64
next_boundary (const Step *step, gint64 t)
{
  gint64 start;
  gint64 next;
  gint64 month_next;

  find_unit (step, t, &start, &next);
  if (step->level != TLN_TICK_WEEK)
    return next;
  find_unit (step + 1, t, &start, &month_next);
  return MIN (next, month_next);
}

static gboolean
begins_unit (const TlnSeries *series, const Step *step, guint index)
{
  return index > 0 && series->t[index] >= next_boundary (step, series->t[index - 1]);
}

/* Bars of [i0, i1) that begin a unit; gives up behind limit. */
static guint
collect (const TlnSeries *series, const Step *step, const guint span[2], guint limit, guint *found)
{
  guint n = 0;

  for (guint i = span[0]; i < span[1] && n <= limit;) {
    if (i > span[0] || begins_unit (series, step, i))
      found[n++] = i;
    i = find_bar (series, i, next_boundary (step, series->t[i]));
  }
  return n;
}

static TlnTickLevel
heaviest_level (const TlnSeries *series, guint index)
{
  TlnTickLevel level = TLN_TICK_MINUTE;

  for (guint s = 0; s < G_N_ELEMENTS (steps); s++) {
    gint64 start;
    gint64 next;

    if (steps[s].level == TLN_TICK_YEAR && steps[s].count > 1)
      break;
    find_unit (&steps[s], series->t[index - 1], &start, &next);
    if (series->t[index] >= next)
      level = steps[s].level;
  }
  return level;
}

static void
write_label (TlnTimeTick *tick, gint64 t)
{
  g_autofree char *day = tln_day_format ((TlnDay) (floor_to (t, DAY_SECONDS) / DAY_SECONDS));
  gint64 minute = (t - floor_to (t, DAY_SECONDS)) / 60;

  if (tick->level == TLN_TICK_YEAR)
    g_strlcpy (tick->label, day, 5);
  else if (tick->level >= TLN_TICK_MONTH)
    g_strlcpy (tick->label, day, 8);
  else if (tick->level >= TLN_TICK_DAY)
    g_strlcpy (tick->label, day + 5, TLN_LABEL);
  else
    g_snprintf (tick->label, TLN_LABEL, "%02d:%02d", (int) (minute / 60), (int) (minute % 60));
}

void
tln_label_time (char label[TLN_LABEL], gint64 t, gboolean intraday)
{
  g_autofree char *day = tln_day_format ((TlnDay) (floor_to (t, DAY_SECONDS) / DAY_SECONDS));
  gint64 minute = (t - floor_to (t, DAY_SECONDS)) / 60;

  if (intraday)
    g_snprintf (label, TLN_LABEL, "%s %02d:%02d", day, (int) (minute / 60), (int) (minute % 60));
  else
    g_strlcpy (label, day, TLN_LABEL);
}

static gboolean
collides (const TlnTimeTick *ticks, guint n, const TlnTimeTick *tick, double bars)
{
  for (guint i = 0; i < n; i++) {
    if (fabs ((double) ticks[i].index - (double) tick->index) < bars)
      return TRUE;
  }
  return FALSE;
}

static int
compare_ticks (const void *a, const void *b)
{
  const TlnTimeTick *one = a;
  const TlnTimeTick *two = b;

  return one->index < two->index ? -1 : one->index > two->index;
}

/* Heavier marks first, so that they stay where two are too near. */
static guint
place_ticks (const TlnSeries *series,
             const guint *found,
             guint n_found,
             double bars,
             TlnTimeTick *ticks)
{
  TlnTickLevel level[TLN_TIME_TICKS];
  guint n = 0;

  for (guint i = 0; i < n_found; i++)
    level[i] = heaviest_level (series, found[i]);
  for (int l = TLN_TICK_YEAR; l >= TLN_TICK_MINUTE; l--) {
    for (guint i = 0; i < n_found; i++) {
      TlnTimeTick tick = { found[i], level[i], "" };

      if ((int) level[i] != l || collides (ticks, n, &tick, bars))
        continue;
      write_label (&tick, series->t[tick.index]);
      ticks[n++] = tick;
    }
  }
  qsort (ticks, n, sizeof *ticks, compare_ticks);
  return n;
}

/* Months and longer: whether their shorter ones are bars long, too, so that none is left out
 * between two others. Judged by the whole series, not by what is visible, so that panning changes
 * nothing. */
static gboolean
has_room (const TlnSeries *series, const Step *step, double bars)
{
  double seconds = (double) (series->t[series->n - 1] - series->t[0]);
  double share = step->level == TLN_TICK_YEAR      ? SHORT_YEAR
                 : step->level == TLN_TICK_QUARTER ? SHORT_QUARTER
                                                   : SHORT_MONTH;

  return step->level < TLN_TICK_MONTH || seconds <= 0 ||
         (double) step->length * (series->n / seconds) * share >= bars;
}

static guint
mark_first_bar (const TlnSeries *series, guint index, TlnTimeTick *tick)
{
  tick->index = index;
  tick->level = TLN_TICK_DAY;
  tln_label_time (tick->label, series->t[index], FALSE);
  return 1;
}

guint
tln_time_ticks (const TlnSeries *series, const TlnTimeAxis *axis, TlnTimeTick *ticks)
{
  double last = MIN (ceil (axis->last), series->n);
  double first = MAX (floor (axis->first), 0);
  guint found[TLN_TIME_TICKS + 1];

  if (!(axis->char_width > 0) || !(axis->width > 0) || !(first < last))
    return 0;
  const guint span[2] = { (guint) first, (guint) last };
  double seconds = (double) (series->t[span[1] - 1] - series->t[span[0]]);
  for (guint s = 0; s < G_N_ELEMENTS (steps); s++) {
    double distance = axis->char_width * (steps[s].level == TLN_TICK_YEAR ? YEAR_LETTERS : LETTERS);
    double bars = distance * (axis->last - axis->first) / axis->width;
    guint limit = (guint) MIN (axis->width / distance + 1, TLN_TIME_TICKS - 1);

    if (seconds / (double) steps[s].length * LEAST_FILL > limit ||
        !has_room (series, &steps[s], bars))
      continue;
    guint n = collect (series, &steps[s], span, limit, found);
    if (n > 0 && n <= limit)
      return place_ticks (series, found, n, bars, ticks);
  }
  return mark_first_bar (series, span[0], ticks);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Returns on shared sessions, the windows of events in them, their mean and median. */
#include "tln-event-study.h"

#include <math.h>
#include <stdlib.h>

#define DAY_SECONDS 86400

/* The sessions that both have. */
typedef struct {
  guint n;
  gint64 *t;
  double *r; /* NAN for the first, and where a close is missing */
  double *rb; /* 0 without a benchmark */
  guint before;
  guint after;
  gboolean market_model;
} Sessions;

static gint64
day_of (gint64 t)
{
  gint64 day = t / DAY_SECONDS;

  return t % DAY_SECONDS < 0 ? day - 1 : day;
}

static double
log_return (double close, double before)
{
  return close > 0 && before > 0 ? log (close / before) : (double) NAN;
}

static void
sessions_init (Sessions *s, const TlnSeries *series, const TlnSeries *benchmark)
{
  double last = (double) NAN;
  double last_b = (double) NAN;

  s->t = g_new (gint64, series->n);
  s->r = g_new (double, series->n);
  s->rb = g_new (double, series->n);
  for (guint i = 0; i < series->n; i++) {
    guint k = benchmark != NULL ? tln_series_find (benchmark, series->t[i]) : 0;

    if (benchmark != NULL && (k >= benchmark->n || benchmark->t[k] != series->t[i]))
      continue;
    double close_b = benchmark != NULL ? benchmark->close[k] : 1;
    s->t[s->n] = series->t[i];
    s->r[s->n] = log_return (series->close[i], last);
    s->rb[s->n] = log_return (close_b, last_b);
    last = series->close[i];
    last_b = close_b;
    s->n++;
  }
}

static void
sessions_clear (Sessions *s)
{
  g_free (s->t);
  g_free (s->r);
  g_free (s->rb);
}

/* First session at or after an event; by days, since a session is a day. */
static guint
find_session (const Sessions *s, const TlnStudyEvent *event)
{
  gint64 day = day_of (event->t) + (event->after_close ? 1 : 0);
  guint low = 0;
  guint high = s->n;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (day_of (s->t[middle]) < day)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Least squares of r on rb over the sessions of the estimation window that have both. */
static gboolean
estimate (const Sessions *s, TlnStudyPath *path)
{
  guint to = path->index - TLN_STUDY_MODEL_TO;
  guint from = path->index > TLN_STUDY_MODEL_FROM ? path->index - TLN_STUDY_MODEL_FROM : 0;
  double sum = 0;
  double sum_b = 0;
  double product = 0;
  double square = 0;

  if (path->index < TLN_STUDY_MODEL_TO)
    return FALSE;
  for (guint i = from; i <= to; i++) {
    if (isnan (s->r[i]) || isnan (s->rb[i]))
      continue;
    sum += s->r[i];
    sum_b += s->rb[i];
    path->n_estimation++;
  }
  if (path->n_estimation < TLN_STUDY_MODEL_LEAST)
    return FALSE;
  double mean = sum / path->n_estimation;
  double mean_b = sum_b / path->n_estimation;
  for (guint i = from; i <= to; i++) {
    if (isnan (s->r[i]) || isnan (s->rb[i]))
      continue;
    product += (s->r[i] - mean) * (s->rb[i] - mean_b);
    square += (s->rb[i] - mean_b) * (s->rb[i] - mean_b);
  }
  /* A benchmark that never moved explains nothing. */
  path->beta = square > 0 ? product / square : 0;
  path->alpha = mean - path->beta * mean_b;
  path->model_from = s->t[MAX (from, 1) - 1];
  path->model_to = s->t[to];
  return TRUE;
}

/* Fills the window of a path whose session is set. */
static TlnStudyState
fill_window (const Sessions *s, TlnStudyPath *path)
{
  guint length = s->before + 1 + s->after;
  guint first = path->index - s->before;
  double sum = 0;

  /* The first session has no return. */
  if (path->index < s->before + 1 || s->n - path->index <= s->after)
    return TLN_STUDY_CUT;
  for (guint k = 0; k < length; k++) {
    if (isnan (s->r[first + k]) || isnan (s->rb[first + k]))
      return TLN_STUDY_NO_PRICES;
  }
  path->from = s->t[first - 1];
  path->to = s->t[first + length - 1];
  path->alpha = 0;
  path->beta = 1;
  if (s->market_model && !estimate (s, path))
    return TLN_STUDY_NO_MODEL;
  path->ar = g_new (double, length);
  path->car = g_new (double, length);
  for (guint k = 0; k < length; k++) {
    path->ar[k] = s->r[first + k] - (path->alpha + path->beta * s->rb[first + k]);
    sum += path->ar[k];
    path->car[k] = sum;
  }
  return TLN_STUDY_OK;
}

static void
fill_path (const Sessions *s, const TlnStudyEvent *event, TlnStudyPath *path)
{
  path->index = find_session (s, event);
  if (path->index >= s->n) {
    path->state = TLN_STUDY_AFTER_END;
    return;
  }
  if (day_of (event->t) < day_of (s->t[0])) {
    path->state = TLN_STUDY_BEFORE_LISTING;
    return;
  }
  path->session = s->t[path->index];
  path->shift_days = (int) (day_of (path->session) - day_of (event->t));
  if (path->shift_days > 0)
    path->shift =
        event->after_close && path->shift_days == 1 ? TLN_SHIFT_AFTER_CLOSE : TLN_SHIFT_CLOSED;
  path->state = fill_window (s, path);
}

static int
compare_doubles (const void *a, const void *b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return (one > two) - (one < two);
}

static double
median_of (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static void
summarise (TlnStudy *study)
{
  guint length = study->before + 1 + study->after;
  g_autofree double *values = g_new (double, study->n_paths);

  study->mean = g_new (double, length);
  study->median = g_new (double, length);
  for (guint k = 0; k < length; k++) {
    double sum = 0;
    guint n = 0;

    for (guint p = 0; p < study->n_paths; p++) {
      if (study->paths[p].state == TLN_STUDY_OK)
        sum += values[n++] = study->paths[p].car[k];
    }
    study->n = n;
    study->mean[k] = n > 0 ? sum / n : (double) NAN;
    study->median[k] = n > 0 ? median_of (values, n) : (double) NAN;
  }
}

static int
compare_sessions (const void *a, const void *b)
{
  guint one = (*(TlnStudyPath *const *) a)->index;
  guint two = (*(TlnStudyPath *const *) b)->index;

  return (one > two) - (one < two);
}

/* Windows have one length: sorted, each need only be compared with its neighbours. */
static void
count_overlaps (TlnStudy *study)
{
  guint length = study->before + 1 + study->after;
  g_autofree TlnStudyPath **sorted = g_new (TlnStudyPath *, study->n_paths + 1);
  guint n = 0;

  for (guint p = 0; p < study->n_paths; p++) {
    if (study->paths[p].state == TLN_STUDY_OK)
      sorted[n++] = &study->paths[p];
  }
  if (n > 1)
    qsort (sorted, n, sizeof *sorted, compare_sessions);
  for (guint i = 0; i < n; i++) {
    gboolean earlier = i > 0 && sorted[i]->index - sorted[i - 1]->index < length;
    gboolean later = i + 1 < n && sorted[i + 1]->index - sorted[i]->index < length;

    study->n_windows += i == 0 || sorted[i]->index != sorted[i - 1]->index;
    sorted[i]->overlapping = earlier || later;
    study->n_overlapping += earlier || later;
  }
}

static void
path_clear (TlnStudyPath *path)
{
  g_free (path->ar);
  g_free (path->car);
}

static void
fill_placebo (TlnStudy *study, const Sessions *s, const TlnStudyOptions *options)
{
  guint length = study->before + 1 + study->after;
  GRand *random = g_rand_new_with_seed (options->seed);

  study->placebo = g_new0 (double, length);
  for (guint i = 0; i < options->n_placebo && s->n > length; i++) {
    /* Any session around which the window lies within the sessions. */
    guint range = s->n - length;
    TlnStudyPath path = { .index = study->before + 1 +
                                   (guint) g_rand_int_range (random, 0, (gint32) range) };

    if (fill_window (s, &path) == TLN_STUDY_OK) {
      for (guint k = 0; k < length; k++)
        study->placebo[k] += path.car[k];
      study->n_placebo++;
    }
    path_clear (&path);
  }
  for (guint k = 0; k < length; k++)
    study->placebo[k] = study->n_placebo > 0 ? study->placebo[k] / study->n_placebo : (double) NAN;
  g_rand_free (random);
}

TlnStudy *
tln_study_new (const TlnSeries *series,
               const TlnSeries *benchmark,
               const TlnStudyEvent *events,
               guint n_events,
               const TlnStudyOptions *options)
{
  Sessions sessions = { .before = MIN (options->before, TLN_STUDY_WINDOW_MAX),
                        .after = MIN (options->after, TLN_STUDY_WINDOW_MAX),
                        .market_model = options->market_model };
  TlnStudy *study = g_new0 (TlnStudy, 1);

  sessions_init (&sessions, series, benchmark);
  if (benchmark == NULL) {
    for (guint i = 0; i < sessions.n; i++)
      sessions.rb[i] = 0;
  }
  study->before = sessions.before;
  study->after = sessions.after;
  study->n_sessions = sessions.n;
  if (sessions.n > 0) {
    study->first_session = sessions.t[0];
    study->last_session = sessions.t[sessions.n - 1];
  }
  study->n_paths = n_events;
  study->paths = g_new0 (TlnStudyPath, n_events);
  for (guint p = 0; p < n_events; p++)
    fill_path (&sessions, &events[p], &study->paths[p]);
  summarise (study);
  count_overlaps (study);
  fill_placebo (study, &sessions, options);
  sessions_clear (&sessions);
  return study;
}

void
tln_study_free (TlnStudy *study)
{
  if (study == NULL)
    return;
  for (guint p = 0; p < study->n_paths; p++)
    path_clear (&study->paths[p]);
  g_free (study->paths);
  g_free (study->mean);
  g_free (study->median);
  g_free (study->placebo);
  g_free (study);
}

gboolean
tln_study_path_has_session (const TlnStudyPath *path)
{
  return path->state != TLN_STUDY_AFTER_END && path->state != TLN_STUDY_BEFORE_LISTING;
}

double
tln_study_car (const TlnStudy *study, const TlnStudyPath *path, int a, int b)
{
  int before = (int) study->before;
  double sum = 0;

  if (path->state != TLN_STUDY_OK || a < -before || b > (int) study->after || a > b)
    return (double) NAN;
  for (int k = a; k <= b; k++)
    sum += path->ar[k + before];
  return sum;
}

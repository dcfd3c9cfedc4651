/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything of the picture of an event study stands, and what is under the pointer. */
#include "tln-study-parts.h"

#include <math.h>

#define HUNDRED 100.0
#define LABEL_STEP 0.01
#define TICK_LINES 2.5
#define MARK_AIR 6.0
#define SINGLE_MOST 12

void
tln_study_label (char label[TLN_LABEL], double car)
{
  const TlnScale percent = { .percent = TRUE };

  tln_scale_label (&percent, label, isfinite (car) ? HUNDRED + HUNDRED * car : car, LABEL_STEP);
}

double
tln_study_plot_x (const TlnStudyPlot *plot, int session)
{
  guint length = plot->study->before + plot->study->after;
  double place = session + (double) plot->study->before;

  /* A window of one session stands in the middle. */
  return plot->pane.x + plot->pane.width * (length > 0 ? place / length : 0.5);
}

double
tln_study_plot_y (const TlnStudyPlot *plot, double car)
{
  return tln_scale_y (&plot->scale, HUNDRED + HUNDRED * car);
}

static void
widen (const double *values, guint n, double *min, double *max)
{
  for (guint k = 0; values != NULL && k < n; k++) {
    if (!isfinite (values[k]))
      continue;
    *min = MIN (*min, values[k]);
    *max = MAX (*max, values[k]);
  }
}

/* Zero is always seen. */
static TlnScale
fit_scale (const TlnStudy *study)
{
  guint length = study->before + 1 + study->after;
  double min = 0;
  double max = 0;

  for (guint p = 0; p < study->n_paths; p++)
    widen (study->paths[p].car, length, &min, &max);
  widen (study->placebo, length, &min, &max);
  if (min == max)
    max = LABEL_STEP;
  TlnScale scale =
      tln_scale_fit (TLN_SCALE_LINEAR, HUNDRED + HUNDRED * min, HUNDRED + HUNDRED * max);
  scale.percent = TRUE;
  return scale;
}

/* 1, 5, 10, 20, 50 … sessions, so that the labels do not touch; each one only where they are few.
 */
static guint
label_step (const TlnStudyPlot *plot)
{
  static const guint steps[] = { 1, 5, 10, 20, 50, 100, 200 };
  double length = MAX (plot->study->before + plot->study->after, 1);
  double room = plot->view.char_width * 5;

  for (guint i = length > SINGLE_MOST ? 1 : 0; i < G_N_ELEMENTS (steps); i++) {
    if (plot->pane.width / length * steps[i] >= room)
      return steps[i];
  }
  return 2 * TLN_STUDY_WINDOW_MAX;
}

static double
widest_label (const TlnStudyPlot *plot)
{
  glong chars = 0;

  for (guint i = 0; i < plot->n_value_ticks; i++)
    chars = MAX (chars, g_utf8_strlen (plot->value_ticks[i].label, -1));
  /* The value at the end of a path has two decimals. */
  return ((double) MAX (chars, 7) + 1) * plot->view.char_width;
}

void
tln_study_plot_layout (TlnStudyPlot *plot,
                       const TlnStudy *study,
                       const TlnEventStance *stances,
                       const TlnStudyPlotView *view)
{
  *plot = (TlnStudyPlot) { .study = study, .stances = stances, .view = *view };
  plot->scale = fit_scale (study);
  plot->legend_rows = tln_study_count_legend (plot);
  double top = (plot->legend_rows + 0.5) * view->line_height + MARK_AIR;
  double left = MAX (MARK_AIR, 1.7 * view->char_width);
  double bottom = (view->words.axis != NULL ? 2.6 : 1.6) * view->line_height;
  double right = 8 * view->char_width + MARK_AIR;
  plot->pane = (TlnBox) { left, top, view->width - right - left, view->height - top - bottom };
  if (plot->pane.width < 1 || plot->pane.height < 1) {
    plot->pane = (TlnBox) { 0 };
    return;
  }
  plot->scale.top = plot->pane.y;
  plot->scale.bottom = plot->pane.y + plot->pane.height;
  plot->n_value_ticks =
      tln_scale_ticks (&plot->scale, TICK_LINES * MAX (view->line_height, 1), plot->value_ticks);
  plot->pane.width = MAX (view->width - left - MARK_AIR - widest_label (plot), 1);
  plot->step = label_step (plot);
}

int
tln_study_plot_session_at (const TlnStudyPlot *plot, double x)
{
  const TlnBox *pane = &plot->pane;
  guint length = plot->study->before + plot->study->after;

  if (pane->width <= 0 || !(x >= pane->x - MARK_AIR && x <= pane->x + pane->width + MARK_AIR))
    return TLN_STUDY_NO_SESSION;
  double place = CLAMP ((x - pane->x) / pane->width, 0, 1) * length;
  return (int) floor (place + 0.5) - (int) plot->study->before;
}

/* Height of a path at an x between two sessions. */
static double
height_at (const TlnStudyPlot *plot, const TlnStudyPath *path, double x)
{
  guint length = plot->study->before + plot->study->after;
  double place = CLAMP ((x - plot->pane.x) / plot->pane.width, 0, 1) * length;
  guint k = (guint) MIN (floor (place), MAX (length, 1) - 1);
  double part = place - k;

  if (length == 0)
    return tln_study_plot_y (plot, path->car[0]);
  return tln_study_plot_y (plot, path->car[k] * (1 - part) + path->car[k + 1] * part);
}

guint
tln_study_plot_path_at (const TlnStudyPlot *plot, double x, double y, double reach)
{
  guint nearest = TLN_STUDY_NO_PATH;

  if (tln_study_plot_session_at (plot, x) == TLN_STUDY_NO_SESSION)
    return nearest;
  for (guint p = 0; p < plot->study->n_paths; p++) {
    const TlnStudyPath *path = &plot->study->paths[p];

    if (path->state != TLN_STUDY_OK)
      continue;
    double away = fabs (height_at (plot, path, x) - y);
    if (!(away <= reach))
      continue;
    reach = away;
    nearest = p;
  }
  return nearest;
}

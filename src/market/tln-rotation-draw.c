/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout of a rotation, its axes, its lines and the week that is looked at. */
#include "tln-rotation-parts.h"

#include <math.h>
#include <string.h>

#define GAP TLN_ROTATION_GAP
#define SMALL 0.85
#define PRICE_SHARE 0.52
#define TICK_PX 34.0
#define AIR 1.05
#define MARK 9.0
#define LABELS 48
#define BRIDGED 3 /* weeks from one close to the next over which a line goes on */
#define STROKE 1.75f

void
tln_rotation_week_label (const TlnRotation *rotation, guint week, char label[TLN_LABEL])
{
  int year;
  int number =
      tln_day_iso_week (tln_week_monday (rotation->attention->first + (TlnWeek) week), &year);

  g_snprintf (label, TLN_LABEL, "%04d-W%02d", year, number);
}

char *
tln_rotation_line_label (const TlnRotationLine *line)
{
  const char *dot = strchr (line->code, '.');

  return g_strndup (line->code, dot != NULL ? (gsize) (dot - line->code) : strlen (line->code));
}

TlnRole
tln_rotation_line_role (const TlnRotationLine *line)
{
  return line->stage == TLN_ROTATION_NO_STAGE ? TLN_ROLE_TEXT
                                              : TLN_ROLE_STAGE_1 + line->stage % TLN_ROLE_STAGES;
}

gboolean
tln_rotation_frame_set (TlnRotationFrame *frame,
                        const TlnRotation *rotation,
                        guint weeks,
                        TlnWeek base)
{
  const TlnAttention *attention = rotation->attention;

  tln_rotation_extent (rotation, &frame->first, &frame->last);
  if (weeks > 0 && frame->last - frame->first > weeks)
    frame->first = frame->last - weeks;
  frame->base = frame->first;
  if (base != TLN_WEEK_NONE && attention->n_weeks > 0)
    frame->base = (guint) CLAMP (base - attention->first, 0, (TlnWeek) attention->n_weeks - 1);
  return frame->first < frame->last;
}

/* Layout. */

static double
line_value (const TlnRotationPlot *plot, guint line, guint week)
{
  const TlnRotationLine *one = g_ptr_array_index (plot->rotation->lines, line);

  return one->closes[week] * tln_rotation_factor (plot->rotation, line, plot->view.base);
}

/* FALSE: no line has anything in these weeks. */
static gboolean
fit_prices (TlnRotationPlot *plot)
{
  double least = 100;
  double most = 100;
  gboolean any = FALSE;

  for (guint i = 0; i < plot->rotation->lines->len; i++) {
    double factor = tln_rotation_factor (plot->rotation, i, plot->view.base);
    const TlnRotationLine *line = g_ptr_array_index (plot->rotation->lines, i);

    for (guint w = plot->view.first; w < plot->view.last; w++) {
      double value = line->closes[w] * factor;

      if (!isfinite (value))
        continue;
      any = TRUE;
      least = MIN (least, value);
      most = MAX (most, value);
    }
  }
  plot->price_scale = tln_scale_fit (TLN_SCALE_LINEAR, least, most);
  return any;
}

static void
fit_attention (TlnRotationPlot *plot)
{
  double most = 0;

  for (guint w = plot->view.first; w < plot->view.last; w++) {
    double sum = 0;

    for (guint s = 0; s < plot->rotation->stages->len; s++)
      sum += tln_rotation_part (plot->rotation, s, w, plot->view.measure);
    most = isgreater (sum, most) ? sum : most;
  }
  if (plot->view.measure == TLN_MEASURE_SHARE)
    most *= 100;
  plot->attention_scale =
      (TlnScale) { TLN_SCALE_LINEAR, 0, most > 0 ? most * AIR : 1, 0, 0, FALSE };
}

static guint
find_ticks (const TlnScale *scale, gboolean percent, TlnValueTick *ticks)
{
  guint n = tln_scale_ticks (scale, TICK_PX, ticks);

  for (guint i = 0; percent && i < n; i++)
    g_strlcat (ticks[i].label, "%", TLN_LABEL);
  return n;
}

static double
widest_tick (const TlnRotationPlot *plot, const TlnScale *scale, gboolean percent)
{
  TlnValueTick ticks[TLN_VALUE_TICKS];
  guint n = find_ticks (scale, percent, ticks);
  double widest = 0;

  for (guint i = 0; i < n; i++)
    widest = MAX (widest, tln_rotation_text_width (&plot->view, ticks[i].label));
  return widest;
}

/* Room for the names at the ends of the lines. */
static double
widest_label (const TlnRotationPlot *plot)
{
  double widest = 0;

  for (guint i = 0; i < plot->rotation->lines->len; i++) {
    g_autofree char *label = tln_rotation_line_label (g_ptr_array_index (plot->rotation->lines, i));
    widest = MAX (widest, tln_rotation_text_width (&plot->view, label));
  }
  return MIN (widest * SMALL + MARK + GAP, plot->view.width / 4);
}

static void
place_panes (TlnRotationPlot *plot, gboolean priced)
{
  const TlnRotationFrame *view = &plot->view;
  double title = view->line_height + GAP;
  double top = plot->legend_height + title;
  double room = view->height - top - view->line_height - GAP - (priced ? title + 2 * GAP : 0);
  double price = priced ? floor (MAX (room, 0) * PRICE_SHARE) : 0;

  plot->price = (TlnBox) { 0, top, 0, price };
  plot->attention =
      (TlnBox) { 0, top + price + (priced ? title + 2 * GAP : 0), 0, MAX (room - price, 0) };
  plot->price_scale.top = plot->price.y;
  plot->price_scale.bottom = plot->price.y + plot->price.height;
  plot->attention_scale.top = plot->attention.y;
  plot->attention_scale.bottom = plot->attention.y + plot->attention.height;
}

void
tln_rotation_layout (TlnRotationPlot *plot,
                     const TlnRotation *rotation,
                     const TlnRotationFrame *view)
{
  guint n = rotation->attention->n_weeks;

  *plot = (TlnRotationPlot) { .rotation = rotation, .view = *view };
  plot->view.last = MIN (view->last, n);
  plot->view.first = MIN (view->first, plot->view.last);
  if (plot->view.device_scale <= 0)
    plot->view.device_scale = 1;
  gboolean priced = fit_prices (plot);
  fit_attention (plot);
  plot->legend_height = tln_rotation_legend_height (rotation, &plot->view);
  place_panes (plot, priced);
  double left =
      MAX (priced ? widest_tick (plot, &plot->price_scale, FALSE) : 0,
           widest_tick (plot, &plot->attention_scale, view->measure == TLN_MEASURE_SHARE)) +
      GAP;
  double right = priced ? widest_label (plot) : GAP;
  double width = MAX (view->width - left - right, 0);
  plot->price.x = plot->attention.x = left;
  plot->price.width = plot->attention.width = width;
  plot->week_px = width / MAX (plot->view.last - plot->view.first, 1);
}

double
tln_rotation_x (const TlnRotationPlot *plot, double week)
{
  return plot->attention.x + (week - plot->view.first) * plot->week_px;
}

gboolean
tln_rotation_week_at (const TlnRotationPlot *plot, double x, guint *week)
{
  double at;

  if (plot->view.first >= plot->view.last || plot->week_px <= 0 || isnan (x))
    return FALSE;
  at = floor ((x - plot->attention.x) / plot->week_px) + plot->view.first;
  *week = (guint) CLAMP (at, plot->view.first, plot->view.last - 1.0);
  return TRUE;
}

/* Axes. */

static void
add_box (TlnDrawing *drawing, TlnRole role, const TlnBox *box)
{
  TlnDrawItem item = { .kind = TLN_DRAW_RECT,
                       .role = (guint8) role,
                       .x = box->x,
                       .y = box->y,
                       .width = box->width,
                       .height = box->height };

  tln_drawing_add (drawing, &item);
}

static double
snap (const TlnRotationPlot *plot, double value)
{
  return floor (value * plot->view.device_scale) / plot->view.device_scale;
}

static double
hair (const TlnRotationPlot *plot)
{
  return 1 / plot->view.device_scale;
}

static void
draw_values (const TlnRotationPlot *plot, const TlnBox *pane, TlnDrawing *drawing)
{
  gboolean attention = pane == &plot->attention;
  TlnValueTick ticks[TLN_VALUE_TICKS];
  guint n = find_ticks (attention ? &plot->attention_scale : &plot->price_scale,
                        attention && plot->view.measure == TLN_MEASURE_SHARE, ticks);

  for (guint i = 0; i < n; i++) {
    TlnBox line = { pane->x, snap (plot, ticks[i].y), pane->width, hair (plot) };
    TlnDrawItem label = { .role = TLN_ROLE_TEXT_DIM,
                          .form = TLN_ANCHOR_RIGHT,
                          .size = 1,
                          .x = pane->x - GAP,
                          .y = ticks[i].y };

    add_box (drawing, TLN_ROLE_GRID, &line);
    tln_drawing_add_text (drawing, &label, ticks[i].label);
  }
  TlnBox base = { pane->x, snap (plot, pane->y + pane->height), pane->width, hair (plot) };
  add_box (drawing, TLN_ROLE_AXIS, &base);
}

static void
draw_title (const TlnRotationPlot *plot, const TlnBox *pane, const char *title, TlnDrawing *drawing)
{
  TlnDrawItem label = { .role = TLN_ROLE_TEXT_DIM,
                        .form = TLN_ANCHOR_LEFT,
                        .size = 1,
                        .y = pane->y - GAP - plot->view.line_height / 2 };

  if (title != NULL && pane->height > 0)
    tln_drawing_add_text (drawing, &label, title);
}

/* Months from the year 0 on; of a week that of its Sunday, so that the week the first of a month
 * lies in begins it. */
static int
month_of (const TlnRotation *rotation, guint week)
{
  int year, month, day;

  tln_day_split (tln_week_monday (rotation->attention->first + (TlnWeek) week) + 6, &year, &month,
                 &day);
  return year * 12 + month - 1;
}

/* The fewest months whose labels have room; 0: each week has. */
static int
choose_step (const TlnRotationPlot *plot)
{
  static const int steps[] = { 1, 3, 6, 12, 24, 60, 120 };
  double distance = plot->view.char_width * 9;

  if (plot->week_px >= distance)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (plot->week_px * 4 * steps[i] >= distance)
      return steps[i];
  return 240;
}

static gboolean
label_week (const TlnRotationPlot *plot, guint week, int step, char label[TLN_LABEL])
{
  int month = month_of (plot->rotation, week);

  if (step == 0) {
    tln_rotation_week_label (plot->rotation, week, label);
    return TRUE;
  }
  if (month % step != 0 || (week > 0 && month_of (plot->rotation, week - 1) == month))
    return FALSE;
  if (month % 12 == 0)
    g_snprintf (label, TLN_LABEL, "%04d", month / 12);
  else
    g_snprintf (label, TLN_LABEL, "%04d-%02d", month / 12, month % 12 + 1);
  return TRUE;
}

/* The words below a week and their room; FALSE: it has none. */
static gboolean
place_label (const TlnRotationPlot *plot, guint week, int step, char text[TLN_LABEL], TlnBox *box)
{
  if (!label_week (plot, week, step, text))
    return FALSE;
  double width = tln_rotation_text_width (&plot->view, text);
  double left = tln_rotation_x (plot, week + 0.5) - width / 2;
  *box = (TlnBox) { CLAMP (left, 0, MAX (0, plot->view.width - width)),
                    plot->view.height - plot->view.line_height, width, plot->view.line_height };
  return TRUE;
}

static void
draw_label (TlnDrawing *drawing, TlnRole role, const TlnBox *box, const char *text)
{
  TlnDrawItem label = { .role = role,
                        .form = TLN_ANCHOR_CENTER,
                        .size = 1,
                        .x = box->x + box->width / 2,
                        .y = box->y + box->height / 2 };

  tln_drawing_add_text (drawing, &label, text);
}

static void
draw_time (const TlnRotationPlot *plot, TlnDrawing *drawing)
{
  int step = choose_step (plot);
  char text[TLN_LABEL];
  TlnBox box;

  for (guint w = plot->view.first; w < plot->view.last; w++) {
    if (!place_label (plot, w, step, text, &box))
      continue;
    draw_label (drawing, TLN_ROLE_TEXT_DIM, &box, text);
    const TlnBox *panes[] = { &plot->price, &plot->attention };
    for (guint i = 0; i < G_N_ELEMENTS (panes); i++) {
      TlnBox line = { snap (plot, tln_rotation_x (plot, w + 0.5)), panes[i]->y, hair (plot),
                      panes[i]->height };
      add_box (drawing, TLN_ROLE_GRID, &line);
    }
  }
}

/* Lines. */

void
tln_rotation_draw_shape (guint stage, const TlnPoint *at, TlnDrawing *drawing)
{
  static const guint8 forms[] = { TLN_MARK_DOT, TLN_MARK_SQUARE, TLN_MARK_UP, TLN_MARK_DIAMOND };
  TlnDrawItem mark = { .kind = TLN_DRAW_MARK,
                       .role = TLN_ROLE_TEXT,
                       .form = TLN_MARK_DOT,
                       .size = (float) MARK * (stage == TLN_ROTATION_NO_STAGE ? 0.6f : 1),
                       .x = at->x,
                       .y = at->y };

  if (stage != TLN_ROTATION_NO_STAGE) {
    mark.role = (guint8) (TLN_ROLE_STAGE_1 + stage % TLN_ROLE_STAGES);
    mark.form = forms[stage % G_N_ELEMENTS (forms)];
  }
  tln_drawing_add (drawing, &mark);
}

static TlnDrawItem
stroke_of (const TlnRotation *rotation, guint line)
{
  return (TlnDrawItem) { .kind = TLN_DRAW_POLYLINE,
                         .role = (guint8) tln_rotation_line_role (
                             g_ptr_array_index (rotation->lines, line)),
                         .form = (guint8) (line % 5),
                         .size = STROKE };
}

void
tln_rotation_draw_line (const TlnRotation *rotation,
                        guint line,
                        const TlnBox *box,
                        TlnDrawing *drawing)
{
  const TlnRotationLine *one = g_ptr_array_index (rotation->lines, line);
  TlnDrawItem stroke = stroke_of (rotation, line);
  TlnPoint end = { box->x + box->width - MARK / 2, box->y + box->height / 2 };

  tln_drawing_begin (drawing, &stroke);
  tln_drawing_add_point (drawing, box->x, end.y);
  tln_drawing_add_point (drawing, end.x, end.y);
  tln_rotation_draw_shape (one->stage, &end, drawing);
}

/* TRUE: *end is its last point. A hole of more than a few weeks stays one. */
static gboolean
draw_closes (const TlnRotationPlot *plot, guint line, TlnPoint *end, TlnDrawing *drawing)
{
  const TlnRotationLine *one = g_ptr_array_index (plot->rotation->lines, line);
  double factor = tln_rotation_factor (plot->rotation, line, plot->view.base);
  TlnDrawItem stroke = stroke_of (plot->rotation, line);
  guint before = G_MAXUINT;

  for (guint w = plot->view.first; w < plot->view.last; w++) {
    double y = tln_scale_y (&plot->price_scale, one->closes[w] * factor);

    if (isnan (y))
      continue;
    if (before == G_MAXUINT || w - before > BRIDGED)
      tln_drawing_begin (drawing, &stroke);
    *end = (TlnPoint) { tln_rotation_x (plot, w + 0.5), y };
    tln_drawing_add_point (drawing, end->x, end->y);
    before = w;
  }
  return before != G_MAXUINT;
}

typedef struct {
  TlnPoint end;
  double y; /* where its label goes */
  guint line;
} LineEnd;

static int
compare_ends (const void *a, const void *b)
{
  double first = ((const LineEnd *) a)->end.y;
  double second = ((const LineEnd *) b)->end.y;

  return first < second ? -1 : first > second;
}

/* Labels move apart, downwards, and back up where they left the pane. */
static void
spread_labels (const TlnRotationPlot *plot, LineEnd *ends, guint n)
{
  double step = plot->view.line_height * SMALL;
  double limit = plot->price.y + plot->price.height;

  qsort (ends, n, sizeof *ends, compare_ends);
  for (guint i = 0; i < n; i++)
    ends[i].y = i > 0 ? MAX (ends[i].end.y, ends[i - 1].y + step) : ends[i].end.y;
  for (guint i = n; i-- > 0 && ends[i].y > limit; limit -= step)
    ends[i].y = limit;
}

static void
draw_lines (const TlnRotationPlot *plot, TlnDrawing *drawing)
{
  guint room = (guint) (plot->price.height / MAX (plot->view.line_height * SMALL, 1));
  LineEnd ends[LABELS];
  guint n = 0;

  for (guint i = 0; i < plot->rotation->lines->len; i++) {
    LineEnd one = { .line = i };

    if (!draw_closes (plot, i, &one.end, drawing))
      continue;
    if (n < MIN (room, LABELS))
      ends[n++] = one;
  }
  spread_labels (plot, ends, n);
  for (guint i = 0; i < n; i++) {
    const TlnRotationLine *line = g_ptr_array_index (plot->rotation->lines, ends[i].line);
    g_autofree char *words = tln_rotation_line_label (line);
    TlnDrawItem label = { .role = (guint8) tln_rotation_line_role (line),
                          .form = TLN_ANCHOR_LEFT,
                          .size = (float) SMALL,
                          .x = plot->price.x + plot->price.width + MARK * 0.8,
                          .y = ends[i].y };

    tln_rotation_draw_shape (line->stage, &ends[i].end, drawing);
    tln_drawing_add_text (drawing, &label, words);
  }
}

void
tln_rotation_draw (const TlnRotationPlot *plot, TlnDrawing *drawing)
{
  if (plot->attention.width <= 0 || plot->attention.height <= 0)
    return;
  tln_rotation_draw_legend (plot, drawing);
  draw_time (plot, drawing);
  draw_title (plot, &plot->attention, plot->view.attention_title, drawing);
  draw_values (plot, &plot->attention, drawing);
  tln_rotation_draw_bars (plot, drawing);
  if (plot->price.height <= 0)
    return;
  draw_title (plot, &plot->price, plot->view.price_title, drawing);
  draw_values (plot, &plot->price, drawing);
  draw_lines (plot, drawing);
}

/* The week that is looked at. */

static void
draw_column (const TlnRotationPlot *plot,
             const TlnBox *pane,
             const TlnRotationMark *mark,
             TlnDrawing *drawing)
{
  double left = tln_rotation_x (plot, mark->at);
  double right = left + plot->week_px;
  TlnBox column = { left, pane->y, plot->week_px, pane->height };
  TlnBox edges[] = { { snap (plot, left), pane->y, hair (plot), pane->height },
                     { snap (plot, right), pane->y, hair (plot), pane->height } };
  TlnBox later = { right, pane->y, pane->x + pane->width - right, pane->height + hair (plot) };

  if (pane->height <= 0)
    return;
  if (mark->veil && later.width > 0)
    add_box (drawing, TLN_ROLE_VEIL, &later);
  add_box (drawing, TLN_ROLE_AREA, &column);
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    add_box (drawing, TLN_ROLE_CROSSHAIR, &edges[i]);
}

/* No half of a label stands beside the tag. */
static void
cover_labels (const TlnRotationPlot *plot, const TlnBox *tag, TlnDrawing *drawing)
{
  int step = choose_step (plot);
  char text[TLN_LABEL];
  TlnBox box;

  for (guint w = plot->view.first; w < plot->view.last; w++) {
    if (place_label (plot, w, step, text, &box) && box.x < tag->x + tag->width + GAP &&
        box.x + box.width > tag->x - GAP)
      add_box (drawing, TLN_ROLE_BACKGROUND, &box);
  }
}

static void
draw_tag (const TlnRotationPlot *plot, guint week, TlnDrawing *drawing)
{
  char text[TLN_LABEL];

  tln_rotation_week_label (plot->rotation, week, text);
  double width = tln_rotation_text_width (&plot->view, text) + 2 * GAP;
  double left =
      CLAMP (tln_rotation_x (plot, week + 0.5) - width / 2, 0, MAX (0, plot->view.width - width));
  TlnBox tag = { left, plot->view.height - plot->view.line_height, width, plot->view.line_height };
  cover_labels (plot, &tag, drawing);
  add_box (drawing, TLN_ROLE_LABEL_BACK, &tag);
  draw_label (drawing, TLN_ROLE_LABEL_TEXT, &tag, text);
}

void
tln_rotation_draw_mark (const TlnRotationPlot *plot,
                        const TlnRotationMark *mark,
                        TlnDrawing *drawing)
{
  if (plot->attention.width <= 0 || plot->attention.height <= 0 || mark->week < plot->view.first ||
      mark->week >= plot->view.last)
    return;
  draw_column (plot, &plot->price, mark, drawing);
  draw_column (plot, &plot->attention, mark, drawing);
  draw_tag (plot, mark->week, drawing);
  for (guint i = 0; i < plot->rotation->lines->len && plot->price.height > 0; i++) {
    const TlnRotationLine *line = g_ptr_array_index (plot->rotation->lines, i);
    TlnPoint at = { tln_rotation_x (plot, mark->week + 0.5),
                    tln_scale_y (&plot->price_scale, line_value (plot, i, mark->week)) };

    if (!isnan (at.y))
      tln_rotation_draw_shape (line->stage, &at, drawing);
  }
}

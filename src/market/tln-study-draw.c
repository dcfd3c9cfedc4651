/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing of an event study. Lines differ by thickness and dashes as well as by colour. */
#include "tln-study-parts.h"

#include "tln-plot-parts.h"

#include <math.h>

#define SAMPLE_PX 20.0
#define GAP 6.0
#define ENDS_MOST 60
#define END_PX 8.0
#define DOT_PX 7.0
#define TAG_AIR 3.0

/* One entry of the legend. */
typedef struct {
  const char *name;
  const double *values; /* NULL: no value */
  TlnDrawItem style;
} Entry;
#define ENTRIES 4

static guint
list_entries (const TlnStudyPlot *plot, Entry entries[ENTRIES])
{
  const TlnStudy *study = plot->study;
  const TlnStudyWords *words = &plot->view.words;
  const Entry all[ENTRIES] = {
    { words->mean, study->mean, { .role = TLN_ROLE_SERIES, .size = 2.6f } },
    { words->median, study->median, { .role = TLN_ROLE_LINE_1, .form = 1, .size = 1.8f } },
    { words->placebo, study->placebo, { .role = TLN_ROLE_LINE_6, .form = 2, .size = 1.8f } },
    { words->single, NULL, { .role = TLN_ROLE_VOLUME, .size = 1.0f } },
  };
  guint n = 0;

  for (guint i = 0; i < ENTRIES; i++) {
    if (all[i].name == NULL || (all[i].values == study->placebo && study->n_placebo == 0) ||
        (all[i].values != study->placebo && study->n == 0))
      continue;
    entries[n++] = all[i];
  }
  return n;
}

/* About as wide as it will be: the font is not known here, the width of its digits is. */
static double
text_width (const TlnStudyPlot *plot, const char *text)
{
  double width = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    width += g_unichar_iswide (g_utf8_get_char (c)) ? 1.8 : 1;
  return width * plot->view.char_width;
}

static char *
entry_text (const Entry *entry, guint k)
{
  char value[TLN_LABEL];

  if (entry->values == NULL)
    return g_strdup (entry->name);
  tln_study_label (value, entry->values[k]);
  return g_strdup_printf ("%s %s", entry->name, value);
}

static void
draw_entry (const TlnStudyPlot *plot,
            const Entry *entry,
            const char *text,
            const TlnPoint *at,
            TlnDrawing *drawing)
{
  TlnDrawItem sample = entry->style;
  TlnDrawItem label = {
    .role = TLN_ROLE_TEXT, .size = 1, .x = at->x + SAMPLE_PX + GAP, .y = at->y
  };

  sample.kind = TLN_DRAW_POLYLINE;
  tln_drawing_begin (drawing, &sample);
  tln_drawing_add_point (drawing, at->x, at->y);
  tln_drawing_add_point (drawing, at->x + SAMPLE_PX, at->y);
  label.kind = TLN_DRAW_TEXT;
  tln_drawing_add_text (drawing, &label, text);
}

/* Flows from left to right; drawing NULL: only counts the rows. */
static guint
flow_legend (const TlnStudyPlot *plot, guint k, TlnDrawing *drawing)
{
  Entry entries[ENTRIES];
  guint n = list_entries (plot, entries);
  double x = GAP;
  guint row = 0;

  for (guint i = 0; i < n; i++) {
    g_autofree char *text = entry_text (&entries[i], k);
    double width = SAMPLE_PX + GAP + text_width (plot, text);

    if (x > GAP && x + width > plot->view.width) {
      x = GAP;
      row++;
    }
    TlnPoint at = { x, GAP + (row + 0.5) * plot->view.line_height };
    if (drawing != NULL)
      draw_entry (plot, &entries[i], text, &at, drawing);
    x += width + 3 * GAP;
  }
  return n > 0 ? row + 1 : 0;
}

guint
tln_study_count_legend (const TlnStudyPlot *plot)
{
  return flow_legend (plot, plot->study->before + plot->study->after, NULL);
}

static void
draw_level (const TlnStudyPlot *plot, const TlnValueTick *tick, TlnDrawing *drawing)
{
  const TlnBox *pane = &plot->pane;
  gboolean zero = fabs (tick->value - 100) < 1e-9;
  TlnDrawItem line = { .kind = TLN_DRAW_LINE,
                       .role = zero ? TLN_ROLE_CROSSHAIR : TLN_ROLE_GRID,
                       .size = 1,
                       .x = pane->x,
                       .y = tick->y,
                       .width = pane->width };
  TlnDrawItem label = { .kind = TLN_DRAW_TEXT,
                        .role = TLN_ROLE_TEXT_DIM,
                        .form = TLN_ANCHOR_LEFT,
                        .size = 1,
                        .x = pane->x + pane->width + 2 * GAP,
                        .y = tick->y };

  tln_drawing_add (drawing, &line);
  tln_drawing_add_text (drawing, &label, tick->label);
}

static void
draw_session (const TlnStudyPlot *plot, int session, TlnDrawing *drawing)
{
  const TlnBox *pane = &plot->pane;
  TlnDrawItem line = { .kind = TLN_DRAW_LINE,
                       .role = session == 0 ? TLN_ROLE_CROSSHAIR : TLN_ROLE_GRID,
                       .form = session == 0,
                       .size = 1,
                       .x = tln_study_plot_x (plot, session),
                       .y = pane->y,
                       .height = pane->height };
  TlnDrawItem label = { .kind = TLN_DRAW_TEXT,
                        .role = session == 0 ? TLN_ROLE_TEXT : TLN_ROLE_TEXT_DIM,
                        .form = TLN_ANCHOR_CENTER,
                        .size = 1,
                        .x = line.x,
                        .y = pane->y + pane->height + 0.8 * plot->view.line_height };
  char text[TLN_LABEL];

  g_snprintf (text, sizeof text, "%s%d", session > 0 ? "+" : session < 0 ? "−" : "", ABS (session));
  tln_drawing_add (drawing, &line);
  tln_drawing_add_text (drawing, &label, text);
}

static void
draw_grid (const TlnStudyPlot *plot, TlnDrawing *drawing)
{
  const TlnBox *pane = &plot->pane;
  int step = (int) plot->step;

  for (guint i = 0; i < plot->n_value_ticks; i++)
    draw_level (plot, &plot->value_ticks[i], drawing);
  for (int s = -((int) plot->study->before / step * step); s <= (int) plot->study->after; s += step)
    draw_session (plot, s, drawing);
  if (plot->view.words.axis != NULL) {
    TlnDrawItem axis = { .kind = TLN_DRAW_TEXT,
                         .role = TLN_ROLE_TEXT_DIM,
                         .form = TLN_ANCHOR_CENTER,
                         .size = 1,
                         .x = pane->x + pane->width / 2,
                         .y = pane->y + pane->height + 1.9 * plot->view.line_height };
    tln_drawing_add_text (drawing, &axis, plot->view.words.axis);
  }
}

/* Parts where a value is missing are left out. */
static void
draw_values (const TlnStudyPlot *plot,
             const double *values,
             const TlnDrawItem *style,
             TlnDrawing *drawing)
{
  guint length = plot->study->before + 1 + plot->study->after;
  TlnDrawItem line = *style;

  line.kind = TLN_DRAW_POLYLINE;
  tln_drawing_begin (drawing, &line);
  for (guint k = 0; k < length; k++) {
    if (isfinite (values[k]))
      tln_drawing_add_point (drawing, tln_study_plot_x (plot, (int) k - (int) plot->study->before),
                             tln_study_plot_y (plot, values[k]));
  }
}

static TlnEventStance
stance_of (const TlnStudyPlot *plot, guint path)
{
  return plot->stances != NULL ? plot->stances[path] : TLN_EVENT_NEUTRAL;
}

static TlnRole
stance_role (TlnEventStance stance)
{
  return stance == TLN_EVENT_FOR       ? TLN_ROLE_MARK_FOR
         : stance == TLN_EVENT_AGAINST ? TLN_ROLE_MARK_AGAINST
                                       : TLN_ROLE_MARK_NEUTRAL;
}

static void
draw_end (const TlnStudyPlot *plot, guint path, double size, TlnDrawing *drawing)
{
  const TlnStudy *study = plot->study;
  TlnEventStance stance = stance_of (plot, path);
  TlnDrawItem mark = { .kind = TLN_DRAW_MARK,
                       .role = (guint8) stance_role (stance),
                       .form = stance == TLN_EVENT_FOR       ? TLN_MARK_UP
                               : stance == TLN_EVENT_AGAINST ? TLN_MARK_DOWN
                                                             : TLN_MARK_DOT,
                       .size = (float) size,
                       .x = tln_study_plot_x (plot, (int) study->after) };

  mark.y = tln_study_plot_y (plot, study->paths[path].car[study->before + study->after]);
  tln_drawing_add (drawing, &mark);
}

void
tln_study_plot_draw (const TlnStudyPlot *plot, TlnDrawing *drawing)
{
  const TlnStudy *study = plot->study;
  const TlnDrawItem thin = { .role = TLN_ROLE_VOLUME, .size = 1.0f };
  Entry entries[ENTRIES];

  if (plot->pane.width <= 0)
    return;
  draw_grid (plot, drawing);
  for (guint p = 0; p < study->n_paths; p++) {
    if (study->paths[p].state == TLN_STUDY_OK)
      draw_values (plot, study->paths[p].car, &thin, drawing);
  }
  for (guint i = list_entries (plot, entries); i > 0; i--) {
    if (entries[i - 1].values != NULL)
      draw_values (plot, entries[i - 1].values, &entries[i - 1].style, drawing);
  }
  for (guint p = 0; p < study->n_paths && study->n <= ENDS_MOST; p++) {
    if (study->paths[p].state == TLN_STUDY_OK)
      draw_end (plot, p, END_PX, drawing);
  }
}

void
tln_study_plot_draw_legend (const TlnStudyPlot *plot, int session, TlnDrawing *drawing)
{
  guint last = plot->study->before + plot->study->after;
  guint k = session == TLN_STUDY_NO_SESSION ? last : (guint) (session + (int) plot->study->before);

  if (plot->pane.width > 0)
    flow_legend (plot, MIN (k, last), drawing);
}

static void
draw_tag (const TlnStudyPlot *plot, const TlnPoint *at, const char *text, TlnDrawing *drawing)
{
  double width = text_width (plot, text) + 2 * TAG_AIR;
  double height = plot->view.line_height + TAG_AIR;
  double x = CLAMP (at->x, 0, MAX (plot->view.width - width, 0));
  TlnBox back = { x, at->y - height / 2, width, height };
  TlnDrawItem label = { .kind = TLN_DRAW_TEXT,
                        .role = TLN_ROLE_LABEL_TEXT,
                        .form = TLN_ANCHOR_CENTER,
                        .size = 1,
                        .x = x + width / 2,
                        .y = at->y };

  tln_plot_add_box (drawing, TLN_DRAW_RECT, TLN_ROLE_LABEL_BACK, &back);
  tln_drawing_add_text (drawing, &label, text);
}

static void
draw_dot (const TlnStudyPlot *plot, int session, const Entry *entry, TlnDrawing *drawing)
{
  double value = entry->values[session + (int) plot->study->before];
  TlnDrawItem dot = { .kind = TLN_DRAW_MARK,
                      .role = entry->style.role,
                      .form = TLN_MARK_DOT,
                      .size = (float) DOT_PX,
                      .x = tln_study_plot_x (plot, session) };

  if (!isfinite (value))
    return;
  dot.y = tln_study_plot_y (plot, value);
  tln_drawing_add (drawing, &dot);
}

static void
draw_cursor (const TlnStudyPlot *plot, int session, TlnDrawing *drawing)
{
  const TlnBox *pane = &plot->pane;
  TlnDrawItem line = { .kind = TLN_DRAW_LINE,
                       .role = TLN_ROLE_CROSSHAIR,
                       .size = 1,
                       .x = tln_study_plot_x (plot, session),
                       .y = pane->y,
                       .height = pane->height };
  Entry entries[ENTRIES];
  guint n = list_entries (plot, entries);
  char text[TLN_LABEL];

  tln_drawing_add (drawing, &line);
  for (guint i = 0; i < n; i++) {
    if (entries[i].values != NULL)
      draw_dot (plot, session, &entries[i], drawing);
  }
  g_snprintf (text, sizeof text, "%s%d", session > 0 ? "+" : session < 0 ? "−" : "", ABS (session));
  TlnPoint at = { line.x - text_width (plot, text) / 2 - TAG_AIR,
                  pane->y + pane->height + 0.8 * plot->view.line_height };
  draw_tag (plot, &at, text, drawing);
}

void
tln_study_plot_draw_focus (const TlnStudyPlot *plot, guint path, int session, TlnDrawing *drawing)
{
  const TlnStudy *study = plot->study;
  int k = session == TLN_STUDY_NO_SESSION ? (int) study->after : session;

  if (plot->pane.width <= 0 || k < -(int) study->before || k > (int) study->after)
    return;
  if (session != TLN_STUDY_NO_SESSION)
    draw_cursor (plot, session, drawing);
  if (path >= study->n_paths || study->paths[path].state != TLN_STUDY_OK)
    return;
  TlnDrawItem strong = { .role = (guint8) stance_role (stance_of (plot, path)), .size = 2.6f };
  double value = study->paths[path].car[k + (int) study->before];
  TlnPoint at = { plot->pane.x + plot->pane.width + GAP, tln_study_plot_y (plot, value) };
  char text[TLN_LABEL];
  draw_values (plot, study->paths[path].car, &strong, drawing);
  draw_end (plot, path, END_PX * 1.4, drawing);
  tln_study_label (text, value);
  draw_tag (plot, &at, text, drawing);
}

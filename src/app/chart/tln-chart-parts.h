/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of the chart widget that stand for themselves: menus, measure, the strip of the history.
 * For the files of the widget, through tln-chart-private.h. */
#pragma once

#include "tln-chart-summary.h"
#include "tln-chart.h"
#include "tln-drawing.h"
#include "tln-plot-data.h"

G_BEGIN_DECLS

typedef struct {
  gint64 t;
  TlnEventStance stance;
  char *heading; /* or NULL: the stance */
  char *label;
} MarkInfo;

typedef struct {
  gint64 id;
  double price;
  char *note;
  GtkWidget *handle; /* GtkButton, for keys and screen readers */
} Level;

/* What is being done to the levels. */
typedef struct {
  guint grip; /* the one that is dragged, or NO_BAR: */
  double y; /* where it was */
  double before;
  gint64 moved; /* by keys, and not told yet */
  guint source;
  gint64 menu; /* the one the menu is about */
} LevelState;

/* What the line above the plot needs, in px. */
typedef struct {
  gboolean known; /* measured with the caption and the bars of now */
  double caption;
  double values; /* of the last bar, briefly */
} Head;

/* tln-chart-paint.c: whether caption and values need a line each. */
gboolean tln_chart_head_wraps (TlnChart *self);

/* The numbers of the bars [i0, i1) of a series. */
typedef struct {
  TlnSeries *series; /* or NULL: none are known */
  guint i0;
  guint i1;
  TlnChartSummary numbers;
} Sum;

/* tln-chart-sum.c: of the bars that are seen, where there are any: at once, and kept. */
const TlnChartSummary *tln_chart_sum (TlnChart *self);
/* Whether they are so many that a thread goes through them first; it then has the words made. */
gboolean tln_chart_sum_soon (TlnChart *self);
void tln_chart_drop_sum (TlnChart *self);

/* tln-chart-data.c */
void tln_chart_data_clear (TlnChart *self);

/* tln-chart-menu.c: the actions "chart.…" and the menu of the second button. */
void tln_chart_add_actions (TlnChart *self);
void tln_chart_update_actions (TlnChart *self);
void tln_chart_show_menu (TlnChart *self, double x, double y);

/* tln-chart-kinds.c: kinds of marks; hidden has a bit 1 << TlnEventKind for each not shown. */
void tln_chart_add_kind_actions (TlnChart *self);
void tln_chart_update_kind_actions (TlnChart *self);
GMenuModel *tln_chart_kinds_menu (void);
void tln_chart_kinds_to_text (guint hidden, GString *text);
void tln_chart_kinds_take_word (guint *hidden, const char *word);
/* Those events of the chart that are to be shown. Element TlnPlotEvent; caller unrefs. */
GArray *tln_chart_shown_events (TlnChart *self);

/* tln-chart-levels.c */
void tln_chart_clear_level (gpointer level);
/* Those that are shown, none beside others. Element TlnPlotLevel; caller unrefs. */
GArray *tln_chart_shown_levels (TlnChart *self);
void tln_chart_give_levels (TlnChart *self, TlnPlotData *data);
void tln_chart_allocate_levels (TlnChart *self);
/* The level at a point of the widget; G_MAXUINT: none. */
guint tln_chart_level_at (TlnChart *self, double x, double y);
/* Each TRUE when the drag is that of a level. */
gboolean tln_chart_level_begin (TlnChart *self, double x, double y);
gboolean tln_chart_level_drag (TlnChart *self, double dy);
gboolean tln_chart_level_end (TlnChart *self);
/* Whether a level has the keys; what it does with one; gives them to the first or, from there, to
 * the next or the one before. */
gboolean tln_chart_on_level (TlnChart *self);
gboolean tln_chart_level_key (TlnChart *self, guint key);
gboolean tln_chart_focus_level (TlnChart *self, int step);
/* The price a new level would have. */
double tln_chart_level_here (TlnChart *self);
/* All of them in words; NULL without. */
char *tln_chart_say_levels (TlnChart *self);

/* tln-chart-measure.c */
void tln_chart_toggle_measure (TlnChart *self);
void tln_chart_draw_measure (TlnChart *self, TlnDrawing *drawing);
/* "+0.12 (+4.5%), 12 bars, 17 days" between the two points; NULL when nothing is measured. */
char *tln_chart_say_measure (TlnChart *self);

/* tln-chart-overview.c: the strip below. Its height, 0 where there is none. */
double tln_chart_overview_height (TlnChart *self);
void tln_chart_paint_overview (TlnChart *self, GtkSnapshot *snapshot);
void tln_chart_drop_history (TlnChart *self);
/* Whether a drag at a point is the strip's. */
gboolean tln_chart_overview_begin (TlnChart *self, double x, double y);
void tln_chart_overview_drag (TlnChart *self, double dx);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the chart widget share; nobody else includes it. */
#pragma once

#include "tln-chart-painter.h"
#include "tln-chart-parts.h"
#include "tln-chart.h"
#include "tln-plot-draw.h"

G_BEGIN_DECLS

#define NO_BAR G_MAXUINT
#define HANDLES_MAX 64

typedef enum {
  LAYER_GRID,
  LAYER_SERIES,
  LAYER_MARKS,
  LAYER_CROSS,
  LAYER_LAST
} Layer;

/* What is dragged in the strip of the whole history. */
typedef enum {
  GRIP_NONE,
  GRIP_FIRST,
  GRIP_LAST,
  GRIP_MIDDLE
} Grip;

struct _TlnChart {
  GtkWidget parent_instance;

  TlnSeries *source; /* as given, or NULL */
  GPtrArray *others; /* TlnSeries */
  GPtrArray *other_names; /* char */
  TlnPlotData *data; /* what is shown of them; NULL: no series */
  GCancellable *building; /* what is being made of them on a thread */
  GSimpleActionGroup *actions;
  TlnChartOptions options;
  char *name;
  char *caption;
  char *empty_text;
  GArray *events; /* TlnPlotEvent, as given */
  GHashTable *infos; /* gint64 id -> MarkInfo */

  TlnPlotView view;
  TlnPlot plot;
  gboolean laid_out;
  gboolean styled; /* fonts and colours are those of now: */
  GdkRGBA ink;
  guint font_serial;
  Head head;
  double strip; /* height of the line of values above the plot */
  TlnChartPainter *painter;
  TlnDrawing *drawing;
  GskRenderNode *layers[LAYER_LAST];
  double line_height;
  PangoLayout *legend;
  char *legend_text;
  GskRenderNode *legend_node; /* NULL: to be made anew */
  double legend_room;

  guint cursor; /* bar, or NO_BAR */
  double cursor_y; /* in the plot; NAN: at the close */
  gboolean cursor_by_pointer;
  guint event; /* among data->events, reached by keys; NO_BAR: none */
  guint rest_source;
  Sum sum;
  GCancellable *summing;

  double drag_first; /* view.first when the drag began */
  double zoom_scale; /* of the pinch so far */
  double zoom_about;
  double speed; /* px a second, while it glides */
  gint64 glide_time;
  guint glide_tick;
  double pointer_x;
  gint64 key_time; /* of the key before, to speed up while one is held */
  guint key_repeats;

  GPtrArray *handles; /* GtkButton: one for each visible mark, for keys and screen readers */
  guint n_handles; /* of them in use */
  GtkWidget *popover; /* of a cluster, or the menu, or NULL */
  GArray *weeks; /* TlnPlotWeek */
  GArray *levels; /* Level */
  LevelState level;
  guint measure; /* bar the measure begins at, or NO_BAR */
  GskRenderNode *history; /* of the strip below; NULL: to be made anew */
  Grip grip; /* of that strip, while it is dragged: */
  double grip_first;
  double grip_last;
  gboolean banding; /* a range is being drawn out: */
  double band_from; /* px */
  double band_to;
};

/* tln-chart.c */
void tln_chart_ensure_layout (TlnChart *self);
void tln_chart_drop_layers (TlnChart *self);
/* After the words of the line of values changed. */
void tln_chart_drop_legend (TlnChart *self);
/* After view.first or view.last changed. */
void tln_chart_view_moved (TlnChart *self);
/* The same by a person: "span-changed" too. */
void tln_chart_moved_by_user (TlnChart *self);
guint tln_chart_n_bars (TlnChart *self);
void tln_chart_set_cursor (TlnChart *self, guint index, double y, gboolean by_pointer);
void tln_chart_options_changed (TlnChart *self);
/* After the bars became others: marks, view and words. */
void tln_chart_rest_soon (TlnChart *self);
void tln_chart_restyle (TlnChart *self);

/* tln-chart-paint.c */
void tln_chart_paint (TlnChart *self, GtkSnapshot *snapshot);

/* tln-chart-input.c: pointer and touch. */
void tln_chart_add_controllers (TlnChart *self);
void tln_chart_stop_glide (TlnChart *self);
/* Two fingers, their middle and how far apart: what was between them stays there. */
void tln_chart_pinch (TlnChart *self, double x, double scale);
/* tln-chart-keys.c */
void tln_chart_add_keys (TlnChart *self);

/* tln-chart-marks.c */
const MarkInfo *tln_chart_get_info (TlnChart *self, guint event);
/* "For · 2025-03-10" and the label; of several the first three and how many more. Caller frees. */
char *tln_chart_mark_text (TlnChart *self, const TlnPlotMark *mark);
/* Emits "mark-activated", or shows the list when the mark stands for several. */
void tln_chart_activate_mark (TlnChart *self, const TlnPlotMark *mark);
void tln_chart_activate_event (TlnChart *self, guint event);
void tln_chart_place_handles (TlnChart *self);
void tln_chart_allocate_handles (TlnChart *self);
gboolean tln_chart_query_tooltip (TlnChart *self, double x, double y, GtkTooltip *tooltip);
/* The next (step 1) or previous (-1) event from the cursor; says it. */
void tln_chart_step_event (TlnChart *self, int step);
/* From the mark that has the focus to the next or previous; FALSE when none has it. */
gboolean tln_chart_step_handle (TlnChart *self, int step);
gboolean tln_chart_move_focus (TlnChart *self, GtkDirectionType direction);

/* tln-chart-say.c: the words. Results are the caller's. */
char *tln_chart_say_bar (TlnChart *self, guint index, gboolean brief);
char *tln_chart_say_event (TlnChart *self, guint event);
/* What sort of mark it is: "For", "Forecast due". */
const char *tln_chart_say_sort (const MarkInfo *info);
/* Label and description for screen readers. */
void tln_chart_update_accessible (TlnChart *self);
void tln_chart_announce_cursor (TlnChart *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rotation as a picture: lines of what is linked, rebased to 100, over stacks of attention, week
 * under week. Stages differ by texture and shape as well as by colour, lines by their dashes. All
 * lengths in (logical) px. Pure numbers; any thread. */
#pragma once

#include "tln-drawing.h"
#include "tln-plot.h"
#include "tln-rotation.h"

G_BEGIN_DECLS

/* What is to be seen. */
typedef struct {
  guint first; /* the weeks [first, last) */
  guint last;
  guint base; /* the week at which lines are 100 */
  TlnRotationMeasure measure;
  double width; /* of the whole picture */
  double height;
  double device_scale; /* device pixels per px; 0 means 1 */
  double char_width; /* of a digit in the label font */
  double line_height; /* of the label font */
  gboolean legend; /* with the names of stages and instruments above */
  const char *price_title; /* above the lines */
  const char *attention_title; /* above the stacks */
} TlnRotationFrame;

/* Makes a frame see the last weeks of those there are (tln_rotation_extent; 0: all of them), lines
 * being 100 in the week base, or, with TLN_WEEK_NONE, in the first that is seen. FALSE: there is
 * none. */
gboolean tln_rotation_frame_set (TlnRotationFrame *frame,
                                 const TlnRotation *rotation,
                                 guint weeks,
                                 TlnWeek base);

/* A rotation laid out. Valid while it and the words of the view are there; plain, may be copied. */
typedef struct {
  const TlnRotation *rotation;
  TlnRotationFrame view;
  TlnBox price; /* height 0: there is no line to show */
  TlnBox attention;
  TlnScale price_scale; /* of closes as 100 at the base */
  TlnScale attention_scale; /* of percent, or of a number of items */
  double week_px; /* width of a week */
  double legend_height; /* above the panes */
} TlnRotationPlot;

/* Defined for every rotation and size; what is too small gives panes without extent. */
void tln_rotation_layout (TlnRotationPlot *plot,
                          const TlnRotation *rotation,
                          const TlnRotationFrame *view);
/* x where a week begins. */
double tln_rotation_x (const TlnRotationPlot *plot, double week);
/* The week at an x, clamped to those that are seen; FALSE when there is none. */
gboolean tln_rotation_week_at (const TlnRotationPlot *plot, double x, guint *week);

/* "2025-W11" of a week. */
void tln_rotation_week_label (const TlnRotation *rotation, guint week, char label[TLN_LABEL]);
/* "515050" of "515050.SSE"; caller frees. */
char *tln_rotation_line_label (const TlnRotationLine *line);
TlnRole tln_rotation_line_role (const TlnRotationLine *line);

/* Everything but the week that is looked at. */
void tln_rotation_draw (const TlnRotationPlot *plot, TlnDrawing *drawing);
/* A week that is looked at, its column standing at `at` on the way to it. veil: later ones are
 * faint. */
typedef struct {
  guint week;
  double at; /* week */
  gboolean veil;
} TlnRotationMark;
void tln_rotation_draw_mark (const TlnRotationPlot *plot,
                             const TlnRotationMark *mark,
                             TlnDrawing *drawing);
/* A sample of a stage's colour and texture, as its part of a stack is filled. */
void tln_rotation_draw_stage (guint stage, const TlnBox *box, TlnDrawing *drawing);
/* A sample of a line, from the left to the right of the middle of a box. */
void tln_rotation_draw_line (const TlnRotation *rotation,
                             guint line,
                             const TlnBox *box,
                             TlnDrawing *drawing);

G_END_DECLS

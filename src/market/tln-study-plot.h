/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Geometry of the picture of an event study and its drawing: sessions from left to right, the
 * cumulated abnormal return upwards, the events thin, their mean and median and the placebo thick.
 * Pure numbers; all lengths in (logical) px. */
#pragma once

#include "tln-drawing.h"
#include "tln-event-study.h"
#include "tln-plot-events.h"
#include "tln-plot.h"

G_BEGIN_DECLS

/* What the legend and the axis say, in the language of whoever shows it. Borrowed. */
typedef struct {
  const char *mean;
  const char *median;
  const char *placebo;
  const char *single;
  const char *axis; /* below the sessions */
} TlnStudyWords;

typedef struct {
  double width; /* of the whole picture */
  double height;
  double char_width; /* of a digit in the label font */
  double line_height; /* of the label font */
  TlnStudyWords words;
} TlnStudyPlotView;

/* Laid out. Valid while the study and the words are. */
typedef struct {
  const TlnStudy *study;
  const TlnEventStance *stances; /* of each path, or NULL: all neutral */
  TlnStudyPlotView view;
  TlnBox pane; /* without labels and legend; no extent: nothing can be shown */
  guint legend_rows;
  TlnScale scale; /* of 100 * (1 + CAR), labelled in per cent */
  guint step; /* sessions from one label to the next */
  guint n_value_ticks;
  TlnValueTick value_ticks[TLN_VALUE_TICKS];
} TlnStudyPlot;

#define TLN_STUDY_NO_PATH G_MAXUINT
#define TLN_STUDY_NO_SESSION G_MAXINT

/* Lays out; defined for every size and for a study without paths. stances as in TlnStudyPlot. */
void tln_study_plot_layout (TlnStudyPlot *plot,
                            const TlnStudy *study,
                            const TlnEventStance *stances,
                            const TlnStudyPlotView *view);

/* x of a session counted from the event, y of a CAR (0.02: 2 %). */
double tln_study_plot_x (const TlnStudyPlot *plot, int session);
double tln_study_plot_y (const TlnStudyPlot *plot, double car);
/* The session nearest to an x; TLN_STUDY_NO_SESSION outside the pane. */
int tln_study_plot_session_at (const TlnStudyPlot *plot, double x);
/* The path nearest to a point and not further than reach px above or below it;
 * TLN_STUDY_NO_PATH: none. */
guint tln_study_plot_path_at (const TlnStudyPlot *plot, double x, double y, double reach);

/* "+2.10%", with a true minus sign, of a CAR; "–" for NAN. */
void tln_study_label (char label[TLN_LABEL], double car);

/* Appends everything that does not depend on what is pointed at: grid, paths with the shape of
 * their stance at their end (▲ for, ▼ against, ● neutral), placebo (short dashes), median (dashes),
 * mean. */
void tln_study_plot_draw (const TlnStudyPlot *plot, TlnDrawing *drawing);
/* Appends the legend with the values at a session (TLN_STUDY_NO_SESSION: the last). */
void tln_study_plot_draw_legend (const TlnStudyPlot *plot, int session, TlnDrawing *drawing);
/* Appends what is pointed at: a path (or TLN_STUDY_NO_PATH) drawn strongly with its value at its
 * end, and a session (or TLN_STUDY_NO_SESSION) as an upright line with dots. */
void
tln_study_plot_draw_focus (const TlnStudyPlot *plot, guint path, int session, TlnDrawing *drawing);

G_END_DECLS

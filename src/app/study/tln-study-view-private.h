/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of the view only. */
#pragma once

#include "tln-chart-painter.h"
#include "tln-study-view.h"

G_BEGIN_DECLS

struct _TlnStudyView {
  GtkWidget parent_instance;
  TlnEvidenceStudy *study; /* or NULL */
  TlnEventStance *stances;
  TlnChartPainter *painter;
  TlnDrawing *drawing;
  TlnStudyPlot plot;
  GskRenderNode *picture; /* all but legend and focus; NULL: to be made anew */
  double scale; /* device pixels per px the picture is for */
  gboolean laid_out;
  gboolean styled;
  GdkRGBA ink;
  guint font_serial;
  guint path;
  int session;
};

/* Lays out where that is due; FALSE: there is nothing to be seen. */
gboolean tln_study_view_ensure (TlnStudyView *self);
/* Says it where it is another than before. */
void tln_study_view_point (TlnStudyView *self, guint path, int session);
void tln_study_view_activate (TlnStudyView *self);

/* tln-study-input.c */
void tln_study_view_add_controllers (TlnStudyView *self);

G_END_DECLS

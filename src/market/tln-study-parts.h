/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the picture of an event study share; nobody else includes it. */
#pragma once

#include "tln-study-plot.h"

G_BEGIN_DECLS

/* Rows the legend takes in the width of the view. */
guint tln_study_count_legend (const TlnStudyPlot *plot);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was stated against what came true, as dots: the larger, the more forecasts. On the diagonal
 * as many came true as was said. A table beside it says the same in numbers. */
#pragma once

#include "tln-forecast-score.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_CALIBRATION_PLOT (tln_calibration_plot_get_type ())
G_DECLARE_FINAL_TYPE (TlnCalibrationPlot, tln_calibration_plot, TLN, CALIBRATION_PLOT, GtkWidget)

GtkWidget *tln_calibration_plot_new (void);
void tln_calibration_plot_set (TlnCalibrationPlot *self, const TlnCalibration *calibration);

G_END_DECLS

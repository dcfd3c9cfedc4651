/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A price series as a list model: one item a bar, made when asked for, newest first. */
#pragma once

#include "tln-series.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TLN_TYPE_SERIES_ROW (tln_series_row_get_type ())
G_DECLARE_FINAL_TYPE (TlnSeriesRow, tln_series_row, TLN, SERIES_ROW, GObject)
TlnSeries *tln_series_row_get_series (TlnSeriesRow *self);
guint tln_series_row_get_index (TlnSeriesRow *self);

#define TLN_TYPE_SERIES_MODEL (tln_series_model_get_type ())
G_DECLARE_FINAL_TYPE (TlnSeriesModel, tln_series_model, TLN, SERIES_MODEL, GObject)
TlnSeriesModel *tln_series_model_new (void);
/* NULL: empty. */
void tln_series_model_set_series (TlnSeriesModel *self, TlnSeries *series);
TlnSeries *tln_series_model_get_series (TlnSeriesModel *self);
/* Bar of a position in the list. */
guint tln_series_model_get_index (TlnSeriesModel *self, guint position);

G_END_DECLS

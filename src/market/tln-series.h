/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A price history in columns, immutable once made. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* One bar while a series is being built. Prices as printed; NAN where the source has none. */
typedef struct {
  gint64 t; /* exchange-local wall time in seconds since 1970 as if UTC; days at midnight */
  double open;
  double high;
  double low;
  double close;
  double volume; /* shares, where the unit is known */
  double amount; /* turnover in the trading currency */
} TlnBar;

typedef struct {
  guint n;
  gboolean intraday;
  gint64 *t; /* increasing */
  double *open;
  double *high;
  double *low;
  double *close;
  double *volume;
  double *amount;
} TlnSeries;

#define TLN_TYPE_SERIES (tln_series_get_type ())
GType tln_series_get_type (void);

/* Takes bars in any order: sorts them, and of several with one time keeps the last given. */
TlnSeries *tln_series_new (const TlnBar *bars, guint n_bars);
TlnSeries *tln_series_ref (TlnSeries *series);
void tln_series_unref (TlnSeries *series);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnSeries, tln_series_unref)

/* Index of the first bar at or after t; n when there is none. Binary search. */
guint tln_series_find (const TlnSeries *series, gint64 t);
/* When bar i begins, in ISO 8601: its day, of minutes with the time of the day. Caller frees. */
char *tln_series_format_time (const TlnSeries *series, guint i);

G_END_DECLS

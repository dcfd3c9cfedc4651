/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecasts and one's own probabilities. See tln-articles.h for threads and acts. What does not go
 * is TLN_FORECAST_ERROR and changes nothing. */
#pragma once

#include "tln-db.h"
#include "tln-forecast.h"

G_BEGIN_DECLS

/* Returns the id, 0 on error: EMPTY, DUE_PAST (before today), BOUNDS, PROBABILITY. */
gint64 tln_forecasts_add (TlnDb *db, const TlnForecastDraft *draft, GError **error);
/* Changes what was stated; one's own probability is left alone. As above, DUE_PAST being before the
 * day it was made; GONE; DECIDED when it is resolved. */
gboolean tln_forecasts_edit (TlnDb *db, gint64 id, const TlnForecastDraft *draft, GError **error);
/* From now on one's own probability is another; reason may be NULL. PROBABILITY, GONE, DECIDED. */
gboolean
tln_forecasts_update (TlnDb *db, gint64 id, int percent, const char *reason, GError **error);

typedef struct {
  TlnOutcome outcome; /* not open */
  double actual; /* NAN: not a number */
  TlnProof proof;
  const char *note; /* or NULL */
} TlnResolution;
/* Yes and no need a proof (PROOF) and a day it is due (UNDATED), void needs neither. DECIDED when
 * it is resolved already; GONE. */
gboolean
tln_forecasts_resolve (TlnDb *db, gint64 id, const TlnResolution *resolution, GError **error);
/* Takes the resolution back. GONE. */
gboolean tln_forecasts_reopen (TlnDb *db, gint64 id, GError **error);
gboolean tln_forecasts_delete (TlnDb *db, gint64 id, GError **error);

/* NULL without error when it is not there. */
TlnForecast *tln_forecasts_get (TlnDb *db, gint64 id, GError **error);
/* Element TlnForecast: by the day they are due, those without one last. thesis 0: all. */
GPtrArray *tln_forecasts_get_all (TlnDb *db, gint64 thesis, GError **error);
/* Open ones that are due by this day, the earliest first. */
GPtrArray *tln_forecasts_get_due (TlnDb *db, TlnDay day, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What prices did around events, beside a benchmark (MacKinlay, Event Studies in Economics and
 * Finance, 1997). Log returns r = ln (C / C before) on the sessions the instrument and the
 * benchmark share; abnormal return AR = r - r of the benchmark, or by the market model r - (alpha +
 * beta r of the benchmark); CAR = sum of AR. Numbers only, no test of significance: beside the mean
 * stands a placebo, the same windows at random days. */
#pragma once

#include "tln-series.h"

G_BEGIN_DECLS

#define TLN_STUDY_MODEL_FROM 120 /* sessions before the event at which the model's begin … */
#define TLN_STUDY_MODEL_TO 11 /* … and end; both belong to it */
#define TLN_STUDY_MODEL_LEAST 60 /* returns without which there is no model */
#define TLN_STUDY_WINDOW_MAX 250

typedef struct {
  gint64 t; /* as in TlnBar */
  gboolean after_close; /* counts from the next session */
} TlnStudyEvent;

typedef struct {
  guint before; /* sessions before the event, clamped to TLN_STUDY_WINDOW_MAX; usually 5 */
  guint after; /* and after it; usually 20 */
  gboolean market_model; /* without a benchmark: minus the mean of the estimation window alone */
  guint n_placebo; /* random windows; 0: no placebo */
  guint32 seed; /* of them: same seed, same windows */
} TlnStudyOptions;

typedef enum {
  TLN_STUDY_OK,
  TLN_STUDY_BEFORE_LISTING, /* the event is older than the first session */
  TLN_STUDY_AFTER_END, /* there is no session at or after it yet */
  TLN_STUDY_CUT, /* the window does not lie within the sessions */
  TLN_STUDY_NO_PRICES, /* a close in the window is missing or not above zero */
  TLN_STUDY_NO_MODEL, /* fewer than TLN_STUDY_MODEL_LEAST returns to estimate from */
} TlnStudyState;

typedef enum {
  TLN_SHIFT_NONE,
  TLN_SHIFT_AFTER_CLOSE, /* it happened after the close */
  TLN_SHIFT_CLOSED, /* there was no session that day */
} TlnStudyShift;

/* One event. */
typedef struct {
  TlnStudyState state;
  guint index; /* of its session among the shared ones, where there is one */
  gint64 session; /* time of it */
  int shift_days; /* days from the event to it */
  TlnStudyShift shift;
  double alpha; /* of the market model; 0 and 1 without one */
  double beta;
  guint n_estimation; /* returns it was estimated from */
  gint64 model_from; /* OK with a model: time of the close the first of them begins at … */
  gint64 model_to; /* … and of the last session of them; else both 0 */
  gint64 from; /* OK: time of the close its first return begins at … */
  gint64 to; /* … and of the last session of its window */
  gboolean overlapping; /* OK: its window shares a session with another's */
  double *ar; /* OK: before + 1 + after values each, else NULL */
  double *car; /* summed from the first on */
} TlnStudyPath;

typedef struct {
  guint before; /* as used */
  guint after;
  guint n_sessions; /* that the instrument and the benchmark share */
  gint64 first_session; /* times of the first and the last of them, where there are any */
  gint64 last_session;
  guint n_paths; /* one for each event, in the order given */
  TlnStudyPath *paths;
  guint n; /* of them OK */
  guint n_windows; /* of those on different sessions: what is said twice on one day happens once */
  guint n_overlapping; /* of those: windows that share a session with another's */
  double *mean; /* of the CAR, before + 1 + after values; NAN where n is 0 */
  double *median;
  guint n_placebo; /* windows in it; fewer than asked for where they are not OK */
  double *placebo; /* mean CAR of them; NAN where there are none */
} TlnStudy;

/* Caller frees. benchmark may be NULL: abnormal returns are then the returns themselves, or with
 * market_model r - mean of r in the estimation window (the constant mean return model of MacKinlay:
 * alpha is that mean and beta 0). Any thread. */
TlnStudy *tln_study_new (const TlnSeries *series,
                         const TlnSeries *benchmark,
                         const TlnStudyEvent *events,
                         guint n_events,
                         const TlnStudyOptions *options);
void tln_study_free (TlnStudy *study);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnStudy, tln_study_free)

/* Whether it has a session: index and session are set. */
gboolean tln_study_path_has_session (const TlnStudyPath *path);

/* CAR(a, b) of a path that is OK: sum of AR from session a to session b, both in [-before, after]
 * and a <= b; NAN otherwise. */
double tln_study_car (const TlnStudy *study, const TlnStudyPath *path, int a, int b);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecasts, what one thought of them and when, what would prove a thesis wrong. */
#pragma once

#include "tln-day.h"
#include "tln-record.h"

#include <math.h>

G_BEGIN_DECLS

typedef enum {
  TLN_OUTCOME_OPEN,
  TLN_OUTCOME_YES,
  TLN_OUTCOME_NO,
  TLN_OUTCOME_VOID, /* cannot be decided any more; counts for nothing */
} TlnOutcome;

/* "yes", "no", "void"; NULL for open. */
const char *tln_outcome_name (TlnOutcome outcome);
/* NULL is open. */
gboolean tln_outcome_from_name (const char *name, TlnOutcome *outcome);

/* By what something was decided: a claim or a price. */
typedef struct {
  gint64 claim; /* 0: none */
  gint64 instrument; /* 0: none */
  TlnDay day; /* of the price */
  double value; /* its close; NAN: as the library has it on that day */
} TlnProof;
#define TLN_PROOF_NONE ((TlnProof) { 0, 0, TLN_DAY_NONE, (double) NAN })

typedef struct {
  gint64 id;
  int percent; /* own probability, on the grid of tln-forecast-score.h */
  gint64 time; /* ms, since when */
  char *reason; /* "" for none */
} TlnForecastUpdate;
#define TLN_TYPE_FORECAST_UPDATE (tln_forecast_update_get_type ())
TLN_DECLARE_RECORD (TlnForecastUpdate, tln_forecast_update)

typedef struct {
  gint64 id;
  gint64 thesis_id; /* 0: of none */
  gint64 claim_id; /* it was made from; 0: none */
  char *proposition;
  char *who; /* or NULL, as the next two */
  char *relayed_by;
  char *metric;
  double value; /* NAN: not given, as the other numbers */
  double low;
  double high;
  char *unit; /* or NULL */
  double multiple; /* what a yearly growth comes to */
  char *horizon; /* or NULL */
  TlnDay due; /* TLN_DAY_NONE: cannot be scored until dated */
  char *rule; /* "" for none */
  int source_percent; /* the source's own probability; -1: none */
  TlnOutcome outcome;
  double actual; /* the number that came */
  gint64 resolved_at; /* ms; 0: open */
  TlnProof proof;
  char *note; /* "" for none */
  gint64 created_at; /* ms */
  char *thesis_title; /* or NULL */
  char *proof_words; /* quote of the claim or code of the instrument, or NULL */
  GPtrArray *updates; /* TlnForecastUpdate by time; empty: one's own probability is not said */
} TlnForecast;
#define TLN_TYPE_FORECAST (tln_forecast_get_type ())
TLN_DECLARE_RECORD (TlnForecast, tln_forecast)

/* One's own probability now, -1: not said. */
int tln_forecast_percent (const TlnForecast *forecast);

/* What is wanted of a new forecast or of one that is changed. Strings may be NULL. */
typedef struct {
  gint64 thesis;
  gint64 claim;
  const char *proposition;
  const char *who;
  const char *relayed_by;
  const char *metric;
  double value; /* NAN: not given */
  double low;
  double high;
  const char *unit;
  double multiple;
  const char *horizon;
  TlnDay due;
  const char *rule;
  int source_percent; /* -1: none */
  int percent; /* own one, of a new forecast only; -1: none */
} TlnForecastDraft;
/* Nothing is known yet. */
#define TLN_FORECAST_DRAFT_NONE \
  ((TlnForecastDraft) { .value = (double) NAN, \
                        .low = (double) NAN, \
                        .high = (double) NAN, \
                        .multiple = (double) NAN, \
                        .due = TLN_DAY_NONE, \
                        .source_percent = -1, \
                        .percent = -1 })

typedef enum {
  TLN_FALSIFIER_WATCHING,
  TLN_FALSIFIER_TRIGGERED,
  TLN_FALSIFIER_DISMISSED,
} TlnFalsifierState;

/* "watching", "triggered", "dismissed". */
const char *tln_falsifier_state_name (TlnFalsifierState state);
gboolean tln_falsifier_state_from_name (const char *name, TlnFalsifierState *state);

typedef struct {
  gint64 id; /* of the first one: that of its thesis */
  gint64 thesis_id;
  char *text;
  TlnDay check_day; /* TLN_DAY_NONE: none */
  TlnFalsifierState state;
  gint64 state_at; /* ms; 0: since it was made */
  TlnProof proof;
  char *note; /* "" for none */
  char *thesis_title;
  char *proof_words; /* as of a forecast */
} TlnFalsifier;
#define TLN_TYPE_FALSIFIER (tln_falsifier_get_type ())
TLN_DECLARE_RECORD (TlnFalsifier, tln_falsifier)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecasts and falsifiers in words. Main thread; callers free. */
#pragma once

#include "tln-forecast.h"

G_BEGIN_DECLS

/* "190", "0.5": as many digits as it has, at most six, in the language of the user. */
char *tln_due_number (double value);
/* A share as "37 %"; NAN: "–". */
char *tln_due_share (double share);
/* A score with three digits; NAN: "–". */
char *tln_due_score (double score);
/* Who says what: "IDC, relayed by Galaxy · 190 percent (150 to 230) · about 2.9 times". */
char *tln_forecast_source_words (const TlnForecast *forecast);
/* By when, and how sure: "due 31 December 2026 · you 70 % · source 60 %". */
char *tln_forecast_state_words (const TlnForecast *forecast);
/* Its state, the day to check it and what proves it. */
char *tln_falsifier_words (const TlnFalsifier *falsifier);
/* "Yes", "No", "Void", "Open". */
const char *tln_outcome_label (TlnOutcome outcome);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sentences about the future are found by. Private to tln-forecast*.c; the names of those who
 * speak are also for tln-statements.c. */
#pragma once

#include "tln-cues.h"
#include "tln-figure-scan.h"

typedef enum {
  TLN_FORECAST_CUE, /* says something of the future */
  TLN_FORECAST_MOVES, /* a cue that says the direction itself */
  TLN_FORECAST_WEAK, /* a cue only with a number or a day that it is due */
  TLN_FORECAST_DENIED, /* tells of a forecast that came to nothing */
  TLN_FORECAST_VOID, /* looks like a cue and is none: past forecasts, fixed words */
  TLN_FORECAST_CONDITION, /* at the beginning of a sentence */
  TLN_FORECAST_DIRECTION,
  TLN_FORECAST_RATE, /* a yearly rate of growth */
  TLN_FORECAST_HORIZON_NOW, /* the year of the article */
  TLN_FORECAST_HORIZON_NEXT, /* the one after it */
  TLN_FORECAST_HORIZON_OPEN, /* without an end */
  TLN_N_FORECAST_WORDS,
} TlnForecastWord;

/* The words of each class; the id of a list is its class. */
extern const TlnCueList tln_forecast_words[TLN_N_FORECAST_WORDS];

typedef struct {
  guint32 start;
  guint32 end;
  guint first_cue; /* into the cues, numbers and dates */
  guint first_number;
  guint first_date;
} TlnForecastSentence;

typedef struct {
  TlnFigureScan *scan;
  GPtrArray *cues; /* TlnFoundStage; stage_id is a TlnForecastWord */
  TlnForecastSentence at;
  double years; /* of the horizon; 0: not a span of years */
} TlnForecastFinder;

/* The first word of a class in the sentence that begins in [from, to); NULL: none. */
const TlnFoundStage *
tln_forecast_word (const TlnForecastFinder *self, TlnForecastWord word, guint32 from, guint32 to);

/* The last date of the sentence that is still to come; NULL: none. */
const TlnFoundDate *tln_forecast_horizon_date (const TlnForecastFinder *self);
/* Sets horizon and due of a forecast, and the years of its span in self. */
void tln_forecast_read_horizon (TlnForecastFinder *self, TlnFoundForecast *forecast);
/* Sets the multiple, after the horizon. */
void tln_forecast_read_multiple (const TlnForecastFinder *self, TlnFoundForecast *forecast);
/* The horizon of a sentence without a cue that is clear enough to be one; caller frees. */
char *tln_forecast_horizon_cue (TlnForecastFinder *self);

/* Who says a sentence: 中国银河证券认为, 据某某预测, "according to X", "X expects". Only names that
 * look like names; NULL otherwise. sentence is the original's, caller frees. */
char *tln_forecast_speaker (const char *sentence);
/* Who passed a sentence on: 据某某报道, 援引, "told X", "reported by X"; as above. */
char *tln_statement_relay (const char *sentence);

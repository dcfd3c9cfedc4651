/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sentences about the future are found by. Private to tln-forecast*.c. */
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

/* Who says a sentence: 中国银河证券认为, 据某某预测, "according to X", "X expects". Only names that
 * look like names; NULL otherwise. sentence is the original's, caller frees. */
char *tln_forecast_speaker (const char *sentence);

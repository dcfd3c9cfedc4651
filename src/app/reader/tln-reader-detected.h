/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found in a text and how it was understood: codes, numbers with their units, dates,
 * forecasts. Each with its place and the rule that found it. */
#pragma once

#include "tln-catalog.h"
#include "tln-figures.h"
#include "tln-reader-ranges.h"

G_BEGIN_DECLS

typedef struct {
  guint32 start; /* code points of the text */
  guint32 end;
  const TlnFoundInstrument *code; /* one of these is set, of a number also its forecast */
  const TlnFoundNumber *number;
  const TlnFoundDate *date;
  const TlnFoundForecast *forecast;
} TlnDetected;

typedef struct {
  TlnDetection *detection;
  TlnFigures *figures;
  GArray *all; /* TlnDetected, by start, without overlap; nothing of folded passages */
  TlnReaderRanges *ranges; /* of them */
} TlnReaderDetected;

/* Takes both. Pure; any thread. */
TlnReaderDetected *tln_reader_detected_new (TlnDetection *detection, TlnFigures *figures);
void tln_reader_detected_free (TlnReaderDetected *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnReaderDetected, tln_reader_detected_free)

/* The one at a place or else, by > 0, the first behind it, by < 0, the last before it, round the
 * end; by 0: only the one there. NULL: none. */
const TlnDetected *tln_reader_detected_find (const TlnReaderDetected *self, guint32 place, int by);

/* What it is ("Number"); static. As it is written; borrowed. */
const char *tln_detected_title (const TlnDetected *one);
const char *tln_detected_quote (const TlnDetected *one);
/* How it was understood, one line a fact, the rule last. Caller frees. */
char *tln_detected_words (const TlnDetected *one, TlnCatalog *catalog);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of an export: a claim with its footnote, a thesis, a stage, a forecast, a source, an
 * instrument. */
#pragma once

#include "tln-bundle.h"

G_BEGIN_DECLS

/* How pages are written and how they find each other. */
typedef struct {
  const char *language;
  gboolean vault; /* callouts and wikilinks; else plain Markdown */
  GHashTable *names; /* vault: id -> name of its note without ".md"; else NULL */
  const char *as_of; /* 2025-03-10: the day it is as known on, which each page says; NULL: now */
} TlnPageStyle;

/* Everything between "---" and the end of the file, with front matter and markers. */
char *tln_page_thesis (const TlnBundle *bundle, const TlnPageStyle *style);
/* What all these theses (TlnBundle) hold of a stage. */
char *tln_page_stage (GPtrArray *bundles,
                      const TlnStage *stage,
                      const char *chain,
                      const TlnPageStyle *style);
/* source: the article of its claim, 0: none. */
char *tln_page_forecast (const TlnForecast *forecast, gint64 source, const TlnPageStyle *style);
/* claims: TlnClaim of this article; text: its own as Markdown (tln-export-article.h), NULL or "":
 * none. */
char *tln_page_source (const TlnArticle *article,
                       GPtrArray *claims,
                       const char *text,
                       const TlnPageStyle *style);
/* links: TlnLink of this instrument; names: char *, former ones; batch may be NULL; chart: what is
 * on its chart. */
typedef struct {
  const TlnInstrument *instrument;
  GPtrArray *links;
  GPtrArray *names;
  const TlnPriceBatch *batch;
  const TlnOnChart *chart;
} TlnInstrumentPage;
char *tln_page_instrument (const TlnInstrumentPage *page, const TlnPageStyle *style);

/* Default names of notes, without ".md". Caller frees. */
char *tln_page_source_name (const TlnArticle *article, const char *language);
char *tln_page_forecast_name (const TlnForecast *forecast, const char *language);
char *tln_page_instrument_name (const char *code, const char *exchange);

/* "Prices" of an instrument in words: range, adjustment, "invented data". Caller frees. */
char *tln_page_prices (const TlnPriceBatch *batch, const char *language);

G_END_DECLS

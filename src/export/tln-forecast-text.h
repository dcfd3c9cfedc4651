/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A forecast or a falsifier in an exported file: a block with how it stands and its words, then
 * what else is known as a list. */
#pragma once

#include "tln-forecast.h"
#include "tln-page.h"

G_BEGIN_DECLS

/* Each appends its blocks and an empty line. */
void
tln_forecast_text_append (GString *out, const TlnForecast *forecast, const TlnPageStyle *style);
void
tln_falsifier_text_append (GString *out, const TlnFalsifier *falsifier, const TlnPageStyle *style);
/* How it stands, on one line: "due 2028-12-31 · my probability 60 %". Caller frees. */
char *tln_forecast_text_standing (const TlnForecast *forecast, const TlnPageStyle *style);
/* Its properties in front matter, one a line; numbers as numbers. */
void tln_forecast_text_append_properties (GString *out, const TlnForecast *forecast);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the row of an article says about its text. Pure; any thread. */
#pragma once

#include "tln-detect.h"
#include "tln-document.h"

G_BEGIN_DECLS

/* The beginning of the text on one line, without boilerplate and without saying the title again.
 * Caller frees. */
char *tln_article_excerpt (const TlnDocument *document, const TlnDetection *detection);

/* The line in which the publisher offers instruments as his own products, or NULL: an instrument
 * stands beside words like "fund of our company", or after "related ETF" in a text that a fund
 * company's disclaimer ends. Caller frees. */
char *tln_article_interest (const TlnDocument *document, const TlnDetection *detection);

/* etf, fund, index or stock, by name, exchange and range of codes. Static. */
const char *tln_instrument_guess_kind (const char *code, const char *exchange, const char *name);

G_END_DECLS

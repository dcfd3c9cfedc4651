/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which instrument a price file is of, from its name and from a cell or line in it. Codes in prose
 * are found elsewhere, with more care. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Finds a code in a file name or in the code cell of a table: "sh515050.day", "SH#601003.txt",
 * "515050.csv", "510050.SH", "0700.HK-yahoo.csv". *code and *exchange are set to new strings, or
 * left alone where nothing is found. An exchange without prefix or suffix follows from the range of
 * the number (research notes on prices, part 5). */
gboolean tln_price_code_find (const char *text, char **code, char **exchange);

/* Exchange of a six-digit mainland code by its range: "SSE", "SZSE", "BSE", or NULL. */
const char *tln_price_code_exchange (const char *code);

/* Whether a code is one of an index, whose volume says nothing about a unit. */
gboolean tln_price_code_is_index (const char *code, const char *exchange);

/* What the prices in a Tongdaxin day file of such a code are multiplied with: 1000 for funds, bonds
 * and Shanghai's B shares, 100 for the rest. */
int tln_price_code_divisor (const char *code, const char *exchange);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes of instruments in running text. A code is found by how it is written (a market mark, a
 * bracket after a name, a label, a list), never by a list of all instruments.
 *
 * Canonical codes: six digits for the Chinese mainland, five digits with leading zeros for Hong
 * Kong, upper case for US tickers (class shares with a dot: BRK.B).
 * Exchanges: SSE SZSE BSE HKEX NASDAQ NYSE, US (not said which), OTCFUND (open-end funds), NEEQ,
 * SWINDEX (Shenwan indices), TDX (Tongdaxin sectors), CRYPTO. */
#pragma once

#include "tln-detect.h"
#include "tln-text.h"

G_BEGIN_DECLS

/* All codes of a normalised text, by start; offsets are code points of the text it was made from.
 * Only the instruments of context are used (context may be NULL). Elements are TlnFoundInstrument,
 * freed with the array. Pure; linear in the text. */
GPtrArray *tln_codes_find (const TlnNormalized *text, const TlnDetectContext *context);

void tln_found_instrument_free (TlnFoundInstrument *found);

/* Reads a code as people write it: 515050.SSE, 515050.SH, SH515050, 0700.HK, NVDA.US, NASDAQ:NVDA,
 * or bare where the digits say the exchange. FALSE when it is not a code; the text must hold
 * nothing else but blanks. *code is the caller's to free, *exchange is static. */
gboolean tln_code_parse (const char *text, char **code, const char **exchange);

G_END_DECLS

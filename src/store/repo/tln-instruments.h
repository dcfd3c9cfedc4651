/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instruments, links, prices. See tln-articles.h for threads and acts. */
#pragma once

#include "tln-corporate-actions.h"
#include "tln-db.h"
#include "tln-instrument.h"
#include "tln-series.h"

G_BEGIN_DECLS

/* "515050.SSE", "515050.SH", "SH515050", "sh.515050", "00700.HK" … to canonical code and exchange;
 * six bare digits by their range. FALSE when it is none. Caller frees both. */
gboolean tln_instruments_parse_code (const char *text, char **code, char **exchange);

/* Finds or makes; name NULL: the code. *made may be NULL. Returns the id, 0 on error. */
gint64 tln_instruments_ensure (TlnDb *db,
                               const char *code,
                               const char *exchange,
                               const char *name,
                               gboolean *made,
                               GError **error);
TlnInstrument *tln_instruments_get (TlnDb *db, gint64 id, GError **error);
TlnInstrument *
tln_instruments_find (TlnDb *db, const char *code, const char *exchange, GError **error);
/* Element TlnInstrument: linked or priced ones first, then by mentions and code. */
GPtrArray *tln_instruments_get_all (TlnDb *db, GError **error);
/* Code, name or any former name begins with or holds the text, best first; for a picker. */
GPtrArray *tln_instruments_search (TlnDb *db, const char *text, guint limit, GError **error);
/* field: name (the old one is kept), index_name, kind, currency. */
gboolean
tln_instruments_set (TlnDb *db, gint64 id, const char *field, const char *value, GError **error);
/* char *: names in use before, newest first. */
GPtrArray *tln_instruments_get_names (TlnDb *db, gint64 id, GError **error);

/* Links to a thesis, a stage or a stage of a thesis (0: not); again changes the reason. */
gint64 tln_instruments_link (TlnDb *db,
                             gint64 instrument,
                             gint64 thesis,
                             gint64 stage,
                             const char *reason,
                             GError **error);
gboolean tln_instruments_unlink (TlnDb *db, gint64 link, GError **error);
/* Element TlnLink; any of the three may be 0: not asked for. */
GPtrArray *tln_instruments_get_links (TlnDb *db,
                                      gint64 instrument,
                                      gint64 thesis,
                                      gint64 stage,
                                      GError **error);

/* Stores bars as one batch; batch gives source, file name, format, adjustment, volume unit (id,
 * times and count are filled in). Returns the batch id, 0 on error. */
gint64 tln_prices_add (TlnDb *db,
                       gint64 instrument,
                       const TlnPriceBatch *batch,
                       const TlnSeries *series,
                       GError **error);
/* All daily (intraday FALSE) or all minute bars; where several batches have the same time, the
 * newest batch wins. Without any: a series of none. */
TlnSeries *tln_prices_load (TlnDb *db, gint64 instrument, gboolean intraday, GError **error);
/* Its prices as they are shown: the daily bars, or those of minutes where there are no others, with
 * the recorded splits and dividends taken in as the basis says, unless the newest batch of the
 * instrument is adjusted already. Without any: a series of none. */
TlnSeries *tln_prices_load_on (TlnDb *db, gint64 instrument, TlnPriceBasis basis, GError **error);
/* The same of prices that were loaded on TLN_BASIS_PRINTED: nothing of them is read again. Caller
 * unrefs; NULL on error. */
TlnSeries *tln_prices_put_on (TlnDb *db,
                              gint64 instrument,
                              TlnSeries *printed,
                              TlnPriceBasis basis,
                              GError **error);
/* What is to be said beside a picture or a number that is made from prices. */
typedef enum {
  TLN_CAVEAT_NONE,
  TLN_CAVEAT_INVENTED, /* generated for the sample */
  TLN_CAVEAT_UNADJUSTED, /* as printed: what is not recorded as a split or dividend is in them */
  TLN_CAVEAT_DIVIDENDS, /* only splits are taken out: a dividend that is not recorded is in them */
} TlnPriceCaveat;
/* By the newest of the batches (newest first). */
TlnPriceCaveat tln_prices_caveat (const GPtrArray *batches);
/* Whether the newest batch is adjusted already, at least by its splits. batches: newest first. */
gboolean tln_prices_adjusted (const GPtrArray *batches);
/* The last daily bar with a close before a time, found without reading the others; its t is
 * G_MININT64 where there is none. FALSE on error. */
gboolean
tln_prices_last_before (TlnDb *db, gint64 instrument, gint64 before, TlnBar *bar, GError **error);
/* What a price at a time is to be multiplied with to be one in the shares of a later time: splits
 * between them, or 1 where the prices are adjusted already. FALSE on error. */
gboolean tln_prices_get_factor (TlnDb *db,
                                gint64 instrument,
                                gint64 from,
                                gint64 to,
                                double *factor,
                                GError **error);
/* From one daily close to a later one, in the shares of the later one. */
typedef struct {
  TlnDay from;
  TlnDay to; /* TLN_DAY_NONE: there are no two such closes */
  double first;
  double last;
} TlnPriceMove;
/* To the newest close, from the last one that is at least so many days older. Where several batches
 * have the same time, the newest batch wins. */
gboolean
tln_prices_get_move (TlnDb *db, gint64 instrument, TlnDay days, TlnPriceMove *move, GError **error);
/* Element TlnPriceBatch, newest first. */
GPtrArray *tln_prices_get_batches (TlnDb *db, gint64 instrument, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instruments, their links to theses and stages, batches of prices. */
#pragma once

#include "tln-day.h"
#include "tln-record.h"

G_BEGIN_DECLS

typedef struct {
  gint64 id;
  char *code;
  char *exchange;
  char *kind; /* etf, stock, index, fund */
  char *name;
  char *index_name; /* or NULL */
  char *currency; /* or NULL */
  gint64 created_at;
  guint n_mentions; /* articles */
  gboolean priced; /* has bars */
  gboolean invented; /* its prices are invented */
} TlnInstrument;
#define TLN_TYPE_INSTRUMENT (tln_instrument_get_type ())
TLN_DECLARE_RECORD (TlnInstrument, tln_instrument)

typedef struct {
  gint64 id;
  gint64 instrument_id;
  gint64 thesis_id; /* 0: none */
  gint64 stage_id; /* 0: none */
  char *reason;
  TlnDay since;
  TlnDay until; /* TLN_DAY_NONE: still */
  char *code; /* of the instrument */
  char *exchange;
  char *name;
} TlnLink;
#define TLN_TYPE_LINK (tln_link_get_type ())
TLN_DECLARE_RECORD (TlnLink, tln_link)

typedef struct {
  gint64 id;
  gint64 instrument_id;
  gboolean intraday;
  char *source; /* file, invented, … */
  char *file_name; /* or NULL */
  char *format;
  char *adjustment; /* raw, forward, backward, unknown */
  char *volume_unit;
  gint64 imported_at;
  gint64 first; /* time of a bar, see market/tln-series.h */
  gint64 last;
  guint count;
} TlnPriceBatch;
#define TLN_TYPE_PRICE_BATCH (tln_price_batch_get_type ())
TLN_DECLARE_RECORD (TlnPriceBatch, tln_price_batch)

G_END_DECLS

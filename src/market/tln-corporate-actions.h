/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits and dividends, and a price history on another basis than the printed one. Bars are kept as
 * they were printed; what is shown is made from them. */
#pragma once

#include "tln-day.h"
#include "tln-series.h"

G_BEGIN_DECLS

typedef enum {
  TLN_CORPORATE_SPLIT,
  TLN_CORPORATE_DIVIDEND,
  TLN_CORPORATE_NONE /* looked like a split, and is none */
} TlnCorporateKind;

typedef struct {
  gint64 id; /* of its row; 0 where there is none */
  TlnCorporateKind kind;
  TlnDay day; /* the first traded on the new basis (ex-date) */
  double from; /* of a split: so many old shares became … */
  double to; /* … so many new ones; not always whole */
  double cash; /* of a dividend: for a share; what is not of the kind is 0 */
} TlnCorporateAction;

typedef enum {
  TLN_BASIS_PRINTED,
  TLN_BASIS_SPLITS, /* as if today's shares had been there always */
  TLN_BASIS_TOTAL_RETURN /* and every dividend had bought shares at the close before its day */
} TlnPriceBasis;

/* What a price of that time must be multiplied with because of splits after it. */
double tln_split_factor (const TlnCorporateAction *actions, guint n_actions, gint64 t);

/* The newest prices stay; a bar before the day of an action is multiplied with from / to of a
 * split, and with 1 - cash / (printed close before the day) of a dividend (none where there is no
 * such close or the cash is not less); the volume is divided by splits alone, the amount stays.
 * Actions in any order. Where nothing changes the series itself, another reference to it; else a
 * new one. One pass; any thread. */
TlnSeries *tln_series_adjust (TlnSeries *series,
                              const TlnCorporateAction *actions,
                              guint n_actions,
                              TlnPriceBasis basis);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many articles name an instrument, by week. See tln-articles.h for threads. */
#pragma once

#include "tln-day.h"
#include "tln-db.h"

G_BEGIN_DECLS

typedef struct {
  TlnWeek week;
  guint n_articles;
} TlnInstrumentWeek;

/* By the week an article was published in, in the user's zone; those not dated to the week are left
 * out, what is in the Trash is nothing, and reprints of one another are one, of the week of that
 * which stands for all. Weeks without any are not there. Rising. Element TlnInstrumentWeek; caller
 * unrefs. */
GArray *tln_instruments_get_weeks (TlnDb *db, gint64 instrument, GError **error);

G_END_DECLS

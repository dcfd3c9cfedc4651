/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept on the chart of an instrument: notes at a day, and levels (prices a line is drawn
 * at). A note is changed and removed by tln_theses_set_note. See tln-articles.h for threads and
 * acts. */
#pragma once

#include "tln-db.h"
#include "tln-thesis.h"

G_BEGIN_DECLS

/* Returns the id, 0 on error: TLN_DB_ERROR_CONSTRAINT without a day, for an empty body and for an
 * instrument that is not there. */
gint64
tln_chart_notes_add (TlnDb *db, gint64 instrument, TlnDay day, const char *body, GError **error);
/* Element TlnNote: of the instrument, those at a day; by day. */
GPtrArray *tln_chart_notes_get (TlnDb *db, gint64 instrument, GError **error);

typedef struct {
  gint64 id;
  gint64 instrument_id;
  double price; /* in the shares of the day it was made */
  char *note; /* "" for none */
  gint64 created_at; /* milliseconds since 1970 */
} TlnPriceLevel;
#define TLN_TYPE_PRICE_LEVEL (tln_price_level_get_type ())
TLN_DECLARE_RECORD (TlnPriceLevel, tln_price_level)

/* Returns the id, 0 on error: TLN_DB_ERROR_CONSTRAINT for what is no finite number; note may be
 * NULL. */
gint64
tln_price_levels_add (TlnDb *db, gint64 instrument, double price, const char *note, GError **error);
/* Moves it; note NULL: as it was. */
gboolean
tln_price_levels_set (TlnDb *db, gint64 id, double price, const char *note, GError **error);
gboolean tln_price_levels_delete (TlnDb *db, gint64 id, GError **error);
/* Element TlnPriceLevel, the highest first. */
GPtrArray *tln_price_levels_get (TlnDb *db, gint64 instrument, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library as it was known at the end of an earlier day, for readers of theses and what hangs on
 * them. Tables of the connection that carry the names of the real ones hold what these held then,
 * so that whatever reads them reads the past; the file stays as it is.
 *
 * The past is what has become of the acts up to that day: changes of later ones are taken back by
 * the change log, acts that were undone have not happened. What is outside the log (prices, texts,
 * how far an article was read) and what came in without an act before the log had it is as it is
 * now. By the dates of the world, evidence, splits and dividends of a later day and articles dated
 * later are not shown, whenever they came in; nor are prices of later days, by those who read them.
 * A split recorded later was not known, however old it is: prices are as they were looked at then.
 */
#pragma once

#include "tln-day.h"
#include "tln-db.h"

G_BEGIN_DECLS

/* From here on chain, stage, thesis, instrument, claim, evidence, note, instrument_link,
 * argument_link, stage_state, judgement, forecast, forecast_update, falsifier, reprint,
 * corporate_action, act, and of article and mention what claims need, are as at the end of a day in
 * the user's zone. Inside a
 * transaction of the connection's thread; rolling it back brings the present back. After a commit a
 * reader (TLN_DB_READER) stays in that day, and entering it again costs nothing until somebody has
 * written. Never with an act open. */
gboolean tln_past_enter (TlnDb *db, TlnDay day, GError **error);

/* The day a connection is in; TLN_DAY_NONE: the present. */
TlnDay tln_past_get_day (TlnDb *db);

/* Whether a connection may stay in a day after a commit: not one that writes. */
gboolean tln_past_stays (TlnDb *db);

/* All articles and all their stages, too: for who counts them. Does nothing in the present. */
gboolean tln_past_complete (TlnDb *db, GError **error);

G_END_DECLS

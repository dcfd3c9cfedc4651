/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits and dividends of instruments as the user recorded them. See tln-articles.h for threads and
 * acts. */
#pragma once

#include "tln-corporate-actions.h"
#include "tln-db.h"

G_BEGIN_DECLS

/* Adds (id 0) or changes one. Returns its id, 0 on error: TLN_DB_ERROR_CONSTRAINT without a day,
 * for shares that are no positive numbers, equal or more than 1 to 1000 or 1000 to 1, for cash that
 * is not positive, and where the instrument has one of that kind on that day. */
gint64
tln_corporate_set (TlnDb *db, gint64 instrument, const TlnCorporateAction *action, GError **error);
/* Adds those a file of prices has, whatever their ids. Left out: of a kind that is there on that
 * day, a split on a day the user has said there was none, and what tln_corporate_set would refuse.
 * Sets how many were added. FALSE on error. */
gboolean tln_corporate_add_new (TlnDb *db,
                                gint64 instrument,
                                const GArray *actions,
                                guint *n_added,
                                GError **error);
gboolean tln_corporate_delete (TlnDb *db, gint64 id, GError **error);
/* Element TlnCorporateAction, by day. Caller unrefs. */
GArray *tln_corporate_get (TlnDb *db, gint64 instrument, GError **error);

/* "split", "dividend" or "none"; static. */
const char *tln_corporate_kind_key (TlnCorporateKind kind);
/* FALSE for another word. */
gboolean tln_corporate_kind_from_key (const char *key, TlnCorporateKind *kind);

G_END_DECLS

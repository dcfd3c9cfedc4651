/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would prove a thesis wrong. See tln-articles.h for threads and acts. What does not go is
 * TLN_FORECAST_ERROR and changes nothing. */
#pragma once

#include "tln-db.h"
#include "tln-forecast.h"

G_BEGIN_DECLS

/* Of a thesis without any it becomes the first, whose words are thesis.falsifier. check: a day to
 * look at it, or TLN_DAY_NONE. Returns the id (of the first that of the thesis), 0 on error: EMPTY,
 * DUE_PAST (before today), GONE (the thesis). */
gint64
tln_falsifiers_add (TlnDb *db, gint64 thesis, const char *text, TlnDay check, GError **error);
/* Other words, another day. EMPTY, GONE, DUE_PAST (before the thesis was made). */
gboolean tln_falsifiers_edit (TlnDb *db, gint64 id, const char *text, TlnDay check, GError **error);
/* PROOF: triggered without one; proof may be NULL otherwise. DECIDED: it is in that state already.
 * Whatever the state was before, its proof goes with it. note may be NULL. */
gboolean tln_falsifiers_set_state (TlnDb *db,
                                   gint64 id,
                                   TlnFalsifierState state,
                                   const TlnProof *proof,
                                   const char *note,
                                   GError **error);
gboolean tln_falsifiers_delete (TlnDb *db, gint64 id, GError **error);

/* Element TlnFalsifier, the first one first. thesis 0: of all theses. */
GPtrArray *tln_falsifiers_get_all (TlnDb *db, gint64 thesis, GError **error);
/* Watched ones of theses that are not closed, to be looked at by this day, the earliest first. */
GPtrArray *tln_falsifiers_get_due (TlnDb *db, TlnDay day, GError **error);

G_END_DECLS

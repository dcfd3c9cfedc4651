/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two theses become one. See tln-articles.h for threads and acts. */
#pragma once

#include "tln-db.h"

G_BEGIN_DECLS

/* Brings all that hangs on a thesis to another one. Of a claim that is evidence for both with the
 * same stance one piece stays, with the greater strength; with another stance both stay, as two
 * pieces of evidence of one claim. Of two links to one instrument at one stage the target's stays.
 * Rows of every other table that name a thesis (notes, forecasts …) follow. The reasons of its
 * convictions stay with the thesis itself, which is closed, says what it went into and keeps its
 * log. TLN_DB_ERROR_CONSTRAINT: one of them is not there, they are the same, or the thesis has been
 * merged before. */
gboolean tln_theses_merge (TlnDb *db, gint64 thesis, gint64 into, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows acts after an earlier day have touched (tln-past.c). */
#pragma once

#include "tln-db.h"

G_BEGIN_DECLS

/* Of each row that was there before db's past_cut and that a later act has touched, the first of
 * those changes, which found it as it was: for each of tables (names; NULL ends them) a temporary
 * table past_NAME (id of the row, change_id). Inside a transaction that may write. Errors:
 * TLN_DB_ERROR. */
gboolean tln_past_changes_find (TlnDb *db, const char *const *tables, GError **error);

G_END_DECLS

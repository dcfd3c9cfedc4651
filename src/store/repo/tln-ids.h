/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids as people write them: whole, or their last characters. */
#pragma once

#include "tln-db.h"

G_BEGIN_DECLS

/* Finds the row of a user table with this id or this unambiguous end of one; *id is 0 when there is
 * none. table is one of our own names. TLN_DB_ERROR_FAILED when several rows fit. */
gboolean tln_ids_find (TlnDb *db, const char *table, const char *text, gint64 *id, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few looks at whether the search index finds what it must. What is damaged there does not always
 * show: where a row that says what there is has been zeroed, nothing is found, and nothing is said.
 */
#pragma once

#include "tln-db.h"

G_BEGIN_DECLS

/* Looks for some articles, from the oldest to the newest, by the words of their titles: a matter of
 * a millisecond, in a library of a million of fifty. What was looked at and has not been written to
 * since is not looked at again. FALSE: one is not found (TLN_DB_ERROR_INDEX, which is noted with
 * the connection), or another TLN_DB_ERROR. TRUE does not say that all of the index is sound. Only
 * for an index that is complete. */
gboolean tln_search_probe (TlnDb *db, GError **error);

G_END_DECLS

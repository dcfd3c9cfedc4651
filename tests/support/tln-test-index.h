/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library whose search index is put to the test, and what must be true of it. Every error ends
 * the test. */
#pragma once

#include "tln-search-index.h"
#include "tln-store.h"

G_BEGIN_DECLS

#define TLN_TEST_INDEXED 40 /* articles */

/* Adds them; every second one is found by 算力租赁. */
void tln_test_index_fill (TlnDb *db, gint64 *ids);
/* Searches find just these, by whatever. */
void tln_test_index_assert_finds (TlnDb *db, const gint64 *ids);

gboolean tln_test_index_is_current (TlnDb *db);
/* By what a search that has hits goes. */
TlnSearchBasis tln_test_index_basis (TlnDb *db);
/* Makes it anew to the end, so many articles at once. */
void tln_test_index_build (TlnDb *db, guint limit);
/* It is sound, and has every article. */
void tln_test_index_assert_sound (TlnDb *db);

/* Whether it is made; waits until the store has made it by itself. */
gboolean tln_test_index_is_made (TlnStore *store);
void tln_test_index_wait (TlnStore *store);

G_END_DECLS

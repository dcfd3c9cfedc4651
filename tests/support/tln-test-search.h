/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library for tests of search. Every error ends the test. */
#pragma once

#include "tln-db.h"

G_BEGIN_DECLS

/* An article of this title and text; its id. */
gint64 tln_test_add_text (TlnDb *db, const char *title, const char *text);
/* Runs SQL. */
void tln_test_sql (TlnDb *db, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* The ids a search finds. */
GArray *tln_test_search (TlnDb *db, const char *query, guint limit);
/* They are just these, in this order; 0 (as gint64) ends the list. */
void tln_test_assert_ids (TlnDb *db, const char *query, ...);
/* Stages, instruments, mentions, claims and evidence for three articles. */
void tln_test_fill_filters (TlnDb *db, const gint64 *ids);

G_END_DECLS

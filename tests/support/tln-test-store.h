/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the store and of everything above it share: libraries in memory and on disk, a
 * clock that is the same in every run. */
#pragma once

#include "tln-db.h"

G_BEGIN_DECLS

/* A clock that begins at 2025-03-10 12:00 UTC and moves one second with every look, and a random
 * source that counts. To be called before anything else. */
void tln_test_clock (void);

/* An empty library in memory. */
TlnDb *tln_test_db (void);

/* A new temporary folder; tln_test_folder_remove takes it away with everything in it. */
char *tln_test_folder (void);
void tln_test_folder_remove (const char *folder);
/* Writes FOLDER/NAME, making the folders between; returns the path. */
char *tln_test_write (const char *folder, const char *name, const char *text, gssize size);

/* One value of one row as text; NULL for NULL and for no row. */
char *tln_test_value (TlnDb *db, const char *sql);
gint64 tln_test_int (TlnDb *db, const char *sql);

/* Begins a transaction and an act; ends both. */
void tln_test_begin (TlnDb *db, const char *kind);
void tln_test_end (TlnDb *db);

/* All rows of all user tables as text, in order of table and id, to compare two moments. */
char *tln_test_dump (TlnDb *db);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schema: its versions, and the triggers of the change log. */
#pragma once

#include "tln-db-private.h"

G_BEGIN_DECLS

/* The steps built into the program. */
const TlnSchema *tln_schema_builtin (void);

/* Names of the user tables, NULL-terminated; their index is the bit in TlnDb.touched. */
extern const char *const tln_schema_tables[];

/* Runs the steps after the present version, each in a transaction of its own. A file that is not
 * new is copied first. */
gboolean tln_schema_migrate (TlnDb *db, const TlnSchema *schema, GError **error);

/* The image of a new, empty library. */
GBytes *tln_schema_new_image (const TlnSchema *schema, GError **error);

/* Registers the SQL functions the triggers need, on every connection. */
gboolean tln_schema_add_functions (TlnDb *db, GError **error);

/* Makes the three triggers of the change log for a table from its columns; those that were there
 * are replaced. */
gboolean tln_schema_log_table (TlnDb *db, const char *table, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements: binds return nothing, the first failure sticks and step reports it. */
#pragma once

#include "tln-db.h"

G_BEGIN_DECLS

typedef struct _TlnStmt TlnStmt;

/* Prepares constant SQL; statements are cached by the pointer of the text, so sql must be static.
 */
TlnStmt *tln_stmt_new (TlnDb *db, const char *sql);
/* The same for SQL put together at run time (from constants only; what users wrote is bound). */
TlnStmt *tln_stmt_new_once (TlnDb *db, const char *sql);
void tln_stmt_free (TlnStmt *stmt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnStmt, tln_stmt_free)

/* Parameters are numbered from 1. */
void tln_stmt_bind_int (TlnStmt *stmt, int i, gint64 value);
void tln_stmt_bind_id (TlnStmt *stmt, int i, gint64 id); /* 0 binds NULL */
void tln_stmt_bind_double (TlnStmt *stmt, int i, double value); /* NAN binds NULL */
void tln_stmt_bind_text (TlnStmt *stmt, int i, const char *value); /* NULL binds NULL */
/* Text that is not copied, and stays until the next reset. */
void tln_stmt_bind_slice (TlnStmt *stmt, int i, const char *text, gsize length);
void tln_stmt_bind_bytes (TlnStmt *stmt, int i, GBytes *value);

/* TRUE: a row is there. FALSE: no more rows, or an error (then error is set). */
gboolean tln_stmt_step (TlnStmt *stmt, GError **error);
/* For statements without rows. */
gboolean tln_stmt_run (TlnStmt *stmt, GError **error);
/* To bind and run again. */
void tln_stmt_reset (TlnStmt *stmt);

/* The first row or none: *found. FALSE on error. */
gboolean tln_stmt_first (TlnStmt *stmt, gboolean *found, GError **error);
/* A record of the row at hand. */
typedef gpointer (*TlnRowFunc) (TlnStmt *stmt);
/* The record of the first row; NULL without error when there is none. */
gpointer tln_stmt_one (TlnStmt *stmt, TlnRowFunc row, GError **error);
/* The records of all rows. */
GPtrArray *tln_stmt_all (TlnStmt *stmt, TlnRowFunc row, GDestroyNotify record_free, GError **error);

/* Columns are numbered from 0. */
gboolean tln_stmt_column_null (TlnStmt *stmt, int i);
gint64 tln_stmt_column_int (TlnStmt *stmt, int i); /* NULL: 0 */
double tln_stmt_column_double (TlnStmt *stmt, int i); /* NULL: NAN */
char *tln_stmt_column_dup (TlnStmt *stmt, int i); /* NULL: NULL */
const char *tln_stmt_column_text (TlnStmt *stmt, int i); /* valid until the next step */
GBytes *tln_stmt_column_bytes (TlnStmt *stmt, int i);

G_END_DECLS

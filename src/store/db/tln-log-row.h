/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the change log, read as the triggers write it (tln-schema-log.c): an object of JSON with
 * plain values and no blanks, whose columns are pointed at where they stand. */
#pragma once

#include "tln-stmt.h"

G_BEGIN_DECLS

/* A column and its value as JSON spells it, so that numbers keep every digit. Both lie in the text
 * of the row, and are valid as long as that is. */
typedef struct {
  const char *name;
  gsize name_length;
  const char *json;
  gsize length;
} TlnLogValue;

/* A new array for columns (element TlnLogValue). Caller unrefs. */
GArray *tln_log_row_new (void);
/* Puts the columns of a row into values, in place of what is there. FALSE with
 * TLN_DB_ERROR_CORRUPT: it is not one. */
gboolean tln_log_row_scan (GArray *values, const char *json, GError **error);

/* The value of a name, most likely at this place (from 0); NULL: there is none. Lies in values. */
const TlnLogValue *
tln_log_row_find (const GArray *values, const char *name, gsize length, guint place);

/* Binds a value to the i-th parameter (from 1); of a string what it says. NULL binds NULL. The text
 * of the row stays until stmt is reset. db: whose SQL reads what is escaped. */
gboolean
tln_log_row_bind (TlnDb *db, TlnStmt *stmt, int i, const TlnLogValue *value, GError **error);

G_END_DECLS

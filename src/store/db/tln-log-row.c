/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scans a row of the log. What is done with it is not known here. */
#include "tln-log-row.h"

#include "tln-error.h"

#include <string.h>

GArray *
tln_log_row_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (TlnLogValue));
}

/* The end of a string of JSON, behind its quotation mark; NULL: it has none. */
static const char *
skip_string (const char *p)
{
  for (p++; *p != '"'; p++) {
    if (*p == '\\' && p[1] != '\0')
      p++;
    else if (*p == '\0')
      return NULL;
  }
  return p + 1;
}

/* A column at p, which is moved behind it; FALSE: there is none. */
static gboolean
scan_value (const char **p, TlnLogValue *value)
{
  const char *end = **p == '"' ? skip_string (*p) : NULL;

  if (end == NULL || *end != ':')
    return FALSE;
  *value = (TlnLogValue) { *p + 1, (gsize) (end - *p) - 2, end + 1, 0 };
  end = *value->json == '"' ? skip_string (value->json) : value->json + strcspn (value->json, ",}");
  if (end == NULL || end == value->json || (*end != ',' && *end != '}'))
    return FALSE;
  value->length = (gsize) (end - value->json);
  *p = end;
  return TRUE;
}

gboolean
tln_log_row_scan (GArray *values, const char *json, GError **error)
{
  const char *p = json;
  TlnLogValue value;

  g_array_set_size (values, 0);
  while (*p == (values->len == 0 ? '{' : ',')) {
    p++;
    if (!scan_value (&p, &value))
      break;
    g_array_append_val (values, value);
  }
  if (values->len > 0 && g_str_equal (p, "}"))
    return TRUE;
  g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CORRUPT,
                       "a row of the change log cannot be read");
  return FALSE;
}

static gboolean
is_named (const TlnLogValue *value, const char *name, gsize length)
{
  return value->name_length == length && memcmp (value->name, name, length) == 0;
}

const TlnLogValue *
tln_log_row_find (const GArray *values, const char *name, gsize length, guint place)
{
  if (place < values->len && is_named (&g_array_index (values, TlnLogValue, place), name, length))
    return &g_array_index (values, TlnLogValue, place);
  for (guint i = 0; i < values->len; i++)
    if (is_named (&g_array_index (values, TlnLogValue, i), name, length))
      return &g_array_index (values, TlnLogValue, i);
  return NULL;
}

/* A string in which something is escaped. */
static gboolean
bind_escaped (TlnDb *db, TlnStmt *stmt, int i, const TlnLogValue *value, GError **error)
{
  g_autofree char *json = g_strndup (value->json, value->length);
  g_autoptr (TlnStmt) plain = tln_stmt_new (db, "SELECT ?1 ->> '$'");
  gboolean found;

  tln_stmt_bind_text (plain, 1, json);
  if (!tln_stmt_first (plain, &found, error))
    return FALSE;
  tln_stmt_bind_text (stmt, i, tln_stmt_column_text (plain, 0));
  return TRUE;
}

static gboolean
is_real (const TlnLogValue *value)
{
  for (gsize i = 0; i < value->length; i++)
    if (strchr (".eE", value->json[i]) != NULL)
      return TRUE;
  return FALSE;
}

gboolean
tln_log_row_bind (TlnDb *db, TlnStmt *stmt, int i, const TlnLogValue *value, GError **error)
{
  if (value == NULL || g_ascii_isalpha (*value->json))
    tln_stmt_bind_text (stmt, i, NULL);
  else if (*value->json == '"' && memchr (value->json, '\\', value->length) != NULL)
    return bind_escaped (db, stmt, i, value, error);
  else if (*value->json == '"')
    tln_stmt_bind_slice (stmt, i, value->json + 1, value->length - 2);
  else if (is_real (value))
    tln_stmt_bind_double (stmt, i, g_ascii_strtod (value->json, NULL));
  else
    tln_stmt_bind_int (stmt, i, g_ascii_strtoll (value->json, NULL, 10));
  return TRUE;
}

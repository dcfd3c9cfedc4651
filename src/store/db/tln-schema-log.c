/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The triggers that write the change log, made from the columns a table has, and the SQL functions
 * they call. What is done with the log stands in tln-act.c. */
#include "tln-page-address.h"
#include "tln-schema.h"
#include "tln-stmt.h"

/* tln_act (): the act that is being logged under, or NULL. */
static void
act_function (sqlite3_context *context, int n, sqlite3_value **values)
{
  TlnDb *db = sqlite3_user_data (context);

  if (db->act == 0)
    sqlite3_result_null (context);
  else
    sqlite3_result_int64 (context, db->act);
}

/* tln_real (x): a number with all its digits as JSON text, so that it comes back bit for bit;
 * SQLite's own JSON keeps fifteen digits. */
static void
real_function (sqlite3_context *context, int n, sqlite3_value **values)
{
  char text[64];

  if (sqlite3_value_type (values[0]) == SQLITE_NULL) {
    sqlite3_result_null (context);
    return;
  }
  g_ascii_formatd (text, sizeof text, "%.16e", sqlite3_value_double (values[0]));
  if (g_str_has_suffix (text, "inf"))
    g_strlcpy (text, *text == '-' ? "-9.0e+999" : "9.0e+999", sizeof text);
  sqlite3_result_text (context, text, -1, SQLITE_TRANSIENT);
}

/* tln_address_key (url): what two addresses of the same page have in common, or NULL. */
static void
address_function (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *url = (const char *) sqlite3_value_text (values[0]);
  g_autofree char *key = url != NULL ? tln_page_address_key (url) : NULL;

  sqlite3_result_text (context, key, -1, SQLITE_TRANSIENT);
}

gboolean
tln_schema_add_functions (TlnDb *db, GError **error)
{
  int code = sqlite3_create_function_v2 (db->sqlite, "tln_act", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS,
                                         db, act_function, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (db->sqlite, "tln_real", 1,
                                       SQLITE_UTF8 | SQLITE_INNOCUOUS | SQLITE_DETERMINISTIC, NULL,
                                       real_function, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (db->sqlite, "tln_address_key", 1,
                                       SQLITE_UTF8 | SQLITE_INNOCUOUS | SQLITE_DETERMINISTIC, NULL,
                                       address_function, NULL, NULL, NULL);
  return code == SQLITE_OK || tln_db_fail (db, code, error);
}

static void
append_column (GString *row, const char *side, const char *name, gboolean real)
{
  g_string_append_printf (row, "%s'%s', ", row->len > 0 ? ", " : "", name);
  if (real)
    g_string_append_printf (row, "json(tln_real(%s.\"%s\"))", side, name);
  else
    g_string_append_printf (row, "%s.\"%s\"", side, name);
}

/* The arguments of json_object for every column, for OLD and for NEW. */
static gboolean
write_rows (TlnDb *db, const char *table, GString *old_row, GString *new_row, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT name, type = 'REAL' FROM pragma_table_info (?1) ORDER BY cid");

  tln_stmt_bind_text (stmt, 1, table);
  while (tln_stmt_step (stmt, &local)) {
    const char *name = tln_stmt_column_text (stmt, 0);
    gboolean real = tln_stmt_column_int (stmt, 1) != 0;

    append_column (old_row, "OLD", name, real);
    append_column (new_row, "NEW", name, real);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

typedef struct {
  const char *event;
  const char *row; /* whose id */
  const char *when; /* or NULL */
  const char *old;
  const char *new;
} Trigger;

static gboolean
add_trigger (TlnDb *db, const char *table, const Trigger *trigger, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "DROP TRIGGER IF EXISTS log_%s_%s;"
      "CREATE TRIGGER log_%s_%s AFTER %s ON %s WHEN tln_act() IS NOT NULL%s%s BEGIN"
      " INSERT INTO change (act_id, table_name, row_id, old, new)"
      " VALUES (tln_act(), '%s', %s.id, %s, %s); END",
      table, trigger->event, table, trigger->event, trigger->event, table,
      trigger->when != NULL ? " AND " : "", trigger->when != NULL ? trigger->when : "", table,
      trigger->row, trigger->old, trigger->new);

  return tln_db_exec (db, sql, error);
}

gboolean
tln_schema_log_table (TlnDb *db, const char *table, GError **error)
{
  g_autoptr (GString) old_row = g_string_new (NULL);
  g_autoptr (GString) new_row = g_string_new (NULL);

  if (!write_rows (db, table, old_row, new_row, error))
    return FALSE;
  g_autofree char *old = g_strdup_printf ("json_object(%s)", old_row->str);
  g_autofree char *new = g_strdup_printf ("json_object(%s)", new_row->str);
  g_autofree char *differs = g_strdup_printf ("%s <> %s", old, new);
  const Trigger triggers[] = {
    { "insert", "NEW", NULL, "NULL", new },
    { "update", "NEW", differs, old, new },
    { "delete", "OLD", NULL, old, "NULL" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++) {
    if (!add_trigger (db, table, &triggers[i], error))
      return FALSE;
  }
  return TRUE;
}

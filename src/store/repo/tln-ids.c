/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking shortened ids up. */
#include "tln-ids.h"

#include "tln-error.h"
#include "tln-id.h"
#include "tln-stmt.h"

gboolean
tln_ids_find (TlnDb *db, const char *table, const char *text, gint64 *id, GError **error)
{
  gint64 value, mask = G_MAXINT64;
  g_autoptr (GError) local = NULL;

  *id = 0;
  if (!tln_id_parse (text, &value) && !tln_id_parse_end (text, &value, &mask))
    return TRUE;
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE id & ?1 = ?2 LIMIT 2", table);
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, sql);
  tln_stmt_bind_int (stmt, 1, mask);
  tln_stmt_bind_int (stmt, 2, value);
  if (!tln_stmt_step (stmt, &local)) {
    if (local == NULL)
      return TRUE;
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  gint64 found = tln_stmt_column_int (stmt, 0);
  if (tln_stmt_step (stmt, &local)) {
    g_set_error (error, TLN_DB_ERROR, TLN_DB_ERROR_FAILED, "several ids end in “%s”", text);
    return FALSE;
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  *id = found;
  return TRUE;
}

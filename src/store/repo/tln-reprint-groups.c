/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading groups of reprints. How they come about stands in tln-reprints.c. */
#include "tln-reprint-groups.h"

#include "tln-stmt.h"

GArray *
tln_reprints_group (TlnDb *db, gint64 article, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT id FROM " TLN_REPRINT_GROUP ("?1") " ORDER BY id");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;

  tln_stmt_bind_int (stmt, 1, article);
  while (tln_stmt_step (stmt, &local)) {
    gint64 id = tln_stmt_column_int (stmt, 0);

    g_array_append_val (ids, id);
  }
  if (local == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
tln_reprints_head (TlnDb *db, gint64 article, gint64 *head, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT a.id FROM " TLN_REPRINT_GROUP ("?1") " m CROSS JOIN article a ON a.id = m.id "
                                                       "WHERE a.trashed_at IS NULL ORDER BY a.kind "
                                                       "= 'stub', a.published_sort, a.id LIMIT 1");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, article);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *head = found ? tln_stmt_column_int (stmt, 0) : 0;
  return TRUE;
}

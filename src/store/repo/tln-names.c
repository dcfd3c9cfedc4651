/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One walk over the titles; what is searched afterwards needs no database. */
#include "tln-names.h"

#include "tln-stmt.h"

TlnNameIndex *
tln_names_of_articles (TlnDb *db, int kind, guint limit, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT id, title FROM article"
                                               " WHERE trashed_at IS NULL"
                                               " ORDER BY id DESC LIMIT ?1");
  g_autoptr (TlnNameIndex) index = tln_name_index_new ();
  g_autoptr (GError) local = NULL;

  tln_stmt_bind_int (stmt, 1, limit);
  while (tln_stmt_step (stmt, &local))
    tln_name_index_add (index, kind, tln_stmt_column_int (stmt, 0), tln_stmt_column_text (stmt, 1));
  if (local) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&index);
}

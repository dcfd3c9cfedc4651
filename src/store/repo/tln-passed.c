/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sentence is known by its words, so it stays passed over when the text around it changes. */
#include "tln-passed.h"

#include "tln-error.h"
#include "tln-id.h"
#include "tln-stmt.h"

gboolean
tln_passed_add (TlnDb *db, gint64 article, const char *exact, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO passed_sentence (id, article_id, exact) SELECT ?1, ?2, ?3 "
          "WHERE NOT EXISTS (SELECT 1 FROM passed_sentence WHERE article_id = ?2 AND exact = ?3)");

  if (*exact == '\0') {
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, "no sentence");
    return FALSE;
  }
  tln_stmt_bind_int (stmt, 1, tln_id_new ());
  tln_stmt_bind_int (stmt, 2, article);
  tln_stmt_bind_text (stmt, 3, exact);
  return tln_stmt_run (stmt, error);
}

GHashTable *
tln_passed_of (TlnDb *db, gint64 article, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT exact FROM passed_sentence WHERE article_id = ?1");
  g_autoptr (GHashTable) passed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local = NULL;

  tln_stmt_bind_int (stmt, 1, article);
  while (tln_stmt_step (stmt, &local))
    g_hash_table_add (passed, tln_stmt_column_dup (stmt, 0));
  if (local == NULL)
    return g_steal_pointer (&passed);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

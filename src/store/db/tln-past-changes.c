/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes once along the index of the log. A hundred thousand changes are sorted here: as numbers that
 * is a tenth of what SQL needs for them with the names of their tables. */
#include "tln-past-changes.h"

#include "tln-db-private.h"
#include "tln-stmt.h"

#include <stdlib.h>

typedef struct {
  gint64 row;
  gint64 change;
} Touch;

static int
compare_touches (const void *a, const void *b)
{
  const Touch *first = a;
  const Touch *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  return first->change < second->change ? -1 : first->change > second->change;
}

/* The touches of a table; NULL: it is not wanted. Those of a table come in rows. */
static GArray *
find_touches (GHashTable *by_table, const char *table, const char **last, GArray *touches)
{
  gpointer key, value;

  if (*last != NULL && g_str_equal (*last, table))
    return touches;
  if (!g_hash_table_lookup_extended (by_table, table, &key, &value))
    return NULL;
  *last = key;
  return value;
}

/* The words of the condition are those of the index. */
static gboolean
read_touches (TlnDb *db, GHashTable *by_table, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT c.table_name, c.row_id, c.id FROM main.act a CROSS JOIN main.change c "
          "INDEXED BY change_back ON c.act_id = a.id WHERE a.id >= ?1 AND a.state = 'done' "
          "AND (c.old IS NOT NULL OR c.row_id < c.act_id) AND c.row_id < ?1");
  g_autoptr (GError) local = NULL;
  GArray *touches = NULL;
  const char *last = NULL;

  tln_stmt_bind_int (stmt, 1, db->past_cut);
  while (tln_stmt_step (stmt, &local)) {
    const Touch touch = { tln_stmt_column_int (stmt, 1), tln_stmt_column_int (stmt, 2) };
    GArray *own = find_touches (by_table, tln_stmt_column_text (stmt, 0), &last, touches);

    if (own == NULL)
      continue;
    touches = own;
    g_array_append_val (touches, touch);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The first of each row. */
static gboolean
write_touches (TlnDb *db, const char *table, GArray *touches, GError **error)
{
  g_autofree char *make = g_strdup_printf ("DROP TABLE IF EXISTS temp.past_%s; CREATE TABLE "
                                           "temp.past_%s (id INTEGER PRIMARY KEY, change_id)",
                                           table, table);
  g_autofree char *insert = g_strdup_printf ("INSERT INTO temp.past_%s VALUES (?1, ?2)", table);

  if (!tln_db_exec (db, make, error))
    return FALSE;
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, insert);
  if (touches->len > 1)
    qsort (touches->data, touches->len, sizeof (Touch), compare_touches);
  for (guint i = 0; i < touches->len; i++) {
    const Touch *touch = &g_array_index (touches, Touch, i);

    if (i > 0 && touch[-1].row == touch->row)
      continue;
    tln_stmt_bind_int (stmt, 1, touch->row);
    tln_stmt_bind_int (stmt, 2, touch->change);
    if (!tln_stmt_run (stmt, error))
      return FALSE;
    tln_stmt_reset (stmt);
  }
  return TRUE;
}

gboolean
tln_past_changes_find (TlnDb *db, const char *const *tables, GError **error)
{
  g_autoptr (GHashTable) by_table =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; tables[i] != NULL; i++)
    g_hash_table_insert (by_table, (gpointer) tables[i],
                         g_array_new (FALSE, FALSE, sizeof (Touch)));
  if (!read_touches (db, by_table, error))
    return FALSE;
  for (guint i = 0; tables[i] != NULL; i++)
    if (!write_touches (db, tables[i], g_hash_table_lookup (by_table, tables[i]), error))
      return FALSE;
  return TRUE;
}

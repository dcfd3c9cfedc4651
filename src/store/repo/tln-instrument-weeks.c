/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts the articles that name an instrument. Reprints are rare, so their groups are looked up one
 * by one. */
#include "tln-instrument-weeks.h"

#include "tln-reprint-groups.h"
#include "tln-stmt.h"

#include <stdlib.h>

static TlnWeek
read_week (TlnStmt *stmt, int column)
{
  const char *published = tln_stmt_column_text (stmt, column);
  TlnDate date;

  return published != NULL && tln_date_parse (published, &date) ? tln_date_week (&date)
                                                                : TLN_WEEK_NONE;
}

/* The week of the article that stands for a group, once for each group. */
static gboolean
take_group (TlnDb *db, gint64 article, GHashTable *heads, GArray *weeks, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT published FROM article WHERE id = ?1");
  gboolean found;
  gint64 head;

  if (!tln_reprints_head (db, article, &head, error))
    return FALSE;
  if (!g_hash_table_add (heads, g_memdup2 (&head, sizeof head)))
    return TRUE;
  tln_stmt_bind_int (stmt, 1, head);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  TlnWeek week = found ? read_week (stmt, 0) : TLN_WEEK_NONE;
  if (week != TLN_WEEK_NONE)
    g_array_append_val (weeks, week);
  return TRUE;
}

static GArray *
load_weeks (TlnDb *db, gint64 instrument, GError **error)
{
  g_autoptr (GArray) weeks = g_array_new (FALSE, FALSE, sizeof (TlnWeek));
  g_autoptr (GHashTable) heads = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT a.id, a.published, EXISTS (SELECT 1 FROM reprint r WHERE r.state = 'same' "
          "AND r.article_id = a.id UNION ALL SELECT 1 FROM reprint r WHERE r.state = 'same' "
          "AND r.of_id = a.id) FROM article a WHERE a.trashed_at IS NULL AND a.id IN "
          "(SELECT article_id FROM mention WHERE instrument_id = ?1)");

  tln_stmt_bind_int (stmt, 1, instrument);
  while (tln_stmt_step (stmt, &local)) {
    TlnWeek week = read_week (stmt, 1);

    if (tln_stmt_column_int (stmt, 2) != 0) {
      if (!take_group (db, tln_stmt_column_int (stmt, 0), heads, weeks, error))
        return NULL;
    } else if (week != TLN_WEEK_NONE) {
      g_array_append_val (weeks, week);
    }
  }
  if (local == NULL)
    return g_steal_pointer (&weeks);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static int
compare_weeks (const void *a, const void *b)
{
  const TlnWeek *one = a;
  const TlnWeek *two = b;

  return *one < *two ? -1 : *one > *two;
}

GArray *
tln_instruments_get_weeks (TlnDb *db, gint64 instrument, GError **error)
{
  g_autoptr (GArray) weeks = load_weeks (db, instrument, error);
  GArray *counts;

  if (weeks == NULL)
    return NULL;
  counts = g_array_new (FALSE, FALSE, sizeof (TlnInstrumentWeek));
  if (weeks->len > 1)
    qsort (weeks->data, weeks->len, sizeof (TlnWeek), compare_weeks);
  for (guint i = 0; i < weeks->len; i++) {
    TlnInstrumentWeek one = { g_array_index (weeks, TlnWeek, i), 1 };

    if (counts->len > 0 &&
        g_array_index (counts, TlnInstrumentWeek, counts->len - 1).week == one.week)
      g_array_index (counts, TlnInstrumentWeek, counts->len - 1).n_articles++;
    else
      g_array_append_val (counts, one);
  }
  return counts;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what is weighed. */
#include "tln-balances.h"

#include "tln-claims.h"
#include "tln-reprint-groups.h"
#include "tln-stmt.h"

static const char *
keep_name (TlnWeighing *weighing, const char *name)
{
  return name != NULL ? g_string_chunk_insert_const (weighing->names, name) : NULL;
}

TlnWeighing *
tln_balances_load (TlnDb *db, gint64 thesis, GError **error)
{
  g_autoptr (TlnWeighing) weighing = g_new0 (TlnWeighing, 1);
  g_autoptr (GError) local = NULL;
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db,
      "SELECT e.claim_id, e.stage_id, e.day, e.stance, e.strength, c.speaker, "
      "coalesce (c.relayed_by, '') <> '', " TLN_EVIDENCE_REPEATED
      " FROM evidence e JOIN claim c ON c.id = e.claim_id JOIN article a ON a.id = c.article_id "
      "WHERE e.thesis_id = ?1 AND a.trashed_at IS NULL ORDER BY e.day, e.id");

  weighing->items = g_array_new (FALSE, FALSE, sizeof (TlnWeighed));
  weighing->names = g_string_chunk_new (1024);
  tln_stmt_bind_int (stmt, 1, thesis);
  while (tln_stmt_step (stmt, &local)) {
    TlnWeighed item = { .claim = tln_stmt_column_int (stmt, 0),
                        .stage = tln_stmt_column_int (stmt, 1),
                        .day = (TlnDay) tln_stmt_column_int (stmt, 2),
                        .strength = (int) tln_stmt_column_int (stmt, 4),
                        .speaker = keep_name (weighing, tln_stmt_column_text (stmt, 5)),
                        .relayed = tln_stmt_column_int (stmt, 6) != 0,
                        .repeated = tln_stmt_column_int (stmt, 7) != 0 };

    tln_stance_from_name (tln_stmt_column_text (stmt, 3), &item.stance);
    g_array_append_val (weighing->items, item);
  }
  if (local == NULL)
    return g_steal_pointer (&weighing);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

void
tln_weighing_free (TlnWeighing *weighing)
{
  g_clear_pointer (&weighing->items, g_array_unref);
  g_clear_pointer (&weighing->names, g_string_chunk_free);
  g_free (weighing);
}

TlnClaim *
tln_balances_strongest_against (TlnDb *db, gint64 thesis, GError **error)
{
  g_autoptr (TlnWeighing) weighing = tln_balances_load (db, thesis, error);
  int best = -1;

  if (weighing == NULL)
    return NULL;
  best = tln_balance_strongest_against ((const TlnWeighed *) (const void *) weighing->items->data,
                                        weighing->items->len);
  if (best < 0)
    return NULL;
  return tln_claims_get (db, g_array_index (weighing->items, TlnWeighed, best).claim, error);
}

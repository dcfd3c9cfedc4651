/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One statement put together of constant parts. A claim stands by its first evidence (e) where it
 * is sorted, and is let through by any where it is filtered. */
#include "tln-claim-spine.h"

#include "tln-reprint-groups.h"
#include "tln-stmt.h"

#define FROM \
  "SELECT q.id FROM claim q JOIN article a ON a.id = q.article_id" \
  " LEFT JOIN evidence e ON e.id = (SELECT min (id) FROM evidence WHERE claim_id = q.id)" \
  " LEFT JOIN stage s ON s.id = e.stage_id LEFT JOIN thesis t ON t.id = e.thesis_id" \
  " WHERE a.trashed_at IS NULL"

/* Forwards and reversed; what is missing comes last both ways. */
static const char *const ORDERS[][2] = {
  [TLN_SORT_DATE] = { "a.published_sort DESC, q.id DESC", "a.published_sort, q.id" },
  [TLN_SORT_ADDED] = { "q.id DESC", "q.id" },
  [TLN_SORT_TITLE] = { "a.title COLLATE NOCASE, q.id", "a.title COLLATE NOCASE DESC, q.id DESC" },
  [TLN_SORT_SITE] = { "a.site IS NULL, a.site COLLATE NOCASE, a.published_sort DESC, q.id DESC",
                      "a.site IS NULL, a.site COLLATE NOCASE DESC, a.published_sort, q.id" },
  [TLN_SORT_LENGTH] = { "a.length, q.id", "a.length DESC, q.id DESC" },
  [TLN_SORT_QUOTE] = { "q.exact COLLATE NOCASE, q.id", "q.exact COLLATE NOCASE DESC, q.id DESC" },
  [TLN_SORT_SPEAKER] = { "nullif (q.speaker, '') IS NULL, q.speaker COLLATE NOCASE, q.id DESC",
                         "nullif (q.speaker, '') IS NULL, q.speaker COLLATE NOCASE DESC, q.id" },
  [TLN_SORT_STANCE] = { "e.id IS NULL, instr ('for against neutral', e.stance), q.id DESC",
                        "e.id IS NULL, instr ('for against neutral', e.stance) DESC, q.id" },
  [TLN_SORT_STAGE] = { "s.id IS NULL, s.chain_id, s.position, q.id DESC",
                       "s.id IS NULL, s.chain_id DESC, s.position DESC, q.id" },
  [TLN_SORT_THESIS] = { "t.id IS NULL, t.title COLLATE NOCASE, q.id DESC",
                        "t.id IS NULL, t.title COLLATE NOCASE DESC, q.id" },
};

static char *
build_sql (const TlnQuery *query)
{
  const TlnClaimFilter *filter = &query->claims;
  g_autoptr (GString) sql = g_string_new (FROM);

  if (filter->stage != 0)
    g_string_append (sql, " AND q.id IN (SELECT claim_id FROM evidence WHERE stage_id = ?1)");
  if (filter->thesis != 0)
    g_string_append (sql, " AND q.id IN (SELECT claim_id FROM evidence WHERE thesis_id = ?2)");
  if (filter->stance != NULL)
    g_string_append (sql, " AND q.id IN (SELECT claim_id FROM evidence WHERE stance = ?3)");
  if (filter->lost)
    g_string_append (sql, " AND q.anchor = 'orphan'");
  if (filter->repeated)
    g_string_append (
        sql,
        " AND " TLN_WORDS ("q.exact") " IN (SELECT " TLN_WORDS (
            "c.exact") " FROM claim c JOIN article b ON b.id = c.article_id WHERE"
                       " b.trashed_at IS NULL GROUP BY 1 HAVING count (DISTINCT article_id) > 1)");
  TlnSort sort = query->sort < G_N_ELEMENTS (ORDERS) ? query->sort : TLN_SORT_DATE;
  g_string_append_printf (sql, " ORDER BY %s", ORDERS[sort][query->reverse ? 1 : 0]);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

GArray *
tln_claim_spine_load (TlnDb *db, const TlnQuery *query, GError **error)
{
  g_autofree char *sql = build_sql (query);
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, sql);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;

  if (query->claims.stage != 0)
    tln_stmt_bind_int (stmt, 1, query->claims.stage);
  if (query->claims.thesis != 0)
    tln_stmt_bind_int (stmt, 2, query->claims.thesis);
  if (query->claims.stance != NULL)
    tln_stmt_bind_text (stmt, 3, query->claims.stance);
  while (tln_stmt_step (stmt, &local)) {
    gint64 id = tln_stmt_column_int (stmt, 0);
    g_array_append_val (ids, id);
  }
  if (local == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

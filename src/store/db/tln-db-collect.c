/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Removes content, bars and what was met of feeds that nothing needs any more: neither a row, nor
 * an act that can still be undone or redone. */
#include "tln-db.h"
#include "tln-stmt.h"

/* The hashes in a column of a user table that acts still need; all names are constants. */
#define KEPT(user, column) \
  "(SELECT c.old ->> '" column "' FROM change c JOIN act a ON a.id = c.act_id " \
  "WHERE c.table_name = '" user "' AND c.old IS NOT NULL AND a.state <> 'dropped' UNION ALL " \
  "SELECT c.new ->> '" column "' FROM change c JOIN act a ON a.id = c.act_id " \
  "WHERE c.table_name = '" user "' AND c.new IS NOT NULL AND a.state <> 'dropped')"

#define UNUSED(user, column) \
  "NOT EXISTS (SELECT 1 FROM " user " u WHERE u." column " = t.sha256) " \
  "AND sha256 NOT IN " KEPT (user, column)

#define COLLECT(table, unused) \
  "DELETE FROM " table " WHERE sha256 IN (SELECT sha256 FROM " table " t WHERE " unused " LIMIT " \
  "?1)"

/* Whole batches; each is looked up by one step in the index, not by reading its bars. */
static const char collect_bars[] =
    "DELETE FROM price_bar WHERE batch_id IN ("
    "WITH RECURSIVE b (id) AS (SELECT min (batch_id) FROM price_bar UNION ALL "
    "SELECT (SELECT min (batch_id) FROM price_bar WHERE batch_id > b.id) FROM b "
    "WHERE b.id IS NOT NULL) "
    "SELECT id FROM b WHERE id IS NOT NULL "
    "AND NOT EXISTS (SELECT 1 FROM price_batch WHERE price_batch.id = b.id) "
    "AND NOT EXISTS (SELECT 1 FROM change c JOIN act a ON a.id = c.act_id WHERE c.row_id = b.id "
    "AND c.table_name = 'price_batch' AND a.state <> 'dropped') LIMIT ?1)";

/* Feeds that are gone for good; each has a state from the first time it was asked for. */
#define GONE_FEEDS \
  "(SELECT feed_id FROM feed_state s WHERE NOT EXISTS (SELECT 1 FROM feed WHERE id = s.feed_id) " \
  "AND NOT EXISTS (SELECT 1 FROM change c JOIN act a ON a.id = c.act_id " \
  "WHERE c.row_id = s.feed_id AND c.table_name = 'feed' AND a.state <> 'dropped') LIMIT ?1)"

/* The entries first: the states say which they are. */
static const char *const collect_feeds[] = {
  "DELETE FROM feed_entry WHERE feed_id IN " GONE_FEEDS,
  "DELETE FROM feed_count WHERE feed_id IN " GONE_FEEDS,
  "DELETE FROM feed_state WHERE feed_id IN " GONE_FEEDS,
};

static gboolean
run (TlnDb *db, const char *sql, gint64 limit, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, sql);

  tln_stmt_bind_int (stmt, 1, limit);
  return tln_stmt_run (stmt, error);
}

/* One feed at a time. */
static gboolean
run_feeds (TlnDb *db, GError **error)
{
  gboolean good = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (collect_feeds) && good; i++)
    good = run (db, collect_feeds[i], 1, error);
  return good;
}

gint64
tln_db_collect (TlnDb *db, guint limit, GError **error)
{
  gint64 before = tln_db_total_changes (db);

  if (!tln_db_begin (db, error))
    return -1;
  if (!run (db,
            COLLECT ("original", UNUSED ("article", "original_sha256") " AND " UNUSED (
                                     "article_image", "sha256")),
            limit, error) ||
      !run (db, COLLECT ("content", UNUSED ("article", "text_sha256")), limit, error) ||
      !run (db, collect_bars, 1 + (gint64) limit / 2000, error) || !run_feeds (db, error)) {
    tln_db_rollback (db);
    return -1;
  }
  return tln_db_commit (db, error) ? tln_db_total_changes (db) - before : -1;
}

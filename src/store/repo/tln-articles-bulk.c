/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One statement an article: what such a job costs is the change log, which wants the row before and
 * after, whichever way the rows are named. */
#include "tln-articles-bulk.h"

#include "tln-error.h"
#include "tln-reprints.h"
#include "tln-stmt.h"
#include "tln-tags.h"

/* Articles between two looks at whether to go on. */
#define CHUNK 256

typedef gboolean (*EachFunc) (TlnDb *db, gint64 id, gpointer data, GError **error);

static gboolean
each (TlnDb *db, const TlnBulk *bulk, EachFunc run, gpointer data, GError **error)
{
  for (guint i = 0; i < bulk->ids->len; i++) {
    if (i % CHUNK == 0) {
      if (g_cancellable_set_error_if_cancelled (bulk->cancellable, error))
        return FALSE;
      if (bulk->progress != NULL)
        bulk->progress (i, bulk->data);
    }
    if (!run (db, g_array_index (bulk->ids, gint64, i), data, error))
      return FALSE;
  }
  if (bulk->progress != NULL)
    bulk->progress (bulk->ids->len, bulk->data);
  return TRUE;
}

typedef struct {
  TlnFlag flag;
  gboolean value;
} Flag;

static gboolean
set_flag (TlnDb *db, gint64 id, gpointer data, GError **error)
{
  const Flag *flag = data;

  return tln_articles_set_flag (db, id, flag->flag, flag->value, error);
}

gboolean
tln_bulk_set_flag (TlnDb *db, const TlnBulk *bulk, TlnFlag flag, gboolean value, GError **error)
{
  return each (db, bulk, set_flag, &(Flag) { flag, value }, error);
}

static gboolean
exists (TlnDb *db, gint64 id, gboolean *found, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT 1 FROM article WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_first (stmt, found, error);
}

static gboolean
assign (TlnDb *db, gint64 id, gpointer data, GError **error)
{
  const TlnTarget *to = data;
  gboolean found;

  if (!exists (db, id, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  return to->word != NULL ? tln_tags_add (db, id, to->word, error)
                          : tln_articles_tag (db, id, to->stage, to->thesis, to->instrument, error);
}

static gboolean
unassign (TlnDb *db, gint64 id, gpointer data, GError **error)
{
  const TlnTarget *from = data;

  return from->word != NULL
             ? tln_tags_remove (db, id, from->word, NULL, error)
             : tln_articles_untag (db, id, from->stage, from->thesis, from->instrument, error);
}

gboolean
tln_bulk_assign (TlnDb *db,
                 const TlnBulk *bulk,
                 const TlnTarget *target,
                 gboolean on,
                 GError **error)
{
  TlnTarget to = *target;

  return each (db, bulk, on ? assign : unassign, &to, error);
}

static gboolean
delete_one (TlnDb *db, gint64 id, gpointer data, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "DELETE FROM article WHERE id = ?1 AND trashed_at IS NOT NULL");

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_bulk_delete (TlnDb *db, const TlnBulk *bulk, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "DELETE FROM tag WHERE NOT EXISTS (SELECT 1 FROM article_tag WHERE tag_id = tag.id)");

  return each (db, bulk, delete_one, NULL, error) && tln_stmt_run (stmt, error);
}

/* Merging. */

typedef struct {
  gint64 id; /* 0: none yet */
  gint64 published; /* G_MAXINT64: not known */
  gint64 length; /* of the text; a stub has none */
} Best;

/* A text comes before none, then the earlier, the longer, the one that was here first. */
static gboolean
is_better (const Best *one, const Best *best)
{
  if (best->id == 0 || (one->length > 0) != (best->length > 0))
    return best->id == 0 || one->length > 0;
  if (one->published != best->published)
    return one->published < best->published;
  if (one->length != best->length)
    return one->length > best->length;
  return one->id < best->id;
}

static gboolean
compare_one (TlnDb *db, gint64 id, gpointer data, GError **error)
{
  Best *best = data;
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT published_sort, CASE WHEN a.kind = 'stub' THEN 0 ELSE length (c.text) END "
          "FROM article a LEFT JOIN content c ON c.sha256 = a.text_sha256 WHERE a.id = ?1");
  Best one = { .id = id };
  gboolean found;

  tln_stmt_bind_int (stmt, 1, id);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  one.published = tln_stmt_column_null (stmt, 0) ? G_MAXINT64 : tln_stmt_column_int (stmt, 0);
  one.length = tln_stmt_column_int (stmt, 1);
  if (is_better (&one, best))
    *best = one;
  return TRUE;
}

static gboolean
merge_one (TlnDb *db, gint64 id, gpointer data, GError **error)
{
  const Best *best = data;
  gboolean found;

  if (id == best->id)
    return TRUE;
  if (!exists (db, id, &found, error))
    return FALSE;
  return !found || tln_reprints_point (db, id, best->id, error);
}

gboolean
tln_bulk_merge (TlnDb *db, const TlnBulk *bulk, gint64 *kept, GError **error)
{
  const TlnBulk quiet = { .ids = bulk->ids, .cancellable = bulk->cancellable };
  Best best = { 0 };

  if (bulk->ids->len < 2) {
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT,
                         "an article is no reprint of itself");
    return FALSE;
  }
  if (!each (db, &quiet, compare_one, &best, error))
    return FALSE;
  *kept = best.id;
  return each (db, bulk, merge_one, &best, error);
}

/* Survey. */

static gboolean
count_rows (TlnStmt *stmt, gint64 id, GHashTable *counts, GError **error)
{
  g_autoptr (GError) local = NULL;

  tln_stmt_bind_int (stmt, 1, id);
  while (tln_stmt_step (stmt, &local)) {
    gint64 key = tln_stmt_column_int (stmt, 0);
    guint now = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &key));

    g_hash_table_replace (counts, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (now + 1));
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
survey_one (TlnDb *db, gint64 id, gpointer data, GError **error)
{
  g_autoptr (TlnStmt) tags =
      tln_stmt_new (db, "SELECT tag_id FROM article_tag WHERE article_id = ?1");
  g_autoptr (TlnStmt) mentions = tln_stmt_new (
      db, "SELECT stage_id FROM mention WHERE article_id = ?1 AND stage_id IS NOT NULL "
          "UNION SELECT thesis_id FROM mention WHERE article_id = ?1 AND thesis_id IS NOT NULL "
          "UNION SELECT instrument_id FROM mention WHERE article_id = ?1 "
          "AND instrument_id IS NOT NULL");

  return count_rows (tags, id, data, error) && count_rows (mentions, id, data, error);
}

GHashTable *
tln_bulk_survey (TlnDb *db, const TlnBulk *bulk, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return each (db, bulk, survey_one, counts, error) ? g_steal_pointer (&counts) : NULL;
}

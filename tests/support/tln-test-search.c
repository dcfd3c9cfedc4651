/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles for tests of search, straight into the tables. */
#include "tln-test-search.h"

#include "tln-id.h"
#include "tln-search.h"
#include "tln-stmt.h"

gint64
tln_test_add_text (TlnDb *db, const char *title, const char *text)
{
  g_autoptr (TlnStmt) content =
      tln_stmt_new (db, "INSERT OR IGNORE INTO content (sha256, text) VALUES (?1, ?2)");
  g_autoptr (TlnStmt) article = tln_stmt_new (
      db, "INSERT INTO article (id, kind, title, title_origin, published_sort,"
          " published_precision, captured_at, original_sha256, text_sha256, length, excerpt)"
          " VALUES (?1, 'text', ?2, 'first line', ?4, 'day', 0, ?3, ?3, 0, '')");
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autoptr (GError) error = NULL;
  gint64 id = tln_id_new ();

  tln_stmt_bind_text (content, 1, hash);
  tln_stmt_bind_text (content, 2, text);
  tln_stmt_run (content, &error);
  g_assert_no_error (error);
  tln_stmt_bind_int (article, 1, id);
  tln_stmt_bind_text (article, 2, title);
  tln_stmt_bind_text (article, 3, hash);
  tln_stmt_bind_int (article, 4, id >> 20);
  tln_stmt_run (article, &error);
  g_assert_no_error (error);
  return id;
}

void
tln_test_sql (TlnDb *db, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  va_list args;

  va_start (args, format);
  g_autofree char *sql = g_strdup_vprintf (format, args);
  va_end (args);
  tln_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

GArray *
tln_test_search (TlnDb *db, const char *query, guint limit)
{
  g_autoptr (GError) error = NULL;
  GArray *ids = tln_search_ids (db, query, limit, &error);

  g_assert_no_error (error);
  g_assert_nonnull (ids);
  return ids;
}

/* The ids are just these, in this order; 0 ends the list. */
void
tln_test_assert_ids (TlnDb *db, const char *query, ...)
{
  g_autoptr (GArray) ids = tln_test_search (db, query, 0);
  guint i = 0;
  va_list args;

  va_start (args, query);
  for (gint64 id = va_arg (args, gint64); id != 0; id = va_arg (args, gint64), i++) {
    if (i >= ids->len || g_array_index (ids, gint64, i) != id)
      g_error ("query %s: another id at %u of %u", query, i, ids->len);
  }
  va_end (args);
  if (ids->len != i)
    g_error ("query %s: %u hits, not %u", query, ids->len, i);
}

void
tln_test_fill_filters (TlnDb *db, const gint64 *ids)
{
  tln_test_sql (db, "INSERT INTO chain (id, name, position) VALUES (1, 'AI', 0)");
  tln_test_sql (db, "INSERT INTO stage (id, chain_id, position, key, name) VALUES"
                    " (1, 1, 0, 'model', '大模型'), (2, 1, 1, 'training_compute', '训练算力'),"
                    " (3, 1, 2, 'inference_compute', '推理算力')");
  tln_test_sql (db, "INSERT INTO instrument (id, code, exchange, name, created_at) VALUES"
                    " (1, '515050', 'SSE', '通信ETF', 0), (2, '5150', 'HKEX', 'Other', 0)");
  tln_test_sql (db, "INSERT INTO instrument_name (id, instrument_id, name, origin) VALUES"
                    " (1, 1, '5GETF', 'user')");
  tln_test_sql (db,
                "INSERT INTO mention (id, article_id, stage_id, rule) VALUES (1, %" G_GINT64_FORMAT
                ", 2, 'hand')",
                ids[0]);
  tln_test_sql (
      db,
      "INSERT INTO mention (id, article_id, instrument_id, rule) VALUES (2, %" G_GINT64_FORMAT
      ", 1, 'hand')",
      ids[1]);
  tln_test_sql (
      db,
      "INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end, text_sha256, note,"
      " speaker, created_at) VALUES (1, %" G_GINT64_FORMAT
      ", '银价会涨', '', '', 0, 4, '', 'Hold on', '张三', 0),"
      " (2, %" G_GINT64_FORMAT ", 'the gpu', '', '', 0, 4, '', '', NULL, 0)",
      ids[2], ids[2]);
  tln_test_sql (
      db, "INSERT INTO evidence (id, claim_id, stage_id, day, created_at) VALUES (1, 1, 3, 0, 0)");
}

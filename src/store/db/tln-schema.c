/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Versions of the schema and the way from one to the next. The SQL stands in schema/; the change
 * log's triggers are made in tln-schema-log.c. */
#include "tln-schema.h"

#include "tln-error.h"
#include "tln-id.h"
#include "tln-stmt.h"

#include <gio/gio.h>

/* Of the generated code; a call keeps it in a static library. */
GResource *tln_schema_get_resource (void);

static const char *const step_files[] = { "0001-initial.sql",
                                          "0002-pages.sql",
                                          "0003-addresses.sql",
                                          "0004-reprints.sql",
                                          "0005-feeds.sql",
                                          "0006-tags.sql",
                                          "0007-claims.sql",
                                          "0008-search-index.sql",
                                          "0009-saved-searches.sql",
                                          "0010-length.sql",
                                          "0011-feed-counts.sql",
                                          "0012-list-filters.sql",
                                          "0013-best-order.sql",
                                          "0014-reprint-todo.sql",
                                          "0015-feed-originals.sql",
                                          "0016-list-days.sql",
                                          "0017-reprint-restored.sql",
                                          "0018-highlight-colour.sql",
                                          "0019-arguments.sql",
                                          "0020-stage-states.sql",
                                          "0021-theses.sql",
                                          "0022-forecasts.sql",
                                          "0023-reviews.sql",
                                          "0024-chart-notes.sql",
                                          "0025-past.sql",
                                          "0026-counts.sql",
                                          "0027-list-lookups.sql",
                                          "0028-corporate-actions.sql" };

const char *const tln_schema_tables[] = {
  "import_batch",
  "article",
  "boilerplate",
  "chain",
  "stage",
  "stage_cue",
  "thesis",
  "instrument",
  "mention",
  "instrument_name",
  "claim",
  "evidence",
  "note",
  "instrument_link",
  "price_batch",
  "article_image",
  "reprint",
  "feed",
  "tag",
  "article_tag",
  "passed_sentence",
  "saved_search",
  "argument_link",
  "stage_state",
  "judgement",
  "forecast",
  "forecast_update",
  "falsifier",
  "review",
  "review_fact",
  "price_level",
  "corporate_action",
  NULL,
};

const TlnSchema *
tln_schema_builtin (void)
{
  static TlnSchema schema;
  static gsize once;

  if (g_once_init_enter (&once)) {
    const char **steps = g_new0 (const char *, G_N_ELEMENTS (step_files));

    for (guint i = 0; i < G_N_ELEMENTS (step_files); i++) {
      g_autofree char *path = g_strconcat ("/io/github/throughline/schema/", step_files[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (tln_schema_get_resource (), path,
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_assert (bytes != NULL);
      steps[i] = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
    schema.steps = steps;
    schema.n_steps = G_N_ELEMENTS (step_files);
    g_once_init_leave (&once, 1);
  }
  return &schema;
}

static gboolean
read_int (TlnDb *db, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, sql);
  gboolean found;

  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *value = found ? tln_stmt_column_int (stmt, 0) : 0;
  return TRUE;
}

static gboolean
log_tables (TlnDb *db, GError **error)
{
  for (guint i = 0; tln_schema_tables[i] != NULL; i++) {
    gint64 there;
    g_autofree char *sql =
        g_strdup_printf ("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '%s'",
                         tln_schema_tables[i]);

    if (!read_int (db, sql, &there, error))
      return FALSE;
    if (there != 0 && !tln_schema_log_table (db, tln_schema_tables[i], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_references (TlnDb *db, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, "PRAGMA foreign_key_check");
  gboolean found;

  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  if (found)
    g_set_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CORRUPT, "%s refers to rows that are not there",
                 tln_stmt_column_text (stmt, 0));
  return !found;
}

/* What only a new file needs: who writes it. */
static gboolean
write_meta (TlnDb *db, GError **error)
{
  g_autofree char *device = tln_id_to_string (tln_id_new ());
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT OR IGNORE INTO meta (key, value) VALUES ('device', ?1)");

  tln_stmt_bind_text (stmt, 1, device);
  return tln_stmt_run (stmt, error);
}

static gboolean
run_step (TlnDb *db, const TlnSchema *schema, guint i, GError **error)
{
  g_autofree char *numbers = g_strdup_printf (
      "PRAGMA user_version = %u; PRAGMA application_id = %d", i + 1, TLN_DB_APPLICATION_ID);

  if (!tln_db_begin (db, error))
    return FALSE;
  if (tln_db_exec (db, schema->steps[i], error) && log_tables (db, error) &&
      (i > 0 || write_meta (db, error)) && check_references (db, error) &&
      tln_db_exec (db, numbers, error))
    return tln_db_commit (db, error);
  tln_db_rollback (db);
  g_prefix_error (error, "from version %u to %u: ", i, i + 1);
  return FALSE;
}

gboolean
tln_schema_migrate (TlnDb *db, const TlnSchema *schema, GError **error)
{
  gint64 version;
  gboolean good = TRUE;

  if (!read_int (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= schema->n_steps)
    return TRUE;
  if (version > 0 && db->path != NULL && !tln_db_file_backup (db, (guint) version, error))
    return FALSE;
  /* Tables that are made anew must not take their children along; the check before each commit
   * replaces what is switched off. */
  if (!tln_db_exec (db, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  for (guint i = (guint) version; i < schema->n_steps && good; i++)
    good = run_step (db, schema, i, error);
  return tln_db_exec (db, "PRAGMA foreign_keys = ON", good ? error : NULL) && good;
}

GBytes *
tln_schema_new_image (const TlnSchema *schema, GError **error)
{
  g_autoptr (TlnDb) db = tln_db_open_with_schema (NULL, TLN_DB_WRITER, schema, error);
  sqlite3_int64 size = 0;
  unsigned char *image;

  if (db == NULL)
    return NULL;
  image = sqlite3_serialize (db->sqlite, "main", &size, 0);
  if (image == NULL) {
    tln_db_fail (db, SQLITE_NOMEM, error);
    return NULL;
  }
  return g_bytes_new_with_free_func (image, (gsize) size, sqlite3_free, image);
}

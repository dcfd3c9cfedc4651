/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instruments: found or made, read, searched, renamed. Links and prices have files of their own. */
#include "tln-instruments.h"

#include "tln-article-digest.h"
#include "tln-codes.h"
#include "tln-error.h"
#include "tln-id.h"
#include "tln-stmt.h"

#include <string.h>

/* In the order read_instrument reads them. */
#define COLUMNS \
  "i.id, i.code, i.exchange, i.kind, i.name, i.index_name, i.currency, i.created_at, " \
  "coalesce ((SELECT articles FROM instrument_count WHERE instrument_id = i.id), 0) AS mentions, " \
  "EXISTS (SELECT 1 FROM price_batch WHERE instrument_id = i.id) AS priced, " \
  "EXISTS (SELECT 1 FROM price_batch WHERE instrument_id = i.id AND source = 'invented')"

static gpointer
read_instrument (TlnStmt *stmt)
{
  TlnInstrument *instrument = g_atomic_rc_box_new0 (TlnInstrument);

  instrument->id = tln_stmt_column_int (stmt, 0);
  instrument->code = tln_stmt_column_dup (stmt, 1);
  instrument->exchange = tln_stmt_column_dup (stmt, 2);
  instrument->kind = tln_stmt_column_dup (stmt, 3);
  instrument->name = tln_stmt_column_dup (stmt, 4);
  instrument->index_name = tln_stmt_column_dup (stmt, 5);
  instrument->currency = tln_stmt_column_dup (stmt, 6);
  instrument->created_at = tln_stmt_column_int (stmt, 7);
  instrument->n_mentions = (guint) tln_stmt_column_int (stmt, 8);
  instrument->priced = tln_stmt_column_int (stmt, 9) != 0;
  instrument->invented = tln_stmt_column_int (stmt, 10) != 0;
  return instrument;
}

static gboolean
keep_name (TlnDb *db, gint64 id, const char *name, const char *origin, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db,
      "INSERT INTO instrument_name (id, instrument_id, name, origin) SELECT ?1, ?2, ?3, ?4 "
      "WHERE NOT EXISTS (SELECT 1 FROM instrument_name WHERE instrument_id = ?2 AND name = ?3)");

  tln_stmt_bind_int (stmt, 1, tln_id_new ());
  tln_stmt_bind_int (stmt, 2, id);
  tln_stmt_bind_text (stmt, 3, name);
  tln_stmt_bind_text (stmt, 4, origin);
  return tln_stmt_run (stmt, error);
}

static const char *
guess_currency (const char *exchange)
{
  static const char *const currencies[][2] = { { "SSE", "CNY" },    { "SZSE", "CNY" },
                                               { "BSE", "CNY" },    { "OTCFUND", "CNY" },
                                               { "NEEQ", "CNY" },   { "HKEX", "HKD" },
                                               { "NASDAQ", "USD" }, { "NYSE", "USD" },
                                               { "US", "USD" } };

  for (gsize i = 0; i < G_N_ELEMENTS (currencies); i++) {
    if (strcmp (exchange, currencies[i][0]) == 0)
      return currencies[i][1];
  }
  return NULL;
}

static gint64
add_instrument (TlnDb *db, const char *code, const char *exchange, const char *name, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO instrument (id, code, exchange, kind, name, currency, created_at) "
          "VALUES (?, ?, ?, ?, ?, ?, ?)");
  gint64 id = tln_id_new ();

  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_text (stmt, 2, code);
  tln_stmt_bind_text (stmt, 3, exchange);
  tln_stmt_bind_text (stmt, 4, tln_instrument_guess_kind (code, exchange, name));
  tln_stmt_bind_text (stmt, 5, name != NULL ? name : code);
  tln_stmt_bind_text (stmt, 6, guess_currency (exchange));
  tln_stmt_bind_int (stmt, 7, tln_id_time (id));
  return tln_stmt_run (stmt, error) ? id : 0;
}

/* An instrument that was only known by its code takes the first name that comes along. */
static gboolean
learn_name (TlnDb *db, gint64 id, const char *name, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "UPDATE instrument SET name = ?2 WHERE id = ?1 AND name = code");

  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_text (stmt, 2, name);
  return tln_stmt_run (stmt, error) && keep_name (db, id, name, "mention", error);
}

gint64
tln_instruments_ensure (TlnDb *db,
                        const char *code,
                        const char *exchange,
                        const char *name,
                        gboolean *made,
                        GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT id FROM instrument WHERE code = ?1 AND exchange = ?2");
  gboolean found;
  gint64 id;

  if (name != NULL && *name == '\0')
    name = NULL;
  tln_stmt_bind_text (stmt, 1, code);
  tln_stmt_bind_text (stmt, 2, exchange);
  if (!tln_stmt_first (stmt, &found, error))
    return 0;
  if (made != NULL)
    *made = !found;
  id = found ? tln_stmt_column_int (stmt, 0) : add_instrument (db, code, exchange, name, error);
  if (id == 0 || (name != NULL && !learn_name (db, id, name, error)))
    return 0;
  return id;
}

TlnInstrument *
tln_instruments_get (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT " COLUMNS " FROM instrument i WHERE i.id = ?1");

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_one (stmt, read_instrument, error);
}

TlnInstrument *
tln_instruments_find (TlnDb *db, const char *code, const char *exchange, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT " COLUMNS " FROM instrument i WHERE i.code = ?1 AND i.exchange = ?2");

  tln_stmt_bind_text (stmt, 1, code);
  tln_stmt_bind_text (stmt, 2, exchange);
  return tln_stmt_one (stmt, read_instrument, error);
}

GPtrArray *
tln_instruments_get_all (TlnDb *db, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT " COLUMNS " FROM instrument i "
          "ORDER BY (priced OR EXISTS (SELECT 1 FROM instrument_link WHERE instrument_id = i.id)) "
          "DESC, mentions DESC, i.code, i.exchange");

  return tln_stmt_all (stmt, read_instrument,
                       (GDestroyNotify) (void (*) (void)) tln_instrument_unref, error);
}

/* The text as a pattern for LIKE ... ESCAPE '\'. */
static char *
like_pattern (const char *text, gboolean anywhere)
{
  GString *pattern = g_string_new (anywhere ? "%" : "");

  for (const char *p = text; *p != '\0'; p++) {
    if (strchr ("%_\\", *p) != NULL)
      g_string_append_c (pattern, '\\');
    g_string_append_c (pattern, *p);
  }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

GPtrArray *
tln_instruments_search (TlnDb *db, const char *text, guint limit, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT " COLUMNS " FROM instrument i WHERE i.code LIKE ?2 ESCAPE '\\' "
          "OR i.name LIKE ?2 ESCAPE '\\' OR EXISTS (SELECT 1 FROM instrument_name n "
          "WHERE n.instrument_id = i.id AND n.name LIKE ?2 ESCAPE '\\') "
          "ORDER BY i.code LIKE ?1 ESCAPE '\\' DESC, i.name LIKE ?1 ESCAPE '\\' DESC, "
          "mentions DESC, i.code, i.exchange LIMIT ?3");
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *start = like_pattern (trimmed, FALSE);
  g_autofree char *anywhere = like_pattern (trimmed, TRUE);

  tln_stmt_bind_text (stmt, 1, start);
  tln_stmt_bind_text (stmt, 2, anywhere);
  tln_stmt_bind_int (stmt, 3, limit != 0 ? (gint64) limit : -1);
  return tln_stmt_all (stmt, read_instrument,
                       (GDestroyNotify) (void (*) (void)) tln_instrument_unref, error);
}

static const struct {
  const char *field;
  const char *sql;
  gboolean required;
} fields[] = {
  { "name", "UPDATE instrument SET name = ?2 WHERE id = ?1", TRUE },
  { "kind", "UPDATE instrument SET kind = ?2 WHERE id = ?1", TRUE },
  { "index_name", "UPDATE instrument SET index_name = ?2 WHERE id = ?1", FALSE },
  { "currency", "UPDATE instrument SET currency = ?2 WHERE id = ?1", FALSE },
};

/* Both names are kept: the one that goes, as far as it is one, and the one that comes. */
static gboolean
keep_names (TlnDb *db, gint64 id, const char *name, GError **error)
{
  g_autoptr (TlnInstrument) instrument = NULL;
  g_autoptr (GError) local = NULL;

  instrument = tln_instruments_get (db, id, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (instrument == NULL)
    return TRUE;
  return (strcmp (instrument->name, instrument->code) == 0 ||
          keep_name (db, id, instrument->name, "user", error)) &&
         keep_name (db, id, name, "user", error);
}

gboolean
tln_instruments_set (TlnDb *db, gint64 id, const char *field, const char *value, GError **error)
{
  static const char *const kinds[] = { "etf", "stock", "index", "fund", NULL };
  g_autofree char *trimmed = g_strstrip (g_strdup (value != NULL ? value : ""));

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autoptr (TlnStmt) stmt = NULL;

    if (g_strcmp0 (field, fields[i].field) != 0)
      continue;
    if ((fields[i].required && *trimmed == '\0') ||
        (strcmp (field, "kind") == 0 && !g_strv_contains (kinds, trimmed)))
      break;
    if (strcmp (field, "name") == 0 && !keep_names (db, id, trimmed, error))
      return FALSE;
    stmt = tln_stmt_new (db, fields[i].sql);
    tln_stmt_bind_int (stmt, 1, id);
    tln_stmt_bind_text (stmt, 2, *trimmed != '\0' ? trimmed : NULL);
    return tln_stmt_run (stmt, error);
  }
  g_set_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, "\"%s\" is no %s of an instrument",
               trimmed, field);
  return FALSE;
}

static gpointer
read_name (TlnStmt *stmt)
{
  return tln_stmt_column_dup (stmt, 0);
}

GPtrArray *
tln_instruments_get_names (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT n.name FROM instrument_name n JOIN instrument i ON i.id = n.instrument_id "
          "WHERE i.id = ?1 AND n.name <> i.name ORDER BY n.id DESC");

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_all (stmt, read_name, g_free, error);
}

gboolean
tln_instruments_parse_code (const char *text, char **code, char **exchange)
{
  const char *found;

  if (!tln_code_parse (text, code, &found))
    return FALSE;
  *exchange = g_strdup (found);
  return TRUE;
}

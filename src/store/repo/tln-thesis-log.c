/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the change log becomes the entries a person would tell of it. */
#include "tln-thesis-log.h"

#include "tln-stmt.h"

#include <string.h>

static void
free_entry (gpointer data)
{
  TlnLogEntry *entry = data;

  g_free (entry->about);
  g_free (entry->before);
  g_free (entry->after);
  g_free (entry->reason);
  g_free (entry->doubt);
  g_free (entry);
}

/* The places in the log, newest first. Each branch comes from an index in that order; the words
 * of SMALL_TABLES are those of change_thesis_new and change_thesis_old. */
#define SMALL_TABLES \
  " AND c.table_name NOT IN ('import_batch', 'article', 'boilerplate', 'article_image', " \
  "'mention', 'claim', 'price_batch', 'reprint', 'article_tag') AND c.id < ?2 "
#define DONE \
  "SELECT c.id FROM change c CROSS JOIN act a ON a.id = c.act_id AND a.state = 'done' WHERE "
#define OF_ROW DONE "c.row_id = ?1 AND c.table_name = 'thesis' AND c.id < ?2 "
#define OF_NEW DONE "iif (json_valid (c.new), c.new ->> 'thesis_id', NULL) = ?1" SMALL_TABLES
#define OF_OLD DONE "iif (json_valid (c.old), c.old ->> 'thesis_id', NULL) = ?1" SMALL_TABLES
#define PLACES OF_ROW "UNION " OF_NEW "UNION " OF_OLD "ORDER BY 1 DESC LIMIT ?3"

/* Reasons are found by their rows: an act may be long. */
#define REASONS \
  "SELECT c.act_id, j.reason, j.doubt FROM judgement j " \
  "CROSS JOIN change c ON c.row_id = j.id AND c.old IS NULL WHERE j.thesis_id = ?1"

static const char log_sql[] =
    "WITH place (id) AS (" PLACES "), why (act_id, reason, doubt) AS MATERIALIZED (" REASONS ") "
    "SELECT c.id, c.act_id, a.time, c.table_name, c.old, c.new, w.reason, w.doubt "
    "FROM place p CROSS JOIN change c ON c.id = p.id CROSS JOIN act a ON a.id = c.act_id "
    "LEFT JOIN why w ON w.act_id = c.act_id ORDER BY p.id DESC";

/* A row of it while it is told of. */
typedef struct {
  TlnDb *db;
  gint64 thesis;
  gint64 change;
  gint64 act;
  gint64 time;
  char *table;
  char *old;
  char *new;
  char *reason;
  char *doubt;
} Row;

static void
free_row (gpointer data)
{
  Row *row = data;

  g_free (row->table);
  g_free (row->old);
  g_free (row->new);
  g_free (row->reason);
  g_free (row->doubt);
  g_free (row);
}

static gpointer
read_row (TlnStmt *stmt)
{
  Row *row = g_new0 (Row, 1);

  row->change = tln_stmt_column_int (stmt, 0);
  row->act = tln_stmt_column_int (stmt, 1);
  row->time = tln_stmt_column_int (stmt, 2);
  row->table = tln_stmt_column_dup (stmt, 3);
  row->old = tln_stmt_column_dup (stmt, 4);
  row->new = tln_stmt_column_dup (stmt, 5);
  row->reason = tln_stmt_column_dup (stmt, 6);
  row->doubt = tln_stmt_column_dup (stmt, 7);
  return row;
}

/* One text of one row, by SQL with the parameters a (text) and b (number). */
static char *
look_up (TlnDb *db, const char *sql, const char *a, gint64 b)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, sql);
  gboolean found = FALSE;

  tln_stmt_bind_text (stmt, 1, a);
  tln_stmt_bind_int (stmt, 2, b);
  return tln_stmt_first (stmt, &found, NULL) && found ? tln_stmt_column_dup (stmt, 0) : NULL;
}

/* A column of a row as JSON. */
static char *
get_value (const Row *row, const char *json, const char *column)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (row->db, "SELECT ?1 ->> ?2");
  gboolean found = FALSE;

  tln_stmt_bind_text (stmt, 1, json);
  tln_stmt_bind_text (stmt, 2, column);
  return json != NULL && tln_stmt_first (stmt, &found, NULL) && found
             ? tln_stmt_column_dup (stmt, 0)
             : NULL;
}

static gint64
get_id (const Row *row, const char *column)
{
  g_autofree char *text = get_value (row, row->new != NULL ? row->new : row->old, column);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static TlnLogEntry *
add_entry (GPtrArray *entries, const Row *row, TlnLogKind kind)
{
  TlnLogEntry *entry = g_new0 (TlnLogEntry, 1);

  entry->kind = kind;
  entry->what = row->old == NULL   ? TLN_LOG_ADDED
                : row->new == NULL ? TLN_LOG_REMOVED
                                   : TLN_LOG_CHANGED;
  entry->change = row->change;
  entry->act = row->act;
  entry->time = row->time;
  g_ptr_array_add (entries, entry);
  return entry;
}

/* What is told of the columns of a thesis; the last is said first where several changed. */
static const struct {
  TlnLogKind kind;
  const char *column;
} told[] = {
  { TLN_LOG_MERGED, "merged_into" },      { TLN_LOG_CONVICTION, "conviction" },
  { TLN_LOG_STATUS, "status" },           { TLN_LOG_STATEMENT, "statement" },
  { TLN_LOG_FALSIFIER, "falsifier" },     { TLN_LOG_TITLE, "title" },
  { TLN_LOG_HORIZON, "horizon" },         { TLN_LOG_RECHECK, "recheck" },
  { TLN_LOG_NEXT_REVIEW, "next_review" }, { TLN_LOG_REVIEW_DAYS, "review_days" },
};

static void
tell_thesis (GPtrArray *entries, const Row *row)
{
  if (row->old == NULL) {
    TlnLogEntry *created = add_entry (entries, row, TLN_LOG_CREATED);
    created->after = get_value (row, row->new, "title");
    return;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (told) && row->new != NULL; i++) {
    g_autofree char *before = get_value (row, row->old, told[i].column);
    g_autofree char *after = get_value (row, row->new, told[i].column);
    if (g_strcmp0 (before, after) == 0)
      continue;
    TlnLogEntry *entry = add_entry (entries, row, told[i].kind);
    entry->before = g_steal_pointer (&before);
    entry->after = g_steal_pointer (&after);
    if (told[i].kind == TLN_LOG_CONVICTION || told[i].kind == TLN_LOG_STATUS) {
      entry->reason = g_strdup (row->reason);
      entry->doubt = g_strdup (row->doubt);
    }
    if (told[i].kind == TLN_LOG_MERGED && entry->after != NULL) {
      entry->subject = g_ascii_strtoll (entry->after, NULL, 10);
      g_free (entry->after);
      entry->after = look_up (row->db, "SELECT title FROM thesis WHERE ?1 IS NULL AND id = ?2",
                              NULL, entry->subject);
    }
  }
}

/* "for 2"; NULL where it was not, or not of this thesis. */
static char *
spell_evidence (const Row *row, const char *json)
{
  g_autofree char *thesis = get_value (row, json, "thesis_id");
  g_autofree char *stance = get_value (row, json, "stance");
  g_autofree char *strength = get_value (row, json, "strength");

  if (thesis == NULL || g_ascii_strtoll (thesis, NULL, 10) != row->thesis)
    return NULL;
  return g_strdup_printf ("%s %s", stance, strength);
}

/* A claim that is gone is still in the log. */
static void
tell_claim (TlnLogEntry *entry, const Row *row, const char *column)
{
  entry->subject = get_id (row, column);
  entry->about = look_up (row->db,
                          "SELECT coalesce ((SELECT exact FROM claim WHERE id = ?2), (SELECT "
                          "coalesce (new, old) ->> 'exact' FROM change WHERE row_id = ?2 "
                          "AND table_name = 'claim' AND ?1 IS NULL ORDER BY id DESC LIMIT 1))",
                          NULL, entry->subject);
}

static void
tell_evidence (GPtrArray *entries, const Row *row)
{
  TlnLogEntry *entry = add_entry (entries, row, TLN_LOG_EVIDENCE);

  entry->before = spell_evidence (row, row->old);
  entry->after = spell_evidence (row, row->new);
  entry->what = entry->before == NULL  ? TLN_LOG_ADDED
                : entry->after == NULL ? TLN_LOG_REMOVED
                                       : TLN_LOG_CHANGED;
  tell_claim (entry, row, "claim_id");
}

static void
tell_link (GPtrArray *entries, const Row *row)
{
  TlnLogEntry *entry = add_entry (entries, row, TLN_LOG_LINK);

  entry->before = get_value (row, row->old, "reason");
  entry->after = get_value (row, row->new, "reason");
  entry->subject = get_id (row, "instrument_id");
  entry->about =
      look_up (row->db,
               "SELECT trim (code || ' ' || iif (name = code, '', name)) FROM instrument "
               "WHERE ?1 IS NULL AND id = ?2",
               NULL, entry->subject);
}

/* The words of the first falsifier are those of its thesis. */
static void
tell_check (GPtrArray *entries, const Row *row)
{
  TlnLogEntry *entry = add_entry (entries, row, TLN_LOG_CHECK);

  entry->about = get_value (row, row->new != NULL ? row->new : row->old, "text");
  if (entry->about != NULL && *entry->about != '\0')
    return;
  g_free (entry->about);
  entry->about = look_up (row->db, "SELECT falsifier FROM thesis WHERE ?1 IS NULL AND id = ?2",
                          NULL, row->thesis);
}

static void
tell_state (GPtrArray *entries, const Row *row)
{
  const char *json = row->new != NULL ? row->new : row->old;
  TlnLogEntry *entry = add_entry (entries, row, TLN_LOG_STATE);

  entry->about = look_up (row->db, "SELECT name FROM stage WHERE ?1 IS NULL AND id = ?2", NULL,
                          get_id (row, "stage_id"));
  entry->before = get_value (row, json, "verdict");
  entry->after = get_value (row, json, "state");
}

/* A reason is told with the change of conviction or status it is of. */
static void
tell_reason (GPtrArray *entries, const Row *row)
{
  g_autofree char *thesis = g_strdup_printf ("%" G_GINT64_FORMAT, row->thesis);
  g_autofree char *told_with = look_up (
      row->db,
      "SELECT 1 FROM change WHERE +act_id = ?2 AND table_name = 'thesis' AND old IS NOT NULL "
      "AND row_id = CAST (?1 AS INTEGER) AND ((old ->> 'conviction') IS NOT (new ->> 'conviction') "
      "OR (old ->> 'status') IS NOT (new ->> 'status')) LIMIT 1",
      thesis, row->act);

  if (told_with != NULL || row->old != NULL)
    return;
  TlnLogEntry *entry = add_entry (entries, row, TLN_LOG_REASON);
  entry->reason = g_strdup (row->reason);
  entry->doubt = g_strdup (row->doubt);
}

static void
tell (GPtrArray *entries, const Row *row)
{
  TlnLogEntry *entry;

  if (strcmp (row->table, "thesis") == 0) {
    tell_thesis (entries, row);
  } else if (strcmp (row->table, "evidence") == 0) {
    tell_evidence (entries, row);
  } else if (strcmp (row->table, "instrument_link") == 0) {
    tell_link (entries, row);
  } else if (strcmp (row->table, "judgement") == 0) {
    tell_reason (entries, row);
  } else if (strcmp (row->table, "forecast") == 0) {
    entry = add_entry (entries, row, TLN_LOG_FORECAST);
    entry->about = get_value (row, row->new != NULL ? row->new : row->old, "proposition");
  } else if (strcmp (row->table, "falsifier") == 0) {
    tell_check (entries, row);
  } else if (strcmp (row->table, "stage_state") == 0) {
    tell_state (entries, row);
  } else if (strcmp (row->table, "argument_link") == 0) {
    tell_claim (add_entry (entries, row, TLN_LOG_ARGUMENT), row, "from_id");
  } else if (strcmp (row->table, "note") == 0) {
    entry = add_entry (entries, row, TLN_LOG_NOTE);
    entry->before = get_value (row, row->old, "body");
    entry->after = get_value (row, row->new, "body");
  } else {
    entry = add_entry (entries, row, TLN_LOG_OTHER);
    entry->about = g_strdup (row->table);
  }
}

GPtrArray *
tln_thesis_log_read (TlnDb *db, gint64 thesis, gint64 before, guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, log_sql);
  g_autoptr (GPtrArray) rows = NULL;

  tln_stmt_bind_int (stmt, 1, thesis);
  tln_stmt_bind_int (stmt, 2, before != 0 ? before : G_MAXINT64);
  tln_stmt_bind_int (stmt, 3, limit);
  rows = tln_stmt_all (stmt, read_row, free_row, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++) {
    Row *row = g_ptr_array_index (rows, i);
    row->db = db;
    row->thesis = thesis;
    tell (entries, row);
  }
  return g_steal_pointer (&entries);
}

GArray *
tln_thesis_log_days (TlnDb *db, gint64 thesis, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TlnDay));
  g_autoptr (GError) local = NULL;
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "WITH place (id) AS (" PLACES ") SELECT a.time FROM act a WHERE a.id IN (SELECT c.act_id "
          "FROM place p CROSS JOIN change c ON c.id = p.id) ORDER BY a.time");
  TlnDay last = TLN_DAY_NONE;

  tln_stmt_bind_int (stmt, 1, thesis);
  tln_stmt_bind_int (stmt, 2, G_MAXINT64);
  tln_stmt_bind_int (stmt, 3, -1);
  while (tln_stmt_step (stmt, &local)) {
    TlnDay day = tln_day_from_time (tln_stmt_column_int (stmt, 0));

    if (day != last)
      g_array_append_val (days, day);
    last = day;
  }
  if (local == NULL)
    return g_steal_pointer (&days);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

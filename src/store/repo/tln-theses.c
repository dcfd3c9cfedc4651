/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Theses: made, read, changed, deleted. Chains stand in tln-chains.c, notes in tln-notes.c. */
#include "tln-theses.h"

#include "tln-error.h"
#include "tln-id.h"
#include "tln-judgements.h"
#include "tln-reprint-groups.h"
#include "tln-searches.h"
#include "tln-stmt.h"

#include <string.h>

gint64
tln_theses_add (TlnDb *db, const char *title, gint64 chain, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO thesis (id, chain_id, title, created_at) VALUES (?1, coalesce (?2, "
          "(SELECT id FROM chain ORDER BY position, id LIMIT 1)), ?3, ?4)");
  g_autofree char *trimmed = g_strstrip (g_strdup (title));
  gint64 id = tln_id_new ();

  if (*trimmed == '\0') {
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, "a title cannot be empty");
    return 0;
  }
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_id (stmt, 2, chain);
  tln_stmt_bind_text (stmt, 3, trimmed);
  tln_stmt_bind_int (stmt, 4, tln_id_time (id));
  return tln_stmt_run (stmt, error) ? id : 0;
}

/* In the order read_thesis reads them. Evidence from articles in the Trash does not count, and what
 * reprints repeat counts once. */
#define COLUMNS_WITH(n_for, n_against, n_neutral) \
  "t.id, t.chain_id, t.title, t.statement, t.falsifier, t.status, t.conviction, t.created_at, " \
  "t.next_review, " n_for ", " n_against ", " n_neutral ", " \
  "t.horizon, t.review_days, t.recheck, t.merged_into"
/* of: SQL that narrows the evidence. */
#define SELECT_WITH(of) \
  "SELECT " COLUMNS_WITH ( \
      "n.n_for", "n.n_against", \
      "n.n_neutral") " FROM thesis t LEFT JOIN (" \
                     "SELECT e.thesis_id AS id, " \
                     "sum (e.stance = 'for') AS n_for, sum (e.stance = 'against') AS n_against, " \
                     "sum (e.stance = 'neutral') AS n_neutral FROM evidence e CROSS JOIN claim c " \
                     "ON c.id = " \
                     "e.claim_id CROSS JOIN article a ON a.id = c.article_id WHERE " \
                     "e.thesis_id " of " AND " \
                     "a.trashed_at IS NULL AND NOT " TLN_EVIDENCE_REPEATED \
                     " GROUP BY e.thesis_id) n ON n.id = t.id "

/* The same for all theses at once, in one walk: all evidence, less what hangs on articles in the
 * Trash and what repeats other evidence. Both are few; looking up the article of each piece of
 * evidence after every change is too much. */
#define OF_ARTICLES \
  "CROSS JOIN claim c ON c.article_id = a.id CROSS JOIN evidence e ON e.claim_id = c.id "
#define ALL_COUNTS \
  "WITH n (thesis, stance, n) AS MATERIALIZED (SELECT thesis, stance, sum (n) FROM (" \
  "SELECT thesis_id AS thesis, stance, count (*) AS n FROM evidence GROUP BY 1, 2 " \
  "UNION ALL SELECT e.thesis_id, e.stance, -count (*) FROM article a " OF_ARTICLES \
  "WHERE a.trashed_at IS NOT NULL GROUP BY 1, 2 " \
  "UNION ALL SELECT e.thesis_id, e.stance, -count (*) FROM (" \
  "SELECT article_id AS id FROM reprint WHERE state = 'same' " \
  "UNION SELECT of_id FROM reprint WHERE state = 'same') s " \
  "CROSS JOIN article a ON a.id = s.id AND a.trashed_at IS NULL " OF_ARTICLES \
  "WHERE " TLN_EVIDENCE_REPEATED " GROUP BY 1, 2) GROUP BY 1, 2) "
#define COUNTED(stance) \
  "coalesce ((SELECT n FROM n WHERE thesis = t.id AND stance = '" stance "'), 0)"

static TlnDay
read_day (TlnStmt *stmt, int i)
{
  return tln_stmt_column_null (stmt, i) ? TLN_DAY_NONE : (TlnDay) tln_stmt_column_int (stmt, i);
}

static gpointer
read_thesis (TlnStmt *stmt)
{
  TlnThesis *thesis = g_atomic_rc_box_new0 (TlnThesis);

  thesis->id = tln_stmt_column_int (stmt, 0);
  thesis->chain_id = tln_stmt_column_int (stmt, 1);
  thesis->title = tln_stmt_column_dup (stmt, 2);
  thesis->statement = tln_stmt_column_dup (stmt, 3);
  thesis->falsifier = tln_stmt_column_dup (stmt, 4);
  thesis->status = tln_stmt_column_dup (stmt, 5);
  thesis->conviction = tln_stmt_column_null (stmt, 6) ? -1 : (int) tln_stmt_column_int (stmt, 6);
  thesis->created_at = tln_stmt_column_int (stmt, 7);
  thesis->next_review = read_day (stmt, 8);
  thesis->n_for = (guint) tln_stmt_column_int (stmt, 9);
  thesis->n_against = (guint) tln_stmt_column_int (stmt, 10);
  thesis->n_neutral = (guint) tln_stmt_column_int (stmt, 11);
  thesis->horizon = tln_stmt_column_dup (stmt, 12);
  thesis->review_days = (int) tln_stmt_column_int (stmt, 13);
  thesis->recheck = read_day (stmt, 14);
  thesis->merged_into = tln_stmt_column_int (stmt, 15);
  return thesis;
}

TlnThesis *
tln_theses_get (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, SELECT_WITH ("= ?1") "WHERE t.id = ?1");

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_one (stmt, read_thesis, error);
}

GPtrArray *
tln_theses_get_all (TlnDb *db, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, ALL_COUNTS "SELECT " COLUMNS_WITH (
                            COUNTED ("for"), COUNTED ("against"),
                            COUNTED ("neutral")) " FROM thesis t ORDER BY t.title, t.id");

  return tln_stmt_all (stmt, read_thesis, (GDestroyNotify) (void (*) (void)) tln_thesis_unref,
                       error);
}

typedef enum {
  FIELD_TEXT,
  FIELD_FILLED, /* text that cannot be empty */
  FIELD_STATUS,
  FIELD_PERCENT,
  FIELD_DAY,
  FIELD_DAYS, /* a number of them, from 1 */
  FIELD_DATE, /* of any precision */
} FieldKind;

static const struct {
  const char *name;
  FieldKind kind;
  const char *sql;
} fields[] = {
  { "title", FIELD_FILLED, "UPDATE thesis SET title = ?2 WHERE id = ?1" },
  { "statement", FIELD_TEXT, "UPDATE thesis SET statement = ?2 WHERE id = ?1" },
  { "falsifier", FIELD_TEXT, "UPDATE thesis SET falsifier = ?2 WHERE id = ?1" },
  { "status", FIELD_STATUS,
    "UPDATE thesis SET status = ?2, recheck = iif (?2 = 'refuted_for_now', recheck, NULL) "
    "WHERE id = ?1" },
  { "conviction", FIELD_PERCENT, "UPDATE thesis SET conviction = ?2 WHERE id = ?1" },
  { "next_review", FIELD_DAY, "UPDATE thesis SET next_review = ?2 WHERE id = ?1" },
  { "review_days", FIELD_DAYS, "UPDATE thesis SET review_days = ?2 WHERE id = ?1" },
  { "recheck", FIELD_DAY, "UPDATE thesis SET recheck = ?2 WHERE id = ?1" },
  { "horizon", FIELD_DATE, "UPDATE thesis SET horizon = ?2 WHERE id = ?1" },
};

static gboolean
bind_date (TlnStmt *stmt, const char *value)
{
  g_autofree char *written = NULL;
  TlnDate date;

  if (!tln_date_parse (value, &date))
    return FALSE;
  written = tln_date_format (&date);
  tln_stmt_bind_text (stmt, 2, written);
  return TRUE;
}

static gboolean
bind_number (TlnStmt *stmt, FieldKind kind, const char *value)
{
  static const gint64 least[] = {
    [FIELD_PERCENT] = 0, [FIELD_DAY] = G_MININT32 + 1, [FIELD_DAYS] = 1
  };
  static const gint64 most[] = {
    [FIELD_PERCENT] = 100, [FIELD_DAY] = G_MAXINT32, [FIELD_DAYS] = 3660
  };
  gint64 number;
  TlnDay day;

  if (kind == FIELD_DAY && tln_day_parse (value, &day))
    number = day;
  else if (!g_ascii_string_to_signed (value, 10, least[kind], most[kind], &number, NULL))
    return FALSE;
  tln_stmt_bind_int (stmt, 2, number);
  return TRUE;
}

/* An empty value of a number or a day takes it away. */
static gboolean
bind_field (TlnStmt *stmt, FieldKind kind, const char *value)
{
  gboolean empty = *value == '\0';

  switch (kind) {
  case FIELD_TEXT:
  case FIELD_FILLED:
    tln_stmt_bind_text (stmt, 2, value);
    return kind == FIELD_TEXT || !empty;
  case FIELD_STATUS:
    tln_stmt_bind_text (stmt, 2, value);
    return g_strv_contains (tln_thesis_statuses (), value);
  case FIELD_DATE:
    return empty || bind_date (stmt, value);
  case FIELD_PERCENT:
  case FIELD_DAY:
  case FIELD_DAYS:
  default:
    return empty || bind_number (stmt, kind, value);
  }
}

/* What is known of the first falsifier besides its words, see tln-falsifiers.c. */
static gboolean
forget_falsifier (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "DELETE FROM falsifier WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_theses_set (TlnDb *db, gint64 id, const char *field, const char *value, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (value != NULL ? value : ""));

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autoptr (TlnStmt) stmt = NULL;

    if (g_strcmp0 (field, fields[i].name) != 0)
      continue;
    stmt = tln_stmt_new (db, fields[i].sql);
    tln_stmt_bind_int (stmt, 1, id);
    if (!bind_field (stmt, fields[i].kind, trimmed))
      break;
    if (strcmp (field, "title") == 0 && !tln_searches_follow_thesis (db, id, trimmed, error))
      return FALSE;
    return tln_stmt_run (stmt, error) && (strcmp (field, "falsifier") != 0 || *trimmed != '\0' ||
                                          forget_falsifier (db, id, error));
  }
  g_set_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, "\"%s\" is no %s of a thesis", trimmed,
               field);
  return FALSE;
}

gboolean
tln_theses_reviewed (TlnDb *db, gint64 id, int days, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "UPDATE thesis SET next_review = ?2, recheck = iif (status = 'refuted_for_now' AND "
          "recheck <= ?3, ?4, recheck) WHERE id = ?1");
  TlnDay today = tln_day_today ();

  tln_stmt_bind_int (stmt, 1, id);
  if (days > 0)
    tln_stmt_bind_int (stmt, 2, today + days);
  tln_stmt_bind_int (stmt, 3, today);
  tln_stmt_bind_int (stmt, 4, today + (days > 0 ? days : TLN_REVIEW_AGAIN));
  return tln_stmt_run (stmt, error);
}

gboolean
tln_theses_delete (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "DELETE FROM thesis WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_run (stmt, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reviews that are kept. What a week holds is gathered in tln-review-draft.c. */
#include "tln-reviews.h"

#include "tln-error.h"
#include "tln-id.h"
#include "tln-review-draft.h"
#include "tln-stmt.h"

#include <string.h>

static const char *const sections[] = { "claims",    "moves",      "orphans", "due",
                                        "forecasts", "falsifiers", "states",  "question" };
static const char *const targets[] = { "claim", "thesis", "instrument" };

void
tln_review_fact_free (TlnReviewFact *fact)
{
  g_free (fact->heading);
  g_free (fact->body);
  g_free (fact);
}

TlnDay
tln_review_week (TlnDay day)
{
  return day - (tln_day_weekday (day) - 1);
}

static gint64
find_review (TlnDb *db, TlnDay week, gboolean *good, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT id FROM review WHERE week = ?1");
  gboolean found = FALSE;

  tln_stmt_bind_int (stmt, 1, week);
  *good = tln_stmt_first (stmt, &found, error);
  return *good && found ? tln_stmt_column_int (stmt, 0) : 0;
}

static gint64
write_review (TlnDb *db, TlnDay week, const char *body, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO review (id, week, body, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4) "
          "ON CONFLICT (id) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at");
  gboolean good;
  gint64 id = find_review (db, week, &good, error);

  if (!good)
    return 0;
  if (id == 0)
    id = tln_id_new ();
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, week);
  tln_stmt_bind_text (stmt, 3, body);
  tln_stmt_bind_int (stmt, 4, tln_now ());
  return tln_stmt_run (stmt, error) ? id : 0;
}

static gboolean
clear_facts (TlnDb *db, gint64 review, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "DELETE FROM review_fact WHERE review_id = ?1");

  tln_stmt_bind_int (stmt, 1, review);
  return tln_stmt_run (stmt, error);
}

static gboolean
write_fact (TlnDb *db, gint64 review, guint position, const TlnReviewFact *fact, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO review_fact (id, review_id, position, section, target, target_id, heading, "
          "body, first, second, day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

  tln_stmt_bind_int (stmt, 1, tln_id_new ());
  tln_stmt_bind_int (stmt, 2, review);
  tln_stmt_bind_int (stmt, 3, position);
  tln_stmt_bind_text (stmt, 4, sections[fact->section]);
  tln_stmt_bind_text (stmt, 5, targets[fact->target]);
  tln_stmt_bind_int (stmt, 6, fact->id);
  tln_stmt_bind_text (stmt, 7, fact->heading);
  tln_stmt_bind_text (stmt, 8, fact->body);
  tln_stmt_bind_double (stmt, 9, fact->first);
  tln_stmt_bind_double (stmt, 10, fact->second);
  if (fact->day != TLN_DAY_NONE)
    tln_stmt_bind_int (stmt, 11, fact->day);
  return tln_stmt_run (stmt, error);
}

gint64
tln_reviews_save (TlnDb *db, TlnDay week, const GPtrArray *facts, const char *body, GError **error)
{
  gint64 id;

  if (tln_review_week (week) != week) {
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, "a week begins on a Monday");
    return 0;
  }
  id = write_review (db, week, body, error);
  if (id == 0 || !clear_facts (db, id, error))
    return 0;
  for (guint i = 0; i < facts->len; i++)
    if (!write_fact (db, id, i, g_ptr_array_index (facts, i), error))
      return 0;
  return id;
}

gboolean
tln_reviews_delete (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "DELETE FROM review WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_run (stmt, error);
}

static void
review_free (gpointer data)
{
  g_free (((TlnReview *) data)->body);
  g_free (data);
}

static gpointer
read_review (TlnStmt *stmt)
{
  TlnReview *review = g_new0 (TlnReview, 1);

  review->id = tln_stmt_column_int (stmt, 0);
  review->week = (TlnDay) tln_stmt_column_int (stmt, 1);
  review->body = tln_stmt_column_dup (stmt, 2);
  review->updated_at = tln_stmt_column_int (stmt, 3);
  return review;
}

GPtrArray *
tln_reviews_get_all (TlnDb *db, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT id, week, body, updated_at FROM review ORDER BY week DESC");

  return tln_stmt_all (stmt, read_review, review_free, error);
}

static guint
find_name (const char *const *names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return i;
  return 0;
}

static gpointer
read_fact (TlnStmt *stmt)
{
  TlnReviewFact *fact = g_new0 (TlnReviewFact, 1);

  fact->section = (TlnReviewSection) find_name (sections, G_N_ELEMENTS (sections),
                                                tln_stmt_column_text (stmt, 0));
  fact->target =
      (TlnReviewTarget) find_name (targets, G_N_ELEMENTS (targets), tln_stmt_column_text (stmt, 1));
  fact->id = tln_stmt_column_int (stmt, 2);
  fact->heading = tln_stmt_column_dup (stmt, 3);
  fact->body = tln_stmt_column_dup (stmt, 4);
  fact->first = tln_stmt_column_double (stmt, 5);
  fact->second = tln_stmt_column_double (stmt, 6);
  fact->day =
      tln_stmt_column_null (stmt, 7) ? TLN_DAY_NONE : (TlnDay) tln_stmt_column_int (stmt, 7);
  return fact;
}

GPtrArray *
tln_reviews_get_facts (TlnDb *db, gint64 review, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT section, target, target_id, heading, body, first, second, day FROM review_fact "
          "WHERE review_id = ?1 ORDER BY position");

  tln_stmt_bind_int (stmt, 1, review);
  return tln_stmt_all (stmt, read_fact, (GDestroyNotify) tln_review_fact_free, error);
}

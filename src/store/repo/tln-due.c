/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts together what is due from the three places that have days. */
#include "tln-due.h"

#include "tln-falsifiers.h"
#include "tln-forecast-rows.h"
#include "tln-stmt.h"

static void
clear_review (TlnThesisReview *self)
{
  g_free (self->title);
  g_free (self->status);
}

TLN_DEFINE_RECORD (TlnThesisReview, tln_thesis_review, clear_review)

void
tln_due_free (TlnDue *self)
{
  g_clear_pointer (&self->forecasts, g_ptr_array_unref);
  g_clear_pointer (&self->falsifiers, g_ptr_array_unref);
  g_clear_pointer (&self->reviews, g_ptr_array_unref);
  g_free (self);
}

static gpointer
read_review (TlnStmt *stmt)
{
  TlnThesisReview *review = g_atomic_rc_box_new0 (TlnThesisReview);

  review->thesis_id = tln_stmt_column_int (stmt, 0);
  review->title = tln_stmt_column_dup (stmt, 1);
  review->status = tln_stmt_column_dup (stmt, 2);
  review->day = (TlnDay) tln_stmt_column_int (stmt, 3);
  review->review_days = (int) tln_stmt_column_int (stmt, 4);
  return review;
}

/* One that is refuted for now has a day of its own to be looked at again. */
#define RECHECK "iif (status = 'refuted_for_now', recheck, NULL)"
#define REVIEWS "FROM thesis WHERE (next_review <= ?1 OR " RECHECK " <= ?1) AND status <> 'closed' "
#define REVIEW_DAY "min (coalesce (next_review, " RECHECK "), coalesce (" RECHECK ", next_review))"

static GPtrArray *
load_reviews (TlnDb *db, TlnDay day, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT id, title, status, " REVIEW_DAY
                                               ", review_days " REVIEWS "ORDER BY 4, id");

  tln_stmt_bind_int (stmt, 1, day);
  return tln_stmt_all (stmt, read_review,
                       (GDestroyNotify) (void (*) (void)) tln_thesis_review_unref, error);
}

TlnDue *
tln_due_load (TlnDb *db, TlnDay day, GError **error)
{
  g_autoptr (TlnDue) due = g_new0 (TlnDue, 1);

  due->forecasts = tln_forecasts_get_due (db, day, error);
  if (due->forecasts == NULL)
    return NULL;
  due->falsifiers = tln_falsifiers_get_due (db, day, error);
  if (due->falsifiers == NULL)
    return NULL;
  due->reviews = load_reviews (db, day, error);
  return due->reviews != NULL ? g_steal_pointer (&due) : NULL;
}

guint
tln_due_count (const TlnDue *self)
{
  return self->forecasts->len + self->falsifiers->len + self->reviews->len;
}

gboolean
tln_due_count_by (TlnDb *db, TlnDay day, guint *count, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT (SELECT count (*) FROM forecast WHERE outcome IS NULL AND due <= ?1) "
          "+ (SELECT count (*) FROM falsifier f JOIN thesis t ON t.id = f.thesis_id "
          "WHERE f.state = 'watching' AND f.check_day <= ?1 AND t.status <> 'closed' "
          "AND (f.id <> t.id OR t.falsifier <> '')) "
          "+ (SELECT count (*) " REVIEWS ")");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, day);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *count = (guint) tln_stmt_column_int (stmt, 0);
  return TRUE;
}

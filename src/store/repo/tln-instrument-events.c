/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecasts and convictions as a list of days. A forecast is up to three of them. */
#include "tln-instrument-events.h"

#include "tln-judgements.h"
#include "tln-stmt.h"

static void
clear_event (TlnInstrumentEvent *self)
{
  g_free (self->words);
  g_free (self->thesis_title);
}

TLN_DEFINE_RECORD (TlnInstrumentEvent, tln_instrument_event, clear_event)

static void
add_forecast (GPtrArray *events, TlnStmt *stmt, TlnHappened what, TlnDay day)
{
  TlnInstrumentEvent *event = g_atomic_rc_box_new0 (TlnInstrumentEvent);

  event->what = what;
  event->day = day;
  event->id = tln_stmt_column_int (stmt, 0);
  event->thesis_id = tln_stmt_column_int (stmt, 1);
  event->claim_id = tln_stmt_column_int (stmt, 2);
  event->words = tln_stmt_column_dup (stmt, 3);
  event->thesis_title = tln_stmt_column_dup (stmt, 4);
  /* The column has a CHECK. */
  tln_outcome_from_name (tln_stmt_column_text (stmt, 7), &event->outcome);
  g_ptr_array_add (events, event);
}

static gboolean
load_forecasts (TlnDb *db, gint64 instrument, GPtrArray *events, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT f.id, f.thesis_id, f.claim_id, f.proposition, t.title, f.created_at, f.due, "
          "f.outcome, f.resolved_at FROM forecast f LEFT JOIN thesis t ON t.id = f.thesis_id "
          "WHERE f.proof_instrument_id = ?1 OR f.thesis_id IN "
          "(SELECT thesis_id FROM instrument_link WHERE instrument_id = ?1) OR f.claim_id IN "
          "(SELECT c.id FROM mention m JOIN article a ON a.id = m.article_id "
          "JOIN claim c ON c.article_id = a.id WHERE m.instrument_id = ?1 "
          "AND a.trashed_at IS NULL) ORDER BY f.id");

  tln_stmt_bind_int (stmt, 1, instrument);
  while (tln_stmt_step (stmt, &local)) {
    add_forecast (events, stmt, TLN_HAPPENED_FORECAST_MADE,
                  tln_day_from_time (tln_stmt_column_int (stmt, 5)));
    if (!tln_stmt_column_null (stmt, 6))
      add_forecast (events, stmt, TLN_HAPPENED_FORECAST_DUE,
                    (TlnDay) tln_stmt_column_int (stmt, 6));
    if (!tln_stmt_column_null (stmt, 8))
      add_forecast (events, stmt, TLN_HAPPENED_FORECAST_DECIDED,
                    tln_day_from_time (tln_stmt_column_int (stmt, 8)));
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

typedef struct {
  gint64 id;
  char *title;
} Thesis;

static void
clear_thesis (gpointer data)
{
  g_free (((Thesis *) data)->title);
}

static gboolean
load_theses (TlnDb *db, gint64 instrument, GArray *theses, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT id, title FROM thesis WHERE id IN "
                        "(SELECT thesis_id FROM instrument_link WHERE instrument_id = ?1) "
                        "ORDER BY id");

  tln_stmt_bind_int (stmt, 1, instrument);
  while (tln_stmt_step (stmt, &local)) {
    Thesis thesis = { tln_stmt_column_int (stmt, 0), tln_stmt_column_dup (stmt, 1) };

    g_array_append_val (theses, thesis);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_convictions (TlnDb *db, const Thesis *thesis, GPtrArray *events, GError **error)
{
  g_autoptr (GArray) history = tln_theses_get_convictions (db, thesis->id, error);
  int before = -1;

  if (history == NULL)
    return FALSE;
  for (guint i = 0; i < history->len; i++) {
    const TlnConviction *one = &g_array_index (history, TlnConviction, i);
    TlnInstrumentEvent *event = NULL;

    if (one->conviction == before)
      continue;
    event = g_atomic_rc_box_new0 (TlnInstrumentEvent);
    event->what = TLN_HAPPENED_CONVICTION;
    event->day = tln_day_from_time (one->time);
    event->id = event->thesis_id = thesis->id;
    event->words = g_strdup (one->reason);
    event->thesis_title = g_strdup (thesis->title);
    event->before = before;
    event->after = before = one->conviction;
    g_ptr_array_add (events, event);
  }
  return TRUE;
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const TlnInstrumentEvent *one = a;
  const TlnInstrumentEvent *two = b;

  return one->day < two->day ? -1 : one->day > two->day;
}

GPtrArray *
tln_instruments_get_events (TlnDb *db, gint64 instrument, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (
      (GDestroyNotify) (void (*) (void)) tln_instrument_event_unref);
  g_autoptr (GArray) theses = g_array_new (FALSE, FALSE, sizeof (Thesis));

  g_array_set_clear_func (theses, clear_thesis);
  if (!load_forecasts (db, instrument, events, error) ||
      !load_theses (db, instrument, theses, error))
    return NULL;
  for (guint i = 0; i < theses->len; i++)
    if (!load_convictions (db, &g_array_index (theses, Thesis, i), events, error))
      return NULL;
  g_ptr_array_sort_values (events, compare_events);
  return g_steal_pointer (&events);
}

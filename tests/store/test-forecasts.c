/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecasts: made, changed, resolved, refused, undone, and the scores made of them. */
#include "tln-act.h"
#include "tln-due.h"
#include "tln-error.h"
#include "tln-forecast-rows.h"
#include "tln-forecast-tally.h"
#include "tln-instruments.h"
#include "tln-test-search.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <math.h>

#define DAY_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

typedef struct {
  TlnDb *db;
  gint64 thesis;
  gint64 claim;
  gint64 instrument;
  TlnDay today; /* 2025-03-10 by the clock of the tests */
} World;

static void
set_up (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  world->db = tln_test_db ();
  world->today = tln_day_today ();
  world->thesis = tln_theses_add (world->db, "Inference", 0, &error);
  g_assert_no_error (error);
  tln_test_add_text (world->db, "A", "loom");
  tln_test_sql (world->db, "INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end,"
                           " text_sha256, created_at) SELECT 1, id, 'loom', '', '', 0, 4,"
                           " text_sha256, 0 FROM article");
  world->claim = 1;
  world->instrument = tln_instruments_ensure (world->db, "515050", "SSE", "5G", NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (World *world, gconstpointer data)
{
  tln_db_close (world->db);
}

/* A close of 1.043 on the day after the first. */
static void
add_price (World *world)
{
  TlnBar bar = { .t = ((gint64) world->today + 1) * 24 * 60 * 60,
                 .open = 1,
                 .high = 1.1,
                 .low = 0.9,
                 .close = 1.043,
                 .volume = 1,
                 .amount = 1 };
  g_autoptr (TlnSeries) series = tln_series_new (&bar, 1);
  TlnPriceBatch batch = { .source = (char *) "file" };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (tln_prices_add (world->db, world->instrument, &batch, series, &error), !=, 0);
  g_assert_no_error (error);
}

static TlnForecastDraft
draft_of (World *world, const char *proposition)
{
  TlnForecastDraft draft = TLN_FORECAST_DRAFT_NONE;

  draft.thesis = world->thesis;
  draft.proposition = proposition;
  draft.due = world->today + 10;
  return draft;
}

static gint64
add (World *world, const TlnForecastDraft *draft)
{
  g_autoptr (GError) error = NULL;
  gint64 id = tln_forecasts_add (world->db, draft, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
  return id;
}

static void
test_kept (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlnForecastDraft draft = draft_of (world, "  Servers grow\n190 % ");
  gint64 id;

  draft.claim = world->claim;
  draft.who = "IDC";
  draft.relayed_by = "Galaxy; Lantern Weekly";
  draft.metric = "shipments";
  draft.value = 190;
  draft.low = 150;
  draft.high = 230;
  draft.unit = "percent";
  draft.multiple = 2.9;
  draft.horizon = "by 2026";
  draft.rule = "the yearly report";
  draft.source_percent = 63;
  draft.percent = 70;
  id = add (world, &draft);
  g_autoptr (TlnForecast) one = tln_forecasts_get (world->db, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (one->proposition, ==, "Servers grow 190 %");
  g_assert_cmpint (one->thesis_id, ==, world->thesis);
  g_assert_cmpstr (one->thesis_title, ==, "Inference");
  g_assert_cmpint (one->claim_id, ==, world->claim);
  g_assert_cmpstr (one->who, ==, "IDC");
  g_assert_cmpstr (one->relayed_by, ==, "Galaxy; Lantern Weekly");
  g_assert_cmpfloat (one->value, ==, 190);
  g_assert_cmpfloat (one->low, ==, 150);
  g_assert_cmpfloat (one->high, ==, 230);
  g_assert_cmpfloat (one->multiple, ==, 2.9);
  g_assert_cmpstr (one->unit, ==, "percent");
  g_assert_cmpstr (one->metric, ==, "shipments");
  g_assert_cmpstr (one->horizon, ==, "by 2026");
  g_assert_cmpint (one->due, ==, world->today + 10);
  g_assert_cmpstr (one->rule, ==, "the yearly report");
  g_assert_cmpint (one->source_percent, ==, 63);
  g_assert_cmpint (one->outcome, ==, TLN_OUTCOME_OPEN);
  g_assert_cmpint (tln_forecast_percent (one), ==, 70);
  g_assert_null (tln_forecasts_get (world->db, 5, &error));
  g_assert_no_error (error);
}

static void
test_least (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlnForecastDraft draft = TLN_FORECAST_DRAFT_NONE;

  draft.proposition = "95 % go to inference";
  g_autoptr (TlnForecast) one = tln_forecasts_get (world->db, add (world, &draft), &error);
  g_assert_no_error (error);
  g_assert_cmpint (one->thesis_id, ==, 0);
  g_assert_null (one->who);
  g_assert_true (isnan (one->value) && isnan (one->low) && isnan (one->multiple));
  g_assert_cmpint (one->due, ==, TLN_DAY_NONE);
  g_assert_cmpint (one->source_percent, ==, -1);
  g_assert_cmpint (tln_forecast_percent (one), ==, -1);
  g_assert_cmpstr (one->rule, ==, "");
}

static void
assert_refused (World *world, const TlnForecastDraft *draft, TlnForecastError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (tln_forecasts_add (world->db, draft, &error), ==, 0);
  g_assert_error (error, TLN_FORECAST_ERROR, (int) code);
}

static void
test_refused (World *world, gconstpointer data)
{
  TlnForecastDraft draft = draft_of (world, " \n ");

  assert_refused (world, &draft, TLN_FORECAST_ERROR_EMPTY);
  draft.proposition = NULL;
  assert_refused (world, &draft, TLN_FORECAST_ERROR_EMPTY);
  draft.proposition = "It grows";
  draft.due = world->today - 1;
  assert_refused (world, &draft, TLN_FORECAST_ERROR_DUE_PAST);
  draft.due = world->today;
  draft.low = 3;
  draft.high = 2;
  assert_refused (world, &draft, TLN_FORECAST_ERROR_BOUNDS);
  draft.high = 3;
  draft.source_percent = 101;
  assert_refused (world, &draft, TLN_FORECAST_ERROR_PROBABILITY);
  g_assert_cmpint (tln_test_int (world->db, "SELECT count(*) FROM forecast"), ==, 0);
  draft.source_percent = 100;
  draft.percent = 100;
  add (world, &draft);
}

/* A probability off the grid fails the act, and with it the forecast. */
static void
test_off_grid (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlnForecastDraft draft = draft_of (world, "It grows");
  gint64 id = add (world, &draft);

  draft.percent = 42;
  assert_refused (world, &draft, TLN_FORECAST_ERROR_PROBABILITY);
  g_assert_false (tln_forecasts_update (world->db, id, 101, NULL, &error));
  g_assert_error (error, TLN_FORECAST_ERROR, TLN_FORECAST_ERROR_PROBABILITY);
  g_clear_error (&error);
  g_assert_false (tln_forecasts_update (world->db, 5, 50, NULL, &error));
  g_assert_error (error, TLN_FORECAST_ERROR, TLN_FORECAST_ERROR_GONE);
}

static void
test_edit_and_update (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlnForecastDraft draft = draft_of (world, "It grows");
  gint64 id;

  draft.percent = 50;
  id = add (world, &draft);
  draft.proposition = "It doubles";
  draft.due = TLN_DAY_NONE;
  draft.percent = 90; /* of a new one only */
  g_assert_true (tln_forecasts_edit (world->db, id, &draft, &error));
  g_assert_true (tln_forecasts_update (world->db, id, 65, " new orders ", &error));
  g_autoptr (TlnForecast) one = tln_forecasts_get (world->db, id, &error);
  g_assert_cmpstr (one->proposition, ==, "It doubles");
  g_assert_cmpint (one->due, ==, TLN_DAY_NONE);
  g_assert_cmpuint (one->updates->len, ==, 2);
  g_assert_cmpint (tln_forecast_percent (one), ==, 65);
  g_assert_cmpint (((TlnForecastUpdate *) one->updates->pdata[0])->percent, ==, 50);
  g_assert_cmpstr (((TlnForecastUpdate *) one->updates->pdata[1])->reason, ==, "new orders");
  draft.due = world->today - 1;
  g_assert_false (tln_forecasts_edit (world->db, id, &draft, &error));
  g_assert_error (error, TLN_FORECAST_ERROR, TLN_FORECAST_ERROR_DUE_PAST);
  g_clear_error (&error);
  g_assert_false (tln_forecasts_edit (world->db, 5, &draft, &error));
  g_assert_error (error, TLN_FORECAST_ERROR, TLN_FORECAST_ERROR_GONE);
}

static void
assert_unresolved (World *world, gint64 id, TlnResolution resolution, TlnForecastError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (tln_forecasts_resolve (world->db, id, &resolution, &error));
  g_assert_error (error, TLN_FORECAST_ERROR, (int) code);
}

static void
test_resolve (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlnForecastDraft draft = draft_of (world, "It grows");
  gint64 id = add (world, &draft);
  TlnResolution yes = { TLN_OUTCOME_YES, (double) NAN, TLN_PROOF_NONE, " seen " };

  assert_unresolved (world, id, yes, TLN_FORECAST_ERROR_PROOF);
  yes.proof.claim = 99;
  assert_unresolved (world, id, yes, TLN_FORECAST_ERROR_PROOF);
  yes.proof.claim = world->claim;
  assert_unresolved (world, 5, yes, TLN_FORECAST_ERROR_GONE);
  g_assert_true (tln_forecasts_resolve (world->db, id, &yes, &error));
  g_assert_no_error (error);
  g_autoptr (TlnForecast) one = tln_forecasts_get (world->db, id, &error);
  g_assert_cmpint (one->outcome, ==, TLN_OUTCOME_YES);
  g_assert_cmpint (one->resolved_at, >, one->created_at);
  g_assert_cmpint (one->proof.claim, ==, world->claim);
  g_assert_cmpint (one->proof.instrument, ==, 0);
  g_assert_cmpstr (one->proof_words, ==, "loom");
  g_assert_cmpstr (one->note, ==, "seen");
  assert_unresolved (world, id, yes, TLN_FORECAST_ERROR_DECIDED);
  g_assert_false (tln_forecasts_update (world->db, id, 50, NULL, &error));
  g_assert_error (error, TLN_FORECAST_ERROR, TLN_FORECAST_ERROR_DECIDED);
  g_clear_error (&error);
  g_assert_false (tln_forecasts_edit (world->db, id, &draft, &error));
  g_assert_error (error, TLN_FORECAST_ERROR, TLN_FORECAST_ERROR_DECIDED);
  g_clear_error (&error);
  g_assert_true (tln_forecasts_reopen (world->db, id, &error));
  g_autoptr (TlnForecast) again = tln_forecasts_get (world->db, id, &error);
  g_assert_cmpint (again->outcome, ==, TLN_OUTCOME_OPEN);
  g_assert_cmpint (again->resolved_at, ==, 0);
  g_assert_null (again->proof_words);
  g_assert_false (tln_forecasts_reopen (world->db, 5, &error));
  g_assert_error (error, TLN_FORECAST_ERROR, TLN_FORECAST_ERROR_GONE);
}

static void
test_price_proof (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlnForecastDraft draft = draft_of (world, "The fund falls below 1");
  gint64 id = add (world, &draft);
  TlnResolution no = { TLN_OUTCOME_NO, 1.043, TLN_PROOF_NONE, NULL };

  add_price (world);
  no.proof.instrument = 99;
  no.proof.day = world->today + 1;
  assert_unresolved (world, id, no, TLN_FORECAST_ERROR_PROOF);
  no.proof.instrument = world->instrument;
  no.proof.day = TLN_DAY_NONE;
  assert_unresolved (world, id, no, TLN_FORECAST_ERROR_PROOF);
  no.proof.day = world->today;
  assert_unresolved (world, id, no, TLN_FORECAST_ERROR_PROOF);
  no.proof.day = world->today + 1;
  g_assert_true (tln_forecasts_resolve (world->db, id, &no, &error));
  g_assert_no_error (error);
  g_autoptr (TlnForecast) one = tln_forecasts_get (world->db, id, &error);
  g_assert_cmpint (one->outcome, ==, TLN_OUTCOME_NO);
  g_assert_cmpfloat (one->proof.value, ==, 1.043);
  g_assert_cmpint (one->proof.day, ==, world->today + 1);
  g_assert_cmpstr (one->proof_words, ==, "515050 5G");
  g_assert_cmpfloat (one->actual, ==, 1.043);
}

/* Without a date it can only be given up. */
static void
test_undated (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlnForecastDraft draft = draft_of (world, "95 % go to inference");
  TlnResolution resolution = { TLN_OUTCOME_YES, (double) NAN, TLN_PROOF_NONE, NULL };
  gint64 id;

  draft.due = TLN_DAY_NONE;
  id = add (world, &draft);
  resolution.proof.claim = world->claim;
  assert_unresolved (world, id, resolution, TLN_FORECAST_ERROR_UNDATED);
  resolution =
      (TlnResolution) { TLN_OUTCOME_VOID, (double) NAN, TLN_PROOF_NONE, "never said when" };
  g_assert_true (tln_forecasts_resolve (world->db, id, &resolution, &error));
  g_assert_no_error (error);
}

static void
test_undo (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = tln_test_dump (world->db);
  TlnForecastDraft draft = draft_of (world, "It grows");
  TlnResolution yes = { TLN_OUTCOME_YES, (double) NAN, TLN_PROOF_NONE, NULL };
  gint64 id;

  draft.percent = 70;
  yes.proof.claim = world->claim;
  tln_test_begin (world->db, TLN_ACT_FORECAST_NEW);
  id = add (world, &draft);
  tln_test_end (world->db);
  tln_test_begin (world->db, TLN_ACT_FORECAST_RESOLVE);
  g_assert_true (tln_forecasts_resolve (world->db, id, &yes, &error));
  tln_test_end (world->db);
  g_autofree char *full = tln_test_dump (world->db);
  tln_test_begin (world->db, TLN_ACT_THESIS_DELETE);
  g_assert_true (tln_theses_delete (world->db, world->thesis, &error));
  tln_test_end (world->db);
  g_assert_cmpint (tln_test_int (world->db, "SELECT count(*) FROM forecast_update"), ==, 0);
  g_autoptr (TlnAct) first = tln_act_undo (world->db, &error);
  g_autofree char *back = tln_test_dump (world->db);
  g_assert_cmpstr (back, ==, full);
  g_autoptr (TlnAct) second = tln_act_undo (world->db, &error);
  g_autoptr (TlnAct) third = tln_act_undo (world->db, &error);
  g_autofree char *gone = tln_test_dump (world->db);
  g_assert_no_error (error);
  g_assert_cmpstr (gone, ==, empty);
  g_autoptr (TlnAct) fourth = tln_act_redo (world->db, &error);
  g_autoptr (TlnAct) fifth = tln_act_redo (world->db, &error);
  g_autofree char *again = tln_test_dump (world->db);
  g_assert_cmpstr (again, ==, full);
}

/* A claim or an instrument that goes leaves the resolution. */
static void
test_proof_goes (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlnForecastDraft draft = draft_of (world, "It grows");
  TlnResolution yes = { TLN_OUTCOME_YES, (double) NAN, TLN_PROOF_NONE, NULL };
  gint64 id = add (world, &draft);

  yes.proof.claim = world->claim;
  g_assert_true (tln_forecasts_resolve (world->db, id, &yes, &error));
  tln_test_sql (world->db, "DELETE FROM claim");
  g_autoptr (TlnForecast) one = tln_forecasts_get (world->db, id, &error);
  g_assert_cmpint (one->outcome, ==, TLN_OUTCOME_YES);
  g_assert_cmpint (one->proof.claim, ==, 0);
}

static void
test_order_and_due (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlnForecastDraft draft = draft_of (world, "late");
  TlnResolution gone = { TLN_OUTCOME_VOID, (double) NAN, TLN_PROOF_NONE, NULL };
  gint64 early;
  guint count;

  add (world, &draft);
  draft.proposition = "never";
  draft.due = TLN_DAY_NONE;
  add (world, &draft);
  draft.proposition = "early";
  draft.due = world->today + 2;
  draft.thesis = 0;
  early = add (world, &draft);
  g_autoptr (GPtrArray) all = tln_forecasts_get_all (world->db, 0, &error);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (((TlnForecast *) all->pdata[0])->proposition, ==, "early");
  g_assert_cmpstr (((TlnForecast *) all->pdata[2])->proposition, ==, "never");
  g_autoptr (GPtrArray) own = tln_forecasts_get_all (world->db, world->thesis, &error);
  g_assert_cmpuint (own->len, ==, 2);
  g_assert_true (tln_due_count_by (world->db, world->today + 1, &count, &error));
  g_assert_cmpuint (count, ==, 0);
  g_assert_true (tln_due_count_by (world->db, world->today + 2, &count, &error));
  g_assert_cmpuint (count, ==, 1);
  g_autoptr (TlnDue) due = tln_due_load (world->db, world->today + 10, &error);
  g_assert_cmpuint (due->forecasts->len, ==, 2);
  g_assert_cmpint (((TlnForecast *) due->forecasts->pdata[0])->id, ==, early);
  g_assert_true (tln_forecasts_resolve (world->db, early, &gone, &error));
  g_assert_true (tln_due_count_by (world->db, world->today + 10, &count, &error));
  g_assert_cmpuint (count, ==, 1);
  g_assert_true (tln_forecasts_delete (world->db, early, &error));
  g_assert_cmpint (tln_test_int (world->db, "SELECT count(*) FROM forecast"), ==, 2);
}

/* Records put together by hand: days are days of 1970. */
static TlnForecast *
record (const char *who, TlnDay due, TlnOutcome outcome, gint64 resolved)
{
  TlnForecast *forecast = g_atomic_rc_box_new0 (TlnForecast);

  forecast->who = g_strdup (who);
  forecast->due = due;
  forecast->outcome = outcome;
  forecast->resolved_at = resolved;
  forecast->source_percent = -1;
  forecast->value = forecast->low = forecast->high = forecast->actual = (double) NAN;
  forecast->updates =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_forecast_update_unref);
  return forecast;
}

static void
believe (TlnForecast *forecast, gint64 time, int percent)
{
  TlnForecastUpdate *update = g_atomic_rc_box_new0 (TlnForecastUpdate);

  update->time = time;
  update->percent = percent;
  g_ptr_array_add (forecast->updates, update);
}

/* One that came true held 50 % for 8 of 10 days and 90 % for 2: (8·1/4 + 2·1/100) / 10 = 0.202; one
 * that did not, 30 % to its due day, with a change of mind two days later that does not count:
 * 0.09. Together 0.146; by the last value stated (0.01 + 0.09) / 2 = 0.05. */
static void
test_tally (void)
{
  g_autoptr (GPtrArray) all =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_forecast_unref);
  TlnForecast *yes = record ("IDC", 20, TLN_OUTCOME_YES, 10 * DAY_MS);
  TlnForecast *no = record ("IDC", 5, TLN_OUTCOME_NO, 30 * DAY_MS);

  believe (yes, 0, 50);
  believe (yes, 8 * DAY_MS, 90);
  yes->source_percent = 80;
  yes->unit = g_strdup ("percent");
  yes->value = 190;
  yes->low = 150;
  yes->actual = 175;
  believe (no, 0, 30);
  believe (no, 8 * DAY_MS, 0);
  no->unit = g_strdup ("percent");
  no->high = 4;
  no->actual = 5;
  g_ptr_array_add (all, yes);
  g_ptr_array_add (all, no);
  g_ptr_array_add (all, record ("IDC", TLN_DAY_NONE, TLN_OUTCOME_OPEN, 0));
  g_ptr_array_add (all, record ("Galaxy", 9, TLN_OUTCOME_OPEN, 0));
  g_ptr_array_add (all, record (NULL, 9, TLN_OUTCOME_VOID, DAY_MS));
  g_ptr_array_add (all, record ("Galaxy", 9, TLN_OUTCOME_VOID, DAY_MS));
  g_autoptr (TlnForecastTally) tally = tln_forecast_tally_new (all);

  g_assert_cmpuint (tally->resolved, ==, 2);
  g_assert_cmpuint (tally->open, ==, 1);
  g_assert_cmpuint (tally->undated, ==, 1);
  g_assert_cmpuint (tally->voided, ==, 2);
  g_assert_cmpfloat_with_epsilon (tally->brier_over_time, 0.146, 1e-12);
  g_assert_cmpfloat_with_epsilon (tln_calibration_murphy (&tally->own).brier, 0.05, 1e-12);
  g_assert_cmpuint (tally->units->len, ==, 1);
  const TlnUnitScore *unit = tally->units->pdata[0];
  g_assert_cmpuint (unit->score.n_intervals, ==, 2);
  g_assert_cmpuint (unit->score.n_inside, ==, 1);
  g_assert_cmpfloat (tln_numeric_score_mean_error (&unit->score), ==, 15);
  g_assert_cmpuint (tally->sources->len, ==, 2);
  const TlnSourceRecord *idc = tally->sources->pdata[0];
  g_assert_cmpstr (idc->who, ==, "IDC");
  g_assert_cmpuint (idc->yes, ==, 1);
  g_assert_cmpuint (idc->no, ==, 1);
  g_assert_cmpuint (idc->undated, ==, 1);
  g_assert_cmpuint (idc->n_intervals, ==, 2);
  g_assert_cmpuint (idc->n_inside, ==, 1);
  g_assert_cmpfloat_with_epsilon (idc->brier, 0.04, 1e-12);
  const TlnSourceRecord *galaxy = tally->sources->pdata[1];
  g_assert_cmpuint (galaxy->open, ==, 1);
  g_assert_cmpuint (galaxy->voided, ==, 1);
  g_assert_true (isnan (galaxy->brier));
}

static void
test_tally_empty (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (TlnForecastTally) tally = tln_forecast_tally_new (none);

  g_assert_true (isnan (tally->brier_over_time));
  g_assert_cmpuint (tally->sources->len, ==, 0);
}

#define ADD(name, test) g_test_add ("/forecasts/" name, World, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  ADD ("kept", test_kept);
  ADD ("least", test_least);
  ADD ("refused", test_refused);
  ADD ("off-grid", test_off_grid);
  ADD ("edit-and-update", test_edit_and_update);
  ADD ("resolve", test_resolve);
  ADD ("price-proof", test_price_proof);
  ADD ("undated", test_undated);
  ADD ("undo", test_undo);
  ADD ("proof-goes", test_proof_goes);
  ADD ("order-and-due", test_order_and_due);
  g_test_add_func ("/forecasts/tally", test_tally);
  g_test_add_func ("/forecasts/tally-empty", test_tally_empty);
  return g_test_run ();
}

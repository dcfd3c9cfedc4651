/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits and dividends in the library: kept, refused, undone, and what they make of prices. */
#include "tln-act.h"
#include "tln-corporate.h"
#include "tln-error.h"
#include "tln-instruments.h"
#include "tln-price-splits.h"
#include "tln-test-store.h"

#include <math.h>

#define DAY 86400

static gint64
new_instrument (TlnDb *db)
{
  g_autoptr (GError) error = NULL;
  gint64 id = tln_instruments_ensure (db, "515050", "SSE", "5G", NULL, &error);

  g_assert_no_error (error);
  return id;
}

/* Closes 3.0, 3.3, 1.1, 1.2 on days 0, 1, 2 and 30: one share became three on day 2. */
static void
add_prices (TlnDb *db, gint64 instrument, const char *adjustment)
{
  const TlnBar bars[] = {
    { 0, 3, 3, 3, 3, 90, 1 },
    { DAY, 3.3, 3.3, 3.3, 3.3, 90, 1 },
    { 2 * DAY, 1.1, 1.1, 1.1, 1.1, 270, 1 },
    { 30 * (gint64) DAY, 1.2, 1.2, 1.2, 1.2, 270, 1 },
  };
  const TlnPriceBatch batch = { .adjustment = (char *) adjustment };
  g_autoptr (TlnSeries) series = tln_series_new (bars, G_N_ELEMENTS (bars));
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (tln_prices_add (db, instrument, &batch, series, &error), !=, 0);
  g_assert_no_error (error);
}

static gint64
set (TlnDb *db, gint64 instrument, TlnCorporateAction action)
{
  g_autoptr (GError) error = NULL;
  gint64 id = tln_corporate_set (db, instrument, &action, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
  return id;
}

static void
assert_closes (TlnDb *db, gint64 instrument, TlnPriceBasis basis, double first, double second)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnSeries) series = tln_prices_load_on (db, instrument, basis, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (series->n, ==, 4);
  g_assert_cmpfloat_with_epsilon (series->close[0], first, 1e-12);
  g_assert_cmpfloat_with_epsilon (series->close[1], second, 1e-12);
  g_assert_cmpfloat (series->close[3], ==, 1.2);
}

static const TlnCorporateAction split = { .kind = TLN_CORPORATE_SPLIT,
                                          .day = 2,
                                          .from = 1,
                                          .to = 3 };
static const TlnCorporateAction dividend = { .kind = TLN_CORPORATE_DIVIDEND,
                                             .day = 1,
                                             .cash = 0.6 };

static void
test_prices (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 id = new_instrument (db);

  add_prices (db, id, "raw");
  assert_closes (db, id, TLN_BASIS_SPLITS, 3, 3.3);
  set (db, id, split);
  set (db, id, dividend);
  assert_closes (db, id, TLN_BASIS_PRINTED, 3, 3.3);
  assert_closes (db, id, TLN_BASIS_SPLITS, 1, 1.1);
  assert_closes (db, id, TLN_BASIS_TOTAL_RETURN, 0.8, 1.1); /* 0.6 of 3: four fifths are left */
}

/* What is adjusted already is not adjusted again. */
static void
test_adjusted (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = new_instrument (db);
  double factor = 0;

  add_prices (db, id, "forward");
  set (db, id, split);
  assert_closes (db, id, TLN_BASIS_SPLITS, 3, 3.3);
  g_assert_true (tln_prices_get_factor (db, id, 0, 30 * (gint64) DAY, &factor, &error));
  g_assert_cmpfloat (factor, ==, 1);
}

/* Where only splits are taken out, dividends still are not. */
static void
test_splits_taken_out (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 id = new_instrument (db);

  add_prices (db, id, "splits");
  set (db, id, split);
  set (db, id, dividend);
  assert_closes (db, id, TLN_BASIS_SPLITS, 3, 3.3);
  assert_closes (db, id, TLN_BASIS_TOTAL_RETURN, 2.4, 3.3); /* 0.6 of 3: four fifths are left */
}

static void
test_move (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = new_instrument (db);
  TlnPriceMove move;

  add_prices (db, id, "raw");
  set (db, id, split);
  g_assert_true (tln_prices_get_move (db, id, 29, &move, &error));
  g_assert_no_error (error);
  g_assert_cmpint (move.from, ==, 1);
  g_assert_cmpfloat_with_epsilon (move.first, 1.1, 1e-12);
  g_assert_cmpfloat (move.last, ==, 1.2);
}

static guint
count_jumps (TlnDb *db, gint64 instrument)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnSeries) series = tln_prices_load (db, instrument, FALSE, &error);
  g_autoptr (GPtrArray) batches = tln_prices_get_batches (db, instrument, &error);
  g_autoptr (GArray) actions = tln_corporate_get (db, instrument, &error);
  g_autoptr (GArray) jumps = tln_price_splits_find (db, series, batches, actions,
                                                    tln_split_limit ("515050", "SSE"), &error);

  g_assert_no_error (error);
  return jumps->len;
}

/* A jump is asked about until somebody has said what it is, also that it is none. */
static void
test_answers (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = new_instrument (db);
  gint64 answer;

  add_prices (db, id, "raw");
  g_assert_cmpuint (count_jumps (db, id), ==, 1);
  answer = set (db, id, (TlnCorporateAction) { .kind = TLN_CORPORATE_NONE, .day = 2 });
  g_assert_cmpuint (count_jumps (db, id), ==, 0);
  assert_closes (db, id, TLN_BASIS_SPLITS, 3, 3.3);
  g_assert_true (tln_corporate_delete (db, answer, &error));
  g_assert_cmpuint (count_jumps (db, id), ==, 1);
  set (db, id, split);
  g_assert_cmpuint (count_jumps (db, id), ==, 0);
}

/* What a file has comes in once; what the user said stays. */
static void
test_of_a_file (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = new_instrument (db);
  const TlnCorporateAction read[] = {
    { .kind = TLN_CORPORATE_DIVIDEND, .day = 1, .cash = 0.7 },
    { .kind = TLN_CORPORATE_SPLIT, .day = 2, .from = 1, .to = 3 },
    { .kind = TLN_CORPORATE_SPLIT, .day = 9, .from = 1, .to = 2 },
    { .kind = TLN_CORPORATE_DIVIDEND, .day = 9, .cash = 0.1 },
    { .kind = TLN_CORPORATE_DIVIDEND, .day = 9, .cash = 0.2 }, /* twice */
    { .kind = TLN_CORPORATE_SPLIT, .day = 10, .from = 1, .to = 9999 }, /* none at all */
  };
  g_autoptr (GArray) actions = g_array_new (FALSE, FALSE, sizeof (TlnCorporateAction));
  guint n;

  g_array_append_vals (actions, read, G_N_ELEMENTS (read));
  set (db, id, dividend); /* 0.6 on day 1 */
  set (db, id, (TlnCorporateAction) { .kind = TLN_CORPORATE_NONE, .day = 2 });
  g_assert_true (tln_corporate_add_new (db, id, actions, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_autoptr (GArray) all = tln_corporate_get (db, id, &error);
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_cmpfloat (g_array_index (all, TlnCorporateAction, 0).cash, ==, 0.6);
  g_assert_cmpfloat (g_array_index (all, TlnCorporateAction, 2).to, ==, 2);
  g_assert_cmpfloat (g_array_index (all, TlnCorporateAction, 3).cash, ==, 0.1);
  g_assert_true (tln_corporate_add_new (db, id, actions, &n, &error));
  g_assert_cmpuint (n, ==, 0);
}

static void
add_later (TlnDb *db, gint64 instrument, const char *source, const char *adjustment)
{
  const TlnBar bars[] = { { 40 * (gint64) DAY, 6, 6, 6, 6, 90, 1 },
                          { 41 * (gint64) DAY, 2, 2, 2, 2, 90, 1 } };
  const TlnPriceBatch batch = { .source = (char *) source, .adjustment = (char *) adjustment };
  g_autoptr (TlnSeries) series = tln_series_new (bars, G_N_ELEMENTS (bars));
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (tln_prices_add (db, instrument, &batch, series, &error), !=, 0);
  g_assert_no_error (error);
}

/* Where prices of one sort meet those of another the jump between them is asked about by nobody;
 * what lies within either of them, and where two files meet, is. */
static void
test_seams (void)
{
  const struct {
    const char *source;
    const char *adjustment;
    guint jumps; /* 3.3 to 1.1 and 6 to 2, and 1.2 to 6 where it counts */
  } wanted[] = { { "file", "raw", 3 },
                 { "file", "unknown", 3 },
                 { "fetched", "raw", 3 },
                 { "invented", "raw", 2 },
                 { "invented", "unknown", 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++) {
    g_autoptr (TlnDb) db = tln_test_db ();
    gint64 id = new_instrument (db);

    add_prices (db, id, "raw");
    add_later (db, id, wanted[i].source, wanted[i].adjustment);
    g_assert_cmpuint (count_jumps (db, id), ==, wanted[i].jumps);
  }
  for (guint i = 0; i < 2; i++) {
    g_autoptr (TlnDb) db = tln_test_db ();
    gint64 id = new_instrument (db);

    add_prices (db, id, i == 0 ? "forward" : "backward");
    add_later (db, id, "file", "raw");
    g_assert_cmpuint (count_jumps (db, id), ==, 2);
  }
}

static void
assert_refused (TlnDb *db, gint64 instrument, TlnCorporateAction action)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = tln_test_dump (db);

  g_assert_cmpint (tln_corporate_set (db, instrument, &action, &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_autofree char *after = tln_test_dump (db);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refused (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 id = new_instrument (db);
  TlnCorporateAction action = split;

  set (db, id, split);
  assert_refused (db, id, split); /* twice on one day */
  action.day = TLN_DAY_NONE;
  assert_refused (db, id, action);
  action.day = 9;
  action.to = 1; /* one to one */
  assert_refused (db, id, action);
  action.to = 1001;
  assert_refused (db, id, action);
  action.to = (double) NAN;
  assert_refused (db, id, action);
  action.to = -3;
  assert_refused (db, id, action);
  action = dividend;
  action.cash = 0;
  assert_refused (db, id, action);
  action.cash = INFINITY;
  assert_refused (db, id, action);
  assert_refused (db, 1, dividend); /* no such instrument */
}

static void
test_kept_and_undone (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = new_instrument (db);
  TlnCorporateAction action = split;

  g_assert_true (tln_db_begin (db, &error));
  g_assert_cmpint (tln_act_begin (db, TLN_ACT_CORPORATE, &error), !=, 0);
  action.id = set (db, id, split);
  g_assert_true (tln_act_end (db, NULL, &error));
  g_assert_true (tln_db_commit (db, &error));
  action.to = 2.5;
  set (db, id, action);
  set (db, id, dividend);
  g_autoptr (GArray) all = tln_corporate_get (db, id, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (g_array_index (all, TlnCorporateAction, 0).kind, ==, TLN_CORPORATE_DIVIDEND);
  g_assert_cmpfloat (g_array_index (all, TlnCorporateAction, 0).cash, ==, 0.6);
  g_assert_cmpfloat (g_array_index (all, TlnCorporateAction, 0).to, ==, 0);
  g_assert_cmpint (g_array_index (all, TlnCorporateAction, 1).id, ==, action.id);
  g_assert_cmpfloat (g_array_index (all, TlnCorporateAction, 1).cash, ==, 0);
  g_assert_cmpfloat (g_array_index (all, TlnCorporateAction, 1).from, ==, 1);
  g_assert_cmpfloat (g_array_index (all, TlnCorporateAction, 1).to, ==, 2.5);
  g_assert_true (tln_db_begin (db, &error));
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_assert_no_error (error);
  g_assert_nonnull (undone);
  g_assert_true (tln_db_commit (db, &error));
  g_autoptr (GArray) left = tln_corporate_get (db, id, &error);
  g_assert_cmpuint (left->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corporate/prices", test_prices);
  g_test_add_func ("/corporate/adjusted", test_adjusted);
  g_test_add_func ("/corporate/splits-taken-out", test_splits_taken_out);
  g_test_add_func ("/corporate/move", test_move);
  g_test_add_func ("/corporate/answers", test_answers);
  g_test_add_func ("/corporate/of-a-file", test_of_a_file);
  g_test_add_func ("/corporate/seams", test_seams);
  g_test_add_func ("/corporate/refused", test_refused);
  g_test_add_func ("/corporate/kept-and-undone", test_kept_and_undone);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instruments, their names, their links, their prices. */
#include "tln-error.h"
#include "tln-instruments.h"
#include "tln-past.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <math.h>
#include <string.h>

static gint64
ensure (TlnDb *db, const char *code, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = tln_instruments_ensure (db, code, "SSE", name, NULL, &error);

  g_assert_no_error (error);
  return id;
}

static void
test_ensure (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gboolean made = FALSE;
  gint64 id = tln_instruments_ensure (db, "515050", "SSE", NULL, &made, &error);

  g_assert_true (made);
  g_autoptr (TlnInstrument) bare = tln_instruments_get (db, id, &error);
  g_assert_cmpstr (bare->name, ==, "515050");
  g_assert_cmpstr (bare->kind, ==, "etf");
  g_assert_cmpstr (bare->currency, ==, "CNY");
  g_assert_false (bare->priced);
  g_assert_cmpint (tln_instruments_ensure (db, "515050", "SSE", "通信ETF", &made, &error), ==, id);
  g_assert_false (made);
  g_autoptr (TlnInstrument) named = tln_instruments_find (db, "515050", "SSE", &error);
  g_assert_cmpstr (named->name, ==, "通信ETF");
  /* another name does not replace the first, but is kept */
  g_assert_cmpint (tln_instruments_ensure (db, "515050", "SSE", "5G ETF", NULL, &error), ==, id);
  g_autoptr (TlnInstrument) same = tln_instruments_get (db, id, &error);
  g_assert_cmpstr (same->name, ==, "通信ETF");
  g_autoptr (GPtrArray) names = tln_instruments_get_names (db, id, &error);
  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpstr (names->pdata[0], ==, "5G ETF");
  g_assert_null (tln_instruments_find (db, "515050", "SZSE", &error));
  g_assert_null (tln_instruments_get (db, 9, &error));
  g_assert_no_error (error);
}

static void
test_set (void)
{
  static const char *const bad[][2] = {
    { "name", " " }, { "kind", "car" }, { "kind", "" }, { "code", "1" }, { NULL, "x" }
  };
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = ensure (db, "515050", "Old name");

  g_assert_true (tln_instruments_set (db, id, "name", "New name", &error));
  g_assert_true (tln_instruments_set (db, id, "index_name", "An index", &error));
  g_assert_true (tln_instruments_set (db, id, "kind", "fund", &error));
  g_assert_true (tln_instruments_set (db, id, "currency", "", &error));
  g_autoptr (TlnInstrument) instrument = tln_instruments_get (db, id, &error);
  g_assert_cmpstr (instrument->name, ==, "New name");
  g_assert_cmpstr (instrument->index_name, ==, "An index");
  g_assert_cmpstr (instrument->kind, ==, "fund");
  g_assert_null (instrument->currency);
  g_autoptr (GPtrArray) names = tln_instruments_get_names (db, id, &error);
  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpstr (names->pdata[0], ==, "Old name");
  g_assert_true (tln_instruments_set (db, 99, "name", "nobody", &error));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_assert_false (tln_instruments_set (db, id, bad[i][0], bad[i][1], &error));
    g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
    g_clear_error (&error);
  }
}

static void
test_parse (void)
{
  static const char *const cases[][3] = {
    { "515050.SSE", "515050", "SSE" }, { "515050.SH", "515050", "SSE" },
    { "SH515050", "515050", "SSE" },   { "sh.515050", "515050", "SSE" },
    { "00700.HK", "00700", "HKEX" },   { "159995", "159995", "SZSE" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *code = NULL;
    g_autofree char *exchange = NULL;

    g_assert_true (tln_instruments_parse_code (cases[i][0], &code, &exchange));
    g_assert_cmpstr (code, ==, cases[i][1]);
    g_assert_cmpstr (exchange, ==, cases[i][2]);
  }
  g_autofree char *none = NULL;
  g_autofree char *nowhere = NULL;
  g_assert_false (tln_instruments_parse_code ("not a code", &none, &nowhere));
}

static char *
codes_of (GPtrArray *instruments)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < instruments->len; i++)
    g_string_append_printf (out, "%s ", ((TlnInstrument *) instruments->pdata[i])->code);
  return g_string_free (out, FALSE);
}

static void
test_lists (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 thesis = tln_theses_add (db, "x", 0, &error);
  gint64 linked = ensure (db, "588930", "AI ETF 100%");
  TlnDraft *draft = tln_test_draft ("x", "A(515050) B(516630)", NULL);

  ensure (db, "513180", "Tech_ETF");
  tln_test_find_instrument (draft, "B(516630)", "516630");
  gint64 article = tln_test_add (db, draft);
  tln_instruments_link (db, linked, thesis, 0, NULL, &error);
  g_autoptr (GPtrArray) all = tln_instruments_get_all (db, &error);
  g_autofree char *order = codes_of (all);
  g_assert_cmpstr (order, ==, "588930 516630 513180 ");
  g_assert_cmpuint (((TlnInstrument *) all->pdata[1])->n_mentions, ==, 1);
  g_assert_true (tln_articles_set_flag (db, article, TLN_FLAG_TRASHED, TRUE, &error));
  g_autoptr (GPtrArray) trashed = tln_instruments_get_all (db, &error);
  g_autofree char *after = codes_of (trashed);
  g_assert_cmpstr (after, ==, "588930 513180 516630 ");
  g_assert_cmpuint (((TlnInstrument *) trashed->pdata[2])->n_mentions, ==, 0);

  static const char *const searches[][2] = {
    { "51", "513180 516630 " },
    { "etf", "513180 588930 " },
    { "100%", "588930 " },
    { "%", "588930 " },
    { "h_e", "513180 " },
    { "_", "513180 " },
    { "zzz", "" },
    { " 588930 ", "588930 " },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++) {
    g_autoptr (GPtrArray) found = tln_instruments_search (db, searches[i][0], 0, &error);
    g_autofree char *codes = codes_of (found);
    g_assert_cmpstr (codes, ==, searches[i][1]);
  }
  tln_instruments_set (db, linked, "name", "Renamed", &error);
  g_autoptr (GPtrArray) former = tln_instruments_search (db, "100%", 5, &error);
  g_assert_cmpuint (former->len, ==, 1);
  g_autoptr (GPtrArray) limited = tln_instruments_search (db, "5", 2, &error);
  g_assert_cmpuint (limited->len, ==, 2);
}

static void
test_links (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 chain;
  g_assert_true (tln_theses_ensure_default_chain (db, "en", &chain, &error));
  g_autoptr (GPtrArray) stages = tln_theses_get_stages (db, chain, &error);
  gint64 stage = ((TlnStage *) stages->pdata[0])->id;
  gint64 thesis = tln_theses_add (db, "x", 0, &error);
  gint64 etf = ensure (db, "515050", "通信ETF");
  gint64 link = tln_instruments_link (db, etf, thesis, 0, "optical parts", &error);

  g_assert_cmpint (tln_instruments_link (db, etf, thesis, 0, "orders", &error), ==, link);
  g_assert_cmpint (tln_instruments_link (db, etf, thesis, 0, NULL, &error), ==, link);
  gint64 of_stage = tln_instruments_link (db, etf, 0, stage, NULL, &error);
  g_assert_cmpint (of_stage, !=, link);
  g_autoptr (GPtrArray) links = tln_instruments_get_links (db, 0, thesis, 0, &error);
  g_assert_cmpuint (links->len, ==, 1);
  const TlnLink *one = links->pdata[0];
  g_assert_cmpstr (one->reason, ==, "orders");
  g_assert_cmpstr (one->code, ==, "515050");
  g_assert_cmpstr (one->name, ==, "通信ETF");
  g_assert_cmpint (one->since, ==, tln_day_new (2025, 3, 10));
  g_assert_cmpint (one->until, ==, TLN_DAY_NONE);
  g_autoptr (GPtrArray) both = tln_instruments_get_links (db, etf, 0, 0, &error);
  g_assert_cmpuint (both->len, ==, 2);
  g_assert_true (tln_instruments_unlink (db, link, &error));
  g_autoptr (GPtrArray) left = tln_instruments_get_links (db, 0, 0, 0, &error);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpint (tln_instruments_link (db, etf, 0, 0, NULL, &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpint (tln_instruments_link (db, 99, thesis, 0, NULL, &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
}

#define DAY ((gint64) 86400)

static gint64
add_prices (TlnDb *db, gint64 etf, gint64 from, double close, const char *source)
{
  g_autoptr (GError) error = NULL;
  TlnBar bars[3];
  const TlnPriceBatch batch = { .source = (char *) source, .file_name = (char *) "f.csv" };

  for (int i = 0; i < 3; i++)
    bars[i] =
        (TlnBar) { (from + i) * DAY, (double) NAN, close, close, close + 0.1, 5, (double) NAN };
  g_autoptr (TlnSeries) series = tln_series_new (bars, 3);
  gint64 id = tln_prices_add (db, etf, &batch, series, &error);
  g_assert_no_error (error);
  return id;
}

static void
test_prices (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 etf = ensure (db, "515050", NULL);
  g_autoptr (TlnSeries) none = tln_prices_load (db, etf, FALSE, &error);

  g_assert_cmpuint (none->n, ==, 0);
  add_prices (db, etf, 100, 1, "file");
  gint64 newer = add_prices (db, etf, 102, 2, "invented");
  g_autoptr (TlnSeries) series = tln_prices_load (db, etf, FALSE, &error);
  g_assert_cmpuint (series->n, ==, 5);
  g_assert_cmpint (series->t[2], ==, 102 * DAY);
  g_assert_cmpfloat (series->close[1], ==, 1.1);
  g_assert_cmpfloat (series->close[2], ==, 2.1);
  g_assert_true (isnan (series->open[0]));
  g_assert_true (isnan (series->amount[0]));
  g_autoptr (TlnInstrument) priced = tln_instruments_get (db, etf, &error);
  g_assert_true (priced->priced);
  g_assert_true (priced->invented);
  g_autoptr (GPtrArray) batches = tln_prices_get_batches (db, etf, &error);
  g_assert_cmpuint (batches->len, ==, 2);
  const TlnPriceBatch *batch = batches->pdata[0];
  g_assert_cmpint (batch->id, ==, newer);
  g_assert_cmpstr (batch->source, ==, "invented");
  g_assert_cmpstr (batch->adjustment, ==, "unknown");
  g_assert_cmpstr (batch->file_name, ==, "f.csv");
  g_assert_cmpuint (batch->count, ==, 3);
  g_assert_cmpint (batch->first, ==, 102 * DAY);
  g_assert_cmpint (batch->last, ==, 104 * DAY);

  /* Where two batches have the same time the newer one counts here, too. */
  static const struct {
    gint64 before;
    gint64 t;
    double close;
  } lasts[] = {
    { 100 * DAY, G_MININT64, NAN }, { 100 * DAY + 1, 100 * DAY, 1.1 },
    { 102 * DAY, 101 * DAY, 1.1 },  { 103 * DAY, 102 * DAY, 2.1 },
    { 900 * DAY, 104 * DAY, 2.1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (lasts); i++) {
    TlnBar bar;

    g_assert_true (tln_prices_last_before (db, etf, lasts[i].before, &bar, &error));
    g_assert_cmpint (bar.t, ==, lasts[i].t);
    g_assert_true (isnan (lasts[i].close) ? isnan (bar.close) : bar.close == lasts[i].close);
  }

  const TlnPriceBatch plain = { 0 };
  g_assert_cmpint (tln_prices_add (db, etf, &plain, none, &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpint (tln_prices_add (db, 99, &plain, series, &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
}

static void
assert_move (TlnDb *db, gint64 etf, TlnDay days, const TlnPriceMove *expected)
{
  g_autoptr (GError) error = NULL;
  TlnPriceMove move;

  g_assert_true (tln_prices_get_move (db, etf, days, &move, &error));
  g_assert_no_error (error);
  g_assert_cmpint (move.to, ==, expected->to);
  if (expected->to == TLN_DAY_NONE)
    return;
  g_assert_cmpint (move.from, ==, expected->from);
  g_assert_cmpfloat (move.first, ==, expected->first);
  g_assert_cmpfloat (move.last, ==, expected->last);
}

/* The closes of days 100 to 104: 1.1, 1.1, then 2.1 of a newer file. */
static void
test_moves (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 etf = ensure (db, "515050", NULL);
  const TlnPriceMove none = { .to = TLN_DAY_NONE };

  assert_move (db, etf, 1, &none);
  add_prices (db, etf, 100, 1, "file");
  add_prices (db, etf, 102, 2, "file");
  assert_move (db, etf, 1, &(TlnPriceMove) { 103, 104, 2.1, 2.1 });
  assert_move (db, etf, 2, &(TlnPriceMove) { 102, 104, 2.1, 2.1 });
  assert_move (db, etf, 3, &(TlnPriceMove) { 101, 104, 1.1, 2.1 });
  assert_move (db, etf, 4, &(TlnPriceMove) { 100, 104, 1.1, 2.1 });
  assert_move (db, etf, 5, &none);
  add_prices (db, etf, 90, 3, "file");
  assert_move (db, etf, 5, &(TlnPriceMove) { 92, 104, 3.1, 2.1 });
}

/* On an earlier day the last close is one of that day, or before it. */
static void
test_moves_then (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 etf = ensure (db, "515050", NULL);
  const TlnPriceMove none = { .to = TLN_DAY_NONE };

  add_prices (db, etf, 100, 1, "file");
  add_prices (db, etf, 102, 2, "file");
  g_assert_true (tln_db_begin (db, &error) && tln_past_enter (db, 102, &error));
  assert_move (db, etf, 1, &(TlnPriceMove) { 101, 102, 1.1, 2.1 });
  g_assert_true (tln_past_enter (db, 99, &error));
  assert_move (db, etf, 1, &none);
  tln_db_rollback (db);
  assert_move (db, etf, 1, &(TlnPriceMove) { 103, 104, 2.1, 2.1 });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/instruments/ensure", test_ensure);
  g_test_add_func ("/instruments/set", test_set);
  g_test_add_func ("/instruments/parse", test_parse);
  g_test_add_func ("/instruments/lists", test_lists);
  g_test_add_func ("/instruments/links", test_links);
  g_test_add_func ("/instruments/prices", test_prices);
  g_test_add_func ("/instruments/moves", test_moves);
  g_test_add_func ("/instruments/moves-then", test_moves_then);
  return g_test_run ();
}

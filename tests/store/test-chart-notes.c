/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes at a day and levels of an instrument: kept, changed, refused, undone. */
#include "tln-act.h"
#include "tln-chart-notes.h"
#include "tln-error.h"
#include "tln-instruments.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <math.h>

static gint64
new_instrument (TlnDb *db)
{
  g_autoptr (GError) error = NULL;
  gint64 id = tln_instruments_ensure (db, "515050", "SSE", "5G", NULL, &error);

  g_assert_no_error (error);
  return id;
}

static void
undo (TlnDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnAct) act = tln_act_undo (db, &error);

  g_assert_no_error (error);
}

static guint
count_notes (TlnDb *db, gint64 instrument)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = tln_chart_notes_get (db, instrument, &error);

  g_assert_no_error (error);
  return notes->len;
}

static void
test_notes (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 instrument = new_instrument (db);
  TlnNoteOwner owner = { .instrument = instrument };

  tln_test_begin (db, TLN_ACT_NOTE);
  gint64 late = tln_chart_notes_add (db, instrument, 20100, "later", &error);
  tln_chart_notes_add (db, instrument, 20000, "earlier", &error);
  tln_test_end (db);
  g_assert_no_error (error);
  /* one of no day stands on no chart */
  tln_theses_add_note (db, &owner, "of no day", &error);
  g_autoptr (GPtrArray) notes = tln_chart_notes_get (db, instrument, &error);
  g_assert_cmpuint (notes->len, ==, 2);
  const TlnNote *first = notes->pdata[0];
  const TlnNote *second = notes->pdata[1];
  g_assert_cmpstr (first->body, ==, "earlier");
  g_assert_cmpint (first->day, ==, 20000);
  g_assert_cmpint (second->id, ==, late);
  g_assert_cmpint (second->instrument_id, ==, instrument);
  g_autoptr (GPtrArray) all = tln_theses_get_notes (db, &owner, &error);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpint (((TlnNote *) all->pdata[0])->day, ==, 20100);
  g_assert_cmpint (((TlnNote *) all->pdata[2])->day, ==, TLN_DAY_NONE);

  tln_test_begin (db, TLN_ACT_NOTE);
  g_assert_true (tln_theses_set_note (db, late, "", &error));
  tln_test_end (db);
  g_assert_cmpuint (count_notes (db, instrument), ==, 1);
  undo (db);
  g_assert_cmpuint (count_notes (db, instrument), ==, 2);
  undo (db);
  g_assert_cmpuint (count_notes (db, instrument), ==, 0);
}

static void
test_notes_refused (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 instrument = new_instrument (db);
  const struct {
    gint64 instrument;
    TlnDay day;
    const char *body;
  } bad[] = { { instrument, TLN_DAY_NONE, "x" }, { instrument, 20000, " \n" }, { 99, 20000, "x" } };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (tln_chart_notes_add (db, bad[i].instrument, bad[i].day, bad[i].body, &error),
                     ==, 0);
    g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  }
  g_assert_cmpuint (count_notes (db, instrument), ==, 0);
}

/* "1.2:top 1:" — price and note, the highest first. */
static void
assert_levels (TlnDb *db, gint64 instrument, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) levels = tln_price_levels_get (db, instrument, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < levels->len; i++) {
    const TlnPriceLevel *level = g_ptr_array_index (levels, i);

    g_assert_cmpint (level->instrument_id, ==, instrument);
    g_string_append_printf (text, "%s%g:%s", i > 0 ? " " : "", level->price, level->note);
  }
  g_assert_cmpstr (text->str, ==, wanted);
}

static void
test_levels (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 instrument = new_instrument (db);

  gint64 low = tln_price_levels_add (db, instrument, 1, NULL, &error);
  gint64 high = tln_price_levels_add (db, instrument, 1.2, "top", &error);
  g_assert_no_error (error);
  assert_levels (db, instrument, "1.2:top 1:");
  tln_test_begin (db, TLN_ACT_PRICE_LEVEL);
  g_assert_true (tln_price_levels_set (db, low, 1.5, "moved", &error));
  tln_test_end (db);
  assert_levels (db, instrument, "1.5:moved 1.2:top");
  g_assert_true (tln_price_levels_set (db, high, 1.25, NULL, &error));
  assert_levels (db, instrument, "1.5:moved 1.25:top");
  tln_test_begin (db, TLN_ACT_PRICE_LEVEL);
  g_assert_true (tln_price_levels_delete (db, low, &error));
  tln_test_end (db);
  assert_levels (db, instrument, "1.25:top");
  undo (db);
  undo (db);
  assert_levels (db, instrument, "1.25:top 1:");
}

static void
test_levels_refused (void)
{
  const double bad[] = { (double) NAN, INFINITY, -INFINITY };
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 instrument = new_instrument (db);
  gint64 level = tln_price_levels_add (db, instrument, 2, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) added = NULL;
    g_autoptr (GError) moved = NULL;

    g_assert_cmpint (tln_price_levels_add (db, instrument, bad[i], NULL, &added), ==, 0);
    g_assert_error (added, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
    g_assert_false (tln_price_levels_set (db, level, bad[i], NULL, &moved));
    g_assert_error (moved, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  }
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (tln_price_levels_add (db, 99, 1, NULL, &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  assert_levels (db, instrument, "2:");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/chart-notes/notes", test_notes);
  g_test_add_func ("/chart-notes/notes/refused", test_notes_refused);
  g_test_add_func ("/chart-notes/levels", test_levels);
  g_test_add_func ("/chart-notes/levels/refused", test_levels_refused);
  return g_test_run ();
}

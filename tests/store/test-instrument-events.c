/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecasts and convictions around an instrument: whose, on which days, in which order. */
#include "tln-act.h"
#include "tln-claims.h"
#include "tln-forecast-rows.h"
#include "tln-id.h"
#include "tln-instrument-events.h"
#include "tln-instrument-weeks.h"
#include "tln-instruments.h"
#include "tln-judgements.h"
#include "tln-reprints.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"
#include "tln-theses.h"

typedef struct {
  TlnDb *db;
  gint64 instrument;
  gint64 thesis; /* linked */
  gint64 other; /* not linked */
} World;

static void
set_up (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  world->db = tln_test_db ();
  tln_test_begin (world->db, TLN_ACT_SAMPLE);
  world->instrument = tln_instruments_ensure (world->db, "515050", "SSE", "5G", NULL, &error);
  world->thesis = tln_theses_add (world->db, "Linked", 0, &error);
  world->other = tln_theses_add (world->db, "Elsewhere", 0, &error);
  g_assert_cmpint (
      tln_instruments_link (world->db, world->instrument, world->thesis, 0, NULL, &error), >, 0);
  tln_test_end (world->db);
  g_assert_no_error (error);
}

static void
tear_down (World *world, gconstpointer data)
{
  tln_db_close (world->db);
}

static void
convince (World *world, gint64 thesis, int conviction)
{
  TlnJudgementDraft draft = { .recheck = TLN_DAY_NONE,
                              .conviction = conviction,
                              .reason = "because" };
  g_autoptr (GError) error = NULL;

  tln_test_begin (world->db, TLN_ACT_THESIS_EDIT);
  g_assert_true (tln_theses_judge (world->db, thesis, &draft, &error));
  g_assert_no_error (error);
  tln_test_end (world->db);
}

static gint64
foretell (World *world, gint64 thesis, gint64 claim, TlnDay due)
{
  TlnForecastDraft draft = TLN_FORECAST_DRAFT_NONE;
  g_autoptr (GError) error = NULL;

  draft.thesis = thesis;
  draft.claim = claim;
  draft.proposition = "It rises";
  draft.due = due;
  gint64 id = tln_forecasts_add (world->db, &draft, &error);
  g_assert_no_error (error);
  return id;
}

/* "made+0 due+10 60>75+0": what happened, and how many days after the first day of the clock. */
static void
assert_events (World *world, const char *wanted)
{
  static const char *const names[] = { "made", "due", "decided" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = tln_instruments_get_events (world->db, world->instrument, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < events->len; i++) {
    const TlnInstrumentEvent *event = g_ptr_array_index (events, i);

    g_string_append (text, i > 0 ? " " : "");
    if (event->what == TLN_HAPPENED_CONVICTION)
      g_string_append_printf (text, "%d>%d", event->before, event->after);
    else
      g_string_append (text, names[event->what]);
    g_string_append_printf (text, "+%d", event->day - tln_day_new (2025, 3, 10));
  }
  g_assert_cmpstr (text->str, ==, wanted);
}

static void
test_convictions (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_events (world, "");
  convince (world, world->thesis, 60);
  convince (world, world->other, 20);
  convince (world, world->thesis, 75);
  assert_events (world, "-1>60+0 60>75+0");
  g_autoptr (GPtrArray) events = tln_instruments_get_events (world->db, world->instrument, &error);
  const TlnInstrumentEvent *last = g_ptr_array_index (events, 1);
  g_assert_cmpint (last->id, ==, world->thesis);
  g_assert_cmpstr (last->words, ==, "because");
  g_assert_cmpstr (last->thesis_title, ==, "Linked");
  g_autoptr (TlnAct) undone = tln_act_undo (world->db, &error);
  g_assert_no_error (error);
  assert_events (world, "-1>60+0");
}

static void
test_forecasts (World *world, gconstpointer data)
{
  TlnDay today = tln_day_new (2025, 3, 10);
  const TlnResolution voided = { TLN_OUTCOME_VOID, (double) NAN, TLN_PROOF_NONE, NULL };
  g_autoptr (GError) error = NULL;
  gint64 first = foretell (world, world->thesis, 0, today + 10);

  foretell (world, world->other, 0, today + 3);
  assert_events (world, "made+0 due+10");
  foretell (world, world->thesis, 0, TLN_DAY_NONE);
  assert_events (world, "made+0 made+0 due+10");
  g_assert_true (tln_forecasts_resolve (world->db, first, &voided, &error));
  g_assert_no_error (error);
  assert_events (world, "made+0 decided+0 made+0 due+10");
  g_autoptr (GPtrArray) events = tln_instruments_get_events (world->db, world->instrument, &error);
  const TlnInstrumentEvent *decided = g_ptr_array_index (events, 1);
  g_assert_cmpint (decided->id, ==, first);
  g_assert_cmpint (decided->outcome, ==, TLN_OUTCOME_VOID);
  g_assert_cmpstr (decided->words, ==, "It rises");
}

/* Of no linked thesis, but from an article that names the instrument, until that is trashed. */
static void
test_by_claim (World *world, gconstpointer data)
{
  TlnDraft *draft = tln_test_draft ("A", "The fund 5G(515050) rises.", "2025-02-14");
  TlnQuote quote = { .exact = (char *) "rises", .start = 20, .end = 25 };
  g_autoptr (GError) error = NULL;

  tln_test_find_instrument (draft, "5G(515050)", "515050");
  gint64 article = tln_test_add (world->db, draft);
  gint64 claim = tln_claims_add (world->db, article, &quote, &error);
  g_assert_no_error (error);
  foretell (world, 0, claim, TLN_DAY_NONE);
  assert_events (world, "made+0");
  g_autoptr (GPtrArray) events = tln_instruments_get_events (world->db, world->instrument, &error);
  const TlnInstrumentEvent *made = g_ptr_array_index (events, 0);
  g_assert_cmpint (made->claim_id, ==, claim);
  g_assert_cmpint (made->thesis_id, ==, 0);
  g_assert_null (made->thesis_title);
  g_assert_true (tln_articles_set_flag (world->db, article, TLN_FLAG_TRASHED, TRUE, &error));
  assert_events (world, "");
}

static gint64
add_article (World *world, const char *title, const char *day)
{
  g_autofree char *text = g_strdup_printf ("%s: the fund 5G(515050) moves.", title);
  TlnDraft *draft = tln_test_draft (title, text, day);

  tln_test_find_instrument (draft, "5G(515050)", "515050");
  return tln_test_add (world->db, draft);
}

/* By ISO weeks: Sunday is of the week before it, New Year may be of the old one. */
static void
test_weeks (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 first = add_article (world, "A", "2024-12-30");
  gint64 again = add_article (world, "Again", "2025-01-07");

  add_article (world, "B", "2025-01-05");
  add_article (world, "C", "2025-01-06");
  /* a reprint is counted once, in the week of the first */
  tln_test_begin (world->db, TLN_ACT_REPRINT);
  g_assert_true (tln_reprints_point (world->db, again, first, &error));
  tln_test_end (world->db);
  add_article (world, "D", "2025-01");
  add_article (world, "E", NULL);
  g_autoptr (GArray) weeks = tln_instruments_get_weeks (world->db, world->instrument, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (weeks->len, ==, 2);
  const TlnInstrumentWeek *week = &g_array_index (weeks, TlnInstrumentWeek, 0);
  g_assert_cmpint (tln_week_monday (week[0].week), ==, tln_day_new (2024, 12, 30));
  g_assert_cmpuint (week[0].n_articles, ==, 2);
  g_assert_cmpint (week[1].week, ==, week[0].week + 1);
  g_assert_cmpuint (week[1].n_articles, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
#define ADD(path, test) g_test_add (path, World, NULL, set_up, test, tear_down)
  ADD ("/instrument-events/convictions", test_convictions);
  ADD ("/instrument-events/forecasts", test_forecasts);
  ADD ("/instrument-events/by-claim", test_by_claim);
  ADD ("/instrument-events/weeks", test_weeks);
  return g_test_run ();
}

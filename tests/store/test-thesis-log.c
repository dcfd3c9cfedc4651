/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of a thesis: every change once, newest first, through undo, and fast. */
#include "tln-thesis-log.h"

#include "tln-act.h"
#include "tln-arguments.h"
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-falsifiers.h"
#include "tln-forecast-rows.h"
#include "tln-instruments.h"
#include "tln-judgements.h"
#include "tln-stage-states.h"
#include "tln-stmt.h"
#include "tln-test-search.h"
#include "tln-test-store.h"
#include "tln-theses.h"

static const char *const kinds[] = { "created",  "title",    "statement", "falsifier", "conviction",
                                     "status",   "recheck",  "next",      "days",      "horizon",
                                     "merged",   "evidence", "link",      "note",      "reason",
                                     "forecast", "check",    "state",     "argument",  "other" };

/* Each as "kind [+~-] about: before > after (reason)", one a line. */
static char *
spell (GPtrArray *entries)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++) {
    const TlnLogEntry *entry = g_ptr_array_index (entries, i);
    g_string_append_printf (out, "%s %c", kinds[entry->kind], "+~-"[entry->what]);
    if (entry->about != NULL)
      g_string_append_printf (out, " %s:", entry->about);
    g_string_append_printf (out, " %s > %s", entry->before, entry->after);
    if (entry->reason != NULL)
      g_string_append_printf (out, " (%s)", entry->reason);
    g_string_append_c (out, '\n');
  }
  return g_string_free (out, FALSE);
}

static void
assert_log (TlnDb *db, gint64 thesis, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = tln_thesis_log_read (db, thesis, 0, 100, &error);

  g_assert_no_error (error);
  g_autofree char *spelt = spell (entries);
  g_assert_cmpstr (spelt, ==, expected);
}

static gint64
new_thesis (TlnDb *db, const char *title)
{
  g_autoptr (GError) error = NULL;

  tln_test_begin (db, TLN_ACT_THESIS_NEW);
  gint64 id = tln_theses_add (db, title, 0, &error);
  g_assert_no_error (error);
  tln_test_end (db);
  return id;
}

static void
set (TlnDb *db, gint64 thesis, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;

  tln_test_begin (db, TLN_ACT_THESIS_EDIT);
  g_assert_true (tln_theses_set (db, thesis, field, value, &error));
  tln_test_end (db);
}

static gint64
new_claim (TlnDb *db)
{
  g_autoptr (GError) error = NULL;
  gint64 article = tln_test_add_text (db, "T", "Servers are full and more are ordered.");
  const TlnQuote quote = { .exact = (char *) "Servers are full", .start = 0, .end = 16 };
  gint64 claim;

  tln_test_begin (db, TLN_ACT_CLAIM_NEW);
  claim = tln_claims_add (db, article, &quote, &error);
  g_assert_no_error (error);
  tln_test_end (db);
  return claim;
}

static void
place (TlnDb *db, gint64 claim, gint64 thesis, TlnStance stance, int strength)
{
  g_autoptr (GError) error = NULL;
  const TlnEvidenceDraft draft = { thesis, 0, stance, strength, 20000 };

  tln_test_begin (db, TLN_ACT_CLAIM_EDIT);
  g_assert_cmpint (tln_claims_set_evidence (db, claim, &draft, &error), !=, 0);
  tln_test_end (db);
}

static void
test_versions (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = new_thesis (db, "Inference");
  TlnJudgementDraft draft = { "refuted_for_now", 20300, 30, "sales fell", 0, NULL };

  new_thesis (db, "Another one");
  set (db, id, "statement", "It grows.");
  set (db, id, "statement", "It grows.");
  set (db, id, "statement", "It grows fast.");
  set (db, id, "statement", "It grows.");
  set (db, id, "conviction", "60");
  tln_test_begin (db, TLN_ACT_THESIS_EDIT);
  g_assert_true (tln_theses_judge (db, id, &draft, &error));
  tln_test_end (db);
  assert_log (db, id,
              "conviction ~ 60 > 30 (sales fell)\nstatus ~ open > refuted_for_now (sales fell)\n"
              "recheck ~ (null) > 20300\nconviction ~ (null) > 60\n"
              "statement ~ It grows fast. > It grows.\nstatement ~ It grows. > It grows fast.\n"
              "statement ~  > It grows.\ncreated + (null) > Inference\n");
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_clear_pointer (&undone, tln_act_unref);
  undone = tln_act_undo (db, &error);
  set (db, id, "horizon", "2027");
  assert_log (db, id,
              "horizon ~ (null) > 2027\n"
              "statement ~ It grows fast. > It grows.\nstatement ~ It grows. > It grows fast.\n"
              "statement ~  > It grows.\ncreated + (null) > Inference\n");
}

static void
test_rest (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = new_thesis (db, "Inference");
  gint64 claim = new_claim (db);
  const TlnNoteOwner owner = { .thesis = id };
  TlnJudgementDraft draft = { NULL, TLN_DAY_NONE, TLN_CONVICTION_KEEP, "seen again", 0, NULL };

  place (db, claim, id, TLN_STANCE_FOR, 2);
  place (db, claim, id, TLN_STANCE_AGAINST, 3);
  tln_test_begin (db, TLN_ACT_NOTE);
  g_assert_cmpint (tln_theses_add_note (db, &owner, "Look again", &error), !=, 0);
  tln_test_end (db);
  tln_test_begin (db, TLN_ACT_THESIS_EDIT);
  g_assert_true (tln_theses_judge (db, id, &draft, &error));
  tln_test_end (db);
  /* With its evidence, by the foreign key. */
  tln_test_begin (db, TLN_ACT_CLAIM_DELETE);
  g_assert_true (tln_claims_delete (db, claim, &error));
  tln_test_end (db);
  assert_log (db, id,
              "evidence - Servers are full: against 3 > (null)\n"
              "reason + (null) > (null) (seen again)\nnote + (null) > Look again\n"
              "evidence ~ Servers are full: for 2 > against 3\n"
              "evidence + Servers are full: (null) > for 2\ncreated + (null) > Inference\n");
}

/* A page of a log of 20,000 changes, beside as many of another thesis, comes from the indexes. */
static void
test_long (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 ids[2] = { new_thesis (db, "One"), new_thesis (db, "Two") };

  tln_test_begin (db, TLN_ACT_THESIS_EDIT);
  for (int i = 0; i < 20000; i++) {
    g_autofree char *value = g_strdup_printf ("%d", i % 100);
    g_assert_true (tln_theses_set (db, ids[i % 2], "conviction", value, &error));
  }
  tln_test_end (db);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) newest = tln_thesis_log_read (db, ids[0], 0, 100, &error);
  const TlnLogEntry *last = g_ptr_array_index (newest, newest->len - 1);
  g_autoptr (GPtrArray) older = tln_thesis_log_read (db, ids[0], last->change, 100, &error);
  g_test_message ("two pages: %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (newest->len, ==, 100);
  g_assert_cmpuint (older->len, ==, 100);
  const TlnLogEntry *next = g_ptr_array_index (older, 0);
  g_assert_cmpstr (next->after, ==, last->before);
  g_autofree char *plan =
      tln_test_value (db, "SELECT count (*) FROM sqlite_schema WHERE name IN ('change_thesis_new', "
                          "'change_thesis_old')");
  g_assert_cmpstr (plan, ==, "2");
}

/* Forecasts, falsifiers, states of stages and links of claims are told by their words. */
static void
test_parts (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = new_thesis (db, "Inference");
  gint64 claim = new_claim (db);
  TlnForecastDraft forecast = TLN_FORECAST_DRAFT_NONE;
  TlnArgumentDraft link = { .from = claim, .thesis = id, .relation = TLN_RELATION_UNDERCUTS };
  TlnStageDecision decision = {
    .thesis = id, .state = TLN_STAGE_RISING, .verdict = TLN_VERDICT_SET, .since = 20000
  };

  forecast.thesis = id;
  forecast.proposition = "It doubles";
  tln_test_begin (db, TLN_ACT_THESIS_EDIT);
  gint64 chain = tln_theses_add_chain (db, "Chain", &error);
  decision.stage = tln_theses_add_stage (db, chain, "Power", NULL, &error);
  g_assert_cmpint (tln_forecasts_add (db, &forecast, &error), !=, 0);
  g_assert_cmpint (tln_falsifiers_add (db, id, "It halves", 40000, &error), !=, 0);
  g_assert_cmpint (tln_stage_states_decide (db, &decision, &error), !=, 0);
  g_assert_cmpint (tln_arguments_set (db, &link, &error), !=, 0);
  g_assert_no_error (error);
  tln_test_end (db);
  assert_log (db, id,
              "evidence + Servers are full: (null) > against 2\n"
              "argument + Servers are full: (null) > (null)\nstate + Power: set > rising\n"
              "check ~ It halves: (null) > (null)\ncheck + It halves: (null) > (null)\nfalsifier ~ "
              " > It halves\n"
              "forecast + It doubles: (null) > (null)\ncreated + (null) > Inference\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/thesis-log/versions", test_versions);
  g_test_add_func ("/thesis-log/rest", test_rest);
  g_test_add_func ("/thesis-log/parts", test_parts);
  g_test_add_func ("/thesis-log/long", test_long);
  return g_test_run ();
}

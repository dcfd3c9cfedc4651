/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library as known on a day, against what was seen on that day: random acts on many days with
 * all that was there kept at the end of each, then every day gone back to. The seed is printed by
 * g_test, so that a failure can be repeated. */
#include "tln-past.h"

#include "tln-act.h"
#include "tln-arguments.h"
#include "tln-articles-details.h"
#include "tln-balances.h"
#include "tln-claims.h"
#include "tln-corporate.h"
#include "tln-falsifiers.h"
#include "tln-forecast-rows.h"
#include "tln-id.h"
#include "tln-instruments.h"
#include "tln-judgements.h"
#include "tln-reprints.h"
#include "tln-stage-states.h"
#include "tln-stages-edit.h"
#include "tln-stmt.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"
#include "tln-theses.h"
#include "tln-thesis-log.h"
#include "tln-thesis-merge.h"

#include <string.h>

#define N_DAYS 14
#define DAY_MS G_GINT64_CONSTANT (86400000)
#define FIRST_DAY 20157 /* 2025-03-10 */

static gint64 now;
static gint noise;

static gint64
tick (gpointer data)
{
  return now += 1000;
}

static guint32
count (gpointer data)
{
  return (guint32) g_atomic_int_add (&noise, 1);
}

/* Noon of a day of the test; later times of the day are those of what is done then. */
static void
begin_day (int day)
{
  now = (FIRST_DAY + day) * DAY_MS + DAY_MS / 2;
  tln_clock_set (tick, NULL, count, NULL);
}

/* What was seen. */

static const char *const tables[] = {
  "chain",         "stage",           "stage_cue", "thesis",           "instrument",
  "claim",         "evidence",        "note",      "forecast",         "instrument_link",
  "argument_link", "stage_state",     "judgement", "reprint",          "article",
  "falsifier",     "forecast_update", "mention",   "corporate_action", NULL,
};

/* What the past leaves out by the dates of the world, told by the dates as they are written. */
#define DATED "(published IS NULL OR published <= date (%d * 86400, 'unixepoch'))"
#define SEEN "id IN (SELECT article_id FROM claim) AND " DATED

static char *
rows_sql (TlnDb *db, const char *table, TlnDay day, gboolean live)
{
  g_autofree char *columns_of =
      g_strdup_printf ("SELECT group_concat('quote(\"' || name || '\")', ' || '','' || ') FROM "
                       "pragma_table_info('%s', 'main') WHERE name <> 'read_position'",
                       table);
  g_autofree char *columns = tln_test_value (db, columns_of);
  g_autofree char *where = g_strdup ("TRUE");

  if (live && (strcmp (table, "evidence") == 0 || strcmp (table, "corporate_action") == 0))
    g_set_str (&where, "day <= %d");
  else if (live && strcmp (table, "article") == 0)
    g_set_str (&where, SEEN);
  else if (live && strcmp (table, "mention") == 0)
    g_set_str (&where, "article_id IN (SELECT id FROM article WHERE " SEEN ")");
  g_auto (GStrv) parts = g_strsplit (where, "%d", 2);
  g_autofree char *number = g_strdup_printf ("%d", day);
  g_autofree char *dated = g_strjoinv (number, parts);
  return g_strdup_printf ("SELECT %s FROM %s WHERE %s ORDER BY id", columns, table, dated);
}

static void
add_rows (GString *out, TlnDb *db, TlnDay day, gboolean live)
{
  for (guint i = 0; tables[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *sql = rows_sql (db, tables[i], day, live);
    g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, sql);

    while (tln_stmt_step (stmt, &error))
      g_string_append_printf (out, "%s: %s\n", tables[i], tln_stmt_column_text (stmt, 0));
    g_assert_no_error (error);
  }
}

static void
add_argument (GString *out, TlnDb *db, gint64 thesis)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnArgument) argument = tln_arguments_load (db, thesis, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < argument->claims->len; i++) {
    const TlnClaim *claim = g_ptr_array_index (argument->claims, i);
    g_string_append_printf (out, " c%" G_GINT64_FORMAT " %s %u", claim->id, claim->speaker,
                            claim->evidence->len);
  }
  for (guint i = 0; i < argument->links->len; i++) {
    const TlnArgumentLink *link = g_ptr_array_index (argument->links, i);
    g_string_append_printf (out, " l%" G_GINT64_FORMAT " %d", link->id, link->relation);
  }
}

static void
add_numbers (GString *out, TlnDb *db, gint64 thesis, TlnDay day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnChainReport) report = tln_stage_states_report (db, thesis, day, &error);
  g_assert_no_error (error);
  g_autoptr (TlnWeighing) weighing = tln_balances_load (db, thesis, &error);
  g_assert_no_error (error);
  TlnBalance balance;

  tln_balance_sum ((const TlnWeighed *) (gconstpointer) weighing->items->data, weighing->items->len,
                   &balance);
  g_string_append_printf (out, " w%u:%u %d", balance.weight_for, balance.weight_against,
                          balance.last_against);
  for (guint i = 0; i < report->stages->len; i++) {
    const TlnStageReport *stage = &g_array_index (report->stages, TlnStageReport, i);
    g_string_append_printf (out, " s%d %d %u %u %u", stage->state, stage->offered, stage->running,
                            stage->finding.items, stage->finding.n_for);
  }
  for (guint i = 0; i < report->attention->n_weeks; i++)
    g_string_append_printf (out, " %u", report->attention->all[i]);
}

static void
add_thesis (GString *out, TlnDb *db, gint64 id, TlnDay day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnThesis) thesis = tln_theses_get (db, id, &error);
  g_assert_no_error (error);
  g_autoptr (GArray) convictions = tln_theses_get_convictions (db, id, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) log = tln_thesis_log_read (db, id, 0, 1000, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) falsifiers = tln_falsifiers_get_all (db, id, &error);
  g_assert_no_error (error);
  g_autoptr (GArray) days = tln_thesis_log_days (db, id, &error);
  g_assert_no_error (error);

  g_string_append_printf (out, "%s %d %u %u %u", thesis->title, thesis->conviction, thesis->n_for,
                          thesis->n_against, thesis->n_neutral);
  for (guint i = 0; i < convictions->len; i++) {
    const TlnConviction *one = &g_array_index (convictions, TlnConviction, i);
    g_string_append_printf (out, " v%d %s", one->conviction, one->reason);
  }
  for (guint i = 0; i < log->len; i++) {
    const TlnLogEntry *entry = g_ptr_array_index (log, i);
    g_string_append_printf (out, " e%" G_GINT64_FORMAT " %d", entry->change, entry->kind);
  }
  g_string_append_printf (out, " f%u d%u", falsifiers->len, days->len);
  add_argument (out, db, id);
  add_numbers (out, db, id, day);
  g_string_append_c (out, '\n');
}

/* What people look at, worked out by the functions that work it out now. */
static void
add_pages (GString *out, TlnDb *db, TlnDay day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) theses = tln_theses_get_all (db, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) forecasts = tln_forecasts_get_all (db, 0, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < theses->len; i++)
    add_thesis (out, db, ((const TlnThesis *) theses->pdata[i])->id, day);
  for (guint i = 0; i < forecasts->len; i++) {
    const TlnForecast *forecast = g_ptr_array_index (forecasts, i);
    g_string_append_printf (out, "%s %d %d %d\n", forecast->proposition, forecast->due,
                            forecast->outcome, tln_forecast_percent (forecast));
  }
}

/* pages: nothing is dated later than the day, so that what is worked out now leaves nothing out. */
static char *
look (TlnDb *db, TlnDay day, gboolean live, gboolean pages)
{
  GString *out = g_string_new (NULL);

  add_rows (out, db, day, live);
  if (pages)
    add_pages (out, db, day);
  return g_string_free (out, FALSE);
}

static char *
look_back (TlnDb *db, TlnDay day, gboolean pages)
{
  g_autoptr (GError) error = NULL;
  char *seen;

  g_assert_true (tln_db_begin (db, &error));
  tln_past_enter (db, day, &error);
  g_assert_no_error (error);
  seen = look (db, day, FALSE, pages);
  if (tln_past_stays (db))
    g_assert_true (tln_db_commit (db, &error));
  else
    tln_db_rollback (db);
  return seen;
}

static void
assert_seen (const char *is, const char *wanted, int day)
{
  g_auto (GStrv) a = g_strsplit (wanted, "\n", -1);
  g_auto (GStrv) b = g_strsplit (is, "\n", -1);

  for (guint i = 0; a[i] != NULL && b[i] != NULL; i++)
    if (strcmp (a[i], b[i]) != 0) {
      g_test_message ("day %d, line %u\n--- wanted\n%s\n--- is\n%s", day, i, a[i], b[i]);
      break;
    }
  g_assert_true (strcmp (is, wanted) == 0);
}

/* Random acts. */

static gboolean future; /* dates of the world may be later than the day */

static gint64
any (TlnDb *db, const char *table)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET (%d %% max (1, (SELECT count (*) FROM %s)))",
      table, g_test_rand_int_range (0, 100000), table);

  return tln_test_int (db, sql);
}

static char *
any_word (void)
{
  return g_strdup_printf ("Word %d", g_test_rand_int_range (0, 1000));
}

static TlnDay
any_day (void)
{
  return tln_day_today () + g_test_rand_int_range (future ? -6 : -30, future ? 6 : 1);
}

static void
do_import (TlnDb *db)
{
  g_autofree char *title = any_word ();
  g_autofree char *text =
      g_strdup_printf ("大模型 says %s %d.", title, g_test_rand_int_range (0, 1 << 30));
  g_autofree char *date = tln_day_format (any_day ());
  TlnDraft *draft = tln_test_draft (title, text, g_test_rand_int_range (0, 6) == 0 ? NULL : date);

  tln_test_find_stage (draft, "大模型", "model");
  tln_test_add (db, draft);
}

static void
do_article (TlnDb *db)
{
  g_autofree char *word = any_word ();

  tln_articles_set_flag (db, any (db, "article"), (TlnFlag) g_test_rand_int_range (0, 4),
                         g_test_rand_bit (), NULL);
  tln_articles_set_title (db, any (db, "article"), word, NULL);
  if (g_test_rand_bit ())
    tln_articles_tag (db, any (db, "article"), any (db, "stage"), 0, 0, NULL);
  else
    tln_articles_untag (db, any (db, "article"), any (db, "stage"), 0, 0, NULL);
}

static void
do_claim (TlnDb *db)
{
  TlnQuote quote = { (char *) "says", (char *) "大模型 ", (char *) " Word", 4, 8 };
  const TlnEvidenceDraft draft = { .thesis = any (db, "thesis"),
                                   .stage = any (db, "stage"),
                                   .stance = (TlnStance) g_test_rand_int_range (0, 3),
                                   .strength = g_test_rand_int_range (0, 4),
                                   .day = g_test_rand_bit () ? any_day () : TLN_DAY_NONE };
  gint64 claim = g_test_rand_int_range (0, 3) == 0
                     ? any (db, "claim")
                     : tln_claims_add (db, any (db, "article"), &quote, NULL);
  g_autofree char *word = any_word ();

  if (claim != 0 && draft.thesis != 0)
    tln_claims_set_evidence (db, claim, &draft, NULL);
  if (claim != 0)
    tln_claims_set (db, claim, g_test_rand_bit () ? "speaker" : "note", word, NULL);
}

static void
do_argument (TlnDb *db)
{
  gboolean thesis = g_test_rand_int_range (0, 3) == 0;
  const TlnArgumentDraft draft = { .from = any (db, "claim"),
                                   .claim = thesis ? 0 : any (db, "claim"),
                                   .thesis = thesis ? any (db, "thesis") : 0,
                                   .relation = (TlnRelation) g_test_rand_int_range (0, 7) };

  if (draft.from != 0)
    tln_arguments_set (db, &draft, NULL);
  if (g_test_rand_int_range (0, 4) == 0)
    tln_arguments_remove (db, any (db, "argument_link"), NULL);
}

static void
do_thesis (TlnDb *db)
{
  static const char *const fields[] = { "title", "statement", "falsifier" };
  g_autofree char *word = any_word ();
  gint64 thesis =
      g_test_rand_int_range (0, 3) == 0 ? tln_theses_add (db, word, 0, NULL) : any (db, "thesis");
  const TlnJudgementDraft judgement = { .conviction = 5 * g_test_rand_int_range (0, 21),
                                        .recheck = TLN_DAY_NONE,
                                        .reason = word };
  const TlnNoteOwner owner = { .thesis = thesis };

  tln_theses_set (db, thesis, fields[g_test_rand_int_range (0, 3)], word, NULL);
  if (thesis != 0 && g_test_rand_bit ())
    tln_theses_judge (db, thesis, &judgement, NULL);
  if (thesis != 0 && g_test_rand_bit ())
    tln_theses_add_note (db, &owner, word, NULL);
  tln_theses_set_note (db, any (db, "note"), word, NULL);
}

static void
do_forecast (TlnDb *db)
{
  g_autofree char *word = any_word ();
  TlnForecastDraft draft = TLN_FORECAST_DRAFT_NONE;
  const TlnResolution none = { TLN_OUTCOME_VOID, (double) NAN, TLN_PROOF_NONE, word };

  draft.thesis = any (db, "thesis");
  draft.proposition = word;
  draft.value = 0.1 + g_test_rand_int_range (0, 9);
  draft.due = g_test_rand_bit () ? tln_day_today () + 3 : TLN_DAY_NONE;
  draft.percent = g_test_rand_bit () ? 35 : -1;
  if (g_test_rand_bit () && draft.thesis != 0)
    tln_forecasts_add (db, &draft, NULL);
  tln_forecasts_update (db, any (db, "forecast"), 5 * g_test_rand_int_range (0, 21), word, NULL);
  if (g_test_rand_int_range (0, 3) == 0)
    tln_forecasts_resolve (db, any (db, "forecast"), &none, NULL);
  else if (g_test_rand_int_range (0, 3) == 0)
    tln_forecasts_reopen (db, any (db, "forecast"), NULL);
  else
    tln_forecasts_edit (db, any (db, "forecast"), &draft, NULL);
}

static void
do_falsifier (TlnDb *db)
{
  g_autofree char *word = any_word ();
  gint64 thesis = any (db, "thesis");

  if (thesis != 0 && g_test_rand_bit ())
    tln_falsifiers_add (db, thesis, word, TLN_DAY_NONE, NULL);
  /* The first one has the id of its thesis, and its row may come long after it. */
  tln_falsifiers_edit (db, g_test_rand_bit () ? thesis : any (db, "falsifier"), word,
                       tln_day_today () + 3, NULL);
  if (g_test_rand_bit ())
    tln_falsifiers_set_state (db, any (db, "falsifier"), TLN_FALSIFIER_DISMISSED, NULL, word, NULL);
}

static void
do_stage (TlnDb *db)
{
  g_autofree char *word = any_word ();
  const char *const cues[] = { word, NULL };
  const TlnStageDecision decision = { .stage = any (db, "stage"),
                                      .thesis = any (db, "thesis"),
                                      .state = TLN_STAGE_RISING,
                                      .verdict = TLN_VERDICT_SET,
                                      .since = tln_day_today () };

  tln_theses_rename_stage (db, any (db, "stage"), word, NULL);
  tln_stages_set_cues (db, any (db, "stage"), cues, NULL);
  tln_stages_move (db, any (db, "stage"), 1, NULL);
  if (decision.thesis != 0)
    tln_stage_states_decide (db, &decision, NULL);
  if (g_test_rand_int_range (0, 4) == 0)
    tln_theses_add_stage (db, any (db, "chain"), word, cues, NULL);
}

static void
do_instrument (TlnDb *db)
{
  const TlnCorporateAction split = { .day = any_day (), .from = 1, .to = 2 };
  g_autofree char *code = g_strdup_printf ("5%05d", g_test_rand_int_range (0, 9));
  g_autofree char *word = any_word ();
  gint64 etf = tln_instruments_ensure (db, code, "SSE", word, NULL, NULL);

  tln_instruments_set (db, etf, "name", word, NULL);
  tln_instruments_link (db, etf, any (db, "thesis"), any (db, "stage"), word, NULL);
  tln_corporate_set (db, etf, &split, NULL);
  if (g_test_rand_bit ())
    tln_instruments_unlink (db, any (db, "instrument_link"), NULL);
}

static void
do_reprint (TlnDb *db)
{
  gint64 a = any (db, "article");
  gint64 b = any (db, "article");

  if (a != b)
    tln_reprints_decide (db, MAX (a, b), MIN (a, b), g_test_rand_int_range (0, 3) > 0, NULL);
}

static void
do_delete (TlnDb *db)
{
  static const char *const gone[] = { "article",  "claim",     "evidence", "thesis",
                                      "forecast", "falsifier", "stage",    "instrument" };
  const char *table = gone[g_test_rand_int_range (0, G_N_ELEMENTS (gone))];
  g_autoptr (GError) error = NULL;
  g_autofree char *sql =
      g_strdup_printf ("DELETE FROM %s WHERE id = %" G_GINT64_FORMAT, table, any (db, table));

  tln_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static void
do_merge (TlnDb *db)
{
  gint64 from = any (db, "thesis");
  gint64 into = any (db, "thesis");

  if (from != into && g_test_rand_int_range (0, 3) == 0)
    tln_theses_merge (db, from, into, NULL);
}

static void (*const acts[]) (TlnDb *db) = {
  do_import,    do_import,   do_import,   do_article,    do_claim,  do_claim,
  do_claim,     do_argument, do_argument, do_thesis,     do_thesis, do_forecast,
  do_falsifier, do_stage,    do_reprint,  do_instrument, do_delete, do_merge,
};

/* What is undone on its own day has not happened at its end, nor ever. */
static void
undo_some (TlnDb *db)
{
  g_autoptr (TlnAct) last = tln_act_peek_undo (db, NULL);
  g_autoptr (GError) error = NULL;

  if (last == NULL || tln_day_from_time (last->time) != tln_day_today ())
    return;
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_assert_no_error (error);
  g_assert_cmpint (undone->id, ==, last->id);
}

static void
do_day (TlnDb *db)
{
  for (int i = g_test_rand_int_range (2, 12); i > 0; i--) {
    tln_test_begin (db, TLN_ACT_THESIS_EDIT);
    acts[g_test_rand_int_range (0, G_N_ELEMENTS (acts))](db);
    tln_test_end (db);
    if (g_test_rand_int_range (0, 8) == 0)
      undo_some (db);
  }
}

/* The days, each with what is seen at its end. The first one has nothing but the chain. */
static GPtrArray *
do_days (TlnDb *db)
{
  GPtrArray *seen = g_ptr_array_new_with_free_func (g_free);

  for (int day = 0; day < N_DAYS; day++) {
    begin_day (day);
    if (day > 0)
      do_day (db);
    g_ptr_array_add (seen, look (db, FIRST_DAY + day, TRUE, !future));
  }
  return seen;
}

static TlnDb *
open_file (const char *path, TlnDbMode mode)
{
  g_autoptr (GError) error = NULL;
  TlnDb *db = tln_db_open (path, mode, &error);

  g_assert_no_error (error);
  return db;
}

static void
add_chain (TlnDb *db)
{
  begin_day (-1);
  tln_test_begin (db, TLN_ACT_CHAIN);
  g_assert_true (tln_theses_ensure_default_chain (db, "zh", NULL, NULL));
  tln_test_end (db);
}

/* Back and forth, so that one day follows on any other. */
static void
assert_days (TlnDb *db, GPtrArray *seen)
{
  for (int i = 0; i < 3 * N_DAYS; i++) {
    int day = i * 5 % N_DAYS;
    g_autofree char *is = look_back (db, FIRST_DAY + day, !future);

    assert_seen (is, g_ptr_array_index (seen, (guint) day), day);
  }
}

static void
run_random (gboolean dated_later)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  TlnDb *db = open_file (path, TLN_DB_WRITER);

  future = dated_later;
  add_chain (db);
  g_autoptr (GPtrArray) seen = do_days (db);
  TlnDb *reader = open_file (path, TLN_DB_READER);
  assert_days (reader, seen);
  tln_db_close (reader);
  assert_days (db, seen);
  g_autofree char *present = look (db, FIRST_DAY + N_DAYS - 1, TRUE, !future);
  assert_seen (present, g_ptr_array_index (seen, N_DAYS - 1), N_DAYS);
  tln_db_close (db);
  tln_test_folder_remove (folder);
}

static void
test_random (void)
{
  run_random (FALSE);
}

static void
test_random_dates (void)
{
  run_random (TRUE);
}

/* What is undone on a later day has never happened: the days it was on are as the day before. */
static void
test_undone_later (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  future = FALSE;
  add_chain (db);
  g_autoptr (GPtrArray) seen = do_days (db);
  for (;;) {
    g_autoptr (TlnAct) last = tln_act_peek_undo (db, &error);
    if (tln_day_from_time (last->time) <= FIRST_DAY + 5)
      break;
    g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
    g_assert_no_error (error);
  }
  for (int day = 0; day <= 5; day++) {
    g_autofree char *is = look_back (db, FIRST_DAY + day, TRUE);
    assert_seen (is, g_ptr_array_index (seen, (guint) day), day);
  }
  g_autofree char *later = look_back (db, FIRST_DAY + N_DAYS - 1, FALSE);
  g_autofree char *present = look (db, FIRST_DAY + N_DAYS - 1, TRUE, FALSE);
  assert_seen (later, present, N_DAYS - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  begin_day (0);
  g_test_add_func ("/past-random/acts", test_random);
  g_test_add_func ("/past-random/dates-of-the-world", test_random_dates);
  g_test_add_func ("/past-random/undone-later", test_undone_later);
  return g_test_run ();
}

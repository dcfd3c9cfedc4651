/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Convictions with their reasons, and their history through undo and redo. */
#include "tln-judgements.h"

#include "tln-act.h"
#include "tln-error.h"
#include "tln-test-store.h"
#include "tln-theses.h"

static const TlnJudgementDraft nothing = { .recheck = TLN_DAY_NONE,
                                           .conviction = TLN_CONVICTION_KEEP };

static void
judge (TlnDb *db, gint64 thesis, TlnJudgementDraft draft)
{
  g_autoptr (GError) error = NULL;

  tln_test_begin (db, TLN_ACT_THESIS_EDIT);
  g_assert_true (tln_theses_judge (db, thesis, &draft, &error));
  g_assert_no_error (error);
  tln_test_end (db);
}

static void
convince (TlnDb *db, gint64 thesis, int conviction, const char *reason)
{
  TlnJudgementDraft draft = nothing;

  draft.conviction = conviction;
  draft.reason = reason;
  judge (db, thesis, draft);
}

static gint64
new_thesis (TlnDb *db)
{
  g_autoptr (GError) error = NULL;

  tln_test_begin (db, TLN_ACT_THESIS_NEW);
  gint64 id = tln_theses_add (db, "Inference", 0, &error);
  g_assert_no_error (error);
  tln_test_end (db);
  return id;
}

/* "50 70:why 40:why not", oldest first. */
static void
assert_history (TlnDb *db, gint64 thesis, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) history = tln_theses_get_convictions (db, thesis, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < history->len; i++) {
    const TlnConviction *one = &g_array_index (history, TlnConviction, i);
    g_string_append_printf (text, "%s%d%s%s", i > 0 ? " " : "", one->conviction,
                            one->reason != NULL ? ":" : "", one->reason != NULL ? one->reason : "");
    g_assert_cmpint (one->time, >=, i > 0 ? one[-1].time : 1);
  }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_history (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 thesis = new_thesis (db);

  assert_history (db, thesis, "");
  convince (db, thesis, 50, NULL);
  convince (db, thesis, 70, " servers are full ");
  convince (db, thesis, 70, "said again");
  assert_history (db, thesis, "50 70:servers are full");
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_clear_pointer (&undone, tln_act_unref);
  undone = tln_act_undo (db, &error);
  assert_history (db, thesis, "50");
  g_assert_cmpint (tln_test_int (db, "SELECT conviction FROM thesis"), ==, 50);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM judgement"), ==, 0);
  g_autoptr (TlnAct) redone = tln_act_redo (db, &error);
  assert_history (db, thesis, "50 70:servers are full");
  convince (db, thesis, -1, "no idea any more");
  convince (db, thesis, 20, NULL);
  assert_history (db, thesis, "50 70:servers are full -1:no idea any more 20");
}

static void
test_damaged_log (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 thesis = new_thesis (db);

  convince (db, thesis, 50, NULL);
  convince (db, thesis, 70, "servers are full");
  convince (db, thesis, 20, "no longer");
  g_assert_true (tln_db_exec (db,
                              "UPDATE change SET new = '{\"conviction\": 7' "
                              "WHERE table_name = 'thesis' AND new ->> 'conviction' = 70",
                              &error));
  g_assert_no_error (error);
  assert_history (db, thesis, "50 20:no longer");
}

static void
test_doubt (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 thesis = new_thesis (db);
  TlnJudgementDraft draft = nothing;

  convince (db, thesis, 50, NULL);
  draft.conviction = 60;
  draft.reason = "orders";
  draft.doubt = "";
  judge (db, thesis, draft);
  draft.conviction = 65;
  draft.doubt = "half-empty servers for two quarters";
  judge (db, thesis, draft);
  g_autoptr (GArray) history = tln_theses_get_convictions (db, thesis, &error);
  g_assert_cmpuint (history->len, ==, 3);
  g_assert_null (g_array_index (history, TlnConviction, 0).doubt);
  g_assert_cmpstr (g_array_index (history, TlnConviction, 1).doubt, ==, "");
  g_assert_cmpstr (g_array_index (history, TlnConviction, 2).doubt, ==,
                   "half-empty servers for two quarters");
}

static void
test_status (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = new_thesis (db);
  TlnJudgementDraft draft = nothing;

  draft.status = "refuted_for_now";
  draft.recheck = tln_day_new (2025, 6, 30);
  draft.reason = "sales fell";
  judge (db, id, draft);
  g_autoptr (TlnThesis) thesis = tln_theses_get (db, id, &error);
  g_assert_cmpstr (thesis->status, ==, "refuted_for_now");
  g_assert_cmpint (thesis->recheck, ==, tln_day_new (2025, 6, 30));
  convince (db, id, 10, NULL);
  g_autoptr (TlnThesis) kept = tln_theses_get (db, id, &error);
  g_assert_cmpstr (kept->status, ==, "refuted_for_now");
  g_assert_cmpint (kept->recheck, ==, tln_day_new (2025, 6, 30));
  draft.status = "open";
  judge (db, id, draft);
  g_autoptr (TlnThesis) open = tln_theses_get (db, id, &error);
  g_assert_cmpint (open->recheck, ==, TLN_DAY_NONE);
  g_assert_cmpint (open->conviction, ==, 10);
}

static void
assert_refused (TlnDb *db, gint64 thesis, const TlnJudgementDraft *draft)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = tln_test_dump (db);

  g_assert_false (tln_theses_judge (db, thesis, draft, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_autofree char *after = tln_test_dump (db);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refused (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 thesis = new_thesis (db);
  TlnJudgementDraft draft = nothing;

  convince (db, thesis, 50, NULL);
  draft.conviction = 55;
  assert_refused (db, thesis, &draft);
  draft.reason = " \n";
  assert_refused (db, thesis, &draft);
  draft.reason = "why";
  assert_refused (db, 99, &draft);
  draft.conviction = 101;
  assert_refused (db, thesis, &draft);
  draft = nothing;
  draft.status = "sold";
  assert_refused (db, thesis, &draft);
  draft.status = "refuted_for_now";
  assert_refused (db, thesis, &draft);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/judgements/history", test_history);
  g_test_add_func ("/judgements/damaged-log", test_damaged_log);
  g_test_add_func ("/judgements/doubt", test_doubt);
  g_test_add_func ("/judgements/status", test_status);
  g_test_add_func ("/judgements/refused", test_refused);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random acts over every table through the repo functions; then everything undone step by step and
 * redone, each step compared with how the library looked before: all rows, and what a search finds.
 * The seed is printed by g_test, so that a failure can be repeated. */
#include "tln-act.h"
#include "tln-articles-details.h"
#include "tln-claims.h"
#include "tln-instruments.h"
#include "tln-sample-rows.h"
#include "tln-search.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <string.h>

#define N_ACTS 120

static const char *const words[] = { "推理算力", "训练", "server", "大模型",
                                     "orders",   "芯片", "银行" };

/* Any row of a table, 0 when it is empty. */
static gint64
any (TlnDb *db, const char *table)
{
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM %s", table);
  gint64 n = tln_test_int (db, count);
  g_autofree char *sql = NULL;

  if (n == 0)
    return 0;
  sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET %d", table,
                         g_test_rand_int_range (0, (gint32) n));
  return tln_test_int (db, sql);
}

static const char *
any_word (void)
{
  return words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
}

static char *
any_text (void)
{
  GString *text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (3, 12); i > 0; i--)
    g_string_append_printf (text, "%s %d。", any_word (), g_test_rand_int_range (0, 1000));
  return g_string_free (text, FALSE);
}

static void
do_import (TlnDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = any_text ();
  g_autofree char *whole = g_strconcat ("A title\n", text, "\n通信ETF(515050)\n风险提示", NULL);
  g_autoptr (TlnDraft) draft = tln_test_draft (any_word (), whole, "2025-02-03");
  TlnAdded added;
  gint64 id;

  tln_test_find_instrument (draft, "通信ETF(515050)", "515050");
  tln_test_find_stage (draft, text, "model");
  tln_test_find_boilerplate (draft, "风险提示", "disclaimer");
  tln_articles_add (db, tln_articles_add_batch (db, "files", NULL, NULL), draft, &added, &id,
                    &error);
  g_assert_no_error (error);
}

static void
do_flag (TlnDb *db)
{
  for (int i = 0; i < 4; i++) {
    TlnFlag flag = (TlnFlag) g_test_rand_int_range (0, 4);

    tln_articles_set_flag (db, any (db, "article"), flag, g_test_rand_bit (), NULL);
  }
}

static void
do_title (TlnDb *db)
{
  tln_articles_set_title (db, any (db, "article"), any_word (), NULL);
  tln_articles_set_site (db, any (db, "article"), g_test_rand_bit () ? any_word () : NULL, NULL);
}

static void
do_tag (TlnDb *db)
{
  gint64 article = any (db, "article");

  if (g_test_rand_bit ())
    tln_articles_tag (db, article, any (db, "stage"), 0, any (db, "instrument"), NULL);
  else
    tln_articles_untag (db, article, any (db, "stage"), any (db, "thesis"), any (db, "instrument"),
                        NULL);
}

static void
do_claim (TlnDb *db)
{
  gint64 article = any (db, "article");
  g_autoptr (TlnBody) body = tln_articles_get_body (db, article, NULL);
  g_autoptr (TlnQuote) quote = NULL;
  const TlnEvidenceDraft draft = { any (db, "thesis"), any (db, "stage"),
                                   g_test_rand_bit () ? TLN_STANCE_FOR : TLN_STANCE_AGAINST,
                                   g_test_rand_int_range (0, 4), TLN_DAY_NONE };
  gint64 claim;

  if (body == NULL)
    return;
  quote = tln_quote_new (body->text, 2, 9);
  claim = tln_claims_add (db, article, quote, NULL);
  tln_claims_set (db, claim, "note", any_word (), NULL);
  tln_claims_set_evidence (db, claim, &draft, NULL);
  if (g_test_rand_bit ())
    tln_claims_delete (db, any (db, "claim"), NULL);
}

static void
do_thesis (TlnDb *db)
{
  gint64 thesis = tln_theses_add (db, any_word (), any (db, "chain"), NULL);
  const TlnNoteOwner owner = { .thesis = thesis };

  tln_theses_set (db, thesis, "conviction", "40", NULL);
  tln_theses_add_note (db, &owner, any_word (), NULL);
  tln_instruments_link (db, any (db, "instrument"), thesis, any (db, "stage"), "why", NULL);
  if (g_test_rand_int_range (0, 3) == 0)
    tln_theses_delete (db, any (db, "thesis"), NULL);
}

static void
do_chain (TlnDb *db)
{
  const char *const cues[] = { any_word (), NULL };

  tln_theses_add_stage (db, tln_theses_add_chain (db, any_word (), NULL), any_word (), cues, NULL);
  tln_theses_rename_stage (db, any (db, "stage"), any_word (), NULL);
}

static void
do_instrument (TlnDb *db)
{
  g_autofree char *code = g_strdup_printf ("5%05d", g_test_rand_int_range (0, 20));
  gint64 etf = tln_instruments_ensure (db, code, "SSE", any_word (), NULL, NULL);
  const TlnBar bars[] = { { 0, 1, 2, 0.5, 0.1, 9, 1 }, { 86400, 1, 2, 0.5, 0.3, 9, 1 } };
  g_autoptr (TlnSeries) series = tln_series_new (bars, 2);
  const TlnPriceBatch batch = { 0 };

  tln_instruments_set (db, etf, "name", any_word (), NULL);
  tln_prices_add (db, etf, &batch, series, NULL);
}

/* Deletes a whole tree by cascade. */
static void
do_delete (TlnDb *db)
{
  static const char *const tables[] = { "article", "chain", "instrument",
                                        "claim",   "stage", "import_batch" };
  const char *table = tables[g_test_rand_int_range (0, G_N_ELEMENTS (tables))];
  g_autoptr (GError) error = NULL;
  g_autofree char *sql =
      g_strdup_printf ("DELETE FROM %s WHERE id = %" G_GINT64_FORMAT, table, any (db, table));

  tln_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

/* Claims and mentions of one article become those of another. */
static void
do_move (TlnDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf (
      "UPDATE claim SET article_id = %" G_GINT64_FORMAT " WHERE id = %" G_GINT64_FORMAT
      "; UPDATE mention SET article_id = %" G_GINT64_FORMAT ", instrument_id = %" G_GINT64_FORMAT
      " WHERE id = %" G_GINT64_FORMAT " AND instrument_id IS NOT NULL",
      any (db, "article"), any (db, "claim"), any (db, "article"), any (db, "instrument"),
      any (db, "mention"));

  tln_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static void
do_sample_remove (TlnDb *db)
{
  tln_sample_remove (db, NULL);
}

static const struct {
  const char *kind;
  void (*act) (TlnDb *db);
} acts[] = {
  { TLN_ACT_IMPORT, do_import },       { TLN_ACT_SAMPLE, do_import },
  { TLN_ACT_IMPORT, do_import },       { TLN_ACT_ARTICLE_STAR, do_flag },
  { TLN_ACT_ARTICLE_EDIT, do_title },  { TLN_ACT_ARTICLE_TAG, do_tag },
  { TLN_ACT_CLAIM_NEW, do_claim },     { TLN_ACT_CLAIM_NEW, do_claim },
  { TLN_ACT_THESIS_NEW, do_thesis },   { TLN_ACT_SAMPLE, do_thesis },
  { TLN_ACT_CHAIN, do_chain },         { TLN_ACT_INSTRUMENT, do_instrument },
  { TLN_ACT_ARTICLE_EDIT, do_delete }, { TLN_ACT_SAMPLE_REMOVE, do_sample_remove },
  { TLN_ACT_ARTICLE_EDIT, do_move },   { TLN_ACT_ARTICLE_TRASH, do_flag },
};

/* What is counted as it changes is what counting gives. */
static void
assert_counted (TlnDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) instruments = tln_instruments_get_all (db, &error);
  TlnCounts counts;

  g_assert_true (tln_articles_count (db, &counts, &error));
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article WHERE trashed_at IS NULL"), ==,
                   counts.library);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article WHERE trashed_at IS NULL "
                                     "AND archived = 0"),
                   ==, counts.inbox);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article WHERE trashed_at IS NOT NULL"),
                   ==, counts.trash);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM claim c JOIN article a "
                                     "ON a.id = c.article_id WHERE a.trashed_at IS NULL"),
                   ==, counts.claims);
  for (guint i = 0; i < instruments->len; i++) {
    const TlnInstrument *one = g_ptr_array_index (instruments, i);
    g_autofree char *sql = g_strdup_printf (
        "SELECT count(DISTINCT a.id) FROM mention m JOIN article a ON a.id = m.article_id "
        "WHERE a.trashed_at IS NULL AND m.instrument_id = %" G_GINT64_FORMAT,
        one->id);

    g_assert_cmpint (tln_test_int (db, sql), ==, one->n_mentions);
  }
}

/* Everything that can be seen: the rows, and what the index finds. */
static char *
snapshot (TlnDb *db)
{
  g_autofree char *rows = tln_test_dump (db);
  GString *out = g_string_new (rows);

  assert_counted (db);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) ids = tln_search_ids (db, words[i], 0, &error);

    g_assert_no_error (error);
    g_string_append_printf (out, "%s:", words[i]);
    for (guint k = 0; k < ids->len; k++)
      g_string_append_printf (out, " %" G_GINT64_FORMAT, g_array_index (ids, gint64, k));
    g_string_append_c (out, '\n');
  }
  g_string_append_printf (out, "indexed %" G_GINT64_FORMAT "\n",
                          tln_test_int (db, "SELECT count(*) FROM fts"));
  return g_string_free (out, FALSE);
}

static void
assert_same (TlnDb *db, const char *wanted, const char *after)
{
  g_autofree char *now = snapshot (db);

  if (strcmp (now, wanted) != 0)
    g_test_message ("after %s\n--- wanted\n%s--- is\n%s", after, wanted, now);
  g_assert_true (strcmp (now, wanted) == 0);
}

static void
assert_sound (TlnDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = tln_db_check (db, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
undo_all (TlnDb *db, GPtrArray *snapshots)
{
  for (guint i = snapshots->len - 1; i > 0; i--) {
    g_autoptr (GError) error = NULL;
    g_autoptr (TlnAct) act = tln_act_undo (db, &error);

    g_assert_no_error (error);
    assert_same (db, snapshots->pdata[i - 1], act->kind);
  }
}

static void
redo_all (TlnDb *db, GPtrArray *snapshots)
{
  for (guint i = 1; i < snapshots->len; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (TlnAct) act = tln_act_redo (db, &error);

    g_assert_no_error (error);
    assert_same (db, snapshots->pdata[i], act->kind);
  }
}

static TlnDb *
reopen (TlnDb *db)
{
  g_autofree char *path = g_strdup (tln_db_get_path (db));
  g_autoptr (GError) error = NULL;

  tln_db_close (db);
  db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  return db;
}

static void
test_random (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) snapshots = g_ptr_array_new_with_free_func (g_free);
  TlnDb *db = tln_db_open (path, TLN_DB_WRITER, &error);

  g_assert_no_error (error);
  g_assert_true (tln_theses_ensure_default_chain (db, "zh", NULL, &error));
  g_ptr_array_add (snapshots, snapshot (db));
  for (int i = 0; i < N_ACTS; i++) {
    gsize k = (gsize) g_test_rand_int_range (0, G_N_ELEMENTS (acts));
    gboolean changed;

    tln_test_begin (db, acts[k].kind);
    acts[k].act (db);
    g_assert_true (tln_act_end (db, &changed, &error));
    g_assert_true (tln_db_commit (db, &error));
    g_assert_no_error (error);
    if (changed)
      g_ptr_array_add (snapshots, snapshot (db));
    if (g_test_rand_int_range (0, 20) == 0)
      g_assert_cmpint (tln_db_collect (db, 1000, &error), >=, 0);
  }
  g_test_message ("%u acts changed something", snapshots->len - 1);
  assert_sound (db);
  undo_all (db, snapshots);
  db = reopen (db);
  g_assert_cmpint (tln_db_collect (db, 1000, &error), ==, 0);
  redo_all (db, snapshots);
  db = reopen (db);
  undo_all (db, snapshots);
  redo_all (db, snapshots);
  assert_sound (db);
  tln_db_close (db);
  tln_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/act-random", test_random);
  return g_test_run ();
}

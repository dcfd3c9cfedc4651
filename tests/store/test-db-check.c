/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a library is sound, what it can let go of, and the sample that goes as a whole. */
#include "tln-act.h"
#include "tln-claims.h"
#include "tln-instruments.h"
#include "tln-sample-rows.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <string.h>

static gint64
import (TlnDb *db, const char *kind, const char *text)
{
  gint64 id;

  tln_test_begin (db, kind);
  id = tln_test_add (db, tln_test_draft (NULL, text, NULL));
  tln_test_end (db);
  return id;
}

static void
assert_finding (TlnDb *db, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = tln_db_check (db, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++) {
    if (strstr (findings->pdata[i], words) != NULL)
      return;
  }
  g_test_message ("%u findings, none says \"%s\"", findings->len, words);
  g_test_fail ();
}

static void
test_sound (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 5; i++) {
    g_autofree char *text = g_strdup_printf ("算力 text %d", i);
    import (db, TLN_ACT_IMPORT, text);
  }
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  gint64 first = tln_test_int (db, "SELECT min (id) FROM article");
  tln_test_begin (db, TLN_ACT_ARTICLE_TRASH);
  g_assert_true (tln_articles_set_flag (db, first, TLN_FLAG_TRASHED, TRUE, &error));
  tln_test_end (db);
  g_autoptr (GPtrArray) findings = tln_db_check (db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_unsound (void)
{
  static const char *const damages[][2] = {
    { "UPDATE content SET text = text || '.'", "its text is damaged" },
    { "UPDATE original SET bytes = CAST (bytes || '.' AS BLOB)", "its original is damaged" },
    { "UPDATE original SET size = size + 1", "its original is damaged" },
    { "UPDATE original SET encoding = 'zlib'", "its original is damaged" },
    { "DELETE FROM content", "its text is missing" },
    { "DELETE FROM original", "its original is missing" },
    { "DELETE FROM fts", "missing in the search index" },
    { "INSERT INTO fts (rowid, title, body) VALUES (77, 'x', 'x')", "not in the library" },
    { "PRAGMA foreign_keys = OFF; INSERT INTO stage (id, chain_id, position, key, name) "
      "VALUES (1, 99, 0, 'x', 'x')",
      "refers to a row of chain" },
    { "INSERT INTO content (sha256, text) VALUES ('00', 'x')", "no article uses" },
    { "UPDATE article_count SET inbox = 9", "articles of the library are miscounted" },
    { "DELETE FROM article_count", "articles of the library are miscounted" },
    { "INSERT INTO instrument (id, code, exchange, name, created_at) VALUES (1, '515050', 'SSE', "
      "'n', 0); INSERT INTO instrument_count (instrument_id, articles) VALUES (1, 1)",
      "that name 515050 are miscounted" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autoptr (TlnDb) db = tln_test_db ();
    g_autoptr (GError) error = NULL;

    import (db, TLN_ACT_IMPORT, "a text");
    tln_db_exec (db, damages[i][0], &error);
    g_assert_no_error (error);
    assert_finding (db, damages[i][1]);
  }
}

/* A page in the middle of the file is overwritten. */
static void
test_damaged_file (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDb) db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_autofree char *bytes = NULL;
  gsize size;

  for (int i = 0; i < 50; i++) {
    g_autofree char *text = g_strdup_printf ("text %d", i);
    import (db, TLN_ACT_IMPORT, text);
  }
  gint64 root = tln_test_int (db, "SELECT rootpage FROM sqlite_schema WHERE name = 'act'");
  g_clear_pointer (&db, tln_db_close);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  memset (bytes + (root - 1) * 4096, 0x5a, 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  db = tln_db_open (path, TLN_DB_READER, &error);
  g_assert_no_error (error);
  assert_finding (db, "The file is damaged");
  g_clear_pointer (&db, tln_db_close);
  tln_test_folder_remove (folder);
}

static void
test_collect (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 kept = import (db, TLN_ACT_IMPORT, "kept");

  import (db, TLN_ACT_IMPORT, "undone");
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_assert_cmpint (tln_db_collect (db, 100, &error), ==, 0);
  g_autoptr (TlnAct) redone = tln_act_redo (db, &error);
  g_assert_no_error (error);
  g_autoptr (TlnAct) again = tln_act_undo (db, &error);
  tln_test_begin (db, TLN_ACT_ARTICLE_STAR);
  tln_articles_set_flag (db, kept, TLN_FLAG_STARRED, TRUE, &error);
  tln_test_end (db);
  g_assert_cmpint (tln_db_collect (db, 100, &error), ==, 2);
  g_assert_cmpint (tln_db_collect (db, 100, &error), ==, 0);
  g_autoptr (TlnBody) body = tln_articles_get_body (db, kept, &error);
  g_assert_cmpstr (body->text, ==, "kept");
  g_autoptr (GPtrArray) findings = tln_db_check (db, &error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static gint64
count_bars (TlnDb *db)
{
  return tln_test_int (db, "SELECT count(*) FROM price_bar");
}

static void
test_collect_bars (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  const TlnBar bars[] = { { 0, 1, 1, 1, 1, 1, 1 }, { 86400, 1, 1, 1, 1, 1, 1 } };
  g_autoptr (TlnSeries) series = tln_series_new (bars, 2);
  const TlnPriceBatch batch = { 0 };
  gint64 etf = tln_instruments_ensure (db, "515050", "SSE", NULL, NULL, &error);

  tln_prices_add (db, etf, &batch, series, &error);
  tln_test_begin (db, TLN_ACT_PRICES);
  tln_prices_add (db, etf, &batch, series, &error);
  tln_test_end (db);
  g_assert_no_error (error);
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_autoptr (TlnSeries) one = tln_prices_load (db, etf, FALSE, &error);
  g_assert_cmpuint (one->n, ==, 2);
  g_assert_cmpint (tln_db_collect (db, 100, &error), ==, 0);
  g_assert_cmpint (count_bars (db), ==, 4);
  import (db, TLN_ACT_IMPORT, "something new, so that it is dropped");
  g_assert_cmpint (tln_db_collect (db, 100, &error), ==, 2);
  g_assert_cmpint (count_bars (db), ==, 2);
}

static void
test_collect_limit (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 before = -1;
  gint64 n;
  guint rounds = 0;

  tln_test_begin (db, TLN_ACT_IMPORT);
  for (int i = 0; i < 10; i++) {
    g_autofree char *text = g_strdup_printf ("text %d", i);
    tln_test_add (db, tln_test_draft (NULL, text, NULL));
  }
  tln_test_end (db);
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  import (db, TLN_ACT_IMPORT, "new");
  while ((n = tln_db_collect (db, 2, &error)) > 0) {
    g_assert_cmpint (n, <=, 4);
    before = n;
    rounds++;
  }
  g_assert_cmpint (before, >, 0);
  g_assert_cmpuint (rounds, ==, 5);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM content"), ==, 1);
}

static void
test_sample (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  const TlnBar bars[] = { { 0, 1, 1, 1, 1, 1, 1 }, { 86400, 1, 1, 1, 1, 1, 1 } };
  g_autoptr (TlnSeries) series = tln_series_new (bars, 2);
  const TlnPriceBatch batch = { .source = (char *) "invented" };
  gint64 own = import (db, TLN_ACT_IMPORT, "my own");

  g_assert_false (tln_sample_present (db));
  tln_test_begin (db, TLN_ACT_SAMPLE);
  gint64 chain;
  g_assert_true (tln_theses_ensure_default_chain (db, "en", &chain, &error));
  gint64 thesis = tln_theses_add (db, "Sample thesis", 0, &error);
  gint64 article = tln_test_add (db, tln_test_draft (NULL, "a sample article", NULL));
  gint64 used = tln_instruments_ensure (db, "515050", "SSE", NULL, NULL, &error);
  gint64 unused = tln_instruments_ensure (db, "516630", "SSE", NULL, NULL, &error);
  tln_prices_add (db, used, &batch, series, &error);
  tln_prices_add (db, unused, &batch, series, &error);
  tln_instruments_link (db, used, thesis, 0, "", &error);
  tln_test_end (db);
  g_assert_true (tln_sample_present (db));

  tln_test_begin (db, TLN_ACT_CLAIM_NEW);
  g_autoptr (TlnQuote) quote = tln_quote_new ("a sample article", 2, 8);
  gint64 claim = tln_claims_add (db, article, quote, &error);
  tln_articles_tag (db, own, 0, 0, used, &error);
  tln_articles_tag (db, own, 0, thesis, 0, &error);
  tln_test_end (db);
  g_autofree char *full = tln_test_dump (db);

  tln_test_begin (db, TLN_ACT_SAMPLE_REMOVE);
  g_assert_true (tln_sample_remove (db, &error));
  tln_test_end (db);
  g_assert_false (tln_sample_present (db));
  g_autoptr (TlnArticle) mine = tln_articles_get (db, own, &error);
  g_assert_nonnull (mine);
  g_assert_null (tln_articles_get (db, article, &error));
  g_assert_null (tln_claims_get (db, claim, &error));
  g_assert_null (tln_theses_get (db, thesis, &error));
  g_assert_null (tln_instruments_get (db, unused, &error));
  g_autoptr (TlnInstrument) needed = tln_instruments_get (db, used, &error);
  g_assert_nonnull (needed);
  g_assert_false (needed->priced);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM chain"), ==, 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM mention"), ==, 1);

  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_assert_cmpstr (undone->kind, ==, TLN_ACT_SAMPLE_REMOVE);
  g_autofree char *back = tln_test_dump (db);
  g_assert_cmpstr (back, ==, full);
  g_assert_true (tln_sample_present (db));
}

/* A chain a thesis of the user's own needs stays. */
static void
test_sample_chain (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 chain;

  tln_test_begin (db, TLN_ACT_SAMPLE);
  g_assert_true (tln_theses_ensure_default_chain (db, "en", &chain, &error));
  tln_theses_add (db, "Sample thesis", chain, &error);
  tln_test_end (db);
  tln_test_begin (db, TLN_ACT_THESIS_NEW);
  tln_theses_add (db, "My thesis", chain, &error);
  tln_test_end (db);
  tln_test_begin (db, TLN_ACT_SAMPLE_REMOVE);
  g_assert_true (tln_sample_remove (db, &error));
  tln_test_end (db);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM stage"), ==, 4);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM thesis"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/db-check/sound", test_sound);
  g_test_add_func ("/db-check/unsound", test_unsound);
  g_test_add_func ("/db-check/damaged-file", test_damaged_file);
  g_test_add_func ("/db-check/collect", test_collect);
  g_test_add_func ("/db-check/collect-bars", test_collect_bars);
  g_test_add_func ("/db-check/collect-limit", test_collect_limit);
  g_test_add_func ("/db-check/sample", test_sample);
  g_test_add_func ("/db-check/sample-chain", test_sample_chain);
  return g_test_run ();
}

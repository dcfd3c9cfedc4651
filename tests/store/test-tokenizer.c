/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terms of texts and of queries, and an FTS5 table of the shape the library has. */
#include "tln-search-unit.h"
#include "tln-tokenizer.h"

#include <string.h>

static sqlite3 *
open_db (void)
{
  sqlite3 *db = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_true (tln_tokenizer_register (db, &error));
  g_assert_no_error (error);
  return db;
}

/* Signature given by SQLite. */
static int
collect_term (void *context, int flags, const char *term, int length, int start, int end)
{
  GString *out = context;

  g_assert_cmpint (start, <=, end);
  if (out->len > 0)
    g_string_append_c (out, ' ');
  for (const char *p = term; p < term + length; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c >= TLN_UNIT_EDGE_MARK && c < TLN_UNIT_EDGE_MARK + 4)
      g_string_append_c (out, "^#~="[c - TLN_UNIT_EDGE_MARK]);
    else
      g_string_append_unichar (out, c);
  }
  return SQLITE_OK;
}

/* The terms of a text, with ^ # ~ = for the marks of edges, titles, initials and pairs. */
static char *
terms_of (const char *text, gsize length, int flags)
{
  sqlite3 *db = open_db ();
  sqlite3_stmt *stmt = NULL;
  fts5_api *api = NULL;
  fts5_tokenizer methods;
  Fts5Tokenizer *tokenizer = NULL;
  void *data = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  sqlite3_prepare_v2 (db, "SELECT fts5(?1)", -1, &stmt, NULL);
  sqlite3_bind_pointer (stmt, 1, (void *) &api, "fts5_api_ptr", NULL);
  sqlite3_step (stmt);
  sqlite3_finalize (stmt);
  g_assert_cmpint (api->xFindTokenizer (api, "tln", &data, &methods), ==, SQLITE_OK);
  g_assert_cmpint (methods.xCreate (data, NULL, 0, &tokenizer), ==, SQLITE_OK);
  g_assert_cmpint (methods.xTokenize (tokenizer, out, flags, text, (int) length, collect_term), ==,
                   SQLITE_OK);
  methods.xDelete (tokenizer);
  sqlite3_close (db);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_terms (const char *text, const char *document, const char *query)
{
  g_autofree char *in_document = terms_of (text, strlen (text), FTS5_TOKENIZE_DOCUMENT);
  g_autofree char *in_query = terms_of (text, strlen (text), FTS5_TOKENIZE_QUERY);

  g_assert_cmpstr (in_document, ==, document);
  g_assert_cmpstr (in_query, ==, query);
}

static void
test_terms (void)
{
  assert_terms ("", "", "");
  assert_terms ("  ,.!", "", "");
  assert_terms ("银", "银", "银");
  assert_terms ("算力", "算 力 算力", "算力");
  assert_terms ("推理算力", "推 理 推理 算 理算 力 算力", "推理 理算 算力");
  assert_terms ("银,力", "银 力", "银 力");
  assert_terms ("GPU", "gpu ^g ^gp ^gpu", "gpu");
  assert_terms ("a", "a ^a", "a");
  assert_terms ("515050.SH", "515050 ^5 ^51 ^515 sh ^s ^sh", "515050 sh");
  assert_terms ("AI大模型", "ai ^a ^ai 大 模 大模 型 模型", "ai 大模 模型");
  assert_terms ("用H20跑", "用 h20 ^h ^h2 ^h20 跑", "用 h20 跑");
}

static void
test_folding (void)
{
  assert_terms ("ＧＰＵ５", "gpu5 ^g ^gp ^gpu", "gpu5");
  assert_terms ("Été", "ete ^e ^et ^ete", "ete");
  /* Decomposed, and cut by a soft hyphen and a zero-width space. */
  assert_terms ("E\xCC\x81t\xC2\xAD"
                "e",
                "ete ^e ^et ^ete", "ete");
  assert_terms ("算\xE2\x80\x8B力", "算 力 算力", "算力");
  assert_terms ("Ωμέγα", "ωμεγα ^ω ^ωμ ^ωμε", "ωμεγα");
  assert_terms ("數據", "数 据 数据", "数据");
  /* An ideographic blank parts. */
  assert_terms ("算　力", "算 力", "算 力");
}

static void
test_edge_mark (void)
{
  /* In a text it is a separator like any other sign, a query that begins with it is one term. */
  assert_terms (TLN_UNIT_EDGE_UTF8 "gp", "gp ^g ^gp", "^gp");
  assert_terms ("g" TLN_UNIT_EDGE_UTF8 "p", "g ^g p ^p", "g p");
}

static void
test_titles (void)
{
  assert_terms (TLN_UNIT_TITLE_UTF8 "算力A", "算 #算 力 #力 算力 #算力 ~sl a #a ^a #^a", "#算力A");
  /* Every reading, and none across what is no Chinese character of the first level. */
  assert_terms (TLN_UNIT_TITLE_UTF8 "长 银行", "长 #长 银 #银 行 #行 银行 #银行 ~yh ~yx",
                "#长 银行");
  g_autofree char *five = terms_of (TLN_UNIT_TITLE_UTF8 "人工智能热", 18, FTS5_TOKENIZE_DOCUMENT);
  g_assert_nonnull (strstr (five, "~rgzn"));
  g_assert_nonnull (strstr (five, "~gznr"));
  g_assert_null (strstr (five, "~rgznr"));
  assert_terms (TLN_UNIT_INITIALS_UTF8 "sl", "sl ^s ^sl", "~sl");
}

/* How the two words of a pair are written among the terms. */
static char *
pair_of (const char *first, const char *second)
{
  char term[TLN_UNIT_PAIR_ROOM];

  tln_unit_pair_term (tln_unit_pair (first, strlen (first), second, strlen (second)), term);
  return g_strconcat ("=", term + strlen (TLN_UNIT_PAIR_UTF8), NULL);
}

static void
test_word_pairs (void)
{
  g_autofree char *of_the = pair_of ("of", "the");
  g_autofree char *the_of = pair_of ("the", "of");
  g_autofree char *of_a = pair_of ("of", "a");
  g_autofree char *terms = g_strdup_printf ("of ^o ^of the ^t ^th ^the %s %s", of_the, the_of);
  g_autofree char *title =
      g_strdup_printf ("of #of ^o #^o ^of #^of a #a ^a #^a %s #%s", of_a, of_a);

  g_assert_cmpstr (of_the, !=, the_of);
  /* Blanks, and what is not there for search, do not part them. */
  assert_terms ("Of \n\n the\xE2\x80\x8B of the", terms, "of the of the");
  assert_terms (TLN_UNIT_TITLE_UTF8 "of a", title, "#of a");
  /* Anything else does. */
  assert_terms ("of, the", "of ^o ^of the ^t ^th ^the", "of the");
  assert_terms ("of. 中 the", "of ^o ^of 中 the ^t ^th ^the", "of 中 the");
  assert_terms (TLN_UNIT_PAIR_UTF8 "abc", "abc ^a ^ab ^abc", "=abc");
}

static void
test_once (void)
{
  assert_terms ("力算力算力", "力 算 力算 算力", "力算 算力 力算 算力");
  assert_terms ("the,The,then", "the ^t ^th ^the then", "the the then");

  /* More terms than are remembered: each still comes at least once. */
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "x%05u ", i);
  g_autofree char *terms = terms_of (text->str, text->len, FTS5_TOKENIZE_DOCUMENT);
  for (guint i = 0; i < 20000; i += 37) {
    g_autofree char *word = g_strdup_printf ("x%05u", i);
    g_assert_nonnull (strstr (terms, word));
  }
}

static void
test_damaged (void)
{
  g_autofree char *nul = terms_of ("银\0行 a", 9, FTS5_TOKENIZE_DOCUMENT);
  g_assert_cmpstr (nul, ==, "银 行 a ^a");
  g_autofree char *cut = terms_of ("ab\xE9\x93", 4, FTS5_TOKENIZE_DOCUMENT);
  g_assert_cmpstr (cut, ==, "ab ^a ^ab");
  g_autofree char *stray = terms_of ("a\xFF\x80 b\xC0\xAF", 6, FTS5_TOKENIZE_DOCUMENT);
  g_assert_cmpstr (stray, ==, "a ^a b ^b");
}

static void
test_long_word (void)
{
  g_autofree char *word = g_strnfill (100000, 'x');
  g_autofree char *cut = g_strnfill (TLN_UNIT_WORD_BYTES, 'x');
  g_autofree char *document = g_strconcat (cut, " ^x ^xx ^xxx", NULL);
  assert_terms (word, document, cut);

  /* The limit does not cut a character, and nothing comes after what did not fit. */
  g_autofree char *head = g_strnfill (TLN_UNIT_WORD_BYTES - 1, 'x');
  g_autofree char *mixed = g_strconcat (head, "щx", NULL);
  g_autofree char *term = terms_of (mixed, strlen (mixed), FTS5_TOKENIZE_QUERY);
  g_assert_cmpstr (term, ==, head);
}

static void
test_fold_stable (void)
{
  /* Index terms of a query are made of folded text: folding again must change nothing. */
  for (gunichar c = 1; c < 0x30000; c++) {
    gunichar once;
    gunichar twice;
    TlnUnitClass class = tln_unit_class (c, &once);
    if (class == TLN_UNIT_WORD || class == TLN_UNIT_CJK) {
      g_assert_cmpint (tln_unit_class (once, &twice), ==, class);
      g_assert_cmphex (twice, ==, once);
    }
  }
}

static gint64
count (sqlite3 *db, const char *match)
{
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (
      sqlite3_prepare_v2 (db, "SELECT count(*) FROM fts WHERE fts MATCH ?1", -1, &stmt, NULL), ==,
      SQLITE_OK);
  sqlite3_bind_text (stmt, 1, match, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  gint64 n = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  return n;
}

static void
test_table (void)
{
  sqlite3 *db = open_db ();
  const char *sql =
      "CREATE VIRTUAL TABLE fts USING fts5 (title, body, content='', contentless_delete=1,"
      " detail=none, tokenize='tln');"
      "INSERT INTO fts (rowid, title, body) VALUES (1, '算力租赁', 'The GPU market'),"
      " (2, 'AI大模型', '推理算力 515050'), (3, 'Inference', '白银');";

  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (count (db, "\"算力\""), ==, 2);
  g_assert_cmpint (count (db, "\"力\""), ==, 2);
  g_assert_cmpint (count (db, "\"推理\" AND \"理算\" AND \"算力\""), ==, 1);
  g_assert_cmpint (count (db, "\"" TLN_UNIT_EDGE_UTF8 "in\""), ==, 1);
  g_assert_cmpint (count (db, "\"infer\" *"), ==, 1);
  g_assert_cmpint (count (db, "\"51505\""), ==, 0);
  g_assert_cmpint (sqlite3_exec (db, "DELETE FROM fts WHERE rowid = 2", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (count (db, "\"算力\""), ==, 1);
  g_assert_cmpint (
      sqlite3_exec (db, "INSERT INTO fts (fts) VALUES ('integrity-check')", NULL, NULL, NULL), ==,
      SQLITE_OK);
  /* Arguments in tokenize='tln …' are refused. */
  g_assert_cmpint (sqlite3_exec (db, "CREATE VIRTUAL TABLE t USING fts5 (a, tokenize='tln x')",
                                 NULL, NULL, NULL),
                   !=, SQLITE_OK);
  sqlite3_close (db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/tokenizer/terms", test_terms);
  g_test_add_func ("/store/tokenizer/folding", test_folding);
  g_test_add_func ("/store/tokenizer/edge-mark", test_edge_mark);
  g_test_add_func ("/store/tokenizer/titles", test_titles);
  g_test_add_func ("/store/tokenizer/word-pairs", test_word_pairs);
  g_test_add_func ("/store/tokenizer/once", test_once);
  g_test_add_func ("/store/tokenizer/damaged", test_damaged);
  g_test_add_func ("/store/tokenizer/long-word", test_long_word);
  g_test_add_func ("/store/tokenizer/fold-stable", test_fold_stable);
  g_test_add_func ("/store/tokenizer/table", test_table);
  return g_test_run ();
}

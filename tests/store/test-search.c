/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search over random Chinese, English and mixed articles finds what a scan finds, in order;
 * filters, Trash, undo of a removal, claims, hostile input. */
#include "tln-day.h"
#include "tln-error.h"
#include "tln-id.h"
#include "tln-search-plan.h"
#include "tln-search-query.h"
#include "tln-search.h"
#include "tln-stmt.h"
#include "tln-test-search.h"
#include "tln-test-store.h"

#include <string.h>

typedef struct {
  gint64 id;
  char *title;
  char *text;
  gboolean gone; /* removed, or in the Trash */
  gboolean starred;
} Doc;

static void
doc_clear (gpointer data)
{
  Doc *doc = data;

  g_free (doc->title);
  g_free (doc->text);
}

/* --- A random library and the scan of it. --- */

static const char *const HAN = "算力推理模型银行白大数据中心液冷光块芯片训练服务器的一銀數據訓練務";
static const char *const WORDS[] = { "the",       "of",          "GPU",      "gpus",    "inference",
                                     "infer",     "market",      "a",        "H20",     "515050",
                                     "5150",      "51",          "DeepSeek", "AI",      "capex",
                                     "Inferring", "caf\xC3\xA9", "marble",   "informed" };
static const char *const SIGNS[] = { "，", "。", ". ", ", ",           "\n\n", "、", "-",
                                     "%",  "“",  "　", "\xEE\x80\x80", "\"",   "(" };

static void
append_han (GString *out, guint n)
{
  glong length = g_utf8_strlen (HAN, -1);

  for (guint i = 0; i < n; i++) {
    gint32 at = g_test_rand_int_range (0, (gint32) length);
    g_string_append_unichar (out, g_utf8_get_char (g_utf8_offset_to_pointer (HAN, at)));
  }
}

static void
append_part (GString *out, int language)
{
  int dice = g_test_rand_int_range (0, 10);

  if (dice == 0)
    g_string_append (out, SIGNS[g_test_rand_int_range (0, G_N_ELEMENTS (SIGNS))]);
  else if (language == 0 || (language == 2 && dice < 6))
    append_han (out, (guint) g_test_rand_int_range (1, 5));
  else
    g_string_append_printf (out, "%s%s", WORDS[g_test_rand_int_range (0, G_N_ELEMENTS (WORDS))],
                            language == 1 || dice == 9 ? " " : "");
}

static char *
random_text (int parts)
{
  GString *out = g_string_new (NULL);
  int language = g_test_rand_int_range (0, 3);

  for (int i = 0; i < parts; i++)
    append_part (out, language);
  return g_string_free (out, FALSE);
}

static GArray *
fill (TlnDb *db, guint n)
{
  GArray *docs = g_array_new (FALSE, FALSE, sizeof (Doc));
  g_autoptr (GError) error = NULL;

  g_array_set_clear_func (docs, doc_clear);
  tln_db_begin (db, &error);
  for (guint i = 0; i < n; i++) {
    Doc doc = { .title = random_text (g_test_rand_int_range (1, 5)),
                .text = random_text (g_test_rand_int_range (0, 60)) };
    doc.id = tln_test_add_text (db, doc.title, doc.text);
    g_array_append_val (docs, doc);
  }
  tln_db_commit (db, &error);
  g_assert_no_error (error);
  return docs;
}

/* Whether a scan finds the query; the scanner itself is tested against the rules elsewhere. */
static gboolean
scan_fits (const TlnSearchQuery *query, const Doc *doc, gboolean titles)
{
  g_autoptr (TlnScan) title = tln_scan_new ();
  g_autoptr (TlnScan) text = tln_scan_new ();

  tln_scan_set (title, doc->title);
  tln_scan_set (text, doc->text);
  for (guint i = 0; i < query->terms->len; i++) {
    const TlnTerm *term = g_ptr_array_index (query->terms, i);
    gboolean there = tln_scan_has (title, term->needle) ||
                     tln_scan_has_initials (title, term->needle) ||
                     ((!titles || term->exclude) && tln_scan_has (text, term->needle));
    if (there == term->exclude)
      return FALSE;
  }
  return TRUE;
}

/* Compares all hits and the newest few with the scan; returns the number of hits. */
static guint
check_query (TlnDb *db, const GArray *docs, const char *text)
{
  g_autoptr (TlnSearchQuery) query = tln_search_query_new (text, NULL);
  g_autoptr (GArray) ids = tln_test_search (db, text, 0);
  g_autoptr (GArray) few = tln_test_search (db, text, 5);
  guint found = 0;

  for (guint i = docs->len; i-- > 0;) {
    const Doc *doc = &g_array_index (docs, Doc, i);
    if (!scan_fits (query, doc, FALSE))
      continue;
    if (found >= ids->len || g_array_index (ids, gint64, found) != doc->id)
      g_error ("query %s misses an article: %s / %s", text, doc->title, doc->text);
    if (found < few->len)
      g_assert_cmpint (g_array_index (few, gint64, found), ==, doc->id);
    found++;
  }
  if (found != ids->len)
    g_error ("query %s: %u hits, %u by the scan", text, ids->len, found);
  g_assert_cmpuint (few->len, ==, MIN (found, 5));
  return found;
}

/* A stretch of some article: what a person would look for again. */
static char *
random_stretch (const GArray *docs)
{
  const Doc *doc = &g_array_index (docs, Doc, g_test_rand_int_range (0, (gint32) docs->len));
  const char *text = g_test_rand_bit () ? doc->title : doc->text;
  glong length = g_utf8_strlen (text, -1);
  glong start = length > 0 ? g_test_rand_int_range (0, (gint32) length) : 0;
  glong take = MIN (length - start, g_test_rand_int_range (1, 25));
  char *stretch = g_utf8_substring (text, start, start + take);

  return g_strdelimit (stretch, "\"", ' ');
}

static char *
random_query (const GArray *docs)
{
  g_autoptr (GString) query = g_string_new (NULL);
  int parts = g_test_rand_int_range (1, 4);

  for (int i = 0; i < parts; i++) {
    g_autofree char *stretch = random_stretch (docs);
    if (i > 0)
      g_string_append_c (query, ' ');
    switch (g_test_rand_int_range (0, 7)) {
    case 0:
      g_string_append_printf (query, "\"%s\"", stretch);
      break;
    case 1:
      g_string_append_printf (query, "-%s", stretch);
      break;
    case 2:
      g_string_append (query, WORDS[g_test_rand_int_range (0, G_N_ELEMENTS (WORDS))]);
      break;
    case 3:
      g_string_append_printf (query, "%.*s*", g_test_rand_int_range (1, 5),
                              WORDS[g_test_rand_int_range (0, 6)]);
      break;
    case 4:
      append_han (query, (guint) g_test_rand_int_range (1, 4));
      break;
    default:
      g_string_append (query, stretch);
      break;
    }
  }
  return g_string_free (g_steal_pointer (&query), FALSE);
}

static void
test_random (void)
{
  static const char *const FIXED[] = {
    "银",           "的",
    "算力",         "推理算力",
    "光模块",       "515050",
    "5150",         "51",
    "gpu",          "infer",
    "inf",          "i",
    "infer* the",   "\"of the\"",
    "\"GPU\"",      "AI大",
    "AI 大",        "H20算",
    "算力 -gpu",    "-算力",
    "-推理算力",    "%",
    "，",           "",
    "算力 the",     "\"the. of\"",
    "CAFE",         "算 力 推",
    "\"算\n\n",     "deep",
    "deepseek",     "(",
    "\xEE\x80\x80", "-% 算力",
    "的 一 银 the", "a",
    "\"a\" b",      "算力推理模型",
    "ＧＰＵ",       "\"，推\" -the",
    "-gpu -infer*", "gpu* infer* 5*",
    "銀行",         "数据",
    "數據",         "-服務器",
    "sl",           "tl the",
    "\"sl\"",       "-sl 银",
    "\"the of\"",   "\"of the GPU\"",
    "\"a market\"", "\"market of the\" -gpu",
    "\"of a the",   "\"GPU 算\"",
  };
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GArray) docs = fill (db, 600);
  guint with_hits = 0;

  for (guint i = 0; i < G_N_ELEMENTS (FIXED); i++)
    check_query (db, docs, FIXED[i]);
  for (guint i = 0; i < 800; i++) {
    g_autofree char *query = random_query (docs);
    with_hits += check_query (db, docs, query) > 0;
  }
  g_assert_cmpuint (with_hits, >, 200);
}

/* --- The newest few, which long prefixes are tried for by their first characters. --- */

/* Takes some articles away, puts some of these back, changes some. */
static void
shake (TlnDb *db, const GArray *docs)
{
  tln_test_sql (db, "CREATE TEMP TABLE kept AS SELECT * FROM article");
  for (guint i = 0; i < docs->len; i++) {
    Doc *doc = &g_array_index (docs, Doc, i);
    int dice = g_test_rand_int_range (0, 12);
    doc->gone = dice < 2;
    doc->starred = g_test_rand_int_range (0, 4) == 0;
    if (dice == 0 || dice == 3)
      tln_test_sql (db, "DELETE FROM article WHERE id = %" G_GINT64_FORMAT, doc->id);
    if (dice == 1)
      tln_test_sql (db, "UPDATE article SET trashed_at = 5 WHERE id = %" G_GINT64_FORMAT, doc->id);
    if (dice == 3)
      tln_test_sql (db, "INSERT INTO article SELECT * FROM kept WHERE id = %" G_GINT64_FORMAT,
                    doc->id);
    if (dice == 4) {
      g_free (doc->title);
      doc->title = g_strdup ("infer markets");
      tln_test_sql (db, "UPDATE article SET title = '%s' WHERE id = %" G_GINT64_FORMAT, doc->title,
                    doc->id);
    }
    if (doc->starred)
      tln_test_sql (db, "UPDATE article SET starred = 1 WHERE id = %" G_GINT64_FORMAT, doc->id);
  }
}

typedef struct {
  GArray *ids;
  guint limit;
} Few;

static gboolean
take_few (gint64 id, TlnScan *first, TlnScan *second, gpointer data)
{
  Few *few = data;

  g_array_append_val (few->ids, id);
  return few->ids->len < few->limit;
}

static GArray *
scan_few (const GArray *docs, const TlnSearchQuery *query, gboolean titles, guint limit)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = docs->len; i-- > 0 && ids->len < limit;) {
    const Doc *doc = &g_array_index (docs, Doc, i);
    if (!doc->gone && (query->filters->len == 0 || doc->starred) && scan_fits (query, doc, titles))
      g_array_append_val (ids, doc->id);
  }
  return ids;
}

/* However far the first characters are tried, and whether or not they help; the number found. */
static guint
check_few (TlnDb *db, const GArray *docs, const char *text)
{
  gboolean titles = g_test_rand_int_range (0, 4) == 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnSearchPlan) plan = tln_search_plan_new (db, TLN_SOURCE_INDEX, text, titles, &error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Few few = { ids, (guint) g_test_rand_int_range (1, 80) };

  g_assert_no_error (error);
  plan->edges_above = g_test_rand_int_range (-1, (gint32) docs->len + 1);
  plan->edges_misses = (guint) g_test_rand_int_range (1, 50);
  g_autoptr (GArray) expected = scan_few (docs, plan->query, titles, few.limit);
  g_assert_true (tln_search_plan_run (plan, db, take_few, &few, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), expected->data,
                   expected->len * sizeof (gint64));
  return ids->len;
}

static void
test_newest (void)
{
  static const char *const QUERIES[] = {
    "infer",
    "infere",
    "inform",
    "mark",
    "marbl",
    "515050",
    "5150",
    "caf\xC3\xA9",
    "capex",
    "deeps",
    "infer is:starred",
    "marke* gpu",
    "infer* mar",
    "infer* -marke*",
    "银 -infer*",
    "\"of the\" infe",
    "H20算infer",
    "算力 info",
    "mark* is:starred",
    "zzzz",
    "-gpu inferr",
  };
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GArray) docs = fill (db, 400);
  guint with_hits = 0;

  shake (db, docs);
  for (guint i = 0; i < 20 * G_N_ELEMENTS (QUERIES); i++)
    with_hits += check_few (db, docs, QUERIES[i % G_N_ELEMENTS (QUERIES)]) > 0;
  g_assert_cmpuint (with_hits, >, 10 * G_N_ELEMENTS (QUERIES));
}

static void
test_cases (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 a = tln_test_add_text (db, "推理算力的需求", "GPU inference 515050.SH");
  gint64 b = tln_test_add_text (db, "AI 大模型", "The market of. The end");
  gint64 c = tln_test_add_text (db, "白银", "AI大模型 and gpus\nof\nthe people");

  tln_test_assert_ids (db, "推理算力", a, (gint64) 0);
  tln_test_assert_ids (db, "力的", a, (gint64) 0);
  tln_test_assert_ids (db, "AI大模型", c, b, (gint64) 0);
  tln_test_assert_ids (db, "AI 大模型", c, b, (gint64) 0);
  tln_test_assert_ids (db, "\"of the\"", c, (gint64) 0);
  tln_test_assert_ids (db, "gpu", c, a, (gint64) 0);
  tln_test_assert_ids (db, "gpu 的", a, (gint64) 0);
  tln_test_assert_ids (db, "\"gpu\"", a, (gint64) 0);
  tln_test_assert_ids (db, "515050", a, (gint64) 0);
  tln_test_assert_ids (db, "15050", (gint64) 0);
  tln_test_assert_ids (db, "大模型 -gpus", b, (gint64) 0);
  /* The words may be apart, one in the title and one in the body. */
  tln_test_assert_ids (db, "白银 people", c, (gint64) 0);
  /* A phrase is in one of the two. */
  tln_test_assert_ids (db, "\"白银 AI\"", (gint64) 0);
  tln_test_assert_ids (db, "", c, b, a, (gint64) 0);
  /* By initials, of titles only, and not what is quoted. */
  tln_test_assert_ids (db, "tlsl", a, (gint64) 0);
  tln_test_assert_ids (db, "by", c, (gint64) 0);
  tln_test_assert_ids (db, "dmx", b, (gint64) 0);
  tln_test_assert_ids (db, "\"by\"", (gint64) 0);
  tln_test_assert_ids (db, "gpu tl", a, (gint64) 0);
  /* Traditional characters, both ways. */
  gint64 d = tln_test_add_text (db, "數據中心", "電力需求");
  tln_test_assert_ids (db, "数据", d, (gint64) 0);
  tln_test_assert_ids (db, "电力 數據中心", d, (gint64) 0);
  tln_test_assert_ids (db, "推理算力的需求", a, (gint64) 0);
  tln_test_assert_ids (db, "sjzx", d, (gint64) 0);
}

static void
test_trash (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 a = tln_test_add_text (db, "银", "one");
  gint64 b = tln_test_add_text (db, "银行", "two");
  gint64 c = tln_test_add_text (db, "白银", "three");
  g_autoptr (GError) error = NULL;

  tln_test_sql (db, "UPDATE article SET trashed_at = 5 WHERE id = %" G_GINT64_FORMAT, b);
  tln_test_assert_ids (db, "银", c, a, (gint64) 0);
  tln_test_assert_ids (db, "银行", (gint64) 0);
  tln_test_assert_ids (db, "-three", a, (gint64) 0);
  g_autoptr (GArray) trashed = tln_search_trash_ids (db, "行 tw", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trashed->len, ==, 1);
  g_assert_cmpint (g_array_index (trashed, gint64, 0), ==, b);
  tln_test_sql (db, "UPDATE article SET trashed_at = NULL WHERE id = %" G_GINT64_FORMAT, b);
  tln_test_assert_ids (db, "银", c, b, a, (gint64) 0);
}

static void
test_changes (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 a = tln_test_add_text (db, "first", "same words");
  gint64 b = tln_test_add_text (db, "second", "other words");
  gint64 c = tln_test_add_text (db, "third", "more words");

  tln_test_sql (db, "UPDATE article SET title = '改名' WHERE id = %" G_GINT64_FORMAT, a);
  tln_test_assert_ids (db, "first", (gint64) 0);
  tln_test_assert_ids (db, "改名 same", a, (gint64) 0);
  tln_test_sql (db, "UPDATE article SET unread = 0, starred = 1");
  tln_test_assert_ids (db, "words", c, b, a, (gint64) 0);
  /* Removed and put back, as undo does: at its old place. */
  tln_test_sql (db, "CREATE TEMP TABLE kept AS SELECT * FROM article WHERE title = 'second'");
  tln_test_sql (db, "DELETE FROM article WHERE title = 'second'");
  tln_test_assert_ids (db, "words", c, a, (gint64) 0);
  tln_test_sql (db, "INSERT INTO article SELECT * FROM kept");
  tln_test_assert_ids (db, "words", c, b, a, (gint64) 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM fts"), ==, 3);
}

static void
test_hits (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 a = tln_test_add_text (db, "算力租赁", "The market for 算力 grows.");
  gint64 b = tln_test_add_text (db, "Market", "Nothing else of the market: 算力租赁，算力。");
  g_autoptr (GPtrArray) hits = tln_search (db, "算力 -银", 10, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 2);
  const TlnHit *first = g_ptr_array_index (hits, 0);
  const TlnHit *second = g_ptr_array_index (hits, 1);
  g_assert_cmpint (first->id, ==, b);
  g_assert_cmpint (second->id, ==, a);
  g_assert_cmpstr (second->snippet, ==, "The market for 算力 grows.");
  guint32 expected[] = { 15, 17 };
  g_assert_cmpmem (second->marks->data, second->marks->len * sizeof (guint32), expected,
                   sizeof expected);
  /* Once in the title is worth more than twice in the body. */
  g_assert_cmpfloat (second->score, >, first->score);

  g_autoptr (TlnHit) held = tln_hit_ref (g_ptr_array_index (hits, 0));
  g_clear_pointer (&hits, g_ptr_array_unref);
  g_assert_cmpuint (held->marks->len, ==, 4);
}

static void
test_marks (void)
{
  g_autoptr (GArray) marks = tln_search_marks ("算力 market -the", "The 算力 market算");
  guint32 expected[] = { 4, 6, 7, 13 };
  g_assert_cmpmem (marks->data, marks->len * sizeof (guint32), expected, sizeof expected);

  g_autoptr (GArray) nothing = tln_search_marks ("is:green 算力", "算力");
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_claims (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 ids[3];

  for (guint i = 0; i < 3; i++)
    ids[i] = tln_test_add_text (db, "银", i == 0 ? "zero" : i == 1 ? "one" : "two");
  tln_test_fill_filters (db, ids);
  g_autoptr (GArray) by_note = tln_search_claim_ids (db, "银价 hold 张三", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (by_note->len, ==, 1);
  g_assert_cmpint (g_array_index (by_note, gint64, 0), ==, 1);
  g_autoptr (GArray) all = tln_search_claim_ids (db, "is:unread", &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (g_array_index (all, gint64, 0), ==, 2);
  g_autoptr (GArray) none = tln_search_claim_ids (db, "gpu -the", &error);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_errors (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_null (tln_search (db, "银 is:green", 0, &error));
  g_assert_error (error, TLN_SEARCH_ERROR, TLN_SEARCH_ERROR_FLAG);
  g_clear_error (&error);
  tln_test_add_text (db, "银", "");
  g_cancellable_cancel (cancellable);
  tln_db_set_cancellable (db, cancellable);
  g_assert_null (tln_search_ids (db, "银", 0, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (tln_search (db, "stage:x", 0, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  tln_db_set_cancellable (db, NULL);
  tln_test_assert_ids (db, "金", (gint64) 0);
}

static void
test_hostile (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *word = g_strnfill (100000, 'x');
  g_autofree char *longer = g_strconcat (word, "y", NULL);
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", word);
  g_autoptr (GString) han = g_string_new (NULL);

  for (int i = 0; i < 30000; i++)
    g_string_append (han, i % 2 ? "银" : "力");
  gint64 a = tln_test_add_text (db, "a", word);
  gint64 b = tln_test_add_text (db, "b", longer);
  gint64 c = tln_test_add_text (db, "c", han->str);
  tln_test_assert_ids (db, quoted, a, (gint64) 0);
  tln_test_assert_ids (db, word, b, a, (gint64) 0);
  tln_test_assert_ids (db, longer, b, (gint64) 0);
  tln_test_assert_ids (db, han->str, c, (gint64) 0);
  tln_test_assert_ids (db, "\"", c, b, a, (gint64) 0);
  tln_test_assert_ids (db, "* AND (NEAR \"", (gint64) 0);
  /* A NUL that got into the table all the same ends the text. */
  tln_test_sql (db,
                "UPDATE content SET text = '银行' || char (0) || '算力' WHERE text LIKE 'x%%y'");
  tln_test_sql (db, "UPDATE article SET title = 'd' WHERE title = 'b'");
  tln_test_assert_ids (db, "银行", b, (gint64) 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/store/search/cases", test_cases);
  g_test_add_func ("/store/search/random", test_random);
  g_test_add_func ("/store/search/newest", test_newest);
  g_test_add_func ("/store/search/trash", test_trash);
  g_test_add_func ("/store/search/changes", test_changes);
  g_test_add_func ("/store/search/hits", test_hits);
  g_test_add_func ("/store/search/marks", test_marks);
  g_test_add_func ("/store/search/claims", test_claims);
  g_test_add_func ("/store/search/errors", test_errors);
  g_test_add_func ("/store/search/hostile", test_hostile);
  return g_test_run ();
}

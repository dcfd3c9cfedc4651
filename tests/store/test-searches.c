/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches that are kept: saved, found, changed, put in order, removed, all of it undone. */
#include "tln-act.h"
#include "tln-error.h"
#include "tln-search-rename.h"
#include "tln-searches.h"
#include "tln-tags.h"
#include "tln-test-search.h"
#include "tln-test-store.h"
#include "tln-theses.h"

static gint64
save (TlnDb *db, const char *name, const char *text)
{
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  g_autoptr (GError) error = NULL;

  query->text = g_strdup (text);
  g_autoptr (TlnSavedSearch) search = tln_saved_search_new (name, query);
  g_assert_true (tln_searches_save (db, search, &error));
  g_assert_no_error (error);
  return search->id;
}

static void
assert_names (TlnDb *db, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = tln_searches_get_all (db, &error);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                            ((TlnSavedSearch *) all->pdata[i])->name);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_kept (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_CLAIMS, 0);

  query->text = g_strdup ("stance:against power");
  query->sort = TLN_SORT_SPEAKER;
  query->reverse = TRUE;
  g_autoptr (TlnSavedSearch) search = tln_saved_search_new ("  Power \t doubts ", query);
  g_assert_true (tln_searches_save (db, search, &error));
  g_autoptr (TlnSavedSearch) found = tln_searches_find (db, "power  DOUBTS", &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->id, ==, search->id);
  g_assert_cmpstr (found->name, ==, "Power doubts");
  g_assert_true (tln_query_equal (found->query, query));
  g_autoptr (TlnSavedSearch) none = tln_searches_find (db, "power", &error);
  g_assert_null (none);
  g_assert_no_error (error);

  found->query->kind = TLN_LIST_INBOX;
  found->query->reverse = FALSE;
  found->query->sort = TLN_SORT_BEST;
  g_set_str (&found->name, "Power");
  g_assert_true (tln_searches_save (db, found, &error));
  assert_names (db, "Power");
  g_autoptr (TlnSavedSearch) again = tln_searches_find (db, "power", &error);
  g_assert_true (tln_query_equal (again->query, found->query));
}

static void
test_order_and_undo (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 a = save (db, "A", "loom");
  gint64 c;

  save (db, "B", "weaver");
  c = save (db, "C", "cloth");
  assert_names (db, "A B C");
  g_assert_true (tln_searches_move (db, a, 99, &error));
  assert_names (db, "B C A");
  g_assert_true (tln_searches_move (db, a, 0, &error));
  g_assert_true (tln_searches_move (db, 7, 0, &error));
  assert_names (db, "A B C");

  g_autofree char *before = tln_test_dump (db);
  tln_test_begin (db, TLN_ACT_SEARCH);
  g_assert_true (tln_searches_move (db, c, 1, &error));
  g_assert_true (tln_searches_remove (db, a, &error));
  save (db, "D", "dye");
  tln_test_end (db);
  assert_names (db, "C B D");
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_autofree char *back = tln_test_dump (db);
  g_assert_cmpstr (back, ==, before);
  g_autoptr (TlnAct) redone = tln_act_redo (db, &error);
  assert_names (db, "C B D");
}

static void
assert_count (TlnDb *db, TlnListKind kind, const char *text, guint expected)
{
  g_autoptr (TlnQuery) query = tln_query_new (kind, 0);
  g_autoptr (GError) error = NULL;
  guint count = 99;
  gboolean more = TRUE;

  query->text = g_strdup (text);
  g_assert_true (tln_searches_count (db, query, &count, &more, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count, ==, expected);
  g_assert_false (more);
}

/* Each in its list. */
static void
test_counts (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  g_autoptr (GError) error = NULL;
  guint count;
  gboolean more;

  tln_test_add_text (db, "A", "loom");
  tln_test_add_text (db, "B", "loom");
  tln_test_add_text (db, "C", "loom");
  tln_test_sql (db, "UPDATE article SET archived = 1 WHERE title = 'A'");
  tln_test_sql (db, "UPDATE article SET trashed_at = 9 WHERE title = 'C'");
  tln_test_sql (db, "INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end,"
                    " text_sha256, created_at) SELECT 1, id, 'loom', '', '', 0, 4, text_sha256, 0"
                    " FROM article WHERE title = 'A'");
  assert_count (db, TLN_LIST_LIBRARY, "loom", 2);
  assert_count (db, TLN_LIST_INBOX, "loom", 1);
  assert_count (db, TLN_LIST_TRASH, "loom", 1);
  assert_count (db, TLN_LIST_CLAIMS, "loom", 1);
  assert_count (db, TLN_LIST_CLAIMS, "tide", 0);
  query->text = g_strdup ("since:never");
  g_assert_false (tln_searches_count (db, query, &count, &more, &error));
  g_assert_error (error, TLN_SEARCH_ERROR, TLN_SEARCH_ERROR_DATE);
}

static void
assert_refused (TlnDb *db, const char *name, TlnListKind kind, const char *text)
{
  g_autoptr (TlnQuery) query = tln_query_new (kind, 0);
  g_autoptr (GError) error = NULL;

  query->text = g_strdup (text);
  g_autoptr (TlnSavedSearch) search = tln_saved_search_new (name, query);
  g_assert_false (tln_searches_save (db, search, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM saved_search"), ==, 0);
}

static void
test_refused (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();

  assert_refused (db, " ", TLN_LIST_LIBRARY, "loom");
  assert_refused (db, "Looms", TLN_LIST_LIBRARY, NULL);
  assert_refused (db, "Looms", TLN_LIST_LIBRARY, "  ");
  assert_refused (db, "Looms", TLN_LIST_ARTICLES_OF_FEED, "loom");
  assert_refused (db, "Looms", TLN_LIST_CLAIMS_OF_THESIS, "loom");
  assert_refused (db, "Looms", TLN_LIST_LIBRARY, "since:never");
}

static void
test_rename (void)
{
  static const struct {
    const char *text;
    const char *to;
    const char *renamed; /* NULL: nothing is different */
  } cases[] = {
    { "tag:hbm", "dram", "tag:dram" },
    { "算力 -tag:HBM  loom", "dram", "算力 -tag:dram  loom" },
    { "标签：\"hbm\" 液冷", "高带宽 内存", "标签：\"高带宽 内存\" 液冷" },
    { "tag:a,hbm,b tag:hbm", "dram", "tag:a,dram,b tag:dram" },
    { "tag:a,hbm tag:hbm", "two words", "tag:a,hbm tag:\"two words\"" },
    { "tag:hbm2 hbm stage:hbm \"tag:hbm\"", "dram", NULL },
    { "tag:hbm", "hbm", NULL },
    { "tag:hbm is:nonsense", "dram", NULL },
    { "", "dram", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *renamed =
        tln_search_rename_value (cases[i].text, TLN_FILTER_TAG, "hbm", cases[i].to);
    g_assert_cmpstr (renamed, ==, cases[i].renamed);
  }
}

static char *
words_of (TlnDb *db, const char *name)
{
  g_autoptr (TlnSavedSearch) search = tln_searches_find (db, name, NULL);

  return search != NULL ? g_strdup (search->query->text) : NULL;
}

static void
assert_words (TlnDb *db, const char *name, const char *expected)
{
  g_autofree char *words = words_of (db, name);

  g_assert_cmpstr (words, ==, expected);
}

/* A tag that goes by another name, or becomes one with another, is still searched for; undo takes
 * both back as one. */
static void
test_tag_renamed (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 article = tln_test_add_text (db, "Loom", "A weaver.");
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_tags_add (db, article, "hbm", &error));
  g_assert_true (tln_tags_add (db, article, "chips", &error));
  save (db, "Memory", "tag:hbm loom");
  save (db, "tag:hbm", "tag:hbm");
  gint64 tag = tln_test_int (db, "SELECT id FROM tag WHERE name = 'hbm'");
  tln_test_begin (db, TLN_ACT_TAG);
  g_assert_true (tln_tags_rename (db, tag, " high bandwidth ", &error));
  tln_test_end (db);
  assert_words (db, "Memory", "tag:\"high bandwidth\" loom");
  assert_words (db, "tag:\"high bandwidth\"", "tag:\"high bandwidth\"");
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_assert_no_error (error);
  assert_words (db, "Memory", "tag:hbm loom");
  assert_words (db, "tag:hbm", "tag:hbm");
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM tag WHERE name = 'hbm'"), ==, 1);

  tln_test_begin (db, TLN_ACT_TAG);
  g_assert_true (tln_tags_rename (db, tag, "chips", &error));
  tln_test_end (db);
  assert_words (db, "Memory", "tag:chips loom");
  tag = tln_test_int (db, "SELECT id FROM tag WHERE name = 'chips'");
  g_assert_true (tln_tags_delete (db, tag, &error));
  assert_words (db, "Memory", "tag:chips loom");
}

static void
rename_to (TlnDb *db, gint64 thesis, gint64 stage, const char *name)
{
  g_autoptr (GError) error = NULL;

  tln_test_begin (db, thesis != 0 ? TLN_ACT_THESIS_EDIT : TLN_ACT_STAGE);
  if (thesis != 0)
    tln_theses_set (db, thesis, "title", name, &error);
  else
    tln_theses_rename_stage (db, stage, name, &error);
  g_assert_no_error (error);
  tln_test_end (db);
}

/* A thesis or a stage that is called something else is still searched for, and only it; a name that
 * two have stays with the other one. */
static void
test_thesis_and_stage_renamed (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 chain = tln_theses_add_chain (db, "Power", &error);
  gint64 stage = tln_theses_add_stage (db, chain, "Grid", NULL, &error);
  gint64 thesis = tln_theses_add (db, "Copper", chain, &error);
  gint64 twin = tln_theses_add (db, "Coal", chain, &error);

  g_assert_no_error (error);
  save (db, "Wires", "thesis:copper stage:grid tag:grid");
  save (db, "Coal", "thesis:Coal");
  rename_to (db, thesis, 0, "Copper wins");
  assert_words (db, "Wires", "thesis:\"Copper wins\" stage:grid tag:grid");
  rename_to (db, 0, stage, "Lines");
  assert_words (db, "Wires", "thesis:\"Copper wins\" stage:Lines tag:grid");
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_assert_no_error (error);
  assert_words (db, "Wires", "thesis:\"Copper wins\" stage:grid tag:grid");
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM stage WHERE name = 'Grid'"), ==, 1);
  rename_to (db, thesis, 0, "coal");
  rename_to (db, twin, 0, "Gas");
  assert_words (db, "Coal", "thesis:Coal");
  rename_to (db, thesis, 0, "Peat");
  assert_words (db, "Coal", "thesis:Peat");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/searches/kept", test_kept);
  g_test_add_func ("/searches/order-and-undo", test_order_and_undo);
  g_test_add_func ("/searches/counts", test_counts);
  g_test_add_func ("/searches/refused", test_refused);
  g_test_add_func ("/searches/rename", test_rename);
  g_test_add_func ("/searches/tag-renamed", test_tag_renamed);
  g_test_add_func ("/searches/thesis-and-stage-renamed", test_thesis_and_stage_renamed);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search index that is damaged: searches find everything all the same and say how, articles can
 * be saved, and it is made anew, also where the damage reads as if there were nothing. */
#include "tln-db-private.h"
#include "tln-error.h"
#include "tln-search-run.h"
#include "tln-store-core.h"
#include "tln-test-index.h"
#include "tln-test-search.h"
#include "tln-test-store.h"

#include <string.h>

/* The row that says what there is: every look and every write needs it. */
static const char GONE[] = "DELETE FROM fts_data WHERE id = 10";
/* The same, so that it says that there is nothing. */
static const char ZEROED[] = "UPDATE fts_data SET block = zeroblob (length (block)) WHERE id = 10";
/* Cut off. */
static const char CUT[] = "UPDATE fts_data SET block = x'0000' WHERE id = 10";
/* Everything but this. */
static const char LEAVES[] = "UPDATE fts_data SET block = zeroblob (length (block)) WHERE id > 10";

typedef struct {
  char *folder;
  char *path;
  gint64 ids[TLN_TEST_INDEXED];
} Fixture;

static TlnDb *
open_library (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  TlnDb *db = tln_db_open (fixture->path, TLN_DB_WRITER, &error);

  g_assert_no_error (error);
  return db;
}

/* Breaks the index's own tables behind our back. */
static void
damage (const Fixture *fixture, const char *sql)
{
  g_autofree char *script = g_strdup_printf ("import sqlite3, sys\n"
                                             "d = sqlite3.connect (sys.argv[1])\n"
                                             "d.execute (\"%s\")\n"
                                             "d.commit ()\n",
                                             sql);
  const char *argv[] = { "python3", "-c", script, fixture->path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* A library, damaged by the SQL of the test where there is one. */
static void
set_up (Fixture *fixture, gconstpointer sql)
{
  fixture->folder = tln_test_folder ();
  fixture->path = g_build_filename (fixture->folder, "library.db", NULL);
  g_autoptr (TlnDb) db = open_library (fixture);
  tln_test_index_fill (db, fixture->ids);
  g_clear_pointer (&db, tln_db_close);
  if (sql != NULL)
    damage (fixture, sql);
  tln_store_core_set_idle (G_MAXINT);
}

static void
tear_down (Fixture *fixture, gconstpointer sql)
{
  tln_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* A search goes by the texts and says so, whoever serves it hears of it. */
static void
test_search (Fixture *fixture, gconstpointer sql)
{
  g_autoptr (TlnDb) db = open_library (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (tln_db_take_index_damage (db));
  g_assert_cmpint (tln_test_index_basis (db), ==, TLN_SEARCH_BY_SCAN_DAMAGED);
  g_assert_true (tln_db_take_index_damage (db));
  tln_test_index_assert_finds (db, fixture->ids);
  g_assert_true (tln_search_index_drop (db, &error));
  tln_test_index_build (db, 100);
  g_assert_cmpint (tln_test_index_basis (db), ==, TLN_SEARCH_BY_INDEX);
  g_assert_false (tln_db_take_index_damage (db));
  tln_test_index_assert_finds (db, fixture->ids);
  tln_test_index_assert_sound (db);
}

/* Found out before anything is written. */
static void
test_mend (Fixture *fixture, gconstpointer sql)
{
  g_autoptr (TlnDb) db = open_library (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_search_index_mend (db, &error));
  g_assert_no_error (error);
  g_assert_false (tln_test_index_is_current (db));
  gint64 late = tln_test_add_text (db, "late", "text");
  g_assert_cmpint (tln_test_index_basis (db), ==, TLN_SEARCH_BY_SCAN_BUILDING);
  tln_test_index_assert_finds (db, fixture->ids);
  tln_test_index_build (db, 7);
  g_assert_true (tln_search_index_mend (db, &error));
  g_assert_true (tln_test_index_is_current (db));
  tln_test_assert_ids (db, "late", late, (gint64) 0);
  tln_test_index_assert_finds (db, fixture->ids);
  tln_test_index_assert_sound (db);
}

static void
test_check (Fixture *fixture, gconstpointer sql)
{
  g_autoptr (TlnDb) db = open_library (fixture);
  g_autoptr (GError) error = NULL;
  gboolean sound;

  g_assert_true (tln_search_index_check (db, &sound, &error));
  g_assert_no_error (error);
  g_assert_false (sound);
}

/* What looks odd and is not: nothing found, titles that are hardly words, or read like a query. */
static void
test_sound (Fixture *fixture, gconstpointer sql)
{
  static const char *const TITLES[] = { "is:unread",
                                        "-not \"this\" one",
                                        "“引号”里的 stage:训练",
                                        "…",
                                        "\"",
                                        " gpu  infer* ",
                                        "a(b)c'd\"e 中文ABC混排、，。",
                                        "É\xCC\x81t\xC3\xA9 ﬁne ＡＢＣ １２３",
                                        "算力租賃\xF0\x9F\x98\x80算力" };
  g_autoptr (TlnDb) db = open_library (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *long_word = g_strnfill (300, 'x');
  g_autofree char *many = g_strdup_printf ("%s 很长的标题 %s of the end", long_word, long_word);

  for (guint i = 0; i <= G_N_ELEMENTS (TITLES); i++) {
    gint64 id =
        tln_test_add_text (db, i < G_N_ELEMENTS (TITLES) ? TITLES[i] : many, "body of it all");
    /* Each is the newest for once, and then is gone. */
    g_assert_true (tln_search_index_mend (db, &error));
    g_assert_no_error (error);
    g_assert_true (tln_test_index_is_current (db));
    tln_test_assert_ids (db, "nowhere", (gint64) 0);
    tln_test_sql (db, "UPDATE article SET trashed_at = 1 WHERE id = %" G_GINT64_FORMAT, id);
  }
  g_assert_true (tln_search_index_mend (db, &error));
  g_assert_true (tln_test_index_is_current (db));
  tln_test_sql (db, "UPDATE article SET trashed_at = 1");
  g_assert_cmpint (tln_test_index_basis (db), ==, TLN_SEARCH_BY_INDEX);
  g_assert_false (tln_db_take_index_damage (db));
}

static gpointer
add_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char SQL[] =
      "INSERT INTO article (id, kind, title, title_origin, published_sort, published_precision,"
      " captured_at, original_sha256, text_sha256, length, excerpt) SELECT 1, kind, 'late',"
      " title_origin, 1, published_precision, 0, original_sha256, text_sha256, 0, ''"
      " FROM article ORDER BY id DESC LIMIT 1";

  return tln_db_exec (db, SQL, error) ? GINT_TO_POINTER (1) : NULL;
}

/* An article can be saved although the index was damaged while the library was closed. */
static void
test_saved (Fixture *fixture, gconstpointer sql)
{
  const TlnJob job = { .run = add_job };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnStore) store = tln_store_new (fixture->path);

  g_assert_nonnull (tln_store_run (store, TLN_ACT_IMPORT, &job, &error));
  g_assert_no_error (error);
  tln_store_close (store);
}

/* Damaged while it is open: what meets it fails and says why, the next one does not, and the index
 * is made anew without anybody asking, or a minute of rest. */
static void
test_met_by_write (Fixture *fixture, gconstpointer sql)
{
  const TlnJob job = { .run = add_job };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnStore) store = tln_store_new (fixture->path);

  tln_store_flush (store);
  g_assert_true (tln_test_index_is_made (store));
  damage (fixture, CUT);
  g_assert_null (tln_store_run (store, TLN_ACT_IMPORT, &job, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_INDEX);
  g_clear_error (&error);
  g_assert_nonnull (tln_store_run (store, TLN_ACT_IMPORT, &job, &error));
  g_assert_no_error (error);
  tln_test_index_wait (store);
  tln_store_close (store);
  g_autoptr (TlnDb) db = open_library (fixture);
  tln_test_index_assert_finds (db, fixture->ids);
  tln_test_index_assert_sound (db);
}

static gpointer
basis_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  tln_test_index_assert_finds (db, data);
  return GUINT_TO_POINTER ((guint) tln_test_index_basis (db) + 1);
}

/* Likewise by a search: it finds all, and the index is made when somebody waits for it. */
static void
test_met_by_search (Fixture *fixture, gconstpointer sql)
{
  const TlnJob job = { .run = basis_job, .data = fixture->ids };
  const guint by_index = TLN_SEARCH_BY_INDEX + 1;
  const guint damaged = TLN_SEARCH_BY_SCAN_DAMAGED + 1;
  g_autoptr (TlnStore) store = tln_store_new (fixture->path);
  gint64 end = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;

  tln_store_flush (store);
  damage (fixture, ZEROED);
  g_assert_cmpuint (GPOINTER_TO_UINT (tln_store_run (store, NULL, &job, NULL)), ==, damaged);
  tln_store_make_index (store);
  while (GPOINTER_TO_UINT (tln_store_run (store, NULL, &job, NULL)) != by_index)
    g_assert_cmpint (g_get_monotonic_time (), <, end);
  tln_store_close (store);
}

static int
count_look (unsigned kind, void *data, void *stmt, void *sql)
{
  *(guint *) data += g_str_has_prefix (sql, "SELECT 1 FROM fts WHERE");
  return 0;
}

/* How often a search that finds nothing looks whether the index is sound. */
static guint
count_looks (TlnDb *db)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  sqlite3_trace_v2 (db->sqlite, SQLITE_TRACE_STMT, count_look, &n);
  g_autoptr (GArray) ids = tln_search_ids (db, "nowhere", 0, &error);
  sqlite3_trace_v2 (db->sqlite, 0, NULL, NULL);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 0);
  return n;
}

/* An index is looked at once, and again when somebody has written to the file. */
static void
test_looked_at_once (Fixture *fixture, gconstpointer sql)
{
  g_autoptr (TlnDb) db = open_library (fixture);
  g_autoptr (TlnDb) other = open_library (fixture);

  g_assert_cmpuint (count_looks (db), >, 0);
  g_assert_cmpuint (count_looks (db), ==, 0);
  tln_test_add_text (other, "late", "text");
  g_assert_cmpuint (count_looks (db), >, 0);
  g_assert_cmpuint (count_looks (db), ==, 0);
  tln_test_add_text (db, "later", "text");
  g_assert_cmpuint (count_looks (db), >, 0);
  damage (fixture, ZEROED);
  g_assert_cmpint (tln_test_index_basis (db), ==, TLN_SEARCH_BY_SCAN_DAMAGED);
  /* What is damaged is looked at again. */
  g_assert_cmpuint (count_looks (db), >, 0);
}

static void
add (const char *name, const char *sql, void (*test) (Fixture *fixture, gconstpointer sql))
{
  g_autofree char *path = g_strconcat ("/store/search-damage/", name, NULL);

  g_test_add (path, Fixture, sql, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("search/gone", GONE, test_search);
  add ("search/zeroed", ZEROED, test_search);
  add ("search/leaves", LEAVES, test_search);
  add ("mend/gone", GONE, test_mend);
  add ("mend/zeroed", ZEROED, test_mend);
  add ("mend/leaves", LEAVES, test_mend);
  add ("check/leaves", LEAVES, test_check);
  add ("sound", NULL, test_sound);
  add ("saved/gone", GONE, test_saved);
  add ("saved/zeroed", ZEROED, test_saved);
  add ("looked-at-once", NULL, test_looked_at_once);
  add ("met-by-write", NULL, test_met_by_write);
  add ("met-by-search", NULL, test_met_by_search);
  return g_test_run ();
}

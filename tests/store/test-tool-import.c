/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports of other tools in a library: dates, tags, state and highlights are there afterwards,
 * once, and one undo takes all of it away. */
#include "tln-articles.h"
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-importer.h"
#include "tln-search.h"
#include "tln-tags.h"
#include "tln-test-store.h"

#include <string.h>

static void
note_result (const TlnImportResult *result, gpointer data)
{
  const char *part = result->path != NULL ? strstr (result->path, " › ") : NULL;
  g_autofree char *name =
      result->path != NULL ? g_path_get_basename (result->path) : g_strdup ("-");

  g_string_append_printf (data, "%s %s\n", part != NULL ? part + strlen (" › ") : name,
                          result->error != NULL            ? "refused"
                          : result->added == TLN_ADDED_NEW ? "new"
                                                           : "duplicate");
}

static char *
import_path (TlnDb *db, const char *path)
{
  const char *const paths[] = { path, NULL };
  g_autoptr (GString) report = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_import_paths (db, paths, "files", note_result, report, &error));
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&report), FALSE);
}

static char *
import_fixture (TlnDb *db, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "tools", name, NULL);

  return import_path (db, path);
}

static void
assert_value (TlnDb *db, const char *sql, const char *expected)
{
  g_autofree char *value = tln_test_value (db, sql);

  g_assert_cmpstr (value, ==, expected);
}

#define TAGS_OF(title) \
  "SELECT group_concat (name, '+') FROM (SELECT t.name FROM tag t JOIN article_tag x " \
  "ON x.tag_id = t.id JOIN article a ON a.id = x.article_id WHERE a.title = '" title \
  "' ORDER BY t.name)"

static void
test_addresses (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *report = import_fixture (db, "pocket.csv");
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (report, ==,
                   "推理算力的缺口 new\nRacks, power and \"heat\" new\n"
                   "https://example.org/no-title new\nA bookmarklet refused\n");
  assert_value (db, "SELECT count(*) FROM article WHERE kind = 'stub'", "3");
  assert_value (db, TAGS_OF ("推理算力的缺口"), "推理 需求+算力");
  assert_value (db, "SELECT captured_at FROM article WHERE title = '推理算力的缺口'",
                "1741600800000");
  assert_value (db, "SELECT published_sort FROM article WHERE title = '推理算力的缺口'",
                "1741600800");
  assert_value (db, "SELECT unread || archived FROM article WHERE title LIKE 'Racks%'", "01");
  assert_value (db, "SELECT unread || archived FROM article WHERE title = '推理算力的缺口'", "10");
  assert_value (db, "SELECT count(*) FROM article WHERE captured_at < 1000000000000", "0");
  g_autoptr (GArray) found = tln_search_ids (db, "tag:power", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_autoptr (GArray) words = tln_search_ids (db, "推理算力", 0, &error);
  g_assert_cmpuint (words->len, ==, 1);
}

/* Anchored by its words where they stand once; kept without a place where they do not. */
static void
test_highlights (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *before = tln_test_dump (db);
  g_autofree char *report = import_fixture (db, "wallabag.json");
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (report, ==, "推理需求翻了六倍 new\nNever fetched new\n");
  assert_value (db,
                "SELECT kind || published || published_origin FROM article WHERE url LIKE '%six%'",
                "html2024-09-07T08:00+08:00wallabag");
  assert_value (db, "SELECT count(*) FROM claim", "3");
  assert_value (db, "SELECT note || anchor FROM claim WHERE exact = '推理请求两周涨到六倍'",
                "检查来源exact");
  assert_value (db, "SELECT created_at FROM claim WHERE exact = '推理请求两周涨到六倍'",
                "1725789600000");
  assert_value (db,
                "SELECT count(*) FROM claim c JOIN article a ON a.id = c.article_id JOIN content t "
                "ON t.sha256 = a.text_sha256 WHERE c.anchor = 'exact' AND "
                "substr (t.text, c.start + 1, c.end - c.start) = c.exact",
                "2");
  assert_value (db, "SELECT anchor || note FROM claim WHERE exact = 'A sentence that is gone'",
                "orphanwas cut later");
  assert_value (db, "SELECT starred || unread FROM article WHERE title = 'Never fetched'", "11");

  g_autofree char *after = tln_test_dump (db);
  g_autofree char *again = import_fixture (db, "wallabag.json");
  g_autofree char *same = tln_test_dump (db);
  g_assert_cmpstr (again, ==, "推理需求翻了六倍 duplicate\nNever fetched duplicate\n");
  g_assert_cmpstr (same, ==, after);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM act"), ==, 1);

  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_autofree char *undone_dump = tln_test_dump (db);
  g_assert_cmpstr (undone_dump, ==, before);
  assert_value (db, "SELECT count(*) FROM article_address", "0");
  g_autoptr (TlnAct) redone = tln_act_redo (db, &error);
  g_autofree char *redone_dump = tln_test_dump (db);
  g_assert_cmpstr (redone_dump, ==, after);
  assert_value (db, "SELECT count(*) FROM article_address", "2");
}

/* Highlights of the clipper go to the article of their address, however it was written. */
static void
test_clipper (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *first = import_fixture (db, "wallabag.json");
  g_autofree char *report = import_fixture (db, "clipper.json");
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (report, ==, "推理需求翻了六倍 duplicate\n");
  assert_value (db,
                "SELECT note || anchor FROM claim WHERE exact = 'nobody has ordered enough of it'",
                "first note\n\nsecond noteexact");
  assert_value (db, "SELECT anchor FROM claim WHERE exact = 'Not in the page'", "orphan");
  assert_value (db, "SELECT count(*) FROM article", "2");
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM act"), ==, 2);
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  assert_value (db, "SELECT count(*) FROM claim", "3");
}

/* The colour comes with a highlight, and later with one that came before colours were kept. */
static void
test_colours (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *first = import_fixture (db, "wallabag.json");
  g_autoptr (GError) error = NULL;

  assert_value (db, "SELECT count(*) FROM claim WHERE colour IS NOT NULL", "0");
  g_autofree char *report = import_fixture (db, "clipper.json");
  assert_value (db, "SELECT colour FROM claim WHERE exact = 'nobody has ordered enough of it'",
                "yellow");
  tln_test_begin (db, TLN_ACT_ARTICLE_TAG);
  g_assert_true (tln_db_exec (db, "UPDATE claim SET colour = NULL", &error));
  tln_test_end (db);
  g_autofree char *again = import_fixture (db, "clipper.json");
  assert_value (db,
                "SELECT group_concat (coalesce (colour, '-'), ' ') FROM claim "
                "WHERE exact IN ('nobody has ordered enough of it', 'Not in the page')",
                "yellow -");
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_assert_no_error (error);
  assert_value (db, "SELECT count(*) FROM claim WHERE colour IS NOT NULL", "0");
}

/* What was only an address becomes the article when an export has its text, with what was kept. */
static void
test_fill (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *report = import_fixture (db, "clipper.json");
  g_autofree char *filled = NULL;

  g_assert_cmpstr (report, ==, "推理需求翻了六倍 new\n");
  assert_value (db, "SELECT group_concat (DISTINCT anchor) FROM claim", "orphan");
  filled = import_fixture (db, "wallabag.json");
  assert_value (db, "SELECT count(*) FROM article", "2");
  assert_value (db, "SELECT kind FROM article WHERE url LIKE '%six%'", "html");
  assert_value (db, "SELECT anchor FROM claim WHERE exact = 'nobody has ordered enough of it'",
                "moved");
  assert_value (db, "SELECT anchor FROM claim WHERE exact = 'Not in the page'", "orphan");
  assert_value (db, TAGS_OF ("推理需求翻了六倍"), "chips+算力");
}

/* Words that stand at two places are of neither. */
static void
test_ambiguous (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = tln_test_write (
      folder, "w.json",
      "[{\"url\": \"https://e.example/t\", \"title\": \"Twice\", \"is_archived\": 0, \"content\": "
      "\"<p>Racks are full. Halls are empty. Racks are full.</p>\", \"annotations\": "
      "[{\"quote\": \"Racks are full.\"}, {\"quote\": \"Halls  are empty.\"}]}]",
      -1);
  g_autofree char *report = import_path (db, path);

  g_assert_cmpstr (report, ==, "Twice new\n");
  assert_value (db, "SELECT anchor FROM claim WHERE exact = 'Racks are full.'", "orphan");
  assert_value (db, "SELECT anchor || start FROM claim WHERE exact = 'Halls are empty.'",
                "exact16");
  tln_test_folder_remove (folder);
}

static void
test_books (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *report = import_fixture (db, "readwise.csv");
  g_autofree char *again = import_fixture (db, "readwise.csv");

  g_assert_cmpstr (report, ==, "The Capacity Question new\n另一本书 new\n");
  g_assert_cmpstr (again, ==, "The Capacity Question duplicate\n另一本书 duplicate\n");
  assert_value (db, "SELECT count(*) || group_concat (DISTINCT anchor) FROM claim", "3orphan");
  assert_value (db, "SELECT note FROM claim WHERE exact LIKE 'Capacity%'",
                "check the source #risk #slow-moving");
  assert_value (db, TAGS_OF ("The Capacity Question"), "semis+长期");
}

static void
test_notes (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *report = import_fixture (db, "zotero.rdf");
  g_autofree char *again = import_fixture (db, "zotero.rdf");

  g_assert_null (strstr (report, "refused"));
  g_assert_null (strstr (again, "new"));
  assert_value (db, "SELECT body FROM note", "extra line\n\nA note of mine.");
  assert_value (db, "SELECT count(*) FROM note", "1");
  assert_value (db, TAGS_OF ("网页 & 标题"), "AI/Chips+automatic+算力");
  assert_value (db,
                "SELECT kind FROM article a JOIN content t ON t.sha256 = a.text_sha256 "
                "WHERE text LIKE 'Standing alone%'",
                "html");
}

/* A folder: what is no export is what it was; archives are looked into without a word. */
static void
test_folder (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *text = tln_test_write (folder, "b.txt", "Racks\nThe racks are full.", -1);
  g_autofree char *zip = tln_test_write (folder, "c.zip", "PK\x03\x04 not one at all", -1);
  g_autofree char *csv =
      tln_test_write (folder, "a.csv",
                      "title,url,time_added,tags,status\nA,https://e.example/,1741600800,x,\n", -1);
  g_autofree char *report = import_path (db, folder);
  g_autofree char *alone = import_path (db, zip);

  g_assert_cmpstr (report, ==, "A new\nb.txt new\n");
  g_assert_cmpstr (alone, ==, "c.zip refused\n");
  tln_test_folder_remove (folder);
}

/* A note of the clipper brings its tags and the day it was made. */
static void
test_clipped_note (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = tln_test_write (
      folder, "n.md", "---\ntitle: Note\ncreated: 2024-05-03\ntags:\n  - clippings\n---\nWords.\n",
      -1);
  g_autofree char *report = import_path (db, path);

  assert_value (db, TAGS_OF ("Note"), "clippings");
  assert_value (db, "SELECT captured_at FROM article", "1714737600000"); /* noon */
  tln_test_folder_remove (folder);
}

static guint
count_of (TlnDb *db, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = tln_tags_get (db, 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < tags->len; i++)
    if (strcmp (((TlnWordTag *) tags->pdata[i])->name, name) == 0)
      return ((TlnWordTag *) tags->pdata[i])->count;
  return 0;
}

static void
test_tags (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *report = import_fixture (db, "pocket.csv");
  gint64 article = tln_test_int (db, "SELECT id FROM article WHERE title LIKE 'Racks%'");
  gint64 other = tln_test_int (db, "SELECT id FROM article WHERE title NOT LIKE 'Racks%'");
  g_autoptr (GError) error = NULL;
  gboolean removed;

  tln_test_begin (db, TLN_ACT_ARTICLE_TAG);
  g_assert_true (tln_tags_add (db, other, " # Chips ", &error));
  g_assert_cmpuint (count_of (db, "chips"), ==, 2);
  g_assert_true (tln_tags_add (db, other, "semis", &error));
  g_assert_false (tln_tags_add (db, other, " # ", &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  /* Renamed to one that is there: both are one, on each article once. */
  g_assert_true (tln_tags_rename (db, tln_test_int (db, "SELECT id FROM tag WHERE name = 'semis'"),
                                  "chips", &error));
  g_assert_cmpuint (count_of (db, "chips"), ==, 2);
  g_assert_cmpuint (count_of (db, "semis"), ==, 0);
  g_assert_true (tln_tags_rename (db, tln_test_int (db, "SELECT id FROM tag WHERE name = 'chips'"),
                                  "芯片", &error));
  g_assert_cmpuint (count_of (db, "芯片"), ==, 2);
  g_assert_true (tln_tags_remove (db, article, "芯片", &removed, &error));
  g_assert_true (removed);
  g_assert_true (tln_tags_remove (db, article, "芯片", &removed, &error));
  g_assert_false (removed);
  g_assert_true (tln_tags_remove (db, other, "芯片", &removed, &error));
  tln_test_end (db);
  assert_value (db, "SELECT count(*) FROM tag WHERE name = '芯片'", "0");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/tool-import/addresses", test_addresses);
  g_test_add_func ("/tool-import/highlights", test_highlights);
  g_test_add_func ("/tool-import/clipper", test_clipper);
  g_test_add_func ("/tool-import/colours", test_colours);
  g_test_add_func ("/tool-import/fill", test_fill);
  g_test_add_func ("/tool-import/ambiguous", test_ambiguous);
  g_test_add_func ("/tool-import/books", test_books);
  g_test_add_func ("/tool-import/notes", test_notes);
  g_test_add_func ("/tool-import/folder", test_folder);
  g_test_add_func ("/tool-import/clipped-note", test_clipped_note);
  g_test_add_func ("/tool-import/tags", test_tags);
  return g_test_run ();
}

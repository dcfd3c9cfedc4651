/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search while it is typed: parts in order, only of the newest query, faults, the end of it. */
#include "tln-error.h"
#include "tln-search-live.h"
#include "tln-test-search.h"
#include "tln-test-store.h"

typedef struct {
  GMainLoop *loop;
  GString *log;
  TlnSearchLive *live;
  const char *next; /* set when the first part comes */
} Typing;

static void
part_cb (const TlnSearchPart *part, gpointer user_data)
{
  Typing *typing = user_data;

  g_string_append_printf (typing->log, "%d:%u ", (int) part->part, part->count);
  if (typing->next != NULL)
    tln_search_live_set (typing->live, g_steal_pointer (&typing->next), TLN_SEARCH_COUNT);
}

static void
done_cb (const TlnSearchFault *fault, const GError *error, gpointer user_data)
{
  Typing *typing = user_data;

  g_string_append_printf (typing->log, "done%s%s", fault != NULL ? " fault" : "",
                          error != NULL ? " error" : "");
  if (error != NULL)
    g_assert_error (error, TLN_SEARCH_ERROR, TLN_SEARCH_ERROR_FLAG);
  g_main_loop_quit (typing->loop);
}

typedef struct {
  Typing typing;
  char *folder;
  TlnStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const TlnSearchLiveFuncs FUNCS = { part_cb, done_cb };
  g_autoptr (GError) error = NULL;

  fixture->folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  g_autoptr (TlnDb) db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  tln_test_add_text (db, "算力", "one");
  tln_test_add_text (db, "银行", "算力 two");
  g_clear_pointer (&db, tln_db_close);
  fixture->store = tln_store_new (path);
  fixture->typing.loop = g_main_loop_new (NULL, FALSE);
  fixture->typing.log = g_string_new (NULL);
  fixture->typing.live = tln_search_live_new (fixture->store, &FUNCS, &fixture->typing);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->typing.live, tln_search_live_free);
  tln_store_close (fixture->store);
  g_object_unref (fixture->store);
  g_main_loop_unref (fixture->typing.loop);
  g_string_free (fixture->typing.log, TRUE);
  tln_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
assert_log (Fixture *fixture, const char *expected)
{
  g_main_loop_run (fixture->typing.loop);
  g_assert_cmpstr (fixture->typing.log->str, ==, expected);
  g_string_truncate (fixture->typing.log, 0);
}

static void
test_parts (Fixture *fixture, gconstpointer data)
{
  tln_search_live_set (fixture->typing.live, "算力", TLN_SEARCH_ALL_PARTS);
  assert_log (fixture, "1:1 2:2 4:2 8:2 done");
  tln_search_live_set (fixture->typing.live, "算力", TLN_SEARCH_COUNT);
  assert_log (fixture, "4:2 done");
}

/* Of what was typed on the way nothing comes. */
static void
test_newest (Fixture *fixture, gconstpointer data)
{
  tln_search_live_set (fixture->typing.live, "算力", TLN_SEARCH_ALL_PARTS);
  tln_search_live_set (fixture->typing.live, "", TLN_SEARCH_ALL_PARTS);
  tln_search_live_set (fixture->typing.live, "银行", TLN_SEARCH_ALL_PARTS);
  assert_log (fixture, "1:1 2:1 4:1 8:1 done");
  fixture->typing.next = "two";
  tln_search_live_set (fixture->typing.live, "算力", TLN_SEARCH_ALL_PARTS);
  assert_log (fixture, "1:1 4:1 done");
}

static void
test_faults (Fixture *fixture, gconstpointer data)
{
  tln_search_live_set (fixture->typing.live, "is:green", TLN_SEARCH_ALL_PARTS);
  assert_log (fixture, "done fault error");
  tln_search_live_set (fixture->typing.live, "tag:nowhere", TLN_SEARCH_COUNT);
  assert_log (fixture, "4:0 done fault");
}

/* Freed while a read runs: nothing is called, nothing is left. */
static void
test_freed (Fixture *fixture, gconstpointer data)
{
  tln_search_live_set (fixture->typing.live, "算力", TLN_SEARCH_ALL_PARTS);
  g_clear_pointer (&fixture->typing.live, tln_search_live_free);
  tln_store_close (fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (fixture->typing.log->str, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/search-live/parts", Fixture, NULL, set_up, test_parts, tear_down);
  g_test_add ("/store/search-live/newest", Fixture, NULL, set_up, test_newest, tear_down);
  g_test_add ("/store/search-live/faults", Fixture, NULL, set_up, test_faults, tear_down);
  g_test_add ("/store/search-live/freed", Fixture, NULL, set_up, test_freed, tear_down);
  return g_test_run ();
}

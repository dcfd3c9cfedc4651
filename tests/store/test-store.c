/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store: order, answers, signals, cancelling, closing, failing to open. */
#include "tln-act.h"
#include "tln-error.h"
#include "tln-id.h"
#include "tln-stmt.h"
#include "tln-store.h"
#include "tln-test-store.h"

#include <string.h>

typedef struct {
  GString *log; /* one letter for each thing that happened, in order */
  guint answers;
  gpointer result;
  gint64 act;
  GError *error;
} Seen;

static void
seen_clear (Seen *seen)
{
  g_string_free (seen->log, TRUE);
  g_clear_error (&seen->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Seen, seen_clear)

static void
job_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Seen *seen = data;

  g_assert_true (g_main_context_is_owner (NULL));
  g_clear_error (&seen->error);
  seen->result = tln_store_finish (TLN_STORE (source), result, &seen->error);
  seen->act = tln_store_finish_act (TLN_STORE (source), result);
  seen->answers++;
  g_string_append_c (seen->log, seen->error != NULL ? 'e' : 'a');
}

static void
changed_cb (TlnStore *store, guint changed, gpointer data)
{
  Seen *seen = data;

  g_assert_true (g_main_context_is_owner (NULL));
  g_string_append_printf (seen->log, "<%u>", changed);
}

static void
wait_answers (Seen *seen, guint n)
{
  while (seen->answers < n)
    g_main_context_iteration (NULL, TRUE);
}

/* Lets what is already on its way arrive. */
static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
add_chain (TlnDb *db, const char *name, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO chain (id, name, position) VALUES (?1, ?2, (SELECT count (*) FROM chain))");

  tln_stmt_bind_int (stmt, 1, tln_id_new ());
  tln_stmt_bind_text (stmt, 2, name);
  return tln_stmt_run (stmt, error);
}

static gpointer
add_chain_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return add_chain (db, data, error) ? g_strdup (data) : NULL;
}

static gpointer
add_and_fail_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!add_chain (db, "lost", error) || !tln_db_begin (db, error))
    return NULL;
  g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_FULL, "no space");
  return NULL;
}

static gpointer
nothing_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static gpointer
count_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER ((int) tln_test_int (db, "SELECT count(*) FROM chain"));
}

static const char endless[] = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                              "SELECT count(*) FROM n";

/* Says that it runs, then runs for ever. */
static gpointer
endless_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, endless);

  g_atomic_int_set ((gint *) data, 1);
  tln_stmt_step (stmt, error);
  return NULL;
}

static void
wait_flag (gint *flag)
{
  while (g_atomic_int_get (flag) == 0)
    g_thread_yield ();
}

static TlnStore *
open_store (Seen *seen, const char *path)
{
  TlnStore *store = tln_store_new (path);

  seen->log = g_string_new (NULL);
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), seen);
  return store;
}

static void
write_chain (TlnStore *store, const char *name, Seen *seen)
{
  TlnJob job = { add_chain_job, g_strdup (name), g_free, g_free };

  tln_store_write_async (store, TLN_ACT_CHAIN, &job, NULL, job_cb, seen);
}

static int
count_chains (TlnStore *store)
{
  TlnJob job = { count_job, NULL, NULL, NULL };
  g_autoptr (GError) error = NULL;
  gpointer result = tln_store_run (store, NULL, &job, &error);

  g_assert_no_error (error);
  return GPOINTER_TO_INT (result);
}

/* Each test runs in memory and on disk. */
typedef struct {
  char *folder;
  char *path;
} Place;

static void
place_set_up (Place *place, gconstpointer disk)
{
  place->folder = tln_test_folder ();
  if (disk != NULL)
    place->path = g_build_filename (place->folder, "library.db", NULL);
}

static void
place_tear_down (Place *place, gconstpointer disk)
{
  tln_test_folder_remove (place->folder);
  g_free (place->folder);
  g_free (place->path);
}

static void
test_write (Place *place, gconstpointer disk)
{
  g_auto (Seen) seen = { NULL };
  g_autoptr (TlnStore) store = open_store (&seen, place->path);
  g_autofree char *path = NULL;
  gboolean can_undo = TRUE;

  g_object_get (store, "can-undo", &can_undo, "path", &path, NULL);
  g_assert_false (can_undo);
  g_assert_cmpstr (path, ==, place->path);
  write_chain (store, "first", &seen);
  wait_answers (&seen, 1);
  settle ();
  g_assert_no_error (seen.error);
  g_assert_cmpstr (seen.result, ==, "first");
  g_free (seen.result);
  g_assert_cmpint (seen.act, !=, 0);
  g_assert_cmpstr (seen.log->str, ==, "a<8>");
  g_object_get (store, "can-undo", &can_undo, NULL);
  g_assert_true (can_undo);
  g_assert_cmpint (count_chains (store), ==, 1);
  tln_store_close (store);
}

/* Several writes answered in one turn of the loop are one signal, after their callbacks. */
static void
test_merged (Place *place, gconstpointer disk)
{
  g_auto (Seen) seen = { NULL };
  g_autoptr (TlnStore) store = open_store (&seen, place->path);

  for (int i = 0; i < 20; i++) {
    TlnJob job = { add_chain_job, (gpointer) "x", NULL, g_free };

    tln_store_write_async (store, TLN_ACT_CHAIN, &job, NULL, NULL, NULL);
  }
  g_assert_cmpint (count_chains (store) <= 20, ==, TRUE);
  write_chain (store, "last", &seen);
  TlnJob none = { nothing_job, NULL, NULL, NULL };
  tln_store_run (store, TLN_ACT_CHAIN, &none, NULL); /* the writer has done all of it now */
  g_assert_cmpint (count_chains (store), ==, 21);
  wait_answers (&seen, 1);
  settle ();
  g_free (seen.result);
  g_assert_cmpstr (seen.log->str, ==, "a<8>");
  tln_store_close (store);
}

static void
test_rollback (Place *place, gconstpointer disk)
{
  g_auto (Seen) seen = { NULL };
  g_autoptr (TlnStore) store = open_store (&seen, place->path);
  TlnJob job = { add_and_fail_job, NULL, NULL, g_free };
  TlnJob nothing = { nothing_job, NULL, NULL, NULL };
  gboolean can_undo;

  tln_store_write_async (store, TLN_ACT_CHAIN, &job, NULL, job_cb, &seen);
  wait_answers (&seen, 1);
  g_assert_error (seen.error, TLN_DB_ERROR, TLN_DB_ERROR_FULL);
  tln_store_write_async (store, TLN_ACT_CHAIN, &nothing, NULL, job_cb, &seen);
  wait_answers (&seen, 2);
  settle ();
  g_assert_no_error (seen.error);
  g_assert_null (seen.result);
  g_assert_cmpint (seen.act, ==, 0);
  g_assert_cmpstr (seen.log->str, ==, "ea");
  g_assert_cmpint (count_chains (store), ==, 0);
  g_object_get (store, "can-undo", &can_undo, NULL);
  g_assert_false (can_undo);
  tln_store_close (store);
}

static void
undo_redo (TlnStore *store, Seen *seen, gboolean undo, gint64 act)
{
  guint answers = seen->answers;

  g_string_truncate (seen->log, 0);
  if (undo)
    tln_store_undo_async (store, act, NULL, job_cb, seen);
  else
    tln_store_redo_async (store, NULL, job_cb, seen);
  wait_answers (seen, answers + 1);
  settle ();
}

static void
test_undo (Place *place, gconstpointer disk)
{
  g_auto (Seen) seen = { NULL };
  g_autoptr (TlnStore) store = open_store (&seen, place->path);
  g_autoptr (TlnAct) act = NULL;
  gboolean can_redo;
  gint64 first;

  write_chain (store, "first", &seen);
  wait_answers (&seen, 1);
  first = seen.act;
  g_free (seen.result);
  write_chain (store, "second", &seen);
  wait_answers (&seen, 2);
  g_free (seen.result);
  undo_redo (store, &seen, TRUE, first);
  g_assert_error (seen.error, TLN_DB_ERROR, TLN_DB_ERROR_UNDO);
  undo_redo (store, &seen, TRUE, seen.act);
  g_assert_no_error (seen.error);
  act = seen.result;
  g_assert_cmpstr (act->kind, ==, TLN_ACT_CHAIN);
  g_assert_cmpstr (seen.log->str, ==, "a<8>");
  g_assert_cmpint (count_chains (store), ==, 1);
  g_object_get (store, "can-redo", &can_redo, NULL);
  g_assert_true (can_redo);
  undo_redo (store, &seen, FALSE, 0);
  g_assert_no_error (seen.error);
  tln_act_unref (seen.result);
  g_assert_cmpint (count_chains (store), ==, 2);
  undo_redo (store, &seen, FALSE, 0);
  g_assert_error (seen.error, TLN_DB_ERROR, TLN_DB_ERROR_UNDO);
  tln_store_close (store);
}

static gpointer
add_many_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  tln_db_exec (db,
               "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)"
               " INSERT INTO chain (id, name, position) SELECT i, 'chain ' || i, i FROM n",
               error);
  return NULL;
}

static void
give_up (guint done, guint all, gpointer data)
{
  g_assert_cmpuint (all, ==, 600);
  g_cancellable_cancel (data);
}

/* Given up on the way: all is as it was, and can be undone later. */
static void
test_undo_cancelled (Place *place, gconstpointer disk)
{
  g_auto (Seen) seen = { NULL };
  g_autoptr (TlnStore) store = open_store (&seen, place->path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const TlnActWatch watch = { cancellable, give_up, cancellable };
  TlnJob many = { .run = add_many_job };

  tln_store_write_async (store, TLN_ACT_CHAIN, &many, NULL, job_cb, &seen);
  wait_answers (&seen, 1);
  settle ();
  g_string_truncate (seen.log, 0);
  tln_store_undo_async (store, 0, &watch, job_cb, &seen);
  wait_answers (&seen, 2);
  settle ();
  g_assert_error (seen.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (seen.log->str, ==, "e");
  g_assert_cmpint (count_chains (store), ==, 600);
  undo_redo (store, &seen, TRUE, 0);
  g_assert_no_error (seen.error);
  tln_act_unref (seen.result);
  g_assert_cmpint (count_chains (store), ==, 0);
  tln_store_close (store);
}

static void
test_cancel (Place *place, gconstpointer disk)
{
  g_auto (Seen) seen = { NULL };
  g_autoptr (TlnStore) store = open_store (&seen, place->path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint running = 0;
  TlnJob job = { endless_job, &running, NULL, NULL };

  tln_store_read_async (store, &job, cancellable, job_cb, &seen);
  wait_flag (&running);
  g_cancellable_cancel (cancellable);
  wait_answers (&seen, 1);
  g_assert_error (seen.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  running = 0;
  tln_store_read_async (store, &job, cancellable, job_cb, &seen);
  tln_store_write_async (store, TLN_ACT_CHAIN, &job, cancellable, job_cb, &seen);
  wait_answers (&seen, 3);
  g_assert_error (seen.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_atomic_int_get (&running), ==, 0);
  g_assert_cmpint (count_chains (store), ==, 0);
  tln_store_close (store);
}

/* A write that is cancelled while it runs leaves nothing. */
static gpointer
add_then_endless_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!add_chain (db, "half", error))
    return NULL;
  return endless_job (db, data, cancellable, error);
}

static void
test_cancel_write (Place *place, gconstpointer disk)
{
  g_auto (Seen) seen = { NULL };
  g_autoptr (TlnStore) store = open_store (&seen, place->path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint running = 0;
  TlnJob job = { add_then_endless_job, &running, NULL, NULL };

  tln_store_write_async (store, TLN_ACT_CHAIN, &job, cancellable, job_cb, &seen);
  wait_flag (&running);
  g_cancellable_cancel (cancellable);
  wait_answers (&seen, 1);
  settle ();
  g_assert_error (seen.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (seen.log->str, ==, "e");
  g_assert_cmpint (count_chains (store), ==, 0);
  tln_store_close (store);
}

/* Runs, and is done only after it was cancelled; what it returns is counted until it is freed. */
typedef struct {
  gint running;
  gint released;
  gint results;
} Late;

static void
late_free (gpointer result)
{
  g_atomic_int_dec_and_test (&((Late *) result)->results);
}

static gpointer
late_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Late *late = data;

  g_atomic_int_set (&late->running, 1);
  wait_flag (&late->released);
  g_atomic_int_inc (&late->results);
  return late;
}

/* What is read too late is not told, and freed; what was written is told as done. */
static void
test_cancel_late (Place *place, gconstpointer disk)
{
  g_auto (Seen) seen = { NULL };
  g_autoptr (TlnStore) store = open_store (&seen, place->path);
  g_autoptr (GCancellable) newest = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Late late = { 0 };
  TlnJob job = { late_job, &late, NULL, late_free };
  TlnJob count = { count_job, NULL, NULL, NULL };
  TlnJob write = { add_chain_job, (char *) "kept", NULL, g_free };

  tln_store_read_newest_async (store, &newest, &job, job_cb, &seen);
  wait_flag (&late.running);
  g_atomic_int_set (&late.released, 1);
  tln_store_read_newest_async (store, &newest, &count, job_cb, &seen);
  wait_answers (&seen, 2);
  g_assert_cmpuint (strspn (seen.log->str, "ae"), ==, 2);
  g_assert_nonnull (strchr (seen.log->str, 'e'));
  g_assert_nonnull (strchr (seen.log->str, 'a'));
  g_assert_cmpint (g_atomic_int_get (&late.results), ==, 0);
  tln_store_write_async (store, TLN_ACT_CHAIN, &write, cancellable, job_cb, &seen);
  tln_store_flush (store);
  g_cancellable_cancel (cancellable);
  wait_answers (&seen, 3);
  g_assert_no_error (seen.error);
  g_free (seen.result);
  g_assert_cmpint (count_chains (store), ==, 1);
  tln_store_close (store);
}

/* A write is one for the reader: before or after, never between; and writes keep their order. */
static void
test_order (Place *place, gconstpointer disk)
{
  g_auto (Seen) seen = { NULL };
  g_autoptr (TlnStore) store = open_store (&seen, place->path);
  g_autoptr (TlnDb) db = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 50; i++) {
    g_autofree char *name = g_strdup_printf ("%d", i);
    TlnJob job = { add_chain_job, g_strdup (name), g_free, g_free };
    TlnJob count = { count_job, NULL, NULL, NULL };

    tln_store_write_async (store, TLN_ACT_CHAIN, &job, NULL, NULL, NULL);
    tln_store_read_async (store, &count, NULL, job_cb, &seen);
  }
  wait_answers (&seen, 50);
  TlnJob none = { nothing_job, NULL, NULL, NULL };
  tln_store_run (store, TLN_ACT_CHAIN, &none, NULL);
  g_assert_cmpint (count_chains (store), ==, 50);
  tln_store_close (store);
  if (place->path == NULL)
    return;
  db = tln_db_open (place->path, TLN_DB_READER, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM chain WHERE position <> "
                                     "CAST (name AS INTEGER)"),
                   ==, 0);
}

/* Everything that waits is answered, what runs is stopped, what comes later is refused. */
/* What is written when the program ends is there at the next start. */
static void
test_flush (Place *place, gconstpointer disk)
{
  g_auto (Seen) seen = { NULL };
  g_autoptr (TlnStore) store = open_store (&seen, place->path);

  for (int i = 0; i < 20; i++)
    write_chain (store, "late", &seen);
  tln_store_flush (store);
  tln_store_close (store);
  wait_answers (&seen, 20);
  g_assert_cmpuint (strspn (seen.log->str, "a"), ==, 20);
  tln_store_flush (store); /* closed: nothing to wait for */
}

static void
test_close (Place *place, gconstpointer disk)
{
  g_auto (Seen) seen = { NULL };
  g_autoptr (TlnStore) store = open_store (&seen, place->path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint running[2] = { 0, 0 };
  TlnJob first = { endless_job, &running[0], NULL, NULL };
  TlnJob second = { endless_job, &running[1], NULL, NULL };
  TlnJob count = { count_job, NULL, NULL, NULL };

  tln_store_read_async (store, &first, NULL, job_cb, &seen);
  tln_store_read_async (store, &second, NULL, job_cb, &seen);
  wait_flag (&running[0]);
  wait_flag (&running[1]);
  for (int i = 0; i < 100; i++)
    tln_store_read_async (store, &count, NULL, job_cb, &seen);
  tln_store_close (store);
  wait_answers (&seen, 102);
  settle ();
  g_assert_null (strchr (seen.log->str, '<'));
  g_assert_cmpuint (strspn (seen.log->str, "e"), ==, 102);
  g_assert_error (seen.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  write_chain (store, "late", &seen);
  wait_answers (&seen, 103);
  g_assert_error (seen.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (tln_store_run (store, NULL, &count, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  tln_store_close (store);
}

/* Letting go of a store without closing it loses no write that was asked for before a read. */
static void
test_unref (Place *place, gconstpointer disk)
{
  g_auto (Seen) seen = { NULL };
  TlnStore *store = open_store (&seen, place->path);

  write_chain (store, "kept", &seen);
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_object_unref (store);
  wait_answers (&seen, 1);
  settle ();
  g_assert_no_error (seen.error);
  g_free (seen.result);
  g_assert_null (store);
}

static void
test_open_fails (Place *place, gconstpointer disk)
{
  g_auto (Seen) seen = { NULL };
  g_autofree char *path = tln_test_write (place->folder, "letter.txt", "not a library", -1);
  g_autoptr (TlnStore) store = open_store (&seen, path);
  TlnJob count = { count_job, NULL, NULL, NULL };
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 10; i++)
    tln_store_read_async (store, &count, NULL, job_cb, &seen);
  write_chain (store, "x", &seen);
  tln_store_undo_async (store, 0, NULL, job_cb, &seen);
  wait_answers (&seen, 12);
  g_assert_cmpuint (strspn (seen.log->str, "e"), ==, 12);
  g_assert_error (seen.error, TLN_DB_ERROR, TLN_DB_ERROR_NOT_OURS);
  g_assert_null (tln_store_run (store, NULL, &count, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_NOT_OURS);
  tln_store_close (store);
}

static void
add_test (const char *name, void (*test) (Place *place, gconstpointer disk))
{
  g_autofree char *memory = g_strdup_printf ("/store/%s/memory", name);
  g_autofree char *disk = g_strdup_printf ("/store/%s/disk", name);

  g_test_add (memory, Place, NULL, place_set_up, test, place_tear_down);
  g_test_add (disk, Place, "disk", place_set_up, test, place_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("write", test_write);
  add_test ("merged", test_merged);
  add_test ("rollback", test_rollback);
  add_test ("undo", test_undo);
  add_test ("undo-cancelled", test_undo_cancelled);
  add_test ("cancel", test_cancel);
  add_test ("cancel-write", test_cancel_write);
  add_test ("cancel-late", test_cancel_late);
  add_test ("order", test_order);
  /* In memory reads run on the writer, so nothing can run beside anything. */
  g_test_add ("/store/flush/disk", Place, "disk", place_set_up, test_flush, place_tear_down);
  g_test_add ("/store/close/disk", Place, "disk", place_set_up, test_close, place_tear_down);
  add_test ("unref", test_unref);
  add_test ("open-fails", test_open_fails);
  return g_test_run ();
}

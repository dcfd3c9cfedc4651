/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The change log: acts, undo and redo step by step, after a restart, and of values with all their
 * digits. Random acts over all tables are in test-act-random.c. */
#include "tln-act.h"
#include "tln-error.h"
#include "tln-schema.h"
#include "tln-stmt.h"
#include "tln-test-store.h"

#include <string.h>

static void
exec (TlnDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  tln_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static void
act (TlnDb *db, const char *kind, const char *sql)
{
  tln_test_begin (db, kind);
  exec (db, sql);
  tln_test_end (db);
}

static const char add_chain[] = "INSERT INTO chain (id, name, position) VALUES (1, '主线', 0)";
static const char add_stage[] =
    "INSERT INTO stage (id, chain_id, position, key, name) VALUES (2, 1, 0, 'model', 'Models')";

static void
test_undo_redo (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = tln_test_dump (db);

  act (db, TLN_ACT_CHAIN, add_chain);
  g_autofree char *one = tln_test_dump (db);
  act (db, TLN_ACT_STAGE, add_stage);
  act (db, TLN_ACT_CHAIN, "UPDATE chain SET name = 'main line'");
  g_autofree char *three = tln_test_dump (db);
  act (db, TLN_ACT_CHAIN, "DELETE FROM chain"); /* and its stage, by cascade */
  g_autofree char *four = tln_test_dump (db);
  g_assert_cmpstr (four, ==, empty);

  for (int i = 0; i < 4; i++) {
    g_autoptr (TlnAct) undone = tln_act_undo (db, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (undone->state, ==, "undone");
    g_autofree char *now = tln_test_dump (db);
    g_assert_cmpstr (now, ==, i == 0 ? three : i == 2 ? one : i == 3 ? empty : now);
  }
  g_assert_null (tln_act_undo (db, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_UNDO);
  g_clear_error (&error);
  for (int i = 0; i < 4; i++) {
    g_autoptr (TlnAct) redone = tln_act_redo (db, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (redone->state, ==, "done");
    g_autofree char *now = tln_test_dump (db);
    g_assert_cmpstr (now, ==, i == 0 ? one : i == 2 ? three : i == 3 ? four : now);
  }
  g_assert_null (tln_act_redo (db, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_UNDO);
}

/* What was undone is gone for good as soon as something new is done. */
static void
test_drop (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  act (db, TLN_ACT_CHAIN, add_chain);
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  tln_test_begin (db, TLN_ACT_CHAIN);
  tln_test_end (db);
  g_autoptr (TlnAct) still = tln_act_peek_redo (db, &error);
  g_assert_cmpint (still->id, ==, undone->id);
  act (db, TLN_ACT_CHAIN, "INSERT INTO chain (id, name, position) VALUES (9, 'other', 0)");
  g_assert_null (tln_act_peek_redo (db, &error));
  g_assert_null (tln_act_redo (db, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_UNDO);
  g_autofree char *state = tln_test_value (db, "SELECT state FROM act ORDER BY id LIMIT 1");
  g_assert_cmpstr (state, ==, "dropped");
}

/* An act that changes nothing leaves no trace, one that writes what was there already neither. */
static void
test_nothing (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gboolean changed = TRUE;

  g_assert_true (tln_db_begin (db, &error));
  g_assert_cmpint (tln_act_begin (db, TLN_ACT_CHAIN, &error), !=, 0);
  tln_act_describe (db, "nothing", 3);
  g_assert_true (tln_act_end (db, &changed, &error));
  g_assert_false (changed);
  g_assert_true (tln_db_commit (db, &error));
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM act"), ==, 0);
  act (db, TLN_ACT_CHAIN, add_chain);
  act (db, TLN_ACT_CHAIN, "UPDATE chain SET name = name");
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM act"), ==, 1);
  exec (db, "UPDATE chain SET name = 'not in an act'");
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM change"), ==, 1);
}

static void
test_describe (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  tln_test_begin (db, TLN_ACT_STAGE);
  exec (db, add_chain);
  exec (db, add_stage);
  tln_act_describe (db, "主线", 2);
  tln_test_end (db);
  act (db, TLN_ACT_CHAIN, "UPDATE chain SET position = 5");
  g_autoptr (GPtrArray) all = tln_act_history (db, 0, 0, &error);
  g_assert_cmpuint (all->len, ==, 2);
  const TlnAct *newest = all->pdata[0];
  const TlnAct *oldest = all->pdata[1];
  g_assert_cmpstr (newest->kind, ==, TLN_ACT_CHAIN);
  g_assert_null (newest->subject);
  g_assert_cmpuint (newest->count, ==, 1);
  g_assert_cmpstr (oldest->subject, ==, "主线");
  g_assert_cmpuint (oldest->count, ==, 2);
  g_assert_cmpint (oldest->time, >, 0);
  g_autoptr (GPtrArray) of_stage = tln_act_history (db, 2, 0, &error);
  g_assert_cmpuint (of_stage->len, ==, 1);
  g_autoptr (GPtrArray) limited = tln_act_history (db, 0, 1, &error);
  g_assert_cmpuint (limited->len, ==, 1);
  g_autoptr (GPtrArray) none = tln_act_history (db, 99, 0, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_autofree char *device = tln_test_value (db, "SELECT device FROM act LIMIT 1");
  g_autofree char *own = tln_test_value (db, "SELECT value FROM meta WHERE key = 'device'");
  g_assert_cmpstr (device, ==, own);
}

static void
test_undo_one (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  act (db, TLN_ACT_CHAIN, add_chain);
  gint64 first = tln_test_int (db, "SELECT max(id) FROM act");
  act (db, TLN_ACT_STAGE, add_stage);
  gint64 second = tln_test_int (db, "SELECT max(id) FROM act");
  g_assert_null (tln_act_undo_one (db, first, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_UNDO);
  g_clear_error (&error);
  g_autoptr (TlnAct) undone = tln_act_undo_one (db, second, &error);
  g_assert_cmpint (undone->id, ==, second);
  g_autoptr (TlnAct) next = tln_act_peek_undo (db, &error);
  g_assert_cmpint (next->id, ==, first);
}

/* One act in two transactions, with an act of somebody else between them. */
static void
test_continue (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  act (db, TLN_ACT_IMPORT, add_chain);
  gint64 first = tln_test_int (db, "SELECT max(id) FROM act");
  act (db, TLN_ACT_CHAIN, "UPDATE chain SET name = 'renamed'");
  g_assert_true (tln_db_begin (db, &error));
  g_assert_cmpint (tln_act_continue (db, first, &error), ==, first);
  exec (db, add_stage);
  tln_test_end (db);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM act"), ==, 2);

  act (db, TLN_ACT_STAGE,
       "INSERT INTO stage (id, chain_id, position, key, name) "
       "VALUES (3, 1, 1, 'x', 'x')");
  g_assert_true (tln_db_begin (db, &error));
  gint64 other = tln_act_continue (db, first, &error);
  g_assert_cmpint (other, >, first);
  exec (db, "INSERT INTO stage_cue (id, stage_id, language, words) VALUES (4, 3, 'en', 'x')");
  tln_test_end (db);
  g_autofree char *kind = tln_test_value (db, "SELECT kind FROM act ORDER BY id DESC LIMIT 1");
  g_assert_cmpstr (kind, ==, TLN_ACT_IMPORT);

  g_autofree char *full = tln_test_dump (db);
  for (int i = 0; i < 4; i++) {
    g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
    g_assert_no_error (error);
  }
  g_autofree char *empty = tln_test_dump (db);
  g_assert_cmpstr (empty, ==, "");
  g_assert_true (tln_db_begin (db, &error));
  g_assert_cmpint (tln_act_continue (db, first, &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_UNDO);
  g_clear_error (&error);
  tln_db_rollback (db);
  for (int i = 0; i < 4; i++) {
    g_autoptr (TlnAct) redone = tln_act_redo (db, &error);
    g_assert_no_error (error);
  }
  g_autofree char *again = tln_test_dump (db);
  g_assert_cmpstr (again, ==, full);
}

/* A rolled-back act is as if it had never been, and the next one works. */
static void
test_rollback (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  tln_test_begin (db, TLN_ACT_CHAIN);
  exec (db, add_chain);
  tln_db_rollback (db);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM act"), ==, 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM change"), ==, 0);
  act (db, TLN_ACT_CHAIN, add_chain);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM change"), ==, 1);
  g_assert_null (tln_act_undo_one (db, 1, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_UNDO);
}

static void
test_restart (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDb) db = tln_db_open (path, TLN_DB_WRITER, &error);

  act (db, TLN_ACT_CHAIN, add_chain);
  g_autofree char *before = tln_test_dump (db);
  g_clear_pointer (&db, tln_db_close);
  db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_assert_no_error (error);
  g_clear_pointer (&db, tln_db_close);
  db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM chain"), ==, 0);
  g_autoptr (TlnAct) redone = tln_act_redo (db, &error);
  g_assert_no_error (error);
  g_autofree char *after = tln_test_dump (db);
  g_assert_cmpstr (after, ==, before);
  g_clear_pointer (&db, tln_db_close);
  tln_test_folder_remove (folder);
}

/* Every bit of a number and every character of a text comes back. */
static void
test_values (void)
{
  static const double numbers[] = { 0.1,      1.0 / 3, 5e-324, 1.7976931348623157e308,
                                    123456.7, 1e15,    3.0 };
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  exec (db, "CREATE TABLE probe (id INTEGER PRIMARY KEY, r REAL, i INTEGER, t TEXT) STRICT");
  g_assert_true (tln_schema_log_table (db, "probe", &error));
  tln_test_begin (db, TLN_ACT_NOTE);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, "INSERT INTO probe VALUES (?, ?, ?, ?)");

    tln_stmt_bind_int (stmt, 1, (gint64) i + 1);
    tln_stmt_bind_double (stmt, 2, numbers[i]);
    tln_stmt_bind_int (stmt, 3, i % 2 == 0 ? G_MAXINT64 - (gint64) i : G_MININT64 + (gint64) i);
    tln_stmt_bind_text (stmt, 4, "\"'\\\n\t\x01 算力 😀 null 1e5");
    g_assert_true (tln_stmt_run (stmt, &error));
  }
  exec (db, "INSERT INTO probe VALUES (100, 9e999, NULL, NULL), (101, -9e999, 0, '12'), "
            "(102, NULL, 1, '')");
  tln_test_end (db);
  static const char dump[] = "SELECT group_concat (id || ' ' || coalesce (printf ('%!.20e', r), "
                             "'-') || ' ' || quote (i) || quote (t), char (10)) FROM probe";
  g_autofree char *before = tln_test_value (db, dump);
  act (db, TLN_ACT_NOTE, "UPDATE probe SET r = 1.5, i = 2, t = 'x'");
  act (db, TLN_ACT_NOTE, "DELETE FROM probe");
  for (int i = 0; i < 2; i++) {
    g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
    g_assert_no_error (error);
  }
  g_autofree char *after = tln_test_value (db, dump);
  g_assert_cmpstr (after, ==, before);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autofree char *sql = g_strdup_printf ("SELECT r FROM probe WHERE id = %u", (guint) i + 1);
    g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, sql);
    double back;

    g_assert_true (tln_stmt_step (stmt, &error));
    back = tln_stmt_column_double (stmt, 0);
    g_assert_cmpmem (&back, sizeof back, &numbers[i], sizeof back);
  }
}

/* An act whose inverse breaks the schema is not undone by half. */
static void
test_undo_fails (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  act (db, TLN_ACT_CHAIN, add_chain);
  act (db, TLN_ACT_STAGE, add_stage);
  act (db, TLN_ACT_STAGE, "DELETE FROM stage");
  exec (db, "DELETE FROM chain"); /* behind the log's back */
  g_assert_null (tln_act_undo (db, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM stage"), ==, 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM act WHERE state = 'done'"), ==, 3);
}

/* Signs that JSON writes in its own way, and names and commas that look like its own. */
static void
test_spelling (void)
{
  static const char *const names[] = {
    "a\"b\\c",     "\\",      "\n\t\r\b\f\x01\x1f",      "{\"id\":1}",
    "a\",\"b\":2", "\\u4e3b", "主线 \xF0\x9F\x9A\x80 /", "null"
  };
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  act (db, TLN_ACT_CHAIN, add_chain);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, "UPDATE chain SET name = ?1");

    g_autofree char *before = tln_test_dump (db);
    tln_test_begin (db, TLN_ACT_CHAIN);
    tln_stmt_bind_text (stmt, 1, names[i]);
    g_assert_true (tln_stmt_run (stmt, &error));
    tln_test_end (db);
    g_autofree char *after = tln_test_dump (db);
    g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
    g_assert_no_error (error);
    g_autofree char *back = tln_test_dump (db);
    g_assert_cmpstr (back, ==, before);
    g_autoptr (TlnAct) redone = tln_act_redo (db, &error);
    g_assert_no_error (error);
    g_autofree char *again = tln_test_dump (db);
    g_assert_cmpstr (again, ==, after);
  }
}

/* A row of the log that is no row is an error, and nothing of the act is undone. */
static void
test_damaged (void)
{
  static const char *const rows[] = { "",
                                      "{",
                                      "{}",
                                      "[1]",
                                      "{\"name",
                                      "{\"name\"",
                                      "{\"name\":",
                                      "{\"name\":\"a",
                                      "{\"name\":1",
                                      "{\"name\":1}x",
                                      "{\"name\":\"a\" }" };
  g_autoptr (TlnDb) db = tln_test_db ();

  act (db, TLN_ACT_CHAIN, add_chain);
  act (db, TLN_ACT_CHAIN, "UPDATE chain SET name = 'one', position = 7");
  g_autofree char *before = tln_test_dump (db);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *sql =
        g_strdup_printf ("UPDATE change SET old = '%s' WHERE old IS NOT NULL", rows[i]);

    exec (db, sql);
    g_assert_null (tln_act_undo (db, &error));
    g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CORRUPT);
    g_autofree char *after = tln_test_dump (db);
    g_assert_cmpstr (after, ==, before);
  }
}

typedef struct {
  GString *told; /* "done/all " */
  GCancellable *cancel_at_first; /* or NULL */
} Heard;

static void
hear (guint done, guint all, gpointer data)
{
  Heard *heard = data;

  g_string_append_printf (heard->told, "%u/%u ", done, all);
  if (heard->cancel_at_first != NULL)
    g_cancellable_cancel (heard->cancel_at_first);
}

/* A large act tells how far it is, and can be given up on the way: then nothing has happened. */
static void
test_watch (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Heard heard = { told, cancellable };
  const TlnActWatch watch = { cancellable, hear, &heard };

  act (db, TLN_ACT_CHAIN,
       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)"
       " INSERT INTO chain (id, name, position) SELECT i, 'chain ' || i, i FROM n");
  g_autofree char *full = tln_test_dump (db);
  tln_act_set_watch (db, &watch);
  g_assert_null (tln_act_undo (db, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpstr (told->str, ==, "256/600 ");
  g_autofree char *still = tln_test_dump (db);
  g_assert_cmpstr (still, ==, full);

  g_cancellable_reset (cancellable);
  heard.cancel_at_first = NULL;
  g_string_truncate (told, 0);
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (told->str, ==, "256/600 512/600 600/600 ");
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM chain"), ==, 0);

  heard.cancel_at_first = cancellable;
  g_assert_null (tln_act_redo (db, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM chain"), ==, 0);
  tln_act_set_watch (db, NULL);
  g_autoptr (TlnAct) redone = tln_act_redo (db, &error);
  g_assert_no_error (error);
  g_autofree char *again = tln_test_dump (db);
  g_assert_cmpstr (again, ==, full);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/act/undo-redo", test_undo_redo);
  g_test_add_func ("/act/drop", test_drop);
  g_test_add_func ("/act/nothing", test_nothing);
  g_test_add_func ("/act/describe", test_describe);
  g_test_add_func ("/act/undo-one", test_undo_one);
  g_test_add_func ("/act/continue", test_continue);
  g_test_add_func ("/act/rollback", test_rollback);
  g_test_add_func ("/act/restart", test_restart);
  g_test_add_func ("/act/values", test_values);
  g_test_add_func ("/act/spelling", test_spelling);
  g_test_add_func ("/act/damaged", test_damaged);
  g_test_add_func ("/act/undo-fails", test_undo_fails);
  g_test_add_func ("/act/watch", test_watch);
  return g_test_run ();
}

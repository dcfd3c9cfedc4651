/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements: values there and back, sticky errors, the cache, cancelling. */
#include "tln-error.h"
#include "tln-stmt.h"
#include "tln-test-store.h"

#include <math.h>
#include <string.h>

static const char numbers[] = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                              "SELECT count(*) FROM n WHERE i < ?1";

static void
test_values (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new ("a\0b", 3);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9");

  tln_stmt_bind_int (stmt, 1, G_MININT64);
  tln_stmt_bind_id (stmt, 2, 0);
  tln_stmt_bind_double (stmt, 3, 0.1);
  tln_stmt_bind_double (stmt, 4, NAN);
  tln_stmt_bind_text (stmt, 5, "推理算力");
  tln_stmt_bind_text (stmt, 6, NULL);
  tln_stmt_bind_bytes (stmt, 7, bytes);
  tln_stmt_bind_bytes (stmt, 8, NULL);
  tln_stmt_bind_bytes (stmt, 9, nothing);
  g_assert_true (tln_stmt_step (stmt, &error));
  g_assert_cmpint (tln_stmt_column_int (stmt, 0), ==, G_MININT64);
  g_assert_true (tln_stmt_column_null (stmt, 1));
  g_assert_cmpint (tln_stmt_column_int (stmt, 1), ==, 0);
  g_assert_cmpfloat (tln_stmt_column_double (stmt, 2), ==, 0.1);
  g_assert_true (isnan (tln_stmt_column_double (stmt, 3)));
  g_assert_cmpstr (tln_stmt_column_text (stmt, 4), ==, "推理算力");
  g_assert_null (tln_stmt_column_text (stmt, 5));
  g_assert_null (tln_stmt_column_dup (stmt, 5));
  g_autoptr (GBytes) back = tln_stmt_column_bytes (stmt, 6);
  g_assert_true (g_bytes_equal (back, bytes));
  g_assert_null (tln_stmt_column_bytes (stmt, 7));
  g_autoptr (GBytes) empty = tln_stmt_column_bytes (stmt, 8);
  g_assert_cmpuint (g_bytes_get_size (empty), ==, 0);
  g_assert_false (tln_stmt_step (stmt, &error));
  g_assert_no_error (error);
}

static void
test_bad_sql (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT nonsense FROM nowhere");

  tln_stmt_bind_int (stmt, 1, 1);
  tln_stmt_bind_text (stmt, 2, "x");
  tln_stmt_bind_double (stmt, 3, 1);
  tln_stmt_reset (stmt);
  g_assert_false (tln_stmt_step (stmt, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "nowhere"));
  g_clear_error (&error);
  g_assert_false (tln_stmt_run (stmt, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_FAILED);
}

static void
test_sticky (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT ?1");

  tln_stmt_bind_int (stmt, 7, 1);
  tln_stmt_bind_int (stmt, 1, 1);
  g_assert_false (tln_stmt_step (stmt, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_FAILED);
  g_clear_error (&error);
  tln_stmt_reset (stmt);
  tln_stmt_bind_int (stmt, 1, 5);
  g_assert_true (tln_stmt_step (stmt, &error));
  g_assert_cmpint (tln_stmt_column_int (stmt, 0), ==, 5);
}

static void
test_constraint (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "INSERT INTO chain (id, name, position) "
                                               "VALUES (?1, ?2, 0)");

  tln_stmt_bind_int (stmt, 1, 1);
  g_assert_false (tln_stmt_run (stmt, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  tln_stmt_reset (stmt);
  tln_stmt_bind_int (stmt, 1, 1);
  tln_stmt_bind_text (stmt, 2, "x");
  g_assert_true (tln_stmt_run (stmt, &error));
  g_assert_no_error (error);
}

/* The same SQL in use twice at once: two cursors, and none keeps what the other bound. */
static void
test_cache (void)
{
  static const char sql[] = "SELECT ?1";
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  for (int round = 0; round < 3; round++) {
    g_autoptr (TlnStmt) first = tln_stmt_new (db, sql);
    g_autoptr (TlnStmt) second = tln_stmt_new (db, sql);

    tln_stmt_bind_int (first, 1, 1);
    g_assert_true (tln_stmt_step (first, &error));
    g_assert_true (tln_stmt_step (second, &error));
    g_assert_cmpint (tln_stmt_column_int (first, 0), ==, 1);
    g_assert_true (tln_stmt_column_null (second, 0));
  }
}

static gpointer
cancel_soon (gpointer data)
{
  for (int i = 0; i < 1000; i++)
    g_thread_yield ();
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancel (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, numbers);
  GThread *thread;

  tln_db_set_cancellable (db, cancellable);
  tln_stmt_bind_int (stmt, 1, 5);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (tln_stmt_step (stmt, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_clear_error (&error);

  g_autoptr (TlnStmt) other = tln_stmt_new (db, "SELECT 1");
  g_assert_false (tln_stmt_step (other, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  tln_db_set_cancellable (db, NULL);
  g_assert_true (tln_stmt_step (other, &error));
  g_assert_no_error (error);
  tln_stmt_reset (other);

  tln_db_stop (db);
  g_assert_false (tln_stmt_step (other, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/stmt/values", test_values);
  g_test_add_func ("/stmt/bad-sql", test_bad_sql);
  g_test_add_func ("/stmt/sticky", test_sticky);
  g_test_add_func ("/stmt/constraint", test_constraint);
  g_test_add_func ("/stmt/cache", test_cache);
  g_test_add_func ("/stmt/cancel", test_cancel);
  return g_test_run ();
}

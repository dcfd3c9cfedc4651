/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work on a thread: what it answers, and that nothing it holds is let go of there. */
#include "tln-aside.h"

#define MANY 20000

typedef struct {
  GThread *worked_on; /* of the last */
  guint run;
  guint owners_freed;
  guint data_freed;
  guint results_freed;
  guint freed_elsewhere;
  guint answered;
  gint64 result; /* of the last */
  GError *error;
} Seen;

static Seen seen;
static GThread *main_thread;

static void
note_freed (guint *what)
{
  if (g_thread_self () != main_thread)
    g_atomic_int_inc (&seen.freed_elsewhere);
  g_atomic_int_inc (what);
}

static void
owner_freed (gpointer data, GObject *was)
{
  note_freed (&seen.owners_freed);
}

static void
data_freed (gpointer data)
{
  note_freed (&seen.data_freed);
  g_free (data);
}

static void
result_freed (gpointer data)
{
  note_freed (&seen.results_freed);
  g_free (data);
}

static gpointer
twice (gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *result = g_new (gint64, 1);

  seen.worked_on = g_thread_self ();
  seen.run++;
  *result = 2 * *(const gint64 *) data;
  return result;
}

static gpointer
fail (gpointer data, GCancellable *cancellable, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "nothing");
  return NULL;
}

static gpointer
cancel (gpointer data, GCancellable *cancellable, GError **error)
{
  g_cancellable_cancel (cancellable);
  return twice (data, cancellable, error);
}

static gpointer
nothing (gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree gint64 *answer = tln_aside_finish (result, &seen.error);

  g_assert_true (g_thread_self () == main_thread);
  g_assert_true (source == user_data);
  g_assert_cmpint (*(gint64 *) tln_aside_get_data (result), ==, 21);
  seen.result = answer != NULL ? *answer : 0;
  seen.answered++;
}

/* Asks and lets go of the owner at once. */
static void
ask (TlnAsideFunc run, GCancellable *cancellable)
{
  g_autoptr (GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
  gint64 *data = g_new (gint64, 1);
  const TlnAside job = { run, data, data_freed, result_freed };

  *data = 21;
  g_object_weak_ref (owner, owner_freed, NULL);
  tln_aside_async (owner, &job, cancellable, answered_cb, owner);
}

static void
begin (void)
{
  g_clear_error (&seen.error);
  seen = (Seen) { 0 };
  main_thread = g_thread_self ();
}

/* Until so many owners are gone, which are kept until they are told. */
static void
wait_for (guint n)
{
  while ((guint) g_atomic_int_get (&seen.owners_freed) < n)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_answer (void)
{
  begin ();
  ask (twice, NULL);
  g_assert_cmpuint (seen.owners_freed, ==, 0);
  wait_for (1);
  g_assert_no_error (seen.error);
  g_assert_cmpint (seen.result, ==, 42);
  g_assert_true (seen.worked_on != main_thread);
  g_assert_cmpuint (seen.answered, ==, 1);
  g_assert_cmpuint (seen.data_freed, ==, 1);
  g_assert_cmpuint (seen.results_freed, ==, 0);
}

static void
test_error (void)
{
  begin ();
  ask (fail, NULL);
  wait_for (1);
  g_assert_error (seen.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (seen.data_freed, ==, 1);
}

static void
test_null_is_an_answer (void)
{
  begin ();
  seen.result = 7;
  ask (nothing, NULL);
  wait_for (1);
  g_assert_no_error (seen.error);
  g_assert_cmpint (seen.result, ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  begin ();
  ask (cancel, cancellable);
  wait_for (1);
  g_assert_error (seen.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* The work was done to its end, and nobody took what it made. */
  g_assert_cmpuint (seen.run, ==, 1);
  g_assert_cmpuint (seen.results_freed, ==, 1);
  g_assert_cmpuint (seen.freed_elsewhere, ==, 0);
}

static gpointer
flag (gpointer data, GCancellable *cancellable, GError **error)
{
  return g_strdup ("made");
}

static void
test_nobody_waits (void)
{
  const TlnAside job = { flag, g_strdup (""), data_freed, result_freed };

  begin ();
  tln_aside_async (NULL, &job, NULL, NULL, NULL);
  while (g_atomic_int_get (&seen.data_freed) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (seen.results_freed, ==, 1);
  g_assert_cmpuint (seen.freed_elsewhere, ==, 0);
}

static gpointer
same (gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
same_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  tln_aside_finish (result, NULL);
}

/* Who is the last to let go is a race that the thread seldom wins: often enough, it does. */
static void
test_freed_where_asked (void)
{
  begin ();
  for (guint i = 0; i < MANY; i++) {
    g_autoptr (GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
    const TlnAside job = { same, g_strdup (""), data_freed, NULL };

    g_object_weak_ref (owner, owner_freed, NULL);
    tln_aside_async (owner, &job, NULL, same_cb, NULL);
  }
  wait_for (MANY);
  g_assert_cmpuint (seen.data_freed, ==, MANY);
  g_assert_cmpuint (seen.freed_elsewhere, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/aside/answer", test_answer);
  g_test_add_func ("/aside/error", test_error);
  g_test_add_func ("/aside/null-is-an-answer", test_null_is_an_answer);
  g_test_add_func ("/aside/cancelled", test_cancelled);
  g_test_add_func ("/aside/nobody-waits", test_nobody_waits);
  g_test_add_func ("/aside/freed-where-asked", test_freed_where_asked);
  return g_test_run ();
}

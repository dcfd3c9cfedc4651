/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The borders of an earlier day: midnight, dates of the world, an empty library, a reader that
 * stays one, a damaged log, the threads of a store. Whole histories stand in test-past-random.c. */
#include "tln-past.h"

#include "tln-act.h"
#include "tln-claims.h"
#include "tln-corporate.h"
#include "tln-error.h"
#include "tln-id.h"
#include "tln-instruments.h"
#include "tln-own-claims.h"
#include "tln-store.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)
#define FIRST_DAY 20157 /* 2025-03-10 */

static _Atomic gint64 now; /* also read by the threads of a store */
static gint noise;

static gint64
tick (gpointer data)
{
  return now += 1000;
}

static guint32
count (gpointer data)
{
  return (guint32) g_atomic_int_add (&noise, 1);
}

/* Noon of a day of the test; later times of the day are those of what is done then. */
static void
begin_day (int day)
{
  now = (FIRST_DAY + day) * DAY_MS + DAY_MS / 2;
  tln_clock_set (tick, NULL, count, NULL);
}

static TlnDb *
open_file (const char *path, TlnDbMode mode)
{
  g_autoptr (GError) error = NULL;
  TlnDb *db = tln_db_open (path, mode, &error);

  g_assert_no_error (error);
  return db;
}

static gint64
add_thesis_at (TlnDb *db, gint64 time, const char *title)
{
  g_autoptr (GError) error = NULL;

  now = time;
  tln_test_begin (db, TLN_ACT_THESIS_NEW);
  gint64 id = tln_theses_add (db, title, 0, &error);
  g_assert_no_error (error);
  tln_test_end (db);
  return id;
}

static gint64
count_on (TlnDb *db, TlnDay day, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  g_assert_true (tln_db_begin (db, &error));
  g_assert_true (tln_past_enter (db, day, &error));
  n = tln_test_int (db, sql);
  tln_db_rollback (db);
  return n;
}

/* The day ends at midnight of the user's zone: 16:00 UTC where it is eight hours ahead. */
static void
test_midnight (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));
  gint64 midnight = (FIRST_DAY + 1) * DAY_MS - 8 * DAY_MS / 24;

  g_setenv ("TZ", "Asia/Shanghai", TRUE);
  g_assert_cmpint (tln_day_begin_time (FIRST_DAY + 1), ==, midnight);
  begin_day (0);
  add_thesis_at (db, midnight - 10000, "Before");
  add_thesis_at (db, midnight, "After");
  g_assert_cmpint (count_on (db, FIRST_DAY - 1, "SELECT count (*) FROM thesis"), ==, 0);
  g_assert_cmpint (count_on (db, FIRST_DAY, "SELECT count (*) FROM thesis"), ==, 1);
  g_assert_cmpint (count_on (db, FIRST_DAY + 1, "SELECT count (*) FROM thesis"), ==, 2);
  g_assert_cmpint (tln_test_int (db, "SELECT count (*) FROM thesis"), ==, 2);
  if (zone != NULL)
    g_setenv ("TZ", zone, TRUE);
  else
    g_unsetenv ("TZ");
}

/* A note of one's own is known from the day on which it was written, not from the day it stands at:
 * no earlier day may have been decided by it. */
static void
test_own_note (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  static const char *const tables[] = { "article", "claim", "evidence" };

  begin_day (0);
  const TlnOwnClaim own = { .words = "Sold out.",
                            .site = "Own note",
                            .day = FIRST_DAY + 1,
                            .thesis = add_thesis_at (db, now, "One") };
  begin_day (5);
  tln_test_begin (db, TLN_ACT_CLAIM_NEW);
  g_assert_cmpint (tln_own_claims_add (db, &own, &error), !=, 0);
  tln_test_end (db);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", tables[i]);

    g_assert_cmpint (count_on (db, FIRST_DAY + 1, sql), ==, 0);
    g_assert_cmpint (count_on (db, FIRST_DAY + 4, sql), ==, 0);
    g_assert_cmpint (count_on (db, FIRST_DAY + 5, sql), ==, 1);
  }
}

/* Evidence of a later day of the world is not shown, whenever it came in, nor is what an article
 * says that is dated later; in which zone a moment is does count. */
static void
test_dates (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  static const char *const dates[] = {
    "2025-03-09", "2025-03-10", "2025-03-11", "2025-03-10T23:30Z", "2025-03-10T23:30-05:00",
    "2025-03"
  };
  TlnQuote quote = { (char *) "says", (char *) "", (char *) "", 0, 4 };

  begin_day (0);
  gint64 thesis = add_thesis_at (db, now, "One");
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++) {
    g_autofree char *text = g_strdup_printf ("says %u", (guint) i);
    const TlnEvidenceDraft draft = { .thesis = thesis,
                                     .stance = TLN_STANCE_FOR,
                                     .day = FIRST_DAY + (i == 0 ? 2 : -3) };

    tln_test_begin (db, TLN_ACT_CLAIM_NEW);
    gint64 article = tln_test_add (db, tln_test_draft ("A title", text, dates[i]));
    gint64 claim = tln_claims_add (db, article, &quote, &error);
    g_assert_no_error (error);
    g_assert_cmpint (tln_claims_set_evidence (db, claim, &draft, &error), !=, 0);
    tln_test_end (db);
  }
  g_assert_cmpint (count_on (db, FIRST_DAY, "SELECT count (*) FROM evidence"), ==, 5);
  g_assert_cmpint (count_on (db, FIRST_DAY, "SELECT count (*) FROM article"), ==, 4);
  g_assert_cmpint (count_on (db, FIRST_DAY + 1, "SELECT count (*) FROM article"), ==, 6);
  g_assert_cmpint (count_on (db, FIRST_DAY + 1, "SELECT count (*) FROM evidence"), ==, 5);
  g_assert_cmpint (count_on (db, FIRST_DAY + 2, "SELECT count (*) FROM evidence"), ==, 6);
  /* 3 of them are of articles dated to that day or before it. */
  g_assert_cmpint (count_on (db, FIRST_DAY,
                             "SELECT count (*) FROM evidence e JOIN claim c ON "
                             "c.id = e.claim_id JOIN article a ON a.id = "
                             "c.article_id"),
                   ==, 3);
}

/* Closes of 3, 3.3 and 1.1 on three days, of which the third is the day of a split of one share
 * into three. */
static gint64
add_prices (TlnDb *db)
{
  g_autoptr (GError) error = NULL;
  const TlnBar bars[] = {
    { FIRST_DAY * DAY_MS / 1000, 3, 3, 3, 3, 90, 1 },
    { (FIRST_DAY + 1) * DAY_MS / 1000, 3.3, 3.3, 3.3, 3.3, 90, 1 },
    { (FIRST_DAY + 2) * DAY_MS / 1000, 1.1, 1.1, 1.1, 1.1, 270, 1 },
  };
  const TlnPriceBatch batch = { .adjustment = (char *) "raw" };
  g_autoptr (TlnSeries) series = tln_series_new (bars, G_N_ELEMENTS (bars));
  gint64 id = tln_instruments_ensure (db, "515050", "SSE", "5G", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (tln_prices_add (db, id, &batch, series, &error), !=, 0);
  return id;
}

static void
split_at (TlnDb *db, gint64 instrument, int day)
{
  g_autoptr (GError) error = NULL;
  const TlnCorporateAction split = { .day = FIRST_DAY + 2, .from = 1, .to = 3 };

  begin_day (day);
  tln_test_begin (db, TLN_ACT_CORPORATE);
  g_assert_cmpint (tln_corporate_set (db, instrument, &split, &error), !=, 0);
  g_assert_no_error (error);
  tln_test_end (db);
}

static void
assert_move (TlnDb *db, gint64 instrument, TlnDay day, double first, double last)
{
  g_autoptr (GError) error = NULL;
  TlnPriceMove move;

  g_assert_true (tln_db_begin (db, &error));
  g_assert_true (tln_past_enter (db, day, &error));
  g_autoptr (TlnSeries) series =
      tln_prices_load_on (db, instrument, TLN_BASIS_TOTAL_RETURN, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (series->close[0], first, 1e-9);
  g_assert_true (tln_prices_get_move (db, instrument, 1, &move, &error));
  g_assert_cmpfloat_with_epsilon (move.last, last, 1e-9);
  g_assert_cmpfloat_with_epsilon (move.first, day > FIRST_DAY + 1 ? first * 1.1 : first, 1e-9);
  tln_db_rollback (db);
}

/* Before the day of a split nobody holds its new shares, however early it is known; and before it
 * is recorded the drop is what was seen. */
static void
test_splits (void)
{
  for (int known = 0; known <= 4; known += 4) {
    g_autoptr (TlnDb) db = tln_test_db ();
    begin_day (-1);
    gint64 instrument = add_prices (db);

    split_at (db, instrument, known);
    assert_move (db, instrument, FIRST_DAY + 1, 3, 3.3);
    assert_move (db, instrument, FIRST_DAY + 2, known == 0 ? 1 : 3, 1.1);
    assert_move (db, instrument, FIRST_DAY + 4, 1, 1.1);
  }
}

/* A library that has nothing in it, and a day before all and after all. */
static void
test_empty (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();

  g_assert_cmpint (count_on (db, FIRST_DAY, "SELECT count (*) FROM thesis"), ==, 0);
  begin_day (0);
  add_thesis_at (db, now, "One");
  g_assert_cmpint (count_on (db, -700000, "SELECT count (*) FROM thesis"), ==, 0);
  g_assert_cmpint (count_on (db, 700000, "SELECT count (*) FROM thesis"), ==, 1);
}

/* A reader stays what it is: it writes nothing, and the file is as it was. */
static void
test_reader (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  TlnDb *db = open_file (path, TLN_DB_WRITER);

  begin_day (0);
  gint64 id = add_thesis_at (db, now, "One");
  TlnDb *reader = open_file (path, TLN_DB_READER);
  g_assert_true (tln_db_begin (reader, &error));
  g_assert_true (tln_past_enter (reader, FIRST_DAY, &error));
  g_assert_true (tln_past_complete (reader, &error));
  g_assert_false (tln_db_exec (reader, "DELETE FROM main.thesis", &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (tln_db_exec (reader, "DELETE FROM temp.thesis", &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_true (tln_db_commit (reader, &error));
  /* It sees what is written of that day meanwhile: a title is undone on the next. */
  tln_test_begin (db, TLN_ACT_THESIS_EDIT);
  g_assert_true (tln_theses_set (db, id, "title", "Two", &error));
  tln_test_end (db);
  g_assert_true (tln_db_begin (reader, &error));
  g_assert_true (tln_past_enter (reader, FIRST_DAY, &error));
  g_autofree char *title = tln_test_value (reader, "SELECT title FROM thesis");
  g_assert_cmpstr (title, ==, "Two");
  tln_db_rollback (reader);
  g_assert_true (tln_db_begin (reader, &error));
  g_assert_true (tln_past_enter (reader, FIRST_DAY - 1, &error));
  g_assert_cmpint (tln_test_int (reader, "SELECT count (*) FROM thesis"), ==, 0);
  g_assert_true (tln_db_commit (reader, &error));
  tln_db_close (reader);
  tln_db_close (db);
  tln_test_folder_remove (folder);
}

/* A row of the log that cannot be read is an error, and the present is still there after it. */
static void
test_damaged (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  begin_day (0);
  gint64 id = add_thesis_at (db, now, "One");
  begin_day (1);
  tln_test_begin (db, TLN_ACT_THESIS_EDIT);
  g_assert_true (tln_theses_set (db, id, "title", "Two", &error));
  tln_test_end (db);
  g_assert_true (tln_db_exec (db, "UPDATE change SET old = '{' WHERE old IS NOT NULL", &error));
  g_assert_true (tln_db_begin (db, &error));
  g_assert_false (tln_past_enter (db, FIRST_DAY, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CORRUPT);
  tln_db_rollback (db);
  g_autofree char *title = tln_test_value (db, "SELECT title FROM thesis");
  g_assert_cmpstr (title, ==, "Two");
}

/* Through the store, from a file and in memory. */

static gpointer
title_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_test_value (db, "SELECT coalesce (max (title), 'none') FROM thesis");
}

static gpointer
write_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  if (data == NULL)
    tln_theses_add (db, "One", 0, error);
  else
    tln_theses_set (db, tln_test_int (db, "SELECT id FROM thesis"), "title", data, error);
  return NULL;
}

typedef struct {
  GMainLoop *loop;
  char *title;
  GError *error;
} Answer;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->title = tln_store_finish (TLN_STORE (source), result, &answer->error);
  g_main_loop_quit (answer->loop);
}

static void
assert_title (TlnStore *store, TlnDay day, const char *wanted)
{
  const TlnJob job = { title_job, NULL, NULL, g_free };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Answer answer = { loop, NULL, NULL };

  tln_store_read_day_async (store, day, &job, NULL, read_cb, &answer);
  g_main_loop_run (loop);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (answer.title, ==, wanted);
  g_free (answer.title);
}

static void
write_title (TlnStore *store, int day, const char *title)
{
  const TlnJob job = { write_job, (gpointer) title, NULL, NULL };
  g_autoptr (GError) error = NULL;

  now = (FIRST_DAY + day) * DAY_MS + DAY_MS / 2;
  tln_store_run (store, TLN_ACT_THESIS_EDIT, &job, &error);
  g_assert_no_error (error);
}

static void
run_store (const char *path)
{
  g_autoptr (TlnStore) store = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  const TlnJob job = { title_job, NULL, NULL, g_free };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Answer answer = { loop, NULL, NULL };

  begin_day (0);
  store = tln_store_new (path);
  write_title (store, 0, NULL);
  write_title (store, 1, "Two");
  write_title (store, 3, "Three");
  assert_title (store, FIRST_DAY - 1, "none");
  assert_title (store, FIRST_DAY + 2, "Two");
  assert_title (store, FIRST_DAY, "One");
  assert_title (store, TLN_DAY_NONE, "Three");
  write_title (store, 3, "Four");
  assert_title (store, FIRST_DAY + 3, "Four");
  assert_title (store, FIRST_DAY + 2, "Two");
  g_cancellable_cancel (cancelled);
  tln_store_read_day_async (store, FIRST_DAY, &job, cancelled, read_cb, &answer);
  g_main_loop_run (loop);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
  assert_title (store, FIRST_DAY, "One");
  tln_store_close (store);
}

static void
test_store (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);

  run_store (path);
  run_store (NULL);
  tln_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  begin_day (0);
  g_test_add_func ("/past/midnight", test_midnight);
  g_test_add_func ("/past/dates-of-the-world", test_dates);
  g_test_add_func ("/past/own-note", test_own_note);
  g_test_add_func ("/past/splits", test_splits);
  g_test_add_func ("/past/empty", test_empty);
  g_test_add_func ("/past/reader", test_reader);
  g_test_add_func ("/past/damaged", test_damaged);
  g_test_add_func ("/past/store", test_store);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the bar of earlier days gets ready before a day is chosen. Needs a display. */
#include "tln-past-bar.h"

#include "tln-act.h"
#include "tln-id.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <adwaita.h>

#define DAY_MS G_GINT64_CONSTANT (86400000)
#define FIRST_DAY 20157 /* 2025-03-10 */
#define TODAY (FIRST_DAY + 10)

static gint64 now;
static gint noise;

static gint64
look (gpointer data)
{
  return now;
}

static guint32
count (gpointer data)
{
  return (guint32) g_atomic_int_add (&noise, 1);
}

static void
go_to (TlnDay day)
{
  now = day * DAY_MS + DAY_MS / 2;
  tln_clock_set (look, NULL, count, NULL);
}

/* A thesis that was made on the first day and changed on the fourth and the sixth. */
static gint64
fill (const char *path)
{
  static const int days[] = { 0, 3, 5 };
  g_autoptr (GError) error = NULL;
  TlnDb *db = tln_db_open (path, TLN_DB_WRITER, &error);
  gint64 id = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    go_to (FIRST_DAY + days[i]);
    tln_test_begin (db, TLN_ACT_THESIS_NEW);
    g_autofree char *sql = g_strdup_printf ("UPDATE thesis SET statement = 'as on %d'", days[i]);
    if (i == 0)
      id = tln_theses_add (db, "Inference grows", 0, &error);
    g_assert_no_error (error);
    g_assert_true (tln_db_exec (db, sql, &error));
    tln_test_end (db);
  }
  tln_db_close (db);
  return id;
}

static gpointer
written_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return g_memdup2 (&(gint64) { tln_db_total_changes (db) }, sizeof (gint64));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(gint64 **) data = tln_store_finish (TLN_STORE (source), result, &error);
  g_assert_no_error (error);
}

/* How many rows the reader of earlier days has written for itself once it is in a day. */
static gint64
written_in (TlnStore *store, TlnDay day)
{
  const TlnJob job = { written_job, NULL, NULL, g_free };
  g_autofree gint64 *written = NULL;

  tln_store_read_day_async (store, day, &job, NULL, written_cb, &written);
  while (written == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *written;
}

static GtkWidget *
find (GtkWidget *root, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (root, type) ? root : NULL;

  for (GtkWidget *w = gtk_widget_get_first_child (root); w != NULL && found == NULL;
       w = gtk_widget_get_next_sibling (w))
    found = find (w, type);
  return found;
}

/* The last change before today is there before it is asked for: the reader has filled its tables
 * for another day before the first day it is asked for. */
static void
test_ready (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  gint64 id = fill (path);

  go_to (TODAY);
  g_autoptr (TlnStore) store = tln_store_new (path);
  GtkWidget *bar = g_object_ref_sink (tln_past_bar_new (store));
  GtkRange *scale = GTK_RANGE (find (bar, GTK_TYPE_SCALE));
  g_object_set (bar, "thesis-id", id, "revealed", TRUE, NULL);
  while (gtk_range_get_value (scale) < TODAY)
    g_main_context_iteration (NULL, TRUE);
  gint64 first = written_in (store, FIRST_DAY + 3);
  gint64 second = written_in (store, FIRST_DAY + 5);
  gint64 third = written_in (store, FIRST_DAY + 3);
  g_assert_cmpint (third, >, second);
  g_assert_cmpint (first, >, third - second);
  g_object_unref (bar);
  tln_store_close (store);
  tln_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/past-bar/ready", test_ready);
  return g_test_run ();
}

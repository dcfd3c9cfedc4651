/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A watched folder: what of it is imported, when, and what is left alone. */
#include "config.h"

#include "tln-watcher.h"

#include "tln-test-store.h"

#include <glib/gstdio.h>

typedef struct {
  TlnStore *store;
  TlnImports *imports;
  GSettings *settings;
  TlnWatcher *watcher;
  char *folder;
  guint finished;
  guint stored; /* of those, with an act */
} Fixture;

/* Signature given by the signal. */
static void
finished_cb (TlnImports *imports, GPtrArray *results, gint64 act, const char *source, Fixture *f)
{
  g_assert_cmpstr (source, ==, "watch");
  g_assert_cmpuint (results->len, ==, 1);
  f->finished++;
  f->stored += act != 0;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->store = tln_store_new (NULL);
  f->imports = tln_imports_new (f->store);
  f->settings = g_settings_new (APP_ID);
  f->folder = tln_test_folder ();
  g_signal_connect (f->imports, "finished", G_CALLBACK (finished_cb), f);
  g_assert_false (g_settings_get_boolean (f->settings, "watch"));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->watcher);
  g_settings_reset (f->settings, "watch");
  g_settings_reset (f->settings, "watch-folder");
  g_settings_reset (f->settings, "watch-since");
  g_clear_object (&f->settings);
  g_clear_object (&f->imports);
  tln_store_close (f->store);
  g_clear_object (&f->store);
  tln_test_folder_remove (f->folder);
  g_free (f->folder);
}

static void
write_file (Fixture *f, const char *name, const char *text)
{
  g_free (tln_test_write (f->folder, name, text, -1));
}

static void
watch (Fixture *f, const char *folder)
{
  g_settings_set_string (f->settings, "watch-folder", folder);
  g_settings_set_boolean (f->settings, "watch", TRUE);
  f->watcher = tln_watcher_new (f->imports, f->settings);
  tln_watcher_set_quiet (f->watcher, 50);
}

static void
wait_finished (Fixture *f, guint n)
{
  while (f->finished < n)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (f->finished, ==, n);
}

static void
over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* Lets the clock move on, as a person does between two things. */
static void
wait_moment (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add_once (milliseconds, over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_what (Fixture *f, gconstpointer data)
{
  write_file (f, "a.txt", "Racks\nare sold out.");
  write_file (f, ".hidden.txt", "hidden");
  write_file (f, "picture.png", "no text");
  write_file (f, "page.html.part", "half a page");
  write_file (f, "empty.txt", "");
  write_file (f, "below/b.txt", "below");
  watch (f, f->folder);
  wait_finished (f, 1);
  write_file (f, "c.md", "# Fans\n\nare back.");
  write_file (f, "d.txt", "Pumps\nare late.");
  wait_finished (f, 3);
  g_assert_cmpuint (f->stored, ==, 3);
  /* Nothing is moved, and a file written anew counts again. */
  g_autofree char *path = g_build_filename (f->folder, "a.txt", NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  write_file (f, "a.txt", "Racks\nare here again.");
  wait_finished (f, 4);
  g_assert_cmpuint (f->stored, ==, 4);
}

static void
test_same_again (Fixture *f, gconstpointer data)
{
  write_file (f, "a.txt", "Racks\nare sold out.");
  watch (f, f->folder);
  wait_finished (f, 1);
  write_file (f, "copy.txt", "Racks\nare sold out.");
  wait_finished (f, 2);
  g_assert_cmpuint (f->stored, ==, 1);
}

static void
test_only_new (Fixture *f, gconstpointer data)
{
  write_file (f, "a.txt", "Racks\nare sold out.");
  f->watcher = tln_watcher_new (f->imports, f->settings);
  tln_watcher_set_quiet (f->watcher, 50);
  wait_moment (30);
  g_settings_set_string (f->settings, "watch-folder", f->folder);
  g_settings_set_boolean (f->settings, "watch", TRUE);
  write_file (f, "b.txt", "Pumps\nare late.");
  wait_finished (f, 1);
  g_settings_set_boolean (f->settings, "watch", FALSE);
  write_file (f, "c.txt", "Fans\nare back.");
  wait_moment (150);
  g_assert_cmpuint (f->finished, ==, 1);
}

/* What came while nobody watched is found at the next start. */
static void
test_since (Fixture *f, gconstpointer data)
{
  write_file (f, "a.txt", "Racks\nare sold out.");
  watch (f, f->folder);
  wait_finished (f, 1);
  wait_moment (100);
  g_clear_object (&f->watcher);
  write_file (f, "b.txt", "Pumps\nare late.");
  f->watcher = tln_watcher_new (f->imports, f->settings);
  while (f->stored < 2)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_missing (Fixture *f, gconstpointer data)
{
  g_autofree char *later = g_build_filename (f->folder, "later", NULL);

  watch (f, later);
  wait_moment (20);
  write_file (f, "later/a.txt", "Racks\nare sold out.");
  wait_finished (f, 1);
}

/* Asked to look, it looks, whether or not it was told of a change. */
static void
test_look (Fixture *f, gconstpointer data)
{
  tln_watcher_look (f->watcher = tln_watcher_new (f->imports, f->settings));
  g_clear_object (&f->watcher);
  watch (f, f->folder);
  tln_watcher_set_quiet (f->watcher, 600000);
  wait_moment (50);
  write_file (f, "a.txt", "Racks\nare sold out.");
  wait_moment (50);
  g_assert_cmpuint (f->finished, ==, 0);
  tln_watcher_set_quiet (f->watcher, 0);
  tln_watcher_look (f->watcher);
  wait_finished (f, 1);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/watcher/what", test_what },         { "/watcher/same-again", test_same_again },
    { "/watcher/only-new", test_only_new }, { "/watcher/since", test_since },
    { "/watcher/missing", test_missing },   { "/watcher/look", test_look },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}

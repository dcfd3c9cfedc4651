/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives a fuzz target every file of its corpus, as an ordinary test without clang. What a fuzzer
   once broke lies there, too, and is tried again in every run. */
#include "fuzz.h"

#include <gio/gio.h>

static void
test_file (gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize size;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (data, &bytes, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const guint8 *) bytes, size), ==, 0);
}

static void
test_empty (void)
{
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const guint8 *) "", 0), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);
  g_test_add_func ("/fuzz/empty", test_empty);
  guint n = 0;
  for (const char *name; (name = g_dir_read_name (folder)) != NULL; n++) {
    g_autofree char *path = g_strdup_printf ("/fuzz/%s", name);
    g_test_add_data_func_full (path, g_build_filename (argv[1], name, NULL), test_file, g_free);
  }
  g_assert_cmpuint (n, >, 0);
  return g_test_run ();
}

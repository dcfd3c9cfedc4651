/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places of the text and of the buffer, with something put in and something left out. */
#include "tln-reader-map.h"

/* Text 0-10 at 2 (after a bullet), 11-20 folded away, 21-30 at 20. */
static TlnReaderMap *
build (void)
{
  TlnReaderMap *map = tln_reader_map_new ();

  tln_reader_map_add (map, 0, 2, 10);
  tln_reader_map_add (map, 10, 12, 0);
  tln_reader_map_add (map, 21, 20, 9);
  return map;
}

static void
test_to_buffer (void)
{
  g_autoptr (TlnReaderMap) map = build ();
  g_autoptr (TlnReaderMap) empty = tln_reader_map_new ();

  g_assert_cmpuint (tln_reader_map_to_buffer (map, 0), ==, 2);
  g_assert_cmpuint (tln_reader_map_to_buffer (map, 9), ==, 11);
  g_assert_cmpuint (tln_reader_map_to_buffer (map, 15), ==, 12);
  g_assert_cmpuint (tln_reader_map_to_buffer (map, 21), ==, 20);
  g_assert_cmpuint (tln_reader_map_to_buffer (map, 1000), ==, 29);
  g_assert_cmpuint (tln_reader_map_to_buffer (empty, 5), ==, 0);
}

static void
test_to_text (void)
{
  g_autoptr (TlnReaderMap) map = build ();
  guint32 start = 0, end = 0;

  g_assert_true (tln_reader_map_to_text (map, 0, 5, &start, &end));
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 3);
  g_assert_true (tln_reader_map_to_text (map, 8, 25, &start, &end));
  g_assert_cmpuint (start, ==, 6);
  g_assert_cmpuint (end, ==, 26);
  g_assert_false (tln_reader_map_to_text (map, 0, 2, &start, &end));
  g_assert_false (tln_reader_map_to_text (map, 13, 20, &start, &end));
  g_assert_false (tln_reader_map_to_text (map, 29, 90, &start, &end));
}

static void
stretch_cb (guint32 from, guint32 to, gpointer data)
{
  g_string_append_printf (data, "%u-%u ", from, to);
}

static void
test_foreach (void)
{
  g_autoptr (TlnReaderMap) map = build ();
  g_autoptr (GString) got = g_string_new (NULL);

  tln_reader_map_foreach (map, 5, 25, stretch_cb, got);
  g_assert_cmpstr (got->str, ==, "7-12 20-24 ");
  g_string_truncate (got, 0);
  tln_reader_map_foreach (map, 11, 20, stretch_cb, got);
  tln_reader_map_foreach (map, 30, 40, stretch_cb, got);
  g_assert_cmpstr (got->str, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader-map/to-buffer", test_to_buffer);
  g_test_add_func ("/reader-map/to-text", test_to_text);
  g_test_add_func ("/reader-map/foreach", test_foreach);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranges by place against a walk over all of them. */
#include "tln-reader-ranges.h"

typedef struct {
  guint32 start, end;
} Pair;

static gboolean
name_cb (gconstpointer thing, guint32 start, guint32 end, gpointer data)
{
  g_string_append_printf (data, "%s:%u-%u ", (const char *) thing, start, end);
  return TRUE;
}

static TlnReaderRanges *
build (void)
{
  TlnReaderRanges *ranges = tln_reader_ranges_new ();

  tln_reader_ranges_add (ranges, 30, 40, "late");
  tln_reader_ranges_add (ranges, 0, 100, "whole");
  tln_reader_ranges_add (ranges, 10, 20, "inner");
  tln_reader_ranges_add (ranges, 10, 20, "twin");
  tln_reader_ranges_add (ranges, 15, 15, "empty");
  tln_reader_ranges_sort (ranges);
  return ranges;
}

static void
test_touching (void)
{
  g_autoptr (TlnReaderRanges) ranges = build ();
  g_autoptr (TlnReaderRanges) none = tln_reader_ranges_new ();
  g_autoptr (GString) got = g_string_new (NULL);

  tln_reader_ranges_foreach (ranges, 19, 30, name_cb, got);
  g_assert_cmpstr (got->str, ==, "whole:0-100 inner:10-20 twin:10-20 ");
  g_string_truncate (got, 0);
  tln_reader_ranges_foreach (ranges, 39, 41, name_cb, got);
  g_assert_cmpstr (got->str, ==, "whole:0-100 late:30-40 ");
  g_assert_true (tln_reader_ranges_touch (ranges, 99, 200));
  g_assert_false (tln_reader_ranges_touch (ranges, 100, 200));
  tln_reader_ranges_sort (none);
  g_assert_false (tln_reader_ranges_touch (none, 0, G_MAXUINT32));
}

static void
test_innermost (void)
{
  g_autoptr (TlnReaderRanges) ranges = build ();

  g_assert_cmpstr (tln_reader_ranges_at (ranges, 15), ==, "twin");
  g_assert_cmpstr (tln_reader_ranges_at (ranges, 20), ==, "whole");
  g_assert_cmpstr (tln_reader_ranges_at (ranges, 30), ==, "late");
  g_assert_null (tln_reader_ranges_at (ranges, 100));
}

static gboolean
count_cb (gconstpointer thing, guint32 start, guint32 end, gpointer data)
{
  const Pair *pair = thing;

  g_assert_cmpuint (pair->start, ==, start);
  g_assert_cmpuint (pair->end, ==, end);
  ++*(guint *) data;
  return TRUE;
}

static void
test_random (void)
{
  g_autofree Pair *pairs = g_new (Pair, 300);

  for (guint round = 0; round < 50; round++) {
    g_autoptr (TlnReaderRanges) ranges = tln_reader_ranges_new ();

    for (guint i = 0; i < 300; i++) {
      pairs[i].start = (guint32) g_test_rand_int_range (0, 1000);
      pairs[i].end = pairs[i].start + (guint32) g_test_rand_int_range (1, i % 50 ? 20 : 900);
      tln_reader_ranges_add (ranges, pairs[i].start, pairs[i].end, &pairs[i]);
    }
    tln_reader_ranges_sort (ranges);
    for (guint question = 0; question < 100; question++) {
      guint32 from = (guint32) g_test_rand_int_range (0, 1900);
      guint32 to = from + (guint32) g_test_rand_int_range (1, 100);
      guint expect = 0, got = 0;

      for (guint i = 0; i < 300; i++)
        expect += pairs[i].start < to && pairs[i].end > from;
      tln_reader_ranges_foreach (ranges, from, to, count_cb, &got);
      g_assert_cmpuint (got, ==, expect);
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader-ranges/touching", test_touching);
  g_test_add_func ("/reader-ranges/innermost", test_innermost);
  g_test_add_func ("/reader-ranges/random", test_random);
  return g_test_run ();
}

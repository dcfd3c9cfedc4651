/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is found in a text in one row: order, overlaps, boilerplate, steps. */
#include "tln-reader-detected.h"
#include "tln-text.h"

static const char TEXT[] = "通信ETF（515880）在2025年3月10日上涨3.5%。\n"
                           "分析师预计未来五年市场每年增长40%。\n"
                           "Revenue was $3.2 billion.\n";

static TlnReaderDetected *
detect (const char *text)
{
  TlnDetection *detection = tln_detect (text, NULL);
  TlnDate written;

  g_assert_true (tln_date_parse ("2025-03-11", &written));
  return tln_reader_detected_new (detection, tln_figures_find (text, detection, &written));
}

static char *
quote (const TlnDetected *one)
{
  return one ? tln_text_slice (TEXT, one->start, one->end) : NULL;
}

static void
test_row (void)
{
  g_autoptr (TlnReaderDetected) self = detect (TEXT);
  g_autoptr (GString) got = g_string_new (NULL);
  guint32 end = 0;

  for (guint i = 0; i < self->all->len; i++) {
    const TlnDetected *one = &g_array_index (self->all, TlnDetected, i);
    g_autofree char *words = quote (one);

    g_assert_cmpuint (one->start, >=, end);
    end = one->end;
    g_string_append_printf (got, "%s%s ",
                            one->code     ? "c:"
                            : one->number ? "n:"
                            : one->date   ? "d:"
                                          : "f:",
                            words);
  }
  g_assert_nonnull (strstr (got->str, "515880"));
  g_assert_nonnull (strstr (got->str, "d:2025年3月10日 n:3.5% "));
  g_assert_nonnull (strstr (got->str, "f:预计 "));
  g_assert_nonnull (strstr (got->str, "n:$3.2 billion "));
}

static const TlnDetected *
find_words (const TlnReaderDetected *self, const char *words)
{
  for (guint i = 0; i < self->all->len; i++) {
    const TlnDetected *one = &g_array_index (self->all, TlnDetected, i);
    g_autofree char *own = quote (one);

    if (g_str_equal (own, words))
      return one;
  }
  g_assert_not_reached ();
}

/* 1.4^5: a number knows the forecast it belongs to. */
static void
test_multiple (void)
{
  g_autoptr (TlnReaderDetected) self = detect (TEXT);
  const TlnDetected *rate = find_words (self, "40%");

  g_assert_nonnull (rate->number);
  g_assert_nonnull (rate->forecast);
  g_assert_cmpfloat_with_epsilon (rate->forecast->multiple, 5.378, 0.001);
  g_assert_null (find_words (self, "3.5%")->forecast);
}

static void
test_steps (void)
{
  g_autoptr (TlnReaderDetected) self = detect (TEXT);
  const TlnDetected *all = &g_array_index (self->all, TlnDetected, 0);
  guint last = self->all->len - 1;
  g_autoptr (TlnReaderDetected) none = detect ("Nothing here.");

  g_assert_cmpuint (last, >, 2);
  g_assert_true (tln_reader_detected_find (self, all[1].start, 0) == &all[1]);
  g_assert_true (tln_reader_detected_find (self, all[1].end - 1, 0) == &all[1]);
  g_assert_null (tln_reader_detected_find (self, all[last].end + 1, 0));
  g_assert_true (tln_reader_detected_find (self, all[1].start, 1) == &all[2]);
  g_assert_true (tln_reader_detected_find (self, all[1].start, -1) == &all[0]);
  g_assert_true (tln_reader_detected_find (self, all[last].start, 1) == &all[0]);
  g_assert_true (tln_reader_detected_find (self, all[0].start, -1) == &all[last]);
  g_assert_true (tln_reader_detected_find (self, all[last].end + 1, -1) == &all[last]);
  g_assert_null (tln_reader_detected_find (none, 0, 1));
}

static void
test_boilerplate (void)
{
  g_autoptr (TlnReaderDetected) self =
      detect ("算力上涨3.5%。\n风险提示：市场有风险，投资需谨慎，历史涨幅12.5%不代表未来。\n");

  for (guint i = 0; i < self->all->len; i++)
    g_assert_cmpuint (g_array_index (self->all, TlnDetected, i).end, <=, 9);
  g_assert_cmpuint (self->all->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader-detected/row", test_row);
  g_test_add_func ("/reader-detected/multiple", test_multiple);
  g_test_add_func ("/reader-detected/steps", test_steps);
  g_test_add_func ("/reader-detected/boilerplate", test_boilerplate);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proposals for quotes that were lost. */
#include "tln-anchor-near.h"
#include "tln-text.h"

static void
check (const char *text, const char *exact, const char *expect)
{
  g_autoptr (GPtrArray) places = tln_anchor_near (text, exact, 3);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++) {
    const TlnNearPlace *place = g_ptr_array_index (places, i);
    g_autofree char *words = tln_text_slice (text, place->start, place->end);

    g_string_append_printf (found, "[%s %.2f]", words, place->score);
  }
  g_assert_cmpstr (found->str, ==, expect);
}

static void
test_changed (void)
{
  check ("开头一句。推理算力的需求将会持续上升。结尾一句。", "推理算力需求将持续上升。",
         "[推理算力的需求将会持续上升。 0.75]");
  check ("First. Orders for inference tripled. Last one.", "Orders for inference doubled.",
         "[Orders for inference tripled. 0.80]");
  check ("First. Orders for inference. They doubled in a month. Last one.",
         "Orders for inference, they doubled in a month.",
         "[Orders for inference. They doubled in a month. 0.95]");
}

/* An ambiguous quote is proposed at each of its places, in their order. */
static void
test_ambiguous (void)
{
  check ("甲：涨了三成。乙：涨了三成。丙：跌了。", "涨了三成", "[涨了三成 1.00][涨了三成 1.00]");
}

static void
test_nothing (void)
{
  check ("", "words", "");
  check ("Something else entirely.", "推理算力", "");
  check ("Some words.", "", "");
  check ("a b", "a", "[a 1.00]");
}

static void
test_most (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) places = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (text, "The price of machine %u rose in that month. ", i);
  places = tln_anchor_near (text->str, "The price of machine 77 rose in this month.", 5);
  g_assert_cmpuint (places->len, ==, 5);
  g_autofree char *first = tln_text_slice (text->str, ((TlnNearPlace *) places->pdata[0])->start,
                                           ((TlnNearPlace *) places->pdata[0])->end);
  g_assert_cmpstr (first, ==, "The price of machine 77 rose in that month.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anchor-near/changed", test_changed);
  g_test_add_func ("/anchor-near/ambiguous", test_ambiguous);
  g_test_add_func ("/anchor-near/nothing", test_nothing);
  g_test_add_func ("/anchor-near/most", test_most);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Structured text made from plain text. */
#include "tln-rich.h"

static void
test_from_text (void)
{
  g_autoptr (TlnRich) rich = tln_rich_from_text ("标题\n\n 正文一。\n \nb");

  g_assert_cmpstr (rich->text, ==, "标题\n\n 正文一。\n \nb");
  g_assert_cmpuint (rich->spans->len, ==, 3);
  TlnSpan *span = &g_array_index (rich->spans, TlnSpan, 1);
  g_assert_cmpint (span->kind, ==, TLN_SPAN_PARAGRAPH);
  g_assert_cmpuint (span->start, ==, 4);
  g_assert_cmpuint (span->end, ==, 9);
  span = &g_array_index (rich->spans, TlnSpan, 2);
  g_assert_cmpuint (span->start, ==, 12);
  g_assert_cmpuint (span->end, ==, 13);
}

static void
test_empty (void)
{
  g_autoptr (TlnRich) rich = tln_rich_from_text ("");

  g_assert_cmpstr (rich->text, ==, "");
  g_assert_cmpuint (rich->spans->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rich/from-text", test_from_text);
  g_test_add_func ("/rich/empty", test_empty);
  return g_test_run ();
}

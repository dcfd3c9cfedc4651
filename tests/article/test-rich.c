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

static void
assert_running (const char *markdown, const char *expected)
{
  g_autoptr (TlnRich) rich = tln_rich_from_markdown (markdown);
  g_autofree char *text = tln_rich_running_text (rich);

  g_assert_cmpstr (text, ==, expected);
}

#define STORY "A story that goes on for longer than what is said below its few small pictures."

/* Captions stand apart, at the beginning, inside and at the end (a picture itself is an empty
 * block); a story told by them stays. */
static void
test_running_text (void)
{
  assert_running (STORY "\n\n![](a.png)\n\n*A hall*\n\nMore.", STORY "\n\nMore.");
  assert_running ("![](a.png)\n\n*A hall*\n\n" STORY, "\n" STORY);
  assert_running (STORY "\n\n![](a.png)\n\n*机房*", STORY "\n");
  assert_running (STORY "\n\n*No caption*", STORY "\nNo caption");
  assert_running ("![](a.png)\n\n*First, take a rack.*\n\n![](b.png)\n\n*Then fill it.*",
                  "\nFirst, take a rack.\n\nThen fill it.");
  assert_running ("", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rich/from-text", test_from_text);
  g_test_add_func ("/rich/empty", test_empty);
  g_test_add_func ("/rich/running-text", test_running_text);
  return g_test_run ();
}

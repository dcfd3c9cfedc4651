/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where sentences begin and end. */
#include "tln-sentences.h"
#include "tln-text.h"

static void
check (const char *text, const char *expect)
{
  g_autoptr (GString) found = g_string_new (NULL);
  TlnSentence at = { 0 };

  while (tln_sentence_next (text, &at)) {
    g_autofree char *bytes = g_strndup (text + at.from, at.to - at.from);
    g_autofree char *points = tln_text_slice (text, at.start, at.end);

    g_assert_cmpstr (bytes, ==, points);
    g_string_append_printf (found, "[%s]%s", points, at.closed ? "" : "~");
  }
  g_assert_cmpstr (found->str, ==, expect);
}

static void
test_marks (void)
{
  check ("", "");
  check (" \n\n ", "");
  check ("标题\n甲说：“好。”乙不信！\n  丙呢？", "[标题]~[甲说：“好。”][乙不信！][丙呢？]");
  check ("One. Two is 3.5 of U.S. firms. no more; Mr. Fox left.\nEnd",
         "[One.][Two is 3.5 of U.S. firms. no more;][Mr. Fox left.][End]~");
  check ("He said \"it ends.\" Then (this.) Last", "[He said \"it ends.\"][Then (this.)][Last]~");
}

/* Where a sentence cost as much as the whole rest of the text, this would not end in time. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  TlnSentence at = { 0 };
  guint n = 0;

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "算力订单“延后”。");
  while (tln_sentence_next (text->str, &at))
    n++;
  g_assert_cmpuint (n, ==, 200000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sentences/marks", test_marks);
  g_test_add_func ("/sentences/long", test_long);
  return g_test_run ();
}

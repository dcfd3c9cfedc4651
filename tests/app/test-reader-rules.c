/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules in words; a name that stands in a page is shown as it is. */
#include "tln-reader-rules.h"

static void
assert_found_by (const char *rule, const char *expected)
{
  g_autofree char *found = tln_reader_found_by (rule);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_words (void)
{
  g_assert_cmpstr (tln_reader_rule_words ("name(code)"), ==, "code behind its name");
  g_assert_cmpstr (tln_reader_rule_words ("og:title"), ==, "og:title");
  assert_found_by ("first line", "Found by: first line");
  assert_found_by ("heading Risk disclosure", "Found by: heading “Risk disclosure”");
  assert_found_by ("", NULL);
  assert_found_by (NULL, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader-rules/words", test_words);
  return g_test_run ();
}

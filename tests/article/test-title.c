/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Site names off titles, and only those. */
#include "tln-title.h"

static void
assert_cut (const char *title, const char *heading, const char *site, const char *expected)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  TlnTitleClues clues = { headings, NULL, site, "https://www.ledger-test.example/a" };

  if (heading != NULL)
    g_ptr_array_add (headings, (gpointer) heading);
  g_autofree char *cut = tln_title_without_site (title, &clues);
  g_assert_cmpstr (cut, ==, expected);
}

static void
test_without_site (void)
{
  assert_cut ("推理需求从哪里来_示例财经_示例网", NULL, NULL, "推理需求从哪里来");
  assert_cut ("推理需求从哪里来-示例网", "推理需求从哪里来", NULL, "推理需求从哪里来");
  assert_cut ("推理需求从哪里来-示例网", NULL, NULL, "推理需求从哪里来");
  assert_cut ("推理需求从哪里来-下一步怎么走", NULL, NULL, "推理需求从哪里来-下一步怎么走");
  assert_cut ("解读：中国财经", NULL, NULL, "解读：中国财经");
  assert_cut ("Cooling wins | The Ledger", NULL, "The Ledger", "Cooling wins");
  assert_cut ("Cooling wins - twice", NULL, "The Ledger", "Cooling wins - twice");
  assert_cut ("Cooling wins | Ledger Test", NULL, NULL, "Cooling wins");
  assert_cut ("Cooling wins - ledger-test.example", NULL, NULL, "Cooling wins");
  assert_cut ("Cooling wins - Example", NULL, NULL, "Cooling wins - Example");
  assert_cut ("Cooling wins ⋆", NULL, NULL, "Cooling wins");
  assert_cut ("Cooling wins |", NULL, NULL, "Cooling wins");
  assert_cut ("GPT-4 and the rest", NULL, NULL, "GPT-4 and the rest");
  assert_cut ("snake_case in C", NULL, NULL, "snake_case in C");
  assert_cut ("A - B", "A - B", "B", "A - B");
}

/* What an element named a title says is no heading, but shows where a title ends. */
static void
test_named (void)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  g_autoptr (GPtrArray) named = g_ptr_array_new ();
  TlnTitleClues clues = { headings, named, NULL, NULL };

  g_ptr_array_add (named, (gpointer) "Cooling wins again");
  g_ptr_array_add (named, (gpointer) "Cooling wins again - Elsewhere");
  g_autofree char *cut = tln_title_without_site ("Cooling wins again - Elsewhere", &clues);
  g_assert_cmpstr (cut, ==, "Cooling wins again");
  g_assert_true (tln_title_same_letters ("What’s in a “rack”?", "WHAT'S IN A RACK"));
  g_assert_false (tln_title_same_letters ("A rack", "A racks"));
}

static void
test_from_element (void)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  g_autofree char *bar = tln_title_from_element ("A title with some words | Site", headings, 0);
  g_autofree char *front = tln_title_from_element ("Site | A title with some words", headings, 0);
  g_autofree char *plain = tln_title_from_element ("  A title\n of its own ", headings, 0);

  g_assert_cmpstr (bar, ==, "A title with some words");
  g_assert_cmpstr (front, ==, "A title with some words");
  g_assert_cmpstr (plain, ==, "A title of its own");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/title/without-site", test_without_site);
  g_test_add_func ("/title/named", test_named);
  g_test_add_func ("/title/from-element", test_from_element);
  return g_test_run ();
}

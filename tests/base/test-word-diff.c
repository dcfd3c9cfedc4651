/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Differences by words, of Chinese by characters. */
#include "tln-word-diff.h"

/* "=same-removed+added", in order. */
static char *
spell (const GArray *parts)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++) {
    const TlnDiffPart *part = &g_array_index (parts, TlnDiffPart, i);
    g_string_append_printf (out, "[%c%s]", "=-+"[part->kind], part -> text);
  }
  return g_string_free (out, FALSE);
}

static void
test_worked (void)
{
  static const char *const cases[][3] = {
    { "", "", "" },
    { "", "new", "[+new]" },
    { "old", "", "[-old]" },
    { "the same", "the same", "[=the same]" },
    { "It will grow.", "It may grow.", "[=It ][-will][+may][= grow.]" },
    { "It will surely grow", "It might well grow", "[=It ][-will surely][+might well][= grow]" },
    { "a b", "a b c", "[=a b][+ c]" },
    { "推理算力将增长", "推理算力会快速增长", "[=推理算力][-将][+会快速][=增长]" },
    { "算力占95%", "算力占90%", "[=算力占][-95][+90][=%]" },
    { "one\ntwo", "one two", "[=one][-\n][+ ][=two]" },
    { "Jevons’ paradox", "Jevons’ Paradox", "[=Jevons’ ][-paradox][+Paradox]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GArray) parts = tln_word_diff (cases[i][0], cases[i][1]);
    g_autofree char *spelt = spell (parts);
    g_assert_cmpstr (spelt, ==, cases[i][2]);
  }
}

/* A text of up to n words from a few, so that much is in common. */
static char *
random_text (GRand *rand, int n)
{
  static const char *const words[] = {
    "rise", "fall", " ", "，", "推", "理", "95", "% ", "\n", "it"
  };
  GString *out = g_string_new (NULL);

  for (int i = g_rand_int_range (rand, 0, n); i > 0; i--)
    g_string_append (out, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free (out, FALSE);
}

static void
check_whole (const char *before, const char *after)
{
  g_autoptr (GArray) parts = tln_word_diff (before, after);
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++) {
    const TlnDiffPart *part = &g_array_index (parts, TlnDiffPart, i);
    g_assert_cmpstr (part->text, !=, "");
    g_assert_true (i == 0 || part[-1].kind != part->kind);
    g_assert_false (i > 0 && part->kind == TLN_DIFF_REMOVED && part[-1].kind == TLN_DIFF_ADDED);
    if (part->kind != TLN_DIFF_ADDED)
      g_string_append (first, part->text);
    if (part->kind != TLN_DIFF_REMOVED)
      g_string_append (second, part->text);
  }
  g_assert_cmpstr (first->str, ==, before);
  g_assert_cmpstr (second->str, ==, after);
}

static void
test_whole (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (34);

  for (int i = 0; i < 2000; i++) {
    g_autofree char *before = random_text (rand, 40);
    g_autofree char *after = random_text (rand, 40);
    check_whole (before, after);
  }
}

/* Beyond the table: still both texts, and at once. */
static void
test_long (void)
{
  g_autoptr (GString) before = g_string_new ("same ");
  g_autoptr (GString) after = g_string_new ("same ");

  for (int i = 0; i < 20000; i++) {
    g_string_append_printf (before, "a%d ", i);
    g_string_append_printf (after, "b%d ", i);
  }
  check_whole (before->str, after->str);
  g_autoptr (GArray) parts = tln_word_diff (before->str, after->str);
  g_assert_cmpuint (parts->len, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-diff/worked", test_worked);
  g_test_add_func ("/word-diff/whole", test_whole);
  g_test_add_func ("/word-diff/long", test_long);
  return g_test_run ();
}

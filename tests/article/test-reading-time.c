/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minutes of words, of characters and of both; not how fast anybody reads. */
#include "tln-reading-time.h"

#include <locale.h>

static char *
repeat (const char *piece, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

static guint
minutes (const char *piece, guint n)
{
  g_autofree char *text = repeat (piece, n);

  return tln_reading_minutes (text);
}

static void
test_nothing (void)
{
  g_assert_cmpuint (tln_reading_minutes (""), ==, 0);
  g_assert_cmpuint (tln_reading_minutes (" \n—。， "), ==, 0);
}

static void
test_words (void)
{
  g_assert_cmpuint (tln_reading_minutes ("One."), ==, 1);
  g_assert_cmpuint (minutes ("word ", TLN_WORDS_PER_MINUTE), ==, 1);
  g_assert_cmpuint (minutes ("word ", TLN_WORDS_PER_MINUTE + 1), ==, 2);
  /* One word each, whatever stands in it. */
  g_assert_cmpuint (minutes ("doesn't ", TLN_WORDS_PER_MINUTE), ==, 1);
  g_assert_cmpuint (minutes ("3.5 ", TLN_WORDS_PER_MINUTE), ==, 1);
}

static void
test_han (void)
{
  g_assert_cmpuint (minutes ("算", TLN_HAN_PER_MINUTE), ==, 1);
  g_assert_cmpuint (minutes ("算，", TLN_HAN_PER_MINUTE), ==, 1);
  g_assert_cmpuint (minutes ("算", TLN_HAN_PER_MINUTE + 1), ==, 2);
}

static void
test_mixed (void)
{
  /* Half a minute of each, with or without a blank between. */
  g_autofree char *han = repeat ("算", TLN_HAN_PER_MINUTE / 2);
  g_autofree char *words = repeat ("word ", TLN_WORDS_PER_MINUTE / 2);
  g_autofree char *both = g_strconcat (han, words, NULL);
  g_autofree char *more = g_strconcat (both, "算 word", NULL);

  g_assert_cmpuint (tln_reading_minutes (both), ==, 1);
  g_assert_cmpuint (tln_reading_minutes (more), ==, 2);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/reading-time/nothing", test_nothing);
  g_test_add_func ("/article/reading-time/words", test_words);
  g_test_add_func ("/article/reading-time/han", test_han);
  g_test_add_func ("/article/reading-time/mixed", test_mixed);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fingerprints: what counts as the same text, what as a reprint, and what only looks like one. */
#include "tln-fingerprint.h"
#include "tln-test-reprints.h"

#include <string.h>

static void
check_plain (const char *a, const char *b, gboolean same)
{
  g_autofree char *x = tln_fingerprint_plain (a);
  g_autofree char *y = tln_fingerprint_plain (b);

  g_assert_cmpuint (strlen (x), ==, 32);
  if ((strcmp (x, y) == 0) != same)
    g_test_message ("%s | %s", a, b);
  g_assert_cmpint (strcmp (x, y) == 0, ==, same);
}

static void
test_plain (void)
{
  check_plain ("算力,电力 与 “模型”。", "算力,电力与\n「模型」.", TRUE);
  check_plain ("ABC 123", "ABC  123 ", TRUE);
  check_plain ("涨——跌……", "涨—跌…", TRUE);
  check_plain ("a\xE2\x80\x8B"
               "b",
               "ab", TRUE);
  check_plain ("down −1.5%", "down -1.5%", TRUE);
  check_plain ("ABC 123", "ABC123", FALSE);
  check_plain ("1.5", "15", FALSE);
  check_plain ("-1.5%", "+1.5%", FALSE);
  check_plain ("us", "US", FALSE);
  check_plain ("涨!", "涨?", FALSE);
  check_plain ("", " \n", TRUE);
}

static TlnLikeness
compare (const char *a, const char *b)
{
  g_autoptr (TlnFingerprint) x = tln_fingerprint_new (a, NULL);
  g_autoptr (TlnFingerprint) y = tln_fingerprint_new (b, NULL);
  TlnLikeness there = tln_fingerprint_compare (x, y);
  TlnLikeness back = tln_fingerprint_compare (y, x);

  g_assert_cmpfloat (there.contained, ==, back.contained);
  g_assert_cmpfloat (there.resemblance, ==, back.resemblance);
  g_assert_cmpfloat (there.numbers, ==, back.numbers);
  return there;
}

static void
test_compare (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autofree char *a = tln_test_article (random, "zh", 8);
  g_autofree char *b = tln_test_article (random, "en", 8);
  g_autofree char *half = g_utf8_substring (a, 100, g_utf8_strlen (a, -1) / 3);
  TlnLikeness same = compare (a, a);
  TlnLikeness other = compare (a, b);
  TlnLikeness part = compare (half, a);
  TlnLikeness blank = compare ("", a);
  TlnLikeness tiny = compare ("短短一句。", "短短一句。");

  g_assert_cmpfloat (same.contained, ==, 1);
  g_assert_cmpfloat (same.resemblance, ==, 1);
  g_assert_cmpfloat (same.numbers, ==, 1);
  g_assert_true (tln_likeness_reprint (&same));
  g_assert_false (tln_likeness_excerpt (&same));
  g_assert_cmpfloat (other.contained, <, 0.05);
  g_assert_false (tln_likeness_reprint (&other));
  g_assert_cmpfloat (part.contained, >, 0.95);
  g_assert_true (tln_likeness_reprint (&part));
  g_assert_true (tln_likeness_excerpt (&part));
  g_assert_false (tln_likeness_reprint (&blank));
  g_assert_false (tln_likeness_reprint (&tiny));
}

static void
test_sketch (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autofree char *text = tln_test_article (random, "en", 6);
  g_autoptr (TlnFingerprint) whole = tln_fingerprint_new (text, NULL);
  g_autoptr (TlnFingerprint) tiny = tln_fingerprint_new ("Five words are not enough.", NULL);

  g_assert_cmpuint (tln_fingerprint_sketch_length (whole), ==, TLN_FINGERPRINT_SKETCH);
  g_assert_cmpuint (tln_fingerprint_sketch_length (tiny), ==, 0);
  for (guint i = 1; i < whole->n_shingles; i++)
    g_assert_cmpuint (whole->shingles[i - 1], <, whole->shingles[i]);
  g_assert_cmpuint (whole->shingles[whole->n_shingles - 1] >> 48, ==, 0);
}

/* 1,000.5 is one number however it is written, "v2" is a word. */
static void
test_numbers (void)
{
  g_autoptr (TlnFingerprint) a = tln_fingerprint_new ("v2 sold 1,000.5 units, 30 of them", NULL);
  g_autoptr (TlnFingerprint) b = tln_fingerprint_new ("30;1000.5", NULL);

  g_assert_cmpuint (a->n_numbers, ==, 2);
  g_assert_cmpuint (b->n_numbers, ==, 2);
  g_assert_cmpmem (a->numbers, 16, b->numbers, 16);
}

/* The promise of the program: of what it calls a reprint at least 95 % are, and it misses few. */
static void
test_precision (gconstpointer language)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  guint right = 0, wrong = 0, missed = 0;

  for (int round = 0; round < 12; round++)
    for (int kind = 0; kind < TLN_TEST_KINDS; kind++) {
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;

      tln_test_pair (random, language, kind, &a, &b);
      TlnLikeness likeness = compare (a, b);
      gboolean said = tln_likeness_reprint (&likeness);
      right += said && tln_test_pair_reprint (kind);
      wrong += said && !tln_test_pair_reprint (kind);
      missed += !said && tln_test_pair_reprint (kind);
    }
  g_assert_cmpfloat (right / (double) (right + wrong), >=, 0.95);
  g_assert_cmpfloat (right / (double) (right + missed), >=, 0.95);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fingerprint/plain", test_plain);
  g_test_add_func ("/fingerprint/compare", test_compare);
  g_test_add_func ("/fingerprint/sketch", test_sketch);
  g_test_add_func ("/fingerprint/numbers", test_numbers);
  g_test_add_data_func ("/fingerprint/precision/zh", "zh", test_precision);
  g_test_add_data_func ("/fingerprint/precision/en", "en", test_precision);
  return g_test_run ();
}

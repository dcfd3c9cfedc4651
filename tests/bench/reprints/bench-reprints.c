/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well reprints are told from what only looks like them: precision and recall over invented
 * pairs for shingles (as shipped), for shingles without a look at numbers, and for SimHash; and
 * what a fingerprint costs. One JSON line a case. */
#include "tln-fingerprint.h"
#include "tln-test-reprints.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHARED_LEAST 3 /* as in store/repo/tln-fingerprints.c */

typedef struct {
  TlnTestPair kind;
  TlnLikeness likeness;
  guint distance; /* of SimHash, in bits */
  guint shared; /* hashes of the two sketches in common */
} Pair;

/* Charikar 2002, over the same shingles, spread over 64 bits. */
static guint64
make_simhash (const TlnFingerprint *fingerprint)
{
  int sums[64] = { 0 };
  guint64 hash = 0;

  for (guint i = 0; i < fingerprint->n_shingles; i++) {
    guint64 x = fingerprint->shingles[i] * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

    x ^= x >> 29;
    x *= G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
    x ^= x >> 32;
    for (int k = 0; k < 64; k++)
      sums[k] += (x >> k & 1) != 0 ? 1 : -1;
  }
  for (int k = 0; k < 64; k++)
    hash |= (guint64) (sums[k] > 0) << k;
  return hash;
}

static guint
count_shared (const TlnFingerprint *a, const TlnFingerprint *b)
{
  guint n = 0;

  for (guint i = 0; i < tln_fingerprint_sketch_length (a); i++)
    for (guint k = 0; k < tln_fingerprint_sketch_length (b); k++)
      n += a->shingles[i] == b->shingles[k];
  return n;
}

static GArray *
make_pairs (const char *language, guint n)
{
  GArray *pairs = g_array_new (FALSE, TRUE, sizeof (Pair));
  g_autoptr (GRand) random = g_rand_new_with_seed (20261126);

  for (guint i = 0; i < n; i++)
    for (int kind = 0; kind < TLN_TEST_KINDS; kind++) {
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;
      Pair pair = { kind, { 0 }, 0, 0 };

      tln_test_pair (random, language, kind, &a, &b);
      g_autoptr (TlnFingerprint) x = tln_fingerprint_new (a, NULL);
      g_autoptr (TlnFingerprint) y = tln_fingerprint_new (b, NULL);
      pair.likeness = tln_fingerprint_compare (x, y);
      pair.distance = (guint) __builtin_popcountll (make_simhash (x) ^ make_simhash (y));
      pair.shared = count_shared (x, y);
      g_array_append_val (pairs, pair);
    }
  return pairs;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
percentile (GArray *values, double share)
{
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, (guint) ((values->len - 1) * share));
}

static void
print_kind (const char *language, const GArray *pairs, TlnTestPair kind)
{
  g_autoptr (GArray) contained = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  guint told = 0;
  guint found = 0;

  for (guint i = 0; i < pairs->len; i++) {
    const Pair *pair = &g_array_index (pairs, Pair, i);

    if (pair->kind != kind)
      continue;
    g_array_append_val (contained, pair->likeness.contained);
    g_array_append_val (numbers, pair->likeness.numbers);
    told += tln_likeness_reprint (&pair->likeness);
    found += tln_likeness_reprint (&pair->likeness) && pair->shared >= SHARED_LEAST;
  }
  printf ("{\"case\":\"kind\",\"language\":\"%s\",\"kind\":\"%s\",\"reprint\":%s,\"pairs\":%u,"
          "\"contained_p5\":%.3f,\"contained_p50\":%.3f,\"contained_p95\":%.3f,"
          "\"numbers_p5\":%.3f,\"numbers_p95\":%.3f,\"told\":%.4f,\"told_and_in_sketch\":%.4f}\n",
          language, tln_test_pair_name (kind), tln_test_pair_reprint (kind) ? "true" : "false",
          contained->len, percentile (contained, 0.05), percentile (contained, 0.5),
          percentile (contained, 0.95), percentile (numbers, 0.05), percentile (numbers, 0.95),
          (double) told / contained->len, (double) found / contained->len);
}

typedef enum {
  BY_SHINGLES_AND_NUMBERS,
  BY_SHINGLES,
  BY_RESEMBLANCE,
  BY_SIMHASH
} Method;

static gboolean
says_reprint (const Pair *pair, Method method, double threshold)
{
  switch (method) {
  case BY_SHINGLES_AND_NUMBERS:
    return pair->likeness.contained >= threshold && pair->likeness.numbers >= 0.6;
  case BY_SHINGLES:
    return pair->likeness.contained >= threshold;
  case BY_RESEMBLANCE:
    return pair->likeness.resemblance >= threshold;
  default:
    return pair->distance <= threshold;
  }
}

static void
print_point (const char *language, const GArray *pairs, Method method, double threshold)
{
  static const char *const names[] = { "shingles+numbers", "shingles", "minhash", "simhash" };
  guint right = 0, wrong = 0, missed = 0;

  for (guint i = 0; i < pairs->len; i++) {
    const Pair *pair = &g_array_index (pairs, Pair, i);
    gboolean said = says_reprint (pair, method, threshold);
    gboolean is = tln_test_pair_reprint (pair->kind);

    right += said && is;
    wrong += said && !is;
    missed += !said && is;
  }
  printf ("{\"case\":\"curve\",\"language\":\"%s\",\"method\":\"%s\",\"threshold\":%g,"
          "\"precision\":%.4f,\"recall\":%.4f}\n",
          language, names[method], threshold,
          right + wrong > 0 ? (double) right / (right + wrong) : 1,
          (double) right / (right + missed));
}

static void
print_cost (const char *language)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autofree char *text = tln_test_article (random, language, 14);
  glong length = g_utf8_strlen (text, -1);
  const int rounds = 300;
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < rounds; i++) {
    g_autoptr (TlnFingerprint) fingerprint = tln_fingerprint_new (text, NULL);
  }
  double whole = (double) (g_get_monotonic_time () - start) / rounds;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  start = g_get_monotonic_time ();
  for (int i = 0; i < rounds; i++) {
    g_autoptr (TlnFingerprint) fingerprint = tln_fingerprint_new (text, none);
  }
  double known = (double) (g_get_monotonic_time () - start) / rounds;
  printf ("{\"case\":\"cost\",\"language\":\"%s\",\"characters\":%ld,\"us\":%.0f,"
          "\"us_boilerplate_known\":%.0f,\"ms_per_2000\":%.3f}\n",
          language, length, whole, known, known / 1000 * 2000 / (double) length);
}

int
main (int argc, char *argv[])
{
  static const char *const languages[] = { "zh", "en" };
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 200;

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++) {
    g_autoptr (GArray) pairs = make_pairs (languages[l], n);

    for (int kind = 0; kind < TLN_TEST_KINDS; kind++)
      print_kind (languages[l], pairs, kind);
    for (int step = 6; step <= 19; step++) {
      print_point (languages[l], pairs, BY_SHINGLES_AND_NUMBERS, step * 0.05);
      print_point (languages[l], pairs, BY_SHINGLES, step * 0.05);
      print_point (languages[l], pairs, BY_RESEMBLANCE, step * 0.05);
    }
    for (int bits = 3; bits <= 24; bits += 3)
      print_point (languages[l], pairs, BY_SIMHASH, bits);
    print_cost (languages[l]);
  }
  return 0;
}

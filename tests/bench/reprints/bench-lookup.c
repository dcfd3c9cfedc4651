/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What looking for a reprint costs in a library of N articles, of which a part is written out of
 * the same phrases and the rest have sketches by chance; and the size of the index. One JSON line.
 * bench-lookup FILE N makes the library where it is not there. */
#include "tln-articles.h"
#include "tln-fingerprints.h"
#include "tln-stmt.h"
#include "tln-test-reprints.h"

#include <stdio.h>
#include <stdlib.h>

#define WRITTEN 2000
#define QUERIES 300

/* Texts that are compared with: as an import makes them, without the rest of an article. */
static void
add_written (TlnDb *db, GRand *random, int i)
{
  g_autofree char *text = tln_test_article (random, i % 2 != 0 ? "zh" : "en", 12);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autoptr (TlnFingerprint) fingerprint = tln_fingerprint_new (text, NULL);
  g_autoptr (TlnStmt) content =
      tln_stmt_new (db, "INSERT OR IGNORE INTO content (sha256, text) VALUES (?1, ?2)");
  g_autoptr (TlnStmt) article = tln_stmt_new (
      db, "INSERT INTO article (id, kind, title, title_origin, published_sort, "
          "published_precision, captured_at, original_sha256, text_sha256, length, excerpt) "
          "VALUES (?1, 'text', 't', 'user', 0, 'none', 0, ?2, ?2, 0, '')");

  tln_stmt_bind_text (content, 1, hash);
  tln_stmt_bind_text (content, 2, text);
  tln_stmt_bind_int (article, 1, i + 1);
  tln_stmt_bind_text (article, 2, hash);
  g_assert_true (tln_stmt_run (content, NULL) && tln_stmt_run (article, NULL) &&
                 tln_fingerprints_add (db, hash, fingerprint, NULL));
}

/* A sketch by chance has the smallest of about 2,000 hashes of 48 bits. */
static void
add_chance (TlnDb *db, GRand *random)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT OR IGNORE INTO fingerprint_hash (hash, doc) VALUES (?1, ?2)");
  static gint64 next = 1000000000;

  for (int i = 0; i < TLN_FINGERPRINT_SKETCH; i++) {
    tln_stmt_reset (stmt);
    tln_stmt_bind_int (stmt, 1,
                       (gint64) (g_rand_double_range (random, 0, TLN_FINGERPRINT_SKETCH / 2000.0) *
                                 (double) (G_GUINT64_CONSTANT (1) << 48)));
    tln_stmt_bind_int (stmt, 2, next);
    g_assert_true (tln_stmt_run (stmt, NULL));
  }
  next++;
}

static void
fill (TlnDb *db, int n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  g_assert_true (tln_db_begin (db, NULL));
  for (int i = 0; i < MIN (n, WRITTEN); i++)
    add_written (db, random, i);
  for (int i = WRITTEN; i < n; i++)
    add_chance (db, random);
  g_assert_true (tln_db_commit (db, NULL));
}

static gint64
read_one (TlnDb *db, const char *sql)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, sql);

  return tln_stmt_step (stmt, NULL) ? tln_stmt_column_int (stmt, 0) : -1;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return *(const gint64 *) a < *(const gint64 *) b ? -1 : 1;
}

/* Nothing there is like it: only the index is read. */
static TlnFingerprint *
make_chance (GRand *random)
{
  TlnFingerprint *self = g_new0 (TlnFingerprint, 1);

  self->n_shingles = 2000;
  self->shingles = g_new (guint64, self->n_shingles);
  for (guint i = 0; i < self->n_shingles; i++)
    self->shingles[i] = (guint64) g_rand_int (random) << 5 | (guint64) i << 37;
  return self;
}

static void
measure (TlnDb *db, const char *n, gboolean written)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  gint64 times[QUERIES];

  for (int i = 0; i < QUERIES; i++) {
    g_autofree char *text = tln_test_article (random, i % 2 != 0 ? "zh" : "en", 12);
    g_autoptr (TlnFingerprint) fingerprint =
        written ? tln_fingerprint_new (text, NULL) : make_chance (random);
    gint64 start = g_get_monotonic_time ();
    g_autoptr (GArray) matches = tln_fingerprints_find (db, fingerprint, 0, NULL);

    g_assert_nonnull (matches);
    times[i] = g_get_monotonic_time () - start;
  }
  qsort (times, QUERIES, sizeof times[0], compare_times);
  printf ("{\"case\":\"%s\",\"articles\":%s,\"hashes\":%" G_GINT64_FORMAT
          ",\"p50_us\":%" G_GINT64_FORMAT ",\"p95_us\":%" G_GINT64_FORMAT
          ",\"max_us\":%" G_GINT64_FORMAT ",\"file_mb\":%.1f}\n",
          written ? "lookup and comparison" : "lookup", n,
          read_one (db, "SELECT count(*) FROM fingerprint_hash"), times[QUERIES / 2],
          times[QUERIES * 95 / 100], times[QUERIES - 1],
          (double) read_one (db, "SELECT page_count * page_size FROM pragma_page_count, "
                                 "pragma_page_size") /
              1e6);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    return 2;
  g_autoptr (TlnDb) db = tln_db_open (argv[1], TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  if (read_one (db, "SELECT count(*) FROM fingerprint") == 0)
    fill (db, atoi (argv[2]));
  measure (db, argv[2], FALSE);
  measure (db, argv[2], TRUE);
  return 0;
}

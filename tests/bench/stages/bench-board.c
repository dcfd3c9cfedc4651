/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What opening a board costs in a large library: 100,000 articles, 200 theses, 10,000 claims that
 * are evidence, 500 of them of one thesis. CPU milliseconds, one JSON line a part. */
#include "bench-library.h"
#include "tln-bundle.h"
#include "tln-rotations.h"
#include "tln-stage-states.h"
#include "tln-stmt.h"

#include <stdio.h>
#include <string.h>

#define ROUNDS 9

static void
must (gboolean fine, GError *error)
{
  if (!fine)
    g_error ("%s", error != NULL ? error->message : "it went wrong");
}

/* The articles made are of 347 days. Two stages for most of them, evidence of one large thesis and
 * 199 others, a thousand reprints. */
static const char more[] =
    "INSERT INTO mention (id, article_id, stage_id, rule) SELECT a.id + 11 + s.position, a.id, "
    "s.id,"
    " 'bench' FROM article a, stage s WHERE (a.id + s.position) % 4 < 2;"
    "WITH RECURSIVE n (value) AS (SELECT 7 UNION ALL SELECT value + 1 FROM n WHERE value < 200)"
    " INSERT INTO thesis (id, chain_id, title, created_at) SELECT value, (SELECT min (id) FROM "
    "chain), 'Thesis ' || value, 0 FROM n;"
    "INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end, text_sha256, speaker,"
    " created_at) SELECT id + 23, id, 'words of ' || id, '', '', 0, 5, text_sha256, 'Speaker ' ||"
    " (id % 50), 0 FROM article ORDER BY id DESC LIMIT 10000;"
    "INSERT INTO evidence (id, claim_id, thesis_id, stage_id, stance, day, created_at)"
    " SELECT c.id, c.id, CASE WHEN c.id % 20 = 0 THEN 1 ELSE 7 + c.id % 190 END,"
    " (SELECT id FROM stage WHERE position = c.id / 16 % 4), CASE c.id % 3 WHEN 0 THEN"
    " 'against' ELSE 'for' END, a.published_sort / 86400, 0"
    " FROM claim c JOIN article a ON a.id = c.article_id WHERE c.exact LIKE 'words of%';"
    "INSERT OR IGNORE INTO reprint (id, article_id, of_id, similarity, found, state)"
    " SELECT a.id + 5, a.id, (SELECT max (b.id) FROM article b WHERE b.id < a.id), 1, 'text', "
    "'same'"
    " FROM article a WHERE a.id % 100 = 0;";

static void
make (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDb) db = tln_db_open (path, TLN_DB_WRITER, &error);

  must (db != NULL, error);
  bench_library_fill (db, 100000);
  must (tln_db_exec (db, more, &error), error);
  must (tln_db_exec (db, "ANALYZE", &error), error);
}

static void
load (TlnDb *db, const char *name)
{
  const TlnRotationQuery query = { 1, tln_day_new (2016, 8, 3), FALSE };
  g_autoptr (GError) error = NULL;

  if (strcmp (name, "bundle") == 0) {
    g_autoptr (TlnBundle) found = tln_bundle_load (db, 1, &error);
    must (found != NULL, error);
  } else if (strcmp (name, "rotation") == 0) {
    g_autoptr (TlnRotation) found = tln_rotations_load (db, &query, &error);
    must (found != NULL, error);
  } else {
    g_autoptr (TlnChainReport) found = tln_stage_states_report (db, 1, query.today, &error);
    must (found != NULL, error);
  }
}

static void
measure (TlnDb *db, const char *name)
{
  gint64 best = G_MAXINT64, worst = 0;

  for (guint i = 0; i < ROUNDS; i++) {
    gint64 start = bench_library_worked ();
    load (db, name);
    gint64 took = bench_library_worked () - start;
    best = MIN (best, took);
    worst = MAX (worst, took);
  }
  printf ("{\"bench\":\"board\",\"case\":\"%s\",\"best_ms\":%.1f,\"worst_ms\":%.1f}\n", name,
          (double) best / 1000, (double) worst / 1000);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  if (argc == 3 && strcmp (argv[1], "make") == 0) {
    make (argv[2]);
    return 0;
  }
  g_autoptr (TlnDb) db = tln_db_open (argv[1], TLN_DB_READER, &error);
  must (db != NULL, error);
  measure (db, "report");
  measure (db, "bundle");
  measure (db, "rotation");
  return 0;
}

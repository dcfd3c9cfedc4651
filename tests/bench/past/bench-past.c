/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What going back to an earlier day costs: 10,000 claims that are evidence of 200 theses, 500 of
 * them of one, and 100,000 changes on 100 days, each of a row that was there. CPU milliseconds,
 * one JSON line a part and day. */
#include "bench-library.h"
#include "tln-act.h"
#include "tln-arguments.h"
#include "tln-bundle.h"
#include "tln-past.h"
#include "tln-stage-states.h"
#include "tln-stmt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 7
#define N_DAYS 100
#define FIRST_DAY 20000
#define DAY_MS G_GINT64_CONSTANT (86400000)

/* error is looked at when it has been set. */
static void
must (gboolean fine, GError **error)
{
  if (!fine)
    g_error ("%s", *error != NULL ? (*error)->message : "it went wrong");
}

/* Evidence of one large thesis and 199 others, its claims linked two and two. */
static const char rows[] =
    "INSERT INTO mention (id, article_id, stage_id, rule) SELECT a.id + 11 + s.position, a.id, "
    "s.id,"
    " 'bench' FROM article a, stage s WHERE (a.id + s.position) % 4 < 2;"
    "WITH RECURSIVE n (value) AS (SELECT 7 UNION ALL SELECT value + 1 FROM n WHERE value < 205)"
    " INSERT INTO thesis (id, chain_id, title, created_at) SELECT value, (SELECT min (id) FROM "
    "chain), 'Thesis ' || value, 0 FROM n;"
    "INSERT OR IGNORE INTO thesis (id, chain_id, title, created_at) SELECT 1, min (id), 'One', 0 "
    "FROM chain;"
    "INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end, text_sha256, speaker,"
    " created_at) SELECT 1000 + n.value, a.id,"
    " 'words number ' || n.value || ', which are as long as such words usually are in an article',"
    " 'thirty-two characters before it.', 'thirty-two characters after it..', 0, 5, 'x',"
    " 'Speaker ' || (n.value % 50), 0 FROM (WITH RECURSIVE m (value) AS (SELECT 0 UNION ALL"
    " SELECT value + 1 FROM m WHERE value < 9999) SELECT value FROM m) n"
    " JOIN (SELECT id, row_number () OVER (ORDER BY id) - 1 AS i FROM article LIMIT 5000) a"
    " ON a.i = n.value % 5000;"
    "INSERT INTO evidence (id, claim_id, thesis_id, stage_id, stance, day, created_at)"
    " SELECT c.id + 20000, c.id, CASE WHEN c.id % 20 = 0 THEN 1 ELSE 7 + c.id % 190 END,"
    " (SELECT id FROM stage WHERE position = c.id / 16 % 4), CASE c.id % 3 WHEN 0 THEN"
    " 'against' ELSE 'for' END, 1000 + c.id % 2000, 0 FROM claim c WHERE c.exact LIKE 'words num%';"
    "INSERT INTO argument_link (id, from_id, claim_id, relation, created_at) SELECT id + 40000, id,"
    " id - 20, 'supports', 0 FROM claim WHERE id >= 1020 AND id % 20 <> 0 AND exact LIKE 'words "
    "n%';";

static void
change (TlnDb *db, int day, const char *sql)
{
  g_autoptr (GError) error = NULL;

  must (tln_db_begin (db, &error), &error);
  gint64 act = tln_act_begin (db, TLN_ACT_CLAIM_EDIT, &error);
  must (act != 0, &error);
  must (tln_db_exec (db, sql, &error), &error);
  g_autofree char *dated =
      g_strdup_printf ("UPDATE act SET time = %" G_GINT64_FORMAT " WHERE id = %" G_GINT64_FORMAT,
                       (FIRST_DAY + day) * DAY_MS + DAY_MS / 2, act);
  must (tln_db_exec (db, dated, &error), &error);
  must (tln_act_end (db, NULL, &error), &error);
  must (tln_db_commit (db, &error), &error);
}

static void
make (const char *path, guint articles)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDb) db = tln_db_open (path, TLN_DB_WRITER, &error);

  must (db != NULL, &error);
  bench_library_fill (db, articles);
  must (tln_db_exec (db, rows, &error), &error);
  for (int day = 0; day < N_DAYS; day++) {
    g_autofree char *sql = g_strdup_printf (
        "UPDATE evidence SET strength = 1 + strength %% 3 WHERE id %% 20 = %d;"
        "UPDATE claim SET note = 'noted on %d' WHERE id %% 20 = %d AND exact LIKE 'words n%%'",
        day % 20, day, day % 20);
    change (db, day, sql);
  }
  must (tln_db_exec (db, "ANALYZE", &error), &error);
}

static gint64
run_past (TlnDb *db, TlnDay day, const char *part)
{
  g_autoptr (GError) error = NULL;
  gint64 start;

  must (tln_db_begin (db, &error), &error);
  start = bench_library_worked ();
  must (tln_past_enter (db, day, &error), &error);
  if (strcmp (part, "enter") != 0)
    start = bench_library_worked ();
  if (strcmp (part, "bundle") == 0) {
    g_autoptr (TlnBundle) found = tln_bundle_load (db, 1, &error);
    must (found != NULL, &error);
  } else if (strcmp (part, "argument") == 0) {
    g_autoptr (TlnArgument) found = tln_arguments_load (db, 1, &error);
    must (found != NULL, &error);
  } else if (strcmp (part, "report") == 0) {
    g_autoptr (TlnChainReport) found = tln_stage_states_report (db, 1, day, &error);
    must (found != NULL, &error);
  }
  gint64 took = bench_library_worked () - start;
  must (tln_db_commit (db, &error), &error);
  return took;
}

static void
measure (TlnDb *db, const char *name, int day, const char *part)
{
  gint64 best = G_MAXINT64;
  gint64 worst = 0;

  for (int i = 0; i < ROUNDS; i++) {
    /* Another day between, so that nothing is there yet. */
    run_past (db, FIRST_DAY + day + (day == 0 ? 1 : -1), "enter");
    gint64 took = run_past (db, FIRST_DAY + day, part);
    best = MIN (best, took);
    worst = MAX (worst, took);
  }
  printf (
      "{\"bench\":\"past\",\"day\":\"%s\",\"part\":\"%s\",\"best_ms\":%.1f,\"worst_ms\":%.1f}\n",
      name, part, (double) best / 1000, (double) worst / 1000);
}

int
main (int argc, char *argv[])
{
  static const char *const parts[] = { "enter", "bundle", "argument", "report" };
  g_autoptr (GError) error = NULL;

  if (argc == 4 && strcmp (argv[1], "make") == 0) {
    make (argv[2], (guint) atoi (argv[3]));
    return 0;
  }
  g_autoptr (TlnDb) db = tln_db_open (argv[1], TLN_DB_READER, &error);
  must (db != NULL, &error);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    measure (db, "first", 0, parts[i]);
    measure (db, "middle", N_DAYS / 2, parts[i]);
    measure (db, "last", N_DAYS - 2, parts[i]);
  }
  return 0;
}

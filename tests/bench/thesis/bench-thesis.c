/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the places of a thesis cost in a large library: 100,000 articles, 200 theses, 10,000 claims,
 * 500 of them of one thesis. Milliseconds on the clock, and the least of CPU; one JSON line a case,
 * beside what it may take. */
#include "bench-library.h"
#include "bench-theses.h"
#include "tln-argument-plan.h"
#include "tln-arguments.h"
#include "tln-articles.h"
#include "tln-balances.h"
#include "tln-bundle.h"
#include "tln-due.h"
#include "tln-falsifiers.h"
#include "tln-forecast-rows.h"
#include "tln-forecast-tally.h"
#include "tln-judgements.h"
#include "tln-name-index.h"
#include "tln-review-draft.h"
#include "tln-reviews.h"
#include "tln-stage-states.h"
#include "tln-stmt.h"
#include "tln-theses.h"
#include "tln-thesis-log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROUNDS 9

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

typedef struct {
  TlnDb *db;
  TlnDay today;
  TlnArgumentTree *tree; /* of a case about one */
  TlnNameIndex *index;
  const char *typed;
  guint n; /* claims */
  gboolean tangled;
} Bench;

typedef gboolean (*Case) (Bench *bench, GError **error);

static void
must (gboolean fine, GError *error)
{
  if (!fine)
    g_error ("%s", error != NULL ? error->message : "it went wrong");
}

static int
compare_times (const void *a, const void *b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static void
measure (Bench *bench, const char *name, Case run, double limit)
{
  gint64 took[ROUNDS];
  double cpu = G_MAXDOUBLE;

  for (guint i = 0; i < ROUNDS; i++) {
    g_autoptr (GError) error = NULL;
    gint64 start = g_get_monotonic_time ();
    double before = cpu_ms ();
    gboolean fine = run (bench, &error);

    took[i] = g_get_monotonic_time () - start;
    cpu = MIN (cpu, cpu_ms () - before);
    must (fine, error);
  }
  qsort (took, ROUNDS, sizeof *took, compare_times);
  printf ("{\"bench\":\"thesis\",\"case\":\"%s\",\"best_ms\":%.2f,\"median_ms\":%.2f,"
          "\"worst_ms\":%.2f,\"cpu_ms\":%.2f,\"limit_ms\":%.0f}\n",
          name, (double) took[0] / 1000, (double) took[ROUNDS / 2] / 1000,
          (double) took[ROUNDS - 1] / 1000, cpu, limit);
  fflush (stdout);
}

/* What each view reads. */

static gboolean
read_board (Bench *bench, GError **error)
{
  g_autoptr (TlnBundle) bundle = tln_bundle_load (bench->db, BENCH_THESIS, error);

  return bundle != NULL;
}

static gboolean
read_states (Bench *bench, GError **error)
{
  g_autoptr (TlnChainReport) report =
      tln_stage_states_report (bench->db, BENCH_THESIS, bench->today, error);

  return report != NULL;
}

static gboolean
read_facts (Bench *bench, GError **error)
{
  g_autoptr (TlnWeighing) weighing = tln_balances_load (bench->db, BENCH_THESIS, error);
  g_autoptr (TlnThesis) thesis = tln_theses_get (bench->db, BENCH_THESIS, error);
  g_autoptr (GArray) convictions = NULL;
  g_autoptr (GArray) steps = NULL;
  const TlnWeighed *items;
  TlnBalance balance;

  if (weighing == NULL || thesis == NULL)
    return FALSE;
  items = (const TlnWeighed *) (const void *) weighing->items->data;
  tln_balance_sum (items, weighing->items->len, &balance);
  steps = tln_balance_steps (items, weighing->items->len);
  convictions = tln_theses_get_convictions (bench->db, BENCH_THESIS, error);
  return convictions != NULL;
}

static gboolean
read_argument (Bench *bench, GError **error)
{
  TlnArgument *argument = tln_arguments_load (bench->db, BENCH_THESIS, error);
  g_autoptr (TlnArgumentTree) tree = argument != NULL ? tln_argument_tree_new (argument) : NULL;

  return tree != NULL;
}

static gboolean
read_forecasts (Bench *bench, GError **error)
{
  g_autoptr (GPtrArray) all = tln_forecasts_get_all (bench->db, 0, error);
  g_autoptr (GPtrArray) falsifiers = tln_falsifiers_get_all (bench->db, BENCH_THESIS, error);
  g_autoptr (TlnForecastTally) tally = all != NULL ? tln_forecast_tally_new (all) : NULL;

  return tally != NULL && falsifiers != NULL;
}

static gboolean
read_log (Bench *bench, GError **error)
{
  g_autoptr (GPtrArray) entries = tln_thesis_log_read (bench->db, BENCH_THESIS, 0, 100, error);

  return entries != NULL && entries->len == 100;
}

static gboolean
read_due (Bench *bench, GError **error)
{
  g_autoptr (TlnDue) due = tln_due_load (bench->db, bench->today, error);

  return due != NULL;
}

/* After every change. */
static gboolean
read_sidebar (Bench *bench, GError **error)
{
  TlnCounts counts;
  guint due;
  g_autoptr (GPtrArray) theses = tln_theses_get_all (bench->db, error);

  return theses != NULL && tln_articles_count (bench->db, &counts, error) &&
         tln_due_count_by (bench->db, bench->today, &due, error);
}

static gboolean
read_review (Bench *bench, GError **error)
{
  g_autoptr (GPtrArray) facts =
      tln_reviews_draft (bench->db, tln_review_week (bench->today), error);

  return facts != NULL;
}

/* What is worked out. */

static gboolean
make_tree (Bench *bench, GError **error)
{
  g_autoptr (TlnArgumentTree) tree =
      tln_argument_tree_new (bench_argument (bench->n, bench->tangled));

  return tree->nodes->len >= bench->n;
}

static gboolean
make_plan (Bench *bench, GError **error)
{
  static const TlnLayerSizes sizes = { 92, 14, 12 };
  g_autoptr (TlnArgumentPlan) plan = tln_argument_plan_new (bench->tree, &sizes);

  return plan->vertices->len > bench->n;
}

static gboolean
find_name (Bench *bench, GError **error)
{
  g_autoptr (GArray) found = tln_name_index_find (bench->index, bench->typed, 50, NULL, error);

  return found != NULL;
}

static void
measure_trees (void)
{
  static const guint sizes[] = { 500, 2000, 10000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    Bench bench = { .n = sizes[i] };
    g_autofree char *name = g_strdup_printf ("tree-%u", sizes[i]);

    measure (&bench, name, make_tree, sizes[i] == 500 ? 200 : 0);
  }
  for (guint tangled = 0; tangled < 2; tangled++) {
    Bench bench = { .n = BENCH_LARGE, .tangled = tangled > 0 };

    bench.tree = tln_argument_tree_new (bench_argument (BENCH_LARGE, tangled > 0));
    measure (&bench, tangled ? "map-500-tangled" : "map-500", make_plan, 200);
    tln_argument_tree_unref (bench.tree);
  }
}

static void
measure_palette (TlnDb *db)
{
  static const char *const typed[] = { "s", "sl", "算力", "comp", "inf ord", "thesis 1", "zzqx" };
  g_autoptr (TlnNameIndex) index = tln_name_index_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT id, title FROM article UNION ALL SELECT id, title FROM thesis "
                        "UNION ALL SELECT id, name FROM instrument");
  Bench bench = { .index = index };

  while (tln_stmt_step (stmt, &error))
    tln_name_index_add (index, 0, tln_stmt_column_int (stmt, 0), tln_stmt_column_text (stmt, 1));
  must (error == NULL, error);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++) {
    g_autofree char *name = g_strdup_printf ("palette-%s", typed[i]);

    bench.typed = typed[i];
    measure (&bench, name, find_name, 30);
  }
}

static void
make (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDb) db = tln_db_open (path, TLN_DB_WRITER, &error);

  must (db != NULL, error);
  bench_library_fill (db, 100000);
  bench_theses_fill (db);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  Bench bench = { .today = tln_day_new (2016, 8, 3) };

  if (argc == 3 && strcmp (argv[1], "make") == 0) {
    make (argv[2]);
    return 0;
  }
  bench.db = tln_db_open (argv[1], TLN_DB_READER, &error);
  must (bench.db != NULL, error);
  measure (&bench, "board", read_board, 150);
  measure (&bench, "states", read_states, 150);
  measure (&bench, "facts", read_facts, 150);
  measure (&bench, "argument", read_argument, 150);
  measure (&bench, "forecasts", read_forecasts, 150);
  measure (&bench, "log", read_log, 150);
  measure (&bench, "due", read_due, 150);
  measure (&bench, "sidebar", read_sidebar, 150);
  measure (&bench, "review", read_review, 0);
  measure_trees ();
  measure_palette (bench.db);
  tln_db_close (bench.db);
  return 0;
}

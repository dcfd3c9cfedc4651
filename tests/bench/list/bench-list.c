/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lists cost in a large library: all ids of a list in its order, and the records of a window
 * at a random place. Beside the ids the time of counting the articles by an index, the least that
 * looking at every one of them costs; beside the windows LIMIT and OFFSET; what the sidebar fetches
 * after a change, part by part. CPU milliseconds of one thread, median and worst, a JSON line each.
 * Usage: bench-list make N FILE, then bench-list FILE; bench-list act FILE stars and tags every
 * article, undoes and does it again, and leaves the library as it was but for its history. */
#include "bench-library.h"
#include "tln-act.h"
#include "tln-articles-bulk.h"
#include "tln-articles.h"
#include "tln-due.h"
#include "tln-feeds.h"
#include "tln-instruments.h"
#include "tln-spine.h"
#include "tln-stmt.h"
#include "tln-theses.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROUNDS 7
#define WINDOWS 60
#define WINDOW 128

typedef struct {
  const char *name;
  TlnListKind kind;
  gint64 id;
  TlnSort sort;
  const char *text;
  TlnGrouping grouping;
} Case;

static const Case CASES[] = {
  { "library", TLN_LIST_LIBRARY, 0, TLN_SORT_DATE, NULL },
  { "library with days", TLN_LIST_LIBRARY, 0, TLN_SORT_DATE, NULL, TLN_GROUP_DAY },
  { "library by added with weeks", TLN_LIST_LIBRARY, 0, TLN_SORT_ADDED, NULL, TLN_GROUP_WEEK },
  { "library by added", TLN_LIST_LIBRARY, 0, TLN_SORT_ADDED, NULL },
  { "library by title", TLN_LIST_LIBRARY, 0, TLN_SORT_TITLE, NULL },
  { "library by site", TLN_LIST_LIBRARY, 0, TLN_SORT_SITE, NULL },
  { "library by length", TLN_LIST_LIBRARY, 0, TLN_SORT_LENGTH, NULL },
  { "inbox", TLN_LIST_INBOX, 0, TLN_SORT_DATE, NULL },
  { "trash", TLN_LIST_TRASH, 0, TLN_SORT_DATE, NULL },
  { "thesis", TLN_LIST_ARTICLES_OF_THESIS, 1, TLN_SORT_DATE, NULL },
  { "stage", TLN_LIST_ARTICLES_OF_STAGE, 0, TLN_SORT_DATE, NULL },
  { "instrument", TLN_LIST_ARTICLES_OF_INSTRUMENT, 1001, TLN_SORT_DATE, NULL },
  { "feed", TLN_LIST_ARTICLES_OF_FEED, 2001, TLN_SORT_DATE, NULL },
  { "unread", TLN_LIST_LIBRARY, 0, TLN_SORT_DATE, "is:unread" },
  { "starred", TLN_LIST_LIBRARY, 0, TLN_SORT_DATE, "is:starred" },
  { "tag", TLN_LIST_LIBRARY, 0, TLN_SORT_DATE, "tag:tag7" },
  { "source", TLN_LIST_LIBRARY, 0, TLN_SORT_DATE, "site:\"publisher 17\"" },
  { "claims", TLN_LIST_CLAIMS, 0, TLN_SORT_DATE, NULL },
  { "claims of thesis", TLN_LIST_CLAIMS_OF_THESIS, 1, TLN_SORT_DATE, NULL },
};

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static gint64
value (TlnDb *db, const char *sql)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, sql);
  g_autoptr (GError) error = NULL;
  gboolean found;

  if (!tln_stmt_first (stmt, &found, &error))
    g_error ("%s", error->message);
  return tln_stmt_column_int (stmt, 0);
}

static double
time_count (TlnDb *db)
{
  double took[ROUNDS];

  for (int i = 0; i < ROUNDS; i++) {
    double start = cpu_ms ();
    value (db, "SELECT count(*) FROM article WHERE trashed_at IS NULL");
    took[i] = cpu_ms () - start;
  }
  qsort (took, ROUNDS, sizeof *took, compare_doubles);
  return took[ROUNDS / 2];
}

static GArray *
load (TlnDb *db, const TlnQuery *query)
{
  g_autoptr (GError) error = NULL;
  GArray *ids = tln_spine_load (db, query, &error);

  if (ids == NULL)
    g_error ("%s", error->message);
  return ids;
}

static void
bench_case (TlnDb *db, const Case *c, double count_ms)
{
  g_autoptr (TlnQuery) query = tln_query_new (c->kind, c->id);
  double took[ROUNDS];
  guint n = 0;

  query->sort = c->sort;
  query->grouping = c->grouping;
  query->text = g_strdup (c->text);
  if (c->kind == TLN_LIST_ARTICLES_OF_STAGE)
    query->id = value (db, "SELECT min (id) FROM stage");
  for (int i = 0; i < ROUNDS; i++) {
    double start = cpu_ms ();
    g_autoptr (GArray) ids = load (db, query);
    took[i] = cpu_ms () - start;
    n = ids->len;
  }
  qsort (took, ROUNDS, sizeof *took, compare_doubles);
  g_print (
      "{\"bench\": \"list\", \"case\": \"%s\", \"rows\": %u, \"ms\": %.1f, \"worst_ms\": %.1f, "
      "\"count_ms\": %.1f}\n",
      c->name, n, took[ROUNDS / 2], took[ROUNDS - 1], count_ms);
}

static void
bench_windows (TlnDb *db)
{
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  g_autoptr (GArray) ids = load (db, query);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  double ours[WINDOWS], offset[WINDOWS];

  for (int i = 0; i < WINDOWS; i++) {
    guint at = (guint) g_rand_int_range (random, 0, (gint32) ids->len - WINDOW);
    double start = cpu_ms ();
    g_autoptr (GPtrArray) records =
        tln_articles_get_many (db, &g_array_index (ids, gint64, at), WINDOW, NULL);
    ours[i] = cpu_ms () - start;
    g_assert (records->len == WINDOW);
    g_autofree char *sql =
        g_strdup_printf ("SELECT max (id) FROM (SELECT * FROM article WHERE trashed_at IS NULL"
                         " ORDER BY published_sort DESC, id DESC LIMIT %d OFFSET %u)",
                         WINDOW, at);
    start = cpu_ms ();
    value (db, sql);
    offset[i] = cpu_ms () - start;
  }
  qsort (ours, WINDOWS, sizeof *ours, compare_doubles);
  qsort (offset, WINDOWS, sizeof *offset, compare_doubles);
  g_print ("{\"bench\": \"list\", \"case\": \"window\", \"rows\": %d, \"ms\": %.2f, "
           "\"worst_ms\": %.2f, \"offset_ms\": %.2f, \"offset_worst_ms\": %.2f}\n",
           WINDOW, ours[WINDOWS / 2], ours[WINDOWS - 1], offset[WINDOWS / 2], offset[WINDOWS - 1]);
}

/* What the sidebar fetches anew after every change of the library. */

static gboolean
run_chains (TlnDb *db)
{
  g_autoptr (GPtrArray) all = tln_theses_get_chains (db, NULL);

  return all != NULL;
}

static gboolean
run_stages (TlnDb *db)
{
  g_autoptr (GPtrArray) all = tln_theses_get_stages (db, 0, NULL);

  return all != NULL;
}

static gboolean
run_theses (TlnDb *db)
{
  g_autoptr (GPtrArray) all = tln_theses_get_all (db, NULL);

  return all != NULL;
}

static gboolean
run_instruments (TlnDb *db)
{
  g_autoptr (GPtrArray) all = tln_instruments_get_all (db, NULL);

  return all != NULL;
}

static gboolean
run_feeds (TlnDb *db)
{
  g_autoptr (GPtrArray) all = tln_feeds_get_all (db, NULL);

  return all != NULL;
}

static gboolean
run_counts (TlnDb *db)
{
  TlnCounts counts;

  return tln_articles_count (db, &counts, NULL);
}

static gboolean
run_due (TlnDb *db)
{
  guint due;

  return tln_due_count_by (db, tln_day_today (), &due, NULL);
}

static void
bench_sidebar (TlnDb *db)
{
  static const struct {
    const char *name;
    gboolean (*run) (TlnDb *db);
  } parts[] = { { "chains", run_chains }, { "stages", run_stages },
                { "theses", run_theses }, { "instruments", run_instruments },
                { "feeds", run_feeds },   { "counts", run_counts },
                { "due", run_due } };
  double sum = 0;

  for (gsize part = 0; part < G_N_ELEMENTS (parts); part++) {
    double took[ROUNDS];

    for (int i = 0; i < ROUNDS; i++) {
      double start = cpu_ms ();
      gboolean done = parts[part].run (db);
      took[i] = cpu_ms () - start;
      g_assert_true (done);
    }
    qsort (took, ROUNDS, sizeof *took, compare_doubles);
    sum += took[ROUNDS / 2];
    g_print ("{\"bench\": \"sidebar\", \"case\": \"%s\", \"ms\": %.2f, \"worst_ms\": %.2f}\n",
             parts[part].name, took[ROUNDS / 2], took[ROUNDS - 1]);
  }
  g_print ("{\"bench\": \"sidebar\", \"case\": \"all\", \"ms\": %.2f}\n", sum);
}

static void
say_act (const char *name, guint n, double start)
{
  g_print ("{\"bench\": \"act\", \"case\": \"%s\", \"rows\": %u, \"ms\": %.0f}\n", name, n,
           cpu_ms () - start);
}

static void
bench_undo (TlnDb *db, const char *name, guint n)
{
  g_autoptr (GError) error = NULL;
  double start = cpu_ms ();
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);

  g_assert_no_error (error);
  say_act (name, n, start);
  start = cpu_ms ();
  g_autoptr (TlnAct) redone = tln_act_redo (db, &error);
  g_assert_no_error (error);
  say_act ("redo", n, start);
  g_autoptr (TlnAct) again = tln_act_undo (db, &error);
  g_assert_no_error (error);
}

static void
bench_acts (TlnDb *db)
{
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  g_autoptr (GArray) ids = load (db, query);
  const TlnBulk bulk = { .ids = ids };
  const TlnTarget target = { .word = "bench" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++) {
    double start = cpu_ms ();
    tln_db_begin (db, &error);
    tln_act_begin (db, TLN_ACT_ARTICLE_STAR, &error);
    gboolean done = i == 0 ? tln_bulk_set_flag (db, &bulk, TLN_FLAG_STARRED, TRUE, &error)
                           : tln_bulk_assign (db, &bulk, &target, TRUE, &error);
    g_assert_true (done && tln_act_end (db, NULL, &error) && tln_db_commit (db, &error));
    say_act (i == 0 ? "star" : "tag", ids->len, start);
    bench_undo (db, i == 0 ? "undo star" : "undo tag", ids->len);
  }
}

int
main (int argc, char **argv)
{
  gboolean make = argc == 4 && strcmp (argv[1], "make") == 0;
  gboolean act = argc == 3 && strcmp (argv[1], "act") == 0;
  g_autoptr (GError) error = NULL;

  if (!make && !act && argc != 2) {
    g_printerr ("usage: bench-list make N FILE | bench-list act FILE | bench-list FILE\n");
    return 2;
  }
  g_autoptr (TlnDb) db =
      tln_db_open (argv[argc - 1], make || act ? TLN_DB_WRITER : TLN_DB_READER, &error);
  if (db == NULL)
    g_error ("%s", error->message);
  if (make) {
    bench_library_fill (db, (guint) atoi (argv[2]));
    return 0;
  }
  if (act) {
    bench_acts (db);
    return 0;
  }
  double count_ms = time_count (db);
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    bench_case (db, &CASES[i], count_ms);
  bench_windows (db);
  bench_sidebar (db);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search over generated articles: our index against FTS5's trigram with LIKE, and both against a
 * scan. Prints JSON lines; times are CPU milliseconds of one thread, since machines are shared.
 * Usage: bench-search FOLDER N WORK [ours], FOLDER with words_zh.tsv, words_en.tsv and queries.tsv
 * (kind, tab, query), WORK a folder that gets library.db and trigram.db, or has those of an earlier
 * run: then only searches are measured, and an index that was not finished goes on. "ours": no peer
 * and no scan, for many articles. compare.py puts the lines of a run beside the goals. */
#include "bench-corpus.h"
#include "tln-db.h"
#include "tln-search-query.h"
#include "tln-search-run.h"
#include "tln-search.h"
#include "tln-tokenizer.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Articles in one transaction, as an import does it. */
#define BATCH 50
#define ROUNDS 5
/* Articles saved one by one. */
#define SAVES 400

static const char INSERT_CONTENT[] = "INSERT INTO content (sha256, text) VALUES (?1, ?2)";
static const char INSERT_ARTICLE[] =
    "INSERT INTO article (id, kind, title, title_origin, published_sort, published_precision,"
    " captured_at, original_sha256, text_sha256, length, excerpt)"
    " VALUES (?1, 'text', ?2, '', ?1 >> 30, 'day', 0, ?3, ?3, 0, '')";

typedef struct {
  sqlite3 *sqlite;
  TlnDb *library;
  GPtrArray *queries; /* char * */
  guint n;
} Bench;

typedef guint (*QueryFunc) (Bench *bench, const char *query);

static double
cpu_ms (void)
{
  struct timespec t;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);
  return (double) t.tv_sec * 1e3 + (double) t.tv_nsec / 1e6;
}

static void
check (Bench *bench, int code)
{
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
    g_error ("%s", sqlite3_errmsg (bench->sqlite));
}

static void
run (Bench *bench, const char *sql)
{
  check (bench, sqlite3_exec (bench->sqlite, sql, NULL, NULL, NULL));
}

static sqlite3_stmt *
prepare (Bench *bench, const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  check (bench, sqlite3_prepare_v2 (bench->sqlite, sql, -1, &stmt, NULL));
  return stmt;
}

static gint64
value (Bench *bench, const char *sql)
{
  sqlite3_stmt *stmt = prepare (bench, sql);

  check (bench, sqlite3_step (stmt));
  gint64 result = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  return result;
}

static gint64
used_bytes (Bench *bench, const char *schema)
{
  g_autofree char *pages = g_strdup_printf ("PRAGMA %s.page_count", schema);
  g_autofree char *unused = g_strdup_printf ("PRAGMA %s.freelist_count", schema);
  g_autofree char *size = g_strdup_printf ("PRAGMA %s.page_size", schema);

  return (value (bench, pages) - value (bench, unused)) * value (bench, size);
}

/* --- Making the library and the indexes. --- */

static void
add_article (Bench *bench, sqlite3_stmt *const *stmts, guint i, GString *const *texts)
{
  g_autofree char *hash = g_strdup_printf ("%064u", i);
  gint64 id = ((gint64) 1740000000000 + (gint64) i * 1000) << 20 | (mrand48 () & 0xFFFFF);

  sqlite3_bind_text (stmts[0], 1, hash, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmts[0], 2, texts[1]->str, (int) texts[1]->len, SQLITE_STATIC);
  check (bench, sqlite3_step (stmts[0]));
  sqlite3_reset (stmts[0]);
  sqlite3_bind_int64 (stmts[1], 1, id);
  sqlite3_bind_text (stmts[1], 2, texts[0]->str, (int) texts[0]->len, SQLITE_STATIC);
  sqlite3_bind_text (stmts[1], 3, hash, -1, SQLITE_STATIC);
  check (bench, sqlite3_step (stmts[1]));
  sqlite3_reset (stmts[1]);
}

/* No change log, and an index that is filled later, by itself. */
static void
drop_triggers (Bench *bench)
{
  sqlite3_stmt *stmt = prepare (bench, "SELECT group_concat ('DROP TRIGGER ' || name, ';')"
                                       " FROM sqlite_master WHERE type = 'trigger'"
                                       " AND tbl_name = 'article'");

  check (bench, sqlite3_step (stmt));
  g_autofree char *sql = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  run (bench, sql);
}

static void
fill (Bench *bench, const char *folder)
{
  BenchCorpus *corpus = bench_corpus_new (folder);
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);
  GString *texts[] = { title, body };
  gsize bytes = 0;

  drop_triggers (bench);
  run (bench, "BEGIN");
  sqlite3_stmt *stmts[] = {
    prepare (bench, INSERT_CONTENT),
    prepare (bench, INSERT_ARTICLE),
  };
  for (guint i = 1; i <= bench->n; i++) {
    bench_corpus_article (corpus, i, title, body);
    add_article (bench, stmts, i, texts);
    bytes += title->len + body->len;
  }
  sqlite3_finalize (stmts[0]);
  sqlite3_finalize (stmts[1]);
  run (bench, "INSERT INTO fts_article (article_id) SELECT id FROM article ORDER BY id; COMMIT;"
              "PRAGMA wal_checkpoint (TRUNCATE)");
  g_print ("{\"articles\": %u, \"text_bytes\": %" G_GSIZE_FORMAT "}\n", bench->n, bytes);
  bench_corpus_free (corpus);
}

/* Articles up to done are in the index already. */
static void
build (Bench *bench, const char *engine, const char *table, guint done)
{
  g_autofree char *schema = g_strndup (table, (gsize) (strchr (table, '.') - table));
  /* Ours knows a title by its mark, as the triggers of the library set it. */
  const char *title = strcmp (schema, "main") == 0 ? "char (57345) || a.title" : "a.title";
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO %s (rowid, title, body) SELECT d.doc, %s, c.text FROM fts_article d"
      " JOIN article a ON a.id = d.article_id JOIN content c ON c.sha256 = a.text_sha256"
      " WHERE d.doc BETWEEN ?1 AND ?2",
      table, title);
  gint64 before = used_bytes (bench, schema);
  double start = cpu_ms ();
  sqlite3_stmt *stmt = prepare (bench, sql);

  for (guint i = done + 1; i <= bench->n; i += BATCH) {
    run (bench, "BEGIN");
    sqlite3_bind_int64 (stmt, 1, i);
    sqlite3_bind_int64 (stmt, 2, i + BATCH - 1);
    check (bench, sqlite3_step (stmt));
    sqlite3_reset (stmt);
    run (bench, "COMMIT");
  }
  sqlite3_finalize (stmt);
  double cpu = cpu_ms () - start;
  gint64 plain = used_bytes (bench, schema) - before;
  g_autofree char *optimize =
      g_strdup_printf ("INSERT INTO %s (%s) VALUES ('optimize')", table, strrchr (table, '.') + 1);
  start = cpu_ms ();
  run (bench, optimize);
  g_print ("{\"engine\": \"%s\", \"op\": \"build\", \"cpu_ms\": %.0f, \"bytes\": %" G_GINT64_FORMAT
           ", \"optimize_cpu_ms\": %.0f, \"optimized_bytes\": %" G_GINT64_FORMAT "}\n",
           engine, cpu, plain, cpu_ms () - start, used_bytes (bench, schema) - before);
}

/* --- Queries. --- */

static guint
count_ids (Bench *bench, const char *query, guint limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = tln_search_ids (bench->library, query, limit, &error);

  if (ids == NULL)
    g_error ("%s: %s", query, error->message);
  return ids->len;
}

static guint
ours_newest (Bench *bench, const char *query)
{
  return count_ids (bench, query, 50);
}

static guint
ours_count (Bench *bench, const char *query)
{
  return count_ids (bench, query, 0);
}

static void
take_part (const TlnSearchPart *part, gpointer data)
{
  guint *n = data;

  *n += part->hits != NULL ? part->hits->len : part->count;
}

static guint
run_parts (Bench *bench, const char *query, TlnSearchParts parts)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (!tln_search_run (bench->library, query, parts, take_part, &n, &error))
    g_error ("%s: %s", query, error->message);
  return n;
}

static guint
ours_first (Bench *bench, const char *query)
{
  return run_parts (bench, query, TLN_SEARCH_TITLES | TLN_SEARCH_NEWEST);
}

static guint
ours_best (Bench *bench, const char *query)
{
  return run_parts (bench, query, TLN_SEARCH_BEST);
}

static guint
ours_snippets (Bench *bench, const char *query)
{
  g_autoptr (GPtrArray) hits = tln_search (bench->library, query, 20, NULL);

  return hits->len;
}

static void
append_like (GString *where, const char *text)
{
  char *quoted =
      sqlite3_mprintf (" AND (c.text LIKE '%%%q%%' OR a.title LIKE '%%%q%%')", text, text);

  g_string_append (where, quoted);
  sqlite3_free (quoted);
}

/* Trigram finds terms of three characters and more; LIKE has to find the shorter ones. */
static guint
trigram_query (Bench *bench, const char *query, const char *limit)
{
  g_autoptr (TlnSearchQuery) parsed = tln_search_query_new (query, NULL);
  g_autoptr (GString) match = g_string_new (NULL);
  g_autoptr (GString) where = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < parsed->terms->len; i++) {
    const TlnTerm *term = g_ptr_array_index (parsed->terms, i);
    if (g_utf8_strlen (term->needle->text, -1) >= 3)
      g_string_append_printf (match, "%s\"%s\"", match->len > 0 ? " AND " : "", term->needle->text);
    else
      append_like (where, term->needle->text);
  }
  g_autofree char *sql =
      g_strconcat ("SELECT d.article_id FROM ", match->len > 0 ? "peer.tri t CROSS JOIN " : "",
                   "fts_article d", match->len > 0 ? " ON d.doc = t.rowid" : "",
                   where->len > 0 ? " CROSS JOIN article a ON a.id = d.article_id"
                                    " CROSS JOIN content c ON c.sha256 = a.text_sha256"
                                  : "",
                   match->len > 0 ? " WHERE t.tri MATCH ?1" : " WHERE 1", where->str,
                   match->len > 0 ? " ORDER BY t.rowid DESC" : " ORDER BY d.doc DESC", limit, NULL);
  sqlite3_stmt *stmt = prepare (bench, sql);
  if (match->len > 0)
    sqlite3_bind_text (stmt, 1, match->str, -1, SQLITE_STATIC);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    n++;
  sqlite3_finalize (stmt);
  return n;
}

static guint
trigram_newest (Bench *bench, const char *query)
{
  return trigram_query (bench, query, " LIMIT 50");
}

static guint
trigram_count (Bench *bench, const char *query)
{
  return trigram_query (bench, query, "");
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Median of a few rounds after a first one; slow queries are run twice only. */
static double
time_query (Bench *bench, QueryFunc func, const char *query)
{
  double ms[ROUNDS];
  guint n = 0;

  func (bench, query);
  while (n < ROUNDS && (n == 0 || ms[n - 1] < 250)) {
    double start = cpu_ms ();
    func (bench, query);
    ms[n++] = cpu_ms () - start;
  }
  qsort (ms, n, sizeof (double), compare_doubles);
  return ms[n / 2];
}

static void
measure (Bench *bench, const char *engine, const char *op, QueryFunc func)
{
  guint n = bench->queries->len;
  g_autofree double *ms = g_new (double, n);

  guint slowest = 0;
  for (guint i = 0; i < n; i++) {
    ms[i] = time_query (bench, func, g_ptr_array_index (bench->queries, i));
    slowest = ms[i] > ms[slowest] ? i : slowest;
  }
  qsort (ms, n, sizeof (double), compare_doubles);
  /* A phrase has quotes, which would end the string. */
  g_autofree char *name = g_strdup (g_ptr_array_index (bench->queries, slowest));
  g_strdelimit (name, "\"", '\'');
  g_print ("{\"engine\": \"%s\", \"op\": \"%s\", \"p50\": %.3f, \"p90\": %.3f, \"p99\": %.3f,"
           " \"max\": %.3f, \"slowest\": \"%s\"}\n",
           engine, op, ms[n / 2], ms[n * 9 / 10], ms[(n * 99) / 100], ms[n - 1], name);
}

/* One article a transaction, as it is saved, into an index of this size. */
static void
measure_saving (Bench *bench, const char *folder)
{
  BenchCorpus *corpus = bench_corpus_new (folder);
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);
  GString *texts[] = { title, body };
  guint last = (guint) value (bench, "SELECT max (doc) FROM fts_article");
  double ms[SAVES];
  double sum = 0;
  sqlite3_stmt *stmts[] = { prepare (bench, INSERT_CONTENT), prepare (bench, INSERT_ARTICLE) };
  sqlite3_stmt *index =
      prepare (bench, "INSERT INTO fts (rowid, title, body) VALUES (?1, char (57345) || ?2, ?3)");

  for (guint i = 0; i < SAVES; i++) {
    bench_corpus_article (corpus, last + 1 + i, title, body);
    double start = cpu_ms ();
    run (bench, "BEGIN");
    add_article (bench, stmts, last + 1 + i, texts);
    run (bench, "INSERT OR IGNORE INTO fts_article (article_id) SELECT max (id) FROM article");
    sqlite3_bind_int64 (index, 1, last + 1 + i);
    sqlite3_bind_text (index, 2, title->str, -1, SQLITE_STATIC);
    sqlite3_bind_text (index, 3, body->str, -1, SQLITE_STATIC);
    check (bench, sqlite3_step (index));
    sqlite3_reset (index);
    run (bench, "COMMIT");
    ms[i] = cpu_ms () - start;
    sum += ms[i];
  }
  for (guint i = 0; i < G_N_ELEMENTS (stmts); i++)
    sqlite3_finalize (stmts[i]);
  sqlite3_finalize (index);
  bench_corpus_free (corpus);
  qsort (ms, SAVES, sizeof (double), compare_doubles);
  g_print ("{\"engine\": \"tln\", \"op\": \"save and index one\", \"mean\": %.3f,"
           " \"p50\": %.3f, \"p99\": %.3f, \"max\": %.3f}\n",
           sum / SAVES, ms[SAVES / 2], ms[SAVES * 99 / 100], ms[SAVES - 1]);
}

/* --- Against a scan. --- */

static gboolean
scan_fits (const TlnSearchQuery *query, TlnScan *title, TlnScan *text)
{
  for (guint i = 0; i < query->terms->len; i++) {
    const TlnTerm *term = g_ptr_array_index (query->terms, i);
    gboolean there = tln_scan_has (title, term->needle) || tln_scan_has (text, term->needle) ||
                     tln_scan_has_initials (title, term->needle);
    if (there == term->exclude)
      return FALSE;
  }
  return TRUE;
}

static void
compare (Bench *bench)
{
  guint n = bench->queries->len;
  g_autofree guint *at = g_new0 (guint, n);
  g_autoptr (GPtrArray) parsed =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tln_search_query_free);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (TlnScan) title = tln_scan_new ();
  g_autoptr (TlnScan) text = tln_scan_new ();
  guint64 both = 0, truth = 0, hits = 0;

  for (guint q = 0; q < n; q++) {
    const char *query = g_ptr_array_index (bench->queries, q);
    g_ptr_array_add (parsed, tln_search_query_new (query, NULL));
    g_ptr_array_add (found, tln_search_ids (bench->library, query, 0, NULL));
    hits += ((GArray *) g_ptr_array_index (found, q))->len;
  }
  sqlite3_stmt *stmt = prepare (bench, "SELECT a.id, a.title, c.text FROM article a"
                                       " JOIN content c ON c.sha256 = a.text_sha256"
                                       " ORDER BY a.id DESC");
  while (sqlite3_step (stmt) == SQLITE_ROW) {
    gint64 id = sqlite3_column_int64 (stmt, 0);
    tln_scan_set (title, (const char *) sqlite3_column_text (stmt, 1));
    tln_scan_set (text, (const char *) sqlite3_column_text (stmt, 2));
    for (guint q = 0; q < n; q++) {
      GArray *ids = g_ptr_array_index (found, q);
      gboolean there = at[q] < ids->len && g_array_index (ids, gint64, at[q]) == id;
      gboolean fits = scan_fits (g_ptr_array_index (parsed, q), title, text);
      at[q] += there;
      truth += fits;
      both += fits && there;
    }
  }
  sqlite3_finalize (stmt);
  g_print ("{\"engine\": \"tln\", \"op\": \"against a scan\", \"queries\": %u, \"truth\": "
           "%" G_GUINT64_FORMAT ", \"recall\": %.6f, \"precision\": %.6f}\n",
           n, truth, truth > 0 ? (double) both / (double) truth : 1,
           hits > 0 ? (double) both / (double) hits : 1);
}

static GPtrArray *
read_queries (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "queries.tsv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *queries = g_ptr_array_new_with_free_func (g_free);

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strchr (lines[i], '\t') != NULL)
      g_ptr_array_add (queries, g_strdup (strchr (lines[i], '\t') + 1));
  return queries;
}

static void
open_library (Bench *bench, const char *path, const char *peer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDb) maker = tln_db_open (path, TLN_DB_WRITER, &error);

  if (maker == NULL)
    g_error ("%s", error->message);
  g_clear_pointer (&maker, tln_db_close);
  sqlite3_open (path, &bench->sqlite);
  if (!tln_tokenizer_register (bench->sqlite, &error))
    g_error ("%s", error->message);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS peer", peer);
  run (bench, attach);
  run (bench, "PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;"
              "PRAGMA peer.journal_mode = WAL; PRAGMA peer.synchronous = OFF;"
              "PRAGMA peer.cache_size = -65536");
}

static void
bench_ours (Bench *bench, const char *folder)
{
  measure (bench, "tln", "newest 50", ours_newest);
  measure (bench, "tln", "count all", ours_count);
  measure (bench, "tln", "20 with snippets", ours_snippets);
  measure (bench, "tln", "titles and newest 50 with snippets", ours_first);
  measure (bench, "tln", "best 50", ours_best);
  measure_saving (bench, folder);
}

static void
bench_trigram (Bench *bench)
{
  run (bench, "CREATE VIRTUAL TABLE peer.tri USING fts5 (title, body, content='',"
              " contentless_delete=1, tokenize='trigram')");
  build (bench, "trigram", "peer.tri", 0);
  measure (bench, "trigram+LIKE", "newest 50", trigram_newest);
  measure (bench, "trigram+LIKE", "count all", trigram_count);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 4 && argc != 5) {
    g_printerr ("usage: bench-search FOLDER N WORK [ours]\n");
    return 2;
  }
  g_autofree char *path = g_build_filename (argv[3], "library.db", NULL);
  g_autofree char *peer = g_build_filename (argv[3], "trigram.db", NULL);
  Bench bench = { .n = (guint) atoi (argv[2]), .queries = read_queries (argv[1]) };
  open_library (&bench, path, peer);
  if (value (&bench, "SELECT NOT EXISTS (SELECT 1 FROM article)"))
    fill (&bench, argv[1]);
  gint64 next = value (&bench, "SELECT min (doc) FROM fts_article"
                               " WHERE doc NOT IN (SELECT id FROM fts_docsize)");
  if (next > 0 && next <= bench.n)
    build (&bench, "tln", "main.fts", (guint) next - 1);
  bench.library = tln_db_open (path, TLN_DB_READER, &error);
  if (bench.library == NULL)
    g_error ("%s", error->message);
  if (argc == 4) {
    compare (&bench);
    bench_trigram (&bench);
  }
  bench_ours (&bench, argv[1]);
  tln_db_close (bench.library);
  sqlite3_close (bench.sqlite);
  g_ptr_array_unref (bench.queries);
  return 0;
}

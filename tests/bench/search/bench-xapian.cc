/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Xapian peer of bench-search, over the library.db it left: n-grams for Chinese, newest first,
 * the same queries. Prints JSON lines in the same form.
 * Usage: bench-xapian FOLDER WORK. */
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sqlite3.h>
#include <string>
#include <vector>
#include <xapian.h>

static double
cpu_ms ()
{
  timespec t;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double> (t.tv_sec) * 1e3 + static_cast<double> (t.tv_nsec) / 1e6;
}

static std::string
text (sqlite3_stmt *stmt, int i)
{
  return reinterpret_cast<const char *> (sqlite3_column_text (stmt, i));
}

static void
build (const std::string &work)
{
  sqlite3 *db = nullptr;
  sqlite3_stmt *stmt = nullptr;
  std::string path = work + "/xapian";
  int n = 0;

  sqlite3_open ((work + "/library.db").c_str (), &db);
  sqlite3_prepare_v2 (db,
                      "SELECT d.doc, a.title, c.text FROM fts_article d JOIN article a ON a.id ="
                      " d.article_id JOIN content c ON c.sha256 = a.text_sha256 ORDER BY d.doc",
                      -1, &stmt, nullptr);
  double start = cpu_ms ();
  {
    Xapian::WritableDatabase index (path, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_flags (Xapian::TermGenerator::FLAG_CJK_NGRAM);
    while (sqlite3_step (stmt) == SQLITE_ROW) {
      Xapian::Document document;
      generator.set_document (document);
      generator.index_text (text (stmt, 1));
      generator.increase_termpos ();
      generator.index_text (text (stmt, 2));
      index.replace_document (static_cast<Xapian::docid> (sqlite3_column_int64 (stmt, 0)),
                              document);
      if (++n % 10000 == 0)
        index.commit ();
    }
    index.commit ();
  }
  double cpu = cpu_ms () - start;
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  std::uintmax_t bytes = 0;
  for (const auto &entry : std::filesystem::directory_iterator (path))
    bytes += entry.file_size ();
  std::printf ("{\"engine\": \"xapian\", \"op\": \"build\", \"cpu_ms\": %.0f, \"bytes\": %ju}\n",
               cpu, bytes);
}

static std::vector<std::string>
read_queries (const std::string &folder)
{
  std::ifstream file (folder + "/queries.tsv");
  std::vector<std::string> queries;

  for (std::string line; std::getline (file, line);) {
    auto tab = line.find ('\t');
    if (tab != std::string::npos)
      queries.push_back (line.substr (tab + 1));
  }
  return queries;
}

static double
time_query (const Xapian::Database &index, const Xapian::Query &query, Xapian::doccount limit)
{
  std::vector<double> ms;

  for (int round = 0; round < 6; round++) {
    double start = cpu_ms ();
    Xapian::Enquire enquire (index);
    enquire.set_query (query);
    enquire.set_weighting_scheme (Xapian::BoolWeight ());
    enquire.set_docid_order (Xapian::Enquire::DESCENDING);
    enquire.get_mset (0, limit, limit == 0 ? index.get_doccount () : 0);
    if (round > 0)
      ms.push_back (cpu_ms () - start);
  }
  std::sort (ms.begin (), ms.end ());
  return ms[ms.size () / 2];
}

static void
measure (const Xapian::Database &index,
         const std::vector<std::string> &queries,
         const char *op,
         Xapian::doccount limit)
{
  Xapian::QueryParser parser;
  std::vector<double> ms;
  unsigned flags = Xapian::QueryParser::FLAG_PHRASE | Xapian::QueryParser::FLAG_WILDCARD |
                   Xapian::QueryParser::FLAG_CJK_NGRAM;

  parser.set_database (index);
  parser.set_default_op (Xapian::Query::OP_AND);
  for (const auto &query : queries)
    ms.push_back (time_query (index, parser.parse_query (query, flags), limit));
  std::sort (ms.begin (), ms.end ());
  std::size_t n = ms.size ();
  std::printf (
      "{\"engine\": \"xapian\", \"op\": \"%s\", \"p50\": %.3f, \"p90\": %.3f, \"p99\": %.3f,"
      " \"max\": %.3f}\n",
      op, ms[n / 2], ms[n * 9 / 10], ms[n * 99 / 100], ms[n - 1]);
}

int
main (int argc, char **argv)
{
  if (argc != 3) {
    std::fprintf (stderr, "usage: bench-xapian FOLDER WORK\n");
    return 2;
  }
  build (argv[2]);
  Xapian::Database index (std::string (argv[2]) + "/xapian");
  auto queries = read_queries (argv[1]);
  measure (index, queries, "newest 50", 50);
  measure (index, queries, "count all", 0);
  return 0;
}

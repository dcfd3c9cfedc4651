/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed, read: terms, look-ups of the index, filters, errors. */
#include "tln-day.h"
#include "tln-error.h"
#include "tln-search-query.h"
#include "tln-search-unit.h"

#include <string.h>

#define E "\xEE\x80\x80"
#define T "\xEE\x80\x81"
#define I "\xEE\x80\x82"
#define DAY(y, m, d) ((gint64) tln_day_new (y, m, d) * 86400)

/* "算力 -gpu* +word" with * where a term may go on, ! before what is excluded. */
static char *
terms_of (const TlnSearchQuery *query)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < query->terms->len; i++) {
    const TlnTerm *term = g_ptr_array_index (query->terms, i);
    g_string_append_printf (out, "%s%s<%s>%s", i > 0 ? " " : "", term->exclude ? "!" : "",
                            term->needle->text, term->needle->prefix ? "*" : "");
  }
  return g_string_free (out, FALSE);
}

static void
assert_terms (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnSearchQuery) query = tln_search_query_new (text, &error);

  g_assert_no_error (error);
  g_autofree char *terms = terms_of (query);
  g_assert_cmpstr (terms, ==, expected);
}

static void
test_terms (void)
{
  assert_terms ("", "");
  assert_terms (" 　\n", "");
  assert_terms ("算力 液冷", "<算力> <液冷>");
  assert_terms ("算力　液冷", "<算力> <液冷>");
  assert_terms ("GPU infer", "<gpu> <infer>*");
  assert_terms ("gpu 算力", "<gpu> <算力>");
  assert_terms ("大模型API", "<大模型api>*");
  assert_terms ("\"of  The\"", "<of the>");
  assert_terms ("“of the” x", "<of the> <x>*");
  assert_terms ("＂of the＂", "<of the>");
  assert_terms ("\"open", "<open>");
  assert_terms ("\"a\"\"b\"", "<a> <b>");
  assert_terms ("infer* the \"mark\"*", "<infer>* <the> <mark>*");
  assert_terms ("* 5*3 银*", "<*> <5*3> <银*>");
  assert_terms ("3.5% AT&T", "<3.5%> <at&t>*");
}

static void
test_exclusions (void)
{
  assert_terms ("gpu -retail", "<gpu> !<retail>");
  assert_terms ("gpu －零售 -\"of the\"", "<gpu> !<零售> !<of the>");
  assert_terms ("gpt-4 -x*", "<gpt-4> !<x>*");
  assert_terms ("gpu -", "<gpu>");
  assert_terms ("- \"\" -\"\"", "");
}

static void
test_harmless (void)
{
  assert_terms ("AND OR NOT NEAR(a) ^b (c) {d} e:f title:x",
                "<and> <or> <not> <near(a)> <^b> <(c)> "
                "<{d}> <e:f> <title:x>*");
  assert_terms ("http://a.b/c?d", "<http://a.b/c?d>*");
  assert_terms ("a'b ; DROP", "<a'b> <;> <drop>*");
  assert_terms (E "ab", "<" E "ab>*");
  g_autoptr (TlnSearchQuery) invalid = tln_search_query_new ("a\xFF\xE9", NULL);
  g_assert_cmpuint (invalid->terms->len, ==, 1);
}

static void
assert_match (const char *text, const char *expected, gboolean needs_text)
{
  g_autoptr (TlnSearchQuery) query = tln_search_query_new (text, NULL);
  g_autofree char *match = tln_search_query_match (query, FALSE);

  g_assert_cmpstr (match, ==, expected);
  g_assert_cmpint (tln_search_query_needs_text (query), ==, needs_text);
}

static void
test_match (void)
{
  assert_match ("", NULL, FALSE);
  assert_match ("银", "(\"银\")", FALSE);
  assert_match ("算力", "(\"算力\")", FALSE);
  assert_match ("光模块", "(\"光模\" AND \"模块\")", TRUE);
  assert_match ("gpu", "(\"" E "gpu\")", FALSE);
  assert_match ("infer", "(\"infer\" *)", FALSE);
  assert_match ("the gpu 银", "((\"the\" OR \"" I "the\") AND \"gpu\" AND \"银\")", FALSE);
  assert_match ("AI大模型", "(\"ai\" AND \"大模\" AND \"模型\")", TRUE);
  assert_match ("c++", "(\"c\")", TRUE);
  assert_match ("sl", "((\"" E "sl\" OR \"" I "sl\"))", FALSE);
  assert_match ("rgznx", "(\"rgznx\" *)", FALSE);
  assert_match ("\"sl\" 银", "(\"sl\" AND \"银\")", FALSE);
  assert_match ("银 -gpu -白银", "(\"银\") NOT \"gpu\" NOT \"白银\"", FALSE);
  /* Only what the index is sure of may keep an article out. */
  assert_match ("银 -光模块", "(\"银\")", TRUE);
  /* Nothing to look up: every article is a candidate. */
  assert_match ("%", NULL, TRUE);
  assert_match ("-gpu", NULL, TRUE);
}

/* The look-up of two words in a row. */
static char *
pair_of (const char *first, const char *second)
{
  char term[TLN_UNIT_PAIR_ROOM];

  tln_unit_pair_term (tln_unit_pair (first, strlen (first), second, strlen (second)), term);
  return g_strdup (term);
}

/* Words in a row by their pairs, and short ones by nothing else where there are several. */
static void
test_match_pairs (void)
{
  g_autofree char *word = g_strnfill (61, 'x');
  g_autofree char *phrase = g_strdup_printf ("\"of %s of\"", word);
  g_autofree char *in_the = pair_of ("in", "the");
  g_autofree char *the_market = pair_of ("the", "market");
  g_autofree char *market =
      g_strdup_printf ("(\"%s\" AND \"%s\" AND \"market\")", in_the, the_market);
  g_autofree char *the = g_strdup_printf ("(\"%s\" AND \"in\" AND \"the\")", in_the);
  g_autofree char *cut = g_strdup_printf ("(\"of\" AND \"%.60s\" * AND \"of\")", word);
  g_autofree char *signs = g_strdup_printf ("(\"%s\" AND \"in\" AND \"the\" AND \"of\")", in_the);
  g_autofree char *titles =
      g_strdup_printf ("(\"" T "%s\" AND \"" T "in\" AND \"" T "the\")", in_the);

  assert_match ("\"in the\"", the, TRUE);
  assert_match ("\"In  The MARKET\"", market, TRUE);
  assert_match ("\"in the, of\"", signs, TRUE);
  assert_match ("\"in 银 the\"", "(\"in\" AND \"银\" AND \"the\")", TRUE);
  /* Nothing is looked up by what the index has not of it. */
  assert_match (phrase, cut, TRUE);
  g_autoptr (TlnSearchQuery) query = tln_search_query_new ("\"in the\"", NULL);
  g_autofree char *match = tln_search_query_match (query, TRUE);
  g_assert_cmpstr (match, ==, titles);
}

static void
test_match_titles (void)
{
  g_autoptr (TlnSearchQuery) query = tln_search_query_new ("推理算 银 -gpu sl", NULL);
  g_autofree char *match = tln_search_query_match (query, TRUE);

  /* What is not wanted may not be in the text either. */
  g_assert_cmpstr (match, ==,
                   "(\"" T "推理\" AND \"" T "理算\" AND \"" T "银\" AND (\"" T E "sl\" OR \"" I
                   "sl\")) NOT \"gpu\"");
  tln_search_query_trust_nothing (query);
  g_assert_true (tln_search_query_needs_text (query));
}

static void
assert_edges (const char *text, gboolean titles, const char *expected)
{
  g_autoptr (TlnSearchQuery) query = tln_search_query_new (text, NULL);
  g_autofree char *match = tln_search_query_match_edges (query, titles);

  g_assert_cmpstr (match, ==, expected);
  if (expected != NULL)
    g_assert_true (tln_search_query_needs_text (query));
}

/* A prefix by its first three characters, where it is longer; the text then has to decide. */
static void
test_match_edges (void)
{
  g_autofree char *word = g_strnfill (100, 'x');

  assert_edges ("infer", FALSE, "(\"" E "inf\")");
  assert_edges ("infer", TRUE, "(\"" T E "inf\")");
  assert_edges ("caf\xC3\xA9s", FALSE, "(\"" E "caf\")");
  assert_edges ("\xD0\xB3\xD0\xB0\xD0\xB7\xD0\xBF", FALSE, "(\"" E "\xD0\xB3\xD0\xB0\xD0\xB7\")");
  assert_edges ("the mark* 银", FALSE,
                "((\"the\" OR \"" I "the\") AND (\"" E "mar\" OR \"" I "mark\") AND \"银\")");
  assert_edges (word, FALSE, "(\"" E "xxx\")");
  /* More than it asks for may not keep an article out. */
  assert_edges ("银 -infer*", FALSE, "(\"银\")");
  assert_edges ("银 -gpu infer", FALSE, "(\"银\" AND \"" E "inf\") NOT \"gpu\"");
  assert_edges ("gpu", FALSE, NULL);
  assert_edges ("\"infer\" 银", FALSE, NULL);
  assert_edges ("-infer*", FALSE, NULL);
  assert_edges ("", FALSE, NULL);
}

static void
test_match_long (void)
{
  g_autofree char *word = g_strnfill (100000, 'x');
  g_autofree char *cut = g_strnfill (60, 'x');
  g_autofree char *expected = g_strdup_printf ("(\"%s\" *)", cut);
  assert_match (word, expected, TRUE);

  /* A word that is indexed whole, quoted so that it may not go on. */
  g_autofree char *whole = g_strdup_printf ("\"%s\"", cut);
  g_autofree char *lookup = g_strdup_printf ("(\"%s\")", cut);
  assert_match (whole, lookup, FALSE);

  g_autoptr (GString) many = g_string_new (NULL);
  for (int i = 0; i < 500; i++)
    g_string_append_printf (many, "w%d ", i);
  g_autoptr (TlnSearchQuery) query = tln_search_query_new (many->str, NULL);
  g_autofree char *match = tln_search_query_match (query, FALSE);
  g_assert_nonnull (strstr (match, "\"w31\")"));
  g_assert_null (strstr (match, "w32"));
  g_assert_true (tln_search_query_needs_text (query));
}

static void
assert_filter (const char *text, TlnFilterKind kind, const char *value, gint64 time)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnSearchQuery) query = tln_search_query_new (text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (query->filters->len, ==, 1);
  const TlnFilter *filter = g_ptr_array_index (query->filters, 0);
  g_assert_cmpint (filter->kind, ==, kind);
  g_assert_cmpint (filter->exclude, ==, text[0] == '-');
  g_autofree char *values = g_strjoinv ("|", filter->values);
  if (value != NULL)
    g_assert_cmpstr (values, ==, value);
  g_assert_cmpint (filter->time, ==, time);
}

static void
assert_bits (const char *text, guint32 bits)
{
  g_autoptr (TlnSearchQuery) query = tln_search_query_new (text, NULL);

  g_assert_nonnull (query);
  const TlnFilter *filter = g_ptr_array_index (query->filters, 0);
  g_assert_cmphex (filter->bits, ==, bits);
}

static void
test_filters (void)
{
  assert_filter ("stage:训练算力", TLN_FILTER_STAGE, "训练算力", 0);
  assert_filter ("Stage：\"Training compute\"", TLN_FILTER_STAGE, "Training compute", 0);
  assert_filter ("etf:515050", TLN_FILTER_INSTRUMENT, "515050", 0);
  assert_filter ("instrument:515050.SSE", TLN_FILTER_INSTRUMENT, "515050.SSE", 0);
  assert_filter ("-site:paper", TLN_FILTER_SITE, "paper", 0);
  assert_filter ("thesis:\"AI, power\"", TLN_FILTER_THESIS, "AI, power", 0);
  assert_filter ("tag:hbm,液冷，gpu", TLN_FILTER_TAG, "hbm|液冷|gpu", 0);
  assert_filter ("by:,x,", TLN_FILTER_BY, "x", 0);
  assert_filter ("环节:训练算力", TLN_FILTER_STAGE, "训练算力", 0);
  assert_filter ("-立场：支持", TLN_FILTER_STANCE, "支持", 0);
  assert_filter ("lang:ZH-hant,English", TLN_FILTER_LANGUAGE, "zh|en", 0);
  assert_filter ("语言:中文", TLN_FILTER_LANGUAGE, "zh", 0);
  assert_bits ("is:UNREAD", TLN_STATE_UNREAD);
  assert_bits ("is:starred,archived", TLN_STATE_STARRED | TLN_STATE_ARCHIVED);
  assert_bits ("-is:inbox", TLN_STATE_INBOX);
  assert_bits ("is:highlighted", TLN_STATE_HIGHLIGHTED);
  assert_bits ("状态:未读", TLN_STATE_UNREAD);
  assert_bits ("stance:against,Neutral", TLN_STANCE_AGAINST | TLN_STANCE_NEUTRAL);
  assert_filter ("since:2025", TLN_FILTER_SINCE, NULL, DAY (2025, 1, 1));
  assert_filter ("since:2025-W11", TLN_FILTER_SINCE, NULL, DAY (2025, 3, 10));
  assert_filter ("until:2025", TLN_FILTER_UNTIL, NULL, DAY (2026, 1, 1));
  assert_filter ("until:2025-12", TLN_FILTER_UNTIL, NULL, DAY (2026, 1, 1));
  assert_filter ("until:2025-02", TLN_FILTER_UNTIL, NULL, DAY (2025, 3, 1));
  assert_filter ("until:2025-W11", TLN_FILTER_UNTIL, NULL, DAY (2025, 3, 17));
  assert_filter ("until:2025-03-10", TLN_FILTER_UNTIL, NULL, DAY (2025, 3, 11));
  /* The last word may go on also with a filter behind it. */
  assert_terms ("the gpu is:unread", "<the> <gpu>*");
}

/* What is refused, with its place in code points and what could stand there. */
static void
assert_refused (const char *text, TlnSearchError kind, const char *place, const char *hints)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnSearchFault) fault = NULL;

  g_assert_null (tln_search_query_new (text, &error));
  g_assert_error (error, TLN_SEARCH_ERROR, (int) kind);
  g_assert_null (tln_search_query_read (text, &fault));
  g_assert_cmpint (fault->kind, ==, kind);
  g_autofree char *marked = g_utf8_substring (text, (glong) fault->start, (glong) fault->end);
  g_assert_cmpstr (marked, ==, place);
  g_autofree char *joined = g_strjoinv (" ", fault->hints);
  g_assert_cmpstr (joined, ==, hints);
}

static void
test_errors (void)
{
  static const char STATES[] = "unread starred inbox archived highlighted stub";
  static const char DATES[] = "2025 2025-03 2025-W11 2025-03-10";

  assert_refused ("stage:", TLN_SEARCH_ERROR_EMPTY, "stage:", "");
  assert_refused ("银 -stage:,， x", TLN_SEARCH_ERROR_EMPTY, "-stage:,，", "");
  assert_refused ("gpu site:\"  \" x", TLN_SEARCH_ERROR_EMPTY, "site:\"  \"", "");
  assert_refused ("算力 is:green x", TLN_SEARCH_ERROR_FLAG, "green", STATES);
  /* What is nearly right comes first. */
  assert_refused ("is:archvied", TLN_SEARCH_ERROR_FLAG, "archvied",
                  "archived unread starred inbox highlighted stub");
  assert_refused ("is:unread,x", TLN_SEARCH_ERROR_FLAG, "unread,x", STATES);
  assert_refused ("since:yesterday", TLN_SEARCH_ERROR_DATE, "yesterday", DATES);
  assert_refused ("until:2025-13", TLN_SEARCH_ERROR_DATE, "2025-13", DATES);
  assert_refused ("until:2025-03-10T12:00", TLN_SEARCH_ERROR_DATE, "2025-03-10T12:00", DATES);
  assert_refused ("立场：涨", TLN_SEARCH_ERROR_STANCE, "涨", "for against neutral");
  assert_refused ("lang:中", TLN_SEARCH_ERROR_LANGUAGE, "中", "zh en ja ko");
  assert_refused ("lang:z%", TLN_SEARCH_ERROR_LANGUAGE, "z%", "zh en ja ko");
}

static void
test_message (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tln_search_query_new ("算力 is:green", &error));
  g_assert_cmpstr (error->message, ==,
                   "characters 7 to 11: no such state: is:green; possible: unread, starred, inbox,"
                   " archived, highlighted, stub");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search-query/terms", test_terms);
  g_test_add_func ("/store/search-query/exclusions", test_exclusions);
  g_test_add_func ("/store/search-query/harmless", test_harmless);
  g_test_add_func ("/store/search-query/match", test_match);
  g_test_add_func ("/store/search-query/match-edges", test_match_edges);
  g_test_add_func ("/store/search-query/match-long", test_match_long);
  g_test_add_func ("/store/search-query/match-pairs", test_match_pairs);
  g_test_add_func ("/store/search-query/match-titles", test_match_titles);
  g_test_add_func ("/store/search-query/message", test_message);
  g_test_add_func ("/store/search-query/filters", test_filters);
  g_test_add_func ("/store/search-query/errors", test_errors);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is being typed at the end of a search, and names it may go on with. */
#include "tln-search-complete.h"
#include "tln-test-search.h"
#include "tln-test-store.h"

/* "filter|typed|start-end" at the end of the text, "-" for nothing. */
static void
assert_typed (const char *text, const char *expected)
{
  guint32 end = (guint32) g_utf8_strlen (text, -1);
  g_autoptr (TlnSearchTyped) typed = tln_search_typed_at (text, end);
  g_autofree char *got =
      typed ? g_strdup_printf ("%s|%s|%u-%u", typed->filter ? typed->filter->name : "",
                               typed->typed, typed->start, typed->end)
            : g_strdup ("-");

  g_assert_cmpstr (got, ==, expected);
}

static void
test_typed (void)
{
  assert_typed ("", "-");
  assert_typed ("gpu ", "-");
  assert_typed ("gpu sta", "|sta|4-7");
  assert_typed ("-sta", "|sta|1-4");
  assert_typed ("算力 环", "|环|3-4");
  assert_typed ("stage:", "stage||6-6");
  assert_typed ("x STAGE:推理", "stage|推理|8-10");
  assert_typed ("环节：推", "环节|推|3-4");
  assert_typed ("-tag:a,b", "tag|b|7-8");
  assert_typed ("tag:a，", "tag||6-6");
  assert_typed ("thesis:\"AI po", "thesis|AI po|7-13");
  assert_typed ("thesis:“AI po", "thesis|AI po|7-13");
  assert_typed ("thesis:\"AI\"", "-");
  assert_typed ("\"a stage:x", "-");
  assert_typed ("nothing:x", "|nothing:x|0-9");
  g_autoptr (TlnSearchTyped) inside = tln_search_typed_at ("stage", 3);
  g_assert_null (inside);
  g_autoptr (TlnSearchTyped) before = tln_search_typed_at ("sta gpu", 3);
  g_assert_cmpstr (before->typed, ==, "sta");
}

static void
assert_value (const char *name, const char *expected)
{
  g_autofree char *value = tln_search_value (name);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_value (void)
{
  assert_value ("推理算力", "推理算力");
  assert_value ("The Paper", "\"The Paper\"");
  assert_value ("a,b", "\"a,b\"");
  assert_value ("Say \"when\" now", "\"Say\"");
}

static void
assert_names (TlnDb *db, TlnFilterKind kind, const char *typed, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = tln_search_complete (db, kind, typed, 3, NULL, &error);
  g_autofree char *got = names ? g_strjoinv ("|", names) : NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, expected);
}

static void
test_names (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  tln_test_add_text (db, "A", "x");
  tln_test_add_text (db, "B", "x");
  tln_test_sql (db, "UPDATE article SET site = 'The Paper'");
  tln_test_sql (db, "INSERT INTO tag (id, name) VALUES (1, 'hbm'), (2, '液冷'), (3, 'grid'),"
                    " (4, 'power grid')");
  assert_names (db, TLN_FILTER_SITE, "", "The Paper");
  assert_names (db, TLN_FILTER_SITE, "pa", "The Paper");
  assert_names (db, TLN_FILTER_SITE, "xq", "");
  assert_names (db, TLN_FILTER_TAG, "grid", "grid|power grid");
  assert_names (db, TLN_FILTER_TAG, "yl", "液冷");
  assert_names (db, TLN_FILTER_IS, "", "");
  g_auto (GStrv) first = tln_search_complete (db, TLN_FILTER_TAG, "", 3, NULL, &error);
  g_assert_cmpuint (g_strv_length (first), ==, 3);
  g_cancellable_cancel (cancelled);
  g_assert_null (tln_search_complete (db, TLN_FILTER_TAG, "grid", 3, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/store/search-complete/typed", test_typed);
  g_test_add_func ("/store/search-complete/value", test_value);
  g_test_add_func ("/store/search-complete/names", test_names);
  return g_test_run ();
}

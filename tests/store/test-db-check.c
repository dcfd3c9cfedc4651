/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the check of a library finds, and that it finds nothing in a sound one. */
#include "tln-articles.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"

#include <string.h>

static TlnDb *
library_with_articles (gint64 *ids)
{
  TlnDb *db = tln_test_db ();

  tln_test_begin (db, "import");
  ids[0] = tln_test_add (db, tln_test_draft ("One", "The first text.", "2025-03-01"));
  ids[1] = tln_test_add (db, tln_test_draft ("Two", "The second text.", "2025-03-02"));
  tln_test_end (db);
  return db;
}

/* The only finding after this damage holds these words. */
static void
assert_found (const char *damage, const char *words)
{
  gint64 ids[2];
  g_autoptr (TlnDb) db = library_with_articles (ids);
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_db_exec (db, damage, &error));
  g_assert_no_error (error);
  g_autoptr (GPtrArray) findings = tln_db_check (db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (findings, 0), words));
}

static void
test_sound (void)
{
  gint64 ids[2];
  g_autoptr (TlnDb) db = library_with_articles (ids);
  g_autoptr (GError) error = NULL;

  tln_test_begin (db, "article-trash");
  g_assert_true (tln_articles_set_flag (db, ids[0], TLN_FLAG_TRASHED, TRUE, &error));
  tln_test_end (db);
  g_autoptr (GPtrArray) findings = tln_db_check (db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_damage (void)
{
  assert_found ("DELETE FROM fts WHERE rowid = 1", "missing in the search index");
  assert_found ("INSERT INTO fts (rowid, title, body) VALUES (77, 'x', 'y')", "not in the library");
  assert_found ("DELETE FROM content WHERE text LIKE '%first%'", "text is missing");
  assert_found ("UPDATE content SET text = 'Another.' WHERE text LIKE '%first%'",
                "its text is damaged");
  assert_found ("UPDATE original SET bytes = x'00', encoding = 'raw' WHERE sha256 = "
                "(SELECT original_sha256 FROM article LIMIT 1)",
                "its original is damaged");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/db-check/sound", test_sound);
  g_test_add_func ("/db-check/damage", test_damage);
  return g_test_run ();
}

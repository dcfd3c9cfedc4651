/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles for the palette: the newest first, without the Trash. */
#include "tln-articles.h"
#include "tln-error.h"
#include "tln-names.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"

static gint64
add (TlnDb *db, const char *title)
{
  g_autofree char *text = g_strdup_printf ("%s\nSome words below it.", title);
  g_autoptr (TlnDraft) draft = tln_test_draft (title, text, NULL);
  TlnAdded added;
  gint64 id;

  g_assert_true (tln_articles_add (db, 0, draft, &added, &id, NULL));
  return id;
}

static void
test_titles (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 first = add (db, "First title");
  gint64 second = add (db, "Second title");
  gint64 third = add (db, "Third title");

  g_autoptr (TlnNameIndex) all = tln_names_of_articles (db, 4, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tln_name_index_get_size (all), ==, 3);
  TlnNameHit hit = tln_name_index_get (all, 0);
  g_assert_cmpint (hit.id, ==, third);
  g_assert_cmpint (hit.kind, ==, 4);
  g_assert_cmpstr (hit.name, ==, "Third title");

  g_assert_true (tln_articles_set_flag (db, third, TLN_FLAG_TRASHED, TRUE, &error));
  g_autoptr (TlnNameIndex) newest = tln_names_of_articles (db, 4, 1, &error);
  g_assert_cmpuint (tln_name_index_get_size (newest), ==, 1);
  g_assert_cmpint (tln_name_index_get (newest, 0).id, ==, second);
  g_assert_cmpint (first, <, second);
}

static void
test_closed (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_db_exec (db, "DROP TABLE article", NULL));
  g_assert_null (tln_names_of_articles (db, 4, 1, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_FAILED);
}

int
main (int argc, char *argv[])
{
  tln_test_clock ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/names/titles", test_titles);
  g_test_add_func ("/names/closed", test_closed);
  return g_test_run ();
}

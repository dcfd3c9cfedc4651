/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read of an article: its text is taken over from the reading before. */
#include "tln-reading.h"
#include "tln-test-search.h"
#include "tln-test-store.h"

typedef struct {
  char *folder;
  TlnDb *db;
  gint64 loom;
  gint64 tide;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  fixture->loom = tln_test_add_text (fixture->db, "The loom", "A weaver.");
  fixture->tide = tln_test_add_text (fixture->db, "The tide", "The sea.");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tln_db_close (fixture->db);
  tln_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static TlnReading *
read_it (Fixture *fixture, gint64 article, TlnReading *before)
{
  g_autoptr (GError) error = NULL;
  TlnReadingWanted *wanted = tln_reading_wanted_new (article, before);
  TlnReading *reading = tln_reading_job (fixture->db, wanted, NULL, &error);

  tln_reading_wanted_free (wanted);
  g_assert_no_error (error);
  g_assert_nonnull (reading);
  return reading;
}

static void
keep_structure (Fixture *fixture, gboolean kept)
{
  g_autoptr (GError) error = NULL;

  tln_db_exec (fixture->db,
               kept ? "UPDATE content SET markdown = '**' || text || '**'"
                    : "UPDATE content SET markdown = NULL",
               &error);
  g_assert_no_error (error);
}

static void
test_same_text (Fixture *fixture, gconstpointer data)
{
  keep_structure (fixture, TRUE);
  g_autoptr (TlnReading) first = read_it (fixture, fixture->loom, NULL);
  g_autoptr (TlnReading) again = read_it (fixture, fixture->loom, first);

  g_assert_true (again->rich == first->rich);
  g_assert_cmpuint (again->minutes, ==, first->minutes);
  g_clear_pointer (&first, tln_reading_unref);
  g_assert_cmpstr (again->rich->text, ==, "A weaver.");
  g_autoptr (TlnReading) third = read_it (fixture, fixture->loom, again);
  g_assert_true (third->rich == again->rich);
}

static void
test_other_text (Fixture *fixture, gconstpointer data)
{
  keep_structure (fixture, TRUE);
  g_autoptr (TlnReading) first = read_it (fixture, fixture->loom, NULL);
  g_autoptr (TlnReading) other = read_it (fixture, fixture->tide, first);

  g_assert_cmpstr (other->rich->text, ==, "The sea.");
  g_assert_cmpstr (first->rich->text, ==, "A weaver.");
}

/* Of a text without structure this may still come. */
static void
test_structure_comes (Fixture *fixture, gconstpointer data)
{
  keep_structure (fixture, FALSE);
  g_autoptr (TlnReading) plain = read_it (fixture, fixture->loom, NULL);
  g_assert_cmpuint (plain->rich->spans->len, ==, 1);
  keep_structure (fixture, TRUE);
  g_autoptr (TlnReading) rich = read_it (fixture, fixture->loom, plain);
  g_assert_cmpuint (rich->rich->spans->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/reading/same-text", Fixture, NULL, set_up, test_same_text, tear_down);
  g_test_add ("/reading/other-text", Fixture, NULL, set_up, test_other_text, tear_down);
  g_test_add ("/reading/structure-comes", Fixture, NULL, set_up, test_structure_comes, tear_down);
  return g_test_run ();
}

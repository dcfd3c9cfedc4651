/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is marked in the rows of a search: asked for together, of the newest search only. */
#include "tln-found.h"
#include "tln-test-search.h"
#include "tln-test-store.h"

static const GdkRGBA TINT = { 1, 0, 0, 1 };

typedef struct {
  char *folder;
  TlnStore *store;
  TlnFound *found;
  gint64 loom;
  gint64 tide;
  guint changes;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  g_autoptr (TlnDb) db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  fixture->loom = tln_test_add_text (db, "The loom", "A weaver, 织布 and a weaver.");
  fixture->tide = tln_test_add_text (db, "The weaver's tide", "The sea.");
  g_clear_pointer (&db, tln_db_close);
  fixture->store = tln_store_new (path);
  fixture->found = tln_found_new (fixture->store);
  g_signal_connect_swapped (fixture->found, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->found);
  tln_store_close (fixture->store);
  g_object_unref (fixture->store);
  tln_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
wait_changes (Fixture *fixture, guint n)
{
  while (fixture->changes < n)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->changes, ==, n);
}

static gboolean
is_bold (PangoAttribute *attribute, gpointer data)
{
  GString *out = data;

  if (attribute->klass->type == PANGO_ATTR_WEIGHT)
    g_string_append_printf (out, "%u-%u ", attribute->start_index, attribute->end_index);
  return FALSE;
}

/* Bytes that are bold, "4-10 ". */
static void
assert_bold (PangoAttrList *attrs, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (attrs)
    pango_attr_list_filter (attrs, is_bold, out);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_asked_together (Fixture *fixture, gconstpointer data)
{
  g_assert_null (tln_found_get (fixture->found, fixture->loom));
  tln_found_set_text (fixture->found, "weaver");
  g_assert_cmpuint (fixture->changes, ==, 1);
  tln_found_set_text (fixture->found, "weaver");
  g_assert_cmpuint (fixture->changes, ==, 1);
  g_assert_null (tln_found_get (fixture->found, fixture->loom));
  g_assert_null (tln_found_get (fixture->found, fixture->tide));
  wait_changes (fixture, 2);
  TlnHit *hit = tln_found_get (fixture->found, fixture->loom);
  g_assert_nonnull (hit);
  g_autoptr (PangoAttrList) in_text = tln_found_hit_attrs (hit, &TINT);
  assert_bold (in_text, "2-8 23-29 ");
  /* Its title has the word and its text has not. */
  g_assert_null (tln_found_get (fixture->found, fixture->tide));
  g_autoptr (PangoAttrList) in_title =
      tln_found_title_attrs (fixture->found, "The weaver's tide", &TINT);
  assert_bold (in_title, "4-10 ");
  g_autoptr (PangoAttrList) none = tln_found_title_attrs (fixture->found, "The loom", &TINT);
  assert_bold (none, "");
}

/* An answer to the last search is not taken for one to this. */
static void
test_newest_only (Fixture *fixture, gconstpointer data)
{
  tln_found_set_text (fixture->found, "sea");
  g_assert_null (tln_found_get (fixture->found, fixture->tide));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  tln_found_set_text (fixture->found, "织布");
  g_assert_null (tln_found_get (fixture->found, fixture->loom));
  while (tln_found_get (fixture->found, fixture->loom) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_autoptr (PangoAttrList) attrs =
      tln_found_hit_attrs (tln_found_get (fixture->found, fixture->loom), &TINT);
  assert_bold (attrs, "10-16 ");
  g_assert_null (tln_found_get (fixture->found, fixture->tide));
}

/* Filters alone, and what makes no sense, mark nothing and look nothing up. */
static void
test_nothing_to_mark (Fixture *fixture, gconstpointer data)
{
  const char *const texts[] = { "is:unread", "-weaver", "is:green weaver", "" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    tln_found_set_text (fixture->found, texts[i]);
    g_assert_null (tln_found_get (fixture->found, fixture->loom));
    g_assert_null (tln_found_title_attrs (fixture->found, "The weaver", &TINT));
  }
  g_assert_cmpuint (fixture->changes, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)
  ADD ("/app/found/asked-together", test_asked_together);
  ADD ("/app/found/newest-only", test_newest_only);
  ADD ("/app/found/nothing-to-mark", test_nothing_to_mark);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library with a search index, and looks at it. */
#include "tln-test-index.h"

#include "tln-search-run.h"
#include "tln-test-search.h"

#include <string.h>

void
tln_test_index_fill (TlnDb *db, gint64 *ids)
{
  for (guint i = 0; i < TLN_TEST_INDEXED; i++) {
    g_autofree char *title = g_strdup_printf ("第%u篇 数据", i);
    g_autofree char *text = g_strdup_printf ("word%u %s", i, i % 2 == 0 ? "算力租賃" : "白银");
    ids[i] = tln_test_add_text (db, title, text);
  }
}

gboolean
tln_test_index_is_current (TlnDb *db)
{
  g_autoptr (GError) error = NULL;
  gboolean current;

  g_assert_true (tln_search_index_is_current (db, &current, &error));
  g_assert_no_error (error);
  return current;
}

static void
take_basis (const TlnSearchPart *part, gpointer data)
{
  TlnSearchBasis *basis = data;

  *basis = part->basis;
}

TlnSearchBasis
tln_test_index_basis (TlnDb *db)
{
  g_autoptr (GError) error = NULL;
  TlnSearchBasis basis = TLN_SEARCH_BY_SCAN_DAMAGED;

  g_assert_true (tln_search_run (db, "算力", TLN_SEARCH_COUNT, take_basis, &basis, &error));
  g_assert_no_error (error);
  return basis;
}

void
tln_test_index_assert_finds (TlnDb *db, const gint64 *ids)
{
  g_autoptr (GArray) half = tln_test_search (db, "算力租赁", 0);
  g_autoptr (GArray) titles = tln_test_search (db, "sj", 0);

  g_assert_cmpuint (half->len, ==, TLN_TEST_INDEXED / 2);
  g_assert_cmpuint (titles->len, ==, TLN_TEST_INDEXED);
  for (guint i = 0; i < half->len; i++)
    g_assert_cmpint (g_array_index (half, gint64, i), ==, ids[TLN_TEST_INDEXED - 2 - 2 * i]);
  tln_test_assert_ids (db, "word7", ids[7], (gint64) 0);
}

void
tln_test_index_build (TlnDb *db, guint limit)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  while ((n = tln_search_index_build (db, limit, &error)) > 0)
    g_assert_cmpint (n, <=, limit);
  g_assert_no_error (error);
  g_assert_true (tln_test_index_is_current (db));
}

void
tln_test_index_assert_sound (TlnDb *db)
{
  g_autoptr (GError) error = NULL;
  gboolean sound;
  g_autoptr (GPtrArray) wrong = tln_db_check (db, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < wrong->len; i++)
    g_assert_null (strstr (g_ptr_array_index (wrong, i), "search index"));
  g_assert_true (tln_search_index_check (db, &sound, &error));
  g_assert_true (sound);
}

static gpointer
current_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean current = FALSE;

  return tln_search_index_is_current (db, &current, error) && current ? GINT_TO_POINTER (1) : NULL;
}

gboolean
tln_test_index_is_made (TlnStore *store)
{
  g_autoptr (GError) error = NULL;
  const TlnJob job = { .run = current_job };
  gpointer current = tln_store_run (store, NULL, &job, &error);

  g_assert_no_error (error);
  return current != NULL;
}

void
tln_test_index_wait (TlnStore *store)
{
  gint64 end = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;

  while (!tln_test_index_is_made (store))
    g_assert_cmpint (g_get_monotonic_time (), <, end);
}

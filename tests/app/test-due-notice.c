/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notice of what is due: off by default, once a day at most, without a desktop. */
#include "config.h"

#include "tln-due-notice.h"

#include "tln-catalog.h"
#include "tln-falsifiers.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <gio/gio.h>

static void
test_wanted (void)
{
  g_assert_false (tln_due_notice_wanted (FALSE, TLN_DAY_NONE, 100, 2));
  g_assert_false (tln_due_notice_wanted (TRUE, TLN_DAY_NONE, 100, 0));
  g_assert_true (tln_due_notice_wanted (TRUE, TLN_DAY_NONE, 100, 2));
  g_assert_false (tln_due_notice_wanted (TRUE, 100, 100, 2));
  g_assert_true (tln_due_notice_wanted (TRUE, 99, 100, 2));
}

static gpointer
fill_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 thesis = tln_theses_add (db, "Inference", 0, error);

  if (thesis != 0)
    tln_falsifiers_add (db, thesis, "Prices fall", tln_day_today (), error);
  return NULL;
}

static void
send_cb (const char *title, gpointer data)
{
  g_ptr_array_add (data, g_strdup (title));
}

static void
count_cb (TlnCatalog *catalog, guint *n)
{
  (*n)++;
}

/* Has the catalogue count, and waits until it has. */
static void
count_again (TlnCatalog *catalog)
{
  guint n = 0;
  gulong handler = g_signal_connect (catalog, "changed", G_CALLBACK (count_cb), &n);

  tln_catalog_refresh (catalog);
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (catalog, handler);
}

static void
test_once_a_day (void)
{
  g_autoptr (TlnStore) store = tln_store_new (NULL);
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  TlnJob job = { .run = fill_job };
  TlnCatalog *catalog = tln_catalog_of (store);

  g_assert_false (g_settings_get_boolean (settings, "notify-due"));
  tln_store_run (store, "thesis-new", &job, &error);
  g_assert_no_error (error);
  while (tln_catalog_get_due (catalog) != 1)
    g_main_context_iteration (NULL, TRUE);
  tln_due_notice_follow (store, settings, send_cb, said);
  count_again (catalog);
  g_assert_cmpuint (said->len, ==, 0);
  g_settings_set_boolean (settings, "notify-due", TRUE);
  count_again (catalog);
  g_assert_cmpuint (said->len, ==, 1);
  g_assert_cmpstr (said->pdata[0], ==, "1 thing is due");
  count_again (catalog);
  g_assert_cmpuint (said->len, ==, 1);
  g_settings_set_string (settings, "due-notified", "2025-03-09");
  count_again (catalog);
  g_assert_cmpuint (said->len, ==, 2);
  tln_store_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/due-notice/wanted", test_wanted);
  g_test_add_func ("/due-notice/once-a-day", test_once_a_day);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every code of every domain has a sentence of its own, and none of them is technical. */
#include "tln-error-text.h"

#include "tln-error.h"

#include <gio/gio.h>
#include <string.h>

typedef struct {
  const char *name;
  GQuark (*domain) (void);
  int last;
} Domain;

static const Domain domains[] = {
  { "db", tln_db_error_quark, TLN_DB_ERROR_LAST },
  { "import", tln_import_error_quark, TLN_IMPORT_ERROR_LAST },
  { "price", tln_price_error_quark, TLN_PRICE_ERROR_LAST },
  { "net", tln_net_error_quark, TLN_NET_ERROR_LAST },
  { "export", tln_export_error_quark, TLN_EXPORT_ERROR_LAST },
  { "forecast", tln_forecast_error_quark, TLN_FORECAST_ERROR_LAST },
};

static char *
text_of (GQuark domain, int code)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "technical words");

  g_assert_nonnull (tln_error_title (error));
  return tln_error_text (error);
}

static void
test_every_code (gconstpointer data)
{
  const Domain *domain = data;
  g_autofree char *general = text_of (g_quark_from_static_string ("tln-test"), 0);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = 0; code < domain->last; code++) {
    char *text = text_of (domain->domain (), code);

    g_test_message ("%s %d: %s", domain->name, code, text);
    g_assert_cmpstr (text, !=, general);
    g_assert_true (g_str_has_suffix (text, "."));
    g_assert_null (strstr (text, "technical"));
    g_assert_null (strchr (text, '!'));
    g_assert_true (g_hash_table_add (seen, text));
  }
}

static void
test_unknown (void)
{
  g_autofree char *unknown = text_of (TLN_DB_ERROR, 999);
  g_autofree char *foreign = text_of (G_FILE_ERROR, 0);

  g_assert_cmpstr (unknown, ==, foreign);
  g_assert_cmpstr (unknown, !=, "");
}

/* What could not be written is not said to be missing, and another place is asked for. */
static void
test_save (void)
{
  static const int codes[] = { G_IO_ERROR_NOT_FOUND, G_IO_ERROR_PERMISSION_DENIED,
                               G_IO_ERROR_READ_ONLY, G_IO_ERROR_FAILED };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, codes[i], "technical words");
    g_autofree char *text = tln_error_save_text (error);
    g_autofree char *other = tln_error_text (error);

    g_assert_true (g_str_has_suffix (text, "Choose another folder."));
    g_assert_cmpstr (text, !=, other);
  }
  g_autoptr (GError) full = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "");
  g_autofree char *text = tln_error_save_text (full);
  g_assert_nonnull (strstr (text, "full"));
  g_autoptr (GError) damaged = g_error_new_literal (TLN_DB_ERROR, TLN_DB_ERROR_CORRUPT, "");
  g_autofree char *same = tln_error_save_text (damaged);
  g_autofree char *plain = tln_error_text (damaged);
  g_assert_cmpstr (same, ==, plain);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++) {
    g_autofree char *path = g_strdup_printf ("/error-text/%s", domains[i].name);

    g_test_add_data_func (path, &domains[i], test_every_code);
  }
  g_test_add_func ("/error-text/unknown", test_unknown);
  g_test_add_func ("/error-text/save", test_save);
  return g_test_run ();
}

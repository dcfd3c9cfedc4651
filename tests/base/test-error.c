/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names under which errors are kept lead back to them. */
#include "tln-error.h"

static void
assert_names (GQuark domain, int last)
{
  for (int code = 0; code < last; code++) {
    g_autoptr (GError) error = g_error_new_literal (domain, code, "words");
    const char *name = tln_error_name (error);
    g_assert_nonnull (name);
    g_autoptr (GError) back = tln_error_from_name (name);
    g_assert_error (back, domain, code);
  }
}

static void
test_names (void)
{
  assert_names (TLN_NET_ERROR, TLN_NET_ERROR_LAST);
  assert_names (TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_LAST);
}

static void
test_others (void)
{
  g_autoptr (GError) foreign = g_error_new_literal (TLN_DB_ERROR, 0, "words");
  g_autoptr (GError) beyond = g_error_new_literal (TLN_NET_ERROR, TLN_NET_ERROR_LAST, "words");

  g_assert_null (tln_error_name (foreign));
  g_assert_null (tln_error_name (beyond));
  g_assert_null (tln_error_from_name ("net-nonsense"));
  g_assert_null (tln_error_from_name (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error/names", test_names);
  g_test_add_func ("/error/others", test_others);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of an import, and of what was undone. */
#include "tln-act-text.h"
#include "tln-error.h"
#include "tln-import-report.h"
#include "tln-imports.h"

static void
add (GPtrArray *results, gint64 id, TlnAdded added, gboolean refused)
{
  TlnImportResult *line = g_new0 (TlnImportResult, 1);

  line->id = id;
  line->added = added;
  if (refused)
    line->error = g_error_new_literal (TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_EMPTY, "empty");
  g_ptr_array_add (results, line);
}

static void
line_free (gpointer data)
{
  TlnImportResult *line = data;

  g_clear_error (&line->error);
  g_free (line);
}

static void
test_summary (void)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (line_free);
  g_autofree char *none = tln_import_summary (results);
  g_autofree char *text = NULL;
  TlnImportTally tally;

  g_assert_cmpstr (none, ==, "Nothing to import was found");
  add (results, 1, TLN_ADDED_NEW, FALSE);
  add (results, 2, TLN_ADDED_NEW, FALSE);
  add (results, 3, TLN_ADDED_REPRINT, FALSE);
  add (results, 1, TLN_ADDED_DUPLICATE, FALSE);
  add (results, 0, TLN_ADDED_NEW, TRUE);
  tally = tln_import_tally (results);
  text = tln_import_summary (results);
  g_assert_cmpuint (tally.added, ==, 2);
  g_assert_cmpuint (tally.reprints, ==, 1);
  g_assert_cmpuint (tally.duplicates, ==, 1);
  g_assert_cmpuint (tally.refused, ==, 1);
  g_assert_cmpstr (text, ==, "2 new articles, 1 reprint, 1 already here, 1 not imported");
}

/* Only a file can be read again, and only its encoding can be chosen. */
static void
test_charset (void)
{
  g_autoptr (GError) encoding =
      g_error_new_literal (TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_ENCODING, "none fits");
  g_autoptr (GError) empty =
      g_error_new_literal (TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_EMPTY, "empty");
  TlnImportResult line = { .path = (char *) "/tmp/a.txt", .error = encoding };

  g_assert_true (tln_import_wants_charset (&line));
  line.error = empty;
  g_assert_false (tln_import_wants_charset (&line));
  line = (TlnImportResult) { .path = (char *) "https://example.com/a", .error = encoding };
  g_assert_false (tln_import_wants_charset (&line));
  line = (TlnImportResult) { .error = encoding };
  g_assert_false (tln_import_wants_charset (&line));
}

static void
test_address (void)
{
  g_assert_true (tln_imports_is_address ("https://example.org/a"));
  g_assert_true (tln_imports_is_address ("  HTTP://example.org\n"));
  g_assert_false (tln_imports_is_address ("see https://example.org"));
  g_assert_false (tln_imports_is_address ("https://example.org is good"));
  g_assert_false (tln_imports_is_address ("ftp://example.org"));
  g_assert_false (tln_imports_is_address (""));
}

static void
test_acts (void)
{
  TlnAct named = { .kind = (char *) TLN_ACT_THESIS_NEW, .subject = (char *) "Chips", .count = 1 };
  TlnAct counted = { .kind = (char *) TLN_ACT_IMPORT, .count = 3 };
  TlnAct later = { .kind = (char *) "of-a-later-version", .count = 1 };
  g_autofree char *first = tln_act_undone_text (&named);
  g_autofree char *second = tln_act_redone_text (&counted);
  g_autofree char *third = tln_act_text (&later);

  g_assert_cmpstr (first, ==, "Undone: New thesis “Chips”");
  g_assert_cmpstr (second, ==, "Redone: Import (3)");
  g_assert_cmpstr (third, ==, "Change");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-report/summary", test_summary);
  g_test_add_func ("/import-report/charset", test_charset);
  g_test_add_func ("/import-report/address", test_address);
  g_test_add_func ("/act-text/acts", test_acts);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Separated values: quotes, line ends, delimiters, writing. */
#include "tln-csv.h"

#include <math.h>

static const char *
cell (GPtrArray *rows, guint row, guint column)
{
  TlnCsvRow *r = g_ptr_array_index (rows, row);

  g_assert_cmpuint (column, <, r->n_cells);
  return r->cells[column];
}

static void
test_parse (void)
{
  g_autoptr (GPtrArray) rows =
      tln_csv_parse ("\xEF\xBB\xBF"
                     "a, b ,\"c \"\"d\"\"\"\r\n\r\n\"two\nlines\",,x\n\"open,1\n",
                     ',');

  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (cell (rows, 0, 1), ==, "b");
  g_assert_cmpstr (cell (rows, 0, 2), ==, "c \"d\"");
  g_assert_cmpstr (cell (rows, 1, 0), ==, "two\nlines");
  g_assert_cmpstr (cell (rows, 1, 1), ==, "");
  g_assert_cmpstr (cell (rows, 2, 0), ==, "\"open");
  g_assert_cmpuint (((TlnCsvRow *) g_ptr_array_index (rows, 1))->line, ==, 3);
  g_assert_cmpuint (((TlnCsvRow *) g_ptr_array_index (rows, 2))->line, ==, 5);
}

static void
test_delimiter (void)
{
  g_assert_cmpint (tln_csv_delimiter ("a,b,c\n1,2,3\n"), ==, ',');
  g_assert_cmpint (tln_csv_delimiter ("a;b\n1,5;2,5\n1,6;2,6\n"), ==, ';');
  g_assert_cmpint (tln_csv_delimiter ("a\tb\n1,5\t2,5\n"), ==, '\t');
  g_assert_cmpint (tln_csv_delimiter ("\"1,234\";x\n\"2,3\";y\n"), ==, ';');
  g_assert_cmpint (tln_csv_delimiter ("words\nmore words\n"), ==, '\0');
  g_assert_cmpint (tln_csv_delimiter (""), ==, '\0');
}

static void
test_append (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  tln_csv_append (out, "plain", ',');
  g_string_append_c (out, ',');
  tln_csv_append (out, "a,\"b\"\n", ',');
  g_assert_cmpstr (out->str, ==, "plain,\"a,\"\"b\"\"\n\"");
  g_autoptr (GPtrArray) rows = tln_csv_parse (out->str, ',');
  g_assert_cmpstr (cell (rows, 0, 1), ==, "a,\"b\"\n");
}

static void
test_append_number (void)
{
  const double values[] = { 0.1, 1.0 / 3, 12345678.25, -1e-8, 1e12 };
  g_autoptr (GString) out = g_string_new (NULL);

  tln_csv_append_number (out, 0.1);
  g_string_append_c (out, ',');
  tln_csv_append_number (out, (double) NAN);
  g_string_append_c (out, ',');
  tln_csv_append_number (out, -2.5);
  g_assert_cmpstr (out->str, ==, "0.1,,-2.5");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    g_string_truncate (out, 0);
    tln_csv_append_number (out, values[i]);
    g_assert_cmpfloat (g_ascii_strtod (out->str, NULL), ==, values[i]);
  }
}

/* Blanks of any kind at the ends of a cell stay: fuzz/csv, "tab-at-end". */
static void
test_append_blanks (void)
{
  static const char *const cells[] = { "\ta", "a\t", " ", "\v",
                                       "\xEF\xBB\xBF"
                                       "a" };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++) {
    g_autoptr (GString) out = g_string_new (NULL);
    tln_csv_append (out, cells[i], ',');
    g_string_append (out, ",b");
    g_autoptr (GPtrArray) rows = tln_csv_parse (out->str, ',');
    g_assert_cmpstr (cell (rows, 0, 0), ==, cells[i]);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/parse", test_parse);
  g_test_add_func ("/csv/delimiter", test_delimiter);
  g_test_add_func ("/csv/append", test_append);
  g_test_add_func ("/csv/append-number", test_append_number);
  g_test_add_func ("/csv/append-blanks", test_append_blanks);
  return g_test_run ();
}

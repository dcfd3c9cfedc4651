/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as CSV, with the delimiter that it seems to have; written again it reads the same. */
#include "fuzz.h"
#include "tln-csv.h"

static void
check_again (const TlnCsvRow *row, char delimiter)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint filled = 0;

  for (guint i = 0; i < row->n_cells; i++) {
    if (i > 0)
      g_string_append_c (line, delimiter);
    tln_csv_append (line, row->cells[i], delimiter);
    filled += *row->cells[i] != '\0';
  }
  g_autoptr (GPtrArray) rows = tln_csv_parse (line->str, delimiter);
  if (filled == 0)
    return;
  g_assert_cmpuint (rows->len, ==, 1);
  const TlnCsvRow *again = rows->pdata[0];
  g_assert_cmpuint (again->n_cells, ==, row->n_cells);
  for (guint i = 0; i < row->n_cells; i++)
    g_assert_cmpstr (again->cells[i], ==, row->cells[i]);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  char delimiter = tln_csv_delimiter (text);
  g_autoptr (GPtrArray) rows = tln_csv_parse (text, delimiter);
  guint line = 0;

  for (guint i = 0; i < rows->len; i++) {
    const TlnCsvRow *row = rows->pdata[i];
    g_assert_cmpuint (row->n_cells, >, 0);
    g_assert_cmpuint (row->line, >, line);
    line = row->line;
    for (guint k = 0; k < row->n_cells; k++)
      g_assert_true (g_utf8_validate (row->cells[k], -1, NULL));
    if (delimiter != '\0')
      check_again (row, delimiter);
  }
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as CSV, with the delimiter that it seems to have. */
#include "fuzz.h"
#include "tln-csv.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (GPtrArray) rows = tln_csv_parse (text, tln_csv_delimiter (text));

  g_assert_nonnull (rows);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as a table that another tool exported. */
#include "fuzz-items.h"
#include "fuzz.h"
#include "tln-tool-private.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnToolExport) export = tln_tool_read_csv (text, &error);

  g_assert_true (export == NULL || error == NULL);
  fuzz_check_error (error);
  if (export != NULL)
    fuzz_check_items (export);
  return 0;
}

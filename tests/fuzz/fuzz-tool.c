/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as what another tool exported. */
#include "fuzz-items.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  TlnHints hints = { .url = "https://a.example/" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnToolExport) export = tln_tool_read (bytes, &hints, &error);

  g_assert_true (export == NULL || error == NULL);
  fuzz_check_error (error);
  if (export != NULL)
    fuzz_check_items (export);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and texts by turns, between bytes 0x1E, as an archive that another tool exported. */
#include "fuzz-check.h"
#include "fuzz-items.h"
#include "fuzz.h"
#include "zip-support.h"

#define MEMBERS 8

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GPtrArray) parts = fuzz_parts (data, size, 2 * MEMBERS);
  Maker maker = zip_maker_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i + 1 < parts->len; i += 2)
    add_text (&maker, parts->pdata[i], parts->pdata[i + 1]);
  g_autoptr (GBytes) bytes = finish (&maker);
  g_autoptr (TlnToolExport) export = tln_tool_read (bytes, NULL, &error);
  g_assert_true (export == NULL || error == NULL);
  fuzz_check_error (error);
  if (export != NULL)
    fuzz_check_items (export);
  return 0;
}

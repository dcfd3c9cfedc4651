/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as what another tool exported. */
#include "fuzz.h"
#include "tln-tool.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  TlnHints hints = { .url = "https://a.example/" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnToolExport) export = tln_tool_read (bytes, &hints, &error);

  g_assert_true (export == NULL || error == NULL);
  for (guint i = 0; export != NULL && i < export->items->len; i++) {
    g_autoptr (GBytes) kept = NULL;
    g_autoptr (GError) refused = NULL;
    g_autoptr (TlnDocument) document =
        tln_tool_document (export->items->pdata[i], export->tool, &kept, &refused);
    g_assert_true ((document == NULL) == (refused != NULL));
    g_assert_true (document == NULL || g_utf8_validate (document->rich->text, -1, NULL));
  }
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a document: HTML, text, Markdown, MHTML or EPUB, as their first bytes say. */
#include "fuzz-check.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  TlnHints hints = { .url = "https://a.example/b/" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDocument) document = tln_document_parse (bytes, &hints, &error);

  g_assert_true ((document == NULL) == (error != NULL));
  fuzz_check_error (error);
  if (document != NULL)
    fuzz_check_document (document);
  return 0;
}

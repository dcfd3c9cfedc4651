/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as what the reader of PDF files says of a file, up to its blocks. */
#include "fuzz.h"
#include "tln-pdf-pages.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnPdfPages) pages = tln_pdf_pages_parse (bytes, &error);

  g_assert_true ((pages == NULL) == (error != NULL));
  return 0;
}

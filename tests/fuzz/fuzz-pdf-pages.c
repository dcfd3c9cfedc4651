/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as what the reader of PDF files says of a file, all the way to the text, its metadata
 * and where its pages begin. */
#include "fuzz-check.h"
#include "fuzz.h"
#include "tln-pdf.h"

static void
check_starts (const char *text, const GArray *letters)
{
  g_autoptr (GArray) starts = tln_pdf_page_starts (text, letters);
  guint32 n = (guint32) g_utf8_strlen (text, -1), last = 0;

  g_assert_cmpuint (starts->len, ==, letters->len);
  for (guint i = 0; i < starts->len; i++) {
    guint32 start = g_array_index (starts, guint32, i);
    g_assert_cmpuint (start, >=, last);
    g_assert_cmpuint (start, <=, n);
    last = start;
  }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (TlnMetadata) metadata = tln_metadata_new ();
  g_autoptr (GArray) letters = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnRich) rich = tln_pdf_from_stream (bytes, metadata, &letters, &error);

  g_assert_true ((rich == NULL) == (error != NULL));
  if (rich == NULL)
    return 0;
  fuzz_check_rich (rich);
  fuzz_check_text (metadata->title.value);
  fuzz_check_text (metadata->byline.value);
  g_autofree char *markdown = tln_rich_to_markdown (rich);
  g_autoptr (TlnRich) again = tln_rich_from_markdown (markdown);
  fuzz_check_markdown (markdown);
  fuzz_check_rich (again);
  check_starts (again->text, letters);
  return 0;
}

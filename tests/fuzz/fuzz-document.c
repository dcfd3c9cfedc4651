/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a document: HTML, text, Markdown, MHTML or EPUB, as their first bytes say. */
#include "fuzz.h"
#include "tln-document.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  TlnHints hints = { .url = "https://a.example/b/" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDocument) document = tln_document_parse (bytes, &hints, &error);

  if (document == NULL) {
    g_assert_nonnull (error);
    return 0;
  }
  g_assert_true (g_utf8_validate (document->rich->text, -1, NULL));
  g_autoptr (TlnRich) again = tln_document_rich (document->rich->text, document->markdown);
  g_assert_cmpstr (again->text, ==, document->rich->text);
  for (guint i = 0; i < document->rich->spans->len; i++) {
    const TlnSpan *span = &g_array_index (document->rich->spans, TlnSpan, i);
    const char *target = span->target != NULL ? span->target : "";
    while (g_ascii_isspace (*target))
      target++;
    g_assert_cmpint (g_ascii_strncasecmp (target, "javascript:", 11), !=, 0);
  }
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as Markdown with front matter: once it is our own, it reads back as it was written. */
#include "fuzz-check.h"
#include "fuzz.h"

#include <string.h>

static void
check_same (const TlnRich *a, const TlnRich *b)
{
  g_assert_cmpstr (a->text, ==, b->text);
  g_assert_cmpuint (a->spans->len, ==, b->spans->len);
  for (guint i = 0; i < a->spans->len; i++) {
    const TlnSpan *one = &g_array_index (a->spans, TlnSpan, i);
    const TlnSpan *other = &g_array_index (b->spans, TlnSpan, i);
    g_assert_cmpint (one->kind, ==, other->kind);
    g_assert_cmpuint (one->level, ==, other->level);
    g_assert_cmpuint (one->start, ==, other->start);
    g_assert_cmpuint (one->end, ==, other->end);
    g_assert_cmpstr (one->target, ==, other->target);
    g_assert_cmpstr (one->label, ==, other->label);
  }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (TlnRich) rich = tln_rich_from_markdown (text);
  g_autofree char *markdown = tln_rich_to_markdown (rich);
  g_autoptr (TlnRich) again = tln_rich_from_markdown (markdown);

  fuzz_check_rich (rich);
  fuzz_check_markdown (markdown);
  check_same (rich, again);

  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  TlnHints hints = { .name = "note.md", .content_type = "text/markdown" };
  g_autoptr (TlnDocument) document = tln_document_parse (bytes, &hints, NULL);
  if (document != NULL)
    fuzz_check_document (document);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as a page that a browser saved to a file: nobody knows where it came from but itself. */
#include "fuzz-check.h"
#include "fuzz.h"
#include "tln-saved-page.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  TlnHints hints = { .name = "page.html", .content_type = "text/html" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDocument) document = tln_document_parse (bytes, &hints, &error);
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_auto (TlnSavedPage) saved = { .date = TLN_DATE_NONE };
  TlnDate date = TLN_DATE_NONE;

  g_assert_true ((document == NULL) == (error != NULL));
  fuzz_check_error (error);
  if (document != NULL)
    fuzz_check_document (document);
  if (tln_saved_page_read (text, &saved))
    g_assert_true (saved.address != NULL || saved.date.day != TLN_DAY_NONE);
  g_assert_true (saved.address == NULL || g_str_has_prefix (saved.address, "http"));
  if (tln_saved_date_parse (text, &date))
    g_assert_cmpint (date.day, !=, TLN_DAY_NONE);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a list of feeds; what is written of it again reads as the same list. */
#include "fuzz-check.h"
#include "fuzz.h"
#include "tln-opml.h"

#include <string.h>

static void
check_again (const TlnOpml *opml)
{
  g_autofree char *written = tln_opml_write ("List", opml->outlines);
  g_autoptr (GBytes) bytes = g_bytes_new (written, strlen (written));
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnOpml) again = tln_opml_parse (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_false (again->damaged);
  g_assert_cmpuint (again->outlines->len, <=, opml->outlines->len);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  TlnHints hints = { .url = "https://a.example/list" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnOpml) opml = tln_opml_parse (bytes, &hints, &error);

  g_assert_true ((opml == NULL) == (error != NULL));
  if (opml == NULL)
    return 0;
  fuzz_check_text (opml->title);
  g_assert_cmpuint (opml->outlines->len, <=, TLN_OPML_MAX_OUTLINES);
  for (guint i = 0; i < opml->outlines->len; i++) {
    const TlnOutline *outline = opml->outlines->pdata[i];
    g_assert_nonnull (outline->url);
    fuzz_check_text (outline->url);
    fuzz_check_text (outline->title);
    fuzz_check_text (outline->site_url);
    fuzz_check_text (outline->folder);
    fuzz_check_address (outline->url);
    fuzz_check_address (outline->site_url);
  }
  check_again (opml);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as what somebody types into the search. */
#include "fuzz.h"
#include "tln-search-query.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnSearchQuery) query = tln_search_query_new (text, &error);

  g_assert_true ((query == NULL) == (error != NULL));
  return 0;
}

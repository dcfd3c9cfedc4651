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
  if (query != NULL) {
    g_autofree char *match = tln_search_query_match (query, (size & 1) != 0);
    g_assert_true (match == NULL || g_utf8_validate (match, -1, NULL));
    g_autofree char *edges = tln_search_query_match_edges (query, (size & 1) != 0);
    g_assert_true (edges == NULL || g_utf8_validate (edges, -1, NULL));
    return 0;
  }
  g_autoptr (TlnSearchFault) fault = NULL;
  g_assert_null (tln_search_query_read (text, &fault));
  g_assert_cmpuint (fault->start, <=, fault->end);
  g_assert_cmpuint (fault->end, <=, (guint) g_utf8_strlen (text, -1));
  return 0;
}

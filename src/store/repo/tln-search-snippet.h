/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a text around the place where most of what was looked for stands. Pure; any thread.
 */
#pragma once

#include "tln-search-scan.h"

G_BEGIN_DECLS

typedef struct {
  char *text; /* on one line, with … where something was left out */
  GArray *marks; /* guint32 pairs: code points [start, end) of text */
  guint found; /* occurrences in the whole text */
  guint near; /* different needles in the window */
} TlnSnippet;

/* About columns wide (a CJK character is two). needles: elements const TlnNeedle *. Where nothing
 * is found: the beginning of the text, no marks. scan is a work space. */
TlnSnippet *tln_snippet_new (TlnScan *scan, const char *text, GPtrArray *needles, guint columns);
void tln_snippet_free (TlnSnippet *snippet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnSnippet, tln_snippet_free)

G_END_DECLS

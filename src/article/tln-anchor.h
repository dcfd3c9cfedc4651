/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a quoted sentence stands, and whether it still stands there. TextQuoteSelector and
 * TextPositionSelector of the W3C Web Annotation Data Model. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Code points kept before and after a quote. */
#define TLN_ANCHOR_CONTEXT 32

typedef struct {
  char *exact;
  char *prefix;
  char *suffix;
  guint32 start; /* code points of the text it was taken from */
  guint32 end;
} TlnQuote;

typedef enum {
  TLN_ANCHOR_EXACT, /* the same words at the same place */
  TLN_ANCHOR_MOVED, /* the same words, at one other place only */
  TLN_ANCHOR_ORPHAN, /* not there, or at several places that cannot be told apart */
} TlnAnchorState;

/* Takes the code points [start, end) of a text with their surroundings; blanks at the ends are
 * left out. NULL when nothing is left. */
TlnQuote *tln_quote_new (const char *text, guint32 start, guint32 end);
void tln_quote_free (TlnQuote *quote);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnQuote, tln_quote_free)

/* Finds a quote again by its words and, where they occur more than once, by prefix and suffix.
 * Ambiguous means orphan, also at the old offset; a wrong place is never returned. */
TlnAnchorState
tln_anchor_find (const char *text, const TlnQuote *quote, guint32 *start, guint32 *end);

/* The places of words in a text for one who has only the words (command line, other tools'
 * exports): white space and width are ignored. Returns the number of places; the first is given. */
guint tln_anchor_locate (const char *text, const char *words, guint32 *start, guint32 *end);

/* "exact", "moved", "orphan". */
const char *tln_anchor_state_name (TlnAnchorState state);

G_END_DECLS

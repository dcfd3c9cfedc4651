/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a quote that was lost may stand now: proposals for a person to choose from, never taken by
 * themselves. */
#pragma once

#include "tln-anchor.h"

G_BEGIN_DECLS

typedef struct {
  guint32 start; /* code points of the text */
  guint32 end;
  double score; /* likeness of the words, 0 to 1; 1: the same but for case, width and blanks */
} TlnNearPlace;

/* The places of a text that are most like a quote, best first, of equal ones the first; sentences
 * or a few of them together, or its very words. At most most, none less alike than about a third,
 * none that overlaps a better one. The likeness is Dice's coefficient of pairs of neighbouring
 * characters. Elements are TlnNearPlace, freed with the array. Pure; any thread. */
GPtrArray *tln_anchor_near (const char *text, const char *exact, guint most);

G_END_DECLS

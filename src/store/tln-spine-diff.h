/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to do to one order of ids to get another: a list that is told just that keeps its scroll
 * position, focus and selection. Pure; any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  guint from; /* position in the old spine */
  guint to; /* position in the new one */
  guint removed; /* from there on */
  guint added;
} TlnSpineEdit;

/* Rows that a list view has widgets for while it is at its top, and a few more (GTK: about 200). */
#define TLN_SPINE_HEAD 256

/* Edits (TlnSpineEdit) from the beginning to the end; all else is the same and in the same order.
 * Elements are gint64, none twice in a spine. More edits than most become one of all that lies
 * between the first and the last. Caller unrefs. */
GArray *tln_spine_diff (const GArray *old_spine, const GArray *new_spine, guint most);

/* The same of a few old ids and many new ones, in one walk through the new ones: of the old ones
 * that are among the first 100,000 of them, as many stay as have the same order. Caller unrefs. */
GArray *tln_spine_diff_few (const GArray *old_spine, const GArray *new_spine);

/* Of two spines of these lengths that have nothing in common: one edit of the first rows that both
 * have, TLN_SPINE_HEAD at most, one of what lies behind, as far as there is something. Caller
 * unrefs. */
GArray *tln_spine_diff_all (guint old_length, guint new_length);

G_END_DECLS

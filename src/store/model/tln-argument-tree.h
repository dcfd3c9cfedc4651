/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The argument of a thesis as a tree: what is said for and against it, and under each claim what is
 * said of that one; what counts once; what is missing; which numbers differ. Pure, any thread. */
#pragma once

#include "tln-argument.h"

G_BEGIN_DECLS

#define TLN_NO_NODE G_MAXUINT

/* A claim at one place of the tree. */
typedef struct {
  const TlnClaim *claim;
  const TlnArgumentSource *source; /* of its article, or NULL */
  const TlnEvidence *evidence; /* for the thesis, or NULL */
  const TlnArgumentLink *link; /* it hangs by; of one right below the thesis the link to that, or
                                  NULL */
  guint parent; /* TLN_NO_NODE: right below the thesis */
  guint depth; /* 0: right below the thesis */
  guint n_below; /* nodes that hang under it, over all steps; they follow it */
  gboolean outward; /* the link goes from the parent to this one: what the parent depends on */
  TlnStance stance; /* on the thesis */
  gboolean derived; /* the stance follows from the links, nobody said it */
  gboolean loop; /* it stands above itself already: cut here */
  gboolean again; /* it stands in full at another place before */
  guint group; /* the first node of those that tell one thing; itself where it is alone */
  gboolean repeated; /* counts with an earlier one of its group */
} TlnArgumentNode;

typedef enum {
  TLN_GAP_NO_COUNTER, /* nothing is said against the thesis; no nodes */
  TLN_GAP_UNANSWERED, /* against the thesis, and nothing is said against them */
  TLN_GAP_LAST_WORD, /* answers to those that nothing is said against */
  TLN_GAP_NO_PRIMARY, /* right below the thesis, and nobody in the group speaks for himself: passed
                         on, hearsay, or without a speaker */
  TLN_GAP_INTERESTED_FOR, /* all that is for the thesis comes from interested publishers */
  TLN_GAP_INTERESTED_AGAINST,
} TlnGapKind;

typedef struct {
  TlnGapKind kind;
  GArray *nodes; /* guint: into the tree */
} TlnGap;

/* Two claims whose numbers differ. */
typedef struct {
  guint a; /* nodes, a before b */
  guint b;
  char *of_a; /* the number as written; NULL where only the link says that they differ */
  char *of_b;
  const TlnArgumentLink *link; /* "conflicts-with", or NULL: found in the words */
} TlnNumberPair;

typedef struct {
  GArray *nodes; /* TlnArgumentNode, each before those that hang under it */
  GPtrArray *gaps; /* TlnGap, by kind; none without claims */
  GPtrArray *numbers; /* TlnNumberPair */
  guint n_for; /* right below the thesis, each group once */
  guint n_against;
  guint n_neutral;
  guint n_speakers; /* different ones of all claims, by name */
  guint n_repeated; /* claims that count with another one */
  guint n_loops; /* places where a loop was cut */
  TlnArgument *argument; /* holds the records */
} TlnArgumentTree;

/* A claim hangs under what it supports, opposes, rebuts or undercuts, under what depends on it, and
 * under an older one that is the same; else, or where a link says so, right below the thesis. One
 * that hangs at several places stands in full at the first. In a loop without a way in the first
 * evidence, else the oldest claim, stands below the thesis. For comes before against, the strong
 * before the weak, rebuttals before support. Takes argument over. Claims count once that are the
 * same by a link, that say the same words in one reprint group or by one speaker, or that pass on
 * the same numbers of one speaker. Numbers differ where claims share the unit and most words beside
 * the numbers, name no different dates, and have no value in common. */
TlnArgumentTree *tln_argument_tree_new (TlnArgument *argument);
/* Whoever shows a part of it holds it; any thread. */
TlnArgumentTree *tln_argument_tree_ref (TlnArgumentTree *tree);
void tln_argument_tree_unref (TlnArgumentTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnArgumentTree, tln_argument_tree_unref)

const TlnArgumentNode *tln_argument_tree_get (const TlnArgumentTree *tree, guint node);
/* Nothing that is told of the one is told otherwise of the other. */
gboolean tln_argument_tree_equal (const TlnArgumentTree *a, const TlnArgumentTree *b);
/* Where a claim stands in full, TLN_NO_NODE: nowhere. */
guint tln_argument_tree_find (const TlnArgumentTree *tree, gint64 claim);

G_END_DECLS

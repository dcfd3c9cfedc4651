/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links of claims to claims and theses, and what must be known of the articles they stand in. */
#pragma once

#include "tln-claim.h"

G_BEGIN_DECLS

typedef enum {
  TLN_RELATION_SUPPORTS,
  TLN_RELATION_OPPOSES,
  TLN_RELATION_REBUTS, /* says that the other is not so */
  TLN_RELATION_UNDERCUTS, /* says that the other does not follow, or does not matter */
  TLN_RELATION_DEPENDS_ON,
  TLN_RELATION_SAME_AS, /* one statement, told twice; no direction */
  TLN_RELATION_CONFLICTS_WITH, /* both cannot be right as they stand; no direction */
  TLN_N_RELATIONS,
} TlnRelation;

/* "supports", "opposes", "rebuts", "undercuts", "depends-on", "same-as", "conflicts-with". */
const char *tln_relation_name (TlnRelation relation);
gboolean tln_relation_from_name (const char *name, TlnRelation *relation);
/* Both ends are alike: the other way round it is the same link. */
gboolean tln_relation_mutual (TlnRelation relation);
/* What the one end says of the stance of the other: 1 the same, -1 the opposite, 0 nothing. */
int tln_relation_sign (TlnRelation relation);

typedef struct {
  gint64 id;
  gint64 from_id; /* a claim */
  gint64 claim_id; /* of these two one is not 0 */
  gint64 thesis_id;
  TlnRelation relation;
  char *note; /* "" for none */
  gint64 created_at; /* ms */
} TlnArgumentLink;
#define TLN_TYPE_ARGUMENT_LINK (tln_argument_link_get_type ())
TLN_DECLARE_RECORD (TlnArgumentLink, tln_argument_link)

/* An article that claims stand in. */
typedef struct {
  gint64 article_id;
  gint64 group; /* the lowest id of those that are the same by reprint, its own without any */
  char *author; /* or NULL */
  char *interest; /* why its publisher is an interested party, or NULL */
} TlnArgumentSource;
#define TLN_TYPE_ARGUMENT_SOURCE (tln_argument_source_get_type ())
TLN_DECLARE_RECORD (TlnArgumentSource, tln_argument_source)

/* All that the argument of a thesis is made of. */
typedef struct {
  gint64 thesis;
  GPtrArray *claims; /* TlnClaim by id: evidence of the thesis, linked to it, or linked to such over
                        any number of steps; none whose article is in the Trash */
  GPtrArray *links; /* TlnArgumentLink by id: between these claims and to the thesis; none to it
                       that says other than the claim's evidence */
  GPtrArray *sources; /* TlnArgumentSource by article: of these claims */
} TlnArgument;
void tln_argument_free (TlnArgument *argument);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnArgument, tln_argument_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query as a boxed value: copying and comparing. What it finds stands in repo/tln-spine.c. */
#include "tln-query.h"

G_DEFINE_BOXED_TYPE (TlnQuery, tln_query, tln_query_copy, tln_query_free)

TlnQuery *
tln_query_new (TlnListKind kind, gint64 id)
{
  TlnQuery *self = g_new0 (TlnQuery, 1);

  self->kind = kind;
  self->id = id;
  return self;
}

TlnQuery *
tln_query_copy (const TlnQuery *query)
{
  TlnQuery *copy = g_memdup2 (query, sizeof *query);

  copy->text = g_strdup (query->text);
  return copy;
}

void
tln_query_free (TlnQuery *query)
{
  g_free (query->text);
  g_free (query);
}

static gboolean
same_filter (const TlnClaimFilter *a, const TlnClaimFilter *b)
{
  return a->stage == b->stage && a->thesis == b->thesis && !a->lost == !b->lost &&
         !a->repeated == !b->repeated && g_strcmp0 (a->stance, b->stance) == 0;
}

gboolean
tln_query_equal (const TlnQuery *a, const TlnQuery *b)
{
  return a->kind == b->kind && a->id == b->id && a->sort == b->sort && !a->reverse == !b->reverse &&
         a->grouping == b->grouping && g_strcmp0 (a->text, b->text) == 0 &&
         same_filter (&a->claims, &b->claims);
}

gboolean
tln_query_of_claims (const TlnQuery *query)
{
  return query->kind == TLN_LIST_CLAIMS || query->kind == TLN_LIST_CLAIMS_OF_THESIS;
}

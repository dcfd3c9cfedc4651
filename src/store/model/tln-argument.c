/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of argument links and what holds them together; names of relations. */
#include "tln-argument.h"

static const struct {
  const char *name;
  int sign;
} relations[TLN_N_RELATIONS] = {
  [TLN_RELATION_SUPPORTS] = { "supports", 1 },
  [TLN_RELATION_OPPOSES] = { "opposes", -1 },
  [TLN_RELATION_REBUTS] = { "rebuts", -1 },
  [TLN_RELATION_UNDERCUTS] = { "undercuts", -1 },
  [TLN_RELATION_DEPENDS_ON] = { "depends-on", 1 },
  [TLN_RELATION_SAME_AS] = { "same-as", 1 },
  [TLN_RELATION_CONFLICTS_WITH] = { "conflicts-with", 0 },
};

const char *
tln_relation_name (TlnRelation relation)
{
  g_return_val_if_fail ((guint) relation < TLN_N_RELATIONS, NULL);
  return relations[relation].name;
}

gboolean
tln_relation_from_name (const char *name, TlnRelation *relation)
{
  for (guint i = 0; i < TLN_N_RELATIONS; i++) {
    if (g_strcmp0 (name, relations[i].name) == 0) {
      *relation = (TlnRelation) i;
      return TRUE;
    }
  }
  return FALSE;
}

gboolean
tln_relation_mutual (TlnRelation relation)
{
  return relation == TLN_RELATION_SAME_AS || relation == TLN_RELATION_CONFLICTS_WITH;
}

int
tln_relation_sign (TlnRelation relation)
{
  g_return_val_if_fail ((guint) relation < TLN_N_RELATIONS, 0);
  return relations[relation].sign;
}

static void
clear_link (TlnArgumentLink *self)
{
  g_free (self->note);
}

static void
clear_source (TlnArgumentSource *self)
{
  g_free (self->author);
  g_free (self->interest);
}

TLN_DEFINE_RECORD (TlnArgumentLink, tln_argument_link, clear_link)
TLN_DEFINE_RECORD (TlnArgumentSource, tln_argument_source, clear_source)

void
tln_argument_free (TlnArgument *argument)
{
  g_clear_pointer (&argument->claims, g_ptr_array_unref);
  g_clear_pointer (&argument->links, g_ptr_array_unref);
  g_clear_pointer (&argument->sources, g_ptr_array_unref);
  g_free (argument);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as the store would read them, each in an article of its own. */
#include "tln-test-argument.h"

TlnArgument *
tln_test_argument (void)
{
  TlnArgument *argument = g_new0 (TlnArgument, 1);

  argument->thesis = 1;
  argument->claims =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_claim_unref);
  argument->links =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_argument_link_unref);
  argument->sources =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_argument_source_unref);
  return argument;
}

TlnClaim *
tln_test_argument_claim (TlnArgument *argument, const char *exact, TlnStance stance, int strength)
{
  TlnClaim *claim = g_atomic_rc_box_new0 (TlnClaim);
  TlnArgumentSource *source = g_atomic_rc_box_new0 (TlnArgumentSource);

  claim->id = argument->claims->len + 1;
  claim->article_id = claim->id + 100;
  claim->exact = g_strdup (exact);
  claim->note = g_strdup ("");
  claim->article_title = g_strdup_printf ("Title %d", (int) claim->id);
  claim->published = TLN_DATE_NONE;
  claim->evidence =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_evidence_unref);
  if (strength > 0) {
    TlnEvidence *evidence = g_atomic_rc_box_new0 (TlnEvidence);

    *evidence = (TlnEvidence) { .id = claim->id + 1000,
                                .claim_id = claim->id,
                                .thesis_id = argument->thesis,
                                .stance = stance,
                                .strength = strength };
    g_ptr_array_add (claim->evidence, evidence);
  }
  source->article_id = claim->article_id;
  source->group = claim->article_id;
  g_ptr_array_add (argument->claims, claim);
  g_ptr_array_add (argument->sources, source);
  return claim;
}

TlnArgumentLink *
tln_test_argument_link (TlnArgument *argument, gint64 from, gint64 to, TlnRelation relation)
{
  TlnArgumentLink *link = g_atomic_rc_box_new0 (TlnArgumentLink);

  *link = (TlnArgumentLink) { .id = argument->links->len + 1,
                              .from_id = from,
                              .claim_id = to,
                              .thesis_id = to == 0 ? argument->thesis : 0,
                              .relation = relation,
                              .note = g_strdup ("") };
  g_ptr_array_add (argument->links, link);
  return link;
}

TlnArgumentSource *
tln_test_argument_source (TlnArgument *argument, gint64 claim)
{
  return g_ptr_array_index (argument->sources, (guint) claim - 1);
}

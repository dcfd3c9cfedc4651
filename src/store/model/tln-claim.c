/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of claims and evidence; names of stances. */
#include "tln-claim.h"

static const char *const stance_names[] = {
  [TLN_STANCE_NEUTRAL] = "neutral",
  [TLN_STANCE_FOR] = "for",
  [TLN_STANCE_AGAINST] = "against",
};

const char *
tln_stance_name (TlnStance stance)
{
  g_return_val_if_fail ((guint) stance < G_N_ELEMENTS (stance_names), NULL);
  return stance_names[stance];
}

gboolean
tln_stance_from_name (const char *name, TlnStance *stance)
{
  for (guint i = 0; i < G_N_ELEMENTS (stance_names); i++) {
    if (g_strcmp0 (name, stance_names[i]) == 0) {
      *stance = (TlnStance) i;
      return TRUE;
    }
  }
  return FALSE;
}

static void
clear_evidence (TlnEvidence *self)
{
}

static void
clear_claim (TlnClaim *self)
{
  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self->text_sha256);
  g_free (self->speaker);
  g_free (self->relayed_by);
  g_free (self->kind);
  g_free (self->hedge);
  g_free (self->note);
  g_free (self->colour);
  g_free (self->article_title);
  g_free (self->site);
  g_clear_pointer (&self->evidence, g_ptr_array_unref);
}

TLN_DEFINE_RECORD (TlnEvidence, tln_evidence, clear_evidence)
TLN_DEFINE_RECORD (TlnClaim, tln_claim, clear_claim)

gboolean
tln_claim_day_is_capture (const TlnClaim *claim, TlnDay day)
{
  return claim->published.day == TLN_DAY_NONE && day == claim->captured;
}

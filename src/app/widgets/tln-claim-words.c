/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One part for each thing that is known, in a fixed order. */
#include "tln-claim-words.h"

#include "tln-shape.h"

#include <glib/gi18n.h>

char *
tln_claim_words (TlnCatalog *catalog, const TlnClaim *claim)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const TlnEvidence *evidence = claim->evidence->len > 0 ? claim->evidence->pdata[0] : NULL;
  TlnStage *stage = evidence ? tln_catalog_stage (catalog, evidence->stage_id) : NULL;
  TlnThesis *thesis = evidence ? tln_catalog_thesis (catalog, evidence->thesis_id) : NULL;

  if (claim->speaker && *claim->speaker)
    /* Translators: who says it */
    g_ptr_array_add (parts, g_strdup_printf (_ ("Claim by %s"), claim->speaker));
  else
    g_ptr_array_add (parts, g_strdup (evidence ? _ ("Claim") : _ ("Highlight")));
  if (evidence)
    g_ptr_array_add (parts, g_strdup (tln_stance_label (evidence->stance)));
  if (stage)
    g_ptr_array_add (parts, g_strdup_printf (_ ("stage %s"), stage->name));
  if (thesis)
    g_ptr_array_add (parts, g_strdup_printf (_ ("thesis %s"), thesis->title));
  if (*claim->note)
    g_ptr_array_add (parts, g_strdup (_ ("with a note")));
  if (claim->anchor == TLN_ANCHOR_ORPHAN)
    g_ptr_array_add (parts, g_strdup (_ ("not found in the text any more")));
  g_ptr_array_add (parts, NULL);
  /* Translators: what parts a list of properties */
  return g_strjoinv (_ (", "), (char **) parts->pdata);
}

const char *
tln_claim_kind_label (const char *kind)
{
  static const struct {
    const char *name;
    const char *label;
  } kinds[] = {
    { "fact", N_ ("Fact") },         { "number", N_ ("Number") },
    { "opinion", N_ ("Opinion") },   { "mechanism", N_ ("Mechanism") },
    { "forecast", N_ ("Forecast") }, { "recommendation", N_ ("Recommendation") },
    { "hearsay", N_ ("Hearsay") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].name, kind) == 0)
      return _ (kinds[i].label);
  return NULL;
}

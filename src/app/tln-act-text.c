/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line per kind of act; what is not known is a "change", so an act of a later version still
 * reads well. */
#include "tln-act-text.h"

#include <glib/gi18n.h>

typedef struct {
  const char *kind;
  const char *words;
} ActWords;

static const ActWords acts[] = {
  { TLN_ACT_IMPORT, N_ ("Import") },
  { TLN_ACT_SAMPLE, N_ ("Sample notebook") },
  { TLN_ACT_SAMPLE_REMOVE, N_ ("Removal of the sample notebook") },
  { TLN_ACT_ARTICLE_EDIT, N_ ("Change of an article") },
  { TLN_ACT_ARTICLE_READ, N_ ("Mark as read or unread") },
  { TLN_ACT_ARTICLE_STAR, N_ ("Star") },
  { TLN_ACT_ARTICLE_ARCHIVE, N_ ("Move between Inbox and Library") },
  { TLN_ACT_ARTICLE_TRASH, N_ ("Move to the Trash") },
  { TLN_ACT_ARTICLE_RESTORE, N_ ("Restore from the Trash") },
  { TLN_ACT_ARTICLE_DELETE, N_ ("Deletion from the Trash") },
  { TLN_ACT_ARTICLE_TAG, N_ ("Assignment") },
  { TLN_ACT_BOILERPLATE, N_ ("Folding of a passage") },
  { TLN_ACT_REPRINT, N_ ("Answer on a reprint") },
  { TLN_ACT_CHAIN, N_ ("Change of a chain") },
  { TLN_ACT_STAGE, N_ ("Change of a stage") },
  { TLN_ACT_STAGE_STATE, N_ ("State of a stage") },
  { TLN_ACT_THESIS_NEW, N_ ("New thesis") },
  { TLN_ACT_THESIS_EDIT, N_ ("Change of a thesis") },
  { TLN_ACT_THESIS_DELETE, N_ ("Removal of a thesis") },
  { TLN_ACT_FORECAST_NEW, N_ ("New forecast") },
  { TLN_ACT_FORECAST_EDIT, N_ ("Change of a forecast") },
  { TLN_ACT_FORECAST_UPDATE, N_ ("New probability") },
  { TLN_ACT_FORECAST_RESOLVE, N_ ("Resolution of a forecast") },
  { TLN_ACT_FORECAST_DELETE, N_ ("Removal of a forecast") },
  { TLN_ACT_FALSIFIER, N_ ("Change of a falsifier") },
  { TLN_ACT_CLAIM_NEW, N_ ("New claim") },
  { TLN_ACT_CLAIM_EDIT, N_ ("Change of a claim") },
  { TLN_ACT_CLAIM_DELETE, N_ ("Removal of a claim") },
  { TLN_ACT_ARGUMENT, N_ ("Link of a claim") },
  { TLN_ACT_CLAIM_PASS, N_ ("Sentence passed over") },
  { TLN_ACT_INSTRUMENT, N_ ("Change of an instrument") },
  { TLN_ACT_LINK, N_ ("Link of an instrument") },
  { TLN_ACT_PRICES, N_ ("Price import") },
  { TLN_ACT_NOTE, N_ ("Note") },
  { TLN_ACT_PRICE_LEVEL, N_ ("Line in a chart") },
  { TLN_ACT_CORPORATE, N_ ("Split or dividend") },
  { TLN_ACT_REVIEW, N_ ("Weekly review") },
  { TLN_ACT_PICTURES, N_ ("Pictures of an article") },
  { TLN_ACT_SEARCH, N_ ("Change of a saved search") },
  { TLN_ACT_TAG, N_ ("Change of a tag") },
  { TLN_ACT_FEED, N_ ("Change of the feeds") },
  { TLN_ACT_FEED_UPDATE, N_ ("Update of the feeds") },
  { TLN_ACT_ARTICLE_TEXT, N_ ("Full text") },
};

char *
tln_act_text (const TlnAct *act)
{
  const char *words = N_ ("Change");

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (acts[i].kind, act->kind))
      words = acts[i].words;
  words = _ (words);
  if (act->subject && *act->subject)
    /* Translators: what was done, and to what: "New thesis “Chip supply”" */
    return g_strdup_printf (_ ("%s “%s”"), words, act->subject);
  if (act->count > 1)
    /* Translators: what was done, and to how many things: "Import (3)" */
    return g_strdup_printf (_ ("%s (%u)"), words, act->count);
  return g_strdup (words);
}

char *
tln_act_undone_text (const TlnAct *act)
{
  g_autofree char *text = tln_act_text (act);

  /* Translators: %s is what was undone: "Import (3)" */
  return g_strdup_printf (_ ("Undone: %s"), text);
}

char *
tln_act_redone_text (const TlnAct *act)
{
  g_autofree char *text = tln_act_text (act);

  return g_strdup_printf (_ ("Redone: %s"), text);
}

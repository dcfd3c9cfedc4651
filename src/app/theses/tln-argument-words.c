/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One part for each thing that is known, in a fixed order. */
#include "tln-argument-words.h"

#include "tln-claim-words.h"
#include "tln-date-label.h"
#include "tln-detect.h"
#include "tln-shape.h"

#include <glib/gi18n.h>

static const struct {
  const char *label;
  const char *glyph;
  const char *words; /* of what hangs under a claim */
} relations[TLN_N_RELATIONS] = {
  [TLN_RELATION_SUPPORTS] = { N_ ("Supports"), "＋", N_ ("Supports it") },
  [TLN_RELATION_OPPOSES] = { N_ ("Opposes"), "－", N_ ("Opposes it") },
  [TLN_RELATION_REBUTS] = { N_ ("Rebuts"), "✕", N_ ("Rebuts it") },
  [TLN_RELATION_UNDERCUTS] = { N_ ("Undercuts"), "⊥", N_ ("Undercuts it") },
  [TLN_RELATION_DEPENDS_ON] = { N_ ("Depends On"), "⇐", N_ ("Depends on it") },
  [TLN_RELATION_SAME_AS] = { N_ ("Same As"), "＝", N_ ("Says the same") },
  [TLN_RELATION_CONFLICTS_WITH] = { N_ ("Conflicts With"), "≠", N_ ("Conflicts with it") },
};

const char *
tln_relation_label (TlnRelation relation)
{
  return _ (relations[relation].label);
}

const char *
tln_relation_glyph (TlnRelation relation)
{
  return relations[relation].glyph;
}

char *
tln_relation_title (TlnRelation relation)
{
  return g_strdup_printf ("%s  %s", relations[relation].glyph, tln_relation_label (relation));
}

const char *
tln_argument_relation_words (const TlnArgumentNode *node)
{
  if (node->depth == 0 || node->link == NULL)
    return NULL;
  if (node->outward && node->link->relation == TLN_RELATION_DEPENDS_ON)
    /* Translators: of a claim that another one, above it, depends on */
    return _ ("Ground for it");
  return _ (relations[node->link->relation].words);
}

const char *
tln_argument_relation_glyph (const TlnArgumentNode *node)
{
  return node->depth > 0 && node->link != NULL ? relations[node->link->relation].glyph : NULL;
}

static gboolean
filled (const char *text)
{
  return text != NULL && *text != '\0';
}

/* "A told by B told by C". */
static char *
speaker_words (const TlnClaim *claim)
{
  g_auto (GStrv) relays = NULL;
  g_autofree char *chain = NULL;

  if (!filled (claim->relayed_by))
    return g_strdup (filled (claim->speaker) ? claim->speaker : _ ("no speaker"));
  relays = g_strsplit (claim->relayed_by, "; ", -1);
  chain = g_strjoinv (" → ", relays);
  /* Translators: who says it, then those who passed it on, with arrows between */
  return g_strdup_printf (_ ("%s, relayed by %s"),
                          filled (claim->speaker) ? claim->speaker : _ ("no speaker"), chain);
}

char *
tln_argument_caption (const TlnClaim *claim)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *date = tln_date_label (&claim->published);
  const char *kind = tln_claim_kind_label (claim->kind);

  g_ptr_array_add (parts, speaker_words (claim));
  if (kind != NULL)
    g_ptr_array_add (parts, g_strdup (kind));
  if (filled (claim->hedge))
    /* Translators: words that make a claim less than certain: hedged by “may” */
    g_ptr_array_add (parts, g_strdup_printf (_ ("hedged by “%s”"), claim->hedge));
  g_ptr_array_add (
      parts, g_strdup_printf (_ ("%s, %s"),
                              filled (claim->site) ? claim->site : claim->article_title, date));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

char *
tln_argument_interest (const TlnArgumentSource *source)
{
  g_autoptr (TlnDetection) detection = NULL;

  if (source == NULL || !filled (source->interest))
    return NULL;
  detection = tln_detect (source->interest, NULL);
  if (detection->instruments->len > 0) {
    const TlnFoundInstrument *found = g_ptr_array_index (detection->instruments, 0);

    return g_strdup_printf (_ ("Publisher sells %s"), found->code);
  }
  return g_strdup (_ ("Interested publisher"));
}

char *
tln_argument_node_words (const TlnArgumentTree *tree, guint at)
{
  const TlnArgumentNode *node = tln_argument_tree_get (tree, at);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *relation = tln_argument_relation_words (node);
  char *interest = tln_argument_interest (node->source);

  if (relation != NULL)
    g_ptr_array_add (parts, g_strdup (relation));
  g_ptr_array_add (parts, g_strdup (tln_stance_label (node->stance)));
  g_ptr_array_add (parts, g_strdup (node->claim->exact));
  g_ptr_array_add (parts, tln_argument_caption (node->claim));
  if (node->evidence != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("Strength %d of 3"), node->evidence->strength));
  if (interest != NULL)
    g_ptr_array_add (parts, interest);
  if (node->loop)
    g_ptr_array_add (parts, g_strdup (_ ("Stands above already: a loop, cut here")));
  else if (node->again)
    g_ptr_array_add (parts, g_strdup (_ ("Stands in full further up")));
  else if (node->repeated)
    g_ptr_array_add (parts, g_strdup (_ ("Counts once with another claim")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (_ (", "), (char **) parts->pdata);
}

const char *
tln_gap_title (TlnGapKind kind)
{
  static const char *const titles[] = {
    [TLN_GAP_NO_COUNTER] = N_ ("No Counter-Argument"),
    [TLN_GAP_UNANSWERED] = N_ ("Against, and Not Answered"),
    [TLN_GAP_LAST_WORD] = N_ ("Answers That Nobody Questions"),
    [TLN_GAP_NO_PRIMARY] = N_ ("No Primary Source"),
    [TLN_GAP_INTERESTED_FOR] = N_ ("Only Interested Publishers Are for It"),
    [TLN_GAP_INTERESTED_AGAINST] = N_ ("Only Interested Publishers Are Against It"),
  };

  return _ (titles[kind]);
}

const char *
tln_gap_words (TlnGapKind kind)
{
  static const char *const words[] = {
    [TLN_GAP_NO_COUNTER] = N_ ("A claim against the thesis, from any article, would fill this."),
    [TLN_GAP_UNANSWERED] = N_ ("A claim that rebuts or undercuts them would fill this."),
    [TLN_GAP_LAST_WORD] = N_ ("A claim against the answer would show whether it holds."),
    [TLN_GAP_NO_PRIMARY] =
        N_ ("A claim where the speaker is named and speaks for himself would fill this."),
    [TLN_GAP_INTERESTED_FOR] =
        N_ ("A claim for it from somebody with no interest in what is named would fill this."),
    [TLN_GAP_INTERESTED_AGAINST] =
        N_ ("A claim against it from somebody with no interest in what is named would fill this."),
  };

  return _ (words[kind]);
}

char *
tln_argument_summary (const TlnArgumentTree *tree)
{
  g_autofree char *counts =
      g_strdup_printf (_ ("Arguments: %u for, %u against"), tree->n_for, tree->n_against);
  g_autofree char *speakers =
      g_strdup_printf (ngettext ("%u speaker", "%u speakers", tree->n_speakers), tree->n_speakers);
  g_autofree char *repeated = g_strdup_printf (
      ngettext ("%u claim told again", "%u claims told again", tree->n_repeated), tree->n_repeated);

  return tree->n_repeated > 0 ? g_strdup_printf ("%s · %s · %s", counts, speakers, repeated)
                              : g_strdup_printf ("%s · %s", counts, speakers);
}

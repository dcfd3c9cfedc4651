/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line a claim: what it is to the one above, its stance, its words, who says it, the note. */
#include "tln-argument-text.h"

#include "tln-export-text.h"
#include "tln-text.h"

/* Of words where a claim stands again. */
#define EXCERPT 40

G_STATIC_ASSERT (TLN_WORD_CONFLICTS_WITH - TLN_WORD_SUPPORTS == TLN_RELATION_CONFLICTS_WITH);

static const char *
stance_word (TlnStance stance, const TlnPageStyle *style)
{
  TlnWord word = stance == TLN_STANCE_FOR       ? TLN_WORD_FOR
                 : stance == TLN_STANCE_AGAINST ? TLN_WORD_AGAINST
                                                : TLN_WORD_NEUTRAL;

  return tln_export_word (style->language, word);
}

static const char *
relation_word (const TlnArgumentNode *node, const TlnPageStyle *style)
{
  TlnRelation relation = node->link->relation;

  if (relation == TLN_RELATION_DEPENDS_ON && node->outward)
    return tln_export_word (style->language, TLN_WORD_GROUND);
  return tln_export_word (style->language, (TlnWord) (TLN_WORD_SUPPORTS + (guint) relation));
}

static void
append_words (GString *out, const TlnArgumentNode *node, const TlnPageStyle *style)
{
  const TlnClaim *claim = node->claim;
  g_autofree char *quote =
      node->again ? tln_text_excerpt (claim->exact, EXCERPT) : tln_text_squeeze (claim->exact);

  tln_export_escape_line (out, quote);
  if (node->again) {
    g_string_append_printf (out, " (%s)", tln_export_word (style->language, TLN_WORD_SEE_ABOVE));
    return;
  }
  if (claim->speaker != NULL && *claim->speaker != '\0') {
    g_string_append (out, " – ");
    tln_export_escape_line (out, claim->speaker);
  }
  if (claim->relayed_by != NULL && *claim->relayed_by != '\0') {
    g_string_append_printf (out, ", %s ", tln_export_word (style->language, TLN_WORD_RELAYED_BY));
    tln_export_escape_line (out, claim->relayed_by);
  }
}

void
tln_argument_text_append (GString *out, const TlnArgumentTree *tree, const TlnPageStyle *style)
{
  for (guint i = 0; i < tree->nodes->len; i++) {
    const TlnArgumentNode *node = tln_argument_tree_get (tree, i);

    for (guint k = 0; k < node->depth; k++)
      g_string_append (out, "  ");
    g_string_append (out, "- ");
    if (node->depth > 0 && node->link != NULL)
      g_string_append_printf (out, "**%s** (%s): ", relation_word (node, style),
                              stance_word (node->stance, style));
    else
      g_string_append_printf (out, "**%s**: ", stance_word (node->stance, style));
    append_words (out, node, style);
    if (node->link != NULL && *node->link->note != '\0') {
      g_string_append (out, " – ");
      tln_export_escape_line (out, node->link->note);
    }
    g_string_append_c (out, '\n');
  }
  if (tree->nodes->len > 0)
    g_string_append_c (out, '\n');
}

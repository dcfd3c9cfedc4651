/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers about a part of a page that the extraction decides by: how much text, how much of it
 * links, what its class and id names suggest. The word lists and weights are those of Mozilla's
 * Readability (Apache-2.0), the measure readers are used to. */
#pragma once

#include "tln-dom.h"

G_BEGIN_DECLS

typedef enum {
  TLN_NAME_UNLIKELY = 1 << 0, /* sidebar, comment, footer… */
  TLN_NAME_MAYBE = 1 << 1, /* article, main, content… */
  TLN_NAME_BYLINE = 1 << 2,
  TLN_NAME_SHARE = 1 << 3,
} TlnNameHint;

/* Characters with white space runs counted as one and none at the ends. */
guint tln_measure_length (const TlnNode *node);
/* Characters of running text: pieces of some length outside of links. */
guint tln_measure_prose (const TlnNode *node);
/* Share of the characters that stand in links; links inside the page count a third. */
float tln_measure_link_density (const TlnNode *node);
/* Commas of any script; or only "," when ascii. */
guint tln_measure_commas (const TlnNode *node, gboolean ascii);
/* Share of the text that stands in elements for which is_one says so (nested ones count once). */
float tln_measure_density (const TlnNode *node, gboolean (*is_one) (TlnTag tag));
/* What class and id say: flags of TlnNameHint. */
guint tln_name_hints (const TlnNode *node);
/* -50 to 50: 25 for a good class or id, -25 for a bad one. */
int tln_name_weight (const TlnNode *node);
/* The whole text is a word for an advertisement or for "loading". */
gboolean tln_measure_placeholder (const TlnNode *node);

gboolean tln_node_visible (const TlnNode *node);
gboolean tln_node_phrasing (const TlnNode *node);
gboolean tln_tag_heading (TlnTag tag);

/* Whole words: both are words of text, parted by anything but letters and digits. */
gboolean tln_word_in (const char *text, const char *word);

G_END_DECLS

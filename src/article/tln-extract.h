/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the article in a page. */
#pragma once

#include "tln-dom.h"

G_BEGIN_DECLS

typedef struct {
  const char *title; /* as known from the head, to leave out its repetition; or NULL */
  const char *byline; /* known already: bylines in the text stay; or NULL */
  const char *body; /* plain text of the article from JSON-LD, or NULL */
} TlnExtractHints;

typedef struct {
  TlnNode *content; /* in the arena of the page, without a parent */
  char *byline; /* found in the text and taken out, or NULL */
  const char *dir; /* in the arena, or NULL */
} TlnExtract;

/* Takes the main text out of a page; the page is changed. NULL when there is none. Pure. */
TlnExtract *tln_extract (TlnDom *dom, const TlnExtractHints *hints);
void tln_extract_free (TlnExtract *extract);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnExtract, tln_extract_free)

/* How alike two titles are: share of the words of b that are in a, by length (0 to 1). */
float tln_title_similarity (const char *a, const char *b);

G_END_DECLS

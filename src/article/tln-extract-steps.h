/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of the extraction; for tln-extract*.c and their tests only. */
#pragma once

#include "tln-extract.h"

G_BEGIN_DECLS

typedef enum {
  TLN_STRICT_NAMES = 1 << 0, /* leave out what is named like a sidebar */
  TLN_STRICT_WEIGHTS = 1 << 1, /* names count in the scores */
  TLN_STRICT_CLEAN = 1 << 2, /* leave out parts that look like lists of links and the like */
  TLN_STRICT_ALL = 7,
} TlnStrictness;

typedef struct {
  TlnDom *dom;
  const TlnExtractHints *hints;
  guint strict; /* TlnStrictness */
  char *byline;
  TlnNode *top; /* what the content was taken from */
  gboolean title_seen;
} TlnAttempt;

/* Removes what never is text: scripts, styles, forms of advertisement; brings images out of
 * noscript, makes paragraphs of doubled line breaks. */
void tln_extract_prepare (TlnDom *dom);

/* Scores the body (which is changed) and gathers the best part with its siblings into a DIV of
 * its own; NULL when there is nothing. */
TlnNode *tln_extract_gather (TlnAttempt *attempt, TlnNode *body);

/* The content of the smallest part that says it is the article and holds most of what such parts
 * hold; the body is changed. NULL when no part says so. */
TlnNode *tln_extract_container (TlnAttempt *attempt, TlnNode *body);

/* Takes out of the gathered content what is not the article. */
void tln_extract_clean (TlnAttempt *attempt, TlnNode *content);

/* Cuts lines and tails that read like share bars, related links, editors' lines; byline is who
 * wrote the article, or NULL. */
void tln_extract_trim (TlnNode *content, const TlnExtractHints *hints, const char *byline);

G_END_DECLS

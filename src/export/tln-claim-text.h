/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A claim as Markdown: quoted block, block id, footnote. tln-verify.c reads this back. */
#pragma once

#include "tln-page.h"

G_BEGIN_DECLS

typedef struct {
  const TlnClaim *claim;
  const TlnEvidence *evidence; /* or NULL */
  const TlnArticle *article; /* or NULL: not in the library any more */
  guint number; /* of its footnote in this file, from 1 */
} TlnClaimText;

/* Appends the quoted block and its "^claim-…" line. */
void tln_claim_text_append (GString *out, const TlnClaimText *text, const TlnPageStyle *style);
/* Appends the footnote. */
void
tln_claim_text_append_footnote (GString *out, const TlnClaimText *text, const TlnPageStyle *style);

G_END_DECLS

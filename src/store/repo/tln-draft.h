/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is made of the bytes of a document before a library sees it. */
#pragma once

#include "tln-detect.h"
#include "tln-document.h"
#include "tln-fingerprint.h"

G_BEGIN_DECLS

/* A parsed document with everything found in it, ready to be stored; made off the writer. */
typedef struct {
  GBytes *bytes; /* as they came */
  char *name; /* file name or path, or NULL */
  char *url; /* canonical, or NULL */
  TlnDocument *document;
  TlnDetection *detection;
  char *original_sha256;
  char *text_sha256;
  TlnFingerprint *fingerprint; /* NULL: not looked for as a reprint */
  GBytes *packed; /* zlib of bytes where that is smaller, else NULL */
  gboolean teaser; /* its text may be a phrase like "Read more": see tln_articles_find_same */
} TlnDraft;

/* Parses, detects, hashes, takes the fingerprint, packs. Pure, any thread. */
TlnDraft *tln_draft_new (GBytes *bytes,
                         const TlnHints *hints,
                         const TlnDetectContext *context,
                         GError **error);
/* The same of a document that has been made of the bytes already; takes it. hints may be NULL. */
TlnDraft *tln_draft_of_document (GBytes *bytes,
                                 TlnDocument *document,
                                 const TlnHints *hints,
                                 const TlnDetectContext *context);
void tln_draft_free (TlnDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnDraft, tln_draft_free)

G_END_DECLS

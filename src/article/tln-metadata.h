/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of an article beside its text, gathered from wherever it stands. Better empty
 * than wrong. */
#pragma once

#include "tln-document.h"
#include "tln-dom.h"
#include "tln-extract.h"

G_BEGIN_DECLS

typedef struct {
  TlnField title;
  TlnField byline;
  TlnField site_name;
  TlnField url;
  TlnField language;
  TlnField dir;
  TlnDate published;
  const char *published_origin;
  gboolean published_guess;
  char *published_text; /* as it was written */
  TlnDate captured; /* when somebody kept it */
  char **tags; /* or NULL */
  char *base; /* what addresses in the page are relative to, or NULL */
  char *body; /* articleBody of JSON-LD, or NULL */
} TlnMetadata;

TlnMetadata *tln_metadata_new (void);
void tln_metadata_free (TlnMetadata *metadata);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnMetadata, tln_metadata_free)

/* Takes value unless the field has one already or value is blank; white space is squeezed. */
void tln_field_offer (TlnField *field, const char *value, const char *origin, gboolean guess);
/* The same for the date, from any written form. */
void tln_metadata_offer_date (TlnMetadata *metadata,
                              const char *written,
                              const char *origin,
                              gboolean guess);

/* From the head and body of a page; reads only. */
TlnMetadata *tln_metadata_from_page (TlnDom *dom, const TlnHints *hints);
/* With what the extraction found (or NULL). */
void tln_metadata_complete (TlnMetadata *metadata, const TlnExtract *extract);
/* Title, source and date from the first lines of a text, the file name. */
void tln_metadata_from_rich (TlnMetadata *metadata, const TlnRich *rich, const TlnHints *hints);
/* Hands everything over to a document. */
void tln_metadata_move (TlnMetadata *metadata, TlnDocument *document);

G_END_DECLS

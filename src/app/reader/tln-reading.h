/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything the reader shows of one article, fetched as one job. */
#pragma once

#include "tln-articles.h"
#include "tln-claim.h"
#include "tln-image.h"
#include "tln-reader-ranges.h"
#include "tln-rich.h"
#include "tln-store.h"

G_BEGIN_DECLS

typedef struct {
  TlnArticle *article;
  TlnRich *rich;
  GPtrArray *mentions; /* TlnMention */
  GPtrArray *boilerplate; /* TlnBoilerplate, by start */
  GPtrArray *claims; /* TlnClaim, by start */
  TlnReaderRanges *places; /* those of them that have a place in the text */
  TlnReaderRanges *links; /* char *: where they lead */
  TlnReaderRanges *instruments; /* those of the mentions */
  GPtrArray *images; /* TlnImage: the pictures that are here */
  GHashTable *passed; /* set of sentences that are not to be offered */
  GArray *pages; /* guint32: where the pages begin in the text; empty: none */
  guint minutes; /* it takes to read */
  gboolean lasting; /* what is kept of this text has its structure, too, and stays as it is */
  GPtrArray *reprints; /* TlnReprint, see tln_reprints_of */
} TlnReading;

#define TLN_TYPE_READING (tln_reading_get_type ())
TLN_DECLARE_RECORD (TlnReading, tln_reading)

/* What to read. */
typedef struct {
  gint64 article;
  TlnReading *before; /* what was read last, or NULL: its text is taken over where it is the same */
} TlnReadingWanted;

/* Keeps a reference to before. Free with tln_reading_wanted_free. */
TlnReadingWanted *tln_reading_wanted_new (gint64 article, TlnReading *before);
void tln_reading_wanted_free (gpointer wanted);

/* The job; data is a TlnReadingWanted *. NULL without error when the article is not there. */
gpointer tln_reading_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error);

/* The claim with this id, or the innermost at a place of the text; NULL: none. Borrowed. */
TlnClaim *tln_reading_claim (const TlnReading *reading, gint64 id);
TlnClaim *tln_reading_claim_at (const TlnReading *reading, guint32 place);
/* The one after (by > 0) or before a place; NULL: none. */
TlnClaim *tln_reading_claim_beside (const TlnReading *reading, guint32 place, int by);

/* The evidence a claim is shown by (its first), NULL: a plain highlight. Borrowed. */
TlnEvidence *tln_claim_leading_evidence (const TlnClaim *claim);

/* The picture the text has at this address, NULL: not here. Borrowed. */
TlnImage *tln_reading_image (const TlnReading *reading, const char *url);

/* Both have the same text with the same pictures and the same passages folded. */
gboolean tln_reading_same_text (const TlnReading *a, const TlnReading *b);

G_END_DECLS

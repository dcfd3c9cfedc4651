/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a text is recognised by when it comes again: letter for letter in another dress, or as a
 * reprint under another title, with another disclaimer, shortened or lightly edited.
 *
 * A text is the set of its shingles: five characters in a row of scripts without blanks, three
 * words in a row of others, after NFKC and case folding, without white space, punctuation and
 * boilerplate. Its sketch is the smallest of their hashes (bottom-k MinHash, Broder 1997: "On the
 * resemblance and containment of documents"); of an excerpt these are largely those of the whole,
 * so that sketches find candidates, and the whole sets decide. Pure; any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Changes with every change of what is computed here, so that stored sketches can be made anew. */
#define TLN_FINGERPRINT_VERSION 1
/* Hashes of a sketch, at most. */
#define TLN_FINGERPRINT_SKETCH 24
/* Fewer distinct shingles than these say nothing of a reprint. */
#define TLN_FINGERPRINT_LEAST 30

typedef struct {
  char *plain; /* hash of the text apart from white space, width and variants of punctuation */
  guint64 *shingles; /* 48 bits each, ascending, each once; the first ones are the sketch */
  guint n_shingles;
  guint64 *numbers; /* hashes of the numbers written in digits, the same way */
  guint n_numbers;
} TlnFingerprint;

/* boilerplate: as tln_boilerplate_find gives it; NULL: it is looked for. Linear in the text. */
TlnFingerprint *tln_fingerprint_new (const char *text, GPtrArray *boilerplate);
void tln_fingerprint_free (TlnFingerprint *fingerprint);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnFingerprint, tln_fingerprint_free)

/* How many of the shingles are its sketch; 0: too short to have one. */
guint tln_fingerprint_sketch_length (const TlnFingerprint *fingerprint);

/* How alike two texts are, each 0 to 1. */
typedef struct {
  double contained; /* of the shingles of the shorter one, how many the other has too */
  double resemblance; /* shingles both have of all that one has (Jaccard) */
  double numbers; /* contained, of the numbers; 1 where there are too few to tell */
} TlnLikeness;
TlnLikeness tln_fingerprint_compare (const TlnFingerprint *a, const TlnFingerprint *b);

/* Whether that is a reprint. Texts of one mould with other numbers (reports of two days) are not.
 * The thresholds are measured by tests/bench/reprints. */
gboolean tln_likeness_reprint (const TlnLikeness *likeness);
/* Whether one of the two is a part of the other: of such different length. */
gboolean tln_likeness_excerpt (const TlnLikeness *likeness);

/* The hash of a text apart from white space, width and variants of punctuation. Case, digits,
 * decimal points and signs count. 32 hexadecimal digits; caller frees. */
char *tln_fingerprint_plain (const char *text);

G_END_DECLS

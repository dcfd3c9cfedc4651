/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of fingerprints: derived, outside the change log, by text. */
#pragma once

#include "tln-db.h"
#include "tln-fingerprint.h"

G_BEGIN_DECLS

/* Puts the fingerprint of a stored text into the index, instead of one of another version. */
gboolean tln_fingerprints_add (TlnDb *db,
                               const char *text_sha256,
                               const TlnFingerprint *fingerprint,
                               GError **error);

/* The text in the index that is most alike, of an article that is not in the Trash. */
typedef struct {
  gint64 article; /* 0: none that could be a reprint */
  TlnLikeness likeness;
} TlnFingerprintMatch;
/* Looks the sketch up, then compares whole texts. except: an article that does not count, or 0. */
gboolean tln_fingerprints_find (TlnDb *db,
                                const TlnFingerprint *fingerprint,
                                gint64 except,
                                TlnFingerprintMatch *match,
                                GError **error);
/* How alike a fingerprint and the text of an article are. */
gboolean tln_fingerprints_compare (TlnDb *db,
                                   const TlnFingerprint *fingerprint,
                                   gint64 article,
                                   TlnLikeness *likeness,
                                   GError **error);

/* Makes fingerprints that are missing, of at most limit texts, in a transaction of its own and
 * without an act. Goes on where it stopped, in another run too. Returns how many texts were looked
 * at; 0: all are there; -1 on error. */
int tln_fingerprints_build (TlnDb *db, guint limit, GError **error);

G_END_DECLS

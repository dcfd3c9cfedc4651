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

/* A text in the index that could be a reprint, of an article that is not in the Trash. */
typedef struct {
  gint64 article;
  TlnLikeness likeness;
} TlnFingerprintMatch;
/* Looks the sketch up, then compares whole texts: the few that share most of it. except: an article
 * that does not count, or 0. The most alike first. Element TlnFingerprintMatch; NULL on error. */
GArray *
tln_fingerprints_find (TlnDb *db, const TlnFingerprint *fingerprint, gint64 except, GError **error);
/* How alike a fingerprint and the text of an article are. */
gboolean tln_fingerprints_compare (TlnDb *db,
                                   const TlnFingerprint *fingerprint,
                                   gint64 article,
                                   TlnLikeness *likeness,
                                   GError **error);

/* Makes fingerprints that are missing, of at most limit texts (fewer of long ones), in a
 * transaction of its own and without an act; articles of such a text are to be compared then
 * (tln_reprints_compare). Goes on where it stopped, in another run too. Returns how many texts were
 * looked at; 0: all are there; -1 on error. */
int tln_fingerprints_build (TlnDb *db, guint limit, GError **error);

G_END_DECLS

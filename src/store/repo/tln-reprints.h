/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reprints: pairs of articles that may be one. They are suggested when an article comes in; a
 * person says whether it is so. Both articles stay whatever the answer. */
#pragma once

#include "tln-fingerprint.h"
#include "tln-reprint.h"

#include "tln-db.h"

G_BEGIN_DECLS

/* Looks for the one an article that was just stored repeats, by its text or by its address, and
 * keeps it as a suggestion. address: in its canonical form, or NULL. *suggested: there was one. */
gboolean tln_reprints_suggest (TlnDb *db,
                               gint64 article,
                               const TlnFingerprint *fingerprint,
                               const char *address,
                               gboolean *suggested,
                               GError **error);

/* What an article repeats, then what repeats it, the most alike first, without what was said to be
 * different and what is in the Trash. Element TlnReprint. */
GPtrArray *tln_reprints_of (TlnDb *db, gint64 article, GError **error);
/* All pairs, newest first, also different ones. Element TlnReprint. */
GPtrArray *tln_reprints_list (TlnDb *db, GError **error);

/* Says of two articles whether they are the same; a pair nobody suggested is made. In an act; the
 * same answer again changes nothing. TLN_DB_ERROR_CONSTRAINT: twice the same article. */
gboolean tln_reprints_decide (TlnDb *db, gint64 a, gint64 b, gboolean same, GError **error);

/* Says that an article is a reprint of another, whichever of the two came in first. In an act.
 * TLN_DB_ERROR_CONSTRAINT: twice the same article. */
gboolean tln_reprints_point (TlnDb *db, gint64 article, gint64 of, GError **error);

/* The ids of all articles that are the same as this one by what a person said, over any number of
 * steps, itself among them, ascending; for counting them once. Element gint64. */
GArray *tln_reprints_group (TlnDb *db, gint64 article, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reprints: pairs of articles that may be one. They are suggested when an article comes in; a
 * person says whether it is so. Both articles stay whatever the answer. */
#pragma once

#include "tln-fingerprint.h"
#include "tln-reprint.h"

#include "tln-db.h"

G_BEGIN_DECLS

/* Looks for what an article that was just stored repeats, by its text or by its address, and keeps
 * it as suggestions: of each group of the same articles (tln-reprint-groups.h) the one that stands
 * for it, where nothing has been asked or said of the two groups yet. address: in its canonical
 * form, or NULL. *suggested: there was one. */
gboolean tln_reprints_suggest (TlnDb *db,
                               gint64 article,
                               const TlnFingerprint *fingerprint,
                               const char *address,
                               gboolean *suggested,
                               GError **error);

/* Looks for reprints of at most limit articles (fewer of long ones) that have not been
 * compared with the others, in a
 * transaction of its own and without an act: what comes by itself is none. Goes on where it
 * stopped, in another run too. Returns how many were looked at; 0: all are; -1 on error. */
int tln_reprints_compare (TlnDb *db, guint limit, GError **error);

/* What an article repeats, then what repeats it, the most alike first, without what was said to be
 * different, what is in the Trash and questions that other answers have answered. Element
 * TlnReprint. */
GPtrArray *tln_reprints_of (TlnDb *db, gint64 article, GError **error);
/* All pairs, newest first, also different ones. Element TlnReprint. */
GPtrArray *tln_reprints_list (TlnDb *db, GError **error);

/* Says of two articles whether they are the same; a pair nobody suggested is made. In an act; the
 * same answer again changes nothing. TLN_DB_ERROR_CONSTRAINT: twice the same article. */
gboolean tln_reprints_decide (TlnDb *db, gint64 a, gint64 b, gboolean same, GError **error);

/* Says that an article is a reprint of another, whichever of the two came in first. In an act.
 * TLN_DB_ERROR_CONSTRAINT: twice the same article. */
gboolean tln_reprints_point (TlnDb *db, gint64 article, gint64 of, GError **error);

G_END_DECLS

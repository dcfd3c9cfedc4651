/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What claims say of each other. See tln-articles.h for threads and acts. */
#pragma once

#include "tln-argument.h"
#include "tln-db.h"

G_BEGIN_DECLS

typedef struct {
  gint64 from; /* a claim */
  gint64 claim; /* of these two exactly one is not 0 */
  gint64 thesis;
  TlnRelation relation;
  const char *note; /* NULL: as it was, "" when new */
} TlnArgumentDraft;

/* Links a claim, or changes the link that is there between the two in this direction (in any, where
 * the old or the new relation has none). A link to a thesis that has a sign also makes the claim
 * evidence with that stance. A claim linked to itself and a draft with no target or two are
 * TLN_DB_ERROR_CONSTRAINT. Loops are allowed. Returns the link's id, 0 on error. */
gint64 tln_arguments_set (TlnDb *db, const TlnArgumentDraft *draft, GError **error);
gboolean tln_arguments_remove (TlnDb *db, gint64 link, GError **error);

/* Links from and to a claim, oldest first. Element TlnArgumentLink. */
GPtrArray *tln_arguments_get_of_claim (TlnDb *db, gint64 claim, GError **error);

/* Element of its arrays: as TlnArgument says. NULL on error. */
TlnArgument *tln_arguments_load (TlnDb *db, gint64 thesis, GError **error);

G_END_DECLS

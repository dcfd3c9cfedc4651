/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evidence of a thesis, to be weighed (model/tln-balance.h). See tln-articles.h for threads. */
#pragma once

#include "tln-balance.h"
#include "tln-db.h"

G_BEGIN_DECLS

typedef struct {
  GArray *items; /* TlnWeighed, by day */
  GStringChunk *names;
} TlnWeighing;

/* Not what stands in the Trash. */
TlnWeighing *tln_balances_load (TlnDb *db, gint64 thesis, GError **error);
void tln_weighing_free (TlnWeighing *weighing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnWeighing, tln_weighing_free)

/* The claim that speaks most strongly against a thesis; NULL without error: none. */
TlnClaim *tln_balances_strongest_against (TlnDb *db, gint64 thesis, GError **error);

G_END_DECLS

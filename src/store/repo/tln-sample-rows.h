/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the sample notebook: those that acts of kind TLN_ACT_SAMPLE made. */
#pragma once

#include "tln-db.h"

G_BEGIN_DECLS

/* Whether any of them is still there; FALSE on error too. */
gboolean tln_sample_present (TlnDb *db);

/* Deletes them, and what hangs on them: claims in sample articles, evidence for sample theses. An
 * instrument or a chain stays when something of the user's own still needs it. In an act
 * (TLN_ACT_SAMPLE_REMOVE), so one undo brings all of it back. */
gboolean tln_sample_remove (TlnDb *db, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane beside the text: claims of the article, what it mentions and by which rule, where it
 * comes from. */
#pragma once

#include "tln-reading.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_EVIDENCE_PANE (tln_evidence_pane_get_type ())
G_DECLARE_FINAL_TYPE (TlnEvidencePane, tln_evidence_pane, TLN, EVIDENCE_PANE, AdwBin)

GtkWidget *tln_evidence_pane_new (TlnStore *store);
void tln_evidence_pane_set_reading (TlnEvidencePane *self, TlnReading *reading);

/* Signals: "claim-chosen" (gint64 id), "place-chosen" (guint place of the text). */

G_END_DECLS

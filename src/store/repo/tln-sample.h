/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample notebook: articles, theses, claims and instruments written for this program, with
 * invented prices. */
#pragma once

#include "tln-db.h"

G_BEGIN_DECLS

/* Makes it in the open act (TLN_ACT_SAMPLE) in a language ("zh…" or English). When it is there
 * already nothing happens. tln-sample-rows.h takes it away again. */
gboolean tln_sample_create (TlnDb *db, const char *language, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a store's thread does with one request. Knows nothing of threads and queues. */
#pragma once

#include "tln-store-core.h"

G_BEGIN_DECLS

/* Fills in result, error and act; news tell the tables that changed and what can be undone. */
void tln_store_run_request (TlnDb *db, TlnRequest *request, TlnNews *news);

/* Looks up what can be undone and redone. */
void tln_store_run_undo_state (TlnDb *db, TlnNews *news);

G_END_DECLS

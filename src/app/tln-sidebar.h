/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar: places with counts, theses, feeds, instruments, and what runs in the background. */
#pragma once

#include "tln-feed-updates.h"
#include "tln-imports.h"
#include "tln-place.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_SIDEBAR (tln_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (TlnSidebar, tln_sidebar, TLN, SIDEBAR, AdwNavigationPage)

/* Fills the sidebar a window's template made; once. */
void
tln_sidebar_connect (TlnSidebar *self, TlnStore *store, TlnImports *imports, TlnFeedUpdates *feeds);
/* Marks the place that is shown, without the signal. */
void tln_sidebar_select (TlnSidebar *self, const TlnPlace *place);
/* The n-th place from 0; FALSE beyond the end. */
gboolean tln_sidebar_nth (TlnSidebar *self, guint n, TlnPlace *place);

/* Signal "place-chosen" (pointer to TlnPlace, valid during the call). */

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dialogs of feeds. Main thread. */
#pragma once

#include "tln-feed-updates.h"
#include "tln-subscription.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for the address of a feed; text (may be NULL) is what it begins with, else what the
 * clipboard has, where that is an address. */
AdwDialog *tln_feed_dialog_new (TlnFeedUpdates *updates, const char *text);

/* Asks for another name. */
AdwDialog *tln_feed_rename_dialog_new (TlnStore *store, const TlnSubscription *feed);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Highlights of an article that have lost their place: what they said, where it may stand now. */
#pragma once

#include "tln-reading.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*TlnPlaceByHandFunc) (GtkWidget *from, gint64 claim);

/* A place that is chosen is one act. by_hand is called with from and a claim whose words the reader
 * is to select himself; the dialog is closed then. from is where toasts appear. */
AdwDialog *tln_orphans_dialog_new (TlnStore *store,
                                   TlnReading *reading,
                                   GtkWidget *from,
                                   TlnPlaceByHandFunc by_hand);

G_END_DECLS

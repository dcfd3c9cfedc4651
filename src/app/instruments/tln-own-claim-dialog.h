/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A claim at a day of a chart: in one's own words, or from an article of that day, which is opened
 * to be quoted. Main thread. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What it begins with; 0: none. */
typedef struct {
  gint64 instrument;
  gint64 thesis;
  gint64 stage;
} TlnOwnClaimTarget;

/* Presents the dialog over a widget of the window; what is kept is one act, told by a toast. */
void tln_own_claim_dialog_present (GtkWidget *over,
                                   TlnStore *store,
                                   const TlnOwnClaimTarget *target,
                                   TlnDay day);

G_END_DECLS

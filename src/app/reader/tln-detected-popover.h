/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says how one thing that was found in the text was understood; goes to the next and the one
 * before. */
#pragma once

#include "tln-reader-view.h"

G_BEGIN_DECLS

#define TLN_TYPE_DETECTED_POPOVER (tln_detected_popover_get_type ())
G_DECLARE_FINAL_TYPE (TlnDetectedPopover, tln_detected_popover, TLN, DETECTED_POPOVER, GtkPopover)

/* A child of parent, which takes it out again; the view outlives it. */
GtkWidget *tln_detected_popover_new (GtkWidget *parent, TlnReaderView *view, TlnCatalog *catalog);
/* Shows the one at a place or the next one behind it; detected stays the caller's until it is
 * closed or another is shown. FALSE when there is none. */
gboolean tln_detected_popover_show (TlnDetectedPopover *self,
                                    const TlnReaderDetected *detected,
                                    guint32 place);
/* The pointer rests on a place of the text: shows what is there without taking the keys, or goes
 * when nothing is. */
void tln_detected_popover_hover (TlnDetectedPopover *self,
                                 const TlnReaderDetected *detected,
                                 guint32 place);
/* Goes if it only shows; FALSE when it does not. */
gboolean tln_detected_popover_unhover (TlnDetectedPopover *self);

G_END_DECLS

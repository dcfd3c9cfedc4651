/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chip: a shape and a word. A button, so it takes the focus and can have an action. */
#pragma once

#include "tln-shape.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_PILL (tln_pill_get_type ())
G_DECLARE_FINAL_TYPE (TlnPill, tln_pill, TLN, PILL, GtkButton)

/* A chip without a shape: an instrument's code, a thesis. rule (may be NULL) is the tooltip: how
 * it was found. */
GtkWidget *tln_pill_new (const char *text, const char *rule);
/* The chip of a stage; position as in TlnStage. */
GtkWidget *tln_pill_new_stage (int position, const char *name, const char *rule);
GtkWidget *tln_pill_new_stance (TlnStance stance);

/* Only to be looked at: no focus, no pointer; for rows that are themselves activated. */
void tln_pill_set_plain (TlnPill *self, gboolean plain);

/* Empties a box of chips. */
void tln_pills_clear (AdwWrapBox *box);

G_END_DECLS

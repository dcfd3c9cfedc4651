/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colour a highlight had in the tool it came from. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a colour (as tln-colour.h keeps it) is called, translated; NULL when it is none. */
const char *tln_claim_colour_label (const char *colour);

/* A row that only shows it: a swatch and its name. */
GtkWidget *tln_claim_colour_row_new (const char *colour);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a week as lists, each row leading to its place. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills box with facts (element TlnReviewFact) in place of what is there; NULL: they are being
 * gathered. Refs facts. Main thread. */
void tln_review_facts_show (GtkBox *box, GPtrArray *facts);
/* Says why there are none. Main thread. */
void tln_review_facts_say (GtkBox *box, const char *sentence);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that show an earlier day: nothing is changed there. Main thread. */
#pragma once

#include "tln-day.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A page and what is in it show a day; TLN_DAY_NONE: the present. */
void tln_past_mark (GtkWidget *page, TlnDay day);
/* The day a widget shows by the page it stands in; TLN_DAY_NONE: the present. */
TlnDay tln_past_day (GtkWidget *from);

/* To be asked before anything is changed. TRUE: an earlier day is shown, so it must not be, and a
 * toast has said why. */
gboolean tln_past_refuse (GtkWidget *from);

/* Switches actions of a widget off, or on again; names NULL-terminated. */
void tln_past_lock (GtkWidget *widget, const char *const *names, gboolean locked);
/* Why something is not sensitive there; static. */
const char *tln_past_reason (void);
/* "5 March 2026", however near it is. Caller frees. */
char *tln_past_day_words (TlnDay day);

G_END_DECLS

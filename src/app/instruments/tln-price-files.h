/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Price files of an instrument: one that is read in, one that is written. */
#pragma once

#include "tln-instrument.h"
#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a file and shows what it has before it is taken in. from: a widget of the window. Main
 * thread. */
void tln_price_files_import (GtkWidget *from, TlnStore *store, TlnInstrument *instrument);
/* The same with a file that is dropped on a widget; gives what is asked for then, NULL: nothing is
 * taken. */
typedef TlnInstrument *(*TlnPriceFilesTarget) (GtkWidget *widget);
void tln_price_files_take_drops (GtkWidget *widget, TlnStore *store, TlnPriceFilesTarget target);

/* Asks where its prices are to be saved with its splits and dividends, and saves them; says so, or
 * what went wrong. */
void tln_price_files_export (GtkWidget *from, TlnStore *store, TlnInstrument *instrument);

G_END_DECLS

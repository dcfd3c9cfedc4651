/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar that finds words in the article that is open. */
#pragma once

#include "tln-reader-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_READER_FIND (tln_reader_find_get_type ())
G_DECLARE_FINAL_TYPE (TlnReaderFind, tln_reader_find, TLN, READER_FIND, AdwBin)

/* Looks in what the view shows; what is folded away is not found. The view outlives the bar. */
GtkWidget *tln_reader_find_new (TlnStore *store, TlnReaderView *view);

/* Shows the bar with the focus in it; a selection of one line is looked for at once. */
void tln_reader_find_open (TlnReaderFind *self);

/* The view shows this now, NULL: nothing. The same words are looked for again, another article
 * closes the bar. */
void tln_reader_find_set_reading (TlnReaderFind *self, TlnReading *reading);

G_END_DECLS

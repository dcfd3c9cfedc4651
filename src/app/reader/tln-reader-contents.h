/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of contents of a long article, in a popover. */
#pragma once

#include "tln-reader-view.h"

G_BEGIN_DECLS

#define TLN_TYPE_READER_CONTENTS (tln_reader_contents_get_type ())
G_DECLARE_FINAL_TYPE (TlnReaderContents, tln_reader_contents, TLN, READER_CONTENTS, GtkPopover)

/* The view outlives the popover. */
GtkWidget *tln_reader_contents_new (TlnReaderView *view);

/* Lists the headings of an article, or its pages where it has hardly any headings. FALSE when there
 * is nothing worth a table; so with NULL. */
gboolean tln_reader_contents_set_reading (TlnReaderContents *self, TlnReading *reading);

G_END_DECLS

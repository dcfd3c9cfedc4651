/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above the text of an article: title, source, date, length, warning, chips. */
#pragma once

#include "tln-reading.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_READER_HEAD (tln_reader_head_get_type ())
G_DECLARE_FINAL_TYPE (TlnReaderHead, tln_reader_head, TLN, READER_HEAD, GtkBox)

GtkWidget *tln_reader_head_new (TlnStore *store);
void tln_reader_head_set_reading (TlnReaderHead *self, const TlnReading *reading);
/* A smaller title, for a phone. */
void tln_reader_head_set_compact (TlnReaderHead *self, gboolean compact);

G_END_DECLS

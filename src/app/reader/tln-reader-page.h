/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article to be read: text, claims, evidence pane. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_READER_PAGE (tln_reader_page_get_type ())
G_DECLARE_FINAL_TYPE (TlnReaderPage, tln_reader_page, TLN, READER_PAGE, AdwNavigationPage)

AdwNavigationPage *tln_reader_page_new (TlnStore *store);

/* Shows an article, at a claim of it when that is not 0; article 0: none. */
void tln_reader_page_show (TlnReaderPage *self, gint64 article, gint64 claim);
/* Keys go to the text, once it is there. */
void tln_reader_page_focus (TlnReaderPage *self);
gint64 tln_reader_page_get_article (TlnReaderPage *self);

/* 0: the pane stands beside the text, 1 and 2: it lies over it, 3: it is a sheet below. */
void tln_reader_page_set_width_class (TlnReaderPage *self, int width_class);

G_END_DECLS

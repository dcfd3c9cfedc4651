/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What browsers and extensions note at the top of the pages they save. */
#pragma once

#include "tln-day.h"

G_BEGIN_DECLS

typedef struct {
  char *address; /* where the page was saved from, http or https; NULL: not said */
  TlnDate date; /* when */
} TlnSavedPage;

/* Reads the comments before the body of a page in UTF-8: "saved from url=(0042)…" of browsers, and
 * SingleFile's "Page saved with SingleFile" with "url:" and "saved date:". Looks at the first 8 KB.
 * FALSE when there is neither. */
gboolean tln_saved_page_read (const char *html, TlnSavedPage *saved);
void tln_saved_page_clear (TlnSavedPage *saved);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlnSavedPage, tln_saved_page_clear)

/* The moment of an e-mail's Date header or of JavaScript's Date ("Mon Mar 10 2025 08:15:00
 * GMT+0800 (China Standard Time)"). FALSE when it is neither. */
gboolean tln_saved_date_parse (const char *written, TlnDate *date);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles for tests: drafts put together by hand, so that what is found in them is known. */
#pragma once

#include "tln-articles.h"

G_BEGIN_DECLS

/* A draft of plain text with a title and a day, where nothing has been looked for; findings can be
 * put in with the two functions below (words must stand in the text; the first place counts). */
TlnDraft *tln_test_draft (const char *title, const char *text, const char *day);
void tln_test_find_instrument (TlnDraft *draft, const char *words, const char *code);
void tln_test_find_stage (TlnDraft *draft, const char *words, const char *key);
void tln_test_find_boilerplate (TlnDraft *draft, const char *words, const char *kind);
/* Stores a draft (and frees it); returns its id. */
gint64 tln_test_add (TlnDb *db, TlnDraft *draft);

G_END_DECLS

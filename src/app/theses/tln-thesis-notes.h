/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notes of a thesis: read, added and changed on its page. */
#pragma once

#include "tln-bundle.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_THESIS_NOTES (tln_thesis_notes_get_type ())
G_DECLARE_FINAL_TYPE (TlnThesisNotes, tln_thesis_notes, TLN, THESIS_NOTES, AdwBin)

GtkWidget *tln_thesis_notes_new (TlnStore *store);
/* Shows the notes of this thesis; the bundle is only read while it is called. */
void tln_thesis_notes_set_bundle (TlnThesisNotes *self, const TlnBundle *bundle);
/* Opens the form of a new note with these words in it. */
void tln_thesis_notes_write (TlnThesisNotes *self, const char *title, const char *body);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a thesis or edits one: title, statement, what would prove it wrong, conviction, status. */
#pragma once

#include "tln-store.h"
#include "tln-thesis.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_THESIS_DIALOG (tln_thesis_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TlnThesisDialog, tln_thesis_dialog, TLN, THESIS_DIALOG, AdwDialog)

/* thesis NULL: a new one; its page is shown when it is made. Title and Enter are enough. */
AdwDialog *tln_thesis_dialog_new (TlnStore *store, const TlnThesis *thesis);

G_END_DECLS

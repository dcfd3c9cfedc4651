/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A split or dividend of an instrument in a dialog. Main thread. */
#pragma once

#include "tln-corporate-actions.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A new one (action->id 0: what it is filled in with) or one that is kept; copied. suspected: it
 * was found in the prices, so that the answer may be that it is none. */
AdwDialog *tln_corporate_dialog_new (TlnStore *store,
                                     gint64 instrument,
                                     const TlnCorporateAction *action,
                                     gboolean suspected);

/* "Split 1 to 3", "Dividend of 0.05 for a Share". Caller frees. */
char *tln_corporate_words (const TlnCorporateAction *action);

G_END_DECLS

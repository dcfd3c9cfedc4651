/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acts of the change log in the words of the user. */
#pragma once

#include "tln-act.h"

G_BEGIN_DECLS

/* What was done, as a noun: "Import of 3 articles". Caller frees. */
char *tln_act_text (const TlnAct *act);
/* The sentence of a toast after undo and redo. Caller frees. */
char *tln_act_undone_text (const TlnAct *act);
char *tln_act_redone_text (const TlnAct *act);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to several claims: one act each, with an undo toast. Main thread. */
#pragma once

#include "tln-edits.h"

G_BEGIN_DECLS

/* The actions of a page of claims, and what they take. */
#define TLN_CLAIMS_STANCE "claims.stance" /* s: see tln_stance_name */
#define TLN_CLAIMS_STAGE "claims.stage" /* x */
#define TLN_CLAIMS_FORECAST "claims.forecast" /* of the first one */
#define TLN_CLAIMS_DELETE "claims.delete"
/* What the first of the selected claims is to another one: by a dialog of the window. */
#define TLN_CLAIMS_ARGUE "claims.argue"

/* The menu of these, with the stages of the library. Caller unrefs. */
GMenuModel *tln_claims_acts_menu (TlnStore *store);
/* Does one of them to claims (gint64 ids). */
void tln_claims_act (GtkWidget *from,
                     TlnStore *store,
                     GArray *ids,
                     const char *action,
                     GVariant *parameter);

G_END_DECLS

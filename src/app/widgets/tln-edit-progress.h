/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far acts on many articles have come, for the sidebar. One that is over at once is never
 * shown. Main thread. */
#pragma once

#include "tln-articles-bulk.h"
#include "tln-progress.h"
#include "tln-store.h"

G_BEGIN_DECLS

#define TLN_TYPE_EDIT_PROGRESS (tln_edit_progress_get_type ())
G_DECLARE_FINAL_TYPE (TlnEditProgress, tln_edit_progress, TLN, EDIT_PROGRESS, TlnProgress)

/* One act under way. */
typedef struct _TlnEditRun TlnEditRun;

/* The one of a store. Borrowed. */
TlnEditProgress *tln_edit_progress_of (TlnStore *store);

/* To be called before the act is written: lets bulk, whose ids are set, tell of its progress and be
 * cancelled. title (for people) is copied. What is returned must outlive the job. */
TlnEditRun *tln_edit_progress_begin (TlnEditProgress *self, TlnBulk *bulk, const char *title);
/* The same for an undo or a redo: fills watch. */
TlnEditRun *
tln_edit_progress_begin_turn (TlnEditProgress *self, TlnActWatch *watch, const char *title);
/* After it was written or has failed; frees run. */
void tln_edit_progress_end (TlnEditProgress *self, TlnEditRun *run);
/* What is shown is the first act; cancelled, nothing of any stays. */

G_END_DECLS

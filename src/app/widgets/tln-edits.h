/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to articles from several places of the window: one act each, with an undo toast. */
#pragma once

#include "tln-articles-bulk.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Sets a flag of articles (gint64 ids) and says so in a toast; marking as read or unread says
 * nothing. from is any widget of the window. Main thread. */
void tln_edit_flag (GtkWidget *from, TlnStore *store, GArray *ids, TlnFlag flag, gboolean value);

/* Marks an article as read because it was opened: not an act, so that Undo still means what the
 * user did before. */
void tln_edit_opened (GtkWidget *from, TlnStore *store, gint64 article);

/* Assigns articles by hand, or takes the assignment away (on FALSE). */
void
tln_edit_tag (GtkWidget *from, TlnStore *store, GArray *ids, const TlnTarget *target, gboolean on);

/* Removes articles that are in the Trash for good. */
void tln_edit_delete (GtkWidget *from, TlnStore *store, GArray *ids);
/* Likewise, of what was in it long enough; the toast says that. */
void tln_edit_delete_old (GtkWidget *from, TlnStore *store, GArray *ids);
/* Makes articles reprints of the earliest of them. */
void tln_edit_merge (GtkWidget *from, TlnStore *store, GArray *ids);

/* For one article. Caller unrefs. */
GArray *tln_ids_of (gint64 id);

/* Runs a write job and answers with an undo toast: sentence (taken, may be NULL: no toast) when it
 * changed something, the error's words when it failed. */
void tln_edit_run (GtkWidget *from,
                   TlnStore *store,
                   const char *act_kind,
                   const TlnJob *job,
                   char *sentence);
/* The same for what a form says: its dialog is closed when that is done. Where it failed it stays
 * as it is, so that nothing that was typed is lost. */
void tln_edit_run_form (AdwDialog *form,
                        TlnStore *store,
                        const char *act_kind,
                        const TlnJob *job,
                        char *sentence);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to the evidence and fields of a thesis: each an act with its toast. Main thread;
 * from is any widget inside the window. */
#pragma once

#include "tln-claims.h"
#include "tln-store.h"
#include "tln-thesis.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Moves a claim's evidence for this thesis to a stage (0: the whole thesis). name is the stage's,
 * for the toast. */
void tln_thesis_act_move (GtkWidget *from,
                          TlnStore *store,
                          const TlnEvidence *evidence,
                          gint64 stage,
                          const char *name);
/* Makes a claim evidence of a thesis at a stage. What it says already of the thesis stays; a stance
 * and so on are for a claim that says nothing of it yet. */
void tln_thesis_act_place (GtkWidget *from,
                           TlnStore *store,
                           gint64 claim,
                           const TlnEvidenceDraft *draft);
void tln_thesis_act_stance (GtkWidget *from,
                            TlnStore *store,
                            const TlnEvidence *evidence,
                            TlnStance stance);
void tln_thesis_act_strength (GtkWidget *from,
                              TlnStore *store,
                              const TlnEvidence *evidence,
                              int strength);
void tln_thesis_act_remove (GtkWidget *from, TlnStore *store, const TlnEvidence *evidence);
/* It was looked at; days: see tln_theses_reviewed. */
void tln_thesis_act_reviewed (GtkWidget *from,
                              TlnStore *store,
                              gint64 thesis,
                              const char *title,
                              int days);
/* Gives a text field (as of tln_theses_set) a value it had before; a new version. */
void tln_thesis_act_restore (GtkWidget *from,
                             TlnStore *store,
                             gint64 thesis,
                             const char *field,
                             const char *value);
void tln_thesis_act_delete (GtkWidget *from, TlnStore *store, gint64 thesis, const char *title);

G_END_DECLS

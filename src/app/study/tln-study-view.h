/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of an event study as a widget: one line for each event, their mean and median, and
 * the random windows; by pointer and keys a session and an event in it. Main thread. */
#pragma once

#include "tln-evidence-study.h"
#include "tln-study-plot.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_STUDY_VIEW (tln_study_view_get_type ())
G_DECLARE_FINAL_TYPE (TlnStudyView, tln_study_view, TLN, STUDY_VIEW, GtkWidget)

GtkWidget *tln_study_view_new (void);
/* What is shown (ref'd); NULL: nothing. What was pointed at is not any more. */
void tln_study_view_set_study (TlnStudyView *self, TlnEvidenceStudy *study);

/* The event that is pointed at, by whatever means; TLN_STUDY_NO_PATH: none. */
void tln_study_view_set_path (TlnStudyView *self, guint path);
guint tln_study_view_get_path (TlnStudyView *self);
/* TLN_STUDY_NO_SESSION: none. */
int tln_study_view_get_session (TlnStudyView *self);

/* Signal "pointed": at another event or session. Signal "path-activated" (guint): its place is
 * wanted. */

G_END_DECLS

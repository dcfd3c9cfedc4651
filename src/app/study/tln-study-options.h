/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button with what an event study is counted by: what is expected, the benchmark, the window, the
 * stage. Kept for each instrument but for the stage. Main thread. */
#pragma once

#include "tln-evidence-study.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_STUDY_OPTIONS_BUTTON (tln_study_options_button_get_type ())
G_DECLARE_FINAL_TYPE (TlnStudyOptionsButton,
                      tln_study_options_button,
                      TLN,
                      STUDY_OPTIONS_BUTTON,
                      AdwBin)

GtkWidget *tln_study_options_button_new (TlnStore *store, gint64 instrument);

/* Sets benchmark, stage and options of a query. */
void tln_study_options_button_fill (TlnStudyOptionsButton *self, TlnStudyQuery *query);
/* What was read: the stages there is evidence for. */
void tln_study_options_button_show (TlnStudyOptionsButton *self, const TlnEvidenceStudy *study);

/* Signal "changed": something was chosen. */

G_END_DECLS

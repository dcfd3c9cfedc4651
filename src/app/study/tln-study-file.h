/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An event study into files. Main thread. */
#pragma once

#include "tln-evidence-study.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Each asks for a name; the study is ref'd. from is any widget in the window. */
void tln_study_file_save_picture (GtkWidget *from, TlnEvidenceStudy *study);
void tln_study_file_save_table (GtkWidget *from, TlnEvidenceStudy *study);

G_END_DECLS

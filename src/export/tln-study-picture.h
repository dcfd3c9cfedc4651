/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An event study as a picture and as a table of separated values, made without a display. */
#pragma once

#include "tln-evidence-study.h"
#include "tln-sheet.h"
#include "tln-study-plot.h"

G_BEGIN_DECLS

/* A picture of the drawing the window shows. The title and caption of the sheet and the words are
 * the caller's. Any thread. Errors: TLN_EXPORT_ERROR_NOT_FOUND when not one event can be shown, and
 * those of tln_sheet_make. */
GBytes *tln_study_picture (const TlnEvidenceStudy *study,
                           const TlnStudyWords *words,
                           const TlnSheet *sheet,
                           TlnSheetFormat format,
                           GError **error);

/* Stances of the paths of a study, as its picture wants them. Caller frees. */
TlnEventStance *tln_study_stances (const TlnEvidenceStudy *study);

/* Short words for files and scripts: "event", "no-day", …; "ok", "cut", …; "none", "closed", …. */
const char *tln_case_state_name (TlnCaseState state);
const char *tln_study_state_name (TlnStudyState state);
const char *tln_study_shift_name (TlnStudyShift shift);

/* One row for each claim that was asked for, then mean, median and placebo; columns car_-5 … car_20
 * hold the cumulated abnormal log returns, as many as the window is long. Numbers read back
 * exactly; missing ones are empty. UTF-8, commas, "\n". Caller frees. */
char *tln_study_csv (const TlnEvidenceStudy *study);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An event study in words. What is returned as char * is the caller's to free. Main thread. */
#pragma once

#include "tln-evidence-study.h"
#include "tln-study-plot.h"

G_BEGIN_DECLS

/* Legend and axis of the picture; static. */
void tln_study_words_init (TlnStudyWords *words);

/* How many, how many overlap, and where mean, median and random windows end. */
char *tln_study_say_summary (const TlnEvidenceStudy *study);
/* What the prices are where that matters ("Invented data"), and which splits lie in windows; NULL:
 * nothing to say. */
char *tln_study_say_prices (const TlnEvidenceStudy *study);
/* "looks like a split in its window: 515050.SSE, about 1 to 3 on 10 March 2025"; NULL: there is
 * none in the window of a case. */
char *tln_study_say_split (const TlnEvidenceStudy *study, const TlnStudyCase *event);

/* One event: its value at a session (TLN_STUDY_NO_SESSION: the last), stance, day and quote. */
char *tln_study_say_path (const TlnEvidenceStudy *study, guint path, int session);
/* Mean, median and random windows at a session. */
char *tln_study_say_session (const TlnEvidenceStudy *study, int session);

G_END_DECLS

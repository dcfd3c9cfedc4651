/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The events of an event study in words. What is returned as char * is the caller's to free. Main
 * thread. */
#pragma once

#include "tln-evidence-study.h"

G_BEGIN_DECLS

/* Whether a case has a path that can be shown. */
gboolean tln_case_shown (const TlnEvidenceStudy *study, const TlnStudyCase *event);
/* "10 March 2025", or from there to its session and why it is another one. */
char *tln_case_say_day (const TlnEvidenceStudy *study, const TlnStudyCase *event);
/* Why it is left out; NULL: it is not. */
char *tln_case_say_reason (const TlnEvidenceStudy *study, const TlnStudyCase *event);
/* What was subtracted from the returns. */
char *tln_case_say_expected (const TlnEvidenceStudy *study);
/* That this proves nothing; static. */
const char *tln_case_say_caution (void);

G_END_DECLS

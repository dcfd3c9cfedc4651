/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts of a week in words: what was, never what to do. Main thread; callers free. */
#pragma once

#include "tln-reviews.h"

G_BEGIN_DECLS

/* "Week 11 of 2025". */
char *tln_review_week_label (TlnDay week);
/* The heading of a section; static. */
const char *tln_review_section_title (TlnReviewSection section);
/* What a fact is about, on one line. */
char *tln_review_fact_title (const TlnReviewFact *fact);
/* What is known of it; NULL: nothing more. */
char *tln_review_fact_subtitle (const TlnReviewFact *fact);

G_END_DECLS

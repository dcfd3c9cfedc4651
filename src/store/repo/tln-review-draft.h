/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of reviews only. */
#pragma once

#include "tln-reviews.h"

G_BEGIN_DECLS

void tln_review_fact_free (TlnReviewFact *fact);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments made of rows, without a library. */
#pragma once

#include "tln-argument.h"

G_BEGIN_DECLS

/* An argument of thesis 1 without anything. */
TlnArgument *tln_test_argument (void);
/* The next claim, ids from 1, in an article of its own with the id 100 more. stance and strength
 * are its evidence; strength 0: it is none. The record may be changed before the tree is made. */
TlnClaim *
tln_test_argument_claim (TlnArgument *argument, const char *exact, TlnStance stance, int strength);
/* to 0: the thesis. Returns the link. */
TlnArgumentLink *
tln_test_argument_link (TlnArgument *argument, gint64 from, gint64 to, TlnRelation relation);
/* What is known of the article of a claim. */
TlnArgumentSource *tln_test_argument_source (TlnArgument *argument, gint64 claim);

G_END_DECLS

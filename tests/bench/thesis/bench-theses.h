/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Theses for a made-up library, the same every time. */
#pragma once

#include "tln-argument.h"
#include "tln-db.h"

G_BEGIN_DECLS

/* The thesis that has BENCH_LARGE claims; the others share the rest. */
#define BENCH_THESIS 1
#define BENCH_LARGE 500

/* Adds to the library of bench-library.h: 200 theses, 10,000 claims with numbers that are evidence,
 * links between those of a thesis, forecasts, falsifiers, states, a log. Ends the program when that
 * fails. */
void bench_theses_fill (TlnDb *db);

/* What a claim might say. Caller frees. */
char *bench_words (GRand *random);
/* An argument of n claims without a library: each linked to an earlier one. tangled: each hangs
 * below the one before and below the thesis, too. */
TlnArgument *bench_argument (guint n, gboolean tangled);

G_END_DECLS

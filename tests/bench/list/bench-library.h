/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A large made-up library: the same one every time. Short texts of words from two lists, so that a
 * million of them are made in minutes; search over real lengths is measured by bench/search. */
#pragma once

#include "tln-db.h"

G_BEGIN_DECLS

/* Fills an empty library with that many articles of ten years: 200 publishers, 40 feeds, 50
 * instruments, 6 theses, the stages of the default chain, 30 tags; 60 % unread, 3 % starred, 30 %
 * in the Inbox, 1 % in the Trash, 2 % with a claim. Ends the program when that fails. */
void bench_library_fill (TlnDb *db, guint n);

/* What this thread has worked, in microseconds: what else the machine does is not in it. */
gint64 bench_library_worked (void);

G_END_DECLS

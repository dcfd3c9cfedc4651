/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Row ids, the clock and the random source they are made from. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters of a written id. */
#define TLN_ID_LENGTH 13

typedef gint64 (*TlnClockFunc) (gpointer data);
typedef guint32 (*TlnRandomFunc) (gpointer data);

/* Replaces clock (milliseconds since 1970, UTC) and random source for the whole process, so that
 * tests are deterministic; NULL restores the real one. Not to be called while threads run. */
void
tln_clock_set (TlnClockFunc clock, gpointer clock_data, TlnRandomFunc random, gpointer random_data);

/* Milliseconds since 1970-01-01 UTC by the injected clock. Any thread. */
gint64 tln_now (void);
/* 32 bits of the injected random source. Any thread. */
guint32 tln_random (void);

/* A new 63-bit positive id: 43 bits of milliseconds, 20 random bits. Ids of one process always
 * increase, also when the clock is set back. Any thread. */
gint64 tln_id_new (void);

/* The millisecond an id was made. */
gint64 tln_id_time (gint64 id);

/* The least id that can be made in a millisecond. */
gint64 tln_id_first (gint64 milliseconds);

/* The id as 13 characters of Crockford base 32 (upper case, no I L O U). Caller frees. */
char *tln_id_to_string (gint64 id);

/* Reads a whole id; I and L read as 1, O as 0, case does not matter. FALSE for anything else. */
gboolean tln_id_parse (const char *text, gint64 *id);

/* Reads the last 1 to 12 characters of an id: *value are its low bits, *mask which bits those are,
 * so that "id & mask = value" finds the rows meant. FALSE for anything else. */
gboolean tln_id_parse_end (const char *text, gint64 *value, gint64 *mask);

G_END_DECLS

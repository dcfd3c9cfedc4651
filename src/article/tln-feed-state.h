/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is remembered of asking for a feed, and when it may be asked for again. Times are
 * milliseconds since 1970 UTC; the clock and the random source are the caller's. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  char *etag; /* as the server wrote it, or NULL */
  char *last_modified; /* likewise */
  gint64 checked_at; /* the last reply or failure; 0: never */
  gint64 next_check; /* not to be asked for by itself before; 0: at any time */
  gint64 wait_until; /* the server wants no request before, not even one a person asks for; 0 */
  guint failures; /* one after another */
  gboolean stopped; /* gone for good (410): not asked for by itself any more */
  GError *error; /* of the last time, or NULL */
} TlnFeedState;

TlnFeedState *tln_feed_state_new (void);
TlnFeedState *tln_feed_state_copy (const TlnFeedState *state);
void tln_feed_state_free (TlnFeedState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnFeedState, tln_feed_state_free)

/* After a reply, a new one or "not modified": once an hour is enough. wait: seconds the server asks
 * for, or -1. random: any 32 bits; they spread the time by a tenth, so that not all feeds come due
 * at once. */
void tln_feed_state_succeed (TlnFeedState *state, gint64 now, gint64 wait, guint32 random);
/* After a failure: twice as long with each one, from an hour to a day. */
void tln_feed_state_fail (TlnFeedState *state,
                          const GError *error,
                          gint64 now,
                          gint64 wait,
                          guint32 random);

/* Whether it is due to be asked for without anybody wanting it. */
gboolean tln_feed_state_due (const TlnFeedState *state, gint64 now);

/* Seconds of a Retry-After (RFC 9110 10.2.3), a number or a date, at most a week; -1 for none. */
gint64 tln_feed_retry_after (const char *header, gint64 now);

G_END_DECLS

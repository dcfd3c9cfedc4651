/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds that are asked for: one round at a time, in the background, with its progress. Main thread.
 */
#pragma once

#include "tln-progress.h"
#include "tln-store.h"

G_BEGIN_DECLS

/* What came of a round. */
typedef struct {
  gboolean asked; /* by a person, who wants to hear of it */
  gint64 added; /* the feed that is followed since then, or 0 */
  const char *title; /* of that one */
  guint n_feeds; /* asked for */
  guint n_new; /* articles */
  guint n_revised; /* TlnFeedStored */
  guint n_left;
  guint n_failed; /* feeds */
  guint n_waiting; /* feeds whose servers asked for time */
  gint64 act; /* 0: nothing to undo */
} TlnFeedTally;

#define TLN_TYPE_FEED_UPDATES (tln_feed_updates_get_type ())
G_DECLARE_FINAL_TYPE (TlnFeedUpdates, tln_feed_updates, TLN, FEED_UPDATES, TlnProgress)

TlnFeedUpdates *tln_feed_updates_new (TlnStore *store);

/* Follows the feed at an address a person typed, or the one that the page there names. */
void tln_feed_updates_add (TlnFeedUpdates *self, const char *address);
/* Asks for a feed, 0: for all, because a person wants it: one act. */
void tln_feed_updates_run (TlnFeedUpdates *self, gint64 feed);
/* Asks for those that are due, without anybody wanting it: no act, no word unless there are news.
 * Does nothing while a round is under way. */
void tln_feed_updates_run_due (TlnFeedUpdates *self);

/* Signals: "finished" (pointer to TlnFeedTally, valid during the call), "failed" (GError, address
 * or NULL): what was to be followed is not, or the library failed. */

G_END_DECLS

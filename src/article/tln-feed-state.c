/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Politeness towards servers, as numbers. */
#include "tln-feed-state.h"

#include "tln-feed.h"

#define SECOND G_GINT64_CONSTANT (1000)
#define HOUR (3600 * SECOND)
#define DAY (24 * HOUR)
#define MAX_WAIT (7 * 24 * 3600) /* seconds */

TlnFeedState *
tln_feed_state_new (void)
{
  return g_new0 (TlnFeedState, 1);
}

TlnFeedState *
tln_feed_state_copy (const TlnFeedState *state)
{
  TlnFeedState *copy = g_memdup2 (state, sizeof *state);

  copy->etag = g_strdup (state->etag);
  copy->last_modified = g_strdup (state->last_modified);
  copy->error = state->error != NULL ? g_error_copy (state->error) : NULL;
  return copy;
}

void
tln_feed_state_free (TlnFeedState *state)
{
  g_free (state->etag);
  g_free (state->last_modified);
  g_clear_error (&state->error);
  g_free (state);
}

/* Nine to eleven tenths of a time. */
static gint64
spread (gint64 time, guint32 random)
{
  return time * 9 / 10 + (gint64) ((guint64) (time / 5) * random >> 32);
}

static void
schedule (TlnFeedState *state, gint64 now, gint64 delay, gint64 wait)
{
  state->checked_at = now;
  state->wait_until = wait > 0 ? now + wait * SECOND : 0;
  state->next_check = MAX (now + delay, state->wait_until);
}

void
tln_feed_state_succeed (TlnFeedState *state, gint64 now, gint64 wait, guint32 random)
{
  state->failures = 0;
  state->stopped = FALSE;
  g_clear_error (&state->error);
  schedule (state, now, spread (HOUR, random), wait);
}

void
tln_feed_state_fail (TlnFeedState *state,
                     const GError *error,
                     gint64 now,
                     gint64 wait,
                     guint32 random)
{
  gint64 delay = HOUR;

  for (guint i = 0; i < state->failures && delay < DAY; i++)
    delay *= 2;
  state->failures++;
  g_clear_error (&state->error);
  state->error = g_error_copy (error);
  schedule (state, now, spread (MIN (delay, DAY), random), wait);
}

gboolean
tln_feed_state_due (const TlnFeedState *state, gint64 now)
{
  return !state->stopped && state->next_check <= now && state->wait_until <= now;
}

gint64
tln_feed_retry_after (const char *header, gint64 now)
{
  TlnDate date = TLN_DATE_NONE;
  guint64 seconds;

  if (header == NULL)
    return -1;
  if (g_ascii_string_to_unsigned (header, 10, 0, G_MAXINT32, &seconds, NULL))
    return MIN ((gint64) seconds, MAX_WAIT);
  if (!tln_feed_date_parse (header, &date) || date.second < 0)
    return -1;
  return CLAMP (tln_date_sort_key (&date) - now / SECOND, -1, MAX_WAIT);
}

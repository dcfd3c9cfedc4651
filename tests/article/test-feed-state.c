/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a feed may be asked for again. */
#include "tln-error.h"
#include "tln-feed-state.h"

#define MINUTE (60 * G_GINT64_CONSTANT (1000))
#define HOUR (60 * MINUTE)
#define NOW (G_GINT64_CONSTANT (20000) * 24 * HOUR)

static void
test_success (void)
{
  g_autoptr (TlnFeedState) state = tln_feed_state_new ();

  g_assert_true (tln_feed_state_due (state, NOW));
  tln_feed_state_succeed (state, NOW, -1, 0);
  g_assert_cmpint (state->next_check, ==, NOW + 54 * MINUTE);
  g_assert_cmpint (state->checked_at, ==, NOW);
  g_assert_false (tln_feed_state_due (state, NOW + 54 * MINUTE - 1));
  g_assert_true (tln_feed_state_due (state, NOW + 54 * MINUTE));
  tln_feed_state_succeed (state, NOW, -1, G_MAXUINT32);
  g_assert_cmpint (state->next_check, <=, NOW + 66 * MINUTE);
  g_assert_cmpint (state->next_check, >, NOW + 65 * MINUTE);
}

static void
test_back_off (void)
{
  static const int hours[] = { 1, 2, 4, 8, 16, 24, 24 };
  g_autoptr (TlnFeedState) state = tln_feed_state_new ();
  g_autoptr (GError) error =
      g_error_new_literal (TLN_NET_ERROR, TLN_NET_ERROR_SERVER, "HTTP status 500");

  for (gsize i = 0; i < G_N_ELEMENTS (hours); i++) {
    tln_feed_state_fail (state, error, NOW, -1, G_MAXUINT32 / 2);
    g_assert_cmpuint (state->failures, ==, i + 1);
    g_assert_cmpint ((state->next_check - NOW + MINUTE) / HOUR, ==, hours[i]);
    g_assert_error (state->error, TLN_NET_ERROR, TLN_NET_ERROR_SERVER);
  }
  tln_feed_state_succeed (state, NOW, -1, 0);
  g_assert_cmpuint (state->failures, ==, 0);
  g_assert_no_error (state->error);
}

/* What the server asks for is waited for, and a person waits, too. */
static void
test_wait (void)
{
  g_autoptr (TlnFeedState) state = tln_feed_state_new ();
  g_autoptr (GError) error =
      g_error_new_literal (TLN_NET_ERROR, TLN_NET_ERROR_RATE_LIMITED, "HTTP status 429");

  tln_feed_state_fail (state, error, NOW, 3 * 3600, 0);
  g_assert_cmpint (state->wait_until, ==, NOW + 3 * HOUR);
  g_assert_cmpint (state->next_check, ==, NOW + 3 * HOUR);
  tln_feed_state_fail (state, error, NOW, 60, 0);
  g_assert_cmpint (state->wait_until, ==, NOW + MINUTE);
  g_assert_cmpint (state->next_check, >, NOW + HOUR);
}

static void
test_stopped (void)
{
  g_autoptr (TlnFeedState) state = tln_feed_state_new ();

  state->stopped = TRUE;
  g_assert_false (tln_feed_state_due (state, NOW));
  g_autoptr (TlnFeedState) copy = tln_feed_state_copy (state);
  g_assert_true (copy->stopped);
  tln_feed_state_succeed (state, NOW, -1, 0);
  g_assert_false (state->stopped);
}

static void
test_retry_after (void)
{
  gint64 now = G_GINT64_CONSTANT (1741594507) * 1000; /* Mon, 10 Mar 2025 08:15:07 GMT */

  g_assert_cmpint (tln_feed_retry_after (NULL, now), ==, -1);
  g_assert_cmpint (tln_feed_retry_after ("", now), ==, -1);
  g_assert_cmpint (tln_feed_retry_after ("soon", now), ==, -1);
  g_assert_cmpint (tln_feed_retry_after ("-5", now), ==, -1);
  g_assert_cmpint (tln_feed_retry_after ("120", now), ==, 120);
  g_assert_cmpint (tln_feed_retry_after ("2000000000", now), ==, 7 * 24 * 3600);
  g_assert_cmpint (tln_feed_retry_after ("Mon, 10 Mar 2025 08:16:07 GMT", now), ==, 60);
  g_assert_cmpint (tln_feed_retry_after ("Mon, 10 Mar 2024 08:16:07 GMT", now), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-state/success", test_success);
  g_test_add_func ("/feed-state/back-off", test_back_off);
  g_test_add_func ("/feed-state/wait", test_wait);
  g_test_add_func ("/feed-state/stopped", test_stopped);
  g_test_add_func ("/feed-state/retry-after", test_retry_after);
  return g_test_run ();
}

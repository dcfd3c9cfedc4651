/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for a frame comes after it, where there is none all the same, and not once it is given
 * up. Needs a display. */
#include "tln-after-frame.h"

typedef struct {
  TlnAfterFrame *handle;
  guint frames;
  guint calls;
  guint frames_then;
} Seen;

static void
painted_cb (GdkFrameClock *clock, Seen *seen)
{
  seen->frames++;
}

static void
called_cb (gpointer data)
{
  Seen *seen = data;

  g_assert_null (seen->handle);
  seen->calls++;
  seen->frames_then = seen->frames;
}

static GtkWidget *
show_window (void)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("words"));
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (gtk_window_get_child (GTK_WINDOW (window))))
    g_main_context_iteration (NULL, TRUE);
  return window;
}

static void
test_after (void)
{
  GtkWidget *window = show_window ();
  Seen seen = { 0 };

  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    &seen);
  for (guint i = 1; i <= 3; i++) {
    seen.frames = 0;
    tln_after_frame (gtk_window_get_child (GTK_WINDOW (window)), &seen.handle, called_cb, &seen);
    g_assert_nonnull (seen.handle);
    while (seen.calls < i)
      g_main_context_iteration (NULL, TRUE);
    g_assert_cmpuint (seen.frames_then, >=, 1);
  }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_no_frame (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("nowhere"));
  Seen seen = { 0 };

  tln_after_frame (label, &seen.handle, called_cb, &seen);
  while (seen.calls == 0)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (label);
}

static void
test_given_up (void)
{
  GtkWidget *window = show_window ();
  Seen given_up = { 0 }, other = { 0 };

  tln_after_frame (window, &given_up.handle, called_cb, &given_up);
  tln_after_frame (window, &other.handle, called_cb, &other);
  tln_after_frame_cancel (&given_up.handle);
  tln_after_frame_cancel (&given_up.handle);
  while (other.calls == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (given_up.calls, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/after-frame/after", test_after);
  g_test_add_func ("/after-frame/no-frame", test_no_frame);
  g_test_add_func ("/after-frame/given-up", test_given_up);
  return g_test_run ();
}

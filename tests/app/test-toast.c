/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages above a bar at the bottom of the window. Needs a display. */
#include "tln-toast.h"

#include <adwaita.h>

/* The message that was added last; NULL: there is none. */
static GtkWidget *
find_toast (GtkWidget *overlay)
{
  GtkWidget *found = NULL;

  for (GtkWidget *w = gtk_widget_get_first_child (overlay); w; w = gtk_widget_get_next_sibling (w))
    if (g_str_equal (gtk_widget_get_css_name (w), "toast"))
      found = w;
  return found;
}

static void
assert_above (GtkWidget *overlay, gboolean above)
{
  g_auto (GStrv) classes = gtk_widget_get_css_classes (overlay);

  g_assert_cmpint (gtk_widget_has_css_class (find_toast (overlay), "above-tall-bar"), ==, above);
  g_assert_false (gtk_widget_has_css_class (find_toast (overlay), "above-bar"));
  /* Else all of the window is styled anew. */
  g_assert_cmpuint (g_strv_length (classes), ==, 0);
}

/* Those that are there when the bar comes and those that come while it is there. */
static void
test_above_bar (void)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *bar = gtk_label_new ("bar");

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), bar);
  gtk_widget_set_visible (bar, FALSE);
  tln_toast_keep_above (bar, "visible", TRUE);
  adw_window_set_content (ADW_WINDOW (window), overlay);
  gtk_window_present (GTK_WINDOW (window));
  tln_toast_say (overlay, "before");
  assert_above (overlay, FALSE);
  gtk_widget_set_visible (bar, TRUE);
  while (!gtk_widget_get_mapped (bar))
    g_main_context_iteration (NULL, TRUE);
  assert_above (overlay, TRUE);
  tln_toast_say (overlay, "meanwhile");
  assert_above (overlay, TRUE);
  gtk_widget_set_visible (bar, FALSE);
  assert_above (overlay, FALSE);
  tln_toast_say (overlay, "afterwards");
  assert_above (overlay, FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/toast/above-bar", test_above_bar);
  return g_test_run ();
}

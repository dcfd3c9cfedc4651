/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the keys go when another width shows one part of the window instead of two, or two instead
 * of one: they stay where they are as long as that is to be seen, else they go to what is. */
#include "tln-window-private.h"

/* The part of a split that is behind the other one, or NULL. */
static GtkWidget *
hidden_part (AdwNavigationSplitView *split)
{
  AdwNavigationPage *page;

  if (!adw_navigation_split_view_get_collapsed (split))
    return NULL;
  page = adw_navigation_split_view_get_show_content (split)
             ? adw_navigation_split_view_get_sidebar (split)
             : adw_navigation_split_view_get_content (split);
  return page ? GTK_WIDGET (page) : NULL;
}

static gboolean
is_behind (GtkWidget *widget, AdwNavigationSplitView *split)
{
  GtkWidget *hidden = hidden_part (split);

  return hidden && gtk_widget_is_ancestor (widget, hidden);
}

static void
focus_shown (TlnWindow *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->pages);
  GtkWidget *hidden = hidden_part (self->outer);

  if (hidden && gtk_widget_is_ancestor (GTK_WIDGET (self->pages), hidden))
    gtk_widget_child_focus (GTK_WIDGET (self->sidebar), GTK_DIR_TAB_FORWARD);
  else if (page != self->lists)
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
  else if (hidden_part (self->inner) == GTK_WIDGET (self->library))
    tln_reader_page_focus (self->reader);
  else
    tln_library_page_focus (self->library);
}

/* The parts have been put elsewhere, and GTK has not yet looked for another focus. */
static void
collapsed_cb (TlnWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus && (is_behind (focus, self->outer) || is_behind (focus, self->inner)))
    focus_shown (self);
}

/* Frames in which what has the keys is waited for. */
#define FRAMES 10

typedef struct {
  GWeakRef focus;
  guint frames;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_weak_ref_clear (&kept->focus);
  g_free (kept);
}

/* Signature given by GTK. */
static gboolean
give_back_cb (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  Kept *kept = data;
  g_autoptr (GtkWidget) focus = g_weak_ref_get (&kept->focus);

  if (!focus || kept->frames++ > FRAMES)
    return G_SOURCE_REMOVE;
  if (!gtk_widget_get_mapped (focus))
    return G_SOURCE_CONTINUE;
  gtk_window_set_focus (GTK_WINDOW (window), focus);
  return G_SOURCE_REMOVE;
}

/* For a frame nothing of the window is there, and GTK gives the keys to the first that is again. */
static void
breakpoint_cb (TlnWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  Kept *kept;

  if (!focus || is_behind (focus, self->outer) || is_behind (focus, self->inner))
    return;
  kept = g_new0 (Kept, 1);
  g_weak_ref_init (&kept->focus, focus);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), give_back_cb, kept, kept_free);
}

void
tln_window_follow_focus (TlnWindow *self)
{
  g_signal_connect_object (self, "notify::current-breakpoint", G_CALLBACK (breakpoint_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outer, "notify::collapsed", G_CALLBACK (collapsed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inner, "notify::collapsed", G_CALLBACK (collapsed_cb), self,
                           G_CONNECT_SWAPPED);
}

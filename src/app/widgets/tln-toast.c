/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Toasts of the window. They do not queue up: a new one replaces the last, which speaks of a state
 * that is gone, and only the newest act can be undone from one. */
#include "tln-toast.h"

#include "tln-error-text.h"
#include "tln-navigator.h"

#include <adwaita.h>
#include <gio/gio.h>
#include <glib/gi18n.h>

#define UNDO_SECONDS 5

static AdwToastOverlay *
find_overlay (GtkWidget *from)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);
  GtkRoot *root = overlay ? NULL : gtk_widget_get_root (from);

  /* A dialog or popover stands beside the overlay, below the same window. */
  if (root && ADW_IS_APPLICATION_WINDOW (root))
    overlay = adw_application_window_get_content (ADW_APPLICATION_WINDOW (root));
  return overlay && ADW_IS_TOAST_OVERLAY (overlay) ? ADW_TOAST_OVERLAY (overlay) : NULL;
}

static void
add_toast (GtkWidget *from, AdwToast *toast)
{
  static GWeakRef last;
  g_autoptr (AdwToast) old = g_weak_ref_get (&last);
  AdwToastOverlay *overlay = find_overlay (from);

  if (old)
    adw_toast_dismiss (old);
  g_weak_ref_set (&last, toast);
  adw_toast_set_use_markup (toast, FALSE);
  if (overlay)
    adw_toast_overlay_add_toast (overlay, toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

typedef struct {
  const char *property; /* true while it is to be seen */
  const char *style; /* of messages meanwhile */
  gboolean counted;
} Bar;

/* Styles there is a bar for. */
static const char *const bar_styles[] = { "above-bar", "above-tall-bar" };

/* A class of the overlay itself would be one above all of the window: whenever it came or went,
 * each of a list's rows would be styled anew. */
static void
style_toasts (GtkWidget *overlay)
{
  for (GtkWidget *w = gtk_widget_get_first_child (overlay); w; w = gtk_widget_get_next_sibling (w))
    for (guint i = 0; i < G_N_ELEMENTS (bar_styles); i++) {
      if (g_strcmp0 (gtk_widget_get_css_name (w), "toast") != 0)
        continue;
      if (g_object_get_data (G_OBJECT (overlay), bar_styles[i]))
        gtk_widget_add_css_class (w, bar_styles[i]);
      else
        gtk_widget_remove_css_class (w, bar_styles[i]);
    }
}

/* The overlay makes the widget of a message when its turn comes. */
static void
follow_toasts (GtkWidget *overlay)
{
  GListModel *children;

  if (g_object_get_data (G_OBJECT (overlay), "tln-toasts"))
    return;
  children = gtk_widget_observe_children (overlay);
  g_signal_connect_object (children, "items-changed", G_CALLBACK (style_toasts), overlay,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (overlay), "tln-toasts", children, g_object_unref);
}

/* Counts the bars of a height that are to be seen, for several may be. */
static void
bar_changed_cb (GtkWidget *widget)
{
  Bar *bar = g_object_get_data (G_OBJECT (widget), "tln-bar");
  AdwToastOverlay *overlay = find_overlay (widget);
  gboolean shown = FALSE;
  guint n;

  g_object_get (widget, bar->property, &shown, NULL);
  shown = shown && gtk_widget_get_mapped (widget);
  if (!overlay || shown == bar->counted)
    return;
  bar->counted = shown;
  n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (overlay), bar->style)) + (shown ? 1 : -1);
  g_object_set_data (G_OBJECT (overlay), bar->style, GUINT_TO_POINTER (n));
  follow_toasts (GTK_WIDGET (overlay));
  style_toasts (GTK_WIDGET (overlay));
}

void
tln_toast_keep_above (GtkWidget *widget, const char *property, gboolean tall)
{
  g_autofree char *notify = g_strconcat ("notify::", property, NULL);
  Bar *bar = g_new0 (Bar, 1);

  bar->property = g_intern_string (property);
  bar->style = bar_styles[tall];
  g_object_set_data_full (G_OBJECT (widget), "tln-bar", bar, g_free);
  g_signal_connect (widget, notify, G_CALLBACK (bar_changed_cb), NULL);
  g_signal_connect_after (widget, "map", G_CALLBACK (bar_changed_cb), NULL);
  g_signal_connect_after (widget, "unmap", G_CALLBACK (bar_changed_cb), NULL);
}

void
tln_toast_act (GtkWidget *from, const char *sentence, gint64 act)
{
  AdwToast *toast;

  if (act == 0)
    return;
  toast = adw_toast_new (sentence);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_target (toast, "x", act);
  adw_toast_set_action_name (toast, TLN_UNDO_ACT);
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  add_toast (from, toast);
}

void
tln_toast_say (GtkWidget *from, const char *sentence)
{
  add_toast (from, adw_toast_new (sentence));
}

static void
say_error (GtkWidget *from, const GError *error, char *(*say) (const GError *) )
{
  if (!error || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_autofree char *sentence = say (error);
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  add_toast (from, toast);
}

void
tln_toast_error (GtkWidget *from, const GError *error)
{
  say_error (from, error, tln_error_text);
}

void
tln_toast_save_error (GtkWidget *from, const GError *error)
{
  say_error (from, error, tln_error_save_text);
}

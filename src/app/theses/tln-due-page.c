/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what is due whenever something changed. A card that is answered goes; the next one has the
 * focus then, so that the keys go on. */
#include "tln-due-page.h"

#include "tln-due-card.h"
#include "tln-error-text.h"

#include <glib/gi18n.h>

struct _TlnDuePage {
  AdwNavigationPage parent_instance;
  TlnStore *store;
  GCancellable *cancellable;
  AdwWindowTitle *heading;
  AdwToolbarView *view;
  GtkWidget *lists[3]; /* GtkListBox of forecasts, falsifiers, reviews; NULL before they are read */
  guint at_list; /* where the focus was, to go on there */
  int at_row;
};

G_DEFINE_FINAL_TYPE (TlnDuePage, tln_due_page, ADW_TYPE_NAVIGATION_PAGE)

static gpointer
load_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_due_load (db, tln_day_today (), error);
}

static GtkWidget *
build_status (const char *title, const char *description)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "tln-due-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  return page;
}

static GtkWidget *
add_list (GtkWidget *box, const char *title, guint n)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  gtk_widget_set_visible (group, n > 0);
  gtk_box_append (GTK_BOX (box), group);
  return list;
}

static GtkWidget *
build_lists (TlnDuePage *self, const TlnDue *due)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_add_css_class (box, "forecasts");
  self->lists[0] = add_list (box, _ ("Forecasts"), due->forecasts->len);
  self->lists[1] = add_list (box, _ ("Falsifiers to Check"), due->falsifiers->len);
  self->lists[2] = add_list (box, _ ("Theses to Review"), due->reviews->len);
  for (guint i = 0; i < due->forecasts->len; i++)
    gtk_list_box_append (
        GTK_LIST_BOX (self->lists[0]),
        tln_due_card_new_forecast (self->store, due->forecasts->pdata[i], TLN_CARD_ALONE));
  for (guint i = 0; i < due->falsifiers->len; i++)
    gtk_list_box_append (
        GTK_LIST_BOX (self->lists[1]),
        tln_due_card_new_falsifier (self->store, due->falsifiers->pdata[i], TLN_CARD_ALONE));
  for (guint i = 0; i < due->reviews->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->lists[2]),
                         tln_due_card_new_review (self->store, due->reviews->pdata[i]));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

/* The focus. */

static void
note_focus (TlnDuePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, TLN_TYPE_DUE_CARD) : NULL;

  for (guint i = 0; card != NULL && i < G_N_ELEMENTS (self->lists); i++) {
    if (self->lists[i] == NULL || !gtk_widget_is_ancestor (card, self->lists[i]))
      continue;
    self->at_list = i;
    self->at_row = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (card));
  }
}

/* The card in the place of the one that went, else the last before it, else the first of all. */
static void
give_focus (TlnDuePage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->lists); i++) {
    GtkListBox *list = GTK_LIST_BOX (self->lists[(self->at_list + i) % G_N_ELEMENTS (self->lists)]);

    for (int row = i == 0 ? self->at_row : 0; row >= 0; row--) {
      GtkListBoxRow *card = gtk_list_box_get_row_at_index (list, row);

      if (card != NULL && gtk_widget_grab_focus (GTK_WIDGET (card)))
        return;
    }
  }
}

static void
show (TlnDuePage *self, const TlnDue *due)
{
  guint n = tln_due_count (due);
  g_autofree char *count = g_strdup_printf (ngettext ("%u waits", "%u wait", n), n);

  adw_window_title_set_subtitle (self->heading, n > 0 ? count : "");
  if (n > 0) {
    adw_toolbar_view_set_content (self->view, build_lists (self, due));
    if (gtk_widget_get_mapped (GTK_WIDGET (self)))
      give_focus (self);
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (self->lists); i++)
    self->lists[i] = NULL;
  adw_toolbar_view_set_content (
      self->view,
      build_status (_ ("Nothing Is Due"),
                    _ ("Forecasts whose day has come, falsifiers to check and theses to review "
                       "wait here. Give a forecast a due date on the page of its thesis.")));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnDuePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDue) due = tln_store_finish (TLN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->view == NULL)
    return;
  note_focus (self);
  if (due != NULL) {
    show (self, due);
    return;
  }
  GtkWidget *page = build_status ("", NULL);

  tln_error_show (ADW_STATUS_PAGE (page), error);
  for (guint i = 0; i < G_N_ELEMENTS (self->lists); i++)
    self->lists[i] = NULL;
  adw_toolbar_view_set_content (self->view, page);
}

static void
reload (TlnDuePage *self)
{
  TlnJob job = { load_job, NULL, NULL, (GDestroyNotify) tln_due_free };

  tln_store_read_newest_async (self->store, &self->cancellable, &job, loaded_cb,
                               g_object_ref (self));
}

static void
store_changed_cb (TlnStore *store, guint changed, TlnDuePage *self)
{
  if (changed & (TLN_CHANGED_FORECASTS | TLN_CHANGED_THESES))
    reload (self);
}

static void
tln_due_page_dispose (GObject *object)
{
  TlnDuePage *self = TLN_DUE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  self->view = NULL;
  G_OBJECT_CLASS (tln_due_page_parent_class)->dispose (object);
}

static void
tln_due_page_class_init (TlnDuePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tln_due_page_dispose;
}

static void
tln_due_page_init (TlnDuePage *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->heading = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Due"), ""));
  self->view = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->heading));
  adw_toolbar_view_add_top_bar (self->view, header);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Due"));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), GTK_WIDGET (self->view));
}

AdwNavigationPage *
tln_due_page_new (TlnStore *store)
{
  TlnDuePage *self = g_object_new (TLN_TYPE_DUE_PAGE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  reload (self);
  return ADW_NAVIGATION_PAGE (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log in pages: older entries are read when they are asked for. An entry is never changed; an
 * old version is brought back as a new one. */
#include "tln-thesis-log-view.h"

#include "tln-date-label.h"
#include "tln-error-text.h"
#include "tln-navigator.h"
#include "tln-past-lock.h"
#include "tln-thesis-act.h"
#include "tln-thesis-log-words.h"

#include <glib/gi18n.h>

#define PAGE 100

struct _TlnThesisLogView {
  AdwBin parent_instance;
  TlnStore *store;
  gint64 id;
  TlnDay day; /* that it shows; TLN_DAY_NONE: the present */
  GCancellable *cancellable;
  gboolean dirty; /* something changed while it was not looked at */
  guint shown; /* rows of the log that were asked for */

  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkListBox *list;
  GtkWidget *older;
};

typedef enum {
  PROP_ID = 1,
  PROP_DAY,
} LogProperty;
static GParamSpec *properties[PROP_DAY + 1];

G_DEFINE_FINAL_TYPE (TlnThesisLogView, tln_thesis_log_view, ADW_TYPE_BIN)

typedef struct {
  gint64 thesis;
  guint limit;
} Page;

static gpointer
load_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Page *page = data;

  return tln_thesis_log_read (db, page->thesis, 0, page->limit, error);
}

static GtkWidget *
build_label (const char *text, gboolean markup, const char *class_name)
{
  GtkWidget *label = gtk_label_new (NULL);

  if (markup)
    gtk_label_set_markup (GTK_LABEL (label), text);
  else
    gtk_label_set_label (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);
  return label;
}

static void
restore_clicked_cb (GtkButton *button, TlnThesisLogView *self)
{
  tln_thesis_act_restore (GTK_WIDGET (self), self->store, self->id,
                          g_object_get_data (G_OBJECT (button), "field"),
                          g_object_get_data (G_OBJECT (button), "value"));
}

/* Leads to what an entry is about, or brings a version back. */
static GtkWidget *
build_button (TlnThesisLogView *self, const TlnLogEntry *entry)
{
  const char *field = tln_thesis_log_field (entry);
  GtkWidget *button;

  if (field != NULL && entry->before != NULL && *entry->before != '\0') {
    button = gtk_button_new_with_label (_ ("Bring Back"));
    gtk_widget_set_tooltip_text (button, _ ("Make the earlier words the present version"));
    g_object_set_data (G_OBJECT (button), "field", (gpointer) field);
    g_object_set_data_full (G_OBJECT (button), "value", g_strdup (entry->before), g_free);
    g_signal_connect (button, "clicked", G_CALLBACK (restore_clicked_cb), self);
    if (self->day != TLN_DAY_NONE) {
      gtk_widget_set_sensitive (button, FALSE);
      gtk_widget_set_tooltip_text (button, tln_past_reason ());
    }
  } else if (entry->kind == TLN_LOG_EVIDENCE && entry->what != TLN_LOG_REMOVED) {
    button = gtk_button_new_with_label (_ ("Show Quote"));
    tln_navigator_bind (GTK_ACTIONABLE (button), TLN_SHOW_CLAIM, entry->subject);
  } else {
    return NULL;
  }
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
build_row (TlnThesisLogView *self, const TlnLogEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *title = tln_thesis_log_title (entry);
  g_autofree char *markup = tln_thesis_log_markup (entry);
  g_autofree char *time = tln_clock_label (entry->time);
  GtkWidget *button = build_button (self, entry);

  gtk_box_append (GTK_BOX (box), build_label (title, FALSE, "heading"));
  if (markup != NULL)
    gtk_box_append (GTK_BOX (box), build_label (markup, TRUE, NULL));
  gtk_box_append (GTK_BOX (box), build_label (time, FALSE, "dim-label"));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (line), box);
  if (button != NULL)
    gtk_box_append (GTK_BOX (line), button);
  gtk_widget_set_margin_top (line, 9);
  gtk_widget_set_margin_bottom (line, 9);
  gtk_widget_set_margin_start (line, 12);
  gtk_widget_set_margin_end (line, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  g_object_set_data (G_OBJECT (row), "day", GINT_TO_POINTER (tln_day_from_time (entry->time)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  gpointer day = g_object_get_data (G_OBJECT (row), "day");
  g_autofree char *label = NULL;

  if (before != NULL && g_object_get_data (G_OBJECT (before), "day") == day) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }
  label = tln_day_label (GPOINTER_TO_INT (day));
  GtkWidget *header = build_label (label, FALSE, "dim-label");
  gtk_widget_add_css_class (header, "caption-heading");
  gtk_widget_set_margin_start (header, 12);
  gtk_widget_set_margin_top (header, 12);
  gtk_list_box_row_set_header (row, header);
}

static void
show_entries (TlnThesisLogView *self, GPtrArray *entries)
{
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < entries->len; i++)
    gtk_list_box_append (self->list, build_row (self, g_ptr_array_index (entries, i)));
  /* A row of the log is at least one entry. */
  gtk_widget_set_visible (self->older, entries->len >= self->shown);
  gtk_stack_set_visible_child_name (self->stack, entries->len > 0 ? "log" : "empty");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnThesisLogView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = tln_store_finish (TLN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entries != NULL) {
    show_entries (self, entries);
    return;
  }
  tln_error_show (self->error_page, error);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
reload (TlnThesisLogView *self)
{
  Page page = { self->id, self->shown };
  TlnJob job = { load_job, g_memdup2 (&page, sizeof page), g_free,
                 (GDestroyNotify) g_ptr_array_unref };

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->dirty = !gtk_widget_get_mapped (GTK_WIDGET (self)) || self->id == 0;
  if (self->dirty) {
    g_free (job.data);
    return;
  }
  self->cancellable = g_cancellable_new ();
  tln_store_read_day_async (self->store, self->day, &job, self->cancellable, loaded_cb,
                            g_object_ref (self));
}

static void
older_clicked_cb (TlnThesisLogView *self)
{
  self->shown += PAGE;
  reload (self);
}

static void
map_cb (TlnThesisLogView *self)
{
  if (self->dirty)
    reload (self);
}

static void
store_changed_cb (TlnStore *store, guint changed, TlnThesisLogView *self)
{
  reload (self);
}

static void
tln_thesis_log_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlnThesisLogView *self = TLN_THESIS_LOG_VIEW (object);

  switch ((LogProperty) id) {
  case PROP_ID:
    self->id = g_value_get_int64 (value);
    self->shown = PAGE;
    break;
  case PROP_DAY:
    self->day = g_value_get_int (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    return;
  }
  reload (self);
}

static void
tln_thesis_log_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ID)
    g_value_set_int64 (value, TLN_THESIS_LOG_VIEW (object)->id);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tln_thesis_log_view_dispose (GObject *object)
{
  TlnThesisLogView *self = TLN_THESIS_LOG_VIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_thesis_log_view_parent_class)->dispose (object);
}

static void
tln_thesis_log_view_class_init (TlnThesisLogViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = tln_thesis_log_view_set_property;
  object_class->get_property = tln_thesis_log_view_get_property;
  object_class->dispose = tln_thesis_log_view_dispose;
  properties[PROP_ID] = g_param_spec_int64 ("thesis-id", NULL, NULL, 0, G_MAXINT64, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, TLN_DAY_NONE,
                                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static GtkWidget *
build_log (TlnThesisLogView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Log"), -1);
  self->older = gtk_button_new_with_label (_ ("Show Older"));
  gtk_widget_add_css_class (self->older, "pill");
  gtk_widget_set_halign (self->older, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->older, "clicked", G_CALLBACK (older_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->older);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "background");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static void
tln_thesis_log_view_init (TlnThesisLogView *self)
{
  GtkWidget *empty = adw_status_page_new ();

  self->day = TLN_DAY_NONE;
  self->stack = GTK_STACK (gtk_stack_new ());
  self->error_page = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->error_page, "dialog-error-symbolic");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "tln-log-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("Nothing Has Changed Yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (empty),
      _ ("Every version of the thesis, every conviction with its reason and all evidence that "
         "comes or goes is kept here."));
  gtk_stack_add_named (self->stack, adw_bin_new (), "loading");
  gtk_stack_add_named (self->stack, build_log (self), "log");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->error_page), "error");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

GtkWidget *
tln_thesis_log_view_new (TlnStore *store)
{
  TlnThesisLogView *self = g_object_new (TLN_TYPE_THESIS_LOG_VIEW, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the argument and shows it in one of two forms, as rows or as a map; says so where there is
 * none, or where it cannot be read. */
#include "tln-argument-view.h"

#include "tln-argument-list.h"
#include "tln-argument-map.h"
#include "tln-argument-words.h"
#include "tln-arguments.h"
#include "tln-error-text.h"

#include <glib/gi18n.h>

struct _TlnArgumentView {
  AdwBin parent_instance;
  TlnStore *store;
  gint64 id;
  TlnDay day; /* that it shows; TLN_DAY_NONE: the present */
  gboolean renew; /* the same tree has other rows: they may be changed, or not any more */
  gboolean stale; /* something changed while it was not shown */
  GCancellable *cancellable;
  TlnArgumentTree *tree; /* or NULL */

  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkLabel *summary;
  GtkStack *forms; /* "tree" and "map" */
  AdwToggleGroup *form;
  GtkWidget *zoom; /* buttons of the map */
  TlnArgumentList *list;
  TlnArgumentMap *map;
};

typedef enum {
  PROP_ID = 1,
  PROP_DAY,
} ViewProperty;
static GParamSpec *properties[PROP_DAY + 1];

G_DEFINE_FINAL_TYPE (TlnArgumentView, tln_argument_view, ADW_TYPE_BIN)

/* Reading. */

typedef struct {
  TlnArgumentTree *tree;
  TlnArgumentPlan *plan;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->tree, tln_argument_tree_unref);
  g_clear_pointer (&loaded->plan, tln_argument_plan_free);
  g_free (loaded);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

static gpointer
load_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TlnArgument *argument = tln_arguments_load (db, *(gint64 *) data, error);
  Loaded *loaded;

  if (argument == NULL)
    return NULL;
  loaded = g_new0 (Loaded, 1);
  loaded->tree = tln_argument_tree_new (argument);
  loaded->plan = tln_argument_plan_new (loaded->tree, tln_argument_map_sizes ());
  return loaded;
}

static void
show_error (TlnArgumentView *self, const GError *error)
{
  tln_error_show (self->error_page, error);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
show_tree (TlnArgumentView *self, Loaded *loaded)
{
  g_autofree char *summary = tln_argument_summary (loaded->tree);

  g_clear_pointer (&self->tree, tln_argument_tree_unref);
  self->tree = g_steal_pointer (&loaded->tree);
  gtk_label_set_label (self->summary, summary);
  tln_argument_list_set_tree (self->list, self->tree);
  tln_argument_map_set_tree (self->map, self->tree, g_steal_pointer (&loaded->plan));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnArgumentView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Loaded) loaded = tln_store_finish (TLN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (loaded == NULL) {
    show_error (self, error);
    return;
  }
  /* What stays as it is keeps its rows, and a menu that is open. */
  if (self->tree == NULL || self->renew || !tln_argument_tree_equal (self->tree, loaded->tree))
    show_tree (self, loaded);
  self->renew = FALSE;
  gtk_stack_set_visible_child_name (self->stack, self->tree->nodes->len > 0 ? "tree" : "empty");
}

static void
reload (TlnArgumentView *self)
{
  TlnJob job = { load_job, g_memdup2 (&self->id, sizeof self->id), g_free, loaded_free };

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale || self->id == 0 || self->store == NULL) {
    g_free (job.data);
    return;
  }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tln_store_read_day_async (self->store, self->day, &job, self->cancellable, loaded_cb,
                            g_object_ref (self));
}

static void
store_changed_cb (TlnStore *store, guint changed, TlnArgumentView *self)
{
  if (changed & (TLN_CHANGED_CLAIMS | TLN_CHANGED_THESES | TLN_CHANGED_ARTICLES))
    reload (self);
}

static void
tln_argument_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tln_argument_view_parent_class)->map (widget);
  if (TLN_ARGUMENT_VIEW (widget)->stale)
    reload (TLN_ARGUMENT_VIEW (widget));
}

/* The widget. */

static gboolean
tln_argument_view_grab_focus (GtkWidget *widget)
{
  TlnArgumentView *self = TLN_ARGUMENT_VIEW (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->forms), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
build_status (const char *icon, const char *title, const char *text)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), text);
  return page;
}

static void
form_changed_cb (TlnArgumentView *self)
{
  const char *name = adw_toggle_group_get_active_name (self->form);

  gtk_stack_set_visible_child_name (self->forms, name);
  gtk_widget_set_visible (self->zoom, g_strcmp0 (name, "map") == 0);
}

static void
zoom_out_cb (TlnArgumentView *self)
{
  tln_argument_map_zoom (self->map, 0.8);
}

static void
zoom_in_cb (TlnArgumentView *self)
{
  tln_argument_map_zoom (self->map, 1.25);
}

static void
fit_cb (TlnArgumentView *self)
{
  tln_argument_map_fit (self->map);
}

static void
add_zoom (TlnArgumentView *self, const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->zoom), button);
}

static void
add_form (TlnArgumentView *self, const char *name, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (self->form, toggle);
}

static void
build_forms (TlnArgumentView *self, AdwWrapBox *bar)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->forms = GTK_STACK (gtk_stack_new ());
  self->form = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  self->zoom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  add_zoom (self, "zoom-out-symbolic", _ ("Zoom Out"), G_CALLBACK (zoom_out_cb));
  add_zoom (self, "zoom-in-symbolic", _ ("Zoom In"), G_CALLBACK (zoom_in_cb));
  add_zoom (self, "zoom-fit-best-symbolic", _ ("Show All"), G_CALLBACK (fit_cb));
  gtk_widget_set_visible (self->zoom, FALSE);
  add_form (self, "tree", _ ("Tree"));
  add_form (self, "map", _ ("Map"));
  gtk_widget_set_valign (GTK_WIDGET (self->form), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->form, "notify::active-name", G_CALLBACK (form_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), self->zoom);
  gtk_box_append (GTK_BOX (buttons), GTK_WIDGET (self->form));
  gtk_widget_set_hexpand (buttons, TRUE);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  adw_wrap_box_append (bar, buttons);
}

static GtkWidget *
build_tree (TlnArgumentView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_wrap_box_new ();
  GtkWidget *summary = gtk_label_new (NULL);

  self->summary = GTK_LABEL (summary);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_label_set_xalign (self->summary, 0);
  gtk_widget_set_hexpand (summary, TRUE);
  gtk_widget_add_css_class (summary, "dim-label");
  gtk_widget_add_css_class (bar, "argument-bar");
  /* Where there is little room, the buttons are below: beside them words would go to pieces. */
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (bar), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (bar), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), summary);
  gtk_box_append (GTK_BOX (box), bar);
  build_forms (self, ADW_WRAP_BOX (bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->forms));
  return box;
}

static void
tln_argument_view_init (TlnArgumentView *self)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *empty = build_status (
      "tln-argument-symbolic", _ ("No Argument Yet"),
      _ ("Claims for and against this thesis stand here, each with what is said of it. Highlight a "
         "sentence of an article and make it evidence for the thesis."));

  self->day = TLN_DAY_NONE;
  self->stack = GTK_STACK (stack);
  self->error_page = ADW_STATUS_PAGE (build_status ("dialog-error-symbolic", "", ""));
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "wait");
  gtk_stack_add_named (self->stack, build_tree (self), "tree");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->error_page), "error");
  adw_bin_set_child (ADW_BIN (self), stack);
}

static void
tln_argument_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlnArgumentView *self = TLN_ARGUMENT_VIEW (object);

  switch ((ViewProperty) id) {
  case PROP_ID:
    self->id = g_value_get_int64 (value);
    reload (self);
    break;
  case PROP_DAY:
    self->day = g_value_get_int (value);
    self->renew = TRUE;
    reload (self);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_argument_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ID)
    g_value_set_int64 (value, TLN_ARGUMENT_VIEW (object)->id);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tln_argument_view_dispose (GObject *object)
{
  TlnArgumentView *self = TLN_ARGUMENT_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->tree, tln_argument_tree_unref);
  G_OBJECT_CLASS (tln_argument_view_parent_class)->dispose (object);
}

static void
tln_argument_view_class_init (TlnArgumentViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tln_argument_view_set_property;
  object_class->get_property = tln_argument_view_get_property;
  object_class->dispose = tln_argument_view_dispose;
  widget_class->map = tln_argument_view_map;
  widget_class->grab_focus = tln_argument_view_grab_focus;
  properties[PROP_ID] = g_param_spec_int64 ("thesis-id", NULL, NULL, 0, G_MAXINT64, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, TLN_DAY_NONE,
                                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

GtkWidget *
tln_argument_view_new (TlnStore *store)
{
  TlnArgumentView *self = g_object_new (TLN_TYPE_ARGUMENT_VIEW, NULL);

  self->store = g_object_ref (store);
  self->list = TLN_ARGUMENT_LIST (tln_argument_list_new (store));
  gtk_stack_add_named (self->forms, GTK_WIDGET (self->list), "tree");
  self->map = TLN_ARGUMENT_MAP (tln_argument_map_new (store));
  gtk_stack_add_named (self->forms, GTK_WIDGET (self->map), "map");
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a thesis: its head and board, and its other views beside them. What the board shows
 * is read in one go whenever something changed; each other view is made when it is first seen, and
 * reads for itself, told only the thesis (property "thesis-id"). The dialogs behind the menu stand
 * in files of their own. */
#include "tln-thesis-page.h"

#include "tln-argument-view.h"
#include "tln-board.h"
#include "tln-error-text.h"
#include "tln-forecast.h"
#include "tln-forecasts-view.h"
#include "tln-late-view.h"
#include "tln-lazy-menu.h"
#include "tln-merge-dialog.h"
#include "tln-navigator.h"
#include "tln-past-bar.h"
#include "tln-past-lock.h"
#include "tln-rotation-view.h"
#include "tln-stages-dialog.h"
#include "tln-thesis-act.h"
#include "tln-thesis-dialog.h"
#include "tln-thesis-facts.h"
#include "tln-thesis-log-view.h"
#include "tln-thesis-notes.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

struct _TlnThesisPage {
  AdwNavigationPage parent_instance;
  TlnStore *store;
  gint64 id;
  gboolean looking_back; /* the bar of earlier days is shown */
  TlnDay day; /* that is shown; TLN_DAY_NONE: the present */
  TlnBundle *bundle;
  GCancellable *cancellable;
  guint opening; /* tick in which the rest of a page that opens comes; 0: it is open */
  guint step; /* what comes with the next one */
  gboolean narrow;
  gboolean opened; /* a thesis was shown */

  AdwBreakpointBin *bin;
  GtkStack *stack;
  AdwStatusPage *error_page;
  AdwWindowTitle *heading;
  AdwViewStack *views;
  AdwInlineViewSwitcher *switcher;
  AdwViewSwitcherBar *switcher_bar;
  GtkBox *content;
  GtkLabel *statement;
  GtkLabel *falsifier;
  GtkWidget *ask_falsifier;
  AdwBin *facts;
  AdwBin *past_place;
  GtkWidget *past_button;
  GtkWidget *export_button;
  TlnBoard *board;
  TlnThesisNotes *notes;
};

typedef enum {
  PROP_ID = 1,
  PROP_DAY,
  PROP_LOOKING_BACK,
} PageProperty;
static GParamSpec *properties[PROP_LOOKING_BACK + 1];

G_DEFINE_FINAL_TYPE (TlnThesisPage, tln_thesis_page, ADW_TYPE_NAVIGATION_PAGE)

/* The words of the first falsifier, and how all of them stand where there is more to say. */
static char *
falsifier_words (const TlnBundle *bundle)
{
  guint counts[TLN_FALSIFIER_DISMISSED + 1] = { 0 };
  g_autofree char *wrong = g_strdup_printf (_ ("Wrong if: %s"), bundle->thesis->falsifier);

  for (guint i = 0; i < bundle->falsifiers->len; i++)
    counts[((const TlnFalsifier *) bundle->falsifiers->pdata[i])->state]++;
  if (bundle->falsifiers->len < 2 && counts[TLN_FALSIFIER_TRIGGERED] == 0)
    return g_steal_pointer (&wrong);
  g_autofree char *standing =
      g_strdup_printf (_ ("Falsifiers: %u watched, %u triggered"), counts[TLN_FALSIFIER_WATCHING],
                       counts[TLN_FALSIFIER_TRIGGERED]);
  return g_strdup_printf ("%s\n%s", wrong, standing);
}

static void
show_head (TlnThesisPage *self)
{
  const TlnThesis *thesis = self->bundle->thesis;
  g_autofree char *balance =
      g_strdup_printf (_ ("%u for · %u against"), thesis->n_for, thesis->n_against);
  g_autofree char *wrong = falsifier_words (self->bundle);
  g_autofree char *day = self->day != TLN_DAY_NONE ? tln_past_day_words (self->day) : NULL;
  g_autofree char *dated = day != NULL ? g_strdup_printf ("%s: %s", day, balance) : NULL;

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), thesis->title);
  adw_window_title_set_title (self->heading, thesis->title);
  adw_window_title_set_subtitle (self->heading, dated != NULL ? dated : balance);
  gtk_label_set_label (self->statement, thesis->statement);
  gtk_widget_set_visible (GTK_WIDGET (self->statement), *thesis->statement != '\0');
  gtk_label_set_label (self->falsifier, wrong);
  gtk_widget_set_visible (GTK_WIDGET (self->falsifier), *thesis->falsifier != '\0');
  gtk_widget_set_visible (self->ask_falsifier, *thesis->falsifier == '\0');
}

static void
show_error (TlnThesisPage *self, const GError *error)
{
  tln_error_show (self->error_page, error);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

/* The views are chosen above the page, on a phone below it. The one that is seen alone is told of
 * them, when all are there: a switcher makes all its buttons anew for each that is added. */
static void
show_switcher (TlnThesisPage *self)
{
  if (self->narrow)
    adw_view_switcher_bar_set_stack (self->switcher_bar, self->views);
  else
    adw_inline_view_switcher_set_stack (self->switcher, self->views);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher), !self->narrow);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, self->narrow);
}

static gpointer
load_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_bundle_load (db, *(gint64 *) data, error);
}

/* What was opened has the keys, unless they are there already, or in a menu that was opened
 * meanwhile.
 */
static void
take_keys (TlnThesisPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      (focus != NULL && (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->board)) ||
                         gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)))
    return;
  gtk_widget_child_focus (GTK_WIDGET (self->board), GTK_DIR_TAB_FORWARD);
}

static gboolean
open_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlnThesisPage *self = TLN_THESIS_PAGE (widget);

  switch (self->step++) {
  case 0: /* the head has this frame */
    return G_SOURCE_CONTINUE;
  case 1:
    tln_thesis_notes_set_bundle (self->notes, self->bundle);
    return G_SOURCE_CONTINUE;
  case 2:
    tln_board_set_bundle (self->board, self->bundle);
    return G_SOURCE_CONTINUE;
  default:
    take_keys (self);
    self->opening = 0;
    return G_SOURCE_REMOVE;
  }
}

/* To make, style and lay out the whole page takes longer than a frame: each has a part of it. */
static void
open_page (TlnThesisPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "thesis");
  self->opened = TRUE;
  show_switcher (self);
  self->step = 0;
  if (self->opening == 0)
    self->opening = gtk_widget_add_tick_callback (GTK_WIDGET (self), open_cb, NULL, NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnThesisPage) self = user_data;
  g_autoptr (GError) error = NULL;
  TlnBundle *bundle = tln_store_finish (TLN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (bundle == NULL) {
    show_error (self, error);
    return;
  }
  g_clear_pointer (&self->bundle, tln_bundle_unref);
  self->bundle = bundle;
  show_head (self);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "thesis") != 0) {
    open_page (self);
    return;
  }
  if (self->opening == 0 || self->step > 1)
    tln_thesis_notes_set_bundle (self->notes, bundle);
  if (self->opening == 0 || self->step > 2)
    tln_board_set_bundle (self->board, bundle);
}

static void
reload (TlnThesisPage *self)
{
  TlnJob job = { load_job, g_memdup2 (&self->id, sizeof self->id), g_free,
                 (GDestroyNotify) tln_bundle_unref };

  if (self->id == 0) {
    g_free (job.data);
    return;
  }
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tln_store_read_day_async (self->store, self->day, &job, self->cancellable, loaded_cb,
                            g_object_ref (self));
  tln_board_ask (self->board, self->id);
}

void
tln_thesis_page_show_view (TlnThesisPage *self, const char *name)
{
  if (adw_view_stack_get_child_by_name (self->views, name))
    adw_view_stack_set_visible_child_name (self->views, name);
}

/* An earlier day is looked at and left as it was. */
static void
set_day (TlnThesisPage *self, TlnDay day)
{
  static const char *const acts[] = { "page.edit",     "page.edit-stages",  "page.export",
                                      "page.reviewed", "page.case-against", "page.merge",
                                      "page.delete" };

  if (day == self->day)
    return;
  self->day = day;
  tln_past_mark (GTK_WIDGET (self), day);
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), acts[i], day == TLN_DAY_NONE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
  reload (self);
}

static void
step_view (TlnThesisPage *self, int step)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->views);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (pages));

  for (guint i = 0; i < n; i++)
    if (gtk_selection_model_is_selected (pages, i)) {
      gtk_selection_model_select_item (pages, (i + n + (guint) step) % n, TRUE);
      /* The keys would go with the view that is left; one that still loads cannot take them. */
      if (!gtk_widget_child_focus (adw_view_stack_get_visible_child (self->views),
                                   GTK_DIR_TAB_FORWARD))
        gtk_widget_child_focus (self->narrow ? GTK_WIDGET (self->switcher_bar)
                                             : GTK_WIDGET (self->switcher),
                                GTK_DIR_TAB_FORWARD);
      return;
    }
}

static void
next_view_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step_view (TLN_THESIS_PAGE (widget), 1);
}

static void
previous_view_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step_view (TLN_THESIS_PAGE (widget), -1);
}

static void
store_changed_cb (TlnStore *store, guint changed, TlnThesisPage *self)
{
  reload (self);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnThesisPage *self = TLN_THESIS_PAGE (widget);

  if (self->bundle != NULL)
    adw_dialog_present (tln_thesis_dialog_new (self->store, self->bundle->thesis), widget);
}

static void
edit_stages_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_present (tln_stages_dialog_new (TLN_THESIS_PAGE (widget)->store), widget);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tln_navigator_export (widget, TLN_THESIS_PAGE (widget)->id);
}

static void
case_against_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tln_thesis_notes_write (TLN_THESIS_PAGE (widget)->notes, _ ("Strongest Case Against"),
                          _ ("The strongest case against this:"));
}

static void
reviewed_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnThesisPage *self = TLN_THESIS_PAGE (widget);

  if (self->bundle != NULL)
    tln_thesis_act_reviewed (widget, self->store, self->id, self->bundle->thesis->title,
                             self->bundle->thesis->review_days);
}

static void
merge_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnThesisPage *self = TLN_THESIS_PAGE (widget);

  if (self->bundle != NULL)
    tln_merge_dialog_present (widget, self->store, self->bundle->thesis);
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnThesisPage *self = TLN_THESIS_PAGE (widget);

  if (self->bundle == NULL)
    return;
  tln_thesis_act_delete (widget, self->store, self->id, self->bundle->thesis->title);
  gtk_widget_activate_action (widget, "navigation.pop", NULL);
}

/* The bar is made when it is first asked for. It tells the day; hiding it, and another thesis,
 * bring the present back. */
static void
add_past (TlnThesisPage *self)
{
  GtkWidget *past = tln_past_bar_new (self->store);

  adw_bin_set_child (self->past_place, past);
  g_object_bind_property (self, "thesis-id", past, "thesis-id", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "looking-back", past, "revealed",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (past, "day", self, "day", G_BINDING_DEFAULT);
}

static void
look_back (TlnThesisPage *self, gboolean looking_back)
{
  if (looking_back == self->looking_back)
    return;
  self->looking_back = looking_back;
  if (looking_back && adw_bin_get_child (self->past_place) == NULL)
    add_past (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOKING_BACK]);
}

static void
tln_thesis_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlnThesisPage *self = TLN_THESIS_PAGE (object);

  switch ((PageProperty) id) {
  case PROP_ID:
    self->id = g_value_get_int64 (value);
    reload (self);
    break;
  case PROP_DAY:
    set_day (self, g_value_get_int (value));
    break;
  case PROP_LOOKING_BACK:
    look_back (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_thesis_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((PageProperty) id) {
  case PROP_ID:
    g_value_set_int64 (value, TLN_THESIS_PAGE (object)->id);
    break;
  case PROP_DAY:
    g_value_set_int (value, TLN_THESIS_PAGE (object)->day);
    break;
  case PROP_LOOKING_BACK:
    g_value_set_boolean (value, TLN_THESIS_PAGE (object)->looking_back);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_thesis_page_dispose (GObject *object)
{
  TlnThesisPage *self = TLN_THESIS_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), TLN_TYPE_THESIS_PAGE);
  g_clear_object (&self->store);
  g_clear_pointer (&self->bundle, tln_bundle_unref);
  G_OBJECT_CLASS (tln_thesis_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/throughline/Throughline/tln-thesis-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TlnThesisPage, bin);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisPage, heading);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisPage, views);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisPage, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisPage, content);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisPage, statement);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisPage, falsifier);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisPage, ask_falsifier);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisPage, facts);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisPage, past_place);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisPage, past_button);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisPage, export_button);
  gtk_widget_class_bind_template_callback (widget_class, tln_lazy_menu_take);
}

static void
tln_thesis_page_class_init (TlnThesisPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tln_thesis_page_set_property;
  object_class->get_property = tln_thesis_page_get_property;
  object_class->dispose = tln_thesis_page_dispose;
  properties[PROP_ID] = g_param_spec_int64 ("thesis-id", NULL, NULL, 0, G_MAXINT64, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DAY] =
      g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, TLN_DAY_NONE,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOOKING_BACK] =
      g_param_spec_boolean ("looking-back", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "page.edit-stages", NULL, edit_stages_cb);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "page.case-against", NULL, case_against_cb);
  gtk_widget_class_install_action (widget_class, "page.reviewed", NULL, reviewed_cb);
  gtk_widget_class_install_action (widget_class, "page.merge", NULL, merge_cb);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.next-view", NULL, next_view_cb);
  gtk_widget_class_install_action (widget_class, "page.previous-view", NULL, previous_view_cb);
  gtk_widget_class_install_property_action (widget_class, "page.look-back", "looking-back");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, "page.look-back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "page.export",
                                       NULL);
}

/* Before what scrolls, which would take these keys to go sideways. */
static void
add_view_keys (TlnThesisPage *self)
{
  static const struct {
    guint key;
    const char *action;
  } keys[] = { { GDK_KEY_Page_Down, "page.next-view" }, { GDK_KEY_Page_Up, "page.previous-view" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_CONTROL_MASK),
                          gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
tln_thesis_page_init (TlnThesisPage *self)
{
  self->day = TLN_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  tln_toast_keep_above (GTK_WIDGET (self->switcher_bar), "reveal", FALSE);
  add_view_keys (self);
}

/* Once the page has its size: what comes while it is given one has none itself. */
static gboolean
narrowed_cb (gpointer user_data)
{
  TlnThesisPage *self = user_data;

  if (self->store == NULL)
    return G_SOURCE_REMOVE;
  /* It is in the menu, too. */
  gtk_widget_set_visible (self->past_button, !self->narrow);
  gtk_widget_set_visible (self->export_button, !self->narrow);
  if (self->opened)
    show_switcher (self);
  return G_SOURCE_REMOVE;
}

static void
narrow_cb (TlnThesisPage *self)
{
  self->narrow = adw_breakpoint_bin_get_current_breakpoint (self->bin) != NULL;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, narrowed_cb, g_object_ref (self), g_object_unref);
}

/* The page's width decides, not the board's own: its height follows from it. */
static void
follow_width (TlnThesisPage *self)
{
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 560sp"));
  g_auto (GValue) yes = G_VALUE_INIT;

  g_value_init (&yes, G_TYPE_BOOLEAN);
  g_value_set_boolean (&yes, TRUE);
  adw_breakpoint_add_setter (narrow, G_OBJECT (self->board), "narrow", &yes);
  g_signal_connect_object (self->bin, "notify::current-breakpoint", G_CALLBACK (narrow_cb), self,
                           G_CONNECT_SWAPPED);
  adw_breakpoint_bin_add_breakpoint (self->bin, narrow);
}

/* A view beside the board, which is told the thesis and the day. */
static void
add_view (TlnThesisPage *self, GtkWidget *(*make) (TlnStore *), const char *name, const char *title)
{
  GtkWidget *view = tln_late_view_new (self->store, make);
  g_autofree char *icon = g_strdup_printf ("tln-%s-symbolic", name);

  adw_view_stack_add_titled_with_icon (self->views, view, name, title, icon);
  g_object_bind_property (self, "thesis-id", view, "thesis-id", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "day", view, "day", G_BINDING_SYNC_CREATE);
}

AdwNavigationPage *
tln_thesis_page_new (TlnStore *store)
{
  TlnThesisPage *self = g_object_new (TLN_TYPE_THESIS_PAGE, NULL);

  self->store = g_object_ref (store);
  self->board = TLN_BOARD (tln_board_new (store));
  gtk_box_append (self->content, GTK_WIDGET (self->board));
  follow_width (self);
  GtkWidget *facts = tln_thesis_facts_new (store);
  g_object_bind_property (self, "thesis-id", facts, "thesis-id", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "day", facts, "day", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "day", self->board, "day", G_BINDING_SYNC_CREATE);
  adw_bin_set_child (self->facts, facts);
  self->notes = TLN_THESIS_NOTES (tln_thesis_notes_new (store));
  GtkWidget *clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->notes));
  gtk_widget_set_margin_start (clamp, 12);
  gtk_widget_set_margin_end (clamp, 12);
  gtk_box_append (self->content, clamp);
  add_view (self, tln_argument_view_new, "argument", _ ("Argument"));
  add_view (self, tln_rotation_view_new, "rotation", _ ("Rotation"));
  add_view (self, tln_forecasts_view_new, "forecasts", _ ("Forecasts"));
  add_view (self, tln_thesis_log_view_new, "log", _ ("Log"));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  return ADW_NAVIGATION_PAGE (self);
}

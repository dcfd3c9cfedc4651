/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of an event study: reads and counts in one job of the store, again after every change
 * and choice, and shows it as a picture, as rows and as a table. */
#include "tln-study-page.h"

#include "tln-case-words.h"
#include "tln-error-text.h"
#include "tln-lazy-menu.h"
#include "tln-mark.h"
#include "tln-navigator.h"
#include "tln-sentence-join.h"
#include "tln-study-file.h"
#include "tln-study-options.h"
#include "tln-study-read.h"
#include "tln-study-rows.h"
#include "tln-study-table.h"
#include "tln-study-view.h"
#include "tln-study-words.h"

#include <glib/gi18n.h>

#define SHOWN_CHANGES \
  (TLN_CHANGED_CLAIMS | TLN_CHANGED_INSTRUMENTS | TLN_CHANGED_PRICES | TLN_CHANGED_THESES | \
   TLN_CHANGED_MENTIONS)
#define N_STANCES 3

struct _TlnStudyPage {
  AdwNavigationPage parent_instance;
  TlnStore *store;
  gint64 instrument;
  GCancellable *cancellable;
  TlnEvidenceStudy *study; /* what is shown, or NULL */
  gboolean prices_due; /* they changed since */

  GtkStack *stack;
  AdwStatusPage *error_page;
  AdwWindowTitle *title;
  GtkLabel *summary;
  GtkLabel *method;
  AdwWrapBox *tools;
  AdwToggleGroup *kind;
  GtkBox *stances;
  GtkToggleButton *stance_buttons[N_STANCES];
  TlnStudyOptionsButton *options;
  GtkStack *view;
  TlnStudyView *chart;
  GtkLabel *pointed;
  TlnStudyTable *table;
  AdwStatusPage *empty;
  AdwPreferencesGroup *shown;
  GtkListBox *shown_list;
  AdwPreferencesGroup *left_out;
  GtkListBox *left_out_list;
};

G_DEFINE_FINAL_TYPE (TlnStudyPage, tln_study_page, ADW_TYPE_NAVIGATION_PAGE)

static void
set_empty (TlnStudyPage *self, const char *icon, const char *title, const char *text)
{
  adw_status_page_set_icon_name (self->empty, icon);
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, text);
}

/* New ones have no history of their own; what they track may have. */
static void
explain_history (TlnStudyPage *self)
{
  const char *index = self->study->instrument->index_name;
  g_autofree char *text =
      index
          ? g_strdup_printf (_ ("No window lies within the prices there are; below stands why. "
                                "The index it tracks, %s, may have a longer history: its prices "
                                "can be imported as an instrument of its own."),
                             index)
          : g_strdup (_ ("No window lies within the prices there are; below stands why. A shorter "
                         "window or another benchmark may fit."));

  set_empty (self, "tln-instrument-symbolic", _ ("Too Little History"), text);
}

/* FALSE: there is a picture. */
static gboolean
explain_empty (TlnStudyPage *self)
{
  const TlnEvidenceStudy *study = self->study;

  if (study->study->n > 0)
    return FALSE;
  if (study->series->n == 0)
    set_empty (self, "tln-instrument-symbolic", _ ("No Prices Yet"),
               _ ("Import prices on the page of the instrument; then it is seen here what they did "
                  "around the evidence."));
  else if (study->claims->len == 0)
    set_empty (self, "tln-highlight-symbolic", _ ("No Evidence Yet"),
               _ ("Quotes from articles that name this instrument, and evidence for what it is "
                  "linked to, are the events of this study."));
  else if (study->cases->len == 0)
    set_empty (self, "tln-highlight-symbolic", _ ("Nothing Fits"),
               _ ("There is no evidence of this stage and these stances."));
  else
    explain_history (self);
  return TRUE;
}

/* The table has all of it: the rows below are the picture's. */
static void
choose_view (TlnStudyPage *self)
{
  gboolean table = g_strcmp0 (adw_toggle_group_get_active_name (self->kind), "table") == 0;
  gboolean empty;

  if (!self->study)
    return;
  empty = explain_empty (self);
  gtk_stack_set_visible_child_name (self->view, empty ? "empty" : table ? "table" : "chart");
  gtk_widget_set_visible (GTK_WIDGET (self->shown), !empty && !table);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out),
                          (empty || !table) &&
                              gtk_list_box_get_row_at_index (self->left_out_list, 0) != NULL);
}

static void
focus_view (TlnStudyPage *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->view);
  const char *name = gtk_stack_get_visible_child_name (self->view);

  if (g_strcmp0 (name, "chart") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->chart));
  else
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
say_pointed (TlnStudyPage *self)
{
  guint path = tln_study_view_get_path (self->chart);
  int session = tln_study_view_get_session (self->chart);
  g_autofree char *text = NULL;

  if (path != TLN_STUDY_NO_PATH)
    text = tln_study_say_path (self->study, path, session);
  else if (session != TLN_STUDY_NO_SESSION)
    text = tln_study_say_session (self->study, session);
  gtk_label_set_text (self->pointed,
                      text ? text
                           : _ ("Point at a line to see its evidence, or go from one to the next "
                                "with Up and Down."));
  if (text)
    gtk_widget_remove_css_class (GTK_WIDGET (self->pointed), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->pointed), "dim-label");
}

static void
pointed_cb (TlnStudyPage *self)
{
  if (self->study)
    say_pointed (self);
}

/* Rows point at their line, by the pointer and by the focus. */

static void
row_enter_cb (GtkEventController *controller, TlnStudyPage *self)
{
  tln_study_view_set_path (self->chart,
                           tln_study_row_get_path (gtk_event_controller_get_widget (controller)));
}

static void
row_motion_cb (GtkEventController *controller, double x, double y, TlnStudyPage *self)
{
  row_enter_cb (controller, self);
}

static void
row_leave_cb (GtkEventController *controller, TlnStudyPage *self)
{
  tln_study_view_set_path (self->chart, TLN_STUDY_NO_PATH);
}

static void
connect_rows (TlnStudyPage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->shown_list, i)); i++) {
    GtkEventController *motion = gtk_event_controller_motion_new ();
    GtkEventController *focus = gtk_event_controller_focus_new ();

    g_signal_connect (motion, "enter", G_CALLBACK (row_motion_cb), self);
    g_signal_connect (motion, "leave", G_CALLBACK (row_leave_cb), self);
    gtk_widget_add_controller (GTK_WIDGET (row), motion);
    g_signal_connect (focus, "enter", G_CALLBACK (row_enter_cb), self);
    g_signal_connect (focus, "leave", G_CALLBACK (row_leave_cb), self);
    gtk_widget_add_controller (GTK_WIDGET (row), focus);
  }
}

static void
fill_list (AdwPreferencesGroup *group, const char *title, guint n)
{
  g_autofree char *more = NULL;

  adw_preferences_group_set_title (group, title);
  if (n > TLN_STUDY_ROWS)
    more =
        g_strdup_printf (_ ("The first %u of %u; the table has all of them."), TLN_STUDY_ROWS, n);
  adw_preferences_group_set_description (group, more);
}

static void
fill_lists (TlnStudyPage *self)
{
  guint n_shown = tln_study_rows_fill (self->shown_list, self->study, TRUE);
  guint n_left_out = tln_study_rows_fill (self->left_out_list, self->study, FALSE);
  g_autofree char *shown = g_strdup_printf (_ ("Evidence (%u)"), n_shown);
  g_autofree char *left_out = g_strdup_printf (_ ("Left Out (%u)"), n_left_out);

  fill_list (self->shown, shown, n_shown);
  fill_list (self->left_out, left_out, n_left_out);
  connect_rows (self);
}

static void
fill_heading (TlnStudyPage *self)
{
  const TlnInstrument *instrument = self->study->instrument;
  g_autofree char *summary = tln_study_say_summary (self->study);
  g_autofree char *expected = tln_case_say_expected (self->study);
  g_autofree char *prices = tln_study_say_prices (self->study);
  g_autofree char *method =
      tln_sentences_join ((const char *[]) { expected, tln_case_say_caution (), prices, NULL });
  g_autofree char *title = g_strdup_printf (_ ("Event study of %s"), instrument->name);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  adw_window_title_set_subtitle (self->title, instrument->name);
  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->method, method);
}

static void
show (TlnStudyPage *self)
{
  gboolean picture = self->study->study->n > 0;

  fill_heading (self);
  tln_study_options_button_show (self->options, self->study);
  tln_study_view_set_study (self->chart, self->study);
  tln_study_table_set_study (self->table, self->study);
  fill_lists (self);
  say_pointed (self);
  choose_view (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.save-picture", picture);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "content") == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, "content");
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_view (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnStudyPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnEvidenceStudy) study = tln_store_finish (TLN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error) {
    tln_error_show (self->error_page, error);
    gtk_stack_set_visible_child_name (self->stack, "error");
    return;
  }
  if (!study) {
    adw_status_page_set_title (self->error_page, _ ("Not There Any More"));
    adw_status_page_set_description (self->error_page,
                                     _ ("This instrument is no longer in the library."));
    gtk_stack_set_visible_child_name (self->stack, "error");
    return;
  }
  g_clear_pointer (&self->study, tln_evidence_study_unref);
  self->study = g_steal_pointer (&study);
  self->prices_due = FALSE;
  show (self);
}

static guint
chosen_stances (TlnStudyPage *self)
{
  guint stances = 0;

  for (guint i = 0; i < N_STANCES; i++)
    if (gtk_toggle_button_get_active (self->stance_buttons[i]))
      stances |= 1u << i;
  return stances;
}

static void
load (TlnStudyPage *self)
{
  TlnStudyQuery *query = tln_study_query_new (self->instrument);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  query->stances = chosen_stances (self);
  tln_study_options_button_fill (self->options, query);
  if (!self->prices_due)
    tln_study_query_reuse (query, self->study);
  tln_study_read (self->store, query, self->cancellable, read_cb, g_object_ref (self));
}

static void
store_changed_cb (TlnStore *store, guint what, TlnStudyPage *self)
{
  if (what & TLN_CHANGED_PRICES)
    self->prices_due = TRUE;
  if (what & SHOWN_CHANGES)
    load (self);
}

/* Without any stance there is nothing to ask for: the last one stays on. */
static void
stance_toggled_cb (GtkToggleButton *button, TlnStudyPage *self)
{
  if (chosen_stances (self) == 0)
    gtk_toggle_button_set_active (button, TRUE);
  else
    load (self);
}

static void
kind_changed_cb (TlnStudyPage *self)
{
  choose_view (self);
}

static void
path_activated_cb (TlnStudyPage *self, guint path)
{
  const TlnStudyCase *event = tln_evidence_study_case (self->study, path);

  if (event)
    tln_navigator_show_claim (GTK_WIDGET (self), event->claim->id);
}

static void
case_activated_cb (TlnStudyPage *self, gint64 claim)
{
  tln_navigator_show_claim (GTK_WIDGET (self), claim);
}

static void
table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnStudyPage *self = TLN_STUDY_PAGE (widget);
  gboolean table = g_strcmp0 (adw_toggle_group_get_active_name (self->kind), "table") == 0;

  adw_toggle_group_set_active_name (self->kind, table ? "chart" : "table");
  focus_view (self);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (TLN_STUDY_PAGE (widget)->table), "table.copy", NULL);
}

static void
save_picture_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnStudyPage *self = TLN_STUDY_PAGE (widget);

  if (self->study)
    tln_study_file_save_picture (widget, self->study);
}

static void
save_table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnStudyPage *self = TLN_STUDY_PAGE (widget);

  if (self->study)
    tln_study_file_save_table (widget, self->study);
}

static void
tln_study_page_dispose (GObject *object)
{
  TlnStudyPage *self = TLN_STUDY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), TLN_TYPE_STUDY_PAGE);
  g_clear_pointer (&self->study, tln_evidence_study_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_study_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TlnStudyPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TlnStudyPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, TlnStudyPage, title);
  gtk_widget_class_bind_template_child (widget_class, TlnStudyPage, summary);
  gtk_widget_class_bind_template_child (widget_class, TlnStudyPage, method);
  gtk_widget_class_bind_template_child (widget_class, TlnStudyPage, tools);
  gtk_widget_class_bind_template_child (widget_class, TlnStudyPage, kind);
  gtk_widget_class_bind_template_child (widget_class, TlnStudyPage, stances);
  gtk_widget_class_bind_template_child (widget_class, TlnStudyPage, view);
  gtk_widget_class_bind_template_child (widget_class, TlnStudyPage, chart);
  gtk_widget_class_bind_template_child (widget_class, TlnStudyPage, pointed);
  gtk_widget_class_bind_template_child (widget_class, TlnStudyPage, table);
  gtk_widget_class_bind_template_child (widget_class, TlnStudyPage, empty);
  gtk_widget_class_bind_template_child (widget_class, TlnStudyPage, shown);
  gtk_widget_class_bind_template_child (widget_class, TlnStudyPage, shown_list);
  gtk_widget_class_bind_template_child (widget_class, TlnStudyPage, left_out);
  gtk_widget_class_bind_template_child (widget_class, TlnStudyPage, left_out_list);
}

static void
tln_study_page_class_init (TlnStudyPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tln_study_page_dispose;
  g_type_ensure (TLN_TYPE_STUDY_VIEW);
  g_type_ensure (TLN_TYPE_STUDY_TABLE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/throughline/Throughline/tln-study-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pointed_cb);
  gtk_widget_class_bind_template_callback (widget_class, path_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, case_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, tln_lazy_menu_take);
  gtk_widget_class_install_action (widget_class, "page.table", NULL, table_action);
  gtk_widget_class_install_action (widget_class, "page.copy-table", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "page.save-table", NULL, save_table_action);
  gtk_widget_class_install_action (widget_class, "page.save-picture", NULL, save_picture_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "page.table", NULL);
}

/* One toggle for each stance, with its shape. */
static void
add_stances (TlnStudyPage *self)
{
  static const TlnStance order[N_STANCES] = { TLN_STANCE_FOR, TLN_STANCE_AGAINST,
                                              TLN_STANCE_NEUTRAL };

  for (guint i = 0; i < N_STANCES; i++) {
    GtkWidget *button = gtk_toggle_button_new ();

    gtk_button_set_child (GTK_BUTTON (button), tln_mark_new_stance (order[i]));
    gtk_widget_set_tooltip_text (button, tln_stance_label (order[i]));
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
    gtk_box_append (self->stances, button);
    self->stance_buttons[order[i]] = GTK_TOGGLE_BUTTON (button);
  }
  for (guint i = 0; i < N_STANCES; i++)
    g_signal_connect (self->stance_buttons[i], "toggled", G_CALLBACK (stance_toggled_cb), self);
}

static void
tln_study_page_init (TlnStudyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_stances (self);
}

AdwNavigationPage *
tln_study_page_new (TlnStore *store, gint64 instrument)
{
  TlnStudyPage *self = g_object_new (TLN_TYPE_STUDY_PAGE, NULL);
  GtkWidget *options = tln_study_options_button_new (store, instrument);

  self->store = g_object_ref (store);
  self->instrument = instrument;
  self->options = TLN_STUDY_OPTIONS_BUTTON (options);
  adw_wrap_box_append (self->tools, options);
  g_signal_connect_object (options, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}

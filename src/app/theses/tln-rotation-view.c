/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a rotation in one job whenever something changed while it is seen, and shows it as a
 * picture with its week below, or as a table. */
#include "tln-rotation-view.h"

#include "tln-error-text.h"
#include "tln-rotation-bar.h"
#include "tln-rotation-chart.h"
#include "tln-rotation-chips.h"
#include "tln-rotation-file.h"
#include "tln-rotation-lags.h"
#include "tln-rotation-table.h"
#include "tln-rotation-text.h"
#include "tln-rotation-week.h"
#include "tln-rotation-words.h"
#include "tln-rotations.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

struct _TlnRotationView {
  AdwBin parent_instance;
  TlnStore *store;
  gint64 thesis;
  TlnDay day; /* that it shows; TLN_DAY_NONE: the present */
  gboolean stale; /* to be read when it is seen */
  GCancellable *cancellable;
  TlnRotation *rotation; /* or NULL */
  TlnRotationFrame frame; /* of it what is seen */
  TlnWeek base; /* chosen, or TLN_WEEK_NONE */
  gboolean ranged; /* the range was chosen, by hand or by what there is */
  GSimpleActionGroup *actions;
  GtkWidget *bar;
  GtkStack *stack;
  AdwStatusPage *status;
  TlnRotationChips *chips;
  TlnRotationChart *chart;
  TlnRotationWeek *articles;
  TlnRotationTable *table;
  GtkLabel *hint;
  GtkLabel *caption;
  AdwBin *lags;
};

typedef enum {
  PROP_ID = 1,
  PROP_DAY,
} ViewProperty;
static GParamSpec *properties[PROP_DAY + 1];

G_DEFINE_FINAL_TYPE (TlnRotationView, tln_rotation_view, ADW_TYPE_BIN)

static const char *
get_state (TlnRotationView *self, const char *action)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (self->actions), action);

  return g_intern_string (g_variant_get_string (state, NULL));
}

static void
set_state (TlnRotationView *self, const char *action, const char *value)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (self->actions), action);

  g_simple_action_set_state (G_SIMPLE_ACTION (found), g_variant_new_string (value));
}

static gboolean
by_claims (TlnRotationView *self)
{
  return g_str_has_prefix (get_state (self, "count"), "claim");
}

/* What is seen of the rotation. */
static void
set_frame (TlnRotationView *self)
{
  guint weeks = (guint) g_ascii_strtoull (get_state (self, "range"), NULL, 10); /* "all": 0 */

  tln_rotation_frame_set (&self->frame, self->rotation, weeks, self->base);
  self->frame.measure =
      g_str_has_suffix (get_state (self, "count"), "share") ? TLN_MEASURE_SHARE : TLN_MEASURE_COUNT;
}

/* At first the last year, or everything where the last year has no attention. */
static void
choose_range (TlnRotationView *self)
{
  guint first, last;

  if (self->ranged || !tln_rotation_extent (self->rotation, &first, &last))
    return;
  self->ranged = TRUE;
  for (guint w = last > 52 ? last - 52 : 0; w < last; w++)
    if (tln_rotation_leader (self->rotation, w) != TLN_ROTATION_NO_STAGE)
      return;
  set_state (self, "range", "all");
}

/* Nothing to show. */

static void
show_status (TlnRotationView *self, const char *title, const char *words)
{
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, words);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static void
show_empty (TlnRotationView *self)
{
  g_autofree char *words = tln_rotation_say_empty (self->rotation);

  show_status (self, tln_rotation_empty_title (self->rotation), words);
}

static void
show_label (GtkLabel *label, const char *words)
{
  gtk_label_set_label (label, words);
  gtk_widget_set_visible (GTK_WIDGET (label), *words != '\0');
}

static void
show_week (TlnRotationView *self)
{
  guint week = tln_rotation_chart_get_week (self->chart);

  tln_rotation_chips_show (self->chips, &self->frame, week);
  tln_rotation_week_set (self->articles, self->rotation, week);
}

/* The table is filled when it is asked for. */
static void
show_form (TlnRotationView *self, gboolean focus)
{
  gboolean table = g_str_equal (get_state (self, "form"), "table");

  if (self->rotation == NULL || self->frame.first >= self->frame.last)
    return;
  tln_rotation_chart_play (self->chart, FALSE);
  if (table)
    tln_rotation_table_set (self->table, self->rotation, &self->frame);
  gtk_stack_set_visible_child_name (self->stack, table ? "table" : "chart");
  if (!focus)
    return;
  if (table)
    tln_rotation_table_reveal (self->table, tln_rotation_chart_get_week (self->chart));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->chart));
}

static void
enable (TlnRotationView *self, gboolean something)
{
  static const char *const names[] = { "toggle-play",  "step",       "base",      "base-first",
                                       "save-picture", "save-weeks", "save-lags", "copy" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])),
        something);
}

static void
show (TlnRotationView *self)
{
  g_autofree char *caption = NULL;

  choose_range (self);
  set_frame (self);
  gtk_widget_set_visible (self->bar, TRUE);
  enable (self, self->frame.first < self->frame.last);
  if (self->frame.first >= self->frame.last) {
    show_empty (self);
    return;
  }
  caption = tln_rotation_caption (self->rotation, &self->frame);
  tln_rotation_chips_set (self->chips, self->rotation);
  show_label (self->hint, tln_rotation_hint (self->rotation));
  show_label (self->caption, caption);
  tln_rotation_chart_set (self->chart, self->rotation, &self->frame);
  adw_bin_set_child (self->lags,
                     tln_rotation_lags_new (self->rotation, self->frame.first, self->frame.last));
  show_form (self, FALSE);
}

/* Reading. */

static gpointer
load_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_rotations_load (db, data, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnRotationView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnRotation) rotation = tln_store_finish (TLN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL)
    return;
  if (rotation != NULL) {
    g_clear_pointer (&self->rotation, tln_rotation_unref);
    self->rotation = g_steal_pointer (&rotation);
    show (self);
  } else if (error != NULL) {
    gtk_widget_set_visible (self->bar, FALSE);
    tln_error_show (self->status, error);
    gtk_stack_set_visible_child_name (self->stack, "status");
  }
}

static void
reload (TlnRotationView *self)
{
  TlnDay last = self->day != TLN_DAY_NONE ? self->day : tln_day_today ();
  TlnRotationQuery query = { self->thesis, last, by_claims (self) };
  TlnJob job = { load_job, NULL, g_free, (GDestroyNotify) (void (*) (void)) tln_rotation_unref };

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale || self->thesis == 0)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  job.data = g_memdup2 (&query, sizeof query);
  tln_store_read_day_async (self->store, self->day, &job, self->cancellable, loaded_cb,
                            g_object_ref (self));
}

static void
store_changed_cb (TlnStore *store, guint changed, TlnRotationView *self)
{
  if (changed & (TLN_CHANGED_ARTICLES | TLN_CHANGED_MENTIONS | TLN_CHANGED_CLAIMS |
                 TLN_CHANGED_THESES | TLN_CHANGED_INSTRUMENTS | TLN_CHANGED_PRICES))
    reload (self);
}

/* Actions. */

static void
toggle_play_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TlnRotationView *self = user_data;

  set_state (self, "form", "chart");
  if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), "chart"))
    show_form (self, TRUE);
  tln_rotation_chart_play (self->chart, !tln_rotation_chart_is_playing (self->chart));
}

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TlnRotationView *self = user_data;
  gint64 week =
      (gint64) tln_rotation_chart_get_week (self->chart) + g_variant_get_int32 (parameter);

  tln_rotation_chart_set_week (self->chart, (guint) MAX (week, 0));
}

static void
range_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  TlnRotationView *self = user_data;

  if (g_str_equal (get_state (self, "range"), g_variant_get_string (state, NULL)))
    return;
  g_simple_action_set_state (action, state);
  self->ranged = TRUE;
  if (self->rotation != NULL)
    show (self);
}

static void
form_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  TlnRotationView *self = user_data;

  if (g_str_equal (get_state (self, "form"), g_variant_get_string (state, NULL)))
    return;
  g_simple_action_set_state (action, state);
  show_form (self, TRUE);
}

static void
toggle_form_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TlnRotationView *self = user_data;
  gboolean table = g_str_equal (get_state (self, "form"), "table");

  set_state (self, "form", table ? "chart" : "table");
  show_form (self, TRUE);
}

static void
count_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  TlnRotationView *self = user_data;
  gboolean claims = by_claims (self);

  g_simple_action_set_state (action, state);
  if (claims != by_claims (self))
    reload (self);
  else if (self->rotation != NULL)
    show (self);
}

static void
set_base (TlnRotationView *self, TlnWeek base)
{
  self->base = base;
  show (self);
  tln_toast_say (GTK_WIDGET (self), base != TLN_WEEK_NONE ? _ ("Prices are 100 in this week")
                                                          : _ ("Prices are 100 in the first week"));
}

static void
base_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TlnRotationView *self = user_data;
  guint week = tln_rotation_chart_get_week (self->chart);

  set_base (self, self->rotation->attention->first + (TlnWeek) week);
}

static void
base_first_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_base (user_data, TLN_WEEK_NONE);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TlnRotationView *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  TlnRotationFile kind = g_str_equal (name, "save-lags")    ? TLN_ROTATION_FILE_LAGS
                         : g_str_equal (name, "save-weeks") ? TLN_ROTATION_FILE_WEEKS
                                                            : TLN_ROTATION_FILE_PICTURE;

  tln_rotation_file_ask (GTK_WIDGET (self), self->rotation, &self->frame, kind);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TlnRotationView *self = user_data;
  g_autofree char *csv =
      tln_rotation_csv (self->rotation, self->frame.first, self->frame.last, self->frame.base);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), csv);
  tln_toast_say (GTK_WIDGET (self), _ ("Copied"));
}

static const GActionEntry entries[] = {
  { .name = "play", .state = "false" },
  { .name = "toggle-play", .activate = toggle_play_cb },
  { .name = "step", .activate = step_cb, .parameter_type = "i" },
  { .name = "range", .parameter_type = "s", .state = "'52'", .change_state = range_cb },
  { .name = "form", .parameter_type = "s", .state = "'chart'", .change_state = form_cb },
  { .name = "toggle-form", .activate = toggle_form_cb },
  { .name = "count", .parameter_type = "s", .state = "'share'", .change_state = count_cb },
  { .name = "base", .activate = base_cb },
  { .name = "base-first", .activate = base_first_cb },
  { .name = "save-picture", .activate = save_cb },
  { .name = "save-weeks", .activate = save_cb },
  { .name = "save-lags", .activate = save_cb },
  { .name = "copy", .activate = copy_cb },
};

/* Signals of the parts. */

static void
playing_cb (TlnRotationView *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "play");

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_boolean (tln_rotation_chart_is_playing (self->chart)));
}

static void
row_opened_cb (TlnRotationTable *table, guint week, TlnRotationView *self)
{
  tln_rotation_chart_set_week (self->chart, week);
  set_state (self, "form", "chart");
  show_form (self, TRUE);
}

/* The widget. */

static void
tln_rotation_view_map (GtkWidget *widget)
{
  TlnRotationView *self = TLN_ROTATION_VIEW (widget);

  GTK_WIDGET_CLASS (tln_rotation_view_parent_class)->map (widget);
  if (self->stale)
    reload (self);
}

static void
tln_rotation_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlnRotationView *self = TLN_ROTATION_VIEW (object);

  switch ((ViewProperty) id) {
  case PROP_ID:
    self->thesis = g_value_get_int64 (value);
    reload (self);
    break;
  case PROP_DAY:
    self->day = g_value_get_int (value);
    tln_rotation_week_set_day (self->articles, self->day);
    reload (self);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_rotation_view_dispose (GObject *object)
{
  TlnRotationView *self = TLN_ROTATION_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->rotation, tln_rotation_unref);
  g_clear_object (&self->store);
  self->stack = NULL;
  G_OBJECT_CLASS (tln_rotation_view_parent_class)->dispose (object);
}

static void
tln_rotation_view_finalize (GObject *object)
{
  g_object_unref (TLN_ROTATION_VIEW (object)->actions);
  G_OBJECT_CLASS (tln_rotation_view_parent_class)->finalize (object);
}

static void
tln_rotation_view_class_init (TlnRotationViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tln_rotation_view_set_property;
  object_class->dispose = tln_rotation_view_dispose;
  object_class->finalize = tln_rotation_view_finalize;
  widget_class->map = tln_rotation_view_map;
  properties[PROP_ID] = g_param_spec_int64 ("thesis-id", NULL, NULL, 0, G_MAXINT64, 0,
                                            G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, TLN_DAY_NONE,
                                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "rotation.toggle-play",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "rotation.toggle-play", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "rotation.toggle-form", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, 0, "rotation.base", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "rotation.copy",
                                       NULL);
}

static GtkLabel *
build_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return GTK_LABEL (label);
}

static GtkWidget *
clamp (GtkWidget *child)
{
  GtkWidget *widget = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (widget), 1200);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (widget), 1000);
  adw_clamp_set_child (ADW_CLAMP (widget), child);
  return widget;
}

static GtkWidget *
scroll (GtkWidget *child)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp (child));
  return scrolled;
}

static GtkWidget *
build_picture (TlnRotationView *self, TlnStore *store)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->chips = tln_rotation_chips_new ();
  self->chart = tln_rotation_chart_new ();
  self->articles = tln_rotation_week_new (store);
  self->hint = build_label ();
  self->caption = build_label ();
  self->lags = ADW_BIN (adw_bin_new ());
  gtk_widget_set_margin_top (GTK_WIDGET (self->lags), 9);
  gtk_widget_add_css_class (box, "rotation");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chips));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chart));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->caption));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->articles));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lags));
  g_signal_connect_object (self->chart, "notify::week", G_CALLBACK (show_week), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "notify::playing", G_CALLBACK (playing_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "opened", G_CALLBACK (tln_rotation_week_focus),
                           self->articles, G_CONNECT_SWAPPED);
  return scroll (box);
}

static GtkWidget *
build_table (TlnRotationView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = adw_wrap_box_new ();
  GtkWidget *copy = gtk_button_new_with_mnemonic (_ ("_Copy as CSV"));
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save as CSV…"));

  self->table = tln_rotation_table_new ();
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  g_signal_connect_object (self->table, "opened", G_CALLBACK (row_opened_cb), self, 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "rotation.copy");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "rotation.save-weeks");
  adw_wrap_box_set_align (ADW_WRAP_BOX (buttons), 1);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), copy);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), save);
  gtk_widget_add_css_class (buttons, "rotation-buttons");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->table));
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static GtkWidget *
build_status (TlnRotationView *self)
{
  self->status = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "tln-rotation-symbolic",
                               "css-classes", (const char *const[]) { "compact", NULL }, NULL);
  return GTK_WIDGET (self->status);
}

static void
tln_rotation_view_init (TlnRotationView *self)
{
  self->day = TLN_DAY_NONE;
  self->base = TLN_WEEK_NONE;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "rotation", G_ACTION_GROUP (self->actions));
}

GtkWidget *
tln_rotation_view_new (TlnStore *store)
{
  TlnRotationView *self = g_object_new (TLN_TYPE_ROTATION_VIEW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->store = g_object_ref (store);
  self->bar = clamp (tln_rotation_bar_new (G_ACTION_GROUP (self->actions)));
  gtk_widget_set_visible (self->bar, FALSE);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, adw_bin_new (), "blank");
  gtk_stack_add_named (self->stack, build_status (self), "status");
  gtk_stack_add_named (self->stack, build_picture (self, store), "chart");
  gtk_stack_add_named (self->stack, build_table (self), "table");
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

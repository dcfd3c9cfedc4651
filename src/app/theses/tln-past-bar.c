/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slider and what belongs to it. Which days there are is read from the log of the thesis; what
 * was known on them is read by the views of the page. */
#include "tln-past-bar.h"

#include "tln-past-lock.h"
#include "tln-past-pick.h"
#include "tln-thesis-log.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

/* How long the slider rests before a day is read, in milliseconds. */
#define REST 60
/* Ticks closer than this part of the slider would run together. */
#define MOST_TICKS 120
#define WEEK 7

struct _TlnPastBar {
  AdwBin parent_instance;
  TlnStore *store;
  gint64 id;
  TlnDay day; /* that is told; TLN_DAY_NONE: the present */
  TlnDay today; /* when the days were read */
  GArray *days; /* TlnDay on which something changed, ascending; NULL: not read */
  GCancellable *cancellable;
  GCancellable *preparing; /* of the day that is got ready; NULL: none was */
  TlnDay prepared;
  guint rest; /* source, 0: the slider rests */
  gboolean filling; /* the slider moves by itself */

  GtkWidget *frame;
  GtkLabel *title;
  GtkWidget *back;
  GtkWidget *controls;
  GtkScale *scale;
  GtkLabel *first;
  GtkWidget *before;
  GtkWidget *after;
  TlnPastPick *pick;
};

typedef enum {
  PROP_ID = 1,
  PROP_DAY,
  PROP_REVEALED,
} BarProperty;
static GParamSpec *properties[PROP_REVEALED + 1];

G_DEFINE_FINAL_TYPE (TlnPastBar, tln_past_bar, ADW_TYPE_BIN)

/* The day the slider is at. */
static TlnDay
slider_day (TlnPastBar *self)
{
  return (TlnDay) gtk_range_get_value (GTK_RANGE (self->scale));
}

/* The nearest change before (-1) or after (+1) a day; today is after all, TLN_DAY_NONE: none. */
static TlnDay
find_change (TlnPastBar *self, TlnDay from, int direction)
{
  TlnDay found = direction > 0 && from < self->today ? self->today : TLN_DAY_NONE;

  for (guint i = 0; self->days != NULL && i < self->days->len; i++) {
    TlnDay day = g_array_index (self->days, TlnDay, i);

    if (direction < 0 && day < from)
      found = day;
    if (direction > 0 && day > from)
      return day;
  }
  return found;
}

static gboolean
is_earlier (TlnPastBar *self)
{
  return self->days != NULL && slider_day (self) < self->today;
}

/* What the bar says of the day of the slider. */
static void
show_words (TlnPastBar *self)
{
  TlnDay day = slider_day (self);
  gboolean any = self->days != NULL && self->days->len > 0 &&
                 g_array_index (self->days, TlnDay, 0) < self->today;
  g_autofree char *words = tln_past_day_words (day);
  g_autofree char *title = NULL;

  if (is_earlier (self))
    /* Translators: %s is a day: "As known on 5 March 2026" */
    title = g_strdup_printf (_ ("As known on %s. Read-only."), words);
  else
    title = g_strdup (any ? _ ("As known today. Move back to an earlier day.")
                          : _ ("This was first written down today: there is no earlier day."));
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  words, -1);
  tln_past_pick_set_day (self->pick, day);
  gtk_widget_set_visible (self->back, is_earlier (self));
  gtk_widget_set_sensitive (self->controls, any);
  gtk_widget_set_sensitive (self->before, find_change (self, day, -1) != TLN_DAY_NONE);
  gtk_widget_set_sensitive (self->after, find_change (self, day, 1) != TLN_DAY_NONE);
  if (is_earlier (self))
    gtk_widget_add_css_class (self->frame, "past");
  else
    gtk_widget_remove_css_class (self->frame, "past");
}

/* Getting a day ready. */

static void
stop_preparing (TlnPastBar *self)
{
  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  self->prepared = TLN_DAY_NONE;
}

static gpointer
prepare_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  /* Who reads the day says what is wrong with it. */
  tln_store_finish (TLN_STORE (source), result, NULL);
}

/* Most go to the change before today first: while nobody has chosen a day, that one is got ready,
 * which takes longer than to read it. */
static void
prepare (TlnPastBar *self)
{
  const TlnJob job = { prepare_job, NULL, NULL, NULL };
  TlnDay day = find_change (self, self->today, -1);

  stop_preparing (self);
  if (day == TLN_DAY_NONE || self->day != TLN_DAY_NONE)
    return;
  self->prepared = day;
  self->preparing = g_cancellable_new ();
  tln_store_read_day_async (self->store, day, &job, self->preparing, prepared_cb, NULL);
}

static void
tell (TlnPastBar *self)
{
  TlnDay day = is_earlier (self) ? slider_day (self) : TLN_DAY_NONE;

  g_clear_handle_id (&self->rest, g_source_remove);
  if (day != TLN_DAY_NONE && day != self->prepared)
    stop_preparing (self);
  if (day == self->day)
    return;
  self->day = day;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

static gboolean
rested_cb (gpointer user_data)
{
  TlnPastBar *self = user_data;

  self->rest = 0;
  tell (self);
  return G_SOURCE_REMOVE;
}

static void
moved_cb (TlnPastBar *self)
{
  show_words (self);
  if (self->filling)
    return;
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST, rested_cb, self);
}

/* Goes to a day at once. */
static void
go_to (TlnPastBar *self, TlnDay day)
{
  if (day == TLN_DAY_NONE || self->days == NULL)
    return;
  gtk_range_set_value (GTK_RANGE (self->scale), day);
  tell (self);
}

static void
before_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnPastBar *self = TLN_PAST_BAR (widget);

  go_to (self, find_change (self, slider_day (self), -1));
}

static void
after_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnPastBar *self = TLN_PAST_BAR (widget);

  go_to (self, find_change (self, slider_day (self), 1));
}

static void
today_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnPastBar *self = TLN_PAST_BAR (widget);

  go_to (self, self->today);
  gtk_widget_grab_focus (GTK_WIDGET (self->scale));
}

static void
picked_cb (TlnPastBar *self, TlnDay day)
{
  go_to (self, day);
}

/* Reading the days. */

static void
add_ticks (TlnPastBar *self)
{
  TlnDay first = g_array_index (self->days, TlnDay, 0);
  int apart = (self->today - first) / MOST_TICKS;
  TlnDay last = TLN_DAY_NONE;

  gtk_scale_clear_marks (self->scale);
  for (guint i = 0; i < self->days->len; i++) {
    TlnDay day = g_array_index (self->days, TlnDay, i);

    if (last != TLN_DAY_NONE && day - last <= apart)
      continue;
    gtk_scale_add_mark (self->scale, day, GTK_POS_BOTTOM, NULL);
    last = day;
  }
}

static void
show_days (TlnPastBar *self)
{
  TlnDay first = self->days->len > 0 ? g_array_index (self->days, TlnDay, 0) : tln_day_today ();
  g_autofree char *words = tln_past_day_words (first);

  self->today = MAX (tln_day_today (), first);
  self->filling = TRUE;
  gtk_range_set_range (GTK_RANGE (self->scale), MIN (first, self->today - 1), self->today);
  gtk_range_set_value (GTK_RANGE (self->scale),
                       self->day != TLN_DAY_NONE ? self->day : self->today);
  self->filling = FALSE;
  if (self->days->len > 0)
    add_ticks (self);
  tln_past_pick_set_days (self->pick, self->days, first, self->today);
  gtk_label_set_label (self->first, words);
  show_words (self);
  tell (self);
}

static gpointer
days_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_thesis_log_days (db, *(gint64 *) data, error);
}

static void
days_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnPastBar) self = user_data;
  g_autoptr (GError) error = NULL;
  GArray *days = tln_store_finish (TLN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (days == NULL) {
    tln_toast_error (GTK_WIDGET (self), error);
    return;
  }
  gboolean first = self->days == NULL;
  g_clear_pointer (&self->days, g_array_unref);
  self->days = days;
  show_days (self);
  prepare (self);
  if (first && gtk_widget_get_mapped (GTK_WIDGET (self->scale)))
    gtk_widget_grab_focus (GTK_WIDGET (self->scale));
}

static void
read_days (TlnPastBar *self)
{
  TlnJob job = { days_job, NULL, g_free, (GDestroyNotify) g_array_unref };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->id == 0 || !gtk_widget_get_visible (self->frame))
    return;
  self->cancellable = g_cancellable_new ();
  job.data = g_memdup2 (&self->id, sizeof self->id);
  tln_store_read_async (self->store, &job, self->cancellable, days_read_cb, g_object_ref (self));
}

/* Back in the present, nothing known of other days. */
static void
forget (TlnPastBar *self)
{
  g_cancellable_cancel (self->cancellable);
  stop_preparing (self);
  g_clear_pointer (&self->days, g_array_unref);
  tell (self);
}

static void
reveal (TlnPastBar *self, gboolean revealed)
{
  if (revealed == gtk_widget_get_visible (self->frame))
    return;
  gtk_widget_set_visible (self->frame, revealed);
  if (revealed)
    read_days (self);
  else
    forget (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  reveal (TLN_PAST_BAR (widget), FALSE);
}

static void
store_changed_cb (TlnStore *store, guint changed, TlnPastBar *self)
{
  read_days (self);
}

static void
tln_past_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlnPastBar *self = TLN_PAST_BAR (object);

  switch ((BarProperty) id) {
  case PROP_ID:
    self->id = g_value_get_int64 (value);
    reveal (self, FALSE);
    break;
  case PROP_REVEALED:
    reveal (self, g_value_get_boolean (value));
    break;
  case PROP_DAY:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_past_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlnPastBar *self = TLN_PAST_BAR (object);

  switch ((BarProperty) id) {
  case PROP_ID:
    g_value_set_int64 (value, self->id);
    break;
  case PROP_DAY:
    g_value_set_int (value, self->day);
    break;
  case PROP_REVEALED:
    g_value_set_boolean (value, gtk_widget_get_visible (self->frame));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_past_bar_dispose (GObject *object)
{
  TlnPastBar *self = TLN_PAST_BAR (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  stop_preparing (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->days, g_array_unref);
  G_OBJECT_CLASS (tln_past_bar_parent_class)->dispose (object);
}

static void
tln_past_bar_class_init (TlnPastBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tln_past_bar_set_property;
  object_class->get_property = tln_past_bar_get_property;
  object_class->dispose = tln_past_bar_dispose;
  properties[PROP_ID] = g_param_spec_int64 ("thesis-id", NULL, NULL, 0, G_MAXINT64, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, TLN_DAY_NONE,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REVEALED] =
      g_param_spec_boolean ("revealed", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_install_action (widget_class, "past.before", NULL, before_cb);
  gtk_widget_class_install_action (widget_class, "past.after", NULL, after_cb);
  gtk_widget_class_install_action (widget_class, "past.today", NULL, today_cb);
  gtk_widget_class_install_action (widget_class, "past.close", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_bracketleft, 0, "past.before", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_bracketright, 0, "past.after", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "past.close", NULL);
}

/* The widget. */

static GtkWidget *
build_button (const char *icon, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/* The button goes below the words where large text leaves it no room beside them. */
static GtkWidget *
build_head (TlnPastBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *line = adw_wrap_box_new ();
  GtkWidget *title = gtk_label_new (NULL);

  self->title = GTK_LABEL (title);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_wrap_mode (self->title, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (title, "heading");
  self->back = gtk_button_new_with_mnemonic (_ ("_Back to Today"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "past.today");
  gtk_widget_set_valign (self->back, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->back, FALSE);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (line), 6);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (line), ADW_JUSTIFY_SPREAD);
  adw_wrap_box_set_justify_last_line (ADW_WRAP_BOX (line), TRUE);
  adw_wrap_box_append (ADW_WRAP_BOX (line), title);
  adw_wrap_box_append (ADW_WRAP_BOX (line), self->back);
  gtk_widget_set_hexpand (line, TRUE);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), build_button ("window-close-symbolic", "past.close",
                                               _ ("Back to Today, and Hide This (Escape)")));
  return box;
}

static GtkWidget *
build_scale (TlnPastBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *ends = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *today = gtk_label_new (_ ("Today"));

  self->scale = GTK_SCALE (gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1, 1));
  gtk_range_set_increments (GTK_RANGE (self->scale), 1, WEEK);
  gtk_range_set_round_digits (GTK_RANGE (self->scale), 0);
  gtk_scale_set_draw_value (self->scale, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Day"), -1);
  g_signal_connect_object (self->scale, "value-changed", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED);
  self->first = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->first), TRUE);
  gtk_label_set_xalign (self->first, 0);
  gtk_label_set_ellipsize (self->first, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (ends), GTK_WIDGET (self->first));
  gtk_box_append (GTK_BOX (ends), today);
  gtk_widget_add_css_class (ends, "past-ends");
  gtk_widget_add_css_class (ends, "caption");
  gtk_widget_add_css_class (ends, "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->scale));
  gtk_box_append (GTK_BOX (box), ends);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static void
tln_past_bar_init (TlnPastBar *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->day = TLN_DAY_NONE;
  self->prepared = TLN_DAY_NONE;
  self->controls = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->before = build_button ("go-previous-symbolic", "past.before", _ ("Previous Change ([)"));
  self->after = build_button ("go-next-symbolic", "past.after", _ ("Next Change (])"));
  gtk_box_append (GTK_BOX (self->controls), self->before);
  gtk_box_append (GTK_BOX (self->controls), build_scale (self));
  gtk_box_append (GTK_BOX (self->controls), self->after);
  self->pick = TLN_PAST_PICK (tln_past_pick_new ());
  g_signal_connect_object (self->pick, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->controls), GTK_WIDGET (self->pick));
  gtk_box_append (GTK_BOX (box), build_head (self));
  gtk_box_append (GTK_BOX (box), self->controls);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->frame = adw_bin_new ();
  gtk_widget_add_css_class (self->frame, "past-bar");
  adw_bin_set_child (ADW_BIN (self->frame), clamp);
  gtk_widget_set_visible (self->frame, FALSE);
  adw_bin_set_child (ADW_BIN (self), self->frame);
}

GtkWidget *
tln_past_bar_new (TlnStore *store)
{
  TlnPastBar *self = g_object_new (TLN_TYPE_PAST_BAR, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

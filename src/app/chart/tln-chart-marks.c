/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of the chart: what they say, what opens when one is activated, and the buttons that stand
 * for them so that they can be reached by Tab and by screen readers. The pointer goes through those
 * buttons to the chart itself. */
#include "tln-chart-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define LISTED_MAX 3
#define ROWS_MAX 12
#define ROW_CHARS 34
#define ROW_LINES 3
#define HANDLE_PX 16

static guint
n_events (TlnChart *self)
{
  return self->data && self->data->events ? self->data->events->n : 0;
}

const MarkInfo *
tln_chart_get_info (TlnChart *self, guint event)
{
  static const MarkInfo nothing = { .label = (char *) "" };
  const MarkInfo *info = NULL;

  if (event < n_events (self))
    info = g_hash_table_lookup (self->infos, &self->data->events->events[event].id);
  return info ? info : &nothing;
}

static char *
event_heading (TlnChart *self, guint event)
{
  const MarkInfo *info = tln_chart_get_info (self, event);
  char day[TLN_LABEL];

  tln_label_time (day, info->t, FALSE);
  return g_strdup_printf ("%s · %s", tln_chart_say_sort (info), day);
}

static char *
event_text (TlnChart *self, guint event)
{
  g_autofree char *heading = event_heading (self, event);

  return g_strdup_printf ("%s\n%s", heading, tln_chart_get_info (self, event)->label);
}

char *
tln_chart_mark_text (TlnChart *self, const TlnPlotMark *mark)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (mark->n_events, LISTED_MAX); i++) {
    g_autofree char *part = event_text (self, mark->first_event + i);

    if (i > 0)
      g_string_append (text, "\n\n");
    g_string_append (text, part);
  }
  if (mark->n_events > LISTED_MAX) {
    guint more = mark->n_events - LISTED_MAX;

    g_string_append (text, "\n\n");
    g_string_append_printf (text, ngettext ("%u more", "%u more", more), more);
  }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

void
tln_chart_activate_event (TlnChart *self, guint event)
{
  if (event < n_events (self))
    g_signal_emit_by_name (self, "mark-activated", self->data->events->events[event].id);
}

static void
row_clicked_cb (GtkButton *button, TlnChart *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "event-id");
  gint64 wanted = *id;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_signal_emit_by_name (self, "mark-activated", wanted);
}

static GtkWidget *
make_line (const char *text, const char *style, int lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_width_chars (GTK_LABEL (label), ROW_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), ROW_CHARS);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_row (TlnChart *self, guint event)
{
  g_autofree char *heading = event_heading (self, event);
  g_autofree char *text = event_text (self, event);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button = gtk_button_new ();
  gint64 id = self->data->events->events[event].id;

  gtk_box_append (GTK_BOX (box), make_line (heading, "caption-heading", 1));
  gtk_box_append (GTK_BOX (box),
                  make_line (tln_chart_get_info (self, event)->label, "body", ROW_LINES));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (button), "event-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (row_clicked_cb), self);
  return button;
}

static void
drop_popover (TlnChart *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static gboolean
drop_popover_cb (gpointer data)
{
  TlnChart *self = data;

  if (self->popover && !gtk_widget_get_visible (self->popover))
    drop_popover (self);
  return G_SOURCE_REMOVE;
}

static void
popover_closed_cb (GtkPopover *popover, TlnChart *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, drop_popover_cb, g_object_ref (self), g_object_unref);
}

static GtkWidget *
make_rows (TlnChart *self, const TlnPlotMark *mark)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; i < MIN (mark->n_events, ROWS_MAX); i++)
    gtk_box_append (GTK_BOX (box), make_row (self, mark->first_event + i));
  if (mark->n_events > ROWS_MAX) {
    guint more = mark->n_events - ROWS_MAX;
    g_autofree char *text = g_strdup_printf (
        ngettext ("%u more; zoom in to see it", "%u more; zoom in to see them", more), more);
    GtkWidget *label = gtk_label_new (text);

    gtk_widget_add_css_class (label, "dim-label");
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

void
tln_chart_activate_mark (TlnChart *self, const TlnPlotMark *mark)
{
  GdkRectangle at = { (int) mark->x - 5, (int) (mark->y + self->strip) - 5, 10, 10 };

  if (mark->n_events == 1) {
    tln_chart_activate_event (self, mark->first_event);
    return;
  }
  drop_popover (self);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), make_rows (self, mark));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &at);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect (self->popover, "closed", G_CALLBACK (popover_closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static guint
handle_number (TlnChart *self, GtkWidget *handle)
{
  guint number = NO_BAR;

  if (handle)
    g_ptr_array_find (self->handles, handle, &number);
  return number;
}

static void
show_event (TlnChart *self, guint event)
{
  tln_chart_set_cursor (self, self->data->events->events[event].index, (double) NAN, FALSE);
  self->event = event;
  tln_chart_drop_legend (self);
}

static void
handle_clicked_cb (GtkButton *button, TlnChart *self)
{
  guint number = handle_number (self, GTK_WIDGET (button));

  if (number < self->plot.n_marks)
    tln_chart_activate_mark (self, &self->plot.marks[number]);
}

static void
handle_focus_cb (GtkEventControllerFocus *controller, TlnChart *self)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  guint number = handle_number (self, handle);

  if (number >= self->plot.n_marks)
    return;
  show_event (self, self->plot.marks[number].first_event);
}

static GtkWidget *
make_handle (TlnChart *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chart-mark");
  gtk_widget_set_can_target (button, FALSE);
  g_signal_connect (button, "clicked", G_CALLBACK (handle_clicked_cb), self);
  g_signal_connect (focus, "enter", G_CALLBACK (handle_focus_cb), self);
  gtk_widget_add_controller (button, focus);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
name_handle (TlnChart *self, GtkWidget *handle, const TlnPlotMark *mark)
{
  g_autofree char *text = tln_chart_mark_text (self, mark);

  gtk_accessible_update_property (GTK_ACCESSIBLE (handle), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* One button for each visible mark, the first HANDLES_MAX of them; while the chart moves they stay
 * as they are. */
void
tln_chart_place_handles (TlnChart *self)
{
  guint n;

  tln_chart_ensure_layout (self);
  n = tln_chart_n_bars (self) > 0 ? MIN (self->plot.n_marks, HANDLES_MAX) : 0;
  while (self->handles->len < n)
    g_ptr_array_add (self->handles, make_handle (self));
  self->n_handles = n;
  for (guint i = 0; i < self->handles->len; i++) {
    GtkWidget *handle = g_ptr_array_index (self->handles, i);

    if (i < n)
      name_handle (self, handle, &self->plot.marks[i]);
    gtk_widget_set_visible (handle, i < n);
  }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
tln_chart_allocate_handles (TlnChart *self)
{
  for (guint i = 0; i < self->n_handles; i++) {
    GtkWidget *handle = g_ptr_array_index (self->handles, i);
    const TlnPlotMark *mark = &self->plot.marks[MIN (i, TLN_PLOT_MARKS - 1)];
    GtkAllocation at = { .width = HANDLE_PX, .height = HANDLE_PX };
    GtkRequisition least;

    gtk_widget_set_child_visible (handle, i < self->plot.n_marks);
    if (i >= self->plot.n_marks)
      continue;
    gtk_widget_get_preferred_size (handle, &least, NULL);
    at.width = MAX (at.width, least.width);
    at.height = MAX (at.height, least.height);
    at.x = (int) floor (mark->x) - at.width / 2;
    at.y = (int) floor (mark->y + self->strip) - at.height / 2;
    gtk_widget_size_allocate (handle, &at, -1);
  }
}

gboolean
tln_chart_query_tooltip (TlnChart *self, double x, double y, GtkTooltip *tooltip)
{
  const TlnPlotMark *mark;
  g_autofree char *text = NULL;
  GdkRectangle at;

  if (tln_chart_n_bars (self) == 0)
    return FALSE;
  tln_chart_ensure_layout (self);
  mark = tln_plot_mark_at (&self->plot, x, y - self->strip);
  if (!mark)
    return FALSE;
  text = tln_chart_mark_text (self, mark);
  at = (GdkRectangle) { (int) mark->x - 8, (int) (mark->y + self->strip) - 8, 16, 16 };
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &at);
  return TRUE;
}

/* The event to go to from the cursor; NO_BAR: none. */
static guint
next_event (TlnChart *self, int step)
{
  const TlnPlotEvents *events = self->data->events;
  guint bar = self->cursor;
  guint at;

  if (self->event != NO_BAR) {
    if (step < 0)
      return self->event > 0 ? self->event - 1 : NO_BAR;
    return self->event + 1 < events->n ? self->event + 1 : NO_BAR;
  }
  if (bar == NO_BAR)
    bar = step > 0 ? (guint) MAX (self->view.first, 0.0) : (guint) ceil (self->view.last);
  at = tln_plot_events_find (events, bar);
  if (step > 0)
    return at < events->n ? at : NO_BAR;
  return at > 0 ? at - 1 : NO_BAR;
}

void
tln_chart_step_event (TlnChart *self, int step)
{
  guint event = n_events (self) > 0 ? next_event (self, step) : NO_BAR;
  double before = self->view.first;
  g_autofree char *text = NULL;
  guint index;

  if (event == NO_BAR) {
    gtk_accessible_announce (GTK_ACCESSIBLE (self),
                             step > 0 ? _ ("No later mark") : _ ("No earlier mark"),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    gtk_widget_error_bell (GTK_WIDGET (self));
    return;
  }
  index = self->data->events->events[event].index;
  tln_view_reveal (&self->view, tln_chart_n_bars (self), index);
  if (self->view.first != before)
    tln_chart_moved_by_user (self);
  show_event (self, event);
  text = event_text (self, event);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static GtkWidget *
focused_handle (TlnChart *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return handle_number (self, focus) < self->n_handles ? focus : NULL;
}

/* The mark Tab goes to: the first at or after the crosshair. */
static guint
entry_handle (TlnChart *self)
{
  for (guint i = 0; i < self->n_handles && self->cursor != NO_BAR; i++) {
    guint event = self->plot.marks[i].first_event;

    if (event < n_events (self) && self->data->events->events[event].index >= self->cursor)
      return i;
  }
  return 0;
}

gboolean
tln_chart_step_handle (TlnChart *self, int step)
{
  guint number = handle_number (self, focused_handle (self));

  if (number == NO_BAR)
    return FALSE;
  number = step < 0 && number == 0 ? 0 : number + (guint) step;
  if (number < self->n_handles)
    gtk_widget_grab_focus (g_ptr_array_index (self->handles, number));
  return TRUE;
}

/* Tab goes to the chart, then to its marks as one place (Left and Right move in it), then to each
 * level, then on. */
gboolean
tln_chart_move_focus (TlnChart *self, GtkDirectionType direction)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *inner = gtk_widget_get_focus_child (widget);

  if (self->popover && inner == self->popover)
    return gtk_widget_child_focus (self->popover, direction);
  if (tln_chart_on_level (self))
    return tln_chart_focus_level (self, direction == GTK_DIR_TAB_BACKWARD ? -1 : 1) ||
           (direction == GTK_DIR_TAB_BACKWARD && gtk_widget_grab_focus (widget));
  if (focused_handle (self))
    return direction == GTK_DIR_TAB_BACKWARD ? gtk_widget_grab_focus (widget)
                                             : tln_chart_focus_level (self, 1);
  if (!gtk_widget_is_focus (widget))
    return gtk_widget_grab_focus (widget);
  if (direction != GTK_DIR_TAB_FORWARD)
    return FALSE;
  if (self->n_handles > 0)
    return gtk_widget_grab_focus (g_ptr_array_index (self->handles, entry_handle (self)));
  return tln_chart_focus_level (self, 1);
}

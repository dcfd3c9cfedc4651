/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys on the chart. Left is always earlier: a time axis does not turn round with the script. */
#include "tln-chart-private.h"

#include <math.h>

#define KEY_ZOOM 1.5
#define PAGE_PART 0.1
#define HELD_USEC 150000 /* presses nearer than this are one held key */
#define REPEATS_PER_GEAR 8 /* held this long, the step grows by one */
#define GEAR_PART 0.02 /* and never beyond this part of what is seen */

static double
visible (TlnChart *self)
{
  return self->view.last - self->view.first;
}

static guint
start_bar (TlnChart *self)
{
  guint n = tln_chart_n_bars (self);

  if (self->cursor != NO_BAR)
    return self->cursor;
  return MIN ((guint) MAX (ceil (self->view.last) - 1, 0.0), n - 1);
}

/* On true time places without a bar are passed over, in the direction of the move; at the end back
 * to the last there is. */
static guint
find_bar (TlnChart *self, guint index)
{
  const TlnSeries *series = self->data->series;
  gboolean back = self->cursor != NO_BAR && index < self->cursor;

  for (guint way = 0; self->data->closes && way < 2; way++, back = !back) {
    for (guint i = index; i < series->n; i += back ? G_MAXUINT : 1)
      if (!isnan (series->close[i]))
        return i;
  }
  return index;
}

static void
move_cursor_to (TlnChart *self, double wanted)
{
  guint n = tln_chart_n_bars (self);
  guint index = find_bar (self, (guint) CLAMP (wanted, 0.0, n - 1.0));
  double before = self->view.first;

  tln_view_reveal (&self->view, n, index);
  if (self->view.first != before)
    tln_chart_moved_by_user (self);
  tln_chart_set_cursor (self, index, (double) NAN, FALSE);
  tln_chart_announce_cursor (self);
}

/* From no cursor the first press only shows it. */
static void
move_cursor_by (TlnChart *self, double bars)
{
  move_cursor_to (self, start_bar (self) + (self->cursor == NO_BAR ? 0.0 : bars));
}

/* 1, and more and more while a key is held. */
static double
gear (TlnChart *self)
{
  gint64 now = g_get_monotonic_time ();
  double most = MAX (1.0, floor (visible (self) * GEAR_PART));

  self->key_repeats = now - self->key_time < HELD_USEC ? self->key_repeats + 1 : 0;
  self->key_time = now;
  return MIN (1.0 + self->key_repeats / REPEATS_PER_GEAR, most);
}

static double
column_bars (TlnChart *self)
{
  tln_chart_ensure_layout (self);
  if (self->plot.bar_px <= 0.0)
    return 1.0;
  return MAX (1.0, ceil (1.0 / (self->plot.bar_px * self->view.device_scale)));
}

static void
zoom_about_cursor (TlnChart *self, double factor)
{
  double about = (self->view.first + self->view.last) / 2;

  if (self->cursor != NO_BAR && self->cursor >= self->view.first && self->cursor < self->view.last)
    about = self->cursor + 0.5;
  tln_view_zoom (&self->view, tln_chart_n_bars (self), about, factor);
  tln_chart_moved_by_user (self);
}

static void
show_all (TlnChart *self)
{
  tln_view_reset (&self->view, tln_chart_n_bars (self));
  tln_chart_moved_by_user (self);
}

static gboolean
move_key (TlnChart *self, guint key, GdkModifierType state)
{
  double step = state & GDK_CONTROL_MASK ? column_bars (self) : 1.0;

  switch (key) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    move_cursor_by (self, -step * gear (self));
    return TRUE;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    move_cursor_by (self, step * gear (self));
    return TRUE;
  case GDK_KEY_Page_Up:
  case GDK_KEY_KP_Page_Up:
    move_cursor_by (self, -MAX (1.0, visible (self) * PAGE_PART));
    return TRUE;
  case GDK_KEY_Page_Down:
  case GDK_KEY_KP_Page_Down:
    move_cursor_by (self, MAX (1.0, visible (self) * PAGE_PART));
    return TRUE;
  case GDK_KEY_Home:
  case GDK_KEY_KP_Home:
    move_cursor_to (self, 0.0);
    return TRUE;
  case GDK_KEY_End:
  case GDK_KEY_KP_End:
    move_cursor_to (self, tln_chart_n_bars (self) - 1.0);
    return TRUE;
  default:
    return FALSE;
  }
}

static void
show_menu_at_cursor (TlnChart *self)
{
  guint bar = start_bar (self);

  tln_chart_ensure_layout (self);
  tln_chart_show_menu (self, CLAMP (tln_plot_x (&self->plot, bar), 0.0, self->view.width),
                       self->strip + self->plot.price.y);
}

static gboolean
view_key (TlnChart *self, guint key)
{
  switch (key) {
  case GDK_KEY_plus:
  case GDK_KEY_equal:
  case GDK_KEY_KP_Add:
    zoom_about_cursor (self, KEY_ZOOM);
    return TRUE;
  case GDK_KEY_minus:
  case GDK_KEY_KP_Subtract:
    zoom_about_cursor (self, 1.0 / KEY_ZOOM);
    return TRUE;
  case GDK_KEY_0:
  case GDK_KEY_KP_0:
    show_all (self);
    return TRUE;
  case GDK_KEY_m:
  case GDK_KEY_M:
    tln_chart_toggle_measure (self);
    tln_chart_announce_cursor (self);
    return TRUE;
  case GDK_KEY_n:
  case GDK_KEY_N:
    return gtk_widget_activate_action (GTK_WIDGET (self), "chart.add-note", NULL);
  case GDK_KEY_c:
  case GDK_KEY_C:
    return gtk_widget_activate_action (GTK_WIDGET (self), "chart.add-claim", NULL);
  case GDK_KEY_h:
  case GDK_KEY_H:
    return gtk_widget_activate_action (GTK_WIDGET (self), "chart.add-level", NULL);
  case GDK_KEY_Menu:
    show_menu_at_cursor (self);
    return TRUE;
  case GDK_KEY_t:
  case GDK_KEY_T:
    g_signal_emit_by_name (self, "table-requested");
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
mark_key (TlnChart *self, guint key)
{
  switch (key) {
  case GDK_KEY_bracketleft:
    tln_chart_step_event (self, -1);
    return TRUE;
  case GDK_KEY_bracketright:
    tln_chart_step_event (self, 1);
    return TRUE;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_ISO_Enter:
    if (self->event == NO_BAR || !gtk_widget_is_focus (GTK_WIDGET (self)))
      return FALSE;
    tln_chart_activate_event (self, self->event);
    return TRUE;
  case GDK_KEY_Escape:
    if (self->measure != NO_BAR) {
      tln_chart_toggle_measure (self);
      return TRUE;
    }
    if (self->cursor == NO_BAR)
      return FALSE;
    tln_chart_set_cursor (self, NO_BAR, (double) NAN, FALSE);
    self->event = NO_BAR;
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        TlnChart *self)
{
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);

  if (tln_chart_n_bars (self) == 0 || held & ~GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  tln_chart_stop_glide (self);
  if ((key == GDK_KEY_Left && tln_chart_step_handle (self, -1)) ||
      (key == GDK_KEY_Right && tln_chart_step_handle (self, 1)))
    return GDK_EVENT_STOP;
  if (!held && tln_chart_level_key (self, key))
    return GDK_EVENT_STOP;
  if (key == GDK_KEY_F10 && state & GDK_SHIFT_MASK) {
    show_menu_at_cursor (self);
    return GDK_EVENT_STOP;
  }
  if (key == GDK_KEY_c && held == GDK_CONTROL_MASK)
    return gtk_widget_activate_action (GTK_WIDGET (self), "chart.copy-value", NULL);
  if (move_key (self, key, state))
    return GDK_EVENT_STOP;
  if (!held && (view_key (self, key) || mark_key (self, key)))
    return GDK_EVENT_STOP;
  return GDK_EVENT_PROPAGATE;
}

void
tln_chart_add_keys (TlnChart *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels of the chart: dragged by the pointer, and for keys and screen readers a button each at the
 * start of its line: Up and Down move it, Delete removes it, Enter opens it. */
#include "tln-chart-private.h"
#include "tln-chart-words.h"
#include "tln-plot-levels.h"

#include <glib/gi18n.h>
#include <math.h>

#define REACH_PX 4.0
#define HANDLE_X 2
#define HANDLE_PX 16
#define SAY_MS 400 /* a moved level is told of once the keys rest */

static guint
n_levels (TlnChart *self)
{
  return self->levels->len;
}

static Level *
level_at (TlnChart *self, guint number)
{
  return &g_array_index (self->levels, Level, number);
}

static gboolean
shows_levels (TlnChart *self)
{
  return !(self->options.relative && self->others->len > 0);
}

static void
clear_shown (gpointer level)
{
  g_free (((TlnPlotLevel *) level)->note);
}

GArray *
tln_chart_shown_levels (TlnChart *self)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (TlnPlotLevel));

  g_array_set_clear_func (shown, clear_shown);
  for (guint i = 0; shows_levels (self) && i < n_levels (self); i++) {
    TlnPlotLevel level = { level_at (self, i)->price, g_strdup (level_at (self, i)->note) };

    g_array_append_val (shown, level);
  }
  return shown;
}

void
tln_chart_give_levels (TlnChart *self, TlnPlotData *data)
{
  g_autoptr (GArray) shown = tln_chart_shown_levels (self);

  tln_plot_data_set_levels (data, (const TlnPlotLevel *) (gpointer) shown->data, shown->len);
}

static char *
level_text (const Level *level)
{
  g_autofree char *price = tln_chart_say_price (level->price);

  if (*level->note == '\0')
    return g_strdup_printf (_ ("Line at %s"), price);
  /* Translators: a line in a chart: its price and what was noted at it */
  return g_strdup_printf (_ ("Line at %s: %s"), price, level->note);
}

static guint
handle_number (TlnChart *self, GtkWidget *handle)
{
  for (guint i = 0; i < n_levels (self); i++)
    if (level_at (self, i)->handle == handle && handle)
      return i;
  return NO_BAR;
}

static void
name_handle (Level *level)
{
  g_autofree char *text = level_text (level);

  gtk_accessible_update_property (GTK_ACCESSIBLE (level->handle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
}

static void
handle_clicked_cb (GtkButton *button, TlnChart *self)
{
  guint number = handle_number (self, GTK_WIDGET (button));

  if (number != NO_BAR)
    g_signal_emit_by_name (self, "level-activated", level_at (self, number)->id);
}

static GtkWidget *
make_handle (TlnChart *self)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chart-mark");
  gtk_widget_set_can_target (button, FALSE);
  g_signal_connect (button, "clicked", G_CALLBACK (handle_clicked_cb), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

void
tln_chart_clear_level (gpointer data)
{
  Level *level = data;

  g_clear_pointer (&level->handle, gtk_widget_unparent);
  g_free (level->note);
}

/* The button that stood for a level goes on to do so, with the focus it may have. */
static GtkWidget *
take_handle (TlnChart *self, GArray *before, gint64 id)
{
  for (guint i = 0; i < before->len; i++) {
    Level *level = &g_array_index (before, Level, i);

    if (level->id == id && level->handle)
      return g_steal_pointer (&level->handle);
  }
  return make_handle (self);
}

void
tln_chart_set_levels (TlnChart *self, const TlnChartLevel *levels, guint n)
{
  g_autoptr (GArray) before = self->levels;

  g_clear_handle_id (&self->level.source, g_source_remove);
  self->level.grip = NO_BAR;
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_array_set_clear_func (self->levels, tln_chart_clear_level);
  for (guint i = 0; i < n; i++) {
    Level level = { levels[i].id, levels[i].price, g_strdup (levels[i].note ? levels[i].note : ""),
                    take_handle (self, before, levels[i].id) };

    name_handle (&level);
    g_array_append_val (self->levels, level);
  }
  if (self->data)
    tln_chart_give_levels (self, self->data);
  tln_chart_drop_layers (self);
  tln_chart_rest_soon (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
tln_chart_allocate_levels (TlnChart *self)
{
  gboolean shown = tln_chart_n_bars (self) > 0 && shows_levels (self);

  for (guint i = 0; i < n_levels (self); i++) {
    GtkWidget *handle = level_at (self, i)->handle;
    double y = shown ? tln_plot_level_y (&self->plot, i) : (double) NAN;
    GtkAllocation at = { .x = HANDLE_X, .width = HANDLE_PX, .height = HANDLE_PX };
    GtkRequisition least;

    gtk_widget_set_child_visible (handle, !isnan (y));
    if (isnan (y))
      continue;
    gtk_widget_get_preferred_size (handle, &least, NULL);
    at.width = MAX (at.width, least.width);
    at.height = MAX (at.height, least.height);
    at.y = (int) floor (y + self->strip) - at.height / 2;
    gtk_widget_size_allocate (handle, &at, -1);
  }
}

guint
tln_chart_level_at (TlnChart *self, double x, double y)
{
  tln_chart_ensure_layout (self);
  if (tln_chart_n_bars (self) == 0 || !shows_levels (self) ||
      x > self->plot.price.x + self->plot.price.width)
    return NO_BAR;
  return tln_plot_level_at (&self->plot, y - self->strip, REACH_PX);
}

static void
set_price (TlnChart *self, guint number, double price)
{
  level_at (self, number)->price = price;
  tln_chart_give_levels (self, self->data);
  name_handle (level_at (self, number));
  tln_chart_drop_layers (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

gboolean
tln_chart_level_begin (TlnChart *self, double x, double y)
{
  guint number = tln_chart_level_at (self, x, y);

  if (number == NO_BAR)
    return FALSE;
  self->level.grip = number;
  self->level.y = tln_plot_level_y (&self->plot, number);
  self->level.before = level_at (self, number)->price;
  return TRUE;
}

gboolean
tln_chart_level_drag (TlnChart *self, double dy)
{
  const TlnBox *pane = &self->plot.price;

  if (self->level.grip == NO_BAR)
    return FALSE;
  tln_chart_ensure_layout (self);
  set_price (
      self, self->level.grip,
      tln_plot_price_at (&self->plot, CLAMP (self->level.y + dy, pane->y, pane->y + pane->height)));
  return TRUE;
}

gboolean
tln_chart_level_end (TlnChart *self)
{
  guint number = self->level.grip;

  if (number == NO_BAR)
    return FALSE;
  self->level.grip = NO_BAR;
  if (level_at (self, number)->price != self->level.before)
    g_signal_emit_by_name (self, "level-moved", level_at (self, number)->id,
                           level_at (self, number)->price);
  return TRUE;
}

static gboolean
say_moved_cb (gpointer data)
{
  TlnChart *self = data;

  self->level.source = 0;
  for (guint i = 0; i < n_levels (self); i++) {
    const Level *level = level_at (self, i);

    if (level->id != self->level.moved)
      continue;
    g_signal_emit_by_name (self, "level-moved", level->id, level->price);
    break;
  }
  return G_SOURCE_REMOVE;
}

/* By what is a pixel there, or by the smallest step of the price where that is more. */
static void
step_level (TlnChart *self, guint number, int step)
{
  double price = level_at (self, number)->price;
  double y = tln_plot_y (&self->plot, price);
  double next = tln_plot_price_at (&self->plot, y - step);
  g_autofree char *text = NULL;

  if (next == price || !isfinite (next))
    next = price + step * tln_price_step (price);
  set_price (self, number, next);
  text = level_text (level_at (self, number));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  self->level.moved = level_at (self, number)->id;
  g_clear_handle_id (&self->level.source, g_source_remove);
  self->level.source = g_timeout_add (SAY_MS, say_moved_cb, self);
}

static guint
focused_level (TlnChart *self)
{
  return handle_number (self, gtk_widget_get_focus_child (GTK_WIDGET (self)));
}

gboolean
tln_chart_level_key (TlnChart *self, guint key)
{
  guint number = focused_level (self);

  if (number == NO_BAR)
    return FALSE;
  tln_chart_ensure_layout (self);
  switch (key) {
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    step_level (self, number, 1);
    return TRUE;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    step_level (self, number, -1);
    return TRUE;
  case GDK_KEY_Delete:
  case GDK_KEY_KP_Delete:
  case GDK_KEY_BackSpace:
    gtk_widget_grab_focus (GTK_WIDGET (self));
    g_signal_emit_by_name (self, "level-removed", level_at (self, number)->id);
    return TRUE;
  default:
    return FALSE;
  }
}

gboolean
tln_chart_focus_level (TlnChart *self, int step)
{
  guint number = focused_level (self);
  guint next = number == NO_BAR ? (step > 0 ? 0 : n_levels (self) - 1) : number + (guint) step;

  while (next < n_levels (self)) {
    if (gtk_widget_get_child_visible (level_at (self, next)->handle))
      return gtk_widget_grab_focus (level_at (self, next)->handle);
    next += (guint) step;
  }
  return FALSE;
}

gboolean
tln_chart_on_level (TlnChart *self)
{
  return focused_level (self) != NO_BAR;
}

double
tln_chart_level_here (TlnChart *self)
{
  const TlnSeries *series = self->data->series;
  guint bar = self->cursor != NO_BAR ? self->cursor : series->n - 1;

  tln_chart_ensure_layout (self);
  if (self->cursor != NO_BAR && self->cursor_by_pointer && !isnan (self->cursor_y))
    return tln_plot_price_at (&self->plot, self->cursor_y);
  return series->close[bar];
}

char *
tln_chart_say_levels (TlnChart *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (n_levels (self) == 0 || !shows_levels (self))
    return NULL;
  for (guint i = 0; i < n_levels (self); i++)
    g_strv_builder_take (builder, level_text (level_at (self, i)));
  words = g_strv_builder_end (builder);
  g_autofree char *joined = g_strjoinv ("; ", words);
  return g_strconcat (joined, ".", NULL);
}

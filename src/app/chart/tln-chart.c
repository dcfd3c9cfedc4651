/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart widget: its state, its layers of kept render nodes, and how they are put together.
 * Geometry comes from market (tln-plot.h); input, marks and words are in the files beside. */
#include "tln-chart-private.h"
#include "tln-chart-words.h"

#include <adwaita.h>
#include <math.h>

#define STRIP_AIR 8.0
#define VOLUME_SHARE 0.2
#define ATTENTION_SHARE 0.12
#define REST_MS 100
#define LEAST_WIDTH 160
#define LEAST_HEIGHT 140

G_DEFINE_FINAL_TYPE (TlnChart, tln_chart, GTK_TYPE_WIDGET)

enum {
  MARK_ACTIVATED,
  TABLE_REQUESTED,
  SPAN_CHANGED,
  OPTIONS_CHANGED,
  NOTE_REQUESTED,
  CLAIM_REQUESTED,
  LEVEL_REQUESTED,
  LEVEL_ACTIVATED,
  LEVEL_MOVED,
  LEVEL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
mark_info_free (gpointer data)
{
  MarkInfo *info = data;

  g_free (info->heading);
  g_free (info->label);
  g_free (info);
}

void
tln_chart_options_changed (TlnChart *self)
{
  tln_chart_update_actions (self);
  g_signal_emit (self, signals[OPTIONS_CHANGED], 0);
}

guint
tln_chart_n_bars (TlnChart *self)
{
  return self->data ? self->data->series->n : 0;
}

static void
drop_layer (TlnChart *self, Layer layer)
{
  g_clear_pointer (&self->layers[layer], gsk_render_node_unref);
}

void
tln_chart_drop_layers (TlnChart *self)
{
  for (guint i = 0; i < LAYER_LAST; i++)
    drop_layer (self, i);
  self->laid_out = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tln_chart_drop_legend (TlnChart *self)
{
  g_clear_pointer (&self->legend_node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
device_scale (TlnChart *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native ? gtk_native_get_surface (native) : NULL;

  return surface ? gdk_surface_get_scale (surface) : 1.0;
}

/* Bars are so few that the line is slanted strokes at rest and columns while it moves. */
static gboolean
rests_differently (TlnChart *self)
{
  double bars = self->view.last - self->view.first;

  return !tln_plot_kind_has_bars (self->options.kind) && bars <= 2.0 * MAX (self->view.width, 1.0);
}

static gboolean
rest_cb (gpointer data)
{
  TlnChart *self = data;

  self->rest_source = 0;
  if (self->view.moving) {
    self->view.moving = FALSE;
    self->plot.view.moving = FALSE;
    drop_layer (self, LAYER_SERIES);
    gtk_widget_queue_draw (GTK_WIDGET (self));
  }
  tln_chart_place_handles (self);
  tln_chart_update_accessible (self);
  return G_SOURCE_REMOVE;
}

void
tln_chart_rest_soon (TlnChart *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST_MS, rest_cb, self);
}

void
tln_chart_view_moved (TlnChart *self)
{
  self->view.moving = rests_differently (self);
  tln_chart_drop_layers (self);
  tln_chart_rest_soon (self);
}

void
tln_chart_moved_by_user (TlnChart *self)
{
  tln_chart_view_moved (self);
  g_signal_emit (self, signals[SPAN_CHANGED], 0);
}

static void
update_palette (TlnChart *self)
{
  TlnChartPalette palette;

  self->ink = tln_chart_palette_of (&palette, GTK_WIDGET (self), self->options.red_up);
  tln_chart_painter_set_palette (self->painter, &palette);
  self->styled = TRUE;
}

/* Fonts and colours are looked up when they are next needed: a widget that is not yet in a window
 * has none. */
void
tln_chart_restyle (TlnChart *self)
{
  self->styled = FALSE;
  self->head.known = FALSE;
  tln_chart_drop_history (self);
  tln_chart_drop_legend (self);
  tln_chart_drop_layers (self);
}

static void
update_fonts (TlnChart *self)
{
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  PangoAttrList *attributes = pango_attr_list_new ();

  tln_chart_painter_set_context (self->painter, gtk_widget_get_pango_context (GTK_WIDGET (self)));
  self->font_serial = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  g_clear_object (&self->legend);
  /* The line of values begins where the time axis does, whatever the direction of the script. */
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  self->legend = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_ellipsize (self->legend, PANGO_ELLIPSIZE_END);
  pango_attr_list_insert (attributes, pango_attr_scale_new (0.86));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (self->legend, attributes);
  pango_attr_list_unref (attributes);
}

static void
update_view (TlnChart *self)
{
  TlnPlotView *view = &self->view;

  tln_chart_painter_measure (self->painter, &view->char_width, &view->line_height);
  self->line_height = view->line_height;
  self->strip = ceil ((tln_chart_head_wraps (self) ? 2.0 : 1.0) * view->line_height + STRIP_AIR);
  view->width = gtk_widget_get_width (GTK_WIDGET (self));
  view->height = MAX (gtk_widget_get_height (GTK_WIDGET (self)) - self->strip -
                          tln_chart_overview_height (self),
                      0.0);
  view->device_scale = device_scale (self);
  view->kind = self->options.kind;
  view->scale = self->options.log_scale ? TLN_SCALE_LOG : TLN_SCALE_LINEAR;
  view->rebase = self->options.rebase;
  if (self->others->len > 0 && !self->options.relative && view->rebase == TLN_REBASE_NONE)
    view->rebase = TLN_REBASE_HUNDRED;
  view->base = self->data && self->options.base != 0
                   ? tln_series_find (self->data->series, self->options.base)
                   : TLN_BASE_FIRST;
  view->drawdown_share = self->options.drawdown ? VOLUME_SHARE : 0.0;
  view->attention_share = self->options.attention ? ATTENTION_SHARE : 0.0;
  view->volume_share = self->options.volume ? VOLUME_SHARE : 0.0;
  view->myriads = tln_chart_myriads ();
  view->hollow = TRUE;
}

void
tln_chart_ensure_layout (TlnChart *self)
{
  if (self->laid_out)
    return;
  if (!self->styled) {
    update_fonts (self);
    update_palette (self);
  }
  update_view (self);
  self->laid_out = TRUE;
  if (self->data)
    tln_plot_layout (&self->plot, self->data, &self->view);
}

static void
tln_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  tln_chart_paint (TLN_CHART (widget), snapshot);
  GTK_WIDGET_CLASS (tln_chart_parent_class)->snapshot (widget, snapshot);
}

static void
tln_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlnChart *self = TLN_CHART (widget);

  if (width != (int) self->view.width ||
      height - self->strip - tln_chart_overview_height (self) != self->view.height) {
    tln_chart_drop_history (self);
    tln_chart_drop_layers (self);
    tln_chart_rest_soon (self);
  }
  tln_chart_ensure_layout (self);
  tln_chart_allocate_handles (self);
  tln_chart_allocate_levels (self);
  if (self->popover)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
tln_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  TlnChart *self = TLN_CHART (widget);

  GdkRGBA ink;

  GTK_WIDGET_CLASS (tln_chart_parent_class)->css_changed (widget, change);
  gtk_widget_get_color (widget, &ink);
  /* Hover and focus change the style too, but nothing that is drawn here. */
  if (!gdk_rgba_equal (&ink, &self->ink) ||
      pango_context_get_serial (gtk_widget_get_pango_context (widget)) != self->font_serial)
    tln_chart_restyle (self);
}

static void
tln_chart_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (tln_chart_parent_class)->system_setting_changed (widget, setting);
  tln_chart_restyle (TLN_CHART (widget));
}

static gboolean
tln_chart_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return tln_chart_move_focus (TLN_CHART (widget), direction);
}

static gboolean
tooltip_query_cb (TlnChart *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  return tln_chart_query_tooltip (self, x, y, tooltip);
}

static void
tln_chart_dispose (GObject *object)
{
  TlnChart *self = TLN_CHART (object);

  tln_chart_stop_glide (self);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_cancellable_cancel (self->building);
  tln_chart_drop_sum (self);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  for (guint i = 0; self->handles && i < self->handles->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->handles, i));
  g_clear_pointer (&self->handles, g_ptr_array_unref);
  g_clear_handle_id (&self->level.source, g_source_remove);
  g_array_set_size (self->levels, 0);
  self->n_handles = 0;
  G_OBJECT_CLASS (tln_chart_parent_class)->dispose (object);
}

static void
tln_chart_finalize (GObject *object)
{
  TlnChart *self = TLN_CHART (object);

  for (guint i = 0; i < LAYER_LAST; i++)
    drop_layer (self, i);
  g_clear_pointer (&self->legend_node, gsk_render_node_unref);
  tln_chart_drop_history (self);
  g_clear_object (&self->legend);
  tln_chart_painter_free (self->painter);
  tln_drawing_free (self->drawing);
  tln_chart_data_clear (self);
  g_array_unref (self->events);
  g_array_unref (self->levels);
  g_array_unref (self->weeks);
  g_hash_table_unref (self->infos);
  g_free (self->name);
  g_free (self->caption);
  g_free (self->empty_text);
  g_free (self->legend_text);
  G_OBJECT_CLASS (tln_chart_parent_class)->finalize (object);
}

static void
add_level_signals (GType type)
{
  signals[NOTE_REQUESTED] = g_signal_new ("note-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CLAIM_REQUESTED] = g_signal_new ("claim-requested", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[LEVEL_REQUESTED] = g_signal_new ("level-requested", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[LEVEL_ACTIVATED] = g_signal_new ("level-activated", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[LEVEL_MOVED] = g_signal_new ("level-moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_DOUBLE);
  signals[LEVEL_REMOVED] = g_signal_new ("level-removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
tln_chart_class_init (TlnChartClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  object_class->dispose = tln_chart_dispose;
  object_class->finalize = tln_chart_finalize;
  widget_class->snapshot = tln_chart_snapshot;
  widget_class->size_allocate = tln_chart_size_allocate;
  widget_class->css_changed = tln_chart_css_changed;
  widget_class->system_setting_changed = tln_chart_system_setting_changed;
  widget_class->focus = tln_chart_focus;
  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[TABLE_REQUESTED] = g_signal_new ("table-requested", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
  signals[SPAN_CHANGED] =
      g_signal_new ("span-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPTIONS_CHANGED] = g_signal_new ("options-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
  add_level_signals (type);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tln_chart_init (TlnChart *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->painter = tln_chart_painter_new ();
  self->drawing = tln_drawing_new ();
  self->events = g_array_new (FALSE, FALSE, sizeof (TlnPlotEvent));
  self->infos = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, mark_info_free);
  self->handles = g_ptr_array_new ();
  self->weeks = g_array_new (FALSE, FALSE, sizeof (TlnPlotWeek));
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_array_set_clear_func (self->levels, tln_chart_clear_level);
  self->level.grip = NO_BAR;
  self->options.volume = TRUE;
  self->cursor = NO_BAR;
  self->cursor_y = (double) NAN;
  self->event = NO_BAR;
  tln_view_reset (&self->view, 0);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self), LEAST_WIDTH, LEAST_HEIGHT);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_query_cb), NULL);
  g_signal_connect_swapped (self, "notify::scale-factor", G_CALLBACK (tln_chart_drop_layers), self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (tln_chart_restyle), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (tln_chart_restyle), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::accent-color-rgba", G_CALLBACK (tln_chart_restyle),
                           self, G_CONNECT_SWAPPED);
  self->others = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_series_unref);
  self->other_names = g_ptr_array_new_with_free_func (g_free);
  self->measure = NO_BAR;
  tln_chart_add_controllers (self);
  tln_chart_add_keys (self);
  tln_chart_add_actions (self);
  tln_chart_update_accessible (self);
}

void
tln_chart_set_cursor (TlnChart *self, guint index, double y, gboolean by_pointer)
{
  if (self->event != NO_BAR)
    tln_chart_drop_legend (self);
  self->event = NO_BAR;
  if (index == self->cursor && (y == self->cursor_y || (isnan (y) && isnan (self->cursor_y))))
    return;
  self->cursor = index;
  self->cursor_y = y;
  self->cursor_by_pointer = by_pointer;
  tln_chart_drop_legend (self);
  drop_layer (self, LAYER_CROSS);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

TlnChart *
tln_chart_new (void)
{
  return g_object_new (TLN_TYPE_CHART, NULL);
}

void
tln_chart_set_name (TlnChart *self, const char *name)
{
  if (g_set_str (&self->name, name))
    tln_chart_update_accessible (self);
}

void
tln_chart_set_caption (TlnChart *self, const char *caption)
{
  if (!g_set_str (&self->caption, caption))
    return;
  self->head.known = FALSE;
  tln_chart_drop_legend (self);
  tln_chart_drop_layers (self);
}

void
tln_chart_set_empty_text (TlnChart *self, const char *text)
{
  if (g_set_str (&self->empty_text, text))
    tln_chart_update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tln_chart_show_range (TlnChart *self, double first, double last)
{
  tln_view_set (&self->view, tln_chart_n_bars (self), first, last);
  tln_chart_view_moved (self);
}

void
tln_chart_get_range (TlnChart *self, double *first, double *last)
{
  *first = self->view.first;
  *last = self->view.last;
}

gboolean
tln_chart_get_span (TlnChart *self, gint64 *first, gint64 *last)
{
  guint n = tln_chart_n_bars (self);
  double from = CLAMP (floor (self->view.first), 0.0, n - 1.0);

  if (n == 0)
    return FALSE;
  *first = self->data->series->t[(guint) from];
  *last = self->data->series->t[(guint) CLAMP (ceil (self->view.last) - 1.0, from, n - 1.0)];
  return TRUE;
}

void
tln_chart_show_months (TlnChart *self, guint months)
{
  guint n = tln_chart_n_bars (self);
  g_autoptr (GDateTime) last = NULL;
  g_autoptr (GDateTime) first = NULL;

  if (n == 0)
    return;
  last = g_date_time_new_from_unix_utc (self->data->series->t[n - 1]);
  if (last && months > 0)
    first = g_date_time_add_months (last, -(int) months);
  if (first)
    tln_chart_show_range (self, tln_series_find (self->data->series, g_date_time_to_unix (first)),
                          n);
  else
    tln_chart_show_range (self, 0, n);
}

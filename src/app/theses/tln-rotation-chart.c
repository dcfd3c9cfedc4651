/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two layers of render nodes: the rotation, kept while it looks the same, and the week over it. The
 * column of the week glides from one to the next where animations are wanted. */
#include "tln-rotation-chart.h"

#include "tln-chart-painter.h"
#include "tln-rotation-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define PLAY_MS 700
#define GLIDE_MS 200
#define LEAST_WIDTH 240
#define LEAST_HEIGHT 300
#define MOST_HEIGHT 460
#define TALL 0.42 /* of the width */
#define FEW 1
#define SOME 4
#define MANY 13
#define EVERY 1000000

struct _TlnRotationChart {
  GtkWidget parent_instance;
  TlnRotation *rotation; /* or NULL */
  TlnRotationFrame view;
  TlnRotationPlot plot;
  TlnChartPainter *painter;
  TlnDrawing *drawing;
  GskRenderNode *base; /* everything but the week; NULL: to be drawn */
  gboolean styled;
  gboolean laid_out;
  guint week;
  double at; /* where the column of the week stands on the screen, in weeks */
  AdwAnimation *glide;
  guint play_source;
  gboolean veil; /* what comes after the week is faint */
  double drag_x;
  double pointer_x;
  GdkRGBA ink;
  guint font_serial;
};

typedef enum {
  PROP_WEEK = 1,
  PROP_PLAYING,
} ChartProperty;
static GParamSpec *properties[PROP_PLAYING + 1];
static guint opened_signal;

G_DEFINE_FINAL_TYPE (TlnRotationChart, tln_rotation_chart, GTK_TYPE_WIDGET)

static void
drop (TlnRotationChart *self)
{
  g_clear_pointer (&self->base, gsk_render_node_unref);
  self->laid_out = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
restyle (TlnRotationChart *self)
{
  self->styled = FALSE;
  drop (self);
}

/* Painting. */

static void
ensure_style (TlnRotationChart *self)
{
  TlnChartPalette palette;

  if (self->styled)
    return;
  self->ink = tln_chart_palette_of (&palette, GTK_WIDGET (self), FALSE);
  self->font_serial = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  tln_chart_painter_set_palette (self->painter, &palette);
  tln_chart_painter_set_context (self->painter, gtk_widget_get_pango_context (GTK_WIDGET (self)));
  self->styled = TRUE;
}

static void
ensure_layout (TlnRotationChart *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  TlnRotationFrame *view = &self->view;

  if (self->laid_out)
    return;
  ensure_style (self);
  tln_chart_painter_measure (self->painter, &view->char_width, &view->line_height);
  view->width = gtk_widget_get_width (GTK_WIDGET (self));
  view->height = gtk_widget_get_height (GTK_WIDGET (self));
  view->device_scale = surface != NULL ? gdk_surface_get_scale (surface) : 1;
  view->price_title = _ ("Prices, rebased to 100");
  view->attention_title = tln_rotation_measure_title (self->rotation, view->measure);
  tln_rotation_layout (&self->plot, self->rotation, view);
  self->laid_out = TRUE;
}

static void
tln_rotation_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlnRotationChart *self = TLN_ROTATION_CHART (widget);
  TlnRotationMark mark = { self->week, self->at, self->veil };
  GskRenderNode *over;

  if (self->rotation == NULL)
    return;
  ensure_layout (self);
  if (self->base == NULL) {
    tln_drawing_clear (self->drawing, self->view.width, self->view.height);
    tln_rotation_draw (&self->plot, self->drawing);
    self->base = tln_chart_painter_paint (self->painter, self->drawing, self->view.device_scale);
  }
  if (self->base != NULL)
    gtk_snapshot_append_node (snapshot, self->base);
  tln_drawing_clear (self->drawing, self->view.width, self->view.height);
  tln_rotation_draw_mark (&self->plot, &mark, self->drawing);
  over = tln_chart_painter_paint (self->painter, self->drawing, self->view.device_scale);
  if (over == NULL)
    return;
  gtk_snapshot_append_node (snapshot, over);
  gsk_render_node_unref (over);
}

/* Words. */

static void
say_summary (TlnRotationChart *self)
{
  g_autofree char *title = NULL;
  g_autofree char *summary = NULL;

  if (self->rotation == NULL)
    return;
  title = g_strdup_printf (_ ("Rotation of %s"), self->rotation->title);
  summary = tln_rotation_summary (self->rotation, &self->view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
}

static void
say_week (TlnRotationChart *self, gboolean aloud)
{
  g_autofree char *words = tln_rotation_say_all (self->rotation, &self->view, self->week);

  if (aloud)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words,
                                  -1);
}

/* The week. */

static void
glide_cb (double value, gpointer data)
{
  TlnRotationChart *self = data;

  self->at = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
sees_anything (TlnRotationChart *self)
{
  return self->rotation != NULL && self->view.first < self->view.last;
}

static void
go (TlnRotationChart *self, guint week, gboolean glide)
{
  if (!sees_anything (self))
    return;
  week = CLAMP (week, self->view.first, self->view.last - 1);
  if (week == self->week)
    return;
  adw_animation_pause (self->glide);
  self->week = week;
  if (glide) {
    adw_timed_animation_set_value_from (ADW_TIMED_ANIMATION (self->glide), self->at);
    adw_timed_animation_set_value_to (ADW_TIMED_ANIMATION (self->glide), week);
    adw_animation_play (self->glide);
  } else {
    self->at = week;
  }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  say_week (self, gtk_widget_has_focus (GTK_WIDGET (self)));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WEEK]);
}

static void
stop (TlnRotationChart *self)
{
  gboolean played = self->play_source != 0;

  g_clear_handle_id (&self->play_source, g_source_remove);
  if (played)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

/* Who goes about by hand sees everything. */
static void
go_by_hand (TlnRotationChart *self, guint week)
{
  stop (self);
  if (self->veil) {
    self->veil = FALSE;
    gtk_widget_queue_draw (GTK_WIDGET (self));
  }
  go (self, week, FALSE);
}

static gboolean
play_cb (gpointer data)
{
  TlnRotationChart *self = data;

  if (self->week + 1 >= self->view.last) {
    self->play_source = 0;
    self->veil = FALSE;
    gtk_widget_queue_draw (GTK_WIDGET (self));
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
    return G_SOURCE_REMOVE;
  }
  go (self, self->week + 1, TRUE);
  return G_SOURCE_CONTINUE;
}

void
tln_rotation_chart_play (TlnRotationChart *self, gboolean play)
{
  if (!play || !sees_anything (self)) {
    stop (self);
    return;
  }
  if (self->play_source != 0)
    return;
  if (self->week + 1 >= self->view.last)
    go (self, self->view.first, FALSE);
  self->veil = TRUE;
  self->play_source = g_timeout_add (PLAY_MS, play_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

gboolean
tln_rotation_chart_is_playing (TlnRotationChart *self)
{
  return self->play_source != 0;
}

guint
tln_rotation_chart_get_week (TlnRotationChart *self)
{
  return self->week;
}

void
tln_rotation_chart_set_week (TlnRotationChart *self, guint week)
{
  go_by_hand (self, week);
}

/* Pointer and keys. */

static gboolean
week_under (TlnRotationChart *self, double x, guint *week)
{
  if (!sees_anything (self))
    return FALSE;
  ensure_layout (self);
  return x >= self->plot.attention.x && x <= self->plot.attention.x + self->plot.attention.width &&
         tln_rotation_week_at (&self->plot, x, week);
}

/* A page that appears or scrolls below a pointer that rests is not pointed at. */
static void
enter_cb (GtkEventControllerMotion *controller, double x, double y, TlnRotationChart *self)
{
  self->pointer_x = x;
}

/* While weeks are played the pointer may rest where it is; and what moves under it is no motion of
 * the hand. */
static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, TlnRotationChart *self)
{
  guint week;

  if (x == self->pointer_x)
    return;
  self->pointer_x = x;
  if (self->play_source == 0 && week_under (self, x, &week))
    go_by_hand (self, week);
}

static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, TlnRotationChart *self)
{
  guint week;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag_x = x;
  if (week_under (self, x, &week))
    go_by_hand (self, week);
}

/* A finger that goes sideways goes through the weeks; one that goes up or down scrolls. */
static void
drag_update_cb (GtkGestureDrag *drag, double dx, double dy, TlnRotationChart *self)
{
  guint week;

  if (fabs (dx) <= fabs (dy))
    return;
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  if (week_under (self, self->drag_x + dx, &week))
    go_by_hand (self, week);
}

static gboolean
step_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  TlnRotationChart *self = TLN_ROTATION_CHART (widget);
  gint64 week = (gint64) self->week + g_variant_get_int32 (args);

  go_by_hand (self, (guint) CLAMP (week, 0, G_MAXINT32));
  return TRUE;
}

static gboolean
open_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  g_signal_emit (widget, opened_signal, 0);
  return TRUE;
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    int step;
  } keys[] = {
    { GDK_KEY_Left, 0, -FEW },
    { GDK_KEY_Right, 0, FEW },
    { GDK_KEY_KP_Left, 0, -FEW },
    { GDK_KEY_KP_Right, 0, FEW },
    { GDK_KEY_Left, GDK_CONTROL_MASK, -SOME },
    { GDK_KEY_Right, GDK_CONTROL_MASK, SOME },
    { GDK_KEY_Page_Up, 0, -MANY },
    { GDK_KEY_Page_Down, 0, MANY },
    { GDK_KEY_Home, 0, -EVERY },
    { GDK_KEY_End, 0, EVERY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, step_cb, "i",
                                  keys[i].step);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, open_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, open_cb, NULL);
}

/* Signature given by GTK. */
static void
tln_rotation_chart_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = LEAST_WIDTH;
    *natural = 2 * LEAST_WIDTH;
  } else {
    *minimum = CLAMP ((int) (for_size * TALL), LEAST_HEIGHT, MOST_HEIGHT);
    *natural = *minimum;
  }
}

static GtkSizeRequestMode
tln_rotation_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tln_rotation_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  drop (TLN_ROTATION_CHART (widget));
}

static void
tln_rotation_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  TlnRotationChart *self = TLN_ROTATION_CHART (widget);
  GdkRGBA ink;

  GTK_WIDGET_CLASS (tln_rotation_chart_parent_class)->css_changed (widget, change);
  gtk_widget_get_color (widget, &ink);
  /* Focus changes the style, too, but nothing that is drawn here. */
  if (!gdk_rgba_equal (&ink, &self->ink) ||
      pango_context_get_serial (gtk_widget_get_pango_context (widget)) != self->font_serial)
    restyle (self);
}

static void
tln_rotation_chart_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlnRotationChart *self = TLN_ROTATION_CHART (object);

  switch ((ChartProperty) id) {
  case PROP_WEEK:
    g_value_set_uint (value, self->week);
    break;
  case PROP_PLAYING:
    g_value_set_boolean (value, self->play_source != 0);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_rotation_chart_unmap (GtkWidget *widget)
{
  stop (TLN_ROTATION_CHART (widget));
  GTK_WIDGET_CLASS (tln_rotation_chart_parent_class)->unmap (widget);
}

static void
tln_rotation_chart_dispose (GObject *object)
{
  TlnRotationChart *self = TLN_ROTATION_CHART (object);

  g_clear_handle_id (&self->play_source, g_source_remove);
  g_clear_object (&self->glide);
  g_clear_pointer (&self->rotation, tln_rotation_unref);
  g_clear_pointer (&self->base, gsk_render_node_unref);
  g_clear_pointer (&self->painter, tln_chart_painter_free);
  g_clear_pointer (&self->drawing, tln_drawing_free);
  G_OBJECT_CLASS (tln_rotation_chart_parent_class)->dispose (object);
}

static void
tln_rotation_chart_class_init (TlnRotationChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tln_rotation_chart_get_property;
  object_class->dispose = tln_rotation_chart_dispose;
  widget_class->snapshot = tln_rotation_chart_snapshot;
  widget_class->measure = tln_rotation_chart_measure;
  widget_class->get_request_mode = tln_rotation_chart_get_request_mode;
  widget_class->size_allocate = tln_rotation_chart_size_allocate;
  widget_class->css_changed = tln_rotation_chart_css_changed;
  widget_class->unmap = tln_rotation_chart_unmap;
  properties[PROP_WEEK] = g_param_spec_uint ("week", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  opened_signal = g_signal_new ("opened", TLN_TYPE_ROTATION_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_keys (widget_class);
}

static void
tln_rotation_chart_init (TlnRotationChart *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->painter = tln_chart_painter_new ();
  self->drawing = tln_drawing_new ();
  self->glide = adw_timed_animation_new (GTK_WIDGET (self), 0, 0, GLIDE_MS,
                                         adw_callback_animation_target_new (glide_cb, self, NULL));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->pointer_x = -1;
  g_signal_connect (motion, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (restyle), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (restyle), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::accent-color-rgba", G_CALLBACK (restyle), self,
                           G_CONNECT_SWAPPED);
}

TlnRotationChart *
tln_rotation_chart_new (void)
{
  return g_object_new (TLN_TYPE_ROTATION_CHART, NULL);
}

/* The last week that is seen and has attention, else the last one. */
static guint
choose_week (TlnRotationChart *self)
{
  for (guint w = self->view.last; w-- > self->view.first;)
    if (tln_rotation_leader (self->rotation, w) != TLN_ROTATION_NO_STAGE)
      return w;
  return self->view.last - 1;
}

void
tln_rotation_chart_set (TlnRotationChart *self, TlnRotation *rotation, const TlnRotationFrame *view)
{
  gboolean fresh = self->rotation == NULL;

  stop (self);
  if (rotation != NULL)
    tln_rotation_ref (rotation);
  g_clear_pointer (&self->rotation, tln_rotation_unref);
  self->rotation = rotation;
  self->view = *view;
  self->veil = FALSE;
  drop (self);
  if (!sees_anything (self))
    return;
  say_summary (self);
  if (fresh || self->week < view->first || self->week >= view->last)
    self->week = choose_week (self);
  adw_animation_pause (self->glide);
  self->at = self->week;
  say_week (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WEEK]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* State and painting of the picture. The drawing comes from market (tln-study-plot.h) and is the
 * one that is exported; pointer and keys are in tln-study-input.c. */
#include "tln-study-view-private.h"

#include "tln-case-words.h"
#include "tln-sentence-join.h"
#include "tln-study-picture.h"
#include "tln-study-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define LEAST_WIDTH 200
#define PLOT_HEIGHT 240
#define LABEL_LINES 7

enum {
  POINTED,
  PATH_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlnStudyView, tln_study_view, GTK_TYPE_WIDGET)

static void
drop (TlnStudyView *self)
{
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  self->laid_out = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
restyle (TlnStudyView *self)
{
  self->styled = FALSE;
  drop (self);
}

static void
update_style (TlnStudyView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  TlnChartPalette palette;

  self->ink = tln_chart_palette_of (&palette, GTK_WIDGET (self), FALSE);
  self->font_serial = pango_context_get_serial (context);
  tln_chart_painter_set_palette (self->painter, &palette);
  tln_chart_painter_set_context (self->painter, context);
  self->styled = TRUE;
}

gboolean
tln_study_view_ensure (TlnStudyView *self)
{
  TlnStudyPlotView view = { .width = gtk_widget_get_width (GTK_WIDGET (self)),
                            .height = gtk_widget_get_height (GTK_WIDGET (self)) };

  if (!self->study)
    return FALSE;
  if (self->laid_out)
    return TRUE;
  if (!self->styled)
    update_style (self);
  tln_chart_painter_measure (self->painter, &view.char_width, &view.line_height);
  tln_study_words_init (&view.words);
  tln_study_plot_layout (&self->plot, self->study->study, self->stances, &view);
  self->laid_out = TRUE;
  return TRUE;
}

static double
device_scale (TlnStudyView *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native ? gtk_native_get_surface (native) : NULL;

  return surface ? gdk_surface_get_scale (surface) : 1.0;
}

/* Lines are stroked once and kept as pixels: pointing at them must not wait for hundreds of them.
 */
static GskRenderNode *
keep_pixels (TlnStudyView *self, GskRenderNode *node)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GskRenderer *renderer = native ? gtk_native_get_renderer (native) : NULL;
  float scale = (float) self->scale;
  graphene_rect_t bounds =
      GRAPHENE_RECT_INIT (0, 0, (float) self->plot.view.width, (float) self->plot.view.height);
  graphene_rect_t pixels = GRAPHENE_RECT_INIT (0, 0, ceilf (bounds.size.width * scale),
                                               ceilf (bounds.size.height * scale));
  /* At scale 1 there is no transform. */
  GskTransform *grow = gsk_transform_scale (NULL, scale, scale);
  GskRenderNode *scaled = grow ? gsk_transform_node_new (node, grow) : gsk_render_node_ref (node);
  GskRenderNode *kept = NULL;

  if (renderer && pixels.size.width > 0 && pixels.size.height > 0) {
    g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (renderer, scaled, &pixels);

    bounds.size.width = pixels.size.width / scale;
    bounds.size.height = pixels.size.height / scale;
    kept = gsk_texture_node_new (texture, &bounds);
  }
  gsk_transform_unref (grow);
  gsk_render_node_unref (scaled);
  return kept;
}

static void
ensure_picture (TlnStudyView *self)
{
  GskRenderNode *kept;
  double scale = device_scale (self);

  if (self->picture && self->scale == scale)
    return;
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  self->scale = scale;
  tln_drawing_clear (self->drawing, self->plot.view.width, self->plot.view.height);
  tln_study_plot_draw (&self->plot, self->drawing);
  self->picture = tln_chart_painter_paint (self->painter, self->drawing, scale);
  if (!self->picture)
    return;
  kept = keep_pixels (self, self->picture);
  if (!kept)
    return;
  gsk_render_node_unref (self->picture);
  self->picture = kept;
}

static void
tln_study_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlnStudyView *self = TLN_STUDY_VIEW (widget);
  GskRenderNode *pointed;

  if (!tln_study_view_ensure (self))
    return;
  ensure_picture (self);
  if (self->picture)
    gtk_snapshot_append_node (snapshot, self->picture);
  tln_drawing_clear (self->drawing, self->plot.view.width, self->plot.view.height);
  tln_study_plot_draw_legend (&self->plot, self->session, self->drawing);
  tln_study_plot_draw_focus (&self->plot, self->path, self->session, self->drawing);
  pointed = tln_chart_painter_paint (self->painter, self->drawing, device_scale (self));
  if (pointed)
    gtk_snapshot_append_node (snapshot, pointed);
  g_clear_pointer (&pointed, gsk_render_node_unref);
}

/* Signature given by GTK. */
static void
tln_study_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  TlnStudyView *self = TLN_STUDY_VIEW (widget);
  double char_width;
  double line_height;

  if (!self->styled)
    update_style (self);
  tln_chart_painter_measure (self->painter, &char_width, &line_height);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? LEAST_WIDTH
                            : (int) ceil (PLOT_HEIGHT + LABEL_LINES * line_height);
}

static void
tln_study_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  drop (TLN_STUDY_VIEW (widget));
}

static void
tln_study_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  TlnStudyView *self = TLN_STUDY_VIEW (widget);
  GdkRGBA ink;

  GTK_WIDGET_CLASS (tln_study_view_parent_class)->css_changed (widget, change);
  gtk_widget_get_color (widget, &ink);
  /* Hover and focus change the style too, but nothing that is drawn here. */
  if (!gdk_rgba_equal (&ink, &self->ink) ||
      pango_context_get_serial (gtk_widget_get_pango_context (widget)) != self->font_serial)
    restyle (self);
}

static void
tln_study_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (tln_study_view_parent_class)->system_setting_changed (widget, setting);
  restyle (TLN_STUDY_VIEW (widget));
}

static void
tln_study_view_finalize (GObject *object)
{
  TlnStudyView *self = TLN_STUDY_VIEW (object);

  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->study, tln_evidence_study_unref);
  g_free (self->stances);
  tln_chart_painter_free (self->painter);
  tln_drawing_free (self->drawing);
  G_OBJECT_CLASS (tln_study_view_parent_class)->finalize (object);
}

static void
tln_study_view_class_init (TlnStudyViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = tln_study_view_finalize;
  widget_class->snapshot = tln_study_view_snapshot;
  widget_class->measure = tln_study_view_measure;
  widget_class->size_allocate = tln_study_view_size_allocate;
  widget_class->css_changed = tln_study_view_css_changed;
  widget_class->system_setting_changed = tln_study_view_system_setting_changed;
  signals[POINTED] =
      g_signal_new ("pointed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PATH_ACTIVATED] = g_signal_new ("path-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tln_study_view_init (TlnStudyView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  static const char *const watched[] = { "notify::dark", "notify::high-contrast",
                                         "notify::accent-color" };

  self->painter = tln_chart_painter_new ();
  self->drawing = tln_drawing_new ();
  self->path = TLN_STUDY_NO_PATH;
  self->session = TLN_STUDY_NO_SESSION;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (manager, watched[i], G_CALLBACK (restyle), self, G_CONNECT_SWAPPED);
  tln_study_view_add_controllers (self);
}

GtkWidget *
tln_study_view_new (void)
{
  return g_object_new (TLN_TYPE_STUDY_VIEW, NULL);
}

static void
update_accessible (TlnStudyView *self)
{
  g_autofree char *summary = tln_study_say_summary (self->study);
  g_autofree char *expected = tln_case_say_expected (self->study);
  g_autofree char *label = g_strdup_printf (_ ("Event study of %s"), self->study->instrument->name);
  g_autofree char *prices = tln_study_say_prices (self->study);
  g_autofree char *text = tln_sentences_join (
      (const char *[]) { summary, expected, tln_case_say_caution (), prices, NULL });

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

void
tln_study_view_set_study (TlnStudyView *self, TlnEvidenceStudy *study)
{
  g_clear_pointer (&self->study, tln_evidence_study_unref);
  g_clear_pointer (&self->stances, g_free);
  self->path = TLN_STUDY_NO_PATH;
  self->session = TLN_STUDY_NO_SESSION;
  if (study) {
    self->study = tln_evidence_study_ref (study);
    self->stances = tln_study_stances (study);
    update_accessible (self);
  }
  drop (self);
}

void
tln_study_view_point (TlnStudyView *self, guint path, int session)
{
  if (path == self->path && session == self->session)
    return;
  self->path = path;
  self->session = session;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[POINTED], 0);
}

void
tln_study_view_activate (TlnStudyView *self)
{
  if (self->path != TLN_STUDY_NO_PATH)
    g_signal_emit (self, signals[PATH_ACTIVATED], 0, self->path);
}

void
tln_study_view_set_path (TlnStudyView *self, guint path)
{
  tln_study_view_point (self, path, TLN_STUDY_NO_SESSION);
}

guint
tln_study_view_get_path (TlnStudyView *self)
{
  return self->path;
}

int
tln_study_view_get_session (TlnStudyView *self)
{
  return self->session;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws one shape in the colour of a stage or a stance, following the light or dark style. It says
 * nothing to assistive tools: the words beside it do. */
#include "tln-mark.h"

#include <adwaita.h>

#define SIZE 9

struct _TlnMark {
  GtkWidget parent_instance;
  gboolean of_stance;
  int value; /* position or stance; -1: none */
};

G_DEFINE_FINAL_TYPE (TlnMark, tln_mark, GTK_TYPE_WIDGET)

static void
set_value (TlnMark *self, int value)
{
  int size = value < 0 ? 0 : SIZE;

  self->value = value;
  gtk_widget_set_size_request (GTK_WIDGET (self), size, size);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
tln_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlnMark *self = TLN_MARK (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  graphene_rect_t box = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                            (float) gtk_widget_get_height (widget));
  GdkRGBA color;

  if (self->value < 0)
    return;
  if (self->of_stance) {
    tln_stance_color ((TlnStance) self->value, dark, &color);
    tln_shape_snapshot (tln_stance_shape ((TlnStance) self->value), snapshot, &box, &color, TRUE);
  } else {
    tln_stage_color (self->value, dark, &color);
    tln_shape_snapshot (tln_stage_shape (self->value), snapshot, &box, &color, TRUE);
  }
}

static void
tln_mark_class_init (TlnMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = tln_mark_snapshot;
  gtk_widget_class_set_css_name (widget_class, "mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tln_mark_init (TlnMark *self)
{
  self->value = -1;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
tln_mark_new (void)
{
  return g_object_new (TLN_TYPE_MARK, NULL);
}

GtkWidget *
tln_mark_new_stage (int position)
{
  GtkWidget *mark = tln_mark_new ();

  tln_mark_set_stage (TLN_MARK (mark), position);
  return mark;
}

GtkWidget *
tln_mark_new_stance (TlnStance stance)
{
  GtkWidget *mark = tln_mark_new ();

  tln_mark_set_stance (TLN_MARK (mark), stance);
  return mark;
}

void
tln_mark_set_stage (TlnMark *self, int position)
{
  g_return_if_fail (TLN_IS_MARK (self));

  self->of_stance = FALSE;
  set_value (self, position);
}

void
tln_mark_set_stance (TlnMark *self, TlnStance stance)
{
  g_return_if_fail (TLN_IS_MARK (self));

  self->of_stance = TRUE;
  set_value (self, (int) stance);
}

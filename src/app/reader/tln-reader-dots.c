/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dotted line under sentences that are offered, and the tint of the one keys act on. Drawn
 * below the text in buffer coordinates; only what is to be seen. */
#include "tln-reader-view-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct {
  GtkTextView *view;
  GtkSnapshot *snapshot;
  const GdkRectangle *seen;
  GskStroke *stroke;
  GdkRGBA color;
  gboolean tinted;
} Dots;

/* One line of the screen. */
static void
draw_line (const Dots *dots, const GtkTextIter *from, const GtkTextIter *to)
{
  GtkTextIter last = *to;
  GdkRectangle a, b;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gtk_text_iter_backward_char (&last);
  if (gtk_text_iter_compare (&last, from) < 0)
    return;
  gtk_text_view_get_iter_location (dots->view, from, &a);
  gtk_text_view_get_iter_location (dots->view, &last, &b);
  if (a.y > dots->seen->y + dots->seen->height || a.y + a.height < dots->seen->y)
    return;
  float left = (float) MIN (a.x, b.x), right = (float) MAX (a.x + a.width, b.x + b.width);
  float foot = (float) (a.y + a.height) - 1;
  if (dots->tinted) {
    GdkRGBA tint = dots->color;

    tint.alpha = 0.14F;
    gtk_snapshot_append_color (
        dots->snapshot, &tint,
        &GRAPHENE_RECT_INIT (left, (float) a.y, right - left, (float) a.height));
  }
  gsk_path_builder_move_to (builder, left + 1, foot);
  gsk_path_builder_line_to (builder, right - 1, foot);
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gtk_snapshot_append_stroke (dots->snapshot, path, dots->stroke, &dots->color);
}

static void
draw_stretch_cb (guint32 from, guint32 to, gpointer data)
{
  const Dots *dots = data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (dots->view);
  GtkTextIter at, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int) from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) to);
  while (gtk_text_iter_compare (&at, &end) < 0) {
    GtkTextIter next = at;

    if (!gtk_text_view_forward_display_line (dots->view, &next) ||
        gtk_text_iter_compare (&next, &end) > 0)
      next = end;
    draw_line (dots, &at, &next);
    at = next;
  }
}

void
tln_reader_view_draw_offers (TlnReaderView *self, GtkSnapshot *snapshot, const GdkRectangle *seen)
{
  g_autoptr (GdkRGBA) accent =
      adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  Dots dots = { .view = GTK_TEXT_VIEW (self), .snapshot = snapshot, .seen = seen };
  guint32 from = 0, to = 0;

  if (!self->offers || self->offers->len == 0 || !tln_reader_view_seen (self, seen, &from, &to))
    return;
  dots.stroke = gsk_stroke_new (1.5F);
  gsk_stroke_set_line_cap (dots.stroke, GSK_LINE_CAP_ROUND);
  gsk_stroke_set_dash (dots.stroke, (const float[]) { 0.1F, 4.0F }, 2);
  dots.color = *accent;
  dots.color.alpha = 0.75F;
  for (guint i = 0; i < self->offers->len; i++) {
    const TlnStatement *offer = g_ptr_array_index (self->offers, i);

    if (offer->end <= from || offer->start >= to)
      continue;
    dots.tinted = offer == self->offer;
    tln_reader_map_foreach (self->map, offer->start, offer->end, draw_stretch_cb, &dots);
  }
  gsk_stroke_free (dots.stroke);
}

void
tln_reader_view_set_offers (TlnReaderView *self, GPtrArray *offers, const TlnStatement *current)
{
  g_autofree char *sentence = NULL;

  self->offers = offers;
  self->offer = current;
  sentence = g_strdup_printf (
      ngettext ("%u sentence may be a claim", "%u sentences may be claims", offers->len),
      offers->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  offers->len > 0 ? sentence : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

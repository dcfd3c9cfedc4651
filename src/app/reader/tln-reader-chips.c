/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Behind words, drawn below the text: the quiet chips of what was found, only those that are to be
 * seen, so that they cost nothing in a long article; and the flash of a place one was sent to. */
#include "tln-reader-view-private.h"

#define ROUND 4
/* A place one was sent to is held, then fades. */
#define FLASH_HOLD_MS 400
#define FLASH_FADE_MS 250

typedef struct {
  TlnReaderView *view;
  GtkSnapshot *snapshot;
  GdkRGBA color;
} Chips;

/* One line of the screen. */
static void
draw_line (const Chips *chips, const GtkTextIter *from, const GtkTextIter *to)
{
  GtkTextView *view = GTK_TEXT_VIEW (chips->view);
  GtkTextIter last = *to;
  GdkRectangle a, b;
  GskRoundedRect chip;
  float left, right;

  gtk_text_iter_backward_char (&last);
  if (gtk_text_iter_compare (&last, from) < 0)
    return;
  gtk_text_view_get_iter_location (view, from, &a);
  gtk_text_view_get_iter_location (view, &last, &b);
  left = (float) MIN (a.x, b.x) - 2;
  right = (float) MAX (a.x + a.width, b.x + b.width) + 2;
  gsk_rounded_rect_init_from_rect (
      &chip,
      &GRAPHENE_RECT_INIT (left, (float) a.y + 1, right - left, (float) MAX (a.height - 2, 1)),
      ROUND);
  gtk_snapshot_push_rounded_clip (chips->snapshot, &chip);
  gtk_snapshot_append_color (chips->snapshot, &chips->color, &chip.bounds);
  gtk_snapshot_pop (chips->snapshot);
}

static void
draw_stretch_cb (guint32 from, guint32 to, gpointer data)
{
  const Chips *chips = data;
  GtkTextView *view = GTK_TEXT_VIEW (chips->view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter at, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int) from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) to);
  while (gtk_text_iter_compare (&at, &end) < 0) {
    GtkTextIter next = at;

    if (!gtk_text_view_forward_display_line (view, &next) ||
        gtk_text_iter_compare (&next, &end) > 0)
      next = end;
    draw_line (chips, &at, &next);
    at = next;
  }
}

static gboolean
draw_chip_cb (gconstpointer thing, guint32 start, guint32 end, gpointer data)
{
  Chips *chips = data;

  tln_reader_map_foreach (chips->view->map, start, end, draw_stretch_cb, chips);
  return TRUE;
}

void
tln_reader_view_draw_chips (TlnReaderView *self, GtkSnapshot *snapshot, const GdkRectangle *seen)
{
  Chips chips = { .view = self, .snapshot = snapshot };
  guint32 from, to;

  if (!self->detected || !tln_reader_view_seen (self, seen, &from, &to))
    return;
  gtk_widget_get_color (GTK_WIDGET (self), &chips.color);
  chips.color.alpha *= 0.07F;
  tln_reader_ranges_foreach (self->detected->ranges, from, to, draw_chip_cb, &chips);
}

/* The flash. */

static void
fade_cb (double value, gpointer data)
{
  TlnReaderView *self = data;

  self->flash = (float) value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Without motion it is gone at once. */
static void
fade_out_cb (gpointer data)
{
  TlnReaderView *self = data;

  self->flash_hold = 0;
  self->fading = adw_timed_animation_new (GTK_WIDGET (self), 1, 0, FLASH_FADE_MS,
                                          adw_callback_animation_target_new (fade_cb, self, NULL));
  adw_animation_play (self->fading);
}

void
tln_reader_view_stop_flash (TlnReaderView *self)
{
  g_clear_handle_id (&self->flash_hold, g_source_remove);
  if (self->fading)
    adw_animation_reset (self->fading);
  g_clear_object (&self->fading);
  self->flash = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tln_reader_view_flash (TlnReaderView *self, guint32 from, guint32 to)
{
  tln_reader_view_stop_flash (self);
  self->flash_from = from;
  self->flash_to = to;
  self->flash = 1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tln_reader_view_draw_flash (TlnReaderView *self, GtkSnapshot *snapshot)
{
  g_autoptr (GdkRGBA) accent =
      adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  Chips chips = { .view = self, .snapshot = snapshot, .color = *accent };

  chips.color.alpha = 0.5F * self->flash;
  if (!self->map || self->flash <= 0)
    return;
  /* From when it is to be seen. */
  if (self->flash_hold == 0 && !self->fading)
    self->flash_hold = g_timeout_add_once (FLASH_HOLD_MS, fade_out_cb, self);
  tln_reader_map_foreach (self->map, self->flash_from, self->flash_to, draw_stretch_cb, &chips);
}

void
tln_reader_view_set_detected (TlnReaderView *self, const TlnReaderDetected *detected)
{
  self->detected = detected;
  tln_reader_view_mark_margin (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const TlnDetected *
tln_reader_view_detected_at (TlnReaderView *self, guint32 place)
{
  return self->detected ? tln_reader_detected_find (self->detected, place, 0) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a text in by slices, so that a long one neither makes its reader wait nor holds the window
 * up: the first screens at once, the rest between frames. Where one wants to go meanwhile is gone
 * to once it is there; until then it counts as where one is. */
#include "tln-reader-view-private.h"

/* Of the text, put in at once: more than the first screen. */
#define FIRST 2000
/* There must be as much behind a place for it to stand still at the top of the view. */
#define BEHIND 4000
/* Where one is is kept for as long after the last change of what the lines take up. */
#define KEEP_MS 400
/* Of one turn of the main loop, µs. */
#define SLICE 6000
/* After a frame has been drawn, before GTK lays out what is not to be seen. */
#define PRIORITY (GDK_PRIORITY_REDRAW + 1)

static guint32
reached (TlnReaderView *self)
{
  return self->filler ? tln_reader_filler_reached (self->filler) : TLN_NOWHERE;
}

static gboolean
is_there (TlnReaderView *self, guint32 place)
{
  guint32 have = reached (self);

  return have == TLN_NOWHERE || (have >= BEHIND && place <= have - BEHIND);
}

/* Going. */

void
tln_reader_view_iter (TlnReaderView *self, guint32 place, GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), iter,
                                      (int) tln_reader_map_to_buffer (self->map, place));
}

static gboolean
place_kept_cb (gpointer user_data)
{
  TlnReaderView *self = user_data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  self->placing_kept = 0;
  if (self->kept != TLN_NOWHERE)
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_mark (buffer, "kept"),
                                  0, TRUE, 0, self->kept_align);
  return G_SOURCE_REMOVE;
}

static void
let_go_cb (gpointer user_data)
{
  TlnReaderView *self = user_data;

  self->keeping = 0;
  self->kept = TLN_NOWHERE;
}

/* Scrolls there and stays until the lines above are laid out, too: GTK lays out what is not to be
 * seen little by little, after which the same line stands elsewhere. */
static void
keep (TlnReaderView *self, guint32 place, double align)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, "kept");
  GtkTextIter iter;

  tln_reader_view_iter (self, place, &iter);
  if (mark)
    gtk_text_buffer_move_mark (buffer, mark, &iter);
  else
    gtk_text_buffer_create_mark (buffer, "kept", &iter, TRUE);
  self->kept = place;
  self->kept_align = align;
  tln_reader_view_stay (self);
  place_kept_cb (self);
}

void
tln_reader_view_stay (TlnReaderView *self)
{
  if (self->kept == TLN_NOWHERE)
    return;
  g_clear_handle_id (&self->keeping, g_source_remove);
  self->keeping = g_timeout_add_once (KEEP_MS, let_go_cb, self);
  if (self->placing_kept == 0)
    self->placing_kept = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, place_kept_cb, self, NULL);
}

void
tln_reader_view_let_go (TlnReaderView *self)
{
  g_clear_handle_id (&self->keeping, g_source_remove);
  self->kept = TLN_NOWHERE;
}

void
tln_reader_view_hold (TlnReaderView *self)
{
  if (self->map && self->kept == TLN_NOWHERE && self->wanted_top == TLN_NOWHERE &&
      self->wanted_cursor == TLN_NOWHERE) {
    guint32 top = tln_reader_view_get_top (self);

    if (top > 0)
      keep (self, top, 0);
  }
  tln_reader_view_stay (self);
}

static void
place_cursor (TlnReaderView *self, guint32 place)
{
  GtkTextIter iter;

  tln_reader_view_bring_column (self, place);
  tln_reader_view_iter (self, place, &iter);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
  keep (self, place, 0.3);
}

static gboolean
is_wanted (TlnReaderView *self)
{
  return self->wanted_cursor != TLN_NOWHERE || self->wanted_top != TLN_NOWHERE;
}

/* What would be seen until then is not where one wants to be. */
static void
go_on (TlnReaderView *self)
{
  if (self->wanted_cursor != TLN_NOWHERE && is_there (self, self->wanted_cursor)) {
    place_cursor (self, self->wanted_cursor);
    self->wanted_cursor = TLN_NOWHERE;
  }
  if (self->wanted_top != TLN_NOWHERE && is_there (self, self->wanted_top)) {
    keep (self, self->wanted_top, 0);
    self->wanted_top = TLN_NOWHERE;
  }
  gtk_widget_set_opacity (GTK_WIDGET (self), is_wanted (self) ? 0 : 1);
}

/* There is nothing to be seen before that. */
static void
hurry (TlnReaderView *self)
{
  go_on (self);
  if (!is_wanted (self) || !self->shown)
    return;
  tln_after_frame_cancel (&self->shown);
  tln_reader_view_queue_work (self);
}

void
tln_reader_view_go_to (TlnReaderView *self, guint32 place)
{
  if (!self->map)
    return;
  self->wanted_cursor = place;
  self->wanted_top = self->kept = TLN_NOWHERE;
  hurry (self);
}

void
tln_reader_view_set_top (TlnReaderView *self, guint32 place)
{
  if (!self->map || place == 0)
    return;
  self->wanted_top = place;
  self->kept = TLN_NOWHERE;
  hurry (self);
}

guint32
tln_reader_view_get_top (TlnReaderView *self)
{
  GdkRectangle seen;
  GtkTextIter iter;
  guint32 place = 0, end;

  if (!self->map)
    return 0;
  if (self->wanted_top != TLN_NOWHERE)
    return self->wanted_top;
  if (self->wanted_cursor != TLN_NOWHERE)
    return self->wanted_cursor;
  if (self->kept != TLN_NOWHERE && self->kept_align <= 0)
    return self->kept;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &seen);
  tln_reader_view_at (self, 0, seen.y, &iter);
  tln_reader_map_to_text (self->map, (guint32) gtk_text_iter_get_offset (&iter), G_MAXUINT32,
                          &place, &end);
  return seen.y <= 0 ? 0 : place;
}

guint32
tln_reader_view_get_cursor (TlnReaderView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;
  guint32 at, place = 0, end;

  if (self->wanted_cursor != TLN_NOWHERE)
    return self->wanted_cursor;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  at = (guint32) gtk_text_iter_get_offset (&iter);
  if (self->map)
    tln_reader_map_to_text (self->map, at, at + 1, &place, &end);
  return place;
}

/* Filling. */

void
tln_reader_view_stop_filling (TlnReaderView *self)
{
  g_clear_handle_id (&self->work, g_source_remove);
  tln_after_frame_cancel (&self->shown);
  g_clear_pointer (&self->filler, tln_reader_filler_free);
  if (self->dirty)
    g_array_set_size (self->dirty, 0);
  g_clear_handle_id (&self->keeping, g_source_remove);
  g_clear_handle_id (&self->placing_kept, g_source_remove);
  self->wanted_cursor = self->wanted_top = self->kept = TLN_NOWHERE;
  gtk_widget_set_opacity (GTK_WIDGET (self), 1);
}

static void
run_filler (TlnReaderView *self, guint32 least, gint64 until)
{
  guint32 from = reached (self);
  gboolean more = tln_reader_filler_run (self->filler, least, until);

  tln_reader_view_paint (self, from, reached (self), FALSE);
  if (!more)
    g_clear_pointer (&self->filler, tln_reader_filler_free);
  tln_reader_view_lay_tables (self, reached (self));
  go_on (self);
}

static void
paint_dirty (TlnReaderView *self, gint64 until)
{
  while (self->dirty->len > 0 && g_get_monotonic_time () < until) {
    guint i = self->dirty->len - 2;

    tln_reader_view_paint (self, g_array_index (self->dirty, guint32, i),
                           g_array_index (self->dirty, guint32, i + 1), TRUE);
    g_array_set_size (self->dirty, i);
  }
}

static gboolean
work_cb (gpointer user_data)
{
  TlnReaderView *self = user_data;
  gint64 until = g_get_monotonic_time () + SLICE;

  paint_dirty (self, until);
  if (self->filler && g_get_monotonic_time () < until)
    run_filler (self, 0, until);
  if (self->filler || self->dirty->len > 0)
    return G_SOURCE_CONTINUE;
  self->work = 0;
  g_signal_emit_by_name (self, "filled");
  return G_SOURCE_REMOVE;
}

void
tln_reader_view_lay_reached (TlnReaderView *self)
{
  if (self->map)
    tln_reader_view_lay_tables (self, reached (self));
}

void
tln_reader_view_queue_work (TlnReaderView *self)
{
  if (self->work == 0 && !self->shown)
    self->work = g_idle_add_full (PRIORITY, work_cb, self, NULL);
}

/* The rest would make it wait to be seen. */
static void
shown_cb (gpointer user_data)
{
  tln_reader_view_queue_work (user_data);
}

gboolean
tln_reader_view_is_filled (TlnReaderView *self)
{
  return !self->filler;
}

void
tln_reader_view_fill (TlnReaderView *self, TlnReading *reading)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start;

  tln_reader_view_clear_margin (self);
  tln_reader_view_stop_filling (self);
  tln_reader_view_stop_flash (self);
  g_clear_object (&self->outline);
  g_clear_pointer (&self->reading, tln_reading_unref);
  g_clear_pointer (&self->map, tln_reader_map_free);
  self->reading = tln_reading_ref (reading);
  self->map = tln_reader_map_new ();
  self->pointed = TLN_NOWHERE;
  tln_reader_view_fit_head (self);
  g_ptr_array_set_size (self->pictures, 0);
  self->filler = tln_reader_filler_new (GTK_TEXT_VIEW (self), reading, self->map,
                                        &(TlnTextParts) { .fold = tln_reader_view_build_fold,
                                                          .picture = tln_reader_view_build_picture,
                                                          .data = self });
  tln_reader_view_find_tables (self);
  tln_reader_view_place_tables (self);
  tln_reader_view_mark_margin (self);
  run_filler (self, FIRST, 0);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  if (self->filler)
    tln_after_frame (GTK_WIDGET (self), &self->shown, shown_cb, self);
}

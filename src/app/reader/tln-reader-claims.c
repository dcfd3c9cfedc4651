/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims on the text: their tints, and their marks in the margin. Only the part of the text that is
 * asked for is touched, so that ten thousand claims cost no more than those that are to be seen. */
#include "tln-reader-view-private.h"

#include "tln-shape.h"

#define MARK_SIZE 10

/* Painting. */

typedef struct {
  TlnReaderView *view;
  GtkTextBuffer *buffer;
  GtkTextTag *tag;
  guint32 from; /* of the text */
  guint32 to;
} Paint;

static void
paint_stretch_cb (guint32 from, guint32 to, gpointer data)
{
  Paint *paint = data;
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (paint->buffer, &start, (int) from);
  gtk_text_buffer_get_iter_at_offset (paint->buffer, &end, (int) to);
  gtk_text_buffer_apply_tag (paint->buffer, paint->tag, &start, &end);
}

static void
unpaint_stretch_cb (guint32 from, guint32 to, gpointer data)
{
  Paint *paint = data;
  TlnReaderView *self = paint->view;
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (paint->buffer, &start, (int) from);
  gtk_text_buffer_get_iter_at_offset (paint->buffer, &end, (int) to);
  for (int stance = 0; stance < 3; stance++) {
    gtk_text_buffer_remove_tag (paint->buffer, self->tints[stance], &start, &end);
    gtk_text_buffer_remove_tag (paint->buffer, self->current_tints[stance], &start, &end);
  }
  gtk_text_buffer_remove_tag (paint->buffer, self->noted, &start, &end);
}

static TlnStance
stance_of (const TlnClaim *claim)
{
  const TlnEvidence *evidence = tln_claim_leading_evidence (claim);

  return evidence ? evidence->stance : TLN_STANCE_NEUTRAL;
}

static gboolean
paint_claim_cb (gconstpointer thing, guint32 start, guint32 end, gpointer data)
{
  const TlnClaim *claim = thing;
  Paint *paint = data;
  TlnReaderView *self = paint->view;
  TlnStance stance = stance_of (claim);

  start = MAX (start, paint->from);
  end = MIN (end, paint->to);
  paint->tag = claim->id == self->current ? self->current_tints[stance] : self->tints[stance];
  tln_reader_map_foreach (self->map, start, end, paint_stretch_cb, paint);
  paint->tag = self->noted;
  if (*claim->note)
    tln_reader_map_foreach (self->map, start, end, paint_stretch_cb, paint);
  return TRUE;
}

void
tln_reader_view_paint (TlnReaderView *self, guint32 from, guint32 to, gboolean painted)
{
  Paint paint = {
    .view = self, .buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), .from = from, .to = to
  };

  if (painted)
    tln_reader_map_foreach (self->map, from, to, unpaint_stretch_cb, &paint);
  tln_reader_ranges_foreach (self->reading->places, from, to, paint_claim_cb, &paint);
}

/* Painting anew. */

static void
make_dirty (TlnReaderView *self, const TlnClaim *claim)
{
  guint32 pair[] = { claim->start, claim->end };

  if (claim->anchor == TLN_ANCHOR_ORPHAN)
    return;
  g_array_append_vals (self->dirty, pair, 2);
  tln_reader_view_queue_work (self);
}

static gboolean
looks_same (const TlnClaim *a, const TlnClaim *b)
{
  return a->start == b->start && a->end == b->end && a->anchor == b->anchor &&
         stance_of (a) == stance_of (b) && (*a->note != '\0') == (*b->note != '\0');
}

void
tln_reader_view_repaint (TlnReaderView *self, const TlnReading *old)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer claim;

  for (guint i = 0; i < old->claims->len; i++) {
    TlnClaim *one = g_ptr_array_index (old->claims, i);

    g_hash_table_insert (gone, &one->id, one);
  }
  for (guint i = 0; i < self->reading->claims->len; i++) {
    TlnClaim *one = g_ptr_array_index (self->reading->claims, i);
    const TlnClaim *before = g_hash_table_lookup (gone, &one->id);

    if (!before || !looks_same (one, before))
      make_dirty (self, one);
    if (before && looks_same (one, before))
      g_hash_table_remove (gone, &one->id);
  }
  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, NULL, &claim))
    make_dirty (self, claim);
  tln_reader_view_mark_margin (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tln_reader_view_repaint_claim (TlnReaderView *self, gint64 id)
{
  const TlnClaim *claim = self->reading && id ? tln_reading_claim (self->reading, id) : NULL;

  if (claim)
    make_dirty (self, claim);
}

/* Marks in the margin, drawn below the text in buffer coordinates, so that they scroll with it. */

void
tln_reader_view_claim_place (TlnReaderView *self, const TlnClaim *claim, GdkRectangle *place)
{
  GtkTextIter iter;

  tln_reader_view_iter (self, claim->start, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, place);
}

gboolean
tln_reader_view_seen (TlnReaderView *self, const GdkRectangle *seen, guint32 *from, guint32 *to)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter top, bottom;

  if (!self->map)
    return FALSE;
  /* Lines of the screen: a paragraph may be longer than that by far. */
  tln_reader_view_at (self, 0, seen->y, &top);
  tln_reader_view_at (self, 0, seen->y + seen->height, &bottom);
  gtk_text_view_backward_display_line_start (view, &top);
  if (!gtk_text_view_forward_display_line (view, &bottom))
    gtk_text_iter_forward_line (&bottom);
  return tln_reader_map_to_text (self->map, (guint32) gtk_text_iter_get_offset (&top),
                                 (guint32) gtk_text_iter_get_offset (&bottom) + 1, from, to);
}

typedef struct {
  TlnReaderView *view;
  GtkSnapshot *snapshot;
  const GdkRectangle *seen;
  guint32 from;
} Draw;

static gboolean
draw_mark_cb (gconstpointer thing, guint32 start, guint32 end, gpointer data)
{
  const TlnClaim *claim = thing;
  const Draw *draw = data;
  TlnReaderView *self = draw->view;
  TlnStance stance = stance_of (claim);
  GdkRectangle place;
  GdkRGBA color;
  float x, y;

  if (start < draw->from || (!tln_claim_leading_evidence (claim) && !*claim->note))
    return TRUE;
  tln_reader_view_claim_place (self, claim, &place);
  if (place.y + place.height < draw->seen->y || place.y > draw->seen->y + draw->seen->height)
    return TRUE;
  x = (float) gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)) - 4 - MARK_SIZE;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = (float) (gtk_widget_get_width (GTK_WIDGET (self)) - TLN_READER_MARGIN + 4);
  y = (float) place.y + (float) (place.height - MARK_SIZE) / 2;
  tln_stance_color (stance, tln_reader_view_is_dark (self), &color);
  tln_shape_snapshot (tln_stance_shape (stance), draw->snapshot,
                      &GRAPHENE_RECT_INIT (x, y, MARK_SIZE, MARK_SIZE), &color, *claim->note);
  return TRUE;
}

void
tln_reader_view_draw_marks (TlnReaderView *self, GtkSnapshot *snapshot, const GdkRectangle *seen)
{
  Draw draw = { .view = self, .snapshot = snapshot, .seen = seen };
  guint32 to;

  if (tln_reader_view_seen (self, seen, &draw.from, &to))
    tln_reader_ranges_foreach (self->reading->places, draw.from, to, draw_mark_cb, &draw);
}

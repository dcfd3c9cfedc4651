/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pointer means over the text: a claim, a code, a link, a mark in the margin. */
#include "tln-reader-view-private.h"

#include "tln-claim-words.h"

#include <glib/gi18n.h>

static gboolean
place_at (TlnReaderView *self, double x, double y, guint32 *place)
{
  GtkTextIter iter;
  int bx, by;
  guint32 at, end;

  if (!self->map)
    return FALSE;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x,
                                         (int) y, &bx, &by);
  if (bx < gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)))
    gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &iter, by, NULL);
  else if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, bx, by))
    return FALSE;
  at = (guint32) gtk_text_iter_get_offset (&iter);
  return tln_reader_map_to_text (self->map, at, at + 1, place, &end);
}

/* A click in the margin means the claim that begins on that line. */
static TlnClaim *
claim_by_margin (TlnReaderView *self, double x, double y)
{
  int bx, by;

  if (!self->reading)
    return NULL;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x,
                                         (int) y, &bx, &by);
  for (guint i = 0; i < self->reading->claims->len && bx < TLN_READER_MARGIN; i++) {
    TlnClaim *claim = g_ptr_array_index (self->reading->claims, i);
    GdkRectangle place;

    tln_reader_view_claim_place (self, claim, &place);
    if (claim->anchor != TLN_ANCHOR_ORPHAN && by >= place.y && by < place.y + place.height)
      return claim;
  }
  return NULL;
}

static const TlnMention *
instrument_at (TlnReaderView *self, guint32 place)
{
  for (guint i = 0; i < self->reading->mentions->len; i++) {
    const TlnMention *mention = g_ptr_array_index (self->reading->mentions, i);

    if (mention->instrument_id && mention->spanned && mention->start <= place &&
        place < mention->end)
      return mention;
  }
  return NULL;
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, TlnReaderView *self)
{
  TlnClaim *claim = claim_by_margin (self, x, y);
  const TlnMention *mention;
  const char *link;
  guint32 place, from, to;

  if (n_press != 1 || tln_reader_view_get_selection (self, &from, &to))
    return;
  if (!claim && !place_at (self, x, y, &place))
    return;
  mention = claim ? NULL : instrument_at (self, place);
  link = claim ? NULL : tln_reader_text_link (self->reading, place);
  if (!claim)
    claim = tln_reading_claim_at (self->reading, place);
  if (mention)
    g_signal_emit_by_name (self, "instrument-clicked", mention->instrument_id);
  else if (link)
    g_signal_emit_by_name (self, "link-clicked", link);
  else
    g_signal_emit_by_name (self, "claim-clicked", claim ? claim->id : (gint64) 0);
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, TlnReaderView *self)
{
  guint32 place;
  gboolean link = self->reading && place_at (self, x, y, &place) &&
                  (instrument_at (self, place) || tln_reader_text_link (self->reading, place));

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), link ? "pointer" : "text");
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  TlnReaderView *self = TLN_READER_VIEW (widget);
  const TlnClaim *claim = keyboard ? NULL : claim_by_margin (self, x, y);
  const TlnMention *mention;
  const char *link;
  guint32 place;

  if (claim) {
    g_autofree char *words = tln_claim_words (tln_catalog_of (self->store), claim);

    gtk_tooltip_set_text (tooltip, words);
    return TRUE;
  }
  if (keyboard || !self->reading || !place_at (self, x, y, &place))
    return FALSE;
  mention = instrument_at (self, place);
  link = tln_reader_text_link (self->reading, place);
  if (mention) {
    /* Translators: a code and the rule that found it: "515050.SSE, found by name(code)" */
    g_autofree char *text = g_strdup_printf (_ ("%s, found by %s"), mention->label, mention->rule);

    gtk_tooltip_set_text (tooltip, text);
  } else if (link) {
    gtk_tooltip_set_text (tooltip, link);
  }
  return mention || link;
}

void
tln_reader_view_connect_pointer (TlnReaderView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

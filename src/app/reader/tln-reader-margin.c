/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks in the margin as things keys and screen readers can reach: a button without a look of
 * its own over each that is to be seen. The shape below is drawn with the text
 * (tln-reader-claims.c). */
#include "tln-reader-view-private.h"

#include "tln-claim-words.h"
#include "tln-text.h"

#include <glib/gi18n.h>

#define WIDTH 16
/* Marks that get a button at most, and characters of a quote that name it. */
#define MOST 60
/* Of one turn of the main loop; once the view has rested so long, ms. */
#define MOST_NEW 6
#define REST_MS 120
#define MOST_QUOTE 60

static gint64
claim_of (GtkWidget *button)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (button), "claim");
}

static void
clicked_cb (GtkWidget *button, TlnReaderView *self)
{
  g_signal_emit_by_name (self, "claim-clicked", claim_of (button));
}

static void
name_button (TlnReaderView *self, GtkWidget *button, const TlnClaim *claim)
{
  g_autofree char *words = tln_claim_words (tln_catalog_of (self->store), claim);
  g_autofree char *quote = tln_text_excerpt (claim->exact, MOST_QUOTE);
  /* Translators: what a claim is, and the beginning of its words */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), words, quote);

  if (g_strcmp0 (gtk_widget_get_tooltip_text (button), words) == 0)
    return;
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
build_button (TlnReaderView *self)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "margin-mark");
  gtk_widget_set_focus_on_click (button, FALSE);
  g_object_set_data_full (G_OBJECT (button), "claim", g_new0 (gint64, 1), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  return button;
}

/* A text view gives no overlay back: those that are not needed are hidden and used again. */
static void
hide_button (TlnReaderView *self, GtkWidget *button)
{
  /* Or the focus would be nowhere. */
  if (gtk_widget_has_focus (button))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_visible (button, FALSE);
}

void
tln_reader_view_clear_margin (TlnReaderView *self)
{
  g_clear_handle_id (&self->marking, g_source_remove);
  for (guint i = 0; i < self->margin->len; i++)
    hide_button (self, g_ptr_array_index (self->margin, i));
}

typedef struct {
  TlnReaderView *view;
  GPtrArray *old;
  guint32 from;
  guint n_new;
} Marking;

/* That of the claim, so that it keeps the focus; else a hidden one; NULL: none. */
static GtkWidget *
take_old (GPtrArray *old, gint64 claim)
{
  guint hidden = old->len;

  for (guint i = 0; i < old->len; i++) {
    GtkWidget *button = g_ptr_array_index (old, i);

    if (gtk_widget_get_visible (button) && claim_of (button) == claim)
      return g_ptr_array_remove_index_fast (old, i);
    if (!gtk_widget_get_visible (button))
      hidden = i;
  }
  return hidden < old->len ? g_ptr_array_remove_index_fast (old, hidden) : NULL;
}

static gboolean
mark_cb (gconstpointer thing, guint32 start, guint32 end, gpointer data)
{
  const TlnClaim *claim = thing;
  Marking *marking = data;
  TlnReaderView *self = marking->view;
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkWidget *button;
  GdkRectangle place;
  int x = (TLN_READER_MARGIN - WIDTH) / 2 + 3;

  if (start < marking->from || (!tln_claim_leading_evidence (claim) && !*claim->note))
    return TRUE;
  tln_reader_view_claim_place (self, claim, &place);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - TLN_READER_MARGIN + 1;
  button = take_old (marking->old, claim->id);
  if (!button && ++marking->n_new > MOST_NEW)
    return FALSE;
  if (button) {
    gtk_text_view_move_overlay (view, button, x, place.y);
  } else {
    button = build_button (self);
    gtk_text_view_add_overlay (view, button, x, place.y);
  }
  gtk_widget_set_size_request (button, WIDTH, place.height);
  if (claim_of (button) != claim->id)
    gtk_widget_set_tooltip_text (button, NULL);
  *(gint64 *) g_object_get_data (G_OBJECT (button), "claim") = claim->id;
  gtk_widget_set_visible (button, TRUE);
  name_button (self, button, claim);
  g_ptr_array_add (self->margin, button);
  return self->margin->len < MOST;
}

static void
mark_margin_cb (gpointer user_data)
{
  TlnReaderView *self = user_data;
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->margin);
  Marking marking = { .view = self, .old = old };
  GdkRectangle seen;
  guint32 to;

  self->marking = 0;
  self->margin = g_ptr_array_new ();
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &seen);
  if (self->reading && tln_reader_view_seen (self, &seen, &marking.from, &to))
    tln_reader_ranges_foreach (self->reading->places, marking.from, to, mark_cb, &marking);
  for (guint i = 0; i < old->len; i++) {
    hide_button (self, g_ptr_array_index (old, i));
    g_ptr_array_add (self->margin, g_ptr_array_index (old, i));
  }
  if (marking.n_new > MOST_NEW)
    self->marking = g_idle_add_once (mark_margin_cb, self);
}

void
tln_reader_view_mark_margin (TlnReaderView *self)
{
  g_clear_handle_id (&self->marking, g_source_remove);
  if (self->margin)
    self->marking = g_timeout_add_once (REST_MS, mark_margin_cb, self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the text and can be acted on, as things keys and screen readers can reach: a
 * button without a look of its own over each mark in the margin, each chip and each link that is to
 * be seen. The shape below is drawn with the text (tln-reader-claims.c, tln-reader-chips.c). */
#include "tln-reader-view-private.h"

#include "tln-claim-words.h"
#include "tln-text.h"

#include <glib/gi18n.h>

#define WIDTH 16
/* That get a button at most, and characters of a quote that name it. */
#define MOST 120
/* Of one turn of the main loop; once the view has rested so long, ms. */
#define MOST_NEW 6
#define REST_MS 120
#define MOST_QUOTE 60

typedef enum {
  SPOT_CLAIM,
  SPOT_CHIP,
  SPOT_LINK,
} SpotKind;

/* What a button is over. */
typedef struct {
  SpotKind kind;
  gint64 id; /* the claim, or a place of the text */
} Spot;

static Spot *
spot_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "spot");
}

static void
clicked_cb (GtkWidget *button, TlnReaderView *self)
{
  const Spot *spot = spot_of (button);
  const char *link;

  if (spot->kind == SPOT_CLAIM)
    g_signal_emit_by_name (self, "claim-clicked", spot->id);
  else if (spot->kind == SPOT_CHIP)
    g_signal_emit_by_name (self, "detected-chosen", (guint) spot->id);
  else if ((link = tln_reader_text_link (self->reading, (guint32) spot->id)))
    g_signal_emit_by_name (self, "link-clicked", link);
}

/* Where a link leads is said when it gets the focus, as for the pointer. */
static void
focused_cb (GtkWidget *button, GParamSpec *spec, TlnReaderView *self)
{
  const Spot *spot = spot_of (button);

  if (spot->kind == SPOT_LINK && self->reading)
    g_signal_emit_by_name (self, "link-changed",
                           gtk_widget_has_focus (button)
                               ? tln_reader_text_link (self->reading, (guint32) spot->id)
                               : NULL);
}

static void
name_button (GtkWidget *button, const char *name, const char *description)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static GtkWidget *
build_button (TlnReaderView *self, SpotKind kind)
{
  GtkWidget *button = g_object_new (
      GTK_TYPE_BUTTON, "accessible-role",
      kind == SPOT_LINK ? GTK_ACCESSIBLE_ROLE_LINK : GTK_ACCESSIBLE_ROLE_BUTTON, NULL);

  gtk_widget_add_css_class (button, "margin-mark");
  gtk_widget_set_focus_on_click (button, FALSE);
  /* The pointer means the words below. */
  gtk_widget_set_can_target (button, kind == SPOT_CLAIM);
  g_object_set_data_full (G_OBJECT (button), "spot", g_new0 (Spot, 1), g_free);
  spot_of (button)->kind = kind;
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  g_signal_connect_object (button, "notify::has-focus", G_CALLBACK (focused_cb), self, 0);
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

/* That of the same thing, so that it keeps the focus; else a hidden one of its kind; NULL: none. */
static GtkWidget *
take_old (GPtrArray *old, const Spot *wanted)
{
  guint hidden = old->len;

  for (guint i = 0; i < old->len; i++) {
    GtkWidget *button = g_ptr_array_index (old, i);
    const Spot *spot = spot_of (button);

    if (spot->kind != wanted->kind)
      continue;
    if (gtk_widget_get_visible (button) && spot->id == wanted->id)
      return g_ptr_array_remove_index_fast (old, i);
    if (!gtk_widget_get_visible (button))
      hidden = i;
  }
  return hidden < old->len ? g_ptr_array_remove_index_fast (old, hidden) : NULL;
}

/* Over a place of the view, in buffer coordinates. NULL: not in this turn. */
static GtkWidget *
place_button (Marking *marking, const Spot *spot, const GdkRectangle *place)
{
  GtkTextView *view = GTK_TEXT_VIEW (marking->view);
  GtkWidget *button = take_old (marking->old, spot);

  if (!button && ++marking->n_new > MOST_NEW)
    return NULL;
  if (button) {
    gtk_text_view_move_overlay (view, button, place->x, place->y);
  } else {
    button = build_button (marking->view, spot->kind);
    gtk_text_view_add_overlay (view, button, place->x, place->y);
  }
  gtk_widget_set_size_request (button, place->width, place->height);
  *spot_of (button) = *spot;
  gtk_widget_set_visible (button, TRUE);
  g_ptr_array_add (marking->view->margin, button);
  return button;
}

static gboolean
mark_claim_cb (gconstpointer thing, guint32 start, guint32 end, gpointer data)
{
  const TlnClaim *claim = thing;
  Marking *marking = data;
  TlnReaderView *self = marking->view;
  g_autofree char *words = NULL, *quote = NULL, *name = NULL;
  GtkWidget *button;
  GdkRectangle place;

  if (start < marking->from || (!tln_claim_leading_evidence (claim) && !*claim->note))
    return TRUE;
  tln_reader_view_claim_place (self, claim, &place);
  place.x = (TLN_READER_MARGIN - WIDTH) / 2 + 3;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    place.x = gtk_widget_get_width (GTK_WIDGET (self)) - TLN_READER_MARGIN + 1;
  place.width = WIDTH;
  button = place_button (marking, &(Spot) { SPOT_CLAIM, claim->id }, &place);
  if (!button)
    return FALSE;
  words = tln_claim_words (tln_catalog_of (self->store), claim);
  quote = tln_text_excerpt (claim->exact, MOST_QUOTE);
  /* Translators: what a claim is, and the beginning of its words */
  name = g_strdup_printf (_ ("%s: %s"), words, quote);
  gtk_widget_set_tooltip_text (button, words);
  name_button (button, name, "");
  return self->margin->len < MOST;
}

/* Its words on the first line of the screen they stand on. FALSE: they are not shown. */
static gboolean
words_place (TlnReaderView *self, guint32 start, guint32 end, GdkRectangle *place)
{
  GtkTextIter from, to, line;
  GdkRectangle last;

  tln_reader_view_iter (self, start, &from);
  tln_reader_view_iter (self, end, &to);
  if (gtk_text_iter_compare (&to, &from) <= 0)
    return FALSE;
  line = from;
  if (gtk_text_view_forward_display_line (GTK_TEXT_VIEW (self), &line) &&
      gtk_text_iter_compare (&line, &to) < 0)
    to = line;
  gtk_text_iter_backward_char (&to);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &from, place);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &to, &last);
  place->width = MAX (last.x + last.width - place->x, 1);
  return place->height > 0;
}

static gboolean
mark_chip_cb (gconstpointer thing, guint32 start, guint32 end, gpointer data)
{
  const TlnDetected *one = thing;
  Marking *marking = data;
  TlnReaderView *self = marking->view;
  g_autofree char *words = NULL, *said = NULL, *name = NULL;
  g_auto (GStrv) lines = NULL;
  GtkWidget *button;
  GdkRectangle place;

  if (start < marking->from || !words_place (self, start, end, &place))
    return TRUE;
  button = place_button (marking, &(Spot) { SPOT_CHIP, start }, &place);
  if (!button)
    return FALSE;
  words = tln_detected_words (one, tln_catalog_of (self->store));
  lines = g_strsplit (words, "\n", -1);
  said = g_strjoinv (", ", lines);
  /* Translators: what was found (a number, a date), as it is written, how it was understood */
  name =
      g_strdup_printf (_ ("%s %s: %s"), tln_detected_title (one), tln_detected_quote (one), said);
  name_button (button, name, "");
  return self->margin->len < MOST;
}

static gboolean
mark_link_cb (gconstpointer thing, guint32 start, guint32 end, gpointer data)
{
  Marking *marking = data;
  TlnReaderView *self = marking->view;
  g_autofree char *name = NULL;
  GtkTextIter from, to;
  GtkWidget *button;
  GdkRectangle place;

  if (start < marking->from || !words_place (self, start, end, &place))
    return TRUE;
  button = place_button (marking, &(Spot) { SPOT_LINK, start }, &place);
  if (!button)
    return FALSE;
  tln_reader_view_iter (self, start, &from);
  tln_reader_view_iter (self, end, &to);
  name = gtk_text_iter_get_slice (&from, &to);
  name_button (button, name, thing);
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
  tln_reader_view_place_tables (self);
  self->margin = g_ptr_array_new ();
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &seen);
  if (self->reading && tln_reader_view_seen (self, &seen, &marking.from, &to)) {
    tln_reader_ranges_foreach (self->reading->places, marking.from, to, mark_claim_cb, &marking);
    tln_reader_ranges_foreach (self->reading->links, marking.from, to, mark_link_cb, &marking);
    if (self->detected)
      tln_reader_ranges_foreach (self->detected->ranges, marking.from, to, mark_chip_cb, &marking);
  }
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

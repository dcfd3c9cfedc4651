/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pointer means over the text: a claim, a code, a link, a mark in the margin. */
#include "tln-reader-view-private.h"

#include "tln-claim-words.h"
#include "tln-reader-rules.h"

#include <glib/gi18n.h>

/* The pointer rested so long on a chip. */
#define REST_MS 400

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

typedef struct {
  TlnReaderView *view;
  int y;
  TlnClaim *claim;
} Beside;

static gboolean
beside_cb (gconstpointer claim, guint32 start, guint32 end, gpointer data)
{
  Beside *beside = data;
  GdkRectangle place;

  tln_reader_view_claim_place (beside->view, claim, &place);
  if (beside->y < place.y || beside->y >= place.y + place.height)
    return TRUE;
  beside->claim = (TlnClaim *) claim;
  return FALSE;
}

/* A click in the margin means the claim that begins on that line. */
static TlnClaim *
claim_by_margin (TlnReaderView *self, double x, double y)
{
  Beside beside = { .view = self };
  GdkRectangle seen;
  guint32 from, to;
  int bx;

  if (!self->reading)
    return NULL;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x,
                                         (int) y, &bx, &beside.y);
  seen = (GdkRectangle) { bx, beside.y, 1, 1 };
  if (bx < TLN_READER_MARGIN && tln_reader_view_seen (self, &seen, &from, &to))
    tln_reader_ranges_foreach (self->reading->places, from, to, beside_cb, &beside);
  return beside.claim;
}

static const TlnMention *
instrument_at (TlnReaderView *self, guint32 place)
{
  return tln_reader_ranges_at (self->reading->instruments, place);
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
show_link (TlnReaderView *self, const char *link)
{
  g_signal_emit_by_name (self, "link-changed", link);
  if (g_strcmp0 (self->link, link) == 0)
    return;
  g_free (self->link);
  self->link = g_strdup (link);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "link.copy", link != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "link.open", link != NULL);
}

/* What was found is in reach of the menu where the pointer or the cursor is. */
static void
reach (TlnReaderView *self, gboolean over, guint32 place)
{
  const TlnDetected *one = over ? tln_reader_view_detected_at (self, place) : NULL;

  self->detected_place = one ? one->start : TLN_NOWHERE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "detected.show", one != NULL);
}

static void
rested_cb (gpointer data)
{
  TlnReaderView *self = data;

  self->resting = 0;
  g_signal_emit_by_name (self, "hovered", self->hovered);
}

/* The pointer is on what was found at a place, or on nothing. */
static void
hover (TlnReaderView *self, guint32 place)
{
  if (self->hovered == place)
    return;
  g_clear_handle_id (&self->resting, g_source_remove);
  self->hovered = place;
  if (place == TLN_NOWHERE)
    g_signal_emit_by_name (self, "hovered", place);
  else
    self->resting = g_timeout_add_once (REST_MS, rested_cb, self);
}

/* GTK also tells of a pointer that rests, when something changes below it. */
static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, TlnReaderView *self)
{
  guint32 place = TLN_NOWHERE;
  gboolean over = self->reading && place_at (self, x, y, &place);
  const char *link = over ? tln_reader_text_link (self->reading, place) : NULL;

  if (self->pointed == place)
    return;
  self->pointed = place;
  show_link (self, link);
  reach (self, over, over ? place : 0);
  hover (self, over ? self->detected_place : TLN_NOWHERE);
  gtk_widget_set_cursor_from_name (
      GTK_WIDGET (self), link || (over && instrument_at (self, place)) ? "pointer" : "text");
}

/* The link the cursor stands on, which Enter opens; borrowed. */
static const char *
link_at_cursor (TlnReaderView *self)
{
  return self->reading ? tln_reader_text_link (self->reading, tln_reader_view_get_cursor (self))
                       : NULL;
}

static void
cursor_moved_cb (TlnReaderView *self)
{
  show_link (self, gtk_widget_has_focus (GTK_WIDGET (self)) ? link_at_cursor (self) : NULL);
  reach (self, gtk_widget_has_focus (GTK_WIDGET (self)), tln_reader_view_get_cursor (self));
}

/* The pointer also leaves for the menu of the link, which has to know it still. */
static void
leave_cb (TlnReaderView *self)
{
  hover (self, TLN_NOWHERE);
  self->pointed = TLN_NOWHERE;
  g_signal_emit_by_name (self, "link-changed", NULL);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint keycode,
                GdkModifierType state,
                TlnReaderView *self)
{
  const char *link = link_at_cursor (self);

  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !link ||
      !gtk_widget_has_focus (GTK_WIDGET (self)) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit_by_name (self, "link-clicked", link);
  return GDK_EVENT_STOP;
}

/* The menu of the text, with what can be done with the link under the pointer or the cursor. */

static void
copy_link_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnReaderView *self = TLN_READER_VIEW (widget);

  if (self->link)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->link);
}

static void
open_link_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnReaderView *self = TLN_READER_VIEW (widget);

  if (self->link)
    g_signal_emit_by_name (self, "link-clicked", self->link);
}

static void
show_detected_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnReaderView *self = TLN_READER_VIEW (widget);

  if (self->detected_place != TLN_NOWHERE)
    g_signal_emit_by_name (self, "detected-chosen", self->detected_place);
}

void
tln_reader_view_install_links (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "link.copy", NULL, copy_link_cb);
  gtk_widget_class_install_action (widget_class, "link.open", NULL, open_link_cb);
  gtk_widget_class_install_action (widget_class, "detected.show", NULL, show_detected_cb);
}

static void
add_link_menu (TlnReaderView *self)
{
  static const char *const actions[] = { "link.open", "link.copy", "detected.show" };
  const char *labels[] = { _ ("_Open Link"), _ ("_Copy Link Address"), _ ("What Was _Found Here") };
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (labels[i], actions[i]);

    g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
    g_menu_append_item (section, item);
  }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self), G_MENU_MODEL (menu));
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  TlnReaderView *self = TLN_READER_VIEW (widget);
  const TlnClaim *claim = keyboard ? NULL : claim_by_margin (self, x, y);
  const TlnMention *mention;
  g_autofree char *text = NULL;
  guint32 place;

  if (claim) {
    g_autofree char *words = tln_claim_words (tln_catalog_of (self->store), claim);

    gtk_tooltip_set_text (tooltip, words);
    return TRUE;
  }
  if (keyboard || !self->reading || !place_at (self, x, y, &place))
    return FALSE;
  mention = instrument_at (self, place);
  if (!mention)
    return FALSE;
  /* Translators: a code and the rule that found it: "515050.SSE, found by name(code)" */
  text = g_strdup_printf (_ ("%s, found by %s"), mention->label,
                          tln_reader_rule_words (mention->rule));
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Sideways, or the wheel with Shift: other columns of the table below. */
static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, TlnReaderView *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  double by = state & GDK_SHIFT_MASK && dx == 0 ? dy : dx;

  if (ABS (by) < 0.5 || self->pointed == TLN_NOWHERE)
    return GDK_EVENT_PROPAGATE;
  return tln_reader_view_step_columns (self, self->pointed, by > 0 ? 1 : -1);
}

void
tln_reader_view_connect_pointer (TlnReaderView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  self->pointed = TLN_NOWHERE;
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                           "notify::cursor-position", G_CALLBACK (cursor_moved_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "detected.show", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "link.copy", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "link.open", FALSE);
  add_link_menu (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A heading, the lines of what was understood, what can be done with it. Points to the words in the
 * text. Opened by a key or a click it takes the keys; where the pointer rests it only shows. */
#include "tln-detected-popover.h"

#include <glib/gi18n.h>

/* The pointer may cross as long to the card before it goes. */
#define LEAVE_MS 300
/* Characters in a line at most; px between the card and the edge of the window. */
#define MOST_CHARS 36
#define EDGE 6

struct _TlnDetectedPopover {
  GtkPopover parent_instance;
  TlnReaderView *view; /* not owned */
  TlnCatalog *catalog; /* not owned */
  const TlnReaderDetected *detected; /* borrowed */
  const TlnDetected *shown;
  gboolean hovering;
  guint leaving; /* timeout */
  GtkWidget *before; /* weak: had the focus; NULL: the text */
  GtkLabel *title;
  GtkLabel *quote;
  GtkLabel *words;
};

G_DEFINE_FINAL_TYPE (TlnDetectedPopover, tln_detected_popover, GTK_TYPE_POPOVER)

/* Lines that fit into a narrow window. */
static void
fit_lines (TlnDetectedPopover *self, int room)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (
      gtk_widget_get_pango_context (GTK_WIDGET (self->words)), NULL, NULL);
  int wide = PANGO_PIXELS_CEIL (MAX (pango_font_metrics_get_approximate_char_width (metrics),
                                     pango_font_metrics_get_approximate_digit_width (metrics)));
  int most = CLAMP ((room - 12 * EDGE) / MAX (wide, 1), 12, MOST_CHARS);

  pango_font_metrics_unref (metrics);
  gtk_label_set_max_width_chars (self->quote, most);
  gtk_label_set_max_width_chars (self->words, most);
}

/* Beside the words, but not over the edge of the window. */
static void
keep_inside (TlnDetectedPopover *self, const GdkRectangle *place, int room)
{
  int width, middle, shift;

  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  middle = place->x + place->width / 2;
  shift = MAX (EDGE + width / 2 - middle, 0);
  if (shift == 0)
    shift = MIN (room - EDGE - width / 2 - middle, 0);
  gtk_popover_set_offset (GTK_POPOVER (self), shift, 0);
}

static void
point (TlnDetectedPopover *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (parent));
  graphene_point_t at;
  GdkRectangle place, last;

  tln_reader_view_locate (self->view, self->shown->start, &place);
  tln_reader_view_locate (self->view, self->shown->end - 1, &last);
  if (last.y == place.y && last.x > place.x)
    place.width = last.x + last.width - place.x;
  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), parent,
                                 &GRAPHENE_POINT_INIT ((float) place.x, (float) place.y), &at))
    return;
  place.x = (int) at.x;
  place.y = CLAMP ((int) at.y, 0, gtk_widget_get_height (parent));
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &place);
  if (!window || !gtk_widget_compute_point (parent, window, graphene_point_zero (), &at))
    return;
  fit_lines (self, gtk_widget_get_width (window));
  place.x += (int) at.x;
  keep_inside (self, &place, gtk_widget_get_width (window));
}

static void
set_shown (TlnDetectedPopover *self, const TlnDetected *one, const char *words)
{
  self->shown = one;
  gtk_label_set_text (self->title, tln_detected_title (one));
  gtk_label_set_text (self->quote, tln_detected_quote (one));
  gtk_label_set_text (self->words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tln_detected_title (one), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
}

static void
show (TlnDetectedPopover *self, const TlnDetected *one)
{
  g_autofree char *words = tln_detected_words (one, self->catalog);
  g_autofree char *said =
      g_strdup_printf ("%s, %s\n%s", tln_detected_quote (one), tln_detected_title (one), words);

  set_shown (self, one, words);
  tln_reader_view_go_to (self->view, one->start);
  point (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), said,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
step (TlnDetectedPopover *self, int by)
{
  if (self->detected && self->shown)
    show (self, tln_reader_detected_find (self->detected, self->shown->start, by));
}

static void
next_cb (TlnDetectedPopover *self)
{
  step (self, 1);
}

static void
previous_cb (TlnDetectedPopover *self)
{
  step (self, -1);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint keycode,
                GdkModifierType state,
                TlnDetectedPopover *self)
{
  if (gdk_keyval_to_lower (key) != GDK_KEY_d || (state & (GDK_CONTROL_MASK | GDK_SUPER_MASK)))
    return GDK_EVENT_PROPAGATE;
  step (self, state & GDK_SHIFT_MASK ? -1 : 1);
  return GDK_EVENT_STOP;
}

/* What can be done with it. */

static void
copy_cb (TlnDetectedPopover *self)
{
  if (self->shown)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                            tln_detected_quote (self->shown));
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
highlight_cb (TlnDetectedPopover *self)
{
  if (!self->shown)
    return;
  tln_reader_view_select (self->view, self->shown->start, self->shown->end);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "reader.highlight", NULL);
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* Where the pointer rests. */

/* The display is asked: crossings between the text and the card do not come in one order. */
static gboolean
is_under_pointer (TlnDetectedPopover *self)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkDevice *pointer = seat ? gdk_seat_get_pointer (seat) : NULL;
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));

  return pointer && surface && gdk_device_get_surface_at_position (pointer, NULL, NULL) == surface;
}

static void
left_cb (gpointer data)
{
  TlnDetectedPopover *self = data;

  self->leaving = 0;
  if (is_under_pointer (self))
    self->leaving = g_timeout_add_once (LEAVE_MS, left_cb, self);
  else
    tln_detected_popover_unhover (self);
}

static void
stay_cb (TlnDetectedPopover *self)
{
  g_clear_handle_id (&self->leaving, g_source_remove);
}

static void
leave_cb (TlnDetectedPopover *self)
{
  if (self->hovering && self->leaving == 0)
    self->leaving = g_timeout_add_once (LEAVE_MS, left_cb, self);
}

void
tln_detected_popover_hover (TlnDetectedPopover *self,
                            const TlnReaderDetected *detected,
                            guint32 place)
{
  const TlnDetected *one = detected ? tln_reader_detected_find (detected, place, 0) : NULL;
  g_autofree char *words = NULL;

  if (!one) {
    leave_cb (self);
    return;
  }
  stay_cb (self);
  if (self->shown == one || (self->shown && !self->hovering))
    return;
  if (self->hovering)
    tln_detected_popover_unhover (self);
  words = tln_detected_words (one, self->catalog);
  self->detected = detected;
  self->hovering = TRUE;
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  set_shown (self, one, words);
  point (self);
  gtk_popover_popup (GTK_POPOVER (self));
}

gboolean
tln_detected_popover_unhover (TlnDetectedPopover *self)
{
  if (!self->hovering)
    return FALSE;
  gtk_popover_popdown (GTK_POPOVER (self));
  return TRUE;
}

static void
focus_back_cb (gpointer widget)
{
  gtk_widget_grab_focus (widget);
  g_object_unref (widget);
}

/* The keys are the text's again, or those of the chip it was opened from. */
static void
closed_cb (TlnDetectedPopover *self)
{
  GtkWidget *back =
      self->before && gtk_widget_get_mapped (self->before) ? self->before : GTK_WIDGET (self->view);

  stay_cb (self);
  self->detected = NULL;
  self->shown = NULL;
  if (!self->hovering)
    g_idle_add_once (focus_back_cb, g_object_ref (back));
  self->hovering = FALSE;
  gtk_popover_set_autohide (GTK_POPOVER (self), TRUE);
  g_clear_weak_pointer (&self->before);
}

static void
tln_detected_popover_dispose (GObject *object)
{
  stay_cb (TLN_DETECTED_POPOVER (object));
  g_clear_weak_pointer (&TLN_DETECTED_POPOVER (object)->before);
  G_OBJECT_CLASS (tln_detected_popover_parent_class)->dispose (object);
}

static void
tln_detected_popover_class_init (TlnDetectedPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tln_detected_popover_dispose;
}

static GtkLabel *
add_label (GtkBox *box, const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
  gtk_widget_add_css_class (label, css);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
add_button (TlnDetectedPopover *self, GtkBox *box, const char *icon, const char *tip, GCallback cb)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", cb, self, G_CONNECT_SWAPPED);
  gtk_box_append (box, button);
}

static void
add_acts (TlnDetectedPopover *self, GtkBox *box)
{
  GtkWidget *acts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *labels[] = { _ ("_Highlight"), _ ("_Copy") };
  GCallback callbacks[] = { G_CALLBACK (highlight_cb), G_CALLBACK (copy_cb) };
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_widget_set_margin_top (acts, 6);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    GtkWidget *button = gtk_button_new_with_mnemonic (labels[i]);

    g_signal_connect_object (button, "clicked", callbacks[i], self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (acts), button);
  }
  gtk_box_append (box, acts);
  g_signal_connect_object (motion, "enter", G_CALLBACK (stay_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

static void
tln_detected_popover_init (TlnDetectedPopover *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  GtkBox *head = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_object_set (box, "margin-start", 6, "margin-end", 6, "margin-top", 6, "margin-bottom", 6, NULL);
  self->title = add_label (head, "caption-heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  add_button (self, head, "go-up-symbolic", _ ("Found Before (Shift+D)"), G_CALLBACK (previous_cb));
  add_button (self, head, "go-down-symbolic", _ ("Found Next (D)"), G_CALLBACK (next_cb));
  gtk_box_append (box, GTK_WIDGET (head));
  self->quote = add_label (box, "heading");
  self->words = add_label (box, "numeric");
  add_acts (self, box);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (box));
  g_signal_connect_object (self, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
tln_detected_popover_new (GtkWidget *parent, TlnReaderView *view, TlnCatalog *catalog)
{
  TlnDetectedPopover *self = g_object_new (TLN_TYPE_DETECTED_POPOVER, NULL);

  self->view = view;
  self->catalog = catalog;
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  return GTK_WIDGET (self);
}

static void
remember_focus (TlnDetectedPopover *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->view));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (self->shown)
    return;
  g_set_weak_pointer (&self->before,
                      focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)) ? focus
                                                                                       : NULL);
}

gboolean
tln_detected_popover_show (TlnDetectedPopover *self,
                           const TlnReaderDetected *detected,
                           guint32 place)
{
  const TlnDetected *one = tln_reader_detected_find (detected, place, 0);

  if (!one)
    one = tln_reader_detected_find (detected, place, 1);
  if (!one)
    return FALSE;
  tln_detected_popover_unhover (self);
  self->detected = detected;
  remember_focus (self);
  show (self, one);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text view that knows which claim, code or link is where: its colours, its head, its pictures
 * and its folds. How it is filled is in tln-reader-filling.c, claims are in tln-reader-claims.c. */
#include "tln-reader-view-private.h"

#include "tln-reader-outline.h"
#include "tln-reader-rules.h"
#include "tln-shape.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

enum {
  CLAIM_CLICKED,
  INSTRUMENT_CLICKED,
  LINK_CLICKED,
  LINK_CHANGED,
  FOLD_CLICKED,
  FILLED,
  DETECTED_CHOSEN,
  HOVERED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void tln_reader_view_accessible_init (GtkAccessibleInterface *iface);
static void tln_reader_view_accessible_text_init (GtkAccessibleTextInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlnReaderView,
                               tln_reader_view,
                               GTK_TYPE_TEXT_VIEW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE,
                                                      tln_reader_view_accessible_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_TEXT,
                                                          tln_reader_view_accessible_text_init))

/* Colours. */

gboolean
tln_reader_view_is_dark (TlnReaderView *self)
{
  return self->shade == TLN_PAPER_FOLLOWS
             ? adw_style_manager_get_dark (adw_style_manager_get_default ())
             : self->shade == TLN_PAPER_DARK;
}

static void
style_changed_cb (TlnReaderView *self)
{
  gboolean dark = tln_reader_view_is_dark (self);
  GtkTextTagTable *table =
      gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
  GdkRGBA accent, faint, found;

  adw_accent_color_to_standalone_rgba (
      adw_style_manager_get_accent_color (adw_style_manager_get_default ()), dark, &accent);
  faint = accent;

  for (int stance = 0; stance < 3; stance++) {
    GdkRGBA tint;

    tln_stance_color ((TlnStance) stance, dark, &tint);
    if (stance == TLN_STANCE_NEUTRAL)
      gdk_rgba_parse (&tint, dark ? "#f8e45c" : "#f5c211");
    tint.alpha = 0.22F;
    g_object_set (self->tints[stance], "background-rgba", &tint, NULL);
    tint.alpha = 0.45F;
    g_object_set (self->current_tints[stance], "background-rgba", &tint, NULL);
  }
  faint.alpha = 0.35F;
  g_object_set (gtk_text_tag_table_lookup (table, "link"), "foreground-rgba", &accent, NULL);
  g_object_set (gtk_text_tag_table_lookup (table, "instrument"), "underline-rgba", &faint, NULL);
  gdk_rgba_parse (&found, dark ? "rgba(229,165,10,0.45)" : "rgba(248,228,92,0.75)");
  g_object_set (gtk_text_tag_table_lookup (table, "found"), "background-rgba", &found, NULL);
  gdk_rgba_parse (&found, dark ? "#e66100" : "#ffa348");
  g_object_set (gtk_text_tag_table_lookup (table, "found-here"), "background-rgba", &found,
                "foreground-rgba", &(GdkRGBA) { 0, 0, 0, 1 }, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
tln_reader_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  TlnReaderView *self = TLN_READER_VIEW (view);
  GdkRectangle seen;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || !self->reading)
    return;
  gtk_text_view_get_visible_rect (view, &seen);
  tln_reader_view_draw_chips (self, snapshot, &seen);
  tln_reader_view_draw_flash (self, snapshot);
  tln_reader_view_draw_offers (self, snapshot, &seen);
  tln_reader_view_draw_marks (self, snapshot, &seen);
}

/* The head lies over the top margin, as wide as the text. It is no part of the buffer, since what
 * is anchored there keeps the view from becoming narrower. */

void
tln_reader_view_fit_head (TlnReaderView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * TLN_READER_MARGIN;
  int height;

  self->fit_idle = 0;
  tln_reader_view_lay_reached (self);
  if (!self->head || width <= 0)
    return;
  gtk_widget_set_size_request (self->head, width, -1);
  gtk_widget_measure (self->head, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_text_view_set_top_margin (view, TLN_READER_MARGIN + height + TLN_READER_MARGIN);
  gtk_text_view_move_overlay (view, self->head, TLN_READER_MARGIN, -(height + TLN_READER_MARGIN));
}

static void
queue_fit (TlnReaderView *self)
{
  if (self->head && self->fit_idle == 0)
    self->fit_idle = g_idle_add_once ((GSourceOnceFunc) tln_reader_view_fit_head, self);
}

/* Another font: tables are as wide as it makes them. */
static void
tln_reader_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  TlnReaderView *self = TLN_READER_VIEW (widget);

  GTK_WIDGET_CLASS (tln_reader_view_parent_class)->css_changed (widget, change);
  tln_reader_view_forget_tables (self);
  queue_fit (self);
}

/* Pictures. */

static int
column_width (TlnReaderView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * TLN_READER_MARGIN;

  return width > 0 ? width : 480;
}

GdkPaintable *
tln_reader_view_build_picture (TlnImage *image, gpointer data)
{
  TlnReaderView *self = data;
  TlnReaderPicture *picture = tln_reader_picture_new (self->store, image, column_width (self));

  g_signal_connect_object (picture, "invalidate-contents", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->pictures, g_object_ref (picture));
  return GDK_PAINTABLE (picture);
}

/* The lines are laid out anew when a tag comes or goes. */
static void
fit_pictures_cb (gpointer user_data)
{
  TlnReaderView *self = user_data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gboolean changed = FALSE;
  GtkTextIter start, end;

  self->pictures_idle = 0;
  for (guint i = 0; i < self->pictures->len; i++)
    changed = tln_reader_picture_set_column (g_ptr_array_index (self->pictures, i),
                                             column_width (self)) ||
              changed;
  if (!changed)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, self->refit, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->refit, &start, &end);
}

static void
tln_reader_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlnReaderView *self = TLN_READER_VIEW (widget);
  int request = -1;

  if (self->width != 0 && self->width != width)
    tln_reader_view_hold (self);
  if (self->width != width)
    tln_reader_view_mark_margin (self);
  self->width = width;
  GTK_WIDGET_CLASS (tln_reader_view_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->head)
    gtk_widget_get_size_request (self->head, &request, NULL);
  if (request != width - 2 * TLN_READER_MARGIN)
    queue_fit (self);
  if (self->pictures->len > 0 && self->pictures_idle == 0)
    self->pictures_idle = g_idle_add_once (fit_pictures_cb, self);
}

/* Folding. */

static void
fold_clicked_cb (GtkButton *button, TlnReaderView *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "passage");
  gboolean hide = g_object_get_data (G_OBJECT (button), "hide") != NULL;

  g_signal_emit (self, signals[FOLD_CLICKED], 0, *id, hide);
}

static char *
fold_label (const TlnBoilerplate *passage)
{
  guint n = passage->end - passage->start;

  if (g_str_equal (passage->kind, "disclaimer"))
    return g_strdup_printf (
        ngettext ("%u character of risk disclosure", "%u characters of risk disclosure", n), n);
  if (g_str_equal (passage->kind, "promotion"))
    return g_strdup_printf (ngettext ("%u character of promotion", "%u characters of promotion", n),
                            n);
  if (g_str_equal (passage->kind, "figure"))
    return g_strdup_printf (ngettext ("%u character of captions", "%u characters of captions", n),
                            n);
  return g_strdup_printf (ngettext ("%u character of site text", "%u characters of site text", n),
                          n);
}

GtkWidget *
tln_reader_view_build_fold (const TlnBoilerplate *passage, char **text, gpointer data)
{
  GtkWidget *button = gtk_button_new_with_label (passage->hidden ? _ ("Show") : _ ("Hide"));
  g_autofree char *why = tln_reader_found_by (passage->rule);

  *text = fold_label (passage);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  *text, -1);
  g_object_set_data_full (G_OBJECT (button), "passage", g_memdup2 (&passage->id, sizeof (gint64)),
                          g_free);
  g_object_set_data (G_OBJECT (button), "hide", passage->hidden ? NULL : button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (fold_clicked_cb), data, 0);
  return button;
}

/* Before its widgets a text view has what stands in the text. */

static GtkAccessible *
get_first_accessible_child (GtkAccessible *accessible)
{
  TlnReaderView *self = TLN_READER_VIEW (accessible);

  if (!self->reading) {
    GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));

    return first ? GTK_ACCESSIBLE (g_object_ref (first)) : NULL;
  }
  if (!self->outline)
    self->outline = tln_reader_outline_new (self);
  return g_object_ref (self->outline);
}

static void
tln_reader_view_accessible_init (GtkAccessibleInterface *iface)
{
  iface->get_first_accessible_child = get_first_accessible_child;
}

/* GTK leaves out what is not to be seen, the columns of a wide table, but counts it in places. */
static GBytes *
get_contents (GtkAccessibleText *accessible, guint start, guint end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (accessible));
  GtkTextIter from, to;
  char *text;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) MIN (start, G_MAXINT));
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end > G_MAXINT ? -1 : (int) end);
  text = gtk_text_buffer_get_slice (buffer, &from, &to, TRUE);
  return g_bytes_new_take (text, strlen (text) + 1);
}

static void
tln_reader_view_accessible_text_init (GtkAccessibleTextInterface *iface)
{
  iface->get_contents = get_contents;
}

/* Copying. */

static void
tln_reader_view_copy_clipboard (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *words = NULL;
  GtkTextIter start, end;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return;
  words = tln_reader_text_copy (buffer, &start, &end);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), words);
}

static void
tln_reader_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tln_reader_view_parent_class)->realize (widget);
  tln_reader_view_take_primary (TLN_READER_VIEW (widget));
}

static void
tln_reader_view_unrealize (GtkWidget *widget)
{
  tln_reader_view_leave_primary (TLN_READER_VIEW (widget));
  GTK_WIDGET_CLASS (tln_reader_view_parent_class)->unrealize (widget);
}

/* Making. */

static void
tln_reader_view_dispose (GObject *object)
{
  TlnReaderView *self = TLN_READER_VIEW (object);

  g_clear_handle_id (&self->fit_idle, g_source_remove);
  g_clear_handle_id (&self->marking, g_source_remove);
  g_clear_handle_id (&self->resting, g_source_remove);
  g_clear_pointer (&self->margin, g_ptr_array_unref);
  tln_reader_view_stop_filling (self);
  tln_reader_view_stop_flash (self);
  g_clear_pointer (&self->dirty, g_array_unref);
  g_clear_handle_id (&self->pictures_idle, g_source_remove);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_clear_pointer (&self->link, g_free);
  g_clear_object (&self->words);
  g_clear_object (&self->outline);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->table_boxes, g_ptr_array_unref);
  g_clear_object (&self->store);
  self->head = NULL;
  self->offers = NULL;
  self->detected = NULL;
  g_clear_pointer (&self->reading, tln_reading_unref);
  g_clear_pointer (&self->map, tln_reader_map_free);
  G_OBJECT_CLASS (tln_reader_view_parent_class)->dispose (object);
}

static void
tln_reader_view_class_init (TlnReaderViewClass *klass)
{
  GType type = TLN_TYPE_READER_VIEW;

  G_OBJECT_CLASS (klass)->dispose = tln_reader_view_dispose;
  /* The head asks for the width the view has, which must not be what the view asks for, or it could
   * never become narrower: it takes what it is given, like a widget with nothing in it. */
  GTK_WIDGET_CLASS (klass)->measure =
      GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->measure;
  GTK_WIDGET_CLASS (klass)->realize = tln_reader_view_realize;
  GTK_WIDGET_CLASS (klass)->unrealize = tln_reader_view_unrealize;
  GTK_WIDGET_CLASS (klass)->css_changed = tln_reader_view_css_changed;
  GTK_WIDGET_CLASS (klass)->size_allocate = tln_reader_view_size_allocate;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = tln_reader_view_snapshot_layer;
  GTK_TEXT_VIEW_CLASS (klass)->copy_clipboard = tln_reader_view_copy_clipboard;
  signals[CLAIM_CLICKED] = g_signal_new ("claim-clicked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[INSTRUMENT_CLICKED] = g_signal_new ("instrument-clicked", type, G_SIGNAL_RUN_LAST, 0,
                                              NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[LINK_CLICKED] = g_signal_new ("link-clicked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FILLED] =
      g_signal_new ("filled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DETECTED_CHOSEN] = g_signal_new ("detected-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[HOVERED] = g_signal_new ("hovered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[LINK_CHANGED] = g_signal_new ("link-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  tln_reader_view_install_links (GTK_WIDGET_CLASS (klass));
  signals[FOLD_CLICKED] = g_signal_new ("fold-clicked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
}

static void
make_tags (TlnReaderView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  tln_reader_text_make_tags (buffer);
  for (int stance = 0; stance < 3; stance++) {
    self->tints[stance] = gtk_text_buffer_create_tag (buffer, NULL, NULL);
    self->current_tints[stance] = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  }
  /* Says nothing; see fit_pictures_cb. */
  self->refit = gtk_text_buffer_create_tag (buffer, NULL, "rise", 0, NULL);
  gtk_text_buffer_create_tag (buffer, "found", NULL);
  gtk_text_buffer_create_tag (buffer, "found-here", NULL);
  self->noted =
      gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_SINGLE, NULL);
}

static void
tln_reader_view_init (TlnReaderView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, TLN_READER_MARGIN);
  gtk_text_view_set_right_margin (view, TLN_READER_MARGIN);
  gtk_text_view_set_top_margin (view, 24);
  gtk_text_view_set_bottom_margin (view, 96);
  gtk_widget_add_css_class (GTK_WIDGET (self), "reader");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the article"), -1);
  self->pictures = g_ptr_array_new_with_free_func (g_object_unref);
  self->detected_place = self->hovered = TLN_NOWHERE;
  self->margin = g_ptr_array_new ();
  self->table_boxes = g_ptr_array_new ();
  self->dirty = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->wanted_cursor = self->wanted_top = self->kept = TLN_NOWHERE;
  make_tags (self);
  style_changed_cb (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::accent-color", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  tln_reader_view_connect_pointer (self);
}

void
tln_reader_view_set_paper (TlnReaderView *self, TlnPaperShade shade)
{
  if (self->shade == shade)
    return;
  self->shade = shade;
  style_changed_cb (self);
}

void
tln_reader_view_set_spacing (TlnReaderView *self, double line_height)
{
  GtkTextTagTable *table =
      gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));

  g_object_set (gtk_text_tag_table_lookup (table, "body"), "line-height", line_height, NULL);
}

GtkWidget *
tln_reader_view_new (void)
{
  return g_object_new (TLN_TYPE_READER_VIEW, NULL);
}

void
tln_reader_view_set_store (TlnReaderView *self, TlnStore *store)
{
  g_set_object (&self->store, store);
}

void
tln_reader_view_set_head (TlnReaderView *self, GtkWidget *head)
{
  g_return_if_fail (TLN_IS_READER_VIEW (self) && !self->head);

  self->head = head;
  gtk_text_view_add_overlay (GTK_TEXT_VIEW (self), head, TLN_READER_MARGIN, 0);
}

void
tln_reader_view_set_reading (TlnReaderView *self, TlnReading *reading)
{
  g_autoptr (TlnReading) old = self->reading;

  self->reading = tln_reading_ref (reading);
  queue_fit (self);
  if (old)
    tln_reader_view_repaint (self, old);
}

void
tln_reader_view_set_current (TlnReaderView *self, gint64 claim)
{
  gint64 old = self->current;

  if (old == claim)
    return;
  self->current = claim;
  tln_reader_view_repaint_claim (self, old);
  tln_reader_view_repaint_claim (self, claim);
}

gboolean
tln_reader_view_get_selection (TlnReaderView *self, guint32 *start, guint32 *end)
{
  GtkTextIter from, to;

  if (!self->map || !gtk_text_buffer_get_selection_bounds (
                        gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &from, &to))
    return FALSE;
  return tln_reader_map_to_text (self->map, (guint32) gtk_text_iter_get_offset (&from),
                                 (guint32) gtk_text_iter_get_offset (&to), start, end);
}

void
tln_reader_view_clear_selection (TlnReaderView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter from, to;

  if (gtk_text_buffer_get_selection_bounds (buffer, &from, &to))
    gtk_text_buffer_place_cursor (buffer, &from);
}

void
tln_reader_view_select (TlnReaderView *self, guint32 start, guint32 end)
{
  GtkTextIter from, to;

  tln_reader_view_iter (self, start, &from);
  tln_reader_view_iter (self, end, &to);
  gtk_text_buffer_select_range (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &from, &to);
}

void
tln_reader_view_locate (TlnReaderView *self, guint32 place, GdkRectangle *rectangle)
{
  GtkTextIter iter;
  int x, y;

  tln_reader_view_iter (self, place, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, rectangle);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, rectangle->x,
                                         rectangle->y, &x, &y);
  rectangle->x = x;
  rectangle->y = y;
  rectangle->width = MAX (rectangle->width, 1);
}

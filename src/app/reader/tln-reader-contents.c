/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings by their level, the one being read marked; pages of a document that has none. */
#include "tln-reader-contents.h"

#include "tln-text.h"

#include <glib/gi18n.h>

/* Fewer headings or pages are no table. */
#define FEWEST 3
/* Of one level, in px. */
#define INDENT 14

struct _TlnReaderContents {
  GtkPopover parent_instance;
  TlnReaderView *view; /* not owned */
  TlnReading *reading; /* whose rows are made when they are to be seen; NULL: they are made */
  GArray *places; /* guint32, of the rows */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TlnReaderContents, tln_reader_contents, GTK_TYPE_POPOVER)

/* Listing. */

static void
add_row (TlnReaderContents *self, const char *text, guint depth, guint32 place)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_margin_start (label, (int) depth * INDENT);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (self->list, row);
  g_array_append_val (self->places, place);
}

/* Headings with words, as pointers into the spans. */
static GPtrArray *
list_headings (const TlnReading *reading)
{
  GPtrArray *headings = g_ptr_array_new ();
  GArray *spans = reading->rich->spans;

  for (guint i = 0; i < spans->len; i++) {
    TlnSpan *span = &g_array_index (spans, TlnSpan, i);

    if (span->kind == TLN_SPAN_HEADING && span->end > span->start)
      g_ptr_array_add (headings, span);
  }
  return headings;
}

static guint
highest_level (GPtrArray *headings)
{
  guint level = 6;

  for (guint i = 0; i < headings->len; i++)
    level = MIN (level, ((TlnSpan *) g_ptr_array_index (headings, i))->level);
  return level;
}

static void
add_headings (TlnReaderContents *self, const TlnReading *reading, GPtrArray *headings)
{
  guint top = highest_level (headings);
  const char *byte = reading->rich->text;
  guint32 place = 0;

  for (guint i = 0; i < headings->len; i++) {
    const TlnSpan *span = g_ptr_array_index (headings, i);
    g_autofree char *words = NULL;
    g_autofree char *line = NULL;

    byte = g_utf8_offset_to_pointer (byte, (glong) span->start - place);
    place = span->start;
    words = g_utf8_substring (byte, 0, (glong) span->end - span->start);
    line = tln_text_squeeze (words);
    add_row (self, line, span->level - top, span->start);
  }
}

static void
add_pages (TlnReaderContents *self, GArray *pages)
{
  for (guint i = 0; i < pages->len; i++) {
    /* Translators: a page of a document */
    g_autofree char *text = g_strdup_printf (_ ("Page %u"), i + 1);

    add_row (self, text, 0, g_array_index (pages, guint32, i));
  }
}

static void
make_rows (TlnReaderContents *self)
{
  g_autoptr (TlnReading) reading = g_steal_pointer (&self->reading);
  g_autoptr (GPtrArray) headings = reading ? list_headings (reading) : NULL;

  if (!headings)
    return;
  gtk_list_box_remove_all (self->list);
  g_array_set_size (self->places, 0);
  if (headings->len >= FEWEST)
    add_headings (self, reading, headings);
  else
    add_pages (self, reading->pages);
}

gboolean
tln_reader_contents_set_reading (TlnReaderContents *self, TlnReading *reading)
{
  g_autoptr (GPtrArray) headings = reading ? list_headings (reading) : NULL;

  g_return_val_if_fail (TLN_IS_READER_CONTENTS (self), FALSE);

  g_clear_pointer (&self->reading, tln_reading_unref);
  if (!headings || MAX (headings->len, reading->pages->len) < FEWEST)
    return FALSE;
  self->reading = tln_reading_ref (reading);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    make_rows (self);
  return TRUE;
}

/* Going. */

static void
row_activated_cb (TlnReaderContents *self, GtkListBoxRow *row)
{
  guint32 place = g_array_index (self->places, guint32, gtk_list_box_row_get_index (row));

  gtk_popover_popdown (GTK_POPOVER (self));
  tln_reader_view_go_to (self->view, place);
  tln_reader_view_set_top (self->view, place);
}

static void
focus_text_cb (gpointer view)
{
  gtk_widget_grab_focus (view);
  g_object_unref (view);
}

/* The keys are the text's again, not those of the button, which Space would press once more. Once
 * it is gone: until then GTK gives them to the button. */
static void
closed_cb (TlnReaderContents *self)
{
  g_idle_add_once (focus_text_cb, g_object_ref (self->view));
}

/* Marks the section that stands at the top of what is seen. */
static void
tln_reader_contents_map (GtkWidget *widget)
{
  TlnReaderContents *self = TLN_READER_CONTENTS (widget);
  guint32 top = tln_reader_view_get_top (self->view);
  int current = 0;
  GtkListBoxRow *row;

  make_rows (self);
  for (guint i = 1; i < self->places->len; i++)
    if (g_array_index (self->places, guint32, i) <= top)
      current = (int) i;
  GTK_WIDGET_CLASS (tln_reader_contents_parent_class)->map (widget);
  row = gtk_list_box_get_row_at_index (self->list, current);
  if (!row)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Making. */

static void
tln_reader_contents_finalize (GObject *object)
{
  g_array_unref (TLN_READER_CONTENTS (object)->places);
  g_clear_pointer (&TLN_READER_CONTENTS (object)->reading, tln_reading_unref);
  G_OBJECT_CLASS (tln_reader_contents_parent_class)->finalize (object);
}

static void
tln_reader_contents_class_init (TlnReaderContentsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tln_reader_contents_finalize;
  GTK_WIDGET_CLASS (klass)->map = tln_reader_contents_map;
}

static void
tln_reader_contents_init (TlnReaderContents *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Contents"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  g_signal_connect_object (self, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_DEFAULT);
  gtk_popover_set_child (GTK_POPOVER (self), scrolled);
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
}

GtkWidget *
tln_reader_contents_new (TlnReaderView *view)
{
  TlnReaderContents *self = g_object_new (TLN_TYPE_READER_CONTENTS, NULL);

  self->view = view;
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The primary selection, which the middle button pastes: the same words as are copied. GTK would
 * hand out the buffer as it is laid out, so its own offer is withdrawn while the view has a
 * display. */
#include "tln-reader-view-private.h"

/* What is offered: the words that are selected at the moment they are asked for. */

#define TLN_TYPE_READER_WORDS (tln_reader_words_get_type ())
G_DECLARE_FINAL_TYPE (TlnReaderWords, tln_reader_words, TLN, READER_WORDS, GdkContentProvider)

struct _TlnReaderWords {
  GdkContentProvider parent_instance;
  GWeakRef buffer;
};

G_DEFINE_FINAL_TYPE (TlnReaderWords, tln_reader_words, GDK_TYPE_CONTENT_PROVIDER)

static GdkContentFormats *
tln_reader_words_ref_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new_for_gtype (G_TYPE_STRING);
}

static gboolean
tln_reader_words_get_value (GdkContentProvider *provider, GValue *value, GError **error)
{
  g_autoptr (GtkTextBuffer) buffer = g_weak_ref_get (&TLN_READER_WORDS (provider)->buffer);
  GtkTextIter start, end;

  if (!G_VALUE_HOLDS_STRING (value) || !buffer ||
      !gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return GDK_CONTENT_PROVIDER_CLASS (tln_reader_words_parent_class)
        ->get_value (provider, value, error);
  g_value_take_string (value, tln_reader_text_copy (buffer, &start, &end));
  return TRUE;
}

static void
tln_reader_words_finalize (GObject *object)
{
  g_weak_ref_clear (&TLN_READER_WORDS (object)->buffer);
  G_OBJECT_CLASS (tln_reader_words_parent_class)->finalize (object);
}

static void
tln_reader_words_class_init (TlnReaderWordsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tln_reader_words_finalize;
  GDK_CONTENT_PROVIDER_CLASS (klass)->ref_formats = tln_reader_words_ref_formats;
  GDK_CONTENT_PROVIDER_CLASS (klass)->get_value = tln_reader_words_get_value;
}

static void
tln_reader_words_init (TlnReaderWords *self)
{
  g_weak_ref_init (&self->buffer, NULL);
}

/* When. */

static void
withdraw (TlnReaderView *self)
{
  GdkClipboard *primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (self));

  if (self->words && gdk_clipboard_get_content (primary) == self->words)
    gdk_clipboard_set_content (primary, NULL);
}

static void
mark_set_cb (GtkTextBuffer *buffer,
             const GtkTextIter *place,
             GtkTextMark *mark,
             TlnReaderView *self)
{
  if (!gtk_widget_get_realized (GTK_WIDGET (self)) ||
      (mark != gtk_text_buffer_get_insert (buffer) &&
       mark != gtk_text_buffer_get_selection_bound (buffer)))
    return;
  if (gtk_text_buffer_get_has_selection (buffer))
    gdk_clipboard_set_content (gtk_widget_get_primary_clipboard (GTK_WIDGET (self)), self->words);
  else
    withdraw (self);
}

void
tln_reader_view_take_primary (TlnReaderView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  gtk_text_buffer_remove_selection_clipboard (buffer,
                                              gtk_widget_get_primary_clipboard (GTK_WIDGET (self)));
  if (self->words)
    return;
  self->words = g_object_new (TLN_TYPE_READER_WORDS, NULL);
  g_weak_ref_set (&TLN_READER_WORDS (self->words)->buffer, buffer);
  g_signal_connect_object (buffer, "mark-set", G_CALLBACK (mark_set_cb), self, G_CONNECT_AFTER);
}

void
tln_reader_view_leave_primary (TlnReaderView *self)
{
  withdraw (self);
  /* As GTK expects to find it. */
  gtk_text_buffer_add_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                                           gtk_widget_get_primary_clipboard (GTK_WIDGET (self)));
}

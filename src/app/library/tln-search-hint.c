/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names are looked up, so the search is looked at on a thread of the store, once the hands rest;
 * every change of the text cancels what the last one asked for. */
#include "tln-search-hint.h"

#include "tln-error-text.h"
#include "tln-search-fault.h"
#include "tln-sentence-join.h"

#include <glib/gi18n.h>

/* A filter that is being typed makes no sense yet. */
#define REST_MS 350

typedef struct {
  TlnStore *store;
  GtkSearchEntry *entry; /* lives as long as the label beside it */
  GtkLabel *label;
  GCancellable *asked;
  guint rest;
  guint32 start; /* what the link puts something in place of */
  guint32 end;
} Hint;

static void
hint_free (Hint *hint)
{
  g_clear_handle_id (&hint->rest, g_source_remove);
  g_cancellable_cancel (hint->asked);
  g_clear_object (&hint->asked);
  g_clear_object (&hint->store);
  g_free (hint);
}

/* Attributes of the words of a text that make no sense; none for a place of nothing. */
static PangoAttrList *
mark_place (const char *text, guint32 start, guint32 end)
{
  PangoAttrList *attrs = pango_attr_list_new ();
  PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_ERROR);

  line->start_index = (guint) (g_utf8_offset_to_pointer (text, start) - text);
  line->end_index = (guint) (g_utf8_offset_to_pointer (text, end) - text);
  pango_attr_list_insert (attrs, line);
  return attrs;
}

static void
mark_entry (Hint *hint, PangoAttrList *attrs)
{
  gtk_text_set_attributes (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (hint->entry))),
                           attrs);
}

static void
hide (Hint *hint)
{
  gtk_widget_set_visible (GTK_WIDGET (hint->label), FALSE);
  mark_entry (hint, NULL);
}

static void
show (Hint *hint, const TlnSearchFault *fault)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (hint->entry));
  g_autoptr (GError) error = g_error_new_literal (TLN_SEARCH_ERROR, (int) fault->kind, "");
  g_autofree char *sentence = tln_error_text (error);
  g_autofree char *said = g_markup_escape_text (sentence, -1);
  g_autoptr (PangoAttrList) attrs = mark_place (text, fault->start, fault->end);
  gboolean named = fault->kind == TLN_SEARCH_ERROR_KEY || fault->kind == TLN_SEARCH_ERROR_NAME;

  if (named && fault->hints[0]) {
    g_autofree char *meant = g_markup_escape_text (fault->hints[0], -1);
    g_autofree char *link = g_strdup_printf ("<a href=\"%s\">%s</a>", meant, meant);
    /* Translators: %s is what was probably meant, a name or a filter, as a link */
    g_autofree char *question = g_strdup_printf (_ ("Did you mean %s?"), link);
    g_autofree char *both = tln_sentences_join ((const char *[]) { said, question, NULL });

    gtk_label_set_markup (hint->label, both);
  } else {
    gtk_label_set_markup (hint->label, said);
  }
  hint->start = fault->start;
  hint->end = fault->end;
  gtk_widget_set_visible (GTK_WIDGET (hint->label), TRUE);
  mark_entry (hint, attrs);
}

static gpointer
check_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_search_check (db, data, error);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) label = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnSearchFault) fault = tln_store_finish (TLN_STORE (source), result, &error);
  Hint *hint = g_object_get_data (G_OBJECT (label), "hint");

  /* A library that cannot be read is said elsewhere. */
  if (error)
    return;
  if (fault)
    show (hint, fault);
  else
    hide (hint);
}

static void
rest_cb (gpointer user_data)
{
  GtkWidget *label = user_data;
  Hint *hint = g_object_get_data (G_OBJECT (label), "hint");
  TlnJob job = { .run = check_job,
                 .data = g_strdup (gtk_editable_get_text (GTK_EDITABLE (hint->entry))),
                 .data_free = g_free,
                 .result_free = (GDestroyNotify) tln_search_fault_free };

  hint->rest = 0;
  hint->asked = g_cancellable_new ();
  tln_store_read_async (hint->store, &job, hint->asked, checked_cb, g_object_ref (label));
}

static void
changed_cb (GtkSearchEntry *entry, GtkWidget *label)
{
  Hint *hint = g_object_get_data (G_OBJECT (label), "hint");

  g_cancellable_cancel (hint->asked);
  g_clear_object (&hint->asked);
  g_clear_handle_id (&hint->rest, g_source_remove);
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)))
    hint->rest = g_timeout_add_once (REST_MS, rest_cb, label);
  else
    hide (hint);
}

static gboolean
link_cb (GtkLabel *label, const char *meant, gpointer data)
{
  Hint *hint = g_object_get_data (G_OBJECT (label), "hint");
  GtkEditable *entry = GTK_EDITABLE (hint->entry);
  int position = (int) hint->start;

  gtk_editable_delete_text (entry, (int) hint->start, (int) hint->end);
  gtk_editable_insert_text (entry, meant, -1, &position);
  gtk_widget_grab_focus (GTK_WIDGET (hint->entry));
  gtk_editable_set_position (entry, position);
  return TRUE;
}

GtkWidget *
tln_search_hint_new (TlnStore *store, GtkSearchEntry *entry)
{
  GtkWidget *label = gtk_label_new (NULL);
  Hint *hint = g_new0 (Hint, 1);

  hint->store = g_object_ref (store);
  hint->entry = entry;
  hint->label = GTK_LABEL (label);
  g_object_set_data_full (G_OBJECT (label), "hint", hint, (GDestroyNotify) hint_free);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_visible (label, FALSE);
  g_signal_connect (label, "activate-link", G_CALLBACK (link_cb), NULL);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (changed_cb), label, 0);
  return label;
}

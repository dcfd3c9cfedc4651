/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetches, decodes and shows the original. Decoding is done on the store's thread, too. */
#include "tln-original-dialog.h"

#include "tln-articles.h"
#include "tln-error-text.h"
#include "tln-original-pages.h"
#include "tln-text.h"

#include <glib/gi18n.h>

/* A text view becomes slow beyond this; what is left out is said. */
#define SHOWN_BYTES (1024 * 1024)

typedef struct {
  AdwDialog *dialog;
  GtkTextView *view;
  GtkStack *stack;
  AdwStatusPage *error;
} Parts;

typedef struct {
  gint64 id;
  char *encoding;
  gboolean paged;
} Wish;

/* Either text or pages. */
typedef struct {
  char *text;
  GBytes *pdf;
  guint n_pages;
} Original;

static void
original_free (Original *original)
{
  g_clear_pointer (&original->pdf, g_bytes_unref);
  g_free (original->text);
  g_free (original);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Original, original_free)

static void
wish_free (Wish *wish)
{
  g_free (wish->encoding);
  g_free (wish);
}

static char *
decode (GBytes *bytes, const Wish *wish)
{
  g_autofree char *text = NULL;
  gsize size;
  const char *raw = g_bytes_get_data (bytes, &size);

  size = MIN (size, SHOWN_BYTES);
  if (wish->encoding && g_ascii_strcasecmp (wish->encoding, "UTF-8") != 0)
    text = g_convert_with_fallback (raw, (gssize) size, "UTF-8", wish->encoding, "\357\277\275",
                                    NULL, NULL, NULL);
  return tln_text_clean (text ? text : raw, text ? -1 : (gssize) size);
}

static gpointer
original_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wish *wish = data;
  g_autoptr (GBytes) bytes = tln_articles_get_original (db, wish->id, error);
  g_autoptr (GArray) pages =
      bytes && wish->paged ? tln_articles_get_pages (db, wish->id, error) : NULL;
  g_autoptr (Original) original = g_new0 (Original, 1);

  if (!bytes || (wish->paged && !pages))
    return NULL;
  if (pages) {
    original->pdf = g_steal_pointer (&bytes);
    original->n_pages = pages->len;
  } else {
    original->text = decode (bytes, wish);
  }
  return g_steal_pointer (&original);
}

static void
show (Parts *parts, const Original *original)
{
  GtkWidget *child = gtk_widget_get_parent (GTK_WIDGET (parts->view));

  if (original->pdf) {
    child = tln_original_pages_new (original->pdf, original->n_pages);
    gtk_stack_add_child (parts->stack, child);
  } else {
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (parts->view), original->text, -1);
  }
  gtk_stack_set_visible_child (parts->stack, child);
}

static void
original_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Original) original = tln_store_finish (TLN_STORE (source), result, &error);
  Parts *parts = g_object_get_data (G_OBJECT (dialog), "parts");

  if (original) {
    show (parts, original);
    return;
  }
  if (error) {
    g_autofree char *sentence = tln_error_text (error);

    adw_status_page_set_description (parts->error, sentence);
  }
  gtk_stack_set_visible_child (parts->stack, GTK_WIDGET (parts->error));
}

static GtkWidget *
build_content (Parts *parts)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *error = adw_status_page_new ();

  parts->stack = GTK_STACK (stack);
  parts->view = GTK_TEXT_VIEW (view);
  parts->error = ADW_STATUS_PAGE (error);
  adw_status_page_set_icon_name (parts->error, "dialog-warning-symbolic");
  adw_status_page_set_title (parts->error, _ ("The Original Cannot Be Shown"));
  gtk_text_view_set_editable (parts->view, FALSE);
  gtk_text_view_set_monospace (parts->view, TRUE);
  gtk_text_view_set_wrap_mode (parts->view, GTK_WRAP_WORD_CHAR);
  g_object_set (view, "left-margin", 12, "right-margin", 12, "top-margin", 12, "bottom-margin", 12,
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Original"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_stack_add_child (parts->stack, adw_spinner_new ());
  gtk_stack_add_child (parts->stack, scrolled);
  gtk_stack_add_child (parts->stack, error);
  return stack;
}

AdwDialog *
tln_original_dialog_new (TlnStore *store, TlnArticle *article)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_header_bar_new ();
  Parts *parts = g_new0 (Parts, 1);
  Wish *wish = g_new0 (Wish, 1);
  TlnJob job = { .run = original_job,
                 .data = wish,
                 .data_free = (GDestroyNotify) wish_free,
                 .result_free = (GDestroyNotify) original_free };

  wish->id = article->id;
  wish->encoding = g_strdup (article->encoding);
  wish->paged = g_strcmp0 (article->kind, "pdf") == 0;
  parts->dialog = dialog;
  g_object_set_data_full (G_OBJECT (dialog), "parts", parts, g_free);
  adw_header_bar_set_title_widget (
      ADW_HEADER_BAR (bar),
      adw_window_title_new (_ ("Original"), article->encoding ? article->encoding : ""));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), build_content (parts));
  adw_dialog_set_title (dialog, _ ("Original"));
  adw_dialog_set_content_width (dialog, 760);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);
  tln_store_read_async (store, &job, NULL, original_read_cb, g_object_ref_sink (dialog));
  return dialog;
}

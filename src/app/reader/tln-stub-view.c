/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A status page; its buttons are actions of the reader and the window. */
#include "tln-stub-view.h"

#include "tln-date-label.h"
#include "tln-error-text.h"
#include "tln-error.h"
#include "tln-navigator.h"

#include <glib/gi18n.h>

struct _TlnStubView {
  AdwBin parent_instance;
  AdwStatusPage *page;
  GtkLabel *address;
  GtkLabel *tried;
  GtkWidget *quotes;
  GtkButton *again;
  GtkWidget *paste;
};

G_DEFINE_FINAL_TYPE (TlnStubView, tln_stub_view, ADW_TYPE_BIN)

static void
show_reason (TlnStubView *self, const TlnArticle *article)
{
  g_autoptr (GError) error = tln_error_from_name (article->stub_reason);
  g_autofree char *sentence = error ? tln_error_text (error) : NULL;
  g_autofree char *time = article->stub_at ? tln_time_label (article->stub_at) : NULL;
  /* Translators: %s is a date and time */
  g_autofree char *tried = time ? g_strdup_printf (_ ("Last tried: %s"), time) : NULL;

  adw_status_page_set_icon_name (self->page,
                                 error ? "dialog-warning-symbolic" : "insert-link-symbolic");
  adw_status_page_set_description (
      self->page,
      sentence ? sentence : _ ("Only its address is here. Nothing has been fetched yet."));
  gtk_label_set_text (self->tried, tried ? tried : "");
  gtk_widget_set_visible (GTK_WIDGET (self->tried), tried != NULL);
  gtk_button_set_label (self->again, error ? _ ("_Try Again") : _ ("_Fetch Page"));
}

static GtkWidget *
build_quote (const TlnClaim *claim)
{
  GtkWidget *label = gtk_label_new (claim->exact);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "card");
  gtk_widget_add_css_class (label, "stub-quote");
  return label;
}

/* Words that were selected in the browser. */
static void
show_quotes (TlnStubView *self, GPtrArray *claims)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->quotes)) != NULL)
    gtk_box_remove (GTK_BOX (self->quotes), child);
  for (guint i = 0; i < claims->len; i++)
    gtk_box_append (GTK_BOX (self->quotes), build_quote (g_ptr_array_index (claims, i)));
  gtk_widget_set_visible (self->quotes, claims->len > 0);
}

void
tln_stub_view_set_reading (TlnStubView *self, const TlnReading *reading)
{
  const TlnArticle *article = reading->article;
  g_autofree char *title = g_markup_escape_text (article->title, -1);

  adw_status_page_set_title (self->page, title);
  gtk_label_set_text (self->address, article->url);
  show_reason (self, article);
  show_quotes (self, reading->claims);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->again), "(xsi)", article->id,
                                    article->url, (int) article->stub_typed);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->again), TLN_RETRY);
  tln_navigator_bind (GTK_ACTIONABLE (self->paste), TLN_PASTE_INTO, article->id);
}

static void
tln_stub_view_class_init (TlnStubViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/throughline/Throughline/tln-stub-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TlnStubView, page);
  gtk_widget_class_bind_template_child (widget_class, TlnStubView, address);
  gtk_widget_class_bind_template_child (widget_class, TlnStubView, tried);
  gtk_widget_class_bind_template_child (widget_class, TlnStubView, quotes);
  gtk_widget_class_bind_template_child (widget_class, TlnStubView, again);
  gtk_widget_class_bind_template_child (widget_class, TlnStubView, paste);
}

static void
tln_stub_view_init (TlnStubView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

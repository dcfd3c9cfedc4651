/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Title, publisher and date, the beginning of the text, chips of stages and codes. Rows are
 * recycled by the list, so everything is set anew for every item. */
#include "tln-article-row.h"

#include "tln-catalog.h"
#include "tln-date-label.h"
#include "tln-error-text.h"
#include "tln-error.h"
#include "tln-pill.h"
#include "tln-tip.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Codes shown before "+3". */
#define CODES_SHOWN 3
#define TAGS_SHOWN 3

struct _TlnArticleRow {
  GtkWidget parent_instance;
  TlnStore *store;
  TlnListItem *item;
  GtkWidget *unread;
  GtkWidget *stub;
  GtkLabel *title;
  GtkWidget *starred;
  GtkLabel *meta;
  GtkLabel *excerpt;
  AdwWrapBox *chips;
};

G_DEFINE_FINAL_TYPE (TlnArticleRow, tln_article_row, GTK_TYPE_WIDGET)

static void
add_chip (TlnArticleRow *self, GtkWidget *pill)
{
  tln_pill_set_plain (TLN_PILL (pill), TRUE);
  adw_wrap_box_append (self->chips, pill);
}

static void
add_reprint (TlnArticleRow *self, const TlnArticle *article)
{
  /* Translators: a small mark in the list: the article repeats another one, perhaps */
  GtkWidget *pill = tln_pill_new (article->reprint_guess ? _ ("Reprint?") : _ ("Reprint"), NULL);

  if (article->reprint_guess)
    gtk_widget_add_css_class (pill, "guess");
  add_chip (self, pill);
}

static void
add_more (TlnArticleRow *self, guint n, guint shown)
{
  g_autofree char *more = n > shown ? g_strdup_printf ("+%u", n - shown) : NULL;

  if (more)
    add_chip (self, tln_pill_new (more, NULL));
}

static void
show_tags (TlnArticleRow *self, char **tags)
{
  guint n = g_strv_length (tags);

  for (guint i = 0; i < MIN (n, TAGS_SHOWN); i++) {
    g_autofree char *word = g_strconcat ("#", tags[i], NULL);

    add_chip (self, tln_pill_new (word, NULL));
  }
  add_more (self, n, TAGS_SHOWN);
}

static void
show_chips (TlnArticleRow *self, const TlnArticle *article)
{
  TlnCatalog *catalog = tln_catalog_of (self->store);
  guint n = article && article->codes ? g_strv_length (article->codes) : 0;

  tln_pills_clear (self->chips);
  for (guint i = 0; article && i < article->n_stages; i++) {
    TlnStage *stage = tln_catalog_stage (catalog, article->stage_ids[i]);

    if (stage)
      add_chip (self, tln_pill_new_stage (stage->position, stage->name, NULL));
  }
  for (guint i = 0; i < MIN (n, CODES_SHOWN); i++)
    add_chip (self, tln_pill_new (article->codes[i], NULL));
  add_more (self, n, CODES_SHOWN);
  if (article && article->reprint_of)
    add_reprint (self, article);
  if (article && article->tags)
    show_tags (self, article->tags);
  gtk_widget_set_visible (GTK_WIDGET (self->chips),
                          gtk_widget_get_first_child (GTK_WIDGET (self->chips)) != NULL);
}

/* A stub has no date and no text of its own; the row says so, and why. */
static char *
describe_stub (const TlnArticle *article)
{
  if (!article->site)
    return g_strdup (_ ("Only the address"));
  /* Translators: %s is the name of a site */
  return g_strdup_printf (_ ("%s · only the address"), article->site);
}

static char *
explain_stub (const TlnArticle *article)
{
  g_autoptr (GError) error = tln_error_from_name (article->stub_reason);

  return error ? tln_error_text (error) : g_strdup (_ ("Nothing has been fetched yet."));
}

static char *
describe (const TlnArticle *article)
{
  g_autofree char *date = tln_date_label (&article->published);
  const char *guess = article->published_guess ? "?" : "";

  if (!article->site)
    return g_strdup_printf ("%s%s", date, guess);
  return g_strdup_printf ("%s%s · %s%s", article->site, article->site_guess ? "?" : "", date,
                          guess);
}

static void
show_article (TlnArticleRow *self, const TlnArticle *article)
{
  gboolean stub = tln_article_is_stub (article);
  g_autofree char *meta = stub ? describe_stub (article) : describe (article);
  g_autofree char *exact =
      stub ? g_strdup (article->url) : tln_date_label_exact (&article->published);
  g_autofree char *why = stub ? explain_stub (article) : NULL;

  gtk_label_set_text (self->title, article->title);
  gtk_label_set_text (self->meta, meta);
  gtk_label_set_text (self->excerpt, stub ? why : article->excerpt);
  tln_tip_set (GTK_WIDGET (self->meta), exact);
  gtk_widget_set_visible (self->unread, article->unread);
  gtk_widget_set_visible (self->stub, stub);
  gtk_widget_set_visible (self->starred, article->starred);
  if (article->unread)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "heading");
}

static void
refresh (TlnArticleRow *self)
{
  TlnArticle *article = self->item ? tln_list_item_get_article (self->item) : NULL;

  if (article) {
    show_article (self, article);
  } else {
    gtk_label_set_text (self->title, " ");
    gtk_label_set_text (self->meta, " ");
    gtk_label_set_text (self->excerpt, " \n ");
    gtk_widget_set_visible (self->unread, FALSE);
    gtk_widget_set_visible (self->stub, FALSE);
    gtk_widget_set_visible (self->starred, FALSE);
  }
  show_chips (self, article);
}

static void
tln_article_row_dispose (GObject *object)
{
  TlnArticleRow *self = TLN_ARTICLE_ROW (object);
  GtkWidget *child;

  tln_article_row_set_item (self, NULL);
  g_clear_object (&self->store);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (tln_article_row_parent_class)->dispose (object);
}

static void
tln_article_row_class_init (TlnArticleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tln_article_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/throughline/Throughline/tln-article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TlnArticleRow, unread);
  gtk_widget_class_bind_template_child (widget_class, TlnArticleRow, stub);
  gtk_widget_class_bind_template_child (widget_class, TlnArticleRow, title);
  gtk_widget_class_bind_template_child (widget_class, TlnArticleRow, starred);
  gtk_widget_class_bind_template_child (widget_class, TlnArticleRow, meta);
  gtk_widget_class_bind_template_child (widget_class, TlnArticleRow, excerpt);
  gtk_widget_class_bind_template_child (widget_class, TlnArticleRow, chips);
}

static void
tln_article_row_init (TlnArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tln_article_row_new (TlnStore *store)
{
  TlnArticleRow *self = g_object_new (TLN_TYPE_ARTICLE_ROW, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (tln_catalog_of (store), "renamed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
tln_article_row_set_item (TlnArticleRow *self, TlnListItem *item)
{
  if (self->item == item)
    return;
  if (self->item)
    g_signal_handlers_disconnect_by_func (self->item, refresh, self);
  g_set_object (&self->item, item);
  if (!item)
    return;
  g_signal_connect_object (item, "notify::record", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

TlnListItem *
tln_article_row_get_item (TlnArticleRow *self)
{
  return self->item;
}

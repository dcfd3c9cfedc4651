/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Title, publisher and date, the beginning of the text, chips of stages, codes and tags, in words
 * for tln-row-paint.c. They are put together when the row is drawn: most rows a list keeps ready
 * are never seen. */
#include "tln-article-row.h"

#include "tln-catalog.h"
#include "tln-date-label.h"
#include "tln-error-text.h"
#include "tln-error.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Codes and tags shown before "+3". */
#define CODES_SHOWN 3
#define TAGS_SHOWN 3

struct _TlnArticleRow {
  GtkWidget parent_instance;
  TlnStore *store;
  TlnListItem *item;
  TlnFound *found; /* or NULL */
  TlnRowDensity density;
};

G_DEFINE_FINAL_TYPE (TlnArticleRow, tln_article_row, GTK_TYPE_WIDGET)

/* --- Words. --- */

/* Takes the text. */
static void
add_chip (GArray *chips, char *text, int stage, gboolean guess)
{
  TlnRowChip chip = { text, stage, guess };

  g_array_append_val (chips, chip);
}

/* Some of a list, then how many more; mark: what stands before each. */
static void
add_words (GArray *chips, char **words, const char *mark, guint shown)
{
  guint n = words ? g_strv_length (words) : 0;

  for (guint i = 0; i < MIN (n, shown); i++)
    add_chip (chips, g_strconcat (mark, words[i], NULL), -1, FALSE);
  if (n > shown)
    add_chip (chips, g_strdup_printf ("+%u", n - shown), -1, FALSE);
}

static void
add_chips (GArray *chips, TlnCatalog *catalog, const TlnArticle *article)
{
  for (guint i = 0; i < article->n_stages; i++) {
    TlnStage *stage = tln_catalog_stage (catalog, article->stage_ids[i]);

    if (stage)
      add_chip (chips, g_strdup (stage->name), stage->position, FALSE);
  }
  add_words (chips, article->codes, "", CODES_SHOWN);
  if (article->reprint_of)
    /* Translators: a small mark in the list: the article repeats another one, perhaps */
    add_chip (chips, g_strdup (article->reprint_guess ? _ ("Reprint?") : _ ("Reprint")), -1,
              article->reprint_guess);
  add_words (chips, article->tags, "#", TAGS_SHOWN);
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

/* Publisher and date; where there is little room, what is not cut off is the date. */
static char *
describe (const TlnArticle *article, TlnRowDensity density)
{
  g_autofree char *label = tln_date_label (&article->published);
  g_autofree char *date = g_strconcat (label, article->published_guess ? "?" : "", NULL);
  g_autofree char *site =
      article->site ? g_strconcat (article->site, article->site_guess ? "?" : "", NULL) : NULL;
  gboolean date_first = density == TLN_ROW_COMPACT;

  if (tln_article_is_stub (article))
    return describe_stub (article);
  if (!site)
    return g_steal_pointer (&date);
  return g_strdup_printf ("%s · %s", date_first ? date : site, date_first ? site : date);
}

/* The place in the text that a search has found instead of its beginning, the words marked. */
static void
mark_found (TlnArticleRow *self, const TlnArticle *article, TlnRowWords *words)
{
  g_autoptr (GdkRGBA) tint =
      adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  TlnHit *hit = tln_article_is_stub (article) ? NULL : tln_found_get (self->found, article->id);

  words->title_attrs = tln_found_title_attrs (self->found, article->title, tint);
  if (!hit)
    return;
  g_set_str (&words->text, hit->snippet);
  words->text_attrs = tln_found_hit_attrs (hit, tint);
}

static TlnRowWords *
words_of (TlnArticleRow *self, const TlnArticle *article)
{
  TlnRowWords *words = tln_row_words_new ();

  words->title = g_strdup (article->title);
  words->meta = describe (article, self->density);
  words->link = tln_article_is_stub (article);
  words->text = words->link ? explain_stub (article) : g_strdup (article->excerpt);
  words->strong = article->unread;
  words->starred = article->starred;
  add_chips (words->chips, tln_catalog_of (self->store), article);
  if (self->found)
    mark_found (self, article, words);
  return words;
}

char *
tln_article_row_describe (TlnStore *store, TlnFound *found, const TlnArticle *article)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autoptr (TlnRowWords) words = tln_row_words_new ();
  TlnHit *hit = found && !tln_article_is_stub (article) ? tln_found_get (found, article->id) : NULL;

  if (article->unread)
    g_strv_builder_add (parts, _ ("Unread"));
  if (article->starred)
    g_strv_builder_add (parts, _ ("Starred"));
  words->meta = describe (article, TLN_ROW_COMFORTABLE);
  g_strv_builder_add (parts, words->meta);
  add_chips (words->chips, tln_catalog_of (store), article);
  for (guint i = 0; i < words->chips->len; i++)
    g_strv_builder_add (parts, g_array_index (words->chips, TlnRowChip, i).text);
  if (hit)
    g_strv_builder_add (parts, hit->snippet);
  g_auto (GStrv) all = g_strv_builder_end (parts);
  return g_strjoinv (", ", all);
}

/* --- The widget. --- */

static TlnArticle *
shown_article (TlnArticleRow *self)
{
  return self->item ? tln_list_item_get_article (self->item) : NULL;
}

static void
tln_article_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlnArticleRow *self = TLN_ARTICLE_ROW (widget);
  TlnArticle *article = shown_article (self);
  g_autoptr (TlnRowWords) words = article ? words_of (self, article) : NULL;

  if (words)
    tln_row_paint (widget, snapshot, words, self->density);
}

/* Signature given by GTK. */
static void
tln_article_row_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  int height = orientation == GTK_ORIENTATION_VERTICAL
                   ? tln_row_height (widget, TLN_ARTICLE_ROW (widget)->density)
                   : 0;

  *minimum = *natural = height;
}

/* Over the dim line: the whole date where the line says less, the address of what is only that.
 * Signature given by GTK. */
static gboolean
tln_article_row_query_tooltip (GtkWidget *widget,
                               int x,
                               int y,
                               gboolean keyboard,
                               GtkTooltip *tooltip)
{
  TlnArticleRow *self = TLN_ARTICLE_ROW (widget);
  TlnArticle *article = shown_article (self);

  if (!article || !(keyboard || tln_row_is_meta (widget, self->density, y)))
    return FALSE;
  g_autofree char *short_date = tln_date_label (&article->published);
  g_autofree char *date = tln_date_label_exact (&article->published);
  gboolean stub = tln_article_is_stub (article);
  if (!stub && g_strcmp0 (short_date, date) == 0)
    return FALSE;
  gtk_tooltip_set_text (tooltip, stub ? article->url : date);
  return TRUE;
}

static void
tln_article_row_dispose (GObject *object)
{
  TlnArticleRow *self = TLN_ARTICLE_ROW (object);

  tln_article_row_set_item (self, NULL);
  g_clear_object (&self->found);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_article_row_parent_class)->dispose (object);
}

static void
tln_article_row_class_init (TlnArticleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tln_article_row_dispose;
  widget_class->snapshot = tln_article_row_snapshot;
  widget_class->measure = tln_article_row_measure;
  widget_class->query_tooltip = tln_article_row_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tln_article_row_init (TlnArticleRow *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
tln_article_row_new (TlnStore *store)
{
  TlnArticleRow *self = g_object_new (TLN_TYPE_ARTICLE_ROW, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (tln_catalog_of (store), "renamed", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
tln_article_row_set_found (TlnArticleRow *self, TlnFound *found)
{
  g_return_if_fail (TLN_IS_ARTICLE_ROW (self));

  g_set_object (&self->found, found);
  if (found)
    g_signal_connect_object (found, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                             G_CONNECT_SWAPPED);
}

void
tln_article_row_set_item (TlnArticleRow *self, TlnListItem *item)
{
  if (self->item == item)
    return;
  if (self->item)
    g_signal_handlers_disconnect_by_func (self->item, gtk_widget_queue_draw, self);
  g_set_object (&self->item, item);
  if (!item)
    return;
  g_signal_connect_object (item, "notify::record", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tln_article_row_set_density (TlnArticleRow *self, TlnRowDensity density)
{
  g_return_if_fail (TLN_IS_ARTICLE_ROW (self));

  if (self->density == density)
    return;
  self->density = density;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of an article. Guesses are in italics with "?", their tooltips say how they were found.
 */
#include "tln-reader-head.h"

#include "tln-catalog.h"
#include "tln-date-label.h"
#include "tln-navigator.h"
#include "tln-pill.h"
#include "tln-reader-rules.h"
#include "tln-reprint-box.h"
#include "tln-tip.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _TlnReaderHead {
  GtkBox parent_instance;
  TlnStore *store;
  GtkLabel *title;
  AdwWrapBox *facts;
  GtkWidget *warning;
  GtkLabel *warning_text;
  TlnReprintBox *reprints;
  AdwWrapBox *chips;
};

G_DEFINE_FINAL_TYPE (TlnReaderHead, tln_reader_head, GTK_TYPE_BOX)

static void
add_fact (TlnReaderHead *self, const char *text, gboolean guess, const char *tooltip)
{
  g_autofree char *shown = guess ? g_strdup_printf ("%s?", text) : g_strdup (text);
  GtkWidget *label = gtk_label_new (shown);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  if (guess)
    gtk_widget_add_css_class (label, "guess");
  tln_tip_set (label, tooltip);
  adw_wrap_box_append (self->facts, label);
}

static void
add_dot (TlnReaderHead *self)
{
  GtkWidget *label = gtk_label_new ("·");

  gtk_widget_add_css_class (label, "dim-label");
  adw_wrap_box_append (self->facts, label);
}

static void
show_date (TlnReaderHead *self, const TlnArticle *article)
{
  g_autofree char *date = tln_date_label (&article->published);
  g_autofree char *exact = tln_date_label_exact (&article->published);
  g_autofree char *found = tln_reader_found_by (article->published_origin);
  g_autofree char *tooltip = found ? g_strdup_printf ("%s\n%s", exact, found) : g_strdup (exact);

  add_fact (self, date, article->published_guess, tooltip);
}

/* Chinese, Japanese and Korean are counted by character, other languages by word. */
static char *
length_words (const TlnArticle *article)
{
  const char *language = article->language ? article->language : "";
  guint n = article->length;

  if (g_str_has_prefix (language, "zh") || g_str_has_prefix (language, "ja") ||
      g_str_has_prefix (language, "ko"))
    return g_strdup_printf (ngettext ("%'u character", "%'u characters", n), n);
  return g_strdup_printf (ngettext ("%'u word", "%'u words", n), n);
}

static char *
time_words (guint minutes)
{
  /* Translators: how long an article takes to read */
  return g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
}

static void
show_facts (TlnReaderHead *self, const TlnReading *reading)
{
  const TlnArticle *article = reading->article;
  g_autofree char *time = time_words (reading->minutes);
  g_autofree char *found = tln_reader_found_by (article->site_origin);
  g_autofree char *length = length_words (article);

  tln_pills_clear (self->facts);
  if (article->site) {
    add_fact (self, article->site, article->site_guess, found);
    add_dot (self);
  }
  if (article->author) {
    add_fact (self, article->author, FALSE, NULL);
    add_dot (self);
  }
  show_date (self, article);
  add_dot (self);
  add_fact (self, length, FALSE, NULL);
  if (reading->minutes == 0)
    return;
  add_dot (self);
  add_fact (self, time, FALSE,
            _ ("Time to read it, at 400 Chinese characters or 230 words a minute"));
}

static gboolean
seen (GHashTable *ids, gint64 id)
{
  return !g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

static char *
mention_rule (const TlnMention *mention)
{
  if (g_str_equal (mention->rule, "hand"))
    return g_strdup (_ ("Assigned by you"));
  if (mention->quote)
    /* Translators: the words found and the rule that found them */
    return g_strdup_printf (_ ("“%s”, found by %s"), mention->quote,
                            tln_reader_rule_words (mention->rule));
  return tln_reader_found_by (mention->rule);
}

static void
add_chip (TlnReaderHead *self, const TlnMention *mention)
{
  TlnCatalog *catalog = tln_catalog_of (self->store);
  TlnStage *stage = tln_catalog_stage (catalog, mention->stage_id);
  g_autofree char *rule = mention_rule (mention);
  GtkWidget *pill = stage ? tln_pill_new_stage (stage->position, stage->name, rule)
                          : tln_pill_new (mention->label, rule);

  if (mention->instrument_id)
    tln_navigator_bind (GTK_ACTIONABLE (pill), TLN_SHOW_INSTRUMENT, mention->instrument_id);
  else if (mention->thesis_id)
    tln_navigator_bind (GTK_ACTIONABLE (pill), TLN_SHOW_THESIS, mention->thesis_id);
  else
    gtk_actionable_set_action_name (GTK_ACTIONABLE (pill), "win.assign");
  adw_wrap_box_append (self->chips, pill);
}

static void
show_tags (TlnReaderHead *self, char **tags)
{
  for (guint i = 0; tags && tags[i]; i++) {
    g_autofree char *word = g_strconcat ("#", tags[i], NULL);

    GtkWidget *pill = tln_pill_new (word, _ ("Tag"));
    gtk_actionable_set_action_name (GTK_ACTIONABLE (pill), TLN_SHOW_TAG);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (pill), "s", tags[i]);
    adw_wrap_box_append (self->chips, pill);
  }
}

static void
show_chips (TlnReaderHead *self, GPtrArray *mentions, char **tags)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GtkWidget *assign = tln_pill_new (
      _ ("Assign…"), _ ("Assign to a stage, a thesis or an instrument, or give it a tag"));

  tln_pills_clear (self->chips);
  for (int round = 0; round < 3; round++)
    for (guint i = 0; i < mentions->len; i++) {
      const TlnMention *mention = g_ptr_array_index (mentions, i);
      gint64 of_round[] = { mention->stage_id, mention->thesis_id, mention->instrument_id };

      if (of_round[round] && !seen (ids, of_round[round]))
        add_chip (self, mention);
    }
  show_tags (self, tags);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (assign), "win.assign");
  adw_wrap_box_append (self->chips, assign);
}

static void
tln_reader_head_dispose (GObject *object)
{
  g_clear_object (&TLN_READER_HEAD (object)->store);
  G_OBJECT_CLASS (tln_reader_head_parent_class)->dispose (object);
}

static void
tln_reader_head_class_init (TlnReaderHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tln_reader_head_dispose;
}

static AdwWrapBox *
build_wrap (TlnReaderHead *self, int spacing)
{
  GtkWidget *wrap = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), spacing);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), spacing);
  gtk_box_append (GTK_BOX (self), wrap);
  return ADW_WRAP_BOX (wrap);
}

static void
tln_reader_head_init (TlnReaderHead *self)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *text = gtk_label_new (NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  self->title = GTK_LABEL (title);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_wrap_mode (self->title, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->title, 0);
  /* Breaking inside a word must not look like a hyphen of the author. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (self->title, attributes);
  gtk_widget_add_css_class (title, "title-1");
  gtk_box_append (GTK_BOX (self), title);
  self->facts = build_wrap (self, 6);
  self->warning = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->warning_text = GTK_LABEL (text);
  gtk_label_set_wrap (self->warning_text, TRUE);
  gtk_label_set_xalign (self->warning_text, 0);
  gtk_widget_add_css_class (self->warning, "warning");
  gtk_box_append (GTK_BOX (self->warning), icon);
  gtk_box_append (GTK_BOX (self->warning), text);
  gtk_box_append (GTK_BOX (self), self->warning);
  self->chips = build_wrap (self, 6);
}

GtkWidget *
tln_reader_head_new (TlnStore *store)
{
  TlnReaderHead *self = g_object_new (TLN_TYPE_READER_HEAD, NULL);

  self->store = g_object_ref (store);
  self->reprints = TLN_REPRINT_BOX (tln_reprint_box_new (store));
  gtk_box_insert_child_after (GTK_BOX (self), GTK_WIDGET (self->reprints), self->warning);
  return GTK_WIDGET (self);
}

void
tln_reader_head_set_reading (TlnReaderHead *self, const TlnReading *reading)
{
  const TlnArticle *article = reading->article;
  g_autofree char *title =
      article->title_guess ? g_strdup_printf ("%s?", article->title) : g_strdup (article->title);
  g_autofree char *found = tln_reader_found_by (article->title_origin);

  gtk_label_set_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), found);
  if (article->title_guess)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "guess");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "guess");
  show_facts (self, reading);
  gtk_widget_set_visible (self->warning, article->interest != NULL);
  gtk_label_set_text (self->warning_text,
                      _ ("The publisher may have an interest in what it names."));
  gtk_widget_set_tooltip_text (self->warning, article->interest);
  tln_reprint_box_set_reprints (self->reprints, article->id, reading->reprints);
  show_chips (self, reading->mentions, article->tags);
}

void
tln_reader_head_set_compact (TlnReaderHead *self, gboolean compact)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->title), compact ? "title-1" : "title-2");
  gtk_widget_add_css_class (GTK_WIDGET (self->title), compact ? "title-2" : "title-1");
}

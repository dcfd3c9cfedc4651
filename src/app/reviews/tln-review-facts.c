/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group of rows a section. Where the facts come from is not known here. */
#include "tln-review-facts.h"

#include "tln-navigator.h"
#include "tln-review-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Rows of a section; more are counted. */
#define ROWS_MOST 100

static void
fact_activated_cb (GtkWidget *row, const TlnReviewFact *fact)
{
  switch (fact->target) {
  case TLN_REVIEW_TO_CLAIM:
    tln_navigator_show_claim (row, fact->id);
    break;
  case TLN_REVIEW_TO_INSTRUMENT:
    tln_navigator_show_instrument (row, fact->id);
    break;
  case TLN_REVIEW_TO_THESIS:
  default:
    tln_navigator_show_thesis (row, fact->id);
  }
}

static GtkWidget *
build_row (const TlnReviewFact *fact)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = tln_review_fact_title (fact);
  g_autofree char *subtitle = tln_review_fact_subtitle (fact);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (fact_activated_cb), (gpointer) fact);
  return row;
}

/* The facts from i on that are of one section; returns the first that is not. */
static guint
add_section (GtkBox *box, const GPtrArray *facts, guint i)
{
  const TlnReviewFact *first = g_ptr_array_index (facts, i);
  GtkWidget *group = adw_preferences_group_new ();
  guint n = 0;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   tln_review_section_title (first->section));
  for (; i < facts->len; i++, n++) {
    const TlnReviewFact *fact = g_ptr_array_index (facts, i);
    if (fact->section != first->section)
      break;
    if (n < ROWS_MOST)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), build_row (fact));
  }
  if (n > ROWS_MOST) {
    g_autofree char *more = g_strdup_printf (
        g_dngettext (NULL, "and %u more", "and %u more", n - ROWS_MOST), n - ROWS_MOST);
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), more);
  }
  gtk_box_append (box, group);
  return i;
}

static void
add_sentence (GtkBox *box, const char *sentence)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (box, label);
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

void
tln_review_facts_say (GtkBox *box, const char *sentence)
{
  clear (box);
  add_sentence (box, sentence);
}

void
tln_review_facts_show (GtkBox *box, GPtrArray *facts)
{
  clear (box);
  if (facts == NULL) {
    gtk_box_append (box, adw_spinner_new ());
    add_sentence (box, _ ("The facts of the week are being gathered. You can write meanwhile."));
    return;
  }
  /* The rows point at them. */
  g_object_set_data_full (G_OBJECT (box), "tln-review-facts", g_ptr_array_ref (facts),
                          (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < facts->len;)
    i = add_section (box, facts, i);
  if (facts->len == 0)
    add_sentence (box, _ ("Nothing happened in this week that is known here."));
}

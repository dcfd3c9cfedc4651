/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines about reprints above an article. */
#include "tln-reprint-box.h"

#include "tln-act.h"
#include "tln-edits.h"
#include "tln-navigator.h"
#include "tln-pill.h"
#include "tln-reprints.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

/* An article that many have taken over needs no more lines than these. */
#define LINES_SHOWN 3

struct _TlnReprintBox {
  GtkBox parent_instance;
  TlnStore *store;
};

G_DEFINE_FINAL_TYPE (TlnReprintBox, tln_reprint_box, GTK_TYPE_BOX)

typedef struct {
  gint64 article;
  gint64 of;
  gboolean same;
} Answer;

static gpointer
decide_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Answer *answer = data;

  tln_reprints_decide (db, answer->article, answer->of, answer->same, error);
  return NULL;
}

static void
answer_clicked_cb (GtkButton *button, TlnReprintBox *self)
{
  const Answer *answer = g_object_get_data (G_OBJECT (button), "answer");
  const TlnJob job = { decide_job, g_memdup2 (answer, sizeof *answer), g_free, NULL };

  tln_edit_run (GTK_WIDGET (self), self->store, TLN_ACT_REPRINT, &job,
                g_strdup (answer->same ? _ ("Counted as the same article")
                                       : _ ("Kept apart as different articles")));
}

static gboolean
label_activate_link_cb (GtkLabel *label, const char *address, TlnReprintBox *self)
{
  tln_navigator_show_article (GTK_WIDGET (self), g_ascii_strtoll (address, NULL, 10));
  return TRUE;
}

/* The sentence with the other title as a link. */
static char *
write_sentence (const TlnReprint *reprint, gboolean later)
{
  g_autofree char *title = g_markup_escape_text (later ? reprint->of_title : reprint->title, -1);
  g_autofree char *link = g_strdup_printf ("<a href=\"%" G_GINT64_FORMAT "\">%s</a>",
                                           later ? reprint->of_id : reprint->article_id, title);
  int percent = (int) round (reprint->similarity * 100);

  if (reprint->state == TLN_REPRINT_SAME)
    /* Translators: %s is the title of an article */
    return g_strdup_printf (_ ("Same article as %s (%d%% alike)"), link, percent);
  if (g_str_equal (reprint->found, "address"))
    /* Translators: %s is the title of an article */
    return g_strdup_printf (_ ("From the same address as %s (%d%% alike)"), link, percent);
  if (g_str_equal (reprint->found, "excerpt"))
    /* Translators: %s is the title of an article; one of the two is an excerpt of the other */
    return g_strdup_printf (_ ("Shares a part with %s (%d%% of the shorter one)"), link, percent);
  if (later)
    /* Translators: %s is the title of an article */
    return g_strdup_printf (_ ("Reprint of %s (%d%% alike)"), link, percent);
  /* Translators: %s is the title of an article */
  return g_strdup_printf (_ ("Reprinted as %s (%d%% alike)"), link, percent);
}

static void
add_answer (TlnReprintBox *self, GtkWidget *answers, const TlnReprint *reprint, gboolean same)
{
  const Answer answer = { reprint->article_id, reprint->of_id, same };
  GtkWidget *button =
      same ? tln_pill_new (_ ("Same Article"), _ ("Counts once with the other one; both are kept"))
           : tln_pill_new (_ ("Different"), _ ("The two have nothing to do with each other"));

  g_object_set_data_full (G_OBJECT (button), "answer", g_memdup2 (&answer, sizeof answer), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (answer_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (answers), button);
}

static void
add_line (TlnReprintBox *self, const TlnReprint *reprint, gboolean later)
{
  GtkWidget *line = adw_wrap_box_new ();
  GtkWidget *answers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *sentence = write_sentence (reprint, later);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), sentence);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  g_signal_connect_object (label, "activate-link", G_CALLBACK (label_activate_link_cb), self, 0);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 9);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (line), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (line), label);
  if (reprint->state != TLN_REPRINT_SAME)
    add_answer (self, answers, reprint, TRUE);
  add_answer (self, answers, reprint, FALSE);
  adw_wrap_box_append (ADW_WRAP_BOX (line), answers);
  gtk_box_append (GTK_BOX (self), line);
}

static void
tln_reprint_box_dispose (GObject *object)
{
  g_clear_object (&TLN_REPRINT_BOX (object)->store);
  G_OBJECT_CLASS (tln_reprint_box_parent_class)->dispose (object);
}

static void
tln_reprint_box_class_init (TlnReprintBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tln_reprint_box_dispose;
}

static void
tln_reprint_box_init (TlnReprintBox *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

GtkWidget *
tln_reprint_box_new (TlnStore *store)
{
  TlnReprintBox *self = g_object_new (TLN_TYPE_REPRINT_BOX, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
tln_reprint_box_set_reprints (TlnReprintBox *self, gint64 article, GPtrArray *reprints)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  for (guint i = 0; i < MIN (reprints->len, LINES_SHOWN); i++) {
    const TlnReprint *reprint = g_ptr_array_index (reprints, i);

    add_line (self, reprint, reprint->article_id == article);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), reprints->len > 0);
}

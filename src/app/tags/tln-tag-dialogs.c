/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A name that another tag has makes one of the two; that is said before. */
#include "tln-tag-dialogs.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  AdwAlertDialog *dialog;
  gint64 tag;
  GPtrArray *tags;
  TlnTagAnswer answer;
  GObject *data;
  GtkWidget *input; /* entry or combo row */
  GtkLabel *note;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_ptr_array_unref (question->tags);
  g_object_unref (question->data);
  g_free (question);
}

/* A dialog that does something by its response "do". */
static Question *
ask (const TlnWordTag *tag, GPtrArray *tags, TlnTagAnswer answer, gpointer data)
{
  Question *question = g_new0 (Question, 1);
  AdwDialog *dialog = adw_alert_dialog_new (NULL, NULL);

  question->dialog = ADW_ALERT_DIALOG (dialog);
  question->tag = tag->id;
  question->tags = g_ptr_array_ref (tags);
  question->answer = answer;
  question->data = g_object_ref (data);
  g_object_set_data_full (G_OBJECT (dialog), "question", question, question_free);
  adw_alert_dialog_add_responses (question->dialog, "cancel", _ ("_Cancel"), "do", "", NULL);
  adw_alert_dialog_set_response_appearance (question->dialog, "do", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (question->dialog, "do");
  adw_alert_dialog_set_close_response (question->dialog, "cancel");
  return question;
}

/* Another name. */

static char *
typed_name (Question *question)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->input))));

  return g_strdup (text + strspn (text, "#"));
}

static const TlnWordTag *
other_of_name (Question *question, const char *name)
{
  for (guint i = 0; i < question->tags->len; i++) {
    const TlnWordTag *tag = g_ptr_array_index (question->tags, i);

    if (tag->id != question->tag && g_ascii_strcasecmp (tag->name, name) == 0)
      return tag;
  }
  return NULL;
}

static void
name_changed_cb (Question *question)
{
  g_autofree char *name = typed_name (question);
  const TlnWordTag *other = other_of_name (question, name);
  /* Translators: %s is a tag */
  g_autofree char *note =
      other ? g_strdup_printf (_ ("There is a tag “%s” already. The two become one."), other->name)
            : NULL;

  gtk_label_set_text (question->note, note ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (question->note), note != NULL);
  adw_alert_dialog_set_response_label (question->dialog, "do",
                                       other ? _ ("_Merge") : _ ("_Rename"));
  adw_alert_dialog_set_response_enabled (question->dialog, "do", *name != '\0');
}

static void
name_response_cb (Question *question, const char *response)
{
  g_autofree char *name = typed_name (question);

  if (g_str_equal (response, "do"))
    question->answer (question->tag, name, 0, question->data);
}

void
tln_tag_ask_name (GtkWidget *from,
                  const TlnWordTag *tag,
                  GPtrArray *tags,
                  TlnTagAnswer answer,
                  gpointer data)
{
  Question *question = ask (tag, tags, answer, data);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *note = gtk_label_new (NULL);

  question->input = gtk_entry_new ();
  question->note = GTK_LABEL (note);
  adw_alert_dialog_set_heading (question->dialog, _ ("Rename Tag"));
  gtk_editable_set_text (GTK_EDITABLE (question->input), tag->name);
  gtk_entry_set_activates_default (GTK_ENTRY (question->input), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->input), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name"), -1);
  gtk_label_set_wrap (question->note, TRUE);
  gtk_label_set_xalign (question->note, 0);
  gtk_widget_add_css_class (note, "caption");
  gtk_box_append (GTK_BOX (box), question->input);
  gtk_box_append (GTK_BOX (box), note);
  adw_alert_dialog_set_extra_child (question->dialog, box);
  adw_dialog_set_focus (ADW_DIALOG (question->dialog), question->input);
  g_signal_connect_swapped (question->input, "changed", G_CALLBACK (name_changed_cb), question);
  g_signal_connect_swapped (question->dialog, "response", G_CALLBACK (name_response_cb), question);
  name_changed_cb (question);
  adw_dialog_present (ADW_DIALOG (question->dialog), from);
}

/* The other tag. */

/* The n-th tag but this one, as the list has them. */
static const TlnWordTag *
nth_other (Question *question, guint n)
{
  for (guint i = 0; i < question->tags->len; i++) {
    const TlnWordTag *tag = g_ptr_array_index (question->tags, i);

    if (tag->id != question->tag && n-- == 0)
      return tag;
  }
  return NULL;
}

static void
other_response_cb (Question *question, const char *response)
{
  const TlnWordTag *other =
      nth_other (question, adw_combo_row_get_selected (ADW_COMBO_ROW (question->input)));

  if (other && g_str_equal (response, "do"))
    question->answer (question->tag, NULL, other->id, question->data);
}

void
tln_tag_ask_other (GtkWidget *from,
                   const TlnWordTag *tag,
                   GPtrArray *tags,
                   TlnTagAnswer answer,
                   gpointer data)
{
  Question *question = ask (tag, tags, answer, data);
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  /* Translators: %s is a tag */
  g_autofree char *body =
      g_strdup_printf (_ ("All articles of “%s” get the other tag, and it is gone."), tag->name);
  const TlnWordTag *other;

  for (guint i = 0; (other = nth_other (question, i)) != NULL; i++)
    gtk_string_list_append (names, other->name);
  question->input = adw_combo_row_new ();
  adw_alert_dialog_set_heading (question->dialog, _ ("Merge Tags"));
  adw_alert_dialog_set_body (question->dialog, body);
  adw_alert_dialog_set_response_label (question->dialog, "do", _ ("_Merge"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->input), _ ("Into"));
  adw_combo_row_set_model (ADW_COMBO_ROW (question->input), G_LIST_MODEL (names));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), question->input);
  adw_alert_dialog_set_extra_child (question->dialog, group);
  g_signal_connect_swapped (question->dialog, "response", G_CALLBACK (other_response_cb), question);
  adw_dialog_present (ADW_DIALOG (question->dialog), from);
}

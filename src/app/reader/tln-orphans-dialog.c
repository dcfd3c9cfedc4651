/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One group a lost highlight, with the places most like it; looked for on a thread of its own. */
#include "tln-orphans-dialog.h"

#include "tln-anchor-near.h"
#include "tln-aside.h"
#include "tln-claim-edits.h"
#include "tln-text.h"

#include <glib/gi18n.h>

#define MOST_PLACES 4
#define AROUND 24 /* characters shown beside a place */

typedef struct {
  TlnStore *store;
  TlnReading *reading;
  GtkWidget *from;
  TlnPlaceByHandFunc by_hand;
  AdwDialog *dialog;
  AdwPreferencesPage *page;
  guint n_left;
} Form;

static void
form_free (Form *form)
{
  g_object_unref (form->store);
  g_object_unref (form->from);
  tln_reading_unref (form->reading);
  g_free (form);
}

/* What a row does. */
typedef struct {
  gint64 claim;
  guint32 start;
  guint32 end; /* 0: by hand */
} Answer;

static void
answer_activated_cb (GtkWidget *row, Form *form)
{
  const Answer *answer = g_object_get_data (G_OBJECT (row), "answer");
  GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);
  TlnClaimRange range = { form->reading, answer->start, answer->end, NULL };

  if (answer->end == 0) {
    TlnPlaceByHandFunc by_hand = form->by_hand;
    g_autoptr (GtkWidget) from = g_object_ref (form->from);
    gint64 claim = answer->claim;

    adw_dialog_close (form->dialog);
    by_hand (from, claim);
    return;
  }
  tln_claim_edit_place (form->from, form->store, answer->claim, &range);
  form->n_left--;
  if (form->n_left == 0)
    adw_dialog_close (form->dialog);
  else
    adw_preferences_page_remove (form->page, ADW_PREFERENCES_GROUP (group));
}

static void
add_row (Form *form, AdwPreferencesGroup *group, const Answer *answer, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words =
      answer->end == 0 ? g_strdup (_ ("Select the Words Yourself…"))
                       : tln_text_slice (form->reading->rich->text, answer->start, answer->end);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 4);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "answer", g_memdup2 (answer, sizeof *answer), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (answer_activated_cb), form);
  adw_preferences_group_add (group, row);
}

/* How like it is, and what stands around it. */
static char *
place_subtitle (const char *text, const TlnNearPlace *place)
{
  guint32 length = (guint32) g_utf8_strlen (text, -1);
  guint32 from = place->start > AROUND ? place->start - AROUND : 0;
  g_autofree char *before = tln_text_slice (text, from, place->start);
  g_autofree char *after = tln_text_slice (text, place->end, MIN (place->end + AROUND, length));
  g_autofree char *around = g_strdup_printf ("…%s [ ] %s…", before, after);
  g_autofree char *line = tln_text_squeeze (around);

  /* Translators: how like the lost words a place is, and the words around it */
  return g_strdup_printf (_ ("%.0f %% alike · %s"), place->score * 100, line);
}

static void
add_orphan (Form *form, const TlnClaim *claim, GPtrArray *places)
{
  GtkWidget *widget = adw_preferences_group_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (widget);
  /* Translators: the quotation marks of the language around a quote */
  g_autofree char *quote = g_strdup_printf (_ ("“%s”"), claim->exact);
  g_autofree char *title = g_markup_escape_text (quote, -1);
  Answer by_hand = { claim->id, 0, 0 };

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (
      group, places->len > 0 ? _ ("Where does it stand now? Choose the place.")
                             : _ ("Nothing in the text is like it."));
  for (guint i = 0; i < places->len; i++) {
    const TlnNearPlace *place = g_ptr_array_index (places, i);
    Answer answer = { claim->id, place->start, place->end };
    g_autofree char *subtitle = place_subtitle (form->reading->rich->text, place);

    add_row (form, group, &answer, subtitle);
  }
  add_row (form, group, &by_hand, NULL);
  adw_preferences_page_add (form->page, group);
  form->n_left++;
}

static gpointer
search_aside (gpointer data, GCancellable *cancellable, GError **error)
{
  const TlnReading *reading = data;
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < reading->claims->len; i++) {
    const TlnClaim *claim = g_ptr_array_index (reading->claims, i);

    if (claim->anchor == TLN_ANCHOR_ORPHAN)
      g_ptr_array_add (all, tln_anchor_near (reading->rich->text, claim->exact, MOST_PLACES));
  }
  return all;
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Form *form = g_object_get_data (source, "form");
  g_autoptr (GPtrArray) all = tln_aside_finish (result, NULL);
  guint n = 0;

  for (guint i = 0; i < form->reading->claims->len; i++) {
    const TlnClaim *claim = g_ptr_array_index (form->reading->claims, i);

    if (claim->anchor == TLN_ANCHOR_ORPHAN)
      add_orphan (form, claim, g_ptr_array_index (all, n++));
  }
}

AdwDialog *
tln_orphans_dialog_new (TlnStore *store,
                        TlnReading *reading,
                        GtkWidget *from,
                        TlnPlaceByHandFunc by_hand)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  Form *form = g_new0 (Form, 1);
  const TlnAside job = { search_aside, tln_reading_ref (reading),
                         (GDestroyNotify) (void (*) (void)) tln_reading_unref,
                         (GDestroyNotify) (void (*) (void)) g_ptr_array_unref };

  *form = (Form) { g_object_ref (store),
                   tln_reading_ref (reading),
                   g_object_ref (from),
                   by_hand,
                   dialog,
                   ADW_PREFERENCES_PAGE (page),
                   0 };
  g_object_set_data_full (G_OBJECT (dialog), "form", form, (GDestroyNotify) form_free);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Find Again"));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  tln_aside_async (dialog, &job, NULL, searched_cb, NULL);
  return dialog;
}

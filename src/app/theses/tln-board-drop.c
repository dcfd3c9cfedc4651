/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards and claims come as TlnClaim, articles of a list as their ids, files from anywhere. */
#include "tln-board-drop.h"

#include "tln-claim.h"
#include "tln-edits.h"
#include "tln-navigator.h"
#include "tln-thesis-act.h"

#include <glib/gi18n.h>

typedef struct {
  TlnStore *store;
  gint64 thesis;
  gint64 stage;
} Place;

static void
place_free (gpointer data, GClosure *closure)
{
  Place *place = data;

  g_object_unref (place->store);
  g_free (place);
}

/* The stance of a claim that has none. */
typedef struct {
  Place place;
  gint64 claim;
  TlnStance stance; /* chosen; neutral until then */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->place.store);
  g_free (question);
}

static void
place_claim (GtkWidget *column, const Place *place, gint64 claim, TlnStance stance)
{
  const TlnEvidenceDraft draft = {
    .thesis = place->thesis, .stage = place->stage, .stance = stance, .day = TLN_DAY_NONE
  };

  tln_thesis_act_place (column, place->store, claim, &draft);
}

static void
stance_clicked_cb (GtkButton *button, gpointer stance)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);
  Question *question = g_object_get_data (G_OBJECT (popover), "question");

  question->stance = (TlnStance) GPOINTER_TO_INT (stance);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static gboolean
unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Closed without an answer it is neutral: it was let go here. */
static void
popover_closed_cb (GtkPopover *popover, Question *question)
{
  place_claim (gtk_widget_get_parent (GTK_WIDGET (popover)), &question->place, question->claim,
               question->stance);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static gboolean
stance_key_cb (GtkEventControllerKey *keys,
               guint key,
               guint code,
               GdkModifierType state,
               GtkWidget *popover)
{
  Question *question = g_object_get_data (G_OBJECT (popover), "question");

  if (key == GDK_KEY_plus || key == GDK_KEY_equal || key == GDK_KEY_KP_Add)
    question->stance = TLN_STANCE_FOR;
  else if (key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
    question->stance = TLN_STANCE_AGAINST;
  else if (key != GDK_KEY_0 && key != GDK_KEY_KP_0)
    return GDK_EVENT_PROPAGATE;
  gtk_popover_popdown (GTK_POPOVER (popover));
  return GDK_EVENT_STOP;
}

static GtkWidget *
build_question (void)
{
  static const struct {
    const char *label;
    TlnStance stance;
  } choices[] = { { N_ ("▲ For"), TLN_STANCE_FOR },
                  { N_ ("▼ Against"), TLN_STANCE_AGAINST },
                  { N_ ("● Neutral"), TLN_STANCE_NEUTRAL } };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (_ ("What does it say of the thesis?"));

  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++) {
    GtkWidget *button = gtk_button_new_with_label (_ (choices[i].label));
    gtk_widget_add_css_class (button, "flat");
    g_signal_connect (button, "clicked", G_CALLBACK (stance_clicked_cb),
                      GINT_TO_POINTER (choices[i].stance));
    gtk_box_append (GTK_BOX (box), button);
  }
  return box;
}

static void
ask_stance (GtkWidget *column, const Place *place, gint64 claim, const GdkRectangle *at)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  Question *question = g_new0 (Question, 1);

  *question = (Question) { *place, claim, TLN_STANCE_NEUTRAL };
  g_object_ref (question->place.store);
  g_object_set_data_full (G_OBJECT (popover), "question", question, question_free);
  gtk_popover_set_child (GTK_POPOVER (popover), build_question ());
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), at);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (stance_key_cb), popover);
  gtk_widget_add_controller (popover, keys);
  g_signal_connect (popover, "closed", G_CALLBACK (popover_closed_cb), question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Stance"), -1);
  gtk_widget_set_parent (popover, column);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static gboolean
is_evidence (const TlnClaim *claim, gint64 thesis)
{
  for (guint i = 0; i < claim->evidence->len; i++)
    if (((const TlnEvidence *) g_ptr_array_index (claim->evidence, i))->thesis_id == thesis)
      return TRUE;
  return FALSE;
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, Place *place)
{
  GtkWidget *column = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  const TlnTarget to = { .stage = place->stage, .thesis = place->stage == 0 ? place->thesis : 0 };

  if (G_VALUE_HOLDS (value, G_TYPE_ARRAY)) {
    tln_edit_tag (column, place->store, g_value_get_boxed (value), &to, TRUE);
    return TRUE;
  }
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST)) {
    tln_navigator_import_to (column, to.stage, to.thesis, g_value_get_boxed (value));
    return TRUE;
  }
  if (!G_VALUE_HOLDS (value, TLN_TYPE_CLAIM))
    return FALSE;
  const TlnClaim *claim = g_value_get_boxed (value);
  if (is_evidence (claim, place->thesis))
    place_claim (column, place, claim->id, TLN_STANCE_NEUTRAL);
  else
    ask_stance (column, place, claim->id, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  return TRUE;
}

GtkEventController *
tln_board_drop_new (TlnStore *store, gint64 thesis, gint64 stage)
{
  GType types[] = { TLN_TYPE_CLAIM, G_TYPE_ARRAY, GDK_TYPE_FILE_LIST };
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  Place *place = g_new0 (Place, 1);

  *place = (Place) { g_object_ref (store), thesis, stage };
  gtk_drop_target_set_gtypes (drop, types, G_N_ELEMENTS (types));
  g_signal_connect_data (drop, "drop", G_CALLBACK (dropped_cb), place, place_free, 0);
  return GTK_EVENT_CONTROLLER (drop);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The focus stays in the field. What needs no look-up is shown at once; names come from a thread of
 * the store, and every key cancels what the last one asked for. */
#include "tln-search-completion.h"

#include "tln-search-offers.h"

#include <glib/gi18n.h>

#define SHOWN 8

struct _TlnSearchCompletion {
  GtkPopover parent_instance;
  TlnStore *store;
  GtkSearchEntry *entry; /* lives as long as we do */
  GtkListBox *list;
  GPtrArray *offers; /* TlnSearchOffer, as the rows */
  TlnSearchTyped *typed; /* what they go on from; NULL: an empty field */
  GCancellable *asked;
  gboolean composing;
};

G_DEFINE_FINAL_TYPE (TlnSearchCompletion, tln_search_completion, GTK_TYPE_POPOVER)

static const char *
text_of (TlnSearchCompletion *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
stop (TlnSearchCompletion *self)
{
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
}

static void
close_list (TlnSearchCompletion *self)
{
  stop (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                 GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
}

/* Rows. */

static GtkWidget *
build_row (const TlnSearchOffer *offer)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_label_new (offer->text);
  GtkWidget *about = gtk_label_new (offer->about);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (about), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (about, "dim-label");
  gtk_widget_add_css_class (about, "caption");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), about);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, offer->text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  offer->about ? offer->about : "", -1);
  return row;
}

static void
point_to_entry (TlnSearchCompletion *self)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (self->entry),
                                  gtk_widget_get_parent (GTK_WIDGET (self)), &bounds))
    return;
  gtk_popover_set_pointing_to (
      GTK_POPOVER (self), &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                            (int) bounds.size.width, (int) bounds.size.height });
  gtk_widget_set_size_request (GTK_WIDGET (self->list), (int) bounds.size.width, -1);
}

/* Takes the offers. */
static void
show_offers (TlnSearchCompletion *self, GPtrArray *offers)
{
  gtk_list_box_remove_all (self->list);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  self->offers = offers;
  for (guint i = 0; i < offers->len; i++)
    gtk_list_box_append (self->list, build_row (g_ptr_array_index (offers, i)));
  if (offers->len == 0) {
    close_list (self);
    return;
  }
  point_to_entry (self);
  gtk_popover_popup (GTK_POPOVER (self));
}

/* A name that is written out already offers nothing. */
static gboolean
is_done (TlnSearchCompletion *self, const char *name)
{
  return g_strcmp0 (name, self->typed->typed) == 0;
}

/* Names that are looked up. */

typedef struct {
  TlnFilterKind kind;
  char *typed;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->typed);
  g_free (question);
}

static gpointer
complete_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return tln_search_complete (db, question->kind, question->typed, SHOWN, cancellable, error);
}

static void
completed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnSearchCompletion) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = tln_store_finish (TLN_STORE (source), result, &error);
  GPtrArray *offers;

  /* A library that cannot be read is said elsewhere. */
  if (!names || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  offers = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_search_offer_free);
  for (guint i = 0; names[i]; i++) {
    g_autofree char *value = tln_search_value (names[i]);

    if (!is_done (self, names[i]))
      g_ptr_array_add (offers, tln_search_offer_new (value, NULL));
  }
  show_offers (self, offers);
}

static void
look_up (TlnSearchCompletion *self)
{
  Question *question = g_new0 (Question, 1);
  TlnJob job = { complete_job, question, question_free, (GDestroyNotify) g_strfreev };

  question->kind = self->typed->filter->kind;
  question->typed = g_strdup (self->typed->typed);
  self->asked = g_cancellable_new ();
  tln_store_read_async (self->store, &job, self->asked, completed_cb, g_object_ref (self));
}

static gboolean
has_names (TlnFilterKind kind)
{
  return kind != TLN_FILTER_IS && kind != TLN_FILTER_STANCE && kind != TLN_FILTER_LANGUAGE &&
         kind != TLN_FILTER_SINCE && kind != TLN_FILTER_UNTIL;
}

static gboolean
has_focus (TlnSearchCompletion *self)
{
  return gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
}

static void
complete (TlnSearchCompletion *self)
{
  guint32 cursor = (guint32) gtk_editable_get_position (GTK_EDITABLE (self->entry));

  stop (self);
  g_clear_pointer (&self->typed, tln_search_typed_free);
  self->typed = tln_search_typed_at (text_of (self), cursor);
  if (!self->typed || !has_focus (self)) {
    close_list (self);
    return;
  }
  if (self->typed->filter && has_names (self->typed->filter->kind))
    look_up (self);
  else
    show_offers (
        self, tln_search_offers (tln_catalog_of (self->store), self->typed, text_of (self), SHOWN));
}

/* Taking one. */

static void
put_in (TlnSearchCompletion *self, const TlnSearchOffer *offer)
{
  GtkEditable *entry = GTK_EDITABLE (self->entry);
  gboolean goes_on = g_str_has_suffix (offer->text, ":");
  g_autofree char *text = g_strconcat (offer->text, goes_on ? "" : " ", NULL);
  int start = self->typed && !offer->whole ? (int) self->typed->start : 0;
  int end = self->typed && !offer->whole ? (int) self->typed->end : -1;

  gtk_editable_delete_text (entry, start, end);
  gtk_editable_insert_text (entry, text, -1, &start);
  gtk_editable_set_position (entry, start);
}

static void
take (TlnSearchCompletion *self, GtkListBoxRow *row)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_ref (self->offers);
  const TlnSearchOffer *offer =
      g_ptr_array_index (offers, (guint) gtk_list_box_row_get_index (row));

  close_list (self);
  put_in (self, offer);
}

static void
row_activated_cb (TlnSearchCompletion *self, GtkListBoxRow *row)
{
  take (self, row);
}

/* Keys. */

static void
choose (TlnSearchCompletion *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row      ? gtk_list_box_row_get_index (row) + by
              : by > 0 ? 0
                       : (int) self->offers->len - 1;
  const TlnSearchOffer *offer;

  row = index < 0 ? NULL : gtk_list_box_get_row_at_index (self->list, index);
  gtk_list_box_select_row (self->list, row);
  if (!row) {
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                   GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
    return;
  }
  offer = g_ptr_array_index (self->offers, (guint) index);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), offer->about ? offer->about : offer->text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
key_when_open (TlnSearchCompletion *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  switch (key) {
  case GDK_KEY_Down:
  case GDK_KEY_Up:
    choose (self, key == GDK_KEY_Down ? 1 : -1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Tab:
    take (self, row ? row : gtk_list_box_get_row_at_index (self->list, 0));
    return GDK_EVENT_STOP;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    if (row)
      take (self, row);
    else
      close_list (self);
    return row != NULL;
  case GDK_KEY_Escape:
    close_list (self);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static gboolean
key_pressed_cb (TlnSearchCompletion *self, guint key, guint code, GdkModifierType state)
{
  if (self->composing || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)))
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    return key_when_open (self, key);
  if (key != GDK_KEY_Down || *text_of (self))
    return GDK_EVENT_PROPAGATE;
  g_clear_pointer (&self->typed, tln_search_typed_free);
  show_offers (self, tln_search_offers_filters ());
  return GDK_EVENT_STOP;
}

static void
preedit_changed_cb (TlnSearchCompletion *self, const char *preedit)
{
  self->composing = *preedit != '\0';
}

/* Making. */

static void
tln_search_completion_dispose (GObject *object)
{
  TlnSearchCompletion *self = TLN_SEARCH_COMPLETION (object);

  stop (self);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->typed, tln_search_typed_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_search_completion_parent_class)->dispose (object);
}

static void
tln_search_completion_class_init (TlnSearchCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tln_search_completion_dispose;
}

static void
tln_search_completion_init (TlnSearchCompletion *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  self->offers = g_ptr_array_new ();
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Completions"), -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (self), list);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
}

static void
follow_entry (TlnSearchCompletion *self)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (close_list), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (text, focus);
  g_signal_connect_object (text, "preedit-changed", G_CALLBACK (preedit_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (complete), self,
                           G_CONNECT_SWAPPED);
}

void
tln_search_completion_add (GtkBox *box, TlnStore *store, GtkSearchEntry *entry)
{
  TlnSearchCompletion *self = g_object_new (TLN_TYPE_SEARCH_COMPLETION, NULL);

  self->store = g_object_ref (store);
  self->entry = entry;
  gtk_widget_set_parent (GTK_WIDGET (self), GTK_WIDGET (box));
  follow_entry (self);
}

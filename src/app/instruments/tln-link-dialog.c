/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links an instrument to a thesis or stage. The instrument is found as its code or name is typed; a
 * code that is not in the library yet makes a new instrument in the same act. */
#include "tln-link-dialog.h"

#include "tln-catalog.h"
#include "tln-choice-row.h"
#include "tln-instruments.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

#define FOUND_MAX 5

struct _TlnLinkDialog {
  AdwDialog parent_instance;
  TlnStore *store;
  TlnLinkTarget target;
  char *code; /* of an instrument still to be made, with its exchange; or NULL */
  char *exchange;
  GCancellable *cancellable; /* of the search */
  GtkWidget *presenter; /* weak */

  GtkWidget *link_button;
  AdwEntryRow *search;
  AdwActionRow *chosen;
  GtkListBox *found;
  AdwComboRow *thesis;
  AdwComboRow *stage;
  AdwEntryRow *reason;
};

G_DEFINE_FINAL_TYPE (TlnLinkDialog, tln_link_dialog, ADW_TYPE_DIALOG)

typedef struct {
  TlnLinkTarget target;
  char *code;
  char *exchange;
  char *reason;
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->code);
  g_free (draft->exchange);
  g_free (draft->reason);
  g_free (draft);
}

static gpointer
link_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Draft *draft = data;
  gint64 instrument = draft->target.instrument;

  if (instrument == 0)
    instrument = tln_instruments_ensure (db, draft->code, draft->exchange, NULL, NULL, error);
  if (instrument != 0)
    tln_instruments_link (db, instrument, draft->target.thesis, draft->target.stage, draft->reason,
                          error);
  return NULL;
}

static void
linked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnLinkDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *from = self->presenter ? self->presenter : GTK_WIDGET (self);

  tln_store_finish (TLN_STORE (source), result, &error);
  if (error)
    tln_toast_error (from, error);
  else
    tln_toast_act (from, _ ("Instrument linked"),
                   tln_store_finish_act (TLN_STORE (source), result));
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
update_button (TlnLinkDialog *self)
{
  gboolean instrument = self->target.instrument != 0 || self->code != NULL;
  gboolean target = tln_choice_row_get (self->thesis) != 0 || tln_choice_row_get (self->stage) != 0;

  gtk_widget_set_sensitive (self->link_button, instrument && target);
}

static void
link_clicked_cb (TlnLinkDialog *self)
{
  Draft *draft = g_new0 (Draft, 1);
  TlnJob job = { .run = link_job, .data = draft, .data_free = draft_free };

  gtk_widget_set_sensitive (self->link_button, FALSE);
  draft->target.instrument = self->target.instrument;
  draft->target.thesis = tln_choice_row_get (self->thesis);
  draft->target.stage = tln_choice_row_get (self->stage);
  draft->code = g_strdup (self->code);
  draft->exchange = g_strdup (self->exchange);
  draft->reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  tln_store_write_async (self->store, TLN_ACT_LINK, &job, NULL, linked_cb, g_object_ref (self));
}

static void
cancel_clicked_cb (TlnLinkDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
choice_changed_cb (TlnLinkDialog *self)
{
  update_button (self);
}

static void
show_chosen (TlnLinkDialog *self, const TlnInstrument *instrument)
{
  g_autofree char *code = g_strdup_printf ("%s.%s", instrument->code, instrument->exchange);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->chosen), instrument->name);
  adw_action_row_set_subtitle (self->chosen, code);
  gtk_widget_set_visible (GTK_WIDGET (self->chosen), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->found), FALSE);
}

static void
choose (TlnLinkDialog *self, const TlnInstrument *instrument)
{
  self->target.instrument = instrument->id;
  g_clear_pointer (&self->code, g_free);
  show_chosen (self, instrument);
  update_button (self);
}

/* A code with its exchange that nothing in the library has. */
static void
offer_new (TlnLinkDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *name = NULL;

  if (!tln_instruments_parse_code (text, &self->code, &self->exchange))
    return;
  name = g_strdup_printf ("%s.%s", self->code, self->exchange);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->chosen), _ ("New Instrument"));
  adw_action_row_set_subtitle (self->chosen, name);
  gtk_widget_set_visible (GTK_WIDGET (self->chosen), TRUE);
}

static void
found_activated_cb (TlnLinkDialog *self, GtkListBoxRow *row)
{
  TlnInstrument *instrument = g_object_get_data (G_OBJECT (row), "instrument");

  choose (self, instrument);
  gtk_widget_grab_focus (GTK_WIDGET (self->thesis));
}

static GtkWidget *
make_row (TlnInstrument *instrument)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *code = g_strdup_printf ("%s.%s", instrument->code, instrument->exchange);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), instrument->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), code);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "instrument", tln_instrument_ref (instrument),
                          (GDestroyNotify) tln_instrument_unref);
  return row;
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnLinkDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = tln_store_finish (TLN_STORE (source), result, &error);

  if (!found) {
    tln_toast_error (GTK_WIDGET (self), error);
    return;
  }
  gtk_list_box_remove_all (self->found);
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (self->found, make_row (g_ptr_array_index (found, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->found), found->len > 1);
  if (found->len == 0)
    offer_new (self);
  else
    choose (self, g_ptr_array_index (found, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->found), found->len > 1);
  update_button (self);
}

static gpointer
search_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_instruments_search (db, data, FOUND_MAX, error);
}

static void
search_changed_cb (TlnLinkDialog *self)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  TlnJob job = { .run = search_job,
                 .data = text,
                 .data_free = g_free,
                 .result_free = (GDestroyNotify) g_ptr_array_unref };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->target.instrument = 0;
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->exchange, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->chosen), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->found), FALSE);
  update_button (self);
  if (*text == '\0')
    return;
  self->cancellable = g_cancellable_new ();
  job.data = g_steal_pointer (&text);
  tln_store_read_async (self->store, &job, self->cancellable, searched_cb, g_object_ref (self));
}

static void
tln_link_dialog_map (GtkWidget *widget)
{
  TlnLinkDialog *self = TLN_LINK_DIALOG (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (tln_link_dialog_parent_class)->map (widget);
  g_set_weak_pointer (&self->presenter, root ? GTK_WIDGET (root) : NULL);
}

static void
tln_link_dialog_dispose (GObject *object)
{
  TlnLinkDialog *self = TLN_LINK_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->presenter);
  gtk_widget_dispose_template (GTK_WIDGET (self), TLN_TYPE_LINK_DIALOG);
  G_OBJECT_CLASS (tln_link_dialog_parent_class)->dispose (object);
}

static void
tln_link_dialog_finalize (GObject *object)
{
  TlnLinkDialog *self = TLN_LINK_DIALOG (object);

  g_free (self->code);
  g_free (self->exchange);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_link_dialog_parent_class)->finalize (object);
}

static void
tln_link_dialog_class_init (TlnLinkDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tln_link_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = tln_link_dialog_finalize;
  widget_class->map = tln_link_dialog_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/throughline/Throughline/tln-link-dialog.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, TlnLinkDialog, name)
  CHILD (link_button);
  CHILD (search);
  CHILD (chosen);
  CHILD (found);
  CHILD (thesis);
  CHILD (stage);
  CHILD (reason);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, link_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
}

static void
tln_link_dialog_init (TlnLinkDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->chosen), FALSE);
}

AdwDialog *
tln_link_dialog_new (TlnStore *store, const TlnLinkTarget *target)
{
  TlnLinkDialog *self = g_object_new (TLN_TYPE_LINK_DIALOG, NULL);
  const TlnInstrument *instrument;

  self->store = g_object_ref (store);
  self->target = *target;
  instrument = tln_catalog_instrument (tln_catalog_of (store), target->instrument);
  if (instrument) {
    gtk_widget_set_visible (GTK_WIDGET (self->search), FALSE);
    show_chosen (self, instrument);
  }
  tln_choice_row_fill_theses (self->thesis, self->store, self->target.thesis);
  tln_choice_row_fill_stages (self->stage, self->store, self->target.stage);
  update_button (self);
  adw_dialog_set_focus (ADW_DIALOG (self),
                        instrument ? GTK_WIDGET (self->thesis) : GTK_WIDGET (self->search));
  return ADW_DIALOG (self);
}

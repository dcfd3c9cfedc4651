/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One small dialog for a note and for a level, and the jobs that write them. */
#include "tln-instrument-notes.h"

#include "tln-chart-notes.h"
#include "tln-chart-words.h"
#include "tln-date-label.h"
#include "tln-own-claim-dialog.h"
#include "tln-theses.h"
#include "tln-toast.h"
#include "tln-unsaved.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define SECONDS 86400
#define KEY "instrument-notes"

/* Of one chart; lives as long. */
typedef struct {
  TlnChart *chart;
  TlnStore *store;
  gint64 instrument;
  TlnOwnClaimTarget target; /* what a claim at a day begins with */
  GPtrArray *levels; /* TlnPriceLevel */
  GArray *factors; /* double: what the price of each is multiplied with to be drawn */
} Notes;

static void
notes_free (gpointer data)
{
  Notes *notes = data;

  g_object_unref (notes->store);
  g_clear_pointer (&notes->levels, g_ptr_array_unref);
  g_clear_pointer (&notes->factors, g_array_unref);
  g_free (notes);
}

/* What is to be written. */
typedef struct {
  gboolean level; /* else a note */
  gboolean remove;
  gint64 id; /* 0: a new one */
  gint64 instrument;
  TlnDay day;
  double price; /* as it is drawn */
  double factor; /* of a level that is there: from its price to that */
  char *words; /* NULL: as they were */
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->words);
  g_free (edit);
}

static gpointer
level_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Edit *edit = data;

  if (edit->remove)
    tln_price_levels_delete (db, edit->id, error);
  else if (edit->id != 0)
    tln_price_levels_set (db, edit->id, edit->price / edit->factor, edit->words, error);
  else
    tln_price_levels_add (db, edit->instrument, edit->price, edit->words, error);
  return NULL;
}

static gpointer
note_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Edit *edit = data;

  if (edit->id != 0)
    tln_theses_set_note (db, edit->id, edit->remove ? "" : edit->words, error);
  else
    tln_chart_notes_add (db, edit->instrument, edit->day, edit->words, error);
  return NULL;
}

typedef struct {
  GtkWidget *chart;
  const char *said; /* translated */
} Writing;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Writing *writing = user_data;
  g_autoptr (GtkWidget) chart = writing->chart;
  g_autoptr (GError) error = NULL;

  tln_store_finish (TLN_STORE (source), result, &error);
  if (gtk_widget_get_root (chart) == NULL)
    return;
  if (error)
    tln_toast_error (chart, error);
  else
    tln_toast_act (chart, writing->said, tln_store_finish_act (TLN_STORE (source), result));
}

static const char *
say_edit (const Edit *edit)
{
  if (edit->remove)
    return edit->level ? _ ("Line removed") : _ ("Note removed");
  if (edit->level)
    return edit->id != 0 ? _ ("Line changed") : _ ("Line kept");
  return _ ("Note kept");
}

/* Takes the words. */
static void
write_edit (Notes *notes, const Edit *edit)
{
  Writing *writing = g_new (Writing, 1);
  TlnJob job = { .run = edit->level ? level_job : note_job,
                 .data = g_memdup2 (edit, sizeof *edit),
                 .data_free = edit_free };

  *writing = (Writing) { GTK_WIDGET (g_object_ref (notes->chart)), say_edit (edit) };
  tln_store_write_async (notes->store, edit->level ? TLN_ACT_PRICE_LEVEL : TLN_ACT_NOTE, &job, NULL,
                         written_cb, writing);
}

/* The dialog. */
typedef struct {
  Notes *notes;
  Edit edit; /* as it is stored */
  AdwDialog *dialog;
  GtkWidget *price; /* NULL for a note */
  GtkWidget *words;
  GtkWidget *save;
} Editor;

static void
editor_free (gpointer data)
{
  Editor *editor = data;

  g_object_unref (editor->notes->chart);
  g_free (editor->edit.words);
  g_free (editor);
}

static gboolean
read_price (Editor *editor, double *price)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (editor->price));
  char *end = NULL;

  *price = g_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*price);
}

static char *
read_words (Editor *editor)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor->words))));
}

static void
changed_cb (Editor *editor)
{
  g_autofree char *words = read_words (editor);
  double price = editor->edit.price;
  gboolean good = editor->price ? read_price (editor, &price) : *words != '\0';
  gboolean differs = strcmp (words, editor->edit.words) != 0 || price != editor->edit.price;

  gtk_widget_set_sensitive (editor->save, good && (differs || editor->edit.id == 0));
  tln_unsaved_set (editor->dialog, good && differs, GTK_BUTTON (editor->save));
}

static void
save_cb (Editor *editor)
{
  Edit edit = editor->edit;

  if (editor->price)
    read_price (editor, &edit.price);
  edit.words = read_words (editor);
  write_edit (editor->notes, &edit);
  adw_dialog_force_close (editor->dialog);
}

static void
remove_cb (Editor *editor)
{
  Edit edit = editor->edit;

  edit.remove = TRUE;
  edit.words = NULL;
  write_edit (editor->notes, &edit);
  adw_dialog_force_close (editor->dialog);
}

static GtkWidget *
add_entry (Editor *editor, AdwPreferencesGroup *group, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), editor);
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_remove (Editor *editor, AdwPreferencesPage *page)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 editor->edit.level ? _ ("Remove Line") : _ ("Remove Note"));
  gtk_widget_add_css_class (row, "destructive-action");
  g_signal_connect_swapped (row, "activated", G_CALLBACK (remove_cb), editor);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

static GtkWidget *
make_form (Editor *editor)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  if (editor->edit.level) {
    g_autofree char *price = tln_chart_say_price (editor->edit.price);

    /* What is written is what is meant. */
    editor->edit.price = g_strtod (price, NULL);
    editor->price = add_entry (editor, ADW_PREFERENCES_GROUP (group), _ ("Price"), price);
  }
  editor->words = add_entry (editor, ADW_PREFERENCES_GROUP (group), _ ("Note"), editor->edit.words);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  if (editor->edit.id != 0)
    add_remove (editor, ADW_PREFERENCES_PAGE (page));
  return page;
}

static char *
make_title (const Edit *edit)
{
  g_autofree char *day = NULL;

  if (edit->level)
    return g_strdup (edit->id != 0 ? _ ("Line in the Chart") : _ ("New Line in the Chart"));
  day = tln_day_label (edit->day);
  return g_strdup_printf (_ ("Note at %s"), day);
}

/* Takes the words of the edit. */
static void
ask (Notes *notes, const Edit *edit)
{
  Editor *editor = g_new0 (Editor, 1);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  g_autofree char *title = make_title (edit);

  g_object_ref (notes->chart);
  editor->notes = notes;
  editor->edit = *edit;
  editor->dialog = adw_dialog_new ();
  editor->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (editor->save, "suggested-action");
  g_signal_connect_swapped (editor->save, "clicked", G_CALLBACK (save_cb), editor);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), editor->save);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_form (editor));
  adw_dialog_set_child (editor->dialog, view);
  adw_dialog_set_title (editor->dialog, title);
  adw_dialog_set_content_width (editor->dialog, 420);
  adw_dialog_set_default_widget (editor->dialog, editor->save);
  adw_dialog_set_focus (editor->dialog, editor->words);
  changed_cb (editor);
  g_object_set_data_full (G_OBJECT (editor->dialog), "editor", editor, editor_free);
  adw_dialog_present (editor->dialog, GTK_WIDGET (notes->chart));
}

static void
note_requested_cb (TlnChart *chart, gint64 t, Notes *notes)
{
  Edit edit = { .instrument = notes->instrument,
                .day = (TlnDay) (t / SECONDS),
                .words = g_strdup ("") };

  ask (notes, &edit);
}

static void
claim_requested_cb (TlnChart *chart, gint64 t, Notes *notes)
{
  tln_own_claim_dialog_present (GTK_WIDGET (chart), notes->store, &notes->target,
                                (TlnDay) (t / SECONDS));
}

static void
level_requested_cb (TlnChart *chart, double price, Notes *notes)
{
  Edit edit = {
    .level = TRUE, .instrument = notes->instrument, .price = price, .words = g_strdup ("")
  };

  ask (notes, &edit);
}

static void
level_activated_cb (TlnChart *chart, gint64 id, Notes *notes)
{
  for (guint i = 0; notes->levels && i < notes->levels->len; i++) {
    const TlnPriceLevel *level = g_ptr_array_index (notes->levels, i);
    double factor = g_array_index (notes->factors, double, i);
    Edit edit = { .level = TRUE, .id = id, .price = level->price * factor, .factor = factor };

    if (level->id != id)
      continue;
    edit.words = g_strdup (level->note);
    ask (notes, &edit);
    return;
  }
}

static void
level_moved_cb (TlnChart *chart, gint64 id, double price, Notes *notes)
{
  double factor = 1;

  for (guint i = 0; notes->levels && i < notes->levels->len; i++)
    if (((const TlnPriceLevel *) g_ptr_array_index (notes->levels, i))->id == id)
      factor = g_array_index (notes->factors, double, i);
  write_edit (notes, &(Edit) { .level = TRUE, .id = id, .price = price, .factor = factor });
}

static void
level_removed_cb (TlnChart *chart, gint64 id, Notes *notes)
{
  write_edit (notes, &(Edit) { .level = TRUE, .id = id, .remove = TRUE });
}

void
tln_instrument_notes_attach (TlnChart *chart, TlnStore *store)
{
  Notes *notes = g_new0 (Notes, 1);

  notes->chart = chart;
  notes->store = g_object_ref (store);
  g_object_set_data_full (G_OBJECT (chart), KEY, notes, notes_free);
  g_signal_connect (chart, "note-requested", G_CALLBACK (note_requested_cb), notes);
  g_signal_connect (chart, "claim-requested", G_CALLBACK (claim_requested_cb), notes);
  g_signal_connect (chart, "level-requested", G_CALLBACK (level_requested_cb), notes);
  g_signal_connect (chart, "level-activated", G_CALLBACK (level_activated_cb), notes);
  g_signal_connect (chart, "level-moved", G_CALLBACK (level_moved_cb), notes);
  g_signal_connect (chart, "level-removed", G_CALLBACK (level_removed_cb), notes);
}

/* A line stands where it was drawn, also when there was a split since. */
static double
level_factor (const TlnInstrumentData *data, const TlnPriceLevel *level)
{
  if (data->basis == TLN_BASIS_PRINTED || tln_prices_adjusted (data->batches))
    return 1;
  return tln_split_factor ((const TlnCorporateAction *) (gconstpointer) data->actions->data,
                           data->actions->len, level->created_at / 1000);
}

void
tln_instrument_notes_show (TlnChart *chart, const TlnInstrumentData *data)
{
  Notes *notes = g_object_get_data (G_OBJECT (chart), KEY);
  g_autofree TlnChartLevel *given = g_new0 (TlnChartLevel, data->levels->len + 1);

  notes->instrument = data->instrument->id;
  notes->target = (TlnOwnClaimTarget) { .instrument = data->instrument->id };
  if (data->links->len > 0) {
    const TlnLink *link = g_ptr_array_index (data->links, 0);

    notes->target.thesis = link->thesis_id;
    notes->target.stage = link->stage_id;
  }
  g_clear_pointer (&notes->levels, g_ptr_array_unref);
  notes->levels = g_ptr_array_ref (data->levels);
  g_clear_pointer (&notes->factors, g_array_unref);
  notes->factors = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < data->levels->len; i++) {
    const TlnPriceLevel *level = g_ptr_array_index (data->levels, i);

    double factor = level_factor (data, level);

    g_array_append_val (notes->factors, factor);
    given[i] = (TlnChartLevel) { level->id, level->price * factor, level->note };
  }
  tln_chart_set_levels (chart, given, data->levels->len);
}

void
tln_instrument_notes_open (TlnChart *chart, const TlnNote *note)
{
  Notes *notes = g_object_get_data (G_OBJECT (chart), KEY);
  Edit edit = { .id = note->id, .day = note->day, .words = g_strdup (note->body) };

  ask (notes, &edit);
}

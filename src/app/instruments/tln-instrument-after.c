/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One study without a placebo, in a job of its own: the page does not wait for it. */
#include "tln-instrument-after.h"

#include "tln-case-words.h"
#include "tln-error-text.h"
#include "tln-instrument-rows.h"
#include "tln-sentence-join.h"
#include "tln-settings.h"
#include "tln-study-kept.h"
#include "tln-study-plot.h"
#include "tln-study-read.h"

#include <glib/gi18n.h>

struct _TlnInstrumentAfter {
  GObject parent_instance;
  TlnStore *store;
  AdwPreferencesGroup *group; /* these two belong to the page, which outlives this */
  GtkListBox *list;
  GSettings *settings; /* or NULL */
  GCancellable *cancellable;
  TlnEvidenceStudy *study; /* or NULL */
  GHashTable *cases; /* of the study, by the ids of their claims; or NULL */
  char *problem; /* why there is no study, in words; or NULL */
  gint64 instrument;
  gboolean prices_due;
};

G_DEFINE_FINAL_TYPE (TlnInstrumentAfter, tln_instrument_after, G_TYPE_OBJECT)

/* "+2.10%", and what it is for those who do not see the column. */
static void
fill_value (GtkWidget *row, const TlnEvidenceStudy *study, const TlnStudyCase *event)
{
  const TlnStudy *numbers = study->study;
  char value[TLN_LABEL];
  g_autofree char *said = NULL;

  tln_study_label (value,
                   tln_study_car (numbers, &numbers->paths[event->path], 0, (int) numbers->after));
  /* Translators: a change in per cent and a number of sessions. */
  said = g_strdup_printf (ngettext ("%s after %u session", "%s after %u sessions", numbers->after),
                          value, numbers->after);
  tln_instrument_row_claim_set_value (row, value, said);
}

static void
fill_row (TlnInstrumentAfter *self, GtkWidget *row)
{
  gint64 id = tln_instrument_row_claim_get_id (row);
  const TlnStudyCase *event = g_hash_table_lookup (self->cases, &id);
  g_autofree char *day = event ? tln_case_say_day (self->study, event) : NULL;
  g_autofree char *reason = event ? tln_case_say_reason (self->study, event) : NULL;

  if (!event)
    return;
  tln_instrument_row_claim_set_day (row, day, reason);
  if (tln_case_shown (self->study, event))
    fill_value (row, self->study, event);
}

static char *
say_counted (const TlnEvidenceStudy *study)
{
  guint after = study->study->after;
  const char *benchmark = study->benchmark ? study->benchmark->name : NULL;

  /* Translators: what the numbers beside pieces of evidence are. */
  if (!benchmark && !study->options.market_model)
    return g_strdup_printf (
        ngettext ("Beside each: the change from the close before to %u session after.",
                  "Beside each: the change from the close before to %u sessions after.", after),
        after);
  if (!benchmark)
    return g_strdup_printf (
        ngettext ("Beside each: the change beyond its usual one, to %u session after.",
                  "Beside each: the change beyond its usual one, to %u sessions after.", after),
        after);
  return g_strdup_printf (ngettext ("Beside each: the change beyond %s, to %u session after.",
                                    "Beside each: the change beyond %s, to %u sessions after.",
                                    after),
                          benchmark, after);
}

/* In short: the page of the study says how it is counted. */
static char *
describe (const TlnEvidenceStudy *study)
{
  g_autofree char *counted = say_counted (study);

  return tln_sentences_join ((const char *[]) { counted, _ ("A few cases prove nothing."), NULL });
}

void
tln_instrument_after_fill (TlnInstrumentAfter *self)
{
  GtkListBoxRow *row;
  g_autofree char *description = NULL;

  if (self->problem) {
    adw_preferences_group_set_description (self->group, self->problem);
    return;
  }
  /* Without prices there is nothing to say of them, nor to excuse in each row. */
  if (!self->study || self->study->series->n == 0)
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    fill_row (self, GTK_WIDGET (row));
  if (self->study->study->n == 0 || !gtk_list_box_get_row_at_index (self->list, 0))
    return;
  description = describe (self->study);
  adw_preferences_group_set_description (self->group, description);
}

static void
take_study (TlnInstrumentAfter *self, TlnEvidenceStudy *study)
{
  g_clear_pointer (&self->cases, g_hash_table_unref);
  g_clear_pointer (&self->study, tln_evidence_study_unref);
  self->study = study;
  self->cases = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; study && i < study->cases->len; i++) {
    TlnStudyCase *event = &g_array_index (study->cases, TlnStudyCase, i);

    g_hash_table_insert (self->cases, (gpointer) &event->claim->id, event);
  }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnInstrumentAfter) self = user_data;
  g_autoptr (GError) error = NULL;
  TlnEvidenceStudy *study = tln_store_finish (TLN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->problem, g_free);
  if (error) {
    g_autofree char *why = tln_error_text (error);

    self->problem = tln_sentences_join (
        (const char *[]) { _ ("What prices did after each could not be counted."), why, NULL });
    tln_instrument_after_fill (self);
    return;
  }
  self->prices_due = FALSE;
  take_study (self, study);
  tln_instrument_after_fill (self);
}

static TlnStudyQuery *
make_query (TlnInstrumentAfter *self)
{
  TlnStudyQuery *query = tln_study_query_new (self->instrument);
  TlnStudyKept kept = { 0 };

  if (tln_study_kept_get (self->settings, self->store, self->instrument, &kept))
    query->benchmark = kept.benchmark;
  query->options =
      (TlnStudyOptions) { .after = TLN_AFTER_SESSIONS, .market_model = kept.market_model };
  if (!self->prices_due)
    tln_study_query_reuse (query, self->study);
  return query;
}

static void
run (TlnInstrumentAfter *self, TlnStudyQuery *query)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tln_study_read (self->store, query, self->cancellable, read_cb, g_object_ref (self));
}

void
tln_instrument_after_read (TlnInstrumentAfter *self, const TlnInstrumentData *data)
{
  TlnStudyQuery *query;

  /* Prices that were asked for stay asked for until they came. */
  self->prices_due = self->prices_due || data->printed;
  self->instrument = data->instrument->id;
  query = make_query (self);
  if (data->printed)
    query->printed = tln_series_ref (data->printed);
  query->batches = g_ptr_array_ref (data->batches);
  query->claims = g_ptr_array_ref (data->claims);
  query->links = g_ptr_array_ref (data->links);
  run (self, query);
}

/* Another benchmark was chosen on the page of the study. */
static void
kept_changed_cb (TlnInstrumentAfter *self)
{
  if (self->instrument != 0)
    run (self, make_query (self));
}

static void
tln_instrument_after_dispose (GObject *object)
{
  TlnInstrumentAfter *self = TLN_INSTRUMENT_AFTER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->cases, g_hash_table_unref);
  g_clear_pointer (&self->study, tln_evidence_study_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_instrument_after_parent_class)->dispose (object);
}

static void
tln_instrument_after_class_init (TlnInstrumentAfterClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tln_instrument_after_dispose;
}

static void
tln_instrument_after_init (TlnInstrumentAfter *self)
{
  self->settings = tln_settings_open ();
}

TlnInstrumentAfter *
tln_instrument_after_new (TlnStore *store, AdwPreferencesGroup *group, GtkListBox *list)
{
  TlnInstrumentAfter *self = g_object_new (TLN_TYPE_INSTRUMENT_AFTER, NULL);

  self->store = g_object_ref (store);
  self->group = group;
  self->list = list;
  if (self->settings)
    g_signal_connect_object (self->settings, "changed::" TLN_STUDY_KEPT_KEY,
                             G_CALLBACK (kept_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

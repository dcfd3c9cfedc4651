/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of an instrument shows, read in one job. */
#include "tln-instrument-data.h"

#include "tln-chart-notes.h"
#include "tln-claims.h"
#include "tln-corporate.h"
#include "tln-evidence-study.h"
#include "tln-instrument-events.h"
#include "tln-instrument-weeks.h"
#include "tln-price-splits.h"

#define SECONDS 86400
#define YEAR 365

void
tln_instrument_data_free (TlnInstrumentData *data)
{
  g_clear_pointer (&data->instrument, tln_instrument_unref);
  g_clear_pointer (&data->names, g_ptr_array_unref);
  g_clear_pointer (&data->batches, g_ptr_array_unref);
  g_clear_pointer (&data->claims, g_ptr_array_unref);
  g_clear_pointer (&data->links, g_ptr_array_unref);
  g_clear_pointer (&data->notes, g_ptr_array_unref);
  g_clear_pointer (&data->levels, g_ptr_array_unref);
  g_clear_pointer (&data->weeks, g_array_unref);
  g_clear_pointer (&data->events, g_ptr_array_unref);
  g_clear_pointer (&data->splits, g_array_unref);
  g_clear_pointer (&data->actions, g_array_unref);
  g_clear_pointer (&data->series, tln_series_unref);
  g_clear_pointer (&data->printed, tln_series_unref);
  g_free (data);
}

static gboolean
read_parts (TlnDb *db, TlnInstrumentData *parts, gint64 id, GError **error)
{
  parts->names = tln_instruments_get_names (db, id, error);
  if (!parts->names)
    return FALSE;
  parts->batches = tln_prices_get_batches (db, id, error);
  if (!parts->batches)
    return FALSE;
  parts->claims = tln_claims_get_of_instrument (db, id, error);
  if (!parts->claims)
    return FALSE;
  parts->links = tln_instruments_get_links (db, id, 0, 0, error);
  if (!parts->links)
    return FALSE;
  parts->notes = tln_chart_notes_get (db, id, error);
  if (!parts->notes)
    return FALSE;
  parts->levels = tln_price_levels_get (db, id, error);
  if (!parts->levels)
    return FALSE;
  parts->weeks = tln_instruments_get_weeks (db, id, error);
  if (!parts->weeks)
    return FALSE;
  parts->actions = tln_corporate_get (db, id, error);
  if (!parts->actions)
    return FALSE;
  parts->events = tln_instruments_get_events (db, id, error);
  return parts->events != NULL;
}

/* The study beside the evidence has another basis than the chart: of the same bars. */
static gboolean
read_prices (TlnDb *db, TlnInstrumentData *parts, GError **error)
{
  const TlnInstrument *of = parts->instrument;

  parts->printed = tln_prices_load_on (db, of->id, TLN_BASIS_PRINTED, error);
  if (!parts->printed)
    return FALSE;
  parts->series = tln_prices_put_on (db, of->id, parts->printed, parts->basis, error);
  if (!parts->series)
    return FALSE;
  parts->splits = tln_price_splits_find (db, parts->series, parts->batches, parts->actions,
                                         tln_split_limit (of->code, of->exchange), error);
  return parts->splits != NULL;
}

static gpointer
read_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const TlnInstrumentQuery *query = data;
  g_autoptr (TlnInstrumentData) parts = g_new0 (TlnInstrumentData, 1);

  parts->basis = query->basis;
  parts->instrument = tln_instruments_get (db, query->id, error);
  if (!parts->instrument || !read_parts (db, parts, query->id, error))
    return NULL;
  if (query->prices && !read_prices (db, parts, error))
    return NULL;
  return g_steal_pointer (&parts);
}

void
tln_instrument_data_read (TlnStore *store,
                          const TlnInstrumentQuery *query,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  TlnJob job = { .run = read_job,
                 .data = g_memdup2 (query, sizeof *query),
                 .data_free = g_free,
                 .result_free = (GDestroyNotify) tln_instrument_data_free };

  tln_store_read_async (store, &job, cancellable, callback, user_data);
}

const TlnEvidence *
tln_instrument_data_evidence (const TlnInstrumentData *data, const TlnClaim *claim)
{
  return tln_study_choose_evidence (data->links, claim);
}

TlnStance
tln_instrument_data_stance (const TlnInstrumentData *data, const TlnClaim *claim)
{
  const TlnEvidence *evidence = tln_instrument_data_evidence (data, claim);

  return evidence ? evidence->stance : TLN_STANCE_NEUTRAL;
}

TlnDay
tln_instrument_data_day (const TlnInstrumentData *data, const TlnClaim *claim)
{
  const TlnEvidence *evidence = tln_instrument_data_evidence (data, claim);

  return evidence && evidence->day != TLN_DAY_NONE ? evidence->day : claim->published.day;
}

static gint64
stage_of (const TlnInstrumentData *data, const TlnClaim *claim)
{
  const TlnEvidence *evidence = tln_instrument_data_evidence (data, claim);

  return evidence ? evidence->stage_id : 0;
}

static gboolean
has_stage (const GArray *stages, gint64 stage)
{
  for (guint i = 0; stages && i < stages->len; i++)
    if (g_array_index (stages, gint64, i) == stage)
      return TRUE;
  return FALSE;
}

gboolean
tln_instrument_data_shows (const TlnInstrumentData *data,
                           const TlnClaim *claim,
                           const TlnInstrumentFilter *filter)
{
  return (filter->stances & 1u << tln_instrument_data_stance (data, claim)) != 0 &&
         !has_stage (filter->hidden, stage_of (data, claim));
}

GArray *
tln_instrument_data_stages (const TlnInstrumentData *data)
{
  GArray *stages = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < data->claims->len; i++) {
    gint64 stage = stage_of (data, g_ptr_array_index (data->claims, i));

    if (!has_stage (stages, stage))
      g_array_append_val (stages, stage);
  }
  return stages;
}

const char *
tln_instrument_data_range (const TlnInstrumentData *data, const TlnSeries *series)
{
  TlnDay last = (TlnDay) (series->t[series->n - 1] / SECONDS);
  gboolean older = FALSE;

  for (guint i = 0; i < data->claims->len; i++) {
    TlnDay day = tln_instrument_data_day (data, g_ptr_array_index (data->claims, i));

    if (day == TLN_DAY_NONE)
      continue;
    if (day > last - YEAR)
      return "12";
    older = TRUE;
  }
  return older ? "0" : "12";
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From claims to events, from events to paths. The numbers are made in market. */
#include "tln-evidence-study.h"

#include "tln-claims.h"
#include "tln-corporate.h"
#include "tln-exchange-hours.h"
#include "tln-instruments.h"
#include "tln-price-splits.h"
#include "tln-resample.h"

#define DAY_SECONDS 86400

static void
study_clear (gpointer data)
{
  TlnEvidenceStudy *study = data;

  g_clear_pointer (&study->instrument, tln_instrument_unref);
  g_clear_pointer (&study->benchmark, tln_instrument_unref);
  g_clear_pointer (&study->series, tln_series_unref);
  g_clear_pointer (&study->benchmark_series, tln_series_unref);
  g_clear_pointer (&study->batches, g_ptr_array_unref);
  g_clear_pointer (&study->splits, g_array_unref);
  g_clear_pointer (&study->benchmark_splits, g_array_unref);
  g_clear_pointer (&study->claims, g_ptr_array_unref);
  g_clear_pointer (&study->links, g_ptr_array_unref);
  g_clear_pointer (&study->cases, g_array_unref);
  g_clear_pointer (&study->study, tln_study_free);
}

TlnEvidenceStudy *
tln_evidence_study_ref (TlnEvidenceStudy *study)
{
  return g_atomic_rc_box_acquire (study);
}

void
tln_evidence_study_unref (TlnEvidenceStudy *study)
{
  g_atomic_rc_box_release_full (study, study_clear);
}

TlnStudyQuery *
tln_study_query_new (gint64 instrument)
{
  TlnStudyQuery *query = g_new0 (TlnStudyQuery, 1);

  query->instrument = instrument;
  return query;
}

void
tln_study_query_free (TlnStudyQuery *query)
{
  g_clear_pointer (&query->series, tln_series_unref);
  g_clear_pointer (&query->benchmark_series, tln_series_unref);
  g_clear_pointer (&query->printed, tln_series_unref);
  g_clear_pointer (&query->batches, g_ptr_array_unref);
  g_clear_pointer (&query->claims, g_ptr_array_unref);
  g_clear_pointer (&query->links, g_ptr_array_unref);
  g_free (query);
}

void
tln_study_query_reuse (TlnStudyQuery *query, const TlnEvidenceStudy *study)
{
  if (study == NULL || study->instrument->id != query->instrument)
    return;
  query->series = tln_series_ref (study->series);
  if (study->benchmark_series != NULL && study->benchmark->id == query->benchmark)
    query->benchmark_series = tln_series_ref (study->benchmark_series);
}

static gboolean
is_linked (const GPtrArray *links, const TlnEvidence *evidence)
{
  for (guint i = 0; i < links->len; i++) {
    const TlnLink *link = g_ptr_array_index (links, i);

    if ((link->thesis_id == 0 || link->thesis_id == evidence->thesis_id) &&
        (link->stage_id == 0 || link->stage_id == evidence->stage_id))
      return TRUE;
  }
  return FALSE;
}

const TlnEvidence *
tln_study_choose_evidence (const GPtrArray *links, const TlnClaim *claim)
{
  for (guint i = 0; i < claim->evidence->len; i++) {
    if (is_linked (links, g_ptr_array_index (claim->evidence, i)))
      return g_ptr_array_index (claim->evidence, i);
  }
  return claim->evidence->len > 0 ? g_ptr_array_index (claim->evidence, 0) : NULL;
}

/* A day that was set by hand is exact; that of the article is as exact as its date. */
static TlnCaseState
judge_day (const TlnStudyCase *event)
{
  const TlnClaim *claim = event->claim;

  if (event->evidence != NULL && event->evidence->repeated)
    return TLN_CASE_REPEATED;
  if (event->day == TLN_DAY_NONE)
    return TLN_CASE_NO_DAY;
  if (tln_claim_day_is_capture (claim, event->day))
    return TLN_CASE_CAPTURED;
  if (event->day == claim->published.day && claim->published.precision < TLN_PRECISION_DAY)
    return TLN_CASE_COARSE;
  return TLN_CASE_EVENT;
}

static gboolean
is_wanted (const TlnStudyQuery *query, const TlnStudyCase *event)
{
  if (query->stances != 0 && (query->stances & 1u << event->stance) == 0)
    return FALSE;
  return query->stage == 0 ||
         (event->evidence != NULL && event->evidence->stage_id == query->stage);
}

static TlnStudyCase
make_case (const TlnEvidenceStudy *study, const TlnClaim *claim)
{
  TlnStudyCase event = { .claim = claim,
                         .evidence = tln_study_choose_evidence (study->links, claim),
                         .path = G_MAXUINT };
  gboolean own_day = event.evidence != NULL && event.evidence->day != TLN_DAY_NONE;

  event.stance = event.evidence != NULL ? event.evidence->stance : TLN_STANCE_NEUTRAL;
  event.day = own_day ? event.evidence->day : claim->published.day;
  event.state = judge_day (&event);
  return event;
}

static int
compare_cases (gconstpointer a, gconstpointer b)
{
  const TlnStudyCase *one = a;
  const TlnStudyCase *two = b;

  if (one->day != two->day)
    return one->day < two->day ? -1 : 1;
  return (one->claim->id > two->claim->id) - (one->claim->id < two->claim->id);
}

static void
find_cases (TlnEvidenceStudy *study, const TlnStudyQuery *query)
{
  study->cases = g_array_new (FALSE, TRUE, sizeof (TlnStudyCase));
  for (guint i = 0; i < study->claims->len; i++) {
    TlnStudyCase event = make_case (study, g_ptr_array_index (study->claims, i));

    if (is_wanted (query, &event))
      g_array_append_val (study->cases, event);
  }
  g_array_sort (study->cases, compare_cases);
}

/* The hour of its article counts where the day is that of the article. */
static TlnStudyEvent
make_event (const TlnEvidenceStudy *study, const TlnStudyCase *event)
{
  const TlnDate *published = &event->claim->published;
  TlnStudyEvent made = { .t = (gint64) event->day * DAY_SECONDS };

  if (event->day == published->day)
    tln_exchange_event (study->instrument->exchange, published, &made);
  return made;
}

static void
run (TlnEvidenceStudy *study, const TlnStudyQuery *query)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (TlnStudyEvent));

  find_cases (study, query);
  for (guint i = 0; i < study->cases->len; i++) {
    TlnStudyCase *one = &g_array_index (study->cases, TlnStudyCase, i);

    if (one->state != TLN_CASE_EVENT)
      continue;
    TlnStudyEvent event = make_event (study, one);
    one->path = events->len;
    g_array_append_val (events, event);
  }
  study->options = query->options;
  study->study =
      tln_study_new (study->series, study->benchmark_series,
                     (const TlnStudyEvent *) (gpointer) events->data, events->len, &query->options);
}

/* A session is a day. Returns are those of a holder: with splits and dividends. */
static TlnSeries *
load_sessions (TlnDb *db, gint64 instrument, TlnSeries *printed, GError **error)
{
  g_autoptr (TlnSeries) series =
      printed != NULL ? tln_prices_put_on (db, instrument, printed, TLN_BASIS_TOTAL_RETURN, error)
                      : tln_prices_load_on (db, instrument, TLN_BASIS_TOTAL_RETURN, error);
  if (series == NULL || !series->intraday)
    return g_steal_pointer (&series);
  return tln_series_resample (series, TLN_PERIOD_DAY);
}

static GArray *
find_splits (TlnDb *db,
             const TlnInstrument *instrument,
             const TlnSeries *series,
             const GPtrArray *batches,
             GError **error)
{
  g_autoptr (GArray) actions = tln_corporate_get (db, instrument->id, error);
  double limit = tln_split_limit (instrument->code, instrument->exchange);

  return actions != NULL ? tln_price_splits_find (db, series, batches, actions, limit, error)
                         : NULL;
}

static gboolean
read_benchmark (TlnDb *db, TlnEvidenceStudy *study, const TlnStudyQuery *query, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GPtrArray) batches = NULL;

  if (query->benchmark == 0)
    return TRUE;
  study->benchmark = tln_instruments_get (db, query->benchmark, &problem);
  if (study->benchmark != NULL)
    study->benchmark_series = query->benchmark_series != NULL
                                  ? tln_series_ref (query->benchmark_series)
                                  : load_sessions (db, query->benchmark, NULL, &problem);
  if (study->benchmark_series != NULL)
    batches = tln_prices_get_batches (db, query->benchmark, &problem);
  if (batches != NULL)
    study->benchmark_splits =
        find_splits (db, study->benchmark, study->benchmark_series, batches, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
read_parts (TlnDb *db, TlnEvidenceStudy *study, const TlnStudyQuery *query, GError **error)
{
  study->series = query->series != NULL
                      ? tln_series_ref (query->series)
                      : load_sessions (db, query->instrument, query->printed, error);
  if (study->series == NULL)
    return FALSE;
  study->batches = query->batches != NULL ? g_ptr_array_ref (query->batches)
                                          : tln_prices_get_batches (db, query->instrument, error);
  if (study->batches == NULL)
    return FALSE;
  study->splits = find_splits (db, study->instrument, study->series, study->batches, error);
  if (study->splits == NULL)
    return FALSE;
  study->claims = query->claims != NULL
                      ? g_ptr_array_ref (query->claims)
                      : tln_claims_get_of_instrument (db, query->instrument, error);
  if (study->claims == NULL)
    return FALSE;
  study->links = query->links != NULL
                     ? g_ptr_array_ref (query->links)
                     : tln_instruments_get_links (db, query->instrument, 0, 0, error);
  return study->links != NULL && read_benchmark (db, study, query, error);
}

TlnEvidenceStudy *
tln_evidence_study_run (TlnDb *db, const TlnStudyQuery *query, GError **error)
{
  g_autoptr (TlnEvidenceStudy) study = g_atomic_rc_box_new0 (TlnEvidenceStudy);

  study->instrument = tln_instruments_get (db, query->instrument, error);
  if (study->instrument == NULL || !read_parts (db, study, query, error))
    return NULL;
  run (study, query);
  return g_steal_pointer (&study);
}

const TlnStudyCase *
tln_evidence_study_case (const TlnEvidenceStudy *study, guint path)
{
  for (guint i = 0; i < study->cases->len; i++) {
    const TlnStudyCase *event = &g_array_index (study->cases, TlnStudyCase, i);

    if (event->state == TLN_CASE_EVENT && event->path == path)
      return event;
  }
  return NULL;
}

static gboolean
find_between (const TlnEvidenceStudy *study, gint64 from, gint64 to, TlnStudySplit *found)
{
  found->benchmark = FALSE;
  found->split = study->splits != NULL ? tln_splits_between (study->splits, from, to) : NULL;
  if (found->split == NULL && study->benchmark_splits != NULL) {
    found->benchmark = TRUE;
    found->split = tln_splits_between (study->benchmark_splits, from, to);
  }
  return found->split != NULL;
}

gboolean
tln_evidence_study_split (const TlnEvidenceStudy *study,
                          const TlnStudyCase *event,
                          TlnStudySplit *found)
{
  const TlnStudyPath *path =
      event->state == TLN_CASE_EVENT ? &study->study->paths[event->path] : NULL;

  *found = (TlnStudySplit) { 0 };
  if (path == NULL || path->state != TLN_STUDY_OK)
    return FALSE;
  if (find_between (study, path->from, path->to, found))
    return TRUE;
  found->estimation = TRUE;
  return find_between (study, path->model_from, path->model_to, found);
}

static gboolean
is_among (const GArray *splits, const TlnSplit *split)
{
  for (guint i = 0; i < splits->len; i++) {
    if (g_array_index (splits, TlnStudySplit, i).split == split)
      return TRUE;
  }
  return FALSE;
}

GArray *
tln_evidence_study_splits (const TlnEvidenceStudy *study, gboolean estimation, guint *n_cases)
{
  GArray *splits = g_array_new (FALSE, FALSE, sizeof (TlnStudySplit));

  *n_cases = 0;
  for (guint i = 0; i < study->cases->len; i++) {
    TlnStudySplit found;

    if (!tln_evidence_study_split (study, &g_array_index (study->cases, TlnStudyCase, i), &found) ||
        found.estimation != estimation)
      continue;
    ++*n_cases;
    if (!is_among (splits, found.split))
      g_array_append_val (splits, found);
  }
  return splits;
}

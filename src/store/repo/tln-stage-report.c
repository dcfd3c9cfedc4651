/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rule says of the stages of a thesis now, beside what was decided. */
#include "tln-reprint-groups.h"
#include "tln-stage-states.h"
#include "tln-stmt.h"
#include "tln-text.h"

#include <math.h>

/* A year to rank among, and the week that is not over. */
#define LEAST_WEEKS 60

typedef struct {
  gint64 stage;
  TlnVoice voice;
} StageVoice;

void
tln_chain_report_free (TlnChainReport *report)
{
  g_clear_pointer (&report->attention, tln_attention_free);
  g_clear_pointer (&report->stages, g_array_unref);
  g_free (report);
}

const TlnStageReport *
tln_chain_report_stage (const TlnChainReport *report, gint64 stage)
{
  for (guint i = 0; i < report->stages->len; i++) {
    const TlnStageReport *found = &g_array_index (report->stages, TlnStageReport, i);
    if (found->stage == stage)
      return found;
  }
  return NULL;
}

/* The week of a piece of evidence: of its day, where that is known to the week. A day that only
 * repeats the date of an article without one (a month, the day it came in) is not. */
static TlnWeek
voice_week (TlnStmt *stmt)
{
  TlnDay day = (TlnDay) tln_stmt_column_int (stmt, 4);
  const char *published = tln_stmt_column_text (stmt, 3);
  TlnDate date = TLN_DATE_NONE;

  if (published != NULL && tln_date_parse (published, &date) &&
      date.precision >= TLN_PRECISION_WEEK)
    return day == date.day ? tln_date_week (&date) : tln_day_week (day);
  if (day == date.day || day == tln_day_from_time (tln_stmt_column_int (stmt, 5)))
    return TLN_WEEK_NONE;
  return tln_day_week (day);
}

/* The same name, however it is written, is the same number. */
static guint
speaker_number (GHashTable *names, const char *name)
{
  g_autofree char *squeezed = tln_text_squeeze (name);
  char *folded = tln_text_fold (squeezed, -1);
  gpointer number = g_hash_table_lookup (names, folded);

  if (number == NULL) {
    number = GUINT_TO_POINTER (g_hash_table_size (names) + 1);
    g_hash_table_insert (names, folded, number);
  } else {
    g_free (folded);
  }
  return GPOINTER_TO_UINT (number);
}

/* Element StageVoice: evidence of the thesis at its stages; reprints say nothing again. Where the
 * speaker is not known the publisher speaks, else the article. */
static GArray *
load_voices (TlnDb *db, gint64 thesis, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT e.stage_id, e.stance, coalesce (nullif (c.speaker, ''), nullif (a.site, ''), "
          "char (10) || a.id), a.published, e.day, a.captured_at FROM evidence e "
          "JOIN claim c ON c.id = e.claim_id JOIN article a ON a.id = c.article_id "
          "WHERE e.thesis_id = ?1 AND e.stage_id IS NOT NULL AND a.trashed_at IS NULL "
          "AND NOT " TLN_EVIDENCE_REPEATED);
  g_autoptr (GArray) voices = g_array_new (FALSE, FALSE, sizeof (StageVoice));
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local = NULL;

  tln_stmt_bind_int (stmt, 1, thesis);
  while (tln_stmt_step (stmt, &local)) {
    const char *stance = tln_stmt_column_text (stmt, 1);
    StageVoice voice = { .stage = tln_stmt_column_int (stmt, 0) };

    voice.voice.stance =
        g_strcmp0 (stance, "for") == 0 ? 1 : (g_strcmp0 (stance, "against") == 0 ? -1 : 0);
    voice.voice.speaker = speaker_number (names, tln_stmt_column_text (stmt, 2));
    voice.voice.week = voice_week (stmt);
    if (voice.voice.week != TLN_WEEK_NONE)
      g_array_append_val (voices, voice);
  }
  if (local == NULL)
    return g_steal_pointer (&voices);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static void
add_stage (TlnChainReport *report, gint64 id)
{
  TlnStageReport stage = { .stage = id, .since = TLN_DAY_NONE };

  g_array_append_val (report->stages, stage);
}

static gboolean
load_stages (TlnDb *db, TlnChainReport *report, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT id FROM stage WHERE chain_id = ?1 ORDER BY position, id");
  g_autoptr (GError) local = NULL;

  tln_stmt_bind_int (stmt, 1, report->chain);
  while (tln_stmt_step (stmt, &local))
    add_stage (report, tln_stmt_column_int (stmt, 0));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
apply_rule (TlnChainReport *report, guint index, const GArray *voices)
{
  TlnStageReport *stage = &g_array_index (report->stages, TlnStageReport, index);
  const TlnAttention *attention = report->attention;
  guint n = attention->n_weeks - 1; /* the last one is not over */
  g_autofree double *shares = tln_attention_shares (attention, index);
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (TlnVoice));
  TlnStageNumbers numbers = { .shares = shares,
                              .counts = attention->counts + (gsize) index * attention->n_weeks,
                              .n_weeks = n,
                              .last = attention->first + (TlnWeek) n - 1,
                              .history = tln_attention_history (attention, n - 1) };

  for (guint i = 0; i < voices->len; i++) {
    const StageVoice *voice = &g_array_index (voices, StageVoice, i);
    if (voice->stage == stage->stage)
      g_array_append_val (own, voice->voice);
  }
  numbers.voices = (const TlnVoice *) (gpointer) own->data;
  numbers.n_voices = own->len;
  tln_stage_rule (&numbers, report->limits, &stage->finding);
  stage->running = numbers.counts[n];
}

/* log: newest first. */
static void
apply_decisions (TlnStageReport *stage, const GArray *log)
{
  gboolean rests = FALSE;

  for (guint i = 0; i < log->len; i++) {
    const TlnStageDecision *decision = &g_array_index (log, TlnStageDecision, i);
    if (decision->stage != stage->stage)
      continue;
    if (decision->verdict == TLN_VERDICT_REJECTED) {
      rests |= decision->state == stage->finding.state &&
               stage->finding.week - decision->finding.week < TLN_STAGE_REST_WEEKS;
    } else if (stage->state == TLN_STAGE_NO_STATE) {
      stage->state = decision->state;
      stage->since = decision->since;
    }
  }
  stage->offered =
      stage->finding.state != TLN_STAGE_NO_STATE && stage->finding.state != stage->state && !rests;
}

static gboolean
load_attention (TlnDb *db, TlnChainReport *report, TlnDay today, GError **error)
{
  TlnAttentionQuery query = { today, LEAST_WEEKS, FALSE };

  query.n_weeks =
      MAX (query.n_weeks, (guint) lrint (report->limits[TLN_LIMIT_PERCENTILE_WEEKS]) + 2);
  query.n_weeks = MAX (query.n_weeks, (guint) lrint (report->limits[TLN_LIMIT_QUIET_WEEKS] +
                                                     report->limits[TLN_LIMIT_SPEAKERS_WEEKS]) +
                                          1);
  report->attention = tln_stage_attention_load (db, report->chain, &query, error);
  return report->attention != NULL;
}

/* What all theses of a chain have in common. */
static gboolean
fill_chain (TlnDb *db,
            TlnChainReport *report,
            TlnDay today,
            const TlnChainReport *like,
            GError **error)
{
  if (like == NULL || like->chain != report->chain)
    return load_stages (db, report, error) &&
           tln_stage_limits_get (db, report->chain, report->limits, error) &&
           load_attention (db, report, today, error);
  report->attention = tln_attention_ref (like->attention);
  for (guint i = 0; i < TLN_N_LIMITS; i++)
    report->limits[i] = like->limits[i];
  for (guint i = 0; i < like->stages->len; i++)
    add_stage (report, g_array_index (like->stages, TlnStageReport, i).stage);
  return TRUE;
}

static gboolean
fill_report (TlnDb *db, TlnChainReport *report, GError **error)
{
  g_autoptr (GArray) voices = load_voices (db, report->thesis, error);
  g_autoptr (GArray) log = NULL;

  if (voices == NULL)
    return FALSE;
  log = tln_stage_states_log (db, report->thesis, 0, error);
  if (log == NULL)
    return FALSE;
  for (guint i = 0; i < report->stages->len; i++) {
    apply_rule (report, i, voices);
    apply_decisions (&g_array_index (report->stages, TlnStageReport, i), log);
  }
  return TRUE;
}

TlnChainReport *
tln_stage_states_report_like (TlnDb *db,
                              gint64 thesis,
                              TlnDay today,
                              const TlnChainReport *like,
                              GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT chain_id FROM thesis WHERE id = ?1");
  g_autoptr (TlnChainReport) report = g_new0 (TlnChainReport, 1);
  gboolean found;

  tln_stmt_bind_int (stmt, 1, thesis);
  if (!tln_stmt_first (stmt, &found, error) || !found)
    return NULL;
  report->thesis = thesis;
  report->chain = tln_stmt_column_int (stmt, 0);
  report->stages = g_array_new (FALSE, FALSE, sizeof (TlnStageReport));
  return fill_chain (db, report, today, like, error) && fill_report (db, report, error)
             ? g_steal_pointer (&report)
             : NULL;
}

TlnChainReport *
tln_stage_states_report (TlnDb *db, gint64 thesis, TlnDay today, GError **error)
{
  return tln_stage_states_report_like (db, thesis, today, NULL, error);
}

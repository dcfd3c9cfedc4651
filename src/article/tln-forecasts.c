/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences that say something of the future, by when, and what a yearly rate comes to. */
#include "tln-forecasts.h"

#include "tln-boilerplate.h"
#include "tln-sentences.h"

#include <math.h>
#include <string.h>

#define MOST_SENTENCE 600 /* code points; longer is no sentence */
#define DIRECTION_REACH 40 /* code points behind the cue */

static const TlnCues *
forecast_cues (void)
{
  static gsize once = 0;
  static TlnCues *cues = NULL;

  if (g_once_init_enter (&once)) {
    cues = tln_cues_new_lists (tln_forecast_words, TLN_N_FORECAST_WORDS);
    g_once_init_leave (&once, 1);
  }
  return cues;
}

/* The first word of a class in the sentence from a place on. */
const TlnFoundStage *
tln_forecast_word (const TlnForecastFinder *self, TlnForecastWord word, guint32 from, guint32 to)
{
  for (guint i = self->at.first_cue; i < self->cues->len; i++) {
    const TlnFoundStage *one = g_ptr_array_index (self->cues, i);
    if (one->start >= to)
      break;
    if (one->stage_id == word && one->start >= from)
      return one;
  }
  return NULL;
}

static gboolean
span_of_time (const TlnFoundNumber *number)
{
  static const char *const spans[] = { "years", "months", "weeks", "days", "hours", NULL };

  return g_strv_contains (spans, number->unit);
}

/* What the forecast says in figures: those from its cue on. */
static GArray *
own_numbers (const TlnForecastFinder *self, guint32 from)
{
  GPtrArray *all = self->scan->found->numbers;
  GArray *own = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = self->at.first_number; i < all->len; i++) {
    const TlnFoundNumber *number = g_ptr_array_index (all, i);
    if (number->start >= self->at.end)
      break;
    if (number->end > from && !span_of_time (number))
      g_array_append_val (own, i);
  }
  return own;
}

/* The first cue of the sentence; *moves when one behind it says a direction. */
static const TlnFoundStage *
find_cue (const TlnForecastFinder *self, gboolean *moves)
{
  guint32 from = self->at.start, to = self->at.end;
  const TlnFoundStage *cue = tln_forecast_word (self, TLN_FORECAST_CUE, from, to);
  const TlnFoundStage *move = tln_forecast_word (self, TLN_FORECAST_MOVES, from, to);

  if (cue == NULL || (move != NULL && move->start < cue->start))
    cue = move;
  if (cue == NULL)
    return tln_forecast_word (self, TLN_FORECAST_WEAK, from, to);
  to = MIN (to, cue->end + DIRECTION_REACH);
  *moves = tln_forecast_word (self, TLN_FORECAST_DIRECTION, cue->start, to) != NULL ||
           tln_forecast_word (self, TLN_FORECAST_MOVES, cue->start, to) != NULL;
  return cue;
}

static void
add_forecast (TlnForecastFinder *self, char *cue, GArray *numbers, const char *rule)
{
  TlnFoundForecast *forecast = g_new0 (TlnFoundForecast, 1);

  forecast->start = self->at.start;
  forecast->end = self->at.end;
  forecast->quote = tln_figure_quote (self->scan, forecast->start, forecast->end);
  forecast->cue = cue;
  forecast->rule = rule;
  forecast->numbers = numbers;
  forecast->speaker = tln_forecast_speaker (forecast->quote);
  tln_forecast_read_horizon (self, forecast);
  tln_forecast_read_multiple (self, forecast);
  g_ptr_array_add (self->scan->found->forecasts, forecast);
}

/* A sentence without a cue; it needs a number and a horizon. */
static void
take_horizon (TlnForecastFinder *self)
{
  g_autoptr (GArray) numbers = own_numbers (self, self->at.start);

  if (numbers->len == 0)
    return;
  char *cue = tln_forecast_horizon_cue (self);
  if (cue != NULL)
    add_forecast (self, cue, g_steal_pointer (&numbers), "horizon and number");
}

static void
take_cue (TlnForecastFinder *self, const TlnFoundStage *cue, gboolean moves)
{
  g_autoptr (GArray) numbers = own_numbers (self, cue->start);
  gboolean weak = cue->stage_id == TLN_FORECAST_WEAK;
  gboolean figures = numbers->len > 0;

  if (figures || moves || (weak && tln_forecast_horizon_date (self) != NULL))
    add_forecast (self, g_strdup (cue->quote), g_steal_pointer (&numbers),
                  figures ? "cue and number" : "cue and direction");
}

static void
take_sentence (TlnForecastFinder *self)
{
  guint32 from = self->at.start, to = self->at.end;
  gboolean moves = FALSE;

  self->years = 0;
  if (to - from > MOST_SENTENCE || tln_boilerplate_at (self->scan->boilerplate, from) != NULL ||
      tln_forecast_word (self, TLN_FORECAST_DENIED, from, to) != NULL)
    return;
  const TlnFoundStage *cue = find_cue (self, &moves);
  const TlnFoundStage *condition =
      tln_forecast_word (self, TLN_FORECAST_CONDITION, from, cue != NULL ? cue->start : to);
  if (condition != NULL)
    return;
  if (cue != NULL)
    take_cue (self, cue, moves);
  else if (tln_forecast_word (self, TLN_FORECAST_VOID, from, to) == NULL)
    take_horizon (self);
}

/* Moves the beginnings of what lies in the sentence. */
static void
catch_up (TlnForecastFinder *self)
{
  TlnFigures *found = self->scan->found;
  TlnForecastSentence *at = &self->at;

  while (at->first_cue < self->cues->len &&
         ((TlnFoundStage *) g_ptr_array_index (self->cues, at->first_cue))->start < at->start)
    at->first_cue++;
  while (at->first_number < found->numbers->len &&
         ((TlnFoundNumber *) g_ptr_array_index (found->numbers, at->first_number))->start <
             at->start)
    at->first_number++;
  while (at->first_date < found->dates->len &&
         ((TlnFoundDate *) g_ptr_array_index (found->dates, at->first_date))->start < at->start)
    at->first_date++;
}

void
tln_forecasts_find (TlnFigureScan *scan)
{
  const TlnCodeScan *code = &scan->scan;
  g_autoptr (GPtrArray) cues = tln_cues_find (forecast_cues (), scan->text);
  TlnForecastFinder self = { .scan = scan, .cues = cues };
  gsize from = 0;

  for (gsize pos = 0; pos < code->n;) {
    gsize next = (gsize) (g_utf8_next_char (code->t + pos) - code->t);
    if (pos == from && (g_ascii_isspace (code->t[pos]) || tln_scan_starts (code, pos, "”"))) {
      pos = from = next;
      continue;
    }
    gboolean end = tln_sentence_ends (code->t, pos);
    if (end || next >= code->n) {
      gsize to = code->t[pos] == '\n' ? pos : next;
      self.at.start = tln_figure_start (scan, (TlnRange) { from, to });
      self.at.end = tln_figure_end (scan, (TlnRange) { from, to });
      catch_up (&self);
      take_sentence (&self);
      from = next;
    }
    pos = next;
  }
}

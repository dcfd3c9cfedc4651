/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One walk over the sentences, beside it pointers into what is sorted by place: cue words, numbers,
 * forecasts, stages, boilerplate. */
#include "tln-statements.h"

#include "tln-boilerplate.h"
#include "tln-figures.h"
#include "tln-forecasts.h"
#include "tln-sentences.h"
#include "tln-statement-words.h"
#include "tln-text.h"

#include <string.h>

#define MOST_SENTENCE 600 /* code points; longer is no sentence */
#define LEAST_SENTENCE 6
/* Of a line without a mark at its end: shorter ones are headings. */
#define LEAST_OPEN 30
#define LEAST_OPEN_LATIN 90

typedef struct {
  const char *text;
  GPtrArray *words; /* TlnFoundStage; stage_id is a TlnStatementWord */
  const TlnDetection *detection;
  const TlnFigures *figures;
  guint word; /* the first of each that may lie in the sentence */
  guint number;
  guint forecast;
  guint stage;
} Finder;

void
tln_statement_free (TlnStatement *statement)
{
  g_free (statement->speaker);
  g_free (statement->relay);
  g_free (statement->hedge);
  g_free (statement);
}

static const TlnCues *
statement_cues (void)
{
  static gsize once = 0;
  static TlnCues *cues = NULL;

  if (g_once_init_enter (&once)) {
    cues = tln_cues_new_lists (tln_statement_words, TLN_N_STATEMENT_WORDS);
    g_once_init_leave (&once, 1);
  }
  return cues;
}

/* What the words of a stretch say. */
typedef struct {
  gboolean has[TLN_N_STATEMENT_WORDS];
  GString *hedge;
} Tone;

static void
read_tone (GPtrArray *words, guint first, guint32 start, guint32 end, Tone *tone)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  *tone = (Tone) { .hedge = g_string_new (NULL) };
  for (guint i = first; i < words->len; i++) {
    const TlnFoundStage *word = g_ptr_array_index (words, i);

    if (word->start >= end)
      break;
    if (word->start < start || word->end > end)
      continue;
    tone->has[word->stage_id] = TRUE;
    if (word->stage_id == TLN_STATEMENT_HEDGE && g_hash_table_add (seen, word->quote))
      g_string_append_printf (tone->hedge, "%s%s", tone->hedge->len > 0 ? "; " : "", word->quote);
  }
}

static char *
take_hedge (Tone *tone)
{
  char *hedge = tone->hedge->len > 0 ? g_strdup (tone->hedge->str) : NULL;

  g_string_free (tone->hedge, TRUE);
  tone->hedge = NULL;
  return hedge;
}

static const char *
kind_of (const Tone *tone, gboolean forecast, gboolean number)
{
  if (forecast)
    return "forecast";
  if (tone->has[TLN_STATEMENT_ADVICE])
    return "recommendation";
  if (tone->has[TLN_STATEMENT_HEARSAY])
    return "hearsay";
  if (tone->has[TLN_STATEMENT_REASON])
    return "mechanism";
  if (tone->has[TLN_STATEMENT_OPINION])
    return "opinion";
  return number ? "number" : NULL;
}

static void
read_people (TlnStatement *statement, const char *words)
{
  statement->relay = tln_statement_relay (words);
  statement->speaker = tln_forecast_speaker (words);
  if (g_strcmp0 (statement->speaker, statement->relay) == 0)
    g_clear_pointer (&statement->relay, g_free);
}

/* The stage most cues of the sentence speak of, the first of equals. */
static gint64
stage_of (const Finder *self, const TlnSentence *at, gboolean *any)
{
  GPtrArray *stages = self->detection->stages;
  gint64 best = 0;
  guint most = 0;

  for (guint i = self->stage; i < stages->len; i++) {
    const TlnFoundStage *one = g_ptr_array_index (stages, i);
    guint n = 0;

    if (one->start >= at->end)
      break;
    for (guint j = i; j < stages->len; j++) {
      const TlnFoundStage *other = g_ptr_array_index (stages, j);

      if (other->start >= at->end)
        break;
      n += other->stage_id == one->stage_id && g_strcmp0 (other->stage, one->stage) == 0;
    }
    *any = TRUE;
    if (n > most) {
      most = n;
      best = one->stage_id;
    }
  }
  return best;
}

/* A number that counts or measures something. */
static gboolean
has_number (const Finder *self, const TlnSentence *at)
{
  for (guint i = self->number; i < self->figures->numbers->len; i++) {
    const TlnFoundNumber *number = g_ptr_array_index (self->figures->numbers, i);

    if (number->start >= at->end)
      break;
    if (*number->unit != '\0')
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_forecast (const Finder *self, const TlnSentence *at)
{
  const TlnFoundForecast *forecast;

  if (self->forecast >= self->figures->forecasts->len)
    return FALSE;
  forecast = g_ptr_array_index (self->figures->forecasts, self->forecast);
  return forecast->start < at->end;
}

static const char *
rule_of (const TlnStatement *statement, const Tone *tone, gboolean stage, gboolean number)
{
  if (g_strcmp0 (statement->kind, "forecast") == 0)
    return "forecast";
  if (statement->speaker != NULL)
    return "speaker";
  if (stage && number)
    return "stage and number";
  if (stage && (tone->has[TLN_STATEMENT_REASON] || tone->has[TLN_STATEMENT_OPINION]))
    return "stage and reason";
  return tone->has[TLN_STATEMENT_HEARSAY] && (stage || number) ? "hearsay" : NULL;
}

static void
take_sentence (Finder *self, const TlnSentence *at, GPtrArray *found)
{
  g_autoptr (TlnStatement) statement = g_new0 (TlnStatement, 1);
  g_autofree char *words = g_strndup (self->text + at->from, at->to - at->from);
  gboolean number = has_number (self, at), stage = FALSE;
  Tone tone;

  statement->start = at->start;
  statement->end = at->end;
  read_tone (self->words, self->word, at->start, at->end, &tone);
  statement->hedge = take_hedge (&tone);
  statement->kind = kind_of (&tone, has_forecast (self, at), number);
  read_people (statement, words);
  statement->stage_id = stage_of (self, at, &stage);
  statement->rule = rule_of (statement, &tone, stage, number);
  if (statement->rule != NULL)
    g_ptr_array_add (found, g_steal_pointer (&statement));
}

/* Moves the beginnings of what lies in the sentence. */
static void
catch_up (Finder *self, guint32 start)
{
  GPtrArray *numbers = self->figures->numbers, *forecasts = self->figures->forecasts;
  GPtrArray *stages = self->detection->stages;

  while (self->word < self->words->len &&
         ((TlnFoundStage *) g_ptr_array_index (self->words, self->word))->start < start)
    self->word++;
  while (self->number < numbers->len &&
         ((TlnFoundNumber *) g_ptr_array_index (numbers, self->number))->start < start)
    self->number++;
  while (self->forecast < forecasts->len &&
         ((TlnFoundForecast *) g_ptr_array_index (forecasts, self->forecast))->end <= start)
    self->forecast++;
  while (self->stage < stages->len &&
         ((TlnFoundStage *) g_ptr_array_index (stages, self->stage))->start < start)
    self->stage++;
}

static gboolean
is_sentence (const Finder *self, const TlnSentence *at)
{
  guint32 length = at->end - at->start;
  guint32 least =
      tln_char_cjk (g_utf8_get_char (self->text + at->from)) ? LEAST_OPEN : LEAST_OPEN_LATIN;

  return length >= LEAST_SENTENCE && length <= MOST_SENTENCE && (at->closed || length >= least) &&
         tln_boilerplate_at (self->detection->boilerplate, at->start) == NULL;
}

GPtrArray *
tln_statements_find (const char *text, const TlnDetection *detection, const TlnFigures *figures)
{
  g_autoptr (GPtrArray) words = tln_cues_find (statement_cues (), text);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_statement_free);
  Finder self = { .text = text, .words = words, .detection = detection, .figures = figures };
  TlnSentence at = { 0 };

  while (tln_sentence_next (text, &at)) {
    catch_up (&self, at.start);
    if (is_sentence (&self, &at))
      take_sentence (&self, &at, found);
  }
  return found;
}

/* "He adds", "他还表示": somebody named before. */
static gboolean
speaks_on (const char *sentence)
{
  static const char *const pronouns[] = { "他",   "她",    "其", "该机构", "He ",
                                          "She ", "They ", "\"", "“",      NULL };

  for (guint i = 0; pronouns[i] != NULL; i++)
    if (g_str_has_prefix (sentence, pronouns[i]))
      return TRUE;
  return FALSE;
}

TlnStatement *
tln_statement_of (const char *text, guint32 start, guint32 end)
{
  TlnStatement *statement = g_new0 (TlnStatement, 1);
  g_autofree char *quote = tln_text_slice (text, start, end);
  g_autoptr (GPtrArray) words = tln_cues_find (statement_cues (), quote);
  g_autofree char *before = NULL;
  TlnSentence at = { 0 };
  Tone tone;

  statement->start = start;
  statement->end = end;
  read_tone (words, 0, 0, end - start, &tone);
  statement->hedge = take_hedge (&tone);
  statement->kind = kind_of (&tone, FALSE, FALSE);
  while (statement->speaker == NULL && tln_sentence_next (text, &at) && at.start < end) {
    g_autofree char *sentence = g_strndup (text + at.from, at.to - at.from);

    if (at.end > start) {
      g_clear_pointer (&statement->relay, g_free);
      read_people (statement, sentence);
      if (statement->speaker == NULL && before != NULL && speaks_on (sentence))
        statement->speaker = tln_forecast_speaker (before);
    }
    g_free (before);
    before = g_steal_pointer (&sentence);
  }
  return statement;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence, forecasts, convictions, splits and notes as marks of a chart. */
#include "tln-instrument-marks.h"

#include "tln-chart-words.h"
#include "tln-corporate-dialog.h"
#include "tln-instrument-events.h"
#include "tln-instrument-weeks.h"
#include "tln-navigator.h"
#include "tln-splits.h"

#include <glib/gi18n.h>

#define SECONDS 86400
#define QUOTE_MAX 240

/* Marks being gathered, and what their words and places are kept in. */
typedef struct {
  GArray *marks; /* TlnChartMark */
  GPtrArray *words;
  GHashTable *places;
} Gathering;

static TlnEventStance
event_stance (TlnStance stance)
{
  switch (stance) {
  case TLN_STANCE_FOR:
    return TLN_EVENT_FOR;
  case TLN_STANCE_AGAINST:
    return TLN_EVENT_AGAINST;
  case TLN_STANCE_NEUTRAL:
  default:
    return TLN_EVENT_NEUTRAL;
  }
}

/* Takes the words. Of two things with one id, which are as good as impossible, the later moves. */
static void
add_mark (Gathering *to, TlnChartMark mark, const TlnInstrumentPlace *place, char *label)
{
  while (g_hash_table_contains (to->places, &mark.id))
    mark.id++;
  g_hash_table_insert (to->places, g_memdup2 (&mark.id, sizeof mark.id),
                       g_memdup2 (place, sizeof *place));
  g_ptr_array_add (to->words, label);
  mark.kind = place->kind;
  mark.label = label;
  g_array_append_val (to->marks, mark);
}

/* Words, cut where they are long, and where they are from. */
static char *
make_label (const char *words, const char *from)
{
  g_autofree char *short_words = NULL;

  if (g_utf8_strlen (words, -1) > QUOTE_MAX) {
    g_autofree char *cut = g_utf8_substring (words, 0, QUOTE_MAX);

    short_words = g_strconcat (cut, "…", NULL);
  } else {
    short_words = g_strdup (words);
  }
  return from ? g_strdup_printf ("%s\n— %s", short_words, from) : g_steal_pointer (&short_words);
}

static void
add_claims (const TlnInstrumentData *data, const TlnInstrumentFilter *filter, Gathering *to)
{
  for (guint i = 0; i < data->claims->len; i++) {
    const TlnClaim *claim = g_ptr_array_index (data->claims, i);
    TlnDay day = tln_instrument_data_day (data, claim);
    TlnInstrumentPlace place = { .kind = TLN_EVENT_EVIDENCE, .target = claim->id };
    TlnChartMark mark = { .t = day * (gint64) SECONDS,
                          .id = claim->id,
                          .stance = event_stance (tln_instrument_data_stance (data, claim)) };

    if (day == TLN_DAY_NONE || !tln_instrument_data_shows (data, claim, filter))
      continue;
    add_mark (to, mark, &place,
              make_label (claim->exact, claim->article_title ? claim->article_title : claim->site));
  }
}

static const char *
decided_heading (TlnOutcome outcome)
{
  switch (outcome) {
  case TLN_OUTCOME_YES:
    return C_ ("mark", "Forecast came true");
  case TLN_OUTCOME_NO:
    return C_ ("mark", "Forecast did not come true");
  case TLN_OUTCOME_VOID:
  case TLN_OUTCOME_OPEN:
  default:
    return C_ ("mark", "Forecast became void");
  }
}

static char *
conviction_heading (const TlnInstrumentEvent *event)
{
  if (event->after < 0)
    return g_strdup (C_ ("mark", "Conviction taken away"));
  if (event->before < 0)
    return g_strdup_printf (C_ ("mark", "Conviction %d"), event->after);
  /* Translators: how sure one is of a thesis, before and after, of 100 */
  return g_strdup_printf (C_ ("mark", "Conviction %d → %d"), event->before, event->after);
}

static char *
event_heading (const TlnInstrumentEvent *event)
{
  switch (event->what) {
  case TLN_HAPPENED_FORECAST_MADE:
    return g_strdup (C_ ("mark", "Forecast made"));
  case TLN_HAPPENED_FORECAST_DUE:
    return g_strdup (C_ ("mark", "Forecast due"));
  case TLN_HAPPENED_FORECAST_DECIDED:
    return g_strdup (decided_heading (event->outcome));
  case TLN_HAPPENED_CONVICTION:
  default:
    return conviction_heading (event);
  }
}

static void
add_event (const TlnInstrumentEvent *event, Gathering *to)
{
  gboolean conviction = event->what == TLN_HAPPENED_CONVICTION;
  TlnInstrumentPlace place = { .kind = conviction ? TLN_EVENT_CONVICTION : TLN_EVENT_FORECAST,
                               .target = event->id,
                               .thesis = event->thesis_id,
                               .claim = event->claim_id };
  char *heading = event_heading (event);
  char *label = event->words && *event->words ? make_label (event->words, event->thesis_title)
                                              : g_strdup (event->thesis_title);
  /* Things of one row differ by what and by day. */
  TlnChartMark mark = { .t = event->day * (gint64) SECONDS,
                        .id = event->id ^ ((gint64) event->what + 1 + ((gint64) event->day << 2)),
                        .stance = TLN_EVENT_NEUTRAL,
                        .heading = heading };

  g_ptr_array_add (to->words, heading);
  add_mark (to, mark, &place, label ? label : g_strdup (""));
}

static void
add_split (const TlnSplit *split, Gathering *to)
{
  g_autofree char *before = tln_chart_say_price (split->before);
  g_autofree char *after = tln_chart_say_price (split->after);
  TlnInstrumentPlace place = { .kind = TLN_EVENT_SPLIT, .t = split->t };
  TlnChartMark mark = { .t = split->t,
                        .id = -1 - split->t,
                        .stance = TLN_EVENT_NEUTRAL,
                        .heading = C_ ("mark", "Looks like a split") };

  /* Translators: two numbers of shares and two prices: of a split 1 to 3 the prices before and
   * after. It was guessed from the prices. */
  add_mark (to, mark, &place,
            g_strdup_printf (_ ("About %u to %u: close %s, then open %s"), split->from, split->to,
                             before, after));
}

static void
add_action (const TlnCorporateAction *action, Gathering *to)
{
  gint64 t = action->day * (gint64) SECONDS;
  TlnInstrumentPlace place = { .kind = TLN_EVENT_SPLIT, .target = action->id, .t = t };
  TlnChartMark mark = { .t = t,
                        .id = action->id,
                        .stance = TLN_EVENT_NEUTRAL,
                        .heading = action->kind == TLN_CORPORATE_SPLIT ? C_ ("mark", "Split")
                                                                       : C_ ("mark", "Dividend") };

  if (action->kind != TLN_CORPORATE_NONE)
    add_mark (to, mark, &place, tln_corporate_words (action));
}

static void
add_note (const TlnNote *note, Gathering *to)
{
  TlnInstrumentPlace place = { .kind = TLN_EVENT_NOTE, .target = note->id };
  TlnChartMark mark = { .t = note->day * (gint64) SECONDS,
                        .id = note->id,
                        .stance = TLN_EVENT_NEUTRAL,
                        .heading = C_ ("mark", "Note") };

  add_mark (to, mark, &place, make_label (note->body, NULL));
}

static void
show_weeks (const TlnInstrumentData *data, TlnChart *chart)
{
  g_autoptr (GArray) weeks = g_array_new (FALSE, FALSE, sizeof (TlnPlotWeek));

  for (guint i = 0; i < data->weeks->len; i++) {
    const TlnInstrumentWeek *one = &g_array_index (data->weeks, TlnInstrumentWeek, i);
    TlnPlotWeek week = { .t = tln_week_monday (one->week) * (gint64) SECONDS,
                         .count = one->n_articles };

    g_array_append_val (weeks, week);
  }
  tln_chart_set_weeks (chart, (const TlnPlotWeek *) (gpointer) weeks->data, weeks->len);
}

GHashTable *
tln_instrument_marks_show (const TlnInstrumentData *data,
                           TlnChart *chart,
                           const TlnInstrumentFilter *filter)
{
  Gathering to = { g_array_new (FALSE, FALSE, sizeof (TlnChartMark)),
                   g_ptr_array_new_with_free_func (g_free),
                   g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free) };

  add_claims (data, filter, &to);
  for (guint i = 0; i < data->events->len; i++)
    add_event (g_ptr_array_index (data->events, i), &to);
  for (guint i = 0; i < data->notes->len; i++)
    add_note (g_ptr_array_index (data->notes, i), &to);
  for (guint i = 0; i < data->actions->len; i++)
    add_action (&g_array_index (data->actions, TlnCorporateAction, i), &to);
  for (guint i = 0; data->splits && i < data->splits->len; i++)
    add_split (&g_array_index (data->splits, TlnSplit, i), &to);
  show_weeks (data, chart);
  tln_chart_set_marks (chart, (const TlnChartMark *) (gpointer) to.marks->data, to.marks->len);
  g_array_unref (to.marks);
  g_ptr_array_unref (to.words);
  return to.places;
}

gboolean
tln_instrument_place_open (GtkWidget *from, const TlnInstrumentPlace *place)
{
  const TlnPlace due = { .kind = TLN_PLACE_DUE };

  switch (place->kind) {
  case TLN_EVENT_EVIDENCE:
    tln_navigator_show_claim (from, place->target);
    return TRUE;
  case TLN_EVENT_FORECAST:
    if (place->thesis != 0)
      tln_navigator_show_thesis_view (from, place->thesis, "forecasts");
    else if (place->claim != 0)
      tln_navigator_show_claim (from, place->claim);
    else
      tln_navigator_show_place (from, &due);
    return TRUE;
  case TLN_EVENT_CONVICTION:
    tln_navigator_show_thesis_view (from, place->target, "log");
    return TRUE;
  case TLN_EVENT_SPLIT:
  case TLN_EVENT_NOTE:
  case TLN_EVENT_KINDS:
  default:
    return FALSE;
  }
}

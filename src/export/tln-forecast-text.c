/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Callouts in a vault, quoted blocks elsewhere. */
#include "tln-forecast-text.h"

#include "tln-export-text.h"
#include "tln-id.h"

#include <math.h>

static const char *
word (const TlnPageStyle *style, TlnWord which)
{
  return tln_export_word (style->language, which);
}

static void
append_number (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, g_ascii_formatd (text, sizeof text, "%.10g", value));
}

static const char *
unit_of (const TlnForecast *forecast)
{
  if (forecast->unit == NULL)
    return "";
  return g_str_equal (forecast->unit, "percent") ? "%" : forecast->unit;
}

/* "came true 2026-01-05". */
static void
append_outcome (GString *out, const TlnForecast *forecast, const TlnPageStyle *style)
{
  static const TlnWord words[] = { [TLN_OUTCOME_YES] = TLN_WORD_CAME_TRUE,
                                   [TLN_OUTCOME_NO] = TLN_WORD_CAME_NOT,
                                   [TLN_OUTCOME_VOID] = TLN_WORD_VOID };
  g_autofree char *day = tln_day_format (tln_day_from_time (forecast->resolved_at));

  g_string_append_printf (out, "%s %s", word (style, words[forecast->outcome]), day);
}

char *
tln_forecast_text_standing (const TlnForecast *forecast, const TlnPageStyle *style)
{
  GString *out = g_string_new (NULL);
  g_autofree char *due = tln_day_format (forecast->due);
  int percent = tln_forecast_percent (forecast);

  if (forecast->outcome != TLN_OUTCOME_OPEN) {
    append_outcome (out, forecast, style);
    g_string_append (out, " · ");
  }
  if (due != NULL)
    g_string_append_printf (out, "%s %s", word (style, TLN_WORD_DUE), due);
  else
    g_string_append (out, word (style, TLN_WORD_NO_DATE));
  if (percent >= 0)
    g_string_append_printf (out, " · %s %d %%", word (style, TLN_WORD_MY_PROBABILITY), percent);
  if (forecast->source_percent >= 0)
    g_string_append_printf (out, " · %s %d %%", word (style, TLN_WORD_SOURCE_PROBABILITY),
                            forecast->source_percent);
  return g_string_free (out, FALSE);
}

static void
append_item (GString *out, TlnWord what, const char *text, const TlnPageStyle *style)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (out, "- %s: ", word (style, what));
  tln_export_escape_line (out, text);
  g_string_append_c (out, '\n');
}

static void
append_number_item (GString *out,
                    TlnWord what,
                    double value,
                    const TlnForecast *of,
                    const TlnPageStyle *style)
{
  if (isnan (value))
    return;
  g_string_append_printf (out, "- %s: ", word (style, what));
  append_number (out, value);
  if (what != TLN_WORD_MULTIPLE && *unit_of (of) != '\0') {
    g_string_append_c (out, ' ');
    tln_export_escape_line (out, unit_of (of));
  }
  g_string_append_c (out, '\n');
}

static void
append_proof (GString *out, const TlnProof *proof, const char *words, const TlnPageStyle *style)
{
  g_autofree char *day = tln_day_format (proof->day);

  if (words == NULL)
    return;
  g_string_append_printf (out, "- %s: ", word (style, TLN_WORD_PROOF));
  tln_export_escape_line (out, words);
  if (proof->instrument != 0 && day != NULL) {
    g_string_append (out, ", ");
    if (!isnan (proof->value)) {
      append_number (out, proof->value);
      g_string_append (out, ", ");
    }
    g_string_append (out, day);
  }
  g_string_append_c (out, '\n');
}

/* Every probability that was ever one's own. */
static void
append_updates (GString *out, const TlnForecast *forecast, const TlnPageStyle *style)
{
  for (guint i = 0; i < forecast->updates->len; i++) {
    const TlnForecastUpdate *update = g_ptr_array_index (forecast->updates, i);
    g_autofree char *day = tln_day_format (tln_day_from_time (update->time));

    g_string_append_printf (out, "- %s: %d %%, %s", word (style, TLN_WORD_MY_PROBABILITY),
                            update->percent, day);
    if (*update->reason != '\0') {
      g_string_append (out, ", ");
      tln_export_escape_line (out, update->reason);
    }
    g_string_append_c (out, '\n');
  }
}

static void
append_list (GString *out, const TlnForecast *forecast, const TlnPageStyle *style)
{
  append_item (out, TLN_WORD_METRIC, forecast->metric, style);
  append_number_item (out, TLN_WORD_VALUE, forecast->value, forecast, style);
  append_number_item (out, TLN_WORD_AT_LEAST, forecast->low, forecast, style);
  append_number_item (out, TLN_WORD_AT_MOST, forecast->high, forecast, style);
  append_number_item (out, TLN_WORD_MULTIPLE, forecast->multiple, forecast, style);
  append_item (out, TLN_WORD_HORIZON, forecast->horizon, style);
  append_item (out, TLN_WORD_RULE, forecast->rule, style);
  append_updates (out, forecast, style);
  append_number_item (out, TLN_WORD_ACTUAL, forecast->actual, forecast, style);
  append_proof (out, &forecast->proof, forecast->proof_words, style);
  append_item (out, TLN_WORD_NOTE, forecast->note, style);
}

/* The words of a block below its heading, and by what it is known again. */
static void
append_words (GString *out,
              const char *kind,
              gint64 id,
              const char *text,
              const TlnPageStyle *style)
{
  g_autofree char *written = tln_id_to_string (id);
  g_autofree char *lower = g_ascii_strdown (written, -1);

  g_string_append_c (out, '\n');
  if (!style->vault)
    g_string_append (out, ">\n"); /* else it would go on in the same line */
  tln_export_quote_block (out, text, !style->vault);
  g_string_append_printf (out, style->vault ? "\n^%s-%s\n\n" : "\n<!-- %s-%s -->\n\n", kind, lower);
}

/* An empty line behind a list; nothing where there was none. */
static void
end_list (GString *out, gsize before)
{
  if (out->len > before)
    g_string_append_c (out, '\n');
}

void
tln_forecast_text_append (GString *out, const TlnForecast *forecast, const TlnPageStyle *style)
{
  g_autofree char *standing = tln_forecast_text_standing (forecast, style);

  g_string_append (out, style->vault ? "> [!question] " : "> **");
  tln_export_escape_line (out, forecast->who != NULL ? forecast->who
                                                     : word (style, TLN_WORD_UNKNOWN_SOURCE));
  if (forecast->relayed_by != NULL && *forecast->relayed_by != '\0') {
    g_string_append_printf (out, " (%s ", word (style, TLN_WORD_RELAYED_BY));
    tln_export_escape_line (out, forecast->relayed_by);
    g_string_append_c (out, ')');
  }
  g_string_append_printf (out, "%s · %s", style->vault ? "" : "**", standing);
  append_words (out, "forecast", forecast->id, forecast->proposition, style);
  gsize before = out->len;
  append_list (out, forecast, style);
  end_list (out, before);
}

void
tln_falsifier_text_append (GString *out, const TlnFalsifier *falsifier, const TlnPageStyle *style)
{
  static const TlnWord states[] = { [TLN_FALSIFIER_WATCHING] = TLN_WORD_WATCHED,
                                    [TLN_FALSIFIER_TRIGGERED] = TLN_WORD_TRIGGERED,
                                    [TLN_FALSIFIER_DISMISSED] = TLN_WORD_DISMISSED };
  TlnDay day = falsifier->state == TLN_FALSIFIER_WATCHING ? falsifier->check_day
               : falsifier->state_at != 0                 ? tln_day_from_time (falsifier->state_at)
                                                          : TLN_DAY_NONE;
  g_autofree char *when = tln_day_format (day);
  const char *state = word (style, states[falsifier->state]);

  g_string_append_printf (out, style->vault ? "> [!warning] %s" : "> **%s**", state);
  if (when != NULL && falsifier->state == TLN_FALSIFIER_WATCHING)
    g_string_append_printf (out, " · %s %s", word (style, TLN_WORD_CHECK), when);
  else if (when != NULL)
    g_string_append_printf (out, " · %s", when);
  append_words (out, "falsifier", falsifier->id, falsifier->text, style);
  gsize before = out->len;
  append_proof (out, &falsifier->proof, falsifier->proof_words, style);
  append_item (out, TLN_WORD_NOTE, falsifier->note, style);
  end_list (out, before);
}

static void
append_number_property (GString *out, const char *key, double value)
{
  g_string_append_printf (out, "%s:", key);
  if (!isnan (value)) {
    g_string_append_c (out, ' ');
    append_number (out, value);
  }
  g_string_append_c (out, '\n');
}

void
tln_forecast_text_append_properties (GString *out, const TlnForecast *forecast)
{
  const char *outcome = tln_outcome_name (forecast->outcome);
  int percent = tln_forecast_percent (forecast);

  tln_export_property (out, "who", forecast->who);
  tln_export_property (out, "relayed-by", forecast->relayed_by);
  tln_export_property (out, "metric", forecast->metric);
  append_number_property (out, "value", forecast->value);
  append_number_property (out, "low", forecast->low);
  append_number_property (out, "high", forecast->high);
  tln_export_property (out, "unit", unit_of (forecast));
  append_number_property (out, "multiple", forecast->multiple);
  tln_export_property (out, "horizon", forecast->horizon);
  tln_export_property_day (out, "due", forecast->due);
  append_number_property (out, "probability", percent < 0 ? (double) NAN : percent);
  append_number_property (out, "source-probability",
                          forecast->source_percent < 0 ? (double) NAN : forecast->source_percent);
  tln_export_property (out, "outcome", outcome != NULL ? outcome : "open");
  tln_export_property_day (out, "resolved",
                           forecast->resolved_at != 0 ? tln_day_from_time (forecast->resolved_at)
                                                      : TLN_DAY_NONE);
}

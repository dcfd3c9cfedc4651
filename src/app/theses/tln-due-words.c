/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line about a forecast or falsifier, parts joined by a middle dot. */
#include "tln-due-words.h"

#include "tln-date-label.h"

#include <glib/gi18n.h>
#include <math.h>

const char *
tln_outcome_label (TlnOutcome outcome)
{
  switch (outcome) {
  case TLN_OUTCOME_YES:
    return C_ ("forecast", "Yes");
  case TLN_OUTCOME_NO:
    return C_ ("forecast", "No");
  case TLN_OUTCOME_VOID:
    return C_ ("forecast", "Void");
  case TLN_OUTCOME_OPEN:
  default:
    return C_ ("forecast", "Open");
  }
}

char *
tln_due_number (double value)
{
  double size = fabs (value);

  return g_strdup_printf (size >= 1e6 && size < 1e15 ? "%'.0f" : "%'.6g", value);
}

char *
tln_due_share (double share)
{
  return isnan (share) ? g_strdup ("–") : g_strdup_printf ("%.0f %%", share * 100);
}

char *
tln_due_score (double score)
{
  return isnan (score) ? g_strdup ("–") : g_strdup_printf ("%.3f", score);
}

static char *
join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* "80 – 95", "at least 80", "at most 95"; NULL without bounds. */
static char *
bounds_words (const TlnForecast *forecast)
{
  g_autofree char *low = isnan (forecast->low) ? NULL : tln_due_number (forecast->low);
  g_autofree char *high = isnan (forecast->high) ? NULL : tln_due_number (forecast->high);

  if (low && high)
    return g_strdup_printf ("%s – %s", low, high);
  if (low)
    return g_strdup_printf (C_ ("forecast", "at least %s"), low);
  return high ? g_strdup_printf (C_ ("forecast", "at most %s"), high) : NULL;
}

static char *
number_words (const TlnForecast *forecast)
{
  g_autofree char *value = isnan (forecast->value) ? NULL : tln_due_number (forecast->value);
  g_autofree char *bounds = bounds_words (forecast);
  const char *unit = forecast->unit != NULL ? forecast->unit : "";

  if (g_str_equal (unit, "percent"))
    unit = "%";
  if (value && bounds)
    return g_strdup_printf ("%s (%s) %s", value, bounds, unit);
  return g_strdup_printf ("%s %s", value ? value : bounds, unit);
}

static gboolean
has_number (const TlnForecast *forecast)
{
  return !isnan (forecast->value) || !isnan (forecast->low) || !isnan (forecast->high);
}

char *
tln_forecast_source_words (const TlnForecast *forecast)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (forecast->who != NULL)
    g_ptr_array_add (parts, g_strdup (forecast->who));
  if (forecast->relayed_by != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("relayed by %s"), forecast->relayed_by));
  if (forecast->metric != NULL)
    g_ptr_array_add (parts, g_strdup (forecast->metric));
  if (has_number (forecast))
    g_ptr_array_add (parts, g_strstrip (number_words (forecast)));
  if (!isnan (forecast->multiple))
    g_ptr_array_add (parts,
                     /* Translators: a yearly growth comes to this by the end of its years */
                     g_strdup_printf (_ ("about %.3g times by then"), forecast->multiple));
  return join (parts);
}

static char *
proof_words (const TlnProof *proof, const char *words)
{
  g_autofree char *day = NULL;
  g_autofree char *value = NULL;

  if (words == NULL)
    return NULL;
  if (proof->instrument == 0)
    return g_strdup_printf ("“%s”", words);
  day = tln_day_label (proof->day);
  value = tln_due_number (proof->value);
  /* Translators: an instrument, its closing price, the day of that */
  return g_strdup_printf (_ ("%s closed at %s, %s"), words, value, day);
}

static void
add_outcome (GPtrArray *parts, const TlnForecast *forecast)
{
  char *proof = proof_words (&forecast->proof, forecast->proof_words);

  g_ptr_array_add (parts, g_strdup (tln_outcome_label (forecast->outcome)));
  if (!isnan (forecast->actual)) {
    g_autofree char *actual = tln_due_number (forecast->actual);

    g_ptr_array_add (parts, g_strdup_printf (_ ("%s came"), actual));
    if (!isnan (forecast->value)) {
      g_autofree char *off = tln_due_number (fabs (forecast->value - forecast->actual));

      g_ptr_array_add (parts, g_strdup_printf (_ ("off by %s"), off));
    }
  }
  if (proof != NULL)
    g_ptr_array_add (parts, proof);
}

char *
tln_forecast_state_words (const TlnForecast *forecast)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  int percent = tln_forecast_percent (forecast);

  if (forecast->outcome != TLN_OUTCOME_OPEN)
    add_outcome (parts, forecast);
  if (forecast->due != TLN_DAY_NONE) {
    g_autofree char *day = tln_day_label (forecast->due);

    g_ptr_array_add (parts, g_strdup_printf (_ ("due: %s"), day));
  } else {
    g_ptr_array_add (parts, g_strdup (_ ("no date: cannot be scored until dated")));
  }
  if (percent >= 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("you: %d %%"), percent));
  if (forecast->source_percent >= 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("source: %d %%"), forecast->source_percent));
  return join (parts);
}

char *
tln_falsifier_words (const TlnFalsifier *falsifier)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  char *proof = proof_words (&falsifier->proof, falsifier->proof_words);

  g_ptr_array_add (parts, g_strdup (falsifier->state == TLN_FALSIFIER_TRIGGERED
                                        ? C_ ("falsifier", "Triggered")
                                    : falsifier->state == TLN_FALSIFIER_DISMISSED
                                        ? C_ ("falsifier", "Dismissed")
                                        : C_ ("falsifier", "Watched")));
  if (falsifier->state == TLN_FALSIFIER_WATCHING && falsifier->check_day != TLN_DAY_NONE) {
    g_autofree char *day = tln_day_label (falsifier->check_day);

    g_ptr_array_add (parts, g_strdup_printf (_ ("to be checked: %s"), day));
  }
  if (proof != NULL)
    g_ptr_array_add (parts, proof);
  return join (parts);
}

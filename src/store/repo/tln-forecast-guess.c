/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what is detected in a claim to the fields of a forecast. Decides nothing a person could not
 * see: it is shown in a form first. */
#include "tln-forecast-guess.h"

#include "tln-figures.h"

#include <math.h>
#include <string.h>

/* The last day of what a date names. */
static TlnDay
last_day (const TlnDate *date)
{
  int year, month, day;

  if (date->day == TLN_DAY_NONE)
    return TLN_DAY_NONE;
  tln_day_split (date->day, &year, &month, &day);
  if (date->precision == TLN_PRECISION_YEAR)
    return tln_day_new (year, 12, 31);
  if (date->precision == TLN_PRECISION_MONTH)
    return (month == 12 ? tln_day_new (year + 1, 1, 1) : tln_day_new (year, month + 1, 1)) - 1;
  return date->precision == TLN_PRECISION_WEEK ? date->day + 6 : date->day;
}

static gboolean
has_word (const char *words, const char *word)
{
  return words != NULL && strstr (words, word) != NULL;
}

/* "At least 30 %" has a bound and no value. */
static void
take_number (TlnForecast *forecast, const TlnFoundNumber *number)
{
  gboolean at_least =
      has_word (number->qualifier, "at_least") || has_word (number->qualifier, "over");
  gboolean at_most = has_word (number->qualifier, "at_most") ||
                     has_word (number->qualifier, "up_to") || has_word (number->qualifier, "under");

  forecast->unit = *number->unit != '\0' ? g_strdup (number->unit) : NULL;
  if (!isnan (number->upper)) {
    forecast->low = MIN (number->value, number->upper);
    forecast->high = MAX (number->value, number->upper);
  } else if (at_least) {
    forecast->low = number->value;
  } else if (at_most) {
    forecast->high = number->value;
  } else {
    forecast->value = number->value;
  }
}

/* Times and years are what a number is about, not what is foretold. */
static const TlnFoundNumber *
best_number (const TlnFigures *figures, const TlnFoundForecast *found)
{
  guint n = found != NULL ? found->numbers->len : figures->numbers->len;

  for (guint i = 0; i < n; i++) {
    guint at = found != NULL ? g_array_index (found->numbers, guint, i) : i;
    const TlnFoundNumber *number = g_ptr_array_index (figures->numbers, at);

    if (!isnan (number->value) && !g_str_equal (number->unit, "years"))
      return number;
  }
  return NULL;
}

/* A part of a sentence need not have the words that foretell, but may say by when: its last date
 * that was still to come. */
static void
take_date (TlnForecast *forecast, const TlnFigures *figures, TlnDay written)
{
  for (guint i = figures->dates->len; i > 0 && forecast->due == TLN_DAY_NONE; i--) {
    const TlnFoundDate *date = g_ptr_array_index (figures->dates, i - 1);
    TlnDay day = last_day (&date->date);

    if (day == TLN_DAY_NONE || written == TLN_DAY_NONE || day <= written)
      continue;
    forecast->due = day;
    forecast->horizon = g_strdup (date->quote);
  }
}

TlnForecast *
tln_forecast_guess (const TlnClaim *claim)
{
  g_autoptr (TlnDetection) detection = tln_detect (claim->exact, NULL);
  g_autoptr (TlnFigures) figures = tln_figures_find (claim->exact, detection, &claim->published);
  const TlnFoundForecast *found =
      figures->forecasts->len > 0 ? g_ptr_array_index (figures->forecasts, 0) : NULL;
  const TlnFoundNumber *number = best_number (figures, found);
  TlnForecast *forecast = g_atomic_rc_box_new0 (TlnForecast);

  forecast->claim_id = claim->id;
  forecast->proposition = g_strdup (claim->exact);
  forecast->who = g_strdup (claim->speaker != NULL ? claim->speaker
                            : found != NULL        ? found->speaker
                                                   : NULL);
  forecast->relayed_by = g_strdup (claim->relayed_by);
  forecast->value = forecast->low = forecast->high = forecast->actual = (double) NAN;
  forecast->multiple = found != NULL ? found->multiple : (double) NAN;
  forecast->horizon = found != NULL ? g_strdup (found->horizon) : NULL;
  forecast->due = found != NULL ? last_day (&found->due) : TLN_DAY_NONE;
  forecast->rule = g_strdup ("");
  forecast->note = g_strdup ("");
  forecast->source_percent = -1;
  forecast->proof = TLN_PROOF_NONE;
  forecast->updates =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_forecast_update_unref);
  for (guint i = 0; i < claim->evidence->len && forecast->thesis_id == 0; i++)
    forecast->thesis_id = ((TlnEvidence *) claim->evidence->pdata[i])->thesis_id;
  if (number != NULL)
    take_number (forecast, number);
  if (found == NULL)
    take_date (forecast, figures, claim->published.day);
  return forecast;
}

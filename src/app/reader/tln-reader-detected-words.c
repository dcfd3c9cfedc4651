/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How what was found was understood, in words for people. */
#include "tln-date-label.h"
#include "tln-reader-detected.h"
#include "tln-reader-rules.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

typedef struct {
  const char *key;
  const char *words;
} Word;

static const char *
look_up (const Word *words, guint n, const char *key)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (words[i].key, key))
      return _ (words[i].words);
  return key;
}

const char *
tln_detected_title (const TlnDetected *one)
{
  return one->code     ? _ ("Code")
         : one->number ? _ ("Number")
         : one->date   ? _ ("Date")
                       : _ ("Forecast");
}

const char *
tln_detected_quote (const TlnDetected *one)
{
  return one->code     ? one->code->code
         : one->number ? one->number->quote
         : one->date   ? one->date->quote
                       : one->forecast->cue;
}

/* The unit of a number; what only counts things ("units:家") says what it counts. */
static const char *
unit_words (const char *unit)
{
  static const Word units[] = {
    { "percentage_points", N_ ("percentage points") },
    { "basis_points", N_ ("basis points") },
    { "permille", "‰" },
    { "percent", "%" },
    { "times", "×" },
    { "fraction", N_ ("of the whole") },
    { "persons", N_ ("people") },
    { "years", N_ ("years") },
    { "months", N_ ("months") },
    { "weeks", N_ ("weeks") },
    { "days", N_ ("days") },
    { "trading_days", N_ ("trading days") },
    { "working_days", N_ ("working days") },
    { "hours", N_ ("hours") },
    { "minutes", N_ ("minutes") },
    { "seconds", N_ ("seconds") },
    { "points", N_ ("points") },
    { "barrels", N_ ("barrels") },
    { "ounces", N_ ("ounces") },
    { "tons", N_ ("tons") },
    { "miles", N_ ("miles") },
    { "acres", N_ ("acres") },
    { "feet", N_ ("feet") },
    { "inches", N_ ("inches") },
    { "sqft", N_ ("square feet") },
  };

  if (strncmp (unit, "units:", 6) == 0)
    return unit + 6;
  return look_up (units, G_N_ELEMENTS (units), unit);
}

static char *
number_words (double value)
{
  return fabs (value) < 1e12 ? g_strdup_printf ("%'.12g", value) : g_strdup_printf ("%'.0f", value);
}

static char *
qualifier_words (const char *qualifier)
{
  static const Word words[] = {
    { "nearly", N_ ("nearly") },     { "about", N_ ("about") },
    { "over", N_ ("over") },         { "under", N_ ("under") },
    { "at_least", N_ ("at least") }, { "at_most", N_ ("at most") },
    { "up_to", N_ ("up to") },       { "at_one_point", N_ ("at one point") },
  };
  g_auto (GStrv) keys = g_strsplit (qualifier, " ", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) said = NULL;

  for (guint i = 0; keys[i]; i++)
    g_strv_builder_add (builder, look_up (words, G_N_ELEMENTS (words), keys[i]));
  said = g_strv_builder_end (builder);
  return g_strjoinv (", ", said);
}

static char *
value_words (const TlnFoundNumber *number)
{
  g_autofree char *value = number_words (number->value);
  g_autofree char *upper = isnan (number->upper) ? NULL : number_words (number->upper);
  const char *unit = unit_words (number->unit);

  if (isnan (number->value))
    /* Translators: a number that is only hinted at, and its unit: "no exact number, CNY" */
    return g_strdup_printf (_ ("no exact number, %s"), unit);
  if (g_str_equal (unit, "×"))
    return upper ? g_strdup_printf ("×%s – ×%s", value, upper) : g_strdup_printf ("×%s", value);
  return upper ? g_strdup_printf ("%s – %s %s", value, upper, unit)
               : g_strdup_printf ("%s %s", value, unit);
}

static char *
date_words (const TlnFoundDate *found)
{
  int year, month, day;

  if (found->date.day == TLN_DAY_NONE)
    return g_strdup (_ ("The year is not said"));
  tln_day_split (found->date.day, &year, &month, &day);
  if (g_str_equal (found->precision, "quarter"))
    /* Translators: number of a quarter, year: "Q2 2026" */
    return g_strdup_printf (_ ("Q%d %d"), (month + 2) / 3, year);
  if (g_str_equal (found->precision, "half"))
    return g_strdup_printf (month < 7 ? _ ("First half of %d") : _ ("Second half of %d"), year);
  return tln_date_label_exact (&found->date);
}

static char *
precision_words (const TlnFoundDate *found)
{
  static const Word words[] = {
    { "minute", N_ ("to the minute") },  { "day", N_ ("to the day") },
    { "month", N_ ("to the month") },    { "quarter", N_ ("to the quarter") },
    { "half", N_ ("to the half-year") }, { "year", N_ ("to the year") },
  };

  return g_strdup (look_up (words, G_N_ELEMENTS (words), found->precision));
}

/* Takes the value. */
static void
add_line (GString *lines, const char *name, char *value)
{
  g_autofree char *taken = value;

  if (!taken || !*taken)
    return;
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  if (name)
    /* Translators: a name and its value */
    g_string_append_printf (lines, _ ("%s: %s"), name, taken);
  else
    g_string_append (lines, taken);
}

static void
add_code (GString *lines, const TlnFoundInstrument *code, TlnCatalog *catalog)
{
  const TlnInstrument *known = tln_catalog_instrument_by_code (catalog, code->code);

  add_line (lines, _ ("Code"), g_strdup (code->code));
  add_line (lines, _ ("Exchange"), g_strdup (code->exchange));
  add_line (lines, _ ("Name"), g_strdup (known ? known->name : code->name));
}

static void
add_forecast (GString *lines, const TlnFoundForecast *forecast)
{
  add_line (lines, _ ("Speaker"), g_strdup (forecast->speaker));
  add_line (lines, _ ("By when"), g_strdup (forecast->horizon));
  if (forecast->due.day != TLN_DAY_NONE)
    add_line (lines, _ ("Due"), tln_date_label_exact (&forecast->due));
  if (!isnan (forecast->multiple))
    /* Translators: what a yearly growth rate comes to over its years: "×5.4" */
    add_line (lines, _ ("Grows to"),
              g_strdup_printf ("×%.*f", forecast->multiple < 10 ? 1 : 0, forecast->multiple));
}

char *
tln_detected_words (const TlnDetected *one, TlnCatalog *catalog)
{
  GString *lines = g_string_new (NULL);
  const char *rule = one->code     ? one->code->rule
                     : one->number ? one->number->rule
                     : one->date   ? one->date->rule
                                   : one->forecast->rule;

  if (one->code)
    add_code (lines, one->code, catalog);
  if (one->number) {
    add_line (lines, _ ("Value"), value_words (one->number));
    if (one->number->qualifier)
      add_line (lines, _ ("Said to be"), qualifier_words (one->number->qualifier));
  }
  if (one->date) {
    add_line (lines, _ ("Date"), date_words (one->date));
    add_line (lines, _ ("Known"), precision_words (one->date));
  }
  if (one->forecast)
    add_forecast (lines, one->forecast);
  add_line (lines, NULL, tln_reader_found_by (rule));
  return g_string_free (lines, FALSE);
}

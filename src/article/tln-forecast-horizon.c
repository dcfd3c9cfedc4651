/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By when a forecast is due, and what a yearly rate comes to until then. */
#include "tln-forecasts.h"

#include <math.h>
#include <string.h>

#define MOST_YEARS 60

/* g_str_has_prefix measures the whole rest of the text where the prefix is a literal. */
static gboolean
begins (const char *text, const char *word)
{
  return strncmp (text, word, strlen (word)) == 0;
}

static TlnDate
year_date (const TlnForecastFinder *self, int more)
{
  TlnDate date = TLN_DATE_NONE;
  int year, month, day;

  if (self->scan->written.day == TLN_DAY_NONE)
    return date;
  tln_day_split (self->scan->written.day, &year, &month, &day);
  date.day = tln_day_new (year + more, 1, 1);
  date.precision = TLN_PRECISION_YEAR;
  return date;
}

static gboolean
text_ends (const TlnForecastFinder *self, guint32 offset, const char *const *words)
{
  const char *text = self->scan->text;
  gsize byte = self->scan->bytes[offset];

  while (byte > 0 && text[byte - 1] == ' ')
    byte--;
  for (; *words != NULL; words++) {
    gsize n = strlen (*words);
    if (n <= byte && memcmp (text + byte - n, *words, n) == 0 &&
        (!g_ascii_isalpha (**words) || n == byte || !g_ascii_isalpha (text[byte - n - 1])))
      return TRUE;
  }
  return FALSE;
}

static gint64
last_day (const TlnFoundDate *date)
{
  int year, month, day;

  tln_day_split (date->date.day, &year, &month, &day);
  if (strcmp (date->precision, "year") == 0)
    return tln_day_new (year, 12, 31);
  gint64 more = strcmp (date->precision, "half") == 0      ? 181
                : strcmp (date->precision, "quarter") == 0 ? 90
                : strcmp (date->precision, "month") == 0   ? 30
                                                           : 0;
  return date->date.day + more;
}

/* The last date of the sentence that is still to come; where the article's own is not known, one
 * behind a word that points forward. */
const TlnFoundDate *
tln_forecast_horizon_date (const TlnForecastFinder *self)
{
  static const char *const forward[] = { "到", "至", "by", "By", "until", "through", NULL };
  GPtrArray *dates = self->scan->found->dates;
  TlnDay written = self->scan->written.day;
  const TlnFoundDate *best = NULL;

  for (guint i = self->at.first_date; i < dates->len; i++) {
    const TlnFoundDate *one = g_ptr_array_index (dates, i);
    if (one->start >= self->at.end)
      break;
    if (one->date.day == TLN_DAY_NONE)
      continue;
    gboolean ahead =
        written != TLN_DAY_NONE ? last_day (one) >= written : text_ends (self, one->start, forward);
    if (ahead && (best == NULL || one->date.day >= best->date.day))
      best = one;
  }
  return best;
}

typedef struct {
  const char *word;
  int value;
} Count;

/* 5, 五, five; 0: none. */
static int
read_count (const char **at)
{
  static const Count counts[] = {
    { "十年", 10 }, { "两", 2 },    { "二", 2 },   { "三", 3 },   { "四", 4 },  { "五", 5 },
    { "六", 6 },    { "七", 7 },    { "八", 8 },   { "九", 9 },   { "十", 10 }, { "一", 1 },
    { "two", 2 },   { "three", 3 }, { "four", 4 }, { "five", 5 }, { "six", 6 }, { "seven", 7 },
    { "eight", 8 }, { "nine", 9 },  { "ten", 10 },
  };
  guint64 value = 0;
  char *end;

  if (g_ascii_isdigit (**at)) {
    value = g_ascii_strtoull (*at, &end, 10);
    *at = end;
    return value <= MOST_YEARS ? (int) value : 0;
  }
  for (guint i = 1; i < G_N_ELEMENTS (counts); i++)
    if (begins (*at, counts[i].word)) {
      *at += strlen (counts[i].word);
      return counts[i].value;
    }
  return 0;
}

/* 未来五年, "over the next 5 years": the place behind, or NULL. */
static const char *
read_span (const char *at, int *years, int *months)
{
  static const char *const heads[] = {
    "未来", "今后", "接下来", "next ", "coming ", "within ", NULL
  };
  guint i = 0;

  while (heads[i] != NULL && !begins (at, heads[i]))
    i++;
  if (heads[i] == NULL)
    return NULL;
  at += strlen (heads[i]);
  if (begins (at, "的"))
    at += strlen ("的");
  int n = read_count (&at);
  if (n == 0)
    return NULL;
  while (*at == ' ')
    at++;
  if (begins (at, "年") || begins (at, "year")) {
    *years = n;
    return at + (*at == 'y' ? strlen ("year") + (at[4] == 's') : strlen ("年"));
  }
  if (begins (at, "个月") || begins (at, "month")) {
    *months = n;
    return at + (*at == 'm' ? strlen ("month") + (at[5] == 's') : strlen ("个月"));
  }
  return NULL;
}

static TlnDate
month_date (const TlnForecastFinder *self, int more)
{
  TlnDate date = TLN_DATE_NONE;
  int year, month, day;

  if (self->scan->written.day == TLN_DAY_NONE)
    return date;
  tln_day_split (self->scan->written.day, &year, &month, &day);
  month += more - 1;
  date.day = tln_day_new (year + month / 12, month % 12 + 1, 1);
  date.precision = TLN_PRECISION_MONTH;
  return date;
}

static gboolean
horizon_span (TlnForecastFinder *self, TlnFoundForecast *forecast)
{
  const char *p = self->scan->text + self->scan->bytes[self->at.start];
  const char *to = self->scan->text + self->scan->bytes[self->at.end];

  for (; p < to; p = g_utf8_next_char (p)) {
    int years = 0, months = 0;
    const char *end = read_span (p, &years, &months);
    if (end == NULL)
      continue;
    forecast->horizon = g_strndup (p, (gsize) (end - p));
    forecast->due = years > 0 ? year_date (self, years) : month_date (self, months);
    self->years = years;
    return TRUE;
  }
  return FALSE;
}

void
tln_forecast_read_horizon (TlnForecastFinder *self, TlnFoundForecast *forecast)
{
  static const TlnForecastWord words[] = { TLN_FORECAST_HORIZON_NEXT, TLN_FORECAST_HORIZON_NOW,
                                           TLN_FORECAST_HORIZON_OPEN };
  const TlnFoundDate *date = tln_forecast_horizon_date (self);

  forecast->due = TLN_DATE_NONE;
  if (horizon_span (self, forecast))
    return;
  if (date != NULL) {
    forecast->horizon = g_strdup (date->quote);
    forecast->due = date->date;
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    const TlnFoundStage *word = tln_forecast_word (self, words[i], self->at.start, self->at.end);
    if (word == NULL)
      continue;
    forecast->horizon = g_strdup (word->quote);
    if (words[i] != TLN_FORECAST_HORIZON_OPEN)
      forecast->due = year_date (self, words[i] == TLN_FORECAST_HORIZON_NEXT);
    return;
  }
}

/* Years between the first and the last year the sentence names as a pair: 2024-2030年. */
static double
years_between (const TlnForecastFinder *self)
{
  static const char *const from[] = { "从", "from", "From", "between", NULL };
  GPtrArray *dates = self->scan->found->dates;
  int begin = 0, year, month, day;

  for (guint i = self->at.first_date; i < dates->len; i++) {
    const TlnFoundDate *one = g_ptr_array_index (dates, i);
    if (one->start >= self->at.end)
      break;
    if (one->date.day == TLN_DAY_NONE || strcmp (one->precision, "year") != 0)
      continue;
    tln_day_split (one->date.day, &year, &month, &day);
    if (begin != 0)
      return year > begin ? year - begin : 0;
    if (strcmp (one->rule, "first of two years") == 0 || text_ends (self, one->start, from))
      begin = year;
  }
  return 0;
}

void
tln_forecast_read_multiple (const TlnForecastFinder *self, TlnFoundForecast *forecast)
{
  const TlnFoundStage *rate =
      tln_forecast_word (self, TLN_FORECAST_RATE, self->at.start, self->at.end);
  double years = self->years > 0 ? self->years : years_between (self);
  const TlnFoundNumber *percent = NULL;
  GPtrArray *all = self->scan->found->numbers;

  forecast->multiple = NAN;
  if (rate == NULL || years <= 0 || years > MOST_YEARS)
    return;
  for (guint i = self->at.first_number; i < all->len; i++) {
    const TlnFoundNumber *one = g_ptr_array_index (all, i);
    if (one->start >= self->at.end)
      break;
    if (strcmp (one->unit, "percent") != 0)
      continue;
    guint32 gap = one->start >= rate->end   ? one->start - rate->end
                  : rate->start >= one->end ? rate->start - one->end
                                            : 0;
    if (gap <= 12 && percent == NULL)
      percent = one;
  }
  if (percent != NULL && isnan (percent->upper) && percent->value > 0)
    forecast->multiple = pow (1 + percent->value / 100, years);
}

/* A sentence without a cue still foretells where it says by when: 到2028年, 未来五年. */
char *
tln_forecast_horizon_cue (TlnForecastFinder *self)
{
  static const char *const forward[] = { "到", "至", "by", "By", NULL };
  const TlnFoundDate *date = tln_forecast_horizon_date (self);
  TlnFoundForecast forecast = { 0 };
  int year, this_year, month, day;

  if (horizon_span (self, &forecast))
    return forecast.horizon;
  if (date == NULL || self->scan->written.day == TLN_DAY_NONE ||
      !text_ends (self, date->start, forward))
    return NULL;
  tln_day_split (self->scan->written.day, &this_year, &month, &day);
  tln_day_split (date->date.day, &year, &month, &day);
  return year > this_year ? g_strdup (date->quote) : NULL;
}

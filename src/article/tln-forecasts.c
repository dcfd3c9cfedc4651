/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences that say something of the future, by when, and what a yearly rate comes to. */
#include "tln-forecasts.h"

#include "tln-boilerplate.h"

#include <math.h>
#include <string.h>

#define MOST_SENTENCE 600 /* code points; longer is no sentence */
#define DIRECTION_REACH 40 /* code points behind the cue */
#define MOST_YEARS 60

typedef struct {
  guint32 start;
  guint32 end;
  guint first_cue; /* into the cues, numbers and dates */
  guint first_number;
  guint first_date;
} Sentence;

typedef struct {
  TlnFigureScan *scan;
  GPtrArray *cues; /* TlnFoundStage; stage_id is a TlnForecastWord */
  Sentence at;
  const TlnFoundStage *cue;
  double years; /* of the horizon; 0: not a span of years */
} Finder;

/* g_str_has_prefix measures the whole rest of the text where the prefix is a literal. */
static gboolean
begins (const char *text, const char *word)
{
  return strncmp (text, word, strlen (word)) == 0;
}

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
static const TlnFoundStage *
find_word (const Finder *self, TlnForecastWord word, guint32 from, guint32 to)
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

/* What the forecast says in figures: those behind its cue. */
static GArray *
own_numbers (const Finder *self)
{
  GPtrArray *all = self->scan->found->numbers;
  GArray *own = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = self->at.first_number; i < all->len; i++) {
    const TlnFoundNumber *number = g_ptr_array_index (all, i);
    if (number->start >= self->at.end)
      break;
    if (number->start >= self->cue->start && !span_of_time (number))
      g_array_append_val (own, i);
  }
  return own;
}

static TlnDate
year_date (const Finder *self, int more)
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
text_ends (const Finder *self, guint32 offset, const char *const *words)
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
static const TlnFoundDate *
horizon_date (const Finder *self)
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
month_date (const Finder *self, int more)
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
horizon_span (Finder *self, TlnFoundForecast *forecast)
{
  for (const char *p = forecast->quote; *p != '\0'; p = g_utf8_next_char (p)) {
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

static void
read_horizon (Finder *self, TlnFoundForecast *forecast)
{
  static const TlnForecastWord words[] = { TLN_FORECAST_HORIZON_NEXT, TLN_FORECAST_HORIZON_NOW,
                                           TLN_FORECAST_HORIZON_OPEN };
  const TlnFoundDate *date = horizon_date (self);

  forecast->due = TLN_DATE_NONE;
  if (horizon_span (self, forecast))
    return;
  if (date != NULL) {
    forecast->horizon = g_strdup (date->quote);
    forecast->due = date->date;
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    const TlnFoundStage *word = find_word (self, words[i], self->at.start, self->at.end);
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
years_between (const Finder *self)
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

static void
read_multiple (const Finder *self, TlnFoundForecast *forecast)
{
  const TlnFoundStage *rate = find_word (self, TLN_FORECAST_RATE, self->at.start, self->at.end);
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

/* The first cue of the sentence; *moves when one behind it says a direction. */
static const TlnFoundStage *
find_cue (const Finder *self, gboolean *moves)
{
  guint32 from = self->at.start, to = self->at.end;
  const TlnFoundStage *cue = find_word (self, TLN_FORECAST_CUE, from, to);
  const TlnFoundStage *move = find_word (self, TLN_FORECAST_MOVES, from, to);

  if (cue == NULL || (move != NULL && move->start < cue->start))
    cue = move;
  if (cue == NULL)
    return find_word (self, TLN_FORECAST_WEAK, from, to);
  to = MIN (to, cue->end + DIRECTION_REACH);
  *moves = find_word (self, TLN_FORECAST_DIRECTION, cue->start, to) != NULL ||
           find_word (self, TLN_FORECAST_MOVES, cue->start, to) != NULL;
  return cue;
}

static void
take_sentence (Finder *self)
{
  TlnFigureScan *scan = self->scan;
  guint32 from = self->at.start, to = self->at.end;
  gboolean moves = FALSE;

  if (to - from > MOST_SENTENCE)
    return;
  const TlnFoundStage *condition = find_word (self, TLN_FORECAST_CONDITION, from, to);
  self->years = 0;
  self->cue = find_cue (self, &moves);
  if (self->cue == NULL || tln_boilerplate_at (scan->boilerplate, from) != NULL ||
      find_word (self, TLN_FORECAST_DENIED, from, to) != NULL ||
      (condition != NULL && condition->start < self->cue->start))
    return;
  g_autoptr (GArray) numbers = own_numbers (self);
  gboolean weak = self->cue->stage_id == TLN_FORECAST_WEAK;
  if (numbers->len == 0 && !moves && !(weak && horizon_date (self) != NULL))
    return;
  TlnFoundForecast *forecast = g_new0 (TlnFoundForecast, 1);
  forecast->start = from;
  forecast->end = to;
  forecast->quote = tln_figure_quote (scan, from, to);
  forecast->cue = g_strdup (self->cue->quote);
  forecast->rule = numbers->len > 0 ? "cue and number" : "cue and direction";
  forecast->numbers = g_steal_pointer (&numbers);
  forecast->speaker = tln_forecast_speaker (forecast->quote);
  read_horizon (self, forecast);
  read_multiple (self, forecast);
  g_ptr_array_add (scan->found->forecasts, forecast);
}

/* Moves the beginnings of what lies in the sentence. */
static void
catch_up (Finder *self)
{
  TlnFigures *found = self->scan->found;
  Sentence *at = &self->at;

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

/* A full stop of Latin text: blank and no small letter behind, no initial before. */
static gboolean
full_stop (const char *t, gsize pos)
{
  if (t[pos + 1] != ' ' && t[pos + 1] != '"' && t[pos + 1] != '\0')
    return FALSE;
  const char *next = t + pos + 1;
  while (*next == ' ')
    next++;
  if (g_ascii_islower (*next))
    return FALSE;
  static const char *const shorts[] = { "Mr", "Ms", "Dr", "Mrs", "Inc", "Corp", "Ltd",
                                        "Co", "No", "vs", "St",  "Jr",  NULL };
  gsize from = pos;
  while (from > 0 && g_ascii_isalpha (t[from - 1]) && pos - from < 5)
    from--;
  if (pos - from == 1 && g_ascii_isupper (t[from]))
    return FALSE;
  for (guint i = 0; shorts[i] != NULL; i++)
    if (strlen (shorts[i]) == pos - from && memcmp (t + from, shorts[i], pos - from) == 0)
      return FALSE;
  return TRUE;
}

static gboolean
ends_sentence (const char *t, gsize pos)
{
  switch (t[pos]) {
  case '\n':
  case '!':
  case '?':
  case ';':
    return TRUE;
  case '.':
    return full_stop (t, pos);
  default:
    return begins (t + pos, "。");
  }
}

void
tln_forecasts_find (TlnFigureScan *scan)
{
  const TlnCodeScan *code = &scan->scan;
  g_autoptr (GPtrArray) cues = tln_cues_find (forecast_cues (), scan->text);
  Finder self = { .scan = scan, .cues = cues };
  gsize from = 0;

  for (gsize pos = 0; pos < code->n && cues->len > 0;) {
    gsize next = (gsize) (g_utf8_next_char (code->t + pos) - code->t);
    if (pos == from && (g_ascii_isspace (code->t[pos]) || begins (code->t + pos, "”"))) {
      pos = from = next;
      continue;
    }
    gboolean end = ends_sentence (code->t, pos);
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

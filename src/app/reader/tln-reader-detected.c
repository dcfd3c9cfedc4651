/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts what the finders found in one row. A forecast is a whole sentence, which the reader may
 * offer as a claim already; here it is the words that foretell. */
#include "tln-reader-detected.h"

#include <string.h>

static void
add (TlnReaderDetected *self, const TlnDetected *one)
{
  if (one->end > one->start)
    g_array_append_val (self->all, *one);
}

static void
add_numbers (TlnReaderDetected *self)
{
  GPtrArray *numbers = self->figures->numbers;
  GPtrArray *forecasts = self->figures->forecasts;
  g_autofree const TlnFoundForecast **of = g_new0 (const TlnFoundForecast *, numbers->len + 1);

  for (guint i = 0; i < forecasts->len; i++) {
    const TlnFoundForecast *forecast = g_ptr_array_index (forecasts, i);

    for (guint j = 0; j < forecast->numbers->len; j++)
      of[g_array_index (forecast->numbers, guint, j)] = forecast;
  }
  for (guint i = 0; i < numbers->len; i++) {
    const TlnFoundNumber *number = g_ptr_array_index (numbers, i);

    if (*number->unit && !number->within)
      add (self,
           &(TlnDetected) {
               .start = number->start, .end = number->end, .number = number, .forecast = of[i] });
  }
}

static void
add_forecast (TlnReaderDetected *self, const TlnFoundForecast *forecast)
{
  const char *cue = forecast->cue ? strstr (forecast->quote, forecast->cue) : NULL;
  TlnDetected one = { .forecast = forecast };

  if (!cue)
    return;
  one.start = forecast->start + (guint32) g_utf8_pointer_to_offset (forecast->quote, cue);
  one.end = one.start + (guint32) g_utf8_strlen (forecast->cue, -1);
  add (self, &one);
}

/* What only forecasts comes last of those that begin together, so that the date or the number
 * wins. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const TlnDetected *one = a, *other = b;
  gboolean cue = !one->number && one->forecast, other_cue = !other->number && other->forecast;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return cue - other_cue;
}

static void
drop_overlaps (TlnReaderDetected *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->all->len; i++) {
    TlnDetected *all = &g_array_index (self->all, TlnDetected, 0);

    if (kept == 0 || all[i].start >= all[kept - 1].end)
      all[kept++] = all[i];
  }
  g_array_set_size (self->all, kept);
}

TlnReaderDetected *
tln_reader_detected_new (TlnDetection *detection, TlnFigures *figures)
{
  TlnReaderDetected *self = g_new0 (TlnReaderDetected, 1);

  self->detection = detection;
  self->figures = figures;
  self->all = g_array_new (FALSE, FALSE, sizeof (TlnDetected));
  self->ranges = tln_reader_ranges_new ();
  for (guint i = 0; i < detection->instruments->len; i++) {
    const TlnFoundInstrument *code = g_ptr_array_index (detection->instruments, i);

    if (!code->within)
      add (self, &(TlnDetected) { .start = code->start, .end = code->end, .code = code });
  }
  add_numbers (self);
  for (guint i = 0; i < figures->dates->len; i++) {
    const TlnFoundDate *date = g_ptr_array_index (figures->dates, i);

    if (!date->within)
      add (self, &(TlnDetected) { .start = date->start, .end = date->end, .date = date });
  }
  for (guint i = 0; i < figures->forecasts->len; i++)
    add_forecast (self, g_ptr_array_index (figures->forecasts, i));
  g_array_sort (self->all, compare);
  drop_overlaps (self);
  for (guint i = 0; i < self->all->len; i++) {
    const TlnDetected *one = &g_array_index (self->all, TlnDetected, i);

    tln_reader_ranges_add (self->ranges, one->start, one->end, one);
  }
  tln_reader_ranges_sort (self->ranges);
  return self;
}

void
tln_reader_detected_free (TlnReaderDetected *self)
{
  tln_reader_ranges_free (self->ranges);
  g_array_unref (self->all);
  tln_figures_free (self->figures);
  tln_detection_free (self->detection);
  g_free (self);
}

const TlnDetected *
tln_reader_detected_find (const TlnReaderDetected *self, guint32 place, int by)
{
  const TlnDetected *there = tln_reader_ranges_at (self->ranges, place);
  guint low = 0, high = self->all->len;

  if (by == 0 || self->all->len == 0)
    return there;
  /* The first that begins behind the place. */
  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (self->all, TlnDetected, middle).start > place)
      high = middle;
    else
      low = middle + 1;
  }
  if (by > 0)
    return &g_array_index (self->all, TlnDetected, low < self->all->len ? low : 0);
  low -= there ? 1 : 0;
  return &g_array_index (self->all, TlnDetected, low > 0 ? low - 1 : self->all->len - 1);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prepares a text for the finders of figures and runs them in their order: what is an address, a
 * code or a date is no number, and forecasts are made of both. The rules are in tln-text-dates.c,
 * tln-numbers.c and tln-forecasts.c. */
#include "tln-figures.h"

#include "tln-boilerplate.h"
#include "tln-figure-scan.h"

#include <string.h>

guint32
tln_figure_start (const TlnFigureScan *scan, TlnRange range)
{
  return scan->origin[range.start];
}

guint32
tln_figure_end (const TlnFigureScan *scan, TlnRange range)
{
  return scan->origin[range.end - 1] + 1;
}

char *
tln_figure_quote (const TlnFigureScan *scan, guint32 start, guint32 end)
{
  return g_strndup (scan->text + scan->bytes[start], scan->bytes[end] - scan->bytes[start]);
}

const TlnFigureWord *
tln_figure_word (const TlnCodeScan *scan, gsize pos, const TlnFigureWord *table)
{
  const char *at = scan->t + pos;

  for (; table->word != NULL; table++) {
    if (table->word[0] != at[0] || strncmp (at, table->word, strlen (table->word)) != 0)
      continue;
    gsize n = strlen (table->word);
    if (!g_ascii_isalpha (table->word[n - 1]) || !g_ascii_isalnum (at[n]))
      return table;
  }
  return NULL;
}

const TlnFigureWord *
tln_figure_word_back (const TlnCodeScan *scan, gsize pos, const TlnFigureWord *table)
{
  for (; table->word != NULL; table++) {
    if (!tln_scan_ends (scan, pos, table->word))
      continue;
    gsize n = strlen (table->word);
    if (!g_ascii_isalpha (table->word[0]) || n == pos || !g_ascii_isalnum (scan->t[pos - n - 1]))
      return table;
  }
  return NULL;
}

static void
free_number (gpointer data)
{
  TlnFoundNumber *number = data;

  g_free (number->quote);
  g_free (number->qualifier);
  g_free (number);
}

static void
free_date (gpointer data)
{
  g_free (((TlnFoundDate *) data)->quote);
  g_free (data);
}

static void
free_forecast (gpointer data)
{
  TlnFoundForecast *forecast = data;

  g_free (forecast->quote);
  g_free (forecast->cue);
  g_free (forecast->speaker);
  g_free (forecast->horizon);
  g_array_unref (forecast->numbers);
  g_free (forecast);
}

/* Raised and circled figures (m², ③) were made plain digits by the normalisation. */
static gboolean
plain_digit (gunichar c)
{
  return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static void
map_original (TlnFigureScan *scan, const TlnNormalized *normal)
{
  const char *p = scan->text;
  guint32 n = 0, code_points = normal->origin[normal->n];
  gsize at = 0;

  scan->bytes = g_new (guint32, code_points + 1);
  for (; n < code_points; n++, p = g_utf8_next_char (p))
    scan->bytes[n] = (guint32) (p - scan->text);
  scan->bytes[n] = (guint32) strlen (scan->text);
  scan->origin = g_new (guint32, scan->scan.n + 1);
  for (guint i = 0; i < normal->n; i++) {
    gsize next = (gsize) (g_utf8_next_char (normal->text + at) - normal->text);
    if (g_ascii_isdigit (normal->text[at]))
      scan->scan.taken[at] =
          !plain_digit (g_utf8_get_char (scan->text + scan->bytes[normal->origin[i]]));
    for (; at < next; at++)
      scan->origin[at] = normal->origin[i];
  }
  scan->origin[scan->scan.n] = code_points;
}

static void
take_instruments (TlnFigureScan *scan, const GPtrArray *instruments)
{
  gsize at = 0;

  for (guint i = 0; i < instruments->len; i++) {
    const TlnFoundInstrument *one = g_ptr_array_index (instruments, i);
    while (at < scan->scan.n && scan->origin[at] < one->start)
      at++;
    for (gsize to = at; to < scan->scan.n && scan->origin[to] < one->end; to++)
      scan->scan.taken[to] = 1;
  }
}

static void
note_boilerplate (TlnFigureScan *scan)
{
  TlnFigures *found = scan->found;

  for (guint i = 0; i < found->numbers->len; i++) {
    TlnFoundNumber *number = g_ptr_array_index (found->numbers, i);
    number->within = tln_boilerplate_at (scan->boilerplate, number->start);
  }
  for (guint i = 0; i < found->dates->len; i++) {
    TlnFoundDate *date = g_ptr_array_index (found->dates, i);
    date->within = tln_boilerplate_at (scan->boilerplate, date->start);
  }
}

TlnFigures *
tln_figures_find (const char *text, const TlnDetection *detection, const TlnDate *written)
{
  g_autoptr (TlnNormalized) normal = tln_normalize (text);
  TlnFigures *figures = g_new0 (TlnFigures, 1);
  TlnFigureScan scan = { .text = text, .written = *written, .found = figures };
  gsize n = strlen (normal->text);
  g_autofree guint8 *taken = g_new0 (guint8, n + 1);

  figures->numbers = g_ptr_array_new_with_free_func (free_number);
  figures->dates = g_ptr_array_new_with_free_func (free_date);
  figures->forecasts = g_ptr_array_new_with_free_func (free_forecast);
  scan.scan = (TlnCodeScan) { .t = normal->text, .n = n, .taken = taken };
  scan.chinese = g_strcmp0 (tln_text_language (text), "zh") == 0;
  scan.boilerplate = detection->boilerplate;
  map_original (&scan, normal);
  tln_code_mask (&scan.scan);
  take_instruments (&scan, detection->instruments);
  tln_text_dates_find (&scan);
  tln_numbers_find (&scan);
  note_boilerplate (&scan);
  tln_forecasts_find (&scan);
  g_free (scan.origin);
  g_free (scan.bytes);
  return figures;
}

void
tln_figures_free (TlnFigures *figures)
{
  g_ptr_array_unref (figures->numbers);
  g_ptr_array_unref (figures->dates);
  g_ptr_array_unref (figures->forecasts);
  g_free (figures);
}

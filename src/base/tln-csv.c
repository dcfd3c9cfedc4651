/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splitting and writing separated values. What columns mean is the business of market/. */
#include "tln-csv.h"

#include <math.h>
#include <string.h>

#define SAMPLE_LINES 50
#define MARK "\xEF\xBB\xBF" /* of the byte order: no part of the first cell */

static void
csv_row_free (gpointer data)
{
  TlnCsvRow *row = data;

  g_strfreev (row->cells);
  g_free (row);
}

/* Length of a quoted cell behind its opening quote up to the closing one, or -1. */
static const char *
find_closing_quote (const char *p)
{
  for (; *p != '\0'; p++) {
    if (*p != '"')
      continue;
    if (p[1] != '"')
      return p;
    p++;
  }
  return NULL;
}

static char *
take_quoted (const char **at, const char *close)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = *at + 1; p < close; p++) {
    g_string_append_c (out, *p);
    if (*p == '"')
      p++;
  }
  *at = close + 1;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
take_plain (const char **at, char delimiter)
{
  const char *start = *at;
  const char *p = start;

  while (*p != '\0' && *p != '\n' && *p != '\r' && *p != delimiter)
    p++;
  *at = p;
  return g_strstrip (g_strndup (start, (gsize) (p - start)));
}

static char *
take_cell (const char **at, char delimiter)
{
  const char *p = *at;

  while (*p == ' ')
    p++;
  const char *close = *p == '"' ? find_closing_quote (p + 1) : NULL;
  if (close == NULL)
    return take_plain (at, delimiter);
  *at = p;
  char *cell = take_quoted (at, close);
  while (**at != '\0' && **at != '\n' && **at != '\r' && **at != delimiter)
    (*at)++;
  return cell;
}

static guint
count_line_ends (const char *from, const char *to)
{
  guint n = 0;

  for (; from < to; from++)
    n += *from == '\n' || (*from == '\r' && from[1] != '\n');
  return n;
}

static TlnCsvRow *
take_row (const char **at, char delimiter)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  TlnCsvRow *row = g_new0 (TlnCsvRow, 1);

  g_ptr_array_add (cells, take_cell (at, delimiter));
  while (**at == delimiter && delimiter != '\0') {
    (*at)++;
    g_ptr_array_add (cells, take_cell (at, delimiter));
  }
  row->n_cells = cells->len;
  g_ptr_array_add (cells, NULL);
  row->cells = (char **) g_ptr_array_free (g_steal_pointer (&cells), FALSE);
  return row;
}

GPtrArray *
tln_csv_parse (const char *text, char delimiter)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (csv_row_free);
  guint line = 1;

  if (g_str_has_prefix (text, MARK))
    text += 3;
  for (const char *p = text; *p != '\0';) {
    const char *start = p;
    if (*p != '\n' && *p != '\r') {
      TlnCsvRow *row = take_row (&p, delimiter);
      row->line = line;
      if (row->n_cells == 1 && *row->cells[0] == '\0')
        csv_row_free (row);
      else
        g_ptr_array_add (rows, row);
    }
    if (*p == '\r' && p[1] == '\n')
      p++;
    if (*p != '\0')
      p++;
    line += count_line_ends (start, p);
  }
  return rows;
}

/* How many of the rows have the commonest number of cells, and which number that is. */
static guint
count_constant_rows (const char *sample, char delimiter, guint *cells, guint *rows)
{
  g_autoptr (GPtrArray) parsed = tln_csv_parse (sample, delimiter);
  guint best = 0;

  *cells = 0;
  *rows = parsed->len;
  for (guint i = 0; i < parsed->len; i++) {
    guint n = ((TlnCsvRow *) g_ptr_array_index (parsed, i))->n_cells;
    guint same = 0;
    for (guint k = 0; k < parsed->len; k++)
      same += ((TlnCsvRow *) g_ptr_array_index (parsed, k))->n_cells == n;
    if (same > best || (same == best && n > *cells)) {
      best = same;
      *cells = n;
    }
  }
  return best;
}

char
tln_csv_delimiter (const char *text)
{
  static const char candidates[] = { '\t', ';', '|', ',' };
  const char *end = text;
  char best = '\0';
  guint best_rows = 0;

  for (guint line = 0; *end != '\0' && line < SAMPLE_LINES; end++)
    line += *end == '\n';
  g_autofree char *sample = g_strndup (text, (gsize) (end - text));
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++) {
    guint cells, rows;
    guint constant = count_constant_rows (sample, candidates[i], &cells, &rows);
    if (cells < 2 || constant * 2 <= rows || constant <= best_rows)
      continue;
    best = candidates[i];
    best_rows = constant;
  }
  return best;
}

void
tln_csv_append (GString *out, const char *cell, char delimiter)
{
  gboolean quote = strpbrk (cell, "\"\r\n") != NULL || strchr (cell, delimiter) != NULL ||
                   g_str_has_prefix (cell, MARK) || g_ascii_isspace (*cell) ||
                   (*cell != '\0' && g_ascii_isspace (cell[strlen (cell) - 1]));

  if (!quote) {
    g_string_append (out, cell);
    return;
  }
  g_string_append_c (out, '"');
  for (const char *p = cell; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (out, '"');
    g_string_append_c (out, *p);
  }
  g_string_append_c (out, '"');
}

void
tln_csv_append_number (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    return;
  g_ascii_formatd (text, sizeof text, "%.15g", value);
  if (g_ascii_strtod (text, NULL) != value)
    g_ascii_formatd (text, sizeof text, "%.17g", value);
  g_string_append (out, text);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding the figures of a sentence and writing them on one line to compare. */
#pragma once

#include "tln-figures.h"

#include <math.h>

/* day: YYYY-MM-DD of the article, or NULL. */
static inline TlnFigures *
figures_of (const char *text, const char *day)
{
  g_autoptr (TlnDetection) detection = tln_detect (text, NULL);
  TlnDate written = TLN_DATE_NONE;

  if (day != NULL)
    g_assert_true (tln_date_parse (day, &written));
  return tln_figures_find (text, detection, &written);
}

static inline void
append_value (GString *line, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (value))
    g_string_append (line, "?");
  else
    g_string_append (line, g_ascii_formatd (digits, sizeof digits, "%.12g", value));
}

/* "超过30万次=300000 units:次 over; …" */
static inline char *
numbers_line (const char *text)
{
  g_autoptr (TlnFigures) figures = figures_of (text, NULL);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < figures->numbers->len; i++) {
    const TlnFoundNumber *number = g_ptr_array_index (figures->numbers, i);
    g_string_append_printf (line, "%s%s=", i > 0 ? "; " : "", number->quote);
    append_value (line, number->value);
    if (!isnan (number->upper)) {
      g_string_append (line, "..");
      append_value (line, number->upper);
    }
    if (*number->unit != '\0')
      g_string_append_printf (line, " %s", number->unit);
    if (number->qualifier != NULL)
      g_string_append_printf (line, " %s", number->qualifier);
    g_assert_nonnull (number->rule);
  }
  return g_string_free (line, FALSE);
}

/* "2月23日=2025-02-23 day; …" */
static inline char *
dates_line (const char *text, const char *day)
{
  g_autoptr (TlnFigures) figures = figures_of (text, day);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < figures->dates->len; i++) {
    const TlnFoundDate *date = g_ptr_array_index (figures->dates, i);
    g_autofree char *written = tln_date_format (&date->date);
    g_string_append_printf (line, "%s%s=%s %s", i > 0 ? "; " : "", date->quote,
                            written != NULL ? written : "?", date->precision);
    g_assert_nonnull (date->rule);
  }
  return g_string_free (line, FALSE);
}

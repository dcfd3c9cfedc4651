/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices, changes and quantities for people. */
#include "tln-chart-words.h"

#include "tln-plot-levels.h"

#include <glib/gi18n.h>
#include <math.h>

#define MINUS "\u2212"
#define NO_VALUE "–"
#define LEFT_TO_RIGHT_ISOLATE "\u2066"
#define POP_ISOLATE "\u2069"

char *
tln_chart_say_price (double value)
{
  char label[TLN_LABEL];

  if (!isfinite (value))
    return g_strdup (NO_VALUE);
  tln_label_value (label, value, tln_price_step (value));
  return g_strdup (label);
}

char *
tln_chart_say_change (double ratio)
{
  double percent = round (ratio * 10000.0) / 100.0;

  if (!isfinite (percent))
    return g_strdup (NO_VALUE);
  if (percent == 0.0)
    return g_strdup ("0.00%");
  return g_strdup_printf ("%s%.2f%%", percent > 0.0 ? "+" : MINUS, fabs (percent));
}

char *
tln_chart_say_signed (double value, int decimals)
{
  double unit = pow (10.0, decimals);
  double rounded = round (value * unit) / unit;

  if (!isfinite (rounded))
    return g_strdup (NO_VALUE);
  return g_strdup_printf ("%s%.*f",
                          rounded > 0.0   ? "+"
                          : rounded < 0.0 ? MINUS
                                          : "",
                          decimals, fabs (rounded));
}

char *
tln_chart_isolate (char *number)
{
  char *isolated = g_strconcat (LEFT_TO_RIGHT_ISOLATE, number, POP_ISOLATE, NULL);

  g_free (number);
  return isolated;
}

const TlnMyriads *
tln_chart_myriads (void)
{
  static TlnMyriads myriads;

  /* Translators: the unit large numbers are counted in: "thousand" counts in K, M, B (1.2M);
   * "myriad" in ten thousands, as Chinese, Japanese and Korean do. */
  if (!g_str_equal (C_ ("large numbers", "thousand"), "myriad"))
    return NULL;
  /* Translators: what stands behind a number of ten thousands and of hundred millions, where the
   * language counts in them. */
  myriads.ten_thousands = C_ ("large numbers", "×10⁴");
  myriads.hundred_millions = C_ ("large numbers", "×10⁸");
  return &myriads;
}

char *
tln_chart_say_quantity (double value)
{
  const TlnMyriads *myriads = tln_chart_myriads ();
  char label[TLN_LABEL];

  if (!isfinite (value))
    return g_strdup (NO_VALUE);
  if (myriads && value >= 1e8)
    return g_strdup_printf ("%.2f%s", value / 1e8, myriads->hundred_millions);
  if (myriads && value >= 1e4)
    return g_strdup_printf ("%.1f%s", value / 1e4, myriads->ten_thousands);
  tln_label_quantity (label, value, NULL);
  return g_strdup (label);
}

double
tln_chart_change_at (const TlnSeries *series, guint index)
{
  for (guint i = index; i > 0; i--) {
    double before = series->close[i - 1];

    if (!isnan (before))
      return before > 0.0 ? series->close[index] / before - 1.0 : (double) NAN;
  }
  return (double) NAN;
}

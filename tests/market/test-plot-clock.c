/* SPDX-License-Identifier: GPL-3.0-or-later */
/* True time: places of days, weeks, months and minutes, what stands in those without a bar, and
 * where there are too many of them. */
#include "tln-day.h"
#include "tln-plot-clock.h"
#include "tln-plot.h"

#include <math.h>

#define DAY ((gint64) 86400)

static TlnPlotData *
make_data (const gint64 *t, guint n)
{
  g_autofree TlnBar *bars = g_new (TlnBar, n);

  for (guint i = 0; i < n; i++)
    bars[i] = (TlnBar) { t[i], 10.0 + i, 11.0 + i, 9.0 + i, 10.5 + i, 100, 1000 };
  g_autoptr (TlnSeries) series = tln_series_new (bars, n);
  return tln_plot_data_new (series);
}

/* Thursday, Friday, Monday, Tuesday: the week-end is two places. */
static void
test_days (void)
{
  const gint64 friday = tln_day_new (2025, 3, 7) * DAY;
  const gint64 t[] = { friday - DAY, friday, friday + 3 * DAY, friday + 4 * DAY };
  double *values = g_new (double, 4);
  TlnPlotData *data = make_data (t, 4);

  values[0] = (double) NAN;
  values[1] = 4;
  values[2] = 7;
  values[3] = 8;
  tln_plot_data_add_other (data, "other", values, 0);
  g_autoptr (TlnPlotData) clock = tln_plot_data_on_clock (data, TLN_PERIOD_AS_IS, FALSE);
  const TlnSeries *series = clock->series;
  const TlnPlotLine *other = g_ptr_array_index (clock->lines, 0);
  g_assert_cmpuint (series->n, ==, 6);
  g_assert_cmpint (series->t[2], ==, friday + DAY);
  g_assert_true (isnan (series->close[2]) && isnan (series->volume[3]));
  g_assert_cmpfloat (series->close[4], ==, 12.5);
  g_assert_cmpfloat (series->high[5], ==, 14);
  /* lines go straight across; what the other had not stays out */
  g_assert_cmpfloat_with_epsilon (clock->close->low[2], 11.5 + 1 / 3.0, 1e-12);
  g_assert_true (isnan (other->values[0]));
  g_assert_cmpfloat (other->values[2], ==, 5);
  g_assert_cmpfloat (other->values[3], ==, 6);
  g_assert_cmpstr (other->name, ==, "other");
  g_assert_true (other->foreign);
  /* the fall follows the same line */
  tln_plot_data_prepare_drawdown (clock);
  g_assert_cmpfloat (clock->drawdown->values[3], ==, 0);
}

static void
test_level (void)
{
  const gint64 t[] = { 0, 3 * DAY };
  g_autoptr (TlnPlotData) clock = tln_plot_data_on_clock (make_data (t, 2), TLN_PERIOD_AS_IS, TRUE);

  g_assert_cmpuint (clock->series->n, ==, 4);
  g_assert_cmpfloat (clock->close->low[2], ==, 10.5);
  g_assert_cmpfloat (clock->close->low[3], ==, 11.5);
}

/* Bars of weeks stand on their last day, whichever that is; a month without a bar is one place. */
static void
test_weeks_and_months (void)
{
  const gint64 weeks[] = { tln_day_new (2025, 1, 24) * DAY, tln_day_new (2025, 2, 7) * DAY,
                           tln_day_new (2025, 2, 13) * DAY };
  const gint64 months[] = { tln_day_new (2024, 11, 29) * DAY, tln_day_new (2025, 1, 27) * DAY };
  g_autoptr (TlnPlotData) by_week =
      tln_plot_data_on_clock (make_data (weeks, 3), TLN_PERIOD_WEEK, FALSE);
  g_autoptr (TlnPlotData) by_month =
      tln_plot_data_on_clock (make_data (months, 2), TLN_PERIOD_MONTH, FALSE);

  g_assert_cmpuint (by_week->series->n, ==, 4);
  g_assert_cmpint (by_week->series->t[1], ==, tln_day_new (2025, 1, 27) * DAY);
  g_assert_cmpuint (by_month->series->n, ==, 3);
  g_assert_cmpint (by_month->series->t[1], ==, tln_day_new (2024, 12, 1) * DAY);
}

static void
test_minutes (void)
{
  const gint64 t[] = { 34200, 34500, 34800, 35700 };
  g_autoptr (TlnPlotData) clock =
      tln_plot_data_on_clock (make_data (t, 4), TLN_PERIOD_AS_IS, FALSE);

  g_assert_cmpuint (clock->series->n, ==, 6);
  g_assert_true (clock->series->intraday);
  g_assert_cmpint (clock->series->t[3], ==, 35100);
  g_assert_cmpfloat (clock->series->close[5], ==, 13.5);
}

/* Then bars stay side by side. */
static void
test_too_many (void)
{
  const gint64 far[] = { 0, 1000 * DAY };
  const gint64 uneven[] = { 34200, 34260, 34320, 20000 * DAY + 34200 };
  const gint64 one[] = { 5 * DAY };
  g_autoptr (TlnPlotData) none = tln_plot_data_on_clock (make_data (one, 0), TLN_PERIOD_DAY, FALSE);
  g_autoptr (TlnPlotData) single =
      tln_plot_data_on_clock (make_data (one, 1), TLN_PERIOD_DAY, FALSE);
  g_autoptr (TlnPlotData) two = tln_plot_data_on_clock (make_data (far, 2), TLN_PERIOD_DAY, FALSE);
  g_autoptr (TlnPlotData) four =
      tln_plot_data_on_clock (make_data (uneven, 4), TLN_PERIOD_AS_IS, FALSE);

  g_assert_cmpuint (none->series->n, ==, 0);
  g_assert_cmpuint (single->series->n, ==, 1);
  g_assert_cmpuint (two->series->n, ==, 2);
  g_assert_cmpuint (four->series->n, ==, 4);
}

/* A mark of a day without trade has its place at the line. */
static void
test_marks (void)
{
  const gint64 friday = tln_day_new (2025, 3, 7) * DAY;
  const gint64 t[] = { friday, friday + 3 * DAY };
  const TlnPlotEvent event = { .t = friday + DAY, .id = 1, .stance = TLN_EVENT_NEUTRAL };
  g_autoptr (TlnPlotData) clock =
      tln_plot_data_on_clock (make_data (t, 2), TLN_PERIOD_AS_IS, FALSE);
  TlnPlotView view = { .width = 400, .height = 300, .char_width = 7, .line_height = 16 };
  TlnPlot plot;

  tln_plot_data_set_events (clock, &event, 1);
  tln_view_reset (&view, clock->series->n);
  for (int kind = TLN_PLOT_LINE; kind < TLN_PLOT_KINDS; kind++) {
    view.kind = (TlnPlotKind) kind;
    tln_plot_layout (&plot, clock, &view);
    g_assert_cmpuint (plot.n_marks, ==, 1);
    g_assert_cmpfloat_with_epsilon (plot.marks[0].x, tln_plot_x (&plot, 1), 1e-6);
    g_assert_cmpfloat (plot.marks[0].y, <, tln_plot_y (&plot, clock->close->low[1]));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot-clock/days", test_days);
  g_test_add_func ("/plot-clock/level", test_level);
  g_test_add_func ("/plot-clock/weeks-and-months", test_weeks_and_months);
  g_test_add_func ("/plot-clock/minutes", test_minutes);
  g_test_add_func ("/plot-clock/too-many", test_too_many);
  g_test_add_func ("/plot-clock/marks", test_marks);
  return g_test_run ();
}

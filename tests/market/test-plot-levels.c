/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels on a chart: where they stand, which is where, what is drawn of them. */
#include "plot-support.h"
#include "tln-plot-levels.h"

#include <string.h>

static void
lay_out (Picture *picture)
{
  tln_plot_layout (&picture->plot, picture->data, &picture->view);
  tln_drawing_clear (picture->drawing, picture->view.width, picture->view.height);
  tln_plot_draw_levels (&picture->plot, picture->drawing);
  assert_sound (picture);
}

static void
test_drawn (void)
{
  Picture picture;

  begin (&picture, 200);
  tln_plot_layout (&picture.plot, picture.data, &picture.view);
  double middle = (picture.plot.price_scale.min + picture.plot.price_scale.max) / 2;
  const TlnPlotLevel levels[] = { { middle, (char *) "the middle" },
                                  { middle * 1000, (char *) "far above" },
                                  { middle + 0.1, (char *) "" } };
  tln_plot_data_set_levels (picture.data, levels, 3);
  lay_out (&picture);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_RECT, TLN_ROLE_MARK_NEUTRAL), ==, 2);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_TEXT, TLN_ROLE_MARK_NEUTRAL), ==, 1);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_TEXT, TLN_ROLE_LABEL_TEXT), ==, 2);
  g_assert_true (isnan (tln_plot_level_y (&picture.plot, 1)));
  g_assert_cmpfloat_with_epsilon (tln_plot_level_y (&picture.plot, 0),
                                  tln_plot_y (&picture.plot, middle), 1e-9);
  tln_plot_data_set_levels (picture.data, NULL, 0);
  lay_out (&picture);
  g_assert_cmpuint (picture.drawing->items->len, ==, 0);
  end (&picture);
}

static void
test_places (void)
{
  Picture picture;

  begin (&picture, 200);
  tln_plot_layout (&picture.plot, picture.data, &picture.view);
  double low = picture.plot.price_scale.min;
  double high = picture.plot.price_scale.max;
  const TlnPlotLevel levels[] = { { low + (high - low) * 0.25, (char *) "" },
                                  { low + (high - low) * 0.75, (char *) "" } };
  tln_plot_data_set_levels (picture.data, levels, 2);
  lay_out (&picture);
  double y = tln_plot_level_y (&picture.plot, 1);
  g_assert_cmpuint (tln_plot_level_at (&picture.plot, y + 3, 4), ==, 1);
  g_assert_cmpuint (tln_plot_level_at (&picture.plot, y + 5, 4), ==, G_MAXUINT);
  g_assert_cmpuint (tln_plot_level_at (&picture.plot, y + 100, 1000), ==, 0);
  /* back to the price, to the step it is quoted in; also where everything is 100 */
  g_assert_cmpfloat_with_epsilon (tln_plot_price_at (&picture.plot, y), levels[1].price, 0.006);
  picture.view.rebase = TLN_REBASE_HUNDRED;
  lay_out (&picture);
  y = tln_plot_level_y (&picture.plot, 1);
  g_assert_cmpfloat_with_epsilon (tln_plot_price_at (&picture.plot, y), levels[1].price, 0.006);
  end (&picture);
}

static void
test_step (void)
{
  g_assert_cmpfloat_with_epsilon (tln_price_step (4350.1), 0.01, 1e-15);
  g_assert_cmpfloat_with_epsilon (tln_price_step (12), 0.01, 1e-15);
  g_assert_cmpfloat_with_epsilon (tln_price_step (1.04), 0.001, 1e-15);
  g_assert_cmpfloat_with_epsilon (tln_price_step (0.52), 0.001, 1e-15);
  g_assert_cmpfloat_with_epsilon (tln_price_step (-0.052), 0.00001, 1e-17);
  g_assert_cmpfloat_with_epsilon (tln_price_step (0), 0.01, 1e-15);
  g_assert_cmpfloat_with_epsilon (tln_price_step (INFINITY), 0.01, 1e-15);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot-levels/drawn", test_drawn);
  g_test_add_func ("/plot-levels/places", test_places);
  g_test_add_func ("/plot-levels/step", test_step);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of highlights: what is kept of them, and what they are called. */
#include "tln-colour.h"

static void
test_tidy (void)
{
  static const struct {
    const char *written;
    const char *kept;
  } cases[] = {
    { "yellow", "yellow" },
    { " Yellow ", "yellow" },
    { "GREY", "gray" },
    { "violet", "purple" },
    { "#FFD400", "#ffd400" },
    { "#ffd40080", "#ffd400" },
    { "#abc", "#aabbcc" },
    { "#abcd", "#aabbcc" },
    { NULL, NULL },
    { "", NULL },
    { "#", NULL },
    { "#12345", NULL },
    { "#12345g", NULL },
    { "#1234567", NULL },
    { "yellowish", NULL },
    { "red;position:x", NULL },
    { "\xFF", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *kept = tln_colour_tidy (cases[i].written);

    g_assert_cmpstr (kept, ==, cases[i].kept);
  }
}

static void
test_name (void)
{
  static const struct {
    const char *colour;
    const char *name;
  } cases[] = {
    { "#ffd400", "yellow" }, { "#ff6666", "red" },    { "#5fb236", "green" },
    { "#2ea8e5", "blue" },   { "#a28ae5", "purple" }, { "#e56eee", "pink" },
    { "#f19837", "orange" }, { "#aaaaaa", "gray" },   { "#000000", "black" },
    { "#ffffff", "white" },  { "#26c6da", "cyan" },   { "#8d6e63", "brown" },
    { "#ff0010", "red" },    { "#fff59d", "yellow" }, { "blue", "blue" },
    { "bluish", NULL },      { "#ffd4", NULL },       { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (tln_colour_name (cases[i].colour), ==, cases[i].name);
}

static void
test_rgb (void)
{
  double rgb[3];

  g_assert_true (tln_colour_rgb ("#ff8000", rgb));
  g_assert_cmpfloat_with_epsilon (rgb[0], 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (rgb[1], 128 / 255.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (rgb[2], 0, 1e-9);
  g_assert_true (tln_colour_rgb ("white", rgb));
  g_assert_cmpfloat_with_epsilon (rgb[2], 1, 1e-9);
  g_assert_false (tln_colour_rgb ("#12", rgb));
  g_assert_false (tln_colour_rgb (NULL, rgb));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/colour/tidy", test_tidy);
  g_test_add_func ("/colour/name", test_name);
  g_test_add_func ("/colour/rgb", test_rgb);
  return g_test_run ();
}

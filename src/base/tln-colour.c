/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dozen names that people use, by hue. */
#include "tln-colour.h"

#include <string.h>

static const struct {
  const char *name;
  guint32 rgb;
} basic[] = {
  { "yellow", 0xffd400 }, { "orange", 0xf19837 }, { "red", 0xff6666 },   { "pink", 0xf48fb1 },
  { "purple", 0xa28ae5 }, { "blue", 0x2ea8e5 },   { "cyan", 0x26c6da },  { "green", 0x5fb236 },
  { "brown", 0x8d6e63 },  { "gray", 0xaaaaaa },   { "black", 0x000000 }, { "white", 0xffffff },
};

static const char *const same[][2] = {
  { "grey", "gray" },  { "violet", "purple" }, { "magenta", "pink" }, { "fuchsia", "pink" },
  { "rose", "pink" },  { "aqua", "cyan" },     { "teal", "cyan" },    { "turquoise", "cyan" },
  { "lime", "green" }, { "navy", "blue" },
};

/* Where a hue ends, in degrees, and what it is called. */
static const struct {
  double end;
  const char *name;
} hues[] = {
  { 15, "red" },   { 45, "orange" },  { 70, "yellow" }, { 165, "green" }, { 190, "cyan" },
  { 250, "blue" }, { 290, "purple" }, { 345, "pink" },  { 361, "red" },
};

static char *
tidy_digits (const char *digits)
{
  gsize n = strspn (digits, "0123456789abcdef");

  if (digits[n] != '\0')
    return NULL;
  if (n == 3 || n == 4)
    return g_strdup_printf ("#%c%c%c%c%c%c", digits[0], digits[0], digits[1], digits[1], digits[2],
                            digits[2]);
  return n == 6 || n == 8 ? g_strdup_printf ("#%.6s", digits) : NULL;
}

char *
tln_colour_tidy (const char *written)
{
  g_autofree char *word = NULL;

  if (written == NULL)
    return NULL;
  word = g_strstrip (g_ascii_strdown (written, -1));
  if (*word == '#')
    return tidy_digits (word + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    if (strcmp (word, same[i][0]) == 0)
      return g_strdup (same[i][1]);
  for (gsize i = 0; i < G_N_ELEMENTS (basic); i++)
    if (strcmp (word, basic[i].name) == 0)
      return g_steal_pointer (&word);
  return NULL;
}

static gboolean
find_value (const char *colour, guint32 *value)
{
  char *end;

  if (colour == NULL)
    return FALSE;
  if (*colour == '#') {
    *value = (guint32) g_ascii_strtoull (colour + 1, &end, 16);
    return end == colour + 7 && *end == '\0';
  }
  for (gsize i = 0; i < G_N_ELEMENTS (basic); i++)
    if (strcmp (colour, basic[i].name) == 0) {
      *value = basic[i].rgb;
      return TRUE;
    }
  return FALSE;
}

gboolean
tln_colour_rgb (const char *colour, double rgb[3])
{
  guint32 value;

  if (!find_value (colour, &value))
    return FALSE;
  for (guint i = 0; i < 3; i++)
    rgb[i] = (double) ((value >> (16 - 8 * i)) & 0xff) / 255;
  return TRUE;
}

/* In degrees, of a colour that is not gray. */
static double
hue_of (const double rgb[3], double most, double least)
{
  double turn;

  if (rgb[0] >= most)
    turn = (rgb[1] - rgb[2]) / (most - least);
  else if (rgb[1] >= most)
    turn = 2 + (rgb[2] - rgb[0]) / (most - least);
  else
    turn = 4 + (rgb[0] - rgb[1]) / (most - least);
  return turn < 0 ? turn * 60 + 360 : turn * 60;
}

const char *
tln_colour_name (const char *colour)
{
  double rgb[3];

  if (!tln_colour_rgb (colour, rgb))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (basic); i++)
    if (strcmp (colour, basic[i].name) == 0)
      return basic[i].name;
  double most = MAX (rgb[0], MAX (rgb[1], rgb[2]));
  double least = MIN (rgb[0], MIN (rgb[1], rgb[2]));
  if (most < 0.15)
    return "black";
  if (most - least < 0.1 * most)
    return least > 0.92 ? "white" : "gray";
  double hue = hue_of (rgb, most, least);
  if (hue > 10 && hue < 45 && most < 0.65)
    return "brown";
  for (gsize i = 0; i < G_N_ELEMENTS (hues); i++)
    if (hue < hues[i].end)
      return hues[i].name;
  return "red";
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as people type them, in both conventions. */
#include "tln-number.h"

#include <math.h>

typedef struct {
  const char *text;
  double with_point; /* NAN: refused */
  double with_comma;
} Case;

static const Case cases[] = {
  { "0", 0, 0 },
  { " 42 ", 42, 42 },
  { "3.5", 3.5, 3.5 },
  { "3,5", 3.5, 3.5 },
  { "-0.25", -0.25, -0.25 },
  { "−7", -7, -7 },
  { "+7", 7, 7 },
  { ".5", 0.5, 0.5 },
  /* Three digits behind the other sign are thousands. */
  { "1,200", 1200, 1.2 },
  { "1.200", 1.2, 1200 },
  { "1,200.5", 1200.5, NAN },
  { "1.200,5", NAN, 1200.5 },
  { "1,234,567", 1234567, NAN },
  { "1.234.567", NAN, 1234567 },
  { "1234,567", 1234.567, 1234.567 },
  { "1 234 567", 1234567, 1234567 },
  { "1\u202f234\u202f567", 1234567, 1234567 },
  { "1'234'567", 1234567, 1234567 },
  { "1e3", 1000, 1000 },
  { "2.5E-3", 0.0025, 0.0025 },
  /* Wide and other digits. */
  { "３．５", 3.5, 3.5 },
  { "１２０", 120, 120 },
  { "٣٫٥", 3.5, 3.5 },
  /* No numbers. */
  { "", NAN, NAN },
  { " ", NAN, NAN },
  { "-", NAN, NAN },
  { ".", NAN, NAN },
  { "5.", NAN, NAN },
  { "1.2.3", NAN, NAN },
  { "1,23,456", NAN, NAN },
  { "1,234 567", NAN, NAN },
  { "12,34,567", NAN, NAN },
  { "0x10", NAN, NAN },
  { "nan", NAN, NAN },
  { "inf", NAN, NAN },
  { "1e999", NAN, NAN },
  { "1e", NAN, NAN },
  { "12%", NAN, NAN },
  { "一百", NAN, NAN },
};

static void
assert_read (const char *text, char point, double expected)
{
  double value = 123456789;
  gboolean read = tln_number_parse (text, point, &value);

  g_test_message ("\"%s\" with '%c'", text, point);
  g_assert_cmpint (read, ==, !isnan (expected));
  g_assert_cmpfloat (value, ==, isnan (expected) ? 123456789 : expected);
}

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    assert_read (cases[i].text, '.', cases[i].with_point);
    assert_read (cases[i].text, ',', cases[i].with_comma);
  }
}

/* What is shown is read as the same number. */
static void
test_format (void)
{
  static const double values[] = { 0, -1.5, 1200, 1.2, 0.1, 6e11, 1e-8, 123456789.25, 1e12, 1e300 };
  g_autofree char *none = tln_number_format ((double) NAN, '.');
  g_autofree char *comma = tln_number_format (1234.5, ',');

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (comma, ==, "1234,5");
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    g_autofree char *text = tln_number_format (values[i], ',');
    double read = 0;

    g_assert_true (tln_number_parse (text, ',', &read));
    g_assert_cmpfloat (read, ==, values[i]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/parse", test_parse);
  g_test_add_func ("/number/format", test_format);
  return g_test_run ();
}

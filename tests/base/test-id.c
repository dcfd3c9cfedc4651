/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids: order, clock set back, written form, short ends. */
#include "tln-id.h"

static gint64 fake_now;

static gint64
fake_clock (gpointer data)
{
  return fake_now;
}

static guint32
fake_random (gpointer data)
{
  return 7;
}

static void
test_order (void)
{
  fake_now = 1740000000000;
  tln_clock_set (fake_clock, NULL, fake_random, NULL);
  gint64 first = tln_id_new ();
  gint64 second = tln_id_new ();
  g_assert_cmpint (second, ==, first + 1);
  g_assert_cmpint (tln_id_time (first), ==, fake_now);
  fake_now -= 5000;
  g_assert_cmpint (tln_id_new (), >, second);
  fake_now += 10000;
  g_assert_cmpint (tln_id_time (tln_id_new ()), ==, fake_now);
  tln_clock_set (NULL, NULL, NULL, NULL);
}

static void
test_written (void)
{
  gint64 ids[] = { 1, 31, 32, G_MAXINT64, 1824522731520000007 };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autofree char *text = tln_id_to_string (ids[i]);
    gint64 back = 0;
    g_assert_cmpuint (strlen (text), ==, TLN_ID_LENGTH);
    g_assert_true (tln_id_parse (text, &back));
    g_assert_cmpint (back, ==, ids[i]);
  }
  gint64 id;
  g_assert_true (tln_id_parse ("000000000000o", &id) == FALSE);
  g_assert_true (tln_id_parse ("00000000000ol", &id));
  g_assert_cmpint (id, ==, 1);
  g_assert_false (tln_id_parse ("8000000000000", &id));
  g_assert_false (tln_id_parse ("000000000000U", &id));
  g_assert_false (tln_id_parse ("", &id));
  g_assert_false (tln_id_parse (NULL, &id));
}

static void
test_end (void)
{
  gint64 value, mask;
  gint64 id = 1824522731520000007;
  g_autofree char *text = tln_id_to_string (id);

  g_assert_true (tln_id_parse_end (text + 9, &value, &mask));
  g_assert_cmpint (id & mask, ==, value);
  g_assert_cmpint ((id + 1) & mask, !=, value);
  g_assert_false (tln_id_parse_end ("", &value, &mask));
  g_assert_false (tln_id_parse_end (text, &value, &mask));
  g_assert_false (tln_id_parse_end ("!!", &value, &mask));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/order", test_order);
  g_test_add_func ("/id/written", test_written);
  g_test_add_func ("/id/end", test_end);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits between two orders of ids: applied they give the new one, and they are few. */
#include "tln-spine-diff.h"

#include <string.h>

static GArray *
make (const char *letters)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (const char *p = letters; *p != '\0'; p++) {
    gint64 id = *p;
    g_array_append_val (ids, id);
  }
  return ids;
}

/* From the end to the beginning, as a list does it. */
static GArray *
apply (const GArray *old_ids, const GArray *new_ids, const GArray *edits)
{
  GArray *ids = g_array_copy ((GArray *) old_ids);

  for (guint i = edits->len; i > 0; i--) {
    const TlnSpineEdit *edit = &g_array_index (edits, TlnSpineEdit, i - 1);
    if (edit->removed > 0)
      g_array_remove_range (ids, edit->from, edit->removed);
    if (edit->added > 0)
      g_array_insert_vals (ids, edit->from, &g_array_index (new_ids, gint64, edit->to),
                           edit->added);
  }
  return ids;
}

static guint
check (const GArray *old_ids, const GArray *new_ids, guint most)
{
  g_autoptr (GArray) edits = tln_spine_diff (old_ids, new_ids, most);
  g_autoptr (GArray) got = apply (old_ids, new_ids, edits);
  guint touched = 0;

  g_assert_cmpmem (got->data, got->len * sizeof (gint64), new_ids->data,
                   new_ids->len * sizeof (gint64));
  g_assert_cmpuint (edits->len, <=, most);
  for (guint i = 0; i < edits->len; i++) {
    const TlnSpineEdit *edit = &g_array_index (edits, TlnSpineEdit, i);
    touched += edit->removed + edit->added;
  }
  return touched;
}

static guint
check_letters (const char *from, const char *to)
{
  g_autoptr (GArray) old_ids = make (from);
  g_autoptr (GArray) new_ids = make (to);

  return check (old_ids, new_ids, 100);
}

static void
test_small (void)
{
  g_assert_cmpuint (check_letters ("", ""), ==, 0);
  g_assert_cmpuint (check_letters ("abc", "abc"), ==, 0);
  g_assert_cmpuint (check_letters ("", "abc"), ==, 3);
  g_assert_cmpuint (check_letters ("abc", ""), ==, 3);
  g_assert_cmpuint (check_letters ("abcdef", "acf"), ==, 3);
  g_assert_cmpuint (check_letters ("acf", "abcdef"), ==, 3);
  g_assert_cmpuint (check_letters ("abcdef", "fabcde"), ==, 2); /* moved up, */
  g_assert_cmpuint (check_letters ("abcdef", "bcdefa"), ==, 2); /* and down */
  g_assert_cmpuint (check_letters ("abcdef", "axcyef"), ==, 4);
  g_assert_cmpuint (check_letters ("abc", "xyz"), ==, 6);
  check_letters ("abcdef", "fedcba");
}

/* Of a few old ones as many stay as can. */
static guint
check_few (const char *from, const char *to)
{
  g_autoptr (GArray) old_ids = make (from);
  g_autoptr (GArray) new_ids = make (to);
  g_autoptr (GArray) edits = tln_spine_diff_few (old_ids, new_ids);
  g_autoptr (GArray) got = apply (old_ids, new_ids, edits);
  guint removed = 0;

  g_assert_cmpmem (got->data, got->len * sizeof (gint64), new_ids->data,
                   new_ids->len * sizeof (gint64));
  for (guint i = 0; i < edits->len; i++)
    removed += g_array_index (edits, TlnSpineEdit, i).removed;
  return removed;
}

static void
test_few (void)
{
  g_assert_cmpuint (check_few ("", "abc"), ==, 0);
  g_assert_cmpuint (check_few ("abc", ""), ==, 3);
  g_assert_cmpuint (check_few ("abc", "abc"), ==, 0);
  g_assert_cmpuint (check_few ("bdf", "abcdefgh"), ==, 0);
  g_assert_cmpuint (check_few ("bxdf", "abcdefgh"), ==, 1);
  g_assert_cmpuint (check_few ("fbcd", "abcdefgh"), ==, 1); /* the three in order stay */
  g_assert_cmpuint (check_few ("dcba", "abcd"), ==, 3);
  g_assert_cmpuint (check_few ("xyz", "abc"), ==, 3);
}

/* An old id far down among many is made anew, with no walk through all of them. */
static void
test_few_among_many (void)
{
  g_autoptr (GArray) many = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) few = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 1; id <= 300000; id++)
    g_array_append_val (many, id);
  for (gint64 id = 1; id <= 300000; id += 150000)
    g_array_append_val (few, id);
  g_autoptr (GArray) edits = tln_spine_diff_few (few, many);
  g_autoptr (GArray) got = apply (few, many, edits);
  g_assert_cmpmem (got->data, got->len * sizeof (gint64), many->data, many->len * sizeof (gint64));
  g_assert_cmpuint (edits->len, ==, 1);
  g_assert_cmpuint (g_array_index (edits, TlnSpineEdit, 0).removed, ==, 1);
}

/* What is further away than is looked for close by. */
static void
test_far (void)
{
  g_autoptr (GArray) old_ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 i = 0; i < 1000; i++)
    g_array_append_val (old_ids, i);
  g_autoptr (GArray) moved = g_array_copy (old_ids);
  gint64 id = g_array_index (moved, gint64, 900);
  g_array_remove_index (moved, 900);
  g_array_insert_val (moved, 10, id);
  g_assert_cmpuint (check (old_ids, moved, 100), ==, 2);
  g_assert_cmpuint (check (moved, old_ids, 100), ==, 2);
  g_autoptr (GArray) cut = g_array_copy (old_ids);
  g_array_remove_range (cut, 700, 100);
  g_array_remove_range (cut, 200, 100);
  g_assert_cmpuint (check (old_ids, cut, 100), ==, 200);
  g_assert_cmpuint (check (cut, old_ids, 100), ==, 200);
}

/* More than are wanted are told as one. */
static void
test_many (void)
{
  g_autoptr (GArray) old_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) new_ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 i = 0; i < 1000; i++) {
    g_array_append_val (old_ids, i);
    if (i % 2 == 1)
      g_array_append_val (new_ids, i);
  }
  g_assert_cmpuint (check (old_ids, new_ids, 500), ==, 500);
  g_assert_cmpuint (check (old_ids, new_ids, 499), ==, 999 + 499);
}

static void
change_randomly (GArray *ids, gint64 *next)
{
  for (int n = g_test_rand_int_range (0, 6); n > 0; n--) {
    guint at = (guint) g_test_rand_int_range (0, (int) ids->len + 1);
    int dice = g_test_rand_int_range (0, 3);
    gint64 id = (*next)++;

    if (dice > 0 && at < ids->len) {
      id = g_array_index (ids, gint64, at);
      g_array_remove_index (ids, at);
      at = (guint) g_test_rand_int_range (0, (int) ids->len + 1);
    }
    if (dice < 2)
      g_array_insert_val (ids, at, id);
  }
}

static void
test_random (void)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 next = 200;

  for (gint64 i = 0; i < 200; i++)
    g_array_append_val (ids, i);
  for (int round = 0; round < 3000; round++) {
    g_autoptr (GArray) before = g_array_copy (ids);
    change_randomly (ids, &next);
    g_assert_cmpuint (check (before, ids, 100), <=, 6 * 2 * 40);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/spine-diff/small", test_small);
  g_test_add_func ("/store/spine-diff/far", test_far);
  g_test_add_func ("/store/spine-diff/few", test_few);
  g_test_add_func ("/store/spine-diff/few-among-many", test_few_among_many);
  g_test_add_func ("/store/spine-diff/many", test_many);
  g_test_add_func ("/store/spine-diff/random", test_random);
  return g_test_run ();
}

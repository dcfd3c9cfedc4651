/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names by a few letters: what fits, what comes first, which letters it was. */
#include "tln-name-index.h"

static TlnNameIndex *
index_of (const char *const *names)
{
  TlnNameIndex *index = tln_name_index_new ();

  for (guint i = 0; names[i]; i++)
    tln_name_index_add (index, 1, i + 1, names[i]);
  return index;
}

static char *
find (const TlnNameIndex *index, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = tln_name_index_find (index, typed, 20, NULL, &error);
  GString *all = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (all, "%s%s", i ? "|" : "", g_array_index (hits, TlnNameHit, i).name);
  return g_string_free (all, FALSE);
}

#define assert_found(index, typed, names) \
  G_STMT_START \
  { \
    g_autofree char *found = find (index, typed); \
    g_assert_cmpstr (found, ==, names); \
  } \
  G_STMT_END

static void
test_fits (void)
{
  static const char *const names[] = {
    "Import Folder",    "Export Library", "训练算力", "推理算力 2025",
    "515050 5G通信ETF", "Café Ltd",       NULL
  };
  g_autoptr (TlnNameIndex) index = index_of (names);

  assert_found (index, "imp", "Import Folder");
  assert_found (index, "if", "Import Folder");
  assert_found (index, "EXLIB", "Export Library");
  assert_found (index, "library exp", "Export Library");
  assert_found (index, "算力", "训练算力|推理算力 2025");
  assert_found (index, "xlsl", "训练算力");
  assert_found (index, "tlsl", "推理算力 2025");
  assert_found (index, "推l", "推理算力 2025");
  assert_found (index, "51505", "515050 5G通信ETF");
  assert_found (index, "5gtx", "515050 5G通信ETF");
  assert_found (index, "cafe", "Café Ltd");
  assert_found (index, "ＣＡＦＥ", "Café Ltd");
  assert_found (index, "oiu", "");
  assert_found (index, "folder x", "");
  assert_found (index, "力算", "");
  assert_found (index, " ", "");
  assert_found (index, "", "");
}

static void
test_order (void)
{
  static const char *const names[] = { "Shop and loads at last", "Salt",      "Undo all",
                                       "The salt road",          "Salt road", NULL };
  g_autoptr (TlnNameIndex) index = index_of (names);

  /* The whole at the start, then later, then word by word; the shorter of equals first. */
  assert_found (index, "salt", "Salt|Salt road|The salt road|Shop and loads at last");
  tln_name_index_add (index, 0, 9, "Salt mine");
  assert_found (index, "salt", "Salt mine|Salt|Salt road|The salt road|Shop and loads at last");
}

static void
test_limit (void)
{
  g_autoptr (TlnNameIndex) index = tln_name_index_new ();
  g_autoptr (GArray) hits = NULL;

  for (guint i = 0; i < 1000; i++) {
    g_autofree char *name = g_strdup_printf ("a%0*d", 1 + (int) (i * 7 % 50), 1);
    tln_name_index_add (index, 0, i, name);
  }
  hits = tln_name_index_find (index, "a", 5, NULL, NULL);
  g_assert_cmpuint (tln_name_index_get_size (index), ==, 1000);
  g_assert_cmpstr (tln_name_index_get (index, 1).name, ==, "a00000001");
  g_assert_cmpint (tln_name_index_get (index, 1).id, ==, 1);
  g_assert_cmpuint (hits->len, ==, 5);
  for (guint i = 0; i < hits->len; i++) {
    g_assert_cmpstr (g_array_index (hits, TlnNameHit, i).name, ==, "a1");
    g_assert_cmpint (g_array_index (hits, TlnNameHit, i).id, ==, i * 50);
  }
}

static void
test_marks (void)
{
  static const struct {
    const char *name, *typed;
    guint32 marks[5]; /* 0 ends them behind the first */
    guint n;
  } cases[] = {
    { "Import Folder", "impf", { 0, 3, 7, 8 }, 4 },
    { "推理算力", "sl", { 2, 4 }, 2 },
    { "of salt or salt", "salt", { 3, 7 }, 2 },
    { "red and blue", "blue red", { 0, 3, 8, 12 }, 4 },
    { "red", "blue", { 0 }, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GArray) marks = tln_name_marks (cases[i].name, cases[i].typed);

    g_assert_cmpmem (marks->data, marks->len * sizeof (guint32), cases[i].marks,
                     cases[i].n * sizeof (guint32));
  }
}

static void
test_long (void)
{
  g_autofree char *name = g_strnfill (5000, 'b');
  g_autofree char *typed = g_strnfill (500, 'b');
  g_autoptr (TlnNameIndex) index = tln_name_index_new ();
  g_autoptr (GArray) marks = tln_name_marks (name, typed);

  tln_name_index_add (index, 0, 1, name);
  assert_found (index, typed, name);
  assert_found (index, "😀", "");
  assert_found (index, "a b c d e f g h i j k l", "");
  g_assert_cmpuint (marks->len, ==, 2);
}

static void
test_cancel (void)
{
  static const char *const names[] = { "one", NULL };
  g_autoptr (TlnNameIndex) index = index_of (names);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (tln_name_index_find (index, "o", 5, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-index/fits", test_fits);
  g_test_add_func ("/name-index/order", test_order);
  g_test_add_func ("/name-index/limit", test_limit);
  g_test_add_func ("/name-index/marks", test_marks);
  g_test_add_func ("/name-index/long", test_long);
  g_test_add_func ("/name-index/cancel", test_cancel);
  return g_test_run ();
}

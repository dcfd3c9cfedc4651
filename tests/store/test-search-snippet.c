/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Snippets: the best place, whole words, one line, marks that point at what matched. */
#include "tln-search-snippet.h"

#include <string.h>

/* The snippet with [ ] around its marks. */
static char *
snippet (const char *text, const char *const *sought, guint columns)
{
  g_autoptr (TlnScan) scan = tln_scan_new ();
  g_autoptr (GPtrArray) needles = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_needle_free);
  GString *out = g_string_new (NULL);

  for (guint i = 0; sought[i] != NULL; i++)
    g_ptr_array_add (needles, tln_needle_new (sought[i], FALSE));
  g_autoptr (TlnSnippet) made = tln_snippet_new (scan, text, needles, columns);
  guint32 at = 0;
  for (const char *p = made->text;; p = g_utf8_next_char (p), at++) {
    for (guint i = 0; i < made->marks->len; i++)
      if (g_array_index (made->marks, guint32, i) == at)
        g_string_append_c (out, i % 2 == 0 ? '[' : ']');
    if (*p == '\0')
      break;
    g_string_append_unichar (out, g_utf8_get_char (p));
  }
  return g_string_free (out, FALSE);
}

static void
assert_snippet (const char *text, const char *a, const char *b, guint columns, const char *expected)
{
  const char *sought[] = { a, b, NULL };
  g_autofree char *actual = snippet (text, sought, columns);

  g_assert_cmpstr (actual, ==, expected);
}

static void
test_whole (void)
{
  assert_snippet ("", "a", NULL, 40, "");
  assert_snippet ("A short text.", "short", NULL, 40, "A [short] text.");
  assert_snippet ("银和白银", "银", NULL, 40, "[银]和白[银]");
  assert_snippet ("One\n\n  two\tthree \n", "two three", NULL, 40, "One [two three]");
  assert_snippet ("Nothing of it", "absent", NULL, 40, "Nothing of it");
}

static void
test_window (void)
{
  assert_snippet ("alpha beta gamma delta epsilon zeta eta theta iota kappa", "zeta", NULL, 16,
                  "…[zeta] eta theta iota…");
  assert_snippet ("alpha beta gamma delta epsilon zeta eta theta iota kappa", "kappa", NULL, 24,
                  "…iota [kappa]");
  assert_snippet ("alpha beta gamma delta epsilon", "absent", NULL, 12, "alpha beta gamma…");
  assert_snippet ("一二三四五六七八九十甲乙丙丁", "九十", NULL, 12, "…七八[九十]甲乙…");
}

static void
test_best (void)
{
  /* Where both stand, not where the first one stands first. */
  assert_snippet ("gpu one two three four five six seven eight nine gpu near capex ends", "gpu",
                  "capex", 24, "…nine [gpu] near [capex] ends");
}

static void
test_overlap (void)
{
  assert_snippet ("推理算力市场", "推理算力", "算力市场", 40, "[推理算力市场]");
  assert_snippet ("AI 大模型", "AI大模型", NULL, 40, "[AI 大模型]");
}

static void
test_long (void)
{
  g_autofree char *word = g_strnfill (100000, 'x');
  const char *sought[] = { "x", NULL };
  g_autofree char *cut = snippet (word, sought, 40);
  g_assert_cmpuint (strlen (cut), <, 100);

  g_autoptr (GString) many = g_string_new (NULL);
  for (int i = 0; i < 50000; i++)
    g_string_append (many, "x ");
  g_autofree char *all = snippet (many->str, sought, 10);
  g_assert_true (g_str_has_prefix (all, "[x] [x] [x]"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search-snippet/whole", test_whole);
  g_test_add_func ("/store/search-snippet/window", test_window);
  g_test_add_func ("/store/search-snippet/best", test_best);
  g_test_add_func ("/store/search-snippet/overlap", test_overlap);
  g_test_add_func ("/store/search-snippet/long", test_long);
  return g_test_run ();
}

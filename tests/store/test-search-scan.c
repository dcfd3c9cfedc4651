/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scanner by hand-made cases, and against a slow scan written from the rules. */
#include "tln-search-scan.h"
#include "tln-search-unit.h"

#include <string.h>

static gboolean
has (const char *text, const char *sought, gboolean prefix)
{
  g_autoptr (TlnScan) scan = tln_scan_new ();
  g_autoptr (TlnNeedle) needle = tln_needle_new (sought, prefix);

  g_assert_nonnull (needle);
  tln_scan_set (scan, text);
  return tln_scan_has (scan, needle);
}

/* The text with [ ] around every place. */
static char *
marked (const char *text, const char *sought, gboolean prefix)
{
  g_autoptr (TlnScan) scan = tln_scan_new ();
  g_autoptr (TlnNeedle) needle = tln_needle_new (sought, prefix);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GString) out = g_string_new (NULL);
  guint32 at = 0;
  guint i = 0;

  tln_scan_set (scan, text);
  tln_scan_find (scan, needle, marks);
  tln_marks_merge (marks);
  for (const char *p = text;; p = g_utf8_next_char (p), at++) {
    if (i < marks->len && i % 2 == 1 && g_array_index (marks, guint32, i) == at) {
      g_string_append_c (out, ']');
      i++;
    }
    if (i < marks->len && i % 2 == 0 && g_array_index (marks, guint32, i) == at) {
      g_string_append_c (out, '[');
      i++;
    }
    if (*p == '\0')
      break;
    g_string_append_unichar (out, g_utf8_get_char (p));
  }
  g_assert_cmpuint (i, ==, marks->len);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_marked (const char *text, const char *sought, gboolean prefix, const char *expected)
{
  g_autofree char *actual = marked (text, sought, prefix);

  g_assert_cmpstr (actual, ==, expected);
  g_assert_true (has (text, sought, prefix) == (strcmp (text, expected) != 0));
}

static void
test_words (void)
{
  assert_marked ("The GPU, gpus and a GPU", "gpu", FALSE, "The [GPU], gpus and a [GPU]");
  assert_marked ("The GPU, gpus", "gpu", TRUE, "The [GPU], [gpu]s");
  assert_marked ("agpu", "gpu", TRUE, "agpu");
  assert_marked ("515050.SH 1515050 5150501", "515050", FALSE, "[515050].SH 1515050 5150501");
  assert_marked ("用GPU跑", "gpu", FALSE, "用[GPU]跑");
  assert_marked ("ＧＰＵ和gpu", "Ｇpu", FALSE, "[ＧＰＵ]和[gpu]");
  assert_marked ("3.5% and 13.5%", "3.5%", FALSE, "[3.5%] and 13.5%");
  assert_marked ("C++ or C", "c++", FALSE, "[C++] or C");
  /* Both ways, and what is marked is what stands there. */
  assert_marked ("A股算力與數據中心", "数据", FALSE, "A股算力與[數據]中心");
  assert_marked ("數據，数据", "數據", FALSE, "[數據]，[数据]");
}

/* A needle of one character many times over, in a text of nothing else. */
static void
test_long_needle (void)
{
  g_autofree char *text = g_strnfill (200000, 'x');
  g_autoptr (GString) han = g_string_new (NULL);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (TlnScan) scan = tln_scan_new ();

  for (int i = 0; i < 100000; i++)
    g_string_append (han, "算");
  g_autofree char *sought = g_strndup (han->str, 3 * 40000);
  g_autoptr (TlnNeedle) needle = tln_needle_new (sought, FALSE);
  tln_scan_set (scan, han->str);
  gint64 start = g_get_monotonic_time ();
  tln_scan_find (scan, needle, marks);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_assert_cmpuint (marks->len, ==, 4);
  g_assert_cmpuint (g_array_index (marks, guint32, 2), ==, 40000);
  g_autoptr (TlnNeedle) word = tln_needle_new (text, FALSE);
  g_array_set_size (marks, 0);
  tln_scan_set (scan, text);
  tln_scan_find (scan, word, marks);
  g_assert_cmpuint (marks->len, ==, 2);
}

static void
test_cjk (void)
{
  assert_marked ("推理算力和算力", "算力", FALSE, "推理[算力]和[算力]");
  assert_marked ("银银银", "银银", FALSE, "[银银银]");
  assert_marked ("推理。算力", "推理算力", FALSE, "推理。算力");
  assert_marked ("推理 算力", "推理算力", FALSE, "推理 算力");
  assert_marked ("算\xE2\x80\x8B力", "算力", FALSE, "[算\xE2\x80\x8B力]");
}

static void
test_mixed (void)
{
  /* The blank between a word and CJK counts nowhere. */
  assert_marked ("AI 大模型和AI大模型", "AI大模型", FALSE, "[AI 大模型]和[AI大模型]");
  assert_marked ("AI 大模型和AI大模型", "AI 大模型", FALSE, "[AI 大模型]和[AI大模型]");
  assert_marked ("2024 年，12024年", "2024年", FALSE, "[2024 年]，12024年");
  assert_marked ("大模型API", "模型ap", TRUE, "大[模型AP]I");
  assert_marked ("大模型API", "模型ap", FALSE, "大模型API");
}

static void
test_phrases (void)
{
  assert_marked ("of. The of  the of\nthe", "of the", FALSE, "of. The [of  the] [of\nthe]");
  assert_marked ("of them, roof the", "of the", FALSE, "of them, roof the");
  assert_marked ("the end.\n\nBegin", "end. begin", FALSE, "the [end.\n\nBegin]");
  assert_marked ("caf\xC3\xA9 cafe\xCC\x81s", "cafe", TRUE, "[caf\xC3\xA9] [cafe\xCC\x81]s");
}

static void
test_nothing (void)
{
  g_assert_null (tln_needle_new ("", FALSE));
  g_assert_null (tln_needle_new (" \xE2\x80\x8B\n", FALSE));
  g_assert_false (has ("", "a", FALSE));
  g_assert_true (has ("a\xEE\x80\x80"
                      "b",
                      "\xEE\x80\x80", FALSE));
  g_assert_true (has ("50 %", "%", FALSE));
  /* Bytes that are no text are one sign each. */
  g_assert_true (has ("a \xFF\xE9 b", "b", FALSE));
}

static void
test_merge (void)
{
  guint32 pairs[] = { 9, 12, 1, 4, 3, 6, 6, 8, 2, 3 };
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (guint32));

  tln_marks_merge (marks);
  g_assert_cmpuint (marks->len, ==, 0);
  g_array_append_vals (marks, pairs, G_N_ELEMENTS (pairs));
  tln_marks_merge (marks);
  guint32 expected[] = { 1, 6, 6, 8, 9, 12 };
  g_assert_cmpmem (marks->data, marks->len * sizeof (guint32), expected, sizeof expected);
}

static void
test_long (void)
{
  g_autofree char *word = g_strnfill (100000, 'a');
  g_autofree char *almost = g_strnfill (99999, 'a');
  g_autoptr (GString) han = g_string_new (NULL);

  for (int i = 0; i < 20000; i++)
    g_string_append (han, "银");
  g_assert_true (has (word, word, FALSE));
  g_assert_false (has (word, almost, FALSE));
  g_assert_true (has (word, almost, TRUE));
  g_assert_false (has (word, "a", FALSE));
  g_assert_true (has (han->str, "银银银", FALSE));
}

/* --- The same from the rules, without any care for speed. --- */

typedef struct {
  gunichar c[256];
  TlnUnitClass class[256];
  guint n;
} Plain;

static void
plain_read (Plain *plain, const char *text)
{
  gboolean blank = FALSE;

  plain->n = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c;
    TlnUnitClass class = tln_unit_class (g_utf8_get_char (p), &c);
    if (class == TLN_UNIT_SKIP)
      continue;
    blank = blank || class == TLN_UNIT_BLANK;
    if (class == TLN_UNIT_BLANK)
      continue;
    TlnUnitClass last = plain->n > 0 ? plain->class[plain->n - 1] : TLN_UNIT_SKIP;
    gboolean border = (last == TLN_UNIT_CJK && class == TLN_UNIT_WORD) ||
                      (last == TLN_UNIT_WORD && class == TLN_UNIT_CJK);
    if (blank && plain->n > 0 && !border) {
      plain->c[plain->n] = ' ';
      plain->class[plain->n++] = TLN_UNIT_BLANK;
    }
    blank = FALSE;
    plain->c[plain->n] = c;
    plain->class[plain->n++] = class;
  }
}

static gboolean
plain_at (const Plain *text, const Plain *sought, guint i, gboolean prefix)
{
  for (guint j = 0; j < sought->n; j++)
    if (i + j >= text->n || text->c[i + j] != sought->c[j])
      return FALSE;
  guint end = i + sought->n;
  if (sought->class[0] == TLN_UNIT_WORD && i > 0 && text->class[i - 1] == TLN_UNIT_WORD)
    return FALSE;
  return prefix || sought->class[sought->n - 1] != TLN_UNIT_WORD || end == text->n ||
         text->class[end] != TLN_UNIT_WORD;
}

static gboolean
plain_has (const char *text, const char *sought, gboolean prefix)
{
  Plain in_text;
  Plain in_sought;

  plain_read (&in_text, text);
  plain_read (&in_sought, sought);
  for (guint i = 0; i < in_text.n; i++)
    if (plain_at (&in_text, &in_sought, i, prefix))
      return TRUE;
  return FALSE;
}

static char *
plain_folded (const char *text)
{
  GString *out = g_string_new (NULL);
  Plain plain;

  plain_read (&plain, text);
  for (guint i = 0; i < plain.n; i++)
    g_string_append_unichar (out, plain.c[i]);
  return g_string_free (out, FALSE);
}

/* Runs of ASCII, which are taken in chunks, with all that may end one at any place of it. */
static void
test_folding (void)
{
  static const char *const PARTS[] = {
    "a",    "Z9",   "the ",       "Word ", "LONGER words ", " ", "  ", "\t",
    "\x1F", "!/:@", "[`{",        "~",     "\x7F",          "é", "“",  "算",
    "算 a", "　",   "\xCC\x81 b", "\r\n",
  };
  g_autoptr (TlnNeedle) needle = tln_needle_new ("q", FALSE);
  g_autoptr (TlnScan) scan = tln_scan_new ();

  for (int i = 0; i < 20000; i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    for (int n = g_test_rand_int_range (0, 18); n > 0; n--)
      g_string_append (text, PARTS[g_test_rand_int_range (0, G_N_ELEMENTS (PARTS))]);
    g_autofree char *expected = plain_folded (text->str);
    tln_scan_set (scan, text->str);
    g_assert_false (tln_scan_has (scan, needle));
    g_assert_cmpstr (scan->folded, ==, expected);
    g_assert_cmpuint (scan->length, ==, strlen (expected));
  }
}

static char *
random_text (guint n)
{
  static const char *const PARTS[] = { "算", "力", "算力", "银", "a",  "b", "ab", "A",       "1",
                                       "é",  " ",  "\n",   "　", "，", ".", "Ａ", "\xCC\x81" };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (out, PARTS[g_test_rand_int_range (0, G_N_ELEMENTS (PARTS))]);
  return g_string_free (out, FALSE);
}

static void
test_random (void)
{
  guint found = 0;

  for (int i = 0; i < 40000; i++) {
    g_autofree char *text = random_text ((guint) g_test_rand_int_range (0, 30));
    g_autofree char *sought = random_text ((guint) g_test_rand_int_range (1, 5));
    gboolean prefix = g_test_rand_bit ();
    g_autoptr (TlnNeedle) needle = tln_needle_new (sought, prefix);
    if (needle == NULL)
      continue;
    gboolean expected = plain_has (text, sought, prefix);
    if (has (text, sought, prefix) != expected)
      g_error ("text \"%s\", sought \"%s\", prefix %d: %d expected", text, sought, prefix,
               expected);
    g_autofree char *marks = marked (text, sought, prefix);
    g_assert_cmpint (strchr (marks, '[') != NULL, ==, expected);
    found += expected;
  }
  g_assert_cmpuint (found, >, 2000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search-scan/words", test_words);
  g_test_add_func ("/store/search-scan/cjk", test_cjk);
  g_test_add_func ("/store/search-scan/long-needle", test_long_needle);
  g_test_add_func ("/store/search-scan/mixed", test_mixed);
  g_test_add_func ("/store/search-scan/phrases", test_phrases);
  g_test_add_func ("/store/search-scan/nothing", test_nothing);
  g_test_add_func ("/store/search-scan/merge", test_merge);
  g_test_add_func ("/store/search-scan/long", test_long);
  g_test_add_func ("/store/search-scan/folding", test_folding);
  g_test_add_func ("/store/search-scan/random", test_random);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures together: places, order, boilerplate, what takes long. */
#include "figure-support.h"
#include "tln-text.h"

#include <string.h>
#include <time.h>

static void
assert_place (const char *text, guint32 start, guint32 end, const char *quote, guint32 *last)
{
  g_autofree char *there = tln_text_slice (text, start, end);

  g_assert_cmpstr (there, ==, quote);
  g_assert_cmpuint (start, <, end);
  g_assert_cmpuint (start, >=, *last);
  *last = end;
}

static void
assert_places (const char *text, const TlnFigures *figures)
{
  guint32 last = 0;

  g_assert_cmpuint (figures->numbers->len, <, 100000);
  for (guint i = 0; i < figures->numbers->len; i++) {
    const TlnFoundNumber *one = g_ptr_array_index (figures->numbers, i);
    assert_place (text, one->start, one->end, one->quote, &last);
  }
  last = 0;
  for (guint i = 0; i < figures->dates->len; i++) {
    const TlnFoundDate *one = g_ptr_array_index (figures->dates, i);
    assert_place (text, one->start, one->end, one->quote, &last);
  }
  last = 0;
  for (guint i = 0; i < figures->forecasts->len; i++) {
    const TlnFoundForecast *one = g_ptr_array_index (figures->forecasts, i);
    assert_place (text, one->start, one->end, one->quote, &last);
    for (guint j = 0; j < one->numbers->len; j++)
      g_assert_cmpuint (g_array_index (one->numbers, guint, j), <, figures->numbers->len);
  }
}

static void
test_random (void)
{
  static const char *const pieces[] = {
    "3",          "12.5",       "%",     "％",           "亿",     "万",        "元",
    "美元",       "$",          "约",    "近",           "到",     "-",         "2025",
    "年",         "3月",        "5日",   "预计",         "未来",   "三成",      "百分之",
    "十",         "，",         "。",    "\n",           " ",      "\u200b",    "ﬁ",
    "e\u0301",    "½",          "March", "will",         "rise",   "to",        "million",
    "GPT-",       "倍",         "数",    "左右",         "①",      "515050.SH", "by ",
    ". ",         "more than ", "㎡",    "年复合增长率", "上半年", "第",        "Q3",
    "\U0001F4C8",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 3000; round++) {
    g_autoptr (GString) text = g_string_new (NULL);
    for (guint i = 0; i < 40; i++)
      g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
    g_autoptr (TlnFigures) figures = figures_of (text->str, "2025-03-01");
    assert_places (text->str, figures);
  }
}

static void
test_empty (void)
{
  g_autoptr (TlnFigures) figures = figures_of ("", NULL);

  g_assert_cmpuint (figures->numbers->len + figures->dates->len + figures->forecasts->len, ==, 0);
}

static void
test_within (void)
{
  const char *text = "收入增长5%，截至2025年3月。\n市场仍在观望。\n"
                     "风险提示：波动达30%，2024年起投资需谨慎，市场有风险。";
  g_autoptr (TlnFigures) figures = figures_of (text, NULL);
  const TlnFoundNumber *first = g_ptr_array_index (figures->numbers, 0);
  const TlnFoundNumber *second = g_ptr_array_index (figures->numbers, 1);
  const TlnFoundDate *last = g_ptr_array_index (figures->dates, 1);

  g_assert_null (first->within);
  g_assert_cmpstr (second->within, ==, "disclaimer");
  g_assert_cmpstr (last->within, ==, "disclaimer");
}

static double
seconds_for (const char *piece, gsize bytes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (TlnDetection) detection = tln_detect ("", NULL);
  TlnDate written = TLN_DATE_NONE;

  while (text->len < bytes)
    g_string_append (text, piece);
  clock_t begin = clock ();
  tln_figures_free (tln_figures_find (text->str, detection, &written));
  return (double) (clock () - begin) / CLOCKS_PER_SEC;
}

/* A quarter of a megabyte of what could make a finder start over and over: what looks at all of it
 * again for each character would take far more than this. */
static void
test_hostile (void)
{
  static const char *const pieces[] = {
    "1",      "1,",     "1.",     "1-",    "%",          "1%",  "亿",
    "一",     "十万亿", "百分之", "数",    "年",         "1月", "预计",
    "预计1%", "$",      "$1",     "1 to ", "约",         "至",  "May ",
    "Q1 ",    "by ",    " ",      "2025-", "2025年",     "到",  "will rise 1% ",
    "未来",   "A",      "据a",    "The ",  "A expects ", "第",  "1至",
    "从1%到", "1,111,", "成",     "余",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    double took = seconds_for (pieces[i], 1 << 18);
    g_test_message ("%s %.2f", pieces[i], took);
    if (took > 5)
      g_error ("%s: %.2f s", pieces[i], took);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/empty", test_empty);
  g_test_add_func ("/figures/random", test_random);
  g_test_add_func ("/figures/within", test_within);
  g_test_add_func ("/figures/hostile", test_hostile);
  return g_test_run ();
}

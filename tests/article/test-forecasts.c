/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about the future: cue, speaker, horizon, due date, numbers, implied multiple. */
#include "figure-support.h"

#include <string.h>

typedef struct {
  const char *text;
  const char *day;
  const char *expect; /* cue | speaker | horizon | due | numbers; "" for no forecast */
} Case;

static char *
forecast_line (const TlnFigures *figures)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < figures->forecasts->len; i++) {
    const TlnFoundForecast *one = g_ptr_array_index (figures->forecasts, i);
    g_autofree char *due = tln_date_format (&one->due);
    g_string_append_printf (line, "%s%s | %s | %s | %s |", i > 0 ? "; " : "", one->cue,
                            one->speaker != NULL ? one->speaker : "-",
                            one->horizon != NULL ? one->horizon : "-", due != NULL ? due : "-");
    for (guint j = 0; j < one->numbers->len; j++) {
      guint index = g_array_index (one->numbers, guint, j);
      const TlnFoundNumber *number = g_ptr_array_index (figures->numbers, index);
      g_string_append_printf (line, " %s", number->quote);
    }
  }
  return g_string_free (line, FALSE);
}

static void
check (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autoptr (TlnFigures) figures = figures_of (cases[i].text, cases[i].day);
    g_autofree char *line = forecast_line (figures);
    if (strcmp (line, cases[i].expect) != 0)
      g_error ("%s\n  expected %s\n  found    %s", cases[i].text, cases[i].expect, line);
  }
}

static void
test_chinese (void)
{
  static const Case cases[] = {
    { "据EXAMPLEresearch预测，未来占比将达到95%，而训练仅占5%。", NULL,
      "预测 | EXAMPLEresearch | 未来 | - | 95% 5%" },
    { "长河证券认为，到2028年市场规模有望超过500亿元。", NULL,
      "有望 | 长河证券 | 2028年 | 2028 | 超过500亿元" },
    { "张明指出，明年出货量将增长三成。", "2025-03-01", "将增长 | 张明 | 明年 | 2026 | 三成" },
    { "公司预计未来五年收入翻倍。", "2025-03-01", "预计 | - | 未来五年 | 2030 |" },
    { "需求预计将持续增加。", NULL, "预计 | - | - | - |" },
    { "预计未来6个月涨幅约10%。", "2025-11-03", "预计 | - | 未来6个月 | 2026-05 | 约10%" },
    { "我们预计2025年下半年增长5%。", "2025-03-01", "预计 | - | 2025年下半年 | 2025-07 | 5%" },
    /* by when is cue enough beside a number */
    { "到2028年，市场规模15亿美元。", "2025-03-01", "2028年 | - | 2028年 | 2028 | 15亿美元" },
    { "未来五年，公司投资100亿元。", "2025-03-01", "未来五年 | - | 未来五年 | 2030 | 100亿元" },
    { "到2028年，市场规模15亿美元。", NULL, "" },
    { "到2024年，市场规模15亿美元。", "2025-03-01", "" },
    /* past years are no horizon */
    { "2023年增长5%，预计还将增长10%。", "2025-03-01", "预计 | - | - | - | 10%" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_english (void)
{
  static const Case cases[] = {
    { "Spending is expected to reach $679 billion by 2028, according to Example Insights.", NULL,
      "is expected to | Example Insights | 2028 | 2028 | $679 billion" },
    { "Harbor Research expects prices to rise next year.", "2025-06-01",
      "expects | Harbor Research | next year | 2026 |" },
    { "Demand will grow 20% over the next five years.", "2025-06-01",
      "will grow | - | next five years | 2030 | 20%" },
    { "He expects sales to double.", NULL, "expects | - | - | - |" },
    { "Last year was good. Analysts expect growth of 5%. It rained.", NULL,
      "Analysts expect | - | - | - | 5%" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_none (void)
{
  static const Case cases[] = {
    { "如果需求回升，收入有望增长20%。", NULL, "" },
    { "If demand returns, sales will reach $5 billion.", NULL, "" },
    { "净利润增长20%，超预期。", NULL, "" },
    { "此前预计增长20%，结果落空。", NULL, "" },
    { "此前预计增长20%。", NULL, "" },
    { "It was expected to reach 20% by 2020.", NULL, "" },
    { "Growth of 5% was better than expected.", NULL, "" },
    { "Forecasts of 20% growth proved wrong; he expects nothing.", NULL, "" },
    { "预测模型准确率提高5%。", NULL, "" },
    { "公司有望上市。", NULL, "" },
    { "Expect to pay $20 a month. It will grow best in full sun.", NULL, "" },
    { "We run projects that cut costs by 5%.", NULL, "" },
    { "正文一句。\n正文两句。\n风险提示：预计收益5%仅供参考，市场有风险，投资需谨慎。", NULL, "" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static double
multiple_of (const char *text)
{
  g_autoptr (TlnFigures) figures = figures_of (text, NULL);

  g_assert_cmpuint (figures->forecasts->len, ==, 1);
  const TlnFoundForecast *one = g_ptr_array_index (figures->forecasts, 0);
  return one->multiple;
}

static void
test_multiple (void)
{
  g_assert_cmpfloat_with_epsilon (multiple_of ("预计未来5年年复合增长率达120%。"), 51.53632, 1e-4);
  g_assert_cmpfloat_with_epsilon (
      multiple_of ("Sales are expected to grow 10% a year over the next two years."), 1.21, 1e-9);
  g_assert_cmpfloat_with_epsilon (multiple_of ("预计2024-2027年复合增速为10%。"), 1.331, 1e-9);
  g_assert_true (isnan (multiple_of ("预计年复合增长率达20%。"))); /* no horizon */
  g_assert_true (isnan (multiple_of ("预计未来5年占比达20%。"))); /* no rate */
  g_assert_true (isnan (multiple_of ("预计未来5年年复合增长率达10%至20%。")));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecasts/chinese", test_chinese);
  g_test_add_func ("/forecasts/english", test_english);
  g_test_add_func ("/forecasts/none", test_none);
  g_test_add_func ("/forecasts/multiple", test_multiple);
  return g_test_run ();
}

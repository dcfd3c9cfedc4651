/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences that may be claims: which, by which rule, and what is read from them. */
#include "tln-statements.h"
#include "tln-text.h"

#include <string.h>

typedef struct {
  const char *text;
  const char *expect; /* rule | kind | speaker | relay | hedge, one line a statement */
} Case;

static const char *
or_dash (const char *text)
{
  return text != NULL ? text : "-";
}

static char *
describe (const char *text)
{
  g_autoptr (TlnDetection) detection = tln_detect (text, NULL);
  TlnDate written;
  g_assert_true (tln_date_parse ("2025-03-01", &written));
  g_autoptr (TlnFigures) figures = tln_figures_find (text, detection, &written);
  g_autoptr (GPtrArray) found = tln_statements_find (text, detection, figures);
  GString *out = g_string_new (NULL);
  guint32 last = 0;

  for (guint i = 0; i < found->len; i++) {
    const TlnStatement *one = g_ptr_array_index (found, i);

    g_assert_cmpuint (one->start, >=, last);
    g_assert_cmpuint (one->end, >, one->start);
    last = one->end;
    g_string_append_printf (out, "%s%s | %s | %s | %s | %s", i > 0 ? "\n" : "", one->rule,
                            or_dash (one->kind), or_dash (one->speaker), or_dash (one->relay),
                            or_dash (one->hedge));
  }
  return g_string_free (out, FALSE);
}

static void
check (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *found = describe (cases[i].text);

    if (strcmp (found, cases[i].expect) != 0)
      g_error ("%s\n  expected %s\n  found    %s", cases[i].text, cases[i].expect, found);
  }
}

static void
test_chinese (void)
{
  static const Case cases[] = {
    { "长河证券认为，到2028年市场规模有望超过500亿元。",
      "forecast | forecast | 长河证券 | - | 有望" },
    { "张明表示，服务器可能很快又会繁忙。", "speaker | - | 张明 | - | 可能" },
    { "青山证券指出，训练成本下降从而带动了需求。", "speaker | mechanism | 青山证券 | - | -" },
    { "推理算力的租金上涨了30%。", "stage and number | number | - | - | -" },
    { "由于大模型变得便宜，推理算力的需求反而增加。", "stage and reason | mechanism | - | - | -" },
    { "有消息称推理算力的订单增加了三成。", "stage and number | hearsay | - | - | -" },
    { "今天天气很好。", "" },
    { "训练算力", "" },
    { "推理算力报告：30%", "" },
    { "", "" },
  };
  check (cases, G_N_ELEMENTS (cases));
}

static void
test_english (void)
{
  static const Case cases[] = {
    { "The engineer Mara Voss says the servers of her firm are full by nine.",
      "speaker | - | Mara Voss | - | -" },
    { "Mara Voss told Lantern Weekly that prices may fall. Mara Voss believes so.",
      "speaker | opinion | Mara Voss | - | -" },
    { "Inference compute rents rose 30% in a month.", "stage and number | number | - | - | -" },
    { "Cheap training compute drives the demand for inference compute.",
      "stage and reason | mechanism | - | - | -" },
    { "Sales of inference compute are expected to reach $5 billion by 2028.",
      "forecast | forecast | - | - | are expected to" },
    { "It rained in May.", "" },
    { "A heading about training compute 30%", "" },
  };
  check (cases, G_N_ELEMENTS (cases));
}

/* The disclaimer at the end speaks of nothing that is a claim. */
static void
test_boilerplate (void)
{
  g_autofree char *found = describe (
      "推理算力的租金上涨了30%。\n\n风险提示：基金有风险，投资需谨慎。以上内容不构成投资建议，"
      "过往业绩不预示未来表现。长河证券认为推理算力上涨30%。\n");

  g_assert_cmpstr (found, ==, "stage and number | number | - | - | -");
}

static void
test_stage (void)
{
  static const char text[] = "训练算力便宜了，推理算力贵了，因为推理算力不足。";
  static char *training[] = { (char *) "训练算力", NULL };
  static char *inference[] = { (char *) "推理算力", NULL };
  const TlnStageCues stages[] = { { 7, (char *) "a", training }, { 9, (char *) "b", inference } };
  const TlnDetectContext context = { .stages = stages, .n_stages = 2 };
  g_autoptr (TlnDetection) detection = tln_detect (text, &context);
  g_autoptr (TlnFigures) figures = tln_figures_find (text, detection, &TLN_DATE_NONE);
  g_autoptr (GPtrArray) found = tln_statements_find (text, detection, figures);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (((TlnStatement *) found->pdata[0])->stage_id, ==, 9);
}

static void
assert_of (const char *text, const char *words, const char *expect)
{
  guint32 start = (guint32) g_utf8_pointer_to_offset (text, strstr (text, words));
  g_autoptr (TlnStatement) one =
      tln_statement_of (text, start, start + (guint32) g_utf8_strlen (words, -1));
  g_autofree char *found =
      g_strdup_printf ("%s | %s | %s | %s", or_dash (one->kind), or_dash (one->speaker),
                       or_dash (one->relay), or_dash (one->hedge));

  g_assert_cmpstr (found, ==, expect);
  g_assert_null (one->rule);
}

static void
test_chosen (void)
{
  const char *zh =
      "据新山日报报道，长河证券认为价格可能上涨。他还表示，需求或许更大。完全无关的一句。";
  const char *en =
      "Ada Lind says chips are scarce. She adds that this could last. Nothing else is here.";

  assert_of (zh, "价格可能上涨", "- | 长河证券 | 新山日报 | 可能");
  assert_of (zh, "需求或许更大", "- | 长河证券 | - | 或许");
  assert_of (zh, "完全无关的一句", "- | - | - | -");
  assert_of (en, "chips are scarce", "- | Ada Lind | - | -");
  assert_of (en, "this could last", "- | Ada Lind | - | could");
  assert_of (en, "Nothing else", "- | - | - | -");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statements/chinese", test_chinese);
  g_test_add_func ("/statements/english", test_english);
  g_test_add_func ("/statements/boilerplate", test_boilerplate);
  g_test_add_func ("/statements/stage", test_stage);
  g_test_add_func ("/statements/chosen", test_chosen);
  return g_test_run ();
}

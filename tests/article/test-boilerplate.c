/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boilerplate in articles of our own: what is folded, as what and by which rule, and above all what
 * is not. A text is a list of lines; expect has one letter for each: . argument, d disclaimer,
 * p promotion, a attribution, s source line, n navigation, f figure. */
#include "tln-boilerplate.h"
#include "tln-text.h"

#include <string.h>

typedef struct {
  const char *expect;
  const char *text;
} Case;

static void
check (const char *text, const char *expect)
{
  g_autoptr (GPtrArray) found = tln_boilerplate_find (text);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) got = g_string_new (NULL);
  guint32 offset = 0, end = 0;

  for (guint i = 0; lines[i] != NULL; i++) {
    const char *kind = lines[i][0] == '\0' ? NULL : tln_boilerplate_at (found, offset);
    g_string_append_c (got, kind == NULL ? '.' : kind[0]);
    offset += (guint32) g_utf8_strlen (lines[i], -1) + 1;
  }
  if (strcmp (got->str, expect) != 0)
    g_test_message ("%s", text);
  g_assert_cmpstr (got->str, ==, expect);
  for (guint i = 0; i < found->len; i++) {
    const TlnFoundBoilerplate *one = g_ptr_array_index (found, i);
    g_assert_cmpuint (one->start, >=, end);
    g_assert_cmpuint (one->start, <, one->end);
    g_assert_nonnull (one->rule);
    end = one->end;
  }
}

static void
check_cases (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    check (cases[i].text, cases[i].expect);
}

static void
test_chinese (void)
{
  static const Case cases[] = {
    { "..d", "需求在涨。\n供给不足。\n风险提示：需求不及预期，竞争加剧。" },
    { "..ddd", "需求在涨。\n供给不足。\n【免责声明】\n本文仅供参考，不构成投资建议。\n"
               "市场有风险，投资需谨慎，据此操作风险自担。" },
    { "..d", "需求在涨。\n供给不足。\n以上内容仅供参考，不构成任何投资建议。" },
    { "d..", "本文仅供参考，不构成投资建议。\n需求在涨。\n供给不足。" },
    { "..dsn",
      "需求在涨。\n供给不足。\n投资有风险，入市需谨慎。\n来源：某某网\n下一篇：另一篇文章" },
    { ".fa.", "需求在涨。\n图1：全球服务器出货量\n（资料来源：某研究院）\n供给不足。" },
    { ".fa.", "需求在涨。\n图表 3：推理成本曲线\n数据来源：某公司\n供给不足。" },
    { "..pp", "需求在涨。\n供给不足。\n欢迎关注公众号，回复“算力”领取资料\n点赞、在看、转发，我们下"
              "期见！" },
    { "ss..", "来源：某某日报\n作者：张三\n需求在涨。\n供给不足。" },
    { "..nnn", "需求在涨。\n供给不足。\n相关阅读\n芯片的下一站\n服务器为何短缺" },
    { "..d", "需求在涨。\n供给不足。\n版权声明：本文版权归原作者所有，如有侵权请联系删除。" },
    { "..dd", "需求在涨。\n供给不足。\n风险提示\n基金管理人不保证盈利，过往业绩不预示未来。" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_english (void)
{
  static const Case cases[] = {
    { "..d", "Demand grows.\nSupply is short.\nDisclaimer: this is not investment advice." },
    { "..dd", "Demand grows.\nSupply is short.\nDisclosure\n"
              "The author has no position in any stock. This article is for informational purposes "
              "only." },
    { "..d",
      "Demand grows.\nSupply is short.\n"
      "Past performance is no guarantee of future results. Consult your financial advisor." },
    { ".fa.",
      "Demand grows.\nFigure 2: Cost per token\nSource: our calculation\nSupply is short." },
    { "..ppn", "Demand grows.\nSupply is short.\nSubscribe to our newsletter\n"
               "Follow us on your favourite network.\nNext article: Glass" },
    { "..nnn",
      "Demand grows.\nSupply is short.\nRelated articles\nChips ahead\nServers are scarce" },
    { "ss..", "By: A. Writer\nPublished: 3 March 2025\nDemand grows.\nSupply is short." },
    { "..d", "Demand grows.\nSupply is short.\n© 2025 Example. All rights reserved." },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* Lines of argument that use the same words. */
static void
test_argument_stays (void)
{
  static const Case cases[] = {
    { "...",
      "风险在于需求不及预期。\n投资者担心的违约风险没有出现，停牌的公司也少了。\n我们仍然看好。" },
    { ".....", "风险提示\n为什么要谈风险？\n因为推理需求可能没有想的那么大。\n但这不改变方向。\n结"
               "论不变。" },
    { "..", "图1显示，推理成本一年下降了九成。\n数据中心的电力是下一个瓶颈。" },
    { "..", "来源多样化是供应链安全的关键，价格并不是。\n作者认为需求会继续增长，而供给不会。" },
    { "..", "官方声明：服务器资源紧张，充值暂停。\n这说明推理需求旺盛。" },
    { "...", "有人说低成本模型仅供参考，不值得重视。这种看法错了：下载量在涨，用户在增加，"
             "企业在接入，而服务器不够用。我们看到的是真实的需求。\n第二段。\n第三段。" },
    { "..", "投资者可以关注推理算力的缺口。\n在看好算力的人里，多数人没有算过账。" },
    { "...", "Investors see risk and reward.\nThe source of demand is inference, not training.\n"
             "Next, consider the cost of memory." },
    { "..",
      "Table stakes are rising for every lab.\nNote that training costs fell twice last year." },
    { "..", "The image of the industry changed.\nHome users run models now." },
    { "...", "记者：您怎么看推理算力的需求？\n专家：需求会继续增长。\n记者：为什么？" },
    { ".d.", "需求在涨。\n风险提示：需求不及预期。\n结论：供给不足，价格还会上涨，我们等待数据。" },
    { "..", "微信公众号接入大模型后，用户打开App的次数增加了。\n点赞和转发的数据说明不了什么。" },
    { "..", "People download the app and sign up for a plan.\nThat is demand." },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
  g_autoptr (GPtrArray) none = tln_boilerplate_find ("\n\n \n");
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (tln_boilerplate_at (none, 0));
}

static void
test_rules (void)
{
  const char *text =
      "需求在涨。\n供给不足。\n\n风险提示：\n\n投资有风险，入市需谨慎。\n本报告仅供参考。\n";
  g_autoptr (GPtrArray) found = tln_boilerplate_find (text);
  const TlnFoundBoilerplate *one = g_ptr_array_index (found, 0);
  g_autofree char *words = tln_text_slice (text, one->start, one->end);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (one->rule, ==, "heading 风险提示");
  g_assert_true (g_str_has_prefix (words, "风险提示"));
  g_assert_true (g_str_has_suffix (words, "仅供参考。"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/boilerplate/chinese", test_chinese);
  g_test_add_func ("/boilerplate/english", test_english);
  g_test_add_func ("/boilerplate/argument-stays", test_argument_stays);
  g_test_add_func ("/boilerplate/rules", test_rules);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Traps of real pages, Chinese ones most of all, each in a page of our own: what cost other readers
 * of pages the text, a date, a title or the order. */
#include "article-support.h"

#include <string.h>

#define ZH1 \
  "近日，多家云厂商上调了推理服务的价格，一位工程师说，推理请求两周涨到六倍，而可用的推理算力" \
  "只增加了一半，缺口仍在扩大。"
#define ZH2 \
  "业内人士认为，训练算力的紧张已经缓解，接下来半年的瓶颈会转向供电和散热，客户不得不提前一年" \
  "锁定产能，价格也就很难降下来。"
#define ZH3 \
  "也有人不同意这种看法，他们觉得模型会越来越小，小到手机里就能跑起来，机房里的机器反而会空出" \
  "来，这一点要等到年底才看得清楚。"

static TlnDocument *
parse_page (const char *html)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));

  return parse (bytes, "page.html", NULL);
}

/* What stands around or behind a Chinese article and is not read; "LEFT" is in each. */
static void
test_chinese_leftovers (void)
{
  static const char *const pieces[] = {
    "<div class=share><span>分享到</span><a href=a>微信LEFT</a><a href=b>微博</a></div>",
    "<p>相关阅读：</p><p><a href=a>另一篇文章LEFT的标题</a></p><p><a href=b>还有一篇文章</a></p>",
    "<div class=comment-list><h3>网友评论</h3><p>LEFT：写得好，支持一下，希望多写一点。</p></div>",
    "<p>（责任编辑：LEFT）</p>",
    "<p>责编：LEFT</p>",
    "<p>免责声明：本文LEFT不构成投资建议，据此操作风险自担。</p>",
    "<p>扫描二维码关注LEFT公众号</p>",
    "<p>长按二维码识别LEFT</p>",
    "<p>版权声明：未经LEFT授权，不得转载。</p>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autofree char *html = g_strdup_printf (
        "<meta charset=utf-8><title>推理算力的缺口_示例网</title><div class=article>"
        "<h1>推理算力的缺口</h1><p>" ZH1 "</p><p>" ZH2 "</p><p>" ZH3 "</p>%s</div>",
        pieces[i]);
    g_autoptr (TlnDocument) document = parse_page (html);

    g_test_message ("%s:\n%s", pieces[i], document->rich->text);
    g_assert_nonnull (strstr (document->rich->text, ZH1));
    g_assert_nonnull (strstr (document->rich->text, ZH3));
    g_assert_null (strstr (document->rich->text, "LEFT"));
  }
}

/* The same words where the article itself says them. */
static void
test_chinese_kept (void)
{
  static const char *const pieces[] = {
    "<p>免责声明并不能免除责任，他说，STAYS。</p>",
    "<p>扫码支付的机器先用上了小模型，STAYS。</p>",
    "<p>版权声明之外，合同里还写着供电的责任，STAYS。</p>",
    "<p>相关阅读材料STAYS由公司提供，一共三份，记者看过其中的两份，第三份还没有公开。</p>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autofree char *html =
        g_strdup_printf ("<meta charset=utf-8><div class=article><h1>推理算力的缺口</h1><p>" ZH1
                         "</p><p>" ZH2 "</p>%s<p>" ZH3 "</p></div>",
                         pieces[i]);
    g_autoptr (TlnDocument) document = parse_page (html);

    g_test_message ("%s:\n%s", pieces[i], document->rich->text);
    g_assert_nonnull (strstr (document->rich->text, "STAYS"));
    g_assert_nonnull (strstr (document->rich->text, ZH3));
  }
}

/* Shorter than what stands around it, in three ways of setting it. */
static void
test_short_chinese (void)
{
  static const char *const bodies[] = {
    "<p>" ZH1 "</p>",
    "　　" ZH1 "<br><br>",
    "<section><section><span>" ZH1 "</span></section></section>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autoptr (GString) html =
        g_string_new ("<meta charset=utf-8><title>云厂商上调价格_示例网</title><div class=nav>");

    for (guint k = 0; k < 30; k++)
      g_string_append_printf (html, "<a href=/%u>第%u个栏目</a> ", k, k);
    g_string_append_printf (html, "</div><h1>云厂商上调价格</h1><div class=content>%s</div><ul>",
                            bodies[i]);
    for (guint k = 0; k < 30; k++)
      g_string_append_printf (html, "<li><a href=/n/%u>另外一条新闻的标题写在这里</a></li>", k);
    g_string_append (html, "</ul><div class=footer>版权所有 示例网</div>");
    g_autoptr (TlnDocument) document = parse_page (html->str);
    g_test_message ("%s", bodies[i]);
    g_assert_cmpstr (document->rich->text, ==, ZH1);
    g_assert_cmpstr (document->title.value, ==, "云厂商上调价格");
  }
}

/* Pages are read as without scripts: the true picture stands where there are none. */
static void
test_noscript_picture (void)
{
  g_autoptr (TlnDocument) document =
      parse_page ("<meta charset=utf-8><article><h1>机房</h1><p>" ZH1 "</p><img class=lazy "
                  "src='data:image/gif;base64,R0lGODlhAQABAAAAACw='><noscript><img "
                  "src=https://e.example/hall.jpg "
                  "alt=机房></noscript><p>" ZH2 "</p></article>");
  guint pictures = 0;

  for (guint i = 0; i < document->rich->spans->len; i++) {
    const TlnSpan *span = &g_array_index (document->rich->spans, TlnSpan, i);
    if (span->kind != TLN_SPAN_IMAGE)
      continue;
    pictures++;
    g_assert_cmpstr (span->target, ==, "https://e.example/hall.jpg");
    g_assert_cmpstr (span->label, ==, "机房");
  }
  g_assert_cmpuint (pictures, ==, 1);
}

/* Blocks are parted by a line each however they are set, and never change places. */
static void
test_order (void)
{
  static const char *const pages[] = {
    "<h1>Title</h1><article><p>One is here.</p><p>Two is here.</p><p>Three is "
    "here.</p><ul><li>Four</li><li>Five</li></ul>"
    "<p>Six ends it.</p></article>",
    "<h1>Title</h1><article><p>One is here.</p>Two is here.<p>Three is "
    "here.</p><ol><li>Four<li>Five</ol>Six ends "
    "it.</article>",
    "<h1>Title</h1><article><p>One is here.</p><div>Two is here.<div>Three is "
    "here.</div></div><div>Four<br>Five</div>"
    "<div>Six ends it.</div></article>",
    "<h1>Title</h1><article><p>One is here.</p><section><span>Two is "
    "here.</span></section><section>Three is here."
    "</section><blockquote>Four</blockquote><blockquote>Five</blockquote><p>Six ends "
    "it.</p></article>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (TlnDocument) document = parse_page (pages[i]);
    g_autofree char *text = g_strdelimit (g_strdup (document->rich->text), "\n", '|');

    g_test_message ("%s", pages[i]);
    g_assert_cmpstr (text, ==, "One is here.|Two is here.|Three is here.|Four|Five|Six ends it.");
  }
}

/* Days as Chinese pages show them, and none where there is none. */
static void
test_days (void)
{
  static const struct {
    const char *line, *day;
  } cases[] = {
    { "<div class=info>2019年09月09日 18:13　来源：示例财经</div>", "2019-09-09T18:13" },
    { "<div class=info>2019.09.09</div>", "2019-09-09" },
    { "<span class=time>2019-09-09 18:13:05</span>", "2019-09-09T18:13:05" },
    { "<p class=date>2019/09/09 08:00</p>", "2019-09-09T08:00" },
    { "", NULL },
    { "<div class=info>来源：示例财经</div>", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *html =
        g_strdup_printf ("<meta charset=utf-8><h1>推理算力的缺口</h1>%s<div class=article><p>" ZH1
                         "</p><p>" ZH2 "</p></div>",
                         cases[i].line);
    g_autoptr (TlnDocument) document = parse_page (html);
    g_autofree char *day = tln_date_format (&document->published);

    g_test_message ("%s", cases[i].line);
    g_assert_cmpstr (day, ==, cases[i].day);
    if (cases[i].day == NULL)
      g_assert_null (document->published_origin);
  }
}

/* All that joins the names of section and site to a title. */
static void
test_suffixes (void)
{
  static const char *const titles[] = {
    "推理算力的缺口_财经_示例网", "推理算力的缺口--财经--示例网", "推理算力的缺口-示例网",
    "推理算力的缺口 | 示例网",    "推理算力的缺口 - 示例网",      "推理算力的缺口——示例网",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autofree char *html = g_strdup_printf (
        "<meta charset=utf-8><title>%s</title><div class=top><h1>推理算力的缺口</h1>"
        "</div><div class=article><p>" ZH1 "</p><p>" ZH2 "</p></div>",
        titles[i]);
    g_autoptr (TlnDocument) document = parse_page (html);

    g_test_message ("%s", titles[i]);
    g_assert_cmpstr (document->title.value, ==, "推理算力的缺口");
  }
}

/* What is marked up in the page itself, without a head. */
static void
test_microdata (void)
{
  g_autoptr (TlnDocument) document =
      parse_page ("<meta charset=utf-8><div itemscope itemtype=https://schema.org/NewsArticle>"
                  "<h1 itemprop=headline>推理算力的缺口</h1><span itemprop=author>测试员</span>"
                  "<meta itemprop=datePublished content=2025-03-10T18:13+08:00>"
                  "<div itemprop=articleBody><p>" ZH1 "</p><p>" ZH2 "</p></div></div>");
  g_autofree char *day = tln_date_format (&document->published);

  g_assert_cmpstr (document->title.value, ==, "推理算力的缺口");
  g_assert_cmpstr (document->byline.value, ==, "测试员");
  g_assert_cmpstr (day, ==, "2025-03-10T18:13+08:00");
  g_assert_cmpstr (document->rich->text, ==, ZH1 "\n" ZH2);
}

static TlnDocument *
parse_as (const char *meta, const char *encoding, const char *charset)
{
  g_autofree char *html = g_strdup_printf (
      "<meta charset=%s><title>推理</title><article><p>镕㐀" ZH1 "</p><p>" ZH2 "</p></article>",
      meta);
  gsize size;
  char *data = g_convert (html, -1, encoding, "UTF-8", NULL, &size, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, size);
  const TlnHints hints = { .name = "a.html", .charset = charset };
  g_autoptr (GError) error = NULL;
  TlnDocument *document = tln_document_parse (bytes, &hints, &error);

  g_assert_no_error (error);
  return document;
}

/* Characters beyond those of the label, the reply before the page, and labels that are wrong. */
static void
test_labels (void)
{
  static const struct {
    const char *meta, *encoding, *charset, *found;
  } cases[] = {
    { "gb2312", "GB18030", NULL, "GB18030" }, { "gbk", "GB18030", NULL, "GB18030" },
    { "gb2312", "UTF-8", NULL, "UTF-8" },     { "gb2312", "UTF-8", "gbk", "UTF-8" },
    { "big5", "GB18030", "gbk", "GB18030" },  { "utf-8", "GB18030", NULL, "GB18030" },
    { "iso-8859-1", "UTF-8", NULL, "UTF-8" }, { "''", "GB18030", NULL, "GB18030" },
    { "utf-8", "UTF-16", NULL, "UTF-16LE" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TlnDocument) document =
        parse_as (cases[i].meta, cases[i].encoding, cases[i].charset);

    g_test_message ("%s as %s", cases[i].encoding, cases[i].meta);
    g_assert_cmpstr (document->encoding, ==, cases[i].found);
    g_assert_cmpstr (document->rich->text, ==, "镕㐀" ZH1 "\n" ZH2);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-traps/chinese-leftovers", test_chinese_leftovers);
  g_test_add_func ("/page-traps/chinese-kept", test_chinese_kept);
  g_test_add_func ("/page-traps/short-chinese", test_short_chinese);
  g_test_add_func ("/page-traps/noscript-picture", test_noscript_picture);
  g_test_add_func ("/page-traps/order", test_order);
  g_test_add_func ("/page-traps/days", test_days);
  g_test_add_func ("/page-traps/suffixes", test_suffixes);
  g_test_add_func ("/page-traps/microdata", test_microdata);
  g_test_add_func ("/page-traps/labels", test_labels);
  return g_test_run ();
}

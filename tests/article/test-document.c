/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole documents: pages, notes and texts of our own, and what is refused with which words. */
#include "article-support.h"

#include "tln-error.h"

#include <string.h>

static void
assert_day (const TlnDocument *document, const char *day)
{
  g_autofree char *seen = tln_date_format (&document->published);

  g_assert_cmpstr (seen, ==, day);
}

static void
assert_same_as_markdown (const TlnDocument *document)
{
  g_autoptr (TlnRich) again = tln_document_rich (document->rich->text, document->markdown);

  g_assert_cmpstr (again->text, ==, document->rich->text);
  g_assert_cmpuint (again->spans->len, ==, document->rich->spans->len);
}

static const TlnSpan *
find_span (const TlnDocument *document, TlnSpanKind kind)
{
  for (guint i = 0; i < document->rich->spans->len; i++)
    if (g_array_index (document->rich->spans, TlnSpan, i).kind == kind)
      return &g_array_index (document->rich->spans, TlnSpan, i);
  return NULL;
}

static void
test_page (void)
{
  g_autoptr (GBytes) bytes = fixture ("column-en.html");
  g_autoptr (TlnDocument) document =
      parse (bytes, "column-en.html", "https://ledger.example/2025/03/10/cooling.html?utm=1");
  const char *text = document->rich->text;

  g_assert_cmpstr (document->kind, ==, "html");
  g_assert_cmpstr (document->title.value, ==, "Why cooling decides the next cluster");
  g_assert_cmpstr (document->title.origin, ==, "json-ld");
  g_assert_false (document->title.guess);
  g_assert_cmpstr (document->byline.value, ==, "Ada Test, Bo Probe");
  g_assert_cmpstr (document->site_name.value, ==, "Example Ledger");
  g_assert_cmpstr (document->url.value, ==, "https://ledger.example/2025/03/10/cooling.html");
  g_assert_cmpstr (document->language.value, ==, "en-GB");
  assert_day (document, "2025-03-10T08:15Z");
  g_assert_true (g_str_has_prefix (text, "Power is the first thing"));
  g_assert_nonnull (strstr (text, "Site\tLoad\nNorth\t12 MW\nSouth\t9 MW\n"));
  g_assert_true (g_str_has_suffix (text, "to come out right."));
  g_assert_null (strstr (text, "Advertisement"));
  g_assert_null (strstr (text, "Share"));
  g_assert_null (strstr (text, "Subscribe"));
  g_assert_cmpstr (find_span (document, TLN_SPAN_IMAGE)->target, ==,
                   "https://ledger.example/2025/03/10/img/hall.jpg");
  g_assert_cmpstr (find_span (document, TLN_SPAN_IMAGE)->label, ==, "A hall");
  g_assert_nonnull (find_span (document, TLN_SPAN_CAPTION));
  g_assert_nonnull (find_span (document, TLN_SPAN_QUOTE));
  g_assert_nonnull (find_span (document, TLN_SPAN_LIST_ITEM));
  assert_same_as_markdown (document);
}

/* UTF-8 labelled gb2312, and the same page as GB18030 with its label and without. */
static void
test_chinese_page (void)
{
  g_autoptr (GBytes) bytes = fixture ("column-zh.html");
  gsize size;
  g_autofree char *gbk =
      g_convert (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "GB18030",
                 "UTF-8", NULL, &size, NULL);
  g_autoptr (GBytes) encoded = g_bytes_new (gbk, size);
  g_autoptr (TlnDocument) document = parse (bytes, "a.html", NULL);
  g_autoptr (TlnDocument) other = parse (encoded, "a.html", NULL);

  g_assert_cmpstr (document->encoding, ==, "UTF-8");
  g_assert_cmpstr (other->encoding, ==, "GB18030");
  g_assert_cmpstr (other->rich->text, ==, document->rich->text);
  g_assert_cmpstr (document->title.value, ==, "推理需求从哪里来");
  assert_day (document, "2025-03-10T18:13");
  g_assert_true (document->published_guess);
  g_assert_nonnull (strstr (document->rich->text, "\n“问一次”很便宜"));
  g_assert_null (strstr (document->rich->text, "责任编辑"));
  g_assert_null (strstr (document->rich->text, "相关阅读"));
  g_assert_null (strstr (document->rich->text, "首页"));
  assert_same_as_markdown (document);
}

static void
test_wechat (void)
{
  g_autoptr (GBytes) bytes = fixture ("wechat.html");
  g_autoptr (TlnDocument) document = parse (bytes, "w.html", NULL);

  g_assert_true (g_str_has_prefix (document->rich->text, "这里的正文在脚本运行之前"));
  g_assert_true (g_str_has_suffix (document->rich->text, "不必当真。"));
  g_assert_cmpstr (document->title.value, ==, "一个公众号的例子");
  g_assert_cmpstr (document->site_name.value, ==, "示例号");
  assert_day (document, "2019-09-09T08:00Z");
  g_assert_cmpstr (find_span (document, TLN_SPAN_IMAGE)->target, ==,
                   "https://img.example/a.png?wx_fmt=png");
}

static void
test_short (void)
{
  g_autoptr (GBytes) bytes = fixture ("short.html");
  g_autoptr (TlnDocument) document = parse (bytes, "s.html", NULL);

  g_assert_cmpstr (document->rich->text, ==, "One line is all there is.");
  g_assert_cmpstr (document->title.value, ==, "Short note");
}

static void
test_clip (void)
{
  g_autoptr (GBytes) bytes = fixture ("clip.md");
  g_autoptr (TlnDocument) document = parse (bytes, "clip.md", NULL);

  g_assert_cmpstr (document->kind, ==, "markdown");
  g_assert_cmpstr (document->title.value, ==, "A clipped page: with a colon");
  g_assert_cmpstr (document->url.value, ==, "https://example.org/a?b=1&c=2");
  g_assert_cmpstr (document->byline.value, ==, "Ada Test, Bo Probe");
  assert_day (document, "2025-03-10");
  g_assert_cmpstr (document->rich->text, ==, "Some text of the page.\none\ntwo");
  assert_same_as_markdown (document);
}

static TlnDocument *
parse_text (const char *text, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return parse (bytes, name, NULL);
}

/* A text without a head: the title is a guess, and no year is invented. */
static void
test_text (void)
{
  g_autoptr (TlnDocument) bare = parse_text (
      "当地时间2月23日，一位高管第一次谈到此事。他还说了很多别的话，这里从略。\n第二段。",
      "000_d85cbbb7be03c37f.txt");
  g_autoptr (TlnDocument) headed = parse_text (
      "推理需求从哪里来\n2025年3月10日 来源：示例财经\n\n正文从这里开始，写得很长很长。", "x.txt");
  g_autoptr (TlnDocument) named =
      parse_text ("一段很长的话，没有标题，也没有别的什么。", "算力笔记之一.txt");

  g_assert_cmpstr (bare->kind, ==, "text");
  g_assert_null (bare->markdown);
  g_assert_true (bare->title.guess);
  g_assert_cmpstr (bare->title.origin, ==, "first line");
  g_assert_cmpint (bare->published.day, ==, TLN_DAY_NONE);
  g_assert_null (bare->site_name.value);
  g_assert_cmpstr (bare->language.value, ==, "zh");
  g_assert_cmpstr (headed->title.value, ==, "推理需求从哪里来");
  g_assert_cmpstr (headed->title.origin, ==, "first line");
  g_assert_cmpstr (headed->site_name.value, ==, "示例财经");
  g_assert_true (headed->site_name.guess);
  assert_day (headed, "2025-03-10");
  g_assert_cmpstr (named->title.value, ==, "算力笔记之一");
  g_assert_cmpstr (named->title.origin, ==, "file name");
}

static void
assert_refused (const char *data, gsize size, const char *name, int code, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  TlnHints hints = { .name = name };
  g_autoptr (GError) error = NULL;

  g_assert_null (tln_document_parse (bytes, &hints, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("\"%s\" does not say \"%s\"", error->message, words);
}

static void
test_refused (void)
{
  static const char zeros[4096] = { 0 };
  g_autofree char *large = g_malloc0 (TLN_DOCUMENT_MAX_BYTES + 1);

  assert_refused ("", 0, "a.html", TLN_IMPORT_ERROR_EMPTY, "empty");
  assert_refused (zeros, sizeof zeros, "a.txt", TLN_IMPORT_ERROR_NO_TEXT, "zeros");
  assert_refused (" \n\t\n", 4, "a.txt", TLN_IMPORT_ERROR_NO_TEXT, "no text");
  assert_refused ("\x89PNG\r\n\x1a\n....", 12, "a.html", TLN_IMPORT_ERROR_UNSUPPORTED, "PNG");
  assert_refused ("PK\x03\x04....", 8, "a.epub", TLN_IMPORT_ERROR_UNSUPPORTED, "ZIP");
  assert_refused ("MIME-Version: 1.0\nContent-Type: multipart/related; x\n", 52, "a.mht",
                  TLN_IMPORT_ERROR_MALFORMED, "MHTML");
  assert_refused ("ab\x01\x02\x03\x04\x05\x06", 8, "a.bin", TLN_IMPORT_ERROR_UNSUPPORTED, "binary");
  assert_refused ("<html><body><script>1</script></body></html>", 44, "a.html",
                  TLN_IMPORT_ERROR_NO_TEXT, "no text");
  assert_refused (large, TLN_DOCUMENT_MAX_BYTES + 1, "a.txt", TLN_IMPORT_ERROR_TOO_LARGE, "32 MB");
}

/* What begins like a mark of another kind but is text is read. */
static void
test_kinds (void)
{
  g_autoptr (TlnDocument) bmw = parse_text ("BMW sells cars and more, it says.", "a.txt");
  g_autoptr (TlnDocument) note = parse_text ("# Head\n\nA <b>note</b>.", "a.md");
  g_autoptr (TlnDocument) code = parse_text ("Use <p> and <div> and </div> in a page.", "a.txt");
  g_autoptr (TlnDocument) html = parse_text ("<!-- saved --><!doctype html><p>A paragraph.", NULL);

  g_assert_cmpstr (bmw->kind, ==, "text");
  g_assert_cmpstr (note->kind, ==, "markdown");
  g_assert_cmpstr (note->title.value, ==, "Head");
  g_assert_cmpstr (code->kind, ==, "text");
  g_assert_cmpstr (html->kind, ==, "html");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/page", test_page);
  g_test_add_func ("/document/chinese-page", test_chinese_page);
  g_test_add_func ("/document/wechat", test_wechat);
  g_test_add_func ("/document/short", test_short);
  g_test_add_func ("/document/clip", test_clip);
  g_test_add_func ("/document/text", test_text);
  g_test_add_func ("/document/refused", test_refused);
  g_test_add_func ("/document/kinds", test_kinds);
  return g_test_run ();
}

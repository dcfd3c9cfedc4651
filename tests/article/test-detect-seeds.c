/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is found in the two articles beside the project. Skips where they are missing. */
#include "tln-detect.h"
#include "tln-text.h"

#include <string.h>

typedef struct {
  char *text;
  TlnDetection *detection;
} Article;

static gboolean
load (Article *article, const char *name)
{
  const char *shared = g_getenv ("TLN_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "seeds", name, NULL);

  if (shared == NULL || !g_file_get_contents (path, &article->text, NULL, NULL)) {
    g_test_skip ("the articles are not beside the project");
    return FALSE;
  }
  article->detection = tln_detect (article->text, NULL);
  return TRUE;
}

static void
unload (Article *article)
{
  g_free (article->text);
  tln_detection_free (article->detection);
}

static void
assert_instrument (const Article *article, guint index, const char *code, const char *expect)
{
  g_assert_cmpuint (index, <, article->detection->instruments->len);
  const TlnFoundInstrument *one = g_ptr_array_index (article->detection->instruments, index);
  g_autofree char *words = tln_text_slice (article->text, one->start, one->end);
  g_autofree char *got = g_strdup_printf ("%s %s %s", one->exchange, one->name, one->rule);

  g_assert_cmpstr (one->code, ==, code);
  g_assert_cmpstr (words, ==, code);
  g_assert_cmpstr (got, ==, expect);
  g_assert_null (one->within);
}

/* The boilerplate that holds some words begins with others. */
static void
assert_folded (const Article *article, const char *words, const char *kind, const char *begins)
{
  const char *at = strstr (article->text, words);
  guint32 offset = (guint32) g_utf8_pointer_to_offset (article->text, at);

  for (guint i = 0; i < article->detection->boilerplate->len; i++) {
    const TlnFoundBoilerplate *one = g_ptr_array_index (article->detection->boilerplate, i);
    if (offset < one->start || offset >= one->end)
      continue;
    g_autofree char *span = tln_text_slice (article->text, one->start, one->end);
    g_assert_cmpstr (one->kind, ==, kind);
    g_assert_true (g_str_has_prefix (span, begins));
    return;
  }
  g_assert_not_reached ();
}

static guint
count_stage (const Article *article, const char *stage, const char *quote)
{
  guint n = 0;

  for (guint i = 0; i < article->detection->stages->len; i++) {
    const TlnFoundStage *one = g_ptr_array_index (article->detection->stages, i);
    n += strcmp (one->stage, stage) == 0 && (quote == NULL || strcmp (one->quote, quote) == 0);
  }
  return n;
}

static void
test_first (void)
{
  Article article = { 0 };

  if (!load (&article, "000_d85cbbb7be03c37f.txt"))
    return;
  g_assert_cmpuint (article.detection->instruments->len, ==, 7);
  assert_instrument (&article, 0, "515050", "SSE 5G通信ETF name(code)");
  assert_instrument (&article, 1, "159995", "SZSE 芯片ETF name(code)");
  assert_instrument (&article, 2, "516630", "SSE 云计算50ETF name(code)");
  assert_instrument (&article, 3, "513180", "SSE 恒生科技指数ETF name(code)");
  g_assert_cmpuint (article.detection->boilerplate->len, ==, 3);
  assert_folded (&article, "不作为个股推荐)", "figure", "英伟达股价");
  assert_folded (&article, "栏目持续更新", "promotion", "《");
  assert_folded (&article, "风险等级为R4", "disclaimer", "风险提示");
  const TlnFoundBoilerplate *last = g_ptr_array_index (article.detection->boilerplate, 2);
  g_assert_cmpstr (last->rule, ==, "heading 风险提示");
  g_assert_cmpuint (last->end, ==, (guint) g_utf8_strlen (article.text, -1));
  g_assert_cmpuint (count_stage (&article, "inference_compute", "推理算力"), >=, 7);
  g_assert_cmpuint (count_stage (&article, "training_compute", "训练算力"), >=, 3);
  g_assert_cmpuint (count_stage (&article, "model", NULL), >=, 5);
  g_assert_cmpuint (count_stage (&article, "applications", NULL), >=, 4);
  unload (&article);
}

static void
test_second (void)
{
  Article article = { 0 };

  if (!load (&article, "001_bb0ece290725cdd0.txt"))
    return;
  g_assert_cmpuint (article.detection->instruments->len, ==, 1);
  assert_instrument (&article, 0, "588930", "SSE 科创板人工智能ETF name(code)");
  g_assert_cmpuint (article.detection->boilerplate->len, ==, 7);
  assert_folded (&article, "大模型的训练与应用", "figure", "图");
  assert_folded (&article, "德邦证券", "attribution", "(");
  assert_folded (&article, "买者自负", "disclaimer", "风险提示");
  assert_folded (&article, "电子披露网站", "disclaimer", "风险提示");
  assert_folded (&article, "来源:金融界", "source-line", "来源");
  assert_folded (&article, "上一篇", "navigation", "上一篇");
  unload (&article);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/detect-seeds/first", test_first);
  g_test_add_func ("/detect-seeds/second", test_second);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finders together: boilerplate keeps stages out and names where instruments stand; what the
 * notebook knows; offsets; random text. */
#include "tln-detect.h"
#include "tln-text.h"

#include <string.h>

static void
test_together (void)
{
  const char *text = "推理算力（５１５０５０.SH）缺口扩大。\n供给不足。\n"
                     "风险提示：推理算力需求不及预期，芯片ETF(159995)波动较大。";
  g_autoptr (TlnDetection) detection = tln_detect (text, NULL);

  g_assert_cmpuint (detection->instruments->len, ==, 2);
  const TlnFoundInstrument *first = g_ptr_array_index (detection->instruments, 0);
  const TlnFoundInstrument *second = g_ptr_array_index (detection->instruments, 1);
  g_autofree char *words = tln_text_slice (text, first->start, first->end);
  g_assert_cmpstr (words, ==, "５１５０５０.SH");
  g_assert_null (first->within);
  g_assert_cmpstr (second->within, ==, "disclaimer");
  g_assert_cmpuint (detection->stages->len, ==, 1);
  const TlnFoundStage *stage = g_ptr_array_index (detection->stages, 0);
  g_assert_cmpstr (stage->stage, ==, "inference_compute");
  g_assert_cmpuint (stage->start, ==, 0);
  g_assert_cmpint (stage->stage_id, ==, 0);
}

static void
test_known (void)
{
  TlnKnownInstrument known[] = { { (char *) "515050", (char *) "SSE", (char *) "5G通信ETF" },
                                 { (char *) "000001", (char *) "SSE", NULL },
                                 { (char *) "600000", (char *) "XX", NULL } };
  const TlnDetectContext context = { .instruments = known, .n_instruments = 3 };
  const char *text = "聊聊 515050，再说 159995，最后是 000001。共 515050 人次，电话 515050。";
  g_autoptr (TlnDetection) without = tln_detect (text, NULL);
  g_autoptr (TlnDetection) with = tln_detect (text, &context);

  g_assert_cmpuint (without->instruments->len, ==, 0);
  g_assert_cmpuint (with->instruments->len, ==, 2);
  const TlnFoundInstrument *first = g_ptr_array_index (with->instruments, 0);
  const TlnFoundInstrument *second = g_ptr_array_index (with->instruments, 1);
  g_assert_cmpstr (first->code, ==, "515050");
  g_assert_cmpstr (first->rule, ==, "known");
  g_assert_cmpstr (second->exchange, ==, "SSE");
}

static void
test_own_stages (void)
{
  char *cues[] = { (char *) "液冷", NULL };
  TlnStageCues stage = { 42, (char *) "cooling", cues };
  const TlnDetectContext context = { .stages = &stage, .n_stages = 1 };
  g_autoptr (TlnDetection) detection = tln_detect ("大模型要液冷。", &context);

  g_assert_cmpuint (detection->stages->len, ==, 1);
  const TlnFoundStage *one = g_ptr_array_index (detection->stages, 0);
  g_assert_cmpint (one->stage_id, ==, 42);
  g_assert_cmpstr (one->quote, ==, "液冷");
}

static void
test_empty (void)
{
  g_autoptr (TlnDetection) detection = tln_detect ("", NULL);

  g_assert_cmpuint (detection->instruments->len, ==, 0);
  g_assert_cmpuint (detection->stages->len, ==, 0);
  g_assert_cmpuint (detection->boilerplate->len, ==, 0);
}

/* Digits with blanks, points and commas between them, and addresses, hold no code. */
static void
test_random_numbers (void)
{
  static const char *const between[] = { " ", ".", ",", "-", "的", "共", "年", " 元 ", ":", "/" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint round = 0; round < 2000; round++) {
    g_autoptr (GString) text = g_string_new (NULL);
    for (guint i = 0; i < 12; i++) {
      guint digits = (guint) g_rand_int_range (rand, 1, 12);
      for (guint j = 0; j < (digits == 6 ? 7 : digits); j++)
        g_string_append_c (text, (char) ('0' + g_rand_int_range (rand, 0, 10)));
      g_string_append (text, between[g_rand_int_range (rand, 0, G_N_ELEMENTS (between))]);
    }
    g_string_append_printf (
        text, "\nhttps://a.example/%06u/b?c=%06u\n#%06u; %06u%%",
        g_rand_int_range (rand, 0, 1000000), g_rand_int_range (rand, 0, 1000000),
        g_rand_int_range (rand, 0, 1000000), g_rand_int_range (rand, 0, 1000000));
    g_autoptr (TlnDetection) detection = tln_detect (text->str, NULL);
    if (detection->instruments->len > 0)
      g_test_message ("%s", text->str);
    g_assert_cmpuint (detection->instruments->len, ==, 0);
  }
}

/* Offsets lie inside the text, in order, and the words there hold the code. */
static void
test_offsets (void)
{
  static const char *const pieces[] = { "芯片ETF（159995）",
                                        "$NVDA",
                                        "\u200b",
                                        "ｓｈ６０００３６",
                                        "推理算力",
                                        "㈠",
                                        "e\u0301",
                                        "0700.HK",
                                        "英伟达(NVDA.O)",
                                        "，",
                                        "\n",
                                        " ",
                                        "风险提示：",
                                        "不构成投资建议。",
                                        "LLM",
                                        "①",
                                        "代码：600519",
                                        "😀" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (guint round = 0; round < 2000; round++) {
    g_autoptr (GString) text = g_string_new (NULL);
    for (guint i = 0; i < 15; i++)
      g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
    g_autoptr (TlnDetection) detection = tln_detect (text->str, NULL);
    guint32 length = (guint32) g_utf8_strlen (text->str, -1), last = 0;
    for (guint i = 0; i < detection->instruments->len; i++) {
      const TlnFoundInstrument *one = g_ptr_array_index (detection->instruments, i);
      g_assert_cmpuint (one->start, >=, last);
      g_assert_cmpuint (one->start, <, one->end);
      g_assert_cmpuint (one->end, <=, length);
      last = one->end;
      g_autofree char *slice = tln_text_slice (text->str, one->start, one->end);
      g_autoptr (TlnNormalized) norm = tln_normalize (slice);
      const char *code = strcmp (one->exchange, "HKEX") == 0 ? one->code + 2 : one->code;
      g_assert_nonnull (strstr (norm->text, code));
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/detect/together", test_together);
  g_test_add_func ("/detect/known", test_known);
  g_test_add_func ("/detect/own-stages", test_own_stages);
  g_test_add_func ("/detect/empty", test_empty);
  g_test_add_func ("/detect/random-numbers", test_random_numbers);
  g_test_add_func ("/detect/offsets", test_offsets);
  return g_test_run ();
}

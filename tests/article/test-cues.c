/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cue words: folding, word edges, the longest of overlapping ones, own stages, offsets; and that
 * the automaton finds what a plain search finds. */
#include "tln-cues.h"
#include "tln-text.h"

#include <string.h>

static char *
describe (const TlnCues *cues, const char *text)
{
  g_autoptr (GPtrArray) found = tln_cues_find (cues, text);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++) {
    const TlnFoundStage *one = g_ptr_array_index (found, i);
    g_autofree char *slice = tln_text_slice (text, one->start, one->end);
    g_assert_cmpstr (slice, ==, one->quote);
    g_string_append_printf (out, "%s%s:%s", i > 0 ? " | " : "", one->stage, one->quote);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_found (const TlnCues *cues, const char *text, const char *expect)
{
  g_autofree char *got = describe (cues, text);

  g_assert_cmpstr (got, ==, expect);
}

static void
test_builtin (void)
{
  g_autoptr (TlnCues) cues = tln_cues_new (NULL, 0);

  assert_found (cues, "先看大模型，再看推理算力。", "model:大模型 | inference_compute:推理算力");
  assert_found (cues, "算力很贵，推理也难。", "");
  assert_found (cues, "ＡＩ应用与 AI 应用", "applications:ＡＩ应用 | applications:AI 应用");
  assert_found (cues, "LLMs need Inference\u00a0Compute; pre-training and pretraining",
                "model:LLMs | inference_compute:Inference\u00a0Compute | "
                "training_compute:pre-training | training_compute:pretraining");
  assert_found (cues, "LLMser, xLLM, GenAI应用", "");
  assert_found (cues, "推理\n算力", "");
  assert_found (cues, "推\u200b理算力", "inference_compute:推\u200b理算力");
  assert_found (cues, "大模型训练和大模型推理",
                "training_compute:大模型训练 | inference_compute:大模型推理");
  assert_found (cues, "训练算力-推理算力",
                "training_compute:训练算力 | inference_compute:推理算力");
}

static void
test_own (void)
{
  static const char *const compute[] = { "算力", "gpu", "", "  ", NULL };
  static const char *const inference[] = { "推理算力", "GPU", NULL };
  const TlnCueList lists[] = { { 7, "compute", compute }, { 9, "inference", inference } };
  g_autoptr (TlnCues) cues = tln_cues_new_lists (lists, 2);

  assert_found (cues, "推理算力缺口与算力", "inference:推理算力 | compute:算力");
  assert_found (cues, "Gpu", "compute:Gpu | inference:Gpu");
  assert_found (cues, "GPUs gpu4 gpu-rich", "compute:gpu | inference:gpu");
  assert_found (cues, "", "");
  g_autoptr (GPtrArray) found = tln_cues_find (cues, "一个算力");
  const TlnFoundStage *one = g_ptr_array_index (found, 0);
  g_assert_cmpint (one->stage_id, ==, 7);
  g_assert_cmpuint (one->start, ==, 2);
  g_autoptr (TlnCues) none = tln_cues_new_lists (lists, 0);
  assert_found (none, "算力", "");
}

static void
test_overlaps (void)
{
  static const char *const words[] = { "甲乙丙", "丙丁戊己", "乙丙", "己", "a b", "b c d", NULL };
  const TlnCueList list = { 1, "s", words };
  g_autoptr (TlnCues) cues = tln_cues_new_lists (&list, 1);

  assert_found (cues, "甲乙丙丁戊己", "s:丙丁戊己");
  assert_found (cues, "甲乙丙丁戊", "s:甲乙丙");
  assert_found (cues, "乙丙己己", "s:乙丙 | s:己 | s:己");
  assert_found (cues, "a  b c d", "s:b c d");
  assert_found (cues, "甲甲乙丙丁戊己甲乙丙", "s:丙丁戊己 | s:甲乙丙");
}

static void
test_against_plain_search (void)
{
  static const char *const words[] = { "ab", "bab", "bb", "abba", "a", "c", NULL };
  const TlnCueList list = { 1, "s", words };
  g_autoptr (TlnCues) cues = tln_cues_new_lists (&list, 1);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 3000; round++) {
    char text[24] = "";
    for (guint i = 0; i < 20; i++)
      text[i] = " abc"[g_rand_int_range (rand, 0, 4)];
    guint plain = 0;
    g_auto (GStrv) parts = g_strsplit (text, " ", -1);
    for (guint i = 0; parts[i] != NULL; i++)
      plain += g_strv_contains (words, parts[i]);
    g_autoptr (GPtrArray) found = tln_cues_find (cues, text);
    g_assert_cmpuint (found->len, ==, plain);
  }
}

static void
test_keys (void)
{
  g_assert_nonnull (tln_detect_builtin_cues ("model"));
  g_assert_nonnull (tln_detect_builtin_cues ("inference_compute"));
  g_assert_null (tln_detect_builtin_cues ("compute"));
  g_assert_null (tln_detect_builtin_cues (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cues/builtin", test_builtin);
  g_test_add_func ("/cues/own", test_own);
  g_test_add_func ("/cues/overlaps", test_overlaps);
  g_test_add_func ("/cues/against-plain-search", test_against_plain_search);
  g_test_add_func ("/cues/keys", test_keys);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding, normalising with a way back, excerpts, cleaning, language. */
#include "tln-text.h"

static void
test_fold (void)
{
  g_autofree char *folded = tln_text_fold ("ＡＩ大模型 Café　Ｘ", -1);

  g_assert_cmpstr (folded, ==, "ai大模型 cafe x");
  g_assert_true (tln_char_cjk (0x7B97));
  g_assert_false (tln_char_cjk ('a'));
  g_assert_true (tln_char_word (0x00E9));
  g_assert_false (tln_char_word (0x3002));
}

static void
test_normalize (void)
{
  const char *text = "（５１５０５０）\u200b㎏e\u0301x";
  g_autoptr (TlnNormalized) norm = tln_normalize (text);

  g_assert_cmpstr (norm->text, ==, "(515050)kg\u00e9x");
  g_assert_cmpuint (norm->n, ==, (guint) g_utf8_strlen (norm->text, -1));
  g_assert_cmpuint (norm->origin[7], ==, 7);
  g_assert_cmpuint (norm->origin[8], ==, 9);
  g_assert_cmpuint (norm->origin[9], ==, 9);
  g_assert_cmpuint (norm->origin[11], ==, 12);
  g_assert_cmpuint (norm->origin[norm->n], ==, (guint) g_utf8_strlen (text, -1));
}

static void
test_clean (void)
{
  g_autofree char *clean = tln_text_clean ("\xEF\xBB\xBF"
                                           "a\r\nb\rc\0d\xFF"
                                           "e",
                                           13);
  g_autofree char *squeezed = tln_text_squeeze ("  a \n\t b\u00a0\u3000c ");

  g_assert_cmpstr (clean, ==, "a\nb\ncd\uFFFDe");
  g_assert_cmpstr (squeezed, ==, "a b c");
}

static void
test_excerpt (void)
{
  g_autofree char *whole = tln_text_excerpt ("short  text", 20);
  g_autofree char *latin = tln_text_excerpt ("some longer sentence here", 14);
  g_autofree char *han = tln_text_excerpt ("推理算力缺口显现", 4);

  g_assert_cmpstr (whole, ==, "short text");
  g_assert_cmpstr (latin, ==, "some longer…");
  g_assert_cmpstr (han, ==, "推理算力…");
}

static void
test_language (void)
{
  g_assert_cmpstr (tln_text_language ("推理算力缺口显现，AI"), ==, "zh");
  g_assert_cmpstr (tln_text_language ("Inference is where demand goes"), ==, "en");
  g_assert_cmpstr (tln_text_language ("これは日本語の文章です"), ==, "ja");
  g_assert_null (tln_text_language ("123"));
  g_assert_cmpuint (tln_text_count ("AI 大模型 and more"), ==, 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/normalize", test_normalize);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/excerpt", test_excerpt);
  g_test_add_func ("/text/language", test_language);
  return g_test_run ();
}

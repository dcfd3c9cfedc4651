/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Traditional to simplified: words, what stays, that the table leads nowhere on. */
#include "tln-han.h"

static void
assert_simple (const char *text, const char *simple)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (out, tln_han_simple (g_utf8_get_char (p)));
  g_assert_cmpstr (out->str, ==, simple);
}

static void
test_words (void)
{
  assert_simple ("人工智慧與機器學習", "人工智慧与机器学习");
  assert_simple ("數據中心伺服器晶片", "数据中心伺服器晶片");
  assert_simple ("雲計算發展後頭髮", "云计算发展后头发");
  assert_simple ("算力, GPU ひらがな한글 𠀀", "算力, GPU ひらがな한글 𠀀");
}

static void
test_once (void)
{
  const TlnHanTable *table = tln_han_table ();
  guint n = 0;

  for (guint i = 0; i < TLN_HAN_N; i++) {
    guint16 simple = table->simple[i];
    g_assert_cmpuint (table->bits[i / 64] >> i % 64 & 1, ==, simple != 0);
    if (simple == 0)
      continue;
    n++;
    g_assert_cmpuint (simple, >=, TLN_HAN_FIRST);
    g_assert_cmpuint (simple, <=, TLN_HAN_LAST);
    g_assert_cmpuint (table->simple[simple - TLN_HAN_FIRST], ==, 0);
  }
  g_assert_cmpuint (n, >, 2500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/han/words", test_words);
  g_test_add_func ("/han/once", test_once);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Initials of characters: both ends of each letter, readings, what has none. */
#include "tln-pinyin.h"

static void
test_initials (void)
{
  static const char *const words[][2] = {
    { "算力", "sl" },
    { "人工智能", "rgzn" },
    { "推理", "tl" },
    { "芯片", "xp" },
    { "通信设备", "txsb" },
    { "啊澳芭怖擦错搭堕蛾贰", "aabbccddee" },
    { "发咐噶过哈祸击骏喀阔", "ffgghhjjkk" },
    { "垃络妈穆拿诺哦沤啪曝", "llmmnnoopp" },
    { "期群然弱撒所塌唾挖误", "qqrrssttww" },
    { "昔迅压孕匝座", "xxyyzz" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    const char *letter = words[i][1];

    for (const char *p = words[i][0]; *p; p = g_utf8_next_char (p), letter++)
      g_assert_cmphex (tln_pinyin_initials (g_utf8_get_char (p)) & TLN_PINYIN_LETTER (*letter), !=,
                       0);
    g_assert_cmpint (*letter, ==, 0);
  }
}

static void
test_readings (void)
{
  guint32 row = tln_pinyin_initials (g_utf8_get_char ("行"));

  g_assert_cmphex (row, ==, TLN_PINYIN_LETTER ('h') | TLN_PINYIN_LETTER ('x'));
  g_assert_cmphex (tln_pinyin_initials (g_utf8_get_char ("长")), ==,
                   TLN_PINYIN_LETTER ('c') | TLN_PINYIN_LETTER ('z'));
  /* Not in the first level, not a character, the ends of the block. */
  g_assert_cmphex (tln_pinyin_initials (g_utf8_get_char ("龘")), ==, 0);
  g_assert_cmphex (tln_pinyin_initials ('a'), ==, 0);
  g_assert_cmphex (tln_pinyin_initials (0x4DFF), ==, 0);
  g_assert_cmphex (tln_pinyin_initials (0x9FA6), ==, 0);
  g_assert_cmphex (tln_pinyin_initials (0x4E00), ==, TLN_PINYIN_LETTER ('y'));
}

static void
test_all (void)
{
  guint n = 0;

  for (gunichar c = 0x4E00; c <= 0x9FA5; c++)
    n += tln_pinyin_initials (c) != 0;
  g_assert_cmpuint (n, ==, 3755);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pinyin/initials", test_initials);
  g_test_add_func ("/pinyin/readings", test_readings);
  g_test_add_func ("/pinyin/all", test_all);
  return g_test_run ();
}

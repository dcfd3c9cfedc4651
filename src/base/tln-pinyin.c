/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No table of readings: GB 2312 sorts its first level by them, so the place of a character says
 * between which two letters it is. */
#include "tln-pinyin.h"

#include <string.h>

#define FIRST 0x4E00 /* of the unified ideographs */
#define LAST 0x9FA5
/* Of the first level, as codes of GB 2312. */
#define LEVEL_FIRST 0xB0A1
#define LEVEL_LAST 0xD7F9

/* Where each letter begins; no syllable begins with i, u or v. */
static const struct {
  char letter;
  const char *first;
} starts[] = {
  { 'a', "啊" }, { 'b', "芭" }, { 'c', "擦" }, { 'd', "搭" }, { 'e', "蛾" }, { 'f', "发" },
  { 'g', "噶" }, { 'h', "哈" }, { 'j', "击" }, { 'k', "喀" }, { 'l', "垃" }, { 'm', "妈" },
  { 'n', "拿" }, { 'o', "哦" }, { 'p', "啪" }, { 'q', "期" }, { 'r', "然" }, { 's', "撒" },
  { 't', "塌" }, { 'w', "挖" }, { 'x', "昔" }, { 'y', "压" }, { 'z', "匝" },
};

/* Readings with another initial, beyond the one a character is sorted by. */
static const struct {
  const char *characters;
  char letter;
} more[] = {
  { "阿", 'e' },
  { "薄", 'p' },
  { "长重传种藏朝曾", 'c' },
  { "长重传种藏朝曾", 'z' },
  { "车校系给", 'j' },
  { "石", 'd' },
  { "单参", 's' },
  { "单参盛", 'c' },
  { "调弹", 't' },
  { "行降", 'h' },
  { "行降校系省厦宿解", 'x' },
  { "弹", 'd' },
  { "会", 'k' },
  { "率乐", 'l' },
  { "率", 's' },
  { "乐尉", 'y' },
  { "仇", 'q' },
  { "区", 'o' },
  { "秘", 'b' },
  { "识", 'z' },
};

/* Letter bits by character, from FIRST. */
static guint32 *
make_table (void)
{
  guint32 *table = g_new0 (guint32, LAST - FIRST + 1);
  guint16 codes[G_N_ELEMENTS (starts)];

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++) {
    g_autofree char *code = g_convert (starts[i].first, -1, "GB18030", "UTF-8", NULL, NULL, NULL);

    codes[i] = code ? (guint16) ((guint8) code[0] << 8 | (guint8) code[1]) : G_MAXUINT16;
  }
  for (guint high = LEVEL_FIRST >> 8, letter = 0; high <= LEVEL_LAST >> 8; high++) {
    for (guint low = 0xA1; low <= 0xFE && (high << 8 | low) <= LEVEL_LAST; low++) {
      char pair[] = { (char) high, (char) low };
      g_autofree char *text = g_convert (pair, 2, "UTF-8", "GB18030", NULL, NULL, NULL);
      gunichar c = text ? g_utf8_get_char (text) : 0;

      while (letter + 1 < G_N_ELEMENTS (starts) && codes[letter + 1] <= (high << 8 | low))
        letter++;
      if (c >= FIRST && c <= LAST)
        table[c - FIRST] = TLN_PINYIN_LETTER (starts[letter].letter);
    }
  }
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    for (const char *p = more[i].characters; *p; p = g_utf8_next_char (p))
      table[g_utf8_get_char (p) - FIRST] |= TLN_PINYIN_LETTER (more[i].letter);
  return table;
}

guint32
tln_pinyin_initials (gunichar c)
{
  static guint32 *table;

  if (c < FIRST || c > LAST)
    return 0;
  if (g_once_init_enter_pointer (&table))
    g_once_init_leave_pointer (&table, make_table ());
  return table[c - FIRST];
}
